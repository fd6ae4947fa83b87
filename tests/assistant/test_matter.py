"""What no source speaks of is not answered from one that is merely like it."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    ("question", "unsaid"),
    [
        ("Cơ quan nào chủ trì xây dựng bộ câu hỏi thi nâng ngạch năm 2030?", "thi nâng ngạch"),
        ("Ai chủ trì việc lắp thang máy tới các xã đảo?", "thang máy"),
    ],
)
def test_a_matter_that_no_source_speaks_of_is_told_and_what_is_near(ask: Ask, question: str, unsaid: str) -> None:
    answer = ask(question)
    assert answer.reason == "not_found"
    assert unsaid in answer.answer
    assert "Gần nhất là" in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Cơ quan nào chủ trì khảo sát du khách năm 2030?", "Sở Du lịch"),
        ("Ai chịu trách nhiệm thực hiện việc lắp cáp quang trên địa bàn các xã đảo?", "Sở Khoa học và Công nghệ"),
        ("so hoa so dang ky tau ca do so nao lam", "Sở Nông nghiệp và Môi trường"),
        ("Hội nghị đối thoại với ngư dân được tổ chức theo hình thức nào, tháng mấy?", "Tháng 4/2030"),
    ],
)
def test_words_for_any_matter_need_not_be_said(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.abstained
    assert told in answer.answer


def test_a_year_of_which_no_source_is_is_told(ask: Ask) -> None:
    answer = ask("Tiêu chí nào của PAR INDEX có kết quả cao nhất năm 2019?")
    assert answer.abstained
    assert "năm 2019" in answer.answer


def test_a_plan_that_is_named_by_its_number_and_known_to_no_source_is_told(ask: Ask) -> None:
    answer = ask("Kế hoạch 841 giao cơ quan nào chủ trì khảo sát du khách?")
    assert answer.abstained
    assert "kế hoạch 841" in answer.answer.lower()


def test_a_year_in_the_name_of_a_document_asks_for_no_figures_of_that_year(ask: Ask) -> None:
    assert not ask("Báo cáo năm 2029 nói Chỉ số PAR INDEX đạt bao nhiêu điểm?").abstained

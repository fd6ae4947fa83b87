"""What is told of a text after the sentence that answers: what that sentence leaves open, and no more."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    ("question", "said", "unasked"),
    [
        ("Năm 2029 tỉnh đã tổ chức bao nhiêu hội nghị tập huấn?", "37", "86,42"),
        ("Tỉnh đã cắt giảm bao nhiêu TTHC nội bộ?", "118", "IOC"),
        ("Trung tâm Điều hành thông minh hoạt động từ khi nào?", "tháng 8/2029", "118"),
    ],
)
def test_nothing_is_told_after_the_value_that_was_asked(ask: Ask, question: str, said: str, unasked: str) -> None:
    answer = ask(question).answer
    assert said in answer
    assert unasked not in answer


def test_a_second_thing_that_is_asked_is_told_from_its_own_sentence(ask: Ask) -> None:
    answer = ask("Năm 2029 tỉnh tổ chức bao nhiêu hội nghị tập huấn và Chỉ số PAR INDEX đạt bao nhiêu điểm?").answer
    assert "37" in answer
    assert "86,42" in answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Kết quả giải quyết hồ sơ trực tuyến của toàn tỉnh năm 2029 được bao nhiêu hồ sơ?", "**41.300** hồ sơ"),
        ("Năm 2029 toàn tỉnh có bao nhiêu công chức được khen thưởng?", "**52** người"),
    ],
)
def test_the_value_stands_in_the_next_sentence_or_after_what_is_counted(ask: Ask, question: str, said: str) -> None:
    assert said in ask(question).answer


@pytest.mark.parametrize(
    ("before", "question", "said"),
    [
        ("Năm 2029 tỉnh đã tổ chức bao nhiêu hội nghị tập huấn?", "Cho bao nhiêu lượt cán bộ?", "**2.415** lượt"),
        (
            "Năm 2029 toàn tỉnh có bao nhiêu công chức được khen thưởng?",
            "Viên chức thì mấy người?",
            "**17** người",
        ),
    ],
)
def test_a_short_question_is_answered_from_the_text_just_cited(ask: Ask, before: str, question: str, said: str) -> None:
    assert said in ask(question, [before]).answer


def test_a_next_question_that_only_names_another_year_asks_the_same_of_it(ask: Ask) -> None:
    before = "Năm 2029 tỉnh đã chi bao nhiêu tỷ đồng cho chuyển đổi số?"
    assert "**64** tỷ" in ask(before).answer
    assert "**41** tỷ" in ask("Còn năm 2028?", [before]).answer


def test_a_next_question_on_another_footnote_is_not_answered_from_the_one_before(ask: Ask) -> None:
    before = "Chú thích 2 của Kế hoạch 58 nêu công ty nào vận hành nền tảng?"
    answer = ask("Còn chú thích 1 thì công ty nào?", [before])
    assert all(c.label != "Chú thích 2" for c in answer.citations)

"""Which document: metadata, comparisons, drafts, and the scope that a caller sets."""

from __future__ import annotations

import pytest

from assistant.answer import Scope
from tests.assistant.conftest import Ask
from tests.assistant.contract import cited, first_line

PLAN, DRAFT, EARLIER = "58/KH-UBND", "58/KH-UBND (dự thảo)", "12/KH-UBND"


@pytest.mark.parametrize(
    ("question", "fact", "document"),
    [
        ("Ai ký Kế hoạch 58?", "Đỗ Minh Khuê", PLAN),
        ("ai ky ke hoach 31", "Lương Thu Trà", "31/KH-UBND"),
        ("Kế hoạch 58 ban hành ngày nào?", "15/03/2030", PLAN),
        ("Kế hoạch PAPI có số hiệu là gì?", "31/KH-UBND", "31/KH-UBND"),
        ("Kế hoạch 12 do cơ quan nào ban hành?", "Ủy ban nhân dân tỉnh Sơn Hải", EARLIER),
        ("Who signed plan 58/KH-UBND?", "Đỗ Minh Khuê", PLAN),
    ],
)
def test_what_a_document_says_of_itself(ask: Ask, question: str, fact: str, document: str) -> None:
    answer = ask(question)
    assert f"**{fact}**" in first_line(answer)
    assert [c.document for c in answer.citations] == [document]


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký kế hoạch năm 2031?",
        "Ai ký dự thảo Kế hoạch 58?",
        "Dự thảo Kế hoạch 58 ban hành ngày nào?",
        "Kế hoạch năm 2031 số hiệu bao nhiêu?",
        "Báo cáo năm 2029 ai ký?",
    ],
)
def test_what_a_document_leaves_blank_is_not_guessed(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.abstained
    assert answer.reason in {"not_found", "missing_part"}
    assert "để trống" in answer.answer
    assert "Đỗ Minh Khuê" not in answer.answer


@pytest.mark.parametrize("question", ["Ai ký Kế hoạch 99?", "Ai ký kế hoạch năm 2025?", "Ai ký Kế hoạch 77/KH-UBND?"])
def test_a_document_that_is_not_here(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.abstained
    assert answer.reason == "not_found"
    assert "58/KH-UBND" in answer.answer


def test_the_documents_are_listed_without_labels_of_ours_as_numbers(ask: Ask) -> None:
    answer = ask("Có những văn bản nào?")
    assert "**7 văn bản**" in first_line(answer)
    assert len(answer.citations) == 7
    assert "KH-2031" not in answer.answer
    assert "BC-2029" not in answer.answer


def test_the_same_matter_in_two_plans(ask: Ask) -> None:
    answer = ask("So sánh cơ quan chủ trì lắp cáp quang tới các xã đảo trong Kế hoạch 12 và Kế hoạch 58")
    one, other = answer.answer.split("\n")[1:3]
    assert "12/KH-UBND" in one
    assert "**Sở Công Thương**" in one
    assert "58/KH-UBND" in other
    assert "**Sở Khoa học và Công nghệ**" in other
    assert cited(answer) == [(EARLIER, "1"), (PLAN, "4")]


def test_the_same_matter_in_two_years(ask: Ask) -> None:
    answer = ask("Việc số hóa sổ đăng ký tàu cá năm 2029 và năm 2030 khác nhau thế nào?")
    assert "**Có khác nhau**" in first_line(answer)
    assert "**Quý IV/2029**" in answer.answer
    assert "**Tháng 11/2030**" in answer.answer
    assert cited(answer) == [(EARLIER, "2"), (PLAN, "5")]


def test_what_agrees_is_said_to_agree(ask: Ask) -> None:
    answer = ask("Cơ quan chủ trì số hóa sổ đăng ký tàu cá ở Kế hoạch 12 và Kế hoạch 58 có khác nhau không?")
    assert "**Không thay đổi**" in first_line(answer)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Nhiệm vụ 5 khi nào xong?", "Tháng 11/2030"),
        ("Mục tiêu của tiêu chí 1.2?", "4.50"),
        ("Ai chủ trì đối thoại với doanh nghiệp?", "Ban Quản lý Khu kinh tế"),
    ],
)
def test_a_draft_never_outranks_the_issued_text(ask: Ask, question: str, fact: str) -> None:
    answer = ask(question)
    assert f"**{fact}**" in first_line(answer)
    assert answer.citations[0].document == PLAN
    assert answer.citations[0].status == "issued"


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Nhiệm vụ 5 trong dự thảo Kế hoạch 58 có tiến độ thế nào?", "Tháng 12/2030"),
        ("Tiêu chí 1.2 do ai chủ trì theo dự thảo?", "Sở Tài chính"),
    ],
)
def test_a_draft_that_is_asked_for_answers_as_a_draft(ask: Ask, question: str, fact: str) -> None:
    answer = ask(question)
    assert f"**{fact}**" in first_line(answer)
    assert "dự thảo" in answer.answer
    assert [(c.document, c.status) for c in answer.citations] == [(DRAFT, "draft")]


def test_a_cell_of_the_draft_against_the_issued_text(ask: Ask) -> None:
    answer = ask("Mục tiêu tiêu chí 1.2 trong dự thảo và bản ban hành khác nhau thế nào?")
    assert "**4.50**" in answer.answer
    assert "**4.80**" in answer.answer
    assert {c.document for c in answer.citations} == {PLAN, DRAFT}


@pytest.mark.parametrize(
    ("scope", "fact", "document"),
    [
        (Scope(documents=[EARLIER]), "Sở Công Thương", EARLIER),
        (Scope(years=[2029]), "Sở Công Thương", EARLIER),
        (Scope(documents=["KH-2031"]), "Sở Tài chính", "KH-2031"),
        (Scope(years=[2030]), "Sở Khoa học và Công nghệ", PLAN),
    ],
)
def test_a_scope_keeps_other_documents_out(ask: Ask, scope: Scope, fact: str, document: str) -> None:
    answer = ask("Lắp cáp quang tới các xã đảo do ai chủ trì?", (), scope)
    assert f"**{fact}**" in first_line(answer)
    assert {c.document for c in answer.citations} == {document}


@pytest.mark.parametrize("scope", [Scope(documents=[EARLIER]), Scope(documents=["khong-co"]), Scope(years=[1999])])
def test_nothing_is_found_outside_the_scope(ask: Ask, scope: Scope) -> None:
    answer = ask("Ai chủ trì tiêu chí 1.2?", (), scope)
    assert answer.abstained
    assert answer.reason in {"no_such_code", "not_found"}


def test_two_documents_are_both_told_of(ask: Ask) -> None:
    lines = ask("Kế hoạch 58 và Kế hoạch 31 ban hành ngày nào?").answer.split("\n\n")
    assert len(lines) == 2
    assert lines[0].startswith("Kế hoạch 58/KH-UBND")
    assert lines[1].startswith("Kế hoạch 31/KH-UBND")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Kế hoạch 58 và 31, kế hoạch nào ban hành trước?", "**Kế hoạch 31/KH-UBND** ban hành trước"),
        ("Vị lãnh đạo nào ký Kế hoạch 31?", "**Lương Thu Trà**"),
    ],
)
def test_documents_are_told_apart_by_date_and_signer(ask: Ask, question: str, first: str) -> None:
    assert first_line(ask(question)).startswith(first)


def test_the_signer_of_a_plan_that_is_called_by_words_of_its_title(ask: Ask) -> None:
    answer = ask("Người ký Kế hoạch 31 về cải thiện, nâng cao Chỉ số PAPI là ai, giữ chức vụ gì?")
    assert not answer.abstained
    assert "ký Kế hoạch 31/KH-UBND" in answer.answer


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("Kế hoạch số 58/KH-UBND ngày 15/3/2030 do ai ký?", True),
        ("Kế hoạch 58/KH-UBND ban hành ngày 15 tháng 3 năm 2030 do ai ký?", True),
        ("Kế hoạch số 58/KH-UBND ngày 15/3/2021 do ai ký?", False),
        ("Kế hoạch 58 ngày 01/02/2024 do ai ký?", False),
    ],
)
def test_a_number_with_another_day_is_another_document(ask: Ask, question: str, known: bool) -> None:
    assert ask(question).abstained is not known

"""A decision for two years: signs in its tables, its number that might be a year, and its money."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

DECISION = "1936/QĐ-UBND"


@pytest.fixture(scope="module")
def ask_signed(ask_over: AskOver) -> Ask:
    """Asks a question of the one decision."""
    return ask_over(Path(__file__).parent / "signed")


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ('Ký hiệu "nt" ở Phụ lục I nghĩa là gì?', "chưa làm năm nào"),
        ("Dấu (*) cạnh tên chỉ tiêu có nghĩa là gì?", "đo bằng ảnh chụp từ trên cao"),
        ("dau gach ngang o phu luc I nghia la gi", "chưa thống kê"),
        ("Trong bảng việc phải làm, dấu - được hiểu thế nào?", "không quy định"),
        ("Việc GN.02 bao giờ xong?", "không quy định"),
        ("Kết quả phải có của việc vận động giữ rừng đầu nguồn là gì?", "không quy định"),
    ],
)
def test_a_sign_means_what_the_note_on_its_table_says(ask_signed: Ask, question: str, meaning: str) -> None:
    answer = ask_signed(question)
    assert meaning in first_line(answer), answer.answer
    check_citations(answer)


@pytest.mark.parametrize("question", ["Dấu (+) nghĩa là gì?", "Ký hiệu xx ở Phụ lục I nghĩa là gì?"])
def test_a_sign_that_no_note_explains_is_not_explained(ask_signed: Ask, question: str) -> None:
    assert ask_signed(question).abstained


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("QĐ 1936 giao cơ quan nào nạo vét hồ chứa?", "Sở Xây dựng"),
        ("Theo Quyết định 1936, đơn vị đầu mối của việc GN.01 là ai?", "Sở Nội vụ"),
        ("Quyết định số 1936 giao bao nhiêu việc thuộc nhóm giữ rừng?", "2"),
    ],
)
def test_a_number_that_might_be_a_year_names_the_decision(ask_signed: Ask, question: str, value: str) -> None:
    answer = ask_signed(question)
    assert value in first_line(answer), answer.answer
    assert {citation.document for citation in answer.citations} == {DECISION}


def test_a_name_below_a_note_that_it_is_signed_is_the_signers(ask_signed: Ask) -> None:
    assert "Giàng Seo Páo" in ask_signed("Ai ký Quyết định 1936/QĐ-UBND?").answer


@pytest.mark.parametrize(
    ("question", "amount", "part"),
    [
        ("Kinh phí năm 2033 cho trồng rừng từ nguồn tài trợ là bao nhiêu?", "1.150", "Trồng rừng"),
        ("Kinh phí nạo vét năm 2032 là bao nhiêu?", "2.700", "Nạo vét"),
    ],
)
def test_an_amount_under_a_year_is_told_with_its_unit_and_group(
    ask_signed: Ask, question: str, amount: str, part: str
) -> None:
    answer = ask_signed(question)
    assert f"**{amount}** triệu đồng" in first_line(answer), answer.answer
    assert part in first_line(answer)
    check_citations(answer)

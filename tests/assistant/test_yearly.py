"""A decision laid out by spaces: money by years with their sum, parts of the total, and a row that goes over a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.loader import parse_file
from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

YEARLY = Path(__file__).parent / "yearly"


@pytest.fixture(scope="module")
def ask_yearly(ask_over: AskOver) -> Ask:
    """Asks a question of the one decision."""
    return ask_over(YEARLY)


def test_what_a_total_holds_stands_in_its_table_and_is_no_row_of_it() -> None:
    tasks, money = parse_file(YEARLY / "qd-44-2031.txt").tables
    assert [row.kind for row in money.rows] == ["row", "row", "row", "total", "total", "total"]
    assert money.rows[-1].name == "nguồn xã hội hóa"
    assert money.unit == "triệu đồng"
    assert [cell.text for cell in tasks.rows[1].cells[3:5]] == [
        "Báo cáo kiểm kê 14 xã kèm bản đồ",
        "Sở Công Thương; UBND xã Suối Mây",
    ]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Theo Phụ lục II, ngân sách tỉnh năm 2032 là bao nhiêu?", "**30.000** triệu đồng"),
        ("Kinh phí trồng rừng cả ba năm là bao nhiêu?", "**40.000** triệu đồng"),
        ("Kinh phí bảo vệ rừng toàn giai đoạn là bao nhiêu?", "**45.000** triệu đồng"),
        ("Tổng kinh phí năm 2033 là bao nhiêu?", "**18.000** triệu đồng"),
        ("Năm 2032, kinh phí trồng rừng là bao nhiêu, còn chế biến gỗ là bao nhiêu?", "**2.200** triệu đồng"),
        ("Lĩnh vực nào được bố trí nhiều kinh phí nhất năm 2032?", "**Trồng rừng** – mức năm 2032: 18.600"),
        ("Lĩnh vực nào có tổng kinh phí ba năm thấp nhất?", "**Chế biến gỗ** – cộng: 5.000"),
    ],
)
def test_money_is_told_by_year_and_for_all_years_together(ask_yearly: Ask, question: str, told: str) -> None:
    answer = ask_yearly(question)
    check_citations(answer)
    assert told in answer.answer


def test_why_no_row_has_a_number_is_told_by_the_note(ask_yearly: Ask) -> None:
    answer = ask_yearly("Nhiệm vụ số 4 trong Phụ lục I Quyết định 44 là nhiệm vụ gì?")
    check_citations(answer)
    assert "đã giao cho dự án khác" in first_line(answer)


def test_the_last_task_of_the_plans_for_a_period(ask_yearly: Ask) -> None:
    answer = ask_yearly("Nhiệm vụ nào giai đoạn 2031 - 2033 về đích muộn nhất?")
    assert "Giao đất giao rừng" in answer.answer


def test_the_years_of_the_row_before_are_added_up(ask_yearly: Ask) -> None:
    answer = ask_yearly("Cả ba năm cộng lại là bao nhiêu?", ["Kinh phí bảo vệ rừng năm 2031 là bao nhiêu?"])
    assert first_line(answer).startswith("**45.000**")

"""A list of works by their places with sums under years, and a report that compares two spans of time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, cited, first_line, listed

WORKS = Path(__file__).parent / "works"
DECISION, REPORT = "77/QĐ-UBND", "15/BC-UBND"


@pytest.fixture(scope="module")
def ask_works(ask_over: AskOver) -> Ask:
    """Asks a question of the decision and the report."""
    return ask_over(WORKS)


@pytest.mark.parametrize(
    ("question", "count", "rows"),
    [
        ("Những công trình nào hoàn thành năm 2031?", "2 công trình", ["1", "3"]),
        ("Biểu A có mấy công trình xong trong năm 2031?", "2 công trình", ["1", "3"]),
        ("Công trình nào thuộc khu vực Cửa Rừng?", "2 công trình", ["3", "4"]),
        ("Những công trình nào ở khu vực Đồi Chè?", "2 công trình", ["1", "2"]),
    ],
)
def test_rows_are_asked_for_by_what_the_title_of_their_table_lists(
    ask_works: Ask, question: str, count: str, rows: list[str]
) -> None:
    answer = ask_works(question)
    check_citations(answer)
    assert count in first_line(answer)
    assert [key for _, key in listed(answer)] == rows


@pytest.mark.parametrize(
    ("question", "sum_", "blank"),
    [
        ("Tổng vốn các công trình khu vực Đồi Chè là bao nhiêu triệu đồng?", "3.650", ""),
        ("Tổng vốn các công trình thuộc khu vực Cửa Rừng là bao nhiêu?", "860", "Bể chứa Bản Hạ"),
    ],
)
def test_what_a_cell_sorts_out_is_added_up_and_what_is_blank_is_said(
    ask_works: Ask, question: str, sum_: str, blank: str
) -> None:
    answer = ask_works(question)
    check_citations(answer)
    assert f"**{sum_}**" in first_line(answer)
    assert blank in answer.answer
    assert ("không ghi số" in answer.answer) == bool(blank)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Năm 2032 ngân sách tỉnh chi bao nhiêu cho cấp nước?", ["1.700"]),
        ("Ngân sách tỉnh cả giai đoạn 2031-2033 là bao nhiêu?", ["3.210"]),
        ("Hộ dùng nước đóng góp cả ba năm bao nhiêu?", ["1.300"]),
        ("Trạm lọc Cầu Đá có bao nhiêu hộ dùng nước, vốn bao nhiêu?", ["540", "2.400"]),
    ],
)
def test_amounts_under_years_and_several_of_one_row(ask_works: Ask, question: str, values: list[str]) -> None:
    answer = ask_works(question)
    check_citations(answer)
    assert {document for document, _ in cited(answer)} == {DECISION}
    assert all(f"**{value}**" in answer.answer for value in values)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Trong báo cáo 15, những nội dung nào tăng so với cùng kỳ?", ["2 nội dung tăng", "+445", "+15"]),
        ("Báo cáo 15 có chỉ số nào giảm so với cùng kỳ?", ["1 nội dung giảm", "-2,5"]),
        ("Tỷ lệ thất thoát nước 6 tháng đầu năm 2030 là bao nhiêu, giảm bao nhiêu so với cùng kỳ?", ["18,9", "-2,5"]),
    ],
)
def test_a_column_of_changes_says_what_rose_and_what_fell(ask_works: Ask, question: str, said: list[str]) -> None:
    answer = ask_works(question)
    check_citations(answer)
    assert {document for document, _ in cited(answer)} == {REPORT}
    assert all(words in answer.answer for words in said)


def test_two_figures_of_two_matters_make_no_change(ask_works: Ask) -> None:
    answer = ask_works("Tỷ lệ mẫu nước đạt quy chuẩn tăng bao nhiêu?")
    assert "Chênh" not in answer.answer

"""Arithmetic over the rows of a table."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask
from tests.assistant.contract import cited, first_line


@pytest.mark.parametrize(
    ("question", "row", "value"),
    [
        ("Nội dung nào của SIPAS có mục tiêu cao nhất?", "1", "85.00"),
        ("Nội dung nào của SIPAS có kết quả thấp nhất?", "3", "70.15"),
        ("noi dung nao cua SIPAS co ket qua thap nhat", "3", "70.15"),
        ("Tiêu chí thành phần nào của DTI có kết quả thấp nhất?", "11.2.2", "2.50"),
        ("Tiêu chí thành phần nào của PAR INDEX mất điểm nhiều nhất?", "2.2.4", "1.3"),
        ("Tiêu chí thành phần nào của PAR INDEX đã đạt điểm tối đa?", "1.1.1", "1.00"),
        ("Lĩnh vực nào của PAR INDEX có điểm tối đa lớn nhất?", "2", "12.00"),
        ("Dòng nào của bảng PAR INDEX có mục tiêu thấp hơn kết quả?", "2.2.2", "0.4"),
    ],
)
def test_superlatives(ask: Ask, question: str, row: str, value: str) -> None:
    answer = ask(question)
    best = answer.answer.split("\n")[1]
    assert value in best
    first = next(c for c in answer.citations if f"[{c.n}]" in best)
    assert first.locator.row == row


@pytest.mark.parametrize(
    ("question", "value", "rows"),
    [
        ("Tiêu chí 2.2.1 còn thiếu bao nhiêu điểm so với điểm tối đa?", "0.6", ["2.2.1"]),
        ("2.2 còn thiếu bao nhiêu điểm nữa thì đạt tối đa?", "2", ["2.2"]),
        ("Chênh lệch giữa mục tiêu và kết quả của tiêu chí 2.1 là bao nhiêu?", "0.5", ["2.1"]),
        ("Tỷ lệ hồ sơ nộp trực tuyến còn kém mục tiêu bao nhiêu điểm?", "0.2", ["2.2.1"]),
        ("Kết quả của 1.1.2 và 1.2 chênh nhau bao nhiêu?", "2.75", ["1.1.2", "1.2"]),
    ],
)
def test_differences_are_computed_and_both_sides_cited(ask: Ask, question: str, value: str, rows: list[str]) -> None:
    answer = ask(question)
    assert f"**{value}**" in answer.answer.split("\n")[0]
    assert [row for _, row in cited(answer)] == rows


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Cộng mục tiêu năm 2030 của các tiêu chí thành phần thuộc lĩnh vực CHỈ ĐẠO ĐIỀU HÀNH được mấy điểm?", "2.75"),
        ("Tổng mục tiêu năm 2030 của 2.2.1 và 2.2.2 được bao nhiêu điểm?", "5.1"),
        ("Tổng kết quả năm 2029 của 2.2.1 và 2.2.2 được bao nhiêu điểm?", "5.3"),
    ],
)
def test_the_column_to_add_up_is_the_one_that_is_named(ask: Ask, question: str, total: str) -> None:
    assert first_line(ask(question)).startswith(f"Tổng là **{total}**")


def test_an_aim_against_a_year_is_told_with_the_result_of_that_year(ask: Ask) -> None:
    answer = ask("Mục tiêu của 1.1.2 và 2.2.1, tiêu chí nào tăng nhiều hơn so với năm 2029?")
    assert "**tăng nhiều hơn**" in first_line(answer)
    assert "1.1.2" in first_line(answer).split("**tăng nhiều hơn**")[0]


def test_a_heading_against_the_sum_of_its_parts(ask: Ask) -> None:
    answer = ask("Kết quả năm 2029 của tiêu chí 2.2 có bằng tổng các tiêu chí thành phần không?")
    assert answer.answer.startswith("**Bằng**")
    assert [row for _, row in cited(answer)] == ["2.2", "2.2.1", "2.2.2", "2.2.4"]


@pytest.mark.parametrize(
    ("question", "value"),
    [("Chỉ số DTI năm 2027 đạt bao nhiêu?", "21.00"), ("Mục tiêu chỉ số DTI năm 2028 là bao nhiêu?", "24.00")],
)
def test_the_total_of_an_index(ask: Ask, question: str, value: str) -> None:
    answer = ask(question)
    assert f"**{value}**" in answer.answer
    assert answer.citations[0].document == "90/KH-UBND"


def test_which_row_is_farther_from_the_maximum(ask: Ask) -> None:
    answer = ask("Tiêu chí 2.2.1 và 2.2.4, tiêu chí nào còn cách điểm tối đa xa hơn?")
    assert "2.2.4" in first_line(answer)
    assert "**1.3**" in answer.answer
    assert cited(answer) == [("58/KH-UBND", "2.2.1"), ("58/KH-UBND", "2.2.4")]

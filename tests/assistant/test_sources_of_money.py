"""Money by source, year and group, rates beside amounts, and places of one name and different levels."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.place_levels import of_another_level, place_told_apart, spelled_out
from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line, listed

PAPERS = Path(__file__).parent / "sources"


@pytest.fixture(scope="module")
def ask_sources(ask_over: AskOver) -> Ask:
    """Asks a question of a plan whose money is told by year and by source, under two groups."""
    return ask_over(PAPERS)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Trạm bơm Bến Gỗ cần bao nhiêu vốn ngân sách tỉnh?", "1.200"),
        ("Trạm bơm Gò Sành có bao nhiêu vốn xã hội hóa?", "400"),
        ("Trạm bơm Gò Sành: tổng vốn bao nhiêu?", "1.500"),
        ("Vốn ngân sách tỉnh của nhóm II là bao nhiêu?", "1.400"),
        ("Nhóm I cần bao nhiêu vốn năm 2028?", "2.700"),
        ("Năm nào nhóm I cần nhiều vốn nhất?", "2028"),
        ("Trạm bơm Gò Sành cần bao nhiêu vốn ngân sách tỉnh và ngân sách huyện cộng lại?", "1.100"),
        ("Vốn NST + NS huyện của nhóm I tổng bao nhiêu?", "2.600"),
        ("Bể chứa Đồi Mây năm 2028 và 2029 cộng lại cần bao nhiêu?", "1.500"),
        ("Tổng vốn ngân sách huyện của Kế hoạch nâng cấp trạm bơm là bao nhiêu?", "900"),
        ("Toàn tỉnh còn bao nhiêu hộ nông thôn chưa có nước sạch?", "4.500"),
        ("Huyện Vân Trì còn bao nhiêu hộ chưa có nước sạch?", "2.000"),
        ("Thị xã Đông Lạc có bao nhiêu hộ nông thôn?", "5.000"),
        ("huyen dong lac co bao nhieu ho nong thon", "8.000"),
    ],
)
def test_an_amount_is_told_of_the_source_group_place_that_is_asked(ask_sources: Ask, question: str, told: str) -> None:
    answer = ask_sources(question)
    check_citations(answer)
    assert f"**{told}**" in first_line(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Vốn ngân sách trung ương của Trạm bơm Bến Gỗ chia cho năm 2027 là bao nhiêu triệu đồng?",
        "Thị xã Vân Trì có bao nhiêu hộ nông thôn?",
        "Nhà máy Đá Bạc có công suất bao nhiêu tấn/ngày?",
    ],
)
def test_what_no_column_place_or_text_tells_is_refused(ask_sources: Ask, question: str) -> None:
    assert ask_sources(question).abstained


def test_a_dash_under_the_named_source_is_told_as_such(ask_sources: Ask) -> None:
    answer = ask_sources("Vốn xã hội hóa của Trạm bơm Bến Gỗ là bao nhiêu?")
    assert "“-”" in first_line(answer)
    assert "1.200" not in answer.answer


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Những dự án nào có vốn ngân sách trung ương?", ["1", "3"]),
        ("Dự án nào không có vốn xã hội hóa?", ["1", "4"]),
        ("Dự án nào do Hội Nông dân tỉnh chủ trì?", ["3"]),
    ],
)
def test_rows_are_listed_by_what_stands_in_a_column(ask_sources: Ask, question: str, rows: list[str]) -> None:
    assert [row for _, row in listed(ask_sources(question))] == rows


def test_the_number_of_projects_and_what_they_cost_are_told_together(ask_sources: Ask) -> None:
    answer = ask_sources("Nhóm II có mấy dự án, tổng vốn bao nhiêu?").answer
    assert "**2 dự án**" in answer
    assert "**3.000**" in answer


def test_a_rate_is_that_of_the_amount_beside_it(ask_sources: Ask) -> None:
    before = "Rác thu gom mỗi ngày của huyện Vân Trì là bao nhiêu tấn, tỷ lệ bao nhiêu?"
    assert "51,0" in ask_sources(before).answer
    answer = ask_sources("Còn thị xã Đông Lạc thì sao?", [before]).answer
    assert "17,4" in answer
    assert "88,5" in answer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("TX. Đông Lạc", "thị xã Đông Lạc"),
        ("TP Vị Thanh và H.Vân Trì", "thành phố Vị Thanh và huyện Vân Trì"),
        ("TT. Hùng Sơn, TT. Văn hóa", "thị trấn Hùng Sơn, TT. Văn hóa"),
        ("cấp xã đã ban hành", "cấp xã đã ban hành"),
    ],
)
def test_levels_of_places_are_spelled_out(text: str, told: str) -> None:
    assert spelled_out(text) == told


def test_namesakes_of_other_levels_are_told_apart() -> None:
    assert of_another_level("Thị xã Đông Lạc có mấy xã?", "H. Đông Lạc")
    assert not of_another_level("Đông Lạc có mấy xã?", "H. Đông Lạc")
    assert not of_another_level("Huyện Đông Lạc và thị xã Đông Lạc, nơi nào hơn?", "TX. Đông Lạc")
    assert place_told_apart("Thị xã Vân Trì có mấy xã?", "H. Vân Trì") == "Thị xã Vân Trì"
    assert place_told_apart("Xã, phường Vân Trì có mấy trạm?", "huyện Vân Trì") == ""

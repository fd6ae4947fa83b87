"""An assistant over bodies that were graded and scores of several years, in aligned columns and beside deadlines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line, listed

GRADED = Path(__file__).parent / "graded"
NOTICE, PLAN = "35/TB-UBND", "77/KH-UBND"


@pytest.fixture(scope="session")
def ask_graded(ask_over: AskOver) -> Ask:
    """Asks a question of the papers; they are indexed once."""
    return ask_over(GRADED)


@pytest.mark.parametrize(
    ("question", "document", "wanted"),
    [
        ("Những đơn vị nào xếp loại Khá trong đợt kiểm tra cải cách hành chính năm 2028?", NOTICE, ["2", "5"]),
        ("Có mấy huyện xếp loại Tốt?", NOTICE, ["6"]),
        ("Những sở, ngành nào được xếp loại Tốt?", NOTICE, ["1", "3"]),
        ("Sở Tư pháp chủ trì những nội dung thành phần nào trong kế hoạch PAPI 2029?", PLAN, ["1.1", "2.1"]),
    ],
)
def test_rows_of_a_grade_a_kind_of_body_or_a_scored_part(
    ask_graded: Ask, question: str, document: str, wanted: list[str]
) -> None:
    answer = ask_graded(question)
    check_citations(answer)
    assert listed(answer) == [(document, key) for key in wanted]
    assert f"**{len(wanted)} " in first_line(answer)


def test_a_kind_of_body_that_was_not_graded_has_no_grade(ask_graded: Ask) -> None:
    assert not listed(ask_graded("Những xã nào xếp loại Khá?"))


@pytest.mark.parametrize(
    ("question", "first", "told"),
    [
        ("Chỉ số thành phần PCI nào năm 2027 tăng nhiều nhất?", "Tăng nhiều nhất", ["“Tính năng động", "**0,55**"]),
        ("chi so thanh phan pci nao nam 2027 giam sau nhat", "Giảm nhiều nhất", ["Gia nhập thị trường", "**0,26**"]),
        ("Chỉ số nội dung PAPI nào năm 2028 giảm điểm so với 2027 và giảm bao nhiêu?", "Có **2 ", ["0,13", "0,06"]),
        ("Chỉ số nội dung PAPI nào tăng nhiều nhất từ năm 2027 đến năm 2028?", "Tăng nhiều nhất", ["Tham gia", "0,14"]),
        ("Có mấy chỉ số nội dung tăng điểm năm 2028?", "Có **2 ", ["Tham gia", "Trách nhiệm giải trình"]),
        (
            "Nội dung nào được giao tăng nhiều nhất từ năm 2028 lên 2029?",
            "Tăng nhiều nhất (mục tiêu",
            ["1.1", "0,11"],
        ),
    ],
)
def test_rows_by_how_their_results_moved_between_years(
    ask_graded: Ask, question: str, first: str, told: list[str]
) -> None:
    answer = ask_graded(question)
    check_citations(answer)
    assert first_line(answer).startswith(first)
    assert all(text.strip("“") in answer.answer for text in told)

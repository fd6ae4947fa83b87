"""A plan whose table counts its rows and gives them codes beside, and scores the tasks that it sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, cited, first_line, listed

COUNTED = Path(__file__).parent / "counted"
PLAN = "91/KH-UBND"


@pytest.fixture(scope="module")
def ask_counted(ask_over: AskOver) -> Ask:
    """Asks a question of the one plan."""
    return ask_over(COUNTED)


@pytest.mark.parametrize(
    ("question", "value", "row"),
    [
        ("Tiêu chí 2.3 do cơ quan nào làm đầu mối?", "Sở Tư pháp", "2.3"),
        ("TC S.2 ai làm đầu mối?", "Sở Nội vụ", "S.2"),
        ("STT 4 trong Kế hoạch 91 hoàn thành khi nào?", "30/9/2031", "2.2"),
        ("Nhiệm vụ số 2 của Kế hoạch 91/KH-UBND do ai làm đầu mối?", "Sở Nội vụ", "1.2"),
        ("Tiêu chí 2 có điểm tối đa bao nhiêu?", "5,00", "2"),
    ],
)
def test_a_row_is_named_by_its_code_and_by_its_count(ask_counted: Ask, question: str, value: str, row: str) -> None:
    answer = ask_counted(question)
    check_citations(answer)
    assert value in first_line(answer)
    assert cited(answer) == [(PLAN, row)]


def test_a_row_over_others_takes_no_agency_from_the_row_above(ask_counted: Ask) -> None:
    answer = ask_counted("Cơ quan nào làm đầu mối mục Cải cách thủ tục hành chính?")
    assert "để trống" in first_line(answer)
    assert "Sở Nội vụ" not in answer.answer


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Liệt kê các tiêu chí thuộc mục Cải cách thủ tục hành chính", ["2.1", "2.2", "2.3"]),
        ("Tiêu chí 1 gồm những tiêu chí nào?", ["1.1", "1.2"]),
        ("Các tiêu chí của SIPAS trong Kế hoạch 91", ["S.1", "S.2"]),
        ("Sở Nội vụ làm đầu mối những tiêu chí PAR INDEX nào (không tính SIPAS)?", ["1.1", "1.2"]),
    ],
)
def test_scored_tasks_are_listed_as_criteria(ask_counted: Ask, question: str, rows: list[str]) -> None:
    answer = ask_counted(question)
    check_citations(answer)
    assert [key for _, key in listed(answer)] == rows


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Trong các tiêu chí SIPAS, tiêu chí nào đạt thấp nhất năm 2030?", "**S.2 Thái độ của công chức**"),
        ("Tiêu chí PAR INDEX nào đạt thấp nhất năm 2030?", "**2.3 Xin lỗi người dân khi trễ hẹn**"),
    ],
)
def test_rows_are_ranked_inside_the_index_that_is_named(ask_counted: Ask, question: str, name: str) -> None:
    answer = ask_counted(question)
    check_citations(answer)
    assert next(line for line in answer.answer.splitlines() if line.startswith("- ")).startswith(f"- {name}")


def test_criteria_of_an_index_are_counted_with_the_groups_below_it(ask_counted: Ask) -> None:
    answer = ask_counted("Kế hoạch 91 giao bao nhiêu tiêu chí PAR INDEX, chia thành mấy mục?")
    assert first_line(answer).startswith("Có **5 tiêu chí**")
    assert "**2 nhóm**" in answer.answer


def test_what_is_asked_next_of_a_column_is_of_the_row_named_first(ask_counted: Ask) -> None:
    answer = ask_counted("Tiêu chí 2.2 do cơ quan nào làm đầu mối và năm 2030 tỉnh đạt được bao nhiêu điểm?")
    check_citations(answer)
    assert "**Sở Tư pháp**" in answer.answer
    assert "**1,20**" in answer.answer

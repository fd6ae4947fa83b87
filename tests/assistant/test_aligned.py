"""A plan of plain text whose table stands in columns of spaces, with the agencies as titles over their work."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line, listed

ALIGNED = Path(__file__).parent / "aligned"


@pytest.fixture(scope="module")
def ask_aligned(ask_over: AskOver) -> Ask:
    """Asks a question of the one plan."""
    return ask_over(ALIGNED)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Cơ quan nào chủ trì nạo vét luồng vào bến Đá Bạc?", "Sở Xây dựng"),
        ("Ai chịu trách nhiệm chính lắp camera tại năm bến đò?", "Công an tỉnh"),
        ("Vớt rác ven bờ suối Ngòi do ai chủ trì?", "UBND các xã, phường"),
        ("Việc sơn lại phao tiêu trên sông Cái làm chung với ai?", "UBND các xã"),
        ("Lắp camera tại năm bến đò làm chung với ai?", "để trống"),
        ("Kinh phí lắp camera tại năm bến đò là bao nhiêu?", "2.300"),
        ("Kiểm tra áo phao trên đò ngang phải nộp gì?", "Báo cáo"),
        ("Hạn nộp của việc sơn lại phao tiêu trên sông Cái và các nhánh?", "30/11"),
    ],
)
def test_cells_of_a_table_in_columns_of_spaces(ask_aligned: Ask, question: str, value: str) -> None:
    answer = ask_aligned(question)
    check_citations(answer)
    assert value in first_line(answer), answer.answer


def test_work_below_the_title_of_an_agency_is_listed_as_its_own(ask_aligned: Ask) -> None:
    answer = ask_aligned("Công an tỉnh chủ trì những nhiệm vụ nào?")
    assert listed(answer) == [("31/KH-UBND", "3"), ("31/KH-UBND", "4")]


def test_a_deadline_without_its_year_is_of_the_year_of_the_plan(ask_aligned: Ask) -> None:
    answer = ask_aligned("Nạo vét luồng vào bến Đá Bạc khi nào xong?")
    assert "Quý III" in first_line(answer)
    assert not any("sớm hơn" in note for note in answer.notes)

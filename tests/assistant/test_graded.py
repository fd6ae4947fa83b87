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

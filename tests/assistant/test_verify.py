"""Nothing is said that no cited source says."""

from __future__ import annotations

import pytest

from assistant.citing import Bibliography
from assistant.concepts import load_concepts
from assistant.draft import Draft
from assistant.knowledge import Knowledge
from assistant.lexicon import load_lexicon
from assistant.verify import unsupported
from index.store import Index
from index.types import RecordQuery


@pytest.fixture(scope="module")
def knowledge(plan_index: Index) -> Knowledge:
    return Knowledge(plan_index, load_lexicon(), load_concepts())


def _draft(knowledge: Knowledge, text: str, computed: list[str] | None = None) -> Draft:
    """A draft that cites row 1.2 of the issued plan's scores."""
    bibliography = Bibliography(knowledge.documents.values())
    (record,) = knowledge.index.records(RecordQuery(documents=("58/KH-UBND",), keys=("1.2",)))
    bibliography.row(record, range(len(record.cells)))
    return Draft(text, 0.9, bibliography, computed=computed or [])


@pytest.mark.parametrize(
    "line",
    [
        "**Ban Quản lý Khu kinh tế** chủ trì tiêu chí 1.2 [1].",
        "Mục tiêu năm 2030 là **4.50** [1].",
        "Điểm tối đa là 5.00, theo Kế hoạch 58/KH-UBND [1].",
        "Không có số nào ở đây [1].",
    ],
)
def test_what_the_source_says_stays(knowledge: Knowledge, line: str) -> None:
    assert unsupported(_draft(knowledge, line), "", knowledge) == []


@pytest.mark.parametrize(
    "line",
    [
        "**Sở Nội vụ** chủ trì tiêu chí 1.2 [1].",
        "Mục tiêu là **4.55** [1].",
        "Theo Quyết định 640/QĐ-UBND [1].",
        "Xong trước ngày 17/8/2030 [1].",
        "Mục tiêu là 45 [1].",
    ],
)
def test_a_number_code_or_agency_of_no_source_is_found(knowledge: Knowledge, line: str) -> None:
    assert unsupported(_draft(knowledge, line), "", knowledge) == [line]


def test_only_the_line_that_says_it_is_named(knowledge: Knowledge) -> None:
    text = "Mục tiêu là **4.50** [1].\nKết quả là **9.99** [1]."
    assert unsupported(_draft(knowledge, text), "", knowledge) == ["Kết quả là **9.99** [1]."]


def test_what_was_computed_or_asked_may_be_said(knowledge: Knowledge) -> None:
    draft = _draft(knowledge, "Chênh **0.77** so với 123 của câu hỏi [1].", ["0.77"])
    assert unsupported(draft, "còn 123 thì sao?", knowledge) == []


def test_citation_marks_are_no_numbers(knowledge: Knowledge) -> None:
    assert unsupported(_draft(knowledge, "Như trên [77]."), "", knowledge) == []

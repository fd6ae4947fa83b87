"""An index as a row of a table of indexes: what it reached, what it is to reach, its place, and who is in charge."""

from __future__ import annotations

from itertools import chain

from assistant.answers.cells import asked_cells
from assistant.answers.column_cells import SCORE_ROLES, cells_of_column
from assistant.answers.rows import answer_rows
from assistant.draft import Context, Draft
from assistant.index_rows import index_of_row
from index.types import Record
from ingest.textnorm import fold

_CONFIDENCE = 0.93
_IDLE = {
    "chung", "toan", "ca", "tinh", "thanh", "pho", "thuc", "te", "tong", "the", "chi", "so", "bo", "gia",
    "tri", "muc", "la",
}  # fmt: skip


def answer_index_row(context: Context) -> Draft | None:
    """ "PAPI năm 2027 đạt bao nhiêu điểm, xếp hạng mấy?": the row that is the index, in the first document that tells
    all that is asked."""
    question = context.question
    if question.operation != "lookup" or question.why or len(question.indexes) != 1:
        return None
    if question.codes or question.items or question.quoted or any(mention.role for mention in question.agencies):
        return None
    asks = question.asked or question.asks_score or question.asks_agency or question.headers
    left = set(fold(question.subject).split()) - _IDLE
    rows = index_rows(context, question.indexes[0]) if asks else []
    row = next((row for row in rows if left <= set(fold(row.name).split()) and _tells(context, row)), None)
    return answer_rows(context, [row], _CONFIDENCE) if row else None


def tells_part_of_index(context: Context, draft: Draft) -> bool:
    """Whether the number of an index as a whole is asked for, and one row that is no index was told."""
    question, rows = context.question, draft.bibliography.rows()
    asks = question.asked or question.asks_score
    if len(question.indexes) != 1 or question.operation != "lookup" or not asks or len(rows) != 1:
        return False
    named = question.codes or question.items or question.quoted or question.entities or question.rows or question.names
    scored = {asked.role for asked in question.asked} <= {*SCORE_ROLES, "score"} and not question.asks_agency
    left = set(fold(question.subject).split()) - _IDLE
    index = index_of_row(rows[0].name, context.knowledge.indexes_in)
    return bool(scored and not named and not left and rows[0].kind == "row" and index != question.indexes[0])


def index_rows(context: Context, index: str) -> list[Record]:
    """The rows that are the index, in tables of indexes, those of the preferred document first."""
    known = context.knowledge
    tables = context.by_document([facts for facts in context.tables() if index in facts.row_indexes])
    rows = (row for facts in chain.from_iterable(tables) for row in known.rows(facts.info.id) if row.kind == "row")
    return [row for row in rows if index_of_row(row.name, known.indexes_in) == index]


def _tells(context: Context, row: Record) -> bool:
    """Whether a row has a cell for each thing that is asked for."""
    question = context.question
    asked = [a for a in question.asked if a.role != "name"]
    cells = asked_cells(context, row)
    headed = asked or any(cell.header in question.headers for cell in row.cells) or not question.headers
    return bool(cells and headed) and all(cells_of_column(context, row, a) for a in asked)

"""An index as a whole: the total row of its table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.cells import asked_cells
from assistant.answers.fields import Field, are_told_of
from assistant.answers.groups import without_group
from assistant.answers.rows import answer_rows, no_such_column
from assistant.answers.said_headers import said_of_header
from assistant.draft import Context, Draft
from assistant.knowledge import TableFacts
from assistant.question import Question
from assistant.wants import CRITERION
from index.types import Record
from ingest.textnorm import fold, squash

_CONFIDENCE = 0.93
_SUPPOSING = {"trên", "dưới", "cao", "thấp", "hơn", "tổng", "là", "đạt", "được"}
_AS_A_WHOLE = {"chung", "tổng", "toàn", "bộ", "thể"}
_BARE_NAME = 4
_FEW_CELLS = 2
_SAID = 0.15
_IN_ALL = re.compile(r"\b(?:tổng(?: cộng| số)?|toàn (?:tỉnh|thành phố|huyện)|cả (?:tỉnh|thành phố))\b", re.IGNORECASE)
_NO_SUMS = {"list", "difference", "gap", "compare"}
_SCORES = {"max_score", "result", "target"}


def is_the_index(context: Context, record: Record) -> bool:
    """Whether a row stands for the index that is asked for, in a table of several."""
    names = context.knowledge.indexes_in(record.name)
    return names == context.question.indexes and len(record.name.split()) <= _BARE_NAME


def answer_sum_row(context: Context) -> Draft | None:
    """ "Tổng kinh phí là bao nhiêu?", "toàn tỉnh được giao bao nhiêu người?": the row that sums a table up."""
    question = context.question
    if not _asks_for_all(question) or question.codes or question.items or question.operation in _NO_SUMS:
        return None
    if any(mention.role for mention in question.agencies):
        return None
    scope, asked = context.tables(), set(question.indexes)
    for label in context.documents.labels:
        tables = [f for f in scope if f.info.document == label]
        rows = (r for f in tables for r in context.knowledge.rows(f.info.id))
        totals = [r for r in rows if r.kind == "total" and set(context.knowledge.indexes_in(r.name)) <= asked]
        if _names_row(context, tables) or without_group(context, tables):
            return None
        told = [r for r in totals if 0 < len(asked_cells(context, r)) <= _FEW_CELLS and _is_asked(context, r)]
        told.sort(key=lambda row: bool(row.group))
        if told:
            summed = Field(context.knowledge.tables[told[0].table], None)
            return answer_rows(context, told[:1], _CONFIDENCE) if are_told_of(context, [summed]) else None
    return None


def _asks_for_all(question: Question) -> bool:
    """Whether a sum is asked for by more than the name of a column ("Tổng mức đầu tư")."""
    text = squash(question.text).lower()
    for header in question.headers:
        text = text.replace(squash(header).lower(), " ")
    return _IN_ALL.search(text) is not None


def _names_row(context: Context, tables: Sequence[TableFacts]) -> bool:
    """Whether the question names a row of the tables, so that no sum of all is meant."""
    said = squash(fold(context.question.text))
    rows = (r for f in tables for r in context.knowledge.rows(f.info.id) if r.kind == "row")
    return any(r.name.count(" ") and squash(fold(r.name)).strip(" .:") in said for r in rows)


def _is_asked(context: Context, record: Record) -> bool:
    """Whether a cell that is asked for stands under the header that the question names."""
    headers = {cell.header for cell in asked_cells(context, record)}
    return bool(headers & set(context.question.headers)) or any(said_of_header(context, h) >= _SAID for h in headers)


def answer_total(context: Context) -> Draft | None:
    """ "Chỉ số SIPAS năm 2023 đạt bao nhiêu?": the total row of an index when nothing inside it is named."""
    question = context.question
    supposed = question.polar and question.numbers
    numeric = question.asks_score or supposed or _SCORES & set(question.roles()) or question.operation == "sum"
    besides = _AS_A_WHOLE | (_SUPPOSING | set(question.numbers) if question.polar else set())
    if (
        (question.operation not in {"lookup", "sum"} and not supposed)
        or not question.indexes
        or (len(question.indexes) > 1 and CRITERION.search(question.text))
        or question.codes
        or question.items
        or set(question.subject.lower().split()) - besides
        or not numeric
    ):
        return None
    scope = context.tables()
    for label in context.documents.labels:
        every = [f for f in scope if f.info.document == label]
        tables = [f for f in every if len(f.indexes) == 1]
        totals = [r for f in tables for r in context.knowledge.rows(f.info.id) if r.kind == "total"]
        totals = totals or [r for f in every for r in context.knowledge.rows(f.info.id) if is_the_index(context, r)]
        tables = tables or every
        known = {role for f in tables for role in f.roles}
        if totals and set(question.roles()) - {"name"} <= known:
            return no_such_column(context, totals) or answer_rows(context, totals, _CONFIDENCE)
    return None

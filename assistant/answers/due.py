"""Rows that are due when a question says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.stated_times import as_stated, is_due_as_stated
from assistant.draft import Context, Draft
from assistant.knowledge import TableFacts
from assistant.question import DeadlineFilter, Question
from index.types import Record, RecordQuery
from ingest.textnorm import fold, squash

DONE = re.compile(r"^(?:phải )?(?:xong|hoàn thành|thời hạn|hạn) ", re.IGNORECASE)
"""The verb before a deadline, which is no part of it."""
_COLUMN_NAMED = re.compile(r"\b(?:moc|han|tien do|thoi gian)(?: hoan thanh| thuc hien)?(?: la| ghi)?\W*$")


def of_deadline_year(context: Context, tables: list[TableFacts], deadline: DeadlineFilter) -> list[TableFacts]:
    """Tables of the plans for the year that a deadline names; all where no plan is for that year."""
    day = deadline.end or deadline.start
    year = None if day is None or deadline.floating else day[:4]
    years = {year} if year else {str(y) for y in context.question.years}
    of_year = [f for f in tables if context.knowledge.documents[f.info.document].period in years]
    return of_year or tables


def due_in(context: Context, facts: TableFacts, deadline: DeadlineFilter | None) -> list[Record]:
    """The rows of a table that are due when the question says; of "Trước 15/10" the day decides."""
    query = RecordQuery(tables=(facts.info.id,))
    if deadline is None:
        return context.knowledge.index.records(query)
    if deadline.stated:
        return [r for r in context.knowledge.rows(facts.info.id) if is_due_as_stated(r, deadline)]
    start, end = deadline.start, deadline.end
    period = context.knowledge.documents[facts.info.document].period or ""
    if deadline.floating and re.fullmatch(r"(?:\d{4}-)?\d{4}", period):
        start, end = (f"{period[-4:]}{day[4:]}" if day else None for day in (start, end))
    query = replace(query, deadline_from=start, deadline_to=end, deadline_kinds=deadline.kinds)
    found = {r.id for r in context.knowledge.index.records(query)}
    return [
        r
        for r in context.knowledge.rows(facts.info.id)
        if r.id in found or is_due_as_stated(r, deadline) or (r.kind == "row" and _ends_within(r, start, end))
    ]


def says_time(context: Context, draft: Draft) -> bool:
    """Whether an answer says in words when something is to be done, where the question asks of a span of dates."""
    asked = context.question.deadline
    return asked is None or not (asked.start or asked.end) or _plain(DONE.sub("", asked.words)) in _plain(draft.text)


def tells_other_deadline(context: Context, draft: Draft) -> bool:
    """Which tasks are due on a day, or by it, is asked, and the rows that are told are due at other times."""
    question, rows = context.question, draft.bibliography.rows()
    named = question.codes or question.items or question.quoted or question.rows or question.polar
    if named or question.unit != "task" or question.operation not in {"list", "count"}:
        return False
    asked = as_stated(context).question.deadline
    if asked is None or not (asked.start or asked.end or asked.stated):
        return False
    dated = [row for row in rows if any(cell.text for cell in row.cells_of("deadline"))]
    tables = {row.table for row in dated}
    due = {row.id for t in tables for row in due_in(context, context.knowledge.tables[t], asked)}
    return bool(dated) and due.isdisjoint(row.id for row in dated)


def _ends_within(record: Record, start: str | None, end: str | None) -> bool:
    """Whether the row has a deadline that names only its last day, and that day lies in the span."""
    ends = [c.deadline.end for c in record.cells_of("deadline") if c.deadline and c.deadline.start is None]
    return bool(start or end) and any(day and (start or day) <= day <= (end or day) for day in ends)


def at_the_edge(rows: Sequence[Record], earliest: bool) -> list[Record]:
    """The rows whose dated deadline ends first, or last."""
    dated = [(d.end, r) for r in rows for c in r.cells_of("deadline") if (d := c.deadline) and d.end]
    if not dated:
        return []
    ends = [end for end, _ in dated]
    edge = min(ends) if earliest else max(ends)
    return [record for end, record in dated if end == edge]


def saying(rows: list[Record], question: Question, deadline: DeadlineFilter) -> list[Record]:
    """The rows that say the same where any does: "hằng năm" is not "thường xuyên", though both recur.

    What is due "trước 15/10" has any day before; only "có hạn trước 15/10" names what the cell says.
    """
    before = fold(question.text).partition(fold(deadline.words))[0]
    stated = deadline.start is None and _COLUMN_NAMED.search(before)
    if not deadline.kinds and not stated:
        return rows
    said = _plain(deadline.words)
    return [r for r in rows if any(said in _plain(c.text) for c in r.cells_of("deadline"))] or rows


def _plain(text: str) -> str:
    return squash(fold(text)).replace("hang ", "hang").replace("moi ", "hang").replace("truoc ngay ", "truoc ")

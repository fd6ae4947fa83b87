"""The row of a table that a question adds up or takes a sum from: a group's own sum, a named row, or the whole's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from assistant.answers.headings import named_heading
from assistant.answers.numbered_rows import rows_by_code
from assistant.draft import Context
from assistant.knowledge import TableFacts
from index.types import Record
from ingest.textnorm import fold

_NAMED, _COVERED = 0.7, 0.5
_SPOKEN_OF, _CLEARLY = 0.6, 0.2
_WHOLLY = 0.85
_LOOKED_AT = 8
_ASKING = {
    *("ca", "cong", "tong", "so", "gop", "lai", "tat", "nam", "nhieu", "it", "nhat", "cao", "thap", "lon", "nho"),
    *("tang", "giam", "them", "hon", "bao", "nhieu", "chi", "tieu", "muc", "dat", "dat", "giai", "doan"),
}
"""Words by which the question asks, not of the row."""


def sum_of_group(context: Context, group: Record) -> Record | None:
    """The row that sums up what stands under a heading without numbers; None where the table has none."""
    if group.kind != "group" or any(cell.number for cell in group.cells):
        return None
    path = [*group.group, group.name]
    rows = context.knowledge.rows(group.table)
    return next((row for row in rows if row.kind == "total" and row.group == path), None)


def sums_of_named_group(context: Context) -> list[Record]:
    """The sums of the group that the question names, in each table that has it."""
    found = []
    for facts in _tables(context):
        heading = named_heading(context, [facts])
        if heading and (row := sum_of_group(context, heading)):
            found.append(row)
    return found


def named_rows(context: Context) -> list[Record]:
    """The rows that the question names, the most surely named first."""
    question = context.question
    if question.codes:
        return rows_by_code(context)
    words = [w for w in question.subject.split() if fold(w) not in _ASKING and not w[0].isdigit()]
    asked = replace(question, subject=" ".join(words), content=" ".join(words), asked=[], headers=[], asks_score=False)
    matches = context.matcher.rows(asked, context.tables())[:_LOOKED_AT]
    sure = [m for m in matches if m.name_share >= _NAMED and m.coverage >= _COVERED and m.record.kind == "row"]
    return [m.record for m in sorted(sure, key=lambda m: (-round(m.name_share, 2), -m.score))]


def rows_to_add(context: Context, has: Callable[[Record], bool]) -> list[Record]:
    """The rows that have what is to be added: sums of the named group, else named rows, else the sum of a table that
    alone has it and of which the question speaks."""
    if groups := sums_of_named_group(context):
        return [row for row in groups if has(row)]
    if named := named_rows(context):
        return [row for row in named if has(row)]
    matches = context.matcher.rows(context.question, context.tables())[:_LOOKED_AT]
    said = [m.record for m in matches if m.coverage >= _WHOLLY and m.name_share >= _COVERED and has(m.record)]
    if len(said) == 1:
        return said
    if context.question.codes or context.question.items:
        return []
    wholes = [(facts, row) for facts in _tables(context) if (row := whole_of(context, facts)) and has(row)]
    share = {row.id: _said_of(context, facts) for facts, row in wholes}
    first, *others = sorted(share.values(), reverse=True) or [0.0]
    if first < _SPOKEN_OF or (others and others[0] > first - _CLEARLY):
        return []
    return [row for facts, row in wholes if share[row.id] == first]


def _said_of(context: Context, facts: TableFacts) -> float:
    """How much of what a question is about a table's caption and its document's title say."""
    terms = context.knowledge.terms
    query = terms.query(" ".join(w for w in context.question.subject.split() if fold(w) not in _ASKING))
    told = terms.text(f"{facts.info.caption} {context.title(facts.info.document)}")
    return terms.coverage(query, [(told, 1.0)]) if query else 0.0


def whole_of(context: Context, facts: TableFacts) -> Record | None:
    """The row that sums up a whole table: the first of its sums that stands under no heading."""
    rows = context.knowledge.rows(facts.info.id)
    return next((row for row in rows if row.kind == "total" and not row.group), None)


def _tables(context: Context) -> Iterator[TableFacts]:
    """The tables in scope, those of the preferred documents first."""
    return chain.from_iterable(context.by_document(context.tables()))

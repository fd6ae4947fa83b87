"""Two indexes as wholes, compared by a column of their tables: "Điểm tối đa của A và B khác nhau bao nhiêu?"."""

from __future__ import annotations

import re

from assistant.answers.ranking import cell_of
from assistant.draft import Context, Draft
from assistant.figures import cell_value, plain_number
from assistant.sides import COMPARING
from assistant.wording import cell_name, unit_of
from index.types import Record

_CONFIDENCE = 0.9
_TWO = 2
_COMPARES = re.compile(r"\b(?:hơn|chênh|khác|giống|bằng nhau|cách nhau|lệch|so với|so sánh)\b", re.IGNORECASE)
_MOVES = re.compile(r"\b(?:tăng|giảm|nâng|cải thiện|thay đổi)\b", re.IGNORECASE)
_COLUMNS = {"max_score", "target"}


def answer_indexes_together(context: Context) -> Draft | None:
    """The asked column of the row that sums up each of two indexes, and how they compare.

    None where one has no such number, or a number of another unit.
    """
    totals = _totals(context) if _is_asked(context) else []
    role = next((role for role in context.question.roles() if role in _COLUMNS), "")
    cells = [cell for record in totals if (cell := cell_of(record, context, role)) and cell.text[:1].isdigit()]
    if len(cells) < _TWO or len({unit_of(cell, record) for cell, record in zip(cells, totals, strict=True)}) > 1:
        return None
    bibliography, names = context.bibliography(), context.question.indexes
    lines = []
    for name, record, cell in zip(names, totals, cells, strict=True):
        n = bibliography.row(record, [cell.column])
        lines.append(f"- {name}: {cell_name(cell)} **{cell.text}** ({context.place(record)}) [{n}]")
    one, other = map(cell_value, cells)
    gap = plain_number(abs(one - other), cells)
    first, second = names if one > other else names[::-1]
    head = "**Bằng nhau**:" if one == other else f"{first} **cao hơn** {second}, chênh **{gap}**:"
    return Draft("\n".join([head, *lines]), _CONFIDENCE, bibliography, computed=[gap])


def _is_asked(context: Context) -> bool:
    """Whether two indexes and nothing inside them are compared."""
    question = context.question
    named = question.codes or question.items or question.quoted or question.agencies
    left = any(word not in COMPARING for word in question.subject.lower().split())
    compares = _COMPARES.search(question.text) and not _MOVES.search(question.text)
    return len(question.indexes) == _TWO and bool(compares) and not (named or left)


def _totals(context: Context) -> list[Record]:
    """The row that sums up each index, of the first document that has one."""
    order, tables = context.documents.labels, [f for f in context.tables() if len(f.indexes) == 1]
    tables = sorted((f for f in tables if f.info.document in order), key=lambda f: order.index(f.info.document))
    found: dict[str, Record] = {}
    for facts in tables:
        for record in (r for r in context.knowledge.rows(facts.info.id) if r.kind == "total"):
            found.setdefault(next(iter(facts.indexes)), record)
    names = context.question.indexes
    return [found[name] for name in names] if all(name in found for name in names) else []

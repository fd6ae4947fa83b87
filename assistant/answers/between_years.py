"""How rows change between two columns of one header: "tổng điểm năm 2029 tăng bao nhiêu so với năm 2028"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answers.filters import asked_rows
from assistant.cell_values import is_place
from assistant.citing import Bibliography
from assistant.draft import Context, Draft
from assistant.figures import cell_value, plain_number
from assistant.rows_spoken import rows_spoken
from assistant.said_columns import SaidColumn, said_in_two_years, words_of
from assistant.wants import asks_percentage
from assistant.wording import lower_first, row_name, unit_of, upper_first
from index.types import Record, RecordCell

_CONFIDENCE = 0.94
_MOST_LISTED = 40
_TWO = 2
_MOST = re.compile(
    r"\bnào\b[^?]*\b(?P<way>tăng|giảm|cải thiện|thay đổi)\b[^?]*?"
    r"\b(?P<how>nhiều|mạnh|lớn|cao|nhanh|ít|thấp|nhỏ) (?:nhất|hơn)\b",
    re.IGNORECASE,
)
_MUCH = re.compile(
    r"\b(?P<way>tăng|giảm|thay đổi|hơn|kém|chênh)\b[^?]*?\b(?:bao nhiêu|mấy|thế nào|ra sao)\b", re.IGNORECASE
)
_OTHER_COLUMN = re.compile(r"\b(?:kết quả|thực hiện|mục tiêu|chỉ tiêu giao|kế hoạch|tối đa)\b", re.IGNORECASE)
"""What a column is called with which the one that is named may be compared."""
_LEAST = {"ít", "thấp", "nhỏ"}


@dataclass(frozen=True, slots=True)
class _Change:
    """A row with its numbers of the first and of the last year."""

    record: Record
    first: RecordCell
    last: RecordCell

    @property
    def step(self) -> Decimal:
        """By how much the number rose; below 0 where it fell."""
        return cell_value(self.last) - cell_value(self.first)


def answer_between_years(context: Context) -> Draft | None:
    """By how much the named row rose or fell, or which row did so most; None where the header is not said whole."""
    question = context.question
    most, much = _MOST.search(question.text), _MUCH.search(question.text)
    if not (most or much) or asks_percentage(question.text) or question.without or question.rows:
        return None
    words = words_of(question)
    found = []
    for first, last in said_in_two_years(context, words):
        rows = [row for row in asked_rows(context, last.facts) if first.cell(row) and last.cell(row)]
        spoken = rows_spoken(context, last, words, rows) if rows else None
        of_one = spoken and not _OTHER_COLUMN.search(words.outside({*last.places, *spoken.taken}))
        if spoken and of_one and bool(most) != (len(spoken.named) == 1):
            changes = _changes(spoken.rows, first, last)
            found.append((spoken.sureness, changes, last))
    surest = [one for one in found if one[0] == max(sureness for sureness, _, _ in found)]
    if len(surest) != 1 or not surest[0][1] or is_place(surest[0][1][0].last):
        return None
    _, changes, column = surest[0]
    if most:
        return _first(context, changes, column, most["way"].lower(), most["how"].lower() in _LEAST)
    return _told(context, changes[0], column) if len(changes) == 1 else None


def _changes(rows: Sequence[Record], first: SaidColumn, last: SaidColumn) -> list[_Change]:
    ids = {row.parent for row in rows}
    pairs = ((row, first.cell(row), last.cell(row)) for row in rows if row.id not in ids)
    return [_Change(row, one, other) for row, one, other in pairs if one and other]


def _first(context: Context, changes: Sequence[_Change], column: SaidColumn, way: str, least: bool) -> Draft | None:
    """The row that rose, or fell, the most or the least; None where none did, or their units differ."""
    sign = -1 if way == "giảm" else 1
    units = {unit_of(change.last, change.record) for change in changes}
    moved = [c for c in changes if c.step * sign > 0] if way != "thay đổi" else [c for c in changes if c.step]
    if len(units) > 1 or len(changes) < _TWO or not moved:
        return None
    steps = {abs(c.step) for c in moved}
    best = [c for c in moved if abs(c.step) == (min(steps) if least else max(steps))]
    bibliography = context.bibliography()
    fell = "giảm" if sign < 0 else "thay đổi" if way == "thay đổi" else "tăng"
    head = f"{upper_first(_called(column))} {fell} {'ít' if least else 'nhiều'} nhất {_years(context)}"
    lines = [f"{head} ({context.place(best[0].record)}):"]
    told = [_line(change, bibliography) for change in best[:_MOST_LISTED]]
    lines += [f"- **{change.record.name}** – {text}" for change, (text, _) in zip(best, told, strict=False)]
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=[gap for _, gap in told], settled=True)


def _told(context: Context, change: _Change, column: SaidColumn) -> Draft:
    bibliography = context.bibliography()
    said, gap = _line(change, bibliography)
    whose = f"của {row_name(change.record)} {_years(context)} ({context.place(change.record)})"
    head = f"{upper_first(_called(column))} {whose}"
    return Draft(f"{head}: {said}", _CONFIDENCE, bibliography, computed=[gap], settled=True)


def _line(change: _Change, bibliography: Bibliography) -> tuple[str, str]:
    """ "**tăng 0,49** (từ 13,48 lên 13,97) [1]", and by how much."""
    n = bibliography.row(change.record, [change.first.column, change.last.column])
    gap = plain_number(abs(change.step), (change.first, change.last))
    unit = unit_of(change.last, change.record)
    much = f"{gap}{' điểm %' if unit == '%' else f' {unit}' if unit else ''}"
    if not change.step:
        return f"**không thay đổi** ({change.first.text}) [{n}]", gap
    way, to = ("tăng", "lên") if change.step > 0 else ("giảm", "xuống")
    return f"**{way} {much}** (từ {change.first.text} {to} {change.last.text}) [{n}]", gap


def _called(column: SaidColumn) -> str:
    return lower_first(column.header.replace(" / ", ", "))


def _years(context: Context) -> str:
    first, last = sorted(set(context.question.years))
    return f"năm {last} so với năm {first}"

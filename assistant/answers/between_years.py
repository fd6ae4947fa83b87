"""How rows change between two columns of one header: "tổng điểm năm 2029 tăng bao nhiêu so với năm 2028"."""

from __future__ import annotations

import re
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
_TWO = 2
_MUCH = re.compile(
    r"\b(?P<way>tăng|giảm|thay đổi|hơn|kém|chênh)\b[^?]*?\b(?:bao nhiêu|mấy|thế nào|ra sao)\b", re.IGNORECASE
)
_OTHER_COLUMN = re.compile(r"\b(?:kết quả|thực hiện|mục tiêu|chỉ tiêu giao|kế hoạch|tối đa)\b", re.IGNORECASE)
"""What a column is called with which the one that is named may be compared."""


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
    """By how much the named row rose or fell; None where the header is not said whole."""
    question = context.question
    much = _MUCH.search(question.text)
    if not much or asks_percentage(question.text) or question.without or question.rows:
        return None
    words = words_of(question)
    found = []
    for first, last in said_in_two_years(context, words):
        rows = [row for row in asked_rows(context, last.facts) if first.cell(row) and last.cell(row)]
        spoken = rows_spoken(context, last, words, rows) if rows else None
        of_one = spoken and not _OTHER_COLUMN.search(words.outside({*last.places, *spoken.taken}))
        if spoken and of_one and len(spoken.named) == 1:
            found.append((spoken.sureness, _change(spoken.named[0], first, last), last))
    surest = [(change, column) for sureness, change, column in found if sureness == max(s for s, _, _ in found)]
    change, column = surest[0] if len(surest) == 1 else (None, None)
    return None if change is None or column is None or is_place(change.last) else _told(context, change, column)


def _change(row: Record, first: SaidColumn, last: SaidColumn) -> _Change | None:
    one, other = first.cell(row), last.cell(row)
    return _Change(row, one, other) if one and other else None


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

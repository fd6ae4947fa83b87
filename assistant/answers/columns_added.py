"""What several columns of one row come to: "vốn ngân sách tỉnh và ngân sách huyện cộng lại bao nhiêu?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answers.cells import asked_cells
from assistant.answers.rows import answer_rows
from assistant.answers.sum_rows import rows_to_add, sums_of_named_group
from assistant.columns import is_sum
from assistant.draft import Context, Draft
from assistant.figures import cell_value, plain_number
from assistant.named_rows import says_whole_name
from assistant.sentences import in_bold
from assistant.wants import HOW_MUCH, asks_percentage
from assistant.wording import cell_name, row_name, unit_of
from index.types import Record, RecordCell

_CONFIDENCE = 0.93
_FEW = 2
_ADDS = re.compile(
    r"\w \+ \w|\b(?:cộng|gộp) (?:lại|chung)\b|\btổng cộng\b|\bcộng (?:cả|với)\b"
    r"|\bcả (?:hai|ba|bốn|2|3|4) (?:nguồn|khoản|loại)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:cộng|gộp) (?:lại|chung)\b", re.IGNORECASE)
_SAYS_SUM = ("Cộng ", "Tổng cộng ")
_NO_SUM = re.compile(r"%|\btỷ lệ\b|\btỉ lệ\b|\bbình quân\b|\bchỉ số\b|\bđiểm\b|\bhạng\b", re.IGNORECASE)
_NOTHING = re.compile(r"\s*[-–—]\s*")


def answer_added_columns(context: Context) -> Draft | None:
    """The sum of the named columns of a row, each of which has a number or a dash there."""
    question = context.question
    headers = [header for header in dict.fromkeys(question.headers) if not is_sum(header)]
    if len(headers) < _FEW or not (_ADDS.search(question.text) and HOW_MUCH.search(question.text)):
        return None
    rows = rows_to_add(context, lambda row: len(_under(row, headers)) == len(headers))
    return _say(context, rows[0], _under(rows[0], headers)) if rows else None


def answer_group_sum(context: Context) -> Draft | None:
    """What the sum of a named group says, where an amount is asked of the group and its heading has no numbers."""
    question = context.question
    if question.operation not in {"lookup", "sum"} or not HOW_MUCH.search(question.text):
        return None
    if asks_percentage(question.text):
        return None
    rows = [row for row in sums_of_named_group(context) if 0 < len(asked_cells(context, row)) <= _FEW]
    if any(_names_part(context, row) for row in rows[:1]):
        return None
    return answer_rows(context, rows[:1], _CONFIDENCE) if rows else None


def _names_part(context: Context, total: Record) -> bool:
    """Whether the question says the whole name of a row that the sum holds."""
    parts = (r for r in context.knowledge.rows(total.table) if r.kind == "row" and r.group == total.group)
    return any(says_whole_name(context.question.text, row) for row in parts)


def tells_one_for_sum(context: Context, draft: Draft) -> bool:
    """Several amounts are to be added up, and the cells of one row are told, none of which is a sum."""
    rows, text = draft.bibliography.rows(), context.question.text
    if not (_TOGETHER.search(text) and HOW_MUCH.search(text)) or len(rows) != 1 or draft.text.startswith(_SAYS_SUM):
        return False
    told = [cell for cell in rows[0].cells if cell.text in in_bold(draft.text)]
    return rows[0].kind != "total" and not draft.table and not any(is_sum(cell.header) for cell in told)


def _under(row: Record, headers: Sequence[str]) -> list[RecordCell]:
    """The cells under the headers that have a number, or a dash for none; nothing where no cell has one."""
    cells = [cell for header in headers for cell in row.cells if cell.header == header and cell.role is None]
    cells = [cell for cell in cells if cell.number or _NOTHING.fullmatch(cell.text)]
    return cells if any(cell.number for cell in cells) else []


def _say(context: Context, record: Record, cells: Sequence[RecordCell]) -> Draft | None:
    numbers = [cell for cell in cells if cell.number]
    units = {unit_of(cell, record) for cell in numbers}
    if len(units) > 1 or _NO_SUM.search(" ".join([*units, *(cell.header for cell in cells), record.caption])):
        return None
    bibliography = context.bibliography()
    n = bibliography.row(record, [cell.column for cell in cells])
    beside = (cell for row in context.knowledge.rows(record.table) for cell in row.cells if cell.number)
    total = plain_number(sum((cell_value(cell) for cell in numbers), Decimal(0)), [*numbers, *beside])
    unit = f" {unit}" if (unit := units.pop()) else ""
    added = " + ".join(f"{cell_name(cell, record)}: {cell.text}" for cell in cells)
    text = f"Cộng {len(cells)} cột: **{total}**{unit} ({added}) – {row_name(record)}, {context.place(record)} [{n}]."
    return Draft(text, _CONFIDENCE, bibliography, computed=[total, str(len(cells))])

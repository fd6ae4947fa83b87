"""How the asked cells of several rows compare: which is higher, which is due first, whether they are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.cells import asked_cells
from assistant.draft import Context
from assistant.figures import cell_value, plain_number
from assistant.wording import row_name, upper_first
from index.types import Record, RecordCell
from ingest.textnorm import fold

_NAME_LENGTH = 80
_LOWER = re.compile(r"thấp hơn|kém hơn|nhỏ hơn|ít hơn|thấp nhất", re.IGNORECASE)
_CHANGE = re.compile(r"tăng|giảm|cải thiện|nâng|lên|bậc", re.IGNORECASE)
_LATER = re.compile(r"\b(?:xong|hoàn thành|đến hạn|hạn) (?:sau|muộn|trễ)\b", re.IGNORECASE)
_SAME = re.compile(r"bằng nhau|giống nhau|như nhau|khác nhau|cùng", re.IGNORECASE)


def contrast(context: Context, records: Sequence[Record]) -> tuple[str, list[str]] | None:
    """A sentence on how the rows compare in the one column that is asked for, and the numbers worked out for it."""
    asked = [asked_cells(context, record) for record in records]
    if len(records) > 1 and not any(asked):
        asked = [[c for c in record.cells if c.role == "rank_target"] for record in records]
    if len(records) > 1 and _CHANGE.search(context.question.text) and all(_series(cells) for cells in asked):
        return _of_changes(records, asked)
    if len(records) < 2 or any(len(cells) != 1 for cells in asked) or len({cells[0].role for cells in asked}) > 1:
        return None
    cells = [found[0] for found in asked]
    if all(cell.number for cell in cells):
        return _of_numbers(context, records, cells)
    if all(cell.deadline and cell.deadline.end for cell in cells):
        return _of_deadlines(context, records, cells), []
    if _SAME.search(context.question.text) and all(cell.text for cell in cells):
        same = len({fold(cell.text) for cell in cells}) == 1
        return ("**Giống nhau**." if same else "**Khác nhau**."), []
    return None


def _series(cells: Sequence[RecordCell]) -> bool:
    """Whether the cells are one column over several years."""
    return len(cells) > 1 and len({cell.role for cell in cells}) == 1 and all(c.year and c.number for c in cells)


def _of_changes(records: Sequence[Record], asked: Sequence[Sequence[RecordCell]]) -> tuple[str, list[str]]:
    """How far each row moves from its first to its last year; up a ranking is towards smaller numbers."""
    changes = []
    for cells in asked:
        first, last = min(cells, key=lambda c: c.year or 0), max(cells, key=lambda c: c.year or 0)
        change = cell_value(last) - cell_value(first)
        changes.append(-change if first.role == "rank_target" else change)
    gaps = [plain_number(abs(change), asked[0]) for change in changes]
    said = "; ".join(
        f"{row_name(record, _NAME_LENGTH)} {'tăng' if change >= 0 else 'giảm'} **{gap}**"
        for record, change, gap in zip(records, changes, gaps, strict=True)
    )
    most = records[changes.index(max(changes))]
    more = "" if len(set(changes)) == 1 else f" {upper_first(row_name(most, _NAME_LENGTH))} **tăng nhiều hơn**."
    return f"{upper_first(said)}.{more}", gaps


def _of_numbers(context: Context, records: Sequence[Record], cells: Sequence[RecordCell]) -> tuple[str, list[str]]:
    values = [cell_value(cell) for cell in cells]
    gap = plain_number(max(values) - min(values), cells)
    if gap == "0":
        return f"{'Hai' if len(records) == 2 else len(records)} dòng **bằng nhau**, không khác nhau.", [gap]
    unequal = "**Không bằng nhau**: " if _SAME.search(context.question.text) else ""
    lower = _LOWER.search(context.question.text) is not None
    ranks = cells[0].role == "rank_target"
    at = values.index(min(values) if lower != ranks else max(values))
    most = "hơn" if len(records) == 2 else "nhất"
    said = f"{row_name(records[at], _NAME_LENGTH)} **{'thấp' if lower else 'cao'} {most}** (chênh {gap})."
    return (f"{unequal}{said}" if unequal else upper_first(said)), [gap]


def _of_deadlines(context: Context, records: Sequence[Record], cells: Sequence[RecordCell]) -> str:
    ends = [cell.deadline.end or "" for cell in cells if cell.deadline]
    if len(set(ends)) == 1:
        return "**Cùng hạn**."
    later = _LATER.search(context.question.text) is not None
    named = records[ends.index(max(ends) if later else min(ends))]
    return f"{upper_first(row_name(named, _NAME_LENGTH))} **phải xong {'sau' if later else 'trước'}**."

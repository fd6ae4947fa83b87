"""How the asked cells of several rows compare: which is higher, which is due first, whether they are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.called import rows_called
from assistant.answers.cells import asked_cells
from assistant.cell_values import is_place
from assistant.citing import Bibliography
from assistant.draft import Context
from assistant.figures import cell_value, plain_number
from assistant.wording import bold_with_unit, row_name, upper_first
from index.types import Record, RecordCell
from ingest.textnorm import fold

_NAME_LENGTH = 80
_TWO = 2
_MORE = re.compile(r"\b(cao|thấp|nhiều|ít|lớn|nhỏ|tốt|kém|đông)(?: \w+)? (?:hơn|nhất)", re.IGNORECASE)
_DOWN = {"thấp", "ít", "nhỏ", "kém"}
_CHANGE = re.compile(r"tăng|giảm|cải thiện|nâng|lên|bậc", re.IGNORECASE)
_RISES = re.compile(r"\b(?:tăng|nâng|cải thiện)\b[^,;?]*\bhơn\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:xong|hoàn thành|đến hạn|hạn) (?:\S+ )?(?:sau|muộn|trễ)\b|\b(?:muộn|trễ) hơn", re.IGNORECASE)
_SAME = re.compile(r"bằng nhau|giống nhau|như nhau|khác nhau|cùng", re.IGNORECASE)


def contrast(context: Context, records: Sequence[Record], bibliography: Bibliography) -> tuple[str, list[str]] | None:
    """A sentence on how the rows compare in the one column that is asked for, and the numbers worked out for it."""
    if context.question.rows and len({record.table for record in records}) > 1:
        return None
    asked = [asked_cells(context, record) for record in records]
    series = [_series(context, record, cells) for record, cells in zip(records, asked, strict=True)]
    if len(records) > 1 and all(series):
        return _of_changes(records, series, bibliography)
    if len(records) < 2 or any(len(cells) != 1 for cells in asked) or len({cells[0].role for cells in asked}) > 1:
        return None
    cells = [found[0] for found in asked]
    if all(cell.number for cell in cells):
        return of_numbers(context, records, cells, bibliography)
    sides = _sides(records, cells, bibliography)
    if all(cell.deadline and cell.deadline.end for cell in cells):
        return _of_deadlines(context, sides), []
    if _SAME.search(context.question.text) and all(cell.text for cell in cells):
        same = len({fold(cell.text) for cell in cells}) == 1
        return ("**Giống nhau**." if same else "**Khác nhau**."), []
    return None


@dataclass(frozen=True, slots=True)
class _Side:
    """A row that is compared, with the cell that it is compared by and the mark of its citation."""

    record: Record
    cell: RecordCell
    mark: int

    @property
    def name(self) -> str:
        """What the answer calls the row."""
        return row_name(self.record, _NAME_LENGTH)

    @property
    def value(self) -> str:
        """The cell with its unit and the mark of its citation."""
        return f"{bold_with_unit(self.cell, self.record)} [{self.mark}]"


def _series(context: Context, record: Record, cells: Sequence[RecordCell]) -> Sequence[RecordCell]:
    """The cells between which a row is asked to change: of one column over several years, else its result and target.

    Empty where no change is asked for.
    """
    text = context.question.text
    if not _CHANGE.search(text):
        return ()
    if len(cells) > 1 and len({cell.role for cell in cells}) == 1 and all(c.year and c.number for c in cells):
        return cells
    ends = (
        [c for role in ("result", "target") for c in record.cells_of(role) if c.number] if _RISES.search(text) else []
    )
    return ends if len(ends) == _TWO and len({cell.year for cell in ends}) == _TWO else ()


def _of_changes(
    records: Sequence[Record], series: Sequence[Sequence[RecordCell]], bibliography: Bibliography
) -> tuple[str, list[str]]:
    """How far each row moves from its first to its last year; up a ranking is towards smaller numbers."""
    changes, gaps, said = [], [], []
    for record, cells in zip(records, series, strict=True):
        first, last = min(cells, key=lambda c: c.year or 0), max(cells, key=lambda c: c.year or 0)
        change = cell_value(last) - cell_value(first)
        changes.append(-change if first.role == "rank_target" else change)
        gaps.append(plain_number(abs(change), cells))
        n = bibliography.row(record, [first.column, last.column])
        how = "tăng" if changes[-1] >= 0 else "giảm"
        said.append(f"{row_name(record, _NAME_LENGTH)} {how} **{gaps[-1]}** (từ {first.text} đến {last.text}) [{n}]")
    order = sorted(range(len(records)), key=lambda at: changes[at], reverse=True)
    told = upper_first("; ".join(said[at] for at in order))
    rises = len(set(changes)) > 1 and changes[order[0]] > 0
    more = f"{upper_first(row_name(records[order[0]], _NAME_LENGTH))} **tăng nhiều hơn**. " if rises else ""
    return f"{more}{told}.", gaps


def _sides(records: Sequence[Record], cells: Sequence[RecordCell], bibliography: Bibliography) -> list[_Side]:
    return [_Side(r, c, bibliography.row(r, [c.column])) for r, c in zip(records, cells, strict=True)]


def of_numbers(
    context: Context, records: Sequence[Record], cells: Sequence[RecordCell], bibliography: Bibliography
) -> tuple[str, list[str]]:
    """Which row has the most, or the least where that is asked for; the smallest place in a ranking is the highest."""
    values, sides = [cell_value(cell) for cell in cells], _sides(records, cells, bibliography)
    gap = plain_number(max(values) - min(values), cells)
    if gap == "0":
        unit = rows_called(context, records)
        return f"{'Hai' if len(sides) == _TWO else len(sides)} {unit} **bằng nhau**, không khác nhau.", [gap]
    said = _MORE.search(context.question.text)
    how = said[1].lower() if said else "cao"
    ranked = is_place(cells[0])
    best = max(values) if (how in _DOWN) == ranked else min(values)
    first = [side for side in sides if cell_value(side.cell) == best]
    unequal = "**Không bằng nhau**: " if _SAME.search(context.question.text) else ""
    how = f"xếp hạng {how}" if ranked else how
    text = (
        f"{' và '.join(side.name for side in first)} **{how} {'hơn' if len(sides) == _TWO else 'nhất'}**"
        f"{_against(first, sides)} (chênh **{gap}**)."
    )
    return (f"{unequal}{text}" if unequal else upper_first(text)), [gap]


def _of_deadlines(context: Context, sides: Sequence[_Side]) -> str:
    """Which side is due first, or last where that is asked for."""
    ends = [side.cell.deadline.end or "" for side in sides if side.cell.deadline]
    if len(set(ends)) == 1:
        return "**Cùng hạn**."
    later = _LATER.search(context.question.text) is not None
    first = sides[ends.index(max(ends) if later else min(ends))]
    return f"{upper_first(first.name)} **phải xong {'sau' if later else 'trước'}**{_against([first], sides)}."


def _against(first: Sequence[_Side], sides: Sequence[_Side]) -> str:
    """The value of the sides that are told of, which is one, against those of the others."""
    others = "; ".join(f"{side.name} {side.value}" for side in sides if side not in first)
    marks = "".join(f" [{side.mark}]" for side in first[1:])
    return f": {first[0].value}{marks} so với {others}"

"""Rows that the scan printed some columns too far left or right, put back by what their cells hold.

The cells with text keep their order. Of all ways to lay them over the columns the one with the best score is
taken: numbers belong under numbers, keys under the key, agencies under agencies, deadlines under deadlines, a column
that is filled in every row is filled, and a cell that stays where it was printed, or moves as far as the one before
it, is preferred.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from ingest.model import Repair
from ingest.readers.markdown_grid import GridCell, GridRow, Profile, is_agency, is_key, is_number, is_time

_CLASH = -6.0
_FIT = 2.0
_HOLE = -1.5
_INNER = -0.5
_STAY = 0.3
_TURN = -0.2


def put_back(rows: Sequence[GridRow], table: Profile, repairs: list[Repair]) -> None:
    """Gives every row as many cells as the table has columns; shifted rows are laid out anew."""
    for row in rows:
        if table.misfits(row):
            places = _best_places(row, table)
            if places is not None and places != _printed(row):
                _move(row, places, table.width, repairs)
                continue
        del row.cells[table.width :]
        row.cells.extend(GridCell() for _ in range(table.width - len(row.cells)))


def _printed(row: GridRow) -> list[int]:
    return [at for at, cell in enumerate(row.cells) if cell.text]


def _move(row: GridRow, places: Sequence[int], width: int, repairs: list[Repair]) -> None:
    before = " | ".join(row.texts())
    filled = [cell for cell in row.cells if cell.text]
    row.cells = [GridCell() for _ in range(width)]
    for cell, place in zip(filled, places, strict=True):
        row.cells[place] = cell
    row.shifted = True
    repairs.append(Repair("shifted-row", row.line, before, " | ".join(row.texts())))


def _best_places(row: GridRow, table: Profile) -> list[int] | None:
    """For each cell with text its column, or None when the row has more of them than the table has columns."""
    filled = [(at, cell.text) for at, cell in enumerate(row.cells) if cell.text]
    if len(filled) > table.width:
        return None
    # best[column] = (score, places) of the cells so far, the last of them in that column
    best: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for index, (printed, text) in enumerate(filled):
        following: dict[int, tuple[float, list[int]]] = {}
        for column in range(index, table.width - (len(filled) - index - 1)):
            own = _fit(text, column, table) + (_STAY if column == printed else 0.0)
            options = [
                (score + own + _gap(last, column, table) + _turn(filled, index, places, column), [*places, column])
                for last, (score, places) in best.items()
                if last < column
            ]
            if options:
                following[column] = max(options, key=lambda option: option[0])
        best = following
    ends = [(score + _gap(last, table.width, table), places) for last, (score, places) in best.items()]
    return max(ends, key=lambda end: end[0])[1] if ends else None


def _turn(filled: Sequence[tuple[int, str]], index: int, places: Sequence[int], column: int) -> float:
    moved = column - filled[index][0]
    before = places[-1] - filled[index - 1][0] if places else moved
    return _TURN if moved != before else 0.0


def _gap(last: int, column: int, table: Profile) -> float:
    """What the columns left empty between two cells cost; cells merge from the left, so the right ones cost more."""
    holes = (at for at in range(last + 1, column) if table.always[at])
    return sum((_HOLE + (_INNER * at if at < table.front else 0.0) for at in holes), 0.0)


def _fit(text: str, column: int, table: Profile) -> float:
    if column == table.key:
        return _FIT if is_key(text) else _CLASH
    if is_number(text) != table.numeric[column]:
        return _CLASH
    if table.numeric[column]:
        return _FIT
    if table.agency[column]:
        return _FIT if is_agency(text) else -_FIT
    if table.dated[column]:
        return _FIT if is_time(text) else -_FIT
    likeness = 1.0 - min(1.0, abs(math.log((len(text) + 1) / (table.length[column] + 1))) / 2)
    return likeness - (0.5 if is_agency(text) or is_time(text) else 0.0)

"""Agencies that stand as titles over the rows of a table of work: they lead what stands below them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.agencies import canonical, is_listed
from ingest.columns import cell_kind
from ingest.model import Cell, Column, RowKind, Table
from ingest.numbering import split_mark
from ingest.repairs.syllables import is_syllable
from ingest.textnorm import fold

HEADER = "Cơ quan đứng đầu nhóm"
"""The header of the column that such a table gets, which its file does not have."""
_WORK = frozenset({"coordinating_agency", "deadline", "output"})
_LEAST = 2


def leading_titles(
    names: Sequence[str], kinds: Sequence[RowKind], parents: Sequence[int | None], roles: Sequence[str | None]
) -> list[int | None]:
    """For each row the title above it that names who leads it; empty where the titles of the table name no agencies.

    That is so only where the rows are work (somebody joins in, a deadline, an output), no column tells who leads, and
    every title names an agency, most of them a known one.
    """
    if "lead_agency" in roles or not _WORK & set(roles):
        return []
    titles = {at for at, kind in enumerate(kinds) if kind == "group"}
    agencies = [split_mark(names[at])[1] for at in titles]
    known = sum(is_listed(name) for name in agencies)
    if known < max(_LEAST, len(agencies) / 2) or not all(cell_kind(name) == "agency" for name in agencies):
        return []
    found = [_title_above(at, parents, titles) if kind == "row" else None for at, kind in enumerate(kinds)]
    return found if any(at is not None for at in found) else []


def _title_above(row: int, parents: Sequence[int | None], titles: set[int]) -> int | None:
    above = parents[row]
    while above is not None and above not in titles:
        above = parents[above]
    return above


def add_leads(table: Table, titles: Sequence[int | None], name: int) -> None:
    """Gives the table a column of who leads each row, from the titles above the rows."""
    table.columns.append(Column(HEADER, "lead_agency"))
    for row, at in zip(table.rows, titles, strict=True):
        if at is None:
            row.cells.append(Cell())
            continue
        title = table.rows[at]
        row.cells.append(Cell(_written_out(title.name), "merged", list(title.cells[name].fragments), title.id))


def _written_out(name: str) -> str:
    """An agency's name in capitals as it is written in a cell: as the list has it, else in small letters."""
    if not name.isupper():
        return name
    listed = canonical(name)
    if is_listed(name) and fold(listed) == fold(name):
        return listed
    words = [word.lower() if is_syllable(word.strip(",;()")) else word for word in name.split()]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])

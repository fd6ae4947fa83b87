"""Cells of rows that hold one thing in several units ("%; Hạng" over "88,00; 22"): each number with its own unit."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.lexicon import load_lexicon
from index.types import Record, RecordCell
from ingest.columns import RANKING, cell_kind
from ingest.textnorm import fold, squash

_PART = "; "


@dataclass(frozen=True, slots=True)
class UnitPart:
    """One number of a cell, and its unit."""

    text: str
    unit: str

    @property
    def is_place(self) -> bool:
        """Whether the number is a place in a ranking."""
        return RANKING.search(self.unit) is not None


def unit_parts(cell: RecordCell, record: Record) -> list[UnitPart]:
    """The numbers of a cell with their units, where the row's column of units gives as many; else none."""
    names = {fold(name) for name in load_lexicon().lists["unit_headers"]}
    units = next((c.text for c in record.cells if c.role is None and fold(squash(c.header)).strip(" .:") in names), "")
    parts, own = squash(cell.text).split(_PART), squash(units).split(_PART)
    if cell.text == units or len(own) < len(_PART) or len(parts) != len(own):
        return []
    if not all(cell_kind(part) in ("number", "bullet") for part in parts):
        return []
    return [UnitPart(part, unit) for part, unit in zip(parts, own, strict=True)]

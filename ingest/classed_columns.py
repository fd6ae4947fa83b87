"""Columns of classes in a table whose rows stand in the order of a number: each class is written where it begins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.blocks import RawRow
from ingest.column_words import column_words, says
from ingest.columns import majority_kind
from ingest.model import RowKind
from ingest.numbers import parse_number
from ingest.textnorm import squash

_MIN_CLASSES = 2


def classed_columns(
    header: Sequence[str], roles: Sequence[str | None], rows: Sequence[RawRow], kinds: Sequence[RowKind]
) -> set[int]:
    """The columns of classes whose empty cells belong to the class above: ranked rows, and no class begins twice."""
    own = [row for row, kind in zip(rows, kinds, strict=True) if kind == "row"]
    columns = [[row.cells[at] for row in own] for at in range(len(header))]
    if not any(_is_ordered([cell.text for cell in column]) for column in columns):
        return set()
    found: set[int] = set()
    for at, column in enumerate(columns):
        if roles[at] is not None or not says(header[at], column_words().classes) or majority_kind(column) == "number":
            continue
        states = {cell.state for cell in column}
        texts = [squash(cell.text) for cell in column if cell.state == "text"]
        begins = column[0].state == "text" and len(texts) >= _MIN_CLASSES and len(set(texts)) == len(texts)
        if begins and states == {"text", "empty"}:
            found.add(at)
    return found


def _is_ordered(texts: Sequence[str]) -> bool:
    """Whether a column has a number in each row, each at most as large as the one above, and not all alike."""
    numbers = [parse_number(text) for text in texts]
    values = [number.value for number in numbers if number is not None]
    falls = all(after <= before for before, after in pairwise(values))
    return bool(values) and len(values) == len(texts) and falls and values[0] > values[-1]

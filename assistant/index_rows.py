"""Tables of which the rows are indexes: "PAR INDEX (%)", "SIPAS", "DTI cấp tỉnh" below each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from index.types import Record
from ingest.textnorm import squash

_BRACKETS = re.compile(r"\([^()]*\)")
_BESIDES = 4
_LEAST = 2


def index_of_row(name: str, indexes_in: Callable[[str], Sequence[str]]) -> str | None:
    """The index that a row's name is, with its unit and hardly another word ("Chỉ số DTI cấp tỉnh (0-1)")."""
    bare = squash(_BRACKETS.sub(" ", name))
    named = indexes_in(bare)
    if len(named) != 1 or len(bare.split()) > max(_BESIDES, len(named[0].split()) + _BESIDES - 1):
        return None
    return named[0]


def indexes_of_rows(rows: Iterable[Record], indexes_in: Callable[[str], Sequence[str]]) -> frozenset[str]:
    """The indexes that rows of a table of indexes name; none where less than two rows are one, or most are not."""
    own = [row for row in rows if row.kind == "row"]
    named = [(row.name, names[0]) for row in own if len(names := indexes_in(row.name)) == 1]
    whole = {name for text, name in named if index_of_row(text, indexes_in)}
    return frozenset(name for _, name in named) if len(whole) >= _LEAST and len(named) * 2 >= len(own) else frozenset()

"""Columns whose cells sort the rows ("Mức độ": "Khẩn"), and questions that choose rows by such a cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.phrases import Match, Token
from index.types import Record
from ingest.textnorm import fold, squash

_LONGEST = 6
_REACH = 2
_BETWEEN = {"la", "o", "thuoc", "loai", "dat", "xep", "ghi", "muc", "tu", "von"}


@dataclass(frozen=True, slots=True)
class Category:
    """The rows asked for are those that have `value`, folded, in the column of this header."""

    header: str
    value: str
    start: int
    """Place of the words in the question, from the first token …"""
    end: int
    """… to the one after the last."""

    def holds(self, record: Record) -> bool:
        """Whether the row has the value."""
        return any(cell.header == self.header and plain(cell.text) == self.value for cell in record.cells)


def categories(tables: Iterable[Sequence[Record]]) -> dict[str, set[str]]:
    """The folded values of columns without a role in which short texts stand, one at least in several rows."""
    found: dict[str, set[str]] = {}
    for rows in tables:
        texts: dict[str, list[str]] = {}
        for row in rows:
            for cell in row.cells:
                if row.kind == "row" and cell.role is None and cell.number is None and cell.text.strip():
                    texts.setdefault(cell.header, []).append(plain(cell.text))
        for header, values in texts.items():
            short = all(len(value.split()) <= _LONGEST for value in values)
            if short and len(set(values)) < len(values):
                found.setdefault(header, set()).update(values)
    return found


def category_in(
    tokens: Sequence[Token], headers: Collection[Match], values: Mapping[str, Collection[str]]
) -> Category | None:
    """The value that stands right after the words for its column: "ở mức độ khẩn", "thuộc nhóm là “Rất tốt”"."""
    folded = [token.folded for token in tokens]
    for match in headers:
        known = values.get(match.value, ())
        for at in range(match.end, min(match.end + _REACH, len(folded)) + 1):
            ends = range(min(len(folded), at + _LONGEST), at, -1)
            end = next((end for end in ends if " ".join(folded[at:end]) in known), None)
            if end is not None:
                return Category(match.value, " ".join(folded[at:end]), match.start, end)
            if at < len(folded) and folded[at] not in _BETWEEN:
                break
    return None


def plain(text: str) -> str:
    """A cell's text as a question would say it: folded words alone."""
    return squash(re.sub(r"[^\w]+", " ", fold(text)))

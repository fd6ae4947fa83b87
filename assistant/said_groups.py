"""Rows of one name under several headings of a table: those under the heading that a question says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from assistant.terms import Query, Terms
from index.types import Record
from ingest.textnorm import fold

_SAID = 0.4
_CLEARLY = 0.5


def namesakes(records: Iterable[Record]) -> list[list[Record]]:
    """The rows of a table that have one name and stand under several headings, those of each name together."""
    alike = (list(rows) for _, rows in groupby(sorted(records, key=_named), key=_named))
    return [rows for rows in alike if len({tuple(row.group) for row in rows}) > 1]


def _named(record: Record) -> str:
    return fold(record.name).strip(" .:")


def under_other_headings(alike: Sequence[Record], found: Collection[str], terms: Terms, query: Query) -> set[str]:
    """The ids of the namesakes among those found that another heading tells apart.

    "Tỷ lệ nước thất thoát của huyện A" means the row of huyện A under "B. Tỷ lệ nước thất thoát", where it also stands
    under "A. Tỷ lệ hộ dùng nước sạch". Only words that one of the headings has alone tell them apart.
    """
    rows = [row for row in alike if row.id in found]
    paths = {tuple(row.group) for row in rows}
    said = _said(list(paths), terms, query) if len(paths) > 1 else ()
    return {row.id for row in rows if tuple(row.group) != said} if said else set()


def _said(paths: Sequence[tuple[str, ...]], terms: Terms, query: Query) -> tuple[str, ...]:
    """The path of headings that the question says, where it says hardly a word that another path has alone."""
    words = {path: terms.text(" \n ".join(path)).words for path in paths}
    shares = {}
    for path, own in words.items():
        others = frozenset[str]().union(*(other for way, other in words.items() if way != path))
        alone = own - others
        weight = sum(terms.weight(word) for word in alone)
        shares[path] = sum(terms.weight(word) for word in alone & query.words) / weight if weight else 0.0
    best = max(shares, key=lambda path: shares[path])
    rivals = [share for path, share in shares.items() if path != best]
    return best if shares[best] >= _SAID and max(rivals) <= shares[best] * _CLEARLY else ()

"""The part of a table that a question is about: the rows under a heading, or those with one value in a column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answers.headings import under
from assistant.draft import Context
from assistant.knowledge import Knowledge, TableFacts
from assistant.number_columns import NO_NUMBERS
from assistant.phrases import tokenize
from assistant.said_columns import Words
from index.types import Record
from ingest.textnorm import squash

_TWO = 2
_CACHED = 512
_LONGEST = 4
_ABBREVIATION = 3
_HEADS = {"nhom", "phan", "muc", "thuoc", "linh", "vuc", "khoi", "mang", "chuong", "trong", "ve"}
"""Folded words that may stand before the name of a heading."""
_HALVES = re.compile(r"\s[-–]\s|:\s")
_NUMBERED = re.compile(r"^\s*(?:[A-ZĐ]|[IVX]+|\d{1,2})\s*[.)]\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a table, what the part is called, and where the question says so."""

    name: str
    ids: Collection[str]
    places: frozenset[int]
    classed: bool
    """Whether a value in a column makes the part, and no heading."""


def part_said(context: Context, words: Words, facts: TableFacts) -> Part | None:
    """The part whose heading the question says whole, else the one whose value in a column it says whole."""
    return _under_heading(context, words, facts) or _of_class(context, words, facts)


def _under_heading(context: Context, words: Words, facts: TableFacts) -> Part | None:
    """The rows under the longest heading, or the row over others, whose whole name is said."""
    folded = [token.folded for token in words.tokens]
    found: list[tuple[int, Record, frozenset[int]]] = []
    for name, row in _headings(context.knowledge, facts.info.id):
        for at in _places(folded, name):
            start = next((s for s in range(at, -1, -1) if s == 0 or folded[s - 1] not in _HEADS), at)
            found.append((len(name), row, frozenset(range(start, at + len(name)))))
    longest = [one for one in found if one[0] == max(length for length, _, _ in found)]
    if len(longest) != 1:
        return None
    _, heading, places = longest[0]
    return Part(heading.name, under(context, heading), places, classed=False)


def _places(folded: Sequence[str], name: Sequence[str]) -> list[int]:
    """Where a name begins among folded words."""
    if not set(name) <= set(folded):
        return []
    return [at for at in range(len(folded)) if tuple(folded[at : at + len(name)]) == name]


@lru_cache(_CACHED)
def _headings(knowledge: Knowledge, table: str) -> tuple[tuple[tuple[str, ...], Record], ...]:
    """The names of a table's headings and of the rows over others, each with its row."""
    over = [row for row in knowledge.rows(table) if row.kind == "group" or knowledge.children(row)]
    return tuple((name, row) for row in over for name in _names(row.name))


def _names(heading: str) -> list[tuple[str, ...]]:
    """The folded words of a heading, and of its two halves: "Đợt II - Khu vực đồng bằng"."""
    bare = _NUMBERED.sub("", heading)
    names = [_folded(text) for text in dict.fromkeys((bare, *_HALVES.split(bare)))]
    return [name for name in names if len(name) >= _TWO]


def _folded(text: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokenize(text))


def _of_class(context: Context, words: Words, facts: TableFacts) -> Part | None:
    """The rows with the one value, of those that several rows of a column have, which the question says whole."""
    folded = [token.folded for token in words.tokens]
    found: dict[tuple[int, str], frozenset[int]] = {}
    for column, text, name in _values(context.knowledge, facts.info.id):
        for at in _places(folded, name):
            places = frozenset(range(at, at + len(name)))
            if not places & words.referring and (len(name) > 1 or words.tokens[at].text == text):
                found[column, text] = places
    if len(found) != 1:
        return None
    ((column, text), places) = next(iter(found.items()))
    rows = [row for row in context.knowledge.rows(facts.info.id) if row.kind == "row"]
    ids = [row.id for row in rows for cell in row.cells if cell.column == column and squash(cell.text) == text]
    return Part(f"{facts.info.headers[column]}: {text}", ids, places, classed=True) if len(ids) < len(rows) else None


@lru_cache(_CACHED)
def _values(knowledge: Knowledge, table: str) -> tuple[tuple[int, str, tuple[str, ...]], ...]:
    """The short texts that several rows have in one column of texts, with the column and their folded words."""
    rows = [row for row in knowledge.rows(table) if row.kind == "row"]
    found = []
    for at, role in enumerate(knowledge.tables[table].info.roles):
        if (role or "").partition(":")[0] in NO_NUMBERS:
            continue
        cells = (c for row in rows for c in row.cells if c.column == at and not c.number and c.text.strip(" -–—"))
        for text, times in Counter(squash(cell.text) for cell in cells).items():
            known = len(text.split()) > 1 or (text.isupper() and len(text) >= _ABBREVIATION)
            if times >= _TWO and known and len(text.split()) <= _LONGEST and (name := _folded(text)):
                found.append((at, text, name))
    return tuple(found)

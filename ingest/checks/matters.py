"""The matters of a plan (row names, scopes in brackets) and when two of them are the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import ceil
from typing import Any

from ingest.agencies import parse_agencies
from ingest.checks.common import columns_of
from ingest.model import PlanDocument, Row, Table
from ingest.textnorm import nfc, normal_tone, squash
from ingest.yaml_files import load_yaml

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)?")
_SPLIT = re.compile(r"[^\W_]+")
_SAME = 0.75
_FEWEST = 3
_SHORT = 6
_SEEN = 20
_LEADING = ("own", "merged", "continued")


@dataclass(slots=True, frozen=True)
class Words:
    """The word lists of data/checks.yaml, in small letters."""

    stop_words: frozenset[str]
    generic: tuple[tuple[str, ...], ...]
    abbreviations: dict[str, str]
    open_ends: frozenset[str]


@cache
def words() -> Words:
    """The word lists, read once."""
    raw: dict[str, Any] = load_yaml(files("ingest").joinpath("data/checks.yaml").read_text(encoding="utf-8"))
    generic = sorted((tuple(phrase.split()) for phrase in raw["generic"]), key=len, reverse=True)
    return Words(frozenset(raw["stop_words"]), tuple(generic), raw["abbreviations"], frozenset(raw["open_ends"]))


def content_words(text: str) -> list[str]:
    """Words that say what a name is about, in order: abbreviations in full, generic beginnings left out."""
    lists = words()
    full = _WORD.sub(lambda match: lists.abbreviations.get(match[0], match[0]), normal_tone(nfc(text)))
    found = [word.lower() for word in _SPLIT.findall(full)]
    start = next((phrase for phrase in lists.generic if tuple(found[: len(phrase)]) == phrase), None)
    while start is not None and len(found) > len(start):
        found = found[len(start) :]
        start = next((phrase for phrase in lists.generic if tuple(found[: len(phrase)]) == phrase), None)
    return [word for word in found if word not in lists.stop_words]


def overlap(one: Collection[str], other: Collection[str]) -> float:
    """Share of the words that two names have in common, of all their words (Jaccard)."""
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first | second else 0.0


def same_matter(one: Matter, other: Matter) -> bool:
    """Whether two names mean the same: nearly the same words, or one is the other's first part, up to a comma."""
    if one.words == other.words:
        return len(one.words) > 1
    if min(len(one.words), len(other.words)) >= _FEWEST and overlap(one.words, other.words) >= _SAME:
        return True
    short = max(len(one.words), len(other.words)) <= _SHORT
    return short and (_begins(one, other) or _begins(other, one))


def _begins(part: Matter, whole: Matter) -> bool:
    return len(part.words) > 1 and part.words == whole.first


@dataclass(slots=True, frozen=True)
class Matter:
    """A matter and who leads it."""

    name: str
    words: tuple[str, ...]
    first: tuple[str, ...]
    """Content words up to the first comma."""
    leads: frozenset[str]
    table: Table
    row: Row


def matters(document: PlanDocument) -> Iterator[Matter]:
    """Rows with their leads; where a lead has a scope in brackets, the scope is a matter of its own."""
    for table in document.tables:
        for column in columns_of(table, "lead_agency")[:1]:
            for row in table.rows:
                if row.kind == "row" and row.cells[column].source in _LEADING:
                    yield from _of_row(table, row, row.cells[column].text)


def _of_row(table: Table, row: Row, cell: str) -> Iterator[Matter]:
    agencies = parse_agencies(cell)
    leads = frozenset(agency.name for agency in agencies)
    if leads:
        yield _matter(row.name, leads, table, row)
    for agency in agencies:
        # What the cell says that the agency does is no matter; only brackets divide one row among several.
        if agency.scope and f"({agency.scope[:_SEEN]}" in squash(cell):
            yield _matter(agency.scope, frozenset({agency.name}), table, row)


def _matter(name: str, leads: frozenset[str], table: Table, row: Row) -> Matter:
    first, _, _ = name.partition(",")
    return Matter(name, tuple(content_words(name)), tuple(content_words(first)), leads, table, row)


def pairs(groups: Sequence[Sequence[Matter]]) -> Iterator[tuple[int, Matter, int, Matter]]:
    """Pairs of the same matter from two groups, neither lead known to the other, each with its group's position."""
    placed = [(group, matter) for group, found in enumerate(groups) for matter in found]
    for first, second in _near([matter for _, matter in placed]):
        (one_group, one), (other_group, other) = placed[first], placed[second]
        if one_group != other_group and not one.leads & other.leads and same_matter(one, other):
            yield one_group, one, other_group, other


def _near(found: Sequence[Matter]) -> list[tuple[int, int]]:
    """Positions of all pairs that may be the same, so that many plans do not cost the product of their rows.

    Two sets of words that share `_SAME` of them share one of the rarest of each (prefix filtering: Chaudhuri et al.,
    "A Primitive Operator for Similarity Joins in Data Cleaning", 2006); a name that begins another is looked up whole.
    """
    counts = Counter(word for matter in found for word in set(matter.words))
    near: set[tuple[int, int]] = set()
    by_rare: dict[str, list[int]] = {}
    by_words: dict[tuple[str, ...], list[int]] = {}
    for position, matter in enumerate(found):
        by_words.setdefault(matter.words, []).append(position)
        rarest = sorted(set(matter.words), key=lambda word: (counts[word], word))
        for word in rarest[: len(rarest) - ceil(_SAME * len(rarest)) + 1]:
            near.update((other, position) for other in by_rare.get(word, ()))
            by_rare.setdefault(word, []).append(position)
    for position, matter in enumerate(found):
        parts = by_words.get(matter.first, ()) if 1 < len(matter.words) <= _SHORT else ()
        near.update((min(part, position), max(part, position)) for part in parts if part != position)
    return sorted(near)

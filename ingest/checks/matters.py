"""The matters of a plan (row names, scopes in brackets) and when two of them are the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from ingest.agencies import parse_agencies
from ingest.checks.common import columns_of
from ingest.model import PlanDocument, Row, Table
from ingest.textnorm import nfc, normal_tone, squash

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
    raw: dict[str, Any] = yaml.safe_load(files("ingest").joinpath("data/checks.yaml").read_text(encoding="utf-8"))
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


def pairs(first: Sequence[Matter], second: Sequence[Matter]) -> Iterator[tuple[Matter, Matter]]:
    """Pairs of the same matter, each with a lead that the other does not know.

    Only matters with a word in common are compared, so that two large plans do not cost a product of their rows.
    """
    by_word: dict[str, list[int]] = {}
    for index, matter in enumerate(second):
        for word in set(matter.words):
            by_word.setdefault(word, []).append(index)
    for one in first:
        near: dict[int, int] = {}
        for word in set(one.words):
            for index in by_word.get(word, ()):
                near[index] = near.get(index, 0) + 1
        for index, shared in near.items():
            other = second[index]
            if shared > 1 and not one.leads & other.leads and same_matter(one, other):
                yield one, other

"""Which numeric column some words of a question mean, word by word: by its header, its year, its role or its unit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.number_columns import NumberColumn
from assistant.periods import YEAR
from assistant.said_columns import Words
from ingest.textnorm import fold


@dataclass(frozen=True, slots=True)
class Meant:
    """A column that words mean, and where among the question's tokens they stand."""

    column: NumberColumn
    places: frozenset[int]
    share: float
    """How much of the header is said, from 0 to 1."""
    own: int
    """How many words of the header are said."""


def meant(words: Words, at: Collection[int], columns: Sequence[NumberColumn]) -> Meant | None:
    """The one column that the words at some places mean; None where they mean none, or several alike.

    Each of these words that is a word of any of the columns must be one of the column that is meant.
    """
    known = {word for column in columns for word in column.words | column.years}
    said = {p: word for p in at if (word := words.tokens[p].folded) in known or YEAR.fullmatch(word)}
    if not said:
        return None
    found = [c for c in columns if set(said.values()) <= c.words]
    ranked = {at: (_share(column, said.values()), _own(column, said.values())) for at, column in enumerate(found)}
    best = [at for at, rank in ranked.items() if rank == max(ranked.values())]
    return Meant(found[best[0]], frozenset(said), *ranked[best[0]]) if len(best) == 1 else None


def _share(column: NumberColumn, said: Collection[str]) -> float:
    whole = {*column.own, *column.years}
    return _own(column, said) / len(whole) if whole else 0.0


def _own(column: NumberColumn, said: Collection[str]) -> int:
    """How many words of the header are said."""
    return len({*column.own, *column.years}.intersection(said))


def is_comparable(one: NumberColumn, other: NumberColumn) -> bool:
    """Whether the numbers of two columns of a table may be set against each other."""
    alike = fold(one.unit) == fold(other.unit) and one.places == other.places
    return alike and one.column != other.column

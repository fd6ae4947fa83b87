"""What a question may point at by number, and the words that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.phrases import Token
from assistant.question import Asked, ItemRef


@dataclass(frozen=True)
class ReferenceWords:
    """Folded words that stand before a number: kinds of documents, units of rows, and what may stand between."""

    documents: Mapping[str, str]
    between: frozenset[str]
    items: Mapping[str, str]
    counting: frozenset[str]
    footnotes: frozenset[str]
    amounts: frozenset[str]
    joining: frozenset[str]
    excluding: frozenset[str]
    alike: frozenset[str]
    """Words that only without their marks are such a unit: "mức 2" is no "mục 2"."""
    compounds: frozenset[str] = frozenset()
    """Folded words of several syllables, of which none is such a unit: "dứt điểm 04 vụ" speaks of no "điểm 4"."""


@dataclass(slots=True)
class References:
    """Everything found, and the positions of the tokens that said it."""

    documents: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    covering: list[str] = field(default_factory=list)
    """Documents of longer periods that include the year of a missing one."""
    official: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    items: list[ItemRef] = field(default_factory=list)
    excluded: list[ItemRef] = field(default_factory=list)
    appendices: list[str] = field(default_factory=list)
    footnote: str | None = None
    years: list[int] = field(default_factory=list)
    columns: list[Asked] = field(default_factory=list)
    """Columns that are named like a document of a year ("kế hoạch năm 2028" of an indicator)."""
    numbers: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def add_documents(self, labels: Sequence[str]) -> None:
        """Adds labels that are not there yet."""
        self.documents += [label for label in labels if label not in self.documents]


def folded_words(tokens: Sequence[Token]) -> str:
    """The folded words of tokens."""
    return " ".join(token.folded for token in tokens)

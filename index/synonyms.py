"""Query expansion for lexical search: everyday words and the words that documents use for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from index.tokenizer import has_marks, syllables, tokenize

SHIPPED_SYNONYMS = Path(__file__).parent / "data" / "synonyms.yaml"


class Synonym(BaseModel):
    """One entry of the data file."""

    model_config = ConfigDict(extra="forbid")

    say: list[str]
    means: list[str]


@dataclass(frozen=True)
class _Phrase:
    words: str
    means: tuple[str, ...]


class Synonyms:
    """Finds the everyday phrases of a query and gives the tokens that they stand for."""

    def __init__(self, entries: Iterable[Synonym]) -> None:
        entries = list(entries)
        self._marked = [_Phrase(_words(say, folded=False), _tokens(e.means)) for e in entries for say in e.say]
        self._folded = [_Phrase(_words(say, folded=True), _tokens(e.means)) for e in entries for say in e.say]

    @classmethod
    def load(cls, path: Path = SHIPPED_SYNONYMS) -> Synonyms:
        """Reads a data file; raises `ValueError` that names the file and the wrong entry."""
        try:
            return cls(TypeAdapter(list[Synonym]).validate_python(yaml.safe_load(path.read_text("utf-8")) or []))
        except (yaml.YAMLError, ValueError) as error:
            raise ValueError(f"{path} is not a list of entries with `say` and `means`: {error}") from error

    def expand(self, query: str) -> list[str]:
        """Tokens to search besides those of the query, none of which the query already has."""
        folded = not has_marks(query)
        words = _words(query, folded=folded)
        found = [p for p in (self._folded if folded else self._marked) if p.words in words]
        own = set(tokenize(query))
        return [token for token in dict.fromkeys(t for p in found for t in p.means) if token not in own]


def _words(text: str, *, folded: bool) -> str:
    # Framed by spaces, so that a phrase is found at whole syllables only.
    return f" {' '.join(syllables(text, folded=folded))} "


def _tokens(phrases: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token for phrase in phrases for token in tokenize(phrase)))

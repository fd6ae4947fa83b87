"""Query expansion for lexical search: everyday words and the words that documents use for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from index.phrases import SHIPPED_EVERYDAY, load_groups
from index.tokenizer import has_marks, syllables, tokenize
from ingest.yaml_files import load_yaml

SHIPPED_SYNONYMS = Path(__file__).parent / "data" / "synonyms.yaml"

_LONGEST = 8
"""Syllables of the longest phrase that is looked for."""


class Synonym(BaseModel):
    """One entry of the data file."""

    model_config = ConfigDict(extra="forbid")

    say: list[str]
    means: list[str]


def load_synonyms(path: Path = SHIPPED_SYNONYMS) -> list[Synonym]:
    """The entries of a file; raises `ValueError` that names the file and the wrong entry."""
    try:
        return TypeAdapter(list[Synonym]).validate_python(load_yaml(path.read_text("utf-8")) or [])
    except (yaml.YAMLError, ValueError) as error:
        raise ValueError(f"{path} is not a list of entries with `say` and `means`: {error}") from error


_Phrases = dict[tuple[str, ...], tuple[str, ...]]
"""Tokens that a phrase stands for, by the phrase's syllables."""


class Synonyms:
    """Finds the everyday phrases of a query and gives the tokens that they stand for."""

    def __init__(self, entries: Iterable[Synonym]) -> None:
        means = [(entry.say, _tokens(entry.means)) for entry in entries]
        self._marked = _phrases(means, folded=False)
        self._folded = _phrases(means, folded=True)

    @classmethod
    def load(cls, synonyms: Path = SHIPPED_SYNONYMS, everyday: Path = SHIPPED_EVERYDAY) -> Synonyms:
        """Reads the data files; raises `ValueError` that names the file and the wrong entry."""
        return cls(
            [*load_synonyms(synonyms), *(Synonym(say=said, means=[own]) for own, *said in load_groups(everyday))]
        )

    def expand(self, query: str) -> list[str]:
        """Tokens to search besides those of the query, none of which the query already has."""
        folded = not has_marks(query)
        found = _found(syllables(query, folded=folded), self._folded if folded else self._marked)
        own = set(tokenize(query))
        return [token for token in dict.fromkeys(token for means in found for token in means) if token not in own]


def _phrases(means: Iterable[tuple[list[str], tuple[str, ...]]], *, folded: bool) -> _Phrases:
    phrases: _Phrases = {}
    for say, tokens in means:
        for phrase in say:
            words = tuple(syllables(phrase, folded=folded))
            phrases[words] = tuple(dict.fromkeys((*phrases.get(words, ()), *tokens)))
    return phrases


def _found(words: list[str], phrases: _Phrases) -> Iterator[tuple[str, ...]]:
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            if means := phrases.get(tuple(words[start:end])):
                yield means


def _tokens(phrases: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token for phrase in phrases for token in tokenize(phrase)))

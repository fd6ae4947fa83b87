"""What words and pairs of words are attested: shipped phrases of administration, and the document's own text."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.repairs.syllables import is_syllable

_DATA = Path(__file__).parent.parent / "data" / "vocabulary.txt"
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_OFTEN = 3
_TWICE = 2


@dataclass(slots=True, frozen=True)
class Phrases:
    """Words and pairs of neighbouring words, in small letters."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    phrases: frozenset[tuple[str, ...]]
    """Those of at least two words, whole."""


@cache
def shipped() -> Phrases:
    """The phrases of data/vocabulary.txt, read once."""
    words: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    phrases: set[tuple[str, ...]] = set()
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        for phrase in line.split(";"):
            parts = phrase.split()
            words.update(parts)
            if len(parts) > 1:
                phrases.add(tuple(parts))
            pairs.update(itertools.pairwise(parts))
    return Phrases(frozenset(words), frozenset(pairs), frozenset(phrases))


@dataclass(slots=True, frozen=True)
class Change:
    """A replacement within a text."""

    start: int
    end: int
    after: str
    rule: str


class Vocabulary:
    """The shipped phrases together with those of one document."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.memo: dict[str, tuple[Change, ...]] = {}
        """What `spaces` decided for each run of letters and signs."""
        counts: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for text in texts:
            _count(text, counts, pairs)
        base = shipped()
        self._words = base.words | {word.lower() for word in counts if is_syllable(word)}
        self._abbreviations = {
            word for word, count in counts.items() if count >= _TWICE and word.isupper() and not is_syllable(word)
        }
        self._pairs = pairs
        self._shipped = base.pairs
        self._lost: dict[str, set[str]] | None = None
        self._by_shape: dict[int, list[str]] | None = None

    def word(self, text: str) -> bool:
        """Whether the text is an attested syllable, in any case, or an abbreviation that the document uses."""
        return text.lower() in self._words or text in self._abbreviations

    def pair(self, left: str, right: str) -> bool:
        """Whether two words are attested as neighbours."""
        pair = (left.lower(), right.lower())
        return pair in self._shipped or self._pairs[pair] > 0

    def firm_pair(self, left: str, right: str) -> bool:
        """Whether two words are neighbours in a shipped phrase, or often in the document."""
        pair = (left.lower(), right.lower())
        return pair in self._shipped or self._pairs[pair] >= _OFTEN

    def with_letter_lost(self, text: str) -> set[str]:
        """Attested words that become `text` when one letter with a mark goes, a space perhaps in its place."""
        if self._lost is None:
            self._lost = _losses(self._words)
        return self._lost.get(text.lower(), set())

    def like(self, damaged: str, hole: str) -> set[str]:
        """Attested words that agree with `damaged` but for its holes, where they have letters with marks."""
        if self._by_shape is None:
            shapes: dict[int, list[str]] = defaultdict(list)
            for word in self._words:
                shapes[len(word)].append(word)
            self._by_shape = dict(shapes)
        letters = damaged.lower()
        return {
            word
            for word in self._by_shape.get(len(letters), ())
            if all(
                have == want or (have == hole and not want.isascii()) for have, want in zip(letters, word, strict=True)
            )
        }


def _agree(damaged: str, word: str, hole: str) -> bool:
    pairs = zip(damaged, word, strict=True)
    return all(have == want or (have == hole and not want.isascii()) for have, want in pairs)


def _count(text: str, counts: Counter[str], pairs: Counter[tuple[str, str]]) -> None:
    before: re.Match[str] | None = None
    for match in _WORD.finditer(text):
        counts[match[0]] += 1
        if before is not None and text[before.end() : match.start()].isspace():
            pairs[before[0].lower(), match[0].lower()] += 1
        before = match


def _losses(words: Iterable[str]) -> dict[str, set[str]]:
    losses: dict[str, set[str]] = defaultdict(set)
    for word in words:
        for index, letter in enumerate(word):
            if letter.isascii():
                continue
            losses[word[:index] + word[index + 1 :]].add(word)
            if 0 < index < len(word) - 1:
                losses[f"{word[:index]} {word[index + 1 :]}"].add(word)
    return dict(losses)


def is_word(text: str) -> bool:
    """Whether a text is letters only."""
    return _LETTERS.fullmatch(text) is not None

"""Finding known phrases in a question, typed with or without diacritics."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ingest.textnorm import fold, normal_tone

_TOKEN = re.compile(
    r"\d+[\w.]*(?:[/-][^\W_]+[\w&]*)*[/-][^\W\d_][\w&]*(?:[/-][\w&]+)*"  # 164/KH-UBND, 01-CTr/TU, 60/2021/NĐ-CP
    r"|\d+(?:[.,]\d+)*%?"
    r"|[^\W\d_]+(?:&[^\W\d_]+)*"
)
# A question counts as typed with diacritics when at least this share of its words carries one; in running
# Vietnamese about two words in three do.
_MARKED_SHARE = 0.25
# Words that are question words but for their marks: "đầu mối" asks for nothing.
_ALIKE = {"đầu", "đậu", "đấu", "đau", "dấu", "dầu", "báo", "bảo", "bào", "mây", "não"}
_CACHED = 4096
_CACHED_WORDS = 32_768
QUESTION_WORDS = {"bao", "may", "gi", "nao", "dau"}
_HOW_MANY = {"may", "nhieu"}
_TASK = "việc"
_BEFORE_TASK = {"làm", "vụ", "sự"}
_ASKED_OF_TASKS = {"gì", "nào", "này", "đó"}
_LOOKED_IN = {"theo", "trong", "o", "tai", "tren"}


class Token(NamedTuple):
    """A word, number or code of a question, with its place in the text."""

    text: str
    lower: str
    folded: str
    start: int
    end: int

    @property
    def marked(self) -> bool:
        """Whether it was typed with diacritics."""
        return self.lower != self.folded


def tokenize(text: str) -> list[Token]:
    """Words, numbers and document codes of a text, in order."""
    return list(_tokens(text))


@lru_cache(_CACHED)
def _tokens(text: str) -> tuple[Token, ...]:
    """The tokens; kept, because the same sentences are read for one question after the other."""
    return tuple(Token(f.group(), *_spelt(f.group()), *f.span()) for f in _TOKEN.finditer(text))


@lru_cache(_CACHED_WORDS)
def _spelt(word: str) -> tuple[str, str]:
    """A word in lower case with one place for its tone, and without marks; kept, because texts share their words."""
    lower = normal_tone(word).lower()
    return lower, fold(lower)


def is_marked(tokens: Collection[Token]) -> bool:
    """Whether the text was typed with diacritics on the whole."""
    words = [token for token in tokens if token.lower[0].isalpha()]
    return bool(words) and sum(token.marked for token in words) >= _MARKED_SHARE * len(words)


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a question: tokens `start` to `end` (exclusive) say `value` of `kind`."""

    kind: str
    value: str
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    kind: str
    value: str
    breaks: frozenset[int]
    """Places before which the phrase itself has a comma or a dash."""


class PhraseMatcher:
    """Finds phrases in tokens.

    A word typed with diacritics must agree with the phrase's own diacritics, unless it is no word that is
    known at all (a typing slip). A word typed without diacritics agrees with any; but where the question on
    the whole has diacritics, a phrase of a single word must be written as it is, and function words ("do", which
    is not "đó") are as they are written.
    """

    def __init__(
        self, known_words: Collection[str] = (), function_words: Collection[str] = (), across: bool = True
    ) -> None:
        """With `across` a phrase may go on over a comma or a dash that it does not have itself."""
        self._function_words = frozenset(function_words)
        self._across = across
        self._phrases: dict[tuple[str, ...], list[_Phrase]] = {}
        self._lengths: dict[tuple[str, ...], set[int]] = {}
        """How many words the longer phrases have that begin with two folded words."""
        self._known = set(known_words)
        self._found_in = lru_cache(_CACHED)(lambda text: self.find(tokenize(text)))

    def add(self, kind: str, value: str, phrases: Iterable[str]) -> None:
        """Registers the phrases that say `value` of `kind`."""
        for text in phrases:
            tokens = tokenize(text)
            if not tokens:
                continue
            words, folded = tuple(t.lower for t in tokens), tuple(t.folded for t in tokens)
            phrase = _Phrase(words, kind, value, frozenset(breaks(tokens)))
            self._phrases.setdefault(folded, []).append(phrase)
            if len(folded) > 1:
                self._lengths.setdefault(folded[:2], set()).add(len(folded))
            self._known.update(phrase.words)

    def learn(self, words: Iterable[str]) -> None:
        """Words that exist, so that a question's word that is one of them is not taken for a slip."""
        self._known.update(words)

    def find(self, tokens: list[Token]) -> list[Match]:
        """All phrases in the tokens, overlapping ones included, in order of place, the longest first."""
        marked = is_marked(tokens)
        found = [
            Match(phrase.kind, phrase.value, start, end)
            for start, end, phrases in self._folded_alike(tuple(token.folded for token in tokens))
            for phrase in phrases
            if self._is_said(phrase, tokens[start:end], marked)
        ]
        return sorted(found, key=lambda match: (match.start, -match.end))

    def find_in(self, text: str) -> list[Match]:
        """All phrases in a text; kept, because different readings look for the same phrases in it."""
        return self._found_in(text)

    def _folded_alike(self, folded: tuple[str, ...]) -> Iterator[tuple[int, int, list[_Phrase]]]:
        """Where the folded words are those of phrases, and these phrases."""
        for at in range(len(folded)):
            if alone := self._phrases.get(folded[at : at + 1]):
                yield at, at + 1, alone
        for at, two in enumerate(pairwise(folded)):
            for length in self._lengths.get(two, ()):
                end = at + length
                if end <= len(folded) and (longer := self._phrases.get(folded[at:end])):
                    yield at, end, longer

    def _is_said(self, phrase: _Phrase, window: list[Token], marked: bool) -> bool:
        """Whether tokens that are the phrase but for diacritics say it."""
        if not self._across and not phrase.breaks.issuperset(breaks(window)):
            return False
        if all(token.lower == word for token, word in zip(window, phrase.words, strict=True)):
            return True
        pairs = list(zip(window, phrase.words, strict=True))
        if marked and any(token.lower != word and token.lower in self._function_words for token, word in pairs):
            return False
        return all(self._agrees(token, word, marked and len(pairs) == 1) for token, word in pairs)

    def _agrees(self, token: Token, word: str, strict: bool) -> bool:
        if token.lower == word:
            return True
        if token.marked or strict:
            return token.lower not in self._known
        return True


def breaks(tokens: Sequence[Token]) -> Iterator[int]:
    """Places before which something stands between the words: a comma, a dash, the end of a sentence."""
    return (at for at, (one, other) in enumerate(pairwise(tokens), 1) if other.start - one.end > 1)


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, the longest first, to be put in a group."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def asks(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether the phrase holds a question word ("giao cho đơn vị nào")."""
    return any(is_question_word(token) for token in tokens[match.start : match.end])


def is_question_word(token: Token) -> bool:
    """Whether a token asks; "đầu" with its mark is no "đâu"."""
    return token.folded in QUESTION_WORDS and not (token.marked and token.lower in _ALIKE)


def is_part(match: Match, other: Match) -> bool:
    """Whether a phrase is but a part of a longer one."""
    return len(match) < len(other) and other.start <= match.start and match.end <= other.end


def longest(matches: Iterable[Match], kinds: Collection[str] = ()) -> list[Match]:
    """Matches of the kinds given (all when empty) without those inside or across a longer one."""
    chosen: list[Match] = []
    taken: set[int] = set()
    pool = [match for match in matches if not kinds or match.kind in kinds]
    for match in sorted(pool, key=lambda m: (-len(m), m.start)):
        # One that overlaps another that is not shorter begins or ends inside it.
        if match.start not in taken and match.end - 1 not in taken:
            chosen.append(match)
            taken.update(range(match.start, match.end))
    return sorted(chosen, key=lambda match: match.start)


def is_counted(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a word for rows stands right after "mấy" or "bao nhiêu"."""
    return match.start > 0 and tokens[match.start - 1].folded in _HOW_MANY


def is_half_a_word(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a syllable is half of another word: "việc" of "làm việc" (but not of "làm việc gì") and "việc làm"."""
    if len(match) > 1 or tokens[match.start].lower != _TASK:
        return False
    before = tokens[match.start - 1].lower if match.start else ""
    after = tokens[match.end].lower if match.end < len(tokens) else ""
    return after == "làm" or (before in _BEFORE_TASK and after not in _ASKED_OF_TASKS)


def is_looked_in(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether an appendix is only where to look ("theo phụ lục của kế hoạch"), so that it is not what is counted."""
    before = tokens[match.start - 1].folded if match.start else ""
    return match.value == "appendix" and before in _LOOKED_IN


def unit_meant(matches: Iterable[Match], tokens: Sequence[Token]) -> str | None:
    """The unit of the words for rows that a question says, first of one that it counts; None where it says none."""
    units = [m for m in matches if not (is_looked_in(m, tokens) or is_half_a_word(m, tokens))]
    return next((m.value for m in sorted(units, key=lambda m: not is_counted(m, tokens))), None)

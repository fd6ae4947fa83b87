"""Writing out the shorthand of a question: a small list first, else the initials of words that the build uses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from assistant.periods import YEAR
from assistant.phrases import Token, alternatives, tokenize
from assistant.place_levels import spelled_out
from assistant.slips import is_like_syllable
from assistant.word_files import read_words
from ingest.textnorm import fold

_MONTH = re.compile(r"(?<!\w)[Tt]\.?(\d{1,2})(/20\d\d)?(?![\w/])")
_QUARTER = re.compile(r"(?<!\w)[Qq]\.?(I{1,3}|IV|[1-4])(/20\d\d)?(?![\w/])")
_QUARTER_OF_YEAR = re.compile(r"\b(quý )([1-4])(?=/20\d\d)", re.IGNORECASE)
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_LONGEST = 6
_SHORTEST = 3
_MIN_COUNT = 2
_TELLING = 5
_CLEARLY = 0.6
_JOINED = re.compile(r"(?<![\w/-])[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})+(?![\w/-])")
_TWO_LETTERS = re.compile(r"(?![IVX]{2})[A-ZĐ]{2}")
_ASKED = re.compile(
    r"(?<![\w/-])(?P<short>[A-ZĐ]{2,})[”\"]?"
    r"(?= (?:(?:trong|ở|tại|của) [^,;?]*?)?(?:được |thì |có )?(?:là )?(?:viết tắt|nghĩa là)\b)"
)
_OTHERS = "others"
_BEFORE_NUMBERS = {"số", "so"}
_WORDS = {"ai"}
"""Shorthand that is a word too, which only small letters around it tell apart."""


@cache
def load_abbreviations() -> Mapping[str, Mapping[str, str]]:
    """The shipped lists: shorthand in capitals, in any case, of several signs, and right before a year."""
    return {name: words for name, words in _shipped().items() if name != _OTHERS}


@cache
def _other_meanings() -> Mapping[str, Sequence[str]]:
    """What else shorthand may stand for, beside what it mostly does."""
    others: Mapping[str, Sequence[str]] = _shipped()[_OTHERS]
    return others


def _shipped() -> Mapping[str, Any]:
    data: Mapping[str, Any] = read_words("abbreviations.yaml")
    return data


class Abbreviations:
    """Expands shorthand. What the build itself writes as an abbreviation (TTHC) stays, because search finds it."""

    def __init__(self, texts: Iterable[str], phrases: Iterable[str] = (), grammar: Collection[str] = ()) -> None:
        """`phrases` teach words of two syllables beside those of the build's `texts`.

        Words of `grammar` stand beside any word, and so tell nothing of what shorthand beside them means.
        """
        self._grammar = frozenset(grammar)
        lists = load_abbreviations()
        self._capital, self._any, self._before_year = lists["capital"], lists["any"], lists["before_year"]
        self._phrases = {short.lower(): long for short, long in lists["phrases"].items()}
        signs = alternatives(self._phrases)
        self._in_signs = re.compile(rf"(?<![\w/])(?:{signs})(?![\w/])", re.IGNORECASE)
        self._small = _in_small_letters(self._capital)
        self._grams: dict[str, dict[str, int]] = defaultdict(dict)
        """How often each phrase with the same initials is written."""
        self._by_second: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._written: Counter[str] = Counter()
        self._words: set[str] = set()
        self._joined: set[str] = set()
        """Shorthand of several parts that the build writes: "KT-XH"."""
        for text in texts:
            self._learn(tokenize(text))
            self._joined.update(_JOINED.findall(text))
        for phrase in phrases:
            self._learn_words(tokenize(phrase))

    def _learn(self, tokens: list[Token]) -> None:
        words = [token.lower for token in tokens]
        initials = "".join(token.folded[0] for token in tokens)
        self._written.update(token.text for token in tokens if token.text.isupper())
        self._words.update(token.text for token in tokens if token.text.islower())
        self._learn_words(tokens)
        ends = [at for at, word in enumerate(words) if not word.isalpha()]
        for begin, end in pairwise([-1, *ends, len(words)]):
            for start in range(begin + 1, end):
                for stop in range(start + _SHORTEST, min(start + _LONGEST, end) + 1):
                    grams, gram = self._grams[initials[start:stop]], " ".join(words[start:stop])
                    grams[gram] = grams.get(gram, 0) + 1

    def _learn_words(self, tokens: list[Token]) -> None:
        for one, other in pairwise(tokens):
            if one.lower.isalpha() and other.lower.isalpha():
                self._by_second[other.folded][one.lower, other.lower] += 1

    def expand(self, text: str, keep: Collection[tuple[int, int]] = ()) -> str:
        """The text with shorthand written out; spans in `keep` (names of agencies, keys of rows) stay as typed."""
        text = spelled_out(text)
        text = _written_out(_QUARTER, "quý", _written_out(_MONTH, "tháng", text, keep), keep)
        text = _QUARTER_OF_YEAR.sub(lambda quarter: quarter[1] + _ROMAN[quarter[2]], text)
        text = self._in_signs.sub(lambda match: self._phrases[match.group().lower()], text)
        tokens = tokenize(text)
        keep = [*keep, *(m.span() for m in _JOINED.finditer(text.upper()) if m.group() in self._joined)]
        pieces, at = [], 0
        texts = ["", *(token.text for token in tokens), ""]
        shouted = text.isupper()
        for number, token in enumerate(tokens):
            before, after = texts[number], texts[number + 2]
            measures = before[-1:].isdecimal() and token.text in self._words
            kept = measures or any(start < token.end and token.start < end for start, end in keep)
            long = None if kept or (shouted and token.lower in _WORDS) else self._long(token, after)
            meant = self._meant(long, before, after) if long else None
            if not (meant or kept or shouted):
                meant = self._by_neighbours(token, texts[max(0, number - 1) : number + 1], after)
            if meant:
                pieces += [text[at : token.start], meant]
                at = token.end
        return "".join([*pieces, text[at:]])

    def _long(self, token: Token, after: str) -> str | None:
        if token.text.upper() in self._before_year and YEAR.match(after):
            return self._before_year[token.text.upper()]
        if token.lower in self._any and token.text not in self._capital and not self._written[token.text]:
            return self._any[token.lower]
        if not token.text.isupper() and self._is_short(token):
            return self._small.get(token.lower) or self._small.get(token.folded) or self._by_last_syllable(token)
        if not token.text.isupper() or not token.text.isalpha() or len(token.text) < 2:
            return None
        if token.text in self._capital and not (after and "/" in after):
            return self._capital[token.text]
        return None if self._written[token.text] else self.by_initials(token)

    def _meant(self, meaning: str, before: str, after: str) -> str:
        """A meaning, or another of the same shorthand where only this one stands in the texts beside the same word."""
        others = _other_meanings().get(meaning, ())
        if not others or after.lower() in _BEFORE_NUMBERS or self._beside(meaning, before, after):
            return meaning
        best = max(others, key=lambda other: self._beside(other, before, after))
        return best if self._beside(best, before, after) else meaning

    def _by_neighbours(self, token: Token, before: Sequence[str], after: str) -> str | None:
        """What two capital letters stand for beside words: "TT chứng thực" by "thủ tục chứng thực" of the build.

        Of what stands before it takes two syllables to tell, of which the second may end another word.
        """
        if not _TWO_LETTERS.fullmatch(token.text):
            return None
        found: Counter[str] = Counter()
        for words in ([after], before):
            if not words or not all(w.isalpha() and w.islower() and w not in self._grammar for w in words):
                continue
            follows = words is not before
            initials = "".join(fold(w)[0] for w in words)
            letters = token.folded + initials if follows else initials + token.folded
            for gram, count in self._grams.get(letters, {}).items():
                said = gram.split()
                beside, meant = (said[2:], said[:2]) if follows else (said[:2], said[2:])
                if all(word in (other, fold(other)) for word, other in zip(words, beside, strict=True)):
                    found[" ".join(meant)] += count
        return _clearest(found)

    def _beside(self, meaning: str, before: str, after: str) -> int:
        """How often the texts have the words of a meaning right after one word or right before another."""
        runs = [f"{before} {meaning}", *(f"{meaning} {words}" for words in self._meanings(after))]
        return sum(self._count_run(tokenize(run)) for run in runs)

    def _meanings(self, word: str) -> list[str]:
        """What the word that follows may say, when it is shorthand, else the word."""
        long = self._capital.get(word, "")
        return [word] if self._written[word] or not long else [long, *_other_meanings().get(long, ())]

    def _count_run(self, run: Sequence[Token]) -> int:
        grams = self._grams.get("".join(token.folded[0] for token in run), {})
        folded = " ".join(token.folded for token in run)
        return sum(count for gram, count in grams.items() if fold(gram) == folded)

    def _is_short(self, token: Token) -> bool:
        """Whether a token in small letters is no word, neither of the language nor of the build."""
        return token.text.isalpha() and token.lower not in self._words and not is_like_syllable(token.folded)

    def _by_last_syllable(self, token: Token) -> str | None:
        """The word of the build whose first syllable is typed by its first letters: "ktra", "đvị", "ctrì"."""
        found: Counter[str] = Counter()
        for cut in range(1, len(token.lower) - 1):
            for (one, other), count in self._by_second.get(token.folded[cut:], {}).items():
                same = not token.marked or token.lower in (one[:cut] + other, fold(one[:cut]) + other)
                if same and fold(one).startswith(token.folded[:cut]) and len(one) > cut:
                    found[f"{one} {other}"] += count
        return _clearest(found)

    def by_initials(self, token: Token) -> str | None:
        """The phrase of the build that has these initials: the only one of many, or clearly the most frequent."""
        if not token.text.isupper() or not token.text.isalpha():
            return None
        found = self._grams.get(token.folded, {})
        return next(iter(found)) if len(found) == 1 and len(token.text) >= _TELLING else _clearest(found)


def abbreviations_asked(text: str) -> list[tuple[int, int]]:
    """Where shorthand stands of which it is asked what it stands for: "TH trong Biểu 1 là viết tắt của gì"."""
    return [found.span("short") for found in _ASKED.finditer(text)]


def _clearest(counted: Mapping[str, int]) -> str | None:
    """What is counted most, when it is clearly the most frequent."""
    if not counted:
        return None
    best, count = max(counted.items(), key=lambda item: item[1])
    return best if count >= _MIN_COUNT and count >= _CLEARLY * sum(counted.values()) else None


def _in_small_letters(capital: Mapping[str, str]) -> dict[str, str]:
    """The shorthand as it is typed in small letters, also without its marks where only one thing is written so."""
    unmarked: dict[str, set[str]] = defaultdict(set)
    for short, long in capital.items():
        unmarked[fold(short)].add(long)
    plain = {short: next(iter(longs)) for short, longs in unmarked.items() if len(longs) == 1}
    return plain | {short.lower(): long for short, long in capital.items() if short != fold(short).upper()}


def _written_out(short: re.Pattern[str], word: str, text: str, keep: Collection[tuple[int, int]]) -> str:
    """The text with "T6" and the like written out; spans in `keep` stay as typed."""
    return short.sub(lambda m: m.group() if m.span() in keep else f"{word} {m[1]}{m[2] or ''}", text)

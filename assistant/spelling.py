"""Restoring diacritics and mending typing slips with a syllable bigram model learned from the corpus.

The method is Viterbi search over the spellings of each syllable under an interpolated bigram model
(Jelinek and Mercer 1980). Learned texts are the build's own and the lexicon's phrases, so restoring favours
the words of the field.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.phrases import Token, is_marked, tokenize
from ingest.repairs.syllables import is_syllable
from ingest.textnorm import fold, nfc

_START = "<s>"
_BIGRAM_WEIGHT = 0.8
_REMARK_COST = 5.0
_MARK_COST = 1.5
_EDIT_COST = 8.0
_UNKNOWN_LOGP = -14.0
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_COMPOUND_COUNT = 3
_COMPOUND_SHARE = 0.5
_MIN_EDIT_LENGTH = 3
_MAX_EDIT_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Correction:
    """A question as it is read, and the words that were changed (as typed, as read)."""

    text: str
    changes: list[tuple[str, str]]


class Speller:
    """A syllable bigram model over texts with diacritics."""

    def __init__(
        self,
        texts: Iterable[str],
        phrases: Iterable[str] = (),
        grammar: Collection[str] = frozenset(),
        everyday: Iterable[str] = (),
    ) -> None:
        """`texts` are the documents; `phrases` teach spelling, but not which syllables make a word of several.

        `everyday` phrases teach the words that neither has, and what stands beside these.

        Words of `grammar` stay as they are typed where a question has diacritics.
        """
        self._grammar = frozenset(grammar)
        self._count: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._folded_pairs: set[tuple[str, str]] = set()
        self._forms: dict[str, set[str]] = defaultdict(set)
        for text in texts:
            self._learn(text)
        self._together = self._pairs.copy()
        self._alone = self._count.copy()
        for text in phrases:
            self._learn(text)
        self._learn_new(everyday)
        self._total = max(1, sum(self._count.values()))

    def _learn(self, text: str) -> None:
        previous = folded = _START
        self._count[_START] += 1
        for token in tokenize(text):
            word = token.lower
            self._count[word] += 1
            self._pairs[previous, word] += 1
            self._folded_pairs.add((folded, token.folded))
            if word[0].isalpha():
                self._forms[token.folded].add(word)
            previous, folded = word, token.folded

    def _learn_new(self, phrases: Iterable[str]) -> None:
        known = self._count.copy()
        for tokens in map(tokenize, phrases):
            for token in tokens:
                if not known[token.lower]:
                    self._count[token.lower] += 1
                if token.lower[0].isalpha():
                    self._forms[token.folded].add(token.lower)
            for one, other in pairwise(tokens):
                if not (known[one.lower] and known[other.lower]):
                    self._pairs[one.lower, other.lower] += 1
                self._folded_pairs.add((one.folded, other.folded))

    def words(self) -> Iterable[str]:
        """All words seen."""
        return self._count.keys()

    def knows(self, word: str) -> bool:
        """Whether the lower-case word, spelled so, was seen."""
        return word in self._count

    def is_compound(self, first: str, second: str) -> bool:
        """Whether two syllables, spelled so, mostly stand together in the texts."""
        together = self._together[first, second]
        rarer = min(self._alone[first], self._alone[second])
        return together >= _COMPOUND_COUNT and together >= _COMPOUND_SHARE * rarer

    def knows_pair(self, words: Sequence[str]) -> bool:
        """Whether two neighbours among the words stand beside each other in the texts."""
        return any((fold(a), fold(b)) in self._folded_pairs for a, b in pairwise(words))

    def correct(self, text: str) -> Correction:
        """The text with diacritics restored and slips mended; names, codes and numbers stay as typed."""
        text = nfc(text)
        tokens = tokenize(text)
        if not tokens:
            return Correction(text, [])
        chosen = self._search(self._columns(tokens))
        pieces, changes, at = [], [], 0
        for token, word in zip(tokens, chosen, strict=True):
            pieces.append(text[at : token.start])
            changed = word != token.lower
            pieces.append(_cased(token.text, word) if changed else token.text)
            if changed:
                changes.append((token.text, word))
            at = token.end
        pieces.append(text[at:])
        return Correction("".join(pieces), changes)

    def _columns(self, tokens: list[Token]) -> list[dict[str, float]]:
        marked = is_marked(tokens)
        words = [_START, *(token.lower for token in tokens), ""]
        return [self._candidates(t, marked, words[at], words[at + 2]) for at, t in enumerate(tokens)]

    def _candidates(self, token: Token, marked: bool, before: str, after: str) -> dict[str, float]:
        """Spellings of a token with the cost of each; the token as typed is always one of them.

        In a question with diacritics a word is read as another only where the build has the other beside one of
        its neighbours: most words that the build does not have are no slips.
        """
        found = {token.lower: 0.0}
        if not token.lower.isalpha() or (token.text.isupper() and len(token.text) > 1):
            return found
        known = self._count[token.lower] > 0
        if marked and known and (token.marked or token.lower in self._grammar):
            return found
        cost = (_REMARK_COST if token.marked else _MARK_COST) if marked and (token.marked or known) else 0.0
        for form in sorted(self._forms.get(token.folded, ())):
            if not marked or self._beside(form, before, after):
                found[form] = min(found.get(form, cost), cost)
        if (
            len(found) == 1
            and _MIN_EDIT_LENGTH <= len(token.folded) <= _MAX_EDIT_LENGTH
            and not is_syllable(token.lower)
        ):
            for near in sorted(_neighbours(token.folded)):
                for form in sorted(self._forms.get(near, ())):
                    if self._beside(form, before, after):
                        found.setdefault(form, _EDIT_COST)
        return found

    def _beside(self, form: str, before: str, after: str) -> bool:
        return (before, form) in self._pairs or (form, after) in self._pairs

    def _search(self, columns: list[dict[str, float]]) -> list[str]:
        best: dict[str, tuple[float, list[str]]] = {_START: (0.0, [])}
        for column in columns:
            step: dict[str, tuple[float, list[str]]] = {}
            for word, cost in column.items():
                score, path = max(
                    ((total + self._logp(previous, word) - cost, route) for previous, (total, route) in best.items()),
                    key=lambda item: item[0],
                )
                step[word] = (score, [*path, word])
            best = step
        return max(best.values(), key=lambda item: item[0])[1]

    def _logp(self, previous: str, word: str) -> float:
        seen = self._count[word]
        if not seen:
            return _UNKNOWN_LOGP
        before = self._count[previous]
        bigram = self._pairs[previous, word] / before if before else 0.0
        return math.log(_BIGRAM_WEIGHT * bigram + (1 - _BIGRAM_WEIGHT) * seen / self._total)


def _neighbours(word: str) -> set[str]:
    """Words at one deletion, exchange, replacement or insertion (Damerau 1964)."""
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    deleted = {a + b[1:] for a, b in splits if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    replaced = {a + c + b[1:] for a, b in splits if b for c in _LETTERS}
    inserted = {a + c + b for a, b in splits for c in _LETTERS}
    return deleted | swapped | replaced | inserted


def _cased(typed: str, word: str) -> str:
    return word[0].upper() + word[1:] if typed[0].isupper() else word

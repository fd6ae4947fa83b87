"""Restoring diacritics and mending typing slips with a syllable bigram model learned from the corpus.

The method is Viterbi search over the spellings of each syllable under an interpolated bigram model
(Jelinek and Mercer 1980). Learned texts are the build's own and the lexicon's phrases, so restoring favours
the words of the field.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from assistant.phrases import Token, is_marked, tokenize
from assistant.slips import heard_alike, is_like_syllable, meant_in_telex, neighbours
from ingest.repairs.syllables import is_syllable
from ingest.textnorm import fold, nfc

_START = "<s>"
_ROMAN = re.compile(r"[ivx]{2,}")
_BIGRAM_WEIGHT = 0.8
_REMARK_COST = 5.0
_MARK_COST = 1.5
_EDIT_COST = 4.0
_SLIP_COST = 8.0
_UNKNOWN_LOGP = -14.0
_COMPOUND_COUNT = 3
_COMPOUND_SHARE = 0.5
_WORD_SHARE = 0.04
_SLIP_SHARE = 0.1
_SLIP_COUNT = 2
_OFTEN = 10
_RARE = 20
_HALF_MARKED = 2
"""So many words without the marks that they need make a question one whose other words may lack theirs."""
_MIN_EDIT_LENGTH = 2
_SURE_LENGTH = 3
_MAX_EDIT_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Correction:
    """A question as it is read, and the words that were changed (as typed, as read)."""

    text: str
    changes: list[tuple[str, str]]

    @property
    def restored(self) -> set[str]:
        """The words that were not typed as they are read."""
        return {word for _, word in self.changes}


@dataclass(frozen=True, slots=True)
class _Beside:
    """The spellings, slips aside, of the words before and after a place."""

    before: tuple[str, ...]
    after: tuple[str, ...]


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
        self._common = frozenset(self._count)
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

    def correct(self, text: str, typed: str = "") -> Correction:
        """The text with diacritics restored and slips mended; names, codes and numbers stay as typed.

        `typed` is the text as it was before shorthand was written out, which shows whether it had diacritics.
        """
        text = nfc(text)
        tokens = tokenize(text)
        if not tokens:
            return Correction(text, [])
        chosen = self._search(self._columns(tokens, is_marked(tokenize(typed or text))))
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

    def _columns(self, tokens: list[Token], marked: bool) -> list[dict[str, float]]:
        half = not marked or sum(self._lacks_marks(token) for token in tokens) >= _HALF_MARKED
        kept = frozenset[str]() if half else self._grammar
        plain = [(_START,), *(self._plain(token, half) for token in tokens), ("",)]
        return [
            self._candidates(token, marked, kept, _Beside(plain[at], plain[at + 2])) for at, token in enumerate(tokens)
        ]

    def _lacks_marks(self, token: Token) -> bool:
        """Whether a word that is none without diacritics was typed without them."""
        return not (token.marked or self._count[token.lower] or token.text.isupper()) and bool(
            self._forms.get(token.folded)
        )

    def _plain(self, token: Token, half: bool) -> tuple[str, ...]:
        """The spellings of a token that it needs no slip for; `half` where any word may lack its marks."""
        if token.marked or not (half or self._lacks_marks(token)):
            return (token.lower,)
        return (token.lower, *self._forms.get(token.folded, ()))

    def _candidates(self, token: Token, marked: bool, kept: Collection[str], beside: _Beside) -> dict[str, float]:
        """Spellings of a token with the cost of each; the token as typed is always one of them.

        In a question with diacritics a word is read as another only where the build has the other beside one of
        its neighbours: most words that the build does not have are no slips. Words of `kept` stay as they are.
        """
        found = {token.lower: 0.0}
        known = self._count[token.lower] > 0
        shortened = token.text[1:] != token.text[1:].lower()
        letter = len(token.text) == 1
        if letter or not token.lower.isalpha() or shortened or (marked and known and token.lower in kept):
            return found
        same = sorted(self._forms.get(token.folded, ()))
        if not marked and known and token.marked:
            return found
        if not marked:
            found |= dict.fromkeys(same, 0.0)
        elif not (known and token.marked):
            cost = (_REMARK_COST if token.marked else _MARK_COST) if token.marked or known else 0.0
            alike = not known and self._stands_unmarked(token.folded, beside)
            found |= {form: cost for form in same if form not in found and (alike or self._stands(form, beside))}
        if (marked and len(found) > 1) or any(self._stands(form, beside) for form in found):
            return found
        if marked and token.lower in self._common:
            oftener = (form for form in same if self._count[form] > _RARE * self._count[token.lower])
            meant = [f for f in oftener if self._expected(f, beside, _OFTEN)]
            meant += [f for f in same if f[0] == token.lower[0] and self._makes_word(f, beside)]
            return found | dict.fromkeys(meant, _REMARK_COST)
        return {**self._slips(token, marked, beside), **found}

    def _slips(self, token: Token, marked: bool, beside: _Beside) -> dict[str, float]:
        """What a token that stands beside neither neighbour in the texts may be a slip for.

        A syllable, which may be a word that the texts do not have, is one only where the other word is expected;
        so is what is too short to tell.
        """
        length = len(token.folded)
        named = marked and token.text[0].isupper() and _START not in beside.before
        abbreviated = token.lower in self._common and not is_like_syllable(token.folded)
        if abbreviated or _ROMAN.fullmatch(token.lower) or not _MIN_EDIT_LENGTH <= length <= _MAX_EDIT_LENGTH:
            return {}
        if is_syllable(token.lower) or (not marked and token.folded in self._forms):
            known = token.lower in self._count if marked else token.folded in self._forms
            count = _OFTEN if known else _SLIP_COUNT
            return {} if named else self._near(token, _SLIP_COST, partial(self._expected, beside=beside, count=count))
        if marked and (meant := list(meant_in_telex(token.lower, self._forms))):
            return dict.fromkeys(meant, 0.0)
        if length < _SURE_LENGTH:
            return self._near(token, _SLIP_COST, partial(self._expected, beside=beside, count=1))
        return self._near(token, _EDIT_COST, partial(self._stands, beside=beside))

    def _near(self, token: Token, cost: float, fits: Callable[[str], bool]) -> dict[str, float]:
        letters = [token.folded, *sorted(neighbours(token.folded) | heard_alike(token.folded))]
        near = (form for letters in letters for form in sorted(self._forms.get(letters, ())))
        return {form: cost for form in near if fits(form)}

    def _stands(self, form: str, beside: _Beside) -> bool:
        """Whether the texts have a word beside one of its neighbours."""
        pairs = self._pairs
        return any((one, form) in pairs for one in beside.before) or any((form, one) in pairs for one in beside.after)

    def _stands_unmarked(self, letters: str, beside: _Beside) -> bool:
        """Whether the texts or the phrases have a word with these letters, whatever its marks, beside a neighbour."""
        before, after = ({fold(word) for word in words} for words in (beside.before, beside.after))
        pairs = self._folded_pairs
        return any((one, letters) in pairs for one in before) or any((letters, one) in pairs for one in after)

    def _expected(self, form: str, beside: _Beside, count: int) -> bool:
        """Whether the texts often have a word right there beside a neighbour that is a word, as one word with it."""
        before = (one for one in beside.before if one.isalpha())
        after = (one for one in beside.after if one.isalpha())
        return any(self._calls_for(self._pairs[one, form], one, count) for one in before) or any(
            self._calls_for(self._pairs[form, one], one, count) for one in after
        )

    def _makes_word(self, form: str, beside: _Beside) -> bool:
        """Whether a word and one of its neighbours mostly stand together, so that both are syllables of one word."""
        pairs = [*((one, form) for one in beside.before), *((form, one) for one in beside.after)]
        counts = (
            (self._pairs[pair], sorted(self._count[word] for word in pair))
            for pair in pairs
            if self._grammar.isdisjoint(pair)
        )
        return any(
            together >= max(_COMPOUND_COUNT, _COMPOUND_SHARE * rarer, _WORD_SHARE * other)
            for together, (rarer, other) in counts
        )

    def _calls_for(self, together: int, neighbour: str, count: int) -> bool:
        return together >= count and together >= _SLIP_SHARE * self._count[neighbour]

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


def _cased(typed: str, word: str) -> str:
    return word[0].upper() + word[1:] if typed[0].isupper() else word

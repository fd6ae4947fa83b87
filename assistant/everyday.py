"""Reading a question whose everyday words are few of the documents' own, when a plain reading found nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from assistant.phrases import Match, PhraseMatcher, Token, breaks, longest, tokenize
from assistant.terms import Query, QueryTerm, Terms

_IDLE = "idle"
_SYLLABLE_ALONE = 0.3
"""What a syllable of a known phrase is worth without the rest of it."""
_PAIR = 2
_LONGEST_GAP = 3
_STRANGE_WORD = 2.5
"""The most that a word counts of which neither the documents nor the thesaurus know a meaning."""


class EverydayTerms(Terms):
    """Terms that go by what is meant, for questions typed with diacritics.

    Of a phrase every meaning counts, and those that it is a kind of; idle words count nothing; a word is the same
    only with the same marks.
    """

    def __init__(
        self,
        texts: Iterable[str],
        concepts: PhraseMatcher,
        idle: Iterable[str],
        heads: Mapping[str, str],
        fillers: Iterable[str] = (),
    ) -> None:
        """`heads` gives the documents' own phrase of each concept; `fillers` may stand within any phrase."""
        super().__init__(texts, concepts)
        self._idle = {" ".join(token.lower for token in tokenize(phrase)) for phrase in idle}
        self._longest = max((phrase.count(" ") + 1 for phrase in self._idle), default=0)
        self._heads = heads
        self._fillers = frozenset(fillers)
        self._broader = cache(self._parts)

    @staticmethod
    def word(token: Token) -> str:
        return token.lower

    def _named(self, found: list[Match]) -> frozenset[str]:
        return frozenset(match.value for match in found)

    def _parts(self, concept: str) -> tuple[str, ...]:
        """The concepts that a part of a concept's own phrase names: "ùn tắc giao thông" is a matter of "giao thông"."""
        found = self._concepts.find(tokenize(self._heads.get(concept, "")))
        return tuple({match.value for match in found} - {concept})

    def _query(self, text: str) -> Query:
        tokens = tokenize(text)
        matches = list(dict.fromkeys([*self._concepts.find(tokens), *self._loosely(tokens)]))
        chosen = longest([*self._idle_in(tokens), *matches])
        dropped = {at for match in chosen if match.kind == _IDLE for at in _span(match)}
        places = {(match.start, match.end) for match in matches if not dropped.intersection(_span(match))}
        places = {place for place in places if not any(_within(place, other) for other in places)}
        concepts: dict[int, dict[str, int]] = {}
        for match in matches:
            if (match.start, match.end) in places:
                for at in _span(match):
                    concepts.setdefault(at, {})[match.value] = len(match)
        kept = [(at, self.word(token)) for at, token in enumerate(tokens) if at not in dropped]
        terms: dict[str, QueryTerm] = {}
        for at, word in kept:
            if word not in terms:
                terms[word] = self._term(word, concepts.get(at, {}))
        pairs = dict.fromkeys((word, after) for (at, word), (then, after) in pairwise(kept) if then == at + 1)
        return Query(tuple(terms.values()), tuple(pairs), sum(term.weight for term in terms.values()))

    def _loosely(self, tokens: list[Token]) -> Iterator[Match]:
        """Phrases that go on over fillers: "hốt cho hết rác" says "hốt rác".

        A phrase of two words that the documents have as well is none: "của công cho dân" speaks of no "công dân".
        """
        kept = [at for at, token in enumerate(tokens) if token.lower not in self._fillers]
        said = [tokens[at] for at in kept]
        for match in self._concepts.find(said) if len(kept) < len(tokens) else ():
            words = said[match.start : match.end]
            start, end = kept[match.start], kept[match.end - 1] + 1
            gap = end - start - len(match)
            telling = len(words) > _PAIR or not all(self.knows(self.word(token)) for token in words)
            if len(words) >= _PAIR and 0 < gap <= _LONGEST_GAP and telling and not any(breaks(tokens[start:end])):
                yield Match(match.kind, match.value, start, end)

    def _idle_in(self, tokens: list[Token]) -> Iterator[Match]:
        words = [token.lower for token in tokens]
        for start in range(len(words)):
            for end in range(start + 1, min(start + self._longest, len(words)) + 1):
                if " ".join(words[start:end]) in self._idle:
                    yield Match(_IDLE, _IDLE, start, end)

    def _term(self, word: str, concepts: Mapping[str, int]) -> QueryTerm:
        broader = (value for concept in concepts for value in self._broader(concept))
        named = tuple(concepts)
        weight = self.weight(word) if named or self.knows(word) else min(self.weight(word), _STRANGE_WORD)
        if any(length > 1 for length in concepts.values()):
            return QueryTerm(word, weight, named, tuple(broader), _SYLLABLE_ALONE)
        return QueryTerm(word, weight, named, tuple(broader))


def _span(match: Match) -> range:
    return range(match.start, match.end)


def _within(place: tuple[int, int], other: tuple[int, int]) -> bool:
    return place != other and other[0] <= place[0] and place[1] <= other[1]

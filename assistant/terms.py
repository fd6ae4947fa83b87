"""Content terms of questions and texts, and how much of a question a text covers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from assistant.phrases import PhraseMatcher, Token, longest, tokenize

_CONCEPT_CREDIT = 0.8
_BROADER_CREDIT = 0.5
# A syllable found without either of its neighbours is weak evidence: most Vietnamese words have two syllables.
_LONE_CREDIT = 0.6
_UNSEEN_DF = 0.5
_LONG_WORD = 6
_FEW_PAIRS = 4
_CACHED_TEXTS = 20_000
_CACHED_QUERIES = 2_000


@dataclass(frozen=True, slots=True)
class Text:
    """A text as terms: folded syllables, their neighbouring pairs, and the concepts that it names."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    concepts: frozenset[str]
    whole: str | None = None
    """The concept that the text is another word for from its first word to its last."""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A content word of a question with its weight and the concepts of the phrases that it stands in."""

    word: str
    weight: float
    concepts: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    """Concepts that those of the phrase are kinds of."""
    alone: float = _LONE_CREDIT
    """What the word is worth where it is found without its neighbours."""


@dataclass(frozen=True)
class Query:
    """The content words of a question."""

    terms: tuple[QueryTerm, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    total: float = field(default=0.0)

    @cached_property
    def around(self) -> dict[str, frozenset[tuple[str, str]]]:
        """The pairs that each word stands in; none for a long word or a number, which stands for itself."""
        return {term.word: self._pairs_of(term.word) for term in self.terms}

    def _pairs_of(self, word: str) -> frozenset[tuple[str, str]]:
        if len(word) > _LONG_WORD or any(char.isdigit() for char in word):
            return frozenset()
        return frozenset(pair for pair in self.pairs if word in pair)

    @cached_property
    def words(self) -> frozenset[str]:
        """The content words."""
        return frozenset(term.word for term in self.terms)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts that the content words name."""
        return frozenset(concept for term in self.terms for concept in term.concepts)

    def of_phrases(self) -> Query:
        """The same words, each worth nothing where a text has it without its neighbours."""
        return replace(self, terms=tuple(replace(term, alone=0.0) for term in self.terms))

    def __bool__(self) -> bool:
        return bool(self.terms)


class Terms:
    """Makes terms; inverse document frequencies come from the texts of the build (Robertson 2004)."""

    def __init__(self, texts: Iterable[str], concepts: PhraseMatcher) -> None:
        self._concepts = concepts
        self._frequency: Counter[str] = Counter()
        self._count = 0
        self._said: set[tuple[str, str]] = set()
        for text in texts:
            self._count += 1
            words = [self.word(token) for token in tokenize(text)]
            self._frequency.update(set(words))
            self._said.update(pairwise(words))
        self._cached = lru_cache(_CACHED_TEXTS)(self.read)
        self._queries = lru_cache(_CACHED_QUERIES)(self._query)

    @staticmethod
    def word(token: Token) -> str:
        """What words are compared by."""
        return token.folded

    def weight(self, word: str) -> float:
        """ln(1 + N / df) of a folded word."""
        return math.log(1 + (self._count + 1) / (self._frequency[word] or _UNSEEN_DF))

    def familiar(self, text: str) -> float:
        """The share of a text's neighbouring words that stand together in the build too.

        A very short text is wholly familiar, unless one of its words is nowhere in the build.
        """
        words = [token.folded for token in tokenize(text)]
        pairs = [pair for pair in pairwise(words) if "".join(pair).isalpha()]
        if len(pairs) < _FEW_PAIRS and all(self._frequency[word] for pair in pairs for word in pair):
            return 1.0
        return sum(pair in self._said for pair in pairs) / len(pairs)

    def text(self, text: str) -> Text:
        """The terms of a text of the build; kept, because rows and headings are read again and again."""
        return self._cached(text)

    def read(self, text: str) -> Text:
        """The terms of a text that is read once, such as an answer."""
        tokens = tokenize(text)
        words = [self.word(token) for token in tokens]
        found = longest(self._concepts.find(tokens))
        whole = next((match.value for match in found if len(match) == len(tokens)), None)
        return Text(frozenset(words), frozenset(pairwise(words)), self._named(tokens), whole)

    def _named(self, tokens: list[Token]) -> frozenset[str]:
        return frozenset(match.value for match in longest(self._concepts.find(tokens)))

    def query(self, text: str) -> Query:
        """The terms of a question's content words, each word once."""
        return self._queries(text)

    def _query(self, text: str) -> Query:
        tokens = tokenize(text)
        concepts: dict[int, list[str]] = {}
        for match in longest(self._concepts.find(tokens)):
            for at in range(match.start, match.end):
                concepts.setdefault(at, []).append(match.value)
        terms: dict[str, QueryTerm] = {}
        for at, token in enumerate(tokens):
            if token.folded not in terms:
                terms[token.folded] = QueryTerm(token.folded, self.weight(token.folded), tuple(concepts.get(at, ())))
        words = [token.folded for token in tokens]
        pairs = tuple(dict.fromkeys(pairwise(words)))
        return Query(tuple(terms.values()), pairs, sum(term.weight for term in terms.values()))

    def coverage(self, query: Query, fields: Sequence[tuple[Text, float]]) -> float:
        """The weighted share of the question's words that the fields hold, in [0, 1].

        A word counts with the weight of the best field that holds it; a word whose concept the field names under
        another word counts a little less.
        """
        if not query.total:
            return 0.0
        return sum(term.weight * _credit(term, query, fields) for term in query.terms) / query.total

    def credits(self, query: Query, fields: Sequence[tuple[Text, float]]) -> dict[str, float]:
        """What each of the question's words is worth by the best field that holds it or its concept; 0 where none."""
        return {term.word: _credit(term, query, fields) for term in query.terms}

    def best_coverage(
        self, query: Query, fields: Sequence[tuple[Text, float]], others: Sequence[Text], weight: float
    ) -> float:
        """The highest coverage by the fields together with one of the other texts, each of which has the weight."""
        if not query.total:
            return 0.0
        base = [_credit(term, query, fields) for term in query.terms]
        best = sum(term.weight * credit for term, credit in zip(query.terms, base, strict=True))
        concepts = frozenset(concept for term in query.terms for concept in (*term.concepts, *term.broader))
        for text in others:
            if text.words.isdisjoint(query.words) and text.concepts.isdisjoint(concepts):
                continue
            with_it = (max(b, _credit(t, query, [(text, weight)])) for t, b in zip(query.terms, base, strict=True))
            best = max(best, sum(t.weight * credit for t, credit in zip(query.terms, with_it, strict=True)))
        return best / query.total

    @staticmethod
    def pair_share(query: Query, text: Text) -> float:
        """The share of the question's neighbouring pairs of words that the text holds."""
        return sum(pair in text.pairs for pair in query.pairs) / len(query.pairs) if query.pairs else 0.0

    def share_of(self, text: Text, query: Query) -> float:
        """The weighted share of the text's words that the question says, if only by another word for all of them."""
        if text.whole and not text.words & query.words and any(text.whole in term.concepts for term in query.terms):
            return _CONCEPT_CREDIT
        total = sum(self.weight(word) for word in text.words)
        return sum(self.weight(word) for word in text.words & query.words) / total if total else 0.0


def _credit(term: QueryTerm, query: Query, fields: Sequence[tuple[Text, float]]) -> float:
    best = 0.0
    for text, weight in fields:
        if term.word in text.words:
            best = max(best, weight * _word_credit(term, query, text))
        if not text.concepts.isdisjoint(term.concepts):
            best = max(best, weight * _CONCEPT_CREDIT)
        elif not text.concepts.isdisjoint(term.broader):
            best = max(best, weight * _BROADER_CREDIT)
    return best


def _word_credit(term: QueryTerm, query: Query, text: Text) -> float:
    around = query.around[term.word]
    return 1.0 if not around or not text.pairs.isdisjoint(around) else term.alone

"""Content terms of questions and texts, and how much of a question a text covers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from assistant.phrases import Match, PhraseMatcher, Token, longest, tokenize
from assistant.place_levels import spelled_out

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
    weight: float = 0.0
    """The weight of all its words."""


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
    def paired(self) -> frozenset[tuple[str, str]]:
        """The neighbouring pairs of words, in no order."""
        return frozenset(self.pairs)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each word among the terms."""
        return {term.word: at for at, term in enumerate(self.terms)}

    @cached_property
    def meanings(self) -> dict[str, list[tuple[int, float]]]:
        """The words that each concept may stand for, by place, with what it is worth for them."""
        found: dict[str, list[tuple[int, float]]] = {}
        for at, term in enumerate(self.terms):
            for concepts, credit in ((term.concepts, _CONCEPT_CREDIT), (term.broader, _BROADER_CREDIT)):
                for concept in concepts:
                    found.setdefault(concept, []).append((at, credit))
        return found

    @cached_property
    def meant(self) -> frozenset[str]:
        """The concepts that the content words name, and those that these are kinds of."""
        return frozenset(self.meanings)

    def share(self, worth: Sequence[float]) -> float:
        """The weighted share of the words where each is worth as much as told."""
        return sum(term.weight * credit for term, credit in zip(self.terms, worth, strict=True)) / self.total

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
        frequency: Counter[str] = Counter()
        count = 0
        self._said: set[tuple[str, str]] = set()
        for text in texts:
            count += 1
            words = [self.word(token) for token in tokenize(spelled_out(text))]
            frequency.update(set(words))
            self._said.update(pairwise(words))
        self._unseen = _weight_of(_UNSEEN_DF, count)
        self._weights = {word: _weight_of(times, count) for word, times in frequency.items()}
        self._cached = lru_cache(_CACHED_TEXTS)(self.read)
        self._queries = lru_cache(_CACHED_QUERIES)(self._query)

    @staticmethod
    def word(token: Token) -> str:
        """What words are compared by."""
        return token.folded

    def weight(self, word: str) -> float:
        """ln(1 + N / df) of a folded word."""
        return self._weights.get(word, self._unseen)

    def knows(self, word: str) -> bool:
        """Whether the build has a word."""
        return word in self._weights

    def familiar(self, text: str) -> float:
        """The share of a text's neighbouring words that stand together in the build too.

        A very short text is wholly familiar, unless one of its words is nowhere in the build.
        """
        words = [token.folded for token in tokenize(text)]
        pairs = [pair for pair in pairwise(words) if "".join(pair).isalpha()]
        if len(pairs) < _FEW_PAIRS and all(word in self._weights for pair in pairs for word in pair):
            return 1.0
        return sum(pair in self._said for pair in pairs) / len(pairs)

    def text(self, text: str) -> Text:
        """The terms of a text of the build; kept, because rows and headings are read again and again."""
        return self._cached(text)

    def read(self, text: str) -> Text:
        """The terms of a text that is read once, such as an answer; the levels of places in full ("TX. Sơn Tây")."""
        text = spelled_out(text)
        tokens = tokenize(text)
        said = [self.word(token) for token in tokens]
        found = self._concepts.find_in(text)
        whole = found[0].value if found and len(found[0]) == len(tokens) else None
        words = frozenset(said)
        weight = sum(self.weight(word) for word in words)
        return Text(words, frozenset(pairwise(said)), self._named(found), whole, weight)

    def _named(self, found: list[Match]) -> frozenset[str]:
        """The concepts that a text names, of all phrases found in it."""
        return frozenset(match.value for match in longest(found))

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
        return query.share(_credits(query, fields)) if query.total else 0.0

    def credits(self, query: Query, fields: Sequence[tuple[Text, float]]) -> dict[str, float]:
        """What each of the question's words is worth by the best field that holds it or its concept; 0 where none."""
        return {term.word: credit for term, credit in zip(query.terms, _credits(query, fields), strict=True)}

    def best_coverage(
        self, query: Query, fields: Sequence[tuple[Text, float]], others: Sequence[Text], weight: float
    ) -> float:
        """The highest coverage by the fields together with one of the other texts, each of which has the weight."""
        if not query.total:
            return 0.0
        base = _credits(query, fields)
        best = query.share(base)
        for text in others:
            raised = _raised(base, text, weight, query)
            if raised is not base:
                best = max(best, query.share(raised))
        return best

    @staticmethod
    def pair_share(query: Query, text: Text) -> float:
        """The share of the question's neighbouring pairs of words that the text holds."""
        return sum(pair in text.pairs for pair in query.pairs) / len(query.pairs) if query.pairs else 0.0

    def share_of(self, text: Text, query: Query) -> float:
        """The weighted share of the text's words that the question says, if only by another word for all of them."""
        if text.whole and not text.words & query.words and any(text.whole in term.concepts for term in query.terms):
            return _CONCEPT_CREDIT
        return sum(self.weight(word) for word in text.words & query.words) / text.weight if text.weight else 0.0


def _weight_of(times: float, texts: int) -> float:
    return math.log(1 + (texts + 1) / times)


def _credits(query: Query, fields: Sequence[tuple[Text, float]]) -> list[float]:
    """What each of the question's words is worth by the best of the fields."""
    best = [0.0] * len(query.terms)
    for text, weight in fields:
        best = _raised(best, text, weight, query)
    return best


def _raised(worth: list[float], text: Text, weight: float, query: Query) -> list[float]:
    """What each word is worth when a text is read too; the same list where that is no more."""
    best = worth
    for at, share in _said_in(text, query):
        if weight * share > best[at]:
            best = list(worth) if best is worth else best
            best[at] = weight * share
    return best


def _said_in(text: Text, query: Query) -> Iterator[tuple[int, float]]:
    """The places of the question's words that a text holds, with what it is worth for them by word or by concept."""
    for word in text.words & query.words:
        at = query.places[word]
        around = query.around[word]
        alone = around and text.pairs.isdisjoint(around)
        yield at, query.terms[at].alone if alone else 1.0
    for concept in text.concepts & query.meant:
        yield from query.meanings[concept]


def held(query: Query, text: Text) -> set[str]:
    """The words of a question that a text has, by themselves or by another name for what they mean."""
    return {term.word for term in query.terms if term.word in text.words or not text.concepts.isdisjoint(term.concepts)}

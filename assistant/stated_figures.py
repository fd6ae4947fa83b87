"""The figures of the passages that fit a question, and the two of them that it sets against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.draft import Context
from assistant.phrases import tokenize
from assistant.references import YEAR
from assistant.sentences import split_sentences
from assistant.text_figures import Figure, FigureKind, figures_in
from assistant.wants import digits
from index.types import Passage
from ingest.textnorm import fold

Words = frozenset[str]
_LOOKED_AT = 6
_SIDE = 16
_CREDITS = (1.0, 1.0, 0.8, 0.7, 0.7)
_GROUP, _SENTENCE = 0.9, 0.7
_AROUND = 0.5
_HIT = 0.85
_FARTHER = 0.04
_SAME_SENTENCE, _SAME_UNIT, _NEIGHBOURS, _KIND = 0.1, 0.05, 0.1, 0.15
_ASTRAY = 0.25
_BESIDE = 0.15
_CONNECTORS = frozenset({"hơn", "kém", "hay", "hoặc", "và", "với", "sau"})
_COMPARING = frozenset(
    {"hơn", "kém", "nhiều", "ít", "cao", "thấp", "lớn", "nhỏ", "chênh", "lệch", "nhau", "khác", "bằng", "so", "với"}
    | {"cộng", "tổng", "gộp", "cả", "tất", "bên", "cái", "loại", "nào", "bao", "nhiêu", "mấy", "hay", "hoặc", "và"}
    | {"là", "của", "thì", "có", "còn", "được", "đã", "bị", "do", "ở", "trong", "theo", "các", "những"}
)
_ASKED = re.compile(
    r"((?:\b(?:tăng|giảm|thêm|lên|thiếu|tụt)\s+)*)\b(?:bao nhiêu|mấy)\s+((?:[^\W\d_]+\s?){1,2})", re.IGNORECASE
)
_BASE_YEAR = re.compile(r"so với (?:cùng kỳ |cuối )?(?:năm )?\d{4}", re.IGNORECASE)
_MEASURES = frozenset(
    {"điểm", "bậc", "hạng", "tỷ", "triệu", "nghìn", "đồng", "ha", "km", "m2", "giờ", "phút", "ngày", "tháng", "năm"}
)
_DATED = re.compile(
    r"\b(?:nào|ai) (?:\S+ ){0,4}(?:trước|sau|sớm|muộn)\b|\btrước hay\b|cách nhau (?:mấy|bao nhiêu) ngày", re.IGNORECASE
)
_RANKED = re.compile(r"(?<!nâng )(?<!thăng )\bhạng\b|\bđứng (?:thứ|sau|trên)\b|\bvị trí\b|\bthứ bậc\b", re.IGNORECASE)
_RATED = re.compile(r"\btỷ lệ\b|\btỉ lệ\b|phần trăm|%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure with the passage that states it; `levels` are the words around it, from its own clause outwards."""

    figure: Figure
    passage: Passage
    indexes: frozenset[str]
    """The indexes that its clause names, or else the sentence before."""
    levels: tuple[Words, ...]
    group: Words
    """The words between the semicolons around it but for those of the figures after it; so with its sentence."""
    sentence: Words
    around: Words
    at: int
    """Its place among the figures of the passages."""

    def credit(self, word: str) -> float:
        """How surely the figure is of what a word says: its clause says it, its sentence, or only what is around."""
        found = next((credit for credit, level in zip(_CREDITS, self.levels, strict=True) if word in level), 0.0)
        beside = ((_GROUP, self.group), (_SENTENCE, self.sentence), (_AROUND, self.around))
        return max(found, *(credit for credit, words in beside if word in words), 0.0)


@dataclass(frozen=True, slots=True)
class Sides:
    """The words on either side of a word that joins or compares, the nearest first."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    connector: str
    indexes: tuple[frozenset[str], frozenset[str]]
    """The indexes that each side may be of."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures for the two sides, with the words that tell each from the other, and how well they fit."""

    one: Stated
    other: Stated
    hits: tuple[Words, Words]
    score: float
    connector: str

    @property
    def together(self) -> bool:
        """Whether one sentence states both."""
        return self.one.figure.sentence == self.other.figure.sentence


class FigureReading:
    """A question's words, and the figures of the passages that fit it, spelt alike."""

    def __init__(self, context: Context) -> None:
        question = context.question
        self._context = context
        self._marked = question.marked
        self._comparing = self._spelt(_COMPARING)
        self._rises = self._spelt(frozenset({"tăng", "giảm", "tụt"}))
        self._names = [self._words(name) for name in (*question.names, *question.document_numbers)]
        tokens = tokenize(question.text)
        self.tokens = [self.spell(token.lower) for token in tokens]
        self._commas = [
            at for at, t in enumerate(tokens) if question.text[: t.start].rstrip().endswith((",", ";", ":"))
        ]
        self.told = frozenset(self.tokens) - self._comparing
        self.unit = frozenset(w for m in _ASKED.finditer(question.text) for w in self._words(f"{m[1]} {m[2]}"))
        self._kind = _kind_of(question.text)
        told = {digits(number) for number in question.numbers}
        self.stated = list(self._stated())
        self.figures = [
            s
            for s in self.stated
            if self._kind in (None, "percent", s.figure.kind) and digits(s.figure.text.partition("/")[0]) not in told
        ]

    def spell(self, word: str) -> str:
        """A word as the question spells: without marks where it is typed without."""
        return word if self._marked else fold(word)

    def _spelt(self, words: frozenset[str]) -> Words:
        return words if self._marked else frozenset(map(fold, words))

    def _words(self, text: str) -> Words:
        return frozenset(self.spell(token.lower) for token in tokenize(text))

    def _stated(self) -> Iterator[Stated]:
        """The figures of the passages that fit best."""
        question, labels = self._context.question, self._context.documents.labels
        groups = [[label] for label in labels] if len(question.documents) > 1 else [list(labels)]
        found = [m.passage for g in groups for m in self._context.matcher.passages(question, g)[:_LOOKED_AT]]
        for passage in {p.id: p for p in found}.values():
            yield from self._of_passage(passage)

    def _of_passage(self, passage: Passage) -> Iterator[Stated]:
        title = self._words(self._context.title(passage.document))
        path, around = self._words(" ".join(passage.path)), self._words(passage.text)
        for before, sentence in pairwise(["", *split_sentences(passage.text)]):
            said, setting = self._words(sentence), self._words(before)
            figures = figures_in(sentence)
            for at, figure in enumerate(figures):
                later = [f.label for f in figures[at + 1 :] if f.kind == figure.kind and f.group == figure.group]
                label = self._spelt(figure.label)
                clause = label | self._spelt(figure.lead)
                set_in = clause | setting
                levels = (label, clause, set_in, set_in | path, set_in | path | title)
                indexes = self._indexes(figure.clause) or self._indexes(before)
                others = self._spelt(frozenset().union(*later)) - clause
                group = self._words(figure.group) - others
                yield Stated(figure, passage, indexes, levels, group, said - others, around, at)

    def _indexes(self, text: str) -> frozenset[str]:
        """The indexes that a text names; not looked for where the question names none."""
        return frozenset(self._context.knowledge.indexes_in(text) if self._context.question.indexes else ())

    def fit(self, stated: Stated) -> float:
        """How much of the question one figure is told to be of."""
        weight = self._context.knowledge.terms.weight
        words = [w for w in self.told - self.unit if w.isalpha() or YEAR.fullmatch(w)]
        named = stated.indexes.isdisjoint(self._context.question.indexes) and bool(stated.indexes)
        total = sum(weight(fold(w)) for w in words)
        return 0.0 if named or not total else sum(weight(fold(w)) * stated.credit(w) for w in words) / total

    def sides(self) -> list[Sides]:
        """The question parted at every word that joins or compares."""
        found = []
        connectors = self._spelt(_CONNECTORS)
        for at, token in enumerate(self.tokens):
            if token not in connectors:
                continue
            for before, after in self._reaches(at):
                left = self._own(reversed(self.tokens[before:at]), self.tokens[at + 1 : after])
                right = self._own(self.tokens[at + 1 : after], self.tokens[before:at])
                if left and right:
                    found.append(Sides(left, right, token, self._indexes_of_sides(before, at, after)))
        return found

    def _indexes_of_sides(self, before: int, at: int, after: int) -> tuple[frozenset[str], frozenset[str]]:
        parts = (self.tokens[before:at], self.tokens[at + 1 : after])
        left, right = (self._indexes(" ".join(part)) for part in parts)
        both = frozenset(self._context.question.indexes)
        return (left - right, right - left) if left - right and right - left else (both, both)

    def _reaches(self, at: int) -> set[tuple[int, int]]:
        """How far the sides of a joining word may reach: far on both, or to the nearest comma."""
        far = max(0, at - _SIDE), min(len(self.tokens), at + 1 + _SIDE)
        before = max((comma for comma in self._commas if comma <= at), default=0)
        after = min((comma for comma in self._commas if comma > at), default=far[1])
        return {far, (max(before, far[0]), min(after, far[1]))}

    def _own(self, near: Iterable[str], others: Sequence[str]) -> tuple[str, ...]:
        """The words of one side that the other does not say."""
        return tuple(dict.fromkeys(w for w in near if w in self.told and w not in self.unit and w not in others))

    def best_pair(self) -> Pair | None:
        """The two figures of one kind that the two sides of the question name best."""
        best: Pair | None = None
        for sides in self.sides():
            for one in self.figures:
                if one.levels[-1].isdisjoint(sides.left):
                    continue
                for other in self.figures:
                    pair = self._pair(sides, one, other) if one is not other else None
                    if pair and (best is None or pair.score > best.score):
                        best = pair
        return best

    def _pair(self, sides: Sides, one: Stated, other: Stated) -> Pair | None:
        first, second = one.figure, other.figure
        if not _comparable(first, second) or not _of_their_indexes(sides, one, other):
            return None
        for far, (near, against) in enumerate(zip(one.levels, other.levels, strict=True)):
            hits = (near - against).intersection(sides.left), (against - near).intersection(sides.right)
            if all(hits) and not self._misses_name(sides, near, against):
                wrong = (near - against).intersection(sides.right) | (against - near).intersection(sides.left)
                score = self._share(hits, wrong, one, other) - far * _FARTHER + self._alike(one, other)
                score += _BESIDE * (_nearness(sides.left, near, against) + _nearness(sides.right, against, near))
                return Pair(one, other, hits, score, sides.connector)
        return None

    def _misses_name(self, sides: Sides, one: Words, other: Words) -> bool:
        """Whether each side of the question has a proper name of its own, and a figure is not of that on its side."""
        left, right = ([name for name in self._names if name.issubset(side)] for side in (sides.left, sides.right))
        return bool(left and right) and not (any(n <= one for n in left) and any(n <= other for n in right))

    def _share(self, hits: tuple[Words, Words], wrong: Words, one: Stated, other: Stated) -> float:
        """How much of the question the two figures are told to be of."""
        weight = self._context.knowledge.terms.weight
        words = self.told
        said = {word: (one.credit(word) + other.credit(word)) / 2 for word in words - wrong}
        said |= {word: max(_HIT, said.get(word, 0.0)) for word in hits[0] | hits[1]}
        return sum(weight(fold(w)) * credit for w, credit in said.items()) / sum(weight(fold(w)) for w in words)

    def _alike(self, one: Stated, other: Stated) -> float:
        """What speaks for two figures being set against each other, whatever they are of."""
        first, second = one.figure, other.figure
        together = first.sentence == second.sentence
        return (
            _SAME_SENTENCE * together
            + _NEIGHBOURS * (together and abs(one.at - other.at) == 1)
            + _SAME_UNIT * (first.unit == second.unit)
            + _KIND * (first.kind == self._kind)
            - _ASTRAY * any(map(self._of_another_year, (one, other)))
            - _ASTRAY * (together and _adds_up(first, second))
            - _ASTRAY * (first.is_change and self._rises.isdisjoint(self.told - self.unit))
        )

    def _of_another_year(self, stated: Stated) -> bool:
        """Whether a figure's clause or sentence dates it, and not to a year of the question."""
        years = {str(year) for year in self._context.question.years}
        said = [_BASE_YEAR.sub(" ", text) for text in (stated.figure.clause, stated.figure.sentence)]
        dated = next((found for text in said if (found := set(YEAR.findall(text)))), set())
        return bool(years and dated) and dated.isdisjoint(years)


def _of_their_indexes(sides: Sides, one: Stated, other: Stated) -> bool:
    """Whether neither figure is of another index than its side of the question."""
    pairs = zip(sides.indexes, (one.indexes, other.indexes), strict=True)
    return all(not wanted or not named or wanted & named for wanted, named in pairs)


def _kind_of(text: str) -> FigureKind | None:
    """The kind of figure that the question compares, where its words say so."""
    if _DATED.search(text):
        return "date"
    if _RANKED.search(text):
        return "rank"
    return "percent" if _RATED.search(text) else None


def _nearness(side: Sequence[str], own: Words, other: Words) -> float:
    """1 where the word of the side that stands nearest tells the figure from the other, less for a farther one."""
    at = next((at for at, word in enumerate(side) if word in own | other), None)
    return 0.0 if at is None or side[at] in other else 1 / (1 + at)


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures measure in one unit; things that one sentence counts may be of two kinds."""
    if one.kind != other.kind or one.is_change != other.is_change:
        return False
    if one.kind == "rank":
        return one.whole == other.whole
    measured = _MEASURES & {one.unit, other.unit}
    return one.unit == other.unit or (one.sentence == other.sentence and not measured)


def _adds_up(one: Figure, other: Figure) -> bool:
    """Whether one of two figures of a sentence is the sum of the other and a third."""
    whole, part = max(one.value, other.value), min(one.value, other.value)
    rest = (f for f in figures_in(one.sentence) if f.kind == one.kind and f.span not in (one.span, other.span))
    return any(part + figure.value == whole for figure in rest)

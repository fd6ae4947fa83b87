"""The two figures of running text that a question sets against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.periods import YEAR
from assistant.question import Question
from assistant.sentences import part_around
from assistant.sides import AIMS, Sides
from assistant.stated_figures import FigureReading, Stated, Words
from assistant.text_figures import Figure, FigureKind, figures_in
from ingest.textnorm import fold

_HIT = 0.85
_FARTHER = 0.04
_SAME_SENTENCE, _SAME_UNIT, _NEIGHBOURS, _KIND = 0.1, 0.05, 0.05, 0.15
_UNIT = 0.1
_OWN_WORDS, _INDEX = 0.15, 0.15
_ASTRAY, _SUMMED = 0.25, 0.5
_BESIDE = 0.15
_BROKEN_DOWN = 0.1
_MARGIN = 0.03
_ONLY_PLANNED = 0.1
_AIMED = re.compile(r"mục tiêu|chỉ tiêu|phấn đấu|yêu cầu|mức giao|đề ra|đặt ra|kế hoạch|\bđặt\b", re.IGNORECASE)
_SUMS = re.compile(r"\btổng\b|\btoàn (?:tỉnh|thành phố|bộ)\b|\btất cả\b", re.IGNORECASE)
_PRESUMED = re.compile(
    r"\b(?:(?P<down>thấp|kém|ít|nhỏ|thiếu|hụt)|cao|nhiều|lớn|vượt|gấp)\b(?!.*\b(?:nào|hay|hoặc)\b)"
    r".*\b(?:bao nhiêu|mấy)\b",
    re.IGNORECASE,
)
_BRACKET, _ASIDE = re.compile(r"[()]"), re.compile(r"\([^()]*\)")
_BASE_YEAR = re.compile(r"so với (?:cùng kỳ |cuối )?(?:năm )?\d{4}", re.IGNORECASE)
SUBJECT_FIRST = frozenset({"hơn", "kém", "lần", "hon", "kem", "lan"})
"""The words that join two sides of which the first is compared with the second."""
_OPPOSITES = (("trước", "sau"), ("trên", "dưới"), ("trong", "ngoài"), ("nam", "nữ"))
"""Words that each alone tell one side from the other, where they stand next to what joins the sides."""
_MEASURES = frozenset(
    {"điểm", "bậc", "hạng", "tỷ", "triệu", "nghìn", "đồng", "ha", "km", "m2", "giờ", "phút", "ngày", "tháng", "năm"}
)
_RISES = frozenset({"tăng", "giảm", "tụt"})
_OF_KIND: dict[FigureKind, frozenset[str]] = {
    "rank": frozenset({"xếp", "đứng", "thứ", "hạng", "bậc", "vị", "trí", "trên", "dưới"}),
    "percent": frozenset({"điểm", "phần", "trăm"}),
}
"""Words that only say what kind of figure is compared."""


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

    @property
    def is_whole_and_part(self) -> bool:
        """Whether one of them is the sum of the other and a third."""
        return self.together and _adds_up(self.one.figure, self.other.figure)


def best_pair(reading: FigureReading) -> Pair | None:
    """The two figures of one kind that the sides of the question name best; None where others fit nearly as well."""
    pairs = sorted(_Pairs(reading).all(), key=lambda pair: pair.score, reverse=True)
    if not pairs:
        return None
    best = pairs[0]
    values = _values(best)
    rival = next((pair for pair in pairs if _values(pair) != values), None)
    return best if rival is None or best.score - rival.score >= _MARGIN else None


def _values(pair: Pair) -> frozenset[str]:
    return frozenset({pair.one.figure.text, pair.other.figure.text})


class _Pairs:
    """How well two figures fit the two sides of a question."""

    def __init__(self, reading: FigureReading) -> None:
        self._reading = reading
        self._words = reading.told - (reading.spelt(_OF_KIND.get(reading.kind, Words())) if reading.kind else Words())
        weight = reading.context.knowledge.terms.weight
        self._weights = {word: weight(fold(word)) for word in self._words}
        self._total = sum(self._weights.values())
        self._rises, self._aims = reading.spelt(_RISES), reading.spelt(AIMS)
        text = reading.context.question.text
        self._aimed, self._presumed = _AIMED.search(text) is not None, _PRESUMED.search(text)
        self._sums = _SUMS.search(text) is not None

    def all(self) -> Iterator[Pair]:
        for sides in self._reading.asked.sides():
            for one in self._reading.figures:
                if sides.left and one.levels[-1].isdisjoint(sides.left):
                    continue
                for other in self._reading.figures:
                    pair = self._pair(sides, one, other) if one is not other else None
                    if pair:
                        yield pair

    def _pair(self, sides: Sides, one: Stated, other: Stated) -> Pair | None:
        if not _comparable(one.figure, other.figure) or not _of_their_indexes(sides, one, other):
            return None
        for far, (near, against) in enumerate(zip(one.levels, other.levels, strict=True)):
            hits = (near - against).intersection(sides.left), (against - near).intersection(sides.right)
            apart = self._tell_apart(sides, hits, near, one) and _keeps_sides(sides, near, against)
            if apart and not self._misses_name(sides, near, against):
                score = self._share(sides, hits, (near, against), (one, other)) - far * _FARTHER
                score += self._alike(one, other) - self._unlikely(sides, one, other)
                score += _BESIDE * _told_apart(sides, (near, against), (one, other))
                return Pair(one, other, hits, score, sides.connector)
        return None

    def _tell_apart(self, sides: Sides, hits: tuple[Words, Words], near: Words, one: Stated) -> bool:
        """Whether each side has words that only its figure has; a result that is held against an aim needs none."""
        result = near.isdisjoint(self._aims) and not one.is_planned
        nearest = (frozenset(sides.left[:1]), frozenset(sides.right[:1]))
        if any(nearest in (self._opposites(pair), self._opposites(pair[::-1])) for pair in _OPPOSITES):
            return nearest[0] <= hits[0] and nearest[1] <= hits[1]
        return bool(hits[1]) and (bool(hits[0]) if sides.left else result)

    def _opposites(self, pair: Sequence[str]) -> tuple[Words, Words]:
        one, other = (self._reading.spelt(frozenset({word})) for word in pair)
        return one, other

    def _misses_name(self, sides: Sides, one: Words, other: Words) -> bool:
        """Whether each side of the question has a proper name of its own, and a figure is not of that on its side."""
        names = self._reading.names
        left, right = ([name for name in names if name.issubset(side)] for side in (sides.left, sides.right))
        return bool(left and right) and not (any(n <= one for n in left) and any(n <= other for n in right))

    def _share(
        self, sides: Sides, hits: tuple[Words, Words], near: tuple[Words, Words], pair: tuple[Stated, Stated]
    ) -> float:
        """How much of the question the two figures are told to be of."""
        (first, second), (one, other) = near, pair
        wrong = (first - second).intersection(sides.right) | (second - first).intersection(sides.left)
        wrong &= frozenset(side[0] for side in sides.keys if side) or wrong
        together = one.figure.sentence == other.figure.sentence
        total = 0.0
        for word in self._words - wrong:
            told = one.credit(word), other.credit(word)
            credit = sum(told) / 2 if together else min(told)
            if word in hits[0] or word in hits[1]:
                credit = max(_HIT, credit)
            elif word in sides.left:
                credit = max(credit, told[0])
            elif word in sides.right:
                credit = told[1]
            total += self._weights[word] * credit
        return total / self._total

    def _alike(self, one: Stated, other: Stated) -> float:
        """What speaks for two figures being set against each other, whatever they are of."""
        first, second = one.figure, other.figure
        together = first.sentence == second.sentence
        return (
            _SAME_SENTENCE * together
            + _NEIGHBOURS * (together and abs(one.at - other.at) == 1)
            + _SAME_UNIT * (first.unit == second.unit)
            + _UNIT * self._units_told(first.unit, second.unit)
            + _KIND * (first.kind == self._reading.kind)
            + _INDEX * bool(one.indexes and other.indexes)
            + _OWN_WORDS * (sum(map(self._own_words_told, (one, other))) - 1)
            - _ASTRAY * any(is_of_another_year(self._reading.context.question, s) for s in (one, other))
            - _BROKEN_DOWN * (_is_broken_down(first) != _is_broken_down(second))
            - _SUMMED * (together and not self._sums and _adds_up(first, second))
            - _ASTRAY * (first.is_change and self._rises.isdisjoint(self._words - self._reading.unit))
        )

    def _unlikely(self, sides: Sides, one: Stated, other: Stated) -> float:
        """What speaks against two figures: an aim where a result is asked for, or the wrong one is the higher."""
        first, second = one.figure, other.figure
        against_aim = not self._aims.isdisjoint(sides.right) and self._aims.isdisjoint(sides.left)
        unlikely = _ONLY_PLANNED * (one.is_planned and other.is_planned and not self._aimed)
        unlikely += _ASTRAY * (against_aim and (one.is_planned or not other.is_planned))
        if not self._presumed or first.kind == "rank" or (sides.left and sides.connector not in SUBJECT_FIRST):
            return unlikely
        low, high = (first, second) if self._presumed["down"] else (second, first)
        return unlikely + _ASTRAY * (low.value >= high.value)

    def _units_told(self, one: str, other: str) -> int:
        """1 where the question names what both figures count, -1 where it names what only one of them does."""
        told = [unit in self._words for unit in (one, other)]
        return 1 if all(told) else -any(told)

    def _own_words_told(self, stated: Stated) -> float:
        """How many of the words of a figure's own clause the question says."""
        words = {word for word in stated.levels[0] if word.isalpha()} - self._reading.asked.comparing
        return len(words & self._words) / len(words) if words else 0.0


def is_of_another_year(question: Question, stated: Stated) -> bool:
    """Whether a figure's clause or sentence dates it, and not to a year of the question."""
    years = {str(year) for year in question.years}
    figure = stated.figure
    aside = part_around(figure.sentence, figure.span, _BRACKET)
    said = [_BASE_YEAR.sub(" ", text) for text in (figure.clause, aside, _ASIDE.sub(" ", figure.sentence))]
    dated = next((found for text in said if (found := set(YEAR.findall(text)))), set())
    return bool(years and dated) and dated.isdisjoint(years)


def _of_their_indexes(sides: Sides, one: Stated, other: Stated) -> bool:
    """Whether neither figure is of another index than its side of the question, and some index is told of both.

    One sentence need not name the index for each of its figures.
    """
    together = one.figure.sentence == other.figure.sentence
    pairs = zip(sides.indexes, (one.indexes, other.indexes), strict=True)
    return all(not wanted or wanted & named or (together and not named) for wanted, named in pairs)


def _told_apart(sides: Sides, near: tuple[Words, Words], pair: tuple[Stated, Stated]) -> float:
    """How surely the words that tell the sides apart tell the figures apart: at most 2."""
    left, right = sides.keys
    if not left:
        return _nearness(sides.left, *near) + _nearness(sides.right, *reversed(near))
    one, other = (stated.levels[1] for stated in pair)
    return float(left[0] in one - other) + float(right[0] in other - one)


def _keeps_sides(sides: Sides, one: Words, other: Words) -> bool:
    """Whether each figure is told of the first word of its side that the two do not share."""
    firsts = [next((word for word in side if word not in one & other), "") for side in sides.keys]
    return not any(sides.keys) or (firsts[0] in one and firsts[1] in other)


def _nearness(side: Sequence[str], own: Words, other: Words) -> float:
    """1 where the word of the side that stands nearest tells the figure from the other, less for a farther one."""
    at = next((at for at, word in enumerate(side) if word in own | other), None)
    return 0.0 if at is None or side[at] in other else 1 / (1 + at)


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures measure in one unit; things that one sentence counts may be of two kinds."""
    if one.kind != other.kind or one.is_change != other.is_change:
        return False
    if one.kind in {"rank", "percent"}:
        return one.whole == other.whole
    measured = _MEASURES & {one.unit, other.unit}
    return one.unit == other.unit or (one.sentence == other.sentence and not measured)


def _is_broken_down(figure: Figure) -> bool:
    """Whether a figure is one of several of its kind that a bracket parts a whole into."""
    start, end = figure.sentence.rfind("(", 0, figure.span[0]), figure.sentence.find(")", figure.span[1])
    if min(start, end) < 0 or ")" in figure.sentence[start : figure.span[0]]:
        return False
    return sum(start < f.span[0] < end and f.kind == figure.kind for f in figures_in(figure.sentence)) > 1


def _adds_up(one: Figure, other: Figure) -> bool:
    """Whether one of two figures of a sentence is the sum of the other and a third."""
    whole, part = max(one.value, other.value), min(one.value, other.value)
    rest = (f for f in figures_in(one.sentence) if f.kind == one.kind and f.span not in (one.span, other.span))
    return any(part + figure.value == whole for figure in rest)

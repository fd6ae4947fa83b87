"""The figures of the passages that fit a question, each with the words that tell what it is of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.draft import Context
from assistant.periods import YEAR
from assistant.phrases import tokenize
from assistant.sentences import split_sentences
from assistant.sides import COMPARING, RANKED_ABOVE, Asked
from assistant.text_figures import Figure, FigureKind, figures_in
from assistant.wants import digits
from index.types import Passage
from ingest.textnorm import fold

Words = frozenset[str]
_LOOKED_AT = 6
_CREDITS = (1.0, 1.0, 0.9, 0.8, 0.7, 0.7)
_GROUP, _SENTENCE = 0.9, 0.7
_AROUND = 0.5
_ASKED = re.compile(
    r"((?:\b(?:tăng|giảm|thêm|lên|thiếu|tụt)\s+)*)\b(?:bao nhiêu|mấy)\s+(?!lần\b)"
    r"(điểm phần trăm|(?:[^\W\d_]+\s?){1,2})(?:\s*(?:và|hay|hoặc)\b)?",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:và|hay|hoặc)\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:nào|ai) (?:\S+ ){0,4}(?:trước|sau|sớm|muộn)\b|\btrước hay\b|cách nhau (?:mấy|bao nhiêu) ngày", re.IGNORECASE
)
_RANKED = re.compile(r"(?<!nâng )(?<!thăng )\bhạng\b|\bđứng (?:thứ|sau|trên)\b|\bvị trí\b|\bthứ bậc\b", re.IGNORECASE)
_AIMS = (frozenset({"phấn", "đấu"}), frozenset({"mục", "tiêu"}), frozenset({"chỉ", "tiêu"}))
_PLANNED = re.compile(r"mục tiêu|chỉ tiêu|phấn đấu|phương hướng|nhiệm vụ|việc cần làm|đến năm", re.IGNORECASE)
_DONE = re.compile(r"kết quả|đạt được|tình hình|đánh giá|tồn tại|hạn chế|nhìn lại", re.IGNORECASE)
_AT_LEAST = re.compile(r"\b(?:tối thiểu|trở lên|ít nhất|không quá|phấn đấu)\b", re.IGNORECASE)
_OF_POINTS = re.compile(r"\b(?:bao nhiêu|mấy) điểm\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bsố (?!liệu|hóa)[^,;?]*\b(?:với|và|hay|hơn) số (?!liệu|hóa)", re.IGNORECASE)
_RATED = re.compile(r"\btỷ lệ\b|\btỉ lệ\b|phần trăm|%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure with the passage that states it; `levels` are the words around it, from its own clause outwards."""

    figure: Figure
    passage: Passage
    indexes: frozenset[str]
    """The indexes that its clause names, or else its sentence before it, the sentence before, or the headings."""
    levels: tuple[Words, ...]
    group: Words
    """The words between the semicolons around it but for those of the figures after it; so with its sentence."""
    sentence: Words
    around: Words
    at: int
    """Its place among the figures of the passages."""

    @property
    def is_aim(self) -> bool:
        """Whether its own clause says that it is aimed at."""
        return _says_aim(self.figure.label)

    @property
    def is_planned(self) -> bool:
        """Whether its clause or the nearest heading that tells says that it is aimed at, not reached."""
        if self.is_aim or _AT_LEAST.search(self.figure.clause):
            return True
        return speaks_of_aims(self.passage.path)

    def credit(self, word: str) -> float:
        """How surely the figure is of what a word says: its clause says it, its sentence, or only what is around."""
        found = next((credit for credit, level in zip(_CREDITS, self.levels, strict=True) if word in level), 0.0)
        return max(found, _GROUP * (word in self.group), _SENTENCE * (word in self.sentence))


class FigureReading:
    """A question's words, and the figures of the passages that fit it, spelt alike."""

    def __init__(self, context: Context) -> None:
        question = context.question
        self.context = context
        self._marked = question.marked
        comparing = self.spelt(COMPARING)
        self.names = [self._words(name) for name in (*question.names, *question.document_numbers)]
        kept = [(mention.start, mention.end) for mention in question.agencies]
        text = context.knowledge.abbreviations.expand(question.text, kept)
        tokens = tokenize(text)
        self.tokens = [self.spell(token.lower) for token in tokens]
        commas = [at for at, t in enumerate(tokens) if text[: t.start].rstrip().endswith((",", ";", ":"))]
        self.told = frozenset(self.tokens) - comparing
        self.unit = self._words(" ".join(f"{m[1]} {m[2]}" for m in _ASKED.finditer(text) if not _SEVERAL.search(m[0])))
        places = RANKED_ABOVE.search(question.text) is not None
        self.asked = Asked(self.tokens, commas, comparing, self.unit, places, self.spelt, self._indexes)
        self.kind = _kind_of(question.text)
        told = {digits(number) for number in question.numbers}
        self.stated = list(self._stated())
        unasked = "rank" if self.kind is None and _OF_POINTS.search(question.text) else None
        of_kind = [s for s in self.stated if self.kind in (None, "percent", s.figure.kind) and s.figure.kind != unasked]
        asked = [s for s in of_kind if digits(s.figure.text.partition("/")[0]) not in told]
        self.figures = _of_one_ranking(asked, told) if self.kind == "rank" else asked

    def spell(self, word: str) -> str:
        """A word as the question spells: without marks where it is typed without."""
        return word if self._marked else fold(word)

    def spelt(self, words: frozenset[str]) -> Words:
        """Words as the question spells."""
        return words if self._marked else frozenset(map(fold, words))

    def _words(self, text: str) -> Words:
        return frozenset(self.spell(token.lower) for token in tokenize(text))

    def _stated(self) -> Iterator[Stated]:
        """The figures of the passages that fit best."""
        question, labels = self.context.question, self.context.documents.labels
        groups = [[label] for label in labels] if len(question.documents) > 1 else [list(labels)]
        found = [m.passage for g in groups for m in self.context.matcher.passages(question, g)[:_LOOKED_AT]]
        for passage in {p.id: p for p in found}.values():
            yield from self._of_passage(passage)

    def _of_passage(self, passage: Passage) -> Iterator[Stated]:
        title = self._words(self.context.title(passage.document))
        path, around = self._words(" ".join(passage.path)), self._words(passage.text)
        for before, sentence in pairwise(["", *split_sentences(passage.text)]):
            said, figures = self._words(sentence), figures_in(sentence)
            for at, figure in enumerate(figures):
                label = self.spelt(_with_aims(figure.label))
                clause = label | self.spelt(figure.lead)
                begun = clause | self._words(figure.group_before)
                set_in = begun | (frozenset() if _has_kind(before, figure.kind) else self._words(before))
                levels = (label, clause, begun, set_in, set_in | path, set_in | path | title)
                indexes = self._nearest_indexes(figure, figures, before, passage)
                later = (f.label for f in figures[at + 1 :] if f.kind == figure.kind)
                others = self.spelt(frozenset().union(*later)) - clause
                group = self._words(figure.group) - others
                yield Stated(figure, passage, indexes, levels, group, said - others, around, at)

    def _nearest_indexes(
        self, figure: Figure, figures: Sequence[Figure], before: str, passage: Passage
    ) -> frozenset[str]:
        """The indexes named nearest to a figure; all of its sentence is near where no other figure is of its kind."""
        alone = sum(other.kind == figure.kind for other in figures) == 1
        sentence = figure.sentence if alone else figure.sentence[: figure.span[0]]
        near = (figure.clause, sentence, before, " ".join(passage.path))
        return next((found for text in near if (found := self._indexes(text))), frozenset())

    def _indexes(self, text: str) -> frozenset[str]:
        """The indexes that a text names; not looked for where the question names none."""
        return frozenset(self.context.knowledge.indexes_in(text) if self.context.question.indexes else ())

    def fit(self, stated: Stated) -> float:
        """How much of the question one figure is told to be of."""
        weight = self.context.knowledge.terms.weight
        words = [w for w in self.told - self.unit if w.isalpha() or YEAR.fullmatch(w)]
        named = stated.indexes.isdisjoint(self.context.question.indexes) and bool(stated.indexes)
        total = sum(weight(fold(w)) for w in words)
        said = {w: max(stated.credit(w), _AROUND * (w in stated.around)) for w in words}
        return 0.0 if named or not total else sum(weight(fold(w)) * credit for w, credit in said.items()) / total


def speaks_of_aims(path: Sequence[str]) -> bool:
    """Whether the nearest of the headings above a text that tells speaks of what is aimed at, not of what is done."""
    heading = next((h for h in reversed(path) if _PLANNED.search(h) or _DONE.search(h)), "")
    return _PLANNED.search(heading) is not None and _DONE.search(heading) is None


def _with_aims(label: Words) -> Words:
    """The words of a figure's clause with those that say the same of an aim: "phấn đấu" and "mục tiêu"."""
    return label.union(*_AIMS) if _says_aim(label) else label


def _says_aim(label: Words) -> bool:
    return any(aim <= label for aim in _AIMS)


def _of_one_ranking(ranks: Sequence[Stated], told: Collection[str]) -> list[Stated]:
    """The places among as many as the question says ("trong 5 thành phố"), else among the most."""
    wholes = {int(s.figure.whole or 0) for s in ranks}
    said = {whole for whole in wholes if str(whole) in told} or {0, max(wholes, default=0)}
    return [s for s in ranks if int(s.figure.whole or 0) in said]


def _has_kind(sentence: str, kind: FigureKind) -> bool:
    """Whether a sentence states a figure of a kind itself, so that its words are not of one in the next."""
    return any(figure.kind == kind for figure in figures_in(sentence))


def _kind_of(text: str) -> FigureKind | None:
    """The kind of figure that the question compares, where its words say so."""
    if _DATED.search(text):
        return "date"
    if _RANKED.search(text) or RANKED_ABOVE.search(text):
        return "rank"
    if _RATED.search(text):
        return "percent"
    return "number" if _COUNTED.search(text) else None

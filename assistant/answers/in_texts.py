"""What the running text of each of two documents says of one matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.best_sentence import best_sentence
from assistant.answers.prose import with_value
from assistant.draft import Context, Draft
from assistant.evidence import of_other_indexes, passage_strength
from assistant.figure_pairs import is_of_another_year
from assistant.matching import PassageMatch
from assistant.periods import YEAR
from assistant.scoping import Documents
from assistant.sentences import bold
from assistant.stated_figures import FigureReading, Stated
from ingest.textnorm import fold, squash

_FLOOR, _AIM_FLOOR = 0.4, 0.35
_CONFIDENCE, _SURE = 0.7, 0.85
_AIMS = re.compile(r"\b(?:muc tieu|muc dich|phan dau|huong toi|nham toi|dich)\b")
_AIMING = {"muc", "tieu", "dich", "phan", "dau", "huong", "nham", "toi", "giu", "dat", "muon"}
_COMPARING = {"da", "ban", "hanh", "cao", "thap", "nhieu", "it", "hon", "ben", "moi", "khac", "nhau", "giong", "chenh"}
_MEASURED = re.compile(r"\b(?:diem|ket qua|ty le|ti le|thu hang|xep hang|hang|vi tri)\b")
_TWO = 2


def answer_in_texts(context: Context, labels: Sequence[str]) -> Draft | None:
    """What each document's running text says of the matter; None unless every one says enough."""
    aims = asks_aims(context)
    unsaid = {fold(word) for label in labels for word in context.name(label).split()} | _COMPARING
    unsaid |= _AIMING if aims else set()
    words = [w for w in context.question.content.split() if fold(w) not in unsaid and not w[0].isdigit()]
    within = replace(context, question=replace(context.question, content=" ".join(words)))
    bibliography = context.bibliography()
    lines, told_by = [], set()
    for label in labels:
        matches = within.matcher.passages(within.question, [label])
        told = _of_aims(within, matches) if aims else []
        matches, floor = (told, _AIM_FLOOR) if told else ([m for m in matches if not aims or _has_figure(m)], _FLOOR)
        matches = with_value(within, matches, floor) or matches
        matches = [m for m in matches if passage_strength(m) >= floor]
        if not matches:
            return None
        sentence = best_sentence(within, matches[0].passage)
        told_by.add(squash(fold(sentence)))
        lines.append(f"- {context.name(label)}: {sentence} [{bibliography.passage(matches[0].passage)}]")
    same = context.question.drafts and len(told_by) == 1
    head = "**Không thay đổi**, hai văn bản ghi giống nhau:" if same else "Các văn bản ghi như sau:"
    return Draft("\n".join([head, *lines]), _CONFIDENCE, bibliography)


def _has_figure(match: PassageMatch) -> bool:
    """Whether a passage states a number besides years."""
    return any(
        YEAR.fullmatch(number) is None for number in re.findall(r"(?<![\w/.-])\d+(?![\w/-])", match.passage.text)
    )


def asks_aims(context: Context) -> bool:
    """Whether only what is aimed at is asked for."""
    asked = fold(context.question.text)
    return bool(_AIMS.search(asked)) and "ket qua" not in asked


def _of_aims(context: Context, matches: Sequence[PassageMatch]) -> list[PassageMatch]:
    """The passages that tell what is aimed at, by their own words or their heading."""
    if context.question.indexes:
        matches = [m for m in matches if not of_other_indexes(context, m.passage)]
    return [m for m in matches if _AIMS.search(fold(" ".join([m.passage.text, *m.passage.path[-1:]])))]


def answer_of_index(context: Context, labels: Sequence[str]) -> Draft | None:
    """The figure of an index in the running text of each of two documents, and whether they are the same."""
    question = context.question
    if len(labels) != _TWO or len(question.indexes) != 1 or not _MEASURED.search(fold(question.text)):
        return None
    found = [_figure_of_index(context, label) for label in labels]
    stated = [one for one in found if one is not None]
    if len(stated) < _TWO or stated[0].figure.kind != stated[1].figure.kind:
        return None
    bibliography = context.bibliography()
    lines = []
    for label, one in zip(labels, stated, strict=True):
        told = bold(one.figure.sentence, [one.figure.span])
        lines.append(f"- {context.name(label)}: {told} [{bibliography.passage(one.passage)}]")
    values = [one.figure.text for one in stated]
    same = stated[0].figure.value == stated[1].figure.value
    head = f"**Không thay đổi**, hai văn bản đều ghi **{values[0]}**:" if same else "**Có khác nhau**:"
    return Draft("\n".join([head, *lines]), _SURE, bibliography)


def _figure_of_index(context: Context, label: str) -> Stated | None:
    """The score, or where a place is asked for the place, that a document's text tells of the question's index."""
    reading = FigureReading(replace(context, documents=Documents((label,), True)))
    aims = asks_aims(context)
    fitting = [
        one
        for one in reading.figures
        if one.indexes == frozenset(context.question.indexes)
        and not one.figure.is_change
        and (one.figure.kind in {reading.kind, "percent"} or one.figure.unit == "điểm")
        and one.is_aim == aims
        and not is_of_another_year(context.question, one)
    ]
    return max(fitting, key=reading.fit, default=None)

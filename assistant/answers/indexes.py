"""Which of several indexes is placed best or worst, from the running text that tells their places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.draft import Context, Draft
from assistant.figure_pairs import is_of_another_year
from assistant.question import Question
from assistant.sentences import bold
from assistant.stated_figures import FigureReading, Stated

_MOST = re.compile(r"\b(?:(cao|tốt|khá)|thấp|kém|tệ) nhất\b|\b(?:dẫn|đứng) đầu\b", re.IGNORECASE)
_WHICH_INDEX = re.compile(r"\bchỉ số nào\b", re.IGNORECASE)
_CONFIDENCE = 0.85
_SEVERAL = 2


def chooses_index(question: Question) -> bool:
    """Whether one of several indexes that are named is to be chosen: "trong PAR INDEX và PAPI, chỉ số nào …"."""
    asks = _MOST.search(question.text) and _WHICH_INDEX.search(question.text)
    return bool(asks) and len(question.indexes) >= _SEVERAL


def answer_best_index(context: Context) -> Draft | None:
    """The index that is placed best, worst or both, with the places of all; a refusal where not all are told.

    Only places are compared: points and percentages of two indexes are no common measure.
    """
    if not chooses_index(context.question):
        return None
    reading = FigureReading(context)
    if reading.kind != "rank":
        return None
    found = [(index, _place_of(context, reading, index)) for index in context.question.indexes]
    placed = [(index, one) for index, one in found if one is not None]
    if placed and len(placed) < len(found):
        return _some_unplaced(context, placed, [index for index, one in found if one is None])
    if not placed:
        return None
    return _told(context, sorted(placed, key=lambda pair: pair[1].figure.value))


def _place_of(context: Context, reading: FigureReading, index: str) -> Stated | None:
    """The place of one index that the passages tell, of the year that is asked for."""
    fitting = [
        one
        for one in reading.figures
        if one.indexes == frozenset({index})
        and one.figure.kind == "rank"
        and one.figure.whole
        and not one.is_aim
        and not is_of_another_year(context.question, one)
    ]
    return max(fitting, key=reading.fit, default=None)


def _some_unplaced(context: Context, placed: Sequence[tuple[str, Stated]], others: Sequence[str]) -> Draft:
    known = ", ".join(f"{index} ({one.figure.text})" for index, one in placed)
    text = f"Chỉ tìm thấy thứ hạng của {known}, không có thứ hạng của {', '.join(others)} nên không so sánh được."
    return context.abstain("missing_part", text)


def _told(context: Context, placed: Sequence[tuple[str, Stated]]) -> Draft:
    bibliography = context.bibliography()
    lines, said = [], []
    for high in dict.fromkeys(bool(most[1]) for most in _MOST.finditer(context.question.text)):
        index, one = placed[0 if high else -1]
        n = bibliography.passage(one.passage)
        said.append(f"**{index}** xếp hạng **{'cao' if high else 'thấp'} nhất**: **{one.figure.text}** [{n}]")
    for index, one in placed:
        told = bold(one.figure.sentence, [one.figure.span])
        lines.append(f"- {index}: {told} [{bibliography.passage(one.passage)}]")
    return Draft("\n".join([f"{'; '.join(said)}.", *lines]), _CONFIDENCE, bibliography)

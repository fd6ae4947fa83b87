"""Figures that running text does not state but implies: last year's value, what is left of a whole, a change."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from assistant.draft import Context, Draft
from assistant.figures import number_like
from assistant.phrases import tokenize
from assistant.sentences import bold
from assistant.stated_figures import FigureReading, Stated
from assistant.text_figures import Figure, figures_in

_CONFIDENCE = 0.85
_FITTING, _DATED = 0.5, 0.4
"""A figure that is compared with just the year that is asked for may fit the question's other words less."""
_REVERSED = re.compile(
    r"\b(?:suy ra|tính (?:ra|ngược|được)|trừ|biết|nếu|vậy)\b.*\b(?:bao nhiêu|mấy)"
    r"|(?:bao nhiêu|mấy)\b.*\b(?:biết|nếu|trừ)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"(?<!thứ )(?<!hạng )(?<!vị trí )(?<!số )\b(?:bao nhiêu|mấy)\b(?! (?:bậc|hạng))", re.IGNORECASE)
_LEFT = re.compile(r"\bcòn (?:lại )?(?:bao nhiêu|mấy)\b.*\bchưa\b", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:tăng|giảm|tụt)(?: thêm| được| lên)? (?:bao nhiêu|mấy)\b", re.IGNORECASE)
_FALLS = re.compile(r"\b(?:giảm|tụt)\b[^,;]*$", re.IGNORECASE)
_FROM = re.compile(r"\btừ (?:hạng |mức )?$", re.IGNORECASE)
_TO = re.compile(r"^(?!.*(?:;|\btrở (?:lên|xuống|đi)\b)).*\b(?:lên|xuống|còn)\b", re.IGNORECASE)
"""What stands between the ends of a move: not after "từ 95% trở lên", nor in another clause."""


@dataclass(frozen=True, slots=True)
class _Derived:
    """A number worked out, and the two that it was worked out from."""

    value: str
    parts: tuple[Figure, ...]
    said: str


def answer_derived(context: Context) -> Draft | None:
    """A number worked out from those of the sentence that fits, where the question asks for it in so many words."""
    text = context.question.text
    ways = ((_REVERSED, _before_change), (_LEFT, _what_is_left), (_MOVED, _from_one_to_other))
    way = next((way for asked, way in ways if asked.search(text)), None)
    question = context.question
    if way is None or question.codes or question.items or question.quoted or question.appendices:
        return None
    return _best(context, way, _DATED if way is _before_change else _FITTING)


def answer_implied(context: Context) -> Draft | None:
    """The figure of the one year that is asked of an index, of which only the change since that year is stated."""
    question = context.question
    placed = question.codes or question.items or question.quoted or question.appendices
    if placed or question.operation != "lookup" or not question.indexes or len(question.years) != 1:
        return None
    return _best(context, _before_change, _DATED) if _AMOUNT.search(question.text) else None


def _best(context: Context, way: Callable[[Sequence[int], Figure], _Derived | None], floor: float) -> Draft | None:
    reading = FigureReading(context)
    for stated in sorted(reading.stated, key=reading.fit, reverse=True):
        if reading.fit(stated) < floor:
            return None
        derived = way(context.question.years, stated.figure)
        if derived and not _counts_other_things(context.question.text, derived):
            return _say(context, stated, derived)
    return None


def _counts_other_things(text: str, derived: _Derived) -> bool:
    """Whether another figure of the sentence counts more nearly what is asked for: "bao nhiêu đơn vị sự nghiệp"."""
    asked = _AMOUNT.search(text)
    named = [token.folded for token in tokenize(text[asked.end() :])] if asked else []

    def said(figure: Figure) -> int:
        after = (token.folded for token in tokenize(figure.sentence[figure.span[1] :]))
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(named, after, strict=False)))

    sentence = derived.parts[0].sentence
    return max(map(said, derived.parts)) < max(map(said, figures_in(sentence)))


def _before_change(asked: Sequence[int], figure: Figure) -> _Derived | None:
    """What a figure was in the year that it is compared with: "đạt 91.43 điểm (tăng 1.85 điểm so với năm 2022)"."""
    after = next((f for f in figures_in(figure.sentence) if f.span[0] > figure.span[1]), None)
    if figure.is_change or after is None or not after.is_change or after.kind != figure.kind:
        return None
    years = [y for y in asked if re.search(rf"so với (?:cuối )?năm {y}", figure.sentence)]
    if not years or after.unit != figure.unit:
        return None
    falls = _FALLS.search(figure.sentence[: after.span[0]]) is not None
    value = figure.value + after.value if falls else figure.value - after.value
    sign = "%" if figure.kind == "percent" else ""
    written = number_like(value, [(f.text, f.value) for f in (figure, after)])
    said = f"Năm {years[0]}: **{written}{sign}** ({figure.text} {'+' if falls else '-'} {after.text})"
    return _Derived(written, (figure, after), said)


def _what_is_left(_asked: Sequence[int], figure: Figure) -> _Derived | None:
    """What is left of a whole of which a part is done: "96/120", "87 tồn tại, đã khắc phục 71 tồn tại"."""
    if figure.kind != "number":
        return None
    if figure.whole and figure.whole > figure.value:
        written = number_like(figure.whole - figure.value, [(figure.text, figure.whole)])
        done, _, whole = figure.text.partition("/")
        return _Derived(written, (figure,), f"Còn **{written}** ({whole} - {done})")
    counted = [f for f in figures_in(figure.sentence) if f.span < figure.span and f.unit == figure.unit]
    of_all = next((f for f in counted if f.kind == "number" and not f.is_change and f.value > figure.value), None)
    if of_all is None or "đã" not in figure.label or figure.is_change:
        return None
    written = number_like(of_all.value - figure.value, [(f.text, f.value) for f in (of_all, figure)])
    return _Derived(written, (of_all, figure), f"Còn **{written}** ({of_all.text} - {figure.text})")


def _from_one_to_other(_asked: Sequence[int], figure: Figure) -> _Derived | None:
    """How far something moved: "từ 15 phút lên 20 phút"."""
    sentence = figure.sentence
    for one, other in pairwise(figures_in(sentence)):
        if figure not in (one, other) or one.kind != other.kind or not _FROM.search(sentence[: one.span[0]]):
            continue
        if _TO.search(sentence[one.span[1] : other.span[0]]):
            written = number_like(abs(other.value - one.value), [(f.text, f.value) for f in (one, other)])
            return _Derived(written, (one, other), f"Chênh **{written}** (từ {one.text} đến {other.text})")
    return None


def _say(context: Context, stated: Stated, derived: _Derived) -> Draft:
    bibliography = context.bibliography()
    n = bibliography.passage(stated.passage)
    sentence = bold(stated.figure.sentence, [figure.span for figure in derived.parts])
    lines = [f"{derived.said} [{n}].", f"{sentence} [{n}] ({context.whereabouts(stated.passage)})"]
    return Draft("\n\n".join(lines), _CONFIDENCE, bibliography, computed=[derived.value])

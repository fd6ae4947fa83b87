"""What two figures of running text come to: which is the larger, the earlier, and how far they are apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answers.pairs import CHOOSES_ROWS
from assistant.citing import Bibliography
from assistant.draft import Context, Draft
from assistant.figure_pairs import SUBJECT_FIRST, Pair, best_pair
from assistant.figures import number_like
from assistant.phrases import tokenize
from assistant.question import Question
from assistant.sentences import bold
from assistant.stated_figures import FigureReading, Stated, Words
from assistant.text_figures import Figure
from assistant.wants import HOW_MUCH
from assistant.wording import upper_first

_SURE, _LIKELY = 1.15, 1.0
_APART = 0.2
_DATED = 1.2
_CONFIDENCE = 0.9
_COMPARES = re.compile(
    r"\bhơn\b|\bkém\b|chênh|cách (?:nhau|mức|chỉ tiêu|mục tiêu)|khác nhau|so sánh|\bso với\b"
    r"|\bthiếu (?:\S+ ){0,3}(?:bao nhiêu|mấy)\b|\b(?:xếp|đứng)(?: hạng| thứ)? (?:trên|dưới)\b|bằng nhau"
    r"|\bgấp (?:\S+ )?(?:bao nhiêu|mấy)\b|\bvượt (?:chỉ tiêu|mục tiêu|mức|kế hoạch)"
    r"|(?:trước|sau) hay|nào (?:\S+ ){0,5}(?:trước|sau|sớm|muộn|nhiều|ít|cao|thấp|lớn|nhỏ)\b",
    re.IGNORECASE,
)
_WHICH_ARE_MORE = re.compile(
    r"^(?:[^,?]{0,40} )?nào\b[^,?]*\bhơn (?!(?:giữa|trong|so với nhau)\b)[^\W\d_]", re.IGNORECASE
)
"""Which rows exceed something is asked, not which of two things does: "nội dung nào cao hơn trung vị"."""
_AGAINST_TOTAL = re.compile(r"\b(?:và|với|hay) tổng(?: số)?\b|\btổng số\b[^,?]* (?:và|với) ", re.IGNORECASE)
_TOTAL = re.compile(r"\btổng\b|\btất cả\b|\btoàn bộ\b|\btrong số\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:tăng|giảm|nhích|tụt|rớt|lên|xuống)(?: được| thêm| lên)? (?:bao nhiêu|mấy)|thay đổi", re.IGNORECASE
)
_ADDS = re.compile(r"\b(?:tổng cộng|cộng lại|cộng cả|gộp lại|tổng số|cả hai|cả thảy)\b", re.IGNORECASE)
_LISTS = re.compile(r",[^,;?]+(?:,|\b(?:và|với)\b)", re.IGNORECASE)
_TWO = 2
_JOINED = {"và", "với", "va", "voi"}
_AIM = re.compile(r"mục tiêu|chỉ tiêu|phấn đấu|đặt ra|đề ra", re.IGNORECASE)
_TIMES = re.compile(r"\bgấp\b", re.IGNORECASE)
_LOWER = re.compile(r"\b(?:ít|thấp|nhỏ|kém)\b", re.IGNORECASE)
_HIGHER = re.compile(r"\b(?:nhiều|cao|lớn|đông)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:sau|muộn|trễ)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:trước|sớm)\b", re.IGNORECASE)
_GAP_UNITS = {"percent": " điểm phần trăm", "date": " ngày", "rank": " bậc"}
_NAME = 9


def answer_sure_gap(context: Context) -> Draft | None:
    """How two figures compare, where running text surely states both sides of the question."""
    return _gap(context, _SURE)


def answer_likely_gap(context: Context) -> Draft | None:
    """How two figures compare, where running text likely states both sides of the question."""
    return _gap(context, _LIKELY)


def _gap(context: Context, floor: float) -> Draft | None:
    question = context.question
    if question.codes or question.items or question.quoted or question.appendices:
        return None
    if question.operation in CHOOSES_ROWS or "max_score" in question.roles():
        return None
    changes = _CHANGE.search(question.text) and not _AIM.search(question.text)
    adds = _adds(question)
    if not (adds or _COMPARES.search(question.text)) or changes or _WHICH_ARE_MORE.search(question.text):
        return None
    reading = FigureReading(context)
    pair = best_pair(reading)
    if pair is None or _lacks_total(question.text, pair):
        return None
    if pair.one.figure.kind == "date":
        floor = _DATED
    elif not pair.together:
        floor -= _APART
    if pair.score < floor:
        return None
    if not adds:
        return _say(context, (pair.one, pair.other), _verdict(question.text, pair, reading), pair.score)
    added = _addends(reading, pair) if pair.together and pair.connector in _JOINED else []
    return _say(context, added, _sum([one.figure for one in added]), pair.score) if added else None


def _lacks_total(text: str, pair: Pair) -> bool:
    """Whether a total is set against something else, and no figure is told to be one or to be a part of it."""
    figures = (pair.one.figure, pair.other.figure)
    told = any(_TOTAL.search(figure.sentence) or (pair.together and figure.whole) for figure in figures)
    return _AGAINST_TOTAL.search(text) is not None and not told


def _addends(reading: FigureReading, pair: Pair) -> list[Stated]:
    """The figures to add: the two, or all of their sentence that each count another thing that the question names.

    None where one of them is the sum of others, or where more things are named than there are figures found.
    """
    sentence, kind = pair.one.figure.sentence, pair.one.figure.kind
    stated = {s.figure.span: s for s in reading.figures if s.figure.sentence == sentence and s.figure.kind == kind}
    named = [s for _, s in sorted(stated.items()) if s.figure.unit in reading.told and not s.figure.is_change]
    apart = len({s.figure.unit for s in named}) == len(named) > _TWO
    if not apart and _LISTS.search(reading.context.question.text):
        return []
    added = named if apart else [pair.one, pair.other]
    values = [s.figure.value for s in added]
    whole = any(value * 2 == sum(values) for value in values) or (not apart and pair.is_whole_and_part)
    return [] if whole else added


def _adds(question: Question) -> bool:
    """Whether the two are to be added to each other."""
    return bool(_ADDS.search(question.text) and HOW_MUCH.search(question.text) and not _COMPARES.search(question.text))


def _say(context: Context, stated: Sequence[Stated], said: tuple[str, list[str]], score: float) -> Draft:
    bibliography = context.bibliography()
    verdict, worked_out = said
    marks = "".join(f" [{n}]" for n in dict.fromkeys(bibliography.passage(s.passage) for s in stated))
    lines = [f"{verdict}{marks}.", *_sources(context, bibliography, stated)]
    return Draft("\n\n".join(lines), min(_CONFIDENCE, score / 1.5), bibliography, computed=worked_out)


def _sum(figures: Sequence[Figure]) -> tuple[str, list[str]]:
    """The sentence that says what figures make together, without its full stop, and their sum."""
    total = number_like(sum((f.value for f in figures), Decimal(0)), [(f.text, f.value) for f in figures])
    return f"Tổng cộng **{total}** ({' + '.join(f.text for f in figures)})", [total]


def _sources(context: Context, bibliography: Bibliography, stated: Sequence[Stated]) -> list[str]:
    """The sentences that state the figures, each once, with where they stand."""
    lines = []
    for sentence in dict.fromkeys(s.figure.sentence for s in stated):
        of_it = [s for s in stated if s.figure.sentence == sentence]
        passage = of_it[0].passage
        told = bold(sentence, [s.figure.span for s in of_it])
        lines.append(f"{told} [{bibliography.passage(passage)}] ({context.whereabouts(passage)})")
    return lines


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two figures, and what the text calls that which it is of."""

    figure: Figure
    name: str


def _verdict(text: str, pair: Pair, reading: FigureReading) -> tuple[str, list[str]]:
    """The sentence that says how the two compare, without its full stop, and the numbers worked out for it."""
    one = _Side(pair.one.figure, _name(pair.one.figure, pair.hits[0], reading))
    other = _Side(pair.other.figure, _name(pair.other.figure, pair.hits[1], reading))
    apart = abs(one.figure.value - other.figure.value)
    gap = number_like(apart, [(side.figure.text, side.figure.value) for side in (one, other)])
    if not apart:
        return f"**Bằng nhau**: {one.name} và {other.name} đều là **{one.figure.text}**", [gap]
    dated = one.figure.kind == "date"
    lower, higher = sorted((one, other), key=lambda side: side.figure.value, reverse=one.figure.kind == "rank")
    down = _LOWER.search(text) and not _HIGHER.search(text)
    down = not (_LATER.search(text) and not _EARLIER.search(text)) if dated else down
    first, second = (lower, higher) if down else (higher, lower)
    if pair.connector in SUBJECT_FIRST and not dated:
        first, second = one, other
    how, unit = _compared(text, first.figure, up=first is higher), _GAP_UNITS.get(one.figure.kind, "")
    values = [side.figure.text.lower() for side in (first, second)]
    times = _times(first.figure, second.figure) if _TIMES.search(text) else ""
    how = f"gấp {times} lần" if times else how
    said = f"**{upper_first(first.name)} {how}** {second.name}: **{values[0]}** so với **{values[1]}**"
    return f"{said} ({'cách nhau' if dated else 'chênh'} **{gap}{unit}**)", [gap, times]


def _times(higher: Figure, lower: Figure) -> str:
    """How many times the lower figure the higher one is, to two decimals; nothing where that says little."""
    if higher.kind not in {"number", "percent"} or not 0 < lower.value <= higher.value:
        return ""
    times = round(higher.value / lower.value, 2)
    return f"{times.normalize():f}".replace(".", ",")


def _compared(text: str, figure: Figure, up: bool) -> str:
    if figure.kind == "date":
        return "sau" if up else "trước"
    counted = figure.kind == "number" and not re.search(r"\b(?:cao|thấp)\b", text, re.IGNORECASE)
    return ("nhiều hơn" if up else "ít hơn") if counted else ("cao hơn" if up else "thấp hơn")


def _name(figure: Figure, hits: Words, reading: FigureReading) -> str:
    """The words of the sentence that tell the figure from the other, with those beside them that the question says."""
    start, end = figure.region
    for first, last in ((start, figure.span[0]), (figure.span[1], end), figure.before):
        part = figure.sentence[first:last]
        tokens = tokenize(part)
        spelt = [reading.spell(token.lower) for token in tokens]
        at = [i for i, word in enumerate(spelt) if word in hits]
        if at:
            low, high = at[0], min(at[-1], at[0] + _NAME)
            while low and spelt[low - 1] in reading.tokens:
                low -= 1
            while high + 1 < len(spelt) and spelt[high + 1] in reading.tokens and high - low < _NAME:
                high += 1
            return part[tokens[low].start : tokens[high].end]
    return " ".join(token for token in reading.tokens if token in hits) or "kết quả"

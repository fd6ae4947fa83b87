"""The figures that a sentence states, each with the words that say what it is the figure of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Literal

from assistant.periods import YEAR
from assistant.phrases import tokenize
from assistant.sentences import Span
from ingest.numbers import parse_number

FigureKind = Literal["number", "percent", "rank", "date"]
_DAY = re.compile(r"(?:ngày\s+)?(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?!\d)", re.IGNORECASE)
_RANK = re.compile(
    r"(?:(?<=hạng\s)|(?<=thứ\s))(?P<place>\d{1,2})(?:/(?P<of>\d{2})|(?=\s+trong\s+(?:số\s+)?(?P<among>\d+)))?"
    r"(?![\w/.,]*\d)"
)
_NUMBER = re.compile(
    r"(?<![\w/.,-])(?P<value>\d+(?:[.,]\d+)*)(?P<whole>/\d+(?:[.,]\d+)*)?(?:(?P<percent>\s?%)|(?![\w/-]*[/-]\w))"
)
_NAMING = re.compile(
    r"(?:\bsố|đề án|nghị định|nghị quyết|quyết định|thông tư|(?<!kỷ )luật|điều|khoản|năm|ngày|tháng|quý|nhóm|phụ lục"
    r"|mức độ|cấp độ|thứ|hạng|phiên bản|trong)\s+$",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"[A-Z]\b")
"""What makes a name of the number before it: "5G", "3D"."""
_BREAK = re.compile(r";|,(?=\s)|[()]|\btrong đó\b|\bgồm\b", re.IGNORECASE)
_STOP = re.compile(r"[;)]")
_CHANGE = re.compile(r"\b(?:tăng|giảm|tụt)(?: thêm| được| thêm được| đi| ít nhất| gần| hơn)?\s+$", re.IGNORECASE)
_APART = re.compile(
    r"\b(?:cao|thấp|nhiều|ít) hơn (?:[^\W\d_]+ ){1,6}(?<!mức )(?<!ngưỡng )(?<!là )(?<!tiêu )(?<!từ )(?<!trên )$",
    re.IGNORECASE,
)
"""What stands before a number that says how far something is from another: "thấp hơn trung vị cả nước 0,45 điểm"."""
_AND = re.compile(r"\s(?:và|với|còn)\s", re.IGNORECASE)
_OPENING = re.compile(r"[^:;.,]{1,80}:")
_JOINED = re.compile(r"\s(?:và|còn)\s+$", re.IGNORECASE)
_CACHED = 4096


@dataclass(frozen=True)
class Figure:
    """A number, percentage, place in a ranking or day of a sentence; `label` and `lead` are words."""

    text: str
    value: Decimal
    kind: FigureKind
    span: Span
    sentence: str
    label: frozenset[str]
    """The words of its own clause."""
    lead: frozenset[str]
    """The words before its clause, back to the figure of its kind before it."""
    region: Span
    """Where its own clause stands in the sentence."""
    before: Span
    """Where the words before its clause stand."""
    whole: Decimal | None = None
    """What it is a part of: of "139/257" 257; of a place in a ranking, how many are ranked."""

    @property
    def clause(self) -> str:
        """Its own clause with what stands before it."""
        return self.sentence[self.before[0] : self.region[1]]

    @property
    def group(self) -> str:
        """The part of the sentence between semicolons that it stands in."""
        start = self.sentence.rfind(";", 0, self.span[0]) + 1
        end = self.sentence.find(";", self.span[1])
        return self.sentence[start : end if end >= 0 else None]

    @property
    def group_before(self) -> str:
        """That part up to the figure."""
        return self.sentence[self.sentence.rfind(";", 0, self.span[0]) + 1 : self.span[0]]

    @cached_property
    def is_change(self) -> bool:
        """Whether it says by how much something rose or fell, or is above or below another."""
        before = self.sentence[: self.span[0]]
        return any(words.search(before) for words in (_CHANGE, _APART))

    @cached_property
    def unit(self) -> str:
        """The word after it."""
        after = tokenize(self.sentence[self.span[1] : self.region[1]])
        return after[0].lower if after else ""


@lru_cache(_CACHED)
def figures_in(sentence: str) -> tuple[Figure, ...]:
    """The figures of a sentence in order; years, official numbers and numbers of items are none."""
    found = sorted(_found(sentence), key=lambda raw: raw.span)
    pieces = _pieces(sentence)
    return tuple(_labelled(sentence, found, at, pieces) for at in range(len(found)))


@dataclass(frozen=True, slots=True)
class _Raw:
    text: str
    value: Decimal
    kind: FigureKind
    span: Span
    whole: Decimal | None = None


def _found(sentence: str) -> list[_Raw]:
    days = [_Raw(m.group(), day, "date", m.span()) for m in _DAY.finditer(sentence) if (day := _day(m))]
    ranks = [
        _Raw(m.group(), Decimal(m["place"]), "rank", m.span(), Decimal(m["of"] or m["among"] or 0))
        for m in _RANK.finditer(sentence)
        if not _overlaps(m.span(), days)
    ]
    numbers = []
    for match in _NUMBER.finditer(sentence):
        value = read_amount(match["value"])
        if value is None or _overlaps(match.span(), [*days, *ranks]) or _names(sentence, match):
            continue
        whole = read_amount(match["whole"][1:]) if match["whole"] else None
        kind: FigureKind = "percent" if match["percent"] else "number"
        numbers.append(_Raw(match.group().strip(), value, kind, match.span(), whole))
    return [*days, *ranks, *numbers]


def read_amount(text: str) -> Decimal | None:
    """The number as running text writes it: "1.789" is a thousand and more, "43.9603" and "0,52" are not."""
    number = parse_number(text, "thousands")
    return Decimal(str(number.value)) if number else None


def _day(match: re.Match[str]) -> Decimal | None:
    try:
        return Decimal(date(int(match["year"]), int(match["month"]), int(match["day"])).toordinal())
    except ValueError:
        return None


def _overlaps(span: Span, others: Sequence[_Raw]) -> bool:
    return any(span[0] < other.span[1] and other.span[0] < span[1] for other in others)


def _names(sentence: str, match: re.Match[str]) -> bool:
    """Whether a number names something instead of measuring it: a year, "mức độ 4", "(1)"."""
    bracketed = sentence[match.start() - 1 : match.start()] == "(" and sentence[match.end() : match.end() + 1] == ")"
    marks = bracketed and match.group().isdigit()
    year = YEAR.fullmatch(match["value"]) and not match["percent"]
    marks = marks or _LETTERED.match(sentence, match.end()) is not None
    return bool(marks or year or _NAMING.search(sentence[: match.start()]))


def _pieces(sentence: str) -> list[Span]:
    cuts = [0, *(at for m in _BREAK.finditer(sentence) for at in m.span()), len(sentence)]
    return [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True) if sentence[start:end].strip()]


def _labelled(sentence: str, found: Sequence[_Raw], at: int, pieces: Sequence[Span]) -> Figure:
    raw = found[at]
    piece = next(i for i, (start, end) in enumerate(pieces) if start <= raw.span[0] < end)
    start, end = pieces[piece]
    before = [f for f in found[:at] if f.span[0] >= start]
    after = [f for f in found[at + 1 :] if f.span[0] < end]
    if before:
        start = _joint(sentence, before[-1].span[1], raw.span[0]) or before[-1].span[1]
    elif joined := _JOINED.search(sentence, start, raw.span[0]):
        start = joined.start()
    if after:
        end = _joint(sentence, raw.span[1], after[0].span[0]) or after[0].span[0]
    tail = end if after else _tail(sentence, found, pieces, piece)
    same = [f for f in found[:at] if f.kind == raw.kind]
    lead = min(start, _end_of_piece(pieces, same[-1].span)) if same else 0
    opening = _OPENING.match(sentence) if lead else None
    label = _words(sentence[start:tail])
    words_before = _words(sentence[lead:start]) | _words(opening[0] if opening else "")
    region, span_before = (start, end), (lead, start)
    return Figure(
        raw.text, raw.value, raw.kind, raw.span, sentence, label, words_before, region, span_before, raw.whole
    )


def _joint(sentence: str, start: int, end: int) -> int | None:
    """Where "và" or "còn" parts two figures of one clause."""
    found = list(_AND.finditer(sentence, max(0, start - 1), end + 1))
    return found[-1].start() if found else None


def _end_of_piece(pieces: Sequence[Span], span: Span) -> int:
    return next(end for start, end in pieces if start <= span[0] < end)


def _tail(sentence: str, found: Sequence[_Raw], pieces: Sequence[Span], piece: int) -> int:
    """The end of the clauses after a figure's own that hold no figure themselves, up to a semicolon."""
    end = pieces[piece][1]
    for start, stop in pieces[piece + 1 :]:
        if _STOP.search(sentence[end:start]) or any(start <= f.span[0] < stop for f in found):
            break
        end = stop
    return end


def _words(text: str) -> frozenset[str]:
    return frozenset(token.lower for token in tokenize(text))

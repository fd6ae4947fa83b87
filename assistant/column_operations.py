"""What a question does with one or two columns of numbers, and which of its words speak of which.

"Tiêu chí nào có mục tiêu 2026 tăng nhiều nhất so với 2025?" sets the words around "tăng nhiều nhất" apart from those
after "so với".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.phrases import Token
from assistant.said_columns import Words
from ingest.textnorm import fold

Deed = Literal["top", "lead", "blank", "filled", "apart", "change", "relation", "to_total", "sum"]
_PAUSE = re.compile(r"[,;:?!()]")
_SUPERLATIVE = (
    r"\b(?P<how>cao|lon|nhieu|manh|nhanh|xa|dong|dai|it|thap|nho|kem|cham)"
    r"(?P<thing>(?: (?!hon\b|nhat\b)[^\W\d_]+){0,5}) nhat\b(?! (?:la )?(?:bao nhieu|may)\b)"
)
_LEADS = r"\b(?P<front>dan dau|dung dau|dung nhat|dung thu nhat)\b(?: ve)?"
_LOW = {"it", "thap", "nho", "kem", "cham"}
_NEXT = r"(?:thu hai|thu nhi|thu 2|nhi|lien sau|ke tiep|ke sau|tiep theo|ngay sau|con lai lien ke|ke do)"
_LEAD = re.compile(
    rf"(?:{_SUPERLATIVE}|{_LEADS}).*?"
    r"(?P<gap>(?: ,)?(?: va)?(?: no)?(?: cach)?(?: cao| nhieu| lon| thap| it| nho)?(?: hon| kem| cach| bo xa) "
    rf".*?\b{_NEXT}\b.{{0,24}}?\b(?:bao nhieu|may|bao xa)\b)"
)
_GIVEN = "co|bo tri|phan bo|giao|cap|nhan|huong|dung|su dung"
_BLANK = re.compile(
    r"\b(?P<no>(?:khong|chua)(?: he)?(?: duoc| bi| co| dinh| phai)?"
    rf"(?: (?:{_GIVEN}|ghi|neu|dat ra|an dinh|xac dinh|quy dinh|cham|phat sinh|de ra))?"
    r"|(?:bi |con |dang )?(?:bo|de) trong(?: o| cot)?)\b"
)
_FILLED = re.compile(rf"\b(?:(?:duoc|co|dang) )?(?:{_GIVEN})\b")
_CHOOSES = re.compile(r"\bnhat\b|\bhon\b")
_APART = re.compile(r"\b(?:(?:co |do |muc )?(?:chenh lech|khoang cach|cach biet|chenh nhau|cach nhau|cach xa|chenh))\b")
_BETWEEN = re.compile(r"\bgiua\b")
_AND = re.compile(r"\b(?:va|voi|so voi|den|toi)\b")
_MOST = re.compile(_SUPERLATIVE)
_UP = r"tang|cai thien|cao hon|lon hon|nhieu hon|hon|vuot|tien bo"
_DOWN = r"giam|thap hon|nho hon|it hon|kem|hut|sut|tut|thieu"
_MOVES = re.compile(rf"\b(?P<way>{_UP}|{_DOWN})\b")
_TOWARDS = re.compile(r"tang|giam|cai thien|sut|tut")
_AGAINST = re.compile(r"\bso (?:voi|sanh voi)\b(?P<right>[^,;?]*)")
_FROM_TO = re.compile(r"\btu (?P<left>[^,;?]*?) (?:den|sang|len|xuong|toi|qua) (?P<right>[^,;?]*)")
_RELATION = re.compile(
    r"\b(?P<lt>(?:thap|nho|it|kem) hon|khong (?:bang|dat|vuot duoc)|chua (?:bang|dat|toi))\b"
    r"|\b(?P<gt>(?:cao|lon|nhieu|tot) hon|vuot(?: qua)?)\b"
    r"|\b(?P<eq>(?:dung )?bang(?: dung)?|ngang(?: bang)?|trung(?: voi| khop))\b(?! nhau)"
)
_TO_TOTAL = re.compile(
    r"\b(?:(?P<lt>(?:thap|nho|it|kem) hon|duoi)|(?P<gt>(?:cao|lon|nhieu|tot) hon|tren|vuot)|(?P<eq>bang|ngang))"
    r"(?= (?:[a-z]+ ){0,6}(?:chung|toan|ca tinh|ca thanh))"
    r"(?: (?:muc|ty|le|con|so|diem|binh|quan|trung|chung|cua|voi|toan|ca|tinh|thanh|pho|nganh))+\b"
)
_ROSE = re.compile(
    r"\b(?P<not>(?:khong|chua)(?: he)? )?(?P<way>tang|cai thien|giam|sut|tut)(?: len| xuong| them| diem)?"
    r"(?P<thing>(?: (?!so\b|nhat\b|bao\b|may\b)[^\W\d_]+){0,3}) (?:so (?:voi|sanh voi)|hon)\b(?P<right>[^,;?]*)"
)
_STAYED = re.compile(
    r"\b(?:giu nguyen|khong (?:thay )?doi|di ngang|khong tang khong giam)\b(?P<thing>[^,;?]*?)"
    r" so (?:voi|sanh voi)\b(?P<right>[^,;?]*)"
)
_SAME = re.compile(r"\b(?:bang nhau|nhu nhau|giong nhau|ngang nhau|trung nhau)\b")
_MARKED = {
    fold(words.split()[0]): words.split()
    for words in (
        "tăng", "giảm", "kém", "bằng", "thiếu", "hụt", "ít", "thấp", "nhì", "mấy", "từ", "đến", "hơn", "nhỏ", "lớn",
        "mạnh", "không", "chưa", "bỏ bố", "trống trong", "nhất", "vượt", "sụt sút", "tụt", "dẫn", "đầu", "chênh",
        "giữa", "với", "và", "để đề",
    )
}  # fmt: skip
"""Words that are looked for without their marks, each as it may be written with them."""
_ADDS = re.compile(r"\b(?:tong(?: cong| so)?|cong(?: lai)?|gop(?: lai)?|tat ca|ca thay)\b")
_REFERS = "§"
_HOW_MUCH = re.compile(r"\b(?:bao nhieu|may|la)\b")
_AMOUNT = re.compile(r"(?<![\w.,/])(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*%?")
_OPPOSITE = re.compile(r"\b(?:khong|chua|tru|ngoai|hoac|neu)\b")


@dataclass(frozen=True, slots=True)
class ColumnDeed:
    """What is done, with the places of the words that say so and of those that speak of each column."""

    deed: Deed
    first: frozenset[int]
    """Of the column that is asked of, or that is set against the other."""
    second: frozenset[int]
    """Of the other column; empty where one column alone is meant, or the years tell both."""
    spoken: frozenset[int]
    """Of the words for what is done."""
    low: bool = False
    """The least is asked for, or the row at the low end."""
    falls: bool = False
    """The first column is below the second."""
    towards: bool = False
    """The question speaks of rising or falling, from the second column to the first."""
    relation: str = ""
    """How the first column stands to the second: "lt", "le", "gt", "ge" or "eq"."""
    both: bool = False
    """Both ends are asked for."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The folded words of a question, with "," where it pauses and "§" where it refers to something."""

    text: str
    starts: Sequence[tuple[int, int]]
    """Where each token begins in the text, and its place."""

    def places(self, start: int, end: int) -> frozenset[int]:
        """The tokens between two ends."""
        return frozenset(place for at, place in self.starts if start <= at < end)


def deeds(words: Words) -> list[ColumnDeed]:
    """The ways in which a question may be read, the surest first; empty where it does nothing of the kind."""
    line = _line(words)
    found: list[ColumnDeed] = []
    for read in (_lead, _apart, _to_total, _change, _rise, _relation, _blank, _sum, _filled, _top):
        found += read(line)
        if found:
            break
    return found


def _line(words: Words) -> _Line:
    parts: list[str] = []
    starts: list[tuple[int, int]] = []
    length = 0
    for place, token in enumerate(words.tokens):
        if place and _PAUSE.search(words.between(place)):
            parts.append(",")
            length += 2
        text = _REFERS if place in words.referring else _plain(token)
        if place not in words.referring:
            starts.append((length, place))
        parts.append(text)
        length += len(text) + 1
    return _Line(" ".join(parts), starts)


def _plain(token: Token) -> str:
    """The word without its marks; a sign for it where its marks make it another than the one that is looked for."""
    meant = _MARKED.get(token.folded)
    return "~" if meant and token.marked and token.lower not in meant else token.folded


def _all(line: _Line) -> frozenset[int]:
    return line.places(0, len(line.text) + 1)


def _lead(line: _Line) -> Iterable[ColumnDeed]:
    found = _LEAD.search(line.text)
    if found is None:
        return
    low = found["how"] in _LOW
    spoken = line.places(*found.span("gap")) | _of_superlative(line, found) | line.places(*found.span("front"))
    yield ColumnDeed("lead", _all(line) - spoken, frozenset(), spoken, low=low)


def _of_superlative(line: _Line, found: re.Match[str]) -> frozenset[int]:
    """The words of a superlative without the thing between them: "nhiều … nhất" of "nhiều tiền nhất"."""
    if found["how"] is None:
        return frozenset()
    whole = line.places(found.start("how"), found.end("thing") + len(" nhat"))
    return whole - line.places(*found.span("thing"))


def _apart(line: _Line) -> Iterable[ColumnDeed]:
    said, most = _APART.search(line.text), _MOST.search(line.text)
    between = _BETWEEN.search(line.text)
    if not (said and most and (between or _AGAINST.search(line.text))):
        return
    spoken = line.places(*said.span()) | _of_superlative(line, most)
    start, end = (between.end() if between else 0), len(line.text)
    for split in _AND.finditer(line.text, start, end):
        left = line.places(start, split.start()) - spoken
        right = line.places(split.end(), end) - spoken
        rest = spoken | line.places(*split.span())
        yield ColumnDeed("apart", left, right, rest, low=most["how"] in _LOW)


def _to_total(line: _Line) -> Iterable[ColumnDeed]:
    """ "Những xã nào có tỷ lệ nước sạch thấp hơn mức chung toàn huyện?"."""
    found = None if _AMOUNT.search(line.text) or _MOST.search(line.text) else _TO_TOTAL.search(line.text)
    if found:
        spoken = line.places(*found.span())
        yield ColumnDeed("to_total", _all(line) - spoken, frozenset(), spoken, relation=found.lastgroup or "")


def _change(line: _Line) -> Iterable[ColumnDeed]:
    most, way = _MOST.search(line.text), _MOVES.search(line.text)
    if not (most and way) or _AMOUNT.search(line.text):
        return
    low, falls, towards = most["how"] in _LOW, bool(re.fullmatch(_DOWN, way["way"])), bool(_TOWARDS.match(way["way"]))
    own = _of_superlative(line, most) | line.places(*way.span())
    if against := _AGAINST.search(line.text):
        right = line.places(*against.span("right")) - own
        own |= line.places(against.start(), against.start("right"))
        yield ColumnDeed("change", _all(line) - right - own, right, own, low, falls, towards)
    elif span := _FROM_TO.search(line.text):
        left, right = line.places(*span.span("left")), line.places(*span.span("right"))
        own |= line.places(*span.span()) - left - right
        yield ColumnDeed("change", right - own, left - own, own, low, falls, towards)
    elif " hon" in f" {way['way']}" or way["way"] in {"vuot", "kem", "thieu", "hut"}:
        left, right = line.places(0, way.start()), line.places(way.end(), len(line.text) + 1)
        yield ColumnDeed("change", left - own, right - own, own, low, falls, towards)
    else:
        yield ColumnDeed("change", _all(line) - own, frozenset(), own, low, falls, towards)


def _rise(line: _Line) -> Iterable[ColumnDeed]:
    """ "Những xã nào có số hộ nghèo năm 2030 giảm so với năm 2029?"."""
    found = _STAYED.search(line.text) or _ROSE.search(line.text)
    if found is None or _AMOUNT.search(line.text) or _MOST.search(line.text):
        return
    way, denied = (found["way"], found["not"]) if found.re is _ROSE else ("", None)
    relation = "eq" if not way else "gt" if way in {"tang", "cai thien"} else "lt"
    relation = {"gt": "le", "lt": "ge"}.get(relation, relation) if denied else relation
    right = line.places(*found.span("right"))
    spoken = line.places(*found.span()) - right - line.places(*found.span("thing"))
    yield ColumnDeed("relation", _all(line) - right - spoken, right, spoken, towards=True, relation=relation)


def _sum(line: _Line) -> Iterable[ColumnDeed]:
    """ "Tổng vốn năm 2030 của các dự án thuộc nhóm A là bao nhiêu?"."""
    found = _ADDS.search(line.text)
    asks = _HOW_MUCH.search(line.text) or _REFERS in line.text
    if found is None or _AMOUNT.search(line.text) or _MOST.search(line.text) or not asks:
        return
    spoken = line.places(*found.span())
    yield ColumnDeed("sum", _all(line) - spoken, frozenset(), spoken)


def _relation(line: _Line) -> Iterable[ColumnDeed]:
    if _AMOUNT.search(line.text) or _MOST.search(line.text):
        return
    if same := _SAME.search(line.text):
        for split in re.finditer(r"\b(?:va|voi|so voi)\b", line.text[: same.start()]):
            left, right = line.places(0, split.start()), line.places(split.end(), same.start())
            own = line.places(*same.span()) | line.places(*split.span())
            yield ColumnDeed("relation", left, right, own, relation="eq")
        return
    for found in _RELATION.finditer(line.text):
        before = line.text[: found.start()]
        if re.search(r"\b(?:khong|chua)\s*$", before):
            continue
        left, right = line.places(0, found.start()), line.places(found.end(), len(line.text) + 1)
        yield ColumnDeed("relation", left, right, line.places(*found.span()), relation=found.lastgroup or "")


def _blank(line: _Line) -> Iterable[ColumnDeed]:
    if _AMOUNT.search(line.text) or _MOST.search(line.text):
        return
    found = _BLANK.search(line.text)
    rest = line.text[: found.start("no")] + line.text[found.end("no") :] if found else ""
    if found is None or _OPPOSITE.search(rest) or _RELATION.search(rest):
        return
    spoken = line.places(*found.span("no"))
    yield ColumnDeed("blank", _all(line) - spoken, frozenset(), spoken)


def _filled(line: _Line) -> Iterable[ColumnDeed]:
    """ "Những công trình nào được bố trí vốn năm 2032?"."""
    if _AMOUNT.search(line.text) or _MOST.search(line.text) or _RELATION.search(line.text):
        return
    found = next(reversed([*_FILLED.finditer(line.text)]), None)
    if found is None or _OPPOSITE.search(line.text) or _CHOOSES.search(line.text):
        return
    spoken = line.places(*found.span())
    yield ColumnDeed("filled", _all(line) - spoken, frozenset(), spoken)


def _top(line: _Line) -> Iterable[ColumnDeed]:
    """ "Huyện nào có tỷ lệ nước sạch năm 2029 cao nhất, huyện nào thấp nhất?"."""
    ends = [*_MOST.finditer(line.text)]
    lows = {found["how"] in _LOW for found in ends}
    other = (_AMOUNT, _OPPOSITE, _AGAINST, _APART)
    if not ends or len(ends) > len(lows) or any(way.search(line.text) for way in other):
        return
    spoken = frozenset(place for found in ends for place in _of_superlative(line, found))
    yield ColumnDeed("top", _all(line) - spoken, frozenset(), spoken, low=True in lows, both=len(lows) > 1)

"""What a question says of amounts and places: "dưới 0,5 điểm", "từ 2 điểm trở lên", "top 3", "cao thứ hai"."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Literal

from assistant.phrases import Token, alternatives
from ingest.numbers import parse_number
from ingest.textnorm import fold

Relation = Literal["eq", "lt", "le", "gt", "ge"]

_LESS, _MORE = r"(?:duoi|(?:thap|nho|it|kem) hon)", r"(?:tren|(?:cao|lon|nhieu|tot) hon)"
_BEFORE: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    ("le", re.compile(rf"(?:bang (?:hoac|hay) {_LESS}|{_LESS} (?:hoac|hay) bang)\s*$")),
    ("ge", re.compile(rf"(?:bang (?:hoac|hay) {_MORE}|{_MORE} (?:hoac|hay) bang)\s*$")),
    ("ge", re.compile(r"(?:it nhat|toi thieu|khong (?:duoi|thap hon|nho hon|it hon|kem))(?: la)?\s*$")),
    ("le", re.compile(r"\btu [\d.,]+\s*(?:%|diem|phan tram)?\s*(?:den|toi)\s*$")),
    ("le", re.compile(r"(?:khong (?:qua|vuot qua|vuot|tren|cao hon|lon hon|nhieu hon|hon))\s*$")),
    ("lt", re.compile(r"(?:duoi|(?:thap|nho|it|kem) hon|chua (?:den|toi|dat|duoc)(?: (?:den|toi))?|kem)\s*$")),
    ("gt", re.compile(r"(?:tren|vuot(?: qua)?|ngoai|(?:tot )?hon)\s*$")),
)
# "(trong 8)", "xét 9": how many there are in all.
_AMONG = re.compile(r"\(trong\s*$|\bxet\s*$")
_OUT_OF = re.compile(r"\s*(?:diem )?(?:tren|/)\s*(?:tong so |thang |muc )?(?:diem )?(?:toi da )?(?:la )?")
# "Hạng kém hơn 50" and "hạng 50 trở xuống" are larger numbers.
_HAS_NONE = re.compile(r"\bnao (?:deu )?(?:khong|chua) (?:co|con|de|phat sinh|xay ra)\b")
_STANDING = re.compile(r"(?:kem|thap|cao|tot) hon\s*$")
_OPPOSITE: dict[Relation, Relation] = {"lt": "gt", "gt": "lt", "le": "ge", "ge": "le"}
_ROLES = {
    "max_score": re.compile(r"toi da|thang diem|khung diem"),
    "target": re.compile(r"muc tieu|chi tieu|phan dau|\bdat muc\b|huong toi"),
    "rank_target": re.compile(r"\bhang\b|\bthu bac\b|\bxep thu\b"),
    "result": re.compile(r"ket qua|\bdat duoc\b|\bchi duoc\b|\bduoc cham\b|thuc te"),
}
_UPWARDS = re.compile(rf"\s*(?:diem|%|phan tram)?\s*(?:tro (?:len|di)|(?:hoac|hay) {_MORE}(?! \d))")
_AS_NUMBER = re.compile(r"\b(?:con )?so (?:tu )?\s*$")
"""Before a number that is spoken of as such, so that "trở lên" goes up from it also where it is a place."""
_FROM, _TO = re.compile(r"\btu\s*$"), re.compile(r"\s*(?:diem|%|phan tram)?\s*(?:den|toi) \d")
_DOWNWARDS = re.compile(rf"\s*(?:diem|%|phan tram)?\s*(?:tro xuong|(?:hoac|hay) {_LESS}(?! \d))")
_HOLDS: dict[Relation, Callable[[Decimal, Decimal], bool]] = {
    "eq": operator.eq,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
}
_WORDS: dict[Relation, str] = {"eq": "bằng", "lt": "dưới", "le": "không quá", "gt": "trên", "ge": "từ"}
_COUNTS = {
    "nhat": 1,
    "nhi": 2,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
}
_NUMBER = r"(\d{1,2}|" + "|".join(_COUNTS) + r")"
_NTH = re.compile(r"\b(cao|lon|nhieu|tot|thap|nho|it|kem|te) thu " + _NUMBER + r"\b")
_TOP = re.compile(r"\b(?:top|top dau) " + _NUMBER + r"\b")
_FIRST = re.compile(
    r"(?<!nao trong )(?<!nao trong so )(?<!luc )(?<!pl )"
    r"(?<!muc )(?<!vuc )(?<!chi )(?<!so )(?<!thu )(?<!quy )(?<!thang )"
    r"\b(\d{1,2}|hai|ba|bon|nam(?= (?:tieu chi|chi tieu|noi dung|linh vuc|chi so|don vi|dia phuong)\b)) (?!nam )"
    r"(?:(?:[^\W\d_]+|(?:19|20)\d\d) ){1,15}(?:cao|lon|nhieu|tot|thap|nho|it|kem|te|xa|gan|sat|manh) nhat"
)
# "Trong 8 nội dung", "Ba nội dung của …": how many rows compete.
_OF_SO_MANY = re.compile(
    r"(?:\btrong (?:so )?(?:ca )?|^)" + _NUMBER + r" (?!nam |thang |ngay |quy )[^\W\d_]+ [^\W\d_]+"
)
# "Thấp hơn mức hài lòng chung 83,57": what a number is called stands between it and the comparison.
_BENCHMARK = re.compile(
    r"(?: (?:muc|diem|ket qua|chi so|ty le|hai long|chung|tong|(?:binh|trung) (?:quan|binh)|cua|ca|toan|tinh|la))+\s*$"
)
BENCHMARK_WORDS = {"muc", "diem", "hai", "long", "chung", "tong", "binh", "quan", "trung", "toan"}
"""Folded words of what a number that others are compared with is called."""
_HIGH = {"cao", "lon", "nhieu", "tot"}
_MOST_SHOWN = 50
_JOINING = {"va", "voi", "hay", "hoac", "con", "lan"}
COMPARING_WORDS = {
    "thap", "cao", "hon", "kem", "truoc", "sau", "som", "muon", "nhau", "it", "nhieu", "cach", "lech", "chenh",
}  # fmt: skip
_AGAINST = {"hon", "kem"}
_NEAR = 3
_PER_CENT = "phan tram"
_WHICH = {"nào", "nao"}
_HOW_MUCH = {"bao", "mấy"}
_KIND = 3
_MOST_SIDES = 4
_SHORTEST_SIDE = 2


@dataclass(frozen=True, slots=True)
class Bound:
    """An amount that is stated and how rows are to compare with it."""

    relation: Relation
    value: Decimal
    role: str | None = None
    """The column that is meant, when the words before the number name one."""
    written: str = ""

    def holds(self, stated: Decimal) -> bool:
        """Whether a stated amount satisfies the condition; an equal one may be rounded to the digits given."""
        if self.relation == "eq" and _rounds_to(stated, self.value):
            return True
        whole = _grouped(self.written)
        if self.relation != "eq" and whole:
            grouped = stated == stated.to_integral_value() or self.written.endswith("000")
            return _HOLDS[self.relation](stated, whole[0] if grouped else self.value)
        return any(_HOLDS[self.relation](stated, value) for value in {self.value, *whole})

    @property
    def words(self) -> str:
        """ "dưới 0.5", "từ 2 trở lên"."""
        upwards = " trở lên" if self.relation == "ge" else ""
        said = self.written if _grouped(self.written) else f"{self.value.normalize():f}"
        return f"{_WORDS[self.relation]} {said}{upwards}"


def _grouped(written: str) -> list[Decimal]:
    """The other reading of "62.500", as thousands."""
    parsed = parse_number(written, "thousands") if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", written) else None
    return [Decimal(str(parsed.value))] if parsed else []


def _rounds_to(stated: Decimal, given: Decimal) -> bool:
    exponent = given.as_tuple().exponent
    return isinstance(exponent, int) and exponent < 0 and round(stated, -exponent) == given


@dataclass(frozen=True, slots=True)
class Place:
    """Which of a ranking's rows are asked for: the first `count`, or only the one at place `nth` (from 1)."""

    count: int = 1
    nth: int | None = None
    lowest: bool | None = None
    """Whether the words themselves rank from the lowest; None when they don't tell."""


def bounds_in(text: str, numbers: Sequence[str], units: Collection[str], *, measured: bool = False) -> list[Bound]:
    """The conditions that the text sets on its numbers; "eq" where no word compares.

    Where things are `measured` by a column that is named, those that have none have 0 of it. Numbers before one of the
    `units` count rows ("9 tiêu chí") and are no condition; of "1,41 trên 2 điểm" the second is the highest score.
    """
    folded = fold(text)
    found: list[Bound] = []
    if measured and not numbers and _HAS_NONE.search(folded):
        return [Bound("eq", Decimal(0), None, "0")]
    at = 0
    for number in numbers:
        parsed = parse_number(number)
        match = re.compile(rf"(?<![\w.,/-]){re.escape(fold(number))}(?![\w/-]|[.,]\d)").search(folded, at)
        if parsed is None or match is None:
            continue
        before, after, at = folded[: match.start()], folded[match.end() :], match.end()
        if any(re.match(rf"\s+{re.escape(unit)}\b", after) for unit in units) or _AMONG.search(before):
            continue
        value = _decimal(number, parsed.value)
        if found and _OUT_OF.fullmatch(folded[_end_of(folded, found[-1].written) : match.start()]):
            found.append(Bound("eq", value, "max_score", number))
            continue
        role, relation = _role_before(before), _relation(before, after)
        turned = _STANDING.search(before) or _UPWARDS.match(after) or _DOWNWARDS.match(after)
        if role == "rank_target" and turned and not _AS_NUMBER.search(before):
            relation = _OPPOSITE.get(relation, relation)
        found.append(Bound(relation, value, role, number))
    return list(dict.fromkeys(found))


def _end_of(folded: str, written: str) -> int:
    return folded.find(fold(written)) + len(written)


def _role_before(before: str) -> str | None:
    """The column that the words nearest before a number name, within its own clause."""
    clause = re.split(r"[,;](?!\d)|\bnhung\b|\bma\b", before)[-1]
    places = [(m.end(), role) for role, words in _ROLES.items() for m in words.finditer(clause)]
    return max(places)[1] if places else None


def _decimal(written: str, value: float) -> Decimal:
    """The value with the digits that are written: "1" is not "1.0"."""
    return Decimal(written.replace(",", ".")) if re.fullmatch(r"\d+(?:[.,]\d+)?", written) else Decimal(str(value))


def _relation(before: str, after: str) -> Relation:
    if _UPWARDS.match(after) or (_FROM.search(before) and _TO.match(after)):
        return "ge"
    if _DOWNWARDS.match(after):
        return "le"
    told = (before, _BENCHMARK.sub("", before))
    return next((relation for text in told for relation, words in _BEFORE if words.search(text)), "eq")


def span_of_items(text: str, units: Collection[str]) -> range | None:
    """The numbers of the rows between two that are named: "từ mục 1 đến mục 9", "nhiệm vụ 4-7"; None where none are.

    `units` are folded words that name a row before its number.
    """
    found = _span_pattern(tuple(units)).search(fold(text))
    return range(int(found[1]), int(found[2]) + 1) if found and int(found[1]) < int(found[2]) else None


@cache
def _span_pattern(units: tuple[str, ...]) -> re.Pattern[str]:
    named = rf"(?:{alternatives(units)})(?: so)?"
    return re.compile(rf"\b{named} (?:tu )?(\d{{1,3}})\s*(?:[-–]|den|toi)\s*(?:{named} )?(\d{{1,3}})(?![\d/%-]|[.,]\d)")


def among(text: str) -> int | None:
    """How many rows compete: 8 of "nội dung nào trong 8 nội dung"; None where the question doesn't say."""
    found = _OF_SO_MANY.search(fold(text))
    return _count(found[1]) if found else None


def place_in(text: str) -> Place | None:
    """ "Top 3", "3 tiêu chí có điểm cao nhất", "thấp thứ hai"; None when only the first is asked for."""
    folded = fold(text)
    if nth := _NTH.search(folded):
        return Place(nth=_count(nth[2]), lowest=nth[1] not in _HIGH)
    top = _TOP.search(folded) or _FIRST.search(folded)
    return Place(min(_count(top[1]), _MOST_SHOWN)) if top else None


def _count(word: str) -> int:
    return max(1, int(word)) if word.isdecimal() else _COUNTS[word]


def partings(
    text: str, tokens: Sequence[Token], subject: Collection[int], quoted: Collection[int] = ()
) -> list[tuple[str, ...]]:
    """Ways to part the words at the places in `subject`: at all joints together, then at each one alone.

    A joint is a comma or a word such as "và", "hay", "so với", but for those inside what is `quoted`; "hơn" parts only
    what stands before it from the rest. What is merely asked which it is ("…, nội dung nào cao hơn"), or by how much
    ("và hơn bao nhiêu"), is no part.
    """
    joints = [
        at
        for at, (one, other) in enumerate(pairwise(tokens), 1)
        if (other.folded in _JOINING or "," in text[one.end : other.start])
        and not {at - 1, at} <= set(quoted)
        and not _joins_numbers(tokens, at, subject)
    ]
    everywhere = _parts(tokens, subject, joints)
    ways = [everywhere] if 2 <= len(everywhere) <= _MOST_SIDES else []
    against = [at for at, token in enumerate(tokens) if token.folded in _AGAINST]
    alone = (_parts(tokens, subject, [joint]) for joint in [*joints, *against])
    return list(dict.fromkeys([*ways, *(parts for parts in alone if len(parts) == 2)]))


def _joins_numbers(tokens: Sequence[Token], joint: int, subject: Collection[int]) -> bool:
    """Whether a joint stands between two years or two plans and no more: "năm 2024 và năm 2026"."""
    after = next((at for at in range(joint + 1, len(tokens)) if at in subject or tokens[at].text[0].isdigit()), 0)
    numbered = all(tokens[at].text[0].isdigit() and at not in subject for at in (joint - 1, after))
    return 0 < after <= joint + _NEAR and numbered


def _parts(tokens: Sequence[Token], subject: Collection[int], joints: Sequence[int]) -> tuple[str, ...]:
    ends = [*joints, len(tokens)]
    spans = zip([0, *joints], ends, strict=True)
    parts = (
        [tokens[at].text for at in range(start, end) if at in subject and not _measures(tokens, at)]
        for start, end in spans
        if not (start and _only_asks(tokens, start, end))
    )
    return tuple(" ".join(part) for part in parts if len(part) >= _SHORTEST_SIDE or _is_abbreviation(part))


def _only_asks(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a part asks which it is ("và việc nào …") or by how much ("và hơn bao nhiêu")."""
    opening = tokens[start + 1 : min(start + _KIND + 1, end)]
    compares = tokens[start].folded in _JOINING and bool(opening) and opening[0].folded in COMPARING_WORDS
    much = compares and any(token.lower in _HOW_MUCH for token in opening)
    return much or any(token.lower in _WHICH for token in opening)


def _measures(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word only says how things compare, or in per cent."""
    around = {" ".join(token.folded for token in tokens[start : start + 2]) for start in (max(0, at - 1), at)}
    return tokens[at].folded in COMPARING_WORDS or _PER_CENT in around


def _is_abbreviation(part: Sequence[str]) -> bool:
    """Whether a part is one abbreviation, which stands for several words."""
    return len(part) == 1 and len(part[0]) > _SHORTEST_SIDE and part[0].isupper() and part[0].isalpha()

"""The numbering of rows and paragraphs: what kind of mark a key is, and which mark follows which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest.textnorm import squash

Style = Literal["letter", "roman", "code", "decimal", "small", "dash", "plus", "none"]

_RANK: dict[Style, int] = {
    "letter": 10,
    "roman": 20,
    "code": 26,
    "decimal": 30,
    "small": 60,
    "dash": 70,
    "plus": 80,
    "none": 90,
}
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_DECIMAL = re.compile(r"\d+(?:\.\d+)*(?:\.[a-zđ])?")
_COMPOUND = re.compile(r"(?P<head>[IVXL]+|[A-ZĐ])(?P<rest>(?=\.)(?:\.[IVXL]+)?(?:\.\d+)*(?:\.[a-zđ])?)")
_PREFIXED = re.compile(r"(?P<head>[A-ZĐ]{1,4}(?=[-.]?\d)|(?!m[23]$)[a-zđ](?=\d))[-.]?(?P<rest>\d{1,3}(?:\.\d{1,3})*)")
_LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXY"
_SMALL = "abcdđeghiklmnopqrstuvxy"
_HEADING_MARK = re.compile(r"(?P<mark>[IVXL]{1,7}|[A-ZĐ])[.)/]\s+(?P<words>\S.*)", re.DOTALL)
_ITEM_MARK = re.compile(r"(?:(\d{1,2})\.?)?([a-zđ])(?:\)|(?<=\d[a-zđ])\.)\s")
_ZEROS = re.compile(r"(?<![\d.,])0+(?=\d)")
_DASHES = frozenset("-–—•*·")
_MIN_COUNT = 3
_MOST = 0.9
_CODED = 0.6


@dataclass(frozen=True, slots=True)
class Mark:
    """A key or a list mark: its style and its place in the sequence ("7.1.2" is (7, 1, 2); "c" is (3,)).

    A numeral or capital letter with numbers after it ("VI.2.1", "A.II.3") has the style of its head: roman (6, 2, 1).
    Where no dot parts them ("P5.3", "NV12", "a1") it is a code, whose place begins with a number that stands for the
    letters.
    """

    style: Style
    path: tuple[int, ...] = ()

    @property
    def rank(self) -> int:
        """How deep the style usually stands; a smaller rank is nearer to the root."""
        return _RANK[self.style] + 3 * (max(1, len(self.path)) - 1)

    def is_above(self, other: Mark) -> bool:
        """Whether the numbering says that the other stands under this one: "VI.2" under "VI", "7.1.2" under "7.1"."""
        return self.style == other.style and 0 < len(self.path) < len(other.path) and self.is_prefix(other)

    def is_prefix(self, other: Mark) -> bool:
        """Whether the other's place begins with this one's."""
        return other.path[: len(self.path)] == self.path


NO_MARK = Mark("none")


def bare_key(text: str) -> str:
    """The key without final dots, brackets or slashes; "" for a bullet."""
    key = squash(text).rstrip(".)/ ").lstrip("(")
    return "" if key in _DASHES or key == "+" else key


@cache
def plain_key(text: str) -> str:
    """The key as others write it: "1" for "01", "C2" for "C02"; what stands after a point is kept ("1.02")."""
    return _ZEROS.sub("", bare_key(text))


def parse_mark(text: str, before: Mark | None = None) -> Mark:
    """The mark that a key's text is.

    `before` is the last capital letter or Roman numeral seen: it decides whether "C", "D", "I", "V" or "X" is
    a letter (it continues the alphabet) or a numeral.
    """
    bare = squash(text)
    if bare in _DASHES:
        return Mark("dash")
    if bare == "+":
        return Mark("plus")
    key = bare_key(bare)
    if _DECIMAL.fullmatch(key):
        return Mark("decimal", _places(key))
    compound = _COMPOUND.fullmatch(key)
    if compound:
        head = parse_mark(compound["head"], before)
        return Mark(head.style, (*head.path, *_places(compound["rest"][1:]))) if head.path else _code(key)
    if len(key) == 1 and key in _SMALL:
        return Mark("small", (_SMALL.index(key) + 1,))
    return _capitals(key, before)


def _places(numbers: str) -> tuple[int, ...]:
    """The places that numbers, and perhaps a small letter after them, stand for: "2.1.c" is (2, 1, 3)."""
    return tuple(
        int(part[:9]) if part.isdigit() else roman_value(part) or _SMALL.find(part) + 1 for part in numbers.split(".")
    )


def _capitals(key: str, before: Mark | None) -> Mark:
    letter = _LETTERS.index(key) + 1 if len(key) == 1 and key in _LETTERS else 0
    roman = roman_value(key)
    if letter and roman:
        continues = before is not None and before.style == "letter" and before.path[0] in (letter - 1, letter)
        return Mark("letter", (letter,)) if continues or key in "CDLM" else Mark("roman", (roman,))
    if letter:
        return Mark("letter", (letter,))
    return Mark("roman", (roman,)) if roman else _code(key)


def _code(key: str) -> Mark:
    match = _PREFIXED.fullmatch(key)
    if match is None:
        return NO_MARK
    head = int.from_bytes(match["head"].encode(), "big")
    return Mark("code", (head, *(int(part) for part in match["rest"].split("."))))


def split_mark(text: str) -> tuple[str, str]:
    """The Roman numeral or capital letter that numbers a heading ("II. HẠ TẦNG SỐ"), and the words after it."""
    match = _HEADING_MARK.match(squash(text))
    return (match.group("mark"), match.group("words")) if match else ("", squash(text))


def item_mark(text: str) -> str:
    """The letter that numbers an item of the row above, as a key has it: "a" of "a) Đợt 1", "6.a" of "6a. Y tế"."""
    match = _ITEM_MARK.match(squash(text))
    return ".".join(part for part in match.groups() if part) if match else ""


def roman_value(key: str) -> int:
    """The value of a Roman numeral below 90, 0 when the text is none."""
    if not key or not _ROMAN.fullmatch(key):
        return 0
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    numbers = [values[char] for char in key]
    after = [*numbers[1:], 0]
    return sum(-own if own < following else own for own, following in zip(numbers, after, strict=True))


def parse_marks(keys: Sequence[str]) -> list[Mark]:
    """The marks of keys in table order; each ambiguous one is read by those before it."""
    marks: list[Mark] = []
    letters: Mark | None = None
    for key in keys:
        mark = parse_mark(key, letters)
        if mark.style == "letter":
            letters = mark
        marks.append(mark)
    return marks


def counts_up(keys: Sequence[str]) -> bool:
    """Whether the keys are a numbering: all are marks, the first is a first one, and most follow the one before."""
    marks = parse_marks([key for key in keys if squash(key)])
    if len(marks) < _MIN_COUNT or not all(mark.path for mark in marks) or not follows(None, marks[0]):
        return False
    steps = [_comes_next(marks[:at], mark) for at, mark in enumerate(marks) if at]
    return sum(steps) >= _MOST * len(steps)


def counts_by_codes(keys: Sequence[str]) -> bool:
    """Whether the keys are a numbering of more than bare numbers, which may be ranks: "I.1.a", "NV-03"."""
    return counts_up(keys) and not all(bare_key(key).isdecimal() for key in keys if squash(key))


def is_coded(keys: Sequence[str]) -> bool:
    """Whether the keys are codes, each of one row, most of which have parts: "1.2", "P.6", "NV-03"."""
    codes = [bare_key(key) for key in keys if squash(key)]
    parted = sum(len(parse_mark(code).path) > 1 for code in codes)
    return len(codes) >= _MIN_COUNT and len(set(codes)) == len(codes) and parted >= _CODED * len(codes)


def _comes_next(before: Sequence[Mark], mark: Mark) -> bool:
    alike = next((above for above in reversed(before) if above.style == mark.style), None)
    return follows(before[-1], mark) or (alike is not None and (follows(alike, mark) or _begins_next(alike, mark)))


def _begins_next(before: Mark, mark: Mark) -> bool:
    """Whether `mark` is the first under the next sibling of a parent that has no row itself: "2.1" after "1.3"."""
    depth = len(mark.path) - 1
    parent = before.path[:depth]
    return 0 < depth < len(before.path) and mark.path == (*parent[:-1], parent[-1] + 1, 1)


def follows(before: Mark | None, mark: Mark) -> bool:
    """Whether `mark` may come next after `before`: next sibling, first child, or the next sibling of a parent."""
    if before is None or not before.path:
        return not mark.path or mark.path[-1] == 1
    if before.style != mark.style:
        return mark.path[-1:] == (1,) or mark.rank < before.rank
    if mark.path == (*before.path, 1):
        return True
    depth = len(mark.path)
    return depth <= len(before.path) and mark.path == (*before.path[: depth - 1], before.path[depth - 1] + 1)


def parents(marks: Sequence[Mark], opens: Sequence[bool]) -> list[int | None]:
    """For each mark the index of the one that it stands under.

    `opens[i]` says whether row i is a heading, which unmarked rows may stand under.
    A decimal mark stands under the nearest one that is its prefix; other styles under the nearest of a smaller
    rank; a heading without a mark ranks below Roman numerals. Where letters restart under each Roman numeral, the
    numerals are the outer level.
    """
    swapped = _letters_inside(marks)
    result: list[int | None] = []
    stack: list[int] = []
    ranks: list[int] = []
    for index, mark in enumerate(marks):
        rank = _rank(mark, opens[index], swapped)
        ranks.append(rank)
        if mark.style == "none" and not opens[index]:
            result.append(next((above for above in reversed(stack) if opens[above]), None))
            continue
        while stack and not _above(marks[stack[-1]], ranks[stack[-1]], mark, rank):
            stack.pop()
        result.append(stack[-1] if stack else None)
        stack.append(index)
    return result


def _above(upper: Mark, upper_rank: int, mark: Mark, rank: int) -> bool:
    if upper.style == mark.style and max(len(upper.path), len(mark.path)) > 1:
        return upper.is_above(mark)
    return upper_rank < rank


def _letters_inside(marks: Sequence[Mark]) -> bool:
    letters = sum(mark == Mark("letter", (1,)) for mark in marks)
    return letters > 1 and sum(mark == Mark("roman", (1,)) for mark in marks) <= 1


def _rank(mark: Mark, opens: bool, swapped: bool) -> int:
    if mark.style == "none" and opens:
        return _RANK["roman"] + 1
    return _RANK["roman"] + 2 if swapped and mark.style == "letter" else mark.rank

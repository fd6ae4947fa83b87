"""The two sides that a question sets against each other, parted at the words that join or compare."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

_REACH = 16
_CONNECTORS = frozenset({"hơn", "kém", "lần", "hay", "hoặc", "và", "với", "sau"})
_EITHER = frozenset({"hay", "hoặc"})
_WAYS = frozenset({"tăng", "giảm", "trước", "sau", "sớm", "muộn", "lên", "xuống"})
_PLACED = frozenset({"trên", "dưới"})
COMPARING = frozenset(
    {"hơn", "kém", "nhiều", "ít", "cao", "thấp", "lớn", "nhỏ", "chênh", "lệch", "nhau", "khác", "bằng", "so", "với"}
    | {"cộng", "tổng", "gộp", "cả", "tất", "bên", "cái", "loại", "nào", "bao", "nhiêu", "mấy", "hay", "hoặc", "và"}
    | {"gấp", "lần", "là", "của", "thì", "có", "còn", "được", "đã", "bị", "do", "ở", "trong", "theo", "các", "những"}
)
_TIMES = frozenset(
    {"năm", "tháng", "quý", "kỳ", "cùng", "trước", "nay", "cuối", "đầu", "kết", "quả", "thực", "hiện", "đạt", "kế"}
    | {"hoạch", "mục", "tiêu", "chỉ", "phấn", "đấu", "mức", "đặt", "ra", "giao", "yêu", "cầu", "tế", "đích", "dự"}
    | {"kiến"}
)
"""Words that only say of which time a figure is, or whether it is an aim or a result."""
AIMS = frozenset({"tiêu", "phấn", "đấu"})
RANKED_ABOVE = re.compile(r"\b(?:xếp|đứng)(?: hạng| thứ)? (?:trên|dưới)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """The words on either side of a word that joins or compares, the nearest first.

    There may be none on the left where a result is held against an aim: "thanh toán trực tuyến kém chỉ tiêu bao nhiêu".
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    connector: str
    indexes: tuple[frozenset[str], frozenset[str]]
    """The indexes that each side may be of."""
    keys: tuple[tuple[str, ...], tuple[str, ...]]
    """What tells one side from the other where both begin alike: "huyện" and "xã" of "cấp huyện … hơn cấp xã"."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a question in order, spelt as it spells, and what is known of them."""

    tokens: Sequence[str]
    commas: Sequence[int]
    """Where in the words a comma stands before one."""
    comparing: frozenset[str]
    unit: frozenset[str]
    """What the answer is to be counted in."""
    places: bool
    """Whether "trên" and "dưới" compare places in a ranking."""
    spelt: Callable[[frozenset[str]], frozenset[str]]
    indexes_in: Callable[[str], frozenset[str]]

    def sides(self) -> Iterator[Sides]:
        """The question parted at every word that joins or compares."""
        connectors = self.spelt(_CONNECTORS | (_PLACED if self.places else frozenset()))
        either = self.spelt(_EITHER)
        for at, token in enumerate(self.tokens):
            if token not in connectors or (token in either and self._turns(at)):
                continue
            for before, after in self._reaches(at):
                one, other = self.tokens[before:at], self.tokens[at + 1 : after]
                left, right = self._of_one_measure(self._own(reversed(one), other), self._own(other, one))
                aimed = not self.spelt(AIMS).isdisjoint(right)
                if right and (left or aimed):
                    yield Sides(left, right, token, self._indexes(one, other), self._keys(one, other))
                if left and aimed and all(word.isdigit() or word in self.spelt(_TIMES) for word in left):
                    yield Sides((), right, token, self._indexes(one, other), ((), ()))

    def _turns(self, at: int) -> bool:
        """Whether a word for "or" only leaves open which way it is: "tăng hay giảm", "nhiều hơn hay ít hơn"."""
        after = self.tokens[at + 1 : at + 2]
        return bool(after) and after[0] in self.comparing | self.spelt(_WAYS)

    def _indexes(self, one: Sequence[str], other: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
        left, right = self.indexes_in(" ".join(one)), self.indexes_in(" ".join(other))
        both = self.indexes_in(" ".join(self.tokens))
        return (left - right, right - left) if left - right and right - left else (both, both)

    def _reaches(self, at: int) -> set[tuple[int, int]]:
        """How far the sides of a joining word may reach: far on both, or to the nearest comma."""
        far = max(0, at - _REACH), min(len(self.tokens), at + 1 + _REACH)
        before = max((comma for comma in self.commas if comma <= at), default=0)
        after = min((comma for comma in self.commas if comma > at), default=far[1])
        return {far, (max(before, far[0]), min(after, far[1]))}

    def _own(self, near: Iterable[str], others: Sequence[str]) -> tuple[str, ...]:
        """The words of one side that the other does not say."""
        return tuple(dict.fromkeys(word for word in near if self._tells(word) and word not in others))

    def _of_one_measure(self, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """The sides; where one says nothing but a time, the other's words of a time: its others are of both."""
        times = self.spelt(_TIMES)
        left_times, right_times = (tuple(w for w in side if w in times or w.isdigit()) for side in (left, right))
        if right_times == right:
            return left_times, right
        return (left, right_times) if left_times == left else (left, right)

    def _tells(self, word: str) -> bool:
        return word not in self.comparing and word not in self.unit

    def _keys(self, one: Sequence[str], other: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The own words of either side after the words with which both begin; none where they begin otherwise."""
        start = next((at for at, word in enumerate(other) if word in one or self._tells(word)), len(other))
        end = start
        while end < len(other) and other[end] in one:
            end += 1
        if end == start:
            return (), ()
        last = len(one) - 1 - list(reversed(one)).index(other[end - 1])
        left, right = self._own(one[last + 1 :], other), self._own(other[end:], one)
        return (left, right) if left and right else ((), ())

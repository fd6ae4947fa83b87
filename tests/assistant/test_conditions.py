"""Amounts and places as questions word them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conditions import Bound, Place, Relation, bounds_in, partings, place_in
from assistant.phrases import tokenize

_UNITS = ["tieu chi", "nhiem vu"]
_WORDS = [
    "dưới", "từ", "trở lên", "trở xuống", "không quá", "chưa được tới", "hơn", "trên", "hạng", "điểm tối đa",
    "mục tiêu", "top", "cao nhất", "thấp thứ", "hai", "tiêu chí", "trong", "(", "và", "hay", ",", "0,5", "3", "81.20",
    "1,41", "80%",
]  # fmt: skip
_TEXTS = st.one_of(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join), st.text(max_size=60))
_STEADY = settings(max_examples=200, deadline=None, derandomize=True, database=None)


def _bounds(text: str) -> list[Bound]:
    return bounds_in(text, re.findall(r"\d+(?:[.,]\d+)*", text), _UNITS)


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        ("Tiêu chí nào dưới 0,5 điểm?", "lt", "0.5"),
        ("tieu chi nao duoi 0,5 diem", "lt", "0.5"),
        ("chưa được tới 3 điểm", "lt", "3"),
        ("chưa tới 3 điểm", "lt", "3"),
        ("thấp hơn 3 điểm", "lt", "3"),
        ("từ 2 điểm trở lên", "ge", "2"),
        ("ít nhất là 5 điểm", "ge", "5"),
        ("không dưới 5 điểm", "ge", "5"),
        ("không quá 1.25 điểm", "le", "1.25"),
        ("từ 4 điểm trở xuống", "le", "4"),
        ("3 điểm hoặc thấp hơn", "le", "3"),
        ("bằng hoặc lớn hơn 3 điểm", "ge", "3"),
        ("trên 3 điểm", "gt", "3"),
        ("vượt 70 điểm", "gt", "70"),
        ("đạt 5 điểm", "eq", "5"),
    ],
)
def test_the_words_around_a_number_compare(text: str, relation: Relation, value: str) -> None:
    assert [(bound.relation, bound.value) for bound in _bounds(text)] == [(relation, Decimal(value))]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("hạng kém hơn 50", "gt"),
        ("thứ hạng thấp hơn 30", "gt"),
        ("hạng tốt hơn 20", "lt"),
        ("hạng 50 hoặc thấp hơn", "ge"),
        ("hạng từ số 50 trở lên", "ge"),
        ("điểm thấp hơn 20", "lt"),
    ],
)
def test_a_worse_rank_is_a_larger_number(text: str, relation: Relation) -> None:
    assert [bound.relation for bound in _bounds(text)] == [relation]


@pytest.mark.parametrize(
    ("text", "values"),
    [("9 tiêu chí dưới 2 điểm", [2]), ("9 tiêu chí", []), ("có mấy tiêu chí dưới 2 điểm (trong 8)", [2])],
)
def test_numbers_that_count_rows_are_no_condition(text: str, values: list[int]) -> None:
    assert [bound.value for bound in _bounds(text)] == values


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("được 1,41 trên 2 điểm", [None, "max_score"]),
        ("điểm tối đa là 3 mà kết quả dưới 2,5", ["max_score", "result"]),
        ("mục tiêu từ 84 trở lên", ["target"]),
        ("dưới 0,5 điểm", [None]),
    ],
)
def test_the_column_that_a_number_is_about(text: str, roles: list[str | None]) -> None:
    assert [bound.role for bound in _bounds(text)] == roles


@pytest.mark.parametrize(
    ("relation", "given_value", "stated", "holds"),
    [
        ("lt", "0.5", "0.50", False),
        ("le", "0.5", "0.50", True),
        ("ge", "84", "84.00", True),
        ("gt", "84", "84.00", False),
        ("eq", "81.2", "81.20", True),
        ("eq", "81.2", "81.23", True),
        ("eq", "81", "81.20", False),
    ],
)
def test_which_amounts_satisfy_a_condition(relation: Relation, given_value: str, stated: str, holds: bool) -> None:
    assert Bound(relation, Decimal(given_value)).holds(Decimal(stated)) is holds


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("top 3 nội dung", Place(3)),
        ("Top ba nội dung", Place(3)),
        ("top 3 noi dung", Place(3)),
        ("3 tiêu chí có điểm cao nhất", Place(3)),
        ("hai nội dung kém nhất", Place(2)),
        ("điểm thấp thứ hai", Place(nth=2, lowest=True)),
        ("điểm cao thứ 4", Place(nth=4, lowest=False)),
        ("tốt thứ nhì", Place(nth=2, lowest=False)),
        ("điểm cao nhất", None),
        ("phụ lục 2 có điểm cao nhất", None),
        ("quý 3 có điểm thấp nhất", None),
    ],
)
def test_places(text: str, place: Place | None) -> None:
    assert place_in(text) == place


def test_each_joint_parts_the_words() -> None:
    text = "tàu cá, rác biển, nhà máy nước"
    tokens = tokenize(text)
    everywhere, *alone = partings(text, tokens, range(len(tokens)))
    assert everywhere == ("tàu cá", "rác biển", "nhà máy nước")
    assert alone == [("tàu cá", "rác biển nhà máy nước"), ("tàu cá rác biển", "nhà máy nước")]


@pytest.mark.parametrize("text", ["tàu cá", "tàu và cá", ""])
def test_what_names_one_thing_is_not_parted(text: str) -> None:
    tokens = tokenize(text)
    assert partings(text, tokens, range(len(tokens))) == []


@_STEADY
@given(text=_TEXTS, numbers=st.lists(st.one_of(st.sampled_from(["0,5", "3", "80%"]), st.text(max_size=5)), max_size=4))
def test_wild_text_is_read_without_failing(text: str, numbers: list[str]) -> None:
    assert len(bounds_in(text, numbers, _UNITS)) <= len(numbers)
    assert all(bound.words for bound in _bounds(text))
    place = place_in(text)
    assert place is None or place.count >= 1
    tokens = tokenize(text)
    assert all(len(parts) > 1 for parts in partings(text, tokens, range(len(tokens))))


@pytest.mark.parametrize(
    ("stated", "holds"), [("1900", True), ("940", False), ("60", False), ("1.8996", True), ("1.4996", False)]
)
def test_thousands_are_compared_as_such_with_whole_numbers(stated: str, holds: bool) -> None:
    bound = bounds_in("xã nào có trên 1.500 người", ["1.500"], [])[0]
    assert bound.holds(Decimal(stated)) is holds

"""Numbers of cells and prose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.numbers import NumberStyle, parse_number
from ingest.values import Number


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("2,3956", "auto", Number(2.3956)),
        ("1.00", "auto", Number(1.0)),
        (">92.00", "auto", Number(92.0, ">")),
        ("≥ 85%", "auto", Number(85.0, ">=")),
        ("từ 85% trở lên", "auto", Number(85.0, ">=")),
        ("1.203", "decimal", Number(1.203)),
        ("1.203", "thousands", Number(1203.0)),
        ("0.203", "thousands", Number(0.203)),
        ("1.203.456", "auto", Number(1203456.0)),
        ("1.234,5", "auto", Number(1234.5)),
        ("−3", "auto", Number(-3.0)),
        ("84.5 điểm", "auto", Number(84.5)),
        ("03/63", "auto", None),
        ("7.1.2", "auto", None),
        ("12/5", "auto", None),
        ("Sở 5", "auto", None),
        ("", "auto", None),
    ],
)
def test_values(text: str, style: NumberStyle, expected: Number | None) -> None:
    assert parse_number(text, style) == expected


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.floats(min_value=0, max_value=999, allow_nan=False).map(lambda value: round(value, 4)), st.booleans())
def test_a_printed_score_is_read_back(value: float, comma: bool) -> None:
    printed = f"{value:.4f}"
    assert parse_number(printed.replace(".", ",") if comma else printed, "decimal") == Number(value)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read_without_failing(text: str) -> None:
    parse_number(text)
    parse_number(text, "thousands")

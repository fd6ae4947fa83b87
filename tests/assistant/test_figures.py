"""Numbers reckoned from others are written as the others are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.figures import number_like


@pytest.mark.parametrize(
    ("value", "like", "written"),
    [
        ("0.5", [("95,1", "95.1"), ("95,6", "95.6")], "0,5"),
        ("0.051", [("0,6390", "0.639")], "0,051"),
        ("29550", [("51.900", "51900"), ("22.350", "22350")], "29.550"),
        ("1250.5", [("2.400", "2400")], "1.250,5"),
        ("0.25", [("1.75", "1.75")], "0.25"),
        ("3", [("24", "24")], "3"),
        ("1200", [], "1200"),
        ("0", [("1,5", "1.5")], "0"),
    ],
)
def test_signs_are_those_of_the_source(value: str, like: list[tuple[str, str]], written: str) -> None:
    assert number_like(Decimal(value), [(text, Decimal(number)) for text, number in like]) == written

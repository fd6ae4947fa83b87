"""Numbers of cells, and numbers reckoned from others, written with the signs that the others have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from index.types import RecordCell

_GROUPED = re.compile(r"\d([.,])\d{3}(?!\d)")
_LAST_SIGN = re.compile(r"([.,])(\d+)(?!.*\d)", re.DOTALL)
_THOUSAND = 1000
_GROUP = 3

Written = tuple[str, Decimal]
"""A number as a source writes it, and its value."""


def cell_value(cell: RecordCell) -> Decimal:
    """The cell's number; 0 where it states none."""
    return Decimal(str(cell.number.value if cell.number else 0))


def plain_number(value: Decimal, like: Iterable[RecordCell] = ()) -> str:
    """A number without exponent and trailing zeros, its thousands and decimals parted as in the cells `like`."""
    return number_like(value, [(cell.text, cell_value(cell)) for cell in like if cell.number])


def number_like(value: Decimal, written: Sequence[Written]) -> str:
    """A number without exponent and trailing zeros, its thousands and decimals parted as in those given."""
    group = next((sign for one in written if (sign := _group_sign(*one))), "")
    decimal = next((sign for one in written if (sign := _decimal_sign(*one))), "," if group == "." else ".")
    plain = f"{value.normalize():,f}" if value else "0"
    return plain.translate({ord(","): group, ord("."): decimal})


def _group_sign(text: str, value: Decimal) -> str:
    """What parts the thousands of a large number: "1.780" that is one thousand seven hundred and eighty."""
    found = _GROUPED.search(text)
    return found[1] if found and abs(value) >= _THOUSAND else ""


def _decimal_sign(text: str, value: Decimal) -> str:
    """What stands before the decimals of a number: "0,6900", "75,0"."""
    found = _LAST_SIGN.search(text)
    fraction = value != value.to_integral_value() or (found is not None and len(found[2]) != _GROUP)
    return found[1] if found and fraction else ""

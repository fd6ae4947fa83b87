"""Numbers of cells and prose: "2,3956" is 2.3956, ">92.00" a lower bound, "03/63" no number."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from ingest.values import Number

NumberStyle = Literal["auto", "decimal", "thousands"]

_BOUNDS = {
    ">": ">",
    "<": "<",
    ">=": ">=",
    "=>": ">=",
    "≥": ">=",
    "<=": "<=",
    "=<": "<=",
    "≤": "<=",
    "trên": ">",
    "hơn": ">",
    "dưới": "<",
    "từ": ">=",
    "tối thiểu": ">=",
    "ít nhất": ">=",
    "tối đa": "<=",
    "đạt": "",
    "đạt từ": ">=",
    "đạt trên": ">",
}
_UNITS = r"%|phần trăm|điểm|đ"
_NUMBER = re.compile(
    rf"(?P<bound>[<>=≥≤]{{1,2}}|[a-zà-ỹđ]+(?: [a-zà-ỹđ]+)?)?\s*(?P<sign>[-+−–]?)\s*"
    rf"(?P<digits>\d[\d.,\s]*)\s*(?:{_UNITS})?(?P<after>\s*(?:trở lên|trở xuống))?",
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,\s])\d{3})(?:\1\d{3})*")
_MIXED = re.compile(r"[1-9]\d{0,2}(?:([.,\s])\d{3})+(?!\1)[.,]\d+")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")
_MAX_LENGTH = 64


def parse_number(text: str, style: NumberStyle = "auto") -> Number | None:
    """The number that a whole cell states, or None when the cell states something else.

    One separator followed by three digits has two readings: "1.203" is 1.203 in a table of scores
    ("decimal") and 1203 in prose ("thousands"). "auto" reads it as a decimal number, because cells are
    mostly scores. Percent signs and "điểm" are dropped. Fractions ("03/63"), dates, codes and ranges are
    not numbers.
    """
    cell = unicodedata.normalize("NFC", text).strip().rstrip(".;,").strip().lower()
    if not cell or len(cell) > _MAX_LENGTH:
        return None
    match = _NUMBER.fullmatch(cell)
    if match is None:
        return None
    bound = _bound(match["bound"], match["after"])
    value = _value(match["digits"].strip(), style)
    if bound is None or value is None:
        return None
    return Number(-value if match["sign"] in {"-", "−", "–"} else value, bound)


def _bound(before: str | None, after: str | None) -> str | None:
    if after:
        return ">=" if after.strip() == "trở lên" else "<="
    return "" if before is None else _BOUNDS.get(before.strip())


def _value(digits: str, style: NumberStyle) -> float | None:
    mixed = _MIXED.fullmatch(digits)
    if mixed:
        whole, _, fraction = digits.replace(",", ".").rpartition(".")
        return float(re.sub(r"[.\s]", "", whole) + "." + fraction)
    grouped = _THOUSANDS.fullmatch(digits)
    if grouped:
        groups = re.split(r"[.,\s]", digits)
        if style == "thousands" or len(groups) > 2 or grouped[1].isspace():
            return float("".join(groups))
    return float(digits.replace(",", ".")) if _DECIMAL.fullmatch(digits) else None

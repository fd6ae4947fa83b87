"""The words that tell the columns of a PDF's table apart (ingest/data/pdf_words.yaml), as patterns."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

from ingest.yaml_files import load_yaml

ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})\.?$")
LETTER = re.compile(r"[A-HĐ]\.?$")
DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?$")
ORDINAL = re.compile(r"\d{1,3}[.)]$")
INTEGER = re.compile(r"\d{1,3}$")
BULLET = re.compile(r"[-–—+•*]$")
NUMBER = re.compile(r"[<>≤≥≈~±+]{0,2}\d{1,3}(?:[.,]?\d+)*%?$|[-–]$|(?i:n/?a)$")
YEAR = re.compile(r"(?:19|20)\d\d$")
ITEM = re.compile(r"[-–—+•*](?=$|\s|[^\W\d_])|\(?(?:\d{1,2}|[a-zđ])\)|\d{1,2}\.$")


@cache
def _data() -> dict[str, Any]:
    text = resources.files("ingest").joinpath("data/pdf_words.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded


def _union(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(patterns) + r")(?!\w)")


@cache
def header_patterns() -> dict[str, re.Pattern[str]]:
    """By kind of column, what begins its header (lower case)."""
    return {kind: _union(patterns) for kind, patterns in _data()["header"].items()}


@cache
def starts(kind: str) -> re.Pattern[str]:
    """What begins a cell of this kind ("deadline", "agency", "total"), lower case."""
    return _union(_data()[kind])


@cache
def unfinished_words() -> frozenset[str]:
    """Lower-case words that no cell and no paragraph ends with."""
    return frozenset(_data()["unfinished"])


def key_type(word: str) -> str | None:
    """Which way of numbering rows the word could be of, or None."""
    for name, pattern in _KEYS.items():
        if pattern.match(word):
            return name
    return None


_KEYS = {"dotted": DOTTED, "ordinal": ORDINAL, "integer": INTEGER, "roman": ROMAN, "letter": LETTER, "bullet": BULLET}

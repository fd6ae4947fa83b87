"""Years in questions, and the periods of documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.model import DocumentMeta

YEAR = re.compile(r"(?:19|20)\d\d")
_PERIODS = (("năm",), ("nam",), ("giai", "đoạn"), ("giai", "doan"))


def before_years(words: Sequence[str]) -> set[int]:
    """Places of the words that say that a year follows: "năm 2024", "giai đoạn 2021"."""
    found: set[int] = set()
    for at, word in enumerate(words):
        for said in _PERIODS if YEAR.fullmatch(word) else ():
            if tuple(words[max(0, at - len(said)) : at]) == said:
                found |= set(range(at - len(said), at))
    return found


def covers(document: DocumentMeta, year: int) -> bool:
    """Whether the document's period includes the year."""
    years = [int(part) for part in re.findall(r"\d{4}", document.period or "")]
    return bool(years) and min(years) <= year <= max(years)


def covers_any(document: DocumentMeta, years: Iterable[int]) -> bool:
    """Whether the document's period includes one of the years."""
    return any(covers(document, year) for year in years)

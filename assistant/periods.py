"""Years in questions, and the periods of documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.model import DocumentMeta
from ingest.textnorm import fold, squash

YEAR = re.compile(r"(?:19|20)\d\d")
_SPAN = re.compile(r"\b((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\b")
_PERIODS = (("năm",), ("nam",), ("giai", "đoạn"), ("giai", "doan"))


def before_years(words: Sequence[str]) -> set[int]:
    """Places of the words that say that a year follows: "năm 2024", "giai đoạn 2021"."""
    found: set[int] = set()
    for at, word in enumerate(words):
        for said in _PERIODS if YEAR.fullmatch(word) else ():
            if tuple(words[max(0, at - len(said)) : at]) == said:
                found |= set(range(at - len(said), at))
    return found


def years_in(text: str) -> set[int]:
    """The years that a text names, with those within a span that it gives ("2026 - 2028")."""
    spans = (range(int(first), int(last) + 1) for first, last in _SPAN.findall(text))
    return {int(year) for year in YEAR.findall(text)} | {year for span in spans for year in span}


def undated(header: str) -> str:
    """A header without its marks and its years, which columns of several years share."""
    return squash(YEAR.sub(" ", fold(header)))


def covers(document: DocumentMeta, year: int) -> bool:
    """Whether the document's period includes the year."""
    years = [int(part) for part in re.findall(r"\d{4}", document.period or "")]
    return bool(years) and min(years) <= year <= max(years)


def covers_any(document: DocumentMeta, years: Iterable[int]) -> bool:
    """Whether the document's period includes one of the years."""
    return any(covers(document, year) for year in years)


def spans_of(years: Sequence[int]) -> set[str]:
    """The period from the first to the last of several years, as documents state theirs: "2027-2029"."""
    return {f"{min(years)}-{max(years)}"} if len(set(years)) > 1 else set()


_SO_MANY = re.compile(
    r"(?:\b(?:cả|tổng|cộng|trong)(?: cả)? )?(?<!tháng )(?<!mỗi )\b(hai|ba|bốn|sáu|0?[2-9])\s+năm\b"
    r"(?!\s*(?:(?:19|20)\d\d(?!\s*[-–]\s*(?:19|20)\d\d)|một|lần|trước|qua|nữa|tới|liền))(?: cộng lại| gộp lại)?",
    re.IGNORECASE,
)
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6}
_WHOLE = re.compile(
    r"\b(?:cả|toàn|suốt|trọn) (?:giai đoạn|gđ|thời kỳ)\b|\b(?:tất cả|cộng|gộp|tổng) các năm\b", re.IGNORECASE
)


def sums_years(text: str, years: int) -> bool:
    """Whether a text speaks of so many years together: "cả ba năm", "toàn giai đoạn"."""
    said = {_NUMBERS.get(word.lower()) or int(word) for word in _SO_MANY.findall(text)}
    return years > 1 and (years in said or _WHOLE.search(text) is not None)


def years_together(text: str) -> list[tuple[int, int]]:
    """Where a text speaks of several years together, as of one period ("cả ba năm cộng lại")."""
    return [match.span() for match in [*_SO_MANY.finditer(text), *_WHOLE.finditer(text)] if " " in match.group()]

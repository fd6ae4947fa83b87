"""Deadlines of cells and questions in a normal form that can be compared and searched.

A deadline is read against the pattern list below in order: what repeats and what depends on an event is
recognised first, because such cells often name a month or a year as well ("Sau khi …", "Hằng tháng báo cáo").
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

from ingest import deadline_patterns as patterns
from ingest.textnorm import fold, nfc, normal_tone, squash
from ingest.values import Deadline


class FoundDeadline(NamedTuple):
    """A deadline named in free text, and where (offsets into the text after NFC)."""

    deadline: Deadline
    start: int
    end: int


class _Years(NamedTuple):
    default: int | None
    today: int | None


_THIS_YEAR = re.compile(r"(?:trong|cả|trong cả)\s+năm|trong nam|ca nam")
_BARE_YEAR = re.compile(r"20\d\d")
_SHORT_UNIT = re.compile(r"(?<![\w/])(?P<unit>[tq])\.? ?(?P<number>\d{1,2}|i{1,3}|iv)(?!\w)")
_BARE_DATE = re.compile(r"(?:ngày |ngay |xong )?(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2})")


def parse_deadline(text: str, default_year: int | None = None) -> Deadline | None:
    """The normal form of a deadline cell, None when the cell is empty.

    `default_year` is the document's year, for "Tháng 9" or "Quý II" without one. A month, quarter or year is
    bounded by its first and last day; "trước …" is a range without a start. Words that name no time at all
    give kind "other".
    """
    cell = _SHORT_UNIT.sub(_long_unit, _normal(text)).strip(" .;,-|")
    if not cell:
        return None
    shapes = _compiled(cell.isascii())
    years = _Years(default_year, default_year)
    repeats = list(shapes.recurring.finditer(cell))
    dated = (f for f in _scan(cell, years, shapes) if not any(r.start() < f.end and f.start < r.end() for r in repeats))
    found = next(dated, None)
    if repeats:
        return Deadline("recurring", found.deadline.start, found.deadline.end) if found else Deadline("recurring")
    if shapes.conditional.match(cell):
        return Deadline("conditional")
    if found is not None:
        return found.deadline
    if bare := _BARE_DATE.fullmatch(cell):
        return _read_date(bare, years) or Deadline("other")
    if _BARE_YEAR.fullmatch(cell):
        return _year(int(cell))
    if _THIS_YEAR.fullmatch(cell):
        return _year(default_year) if default_year else Deadline("year")
    return Deadline("conditional") if shapes.conditional.search(cell) else Deadline("other")


def _long_unit(match: re.Match[str]) -> str:
    """ "Tháng 6" for "T6", "quý II" for "QII"."""
    return f"{'tháng' if match['unit'] == 't' else 'quý'} {match['number']}"


def find_deadlines(text: str, today_year: int, default_year: int | None = None) -> list[FoundDeadline]:
    """All times named in a question, in order; "năm nay" is `today_year`, a missing year is `default_year`
    (else `today_year`)."""
    words = _normal(text, keep_length=True)
    shapes = _compiled(words.isascii())
    found = _scan(words, _Years(default_year or today_year, today_year), shapes)
    found += [
        FoundDeadline(Deadline("recurring"), match.start(), match.end()) for match in shapes.recurring.finditer(words)
    ]
    return sorted(found, key=lambda item: item.start)


def _normal(text: str, keep_length: bool = False) -> str:
    lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in nfc(text))
    lowered = normal_tone(lowered)
    return re.sub(r"\s", " ", lowered) if keep_length else squash(lowered)


def _scan(text: str, years: _Years, shapes: _Patterns) -> list[FoundDeadline]:
    """Matches of the dated patterns, the more specific first, never two on the same words; by position."""
    taken: list[FoundDeadline] = []
    for pattern, read in shapes.dated:
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in taken):
                continue
            deadline = read(match, years)
            if deadline is not None:
                taken.append(FoundDeadline(deadline, match.start(), match.end()))
    return sorted(taken, key=lambda item: item.start)


def _year_of(match: re.Match[str], years: _Years) -> int | None:
    groups = match.groupdict()
    if groups.get("plain"):
        return int(groups["plain"])
    if groups.get("year"):
        return int(groups["year"])
    relative = groups.get("rel") or groups.get("short")
    if relative and years.today is not None:
        return years.today + _by_word(patterns.RELATIVE, relative)
    return years.default


def _by_word(numbers: dict[str, int], word: str) -> int:
    """The number of a word that may be typed without its diacritics."""
    if word in numbers:
        return numbers[word]
    return next(value for name, value in numbers.items() if fold(name) == word)


def _year(year: int) -> Deadline:
    return Deadline("year", f"{year}-01-01", f"{year}-12-31")


def _bounds(year: int, first: int, last: int) -> tuple[str, str]:
    return f"{year}-{first:02d}-01", f"{year}-{last:02d}-{calendar.monthrange(year, last)[1]:02d}"


def _limited(match: re.Match[str], deadline: Deadline) -> Deadline:
    """ "trước tháng 9" ends before it begins; "hết tháng 9", "chậm nhất tháng 9" end with it."""
    groups = match.groupdict()
    before = groups.get("before") or groups.get("limit")
    if not before or deadline.start is None:
        return deadline
    strict = fold(before).split()[-1] == "truoc" and deadline.kind != "date"
    end = _day_before(deadline.start) if strict else deadline.end
    return Deadline("range", None, end)


def _day_before(iso: str) -> str:
    return date.fromordinal(date.fromisoformat(iso).toordinal() - 1).isoformat()


def _read_date(match: re.Match[str], years: _Years) -> Deadline | None:
    year = _year_of(match, years)
    day, month = int(match["day"]), int(match["month"])
    if year is None:
        return None
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    return _limited(match, Deadline("date", iso, iso))


def _read_month(match: re.Match[str], years: _Years) -> Deadline | None:
    word = match["month"]
    month = int(word) if word.isdigit() else _by_word(patterns.NUMERALS, word)
    if not 1 <= month <= 12:
        return None
    year = _year_of(match, years)
    return Deadline("month") if year is None else _limited(match, Deadline("month", *_bounds(year, month, month)))


def _read_months(match: re.Match[str], years: _Years) -> Deadline | None:
    first, last = int(match["first"]), int(match["last"])
    year = _year_of(match, years)
    if year is None or not 1 <= first <= 12 or not 1 <= last <= 12:
        return None
    start_year = int(match["year1"]) if match["year1"] else year - (first > last)
    start, end = _bounds(start_year, first, first)[0], _bounds(year, last, last)[1]
    return Deadline("range", start, end) if start <= end else None


def _read_quarter(match: re.Match[str], years: _Years) -> Deadline | None:
    named = match["named"]
    quarter = (4 if fold(named).endswith("cuoi") else 1) if named else _quarter(match["quarter"])
    year = _year_of(match, years)
    if year is None:
        return Deadline("quarter")
    return _limited(match, Deadline("quarter", *_bounds(year, 3 * quarter - 2, 3 * quarter)))


def _quarter(word: str) -> int:
    if word.isdigit():
        return int(word)
    return patterns.ROMAN[word] if word in patterns.ROMAN else _by_word(patterns.NUMERALS, word)


def _read_quarters(match: re.Match[str], years: _Years) -> Deadline | None:
    first, last = _quarter(match["first"]), _quarter(match["last"])
    year = _year_of(match, years)
    if year is None or first > last:
        return None
    return Deadline("range", *_bounds(year, 3 * first - 2, 3 * last))


def _read_part(match: re.Match[str], years: _Years) -> Deadline | None:
    year = _year_of(match, years)
    if year is None:
        return None
    half = fold(match["half"] or "")
    if not half:
        span = {"dau": (1, 3), "giua": (5, 8), "cuoi": (10, 12)}[fold(match["edge"])]
    elif half.startswith(("9", "09", "chin")):
        span = (1, 9)
    elif half.startswith(("3", "03")):
        span = (1, 3) if half.endswith("dau") else (10, 12)
    else:
        span = (1, 6) if half.endswith("dau") else (7, 12)
    return _limited(match, Deadline("range", *_bounds(year, *span)))


def _read_period(match: re.Match[str], _: _Years) -> Deadline | None:
    first, last = int(match["first"]), int(match["last"])
    return Deadline("range", f"{first}-01-01", f"{last}-12-31") if first < last else None


def _read_year(match: re.Match[str], years: _Years) -> Deadline | None:
    if match["rel"] and years.today is None:
        return None
    year = _year_of(match, years)
    return None if year is None else _limited(match, _year(year))


_Reader = Callable[[re.Match[str], _Years], Deadline | None]
_READERS: tuple[tuple[str, _Reader], ...] = (
    (patterns.LONG_DATE, _read_date),
    (patterns.MONTHS, _read_months),
    (patterns.DATE, _read_date),
    (patterns.SHORT_DATE, _read_date),
    (patterns.PART, _read_part),
    (patterns.MONTH, _read_month),
    (patterns.QUARTERS, _read_quarters),
    (patterns.QUARTER, _read_quarter),
    (patterns.MONTH_YEAR, _read_month),
    (patterns.PERIOD, _read_period),
    (patterns.WHOLE_YEAR, _read_year),
)


class _Patterns(NamedTuple):
    recurring: re.Pattern[str]
    conditional: re.Pattern[str]
    dated: tuple[tuple[re.Pattern[str], _Reader], ...]


@cache
def _compiled(plain: bool) -> _Patterns:
    """All patterns; `plain` ones are for text typed without diacritics."""

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(patterns.without_marks(pattern) if plain else pattern)

    dated = tuple((compiled(pattern), read) for pattern, read in _READERS)
    return _Patterns(compiled(patterns.RECURRING), compiled(patterns.CONDITIONAL), dated)

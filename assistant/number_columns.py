"""The columns of a table that hold numbers, each with the words by which a question may mean it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from assistant.figures import cell_value
from assistant.periods import YEAR, undated
from assistant.phrases import tokenize
from assistant.question import AGENCY_ROLES
from assistant.word_files import read_words
from assistant.wording import money_above, unit_of
from index.types import Record, RecordCell
from ingest.model import NAMING_ROLES
from ingest.number_columns import heads_places
from ingest.textnorm import squash

if TYPE_CHECKING:
    from assistant.knowledge import TableFacts

NO_NUMBERS = {*NAMING_ROLES, "deadline", "output", *AGENCY_ROLES}
"""Roles of columns that hold no amounts."""
_SCORES = {"max_score", "result", "target"}
_POINTS = "điểm"
_FEWEST = 2
_MOSTLY = 0.75
_MONEY = {"von", "phi", "tien", "sach", "toan", "ngan", "tri"}
"""Folded words of headers over money: "vốn", "kinh phí", "tiền", "ngân sách", "dự toán", "giá trị"."""
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_SAYS_NOTHING = {"nam", "va", "so", "cua", "cac", "theo", "trong", "voi", "cho", "tai", "o", "la", "co", "do", "duoc"}


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """A column of numbers with the folded words by which it may be meant."""

    facts: TableFacts = field(hash=False)
    column: int
    header: str
    role: str | None
    years: frozenset[str]
    own: frozenset[str]
    """The words of its header."""
    words: frozenset[str]
    """The words of its header, of its role and of what it counts."""
    unit: str
    """What its numbers count, as an answer says it."""
    places: bool
    """Whether its numbers are places in a ranking."""

    @property
    def family(self) -> str:
        """Its header without the year, which columns of several years share."""
        return undated(self.header)

    def cell(self, record: Record) -> RecordCell | None:
        """The row's own number in the column."""
        own = (c for c in record.cells if c.column == self.column and c.source == "own")
        return next((cell for cell in own if cell.number), None)

    def value(self, record: Record) -> Decimal | None:
        """The value of a row in the column; None where it states no number."""
        cell = self.cell(record)
        return cell_value(cell) if cell else None

    def is_blank(self, record: Record) -> bool:
        """Whether the column holds nothing of a row but a dash."""
        return not any(c.text.strip(" -–—") for c in record.cells if c.column == self.column)


def number_columns(
    facts: TableFacts, rows: Sequence[Record], period: str, in_full: Callable[[str], str]
) -> tuple[NumberColumn, ...]:
    """The columns of a table that hold numbers in most of the cells that its rows have filled; none of a lone row.

    `period` is what its document is for; `in_full` writes abbreviations of a header out.
    """
    found = []
    for at, role in enumerate(facts.info.roles) if len(rows) >= _FEWEST else ():
        plain = (role or "").partition(":")[0]
        cells = [(row, cell) for row in rows for cell in row.cells if cell.column == at]
        filled = [(row, cell) for row, cell in cells if cell.text.strip(" -–—")]
        numbers = [(row, cell) for row, cell in filled if cell.number]
        if plain not in NO_NUMBERS and len(numbers) >= max(_FEWEST, len(filled) * _MOSTLY):
            found.append(_column(facts, at, plain or None, *numbers[0], period, in_full))
    return tuple(_of_one_scale(found))


def _of_one_scale(columns: Sequence[NumberColumn]) -> list[NumberColumn]:
    """Columns of scores, in percent where one of them says so and no other names a unit."""
    in_percent = any(column.role in _SCORES and column.unit == "%" for column in columns)
    guessed = (in_percent and column.role in _SCORES and column.unit == _POINTS for column in columns)
    return [replace(column, unit="%") if one else column for one, column in zip(guessed, columns, strict=True)]


def _column(
    facts: TableFacts,
    at: int,
    role: str | None,
    row: Record,
    cell: RecordCell,
    period: str,
    in_full: Callable[[str], str],
) -> NumberColumn:
    header = facts.info.headers[at]
    years = frozenset(_YEARS.findall(header)) | ({str(cell.year)} if cell.year else set())
    own = frozenset(_words([header, in_full(header)]))
    role = role or _by_year(period, years)
    unit = unit_of(cell, row) or (money_above(row) if own & _MONEY else "")
    kinds = [role or "", *_kinds_of(facts, header, own, unit)]
    unit = unit or (_POINTS if "points" in kinds else "")
    words = own.union(_words(phrase for kind in kinds for phrase in _column_words().get(kind, ())), _words([unit]))
    return NumberColumn(facts, at, header, role, years, own, words | years, unit, heads_places(header))


def says_no_column(word: str, columns: Sequence[NumberColumn]) -> bool:
    """Whether a folded word is said of anything that is counted, and is none of these columns' own."""
    return word in _idle() and not any(word in column.words for column in columns)


@cache
def _idle() -> frozenset[str]:
    return frozenset(_words(_column_words()["idle"]))


@cache
def _column_words() -> dict[str, list[str]]:
    return dict(read_words("column_words.yaml"))


def _kinds_of(facts: TableFacts, header: str, own: Collection[str], unit: str) -> list[str]:
    """What kinds of amounts stand under a header."""
    scored = "max_score" in facts.roles or "diem" in own
    found = {
        "money": "đồng" in unit.lower(),
        "share": "%" in unit or "%" in header,
        "points": scored and not heads_places(header) and (not unit or "điểm" in unit.lower()),
    }
    return [kind for kind, holds in found.items() if holds]


def _by_year(period: str, years: Collection[str]) -> str | None:
    """What a number of a year is where its header does not say so: reached before the plan's time, aimed at in it."""
    covered = _YEARS.findall(period)
    if len(years) != 1 or not covered:
        return None
    return "result" if max(years) < min(covered) else "target"


def _words(texts: Iterable[str]) -> set[str]:
    found = {token.folded for text in texts for token in tokenize(squash(text))}
    return {word for word in found if not YEAR.fullmatch(word)} - _SAYS_NOTHING

"""Which numeric column some words of a question mean, word by word: by its header, its year, its role or its unit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from assistant.draft import Context
from assistant.figures import cell_value
from assistant.knowledge import TableFacts
from assistant.periods import YEAR
from assistant.phrases import tokenize
from assistant.question import AGENCY_ROLES
from assistant.said_columns import Words
from assistant.word_files import read_words
from assistant.wording import money_above, unit_of
from index.types import Record, RecordCell
from ingest.model import NAMING_ROLES
from ingest.number_columns import heads_places
from ingest.textnorm import fold, squash

_FEWEST = 2
_MOSTLY = 0.5
_NO_NUMBERS = {*NAMING_ROLES, "deadline", "output", *AGENCY_ROLES}
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
        return squash(_YEARS.sub(" ", fold(self.header)))

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


@dataclass(frozen=True, slots=True)
class Meant:
    """A column that words mean, and where among the question's tokens they stand."""

    column: NumberColumn
    places: frozenset[int]
    share: float
    """How much of the header is said, from 0 to 1."""
    own: int
    """How many words of the header are said."""


def number_columns(context: Context, facts: TableFacts, rows: Sequence[Record]) -> list[NumberColumn]:
    """The columns of a table that hold numbers of most of these rows, or of some and nothing else."""
    found = []
    for at, role in enumerate(facts.info.roles):
        plain = (role or "").partition(":")[0]
        cells = [cell for row in rows for cell in row.cells if cell.column == at]
        filled = [cell for cell in cells if cell.text.strip(" -–—")]
        numbers = [cell for cell in filled if cell.number]
        if plain in _NO_NUMBERS or len(numbers) < max(_FEWEST, len(filled) * (1 - _MOSTLY / _FEWEST)):
            continue
        found.append(_column(context, facts, at, plain or None, numbers, rows))
    return found


def _column(
    context: Context, facts: TableFacts, at: int, role: str | None, cells: Sequence[RecordCell], rows: Sequence[Record]
) -> NumberColumn:
    header = facts.info.headers[at]
    year = {str(cell.year) for cell in cells[:1] if cell.year}
    row = next(row for row in rows if any(cell is cells[0] for cell in row.cells))
    unit = unit_of(cells[0], row)
    years = frozenset(_YEARS.findall(header)) | year
    own = frozenset(_words([header, context.knowledge.in_full(header)]))
    said = _column_words()
    role = role or _by_year(context, facts, years)
    unit = unit or (money_above(row) if own & _MONEY else "")
    kinds = [role or "", *_kinds_of(facts, header, own, unit)]
    unit = unit or ("điểm" if "points" in kinds else "")
    words = own.union(_words(phrase for kind in kinds for phrase in said.get(kind, ())), _words([unit]))
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


def _by_year(context: Context, facts: TableFacts, years: Collection[str]) -> str | None:
    """What a number of a year is where its header does not say so: reached before the plan's time, aimed at in it."""
    period = _YEARS.findall(context.knowledge.documents[facts.info.document].period or "")
    if len(years) != 1 or not period:
        return None
    return "result" if max(years) < min(period) else "target"


def _words(texts: Iterable[str]) -> set[str]:
    found = {token.folded for text in texts for token in tokenize(squash(text))}
    return {word for word in found if not YEAR.fullmatch(word)} - _SAYS_NOTHING


def meant(words: Words, at: Collection[int], columns: Sequence[NumberColumn]) -> Meant | None:
    """The one column that the words at some places mean; None where they mean none, or several alike.

    Each of these words that is a word of any of the columns must be one of the column that is meant.
    """
    known = {word for column in columns for word in column.words | column.years}
    said = {p: word for p in at if (word := words.tokens[p].folded) in known or YEAR.fullmatch(word)}
    if not said:
        return None
    found = [c for c in columns if set(said.values()) <= c.words]
    ranked = {at: (_share(column, said.values()), _own(column, said.values())) for at, column in enumerate(found)}
    best = [at for at, rank in ranked.items() if rank == max(ranked.values())]
    return Meant(found[best[0]], frozenset(said), *ranked[best[0]]) if len(best) == 1 else None


def _share(column: NumberColumn, said: Collection[str]) -> float:
    whole = {*column.own, *column.years}
    return _own(column, said) / len(whole) if whole else 0.0


def _own(column: NumberColumn, said: Collection[str]) -> int:
    """How many words of the header are said."""
    return len({*column.own, *column.years}.intersection(said))


def is_comparable(one: NumberColumn, other: NumberColumn) -> bool:
    """Whether the numbers of two columns of a table may be set against each other."""
    alike = fold(one.unit) == fold(other.unit) and one.places == other.places
    return alike and one.column != other.column

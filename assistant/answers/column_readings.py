"""Tables read by their numeric columns: which rows and which columns a question is about, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answers.by_column import competing
from assistant.answers.table_parts import Part, part_said
from assistant.column_operations import ColumnDeed, deeds
from assistant.draft import Context
from assistant.knowledge import TableFacts
from assistant.meant_columns import Meant, is_comparable, meant
from assistant.number_columns import NumberColumn, says_no_column
from assistant.periods import YEAR
from assistant.rows_spoken import RowsSpoken, rows_spoken
from assistant.said_columns import SaidColumn, Words
from index.types import Record
from ingest.textnorm import fold

_TWO = 2
_COUNTING = {"nhung", "cac", "may", "nhieu", "moi"}
_ASKING = {"nao", "gi"}
_MONEY = {"ty", "trieu", "nghin", "ngan"}
_KINDS = (
    "tieu chi", "chi tieu", "chi so", "noi dung", "linh vuc", "thanh phan", "yeu to", "muc", "nhiem vu", "hang muc",
    "du an", "cong trinh", "co quan", "don vi", "dia phuong", "noi", "dong",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """A table as a question speaks of it: what is done, the rows and the columns."""

    context: Context
    deed: ColumnDeed
    spoken: RowsSpoken
    first: NumberColumn
    second: NumberColumn | None
    part: Part | None
    sureness: int
    """How surely the rows of the table are meant."""
    share: float
    """How much of the headers is said."""
    said: int
    """How many words of the headers are said."""


Kind = Literal["sums", "ends", "others"]


def readings(context: Context, words: Words, kind: Kind) -> list[ColumnReading]:
    """The tables in scope of which the question says rows and columns, and nothing that they do not have.

    Sums of rows under headings and the ends of a column are kinds of their own; sums of rows of one class are none.
    """
    tables = context.scoper.tables(replace(context.question, indexes=[]), context.documents.labels)
    plain = deeds(words)
    found = []
    for facts in tables:
        part = part_said(context, words, facts)
        own = replace(words, referring=words.referring | part.places) if part else words
        meant = deeds(own) if part else plain
        wanted = [deed for deed in meant if _kind(deed, part) == kind]
        found += [reading for deed in wanted if (reading := _reading(context, own, deed, facts, part))]
    return found


def _kind(deed: ColumnDeed, part: Part | None) -> Kind:
    if deed.deed == "top":
        return "ends"
    return "sums" if deed.deed == "sum" and not (part and part.classed) else "others"


def _reading(
    context: Context, words: Words, deed: ColumnDeed, facts: TableFacts, part: Part | None
) -> ColumnReading | None:
    every = [row for row in context.knowledge.rows(facts.info.id) if row.kind == "row"]
    columns = context.knowledge.number_columns(facts.info.id) if len(every) >= _TWO else ()
    nouns = _nouns(words, facts)
    of_rows = nouns or deed.deed == "sum" or _ASKING & {token.folded for token in words.tokens}
    if not columns or not of_rows:
        return None
    if part is None and (deed.deed == "sum" or context.question.items):
        return None
    idle = _idle(words, columns)
    for left_out in _left_out(context, words, facts, columns):
        aside = left_out | nouns | idle
        pair = _pair(words, replace(deed, first=deed.first - aside, second=deed.second - aside), columns)
        if pair is None or (pair[0].column.places and deed.deed != "blank"):
            continue
        first, second = pair
        other = second.column if second else None
        taken = deed.spoken | first.places | (second.places if second else frozenset()) | idle
        rows = _rows(context, deed, first.column, other, part)
        said = replace(words, referring=words.referring | taken)
        column = SaidColumn(facts, first.column.column, first.column.header, range(0))
        spoken = rows_spoken(context, column, said, rows) if rows else None
        if spoken and not spoken.named:
            share = first.share + (second.share if second else first.share)
            own = first.own + (second.own if second else 0)
            return ColumnReading(context, deed, spoken, first.column, other, part, spoken.sureness, share, own)
    return None


def _idle(words: Words, columns: Sequence[NumberColumn]) -> frozenset[int]:
    """Where words stand that tell no column from another: what is counted, and the unit of an amount of money."""
    folded = [token.folded for token in words.tokens]
    money = {
        at - back for at, word in enumerate(folded) if word == "dong" for back in (0, 1) if folded[at - 1] in _MONEY
    }
    return frozenset(money | {at for at, word in enumerate(folded) if says_no_column(word, columns)})


def _left_out(
    context: Context, words: Words, facts: TableFacts, columns: Sequence[NumberColumn]
) -> list[frozenset[int]]:
    """Places whose words need not be a column's: none, else those that the titles above the table say too, first of
    their years alone."""
    titled = {fold(word) for word in f"{facts.info.caption} {context.title(facts.info.document)}".split()}
    years = {word for word in titled if YEAR.fullmatch(word)}
    if any(column.years for column in columns):
        titled, years = titled - years, set()
    ways = [frozenset(at for at, token in enumerate(words.tokens) if token.folded in said) for said in (years, titled)]
    return list(dict.fromkeys([frozenset(), *ways]))


def _rows(
    context: Context, deed: ColumnDeed, first: NumberColumn, second: NumberColumn | None, part: Part | None
) -> list[Record]:
    if deed.deed in {"blank", "filled"}:
        rows = competing(context, first.facts)
    else:
        rows = competing(context, first.facts, lambda r: first.cell(r) and (second is None or second.cell(r)))
    return [row for row in rows if part is None or row.id in part.ids]


def _nouns(words: Words, facts: TableFacts) -> frozenset[int]:
    """Where the question says what the rows are, which is not what a column is headed with."""
    header = fold(facts.name_header)
    names = [*_KINDS, header, *(part.strip() for part in re.split(r"[,/]", header))]
    folded = [token.folded for token in words.tokens]
    found: set[int] = set()
    for name in {tuple(name.split()) for name in names if name}:
        for at in range(len(folded) - len(name) + 1):
            before = folded[at - 1] if at else ""
            after = folded[at + len(name)] if at + len(name) < len(folded) else ""
            if tuple(folded[at : at + len(name)]) == name and (before in _COUNTING or after in _ASKING):
                found |= set(range(at, at + len(name)))
    return frozenset(found)


def _pair(words: Words, deed: ColumnDeed, columns: Sequence[NumberColumn]) -> tuple[Meant, Meant | None] | None:
    """The columns that are meant: one, or two that may be set against each other."""
    if deed.deed in {"top", "lead", "blank", "filled", "to_total", "sum"}:
        one = meant(words, deed.first, columns)
        return (one, None) if one else None
    first, second = _both(words, deed, columns)
    if first is None or second is None or not is_comparable(first.column, second.column):
        return None
    return first, second


def _both(words: Words, deed: ColumnDeed, columns: Sequence[NumberColumn]) -> tuple[Meant | None, Meant | None]:
    if deed.second:
        first, second = meant(words, deed.first, columns), meant(words, deed.second, columns)
        if first and second is None:
            return first, meant(words, deed.second, [c for c in columns if c.family == first.column.family])
        return (first, second) if second else _of_one_header(words, deed, columns)
    years = sorted(at for at in deed.first if YEAR.fullmatch(words.tokens[at].folded))
    if len({words.tokens[at].folded for at in years}) != _TWO or len(years) != _TWO:
        return None, None
    early, late = sorted(years, key=lambda at: words.tokens[at].folded)
    return meant(words, deed.first - {early}, columns), meant(words, deed.first - {late}, columns)


def _of_one_header(
    words: Words, deed: ColumnDeed, columns: Sequence[NumberColumn]
) -> tuple[Meant | None, Meant | None]:
    """The column of the year that the question names, and the other of two that differ by their years alone."""
    for family in {column.family for column in columns}:
        pair = [column for column in columns if column.family == family]
        named = meant(words, deed.second, pair) if len(pair) == _TWO else None
        rest = [column for column in columns if named and column != named.column]
        other = meant(words, deed.first, rest)
        if named and other and other.column in pair:
            return other, named
    return None, None

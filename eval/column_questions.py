"""Generated questions on what two numbers of a row, or the best two rows, come to: changes, gaps and blank cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assistant.wording import unit_of
from eval.gold import GoldQuestion
from eval.row_writer import Value, Writer
from index.types import Record

_FEWEST = 4
"""Rows that must have both numbers for one of them to stand out."""
_BLANK = {"", "-", "–", "—"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers with what a question calls it."""

    column: int
    header: str
    values: Sequence[Value]

    @property
    def is_of_places(self) -> bool:
        """Whether its numbers are places in a ranking."""
        return "hạng" in self.header.lower()

    @property
    def unit(self) -> str:
        """What its numbers count."""
        return unit_of(self.values[0][2], self.values[0][1])

    def is_like(self, other: Column) -> bool:
        """Whether the numbers of both columns can be set against each other."""
        measured = bool(self.unit) or all(column.values[0][2].role for column in (self, other))
        return measured and self.unit == other.unit and not self.is_of_places and not other.is_of_places


@dataclass(frozen=True, slots=True)
class Asking:
    """A table's rows, the words that each question on them needs, and how these are written."""

    table: str
    rows: Sequence[Record]
    words: Mapping[str, object]
    write: Writer
    start: Mapping[str, str]
    """By a row's id the words by which an answer's line is known."""
    number: Callable[[Decimal], list[str]]
    """The ways of writing a number."""
    count: Callable[[int], list[str]]
    """The ways of writing how many rows there are."""

    def of_columns(self, columns: Sequence[Column]) -> Iterator[GoldQuestion]:
        """The questions on each column and on each pair of columns of one unit."""
        for column in columns:
            yield from self._lead(column)
            yield from self._blank(column)
        for one, other in combinations(columns, 2):
            if one.is_like(other):
                yield from self._pair(one, other)

    def _lead(self, column: Column) -> Iterator[GoldQuestion]:
        """By how much the first is above the second."""
        ordered = sorted(column.values, key=lambda value: value[0], reverse=True)
        if column.is_of_places or len(ordered) < _FEWEST or len({value for value, _, _ in ordered[:3]}) < 3:
            return
        (first, row, _), (second, next_, _) = ordered[:2]
        must = [[self.start[row.id]], self.number(first - second)]
        words = {**self.words, "header": column.header}
        yield self.write("lead", f"{self.table}.{column.column}", words, must, [row, next_], "compare")

    def _blank(self, column: Column) -> Iterator[GoldQuestion]:
        """The rows that have no number there, where most have one."""
        numbered = {row.id for _, row, _ in column.values}
        blank = [row for row in self.rows if row.id not in numbered and _is_blank(row, column.column)]
        if not 0 < len(blank) <= len(numbered) or len(numbered) + len(blank) < len(self.rows):
            return
        must = [[self.start[row.id]] for row in blank[:_FEWEST]]
        words = {**self.words, "header": column.header}
        place = f"{self.table}.{column.column}"
        yield self.write("blank", place, words, must, blank, "list")
        yield self.write("count_blank", place, words, [self.count(len(blank))], blank, "count")

    def _pair(self, one: Column, other: Column) -> Iterator[GoldQuestion]:
        """The row that is farthest apart between two columns, and how many are lower in the second."""
        values = {row.id: value for value, row, _ in one.values}
        steps = [(value - values[row.id], row) for value, row, _ in other.values if row.id in values]
        if len(steps) < _FEWEST:
            return
        place = f"{self.table}.{one.column}.{other.column}"
        words = {**self.words, "header": one.header, "other": other.header}
        ordered = sorted(steps, key=lambda step: step[0], reverse=True)
        most, row = ordered[0]
        if most > 0 and most > ordered[1][0]:
            must = [[self.start[row.id]], self.number(most)]
            yield self.write("rise", place, words, must, [row], "compare")
        apart = sorted(((abs(step), row) for step, row in steps), key=lambda step: step[0], reverse=True)
        if apart[0][0] > apart[1][0]:
            must = [[self.start[apart[0][1].id]], self.number(apart[0][0])]
            yield self.write("apart", place, words, must, [apart[0][1]], "compare")
        for kind, kept in {
            "lower": [row for step, row in steps if step < 0],
            "same": [row for step, row in steps if not step],
        }.items():
            if kept:
                yield self.write(kind, place, words, [self.count(len(kept))], kept, "count")


def _is_blank(row: Record, column: int) -> bool:
    return all(cell.text.strip() in _BLANK for cell in row.cells if cell.column == column)

"""Rows by how their results moved between two years: which rose or fell, and which the most or the least."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.called import rows_called
from assistant.answers.fields import fields_in_order
from assistant.answers.ranking import comparable
from assistant.answers.said_rankings import Measured, cells_table, said_cells, short_name
from assistant.citing import Bibliography
from assistant.draft import Context, Draft
from assistant.figures import cell_value, plain_number
from index.types import Record
from ingest.textnorm import fold

_CONFIDENCE = 0.94
_MOVES = re.compile(
    r"\b(?:(tang)|giam|tut|sut)"
    r"(?= (?:diem|so voi|nhieu|manh|sau|lon|cao|it|thap|bao nhieu|may|trong|nam|tu|giua|xuong|len)\b|\s*(?:[,?.;]|$))"
    r"(?:(?:(?!\b(?:tang|giam|tut|sut)\b)[^,;?])*?\b(nhieu|manh|sau|lon|cao|it|thap) nhat\b)?"
)
_ASKS_ROWS = re.compile(r"(?<!the )\bnao\b|\b(?:nhung|cac|bao nhieu|may) (?!diem|phan tram|%|bac)")
_AGAINST_AIM = re.compile(r"\bso voi (?:ke hoach|chi tieu|muc tieu|so giao|muc giao)\b")
_LEAST = {"it", "thap"}
_TWO = 2


@dataclass(frozen=True, slots=True)
class _Way:
    """A way in which rows moved: up or down; of all that did so the farthest or the nearest, or each."""

    rises: bool
    end: str = ""

    @property
    def said(self) -> str:
        """ "tăng nhiều nhất"."""
        verb = "tăng" if self.rises else "giảm"
        return f"{verb} {'ít' if self.end in _LEAST else 'nhiều'} nhất" if self.end else verb


def answer_moved(context: Context) -> Draft | None:
    """ "Chỉ số nào năm 2023 tăng nhiều nhất?", "những nội dung nào giảm so với năm 2025?"; else None.

    Of one year alone the change is from the last year before it that the table has. Where a target is among what is
    asked, or what is listed as below another year, nothing is answered here.
    """
    question, text = context.question, fold(context.question.text)
    ways = _ways(text)
    listed = question.operation == "below_target" and not any(way.end for way in ways)
    named = question.codes or question.agencies or "target" in question.roles() or not question.years
    if not ways or listed or named or not (question.unit or question.entities):
        return None
    if not _ASKS_ROWS.search(text) or _AGAINST_AIM.search(text):
        return None
    tables = (comparable(context, field) for field in fields_in_order(context))
    return next((told for rows in tables if (told := _of_rows(context, ways, rows))), None)


def _of_rows(context: Context, ways: Sequence[_Way], rows: Sequence[Record]) -> Draft | None:
    """How the rows of one table moved; None where most have no results of both years, or none moved so."""
    years = _ends(context.question.years, rows)
    measured = [m for r in rows if years and (m := _moved(r, *years))]
    if not years or _TWO * len(measured) <= len(rows):
        return None
    bibliography = context.bibliography()
    found = [(way, kept) for way in ways if (kept := _of_way(measured, way))]
    if len(found) < len(ways):
        return None
    text = "\n\n".join(_told(context, way, kept, years, bibliography) for way, kept in found)
    computed = [plain_number(abs(m.value), m.cells) for m in measured] + [str(len(kept)) for _, kept in found]
    table = cells_table(sorted(measured, key=lambda m: m.value, reverse=ways[0].rises), bibliography)
    return Draft(text, _CONFIDENCE, bibliography, table=table, computed=computed)


def _ways(text: str) -> list[_Way]:
    """The ways that a question asks for, each once; one that names an end before one that does not."""
    found: dict[bool, _Way] = {}
    for match in _MOVES.finditer(text):
        rises, end = bool(match[1]), match[2] or ""
        if end or rises not in found:
            found[rises] = _Way(rises, end or (found[rises].end if rises in found else ""))
    return list(found.values())


def _ends(years: Sequence[int], rows: Sequence[Record]) -> tuple[int, int] | None:
    """The first and last year of results that are compared; None where most rows lack one of them."""
    held = {cell.year for r in rows for cell in r.cells_of("result") if cell.number and cell.year}
    first, last = min(years), max(years)
    if first == last:
        first = max((year for year in held if year < last), default=last)
    return (first, last) if {first, last} <= held and first < last else None


def _moved(record: Record, first: int, last: int) -> Measured | None:
    ends = [cell for year in (first, last) if (cell := record.cell("result", year)) and cell.number]
    if len(ends) < _TWO:
        return None
    return Measured(record, cell_value(ends[1]) - cell_value(ends[0]), (ends[0], ends[1]))


def _of_way(measured: Sequence[Measured], way: _Way) -> list[Measured]:
    """The rows that moved so, in the order of the table; of an end only those at it."""
    kept = [m for m in measured if (m.value > 0 if way.rises else m.value < 0)]
    if not way.end or not kept:
        return kept
    edge = (min if way.end in _LEAST else max)(abs(m.value) for m in kept)
    return [m for m in kept if abs(m.value) == edge]


def _told(
    context: Context, way: _Way, kept: Sequence[Measured], years: tuple[int, int], bibliography: Bibliography
) -> str:
    since = f"năm {years[1]} so với năm {years[0]} ({context.place(kept[0].record)})"
    unit = rows_called(context, [m.record for m in kept])
    verb = "tăng" if way.rises else "giảm"
    head = f"{way.said.capitalize()} {since}:" if way.end else f"Có **{len(kept)} {unit} {verb}** {since}:"
    lines = [
        f"- **{short_name(m.record)}** – {verb} **{plain_number(abs(m.value), m.cells)}** ({said_cells(m)}) "
        f"[{bibliography.row(m.record, [c.column for c in m.cells])}]"
        for m in kept
    ]
    return "\n".join([head, *lines])

"""Rows that are chosen, ranked or set against each other by a column of which the question says the whole header."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer import AnswerTable
from assistant.answers.called import rows_called
from assistant.answers.column_cells import SCORE_ROLES
from assistant.answers.contrast import of_numbers
from assistant.answers.fields import Field
from assistant.answers.filters import asked_rows
from assistant.answers.ranking import of_one_kind, placed
from assistant.answers.said_rankings import SHOWN, Measured, cells_table, is_literal, ranks, say_ranking, short_name
from assistant.cell_values import is_percentage, is_place
from assistant.citing import Bibliography
from assistant.conditions import Bound, Place, bounds_in
from assistant.draft import Context, Draft
from assistant.figures import cell_value, plain_number
from assistant.knowledge import TableFacts
from assistant.question import Operation
from assistant.rates import rates_beside
from assistant.rows_spoken import RowsSpoken, rows_spoken
from assistant.said_columns import SaidColumn, said_columns, words_of
from assistant.wording import bold_with_unit, cell_name, lower_first, row_name, unit_of, upper_first
from index.types import Record, RecordCell

_CONFIDENCE = 0.95
_MOST_LISTED = 60
_TWO = 2
OF_NO_COLUMN = {"documents", "metadata", "define", "abbreviate", "footnote", "about", "greeting", "check_sum"}
"""Operations that no column of a table answers."""
_ENDS_OF_TIME = {"earliest", "latest"}
_AGAINST_OTHERS = re.compile(r"\b(?:tối đa|so với|tăng|giảm|cải thiện|khoảng cách|chênh)\b", re.IGNORECASE)
"""What sets the numbers of one column against others, of another column or another year."""
_DENIES = re.compile(
    r"\b(?:không|chưa) (?!quá|vượt|hơn|kém|dưới|trên|(?:thấp|nhỏ|ít|cao|lớn|nhiều) hơn|(?:đến|tới|đạt|được) \d)"
    r"|\b(?:trừ|ngoài|hoặc)\b",
    re.IGNORECASE,
)
"""What turns a condition round, or leaves one of two open."""
_WHICH = re.compile(r"\bnào\b|\b(?:bao nhiêu|mấy)\b|\b(?:những|các|liệt kê|kể tên|danh sách)\b", re.IGNORECASE)
_HIGHEST = re.compile(r"\b(?P<how>cao|lớn|nhiều|tốt|thấp|nhỏ|ít|kém)(?: (?:nhất|thứ \w+)\b)", re.IGNORECASE)
_LOW = {"thấp", "nhỏ", "ít", "kém"}
_APART = re.compile(r"chênh|cách (?:nhau|biệt)|khoảng cách|hơn kém|hiệu số|\bhơn\b|\bkém\b", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:bình quân|trung bình)\b", re.IGNORECASE)
_ADDS = re.compile(r"\b(?:tổng|cộng|gộp)\b", re.IGNORECASE)
_NO_SUM = re.compile(r"%|\b(?:lũy kế|tỷ lệ|tỉ lệ|bình quân|trung bình|chỉ số|hạng|thứ|mức)\b", re.IGNORECASE)
_SORTS = re.compile(
    r"\b(?:từ (?P<from>cao|lớn|nhiều|thấp|nhỏ|ít) (?:xuống|đến|tới|lên|về) (?:cao|lớn|nhiều|thấp|nhỏ|ít)"
    r"|(?:thứ tự )?(?P<way>giảm|tăng) dần)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\d\s*(?:%|phần trăm\b)", re.IGNORECASE)
_PLUS = re.compile(r"[+](?=\d)")
_NUMBER = re.compile(r"(?<![\d.,/])\d+(?:[.,]\d+)*(?=%?(?![\d/-]))")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question read by its column: the rows it is about, and what it says besides."""

    context: Context
    column: SaidColumn
    spoken: RowsSpoken
    rest: str
    """The question without the header, the rows and the references."""

    def measured(self) -> list[Measured]:
        """The rows that may be chosen from, with their numbers, the column called as it is headed."""
        return [self.measure(row, cell) for row in self.spoken.rows if (cell := self.column.cell(row))]

    def measure(self, record: Record, cell: RecordCell) -> Measured:
        """A row with its number."""
        named = replace(cell, role=None, year=None, header=self.column.header.replace(" / ", ", "))
        return Measured(record, cell_value(cell), (named,))


def answer_by_column(context: Context) -> Draft | None:
    """What the one column says whose header the question says whole, of all rows that it is about; None where it says
    more than the column, the rows and what is done with them."""
    asked = _read(context)
    if asked is None:
        return None
    if sorts := _SORTS.search(asked.rest):
        return _in_order(asked, (sorts["from"] or "").lower() in _LOW or (sorts["way"] or "").lower() == "tăng")
    if len(asked.spoken.named) >= _TWO:
        return _of_named(asked)
    if _AGAINST_OTHERS.search(asked.rest) or _DENIES.search(asked.rest):
        return None
    if _HIGHEST.search(asked.rest) or context.question.place:
        return _first(asked)
    return _within(asked) if _WHICH.search(asked.rest) else None


def _read(context: Context) -> _Asked | None:
    question = context.question
    others = {*question.roles()} - {*SCORE_ROLES, "name", "task", "key"}
    named = [code for code in question.codes if not _NUMBER.fullmatch(code) or code.count(".") > 1]
    if question.operation in OF_NO_COLUMN | _ENDS_OF_TIME or others or named or question.why:
        return None
    asks = _WHICH.search(question.text)
    if question.excluded or question.without or question.rows or (question.polar and not asks):
        return None
    words = words_of(question)
    found = []
    for column in said_columns(context, words):
        rows = competing(context, column.facts, column.cell)
        spoken = rows_spoken(context, column, words, rows) if rows else None
        several = spoken is not None and len(spoken.named) >= _TWO
        if spoken and (several or not (spoken.named or column.is_reckoned(words))):
            found.append(_Asked(context, column, spoken, words.outside({*column.places, *spoken.taken})))
    surest = max((asked.spoken.sureness for asked in found), default=0)
    found = [asked for asked in found if asked.spoken.sureness == surest]
    alike = {tuple((row.name, cell.text) for row in a.spoken.rows if (cell := a.column.cell(row))) for a in found}
    return found[0] if len(alike) == 1 and _is_of_one_unit(found[0]) else None


def competing(context: Context, facts: TableFacts, holds: Callable[[Record], object] = lambda _: True) -> list[Record]:
    """The rows of a table for which something holds that stand equally deep: all where none is part of another."""
    rows = [row for row in asked_rows(context, facts) if holds(row)]
    ids = {row.id for row in rows}
    if any(row.parent in ids for row in rows):
        return [row for row in of_one_kind(context, Field(facts, None)) if row.id in ids]
    return rows


def _is_of_one_unit(asked: _Asked) -> bool:
    units = {unit_of(cell, row) for row in asked.spoken.rows if (cell := asked.column.cell(row))}
    return len(units) < _TWO


def _first(asked: _Asked) -> Draft | None:
    """The rows at the asked end of the column, or at the asked places."""
    context, measured = asked.context, asked.measured()
    how = _HIGHEST.search(asked.rest)
    ends = {found["how"].lower() in _LOW for found in _HIGHEST.finditer(asked.rest)}
    if len(measured) < _TWO or len(ends) > 1 or not _WHICH.search(context.question.text):
        return None
    place = context.question.place or Place()
    low = ends.pop() if how else bool(place.lowest)
    operation: Operation = "min" if low else "max"
    asking = replace(context, question=replace(context.question, operation=operation))
    small = ranks(measured) and not is_literal(context.question)
    ordered = sorted(measured, key=lambda m: m.value, reverse=low == small)
    if place.nth and place.nth > len({m.value for m in ordered}):
        return None
    best = placed(ordered, place)
    bibliography = context.bibliography()
    text = say_ranking(asking, best, ordered, bibliography)
    table = cells_table(ordered[: max(SHOWN, len(best))], bibliography)
    computed = [str(len(best)), str(len(best) - SHOWN), str(place.nth or place.count)]
    return Draft(text, _CONFIDENCE, bibliography, table=table, computed=computed, settled=True)


def _in_order(asked: _Asked, rising: bool) -> Draft | None:
    """All rows that are asked for in the order of their numbers."""
    context, measured = asked.context, asked.measured()
    if not _TWO <= len(measured) <= _MOST_LISTED:
        return None
    ordered = sorted(measured, key=lambda m: m.value, reverse=not rising)
    bibliography = context.bibliography()
    way = "từ thấp lên cao" if rising else "từ cao xuống thấp"
    head = f"{upper_first(cell_name(ordered[0].cells[0]))} {way} ({context.place(ordered[0].record)}):"
    lines = [head, *_lines(ordered, bibliography)]
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, table=cells_table(ordered, bibliography), settled=True)


def _within(asked: _Asked) -> Draft | None:
    """All rows whose number is within the amounts that the question sets, with how many they are."""
    context, measured = asked.context, asked.measured()
    bounds = _bounds(asked)
    if not bounds or not measured:
        return None
    if _SHARE.search(asked.spoken.after) and not _is_share(measured[0]):
        rates = _rates_beside(asked)
        return _within(replace(asked, column=rates)) if rates else None
    kept = [m for m in measured if all(bound.holds(m.value) for bound in bounds)]
    name = cell_name(measured[0].cells[0])
    said = f"có {name} {' và '.join(_as_written(bound) for bound in bounds)}"
    unit = asked.spoken.called or rows_called(context, [m.record for m in measured])
    place = context.place(measured[0].record)
    if not kept:
        return context.none_such(unit, said, place)
    if len(kept) > _MOST_LISTED:
        return None
    bibliography = context.bibliography()
    lines = [f"Có **{len(kept)} {unit}** {said} ({place}):"]
    for m in kept:
        n = bibliography.row(m.record, [m.cells[0].column])
        lines.append(f"- **{short_name(m.record)}** – {name}: {m.cells[0].text} [{n}]")
    table: AnswerTable = cells_table(kept, bibliography)
    computed = [str(len(kept)), *(plain_number(bound.value) for bound in bounds)]
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, table=table, computed=computed, settled=True)


def _is_share(measured: Measured) -> bool:
    cell = measured.cells[0]
    return is_percentage(cell) or "%" in unit_of(cell, measured.record)


def _rates_beside(asked: _Asked) -> SaidColumn | None:
    """The column of percentages beside the one that is named, called after both."""
    headers, at = asked.column.facts.info.headers, rates_beside(asked.column.facts, asked.column.column)
    named = None if at is None else f"{asked.column.header}, {lower_first(headers[at])}"
    return replace(asked.column, column=at, header=named) if at is not None and named else None


def _as_written(bound: Bound) -> str:
    """What is said of an amount, with the signs that the question writes it with."""
    plain = f"{bound.value.normalize():f}"
    return bound.words if bound.written in bound.words else bound.words.replace(plain, bound.written)


def _bounds(asked: _Asked) -> list[Bound]:
    """The amounts after the header with which the question compares; none where it compares with no amount."""
    of_places = is_place(asked.measured()[0].cells[0])
    rest = f"{'hạng ' if of_places else ''}{_PLUS.sub('', asked.spoken.after)}"
    numbers = [number for number in _NUMBER.findall(rest) if not _is_year(asked, number)]
    bounds = bounds_in(rest, numbers, ())
    compared = [bound for bound in bounds if bound.relation != "eq"]
    return bounds if compared and len(bounds) == len(compared) and len(bounds) <= _TWO else []


def _is_year(asked: _Asked, number: str) -> bool:
    return number.isdigit() and int(number) in asked.context.question.years


def _of_named(asked: _Asked) -> Draft | None:
    """What the rows that are named come to, or how they stand to each other."""
    context, rest = asked.context, asked.rest
    measured = asked.measured()
    if _APART.search(rest):
        return _apart(context, measured)
    if _HIGHEST.search(rest):
        return _first(asked)
    if _MEAN.search(rest):
        return _total(context, measured, mean=True)
    if _ADDS.search(rest):
        header = f"{asked.column.header} {unit_of(measured[0].cells[0], measured[0].record)}"
        return None if _NO_SUM.search(header) else _total(context, measured, mean=False)
    return None if context.question.polar or _AGAINST_OTHERS.search(rest) else _each(context, measured)


def _each(context: Context, measured: Sequence[Measured]) -> Draft:
    """The number of each row."""
    bibliography = context.bibliography()
    lines = [f"{upper_first(cell_name(measured[0].cells[0]))} ({context.place(measured[0].record)}):"]
    lines += _lines(measured, bibliography)
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, settled=True)


def _lines(measured: Sequence[Measured], bibliography: Bibliography) -> list[str]:
    """A line for each row, with its number."""
    told = [(m, bibliography.row(m.record, [m.cells[0].column])) for m in measured]
    return [f"- {upper_first(row_name(m.record))}: {bold_with_unit(m.cells[0], m.record)} [{n}]" for m, n in told]


def _apart(context: Context, measured: Sequence[Measured]) -> Draft:
    bibliography = context.bibliography()
    records, cells = [m.record for m in measured], [m.cells[0] for m in measured]
    said, worked_out = of_numbers(context, records, cells, bibliography)
    lines = [f"{upper_first(cell_name(cells[0]))} ({context.place(records[0])}): {said}"]
    if "[" not in said:
        lines += _lines(measured, bibliography)
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=worked_out, settled=True)


def _total(context: Context, measured: Sequence[Measured], *, mean: bool) -> Draft:
    """The sum of the rows, or what falls on each of them."""
    bibliography = context.bibliography()
    cells = [m.cells[0] for m in measured]
    total = sum((m.value for m in measured), Decimal(0))
    value = round(total / len(measured), _TWO) if mean else total
    summed, unit = plain_number(value, cells), unit_of(cells[0], measured[0].record)
    head = f"{'Bình quân' if mean else 'Cộng'} {len(measured)} dòng: **{summed}**{f' {unit}' if unit else ''}"
    lines = [f"{head} – {cell_name(cells[0])}, {context.place(measured[0].record)}:"]
    lines += _lines(measured, bibliography)
    computed = [summed, str(len(measured))]
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=computed, settled=True)

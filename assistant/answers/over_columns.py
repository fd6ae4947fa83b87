"""What two numbers of each row come to, the first row and the next, and rows without a number: read word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant.answers.by_column import OF_NO_COLUMN
from assistant.answers.called import rows_called
from assistant.answers.column_readings import ColumnReading, Kind, readings
from assistant.answers.said_rankings import Measured, cells_table, short_name
from assistant.citing import Bibliography
from assistant.column_operations import ColumnDeed
from assistant.draft import Context, Draft
from assistant.figures import plain_number
from assistant.number_columns import NumberColumn
from assistant.said_columns import words_of
from assistant.wording import cell_name, unit_of, upper_first
from index.types import Record, RecordCell
from ingest.textnorm import fold

_CONFIDENCE = 0.94
_ALIKE = 0.5
"""How much more of one table's headers may be said than of another's that is meant as well."""
_MOST_LISTED = 60
_TWO = 2
_NO_SUM = re.compile(r"%|\b(?:lũy kế|tỷ lệ|tỉ lệ|bình quân|trung bình|chỉ số|hạng)\b", re.IGNORECASE)


def answer_over_columns(context: Context) -> Draft | None:
    """The rows that stand out by what two of their numbers come to, the lead of the first, the rows without a number.

    None where a word of the question speaks neither of the rows, nor of the columns, nor of what is done with them.
    """
    return _answer(context, "others")


def answer_sum_under_heading(context: Context) -> Draft | None:
    """What the numbers of the rows under a heading come to, where the question says all of its name."""
    return _answer(context, "sums")


def answer_ends(context: Context) -> Draft | None:
    """The rows with the highest or lowest number of the column that the question's words mean; None with a place."""
    return None if context.question.place else _answer(context, "ends")


def _answer(context: Context, kind: Kind) -> Draft | None:
    question = context.question
    if question.operation in OF_NO_COLUMN or question.why or question.rows or question.without or question.codes:
        return None
    found = readings(context, words_of(question), kind)
    found = [r for r in found if context.scoper.of_indexes(r.spoken.rows, question)] if question.indexes else found
    surest = [reading for reading in found if reading.sureness == max(other.sureness for other in found)]
    closest = [reading for reading in surest if reading.share >= max(other.share for other in surest) - _ALIKE]
    if len({(r.first.facts.info.document, fold(r.first.facts.name_header)) for r in closest}) > 1:
        closest = [reading for reading in closest if reading.said == max(other.said for other in closest)]
    return _of_each_table(context, closest)


def _of_each_table(context: Context, readings: Sequence[ColumnReading]) -> Draft | None:
    """What each table of a document tells, one after the other; None where tables of several documents do."""
    bibliography = context.bibliography()
    columns = {(reading.first, reading.second): reading for reading in readings}
    tables = {first.facts.info.id: first.facts.info.document for first, _ in columns}
    if len(set(tables.values())) != 1 or len(tables) < len(columns):
        return None
    drafts = [draft for r in columns.values() if (draft := _ANSWERS[r.deed.deed](r, bibliography))]
    told = [draft for draft in drafts if not draft.abstained] or drafts[:1]
    if len(told) < _TWO:
        return told[0] if told else None
    text = "\n\n".join(draft.text for draft in told)
    computed = [number for draft in told for number in draft.computed]
    return Draft(text, _CONFIDENCE, bibliography, computed=computed, settled=True)


def _ends(reading: ColumnReading, bibliography: Bibliography) -> Draft | None:
    """The first rows of a column at the end that is asked for, or at both."""
    context, deed = reading.context, reading.deed
    measured = [m for row in reading.spoken.rows if (m := _measure(row, reading.first))]
    if len(measured) < _TWO or len({unit_of(m.cells[0], m.record) for m in measured}) > 1:
        return None
    lines = []
    name, place = cell_name(measured[0].cells[0], measured[0].record), context.place(measured[0].record)
    for low in (False, True) if deed.both else (deed.low,):
        end = (min if low else max)(m.value for m in measured)
        lines.append(f"{upper_first(name)} {'thấp' if low else 'cao'} nhất ({place}):")
        best = [m for m in measured if m.value == end][:_MOST_LISTED]
        lines += [f"- **{short_name(m.record)}** – {name}: {m.cells[0].text} [{_cite(bibliography, m)}]" for m in best]
    ordered = sorted(measured, key=lambda m: m.value, reverse=not deed.low)
    table = cells_table(ordered[:_MOST_LISTED], bibliography)
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, table=table, settled=True)


def _lead(reading: ColumnReading, bibliography: Bibliography) -> Draft | None:
    """The first row, and by how much it is ahead of the next."""
    context, column = reading.context, reading.first
    measured = [m for row in reading.spoken.rows if (m := _measure(row, column))]
    ordered = sorted(measured, key=lambda m: m.value, reverse=not reading.deed.low)
    best = [m for m in ordered if m.value == ordered[0].value]
    after = [m for m in ordered if len(best) < len(ordered) and m.value == ordered[len(best)].value]
    if not after or len({unit_of(m.cells[0], m.record) for m in ordered}) > 1:
        return None
    gap = plain_number(abs(best[0].value - after[0].value), (*best[0].cells, *after[0].cells))
    end = "thấp" if reading.deed.low else "cao"
    lines = [
        f"{upper_first(cell_name(best[0].cells[0], best[0].record))} {end} nhất ({context.place(best[0].record)}):"
    ]
    lines += [f"- **{short_name(m.record)}** – {m.cells[0].text} [{_cite(bibliography, m)}]" for m in best]
    names = ", ".join(f"**{short_name(m.record)}** ({m.cells[0].text}) [{_cite(bibliography, m)}]" for m in after)
    lines.append(f"{'Thấp' if reading.deed.low else 'Cao'} hơn đứng thứ hai, {names}: **{_with_unit(gap, column)}**.")
    table = cells_table(ordered[:_MOST_LISTED], bibliography)
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, table=table, computed=[gap], settled=True)


def _cite(bibliography: Bibliography, measured: Measured) -> int:
    return bibliography.row(measured.record, [cell.column for cell in measured.cells])


def _measure(row: Record, *columns: NumberColumn) -> Measured | None:
    """A row with its first number, or with how far the first is above the second."""
    cells = [cell for column in columns if (cell := column.cell(row))]
    values = [value for column in columns if (value := column.value(row)) is not None]
    if len(values) != len(columns):
        return None
    value = values[0] - values[1] if len(values) == _TWO else values[0]
    return Measured(row, value, tuple(cells))


def _with_unit(number: str, column: NumberColumn) -> str:
    return f"{number} điểm %" if column.unit == "%" else f"{number} {column.unit}".strip()


def _stands_out(reading: ColumnReading, bibliography: Bibliography) -> Draft | None:
    """The row whose numbers of two columns are farthest apart, or nearest to each other."""
    context, deed = reading.context, reading.deed
    measured = _steps(reading)
    sign = -1 if deed.falls else 1
    moved = [m for m in measured if m.value * sign > 0] if deed.deed == "change" else measured
    if len(measured) < _TWO or not moved:
        return None
    ends = [abs(m.value) for m in moved]
    end = min(ends) if deed.low else max(ends)
    best = [m for m in moved if abs(m.value) == end]
    one, other = (cell_name(cell, measured[0].record) for cell in measured[0].cells)
    verb = _verb(deed, falls=deed.falls)
    setting = f"giữa {one} và {other}" if deed.deed == "apart" else f"({one} so với {other})"
    lines = [f"{upper_first(verb)} {'ít' if deed.low else 'nhiều'} nhất {setting} – {context.place(best[0].record)}:"]
    gaps = [plain_number(abs(m.value), m.cells) for m in best]
    for m, gap in zip(best[:_MOST_LISTED], gaps, strict=False):
        way = f"{_verb(deed, falls=m.value < 0)} **{_with_unit(gap, reading.first)}**"
        lines.append(f"- **{short_name(m.record)}** – {way} ({_values(m)}) [{_cite(bibliography, m)}]")
    ordered = sorted(moved, key=lambda m: abs(m.value), reverse=not deed.low)
    table = cells_table(ordered[:_MOST_LISTED], bibliography)
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, table=table, computed=gaps, settled=True)


def _steps(reading: ColumnReading) -> list[Measured]:
    second = reading.second
    if second is None:
        return []
    found = [m for row in reading.spoken.rows if (m := _measure(row, reading.first, second))]
    units = {tuple(unit_of(cell, m.record) for cell in m.cells) for m in found}
    return found if len(units) < _TWO else []


def _verb(deed: ColumnDeed, *, falls: bool) -> str:
    """What the first number does against the second."""
    if deed.deed == "apart":
        return "chênh"
    return ("giảm" if falls else "tăng") if deed.towards else "thấp hơn" if falls else "cao hơn"


def _values(measured: Measured) -> str:
    return "; ".join(f"{cell_name(cell, measured.record)}: {cell.text}" for cell in measured.cells)


_HOLDS: dict[str, tuple[Callable[[Decimal], bool], str]] = {
    "lt": (lambda value: value < 0, "thấp hơn"),
    "gt": (lambda value: value > 0, "cao hơn"),
    "le": (lambda value: value <= 0, "không cao hơn"),
    "ge": (lambda value: value >= 0, "không thấp hơn"),
    "eq": (lambda value: value == 0, "bằng"),
}


def _related(reading: ColumnReading, bibliography: Bibliography) -> Draft | None:
    """All rows of which the one number is below, above or equal to the other, with how many they are."""
    measured = _steps(reading)
    if not measured:
        return None
    holds, words = _HOLDS[reading.deed.relation]
    kept = [m for m in measured if holds(m.value)]
    one, other = (cell_name(cell, measured[0].record) for cell in measured[0].cells)
    gaps = {m.record.id: plain_number(abs(m.value), m.cells) for m in kept if m.value}

    def tell(m: Measured) -> str:
        gap = gaps.get(m.record.id)
        way = f"{_verb(reading.deed, falls=m.value < 0)} {_with_unit(gap, reading.first)}" if gap else ""
        return f"{way} ({_values(m)})" if way else _values(m)

    draft = _told(reading, bibliography, kept, f"có {one} {words} {other}", tell)
    if draft:
        draft.computed += list(gaps.values())
    return draft


def _to_total(reading: ColumnReading, bibliography: Bibliography) -> Draft | None:
    """The rows of which a share or average is below or above that of the total row, with how many they are."""
    column, rows = reading.first, reading.context.knowledge.rows(reading.first.facts.info.id)
    totals = [row for row in rows if row.kind == "total" and row.parent is None and column.cell(row)]
    if len(totals) != 1 or not (column.unit == "%" or _NO_SUM.search(column.header)):
        return None
    whole = totals[0]
    level, cells = column.value(whole) or Decimal(0), _cells(whole, column)
    holds, words = _HOLDS[reading.deed.relation]
    measured = [m for row in reading.spoken.rows if (m := _measure(row, column))]
    kept = [m for m in measured if holds(m.value - level)]
    n = bibliography.row(whole, [column.column])
    said = f"có {cell_name(cells[0], whole)} {words} mức chung “{short_name(whole)}” ({cells[0].text}) [{n}]"
    return _told(reading, bibliography, kept, said, _values)


def _sum(reading: ColumnReading, bibliography: Bibliography) -> Draft | None:
    """What the numbers of the rows under the heading come to."""
    context, column = reading.context, reading.first
    measured = [m for row in reading.spoken.rows if (m := _measure(row, column))]
    if reading.part is None or not measured or column.places or _NO_SUM.search(f"{column.header} {column.unit}"):
        return None
    cells = [cell for m in measured for cell in m.cells]
    total = plain_number(sum((m.value for m in measured), Decimal(0)), cells)
    name = cell_name(cells[0], measured[0].record)
    head = f"Cộng {len(measured)} dòng thuộc “{reading.part.name}”: **{total}** {column.unit}".rstrip()
    lines = [f"{head} – {name}, {context.place(measured[0].record)}:"]
    lines += [f"- {short_name(m.record)}: {m.cells[0].text} [{_cite(bibliography, m)}]" for m in measured]
    computed = [total, str(len(measured))]
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=computed, settled=True)


def _blank(reading: ColumnReading, bibliography: Bibliography) -> Draft | None:
    """All rows that have no number in the column, with how many they are."""
    column, rows = reading.first, reading.spoken.rows
    blank = [row for row in rows if column.is_blank(row)]
    nought = [row for row in rows if column.value(row) == 0]
    if (blank and nought) or not (blank or nought):
        return None
    numbered = next(row for row in rows if column.cell(row))
    named = _cells(numbered, column)[0]
    kept = [Measured(row, Decimal(0), tuple(_cells(row, column))) for row in blank or nought]
    return _told(reading, bibliography, kept, f"không có {cell_name(named, numbered)}", _as_written)


def _filled(reading: ColumnReading, bibliography: Bibliography) -> Draft | None:
    """The rows that have a number in the column, where others have none."""
    column, rows = reading.first, reading.spoken.rows
    kept = [Measured(row, value, tuple(_cells(row, column))) for row in rows if (value := column.value(row))]
    if not kept or len(kept) == len(rows):
        return None
    name = cell_name(kept[0].cells[0], kept[0].record)
    return _told(reading, bibliography, kept, f"có {name}", lambda m: f"**{' '.join(c.text for c in m.cells)}**")


def _cells(row: Record, column: NumberColumn) -> list[RecordCell]:
    return [cell for cell in row.cells if cell.column == column.column]


def _as_written(measured: Measured) -> str:
    text = " ".join(cell.text.strip() for cell in measured.cells)
    return f"bảng ghi “{text}”" if text else "bảng để trống"


def _told(
    reading: ColumnReading,
    bibliography: Bibliography,
    kept: Sequence[Measured],
    said: str,
    tell: Callable[[Measured], str],
) -> Draft | None:
    """The rows that are kept with how many they are; a refusal where none is."""
    context, rows = reading.context, reading.spoken.rows
    unit = reading.spoken.called or rows_called(context, rows)
    place = context.place(rows[0])
    if not kept:
        return context.none_such(unit, said, place)
    if len(kept) > _MOST_LISTED:
        return None
    lines = [f"Có **{len(kept)} {unit}** {said} ({place}):"]
    column = reading.first.column
    for m in kept:
        n = bibliography.row(m.record, [cell.column for cell in m.cells] or [column])
        lines.append(f"- **{short_name(m.record)}** – {tell(m)} [{n}]")
    table = cells_table(kept, bibliography) if kept[0].cells else None
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, table=table, computed=[str(len(kept))], settled=True)


_ANSWERS: dict[str, Callable[[ColumnReading, Bibliography], Draft | None]] = {
    "top": _ends,
    "lead": _lead,
    "apart": _stands_out,
    "change": _stands_out,
    "relation": _related,
    "to_total": _to_total,
    "sum": _sum,
    "blank": _blank,
    "filled": _filled,
}

"""What two numbers of each row come to, the first row and the next, and rows without a number: read word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answers.by_column import competing
from assistant.answers.called import rows_called
from assistant.answers.said_rankings import Measured, cells_table, short_name
from assistant.citing import Bibliography
from assistant.column_operations import ColumnDeed, deeds
from assistant.draft import Context, Draft
from assistant.figures import plain_number
from assistant.knowledge import TableFacts
from assistant.meant_columns import Meant, NumberColumn, is_comparable, meant, number_columns
from assistant.periods import YEAR
from assistant.rows_spoken import RowsSpoken, rows_spoken
from assistant.said_columns import SaidColumn, Words, words_of
from assistant.wording import cell_name, unit_of, upper_first
from index.types import Record, RecordCell
from ingest.textnorm import fold

_CONFIDENCE = 0.94
_MOST_LISTED = 60
_TWO = 2
_NOT_OF_COLUMNS = {"documents", "metadata", "define", "abbreviate", "footnote", "about", "greeting", "check_sum"}
_KINDS = (
    "tieu chi", "chi tieu", "chi so", "noi dung", "linh vuc", "thanh phan", "yeu to", "muc", "nhiem vu", "hang muc",
    "co quan", "don vi", "dia phuong", "noi", "dong",
)  # fmt: skip
_COUNTING = {"nhung", "cac", "may", "nhieu", "moi"}
_ASKING = {"nao", "gi"}


@dataclass(frozen=True, slots=True)
class _Reading:
    """A table as a question speaks of it: what is done, the rows and the columns."""

    context: Context
    deed: ColumnDeed
    spoken: RowsSpoken
    first: NumberColumn
    second: NumberColumn | None
    sureness: float


def answer_over_columns(context: Context) -> Draft | None:
    """The rows that stand out by what two of their numbers come to, the lead of the first, the rows without a number.

    None where a word of the question speaks neither of the rows, nor of the columns, nor of what is done with them.
    """
    question = context.question
    if (
        question.operation in _NOT_OF_COLUMNS
        or question.why
        or question.rows
        or question.without
        or question.codes
        or question.items
    ):
        return None
    words = words_of(question)
    found = [reading for deed in deeds(words) for reading in _readings(context, words, deed)]
    surest = max((reading.sureness for reading in found), default=0.0)
    drafts = [draft for r in found if r.sureness == surest and (draft := _ANSWERS[r.deed.deed](r))]
    return drafts[0] if len({draft.text for draft in drafts}) == 1 else None


def _readings(context: Context, words: Words, deed: ColumnDeed) -> list[_Reading]:
    tables = context.scoper.tables(replace(context.question, indexes=[]), context.documents.labels)
    return [reading for facts in tables if (reading := _reading(context, words, deed, facts))]


def _reading(context: Context, words: Words, deed: ColumnDeed, facts: TableFacts) -> _Reading | None:
    every = [row for row in context.knowledge.rows(facts.info.id) if row.kind == "row"]
    columns = number_columns(context, facts, every) if len(every) >= _TWO else []
    if not columns:
        return None
    nouns = _nouns(words, facts)
    if not (nouns or _ASKING & {token.folded for token in words.tokens}):
        return None
    titled = {fold(word) for word in f"{facts.info.caption} {context.title(facts.info.document)}".split()}
    if any(column.years for column in columns):
        titled = {word for word in titled if not YEAR.fullmatch(word)}
    above = frozenset(at for at, token in enumerate(words.tokens) if token.folded in titled) - nouns
    for left_out in (nouns, nouns | above):
        pair = _pair(words, replace(deed, first=deed.first - left_out, second=deed.second - left_out), columns)
        if pair is None:
            continue
        first, second = pair
        taken = deed.spoken | first.places | (second.places if second else frozenset())
        other = second.column if second else None
        rows = _rows(context, deed, first.column, other)
        said = replace(words, referring=words.referring | taken)
        column = SaidColumn(facts, first.column.column, first.column.header, range(0))
        spoken = rows_spoken(context, column, said, rows) if rows else None
        if spoken is None or spoken.named:
            continue
        share = first.share + (second.share if second else first.share)
        return _Reading(context, deed, spoken, first.column, other, spoken.sureness + share)
    return None


def _rows(context: Context, deed: ColumnDeed, first: NumberColumn, second: NumberColumn | None) -> list[Record]:
    if deed.deed == "blank":
        return competing(context, first.facts)
    return competing(context, first.facts, lambda r: bool(first.cell(r) and (second is None or second.cell(r))))


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
    if deed.deed in {"lead", "blank"}:
        one = meant(words, deed.first, columns)
        return (one, None) if one else None
    first, second = _both(words, deed, columns)
    if first is None or second is None or not is_comparable(first.column, second.column):
        return None
    return first, second


def _both(words: Words, deed: ColumnDeed, columns: Sequence[NumberColumn]) -> tuple[Meant | None, Meant | None]:
    if deed.second:
        return meant(words, deed.first, columns), meant(words, deed.second, columns)
    years = sorted(at for at in deed.first if YEAR.fullmatch(words.tokens[at].folded))
    if len({words.tokens[at].folded for at in years}) != _TWO or len(years) != _TWO:
        return None, None
    early, late = sorted(years, key=lambda at: words.tokens[at].folded)
    return meant(words, deed.first - {early}, columns), meant(words, deed.first - {late}, columns)


def _lead(reading: _Reading) -> Draft | None:
    """The first row, and by how much it is ahead of the next."""
    context, column = reading.context, reading.first
    measured = [m for row in reading.spoken.rows if (m := _measure(row, column))]
    low = reading.deed.low != column.places
    ordered = sorted(measured, key=lambda m: m.value, reverse=not low)
    best = [m for m in ordered if m.value == ordered[0].value]
    after = [m for m in ordered if len(best) < len(ordered) and m.value == ordered[len(best)].value]
    if not after or len({unit_of(m.cells[0], m.record) for m in ordered}) > 1:
        return None
    bibliography = context.bibliography()
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


def _stands_out(reading: _Reading) -> Draft | None:
    """The row whose numbers of two columns are farthest apart, or nearest to each other."""
    context, deed = reading.context, reading.deed
    measured = _steps(reading)
    if deed.deed == "change":
        sign = -1 if deed.falls else 1
        moved = [m for m in measured if m.value * sign > 0]
    else:
        moved = measured
    if len(measured) < _TWO or not moved:
        return None
    ends = [abs(m.value) for m in moved]
    end = min(ends) if deed.low else max(ends)
    best = [m for m in moved if abs(m.value) == end]
    bibliography = context.bibliography()
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


def _steps(reading: _Reading) -> list[Measured]:
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
    "eq": (lambda value: value == 0, "bằng"),
}


def _related(reading: _Reading) -> Draft | None:
    """All rows of which the one number is below, above or equal to the other, with how many they are."""
    measured = _steps(reading)
    if not measured:
        return None
    holds, words = _HOLDS[reading.deed.relation]
    kept = [m for m in measured if holds(m.value)]
    one, other = (cell_name(cell, measured[0].record) for cell in measured[0].cells)
    return _told(reading, [m.record for m in measured], kept, f"có {one} {words} {other}", _values)


def _blank(reading: _Reading) -> Draft | None:
    """All rows that have no number in the column, with how many they are."""
    column, rows = reading.first, reading.spoken.rows
    blank = [row for row in rows if column.is_blank(row)]
    nought = [row for row in rows if column.value(row) == 0]
    if (blank and nought) or not (blank or nought):
        return None
    numbered = next(row for row in rows if column.cell(row))
    named = _cells(numbered, column)[0]
    kept = [Measured(row, Decimal(0), tuple(_cells(row, column))) for row in blank or nought]
    return _told(reading, list(rows), kept, f"không có {cell_name(named, numbered)}", _as_written)


def _cells(row: Record, column: NumberColumn) -> list[RecordCell]:
    return [cell for cell in row.cells if cell.column == column.column]


def _as_written(measured: Measured) -> str:
    text = " ".join(cell.text.strip() for cell in measured.cells)
    return f"bảng ghi “{text}”" if text else "bảng để trống"


def _told(
    reading: _Reading, rows: Sequence[Record], kept: Sequence[Measured], said: str, tell: Callable[[Measured], str]
) -> Draft | None:
    context = reading.context
    unit = reading.spoken.called or rows_called(context, rows)
    place = context.place(rows[0])
    if not kept:
        return context.abstain("not_found", f"Không có {unit} nào {said} ({place}).")
    if len(kept) > _MOST_LISTED:
        return None
    bibliography = context.bibliography()
    lines = [f"Có **{len(kept)} {unit}** {said} ({place}):"]
    column = reading.first.column
    for m in kept:
        n = bibliography.row(m.record, [cell.column for cell in m.cells] or [column])
        lines.append(f"- **{short_name(m.record)}** – {tell(m)} [{n}]")
    table = cells_table(kept, bibliography) if kept[0].cells else None
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, table=table, computed=[str(len(kept))], settled=True)


_ANSWERS: dict[str, Callable[[_Reading], Draft | None]] = {
    "lead": _lead,
    "apart": _stands_out,
    "change": _stands_out,
    "relation": _related,
    "blank": _blank,
}

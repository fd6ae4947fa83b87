"""Generated questions on several rows at once: lists, counts, rankings, differences, thresholds and checks.

Like the questions for cells they are made from what was parsed, and their figures are never mixed with those of the
gold. What is right is worked out here from the typed cells, so that a fault of choosing, counting or comparing rows
shows on any table, also of documents that nobody wrote questions for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.question import AGENCY_ROLES
from assistant.wording import unit_of
from eval.column_questions import Asking, Column
from eval.generated import (
    Callers,
    Naming,
    Templates,
    callers_of,
    drawn,
    naming_of,
    pick,
    read_templates,
    tables_of,
)
from eval.gold import GoldQuestion
from eval.row_writer import NAMED, Value, Writer
from index.types import Record, RecordCell, TableInfo
from ingest.model import NAMING_ROLES
from ingest.textnorm import fold, nfc

if TYPE_CHECKING:
    from index.store import Index

_FEWEST = 4
"""Values that a column must have for its rows to be ranked."""
_SNIPPET = 6
"""Words of a name by which a row is known in an answer."""
_LONGEST_DEADLINE = 6
_LONGEST_OUTPUT = 14
_SHORTEST_OUTPUT = 4
_LONGEST_NAME = 12
_YEARS_AHEAD = 9
_WORDED = ("deadline", "output", *AGENCY_ROLES)
_BARE_YEAR = re.compile(r"(?:năm )?(\d{4})", re.IGNORECASE)
_UNIT_COLUMN = re.compile(r"\bdvt\b|don vi tinh|^don vi$")
_NAMING = re.compile(r"^(?:tên|danh mục|danh sách) ")
_SHARE = re.compile(r"%|tỷ lệ", re.IGNORECASE)
_AMOUNT = re.compile(r"[\d.,\s<>≥≤()+-]+")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with what its rows can be called and how a question names it."""

    info: TableInfo
    rows: list[Record]
    callers: Callers
    where: str

    @property
    def noun(self) -> str:
        """What the table calls its rows: "nhiệm vụ, dự án" where the header says "Tên nhiệm vụ, dự án"."""
        return _NAMING.sub("", self.callers.noun.partition(" / ")[0]).strip()


def of_tables(
    tables: Iterable[tuple[TableInfo, Sequence[Record]]], naming: Mapping[str, Naming], templates: Templates
) -> Iterator[GoldQuestion]:
    """The questions of all tables, in table order; of tables that no words tell from others of their document none."""
    known = list(tables)
    for info, records in known:
        table = _named(info, records, known, naming[info.document])
        if table is None:
            continue
        write = Writer(info.document, templates)
        for make in (_by_agency, _by_deadline, _of_one_row, _over_numbers, _over_columns, _beyond):
            yield from make(table, write)


def of_index(index: Index) -> list[GoldQuestion]:
    """The questions on several rows of every table of a build."""
    templates = read_templates()
    return list(of_tables(tables_of(index), naming_of(index, templates), templates))


def _named(
    info: TableInfo, records: Sequence[Record], tables: Iterable[tuple[TableInfo, object]], naming: Naming
) -> Table | None:
    others = [other for other, _ in tables if other.document == info.document and other.id != info.id]
    appendix = info.appendix and info.appendix not in {other.appendix for other in others}
    if others and not appendix:
        return None
    where = f"{info.appendix} {naming.words}" if others else naming.words
    rows = [r for r in records if r.kind == "row" and r.name]
    return Table(info, rows, callers_of(records), where) if rows else None


def _start(name: str) -> str:
    return " ".join(nfc(name).split()[:_SNIPPET]).rstrip(" ,;:.-")


def _count(number: int) -> list[str]:
    """How an answer may give a number of rows in bold."""
    return [f"**{number} ", f"**{number}**"]


def _agencies(record: Record, role: str) -> dict[str, list[str]]:
    """The agencies that a row's own, merged or continued cells name, with the ways of writing them."""
    cells = [cell for cell in record.cells_of(role) if cell.source != "parent"]
    return {
        ref.name: list(dict.fromkeys([nfc(ref.text), nfc(ref.name)]))
        for cell in cells
        for ref in cell.agencies
        if ref.kind == "agency"
    }


def _by_agency(table: Table, write: Writer) -> Iterator[GoldQuestion]:
    for role in AGENCY_ROLES:
        named: dict[str, list[Record]] = {}
        for row in table.rows:
            for agency in _agencies(row, role):
                named.setdefault(agency, []).append(row)
        for at, (agency, rows) in enumerate(named.items()):
            if {row.parent for row in rows} & {row.id for row in rows}:
                continue  # headings and their parts are counted apart
            words = {"agency": agency, "noun": table.noun, "where": table.where}
            names = [[_start(row.name)] for row in rows[:NAMED]]
            place = f"{table.info.id}.{role}.{at}"
            number = [_count(len(rows))] if len(rows) > 1 else []
            yield write(f"list_{role}", place, words, [*names, *number], rows, "list")
            yield write(f"count_{role}", place, words, number or names, rows, "count")


def _by_deadline(table: Table, write: Writer) -> Iterator[GoldQuestion]:
    due: dict[str, list[Record]] = {}
    for row in table.rows:
        for cell in row.cells_of("deadline"):
            text = " ".join(cell.text.split())
            if cell.deadline and cell.deadline.kind != "other" and 0 < len(text.split()) <= _LONGEST_DEADLINE:
                due.setdefault(text, []).append(row)
    for at, (text, rows) in enumerate(due.items()):
        words = {"deadline": text, "noun": table.noun, "where": table.where}
        must = [[_start(row.name)] for row in rows[:NAMED]]
        yield write("deadline", f"{table.info.id}.due.{at}", words, must, rows, "list")


def _of_one_row(table: Table, write: Writer) -> Iterator[GoldQuestion]:
    led = sorted({agency for row in table.rows for agency in _agencies(row, "lead_agency")})
    outputs = Counter(fold(cell.text) for row in table.rows for cell in row.cells_of("output"))
    for row in table.rows:
        name = table.callers.names.get(row.id)
        leads = _agencies(row, "lead_agency")
        words = {"name": name, "noun": table.noun, "where": table.where}
        if name and leads:
            yield write("yes", row.id, {**words, "agency": next(iter(leads))}, [["**Đúng"]], [row], "lookup")
            partners = _agencies(row, "coordinating_agency")
            others = [agency for agency in led if agency not in leads and agency not in partners]
            if others:
                wrong = {**words, "agency": pick(others, drawn(row.id))}
                yield write("no", row.id, wrong, [["**Không"], *leads.values()], [row], "lookup")
            deadline = row.cell("deadline")
            if deadline and deadline.text.strip():
                must = [*leads.values(), [nfc(" ".join(deadline.text.split()))]]
                yield write("lead_and_deadline", row.id, words, must, [row], "lookup")
        output = row.cell("output")
        if output and output.source == "own" and outputs[fold(output.text)] == 1:
            said = output.text.split()
            if len(said) >= _SHORTEST_OUTPUT:
                asked = {**words, "output": " ".join(said[:_LONGEST_OUTPUT]).rstrip(" ,;:.-")}
                yield write("output", row.id, asked, [[_start(row.name)]], [row], "reverse")


def _over_numbers(table: Table, write: Writer) -> Iterator[GoldQuestion]:
    for cell in table.rows[0].cells:
        header = _header(table, cell)
        values = _values(table, cell.column) if header else []
        if len(values) < _FEWEST:
            continue
        words = {"header": header, "noun": table.noun, "where": table.where}
        place = f"{table.info.id}.{cell.column}"
        ordered = sorted(values, key=lambda value: value[0])
        if "hạng" not in header.lower():
            yield from _ends(ordered, place, words, write)
        middle = ordered[len(ordered) // 2]
        above = [row for value, row, _ in values if value > middle[0]]
        if above:
            asked = {**words, "value": middle[2].text.strip()}
            yield write("above", place, asked, [_count(len(above))], above, "count")
        yield from _two_rows(table, values, place, words, write)


def _over_columns(table: Table, write: Writer) -> Iterator[GoldQuestion]:
    headed = [(cell.column, _header(table, cell) or _money_of_year(table, cell)) for cell in table.rows[0].cells]
    columns = [Column(at, header, _values(table, at)) for at, header in headed if header]
    asking = Asking(
        table=table.info.id,
        rows=table.rows,
        words={"noun": table.noun, "where": table.where},
        write=write,
        start={row.id: _start(row.name) for row in table.rows},
        number=_written,
        count=_count,
    )
    yield from asking.of_columns([column for column in columns if len(column.values) >= _FEWEST])


def _money_of_year(table: Table, cell: RecordCell) -> str:
    """What a question calls a column of money that is headed with a year alone."""
    year = _BARE_YEAR.fullmatch(cell.header)
    return f"kinh phí năm {year[1]}" if year and "đồng" in unit_of(cell, table.rows[0]).lower() else ""


def _header(table: Table, cell: RecordCell) -> str:
    """What a question calls a column; "" where nothing tells it from the others, or where it is no amount."""
    if cell.role in {*NAMING_ROLES, *_WORDED}:
        return ""
    path = cell.header.split(" / ")
    year = _BARE_YEAR.fullmatch(path[-1])
    if year and len(path) == 1:
        return ""
    header = f"{path[0]} năm {year[1]}" if year else path[-1]
    same = sum(fold(other.header.split(" / ")[-1]) == fold(path[-1]) for other in table.rows[0].cells)
    header = cell.header.replace(" / ", " ") if same > 1 and not year else header
    return header[0].lower() + header[1:] if header[1:2].islower() else header


def _values(table: Table, column: int) -> list[Value]:
    """The amounts of a column, where they are the rows' own, of one unit, and no row is a part of another."""
    found = []
    for row in table.rows:
        cell = next((c for c in row.cells if c.column == column), None)
        if cell and cell.number and cell.source == "own" and cell.number.value is not None:
            found.append((Decimal(str(cell.number.value)), row, cell))
    ids = {row.id for _, row, _ in found}
    measures = [c.column for c in table.rows[0].cells if _UNIT_COLUMN.search(fold(c.header))]
    units = {tuple(fold(c.text) for c in row.cells if c.column in measures) for _, row, _ in found}
    units_said = {fold(_AMOUNT.sub("", cell.text)) for _, _, cell in found}
    shares = {bool(_SHARE.search(row.name)) for _, row, _ in found}
    alike = len(units) == len(units_said) == len(shares) == 1
    return found if alike and not any(row.parent in ids for _, row, _ in found) else []


def _ends(ordered: Sequence[Value], place: str, words: Mapping[str, object], write: Writer) -> Iterator[GoldQuestion]:
    for kind, (end, next_) in {"highest": (-1, -2), "lowest": (0, 1)}.items():
        value, row, cell = ordered[end]
        if value != ordered[next_][0]:
            must = [[_start(row.name)], [cell.text.strip()]]
            yield write(kind, place, words, must, [row], "compare")
            if leads := _agencies(row, "lead_agency"):
                yield write(f"{kind}_and_lead", place, words, [*must, *leads.values()], [row], "compare")


def _two_rows(
    table: Table, values: Sequence[Value], place: str, words: Mapping[str, object], write: Writer
) -> Iterator[GoldQuestion]:
    named = [v for v in values if 0 < len(table.callers.names.get(v[1].id, "").split()) <= _LONGEST_NAME]
    named = [v for v in named if v[1].name[0].isalpha()]
    if len(named) < _FEWEST:
        return
    draw = drawn(place)
    one, other = named[draw % len(named)], named[(draw + 1 + draw // 7 % (len(named) - 1)) % len(named)]
    if one[0] == other[0]:
        return
    asked = {**words, "one": table.callers.names[one[1].id], "other": table.callers.names[other[1].id]}
    rows = [one[1], other[1]]
    yield write("difference", place, asked, [_written(abs(one[0] - other[0]))], rows, "compare")
    more = max(one, other, key=lambda value: value[0])
    must = [[_start(more[1].name)], [one[2].text.strip()], [other[2].text.strip()]]
    yield write("which", place, asked, must, rows, "compare")


def _written(number: Decimal) -> list[str]:
    """The ways of writing a number: with a comma or a point, with or without points between thousands."""
    plain = f"{number.normalize():f}"
    whole, _, decimals = plain.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    ends = [f",{decimals}", f".{decimals}"] if decimals else ["", ",0", ".0", ",00", ".00"]
    return [f"**{start}{end}" for start in dict.fromkeys([whole, grouped]) for end in ends]


def _beyond(table: Table, write: Writer) -> Iterator[GoldQuestion]:
    """A target of a year that no column is of."""
    years = {cell.year for row in table.rows for cell in row.cells if cell.year}
    names = [name for row in table.rows if (name := table.callers.names.get(row.id))]
    if years and names:
        name = pick(names, drawn(table.info.id))
        words = {"name": name, "year": max(years) + _YEARS_AHEAD, "where": table.where}
        yield write("year_beyond", table.info.id, words, [], [], "unanswerable")

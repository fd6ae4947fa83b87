"""What the rules share: rows by column role, and words for messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.model import Cell, Fragment, PlanDocument, Row, Table
from ingest.number_columns import number_styles
from ingest.numbers import NumberStyle, parse_number
from ingest.textnorm import nfc, normal_tone, squash

_MAX_NAME = 60


def columns_of(table: Table, *roles: str) -> list[int]:
    """Positions of the columns with one of the roles, years not regarded."""
    return [index for index, column in enumerate(table.columns) if column.role and column.role.split(":")[0] in roles]


def year_of(table: Table, column: int) -> int | None:
    """Year of a column's role ("target:2024")."""
    _, _, year = (table.columns[column].role or "").partition(":")
    return int(year) if year.isdigit() else None


def header(table: Table, column: int) -> str:
    """The column's header on one line."""
    return " ".join(table.columns[column].header.split())


def column_style(table: Table, column: int) -> NumberStyle:
    """How a column writes its numbers."""
    style = number_styles(
        [own.header for own in table.columns],
        [own.role for own in table.columns],
        [[row.cells[at].text for row in table.rows] for at in range(len(table.columns))],
    )[column]
    return "decimal" if style == "auto" else style


def number(cell: Cell, style: NumberStyle = "decimal") -> Decimal | None:
    """Value of a cell that states a number of its own and no bound."""
    found = parse_number(cell.text, style)
    return None if found is None or found.bound else _exact(found.value)


def bound(cell: Cell) -> tuple[str, Decimal] | None:
    """Sign and value of a cell that states a bound (">92.00")."""
    found = parse_number(cell.text, "decimal")
    return (found.bound, _exact(found.value)) if found and found.bound else None


def _exact(value: float) -> Decimal:
    return Decimal(str(value))


def places(text: str) -> int:
    """How many decimals a printed number has."""
    _, _, decimals = text.replace(",", ".").partition(".")
    return sum(char.isdigit() for char in decimals)


def shown(value: Decimal) -> str:
    """A number as it is printed in messages."""
    text = f"{value.normalize():f}"
    return text if text != "-0" else "0"


def children(table: Table) -> dict[str, list[Row]]:
    """Rows by the id of the row that they stand under."""
    under: dict[str, list[Row]] = {}
    for row in table.rows:
        if row.parent:
            under.setdefault(row.parent, []).append(row)
    return under


def leaves(table: Table) -> Iterator[Row]:
    """Rows that stand for themselves: neither headings nor totals, with nothing below them."""
    parents = {row.parent for row in table.rows}
    return (row for row in table.rows if row.kind == "row" and row.id not in parents)


def label(row: Row) -> str:
    """How a message names a row: "dòng 7.1.2 (Phát triển …)"."""
    name = row.name if len(row.name) <= _MAX_NAME else f"{row.name[:_MAX_NAME].rsplit(' ', 1)[0]}…"
    return f"dòng {row.key} ({name})" if row.key else f"dòng “{name}”"


def short_label(row: Row) -> str:
    """How a message names a row whose name it gives already."""
    return f"dòng {row.key}" if row.key else label(row)


def place(table: Table) -> str:
    """How a message names a table."""
    return table.appendix or (f"bảng “{table.caption[:_MAX_NAME]}”" if table.caption else "bảng")


def keys(rows: Sequence[Row]) -> str:
    """Keys of some rows, runs of neighbours shortened: "5.4-5.7.4"."""
    names = [row.key or row.name[:30] for row in rows]
    return names[0] if len(names) == 1 else f"{names[0]} đến {names[-1]}"


@dataclass(slots=True, frozen=True)
class Text:
    """A text of a document, and the table and row that it stands in, if any."""

    text: str
    line: int
    table: str | None = None
    row: str | None = None
    fragments: Sequence[Fragment] = ()

    def line_of(self, words: str) -> int:
        """The line of the file on which the words stand, as far as one line holds them."""
        wanted = squash(normal_tone(nfc(words))).lower()
        for fragment in self.fragments:
            for offset, part in enumerate(fragment.text.split("\n")):
                if wanted in squash(normal_tone(nfc(part))).lower():
                    return min(fragment.line + offset, fragment.line_end)
        return self.line


def texts(document: PlanDocument) -> Iterator[Text]:
    """All texts of a document in which its own words stand: nothing that a cell inherits, no header twice."""
    for section in document.sections:
        yield Text(section.text, section.line, None, None, section.fragments)
    for table in document.tables:
        yield Text(table.caption, table.line, table.id)
        parts = dict.fromkeys(part for column in table.columns for part in column.header.split(" / "))
        for part in parts:
            yield Text(part, table.line, table.id)
        for row in table.rows:
            for cell in row.cells:
                if cell.text and cell.source == "own":
                    yield Text(cell.text, row.line, table.id, row.id, cell.fragments)
    for note in document.footnotes:
        yield Text(note.text, note.line, None, None, note.fragments)

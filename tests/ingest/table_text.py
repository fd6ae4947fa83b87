"""A table as lines of text, for golden files that people can read."""

from __future__ import annotations

from ingest.model import Cell, Row, Table


def table_text(table: Table) -> str:
    """The table, a line per row: kind, parent's key or name, cells; inherited cells say from where."""
    names = {row.id: row.key or row.name for row in table.rows}
    head = [f"{table.appendix} | {table.caption}", " | ".join(f"{c.header} <{c.role}>" for c in table.columns)]
    return "\n".join([*head, *(_row(row, names) for row in table.rows), ""])


def _row(row: Row, names: dict[str, str]) -> str:
    under = f" under {names[row.parent]}" if row.parent else ""
    return f"{row.kind}{under}: " + " | ".join(_cell(cell, names) for cell in row.cells)


def _cell(cell: Cell, names: dict[str, str]) -> str:
    text = cell.text.replace("\n", " ⏎ ")
    if cell.source in ("own", "blank"):
        return text
    return f"{text} <{cell.source} {names[cell.origin or '']}>"

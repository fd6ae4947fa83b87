"""Cells without a text of their own: broken off by a page, taken from the parent, or blank."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ingest.checks.common import columns_of, header, keys, label, leaves, place
from ingest.model import Finding, PlanDocument, Row, Table

_INHERITED = {
    "continued": "bị ngắt trang giữa ô gộp; lấy theo ô phía trên",
    "parent": "để trống; lấy theo tiêu chí cha, bảng không ghi riêng",
}


def check_cells(document: PlanDocument) -> Iterator[Finding]:
    """One finding for each run of continued or parent cells, and for each leaf without a lead agency."""
    for table in document.tables:
        for column in range(len(table.columns)):
            yield from _inherited(table, column)
        for column in columns_of(table, "lead_agency")[:1]:
            yield from _blank(table, column)


def _inherited(table: Table, column: int) -> Iterator[Finding]:
    for (source, origin), run in groupby(table.rows, lambda row: _origin(row, column)):
        if source not in _INHERITED:
            continue
        rows = list(run)
        message = (
            f"{place(table)}, dòng {keys(rows)}: ô “{header(table, column)}” {_INHERITED[source]} "
            f"({_origin_label(table, origin)}: {rows[0].cells[column].text.replace(chr(10), ' ')[:80]})."
        )
        values = {"column": column, "rows": [row.id for row in rows], "origin": origin}
        yield Finding(f"{source}-cell", "info", message, table.id, rows[0].id, values)


def _origin(row: Row, column: int) -> tuple[str, str | None]:
    cell = row.cells[column]
    return cell.source, cell.origin


def _origin_label(table: Table, origin: str | None) -> str:
    row = next((row for row in table.rows if row.id == origin), None)
    return f"dòng {row.key or row.name[:40]}" if row else "ô phía trên"


def _blank(table: Table, column: int) -> Iterator[Finding]:
    for row in leaves(table):
        if row.cells[column].source == "blank":
            message = f"{place(table)}, {label(row)}: ô “{header(table, column)}” để trống."
            yield Finding("blank-agency", "warning", message, table.id, row.id, {"column": column})

"""Rows as a table of an answer: their numbers, names and columns of well-known roles, each row with its citation."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import AnswerTable
from assistant.citing import Bibliography
from assistant.wording import cell_name
from index.types import Record

_COLUMNS = ("lead_agency", "deadline", "output", "result", "target", "rank_target")


def table_of(rows: Sequence[Record], bibliography: Bibliography) -> AnswerTable:
    """The rows with all such columns that one of their tables has."""
    firsts = {record.table: record for record in reversed(rows)}
    samples = [firsts[table] for table in dict.fromkeys(record.table for record in rows)]
    headers: dict[tuple[str, int | None], str] = {}
    for record in samples:
        for cell in record.cells:
            if cell.role in _COLUMNS:
                name = cell_name(cell)
                headers.setdefault((cell.role, cell.year), name[:1].upper() + name[1:])
    body, cites = [], []
    for record in rows:
        cells = [record.cell(role, year) for role, year in headers]
        body.append([record.key, record.name, *(c.text if c else "" for c in cells)])
        cites.append([bibliography.row(record, [c.column for c in cells if c and c.text])])
    return AnswerTable(columns=["Số", "Nội dung", *headers.values()], rows=body, citations=cites)

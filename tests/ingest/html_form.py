"""Prints tables in the form of a law site's page, to read them back."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from ingest.blocks import RawCell, RawRow, TableBlock

HEAD = "Số hiệu:\n|\n12/KH-UBND\n|\nKẾ HOẠCH\nVỀ VIỆC THỬ\nI. MỤC ĐÍCH\n- Đọc lại được.\n|\n"


def text_cell(text: str) -> RawCell:
    """A cell with text of its own."""
    return RawCell(text, "text") if text else RawCell("", "empty")


def print_table(header: Sequence[str], rows: Sequence[RawRow], title: str = "PHỤ LỤC 1\nBẢNG THỬ") -> str:
    """The table as the site prints it: wrapped cells, a bar after each, nothing for a missing cell."""
    parts = [f"{title}\n"]
    parts.extend(f"{word}\n|\n" for word in header)
    for row in rows:
        parts.extend(_print_cell(cell) for cell in row.cells if cell.state != "missing")
    return "".join(parts)


def _print_cell(cell: RawCell) -> str:
    lines = [line for item in cell.text.split("\n") for line in textwrap.wrap(item, 80, break_on_hyphens=False)]
    return "".join(f"{line}\n" for line in lines) + "|\n"


def shape(table: TableBlock) -> list[list[tuple[str, str]]]:
    """States and texts of all cells: what must survive printing and reading."""
    return [[(cell.state, cell.text) for cell in row.cells] for row in table.rows]

"""Tables that a text draws with lines, as logical tables: pages joined, headers once, merged cells told by gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.blocks import RawRow, TableBlock, TextBlock
from ingest.model import Fragment, Repair
from ingest.readers.drawn_lines import has_box, has_stroke, is_drawing, marks
from ingest.readers.drawn_regions import Region, find_regions, is_closed, is_opened, read_chunk
from ingest.readers.drawn_rows import Chunk, DrawnCell, DrawnRow, RowReader, split_headed, split_unruled
from ingest.readers.markdown_grid import GridCell, GridRow, is_key, profile
from ingest.readers.markdown_inline import is_item
from ingest.readers.markdown_layout import is_layout
from ingest.readers.markdown_pages import join_cut_rows, mark_spans
from ingest.readers.markdown_segments import SourceCell, SourceRow
from ingest.readers.markdown_tables import counts_columns, name_spanned, raw_row, take_notes
from ingest.textnorm import join_lines

_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\w*\s*")
"""What Markdown sets around text that keeps its layout."""
_MIN_COLUMNS = 2
_MIN_ROWS = 2
_MAX_HEADER = 4


@dataclass(slots=True)
class DrawnTable:
    """What lines `line` to `line_end` draw: a table, and texts: the notes that its last rows are, or all of a layout
    that is no table. And what was taken out of it.
    """

    line: int
    line_end: int
    block: TableBlock | None = None
    texts: list[TextBlock] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


def is_fence(line: str) -> bool:
    """Whether a line is what Markdown sets around text that keeps its layout."""
    return _FENCE.fullmatch(line) is not None


def read_drawn(lines: Sequence[str]) -> list[DrawnTable]:
    """The drawn tables of a text's lines, in order, and the drawn layouts of texts side by side."""
    found = (_read_region(lines, region) for region in find_regions(lines))
    return [table for table in found if table is not None]


def without_drawn(lines: Sequence[str], tables: Sequence[DrawnTable]) -> list[str]:
    """The lines, those of the tables empty, and without what else is drawn around texts."""
    rest = list(lines)
    for table in tables:
        rest[table.line - 1 : table.line_end] = [""] * (table.line_end + 1 - table.line)
        for at in (table.line - 2, table.line_end):
            if 0 <= at < len(rest) and is_fence(rest[at]):
                rest[at] = ""
    grids = [chunk for region in find_regions(rest) if region.ascii_grid for chunk in region.chunks]
    framed = {at for grid in grids for at in range(grid.start, grid.end)}
    return [_undrawn(line, ascii_grid=at in framed) for at, line in enumerate(rest)]


def _undrawn(line: str, *, ascii_grid: bool) -> str:
    """The line without borders; nothing when it holds strokes only."""
    if ascii_grid and has_stroke(line, ascii_grid=True):
        return ""
    if not (ascii_grid or has_box(line)):
        return "" if is_drawing(line) else line
    if is_drawing(line):
        return ""
    places = set(marks(line, ascii_grid=ascii_grid))
    return "".join(" " if at in places else char for at, char in enumerate(line))


def _read_region(lines: Sequence[str], region: Region) -> DrawnTable | None:
    """The table of a region; None for a frame around running text."""
    if region.width < _MIN_COLUMNS:
        return None
    found = DrawnTable(region.chunks[0].start + 1, region.chunks[-1].end)
    rows, turns = _read_pages(lines, region, found.repairs)
    titles, head, body = _parts(split_headed(rows))
    if not body or _is_layout(rows):
        found.texts = [text for row in rows for cell in row.cells for text in _items(cell)]
        return found
    header = _column_names(head)
    ruled = sum(row.ruled for row in body) > 1 or len(body) < _MIN_ROWS
    grid = _grid(body, header, found, ruled=ruled)
    found.block = TableBlock(header, _raw_rows(grid, turns), found.line, found.line_end, merges_stated=ruled)
    found.block.heading = [text for row in titles for text in _items(row.cells[0])]
    return found


def _is_layout(rows: Sequence[DrawnRow]) -> bool:
    """Whether the lines are drawn around the head or the end of a document."""
    cells = [[SourceCell(text, row.line, row.line_end) for text in row.texts()] for row in rows]
    return is_layout([SourceRow(own, row.line, row.line_end) for own, row in zip(cells, rows, strict=True)])


def _grid(body: Sequence[DrawnRow], header: Sequence[str], found: DrawnTable, *, ruled: bool) -> list[GridRow]:
    """The rows below the header, whole and with every cell in its column; `ruled` says that rules part them."""
    rows = split_unruled(body, alone=not ruled)
    _cover_cut(rows)
    grid = [
        row for row in map(_grid_row, rows) if any(cell.text for cell in row.cells) and not counts_columns(row.texts())
    ]
    found.texts = take_notes(grid)
    name_spanned(grid, profile(header, grid))
    grid = join_cut_rows(grid, profile(header, grid), found.repairs)
    if not ruled:
        mark_spans(grid, profile(header, grid))
    return grid


def _read_pages(lines: Sequence[str], region: Region, repairs: list[Repair]) -> tuple[list[DrawnRow], list[int]]:
    """The rows of all pages, repeated headers left out, and the lines at which pages begin."""
    reader = RowReader(region.width, ascii_grid=region.ascii_grid)
    reader.read(lines, region.chunks[0])
    head = _header(read_chunk(lines, region.chunks[0], region))
    turns = []
    for before, chunk in pairwise(region.chunks):
        turns.append(chunk.start + 1)
        repairs.extend(_page_lines(lines, before, chunk))
        own = read_chunk(lines, chunk, region)
        start = _below_header(head, own, chunk)
        if start != chunk.start:
            text = " ".join(filter(None, (text for row in head for text in row.texts())))
            repairs.append(Repair("page header removed", chunk.start + 1, text, ""))
        whole = is_closed(lines, before, region) or is_opened(lines, chunk, region)
        if whole or start != chunk.start or (own and is_key(" ".join(own[0].texts()[:1]))):
            reader.cut()
        reader.read(lines, chunk, start)
    return reader.rows, turns


def _page_lines(lines: Sequence[str], before: Chunk, chunk: Chunk) -> list[Repair]:
    gap = range(before.end, chunk.start)
    return [Repair("page number removed", at + 1, lines[at].strip(), "") for at in gap if lines[at].strip()]


def _below_header(head: Sequence[DrawnRow], rows: Sequence[DrawnRow], chunk: Chunk) -> int:
    """The line (from 0) below the header that a page repeats; the page's first line where it repeats none."""
    count = len(head)
    if not count or [row.texts() for row in rows[:count]] != [row.texts() for row in head]:
        return chunk.start
    return rows[count - 1].line_end


def _parts(rows: Sequence[DrawnRow]) -> tuple[Sequence[DrawnRow], Sequence[DrawnRow], list[DrawnRow]]:
    """The titles that take the table's whole width, the header below them, and the rows."""
    head = _header(rows)
    start = next((at for at, row in enumerate(rows) if head and row is head[0]), 0)
    return rows[:start], head, list(rows[start + len(head) :])


def _header(rows: Sequence[DrawnRow]) -> Sequence[DrawnRow]:
    """The rows that the header is: above the one heavy rule, else to the first rule that crosses all columns.

    A header whose texts span columns goes on with the texts below them.
    """
    start = 0
    while start + _MIN_ROWS < len(rows) and rows[start].is_spanned():
        start += 1
    heavy = [at for at, row in enumerate(rows) if row.heavy and at > start]
    if len(heavy) == 1 and heavy[0] <= start + _MAX_HEADER:
        return rows[start : heavy[0]]
    end = start + 1
    while end < min(len(rows), start + _MAX_HEADER) and (not rows[end].ruled or _is_shared(rows, start, end)):
        end += 1
    return rows[start:end]


def _is_shared(rows: Sequence[DrawnRow], start: int, end: int) -> bool:
    """Whether the texts of a row name parts of the columns that the only row above spans: there, and nowhere else."""
    if end != start + 1 or rows[end].is_spanned():
        return False
    spanned = {at for at, cell in enumerate(rows[start].cells) if cell.spread or cell.columns > 1}
    filled = {at for at, text in enumerate(rows[end].texts()) if text}
    return len(filled) > 1 and filled <= spanned


def _column_names(head: Sequence[DrawnRow]) -> list[str]:
    """The name of each column: the texts over it from above to below, joined with " / "."""
    names: list[list[str]] = [[] for _ in head[0].cells]
    for row in head:
        above = ""
        for at, cell in enumerate(row.cells):
            text = join_lines(piece.text for piece in cell.pieces)
            above = above if cell.spread else text
            if above and above not in names[at]:
                names[at].append(above)
    return [" / ".join(texts) for texts in names]


def _cover_cut(rows: Sequence[DrawnRow]) -> None:
    """Marks the cells that a page end cut off from the merged cell above: empty, in a column that merges cells."""
    merging = [any(not row.cells[at].present for row in rows) for at in range(len(rows[0].cells))] if rows else []
    for row in rows:
        if row.page_start and not row.is_spanned():
            for cell, merges in zip(row.cells, merging, strict=True):
                cell.present = cell.present and (bool(cell.pieces) or not merges)


def _grid_row(row: DrawnRow) -> GridRow:
    cells = [GridCell(_text(cell), list(cell.pieces), [], cell.present, columns=cell.columns) for cell in row.cells]
    covered = any(not cell.present for cell in row.cells)
    return GridRow(cells, row.line, row.line_end, row.page_start, spanned=_is_banner(row), covered=covered)


def _is_banner(row: DrawnRow) -> bool:
    """Whether a text that begins in the first or second column reaches to the last, with at most a key before it."""
    at = next((at for at, cell in enumerate(row.cells[:2]) if cell.columns > 1), None)
    return at is not None and at + row.cells[at].columns >= len(row.cells) > 2 and bool(row.cells[at].pieces)


def _text(cell: DrawnCell) -> str:
    """The cell's lines as one text, each item of a list on a line of its own."""
    return "\n".join(item.text for item in _items(cell))


def _items(cell: DrawnCell) -> list[TextBlock]:
    """The items of the list in a cell; its text where it has none."""
    items: list[list[Fragment]] = []
    for piece in cell.pieces:
        if not items or (is_item(piece.text) and not _goes_on(items[-1][-1].text, piece.text)):
            items.append([])
        items[-1].append(piece)
    return [TextBlock(join_lines(piece.text for piece in item), item) for item in items]


def _goes_on(line: str, below: str) -> bool:
    """Whether a dash that begins a line stands between numbers: "2026", "- 2030"."""
    return line[-1:].isdigit() and below.lstrip("-– ")[:1].isdigit()


def _raw_rows(rows: Sequence[GridRow], turns: Sequence[int]) -> list[RawRow]:
    result: list[RawRow] = []
    for row in rows:
        raw = raw_row(row)
        raw.after_page = bool(result) and any(result[-1].line < turn <= row.line for turn in turns)
        result.append(raw)
    return result

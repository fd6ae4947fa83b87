"""Table chunks of a Markdown file as logical tables: pages joined, headers once, every cell in its column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import CellState, RawCell, RawRow, TableBlock
from ingest.model import Fragment, Repair
from ingest.readers.markdown_grid import GridCell, GridRow, is_key, is_number, profile
from ingest.readers.markdown_html import html_rows
from ingest.readers.markdown_inline import cell_text, note_repairs, render
from ingest.readers.markdown_pages import join_cut_rows, mark_spans
from ingest.readers.markdown_segments import Segment, SourceRow
from ingest.readers.markdown_shift import put_back
from ingest.textnorm import fold, squash

_MAX_HEADER = 3
_MIN_ROWS = 2
_MARKUP = re.compile(r"<[^>]*>|[*_#]")


def group_chunks(segments: Sequence[Segment]) -> list[list[Segment]]:
    """The segments in order, the chunks of one table in one group; footnotes between its pages follow it."""
    groups: list[list[Segment]] = []
    table: list[Segment] | None = None
    for segment in segments:
        if segment.kind == "html":
            segment.rows = html_rows(segment.lines, segment.line)
        if segment.kind in ("footnote", "noise"):
            groups.append([segment])
        elif segment.kind == "prose":
            groups.append([segment])
            table = None
        elif table is not None and _continues(table[0], segment):
            table.append(segment)
        else:
            table = [segment]
            groups.append(table)
    return groups


def is_table(chunks: Sequence[Segment]) -> bool:
    """Whether the chunks make a table; one line with tabs or pipes is prose."""
    return sum(len(chunk.rows) for chunk in chunks) >= _MIN_ROWS and _width(chunks) >= 2


def _width(chunks: Sequence[Segment]) -> int:
    return max((len(row.cells) for row in chunks[0].rows[:1]), default=0)


def _continues(first: Segment, chunk: Segment) -> bool:
    """Whether a chunk is the next page of the table that begins with `first`."""
    if first.kind != chunk.kind or not first.rows or not chunk.rows:
        return False
    if _same(first.rows[0], chunk.rows[0]):
        return True
    if chunk.kind == "tab":
        return abs(len(chunk.rows[0].cells) - len(first.rows[0].cells)) <= 2
    same_width = len(chunk.rows[0].cells) == len(first.rows[0].cells)
    return same_width and (not chunk.ruled or _looks_like_data(chunk.rows[0]))


def _plain(raw: str) -> str:
    return squash(fold(_MARKUP.sub("", raw)))


def _same(one: SourceRow, other: SourceRow) -> bool:
    return [_plain(cell.raw) for cell in one.cells] == [_plain(cell.raw) for cell in other.cells]


def _looks_like_data(row: SourceRow) -> bool:
    first = _plain(row.cells[0].raw)
    return not first or is_key(first) or any(is_number(_plain(cell.raw)) for cell in row.cells[1:])


def read_table(chunks: Sequence[Segment], repairs: list[Repair]) -> TableBlock:
    """The logical table of the chunks of one group."""
    depth = _header_depth(chunks[0].rows)
    head = chunks[0].rows[:depth]
    header = _header(head)
    rows = [_grid_row(row, repairs) for row in _body_rows(chunks, head)]
    rows = [row for row in rows if any(cell.text for cell in row.cells) and not _counts_columns(row)]
    put_back(rows, profile(header, rows), repairs)
    rows = join_cut_rows(rows, profile(header, rows), repairs)
    mark_spans(rows, profile(header, rows))
    return TableBlock(header, [_raw_row(row) for row in rows], chunks[0].line, chunks[-1].line_end)


def _body_rows(chunks: Sequence[Segment], head: Sequence[SourceRow]) -> list[SourceRow]:
    rows: list[SourceRow] = []
    for chunk in chunks:
        skip = 0
        while skip < len(head) and skip < len(chunk.rows) and _same(head[skip], chunk.rows[skip]):
            skip += 1
        for position, row in enumerate(chunk.rows[skip:]):
            row.page_start = not position and chunk is not chunks[0]
            rows.append(row)
    return rows


def _header_depth(rows: Sequence[SourceRow]) -> int:
    """How many lines the header has: a further line fills what the spans of the line above leave open."""
    depth = 1
    while depth < min(_MAX_HEADER, len(rows) - 1):
        upper, lower = rows[depth - 1].cells, rows[depth].cells
        spanned = _spanned(upper)
        filled = {at for at, cell in enumerate(lower) if squash(cell.raw)}
        if not filled or not spanned or not filled <= spanned or len(filled) < 2:
            break
        depth += 1
    return depth


def _spanned(cells: Sequence[object]) -> set[int]:
    """The columns under a header cell that spans several: it and the empty (or equal) ones right of it."""
    texts = [squash(getattr(cell, "raw", "")) for cell in cells]
    spanned: set[int] = set()
    for at in range(1, len(texts)):
        if not texts[at] or texts[at] == texts[at - 1]:
            spanned |= {at - 1, at}
    return spanned


def _header(head: Sequence[SourceRow]) -> list[str]:
    width = max(len(row.cells) for row in head)
    names: list[list[str]] = [[] for _ in range(width)]
    for level, row in enumerate(head):
        texts = [squash(cell_text(render(cell.raw)).replace("\n", " ")) for cell in row.cells]
        texts += [""] * (width - len(texts))
        above = _spanned(row.cells) if level + 1 < len(head) else set()
        for at, text in enumerate(texts):
            spread = text or (texts[at - 1] if at in above and at else "")
            texts[at] = spread
            if spread and spread not in names[at]:
                names[at].append(spread)
    return [" / ".join(parts) for parts in names]


def _counts_columns(row: GridRow) -> bool:
    """Whether the row only numbers the columns: "(1) (2) (3)" below a header."""
    numbers = [re.fullmatch(r"\(?(\d{1,2})\)?", squash(text)) for text in row.texts()]
    if len(numbers) < 3 or None in numbers:
        return False
    return [int(match.group(1)) for match in numbers if match] == list(range(1, len(numbers) + 1))


def _grid_row(row: SourceRow, repairs: list[Repair]) -> GridRow:
    cells: list[GridCell] = []
    for source in row.cells:
        inline = render(source.raw)
        text = cell_text(inline)
        fragments = [Fragment(source.raw, source.line, source.line_end)] if text else []
        cells.append(GridCell(text, fragments, inline.notes, source.present))
        repairs.extend(note_repairs(source.raw, source.line))
    return GridRow(cells, row.line, row.line_end, row.page_start)


def _raw_row(row: GridRow) -> RawRow:
    cells = []
    for cell in row.cells:
        state: CellState = "text" if cell.text else ("empty" if cell.present else "missing")
        cells.append(RawCell(cell.text, "missing" if cell.inherited else state, cell.fragments, cell.notes))
    return RawRow(cells, row.line, row.line_end)

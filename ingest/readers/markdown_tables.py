"""Table chunks of a Markdown file as logical tables: pages joined, headers once, every cell in its column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import CellState, RawCell, RawRow, TableBlock, TextBlock
from ingest.model import Fragment, Repair
from ingest.phrases import says_table_goes_on
from ingest.readers.markdown_grid import GridCell, GridRow, Profile, is_key, is_number, profile
from ingest.readers.markdown_header import column_names, header_depth
from ingest.readers.markdown_html import html_rows
from ingest.readers.markdown_inline import cell_text, note_repairs, render
from ingest.readers.markdown_layout import is_layout
from ingest.readers.markdown_pages import join_cut_rows, mark_spans
from ingest.readers.markdown_segments import Segment, SourceRow
from ingest.readers.markdown_shift import put_back
from ingest.readers.markdown_words import words
from ingest.textnorm import fold, squash

_MIN_ROWS = 2
_LONGEST_TITLE = 10
"""Words of a line between two pages of a table."""
_MARKUP = re.compile(r"<[^>]*>|[*_#]")


def group_chunks(segments: Sequence[Segment]) -> list[list[Segment]]:
    """The segments in order, the chunks of one table in one group; footnotes between its pages follow it."""
    groups: list[list[Segment]] = []
    table: list[Segment] | None = None
    for segment in segments:
        if segment.kind == "html":
            segment.rows = html_rows(segment.lines, segment.line)
        if segment.kind in ("footnote", "noise") or (table is not None and _only_says_goes_on(segment)):
            groups.append([segment])
        elif segment.kind == "prose" or is_layout(segment.rows):
            groups.append([segment])
            table = None
        elif table is not None and _continues(table[0], segment):
            table.append(segment)
        else:
            table = [segment]
            groups.append(table)
    return groups


def _only_says_goes_on(segment: Segment) -> bool:
    text = _plain(" ".join(segment.lines))
    return segment.kind == "prose" and len(text.split()) <= _LONGEST_TITLE and says_table_goes_on(text)


def is_table(chunks: Sequence[Segment]) -> bool:
    """Whether the chunks make a table; one line with tabs or pipes is prose, and so is a layout of the page."""
    rows = [row for chunk in chunks for row in chunk.rows]
    return len(rows) >= _MIN_ROWS and _width(chunks) >= 2 and not is_layout(rows)


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


def read_table(chunks: Sequence[Segment], repairs: list[Repair]) -> tuple[TableBlock, list[TextBlock]]:
    """The logical table of the chunks of one group, and the notes that its last rows are."""
    titles, first = _titles(chunks[0].rows)
    head = first[: header_depth(first)]
    header = column_names(head)
    rows = [_grid_row(row, repairs) for row in _body_rows(chunks, head, len(titles))]
    rows = [row for row in rows if any(cell.text for cell in row.cells) and not counts_columns(row.texts())]
    notes = take_notes(rows)
    name_spanned(rows, profile(header, rows))
    put_back(rows, profile(header, rows), repairs)
    rows = join_cut_rows(rows, profile(header, rows), repairs)
    stated = any(cell.rows > 1 for chunk in chunks for row in chunk.rows for cell in row.cells)
    if not stated:
        mark_spans(rows, profile(header, rows))
    table = TableBlock(header, [raw_row(row) for row in rows], chunks[0].line, chunks[-1].line_end)
    table.heading = [_text(_grid_row(row, repairs)) for row in titles]
    table.merges_stated = stated and len(chunks) == 1
    return table, notes


def _titles(rows: Sequence[SourceRow]) -> tuple[Sequence[SourceRow], Sequence[SourceRow]]:
    """The first rows that are one cell over the whole width, titles of the table, and the rows after them."""
    count = 0
    while count + _MIN_ROWS < len(rows) and rows[count].cells[0].columns == len(rows[count].cells) > 1:
        count += 1
    return rows[:count], rows[count:]


def take_notes(rows: list[GridRow]) -> list[TextBlock]:
    """Takes the rows at the end that are one text beginning like a note ("Ghi chú: …") off the table."""
    notes: list[TextBlock] = []
    while rows:
        filled = [cell for cell in rows[-1].cells if cell.text]
        if len(filled) != 1 or not fold(filled[0].text).startswith(tuple(words().note_heads)):
            break
        notes.insert(0, _text(rows.pop()))
    return notes


def _text(row: GridRow) -> TextBlock:
    cell = next(cell for cell in row.cells if cell.text)
    return TextBlock(squash(cell.text), list(cell.fragments), notes=list(cell.notes))


def name_spanned(rows: Sequence[GridRow], table: Profile) -> None:
    """Puts a text that spans the name's column, or the key's and others, where its words belong: no key holds it."""
    for row in rows:
        for at in range(len(row.cells)):
            cell = row.cells[at]
            if not cell.text or cell.columns < 2:
                continue
            places = range(at, min(at + cell.columns, len(row.cells)))
            to = table.name if table.name in places else at + (at == table.key)
            if to is not None and to != at and to in places:
                row.cells[at], row.cells[to] = row.cells[to], cell


def _body_rows(chunks: Sequence[Segment], head: Sequence[SourceRow], titles: int) -> list[SourceRow]:
    rows: list[SourceRow] = []
    for chunk in chunks:
        page = chunk.rows if chunk is not chunks[0] else chunk.rows[titles:]
        skip = 0
        while skip < len(head) and skip < len(page) and _same(head[skip], page[skip]):
            skip += 1
        for position, row in enumerate(page[skip:]):
            row.page_start = not position and chunk is not chunks[0]
            rows.append(row)
    return rows


def counts_columns(texts: Sequence[str]) -> bool:
    """Whether the texts of a row only numbers the columns: "(1) (2) (3)" below a header."""
    numbers = [re.fullmatch(r"\(?(\d{1,2})\)?", squash(text)) for text in texts]
    if len(numbers) < 3 or None in numbers:
        return False
    return [int(match.group(1)) for match in numbers if match] == list(range(1, len(numbers) + 1))


def _grid_row(row: SourceRow, repairs: list[Repair]) -> GridRow:
    cells: list[GridCell] = []
    for source in row.cells:
        inline = render(source.raw)
        text = cell_text(inline)
        fragments = [Fragment(source.raw, source.line, source.line_end)] if text else []
        cells.append(GridCell(text, fragments, inline.notes, source.present, columns=source.columns))
        repairs.extend(note_repairs(source.raw, source.line))
    covered = any(not cell.present for cell in row.cells)
    return GridRow(cells, row.line, row.line_end, row.page_start, spanned=_is_spanned(row), covered=covered)


def _is_spanned(row: SourceRow) -> bool:
    """Whether a cell that begins in the first or second column reaches to the last, with at most a key before it."""
    at = next((at for at, cell in enumerate(row.cells[:2]) if cell.columns > 1), None)
    return at is not None and at + row.cells[at].columns >= len(row.cells) > 2 and bool(row.cells[at].raw)


def raw_row(row: GridRow) -> RawRow:
    cells = []
    for cell in row.cells:
        state: CellState = "text" if cell.text else ("empty" if cell.present else "missing")
        cells.append(RawCell(cell.text, "missing" if cell.inherited else state, cell.fragments, cell.notes))
    return RawRow(cells, row.line, row.line_end, banner=row.spanned, covered=row.covered)

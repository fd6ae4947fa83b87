"""HTML tables inside Markdown: a grid of source cells, spans laid out, each cell cut from its own lines."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

from ingest.readers.markdown_segments import SourceCell, SourceRow

_MAX_SPAN = 200


class _TableParser(HTMLParser):
    """Collects the cells of one table with their places in the source."""

    def __init__(self, source: str, line: int) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.first_line = line
        self.starts = [0]
        for text in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(text))
        self.rows: list[list[SourceCell]] = []
        self.depth = 0
        self.open: tuple[int, int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a table, a row or a cell; cells and rows may lack their closing tags."""
        self.depth += tag == "table"
        if self.depth != 1:
            return
        if tag == "tr":
            self.close_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self.close_cell()
            spans = dict(attrs)
            begin = self.position() + len(self.get_starttag_text() or "")
            self.open = (begin, _span(spans.get("rowspan")), _span(spans.get("colspan")))

    def handle_endtag(self, tag: str) -> None:
        """Closes a cell."""
        if self.depth == 1 and tag in ("td", "th", "tr", "table", "tbody", "thead"):
            self.close_cell()
        self.depth -= tag == "table"

    def position(self) -> int:
        """Offset of the current tag in the source."""
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def close_cell(self) -> None:
        """Ends the open cell at the current tag."""
        if self.open is None:
            return
        begin, rows, columns = self.open
        self.open = None
        raw = self.source[begin : self.position()]
        lead = len(raw) - len(raw.lstrip())
        line = self.first_line + self.source.count("\n", 0, begin + lead)
        if not self.rows:
            self.rows.append([])
        text = raw.strip()
        self.rows[-1].append(SourceCell(text, line, line + text.count("\n"), rows=rows, columns=columns))


def _span(value: str | None) -> int:
    return min(int(value), _MAX_SPAN) if value and value.isdigit() and int(value) > 0 else 1


def html_rows(lines: Sequence[str], line: int) -> list[SourceRow]:
    """The rows of the table whose source begins at `line`; a place that a row span covers is not `present`."""
    parser = _TableParser("\n".join(lines), line)
    parser.feed(parser.source)
    parser.close()
    covered: dict[int, int] = {}
    rows: list[SourceRow] = []
    for cells in parser.rows:
        laid, covered = _lay_out(cells, covered)
        if laid:
            rows.append(SourceRow(laid, laid[0].line, max(cell.line_end for cell in laid)))
    return rows


def _lay_out(cells: Sequence[SourceCell], covered: dict[int, int]) -> tuple[list[SourceCell], dict[int, int]]:
    """One row on the grid: `covered` says for a column how many rows a span from above still covers."""
    below = {column: left - 1 for column, left in covered.items() if left > 1}
    placed: dict[int, SourceCell] = {}
    column = 0
    for cell in cells:
        while covered.get(column):
            column += 1
        for offset in range(cell.columns):
            placed[column + offset] = SourceCell("", cell.line, cell.line, spread=True) if offset else cell
            if cell.rows > 1:
                below[column + offset] = cell.rows - 1
        column += cell.columns
    if not placed:
        return [], below
    line = cells[0].line
    width = max([*placed, *covered]) + 1
    return [placed.get(at, SourceCell("", line, line, present=False)) for at in range(width)], below

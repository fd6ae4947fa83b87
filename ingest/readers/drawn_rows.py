"""The rows of a drawn table: what stands between two rules, each cell's lines together, merged cells told by gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.columns import cell_kind
from ingest.model import Fragment
from ingest.readers.drawn_lines import Part, is_heavy, split_line
from ingest.readers.markdown_grid import is_key
from ingest.readers.wrapped_lines import Filled, Widths, begins_cell, begins_row, goes_on

_MIN_CUTS = 2


@dataclass(slots=True)
class DrawnCell:
    """A cell: the text of each of its lines, and how many columns it spans.

    `present` is False where a cell from above reaches down to here, `spread` True where one to the left spans this
    place.
    """

    pieces: list[Fragment] = field(default_factory=list)
    columns: int = 1
    present: bool = True
    spread: bool = False


@dataclass(slots=True)
class DrawnRow:
    """A row; `ruled` says that a rule parts it from the row above in every column, `heavy` that the rule is heavy."""

    cells: list[DrawnCell]
    line: int
    ruled: bool = True
    heavy: bool = False
    page_start: bool = False
    """Whether a page ended, and with it the frame, between this row and the one above."""

    @property
    def line_end(self) -> int:
        """The last line that the row or one of its cells reaches to."""
        return max([self.line, *(piece.line for cell in self.cells for piece in cell.pieces)])

    def texts(self) -> list[str]:
        """The words of each cell."""
        return [" ".join(piece.text for piece in cell.pieces) for cell in self.cells]

    def is_spanned(self) -> bool:
        """Whether one cell takes the whole width."""
        return self.cells[0].columns == len(self.cells)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines `start` to `end` (exclusive, counted from 0) of a drawn table that no page end parts, and its borders."""

    start: int
    end: int
    borders: tuple[int, ...]


class RowReader:
    """Reads the lines of a drawn table one by one."""

    def __init__(self, width: int, *, ascii_grid: bool) -> None:
        self.rows: list[DrawnRow] = []
        self._width = width
        self._ascii = ascii_grid
        self._open: list[DrawnCell] = []
        self._above = set(range(width))
        self._heavy = False
        self._page_start = False
        self._levels = 0

    def cut(self) -> None:
        """A page ends here, and with it every cell."""
        self._above = set(range(self._width))
        self._page_start = bool(self.rows)

    def read(self, lines: Sequence[str], chunk: Chunk, start: int | None = None) -> None:
        """Reads the lines of a chunk, from line `start` on where that is given."""
        for at in range(chunk.start if start is None else start, chunk.end):
            line = lines[at]
            parts = split_line(line, chunk.borders, ascii_grid=self._ascii)
            ruled = {column for part in parts if part.stroke for column in range(part.first, part.last)}
            texts = [part for part in parts if part.text and not part.stroke]
            if ruled:
                self._above |= ruled
                self._heavy = self._heavy or is_heavy(line)
            elif texts and (not self.rows or self._above or self._changes(parts)):
                self._begin(parts, at + 1)
            for part in texts:
                if self._open and part.first < self._width:
                    self._open[part.first].pieces.append(Fragment(part.text, at + 1, at + 1))

    def _changes(self, parts: Sequence[Part]) -> bool:
        """Whether a line that takes the whole width stands under one that does not, or the other way round."""
        return (len(parts) == 1) != self.rows[-1].is_spanned() and self._width > 1

    def _begin(self, parts: Sequence[Part], number: int) -> None:
        above = self._above if self._above and self.rows else set(range(self._width))
        cells = [DrawnCell(present=at in above) for at in range(self._width)]
        for part in parts:
            cells[part.first].columns = part.last - part.first
            for at in range(part.first + 1, part.last):
                cells[at].spread = True
        ruled = len(above) == self._width
        self.rows.append(DrawnRow(cells, number, ruled, self._heavy and bool(self.rows), self._page_start))
        self._open = [own if own.present else old for own, old in zip(cells, self._open or cells, strict=True)]
        self._above, self._heavy, self._page_start = set(), False, False


def split_headed(rows: Sequence[DrawnRow]) -> list[DrawnRow]:
    """The rows, a lone one cut above its first key: no rule parts the header from the rows of such a table."""
    keys = [piece.line for piece in rows[0].cells[0].pieces if is_key(piece.text)] if len(rows) == 1 else []
    return _split(rows[0], [line for line in keys if line > rows[0].line][:1]) if keys else list(rows)


def split_unruled(rows: Sequence[DrawnRow], *, alone: bool) -> list[DrawnRow]:
    """The rows, those apart that no rule parts: each key begins one.

    Where no rule stands between any rows (`alone`) and there are no keys, each line that fills the first column and
    another and does not go on with a word begins one. Whatever rules there are, lines do that begin cells of their own,
    two or more, one in the first column, where every line there begins one or goes on with the line above; and where
    a cell of the first column stands beside three whole lines, each line of such rows does.
    """
    widths = {at: (width, width) for at, width in enumerate(_widths(rows))}
    listed = any(len(_lines_beside(row, widths)) >= _MIN_CUTS for row in rows)
    result: list[DrawnRow] = []
    for row in rows:
        begins = _begins(row, widths, alone=alone) or (_lines_beside(row, widths) if listed else [])
        result.extend(_split(row, begins) if row.cells[0].present else [row])
    return result


def _widths(rows: Sequence[DrawnRow]) -> list[int]:
    cells = zip(*(row.cells for row in rows), strict=True)
    return [max((len(piece.text) for cell in column for piece in cell.pieces), default=0) for column in cells]


def _by_line(row: DrawnRow) -> list[tuple[int, list[tuple[int, str]]]]:
    """The numbers of a row's lines, and the texts of each with their columns."""
    lines: dict[int, list[tuple[int, str]]] = {}
    for at, cell in enumerate(row.cells):
        for piece in cell.pieces:
            lines.setdefault(piece.line, []).append((at, piece.text))
    return sorted(lines.items())


def _lines_beside(row: DrawnRow, widths: Widths) -> list[int]:
    """The lines of a row but the first, if each fills all columns but the first with texts that may begin cells.

    One of them surely does. Agencies below each other are a list in one cell.
    """
    filled = Filled()
    lines = _by_line(row)
    if len(lines) < _MIN_CUTS or [at for at, _ in lines[0][1]] != list(range(len(row.cells))):
        return []
    filled.add(lines[0][1])
    for _, own in lines[1:]:
        told = [(at, text) for at, text in own if cell_kind(text) != "agency"]
        whole = [at for at, _ in own] == list(range(1, len(row.cells))) and len(told) > 1
        lettered = all(text[:1].isupper() or text[:1].isdigit() for _, text in own)
        if not (whole and lettered and any(begins_cell(text, at, filled, widths) for at, text in told)):
            return []
        filled = filled.below(own)
    return [number for number, _ in lines[1:]]


def _begins(row: DrawnRow, widths: Widths, *, alone: bool) -> list[int]:
    """The lines at which further rows begin inside what rules hold together."""
    first = {piece.line: piece.text for piece in row.cells[0].pieces}
    keyed = len(first) > 1 and all(map(is_key, first.values()))
    filled = Filled()
    begins: list[int] = []
    doubtful = False
    for number, texts in _by_line(row):
        own = [(at, text) for at, text in texts if not (keyed and at == 0)]
        opens = number in first and (keyed or (alone and _opens(first[number], own, filled, widths)))
        if filled.lines and (opens or begins_row(own, filled, widths)):
            begins.append(number)
            filled = filled.below(own)
            continue
        if 0 in filled.last and number in first and not keyed:
            doubtful = doubtful or begins_cell(first[number], 0, filled, widths) is True
        filled.add(own)
    sure = not doubtful and len(begins) >= _MIN_CUTS and any(number in first for number in begins)
    if sure and not (alone or keyed):
        return _begins(row, widths, alone=True)
    return begins if alone or keyed else []


def _opens(text: str, line: Sequence[tuple[int, str]], above: Filled, widths: Widths) -> bool:
    """Whether a line fills another column too, and its first text begins no word in the middle of the one above."""
    return len(line) > 1 and not text[:1].islower() and not goes_on(line, above, widths)


def _split(row: DrawnRow, begins: Sequence[int]) -> list[DrawnRow]:
    """The row cut before each of the lines; what its cells hold left of a cut's first text reaches down to it."""
    ends = [*begins, row.line_end + 1]
    cut = [replace(row, cells=_cells(row, 0, ends[0]))]
    for begin, end in zip(begins, ends[1:], strict=False):
        cells = _cells(row, begin, end)
        first = next((at for at, cell in enumerate(cells) if cell.pieces), 0)
        if first > any(is_key(piece.text) for piece in row.cells[0].pieces[:1]):
            cells = [replace(cell, present=cell.present and at >= first) for at, cell in enumerate(cells)]
        cut.append(DrawnRow(cells, begin))
    return cut


def _cells(row: DrawnRow, begin: int, end: int) -> list[DrawnCell]:
    kept = [[piece for piece in cell.pieces if begin <= piece.line < end] for cell in row.cells]
    return [replace(cell, pieces=pieces) for cell, pieces in zip(row.cells, kept, strict=True)]

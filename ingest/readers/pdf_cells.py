"""From a reading of a table's lines to its rows: texts of cells, and which cells are empty or missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.blocks import RawCell, RawRow
from ingest.model import Fragment
from ingest.readers.pdf_costs import Measures
from ingest.readers.pdf_grid import Node
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_pieces import Piece
from ingest.textnorm import join_lines


@dataclass(slots=True)
class DraftRow:
    """A row being read: for each column its entries (more than one where agencies stand in two lines), each
    a list of pieces."""

    cells: list[list[list[Piece]]]
    keyless_gap: bool = False
    pieces: list[Piece] = field(default_factory=list)


def collect(path: Sequence[Node], columns: int, lines: Sequence[Line]) -> list[DraftRow]:
    """The rows of a path through the grid."""
    rows: list[DraftRow] = []
    for node in path:
        piece = node.piece
        if piece is None:
            continue
        if node.step in {"row", "bare"}:
            line = lines[piece.line]
            rows.append(DraftRow([[] for _ in range(columns)], bool(line.gaps[0] or line.spaces)))
        row = rows[-1]
        if node.step == "carry" or (node.step == "same" and _carried(node)):
            row = next((above for above in reversed(rows[:-1]) if above.cells[node.column]), row)
        entries = row.cells[node.column]
        new_entry = node.step == "sub" or not entries
        if new_entry:
            entries.append([])
        entries[-1].append(piece)
        rows[-1].pieces.append(piece)
    return rows


def _carried(node: Node) -> bool:
    before: Node | None = node
    while before is not None and before.step == "same":
        before = before.prev
    return before is not None and before.step == "carry"


def measure(rows: Sequence[DraftRow], columns: int) -> Measures:
    """What the reading says about the columns."""
    begins: list[Counter[str]] = [Counter() for _ in range(columns)]
    samples: list[list[tuple[int, int]]] = [[] for _ in range(columns)]
    ends: Counter[str] = Counter()
    breaks: Counter[str] = Counter()
    keys: Counter[str] = Counter()
    follows: Counter[str] = Counter()
    for row in rows:
        for column, entries in enumerate(row.cells):
            for entry in entries:
                begins[column][entry[0].first] += 1
                samples[column].extend(_breaks(entry))
                breaks.update(piece.last for piece in entry[:-1])
                follows.update(piece.first for piece in entry[1:])
                ends[entry[-1].last] += 1
        if row.cells[0]:
            keys[row.cells[0][0][0].key or ""] += 1
    return Measures([_width(sample) for sample in samples], begins, ends, breaks, keys, follows, len(rows))


def _breaks(entry: Sequence[Piece]) -> list[tuple[int, int]]:
    """For each line end inside a paragraph: the line's width, and the width that it did not fit into."""
    found = []
    for before, after in pairwise(entry):
        if not after.item and after.lower:
            found.append((before.width, before.width + 1 + len(after.first)))
    return found


def _width(sample: Sequence[tuple[int, int]]) -> float | None:
    """The width that contradicts the line ends least."""
    if len(sample) < 3:
        return None

    def misfit(width: float) -> float:
        return sum(max(0.0, own - width) + 0.5 * max(0.0, width + 1 - full) for own, full in sample)

    return float(min({own for own, _ in sample}, key=misfit))


def finish(rows: Sequence[DraftRow], lines: Sequence[Line], kinds: Sequence[str]) -> list[RawRow]:
    """The rows as blocks; `kinds` has the kind of each column (`PdfColumn`)."""
    result: list[RawRow] = []
    turns = _page_turns(rows, lines)
    begun = 0
    for row in rows:
        cells = [_cell(entries, lines, kind) for entries, kind in zip(row.cells, kinds, strict=True)]
        _mark_empty(row, cells)
        numbers = [lines[piece.line].number for piece in row.pieces]
        first = row.pieces[0].line
        after_page = bool(result) and any(begun < turn <= first for turn in turns)
        result.append(RawRow(cells, min(numbers), max(numbers), after_page))
        begun = first
    return result


def _page_turns(rows: Sequence[DraftRow], lines: Sequence[Line]) -> list[int]:
    """The lines that begin a page.

    Only where no header is repeated does the space that begins a line have to tell it, and there the space may be
    the empty key cell of the row that the line begins.
    """
    repeated = [index for index, line in enumerate(lines) if line.page > 1]
    if repeated:
        return repeated
    keyless = {row.pieces[0].line for row in rows if not row.cells[0]}
    return [index for index, line in enumerate(lines) if line.page and index not in keyless]


def _cell(entries: Sequence[Sequence[Piece]], lines: Sequence[Line], kind: str) -> RawCell:
    if not entries:
        return RawCell()
    fragments = [_fragment(piece, lines[piece.line]) for entry in entries for piece in entry]
    return RawCell("; ".join(_text(entry, kind) for entry in entries), "text", fragments)


def _fragment(piece: Piece, line: Line) -> Fragment:
    return Fragment(line.piece(piece.start, piece.end), line.number, line.number)


def _text(entry: Sequence[Piece], kind: str) -> str:
    items: list[list[str]] = []
    before: Piece | None = None
    for piece in entry:
        if before is None or piece.item or (kind == "agency" and _next_agency(before, piece)):
            items.append([])
        items[-1].append(piece.text)
        before = piece
    return "\n".join(join_lines(item) for item in items)


def _next_agency(before: Piece, piece: Piece) -> bool:
    """Whether an agency begins on a line of its own after one whose field was closed in brackets: a list without
    marks. Without brackets nothing tells "Văn phòng" and "UBND Thành phố", one agency on two lines, from two."""
    return before.last.endswith(")") and piece.agency and not piece.lower


def _mark_empty(row: DraftRow, cells: Sequence[RawCell]) -> None:
    """Tell empty cells from missing ones: an empty cell leaves a space, a merged one leaves nothing."""
    if cells[0].state == "missing" and row.keyless_gap:
        cells[0].state = "empty"
    column = 1
    while column < len(cells):
        stop = column
        while stop < len(cells) and cells[stop].state == "missing":
            stop += 1
        if stop > column and row.cells[column - 1]:
            tail = row.cells[column - 1][-1][-1]
            if tail.spare >= stop - column:
                for cell in cells[column:stop]:
                    cell.state = "empty"
        column = stop + 1

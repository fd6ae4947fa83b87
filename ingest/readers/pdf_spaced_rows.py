"""The rows of a table that spaces lay out: each text in the column it overlaps most, wrapped lines joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import RawCell, RawRow
from ingest.columns import cell_kind, is_key_header
from ingest.model import Fragment
from ingest.numbering import bare_key, parse_mark
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_spaced_columns import SpacedColumn, Span, boundaries, is_section, span, spans
from ingest.textnorm import join_lines
from ingest.totals import is_total

_BULLETS = ("- ", "+ ", "• ")


@dataclass(slots=True)
class Block:
    """Lines that no empty line parts; `after_page` says that a page ended right above."""

    lines: list[Line]
    after_page: bool = False


@dataclass(slots=True)
class _Places:
    """Where the columns begin, which holds the keys and which the names."""

    starts: list[int]
    key: int | None
    name: int


_Piece = tuple[Line, Span]
_Draft = list[list[_Piece]]
"""For each column the texts of a row, from above to below."""


def read_rows(blocks: Sequence[Block], columns: Sequence[SpacedColumn]) -> list[RawRow]:
    """The rows that the blocks hold."""
    starts = boundaries(columns, [spans(line) for block in blocks for line in block.lines])
    keyed = is_key_header(columns[0].header, coded=True)
    places = _Places(starts, 0 if keyed else None, int(keyed))
    drafts: list[_Draft] = []
    for block in blocks:
        for position, lines in enumerate(_rows_of(block.lines, places)):
            draft = _draft(lines, places)
            if drafts and _continues(draft, drafts[-1], block, position, places):
                for cell, more in zip(drafts[-1], draft, strict=True):
                    cell.extend(more)
            else:
                drafts.append(draft)
    return [_raw_row(draft, places) for draft in drafts]


def _rows_of(lines: Sequence[Line], places: _Places) -> list[list[Line]]:
    """The lines of a block, cut into rows where it holds more than one key.

    A row of which the key stands in the middle of its lines is whole when it is alone in its block.
    """
    opens = [at for at, line in enumerate(lines) if _opens_row(line, places)]
    if len(opens) < 2:
        return [list(lines)]
    cuts = [0, *(at for at in opens if at)]
    return [list(lines[start:end]) for start, end in zip(cuts, [*cuts[1:], len(lines)], strict=True)]


def _opens_row(line: Line, places: _Places) -> bool:
    parts = _parts(line, places)
    if places.key is None:
        return len(parts) > 1 and parts[0][0] == 0
    column, first = parts[0]
    if column == places.key:
        return bool(parse_mark(bare_key(first.text)).path) or is_total(first.text)
    return column == places.name and (is_total(first.text) or (len(parts) == 1 and first.text.isupper()))


def _parts(line: Line, places: _Places) -> list[tuple[int, Span]]:
    """The texts of a line with their columns; a text right beside the next column's is cut off it."""
    texts = spans(line)
    if is_section(texts):
        return [(places.name, texts[0])]
    keyed = places.key is not None and texts[0].start < places.starts[places.name]
    lone = len(texts) == 1 + keyed
    found: list[tuple[int, Span]] = []
    for at, text in enumerate(texts):
        if keyed and not at:
            found.extend(_cut(line, text, places.starts[: places.name + 1]))
        elif lone:
            found.append((_lone_column(text, places), text))
        else:
            found.extend(_cut(line, text, places.starts))
    return found


def _lone_column(text: Span, places: _Places) -> int:
    """The column of a text that nothing stands beside: what runs over many columns is a name."""
    column = _column(text, places.starts)
    begun = sum(start <= text.start for start in places.starts) - 1
    ended = sum(start < text.end for start in places.starts) - 1
    return places.name if begun != column or (text.text.isupper() and begun != ended) else column


def _cut(line: Line, text: Span, starts: Sequence[int]) -> list[tuple[int, Span]]:
    """The text in one piece, or in two where a word begins exactly where a column does."""
    for word in range(text.first + 1, text.last):
        rest = span(line, word, text.last)
        if rest.start in starts:
            head = span(line, text.first, word)
            return [(_column(head, starts), head), *_cut(line, rest, starts)]
    return [(_column(text, starts), text)]


def _column(text: Span, starts: Sequence[int]) -> int:
    """The column that a text overlaps most."""
    ends = [*starts[1:], max(text.end, starts[-1]) + 1]
    shared = [min(text.end, end) - max(text.start, start) for start, end in zip(starts, ends, strict=True)]
    return shared.index(max(shared))


def _draft(lines: Sequence[Line], places: _Places) -> _Draft:
    draft: _Draft = [[] for _ in places.starts]
    for line in lines:
        for column, text in _parts(line, places):
            draft[column].append((line, text))
    return draft


def _continues(draft: _Draft, above: _Draft, block: Block, position: int, places: _Places) -> bool:
    """Whether the lines go on with the row above: a page ended inside it, or they stand before a block's first key."""
    if places.key is None:
        return block.after_page and not draft[0]
    if draft[places.key] or position:
        return False
    first = next((cell[0][1].text for cell in draft if cell), "")
    if is_total(first) or first.isupper() or not (block.after_page or len(_rows_of(block.lines, places)) > 1):
        return False
    return not any(_number(own) and _number(old) for own, old in zip(draft, above, strict=True))


def _number(cell: Sequence[_Piece]) -> bool:
    return bool(cell) and cell_kind(cell[0][1].text) == "number"


def _raw_row(draft: _Draft, places: _Places) -> RawRow:
    if places.key is not None and draft[places.key] and not draft[places.name]:
        text = draft[places.key][0][1].text
        if not parse_mark(bare_key(text)).path:
            draft[places.name], draft[places.key] = draft[places.key], []
    cells = [_cell(pieces) for pieces in draft]
    numbers = [line.number for pieces in draft for line, _ in pieces]
    return RawRow(cells, min(numbers), max(numbers))


def _cell(pieces: Sequence[_Piece]) -> RawCell:
    if not pieces:
        return RawCell("", "empty")
    items: list[list[str]] = []
    for _, text in pieces:
        if not items or text.text.startswith(_BULLETS):
            items.append([])
        items[-1].append(text.text)
    fragments = [Fragment(line.piece(text.first, text.last), line.number, line.number) for line, text in pieces]
    return RawCell("\n".join(join_lines(item) for item in items), "text", fragments)

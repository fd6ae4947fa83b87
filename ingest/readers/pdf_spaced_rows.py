"""The rows of a table that spaces lay out: each text in the column it overlaps most, wrapped lines joined."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.blocks import RawCell, RawRow
from ingest.columns import cell_kind
from ingest.model import Fragment
from ingest.numbering import bare_key, counts_up, parse_mark
from ingest.readers.markdown_tables import counts_columns
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_spaced_columns import GAP, Span, boundaries, is_section, span, spans
from ingest.readers.pdf_spaced_lines import Head
from ingest.readers.wrapped_lines import Filled, begins_row, goes_on, is_item, numbers_again
from ingest.row_kinds import GOES_ON
from ingest.textnorm import join_lines
from ingest.totals import is_total

_BULLETS = ("- ", "+ ", "• ")
_NUMBERED = re.compile(r"(\d{1,3})[.)]\s")
_MARKED = re.compile(r"(?:\w{1,3}[.)]|[-+•])\s")
_OPEN = re.compile(r"(?:[,;:\-–]|\b(?:và|của|tại|văn phòng))$", re.IGNORECASE)
_SHARE = 0.9


@dataclass(slots=True)
class Block:
    """Lines that no empty line parts; `after_page` says that a page ended right above.

    `title` says that it is one line that stands over the rows below it.
    """

    lines: list[Line]
    after_page: bool = False
    title: bool = False


@dataclass(slots=True)
class _Places:
    """Where the columns begin, which holds the keys and which the names."""

    starts: list[int]
    key: int | None
    name: int
    numbered: bool = False
    """Whether the first column counts the rows by numbers before its texts."""
    widths: dict[int, tuple[int, int]] = field(default_factory=dict)
    """How wide each column is at least, by its header and its texts, and at most."""
    headed: bool = False
    """Whether the header calls the keys so."""
    centred: bool = False
    """Whether a key stands in the middle of its row's lines."""


_Piece = tuple[Line, Span]
_Parts = Sequence[tuple[int, Span]]
_Draft = list[list[_Piece]]
"""For each column the texts of a row, from above to below."""


def read_rows(blocks: Sequence[Block], table: Head) -> list[RawRow]:
    """The rows that the blocks hold."""
    plain = [block for block in blocks if not block.title]
    lines = [line for block in plain for line in block.lines]
    places = _places(table, lines)
    places.headed = table.key is not None
    places.widths = _widths(table, lines, places)
    places.centred = any(_is_centred(block.lines, places) for block in plain if not block.after_page)
    drafts: list[_Draft] = []
    titles: set[int] = set()
    inner: set[int] = set()
    for block in blocks:
        if block.title:
            titles.add(len(drafts))
            drafts.append(_title(block.lines[0], places))
            continue
        above = drafts[-1] if drafts and len(drafts) - 1 not in titles else None
        parts = _rows_of(block.lines, places, above if block.after_page else None)
        for position, part in enumerate(parts):
            draft = _draft(part.lines, places)
            if above is not None and not position and _continues(draft, above, block, len(parts), places):
                for cell, more in zip(above, draft, strict=True):
                    cell.extend(_over_page(cell, more) if block.after_page else more)
                continue
            if part.inner and not is_total(part.lines[0].text):
                inner.add(len(drafts))
            drafts.append(draft)
    rows = [_raw_row(draft, places, banner=at in titles) for at, draft in enumerate(drafts)]
    _cover([rows[at] for at in inner], places)
    if table.key is None and places.key is not None:
        _cover_keys([row for at, row in enumerate(rows) if at not in titles], places.key, places.name)
    return [row for row in rows if not counts_columns([cell.text for cell in row.cells])]


def _cover(inner: Sequence[RawRow], places: _Places) -> None:
    """Tells of rows inside others which cells reach down to them: all left of the first text that any of them has.

    Those that begin with their names have nothing from above but for the space under a key.
    """
    firsts = [next(at for at, cell in enumerate(row.cells) if cell.state == "text") for row in inner]
    reach = min((first for first in firsts if places.key is None or first > places.key + 1), default=0)
    for row, first in zip(inner, firsts, strict=True):
        row.covered = True
        for cell in row.cells[:reach] if first >= reach else ():
            cell.state = "missing"


def _places(table: Head, lines: Sequence[Line]) -> _Places:
    """Where the columns stand; where no header says which counts the rows, the first does whose texts do."""
    starts = boundaries(table.columns, [spans(line) for line in lines])
    firsts = [parts[0].text for line in lines if (parts := spans(line)) and parts[0].end < starts[1]]
    if table.key is None and len(firsts) > 1 and counts_up(firsts):
        return _Places(starts, 0, max(1, table.name))
    openers = [spans(line)[0].text for line in lines if spans(line)[0].start < starts[1]]
    numbers = [int(match[1]) for text in openers if (match := _NUMBERED.match(text))]
    steps = sum(after == before + 1 for before, after in pairwise(numbers))
    numbered = table.key is None and len(numbers) > 1 and numbers[0] == 1 and steps >= _SHARE * (len(numbers) - 1)
    return _Places(starts, table.key, table.name, numbered)


def _title(line: Line, places: _Places) -> _Draft:
    """The draft of a title: its words in the column of the names, a mark that stands apart in that of the keys."""
    draft: _Draft = [[] for _ in places.starts]
    *marks, words = spans(line)
    if marks and places.key is not None:
        draft[places.key].append((line, marks[0]))
        draft[places.name].append((line, words))
    else:
        draft[places.name].append((line, span(line, 0, len(line.words))))
    return draft


def _widths(table: Head, lines: Sequence[Line], places: _Places) -> dict[int, tuple[int, int]]:
    least = [column.end - column.start for column in table.columns]
    for line in lines:
        for at, text in _parts(line, places):
            least[at] = max(least[at], len(text.text))
    room = [right - left - GAP for left, right in pairwise(places.starts)]
    return {at: (width, max(width, *room[at : at + 1], 0)) for at, width in enumerate(least)}


def _cover_keys(rows: Sequence[RawRow], key: int, name: int) -> None:
    """Lets a number that no header calls one, such as a month, reach down to the rows below that have none.

    A total has none, nor a row with a mark of its own before its name, nor one that states nothing but numbers.
    """
    for row in rows[1:]:
        text = row.cells[name].text
        told = any(at > name and cell.text and cell_kind(cell.text) != "number" for at, cell in enumerate(row.cells))
        if text and told and not row.cells[key].text and not (is_total(text) or _MARKED.match(text)):
            row.cells[key].state, row.covered = "missing", True


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines of a row; `inner` says that it stands inside another, beside cells of that."""

    lines: list[Line]
    inner: bool


def _rows_of(lines: Sequence[Line], places: _Places, above: _Draft | None = None) -> list[_Part]:
    """The lines of a block, cut into rows where it holds more than one key, or a line begins cells of its own.

    A row of which the key stands in the middle of its lines is whole when it is alone in its block; where no row is
    such, what stands above a page's first key belongs to the row `above` the page end. Where one item of a list in a
    cell begins a row, each does.
    """
    parts = [_parts(line, places) for line in lines]
    opens = {at for at, own in enumerate(parts) if _opens_row(own, places)}
    cuts = _cuts(parts, opens, places, frozenset(), above)
    listed = {column for at in cuts - opens for column, text in parts[at] if at and is_item(text.text)}
    ordered = sorted(_cuts(parts, opens, places, listed, above) if listed else cuts)
    pairs = zip(ordered, [*ordered[1:], len(lines)], strict=True)
    return [_Part(list(lines[start:end]), start > 0 and start not in opens) for start, end in pairs]


def _is_centred(lines: Sequence[Line], places: _Places) -> bool:
    """Whether the one key of a block stands below its first line."""
    opens = [at for at, line in enumerate(lines) if _opens_row(_parts(line, places), places)]
    return places.key is not None and len(opens) == 1 and opens != [0]


def _cuts(
    parts: Sequence[_Parts], opens: Collection[int], places: _Places, listed: Collection[int], above: _Draft | None
) -> set[int]:
    """The lines of a block at which rows begin; `listed` are the columns in which each item of a list begins one."""
    several = len(opens) > 1 or (above is not None and places.key is not None and not places.centred)
    centred = places.key is not None and bool(opens) and not several and 0 not in opens
    cuts = {0}
    filled = Filled() if above is None else _filled(above)
    if 0 in opens and (places.key is not None or not goes_on(_told(parts[0], places), filled, places.widths)):
        filled = Filled()
    for at, own in enumerate(parts):
        told = _told(own, places)
        opened = at in opens and several and (places.key is not None or not goes_on(told, filled, places.widths))
        item = any(column in listed and column in filled.items and is_item(text) for column, text in told)
        own_cells = not centred and not _goes_on_name(told, places) and begins_row(told, filled, places.widths)
        if at and (opened or item or own_cells or numbers_again(told, filled)):
            cuts.add(at)
            filled = filled.below(told)
        else:
            filled.add(told)
    return cuts


def _told(parts: _Parts, places: _Places) -> list[tuple[int, str]]:
    """The texts of a line with their columns, but for a key."""
    return [(at, text.text) for at, text in parts if at != places.key]


def _goes_on_name(line: Sequence[tuple[int, str]], places: _Places) -> bool:
    """Whether a line begins right of the keys, by their header's word, with a text that is no item: rows have keys."""
    return bool(line) and places.headed and line[0][0] == (places.key or 0) + 1 and not is_item(line[0][1])


def _opens_row(parts: _Parts, places: _Places) -> bool:
    column, first = parts[0]
    if places.key is None:
        if places.numbered:
            return column == 0 and bool(_NUMBERED.match(first.text) or is_total(first.text))
        return len(parts) > 1 and column == 0
    if any(column == places.key and parse_mark(bare_key(text.text)).path for column, text in parts):
        return True
    if column == places.key:
        return is_total(first.text)
    return column == places.name and (is_total(first.text) or (len(parts) == 1 and first.text.isupper()))


def _parts(line: Line, places: _Places) -> list[tuple[int, Span]]:
    """The texts of a line with their columns; a text right beside the next column's is cut off it."""
    texts = spans(line)
    if is_section(texts):
        return [(places.name, texts[0])]
    keyed = places.key == 0 and texts[0].start < places.starts[1]
    lone = len(texts) == 1 + keyed
    found: list[tuple[int, Span]] = []
    for at, text in enumerate(texts):
        if keyed and not at:
            found.extend(_cut(line, text, places.starts[:2]))
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


def _continues(draft: _Draft, above: _Draft, block: Block, parts: int, places: _Places) -> bool:
    """Whether a block's first lines go on with the row above: a page ended inside it, or a key stands below them."""
    first_line = _told(_parts(block.lines[0], places), places)
    if begins_row(first_line, _filled(above), places.widths):
        return False
    if places.key is None:
        return block.after_page and (not draft[0] or goes_on(first_line, _filled(above), places.widths))
    if draft[places.key]:
        return False
    first = next((cell[0][1].text for cell in draft if cell), "")
    if is_total(first) or first.isupper() or not (block.after_page or parts > 1):
        return False
    return not any(_number(own) and _number(old) for own, old in zip(draft, above, strict=True))


def _filled(draft: _Draft) -> Filled:
    """The row, as far as its lines tell where it goes on."""
    numbers = sorted({line.number for cell in draft for line, _ in cell})
    filled = Filled()
    for number in numbers:
        filled.add([(at, text.text) for at, cell in enumerate(draft) for line, text in cell if line.number == number])
    return filled


def _over_page(cell: list[_Piece], more: Sequence[_Piece]) -> list[_Piece]:
    """What a cell goes on with on the next page, without the words that say so; a further agency is set apart."""
    if not more:
        return []
    (line, text), *rest = more
    bare = GOES_ON.sub("", text.text).strip()
    if cell and cell_kind(bare) == "agency" == cell_kind(cell[0][1].text) and not _OPEN.search(cell[-1][1].text):
        last, above = cell[-1]
        cell[-1] = (last, replace(above, text=f"{above.text};"))
    return [(line, replace(text, text=bare)), *rest] if bare else rest


def _number(cell: Sequence[_Piece]) -> bool:
    return bool(cell) and cell_kind(cell[0][1].text) == "number"


def _raw_row(draft: _Draft, places: _Places, *, banner: bool) -> RawRow:
    if places.key is not None and draft[places.key] and not draft[places.name]:
        text = draft[places.key][0][1].text
        if not parse_mark(bare_key(text)).path:
            draft[places.name], draft[places.key] = draft[places.key], []
    cells = [_cell(pieces) for pieces in draft]
    numbers = [line.number for pieces in draft for line, _ in pieces]
    return RawRow(cells, min(numbers), max(numbers), banner=banner)


def _cell(pieces: Sequence[_Piece]) -> RawCell:
    if not pieces:
        return RawCell("", "empty")
    items: list[list[str]] = []
    for _, text in pieces:
        if not items or (text.text.startswith(_BULLETS) and _ends_item(items)):
            items.append([])
        items[-1].append(text.text)
    fragments = [Fragment(line.piece(text.first, text.last), line.number, line.number) for line, text in pieces]
    return RawCell("\n".join(join_lines(item) for item in items), "text", fragments)


def _ends_item(items: Sequence[Sequence[str]]) -> bool:
    """Whether a dash below opens an item: not in the middle of a text without any ("các năm 2028 / - 2030")."""
    return items[0][0].startswith(_BULLETS) or items[-1][-1].endswith((":", ";", ".", ","))

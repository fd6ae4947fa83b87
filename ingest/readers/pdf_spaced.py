"""Tables of a PDF's text that keeps its layout: columns stand under their headers, two spaces or more apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import RawRow
from ingest.columns import header_role, is_key_header
from ingest.model import Repair
from ingest.numbering import bare_key, parse_mark
from ingest.readers.markdown_words import words as reader_words
from ingest.readers.pdf_layout import closes_text, heading_start, opens_appendix
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_spaced_columns import SpacedColumn, Span, header_columns, is_section, spans
from ingest.readers.pdf_spaced_rows import Block, read_rows
from ingest.textnorm import fold
from ingest.totals import is_total

_MIN_COLUMNS = 3
_MAX_HEADER = 4
_MIN_ROWS = 2
_FULL_SHARE = 0.4
_MOST = 0.8
_LOOK_AHEAD = 3
_LINE_WIDTH = 3
"""How many columns a text may run over and still be a cell."""


@dataclass(slots=True)
class SpacedTable:
    """One such table: the lines above it that name it, its columns and rows, and what was taken out of it."""

    heading: list[Line]
    header: list[Line]
    columns: list[SpacedColumn]
    rows: list[RawRow]
    repairs: list[Repair] = field(default_factory=list)


@dataclass(slots=True)
class _Body:
    blocks: list[Block]
    repairs: list[Repair]
    end: int


def split_spaced(lines: Sequence[Line]) -> list[list[Line] | SpacedTable]:
    """The lines in order, those of each such table in one part."""
    parts: list[list[Line] | SpacedTable] = []
    begin = at = 0
    while at < len(lines):
        found = _table_at(lines, at, begin)
        if found is None:
            at += 1
            continue
        table, end = found
        start = at - len(table.heading)
        if start > begin:
            parts.append(list(lines[begin:start]))
        parts.append(table)
        begin = at = end
    if begin < len(lines):
        parts.append(list(lines[begin:]))
    return parts


def _table_at(lines: Sequence[Line], at: int, floor: int) -> tuple[SpacedTable, int] | None:
    """The table whose header begins with line `at`, and the index after it."""
    if len(spans(lines[at])) < _MIN_COLUMNS:
        return None
    end = _header_end(lines, at)
    header = list(lines[at:end])
    columns = header_columns(header)
    named = _names_columns(columns)
    if len(columns) < _MIN_COLUMNS or not (named or _may_name_columns(columns)):
        return None
    body = _body(lines, end, header, columns)
    rows = read_rows(body.blocks, columns)
    if not (_is_filled(rows, _MIN_COLUMNS, _FULL_SHARE) if named else _is_filled(rows, len(columns) - 1, _MOST)):
        return None
    heading = list(lines[_heading(lines, at, floor) : at])
    return SpacedTable(heading, header, columns, rows, body.repairs), body.end


def _header_end(lines: Sequence[Line], start: int) -> int:
    """The index after the header's lines, which no empty line parts and no key of a row opens."""
    second = spans(lines[start])[1].start
    end = start + 1
    while end < min(len(lines), start + _MAX_HEADER) and not lines[end].blanks:
        first = spans(lines[end])[0]
        if first.start < second and (is_key(first.text) or len(spans(lines[end])) > len(spans(lines[start]))):
            break
        end += 1
    return end


def _names_columns(columns: Sequence[SpacedColumn]) -> bool:
    known = sum(header_role(column.header) is not None for column in columns)
    return is_key_header(columns[0].header, coded=True) or known >= _MIN_COLUMNS - 1


def _may_name_columns(columns: Sequence[SpacedColumn]) -> bool:
    """Whether headers of which the words are not known may be some: many, all begun by a capital letter."""
    return len(columns) > _MIN_COLUMNS and all(column.header[:1].isupper() for column in columns)


def _is_filled(rows: Sequence[RawRow], cells: int, share: float) -> bool:
    """Whether at least so large a share of the rows, and two of them, have texts in so many cells."""
    full = sum(sum(cell.state == "text" for cell in row.cells) >= cells for row in rows)
    return full >= max(_MIN_ROWS, share * len(rows))


def is_key(text: str) -> bool:
    """Whether a text numbers a row: one word that is a mark."""
    return " " not in text and bool(parse_mark(bare_key(text)).path)


def _heading(lines: Sequence[Line], header: int, floor: int) -> int:
    """Where the lines begin that name the table: an appendix, else a title in capitals right above."""
    start = heading_start(lines, header, floor)
    if start < header:
        return start
    at = header
    while at > floor and len(spans(lines[at - 1])) == 1 and _titles(lines[at - 1].text):
        at -= 1
    return at if any(line.text.isupper() for line in lines[at:header]) else header


def _titles(text: str) -> bool:
    return text.isupper() or (text.startswith("(") and text.endswith(")"))


def _body(lines: Sequence[Line], start: int, header: Sequence[Line], columns: Sequence[SpacedColumn]) -> _Body:
    """The blocks of lines that belong to the table; page numbers and repeated headers are taken out."""
    body = _Body([], [], start)
    apart = min((line.blanks for line in lines[start + 1 : start + 20]), default=0)
    at, turned = start, False
    while at < len(lines):
        if _repeats(lines, at, header):
            text = " ".join(line.text for line in header)
            body.repairs.append(Repair("page header removed", lines[at].number, text, ""))
            at, turned = at + len(header), True
            continue
        if _is_page_number(lines, at, columns, header):
            body.repairs.append(Repair("page number removed", lines[at].number, lines[at].raw.strip(), ""))
            at, turned = at + 1, True
            continue
        stop = at + 1
        while stop < len(lines) and lines[stop].blanks <= apart and not _parted(lines, stop, header):
            stop += 1
        block = Block(list(lines[at:stop]), turned or lines[at].raw.startswith("\f"))
        if not _belongs(block, columns) or not _goes_on(block, lines, stop, columns):
            break
        kept = _until_foreign(block, columns)
        body.blocks.append(Block(block.lines[:kept], block.after_page))
        at, turned = at + kept, False
        body.end = at
        if kept < len(block.lines):
            break
    return body


def _parted(lines: Sequence[Line], at: int, header: Sequence[Line]) -> bool:
    """Whether a line stands apart from the one above, whatever empty lines say: on a page of its own, or by a title."""
    return _begins_page(lines, at, header) or any(is_section(spans(line)) for line in lines[at - 1 : at + 1])


def _begins_page(lines: Sequence[Line], at: int, header: Sequence[Line]) -> bool:
    return lines[at].raw.startswith("\f") or _repeats(lines, at, header)


def _repeats(lines: Sequence[Line], at: int, header: Sequence[Line]) -> bool:
    return [line.text for line in lines[at : at + len(header)]] == [line.text for line in header]


def _is_page_number(lines: Sequence[Line], at: int, columns: Sequence[SpacedColumn], header: Sequence[Line]) -> bool:
    line = lines[at]
    if not line.text.isdigit() or len(line.text) > _LINE_WIDTH or line.gaps[0] < columns[1].start:
        return False
    turns = at + 1 == len(lines) or lines[at + 1].raw.startswith("\f") or _repeats(lines, at + 1, header)
    return line.raw.startswith("\f") or turns


def _belongs(block: Block, columns: Sequence[SpacedColumn]) -> bool:
    """Whether a block of lines may be a row of the table."""
    line = block.lines[0]
    section = is_section(spans(line)) and is_key_header(columns[0].header, coded=True)
    if (closes_text(line.text) and not section) or (opens_appendix(line.text) and line.blanks):
        return False
    return not _foreign(line, columns)


def _until_foreign(block: Block, columns: Sequence[SpacedColumn]) -> int:
    """How many lines of the block stand before the first that is no line of the table."""
    return next((at for at, line in enumerate(block.lines) if at and _foreign(line, columns)), len(block.lines))


def _foreign(line: Line, columns: Sequence[SpacedColumn]) -> bool:
    """Whether a line is running text: it begins where keys stand and is none, or runs over many columns."""
    parts = spans(line)
    first = parts[0]
    if fold(first.text).startswith(tuple(reader_words().note_heads)):
        return True
    wide = [span for span in parts if _width(span, columns) > _LINE_WIDTH and not span.text.isupper()]
    if wide and len(parts) <= _LINE_WIDTH - 1:
        return True
    if not is_key_header(columns[0].header, coded=True) or first.start >= columns[1].start - 1:
        return False
    keyed = is_key(first.text.split()[0]) and (first.last - first.first == 1 or first.second >= columns[1].start - 1)
    return not keyed and not (is_total(first.text) and len(parts) > 1) and not is_section(parts)


def _width(span: Span, columns: Sequence[SpacedColumn]) -> int:
    """How many columns a text runs over, by where their headers begin."""
    return 1 + sum(span.start < column.start < span.end for column in columns)


def _goes_on(block: Block, lines: Sequence[Line], stop: int, columns: Sequence[SpacedColumn]) -> bool:
    """Whether a lone text is inside the table: capitals, a total, or more of the table comes below."""
    parts = spans(block.lines[0])
    lone = len(block.lines) == 1 and len(parts) == 1
    titled = parts[0].text.isupper() and not is_section(parts)
    if not lone or block.after_page or titled or is_total(parts[0].text):
        return True
    below = lines[stop : stop + _LOOK_AHEAD]
    return any(len(spans(line)) > 1 and not _foreign(line, columns) for line in below)

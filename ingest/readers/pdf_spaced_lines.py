"""What a line is in a table that spaces lay out: a row's first, a title over rows, the header again, a page number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.columns import cell_kind, header_role, is_key_header
from ingest.name_column import name_by_header
from ingest.numbering import bare_key, parse_mark
from ingest.readers.markdown_words import words as reader_words
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_spaced_columns import SpacedColumn, Span, spans
from ingest.row_kinds import GOES_ON
from ingest.textnorm import fold
from ingest.totals import is_total

_LOOK_AHEAD = 4
_MOST_COLUMNS = 3
"""How many columns a text may run over and still be a cell."""
_PAGE_NUMBER = re.compile(
    r"(?:trang|tr\.)\s*\d{1,3}(?:\s*(?:/|trên)\s*\d{1,3})?|[-–—]\s*(?:trang\s*)?\d{1,3}\s*[-–—]", re.IGNORECASE
)
_TITLE_MARK = re.compile(r"(?:[IVXL]{1,7}|[A-ZĐ])[.)/]|[a-zđ]\)")
_MARKED = re.compile(r"(?:(?:[IVXL]{1,7}|[A-ZĐ])[.)/]|[a-zđ]\))\s+\S")
_BRACKETS = re.compile(r"\([^()]*\)")
_FOLIO = re.compile(r"\d{1,3}(?:\s*/\s*\d{1,3})?")
_NEAR = 10
_GOES_ON_BELOW = re.compile(r"(?:[,;:–-]|\b(?:và|của|tại|các|cho|với|hoặc|về|ở))$", re.IGNORECASE)
"""What a text ends with of which more comes."""


@dataclass(frozen=True, slots=True)
class Head:
    """The header of such a table: its lines, its columns, and which of them holds the keys and which the names."""

    lines: tuple[Line, ...]
    over: int
    """How many of the lines stand over several columns each; a page may leave these out."""
    columns: tuple[SpacedColumn, ...]
    key: int | None
    name: int


def head(lines: Sequence[Line], columns: Sequence[SpacedColumn], over: int = 0) -> Head:
    """The header that the lines and their columns make; the last column numbers no rows, nothing follows it."""
    headers = [column.header for column in columns]
    key = next((at for at, header in enumerate(headers[:-1]) if is_key_header(header, coded=True)), None)
    roles = ["key" if at == key else header_role(header, "text") for at, header in enumerate(headers)]
    name = name_by_header(headers, roles)
    first = 0 if key is None else key + 1
    return Head(tuple(lines), over, tuple(columns), key, first if name is None or name < first else name)


def is_key(text: str) -> bool:
    """Whether a text numbers a row: one word that is a mark."""
    return " " not in text and bool(parse_mark(bare_key(text)).path)


def is_capital(text: str) -> bool:
    """Whether a text is in capitals, what stands in brackets left out."""
    return (_BRACKETS.sub("", text).strip() or text).isupper()


def key_of(parts: Sequence[Span], table: Head) -> Span | None:
    """The text of a line that stands in the column of the keys and is one."""
    if table.key is None or table.key + 1 == len(table.columns):
        return None
    begin = table.columns[table.key].start - 1 if table.key else 0
    end = table.columns[table.key + 1].start - 1
    for part in parts:
        first = part.text.split()[0]
        if begin <= part.start < end and is_key(first) and (part.last - part.first == 1 or part.second >= end):
            return part
    return None


def runs_over(part: Span, columns: Sequence[SpacedColumn]) -> int:
    """How many columns a text runs over, by where their headers begin."""
    return 1 + sum(part.start < column.start < part.end for column in columns)


def is_foreign(line: Line, table: Head) -> bool:
    """Whether a line is running text: it begins where keys stand and is none, or runs over many columns."""
    parts = spans(line)
    first = parts[0]
    if is_note(line):
        return True
    wide = [part for part in parts if runs_over(part, table.columns) > _MOST_COLUMNS and not part.text.isupper()]
    if wide and len(parts) < _MOST_COLUMNS:
        return True
    if table.key != 0 or first.start >= table.columns[1].start - 1:
        return False
    return key_of(parts[:1], table) is None and not (is_total(first.text) and len(parts) > 1) and not _amounts(parts)


def _amounts(parts: Sequence[Span]) -> bool:
    """Whether a line is a text and beside it nothing but numbers, two or more: a part of a total ("Trong đó: …")."""
    return len(parts) >= _MOST_COLUMNS and all(cell_kind(part.text) == "number" for part in parts[1:])


def is_note(line: Line) -> bool:
    """Whether a line begins a note on the table."""
    return fold(line.text).startswith(tuple(reader_words().note_heads))


def is_row(line: Line, table: Head) -> bool:
    """Whether a line surely holds cells of a row side by side."""
    parts = spans(line)
    if table.key is not None:
        return key_of(parts, table) is not None and len(parts) > 2
    return len(parts) >= max(2, len(table.columns) // 2 + 1) and not is_foreign(line, table)


def is_title(lines: Sequence[Line], at: int, table: Head) -> bool:
    """Whether a line is a title over rows, which come right below it.

    It is one text from the left edge, with a numeral or letter before it ("II. HẠ TẦNG SỐ", "a) Trên quốc lộ"), or
    without any: in a table with keys one that runs into the second column, in another one that goes on with no cell.
    """
    parts = spans(lines[at])
    lone = len(parts) == 1 or (len(parts) == 2 and _TITLE_MARK.fullmatch(parts[0].text) is not None)
    at_edge = parts[0].start <= table.columns[0].start + 1 or _stands_out(lines, at, table)
    if not lone or not at_edge or lines[at].text.endswith((".", ";", ":")):
        return False
    marked = _MARKED.match(lines[at].text) is not None
    free = (
        table.key == 0 and len(parts) == 1 and parts[0].end >= table.columns[1].start and lines[at].text[:1].isupper()
    )
    free = free or (table.key is None and len(parts) == 1 and begins_anew(lines, at, table.columns[1].start))
    if marked and len(parts) == 2 and not is_capital(parts[1].text):
        return False
    return (marked or free) and not is_note(lines[at]) and _row_below(lines, at + 1, table)


def _stands_out(lines: Sequence[Line], at: int, table: Head) -> bool:
    """Whether a line begins left of all names near it, though right of the numbers that stand before them."""
    rows = (parts for line in lines[max(0, at - _NEAR) : at + _NEAR] if len(parts := spans(line)) >= _MOST_COLUMNS)
    names = [parts[1].start for parts in rows if table.key == 0 and key_of(parts[:1], table)]
    return bool(names) and spans(lines[at])[0].start < min(names)


def begins_anew(lines: Sequence[Line], at: int, second: int) -> bool:
    """Whether a line's first text, in a column that ends before place `second`, cannot go on with the one above it.

    It begins with a capital letter, and nothing stands above it in that column, or what stands there left room for its
    first word: a cell's text is only wrapped where the column is full.
    """
    own = spans(lines[at])[0]
    above = spans(lines[at - 1])[0] if at else own
    if not own.text[:1].isupper() or lines[at].blanks:
        return own.text[:1].isupper()
    if above.start >= second:
        return True
    near = [parts[0] for line in lines[max(0, at - _NEAR) : at + _NEAR] if len(parts := spans(line)) >= _MOST_COLUMNS]
    width = max((part.end for part in near if part.end < second), default=0)
    return above.end + 1 + len(own.text.split()[0]) <= width and not _GOES_ON_BELOW.search(above.text)


def _row_below(lines: Sequence[Line], start: int, table: Head) -> bool:
    """Whether a row comes next, below other titles, page numbers and the header again."""
    at, seen = start, 0
    while at < len(lines) and seen < _LOOK_AHEAD:
        if repeats(lines, at, table):
            at += repeats(lines, at, table)
        elif is_row(lines[at], table):
            return True
        elif _MARKED.match(lines[at].text) or is_page_number(lines, at, table):
            at, seen = at + 1, seen + 1
        else:
            return False
    return False


def repeats(lines: Sequence[Line], at: int, table: Head) -> int:
    """How many lines the header takes that stands again from line `at` on; 0 where none does."""
    for header in (table.lines, table.lines[table.over :]):
        if [line.text for line in lines[at : at + len(header)]] == [line.text for line in header]:
            return len(header)
    return 0


def is_page_number(lines: Sequence[Line], at: int, table: Head) -> bool:
    """Whether a line only tells the page, or that the table goes on."""
    line = lines[at]
    text = line.text
    if len(spans(line)) > 1:
        return False
    if _PAGE_NUMBER.fullmatch(text):
        return line.gaps[0] >= table.columns[1].start or text[0] not in "-–—" or _below_space(lines, at)
    if GOES_ON.fullmatch(text):
        return repeats(lines, at + 1, table) > 0
    if not _FOLIO.fullmatch(text):
        return False
    if line.gaps[0] < table.columns[1].start:
        return repeats(lines, at + 1, table) > 0 or (line.gaps[0] > table.columns[0].end and _below_space(lines, at))
    below = at + 1
    while below < len(lines) and GOES_ON.fullmatch(lines[below].text):
        below += 1
    turns = below == len(lines) or lines[below].raw.startswith("\f") or repeats(lines, below, table) > 0
    turns = turns or GOES_ON.match(lines[below].text) is not None
    return line.raw.startswith("\f") or turns or _stands_apart(lines, at)


def _below_space(lines: Sequence[Line], at: int) -> bool:
    """Whether more empty lines stand above a line than between the lines of a cell near it."""
    return lines[at].blanks > min(line.blanks for line in lines[max(1, at - _NEAR) : at + _NEAR])


def _stands_apart(lines: Sequence[Line], at: int) -> bool:
    """Whether more empty lines stand above and below a line than between the lines of a cell near it.

    What fills one cell alone is no row, and the rest of a cell stands right below its beginning.
    """
    near = lines[max(1, at - _NEAR) : at + _NEAR]
    apart = min(line.blanks for line in near)
    return min(lines[at].blanks, lines[at + 1].blanks) > apart

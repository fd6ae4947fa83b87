"""Tables of a PDF's text that keeps its layout: columns stand under their headers, two spaces or more apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import RawRow, TableBlock, TextBlock
from ingest.columns import cell_kind, header_role, is_key_header
from ingest.model import Repair
from ingest.name_column import may_name
from ingest.numbering import split_mark
from ingest.readers.pdf_layout import heading_start
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_spaced_body import read_body
from ingest.readers.pdf_spaced_columns import SpacedColumn, Span, header_columns, spans
from ingest.readers.pdf_spaced_lines import begins_anew, head, is_key, is_note
from ingest.readers.pdf_spaced_rows import read_rows

_MIN_COLUMNS = 3
_SAMPLE = 5
_MIN_RULED = 2
_MAX_HEADER = 4
_UNIT = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:", re.IGNORECASE)
_RULE_ALONE = 1
"""Empty lines that the rule itself counts for."""
_MIN_ROWS = 2
_FULL_SHARE = 0.4
_MOST = 0.8


@dataclass(slots=True)
class SpacedTable:
    """One such table: the lines above it that name it, its columns and rows, and what was taken out of it."""

    heading: list[Line]
    header: list[Line]
    columns: list[SpacedColumn]
    rows: list[RawRow]
    repairs: list[Repair] = field(default_factory=list)
    above: int = 0
    """How many of the lines stand above the first line of the header that has a text over most columns."""

    def block(self, titles: list[TextBlock]) -> TableBlock:
        """The table under these titles, which stand in the lines above it."""
        first = (self.heading if titles else self.header)[0].number
        last = max(row.line_end for row in self.rows)
        return TableBlock([column.header for column in self.columns], self.rows, first, last, titles)


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
        start = at - table.above
        if start > begin:
            parts.append(list(lines[begin:start]))
        parts.append(table)
        begin = at = end
    if begin < len(lines):
        parts.append(list(lines[begin:]))
    return parts


def _table_at(lines: Sequence[Line], at: int, floor: int) -> tuple[SpacedTable, int] | None:
    """The table whose header begins with line `at`, and the index after it."""
    ruled = _ruled_end(lines, at)
    strokes = lines[ruled].strokes if ruled else ()
    drawn = bool(lines[at].strokes and strokes) or len(strokes) > 1
    if not drawn and len(spans(lines[at])) < _MIN_COLUMNS:
        return None
    end = ruled or _header_end(lines, at)
    top = at if drawn else _header_top(lines, at, floor)
    header = list(lines[top:end])
    columns = header_columns(header, strokes, lines[end : end + _SAMPLE], at - top)
    sure = drawn or _names_columns(columns)
    least = _MIN_RULED if drawn else _MIN_COLUMNS
    if len(columns) < least or not (sure or ruled or _may_name_columns(columns)):
        return None
    table = head(header, columns, at - top)
    body = read_body(lines, end, table)
    rows = read_rows(body.blocks, table)
    if not (_is_filled(rows, least, _FULL_SHARE) if sure else _is_filled(rows, len(columns) - 1, _MOST)):
        return None
    heading = list(lines[_heading(lines, top, floor) : top])
    above = at - top + len(heading)
    return SpacedTable(heading, header, columns, rows, body.repairs, above), body.end


def _header_top(lines: Sequence[Line], start: int, floor: int) -> int:
    """The index of the header's first line: one above `start` whose texts stand over some of the columns alone.

    They are several, or one that goes on below it in small letters; none stands over the first two columns.
    """
    if start <= floor or lines[start].blanks or lines[start].strokes:
        return start
    own, above = spans(lines[start]), spans(lines[start - 1])
    under = [[part for part in own if part.start < text.end and text.start < part.end] for text in above]
    whole = all(parts and parts[0].start > own[1].start for parts in under)
    wrapped = len(above) > 1 or (len(under[0]) == 1 and under[0][0].text[:1].islower())
    text = lines[start - 1].text
    titled = text.isupper() or _UNIT.match(text) or is_note(lines[start - 1])
    return start - 1 if whole and wrapped and not titled else start


def _ruled_end(lines: Sequence[Line], start: int) -> int:
    """The index after the header's lines where a rule stands under them, else 0.

    A rule that an empty line parts from what is above, and that another rule follows, stands over a header.
    """
    for end in range(start + 1, min(len(lines), start + _MAX_HEADER + 1)):
        if lines[end].strokes:
            return 0 if lines[end].blanks > _RULE_ALONE and _ruled_end(lines, end) else end
        if lines[end].blanks:
            return 0
    return 0


def _header_end(lines: Sequence[Line], start: int) -> int:
    """The index after the header's lines, which no empty line parts, and no title or row of the table follows."""
    second = spans(lines[start])[1].start
    end = start + 1
    while end < min(len(lines), start + _MAX_HEADER) and not lines[end].blanks:
        parts = spans(lines[end])
        first = parts[0]
        opens = is_key(first.text.split()[0]) and (
            first.last - first.first == 1 or len(parts) > 1 or first.end > second
        )
        if first.start < second and (opens or len(parts) > len(spans(lines[start]))):
            break
        if (
            _titles_rows(lines, end, second)
            or _fills_columns(parts, spans(lines[start]))
            or (len(parts) >= _MIN_COLUMNS and first.start < second and first.text[:1].isdigit())
            or _holds_values(lines[end])
            or (first.start <= spans(lines[start])[0].start and split_mark(first.text)[0])
        ):
            break
        end += 1
    return end


def _titles_rows(lines: Sequence[Line], at: int, second: int) -> bool:
    """Whether a line below the header's first is a title over the row of values that comes next."""
    parts = spans(lines[at])
    titled = len(parts) == 1 and parts[0].start <= spans(lines[at - 1])[0].start and begins_anew(lines, at, second)
    return titled and at + 1 < len(lines) and _holds_values(lines[at + 1])


def _fills_columns(parts: Sequence[Span], above: Sequence[Span]) -> bool:
    """Whether texts under all of a header's begin with capital letters or digits, and are not years alone.

    The second line of a header goes on with some of the words above it. Where an agency and a deadline stand side by
    side, a text may be missing.
    """
    kinds = {cell_kind(part.text) for part in parts}
    least = len(above) - (parts[0].start <= above[0].start and kinds >= {"agency", "deadline"})
    begun = (part.text[:1].isupper() or part.text[:1].isdigit() or cell_kind(part.text) == "bullet" for part in parts)
    whole = len(parts) >= least and all(begun)
    return whole and not all(part.text[:1].isdigit() and not _is_value(part.text) for part in parts[1:])


def _holds_values(line: Line) -> bool:
    """Whether two texts of a line, or more, are amounts or dates, such as no header states beside each other."""
    parts = spans(line)
    return sum(_is_value(part.text) for part in parts[1:]) >= _MIN_RULED


def _is_value(text: str) -> bool:
    year = text.isdigit() and text[:2] in ("19", "20") and len(text) == len("2000")
    return cell_kind(text) in ("number", "deadline") and any(char.isdigit() for char in text) and not year


def _names_columns(columns: Sequence[SpacedColumn]) -> bool:
    known = sum(header_role(column.header) is not None for column in columns)
    known += any(header_role(column.header) is None and may_name(column.header) for column in columns)
    return is_key_header(columns[0].header, coded=True) or known >= _MIN_COLUMNS - 1


def _may_name_columns(columns: Sequence[SpacedColumn]) -> bool:
    """Whether headers of which the words are not known may be some: many, all begun by a capital letter."""
    texts = [part for column in columns for part in column.header.split(" / ")]
    lettered = all(text[:1].isupper() and not split_mark(text)[0] for text in texts)
    return len(columns) > _MIN_COLUMNS and lettered


def _is_filled(rows: Sequence[RawRow], cells: int, share: float) -> bool:
    """Whether at least so large a share of the rows, and two of them, have texts in so many cells."""
    whole = [row for row in rows if not row.banner]
    full = sum(sum(cell.state == "text" for cell in row.cells) >= cells for row in whole)
    return full >= max(_MIN_ROWS, share * len(whole))


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

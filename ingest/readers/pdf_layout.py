"""Which lines of a PDF's text belong to which table: headings, headers (also the repeated ones), bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from ingest.readers.pdf_header import Header, PdfColumn, find_headers, split_header
from ingest.readers.pdf_lines import Line

_APPENDIX = re.compile(
    r"(?i:(?:phụ lục|biểu|bảng|danh mục)(?: số)?(?: [0-9IVX]+[A-Za-z]?)?[.:]?$|(?:biểu|bảng)(?: số)? [0-9]+\b)"
    r"|(?i:biểu|bảng)(?i: số)? (?:[A-ZĐ]|[IVX]+)\s?[.:–-]\s+(?![a-zăâđêôơư])"
)
_CLOSING = re.compile(r"(?:TM|KT|TL|TUQ)\. |Nơi nhận:?|[IVX]+\. [^\W\d_]{2}|Phần (?:thứ|[IVX])")
_HEADING_LINES = 12


@dataclass(slots=True)
class Region:
    """One table: the lines above it, its columns, and the lines of its rows with page ends marked."""

    columns: list[PdfColumn]
    heading: list[Line]
    header: list[Line]
    body: list[Line]
    repeated: list[list[Line]] = field(default_factory=list)
    """The headers that were repeated on later pages and taken out."""
    spaces_after: int = 0


@dataclass(slots=True)
class Layout:
    """The text's parts in order: runs of prose lines and tables."""

    parts: list[list[Line] | Region] = field(default_factory=list)


def lay_out(lines: Sequence[Line], spaces_after: int) -> Layout:
    """Split the lines into prose and tables."""
    layout = Layout()
    position = 0
    for group in _group(lines, find_headers(lines)):
        first = group[0]
        heading = heading_start(lines, first.start, position)
        end = _table_end(lines, group[-1].end, group)
        if heading > position:
            layout.parts.append(list(lines[position:heading]))
        spaces = spaces_after if end == len(lines) else lines[end].spaces
        layout.parts.append(_region(lines, group, heading, end, spaces))
        position = end
    if position < len(lines):
        layout.parts.append(list(lines[position:]))
    return layout


def _group(lines: Sequence[Line], headers: list[Header]) -> list[list[Header]]:
    """Headers of one table together: the same words again, with no appendix line in between."""
    groups: list[list[Header]] = []
    for header in headers:
        if groups and _repeats(lines, groups[-1][0], header):
            groups[-1].append(header)
        else:
            groups.append([header])
    return [_trim(lines, group) for group in groups]


def _repeats(lines: Sequence[Line], first: Header, again: Header) -> bool:
    if heading_start(lines, again.start, first.end) < again.start:
        return False
    common = _common(lines, first, again)
    return len(split_header([line.text for line in lines[first.start : first.start + common]])) == len(first.columns)


def _common(lines: Sequence[Line], first: Header, again: Header) -> int:
    most = min(first.end - first.start, len(lines) - again.start)
    same = (lines[first.start + offset].text == lines[again.start + offset].text for offset in range(most))
    return sum(1 for _ in takewhile(bool, same))


def _trim(lines: Sequence[Line], group: list[Header]) -> list[Header]:
    """Cut what is not header off each: what follows differs from page to page."""
    if len(group) == 1:
        return group
    size = min(_common(lines, group[0], header) for header in group[1:])
    columns = split_header([line.text for line in lines[group[0].start : group[0].start + size]])
    return [replace(header, end=header.start + size, columns=columns) for header in group]


def opens_appendix(text: str) -> bool:
    """Whether a line opens an appendix or names a table ("PHỤ LỤC 2", "Bảng 3")."""
    return _APPENDIX.match(text) is not None


def closes_text(text: str) -> bool:
    """Whether a line begins what can't stand in a table: a signature, the recipients, a heading of the outline."""
    return _CLOSING.match(text) is not None


def heading_start(lines: Sequence[Line], header: int, floor: int) -> int:
    """The index of the line that opens the appendix or names the table above the header; else the header's own."""
    for index in range(header - 1, max(floor, header - _HEADING_LINES) - 1, -1):
        if _APPENDIX.match(lines[index].text):
            return index
    return header


def _table_end(lines: Sequence[Line], start: int, group: list[Header]) -> int:
    inside = {header.start for header in group}
    for index in range(start, len(lines)):
        if index in inside:
            continue
        text = lines[index].text
        if _APPENDIX.match(text) and lines[index].blanks + lines[index].page:
            return index
        if _CLOSING.match(text) and index > group[-1].end:
            return index
    return len(lines)


def _region(lines: Sequence[Line], group: list[Header], heading: int, end: int, spaces: int) -> Region:
    first = group[0]
    body: list[Line] = []
    position = first.end
    for header in group[1:]:
        body.extend(lines[position : header.start])
        position = header.end
        if position < end:
            lines[position].page = 2
            lines[position].spaces = lines[header.start].spaces
    body.extend(lines[position:end])
    return Region(
        columns=first.columns,
        heading=list(lines[heading : first.start]),
        header=list(lines[first.start : first.end]),
        body=body,
        repeated=[list(lines[header.start : header.end]) for header in group[1:]],
        spaces_after=spaces,
    )

"""Where a table begins in the text of a PDF, and the columns that its header names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_words import NUMBER, YEAR, header_patterns, key_type, starts
from ingest.textnorm import join_lines

_LONGEST = 60
_YEARS = re.compile(r"\s(?:(?:19|20)\d\d)(?:\s(?:19|20)\d\d)+$")


@dataclass(slots=True, frozen=True)
class PdfColumn:
    """A column: its header's words and the kind of its cells: key, text, number, deadline or agency."""

    header: str
    kind: str


@dataclass(slots=True)
class Header:
    """A table's header: lines `start` to `end` (exclusive), and its columns."""

    start: int
    end: int
    columns: list[PdfColumn]


def find_headers(lines: Sequence[Line]) -> list[Header]:
    """Every header in the text, the repeated ones as well."""
    found: list[Header] = []
    index = 0
    while index < len(lines):
        header = _header_at(lines, index)
        if header is None:
            index += 1
            continue
        found.append(header)
        index = header.end
    return found


def _header_at(lines: Sequence[Line], start: int) -> Header | None:
    low = lines[start].text.lower()
    if not header_patterns()["key"].match(low) or len(low) > 200:
        return None
    end = start + 1
    while end < min(len(lines), start + _LONGEST) and not _begins_row(lines[end]):
        end += 1
    columns = split_header([line.text for line in lines[start:end]])
    if len(columns) < 3 or columns[0].kind != "key":
        return None
    return Header(start, end, columns)


def _begins_row(line: Line) -> bool:
    words = line.words
    low = line.text.lower()
    if starts("total").match(low):
        return True
    if len(words) > 1 and all(NUMBER.match(word) and not YEAR.match(word) for word in words[-2:]):
        return True
    if YEAR.match(words[0]) or words[0] in {"-", "–"}:
        return False
    return key_type(words[0]) is not None and not low.startswith(("(",))


def split_header(texts: Sequence[str]) -> list[PdfColumn]:
    """The columns of a header whose lines these are; a kind of columns with no known word stays in its
    neighbour, so a header that is all unknown gives one column."""
    text = join_lines(texts)
    low = text.lower()
    marks: list[tuple[int, str]] = []
    position = 0
    while position < len(low):
        best = _kind_at(low, position)
        if best is not None:
            marks.append((position, best[0]))
            position = best[1]
        position = _next_word(low, position)
    columns: list[PdfColumn] = []
    ends = [begin for begin, _ in marks[1:]] + [len(text)]
    for (begin, kind), finish in zip(marks, ends, strict=False):
        columns.extend(_with_years(text[begin:finish].strip(), kind))
    return columns


def _kind_at(low: str, position: int) -> tuple[str, int] | None:
    best: tuple[str, int] | None = None
    for kind, pattern in header_patterns().items():
        match = pattern.match(low, position)
        if match and (best is None or match.end() > best[1]):
            best = (kind, match.end())
    return best


def _next_word(low: str, position: int) -> int:
    while position < len(low) and not low[position].isspace():
        position += 1
    return position + 1


def _with_years(text: str, kind: str) -> list[PdfColumn]:
    match = _YEARS.search(text)
    if match is None:
        return [PdfColumn(text, kind)]
    head = text[: match.start()]
    return [PdfColumn(f"{head} / {year}", "number") for year in match.group().split()]


def same_header(first: Sequence[Line], second: Sequence[Line]) -> bool:
    """Whether two runs of lines have the same words."""
    return [line.text for line in first] == [line.text for line in second]

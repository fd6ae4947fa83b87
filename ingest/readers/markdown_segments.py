"""Splits a Markdown file into table chunks, footnotes and prose, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["pipe", "tab", "html", "footnote", "prose", "noise"]

_RULED = r"\s*(?:-{2,}:?|:-+:?|-:)\s*"
SEPARATOR = re.compile(rf"\s*\|?{_RULED}(?:\|{_RULED})*\|?\s*")
_CELL_END = re.compile(r"(?<!\\)\|")
_FOOTNOTE = re.compile(r"\s*(?:<sup>\s*\(?(\d{1,3})\)?\s*</sup>|\[\^([^\]\s]{1,8})\]:|\[(\d{1,2})\])\s*(?=\S)")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—*_#\s]*\d{1,3}[-–—*_\s]*|(?:trang|page)\s+\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?)\s*", re.IGNORECASE
)
_COMMENT = re.compile(r"\s*<!--.*?-->\s*")
_RULE = re.compile(r"\s*(?:[-*_=~—]\s*){3,}\s*|\s*```\w*\s*")
_MAX_WRAP = 12
_MIN_TABS = 2


@dataclass(slots=True)
class SourceCell:
    """A cell as it stands in the file, cut out of its line; `present` is False where a span from above covers it.

    `rows` and `columns` are the spans that the form states; `spread` says that a cell to the left spans this place.
    """

    raw: str
    line: int
    line_end: int
    present: bool = True
    rows: int = 1
    columns: int = 1
    spread: bool = False


@dataclass(slots=True)
class SourceRow:
    """A row of one chunk; `page_start` marks the first row of a chunk that continues a table."""

    cells: list[SourceCell]
    line: int
    line_end: int
    page_start: bool = False


@dataclass(slots=True)
class Segment:
    """A run of lines of one kind; a table chunk has rows, everything else has its lines."""

    kind: Kind
    line: int
    line_end: int
    lines: list[str] = field(default_factory=list)
    rows: list[SourceRow] = field(default_factory=list)
    mark: str = ""
    ruled: bool = False
    """Whether a separator line ("|---|") told the header from the rows."""


def is_separator(line: str) -> bool:
    """Whether the line is the rule between the header and the rows of a pipe table."""
    return "|" in line and SEPARATOR.fullmatch(line) is not None


def is_noise(line: str) -> bool:
    """Whether the line carries nothing of the document: a page number, a rule, a comment."""
    return any(pattern.fullmatch(line) for pattern in (_PAGE_NUMBER, _COMMENT, _RULE))


def split_segments(lines: Sequence[str]) -> list[Segment]:
    """The segments of a file in order, blank lines left out."""
    segments: list[Segment] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        segment = _noise(lines, at) or _pipe(lines, at) or _tabs(lines, at) or _footnote(lines, at) or _prose(lines, at)
        at = segment.line_end
        segments.append(segment)
    return segments


def _noise(lines: Sequence[str], at: int) -> Segment | None:
    return Segment("noise", at + 1, at + 1, [lines[at]]) if is_noise(lines[at]) else None


def _is_pipe_row(line: str) -> bool:
    bare = line.strip()
    return bare.startswith("|") and len(_CELL_END.findall(bare)) >= 3


def _pipe(lines: Sequence[str], at: int) -> Segment | None:
    framed = _is_pipe_row(lines[at])
    headed = "|" in lines[at] and at + 1 < len(lines) and is_separator(lines[at + 1])
    if not (framed or headed):
        return None
    segment = Segment("pipe", at + 1, at + 1)
    while at < len(lines) and lines[at].strip() and (_CELL_END.search(lines[at])):
        if is_separator(lines[at]):
            segment.ruled = True
            at += 1
        else:
            end = _row_end(lines, at)
            segment.rows.append(_pipe_row(lines[at:end], at + 1))
            at = end
    segment.line_end = at
    return segment


def _row_end(lines: Sequence[str], at: int) -> int:
    """The line after a row; a row that opens with a pipe and lacks the closing one may go on below."""
    if not lines[at].lstrip().startswith("|") or lines[at].rstrip().endswith("|"):
        return at + 1
    for end in range(at + 1, min(at + _MAX_WRAP, len(lines))):
        bare = lines[end].strip()
        if not bare or bare.startswith("|"):
            break
        if bare.endswith("|"):
            return end + 1
    return at + 1


def _pipe_row(lines: Sequence[str], line: int) -> SourceRow:
    source = "\n".join(lines).strip()
    source = source.removeprefix("|")
    if source.endswith("|") and not source.endswith("\\|"):
        source = source[:-1]
    cells: list[SourceCell] = []
    position = line
    for raw in _CELL_END.split(source):
        end = position + raw.count("\n")
        cells.append(SourceCell(raw.strip(), position, end))
        position = end
    return SourceRow(cells, line, line + len(lines) - 1)


def _tabs(lines: Sequence[str], at: int) -> Segment | None:
    segment = Segment("tab", at + 1, at + 1)
    while at < len(lines) and lines[at].count("\t") >= _MIN_TABS and lines[at].strip():
        cells = [SourceCell(raw.strip(), at + 1, at + 1) for raw in lines[at].split("\t")]
        segment.rows.append(SourceRow(cells, at + 1, at + 1))
        at += 1
    segment.line_end = at
    return segment if segment.rows else None


def _footnote(lines: Sequence[str], at: int) -> Segment | None:
    match = _FOOTNOTE.match(lines[at])
    if match is None:
        return None
    end = at + 1
    while end < len(lines) and lines[end].strip() and not _starts_other(lines, end):
        end += 1
    return Segment("footnote", at + 1, end, list(lines[at:end]), mark=next(mark for mark in match.groups() if mark))


def footnote_body(first_line: str) -> str:
    """The first line of a footnote without its mark."""
    return _FOOTNOTE.sub("", first_line, count=1)


def _prose(lines: Sequence[str], at: int) -> Segment:
    if "<table" in lines[at].lower():
        for end in range(at, len(lines)):
            if "</table" in lines[end].lower():
                return Segment("html", at + 1, end + 1, list(lines[at : end + 1]))
    end = at + 1
    while end < len(lines) and lines[end].strip() and not _starts_other(lines, end):
        end += 1
    return Segment("prose", at + 1, end, list(lines[at:end]))


def _starts_other(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    if "<table" in line.lower() or _FOOTNOTE.match(line) or _is_pipe_row(line):
        return True
    if "|" in line and at + 1 < len(lines) and is_separator(lines[at + 1]):
        return True
    return line.count("\t") >= _MIN_TABS

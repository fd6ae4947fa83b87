"""Reads the text of a law site's HTML page: a line that holds only "|" ends each table cell.

Two such lines in a row are a truly empty cell. A cell that a vertical merge covers is not in the text at all, so
the rows are found by `html_rows`. What the site printed before the document's properties and after the document
is not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Block, RawCell, RawDocument, RawRow, TableBlock, TextBlock
from ingest.columns import cell_kind, header_role, is_key_header
from ingest.model import Fragment
from ingest.paragraphs import Line, cell_text, fragment, line_width, split_paragraphs
from ingest.phrases import kind_names, phrases, plain, property_labels
from ingest.readers.html_rows import find_rows
from ingest.tables import is_appendix
from ingest.textnorm import join_lines, nfc, squash

FORM = "html-text"
_MIN_BARS = 3
_MAX_HEADER = 120
_MAX_COLUMNS = 16


@dataclass(frozen=True, slots=True)
class _Segment:
    """The lines up to a bar; `closed` is false for what stands after the last one."""

    lines: list[Line]
    closed: bool
    bar: int

    @property
    def text(self) -> str:
        return join_lines(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Header:
    """A table's header: its first and its last segment, the lines of its first cell, and its words."""

    first: int
    last: int
    head_lines: int
    words: list[str]


def matches(text: str) -> float:
    """How surely the text is of this form: by its lines that hold only a bar."""
    lines = [line.strip() for line in text.split("\n")]
    bars = sum(line == "|" for line in lines)
    filled = sum(bool(line) for line in lines)
    if bars < _MIN_BARS:
        return 0.0
    return min(0.95, 0.5 + 3 * bars / filled)


def read(text: str) -> RawDocument:
    """The document in the text; never fails, whatever the text is."""
    lines = [Line(nfc(line), number) for number, line in enumerate(text.split("\n"), 1)]
    width = line_width([line.text for line in lines])
    document = RawDocument(form=FORM, blocks=[])
    segments = _segments(lines)
    segments = _without_opening(segments)
    segments = _take_properties(segments, document)
    segments = _without_ending(segments, document)
    _read_body(segments, width, document)
    return document


def _segments(lines: Sequence[Line]) -> list[_Segment]:
    segments: list[_Segment] = []
    current: list[Line] = []
    for line in lines:
        if line.text.strip() == "|":
            segments.append(_Segment(current, True, line.number))
            current = []
        elif line.text.strip():
            current.append(line)
    if current:
        segments.append(_Segment(current, False, current[-1].number))
    return segments


def _without_opening(segments: list[_Segment]) -> list[_Segment]:
    """From the first property label on; without one, from behind the site's last notice."""
    for index, segment in enumerate(segments):
        if segment.lines and _label(segment.lines[-1].text) == "number":
            return [_Segment(segment.lines[-1:], segment.closed, segment.bar), *segments[index + 1 :]]
    notices = [
        (index, at)
        for index, segment in enumerate(segments)
        for at, line in enumerate(segment.lines)
        if _holds(line.text, "site_openings")
    ]
    if not notices:
        return segments
    index, at = notices[-1]
    rest = _Segment(segments[index].lines[at + 1 :], segments[index].closed, segments[index].bar)
    return [rest, *segments[index + 1 :]] if rest.lines else segments[index + 1 :]


def _holds(text: str, name: str) -> bool:
    words = f" {plain(text)} "
    return any(f" {phrase} " in words for phrase in phrases(name))


def _label(text: str) -> str | None:
    bare = text.strip()
    return property_labels().get(plain(bare)) if bare.endswith(":") else None


def _take_properties(segments: list[_Segment], document: RawDocument) -> list[_Segment]:
    """Reads the pairs of label and value at the start into `properties`; gives what follows them."""
    index = 0
    while index < len(segments):
        segment = segments[index]
        field = _label(segment.text) if len(segment.lines) == 1 else None
        if field is None:
            if segment.lines:
                break
            index += 1
            continue
        value = segments[index + 1] if index + 1 < len(segments) else None
        if value is not None and value.lines and _label(value.text) is None:
            if plain(value.text) not in phrases("placeholders"):
                document.properties[field] = fragment(value.lines)
            index += 1
        index += 1
    return segments[index:] if document.properties else segments


def _without_ending(segments: list[_Segment], document: RawDocument) -> list[_Segment]:
    """Up to where the site's own text begins: its notices, and the document's name printed before them."""
    for index, segment in enumerate(segments):
        at = next((at for at, line in enumerate(segment.lines) if _holds(line.text, "site_endings")), None)
        if at is None:
            continue
        names = [at for at, line in enumerate(segment.lines[:at]) if _is_name(line.text, document.properties)]
        kept = segment.lines[: names[0] if names else at]
        return [*segments[:index], *([_Segment(kept, False, segment.bar)] if kept else [])]
    return segments


def _is_name(text: str, properties: dict[str, Fragment]) -> bool:
    """Whether a line is the document's name as the site prints it: kind, number, title."""
    number = properties.get("number")
    words = plain(text)
    if number is None:
        return False
    kind = properties.get("kind")
    kinds = [plain(kind.text)] if kind else list(kind_names())
    return any(words.startswith(f"{name} {plain(number.text)}") for name in kinds)


def _read_body(segments: list[_Segment], width: int, document: RawDocument) -> None:
    """Appends text and tables to the document's blocks in reading order."""
    index = 0
    headers = _headers(segments)
    for position, header in enumerate(headers):
        _add_text(segments[index : header.first], width, document.blocks)
        last = headers[position + 1].first if position + 1 < len(headers) else len(segments)
        first = segments[header.first]
        above = _Segment(first.lines[: -header.head_lines], True, first.bar)
        heading = _split_heading(above, width, document.blocks)
        end = _table_end(segments, header.last + 1, last)
        document.blocks.append(_table(segments, header, end, width, heading))
        index = end
    _add_text(segments[index:], width, document.blocks)


def _headers(segments: Sequence[_Segment]) -> list[_Header]:
    headers: list[_Header] = []
    index = 0
    while index < len(segments):
        header = _header_at(segments, index)
        if header and headers and header.words == headers[-1].words and header.head_lines == len(segments[index].lines):
            header = None
        if header:
            headers.append(header)
            index = header.last
        index += 1
    return headers


def _header_at(segments: Sequence[_Segment], index: int) -> _Header | None:
    """The header whose first cell ends the segment, if one does: it is followed by cells that are no data."""
    lines = segments[index].lines
    if not lines or not segments[index].closed:
        return None
    size = next((size for size in (1, 2) if _is_key(lines[-size:])), 0)
    if not size and header_role(lines[-1].text) is None:
        return None
    words = [join_lines(line.text for line in lines[-(size or 1) :])]
    last = index
    while last + 1 < len(segments) and last - index + 1 < _MAX_COLUMNS and _is_header_cell(segments[last + 1]):
        last += 1
        words.append(segments[last].text)
    words, last = _with_years(segments, words, last)
    roles = [role for role in (header_role(word) for word in words[1:]) if role]
    return _Header(index, last, size or 1, words) if len(roles) >= (1 if size else 2) else None


def _is_key(lines: Sequence[Line]) -> bool:
    return is_key_header(join_lines(line.text for line in lines))


def _is_header_cell(segment: _Segment) -> bool:
    text = segment.text
    return (
        bool(text)
        and segment.closed
        and len(text) <= _MAX_HEADER
        and cell_kind(text) not in ("code", "number", "bullet")
    )


def _with_years(segments: Sequence[_Segment], words: list[str], last: int) -> tuple[list[str], int]:
    """A header of two lines: years that stand below one of its cells divide that column."""
    end = last
    while end + 1 < len(segments) and _is_year(segments[end + 1].text):
        end += 1
    spanning = [
        at
        for at, word in enumerate(words)
        if (header_role(word) or "").split(":")[0] in ("rank_target", "target", "result")
    ]
    if end - last < 2 or not spanning:
        return words, last
    at = spanning[0]
    years = [f"{words[at]} / {segment.text}" for segment in segments[last + 1 : end + 1]]
    return [*words[:at], *years, *words[at + 1 :]], end


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")


def _split_heading(segment: _Segment, width: int, blocks: list[Block]) -> list[TextBlock]:
    """Text above a table: from the appendix line on it is the table's heading, the rest goes to the document."""
    paragraphs = _text_blocks(segment, width)
    start = next((at for at in range(len(paragraphs) - 1, -1, -1) if is_appendix(paragraphs[at].text)), len(paragraphs))
    blocks.extend(paragraphs[:start])
    return paragraphs[start:]


def _table_end(segments: Sequence[_Segment], first: int, last: int) -> int:
    """The index behind the table's last cell: a cell ends with a bar, and does not hold what follows a table."""
    for index in range(first, last):
        segment = segments[index]
        if not segment.closed or any(plain(line.text) == "noi nhan" for line in segment.lines):
            return index
        if any(is_appendix(line.text) and line.text.strip().isupper() for line in segment.lines):
            return index
    return last


def _table(segments: Sequence[_Segment], header: _Header, end: int, width: int, heading: list[TextBlock]) -> TableBlock:
    cells = _without_repeats(segments[header.last + 1 : end], header.words)
    texts = [cell_text(cell.lines, width) for cell in cells]
    rows: list[RawRow] = []
    for placement in find_rows(header.words, texts):
        used = [index for index in placement if index is not None]
        first, last = cells[used[0]], cells[used[-1]]
        raw = [RawCell() if index is None else _raw_cell(cells[index], texts[index]) for index in placement]
        rows.append(RawRow(raw, first.lines[0].number if first.lines else first.bar, last.bar))
    line = segments[header.first].lines[-header.head_lines].number
    line_end = rows[-1].line_end if rows else segments[header.last].bar
    return TableBlock(header.words, rows, line, line_end, heading)


def _without_repeats(cells: Sequence[_Segment], words: Sequence[str]) -> list[_Segment]:
    """The cells without the headers that a new page repeats."""
    kept: list[_Segment] = []
    index = 0
    while index < len(cells):
        following = cells[index : index + len(words)]
        if len(following) == len(words) and all(
            plain(a.text) == plain(b) for a, b in zip(following, words, strict=True)
        ):
            index += len(words)
        else:
            kept.append(cells[index])
            index += 1
    return kept


def _raw_cell(segment: _Segment, text: str) -> RawCell:
    return RawCell(text, "text", [fragment(segment.lines)]) if segment.lines else RawCell("", "empty")


def _add_text(segments: Sequence[_Segment], width: int, blocks: list[Block]) -> None:
    for segment in segments:
        blocks.extend(_text_blocks(segment, width))


def _text_blocks(segment: _Segment, width: int) -> list[TextBlock]:
    paragraphs = split_paragraphs(segment.lines, width)
    return [TextBlock(squash(join_lines(line.text for line in part)), [fragment(part)]) for part in paragraphs]

"""Which lines below a header belong to a table that spaces lay out, in blocks that rules and empty lines part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.model import Repair
from ingest.readers.pdf_layout import closes_text, opens_appendix
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_spaced_columns import is_section, spans
from ingest.readers.pdf_spaced_lines import (
    Head,
    is_foreign,
    is_note,
    is_page_number,
    is_row,
    is_title,
    repeats,
    runs_over,
)
from ingest.readers.pdf_spaced_rows import Block
from ingest.totals import is_total

_LOOK_AHEAD = 3
_NEAR = 20
_PROSE_LINES = 2


@dataclass(slots=True)
class Body:
    """The blocks of a table's lines, what was taken out of them, and the index after the last line."""

    blocks: list[Block]
    end: int
    repairs: list[Repair] = field(default_factory=list)


def read_body(lines: Sequence[Line], start: int, table: Head) -> Body:
    """The blocks of lines that belong to the table; page numbers and repeated headers are taken out."""
    body = Body([], start)
    apart = min((line.blanks for line in lines[start + 1 : start + _NEAR]), default=0)
    at, turned = start, False
    below_header = start
    framed = _framed_end(lines, start, table)
    while at < len(lines):
        if again := repeats(lines, at, table):
            if at == below_header:
                break
            body.repairs.append(_removed("page header removed", lines[at : at + again]))
            at, turned = at + again, True
            below_header = at
            framed = _framed_end(lines, at, table)
            continue
        if is_page_number(lines, at, table):
            body.repairs.append(_removed("page number removed", lines[at : at + 1]))
            at, turned = at + 1, True
            continue
        block = Block([lines[at]], turned or lines[at].raw.startswith("\f"), is_title(lines, at, table))
        stop = at + 1
        while not block.title and stop < len(lines) and lines[stop].blanks <= apart and not _parted(lines, stop, table):
            block.lines.append(lines[stop])
            stop += 1
        inside = at < framed or block.title
        if not inside and not (_belongs(block, at > start, table) and _goes_on(block, lines, stop, table)):
            break
        kept = len(block.lines) if inside else _until_foreign(block, table)
        body.blocks.append(Block(block.lines[:kept], block.after_page, block.title))
        at, turned = at + kept, False
        body.end = at
        if kept < len(block.lines):
            break
    return body


def _removed(rule: str, lines: Sequence[Line]) -> Repair:
    return Repair(rule, lines[0].number, " ".join(line.text for line in lines), "")


def _framed_end(lines: Sequence[Line], start: int, table: Head) -> int:
    """The index of the first line below the next rule, where rules frame what stands between; else `start`.

    They do not where the header has none above it, or running text stands between.
    """
    if start >= len(lines) or not (table.lines[0].strokes and lines[start].strokes):
        return start
    wide = 0
    for at in range(start, len(lines)):
        if at > start and lines[at].strokes:
            return at
        parts = spans(lines[at])
        if opens_appendix(lines[at].text) and lines[at].blanks:
            return start
        prose = len(parts) == 1 and runs_over(parts[0], table.columns) > _LOOK_AHEAD and not is_title(lines, at, table)
        wide = wide + 1 if prose else 0
        if wide == _PROSE_LINES or is_note(lines[at]):
            return start
    return start


def _parted(lines: Sequence[Line], at: int, table: Head) -> bool:
    """Whether a line stands apart from the one above, whatever empty lines say."""
    return (
        bool(lines[at].strokes)
        or lines[at].raw.startswith("\f")
        or repeats(lines, at, table) > 0
        or is_section(spans(lines[at]))
        or is_title(lines, at, table)
        or is_page_number(lines, at, table)
    )


def _belongs(block: Block, below_row: bool, table: Head) -> bool:
    """Whether a block of lines may be a row of the table; below a rule it must be a whole one."""
    line = block.lines[0]
    if closes_text(line.text) or (opens_appendix(line.text) and line.blanks):
        return False
    first = spans(line)[0]
    if below_row and line.strokes and not block.after_page and not (is_row(line, table) or is_total(first.text)):
        return False
    return not is_foreign(line, table)


def _until_foreign(block: Block, table: Head) -> int:
    """How many lines of the block stand before the first that is no line of the table."""
    return next((at for at, line in enumerate(block.lines) if at and is_foreign(line, table)), len(block.lines))


def _goes_on(block: Block, lines: Sequence[Line], stop: int, table: Head) -> bool:
    """Whether a lone text is inside the table: capitals, a total, or more of the table comes below."""
    parts = spans(block.lines[0])
    lone = len(block.lines) == 1 and len(parts) == 1
    titled = parts[0].text.isupper() and not is_section(parts)
    if not lone or block.after_page or titled or is_total(parts[0].text):
        return True
    below = lines[stop : stop + _LOOK_AHEAD]
    return any(len(spans(line)) > 1 and not is_foreign(line, table) for line in below)

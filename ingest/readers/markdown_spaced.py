"""Tables that spaces lay out in a Markdown text, among lines that no mark tells from prose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ingest.readers.drawn_tables import DrawnTable, is_fence
from ingest.readers.markdown_segments import Segment, split_segments
from ingest.readers.pdf_lines import is_rule, scan
from ingest.readers.pdf_spaced import SpacedTable, split_spaced


def read_spaced(lines: Sequence[str]) -> list[DrawnTable]:
    """These tables in order; what has marks of its own is no part of any and parts them."""
    runs: list[int | None] = [None] * len(lines)
    run = 0
    for segment in split_segments(lines):
        plain = _is_plain(segment)
        run += not plain
        for at in range(segment.line - 1, segment.line_end):
            run += is_fence(lines[at])
            runs[at] = run if plain and not is_fence(lines[at]) else None
    found = scan([line if own is not None else "" for line, own in zip(lines, runs, strict=True)])
    stretches = (list(group) for _, group in groupby(found.lines, key=lambda line: runs[line.number - 1]))
    return [_placed(part) for stretch in stretches for part in split_spaced(stretch) if isinstance(part, SpacedTable)]


def without_spaced(lines: Sequence[str], tables: Sequence[DrawnTable]) -> list[str]:
    """The lines, those of the tables empty."""
    rest = list(lines)
    for table in tables:
        rest[table.line - 1 : table.line_end] = [""] * (table.line_end + 1 - table.line)
    return rest


def _is_plain(segment: Segment) -> bool:
    """Whether a segment may be lines of such a table: no mark of Markdown but a rule or a page's number."""
    if segment.kind == "noise":
        return is_rule(segment.lines[0]) or any(char.isdigit() for char in segment.lines[0])
    return segment.kind == "prose"


def _placed(table: SpacedTable) -> DrawnTable:
    """The table without the lines above it: what of them names it is told as for every table of the text."""
    block = table.block([])
    return DrawnTable(block.line, block.line_end, block, repairs=table.repairs)

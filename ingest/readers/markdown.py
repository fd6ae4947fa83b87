"""Reader for Markdown: prose with headings and lists, tables of pipes, tabs, drawn lines or spaces, HTML in cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import Block, FootnoteBlock, RawDocument, TableBlock
from ingest.model import Fragment, Repair
from ingest.readers.drawn_tables import DrawnTable, read_drawn, without_drawn
from ingest.readers.markdown_caption import is_site_line, take_caption
from ingest.readers.markdown_inline import render
from ingest.readers.markdown_layout import is_layout, layout_lines
from ingest.readers.markdown_prose import Placed, join_cut_paragraphs, prose_blocks
from ingest.readers.markdown_segments import Segment, footnote_body, is_separator, split_segments
from ingest.readers.markdown_spaced import read_spaced, without_spaced
from ingest.readers.markdown_stamp import without_stamps
from ingest.readers.markdown_tables import group_chunks, is_table, read_table
from ingest.textnorm import join_lines

FORM = "markdown"

_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_BOLD = re.compile(r"(?<![*\\])\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*(?!\*)")
_LINK = re.compile(r"\[[^\]\n]+\]\([^)\s]+\)|<https?://[^>\s]+>|<su[bp]>")
_HTML = re.compile(r"\s*(?:<!doctype html|<html\b|<\?xml)", re.IGNORECASE)


def matches(text: str) -> float:
    """How surely the text is Markdown, from 0 to 1."""
    if _HTML.match(text):
        return 0.0
    lines = text.split("\n")
    if any(is_separator(line) for line in lines):
        return 0.95
    marks = 3 * len(_HEADING.findall(text)) + len(_BOLD.findall(text)) + len(_LINK.findall(text))
    if sum(line.count("\t") >= 3 for line in lines) >= 3:
        return 0.9 if marks else 0.8
    filled = sum(bool(line.strip()) for line in lines)
    return min(0.85, 0.05 + 5.0 * marks / max(filled, 10))


def read(text: str) -> RawDocument:
    """The blocks of a Markdown text whose lines end in "\\n"; never fails, odd input becomes paragraphs."""
    raw = text.split("\n")
    drawn = read_drawn(raw)
    undrawn = without_drawn(raw, drawn)
    spaced = read_spaced(undrawn)
    lines = without_spaced(undrawn, spaced)
    laid = sorted([*drawn, *spaced], key=lambda table: table.line)
    repairs: list[Repair] = []
    runs: list[list[Placed]] = [[]]
    tables: list[list[Segment] | DrawnTable] = []
    notes: list[Segment] = []
    for group in group_chunks(split_segments(lines)):
        first = group[0]
        while laid and laid[0].line < first.line:
            tables.append(laid.pop(0))
            runs.append([])
        if first.kind == "footnote":
            notes.append(first)
        elif first.kind == "noise":
            if any(char.isdigit() for char in first.lines[0]):
                repairs.append(Repair("page-number", first.line, first.lines[0], ""))
        elif first.kind == "prose" or not is_table(group):
            for segment in group:
                runs[-1].extend(_prose(segment, lines, repairs))
        else:
            tables.append(group)
            runs.append([])
    tables.extend(laid)
    runs.extend([] for _ in laid)
    blocks: list[tuple[int, Block]] = [(note.line, _footnote(note)) for note in notes]
    for position, run in enumerate(runs):
        prose = join_cut_paragraphs(without_stamps(run, repairs), repairs)
        if position < len(tables):
            blocks.extend(_table(tables[position], prose, repairs))
        blocks.extend((placed.line, placed.block) for placed in prose)
    blocks.sort(key=lambda entry: entry[0])
    repairs.sort(key=lambda repair: repair.line)
    return RawDocument(FORM, [block for _, block in blocks], repairs)


def _table(source: list[Segment] | DrawnTable, prose: list[Placed], repairs: list[Repair]) -> list[tuple[int, Block]]:
    """A table with what names it, which is taken off the prose above, and the notes that its last rows are."""
    table: TableBlock | None
    if isinstance(source, DrawnTable):
        table, remarks, end = source.block, source.texts, source.line_end
        repairs.extend(source.repairs)
    else:
        table, remarks = read_table(source, repairs)
        end = table.line_end
    blocks: list[tuple[int, Block]] = [(end, remark) for remark in remarks]
    if table is not None:
        table.heading[:0] = [placed.block for placed in take_caption(prose, table.line)]
        blocks.insert(0, (table.line, table))
    return blocks


def _prose(segment: Segment, lines: Sequence[str], repairs: list[Repair]) -> list[Placed]:
    """The blocks of a segment that is no table; what a table only laid out is read cell by cell."""
    if segment.kind == "html" or is_layout(segment.rows):
        pieces = layout_lines(segment.rows)
        return [placed for text, line in pieces for placed in prose_blocks(text.split("\n"), line, repairs)]
    source = [line.replace("\t", "    ") for line in lines[segment.line - 1 : segment.line_end]]
    blocks = prose_blocks(source, segment.line, repairs)
    kept = [placed for placed in blocks if not is_site_line(placed.block)]
    repairs.extend(Repair("site-line", placed.line, placed.block.text, "") for placed in blocks if placed not in kept)
    return kept


def _footnote(segment: Segment) -> FootnoteBlock:
    raw: Sequence[str] = [footnote_body(segment.lines[0]), *segment.lines[1:]]
    text = join_lines(line.text for line in render("\n".join(raw)).lines)
    return FootnoteBlock(
        segment.mark, text, [Fragment("\n".join(segment.lines).strip(), segment.line, segment.line_end)]
    )

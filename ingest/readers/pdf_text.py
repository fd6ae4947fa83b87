"""Reader of text that was extracted from a PDF: wrapped lines, page ends, tables drawn or without marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.blocks import RawDocument, TextBlock
from ingest.model import Repair
from ingest.readers.drawn_places import Drawn, split_drawn
from ingest.readers.drawn_tables import read_drawn, without_drawn
from ingest.readers.pdf_layout import Region, lay_out
from ingest.readers.pdf_lines import Line, bigrams, scan
from ingest.readers.pdf_prose import Prose, line_limit, read_prose, usual_blanks
from ingest.readers.pdf_sides import one_side_after_the_other
from ingest.readers.pdf_spaced import SpacedTable, split_spaced
from ingest.readers.pdf_table import read_table

FORM = "pdf-text"
_OTHER_FORMS = re.compile(r"^\|$|^#{1,6} |^\|.*\|$|\t|</?(?:table|td|p|br|li)\b", re.MULTILINE)


def matches(text: str) -> float:
    """How surely the text is of this form (0 to 1): lines that end with a space, and no mark-up."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return 0.0
    spaced = sum(line.endswith(" ") for line in lines) / len(lines)
    foreign = len(_OTHER_FORMS.findall(text)) / len(lines)
    return max(0.05, min(1.0, 0.2 + 0.8 * spaced) - 5 * foreign) if foreign < 0.2 else 0.0


def read(text: str) -> RawDocument:
    """The document's blocks in order: paragraphs, footnotes and tables."""
    document = RawDocument(FORM, [])
    raw = text.split("\n")
    drawn = read_drawn(raw)
    found = scan(without_drawn(raw, drawn))
    pairs = Counter(bigrams(found.lines))
    parts: list[list[Line] | Region | SpacedTable | Drawn] = []
    for stretch in split_drawn(found.lines, drawn):
        if isinstance(stretch, Drawn):
            parts.append(stretch)
        else:
            parts.extend(_split(stretch, found.spaces_after))
    body = [line for part in parts if isinstance(part, list) for line in part]
    blanks = usual_blanks(body)
    limit = line_limit(body, blanks)
    for part in parts:
        if isinstance(part, list):
            _add_prose(document, read_prose(part, blanks, limit))
        elif isinstance(part, Region):
            _add_table(document, part, pairs, read_prose(part.heading, blanks, limit))
        elif isinstance(part, Drawn):
            _add_drawn(document, part, read_prose(part.heading, blanks, limit))
        else:
            _add_spaced(document, part, read_prose(part.heading, blanks, limit))
    return document


def _split(lines: Sequence[Line], spaces_after: int) -> list[list[Line] | Region | SpacedTable]:
    """Prose and tables without any marks, in order."""
    parts: list[list[Line] | Region | SpacedTable] = []
    for run in split_spaced(lines):
        if isinstance(run, SpacedTable):
            parts.append(run)
        else:
            parts.extend(lay_out(one_side_after_the_other(run), spaces_after).parts)
    return parts


def _add_drawn(document: RawDocument, part: Drawn, heading: Prose) -> None:
    block = part.table.block
    if block is not None:
        block.heading[:0] = [title for title in heading.blocks if isinstance(title, TextBlock)]
        block.line = part.heading[0].number if part.heading else block.line
        document.blocks.append(block)
    document.blocks.extend(part.table.texts)
    document.repairs.extend([*heading.repairs, *part.table.repairs])


def _add_spaced(document: RawDocument, table: SpacedTable, heading: Prose) -> None:
    document.blocks.append(table.block([block for block in heading.blocks if isinstance(block, TextBlock)]))
    document.repairs.extend([*heading.repairs, *table.repairs])


def _add_prose(document: RawDocument, prose: Prose) -> None:
    document.blocks.extend(prose.blocks)
    document.repairs.extend(prose.repairs)


def _add_table(document: RawDocument, region: Region, pairs: Counter[tuple[str, str]], heading: Prose) -> None:
    table = read_table(region, pairs)
    table.heading = [block for block in heading.blocks if isinstance(block, TextBlock)]
    if region.heading:
        table.line = region.heading[0].number
    document.blocks.append(table)
    document.repairs.extend(heading.repairs)
    document.repairs.extend(_removed(header) for header in region.repeated)


def _removed(header: list[Line]) -> Repair:
    return Repair("page header removed", header[0].number, " ".join(line.text for line in header), "")

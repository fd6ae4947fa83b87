"""Reader of text that was extracted from a PDF: wrapped lines, page ends, tables without any marks."""

from __future__ import annotations

import re
from collections import Counter

from ingest.blocks import RawDocument, TextBlock
from ingest.model import Repair
from ingest.readers.pdf_layout import Region, lay_out
from ingest.readers.pdf_lines import Line, bigrams, scan
from ingest.readers.pdf_prose import Prose, line_limit, read_prose, usual_blanks
from ingest.readers.pdf_sides import one_side_after_the_other
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
    found = scan(text.split("\n"))
    lines = one_side_after_the_other(found.lines)
    pairs = Counter(bigrams(lines))
    layout = lay_out(lines, found.spaces_after)
    body = [line for part in layout.parts if not isinstance(part, Region) for line in part]
    blanks = usual_blanks(body)
    limit = line_limit(body, blanks)
    for part in layout.parts:
        if isinstance(part, Region):
            _add_table(document, part, pairs, read_prose(part.heading, blanks, limit))
        else:
            _add_prose(document, read_prose(part, blanks, limit))
    return document


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

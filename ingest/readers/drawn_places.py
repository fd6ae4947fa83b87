"""Where drawn tables stand among the lines of a text, and the lines above each that name it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.drawn_tables import DrawnTable
from ingest.readers.pdf_layout import opens_appendix
from ingest.readers.pdf_lines import Line
from ingest.tables import is_appendix

_MAX_HEADING = 8
_SENTENCE_END = re.compile(r"[.;:,]$|/\.$")
_UNIT = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:", re.IGNORECASE)


@dataclass(slots=True)
class Drawn:
    """A drawn table and the lines above it that name it."""

    heading: list[Line]
    table: DrawnTable


def split_drawn(lines: Sequence[Line], tables: Sequence[DrawnTable]) -> list[list[Line] | Drawn]:
    """The lines in order, each drawn table in its place."""
    parts: list[list[Line] | Drawn] = []
    begin = 0
    for table in tables:
        end = next((at for at, line in enumerate(lines) if line.number > table.line), len(lines))
        start = _heading(lines, end, begin) if table.block else end
        if start > begin:
            parts.append(list(lines[begin:start]))
        parts.append(Drawn(list(lines[start:end]), table))
        begin = end
    if begin < len(lines):
        parts.append(list(lines[begin:]))
    return parts


def _heading(lines: Sequence[Line], end: int, floor: int) -> int:
    """Where the lines begin that name the table below line `end`: an appendix or a number of its own, and its title.

    Without these, capitals and lines in brackets right above it.
    """
    for at in range(end - 1, max(floor, end - _MAX_HEADING) - 1, -1):
        text = lines[at].text
        if opens_appendix(text) or is_appendix(text):
            return at
        if _SENTENCE_END.search(text) and not _is_note(text):
            break
    at = end
    while at > floor and (lines[at - 1].text.isupper() or _is_note(lines[at - 1].text)):
        at -= 1
    return at if any(line.text.isupper() for line in lines[at:end]) else end


def _is_note(text: str) -> bool:
    """Whether a line is an aside on a title: brackets, or the unit of the figures."""
    return (text.startswith("(") and text.endswith(")")) or _UNIT.match(text) is not None

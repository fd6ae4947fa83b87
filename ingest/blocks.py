"""What a reader produces, before any meaning is given to it.

A reader knows one form of text (cells ended by "|", wrapped PDF text, Markdown) and nothing of plans:
it splits the raw file into text blocks, tables and footnotes, in the order of the document, and says for
each table cell whether it has text, is explicitly empty, or is missing. Everything after that (roles,
keys, groups, where a cell comes from, outline, metadata) is common to all readers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ingest.model import Fragment, Repair

CellState = Literal["text", "empty", "missing"]


@dataclass(slots=True)
class TextBlock:
    """One paragraph, heading or list item, whole also when it ran over a page end.

    `text` is joined and repaired; `fragments` are its original pieces. `heading_level` is what the form
    itself says (Markdown "##" is 2), None where the form says nothing. `notes` are footnote marks taken
    out of the text.
    """

    text: str
    fragments: list[Fragment]
    heading_level: int | None = None
    bold: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class RawCell:
    """A cell as it stands in the file: `text` joined and repaired, items of a list on lines of their own.

    A missing cell has no text, unless the form tells which text above covers it and that is not the nearest one.
    """

    text: str = ""
    state: CellState = "missing"
    fragments: list[Fragment] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class RawRow:
    """As many cells as the table has columns, each in its own column."""

    cells: list[RawCell]
    line: int
    line_end: int
    after_page: bool = False
    """A page ended between the first line of the row above and this row: a merge that reaches here was cut there.
    Only for forms that show both merges and page ends; elsewhere a cut shows as an empty cell."""
    banner: bool = False
    """Whether the form states that one text spans the row (the key's column may stand apart): a heading of rows."""
    covered: bool = False
    """Whether the form states that a cell from above reaches into the row, which is then no heading."""


@dataclass(slots=True)
class TableBlock:
    """One logical table: pages joined, repeated headers gone, split rows joined, shifted rows put back.

    `header` has one entry a column; a header of two lines is joined with " / ".
    `heading` is what stands above it (appendix line, caption), in order, as text blocks.
    """

    header: list[str]
    rows: list[RawRow]
    line: int
    line_end: int
    heading: list[TextBlock] = field(default_factory=list)
    merges_stated: bool = False
    """Whether the form states every merge and no page end cut one: then an empty cell is an empty one."""


@dataclass(slots=True)
class FootnoteBlock:
    """A footnote: its mark and its text."""

    mark: str
    text: str
    fragments: list[Fragment]


Block = TextBlock | TableBlock | FootnoteBlock


@dataclass(slots=True)
class RawDocument:
    """What a reader returns."""

    form: str
    """Name of the form that the reader recognised: "html-text", "pdf-text", "markdown"."""
    blocks: list[Block]
    repairs: list[Repair] = field(default_factory=list)
    properties: dict[str, Fragment] = field(default_factory=dict)
    """Properties that the file states in a block of its own (an HTML page's "Người ký | …"), by field name of
    `DocumentMeta`."""
    warnings: list[str] = field(default_factory=list)

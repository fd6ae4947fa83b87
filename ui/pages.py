"""A parsed document made ready to show: its blocks in reading order, its tables with merged cells spanning rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.model import Fragment, PlanDocument, Row, Section, Table
from ui import words


@dataclass(slots=True)
class ShownCell:
    """A cell that is printed. A cell that a span above covers is not."""

    text: str
    span: int = 1
    note: str = ""


@dataclass(slots=True)
class ShownRow:
    """A row with its printed cells."""

    row: Row
    cells: list[ShownCell] = field(default_factory=list)


@dataclass(slots=True)
class ShownTable:
    """A table with its printed rows."""

    table: Table
    rows: list[ShownRow]


@dataclass(slots=True)
class ShownFact:
    """A piece of metadata, and the document's own words for it where they are known."""

    label: str
    value: str
    evidence: Fragment | None


@dataclass(slots=True)
class DocumentPage:
    """What the page of a document prints."""

    document: PlanDocument
    facts: list[ShownFact]
    blocks: list[Section | ShownTable]
    anchors: dict[str, str]
    """Anchor of each section and row by its id, and of each footnote by its mark."""


def document_page(document: PlanDocument) -> DocumentPage:
    """The page of a document."""
    blocks: list[tuple[int, Section | ShownTable]] = [(s.line, s) for s in document.sections]
    blocks += [(t.line, ShownTable(t, shown_rows(t))) for t in document.tables]
    blocks.sort(key=lambda block: block[0])
    anchors = {s.id: s.anchor for s in document.sections}
    anchors |= {r.id: r.anchor for t in document.tables for r in t.rows}
    anchors |= {f.mark: f.anchor for f in document.footnotes}
    facts = [
        ShownFact(label, value, document.meta.evidence.get(name)) for name, label, value in words.facts(document.meta)
    ]
    return DocumentPage(document, facts, [block for _, block in blocks], anchors)


def shown_rows(table: Table) -> list[ShownRow]:
    """The rows of a table as the file has them; a run of merged cells becomes one cell that spans their rows."""
    keys = {row.id: row.key or row.name for row in table.rows}
    shown = [ShownRow(row) for row in table.rows]
    for column in (at for at, own in enumerate(table.columns) if own.read_from is None):
        start: ShownCell | None = None
        for line, row in zip(shown, table.rows, strict=True):
            cell = row.cells[column]
            if cell.source == "merged" and start is not None:
                start.span += 1
                continue
            note = words.cell_source(cell.source, keys.get(cell.origin or "")) if cell.text else ""
            here = ShownCell(cell.text, note=note)
            line.cells.append(here)
            # Only a cell of its own can be the head of a merge, and no merge reaches over a heading row.
            start = here if cell.source == "own" and row.kind != "group" else None
    return shown

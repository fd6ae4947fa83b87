"""A reader's blocks become a `PlanDocument`: outline, tables, footnotes, metadata."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.anchors import Anchors
from ingest.blocks import FootnoteBlock, RawDocument, TableBlock, TextBlock
from ingest.catalogue import CatalogueEntry
from ingest.metadata import document_meta
from ingest.model import Footnote, PlanDocument, Row, Section, Table
from ingest.outline import build_outline
from ingest.tables import assemble_table
from ingest.textnorm import slugify


def assemble(raw: RawDocument, file: str, entry: CatalogueEntry | None = None) -> PlanDocument:
    """The document that the blocks of `raw` make; `file` is its name in the corpus."""
    meta, warnings = document_meta(file, raw, entry)
    anchors = Anchors()
    blocks = [block for block in raw.blocks if isinstance(block, TableBlock)]
    tables = [assemble_table(block, f"t{count}", anchors) for count, block in enumerate(blocks, 1)]
    sections = build_outline(_running_text(raw), anchors)
    return PlanDocument(
        meta=meta,
        sections=sections,
        tables=tables,
        footnotes=_footnotes(raw, sections, tables, anchors),
        repairs=list(raw.repairs),
        warnings=[*raw.warnings, *warnings],
    )


def _running_text(raw: RawDocument) -> list[TextBlock]:
    """Text in reading order, with what stands above each table."""
    texts: list[TextBlock] = []
    for block in raw.blocks:
        if isinstance(block, TextBlock):
            texts.append(block)
        elif isinstance(block, TableBlock):
            texts.extend(block.heading)
    return texts


def _footnotes(
    raw: RawDocument, sections: Sequence[Section], tables: Sequence[Table], anchors: Anchors
) -> list[Footnote]:
    owners: list[Section | Row] = [*sections, *(row for table in tables for row in table.rows)]
    footnotes: list[Footnote] = []
    taken: dict[str, int] = {}
    for block in raw.blocks:
        if not isinstance(block, FootnoteBlock):
            continue
        name = slugify(block.mark) or "x"
        taken[name] = taken.get(name, 0) + 1
        unique = name if taken[name] == 1 else f"{name}-{taken[name]}"
        line = min((piece.line for piece in block.fragments), default=0)
        footnotes.append(
            Footnote(
                id=f"fn{unique}",
                mark=block.mark,
                text=block.text,
                fragments=list(block.fragments),
                line=line,
                line_end=max((piece.line_end for piece in block.fragments), default=0),
                owner=_owner(block.mark, line, owners),
                anchor=anchors.unique(f"chu-thich-{unique}"),
            )
        )
    return footnotes


def _owner(mark: str, line: int, owners: Sequence[Section | Row]) -> str | None:
    """The row or section that carries the mark; of several the one nearest to the footnote."""
    carriers = [owner for owner in owners if mark in owner.notes]
    if not carriers:
        return None
    return min(carriers, key=lambda owner: abs(owner.line - line)).id

"""A reader's blocks become a `PlanDocument`: outline, tables, footnotes, metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.anchors import Anchors
from ingest.blocks import Block, FootnoteBlock, RawDocument, TableBlock, TextBlock
from ingest.catalogue import CatalogueEntry
from ingest.metadata import document_meta
from ingest.model import Footnote, PlanDocument, Row, Section, Table
from ingest.outline import build_outline
from ingest.paragraphs import starts_item, without_mark
from ingest.tables import assemble_table, heading_parts, is_appendix, is_number_alone
from ingest.textnorm import slugify, squash
from ingest.years_ahead import set_roles_by_issue

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[^\W\d_])")
_AS_FOLLOWS = re.compile(r"\s+(?:cụ thể\s+)?(?:như sau|dưới đây|sau đây)$", re.IGNORECASE)
_NOTE = re.compile(r"\W*(?:ghi chú|chú thích|lưu ý)\b", re.IGNORECASE)
_MAX_ANNOUNCEMENT = 120
_NOTES_BELOW = 2


def assemble(raw: RawDocument, file: str, entry: CatalogueEntry | None = None) -> PlanDocument:
    """The document that the blocks of `raw` make; `file` is its name in the corpus."""
    meta, warnings = document_meta(file, raw, entry)
    anchors = Anchors()
    tables = [
        assemble_table(block, f"t{count}", anchors, above, notes)
        for count, (block, above, notes) in enumerate(_tables_in_appendices(raw), 1)
    ]
    set_roles_by_issue(tables, meta)
    sections = build_outline(_running_text(raw), anchors)
    return PlanDocument(
        meta=meta,
        sections=sections,
        tables=tables,
        footnotes=_footnotes(raw, sections, tables, anchors),
        repairs=list(raw.repairs),
        warnings=[*raw.warnings, *warnings],
    )


def _tables_in_appendices(raw: RawDocument) -> list[tuple[TableBlock, tuple[str | None, str], list[TextBlock]]]:
    """Each table with the appendix that was opened last before it, what names it else, and the notes on it."""
    found: list[tuple[TableBlock, tuple[str | None, str], list[TextBlock]]] = []
    current: tuple[str | None, str] = (None, "")
    for at, block in enumerate(raw.blocks):
        if isinstance(block, TextBlock) and is_appendix(block.text):
            below = raw.blocks[at + 1 : at + 2]
            title = [text for text in below if isinstance(text, TextBlock) and (text.text.isupper() or text.bold)]
            current = heading_parts([block, *title])
        elif isinstance(block, TableBlock):
            stated = heading_parts(block.heading)
            current = stated if stated[0] else current
            announced = _announcement(raw.blocks[:at])
            named = (current[0], announced) if is_number_alone(stated[1]) and announced else current
            named = named if current[1] or stated[1] else (current[0], announced)
            found.append((block, named, _notes(raw.blocks, at)))
    return found


def _notes(blocks: Sequence[Block], at: int) -> list[TextBlock]:
    """The paragraphs right above and below the table at `at`."""
    table = blocks[at]
    before = [block for block in blocks[max(0, at - 1) : at] if isinstance(block, TextBlock)]
    above = [] if _closes_table(blocks[:at]) else before
    heading = table.heading if isinstance(table, TableBlock) else []
    below = takewhile(lambda block: isinstance(block, TextBlock), blocks[at + 1 : at + 1 + _NOTES_BELOW])
    return [
        *above,
        *heading,
        *(block for block in below if isinstance(block, TextBlock) and not is_appendix(block.text)),
    ]


def _closes_table(above: Sequence[Block]) -> bool:
    """Whether the paragraphs right above are notes on the table before: the first of them, right below it, says so."""
    texts = list(takewhile(lambda block: isinstance(block, TextBlock), reversed(above[-_NOTES_BELOW - 1 :])))
    below = len(texts) < min(len(above), _NOTES_BELOW + 1) and isinstance(above[-len(texts) - 1], TableBlock)
    return bool(texts) and below and isinstance(texts[-1], TextBlock) and _NOTE.match(texts[-1].text) is not None


def _announcement(above: Sequence[Block]) -> str:
    """What the text right above a table without a title calls it: a heading, or a sentence that ends with a colon."""
    block = above[-1] if above else None
    if not isinstance(block, TextBlock) or is_appendix(block.text):
        return ""
    text = squash(block.text)
    last = _SENTENCE.split(text)[-1]
    headed = block.heading_level is not None or (
        (block.bold or starts_item(text)) and not text.endswith((".", ";", ","))
    )
    announced = headed or last.endswith(":")
    bare = _AS_FOLLOWS.sub("", without_mark(last).rstrip(" :")).strip(" ,:")
    return bare if announced and len(bare) <= _MAX_ANNOUNCEMENT else ""


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

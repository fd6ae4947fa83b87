"""What the rows, passages and documents that an answer cites say."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.draft import Context
from assistant.noted_tables import above_in_table
from index.types import Passage, Record
from ingest.model import DocumentMeta

Source = Record | Passage | DocumentMeta


def label_of(source: Source) -> str:
    """The label of the document that a source is, or is of."""
    return source.label if isinstance(source, DocumentMeta) else source.document


def said_by(context: Context, source: Source) -> str:
    """All that a source says, with its footnotes and the headings and captions above it."""
    if isinstance(source, Record):
        cells = (f"{cell.header} . {cell.text} {cell.year or ''}" for cell in source.cells)
        return " . ".join([*cells, *source.group, source.caption, source.appendix or ""])
    if isinstance(source, Passage):
        notes = (context.knowledge.index.passage(note).text for note in source.footnotes)
        above = [*context.knowledge.above(source), *above_in_table(context.knowledge, source)]
        return " . ".join([source.text, *notes, *above, *_headings(context, source)])
    return source.title


def _headings(context: Context, passage: Passage) -> Iterator[str]:
    """The headings above a passage in full, which its path may shorten."""
    while passage.parent:
        passage = context.knowledge.index.passage(passage.parent)
        if passage.heading:
            yield passage.text


def title_of(context: Context, source: Source) -> str:
    """What the document of a source is called, by whom it is and of what period."""
    label = label_of(source)
    return f"{context.title(label)} {context.knowledge.documents[label].issuer or ''} {label}"

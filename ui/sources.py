"""Citations made ready to show: the table row, or the paragraph, with what the answer used marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from assistant.answer import Answer, Citation
from assistant.citing import METADATA_ANCHOR
from index.types import Passage, Record
from ui import words
from ui.ports import HoldsDocuments

_SENTENCE = re.compile(r"(?<=[.;:!?])\s+|\n+")
_WORD = re.compile(r"\w+")
_COVERED = 0.85
_LONG = 6
"""Of a sentence of at least `_LONG` words, `_COVERED` of them in the answer count as said, since answers shorten."""


@dataclass(slots=True, frozen=True)
class CellView:
    """One cell of a cited row."""

    header: str
    text: str
    used: bool
    note: str
    """Where the text comes from, "" when it is the row's own."""


@dataclass(slots=True, frozen=True)
class SourceView:
    """One source as it is shown beside the chat. A row has cells, prose has sentences, metadata only a quote."""

    citation: Citation
    place: str
    """Lines of the source file, for people."""
    path: list[str] = field(default_factory=list)
    cells: list[CellView] = field(default_factory=list)
    sentences: list[tuple[str, bool]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    footnotes: list[Passage] = field(default_factory=list)


def source_views(answer: Answer, library: HoldsDocuments) -> list[SourceView]:
    """The sources of an answer in the order of their numbers."""
    return [_view(citation, answer, library) for citation in answer.citations]


def _view(citation: Citation, answer: Answer, library: HoldsDocuments) -> SourceView:
    place = words.lines(citation.locator.line, citation.locator.line_end)
    if citation.node.endswith(f"#{METADATA_ANCHOR}"):
        return _facts_view(citation, place, library)
    with suppress(KeyError):
        return _row_view(citation, place, library.record(citation.node), answer.notes)
    with suppress(KeyError):
        return _text_view(citation, place, library.passage(citation.node), answer.answer, library)
    return SourceView(citation, place)


def _facts_view(citation: Citation, place: str, library: HoldsDocuments) -> SourceView:
    metas = [meta for meta in library.documents() if meta.label == citation.document]
    cells = [CellView(label, value, False, "") for meta in metas for _, label, value in words.facts(meta)]
    return SourceView(citation, place, cells=cells)


def _row_view(citation: Citation, place: str, record: Record, said: Sequence[str]) -> SourceView:
    above = [part for part in [record.appendix, *record.group] if part]
    notes = [note.message for note in record.notes if note.message not in said]
    return SourceView(citation, place, above, _cells(record, citation), notes=notes)


def _text_view(citation: Citation, place: str, passage: Passage, said: str, library: HoldsDocuments) -> SourceView:
    footnotes = [library.passage(note) for note in passage.footnotes]
    sentences = said_sentences(passage.text, said)
    return SourceView(citation, place, passage.path, sentences=sentences, footnotes=footnotes)


def _cells(record: Record, citation: Citation) -> list[CellView]:
    used = set(citation.used)
    return [
        CellView(c.header, c.text, c.header in used, words.cell_source(c.source, c.origin_key) if c.text else "")
        for c in record.cells
        if c.text or c.header in used
    ]


def said_sentences(text: str, said: str) -> list[tuple[str, bool]]:
    """The sentences of a text, each with whether the answer says it."""
    answer = _words(said)
    whole, held = f" {' '.join(answer)} ", set(answer)
    marked = []
    for sentence in _SENTENCE.split(text):
        own = _words(sentence)
        covered = len(own) >= _LONG and sum(word in held for word in own) >= _COVERED * len(own)
        marked.append((sentence, bool(own) and (covered or f" {' '.join(own)} " in whole)))
    return marked


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())

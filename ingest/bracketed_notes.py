"""Footnotes by a mark in brackets, or a raised figure, that the text carries: paragraphs which begin with such a mark.

Readers find the notes that the form of a text sets apart; in plain text only the mark tells. It stands right after a
word ("năm 2027(1).", "học sinh [1]."), and again before the note ("(1) Riêng 03 công trình …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Block, FootnoteBlock, RawCell, RawDocument, TableBlock, TextBlock
from ingest.model import Repair
from ingest.paragraphs import is_rule
from ingest.textnorm import squash

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE = re.compile(
    r"(?:[-_–—=]{3,}\s+)?(?:\((\d{1,2})\)\s+(?=\S)|\[(\d{1,2})\]\s*(?=\S)|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})\s*(?=[^\W\d]))"
)
"""A mark at the start of a paragraph, or after the rule that is drawn above notes."""
_ENDS = r"(?=\s*(?:[.,;:!?)\]”\"’]|$))"
_LISTS = (":", "sau đây", "như sau")


@dataclass(slots=True)
class _Note:
    """A paragraph that may be a note: its place among the blocks, its mark as it stands, and its text without it."""

    at: int
    mark: str
    shown: str
    text: str


def bracketed_notes(document: RawDocument) -> RawDocument:
    """The document with such paragraphs as footnotes, and their marks taken out of the text that carries them."""
    blocks = document.blocks
    begins: dict[str, int] = {}
    for note in _candidates(blocks):
        first = begins.get(note.shown, 0)
        begins[note.shown] = note.at + 1
        block = blocks[note.at]
        if not _take_marks(blocks[first : note.at], note, document.repairs) or not isinstance(block, TextBlock):
            continue
        own = [piece for piece in block.fragments if not is_rule(piece.text)]
        blocks[note.at] = FootnoteBlock(note.mark, note.text, own)
    return document


def _candidates(blocks: Sequence[Block]) -> Iterator[_Note]:
    """The paragraphs that begin with a mark, but for the items of a list, and the notes whose mark no text holds."""
    held = {mark for block in blocks for mark in _held(block)}
    for at, block in enumerate(blocks):
        if isinstance(block, FootnoteBlock) and block.mark not in held and block.mark.isdecimal():
            yield _Note(at, block.mark, f"[{block.mark}]", block.text)
        elif isinstance(block, TextBlock) and (found := _NOTE.match(squash(block.text))):
            before = blocks[at - 1] if at else None
            if isinstance(before, TextBlock) and squash(before.text).endswith(_LISTS):
                continue
            mark = next(group for group in found.groups() if group)
            text = squash(block.text)[found.end() :]
            yield _Note(at, mark.translate(_RAISED), found[0].split()[-1], text)


def _held(block: Block) -> list[str]:
    if isinstance(block, TextBlock):
        return block.notes
    if isinstance(block, TableBlock):
        cells = [mark for row in block.rows for cell in row.cells for mark in cell.notes]
        return [*cells, *(mark for text in block.heading for mark in text.notes)]
    return []


def _take_marks(blocks: Sequence[Block], note: _Note, repairs: list[Repair]) -> bool:
    """Takes a note's mark out of the texts and cells that carry it; whether any did."""
    found = False
    for holder, line in _holders(blocks):
        bare = _without_mark(holder.text, note.shown)
        if bare != holder.text:
            repairs.append(Repair("footnote mark separated", line, holder.text, bare))
            holder.text = bare
            holder.notes.append(note.mark)
            found = True
    return found


def _holders(blocks: Sequence[Block]) -> Iterator[tuple[TextBlock | RawCell, int]]:
    for block in blocks:
        if isinstance(block, TextBlock):
            yield block, _line(block)
        elif isinstance(block, TableBlock):
            for heading in block.heading:
                yield heading, _line(heading)
            for row in block.rows:
                for cell in row.cells:
                    yield cell, row.line


def _line(block: TextBlock) -> int:
    return block.fragments[0].line if block.fragments else 0


def _without_mark(text: str, shown: str) -> str:
    """The text without a mark that stands right after a word, or after a space where a sentence or part of it ends.

    An item of a list within a sentence ("gồm (1) rà soát") has words after it; "[1]" is a mark whatever follows.
    """
    after = r"" if shown[0] == "[" else _ENDS
    mark = re.escape(shown)
    unit = r"(?<!\bm)(?<!\b[ckd]m)(?<!\bmm)" if shown[0] not in "([" else ""
    glued = rf"(?<=[\w%.,;:)\]”\"’]){unit}{mark}(?![\w(\[])"
    apart = rf"(?<=\S) {mark}{after}"
    return re.sub(rf"{glued}|{apart}", "", text)

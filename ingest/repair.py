"""Repairs the text of a raw document: normal form, lost letters, lost spaces, broken codes.

Only block and cell texts are changed, never the fragments that quotes are taken from, and each change is recorded.
Whatever has more than one reading, misprints and doubled words stay as they are. Repairing twice changes nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, FootnoteBlock, RawCell, RawDocument, RawRow, TableBlock, TextBlock
from ingest.model import Fragment, Repair
from ingest.repairs.letters import find_lost_letters
from ingest.repairs.spaces import find_codes, find_lost_spaces
from ingest.repairs.vocabulary import Change, Vocabulary
from ingest.textnorm import nfc

_MAX_PASSES = 4
_CONTEXT = 12


def repair_document(raw: RawDocument) -> RawDocument:
    """A copy of the document with repaired texts; its repairs are those it had and the new ones.

    Words that a repair brings back may settle others, so passes are made until nothing changes.
    """
    repairs: list[Repair] = []
    blocks: list[Block] = list(raw.blocks)
    normal = _Mender(None, repairs)
    blocks = [_map_block(block, normal) for block in blocks]
    for _ in range(_MAX_PASSES):
        before = len(repairs)
        mender = _Mender(Vocabulary(text for block in blocks for text in _texts(block)), repairs)
        blocks = [_map_block(block, mender) for block in blocks]
        if len(repairs) == before:
            break
    return replace(raw, blocks=blocks, repairs=[*raw.repairs, *repairs])


class _Mender:
    """Repairs single texts and records what it did; without a vocabulary it only brings them to NFC."""

    def __init__(self, vocabulary: Vocabulary | None, repairs: list[Repair]) -> None:
        self._vocabulary = vocabulary
        self._repairs = repairs

    def __call__(self, text: str, fragments: Sequence[Fragment], line: int) -> str:
        vocabulary = self._vocabulary
        if vocabulary is None:
            return self._normal(text, line)
        steps: tuple[Callable[[str], list[Change]], ...] = (
            lambda words: find_lost_letters(words, vocabulary),
            lambda words: find_lost_spaces(words, vocabulary),
            find_codes,
        )
        for find in steps:
            changes = find(text)
            if changes:
                text = self._applied(text, changes, fragments, line)
        return text

    def _normal(self, text: str, line: int) -> str:
        normal = nfc(text)
        # A whole document in another form is one repair, not one for each text.
        if normal != text and not any(repair.rule == "unicode-form" for repair in self._repairs):
            self._repairs.append(Repair("unicode-form", line, text[:_CONTEXT], normal[:_CONTEXT]))
        return normal

    def _applied(self, text: str, changes: list[Change], fragments: Sequence[Fragment], line: int) -> str:
        for change in changes:
            start, end = _word_bounds(text, change)
            before = text[start:end]
            after = text[start : change.start] + change.after + text[change.end : end]
            self._repairs.append(Repair(change.rule, _line_of(before, fragments, line), before, after))
        for change in reversed(changes):
            text = text[: change.start] + change.after + text[change.end :]
        return text


def _word_bounds(text: str, change: Change) -> tuple[int, int]:
    """The whole words around a change, so that its record can be read by itself."""
    start, end = change.start, change.end
    while start > 0 and not text[start - 1].isspace() and change.start - start < _CONTEXT:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - change.end < _CONTEXT:
        end += 1
    return start, end


def _line_of(before: str, fragments: Sequence[Fragment], line: int) -> int:
    for fragment in fragments:
        lines = unicodedata.normalize("NFC", fragment.text).split("\n")
        for offset, part in enumerate(lines):
            if before in part:
                return min(fragment.line + offset, fragment.line_end)
    return fragments[0].line if fragments else line


_Mend = Callable[[str, Sequence[Fragment], int], str]


def _map_block(block: Block, mend: _Mend) -> Block:
    if isinstance(block, TableBlock):
        return replace(
            block,
            header=[mend(text, (), block.line) for text in block.header],
            rows=[_map_row(row, mend) for row in block.rows],
            heading=[_map_text(text, mend) for text in block.heading],
        )
    return _map_text(block, mend) if isinstance(block, TextBlock) else _map_note(block, mend)


def _map_row(row: RawRow, mend: _Mend) -> RawRow:
    return replace(row, cells=[_map_cell(cell, mend, row.line) for cell in row.cells])


def _map_cell(cell: RawCell, mend: _Mend, line: int) -> RawCell:
    return replace(cell, text=mend(cell.text, cell.fragments, line)) if cell.text else cell


def _map_text(block: TextBlock, mend: _Mend) -> TextBlock:
    line = block.fragments[0].line if block.fragments else 0
    return replace(block, text=mend(block.text, block.fragments, line))


def _map_note(block: FootnoteBlock, mend: _Mend) -> FootnoteBlock:
    line = block.fragments[0].line if block.fragments else 0
    return replace(block, text=mend(block.text, block.fragments, line))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, TableBlock):
        yield from block.header
        yield from (text.text for text in block.heading)
        yield from (cell.text for row in block.rows for cell in row.cells)
    else:
        yield block.text

"""Cells that repeat the row above: empty ones of which a note says so, and marks such as "nt"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import RawCell, RawRow, TextBlock
from ingest.model import RowKind
from ingest.phrases import phrases, plain, spelled
from ingest.textnorm import squash

_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_QUOTED = re.compile(r"[\"“”‘'«]([^\"“”‘’'«»]+)[\"”“’'»]")
_LINES = " / "


def repeating_columns(notes: Sequence[TextBlock], header: Sequence[str]) -> set[int]:
    """The columns whose empty cells, as a note says, repeat the row above; all when the note names none of them."""
    found: set[int] = set()
    for note in notes:
        for sentence in _SENTENCE.split(squash(note.text)):
            if _says(sentence, "empty_cells") and _says(sentence, "repeats_above"):
                named = _named(sentence, header) | _quoted(sentence, header) | _placed(sentence, header)
                found |= named or (set() if _says(sentence, "columns") else set(range(len(header))))
    return found


def repeat_marks(
    rows: Sequence[RawRow], kinds: Sequence[RowKind], columns: Sequence[int], notes: Sequence[TextBlock]
) -> set[int]:
    """Empties the cells of these columns that hold a mark for "as above" below a text, and says which columns have any.

    A mark to which a note gives another meaning stays.
    """
    marks = {mark for mark in spelled("repeat_marks") if not any(_means_other(mark, note.text) for note in notes)}
    found: set[int] = set()
    for before, row, *pair in zip(rows, rows[1:], kinds, kinds[1:], strict=False):
        for column in columns if pair == ["row", "row"] else ():
            above = before.cells[column]
            held = above.state == "text" or (above.state == "missing" and column in found)
            if held and squash(row.cells[column].text).lower().strip(" .-()") in marks:
                row.cells[column] = RawCell("", "missing")
                found.add(column)
    return found


def _means_other(mark: str, note: str) -> bool:
    """Whether a note explains a mark, by a colon or "là" after it, as anything but a repetition."""
    text = squash(note).lower()
    told = re.search(rf"""(?<!\w){re.escape(mark)}["”']?\s*(?::|=|là|nghĩa là)\s*([^.;]*)""", text)
    return told is not None and not _says(told[1], "repeats_above")


def _says(text: str, name: str) -> bool:
    return any(f" {word} " in f" {plain(text)} " for word in phrases(name))


def _placed(sentence: str, header: Sequence[str]) -> set[int]:
    """The first or the last column, where the sentence calls it so."""
    last = len(header) - 1
    return {at for at, name in ((0, "first_columns"), (last, "last_columns")) if _says(sentence, name)}


def _quoted(sentence: str, header: Sequence[str]) -> set[int]:
    """The columns whose header, or the last line of it, the sentence quotes ("Ô “Chủ trì” để trống")."""
    quoted = {plain(words) for words in _QUOTED.findall(sentence)} - {""}
    return {at for at, text in enumerate(header) if quoted & {plain(text), plain(text.rsplit(_LINES, 1)[-1])}}


def _named(sentence: str, header: Sequence[str]) -> set[int]:
    """The columns whose header, or the last line of it, stands in the sentence after a word for "column"."""
    words = f" {plain(sentence)} "
    starts = [words.find(f" {word} ") for word in phrases("columns")]
    after = words[min((start for start in starts if start >= 0), default=len(words)) :]
    return {
        at
        for at, text in enumerate(header)
        if any(plain(part) and f" {plain(part)} " in after for part in (text, text.rsplit(_LINES, 1)[-1]))
    }

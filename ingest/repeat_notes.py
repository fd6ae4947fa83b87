"""Cells that repeat the row above: empty ones of which a note says so, and marks such as "nt"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ingest.blocks import RawCell, RawRow, TextBlock
from ingest.model import RowKind
from ingest.phrases import phrases, plain, spelled
from ingest.textnorm import squash

_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_QUOTED = re.compile(r"[\"“”‘'«]([^\"“”‘’'«»]+)[\"”“’'»]")
_LINES = " / "
_LEAST_WORDS = 2


def repeating_columns(notes: Sequence[TextBlock], header: Sequence[str]) -> tuple[set[int], bool]:
    """The columns whose empty cells, as a note says, repeat the row above, and whether notes name those columns.

    They are all columns when the note names none of them.
    """
    found: set[int] = set()
    told = False
    for note in notes:
        for sentence in _SENTENCE.split(squash(note.text)):
            if _says(sentence, "empty_cells") and _says(sentence, "repeats_above"):
                named = _named(sentence, header) | _placed(sentence, header)
                told = told or bool(named)
                found |= named or (set() if _says(sentence, "columns") else set(range(len(header))))
    return found, told


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


def _named(sentence: str, header: Sequence[str]) -> set[int]:
    """The columns that a sentence names: after "column", in quotes, before "left empty", or in two words or more."""
    words = f" {plain(sentence)} "
    starts = [words.find(f" {word} ") for word in phrases("columns")]
    after = words[min((start for start in starts if start >= 0), default=len(words)) :]
    called = {plain(text) for text in _QUOTED.findall(sentence)} | _called_empty(words)
    return {at for at, text in enumerate(header) if _is_named(text, words, after, called)}


def _is_named(header: str, words: str, after: str, called: Collection[str]) -> bool:
    """Whether a header, or its last line, stands among the words, or what is called so is a part of it."""
    for part in {plain(header), plain(header.rsplit(_LINES, 1)[-1])} - {""}:
        own = f" {part} "
        if own in after or (own in words and len(part.split()) >= _LEAST_WORDS):
            return True
        if any(f" {name} " in own for name in called if name):
            return True
    return False


def _called_empty(words: str) -> set[str]:
    """What stands between the word for a cell and the words that it is left empty: "ô chủ trì để trống"."""
    cells = "|".join(sorted(phrases("cells"), key=len, reverse=True))
    left = "|".join(sorted(phrases("left_empty"), key=len, reverse=True))
    found = re.findall(rf" (?:{cells}) ((?:\S+ ){{1,5}}?)(?=(?:{left}) )", words)
    return {name.strip() for name in found}

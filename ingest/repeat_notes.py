"""Notes that say what an empty cell of a table means: that it repeats the row above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import TextBlock
from ingest.phrases import phrases, plain
from ingest.textnorm import squash

_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_LINES = " / "


def repeating_columns(notes: Sequence[TextBlock], header: Sequence[str]) -> set[int]:
    """The columns whose empty cells, as a note says, repeat the row above; all when the note names none of them."""
    found: set[int] = set()
    for note in notes:
        for sentence in _SENTENCE.split(squash(note.text)):
            if _says(sentence, "empty_cells") and _says(sentence, "repeats_above"):
                named = _named(sentence, header)
                found |= named or (set() if _says(sentence, "columns") else set(range(len(header))))
    return found


def _says(text: str, name: str) -> bool:
    return any(f" {word} " in f" {plain(text)} " for word in phrases(name))


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

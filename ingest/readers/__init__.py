"""Readers: one for each form of text. `pick` finds the one that a text is in."""

from __future__ import annotations

from types import ModuleType

from ingest.readers import html_text, markdown, pdf_text
from ingest.readers.drawn_tables import read_drawn, without_drawn

READERS: tuple[ModuleType, ...] = (html_text, markdown, pdf_text)


def pick(text: str) -> ModuleType:
    """The reader whose form the text has most surely; the reader of plain pages takes what no other knows.

    Tables drawn with lines stand in texts of every form and tell nothing.
    """
    lines = text.split("\n")
    bare = "\n".join(without_drawn(lines, read_drawn(lines)))
    scores = [reader.matches(bare) for reader in READERS]
    best = max(scores)
    return READERS[scores.index(best)] if best > 0 else pdf_text

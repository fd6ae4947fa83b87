"""Readers: one for each form of text. `pick` finds the one that a text is in."""

from __future__ import annotations

from types import ModuleType

from ingest.readers import html_text, markdown, pdf_text

READERS: tuple[ModuleType, ...] = (html_text, markdown, pdf_text)


def pick(text: str) -> ModuleType:
    """The reader whose form the text has most surely; the reader of plain pages takes what no other knows."""
    scores = [reader.matches(text) for reader in READERS]
    best = max(scores)
    return READERS[scores.index(best)] if best > 0 else pdf_text

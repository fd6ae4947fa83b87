"""The lines above a table that name it, and the lines that a site prints around a document."""

from __future__ import annotations

import re

from ingest.blocks import TextBlock
from ingest.readers.markdown_inline import BULLET, ENUMERATION
from ingest.readers.markdown_prose import Placed
from ingest.readers.markdown_words import words
from ingest.signature import is_person, position_in, without_signed
from ingest.tables import is_appendix
from ingest.textnorm import fold, squash

_MAX_CAPTION = 6
_MAX_GAP = 8
_MAX_TITLE = 300
_MAX_MARK = 30
_SENTENCE_ENDS = (".", ":", ";", ",")
_NUMBERED = re.compile(r"(?:bảng|biểu) (?:số )?(?:\d+\b|(?:[A-ZĐ]|[IVX]+)\s?[.:–-])", re.IGNORECASE)
_TITLED_APPENDIX = re.compile(r"phụ lục (?:số )?(?:\d+|[IVXL]+|[A-ZĐ])\s*[.:–-]", re.IGNORECASE)
_ITEM_MARKS = re.compile(r"\s*[|»›]\s*")


def take_caption(prose: list[Placed], line: int) -> list[Placed]:
    """Takes the blocks just above the table that begins at `line` and name it off the end of the prose.

    Below the line that opens an appendix stands its title, whatever its form.
    """
    start = _below_signature(prose, min(_named(prose, line), _titled(prose, line)))
    caption = prose[start:]
    del prose[start:]
    return caption


def _below_signature(prose: list[Placed], start: int) -> int:
    """Where the blocks from `start` on begin that stand below a signature, which ends the text before an appendix."""
    texts = [squash(placed.block.text) for placed in prose[start:]]
    titles = [at for at, text in enumerate(texts) if position_in(text) == text]
    if not titles:
        return start
    below = titles[-1] + 1
    while below < len(texts) and (not without_signed(texts[below]) or is_person(without_signed(texts[below]))):
        below += 1
    return start + below


def _named(prose: list[Placed], line: int) -> int:
    """Where the blocks begin that look like a caption by themselves."""
    start, below = len(prose), line
    while start and len(prose) - start < _MAX_CAPTION:
        placed = prose[start - 1]
        if not _is_caption(placed.block) or below - placed.line_end > _MAX_GAP:
            break
        below = placed.line
        start -= 1
        if _opens_appendix(placed.block) or _NUMBERED.match(squash(placed.block.text)):
            break
    return start


def _titled(prose: list[Placed], line: int) -> int:
    """Where the appendix begins of which nothing but a title and notes stands above the table; else the end."""
    below = line
    for start in range(len(prose) - 1, max(-1, len(prose) - 1 - _MAX_CAPTION), -1):
        placed = prose[start]
        if below - placed.line_end > _MAX_GAP:
            break
        if _opens_appendix(placed.block):
            return start
        if not (_is_caption(placed.block) or _may_be_title(placed.block)):
            break
        below = placed.line
    return len(prose)


def _opens_appendix(block: TextBlock) -> bool:
    """Whether a block opens an appendix: its line alone, or a heading that goes on with the appendix's title."""
    heads = block.bold or block.heading_level is not None
    return is_appendix(block.text) or (heads and _TITLED_APPENDIX.match(squash(block.text)) is not None)


def _may_be_title(block: TextBlock) -> bool:
    text = squash(block.text)
    listed = ENUMERATION.match(text) or BULLET.match(text)
    return not listed and len(text) <= _MAX_TITLE and not text.endswith(_SENTENCE_ENDS)


def _is_caption(block: TextBlock) -> bool:
    """Whether a block just above a table says what the table is, and is no heading of the outline."""
    text = squash(block.text)
    if ENUMERATION.match(text) or BULLET.match(text):
        return False
    plain = fold(text)
    named = any(plain == head or plain.startswith((head + " ", head + ":")) for head in words().caption_heads)
    named = named and (block.bold or not _is_sentence(text))
    note = text.startswith("(") and text.endswith(")")
    return named or note or ((block.bold or block.heading_level is not None) and not text.endswith((":", ";")))


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text) > _MAX_MARK


def is_site_line(block: TextBlock) -> bool:
    """Whether a line is a site's path or tools around the document: "Trang chủ » Văn bản", "In trang | Gửi email"."""
    items = _ITEM_MARKS.split(fold(squash(block.text)))
    return len(items) > 1 and items[0] in words().site_items

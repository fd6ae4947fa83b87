"""Sentences of a passage, and bold type inside one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.textnorm import squash

UPPER = "".join(char for char in map(chr, range(0x41, 0x1EFA)) if char.isupper())
_END = re.compile(rf"(?<=[.!?…])\s*(?=[{UPPER}“\"(])(?<!\d\.)(?<![{UPPER}]\.)|\n+|(?<=;)\s+(?=(?:\(\d+\)|[{UPPER}+-]))")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ABBREVIATED = re.compile(r"(?:\b(?:TP|Tp|ThS|TS|PGS|GS|Tr|tr|Q|P|St|No)|\d)\.$")


def split_sentences(text: str) -> list[str]:
    """The sentences of a passage, in order; a long enumeration is split at its semicolons."""
    parts: list[str] = []
    for piece in map(squash, _END.split(text)):
        if not piece:
            continue
        if parts and _ABBREVIATED.search(parts[-1]) and len(parts[-1]) < 12:
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return parts


def in_bold(text: str) -> list[str]:
    """What stands in bold in a text, in order."""
    return _BOLD.findall(text)


def bold(sentence: str, spans: Sequence[tuple[int, int]]) -> str:
    """The sentence with the spans in bold."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if start < at:
            continue
        pieces += [sentence[at:start], f"**{sentence[start:end].strip()}**"]
        at = end
        if sentence[start:end] != sentence[start:end].rstrip():
            pieces.append(" ")
    return "".join([*pieces, sentence[at:]])

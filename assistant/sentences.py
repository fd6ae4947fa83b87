"""Sentences of a passage, and bold type inside one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.textnorm import squash

UPPER = "".join(char for char in map(chr, range(0x41, 0x1EFA)) if char.isupper())
_END = re.compile(rf"(?<=[.!?…])\s*(?=[{UPPER}“\"(])(?<!\d\.)(?<![{UPPER}]\.)|\n+|(?<=;)\s+(?=(?:\(\d+\)|[{UPPER}+-]))")
CLAUSE_END = re.compile(r"[;()]|,(?=\s)|:(?=\s)")
Span = tuple[int, int]
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


def without_bold(text: str) -> tuple[str, list[Span]]:
    """The text without its bold type, and where in it that stood."""
    plain, spans, at = "", [], 0
    for match in _BOLD.finditer(text):
        plain += text[at : match.start()]
        spans.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        at = match.end()
    return plain + text[at:], spans


def part_around(text: str, span: Span, ends: re.Pattern[str]) -> str:
    """The part of a text, from one of the ends to the next, that holds the span."""
    breaks = [match.span() for match in ends.finditer(text)]
    first = max((stop for _, stop in breaks if stop <= span[0]), default=0)
    last = min((begin for begin, _ in breaks if begin >= span[1]), default=len(text))
    return text[first:last]


def bold(sentence: str, spans: Sequence[Span]) -> str:
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

"""Letterhead and signature of a text that keeps its layout: what stood side by side, one side after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.paragraphs import is_rule
from ingest.phrases import is_motto, phrases, plain
from ingest.readers.pdf_lines import Line

_GAP = 5
_MAX_LINES = 25
_SIGNED_FOR = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s?\.\s?\S")


def one_side_after_the_other(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a letterhead or signature block in two columns cut apart: first the left, then the right."""
    result: list[Line] = []
    at = 0
    while at < len(lines):
        end = _block_end(lines, at)
        sides = _sides(lines[at:end]) if end > at + 1 else None
        if sides is None:
            result.append(lines[at])
            at += 1
            continue
        left, right = sides
        result.extend([*left, *right])
        at = end
    return result


def _block_end(lines: Sequence[Line], start: int) -> int:
    """The index after the block of two columns that begins with line `start`, or `start` itself."""
    if _cut(lines[start]) is None:
        return start
    border = _right_edge(lines[start])
    end = at = start + 1
    while at < len(lines) and at - start < _MAX_LINES and not lines[at].raw.startswith("\f"):
        cut = _cut(lines[at])
        if cut is not None:
            border = min(border, _right_edge(lines[at]))
            end = at + 1
        elif _is_right(lines[at], border):
            end = at + 1
        elif len(lines[at].raw.rstrip()) >= border:
            break
        at += 1
    while end < len(lines) and _is_rest_of_list(lines[end], border):
        end += 1
    return end


def _is_rest_of_list(line: Line, border: int) -> bool:
    return line.text.startswith("- ") and not line.blanks and len(line.raw.rstrip()) < border


def _cut(line: Line) -> int | None:
    """The word that the right side of a line begins with, when one wide gap parts the line."""
    wide = [at for at, gap in enumerate(line.gaps) if at and gap >= _GAP]
    return wide[0] if len(wide) == 1 else None


def _right_edge(line: Line) -> int:
    at = _cut(line) or 0
    return line.ends[at] - len(line.words[at])


def _is_right(line: Line, border: int) -> bool:
    return line.gaps[0] >= max(_GAP, border - _GAP)


def _sides(block: Sequence[Line]) -> tuple[list[Line], list[Line]] | None:
    """The two sides of a block, None when neither is a letterhead or signature."""
    left: list[Line] = []
    right: list[Line] = []
    border = min(_right_edge(line) for line in block if _cut(line) is not None)
    for line in block:
        at = _cut(line)
        if at is None:
            (right if _is_right(line, border) else left).append(line)
        else:
            left.append(line.part(0, at))
            right.append(line.part(at, len(line.words)))
    if not any(_is_official(line.text) for line in [*left, *right]):
        return None
    right[0].blanks = max(right[0].blanks, 2)
    return _without_rules(left), _without_rules(right)


def _without_rules(side: Sequence[Line]) -> list[Line]:
    """The lines of a side; one that only draws a line parts those around it like an empty one."""
    kept: list[Line] = []
    apart = False
    for line in side:
        if is_rule(line.text):
            apart = True
            continue
        line.blanks = max(line.blanks, int(apart))
        kept.append(line)
        apart = False
    return kept


def _is_official(text: str) -> bool:
    words = plain(text)
    return (
        is_motto(text)
        or words in phrases("recipients")
        or words in phrases("positions")
        or bool(_SIGNED_FOR.match(text))
    )

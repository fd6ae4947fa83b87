"""What a question quotes, also where a quotation stands inside another."""

from __future__ import annotations

import re

_STRAIGHT = re.compile(r"\"([^\"]{2,300})\"|(?<!\w)'([^']{4,300})'(?!\w)")
_LONGEST = 300
_SHORTEST = 2


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of the outermost quotations, without their marks; an opening mark without its pair quotes nothing."""
    found: list[tuple[int, int]] = []
    depth, start = 0, 0
    for at, char in enumerate(text):
        if char in "“«":
            depth += 1
            start = at + 1 if depth == 1 else start
        elif char in "”»" and depth:
            depth -= 1
            if depth == 0 and _SHORTEST <= at - start <= _LONGEST:
                found.append((start, at))
    if found:
        return found
    return [match.span(match.lastindex or 0) for match in _STRAIGHT.finditer(text)]

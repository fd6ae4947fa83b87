"""Lines of a text that draws tables with box characters or with "+", "-" and "|": their marks, strokes and texts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

_UPRIGHT = frozenset({"VERTICAL", "UP", "DOWN"})
_LEVEL = frozenset({"HORIZONTAL", "LEFT", "RIGHT"})
_FAR = 10**6
_BOXES = re.compile("[\u2500-\u257f]")
_STRAY = 0.2
_SLIP = 2
"""How many places a mark may stand beside the border that it draws."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands on a line over the columns `first` to `last` (exclusive): a text, or the stroke of a rule."""

    first: int
    last: int
    text: str
    stroke: bool


@cache
def _drawing(char: str) -> frozenset[str]:
    """The words of a box character's name that say where its strokes go; none for any other character."""
    if not "\u2500" <= char <= "\u257f":
        return frozenset()
    words = frozenset(unicodedata.name(char, "").split())
    return frozenset() if "DIAGONAL" in words else words


def _is_upright(char: str) -> bool:
    return bool(_drawing(char) & _UPRIGHT)


def _is_level(char: str) -> bool:
    return char in "-=" or bool(_drawing(char) & _LEVEL)


def has_box(line: str) -> bool:
    """Whether a box character draws a border of columns on the line."""
    return any(map(_is_upright, _BOXES.findall(line)))


def is_ascii_rule(line: str) -> bool:
    """Whether a line is a whole rule of an ASCII grid: "+----+----+", or "-----+-----" for one without a frame."""
    bare = line.strip()
    if bare[:1] not in {"+", "-", "="} or "+" not in bare:
        return False
    fields = bare.strip("+").split("+")
    framed = bare.startswith("+") and bare.endswith("+") and len(bare) > len(fields)
    drawn = all(field and (set(field) == {"-"} or set(field) == {"="}) for field in fields)
    return drawn and (framed or (len(fields) > 1 and min(map(len, fields)) > 1))


def is_drawing(line: str) -> bool:
    """Whether a line holds nothing but the strokes of a drawing."""
    boxed = _BOXES.search(line) is not None
    bare = "".join(line.split()) if boxed else ""
    return boxed and all(_drawing(char) or char in "-=+|" for char in bare)


def marks(line: str, *, ascii_grid: bool) -> list[int]:
    """The places where the borders of columns cross the line."""
    return [at for at, char in enumerate(line) if _is_upright(char) or _is_ascii_mark(line, at, ascii_grid=ascii_grid)]


def _is_ascii_mark(line: str, at: int, *, ascii_grid: bool) -> bool:
    if line[at] == "|":
        return ascii_grid
    if line[at] != "+":
        return False
    beside = (line[at - 1 : at], line[at + 1 : at + 2])
    return any(map(_is_stroke, beside)) and not any(char.isalnum() for char in beside)


def _is_stroke(text: str) -> bool:
    return bool(text) and all(map(_is_level, text))


def is_heavy(line: str) -> bool:
    """Whether the strokes of a rule are double or thick."""
    return any(char == "=" or _drawing(char) & {"DOUBLE", "HEAVY"} for char in line if _is_level(char))


def has_stroke(line: str, *, ascii_grid: bool) -> bool:
    """Whether a rule runs over some column of the line."""
    places = marks(line, ascii_grid=ascii_grid)
    ends = [-1, *places, len(line)]
    return bool(places) and any(_is_stroke(line[start + 1 : end]) for start, end in pairwise(ends))


def find_borders(lines: Sequence[str], *, ascii_grid: bool) -> list[int]:
    """The places of the borders of all columns, the outer ones too; an open side has one beyond the text.

    Rules are drawn with more care than texts, so they tell it where there are any.
    """
    every = [marks(line, ascii_grid=ascii_grid) for line in lines]
    ruled = [own for own, line in zip(every, lines, strict=True) if has_stroke(line, ascii_grid=ascii_grid)]
    places = _clustered(ruled or every)
    most = max(map(len, every), default=0)
    if most < len(places) or not ruled:
        full = Counter(tuple(own) for own in every if len(own) == most)
        places = list(full.most_common(1)[0][0]) if full else []
    if not places:
        return []
    pairs = [(own, line) for own, line in zip(every, lines, strict=True) if own]
    left = [line[: own[0]] for own, line in pairs if own[0] <= places[0] + _SLIP]
    right = [line[own[-1] + 1 :] for own, line in pairs if own[-1] >= places[-1] - _SLIP]
    return [*([-1] if _is_open(left) else []), *places, *([_FAR] if _is_open(right) else [])]


def _is_open(outside: Sequence[str]) -> bool:
    """Whether something stands outside the outermost marks of more lines than a slip explains."""
    return sum(bool(text.strip()) for text in outside) > _STRAY * len(outside)


def _clustered(rows: Sequence[Sequence[int]]) -> list[int]:
    """The places that marks take, those side by side as the one that most of them take."""
    votes = Counter(place for row in rows for place in row)
    groups: list[list[int]] = []
    for place in sorted(votes):
        if groups and place - groups[-1][-1] == 1:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [max(group, key=lambda place: votes[place]) for group in groups]


def fits(line: str, borders: Sequence[int], *, ascii_grid: bool) -> bool:
    """Whether every mark of a line stands at a border, and a mark at least."""
    places = marks(line, ascii_grid=ascii_grid)
    return bool(places) and all(min(abs(place - border) for border in borders) <= _SLIP for place in places)


def split_line(line: str, borders: Sequence[int], *, ascii_grid: bool) -> list[Part]:
    """The parts of a line: as many marks as the table has borders are those, else each is the border nearest to it."""
    cuts = _cuts(line, borders, marks(line, ascii_grid=ascii_grid))
    parts = []
    for (first, start), (last, end) in pairwise(cuts):
        text = line[start + 1 : end]
        parts.append(Part(first, last, text.strip(), _is_stroke(text)))
    return parts


def _cuts(line: str, borders: Sequence[int], places: Sequence[int]) -> list[tuple[int, int]]:
    """Borders that the line's marks draw, with their places; the outer ones always."""
    inner = [at for at, border in enumerate(borders) if 0 <= border < _FAR]
    if len(places) == len(inner):
        found = dict(zip(inner, places, strict=True))
    else:
        found = {}
        for place in places:
            at = min(inner, key=lambda at: abs(borders[at] - place), default=0)
            free = at not in found or abs(borders[at] - place) < abs(borders[at] - found[at])
            if inner and free and abs(borders[at] - place) <= _SLIP:
                found[at] = place
    found.setdefault(0, -1)
    found.setdefault(len(borders) - 1, len(line))
    return sorted(found.items())

"""The lines of a PDF's text, with the white space that tells cells apart kept beside the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_WORD = re.compile(r"\S+")
_RULE = re.compile(r"\s*_{10,}\s*")
_RULE_SPACES = 20
_DRAWN = re.compile(
    r"\s*(?:-{20,}|={20,}|–{20,}|—{20,}|─{20,})\s*|(?=.*(?:-{3}|={3}))\s*(?:(?:-{2,}|={2,})\s+){2,}(?:-{2,}|={2,})\s*"
)
"""A rule: one stroke of dashes, or one over each of three columns or more, of which narrow ones have two dashes."""


@dataclass(slots=True)
class Line:
    """One line that has words.

    `number` counts from 1 in the raw file. `gaps[i]` is the number of spaces before word i (`gaps[0]`: at
    the line's start). `blanks` counts the empty lines before it and `spaces` the spaces on lines that hold
    nothing else before it: the text of a PDF ends each cell with a space, so an empty cell is one space. A rule drawn
    with underscores counts as a rule of spaces, one drawn with dashes as an empty line. `strokes` are the places that
    the rule of dashes right above takes, one for each stroke.
    """

    number: int
    raw: str
    words: list[str]
    gaps: list[int]
    ends: list[int]
    trailing: int
    blanks: int = 0
    spaces: int = 0
    page: int = 0
    """Whether a page begins here: 1 by the look of the line, 2 because a repeated header was taken out before it."""
    strokes: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(self.words)

    def piece(self, start: int, end: int) -> str:
        """The original text of words start to end (exclusive)."""
        return self.raw[self.ends[start] - len(self.words[start]) : self.ends[end - 1]]

    def part(self, start: int, end: int) -> Line:
        """Words start to end (exclusive) as a line of their own; only the first part of a line begins a page."""
        raw = self.piece(start, end)
        words, gaps, ends = _split(raw)
        return Line(self.number, raw, words, gaps, ends, 0, self.blanks, page=0 if start else self.page)


@dataclass(slots=True)
class Scan:
    """All lines with words, and how many spaces stand alone after the last one."""

    lines: list[Line] = field(default_factory=list)
    spaces_after: int = 0


def is_rule(raw: str) -> bool:
    """Whether a line is a rule drawn with dashes."""
    return _DRAWN.fullmatch(raw) is not None


def scan(raw_lines: Sequence[str]) -> Scan:
    """The lines of the file that have words; a form feed on a line of its own begins the page of the next that has."""
    result = Scan()
    feeds = any(raw.startswith("\f") for raw in raw_lines)
    blanks = spaces = 0
    fed = ""
    strokes: tuple[tuple[int, int], ...] = ()
    for number, line in enumerate(raw_lines, 1):
        raw = fed + line
        if _RULE.fullmatch(raw):
            spaces += _RULE_SPACES
            continue
        if is_rule(raw):
            blanks += 1
            strokes = tuple(stroke.span() for stroke in _WORD.finditer(raw))
            continue
        words, gaps, ends = _split(raw)
        if not words:
            fed = "\f" if "\f" in raw else ""
            blanks += not raw.strip("\f")
            spaces += len(raw.strip("\f"))
            continue
        fed = ""
        trailing = len(raw) - ends[-1]
        # Where form feeds end the pages, a space that begins a line is an indent; several are one anywhere.
        page = int(raw.startswith("\f") or (gaps[0] == 1 and raw[0] == " " and not feeds))
        result.lines.append(Line(number, raw, words, gaps, ends, trailing, blanks, spaces, page, strokes))
        blanks = spaces = 0
        strokes = ()
    result.spaces_after = spaces
    return result


def _split(raw: str) -> tuple[list[str], list[int], list[int]]:
    words: list[str] = []
    gaps: list[int] = []
    ends: list[int] = []
    last = 0
    for match in _WORD.finditer(raw):
        words.append(match.group())
        gaps.append(match.start() - last)
        last = match.end()
        ends.append(last)
    return words, gaps, ends


def bigrams(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Pairs of words that stand side by side on a line."""
    for line in lines:
        yield from zip(line.words, line.words[1:], strict=False)

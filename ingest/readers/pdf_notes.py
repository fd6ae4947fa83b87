"""Footnotes of a PDF's text: the blocks that interrupt a sentence at the end of a page, and their marks,
which are glued to the word or number before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.blocks import FootnoteBlock
from ingest.model import Fragment
from ingest.phrases import phrases, plain
from ingest.readers.pdf_lines import Line
from ingest.textnorm import join_lines

_RULE = 20
"""A line of at least so many spaces is the rule that a PDF draws above its footnotes."""
_FIRST_NOTE = re.compile(r"(\d{1,2})(?=\s*[^\W\d_])")
_BRACKETED = re.compile(r"\[(\d{1,2})\](?=\s*\S)")
_HEADING = re.compile(r"(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*)\.\s+[^\W\d_]")
_FARTHEST = 3
"""How many numbers the next note may be ahead, where notes were lost."""


@dataclass(slots=True)
class Note:
    """A footnote: its number, and its lines without the number."""

    mark: int
    lines: list[Line]
    texts: list[str]

    def block(self) -> FootnoteBlock:
        """The footnote as a block."""
        fragments = [Fragment(line.raw.strip(), line.number, line.number) for line in self.lines]
        return FootnoteBlock(str(self.mark), join_lines(self.texts), fragments)


@dataclass(slots=True)
class Page:
    """A run of body lines, and the footnotes that stand under it."""

    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class MarkFound:
    """A mark in the body: characters `start` to `end` of the line's text."""

    line: int
    start: int
    end: int
    mark: int


def split_pages(lines: Sequence[Line], usual_blanks: int) -> list[Page]:
    """The body's lines, cut where footnotes stand."""
    pages = [Page()]
    expected = 1
    in_notes = False
    for line in lines:
        first = line.spaces >= _RULE and _first_mark(line.text, expected)
        if first:
            in_notes = True
        elif in_notes and (
            _page_turns(line, usual_blanks)
            or plain(line.text) in phrases("recipients")
            or _opens_part(line, pages[-1].notes[-1])
        ):
            in_notes = False
            pages.append(Page())
        if not in_notes:
            pages[-1].lines.append(line)
            continue
        mark = first or _note_mark(line.text, expected)
        if mark:
            expected = mark + 1
            pages[-1].notes.append(Note(mark, [line], [_without_number(line.text, mark)]))
        else:
            note = pages[-1].notes[-1]
            note.lines.append(line)
            note.texts.append(line.text)
    return pages


def _first_mark(text: str, expected: int) -> int:
    """The number of the note that begins right under the rule, whichever it is; 0 when none does."""
    match = _FIRST_NOTE.match(text)
    return _note_mark(text, expected) or (int(match.group(1)) if match else 0)


def _without_number(text: str, mark: int) -> str:
    """The first line of a note without its number: "1 …" or "[1] …"."""
    return re.sub(rf"^\[?{mark}\]?", "", text).strip()


def _page_turns(line: Line, usual_blanks: int) -> bool:
    return bool(line.page) or line.blanks >= usual_blanks + 2 or line.text.isdigit()


def _opens_part(line: Line, note: Note) -> bool:
    """Whether a heading of the text comes below an empty line and a note that ended, whose own lines none parts."""
    ended = note.texts[-1].endswith((".", "!", "?")) and not any(own.blanks for own in note.lines[1:])
    return ended and line.blanks > 0 and _HEADING.match(line.text) is not None


def _note_mark(text: str, expected: int) -> int:
    """The number of the note that begins with this text: the next one, or (a note was lost) a later one that a
    letter follows; 0 when none does. A number in brackets is surely one."""
    if bracketed := _BRACKETED.match(text):
        return int(bracketed[1]) if expected <= int(bracketed[1]) <= expected + _FARTHEST else 0
    if text.startswith(str(expected)) and text[len(str(expected)) :][:1] not in {"/", ".", ",", "-", "%", ""}:
        return expected
    match = _FIRST_NOTE.match(text)
    if match and expected < int(match.group(1)) <= expected + _FARTHEST and text[match.end() :][:1] != " ":
        return int(match.group(1))
    return 0


def find_marks(lines: Sequence[Line], marks: Iterable[int]) -> list[MarkFound]:
    """Where the marks stand in the body's lines, in their order; a mark that is not there is left out."""
    found: list[MarkFound] = []
    after = (-1, -1)
    for mark in marks:
        best: tuple[int, int, int, int] | None = None
        for rank, pattern in enumerate(_patterns(mark)):
            for index, line in enumerate(lines):
                for match in pattern.finditer(line.text):
                    place = (rank, index, match.start(), match.end())
                    if (index, match.start()) > after and (best is None or place < best):
                        best = place
        if best is not None:
            found.append(MarkFound(best[1], best[2], best[3], mark))
            after = (best[1], best[2])
    return found


def _patterns(mark: int) -> list[re.Pattern[str]]:
    """Likeliest first: in brackets, after a small letter or a bracket, a year, an abbreviation, a rate."""
    return [
        re.compile(rf"(?<=\S)\[{mark}\]"),
        re.compile(rf"(?<=[a-zà-ỹđ)”\"’]){mark}(?![\d/])", re.UNICODE),
        re.compile(rf"(?<=(?<!\d)(?:19|20)\d\d){mark}(?![\d/])"),
        re.compile(rf"(?<=[^\W\d_]){mark}(?![\d/-])"),
        re.compile(rf"(?<=\d%){mark}(?=[\s.,;:)]|$)"),
        re.compile(rf"(?<=[.,;:]){mark}(?=\s|$)"),
    ]


def without_marks(text: str, marks: Sequence[MarkFound]) -> str:
    """The line's text without its marks; words that only the mark held apart get a space."""
    for mark in sorted(marks, key=lambda found: found.start, reverse=True):
        rest = text[mark.end :]
        glue = " " if rest[:1].isalpha() else ""
        text = text[: mark.start] + glue + rest
    return text

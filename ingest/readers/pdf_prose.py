"""Running text of a PDF: lines become paragraphs, headings and list items again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.blocks import Block, TextBlock
from ingest.model import Fragment, Repair
from ingest.paragraphs import asks_number
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_metrics import text_width
from ingest.readers.pdf_notes import MarkFound, Page, find_marks, split_pages, without_marks
from ingest.readers.pdf_words import unfinished_words
from ingest.textnorm import join_lines

_STRONG = re.compile(
    r"[IVX]+\.\s?\S|Điều \d+\.|(?:Phần|Chương|Mục) (?:thứ|[IVX\d])|Phụ lục \d|Nơi nhận|Kính gửi|(?:TM|KT|TL|TUQ)\. "
)
_MARKER = re.compile(r"[-–—+•*]\s?[^\W_]|\d{1,2}(?:\.\d{1,2})*[.)]\s?[^\W\d_]|[a-zđ]\)\s?\S|\(?\d{1,2}\) ")
_NUMBERED = re.compile(r"(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*)\.")
_HEADING = re.compile(r"(?:[IVX]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)[.)] ?[^\W\d_]|(?:Điều|Phần|Chương|Mục) (?:thứ|[IVX\d])")
_EM = 1000
"""By how much the width of a line may be misjudged: letters stand closer or wider where lines are justified."""
_INDENT = 2500
"""Indent of a paragraph's first line, in thousandths of an em: 1.27 cm at 14 points."""
_FOLIO_INDENT = 20
"""How many spaces before a number set it in the middle of a page, or at its right, where no text stands."""
_USUAL_LIMIT = 33000.0
"""Width of a line of text on a page of A4 in thousandths of an em: 16.5 cm at 14 points."""
_ALONE = re.compile(r"(?i)phụ lục(?: số)? [0-9IVX]+[.:]?$")
_BRACKETED = re.compile(r"\([^()]*\)\.?$")
_CLOSED = re.compile(r"[.;:…!?”\"]\)?$|/\./?\.?$")


@dataclass(slots=True)
class Prose:
    """Blocks of a run of prose, and the repairs made to it."""

    blocks: list[Block] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


@dataclass(slots=True)
class _Part:
    """A line of the body as it goes into a paragraph: without footnote marks."""

    line: Line
    text: str
    marks: list[str]


def usual_blanks(lines: Sequence[Line]) -> int:
    """How many empty lines stand between two lines of one paragraph: 0, or 1 in a file that has one after
    every line."""
    counts = Counter(min(line.blanks, 2) for line in lines)
    return 1 if counts[1] > 3 * counts[0] else 0


def read_prose(lines: Sequence[Line], blanks: int, limit: float) -> Prose:
    """The blocks of a run of lines that belong to no table; `limit` is the text's width (`line_limit`)."""
    prose = Prose()
    pages = split_pages(lines, blanks)
    parts: list[_Part] = []
    notes_at: dict[int, Page] = {}
    for page in pages:
        parts.extend(_parts(page, blanks, prose))
        if page.notes:
            notes_at[len(parts)] = page
    position = 0
    for group in _paragraphs(parts, limit, blanks):
        position += len(group)
        prose.blocks.append(_block(group, prose))
        for place in sorted(place for place in notes_at if place <= position):
            prose.blocks.extend(note.block() for note in notes_at.pop(place).notes)
    for page in notes_at.values():
        prose.blocks.extend(note.block() for note in page.notes)
    return prose


def _parts(page: Page, blanks: int, prose: Prose) -> list[_Part]:
    lines: list[Line] = []
    turned = False
    for line in page.lines:
        alone = line.blanks > blanks or line.raw.startswith("\f") or line.gaps[0] >= _FOLIO_INDENT
        if line.text.isdigit() and len(line.text) < 4 and alone:
            prose.repairs.append(Repair("page number removed", line.number, line.raw.strip(), ""))
            turned = True
            continue
        line.page = line.page or int(turned)
        turned = False
        lines.append(line)
    marks: dict[int, list[MarkFound]] = {}
    for found in find_marks(lines, [note.mark for note in page.notes]):
        marks.setdefault(found.line, []).append(found)
    parts = []
    for index, line in enumerate(lines):
        here = marks.get(index, [])
        text = without_marks(line.text, here)
        if here:
            prose.repairs.append(Repair("footnote mark separated", line.number, line.text, text))
        parts.append(_Part(line, text, [str(mark.mark) for mark in here]))
    return parts


def line_limit(lines: Sequence[Line], blanks: int) -> float:
    """The width beyond which a line of the text was broken; footnotes, in smaller print, do not count."""
    widths = sorted(text_width(line.text) for page in split_pages(lines, blanks) for line in page.lines)
    return widths[int(0.9 * (len(widths) - 1))] if len(widths) > 4 else _USUAL_LIMIT


def _paragraphs(parts: Sequence[_Part], limit: float, blanks: int) -> list[list[_Part]]:
    groups: list[list[_Part]] = []
    for index, part in enumerate(parts):
        if index == 0 or _begins(groups[-1], part, limit, blanks) or (index == 1 and _is_note(groups[0], part)):
            groups.append([part])
        else:
            groups[-1].append(part)
    return groups


def _is_note(group: Sequence[_Part], part: _Part) -> bool:
    """Whether the line that opens a run of prose is a note of its own: a whole sentence, and an empty line follows."""
    ended = group[0].text.endswith(".") and not _HEADING.match(group[0].text) and not _MARKER.match(group[0].text)
    return ended and part.line.blanks > 0 and part.text[:1].isupper()


def _begins(group: Sequence[_Part], part: _Part, limit: float, blanks: int) -> bool:
    """Whether a paragraph begins with `part`, after the lines of `group`."""
    before, text = group[-1], part.text
    whole = _BRACKETED.match(" ".join(own.text for own in group)) is not None
    closed = bool(_CLOSED.search(before.text)) or whole
    loose_end = before.line.trailing > 1
    indent = _INDENT if len(group) == 1 else 0
    space = limit - indent - text_width(f"{before.text} {text.split(' ', 1)[0]}")
    room = space >= 0
    apart = part.line.blanks > blanks and not part.line.page
    if _ALONE.match(before.text) or (_ALONE.match(text) and text.isupper()):
        return True
    if _BRACKETED.match(text) and (room or before.text.isupper() or not text[1].islower()):
        return True
    if _STRONG.match(text) or _MARKER.match(text):
        sure = text[0] in "+IVX" or (part.line.page > 0 and text[0] in "-–")
        return apart or loose_end or ((sure or closed or room) and not asks_number(before.text))
    head = text.lstrip('“"(‘')[:1]
    if head.isupper() and _ends_heading(group, text, space):
        return True
    if head.islower() or before.text.split()[-1].lower() in unfinished_words() or before.text.endswith((",", "-", "/")):
        return False
    if apart or (room and (closed or not head.isdigit())):
        return True
    if loose_end and len(group) == 1 and _NUMBERED.match(before.text) and not closed:
        return True
    return closed and loose_end and before.text.endswith((".", ":", ";"))


def _ends_heading(group: Sequence[_Part], text: str, space: float) -> bool:
    """Whether a heading ended above: its line ends early, whatever its last word ("chính quyền số"), or its
    capitals do."""
    if not _HEADING.match(group[0].text):
        return False
    return space >= _EM or (all(part.text.isupper() for part in group) and not text.isupper())


def _block(group: Sequence[_Part], prose: Prose) -> TextBlock:
    texts = [part.text for part in group]
    text = join_lines(texts)
    plain = " ".join(" ".join(part.split()) for part in texts)
    if text != plain:
        prose.repairs.extend(_joined_codes(group))
    fragments = [Fragment(part.line.raw.strip(), part.line.number, part.line.number) for part in group]
    notes = [mark for part in group for mark in part.marks]
    return TextBlock(text, fragments, notes=notes)


def _joined_codes(group: Sequence[_Part]) -> list[Repair]:
    repairs = []
    for before, after in pairwise(group):
        joined = join_lines([before.text, after.text])
        if joined != f"{before.text} {after.text}":
            tail, head = before.text.split()[-1], after.text.split()[0]
            repairs.append(Repair("code joined", before.line.number, f"{tail} {head}", tail + head))
    return repairs

"""Hard-wrapped lines become paragraphs, and the items of a list stay apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.model import Fragment
from ingest.phrases import kind_names, phrases, plain
from ingest.textnorm import join_lines, squash

_ITEM = re.compile(
    r"(?:[-–+•*]\s*(?=[\w“\"(])|\(\d{1,2}\)\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ]\)\s|[IVXL]+\.\s|[A-ZĐ]\.\s"
    r"|(?:Phần|Chương|Mục|PHẦN|CHƯƠNG|MỤC)\s+(?:thứ\s+\w+|THỨ\s+\w+|[IVXL]+\b|\d+\b)|(?:Điều|ĐIỀU)\s+\d+[.:])"
)
_TERMINAL = re.compile(r"(?:[.;:!?…)”\"]|\./)$")
_RULE = re.compile(r"[-_–—=*]{3,}")
_APPENDIX_LINE = re.compile(r"PHỤ LỤC(?:\s+(?:SỐ\s+)?[\dIVXLA-Z]+)?\s*:?$")
_BULLETS = frozenset("-–—+•*")
# How much shorter than the others a line must be to have ended before it was full: words of a page are followed by
# tags that the text no longer has, so full lines differ by a few letters.
_EARLY = 12
_MOST_WORDS = 3
_SIGNED_FOR = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s?\.\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A raw line and its number in the file, from 1."""

    text: str
    number: int


def fragment(lines: Sequence[Line]) -> Fragment:
    """The original text of consecutive lines, white space collapsed."""
    return Fragment(squash(" ".join(line.text for line in lines)), lines[0].number, lines[-1].number)


def line_width(lines: Sequence[str]) -> int:
    """The length at which lines were wrapped: what one line in fifty exceeds, unwrapped ones left out."""
    lengths = sorted(len(line) for line in lines if 40 <= len(line) <= 130)
    return lengths[int(len(lengths) * 0.98)] if lengths else 80


def starts_item(text: str) -> bool:
    """Whether a line begins with the mark of a heading or of a list item."""
    return _ITEM.match(squash(text)) is not None


def asks_number(text: str) -> bool:
    """Whether a line breaks off between a word and its number, what follows being no mark ("tại Phụ lục / II.")."""
    words = squash(text).split(" ")
    if len(words) <= _MOST_WORDS or not words[-1].isalpha() or words[-1].isupper():
        return False
    *_, third, second, last = map(plain, words)
    return (
        f"{second} {last}" in phrases("numbered")
        or f"{third} {second} {last}" in phrases("numbered")
        or (last in phrases("numbered_parts") and second in phrases("refers"))
    )


def without_mark(text: str) -> str:
    """The words of a heading or list item, its mark left out."""
    bare = squash(text)
    return _ITEM.sub("", bare, count=1) if starts_item(bare) else bare


def is_rule(text: str) -> bool:
    """Whether a line only draws a line."""
    return _RULE.fullmatch(squash(text)) is not None


def split_paragraphs(lines: Sequence[Line], width: int) -> list[list[Line]]:
    """The paragraphs of running text wrapped at about `width` characters; empty lines and rules divide."""
    return _split(lines, lambda before, line, after: _new_paragraph(before, line, after, width))


def split_items(lines: Sequence[Line], width: int) -> list[list[Line]]:
    """The items inside a table cell; a cell that is one wrapped text gives one."""
    return _split(lines, lambda before, line, _: _new_item(before, line.text, width))


def cell_text(lines: Sequence[Line], width: int) -> str:
    """The text of a cell: wrapped lines joined, each item on a line of its own."""
    return "\n".join(join_lines(line.text for line in item) for item in split_items(lines, width))


def _split(lines: Sequence[Line], breaks: Callable[[list[Line], Line, str], bool]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    current: list[Line] = []
    following = [*(line.text.strip() for line in lines[1:]), ""]
    for line, after in zip(lines, following, strict=False):
        blank = not line.text.strip() or is_rule(line.text)
        if current and (blank or breaks(current, line, after)):
            groups.append(current)
            current = []
        if not blank:
            current.append(line)
    return [*groups, current] if current else groups


def _new_item(before: list[Line], text: str, width: int) -> bool:
    last, line = before[-1].text.strip(), text.strip()
    # A word that would still have fitted on the line before was not wrapped: it begins something new. Tags of
    # the page counted for its width, so a first line of a paragraph can be shorter than the others.
    fitted = len(last) + 1 + len(line.split()[0]) <= width - _EARLY
    ended = _TERMINAL.search(last) is not None
    if starts_item(line):
        if asks_number(last):
            return False
        mark, _, rest = line.partition(" ")
        word = rest.split()[0] if rest.split() else ""
        listed = mark in _BULLETS and before[0].text.split(maxsplit=1)[0] == mark and word[:1].isupper()
        return ended or listed or len(last) + 2 + len(mark) + len(word) <= width
    return fitted and ended and (line[0].isupper() or line[0] in '“"')


def _new_paragraph(before: list[Line], line: Line, after: str, width: int) -> bool:
    last, text = before[-1].text.strip(), line.text.strip()
    return (
        _is_signature(last, text)
        or _ends_title(before, text)
        or _new_item(before, text, width)
        or (_new_sentence(before, text, after, width))
    )


def _is_signature(last: str, text: str) -> bool:
    if _SIGNED_FOR.match(text):
        return True
    return any(part.isupper() and plain(part) in phrases("positions") for part in (last, text))


def _ends_title(before: list[Line], text: str) -> bool:
    """Whether a line in capitals above ended: appendix line, kind of document, title, caption."""
    last = before[-1].text.strip()
    if _APPENDIX_LINE.fullmatch(last) or _APPENDIX_LINE.fullmatch(text):
        return True
    if not last.isupper() or starts_item(before[0].text):
        return False
    if len(before) == 1 and plain(last) in kind_names():
        return True
    if text.startswith("("):
        return len(before) > 1
    capitals = len(last.split()) > 1 and all(part.text.strip().isupper() for part in before)
    return capitals and text[0].isupper() and not text.isupper()


def _new_sentence(before: list[Line], text: str, after: str, width: int) -> bool:
    """Whether a line that begins a sentence begins a paragraph, as the lengths of the lines about it tell."""
    last = before[-1].text.strip()
    if not (text[0].isupper() or (text.startswith("(") and text[1:2].isupper())):
        return False
    space = width - len(last) - 1 - len(text.split(maxsplit=1)[0])
    if _TERMINAL.search(last):
        # The first line of a paragraph is shorter than those below it, where the page's tags took its width.
        first = after != "" and width - len(text) - 1 - len(after.split(maxsplit=1)[0]) > width // 3
        return space >= 4 or (first and not starts_item(after))
    return len(before) > 1 and space > width // 2

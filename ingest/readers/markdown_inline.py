"""Inline Markdown and HTML as plain text: markup gone, line and item breaks kept, footnote marks taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.columns import cell_kind
from ingest.model import Repair
from ingest.readers.markdown_words import words
from ingest.textnorm import fold, join_lines, nfc, squash

_INLINE = MarkdownIt("commonmark", {"html": True})

_TAG = re.compile(r"<\s*(/?)\s*([a-zA-Z][a-zA-Z0-9]*)")
_DIGITS = re.compile(r"\(?(\d{1,3})\)?")
_REFERENCE = re.compile(r"\s*\[\^(?P<named>[^\]\s]{1,8})\]|(?<=\S)\[(?P<number>\d{1,2})\]")
_LEFT_MARKS = re.compile(r"\*{2,}|(?<!\S)__|__(?!\S)")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# A number that emphasis marks (or a scan) parted from the rest of its code: "179 /KH-UBND".
_PARTED_CODE = re.compile(r"(?<=\d)[ \t]+(?=/[A-ZĐ]{2,})")

_MARK = re.compile(r"(?:<sup>\s*\(?\d{1,3}\)?\s*</sup>|\[\^[^\]\s]{1,8}\]|(?<=\S)\[\d{1,2}\])")
_MARK_CONTEXT = 40

BULLET = re.compile(r"[-–+•●▪*]\s+(?=\S)")
ENUMERATION = re.compile(r"(?:\(\d{1,2}\)|\d{1,2}[.)]|\(?[a-zđ]\)|[IVX]{1,5}\.)\s+(?=\S)")
_RUN_BULLET = re.compile(r"(?<=[.;:)…”\"])\s+(?=[-–•●+]\s+([^\W\d_]))")
_ITEM_END = re.compile(r"[.;:…]\s*$")

BREAK = "\v"
"""Stands in a rendered text for `<br>` or a hard line break; "\n" stands for the end of a paragraph or item."""
_BLOCK_TAGS = frozenset({"p", "div", "li", "ul", "ol", "tr", "table", "center", "h1", "h2", "h3", "h4", "h5", "h6"})
_STRONG_TAGS = frozenset({"b", "strong"})


@dataclass(slots=True)
class Line:
    """One line of a rendered text: what it says, whether all of it is bold, and its offset in source lines."""

    text: str
    bold: bool
    offset: int
    offset_end: int


@dataclass(slots=True)
class Inline:
    """A rendered text, before its lines are told apart from its items."""

    text: str
    bold: bool
    notes: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


class _Renderer:
    """Walks the inline tokens of one text."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.notes: list[str] = []
        self.lines: list[Line] = []
        self.lists: list[int | None] = []
        self.depth = 0
        self.strong = 0
        self.plain = False
        self.offset = 0
        self.start_line = 0
        self.line_start = 0
        self.raised: int | None = None

    def add(self, text: str) -> None:
        """Appends text of the document."""
        if text.strip() and not self.strong:
            self.plain = True
        self.out.append(text)

    def end_line(self) -> None:
        """Closes the current line of a paragraph."""
        text = "".join(self.out[self.line_start :])
        if text.strip():
            self.lines.append(Line(text, bold=not self.plain, offset=self.start_line, offset_end=self.offset))
        self.line_start, self.plain = len(self.out), False

    def token(self, token: Token) -> None:
        """Takes one token."""
        if token.type in ("text", "code_inline", "image"):
            self.add(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            self.line_break(hard=token.type == "hardbreak")
        elif token.type == "html_inline":
            self.tag(token.content)
            self.offset += token.content.count("\n")
        else:
            self.depth += token.nesting
            if token.type.startswith("strong"):
                self.strong += token.nesting

    def line_break(self, *, hard: bool) -> None:
        """A line of the source ends; emphasis that goes on holds the two lines together."""
        if hard and not self.depth:
            self.out.append(BREAK)
            self.end_line()
            self.start_line = self.offset + 1
        else:
            self.out.append(" ")
        self.offset += 1

    def tag(self, source: str) -> None:
        """Takes one HTML tag; comments and unknown tags vanish."""
        match = _TAG.match(source)
        if match is None:
            return
        closing, name = match.group(1) == "/", match.group(2).lower()
        if name == "br":
            self.out.append(BREAK)
            self.end_line()
            self.start_line = self.offset
        elif name in _STRONG_TAGS:
            self.strong = max(0, self.strong + (-1 if closing else 1))
        elif name == "sup":
            self.close_raised() if closing else self.open_raised()
        elif name in _BLOCK_TAGS:
            self.block_tag(name, closing=closing)

    def block_tag(self, name: str, *, closing: bool) -> None:
        """A paragraph, a list or an item begins or ends."""
        self.out.append("\n")
        if name in ("ul", "ol"):
            if closing:
                self.lists[-1:] = []
            else:
                self.lists.append(0 if name == "ol" else None)
        elif name == "li" and not closing:
            count = self.lists[-1] if self.lists else None
            if count is None:
                self.out.append("\x01")
            else:
                self.lists[-1] = count + 1
                self.out.append(f"\x01{count + 1}. ")

    def open_raised(self) -> None:
        """`<sup>`: what follows may be a footnote mark."""
        self.raised = len(self.out)

    def close_raised(self) -> None:
        """`</sup>`: a number is a footnote mark, except after a unit."""
        if self.raised is None:
            return
        start, self.raised = self.raised, None
        content = "".join(self.out[start:]).strip()
        before = "".join(self.out[:start])
        match = _DIGITS.fullmatch(content)
        if match is None:
            return
        unit = re.search(r"([^\W\d_]+)$", before)
        if unit and fold(unit.group(1)) in words().units:
            self.out[start:] = [content.translate(_SUPERSCRIPTS)]
            return
        self.notes.append(match.group(1))
        self.out[start:] = []
        if self.out:
            self.out[-1] = self.out[-1].rstrip(" ")


def render(source: str) -> Inline:
    """The text of inline Markdown with HTML in it; breaks stand as `BREAK` and "\n"."""
    tokens = _INLINE.parseInline(source)
    renderer = _Renderer()
    for token in (tokens[0].children or []) if tokens else []:
        renderer.token(token)
    renderer.end_line()
    notes = renderer.notes + [m["named"] or m["number"] for m in _REFERENCE.finditer("".join(renderer.out))]
    for line in renderer.lines:
        line.text = clean(line.text)
    bold = bool(renderer.lines) and all(line.bold for line in renderer.lines)
    return Inline("".join(renderer.out), bold, notes, [line for line in renderer.lines if line.text])


def clean(text: str) -> str:
    """One line: NFC, white space single, marks that closed nothing removed, parted codes whole."""
    text = _LEFT_MARKS.sub("", _REFERENCE.sub("", text.replace("\x01", "")))
    return squash(_PARTED_CODE.sub("", nfc(text)))


def note_repairs(source: str, line: int) -> list[Repair]:
    """A record for each footnote mark that `render` takes out of the text, with the words before it."""
    repairs = []
    for match in _MARK.finditer(source):
        before = source[max(0, match.start() - _MARK_CONTEXT) : match.end()].replace("\n", " ")
        inline = render(before)
        if inline.notes:
            repairs.append(Repair("footnote-mark", line, before, clean(inline.text.replace(BREAK, " "))))
    return repairs


def cell_text(inline: Inline) -> str:
    """The text of a table cell: each item on a line of its own, wrapped lines joined."""
    items: list[str] = []
    blocks = inline.text.split("\n")
    # A list in which some items bring their bullets ("<li>- Sở Nội vụ</li>") has them all.
    bulleted = any(is_item(clean(block)) for block in blocks if block.lstrip().startswith("\x01"))
    for block in blocks:
        listed = block.lstrip().startswith("\x01") and not bulleted
        for position, part in enumerate(block.split(BREAK)):
            line = clean(part)
            if not line:
                continue
            if listed and not position:
                line = f"- {line}"
            if position and items and not starts_item(items[-1], line):
                items[-1] = join_lines([items[-1], line])
            else:
                items.append(line)
    return "\n".join(piece for item in items for piece in split_run(item))


def is_item(line: str) -> bool:
    """Whether a line begins with a bullet or an enumeration."""
    return bool(BULLET.match(line) or ENUMERATION.match(line))


def starts_item(before: str, line: str) -> bool:
    """Whether a line that follows another inside a cell is an item of its own rather than a wrapped rest."""
    # An agency's scope in brackets ends it, so that the next agency on a line of its own is another.
    ended = bool(_ITEM_END.search(before)) or (before.endswith(")") and cell_kind(line) == "agency")
    return is_item(line) or (ended and line[:1].isupper())


def split_run(item: str) -> list[str]:
    """Bullets that ran together on one line ("… Thành phố. - Thực hiện …"), one by one."""
    pieces, start = [], 0
    for match in _RUN_BULLET.finditer(item):
        if match.group(1).isupper():
            pieces.append(item[start : match.start()])
            start = match.end()
    return [*pieces, item[start:]]

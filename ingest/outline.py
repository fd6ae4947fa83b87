"""Paragraphs become an outline: what stands under which heading, as their marks and the form tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.anchors import Anchors
from ingest.blocks import TextBlock
from ingest.model import Section
from ingest.numbering import Mark, parse_mark
from ingest.paragraphs import is_rule
from ingest.phrases import is_motto, phrases, plain
from ingest.tables import is_appendix
from ingest.textnorm import slugify, squash

_DIVISION = re.compile(
    r"(?P<word>Phần|Chương|Mục|Điều|Khoản|Điểm)\s+(?P<number>thứ\s+\w+|[IVXL]+\b|\d+[a-zđ]?\b|[a-zđ]\b)\s*[.:)\-–]*\s*",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"(?P<mark>[IVXL]+(?=[.)/]\s)|[A-ZĐ](?=[.)]\s)|\d{1,2}(?:\.\d{1,2}){0,3}(?=[.)/]\s)|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s)"
    r"|[a-zđ](?=[).]\s)|\(\d{1,2}\)(?=\s)|[-–—•*](?=\s*[^\s\d-])|[-–](?=\s)|\+(?=\s*\S))[.)/]?\s*"
)
_DIVISION_RANKS = {"phan": 2, "chuong": 4, "muc": 6, "dieu": 8, "khoan": 30, "diem": 60}
_APPENDIX_RANK, _UNMARKED_RANK, _BRACKET_RANK, _BULLET_RANK, _PLAIN_RANK = 0, 25, 65, 70, 99
_SIGNED_FOR = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s?\.\s?\S")
_NAME = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){1,4}")
_MAX_HEADING = 220
_MAX_PATH = 120


@dataclass(slots=True)
class _Node:
    """A paragraph with its mark split off; `rank` says how deep it stands (small: near the root)."""

    block: TextBlock
    marker: str
    text: str
    rank: int
    mark: Mark | None
    strong: bool


def build_outline(blocks: Sequence[TextBlock], anchors: Anchors) -> list[Section]:
    """The sections of a document's running text, in order; mottos and drawn lines are left out."""
    nodes = [node for block in blocks if (node := _node(block)) is not None]
    sections: list[Section] = []
    stack: list[tuple[_Node, Section]] = []
    letters: Mark | None = None
    # A "+" after a paragraph that belongs to a "-" item still stands under that item.
    dropped: list[tuple[_Node, Section]] = []
    signed = False
    for index, node in enumerate(nodes):
        _read_letter(node, letters)
        signed = _is_signature(node) or (signed and _NAME.fullmatch(node.text) is not None and node.text.istitle())
        letters = node.mark if node.mark and node.mark.style == "letter" else letters
        if _leaves_outline(node):
            stack.clear()
        if dropped and node.mark and node.mark.style == "plus":
            stack += dropped
        closed = []
        while stack and not _stands_above(stack[-1][0], node):
            closed.append(stack.pop())
        dropped = (closed[::-1] or dropped) if node.rank == _PLAIN_RANK else []
        heading = _is_heading(node, nodes[index + 1] if index + 1 < len(nodes) else None)
        heading = heading and not (signed and node.rank == _UNMARKED_RANK)
        section = _section(node, heading, [above for _, above in stack], len(sections) + 1, anchors)
        sections.append(section)
        titled = heading or node.rank != _UNMARKED_RANK
        if (
            titled
            and node.rank < _PLAIN_RANK
            and not (node.rank == _UNMARKED_RANK and not stack and not _seen(sections))
        ):
            stack.append((node, section))
    return sections


def _seen(sections: Sequence[Section]) -> bool:
    """Whether a marked heading came before: the title lines of a document are not the root of all."""
    return any(section.heading and section.marker for section in sections)


def _node(block: TextBlock) -> _Node | None:
    text = squash(block.text)
    if not text or is_rule(text) or is_motto(text):
        return None
    if is_appendix(text) and len(text) <= _MAX_HEADING:
        return _Node(block, "", text, _APPENDIX_RANK, None, True)
    division = _DIVISION.match(text)
    if division and (text[0].isupper() and division.group("word")[0].isupper()):
        word, number = division.group("word"), division.group("number")
        return _Node(
            block, f"{word.capitalize()} {number}", text[division.end() :], _DIVISION_RANKS[plain(word)], None, True
        )
    marked = _MARKED.match(text)
    if marked and len(text) > marked.end():
        return _marked_node(block, marked, text)
    recipients = plain(text) in phrases("recipients")
    if (
        recipients
        or block.heading_level is not None
        or (block.bold and len(text) <= _MAX_HEADING and text[-1] not in ".;,")
    ):
        return _Node(block, "", text, _UNMARKED_RANK, None, True)
    return _Node(block, "", text, _PLAIN_RANK, None, False)


def _marked_node(block: TextBlock, marked: re.Match[str], text: str) -> _Node:
    raw = marked.group("mark")
    if raw.startswith("("):
        return _Node(block, raw, text[marked.end() :], _BRACKET_RANK, None, False)
    mark = parse_mark(raw)
    marker = {"dash": "-", "plus": "+"}.get(mark.style, raw)
    strong = mark.style in ("letter", "roman") or block.heading_level is not None or block.bold
    return _Node(block, marker, text[marked.end() :], mark.rank, mark, strong)


def _read_letter(node: _Node, letters: Mark | None) -> None:
    """Reads "I", "V", "C" … again, as a letter where it continues the alphabet."""
    if node.mark is not None and node.mark.style in ("letter", "roman"):
        node.mark = parse_mark(node.marker, letters)
        node.rank = node.mark.rank


def _leaves_outline(node: _Node) -> bool:
    """Whether a paragraph belongs to no heading: the closing sentence, the recipients, the signature."""
    words = plain(node.text)
    if node.rank not in (_PLAIN_RANK, _UNMARKED_RANK):
        return False
    closing = any(words == phrase or words.startswith(phrase + " ") for phrase in phrases("closings"))
    return closing or _is_signature(node)


def _is_signature(node: _Node) -> bool:
    """Whether a paragraph is a line above the name of the one who signs: neither is a heading."""
    if node.rank not in (_PLAIN_RANK, _UNMARKED_RANK):
        return False
    position = node.text.isupper() and plain(node.text).rstrip(" 0123456789") in phrases("positions")
    return position or _SIGNED_FOR.match(node.text) is not None


def _stands_above(upper: _Node, node: _Node) -> bool:
    if upper.mark and node.mark and upper.mark.style == node.mark.style == "decimal":
        outer, inner = upper.mark.path, node.mark.path
        return len(outer) < len(inner) and inner[: len(outer)] == outer
    if node.rank == _PLAIN_RANK:
        return upper.rank < _BRACKET_RANK
    return upper.rank < node.rank


def _is_heading(node: _Node, after: _Node | None) -> bool:
    if node.rank in (_PLAIN_RANK, _BRACKET_RANK) or node.rank >= _BULLET_RANK:
        return False
    if node.strong:
        return True
    opens = after is not None and (after.rank > node.rank or _stands_above(node, after))
    return opens and len(node.text) <= _MAX_HEADING and node.text[-1:] not in (".", ";", ",")


def _section(node: _Node, heading: bool, above: Sequence[Section], count: int, anchors: Anchors) -> Section:
    block = node.block
    return Section(
        id=f"s{count}",
        marker=node.marker,
        heading=heading,
        text=node.text,
        path=[titled(section) for section in above],
        fragments=list(block.fragments),
        line=min((piece.line for piece in block.fragments), default=0),
        line_end=max((piece.line_end for piece in block.fragments), default=0),
        parent=above[-1].id if above else None,
        notes=list(block.notes),
        anchor=anchors.unique(_anchor(node, heading, above, count)),
    )


def titled(section: Section) -> str:
    """A section's text with its mark, cut at a word when it is long: "I. MỤC ĐÍCH", "a) Chỉ số …"."""
    mark = section.marker
    if mark and mark[-1].isalnum() and " " not in mark:
        mark += ")" if mark.islower() else "."
    elif " " in mark:
        mark += "."
    text = f"{mark} {section.text}".strip()
    return text if len(text) <= _MAX_PATH else text[:_MAX_PATH].rsplit(" ", 1)[0] + " …"


def _anchor(node: _Node, heading: bool, above: Sequence[Section], count: int) -> str:
    if node.rank == _APPENDIX_RANK:
        return slugify(node.text[:20])
    marks = [section.marker for section in above if section.marker]
    if heading and node.marker:
        return "-".join(["muc", *(slugify(mark) for mark in [*marks, node.marker] if slugify(mark))])
    return f"muc-doan-{count}"

"""Prose of a Markdown file: headings, paragraphs and list items, whole and without markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import TextBlock
from ingest.model import Fragment, Repair
from ingest.readers.markdown_inline import BULLET, ENUMERATION, Inline, note_repairs, render
from ingest.readers.markdown_segments import is_noise
from ingest.readers.markdown_words import words
from ingest.tables import is_appendix
from ingest.textnorm import fold, join_lines

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_HTML_HEADING = re.compile(r"\s*<h([1-6])\b[^>]*>(.*)</h\1>\s*$", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-+*•●▪]\s+|\d{1,3}[.)]\s+|[a-zđ]\)\s+|[IVX]{1,5}\.\s+)\S")
_BLOCK_TAG = re.compile(r"\s*<(?:p|div|center|blockquote)\b", re.IGNORECASE)
_OWN_LINE = re.compile(
    r"[\s*_]*(?:(?:Điều|ĐIỀU)\s+\d+[.:]|Số\s*:?[\s*_]*[\d.…]*[\s*_]*/\s*[A-ZĐ]"
    r"|[A-ZĐ][\w. ]{2,30},\s*ngày\b.{0,12}\btháng\b.{0,12}\bnăm\b.{0,8}$)"
)
"""A line that stands by itself though no empty line parts it: an article, a document's number, its place and date."""
_EMPHASISED = re.compile(r"\s*(?P<mark>[*_]{1,3})(?P<text>[^*_\s](?:[^*_]*[^*_\s])?)(?P=mark)\s*")
_WITH_DOCUMENT = re.compile(r"\s*\((?:(?:ban hành )?kèm theo|đơn vị(?: tính)?:|đvt:)", re.IGNORECASE)
_STAR = re.compile(r"\A(\s*)\*(?=\s+\S)")
_SMUDGE = re.compile(r"(?<=[;,.:])\s+\d{1,2}$")
_OFFICE_SMUDGE = re.compile(r"\s+\d{1,2}$")
_LEADING_STAR = re.compile(r"^[*•·]\s+(?=[A-ZĐ])")
_SENTENCE_END = re.compile(r"[.;:!?…”\"»]\s*$|/\.?\s*$|\)\s*$")
_MIN_CUT = 40
_LONG = 80


@dataclass(slots=True)
class Placed:
    """A text block and the raw line that it begins at."""

    block: TextBlock
    line: int
    line_end: int


def prose_blocks(lines: Sequence[str], line: int, repairs: list[Repair]) -> list[Placed]:
    """The blocks of one run of prose lines that begins at raw line `line` (from 1)."""
    blocks: list[Placed] = []
    at = 0
    while at < len(lines):
        if is_noise(lines[at]):
            at += 1
            continue
        end = at + 1
        if not _heading(lines[at]):
            while end < len(lines) and not _heading(lines[end]) and not _ITEM.match(lines[end]):
                if _parts_heading(lines[end - 1], lines[end]) or _stands_alone(lines[end]):
                    break
                end += 1
        blocks.extend(_paragraph(lines[at:end], line + at, repairs))
        at = end
    return blocks


def _stands_alone(line: str) -> bool:
    return _BLOCK_TAG.match(line) is not None or _OWN_LINE.match(line) is not None


def _parts_heading(before: str, line: str) -> bool:
    """Whether two lines, each emphasised by itself or in capitals, are parts of an appendix's heading.

    These are its number, title and note.
    """
    if line.strip() and (is_appendix(before.strip()) or (before.isupper() and _WITH_DOCUMENT.match(line))):
        return True
    matches = [_EMPHASISED.fullmatch(text) for text in (before, line)]
    if matches[0] is None or matches[1] is None:
        return False
    return is_appendix(matches[0]["text"]) or matches[1]["text"].startswith("(")


def _heading(line: str) -> tuple[int, str] | None:
    match = _HEADING.match(line)
    if match:
        return len(match.group(1)), match.group(2)
    match = _HTML_HEADING.match(line)
    return (int(match.group(1)), match.group(2)) if match else None


def _paragraph(lines: Sequence[str], line: int, repairs: list[Repair]) -> list[Placed]:
    heading = _heading(lines[0])
    source = heading[1] if heading else _STAR.sub(r"\1-", "\n".join(lines), count=1)
    inline = render(source.strip("\n"))
    blocks: list[Placed] = []
    for part in inline.lines:
        first, last = line + part.offset, line + part.offset_end
        raw = "\n".join(lines[part.offset : part.offset_end + 1]).strip()
        text = _without_smudge(part.text, first, repairs)
        if not text:
            continue
        level = heading[0] if heading else None
        notes = _notes_of(raw, inline)
        block = TextBlock(text, [Fragment(raw, first, last)], level, bold=part.bold, notes=notes)
        _record(raw, block, first, repairs)
        blocks.append(Placed(block, first, last))
    return blocks


def _notes_of(raw: str, inline: Inline) -> list[str]:
    return [
        mark for mark in inline.notes if re.search(rf">\s*\(?{re.escape(mark)}\)?\s*<|\[\^?{re.escape(mark)}\]", raw)
    ]


def _record(raw: str, block: TextBlock, line: int, repairs: list[Repair]) -> None:
    if block.notes:
        repairs.extend(note_repairs(raw, line))
    parted = re.search(r"\d[*_]*\s+/[A-ZĐ]{2,}\S*", raw)
    if parted:
        repairs.append(Repair("parted-code", line, parted.group(), re.sub(r"[*_\s]+", "", parted.group())))


def _without_smudge(text: str, line: int, repairs: list[Repair]) -> str:
    """The text without a lone digit or star that the scan left at its end or start."""
    bare = _LEADING_STAR.sub("", _SMUDGE.sub("", text))
    office = _OFFICE_SMUDGE.sub("", bare)
    if office.isupper() and fold(office).endswith(tuple(words().signing_offices)):
        bare = office
    if bare != text:
        repairs.append(Repair("stray-mark", line, text, bare))
    return bare


def join_cut_paragraphs(blocks: Sequence[Placed], repairs: list[Repair]) -> list[Placed]:
    """Paragraphs that a page end cut in two, whole again; `blocks` stand in the order of the file."""
    joined: list[Placed] = []
    for placed in blocks:
        if joined and _is_cut(joined[-1].block, placed.block):
            before = joined[-1]
            text = join_lines([before.block.text, placed.block.text])
            cut = f"{before.block.text[-60:]} ¶ {placed.block.text[:60]}"
            repairs.append(Repair("paragraph-joined", placed.line, cut, cut.replace(" ¶", "")))
            before.block = TextBlock(
                text,
                [*before.block.fragments, *placed.block.fragments],
                before.block.heading_level,
                before.block.bold,
                [*before.block.notes, *placed.block.notes],
            )
            before.line_end = placed.line_end
        else:
            joined.append(placed)
    return joined


def _is_cut(before: TextBlock, after: TextBlock) -> bool:
    """Whether `after` goes on with the sentence that `before` left open."""
    head, rest = before.text, after.text
    if before.heading_level or after.heading_level or before.bold or after.bold or head.isupper():
        return False
    if len(head) < _MIN_CUT or BULLET.match(rest) or ENUMERATION.match(rest):
        return False
    open_bracket = head.count("(") > head.count(")")
    if _SENTENCE_END.search(head) and not open_bracket:
        return False
    first = rest.split(" ", 2)
    if rest[:1].islower() or rest[:1] in ",;)":
        return True
    if len(head) < _LONG or rest.isupper():
        return False
    abbreviation = len(first) > 1 and len(first[0]) > 1 and first[0].isupper() and first[1][:1].islower()
    return abbreviation or rest[:1].isdigit() or head.endswith((",", "-", " và", "(")) or open_bracket

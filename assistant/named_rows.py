"""The rows that a question names one after the other by what tells them apart, and those under a heading it names.

"Ba cửa khẩu A, B và C" names the rows "Hàng qua cửa khẩu A", "Hàng qua cửa khẩu B" and "Hàng qua cửa khẩu C".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.draft import Context
from assistant.phrases import tokenize
from assistant.place_levels import FOLDED_LEVELS
from index.types import Record
from ingest.numbering import split_mark
from ingest.textnorm import fold, squash

_TWO = 2
_CACHED_NAMES = 8192
_HEADING_WORDS = 3
_LEVEL = re.compile(rf"^(?:{FOLDED_LEVELS}|tinh) (?=\w+ \w)")
_BETWEEN = re.compile(r"^\W*(?:\w+\W+){0,3}$")
_JOINED = re.compile(r"[,;+&/]|\b(?:va|voi|hay|hoac|cung)\b")
_COMPARED = re.compile(r"\b(?:hon|kem)\b")
_GOES_ON = re.compile(r"^\s*(?:,|;|và|với|hay|hoặc)\s+((?:[^\W\d_]+ ?){1,3})")
_SO_MANY = re.compile(r"\b(\d{1,2}|hai|ba|bốn|sáu|bảy|tám|chín)\s+(?:[^\W\d_]+\s+){1,3}$", re.IGNORECASE)
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}


@dataclass(frozen=True, slots=True)
class NamedRows:
    """Rows of one table in the order in which the question names them."""

    records: Sequence[Record]
    words: Sequence[str]
    """What the question calls each, without marks; for the rows of a heading the heading's name."""
    heading: str = ""
    head: Record | None = None
    """The heading's own row, which may have numbers itself."""


def says_whole_name(text: str, row: Record) -> bool:
    """Whether a text says all of a row's name, of two words or more."""
    name = squash(fold(row.name)).strip(" .:")
    return len(name.split()) > 1 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", squash(fold(text))) is not None


def rows_in_a_row(context: Context, *, compared: bool = False) -> Iterable[NamedRows]:
    """Of each table two or more rows that are named side by side, or `compared` ("A nhiều hơn B"); none of a table that
    lacks one of those named."""
    text = squash(context.question.text)
    for facts in context.tables():
        rows = [row for row in context.knowledge.rows(facts.info.id) if row.kind == "row"]
        spans = sorted(_spans(fold(text), rows))
        found = _side_by_side(fold(text), spans, _COMPARED if compared else _JOINED)
        if compared and len(spans) > _TWO:
            continue
        if len(found) >= _TWO and not _lacks_one(context, text, found):
            yield NamedRows([row for _, _, row in found], [fold(text)[start:end] for start, end, _ in found])


def rows_of_heading(context: Context) -> Iterable[NamedRows]:
    """Of each table the rows without parts under the only heading whose whole name the question says."""
    said = f" {_plain(context.question.text)} "
    for facts in context.tables():
        rows = [row for row in context.knowledge.rows(facts.info.id) if row.kind == "row"]
        names = {name for row in rows for name in row.group[-1:]}
        named = [name for name in names if len(_own(name).split()) >= _HEADING_WORDS and f" {_own(name)} " in said]
        wholes = {row.parent for row in rows}
        under = [row for row in rows if named[:1] == row.group[-1:] and row.id not in wholes]
        if len(named) == 1 and len(under) >= _TWO:
            heads = (row for row in context.knowledge.rows(facts.info.id) if row.name == named[0])
            yield NamedRows(under, [_own(named[0])], split_mark(named[0])[1] or named[0], next(heads, None))


def _plain(text: str) -> str:
    return " ".join(token.folded for token in tokenize(text))


def _own(name: str) -> str:
    return _plain(split_mark(name)[1] or name)


def _spans(text: str, rows: Sequence[Record]) -> Iterable[tuple[int, int, Record]]:
    """Where a text without marks first says what is a row's own: its name, or the proper name in it."""
    for row in rows:
        said = [name for name in _called(row.name) if name in text]
        others = " | ".join(fold(other.name) for other in rows if other.id != row.id) if said else ""
        own = [name for name in said if not re.search(rf"\b{re.escape(name)}\b", others)]
        found = [(m.start(), m.end()) for name in own if (m := re.search(rf"\b{re.escape(name)}\b", text))]
        if found:
            start, end = max(found, key=lambda span: span[1] - span[0])
            yield start, end, row


@lru_cache(_CACHED_NAMES)
def _called(whole: str) -> tuple[str, ...]:
    """What a row may be called: its name, without the level of a place, and the runs of capitals in it."""
    name = squash(fold(split_mark(whole)[1] or whole)).strip(" .:")
    called = [name, _LEVEL.sub("", name)] if " " in name else []
    runs: list[list[str]] = [[]]
    for token in tokenize(whole)[1:]:
        if token.text[0].isupper() and not token.text.isupper():
            runs[-1].append(token.folded)
        else:
            runs.append([])
    return tuple(dict.fromkeys([*called, *(" ".join(run) for run in runs if len(run) >= _TWO)]))


def _side_by_side(
    text: str, spans: Sequence[tuple[int, int, Record]], joint: re.Pattern[str]
) -> list[tuple[int, int, Record]]:
    """The longest run of spans between which nothing stands but what joins them and words for what they are."""
    best: list[tuple[int, int, Record]] = []
    run: list[tuple[int, int, Record]] = []
    for span in spans:
        between = text[run[-1][1] : span[0]] if run else ""
        joined = bool(run) and bool(_BETWEEN.match(between)) and bool(joint.search(between))
        run = [*run, span] if joined else [span]
        best = max(best, run, key=len)
    return best


def _lacks_one(context: Context, text: str, found: Sequence[tuple[int, int, Record]]) -> bool:
    """Whether the question names, or counts, more things side by side than there are rows."""
    after = _GOES_ON.match(text[found[-1][1] :])
    if after and any(word[0].isupper() for word in after[1].split()):
        return True
    counted = _SO_MANY.search(text[: found[0][0]])
    if counted and int(_NUMBERS.get(counted[1].lower(), counted[1] if counted[1].isdigit() else 0)) != len(found):
        return True
    told = fold(" ".join(row.name for _, _, row in found))
    titles = fold(" ".join(f"{d.title} {d.issuer or ''}" for d in context.knowledge.documents.values()))
    return any(fold(name) not in told and fold(name) not in titles for name in context.question.names)

"""The columns of a table that spaces lay out: which texts stand on a line, which header stands over which place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.columns import RANKING, is_key_header
from ingest.numbering import split_mark
from ingest.readers.pdf_lines import Line
from ingest.textnorm import join_lines
from ingest.totals import of_which

_YEAR = re.compile(r"(?:^| / )(?:19|20)\d\d$")
GAP = 2
"""How many spaces part two texts at least."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words `first` to `last` (exclusive) of a line that one space parts, from place `start` to `end`."""

    text: str
    start: int
    end: int
    first: int
    last: int
    second: int
    """Where its second word begins; its end when it has but one."""


@dataclass(frozen=True, slots=True)
class SpacedColumn:
    """A column: its header's words, and the places that they take."""

    header: str
    start: int
    end: int


def place(line: Line, word: int) -> int:
    """The place where a word begins; a form feed takes none."""
    return line.ends[word] - len(line.words[word]) - line.raw.startswith("\f")


def spans(line: Line) -> list[Span]:
    """The texts of a line, two spaces or more apart."""
    starts = [0, *(at for at, gap in enumerate(line.gaps) if at and gap >= GAP)]
    return [span(line, start, end) for start, end in zip(starts, [*starts[1:], len(line.words)], strict=True)]


def span(line: Line, first: int, last: int) -> Span:
    """Words `first` to `last` (exclusive) of a line."""
    end = place(line, last - 1) + len(line.words[last - 1])
    second = place(line, first + 1) if last - first > 1 else end
    return Span(" ".join(line.words[first:last]), place(line, first), end, first, last, second)


def is_section(texts: Sequence[Span]) -> bool:
    """Whether the texts of a line are one numbered title in capitals, as over some rows: "II. HẠ TẦNG SỐ"."""
    mark, words = split_mark(texts[0].text)
    return len(texts) == 1 and bool(mark) and words.isupper()


def header_columns(
    header: Sequence[Line], strokes: Sequence[tuple[int, int]] = (), below: Sequence[Line] = (), over: int = 0
) -> list[SpacedColumn]:
    """The columns under the header's lines; `below` are some of the lines that come next, `over` counts those above
    the line that heads most columns.

    Texts of different lines that overlap are one column's; a text over two texts of one line stands above both.
    Where the rule under the header has a stroke for each column (`strokes`), these are the columns.
    """
    rows = [spans(line) for line in header]
    rows[over] = [*_numbers_apart(header[over], rows[over][0], below), *rows[over][1:]]
    if len(strokes) > 1:
        drawn = [list(stroke) for stroke in strokes]
        return [SpacedColumn(_header(at, rows, drawn), *drawn[at]) for at in range(len(drawn))]
    columns: list[list[int]] = []
    own = rows[over:]
    for one in sorted((one for row in own for one in row if not _shared(one, own)), key=lambda one: one.start):
        if columns and one.start < columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], one.end)
        else:
            columns.append([one.start, one.end])
    names = [_under(rows[:over], column, _header(at, own, columns)) for at, column in enumerate(columns)]
    return [SpacedColumn(name, *column) for name, column in zip(_years_together(names), columns, strict=True)]


def _years_together(names: Sequence[str]) -> list[str]:
    """The names; where a text stands over some of the years side by side, and none over the others, over all."""
    result = list(names)
    for yearly, run in groupby(range(len(names)), key=lambda at: _YEAR.search(names[at]) is not None):
        own = list(run)
        over = [names[at].rpartition(" / ")[0] for at in own]
        if yearly and len(set(over) - {""}) == 1 and sum(map(bool, over)) > 1:
            text = next(filter(None, over))
            for at in own:
                result[at] = f"{text} / {names[at].rpartition(' / ')[2]}"
    return result


def _under(over: Sequence[Sequence[Span]], column: Sequence[int], name: str) -> str:
    """The name of a column below the texts that stand over most of it: small letters and brackets go on with these.

    What only says that parts of a whole stand below ("Trong đó", "Chia theo năm") is no part of a name.
    """
    half = (column[1] - column[0]) / 2
    texts = [one.text for row in over for one in row if min(one.end, column[1]) - max(one.start, column[0]) > half]
    if name[:1].islower() or name[:1] == "(":
        return join_lines([*texts, name])
    return " / ".join([*(text for text in texts if not of_which(text)), name])


def _numbers_apart(line: Line, first: Span, below: Sequence[Line]) -> list[Span]:
    """A header's first text, parted after the words that head what numbers the rows, where one space alone stands.

    The lines below tell that it heads two columns: they have a number under those words, another text under the rest.
    """
    for word in range(first.first + 1, first.last):
        own, rest = span(line, first.first, word), span(line, word, first.last)
        if not (is_key_header(own.text, coded=True) or RANKING.fullmatch(own.text)):
            continue
        pairs = [texts[:2] for texts in map(spans, below) if len(texts) > 1]
        apart = [one.text.rstrip(".").isdigit() and one.end <= own.end <= two.start < rest.end for one, two in pairs]
        if len(apart) >= GAP and all(apart):
            return [own, rest]
    return [first]


def _shared(one: Span, rows: Sequence[Sequence[Span]]) -> bool:
    return any(sum(one.start < other.end and other.start < one.end for other in row) > 1 for row in rows)


def _overlapped(one: Span, columns: Sequence[Sequence[int]]) -> list[int]:
    return [at for at, (start, end) in enumerate(columns) if one.start < end and start < one.end]


def _header(at: int, rows: Sequence[Sequence[Span]], columns: Sequence[Sequence[int]]) -> str:
    """The words over a column: those that stand over others too come first, parted by a slash."""
    shared: list[str] = []
    own: list[str] = []
    for row in rows:
        for one in row:
            over = _overlapped(one, columns)
            if at in over:
                (shared if len(over) > 1 else own).append(one.text)
    return " / ".join(text for text in (join_lines(shared), join_lines(own)) if text)


def boundaries(columns: Sequence[SpacedColumn], lines: Sequence[Sequence[Span]]) -> list[int]:
    """Where each column begins: between two headers, the place that the fewest texts of the lines run across."""
    filled = [line for line in lines if len(line) > GAP]
    result = [0]
    for left, right in pairwise(columns):
        places = range(left.end + 1, right.start + 1) or range(right.start, right.start + 1)
        result.append(min(places, key=lambda at: (_crossing(at, filled), -at)))
    return result


def _crossing(at: int, lines: Sequence[Sequence[Span]]) -> int:
    return sum(one.start < at < one.end for line in lines for one in line)

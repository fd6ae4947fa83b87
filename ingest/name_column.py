"""Which column of a table names its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import RawCell
from ingest.column_words import CellKind, column_words, plain, says, starts
from ingest.textnorm import squash

_SHARE = 0.6
_NAMING = 0.8
_MEASURE = re.compile(r"\W*\d+(?:[.,/]\d+)*\s*(?:%|[^\W\d]+(?:\s+[^\W\d]+){0,2})?")
"""A number and at most what it counts: "14/19", "6.200 hộ"."""


def name_column(
    headers: Sequence[str],
    roles: Sequence[str | None],
    columns: Sequence[Sequence[RawCell]],
    kinds: Sequence[CellKind | None],
) -> int | None:
    """The column that names the rows: of the words that a name's header may have the best, else what the cells tell."""
    best: tuple[int, int, int] | None = None
    for index, header in enumerate(headers):
        if roles[index] is not None or kinds[index] in ("number", "code", "bullet") or _measures(columns[index]):
            continue
        rank = _name_rank(header)
        if rank is None:
            continue
        # A column that groups rows is merged over them; the column that names each row is not.
        candidate = (rank, sum(cell.state != "text" for cell in columns[index]), index)
        best = min(best, candidate) if best else candidate
    free = [index for index, role in enumerate(roles) if role is None and kinds[index] in ("text", "agency", None)]
    if best is None:
        named = next((index for index in free if _names(columns[index])), next(iter(free), None))
    else:
        apart = (index for index in free if _tells_apart(columns[index])) if _repeats(columns[best[2]]) else iter(())
        named = next(apart, _named_things(best[2], free, headers, roles, columns))
    return named if named is None else _inner_name(named, free, headers, columns, kinds)


def _named_things(
    best: int,
    free: Sequence[int],
    headers: Sequence[str],
    roles: Sequence[str | None],
    columns: Sequence[Sequence[RawCell]],
) -> int:
    """The column of places or works that names the rows of a list of them, left of the one whose header fits best.

    That says in words of its own what is told of each ("Nội dung đầu tư"); a table of tasks is no such list.
    """
    words, header = column_words(), plain(headers[best])
    bare = any(header in group for group in words.names)
    if bare or "output" in roles or says(header, (*words.task, *words.names[-1])):
        return best
    things = words.things
    listed = (at for at in free if at < best and starts(plain(headers[at]), things) and _names(columns[at], _SHARE))
    return next(listed, best)


def _inner_name(
    outer: int,
    free: Sequence[int],
    headers: Sequence[str],
    columns: Sequence[Sequence[RawCell]],
    kinds: Sequence[CellKind | None],
) -> int:
    """The column that names the rows where `outer` names groups of them, each over rows with numbers of their own."""
    numbers = [column for column, kind in zip(columns, kinds, strict=True) if kind == "number"]
    gaps = [
        at
        for at, cell in enumerate(columns[outer])
        if at and cell.state != "text" and any(column[at].state == "text" for column in numbers)
    ]
    units = column_words().units
    inner = [at for at in free if at > outer and not says(headers[at], units)]
    fitting = (at for at in inner if gaps and _tells_within(columns[outer], columns[at]))
    return next((at for at in fitting if all(columns[at][gap].state == "text" for gap in gaps)), outer)


def _tells_within(outer: Sequence[RawCell], inner: Sequence[RawCell]) -> bool:
    """Whether a column has another text in each row of a group of the outer one."""
    seen: set[tuple[str, str]] = set()
    group = ""
    for above, cell in zip(outer, inner, strict=True):
        group = squash(above.text) or group
        pair = (group, squash(cell.text))
        if cell.state == "text" and pair in seen:
            return False
        seen.add(pair)
    return True


def _names(cells: Sequence[RawCell], share: float = _NAMING) -> bool:
    """Whether most rows have a text in the column, and most of these another one."""
    return sum(cell.state == "text" for cell in cells) >= share * len(cells) and not _repeats(cells)


def _measures(cells: Sequence[RawCell]) -> bool:
    """Whether most texts of a column are measured amounts, which name no row."""
    texts = [squash(cell.text) for cell in cells if cell.state == "text"]
    return sum(_MEASURE.fullmatch(text) is not None for text in texts) > _SHARE * len(texts)


def _repeats(cells: Sequence[RawCell]) -> bool:
    """Whether many texts of a column stand in several of its rows, so that they name no row."""
    texts = [squash(cell.text) for cell in cells if cell.state == "text"]
    return len(set(texts)) < _NAMING * len(texts)


def _tells_apart(cells: Sequence[RawCell]) -> bool:
    """Whether a column has another text in each row."""
    texts = [squash(cell.text) for cell in cells]
    return len(set(texts)) == len(texts) and all(texts)


def name_by_header(headers: Sequence[str], roles: Sequence[str | None]) -> int | None:
    """The column that names the rows, as far as the headers tell: the best word, else the first without a role."""
    ranked = [
        (rank, index)
        for index, header in enumerate(headers)
        if roles[index] is None and (rank := _name_rank(header)) is not None
    ]
    if ranked:
        return min(ranked)[1]
    return next((index for index, role in enumerate(roles) if role is None), None)


def may_name(header: str) -> bool:
    """Whether a header has words of a column that names the rows."""
    return _name_rank(header) is not None


def _name_rank(header: str) -> int | None:
    said = f" {plain(header)} "
    groups = column_words().names
    return next((rank for rank, group in enumerate(groups) if any(f" {word} " in said for word in group)), None)

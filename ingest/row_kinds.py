"""What a row of a table is: a heading over others, a total, a part of the row above, or a row of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import RawCell, RawRow
from ingest.columns import cell_kind
from ingest.model import RowKind
from ingest.numbering import Mark, bare_key, parse_mark, parse_marks, split_mark
from ingest.textnorm import is_bold, squash
from ingest.totals import is_total, of_which

GOES_ON = re.compile(r"\(\s*(?:tiếp(?: theo)?|còn nữa|xem tiếp|chuyển)\b[^)]*\)", re.IGNORECASE)
"""What says that a table goes on over a page end: "(tiếp theo)", "(xem tiếp trang sau)"."""
_LEAST_SECTIONED = 3
_TITLE = 3
_MARK_AND_NAME = 2


def without_page_turns(rows: Sequence[RawRow]) -> list[RawRow]:
    """The rows but those that only say that the table goes on; the row below such a one stands after a page end."""
    kept: list[RawRow] = []
    turned = False
    for row in rows:
        texts = [cell.text.strip("*_ ") for cell in row.cells if cell.state == "text"]
        if len(texts) == 1 and GOES_ON.fullmatch(texts[0]):
            turned = True
            continue
        kept.append(replace(row, after_page=True) if turned else row)
        turned = False
    return kept


def named(row: RawRow, key: int | None, name: int | None) -> RawRow:
    """The row, what names it in its column: a total's words that stand left of it, the one text of a heading."""
    if name is None or row.cells[name].state == "text":
        return _marked(row, key, name)
    texts = [at for at, cell in enumerate(row.cells) if cell.state == "text"]
    spanned = bool(texts) and texts[:-1] in ([], [key]) and (row.banner or _is_title(row.cells[texts[-1]], key, texts))
    totals = key not in texts and texts[:1] < [name] and any(is_total(row.cells[at].text) for at in texts[:1])
    if not texts or not (spanned or totals):
        return row
    at = texts[-1] if spanned else texts[0]
    cells = list(row.cells)
    cells[name], cells[at] = cells[at], RawCell("", "empty")
    return replace(row, cells=cells)


def _marked(row: RawRow, key: int | None, name: int | None) -> RawRow:
    """The row; where it holds nothing but a name and a numeral or letter left of it, that is its key."""
    texts = [at for at, cell in enumerate(row.cells) if cell.state == "text"]
    if key is None or key in texts or len(texts) != _MARK_AND_NAME or texts[1] != name or len(row.cells) == len(texts):
        return row
    at = texts[0]
    if parse_mark(row.cells[at].text).style not in ("letter", "roman"):
        return row
    cells = list(row.cells)
    cells[key], cells[at] = cells[at], cells[key]
    return replace(row, cells=cells)


def without(row: RawRow, column: int | None) -> RawRow:
    """The row with nothing in one of its columns."""
    if column is None:
        return row
    return replace(row, cells=[RawCell("", "empty") if at == column else cell for at, cell in enumerate(row.cells)])


def join_subrows(rows: Sequence[RawRow], key: int | None, name: int | None) -> list[RawRow]:
    """Rows without key and name of their own (a second pair of lead and coordinator) joined to the row above."""
    joined: list[RawRow] = []
    for row in rows:
        anonymous = name is not None and all(row.cells[at].state != "text" for at in (key, name) if at is not None)
        if not anonymous or not any(cell.state == "text" for cell in row.cells):
            joined.append(row)
        elif joined and not _is_heading(joined[-1], key, name):
            joined[-1] = _with_subrow(joined[-1], row)
        else:
            joined.append(row)
    return joined


def _with_subrow(row: RawRow, sub: RawRow) -> RawRow:
    cells = [_joined_cell(cell, below) for cell, below in zip(row.cells, sub.cells, strict=True)]
    return replace(row, cells=cells, line_end=max(row.line_end, sub.line_end))


def _joined_cell(cell: RawCell, below: RawCell) -> RawCell:
    if below.state != "text":
        return cell
    if cell.state != "text":
        return below
    text = f"{cell.text.rstrip(' ;')}; {below.text}"
    return RawCell(text, "text", [*cell.fragments, *below.fragments], [*cell.notes, *below.notes])


def kind_of(row: RawRow, key: int | None, name: int | None, *, sectioned: bool) -> RowKind:
    """Whether a row is a total, a heading over others ("group") or a row of its own."""
    unkeyed = key is None or row.cells[key].state == "empty"
    if unkeyed and name is not None and is_total(row.cells[name].text):
        return "total"
    return "group" if _is_heading(row, key, name, sectioned=sectioned) else "row"


def parts_of_totals(rows: Sequence[RawRow], kinds: list[RowKind], key: int | None, name: int | None) -> None:
    """Makes rows without a number that say what a total holds ("Trong đó: …"), and those below them, totals too."""
    inside = False
    for at in range(1, len(rows)) if key is not None and name is not None else ():
        counted = rows[at].cells[key or 0].state == "text"
        inside = not counted and (inside or (kinds[at - 1] == "total" and of_which(rows[at].cells[name or 0].text)))
        kinds[at] = "total" if inside else kinds[at]


def rows_without_rows_below(rows: Sequence[RawRow], kinds: list[RowKind], key: int | None, name: int | None) -> None:
    """Makes a numbered heading with nothing to stand over, beside rows numbered like it, a row with empty cells."""
    if key is None or name is None:
        return
    marks = parse_marks([squash(row.cells[key].text) for row in rows])
    beside = {_siblings(mark) for mark, kind in zip(marks, kinds, strict=True) if kind == "row" and mark.path}
    for at, (row, mark) in enumerate(zip(rows, marks, strict=True)):
        below = marks[at + 1] if at + 1 < len(rows) else None
        ends = below is None or (below.style == mark.style and not mark.is_above(below))
        if kinds[at] == "group" and _siblings(mark) in beside and ends and not _is_titled(row, name):
            kinds[at] = "row"


def _siblings(mark: Mark) -> tuple[str, tuple[int, ...], int]:
    return mark.style, mark.path[:-1], len(mark.path)


def _is_titled(row: RawRow, name: int) -> bool:
    """Whether a row's width, capitals or bold letters make a title of its name."""
    return row.banner or row.cells[name].text.isupper() or _is_bold(row.cells[name])


def _is_heading(row: RawRow, key: int | None, name: int | None, *, sectioned: bool = False) -> bool:
    """Whether a row holds nothing but a name, and a key, its own number, capitals or its width mark it as a heading.

    In a table whose first row stands over the others (`sectioned`), holding nothing but a name is mark enough.
    """
    if name is None or not _names_only(row, key, name):
        return False
    others = [cell for index, cell in enumerate(row.cells) if index not in (key, name)]
    spanned = all(cell.state == "missing" for cell in others)
    keyed = key is not None and row.cells[key].state == "text" and bool(bare_key(row.cells[key].text))
    text = row.cells[name].text
    titled = _is_titled(row, name) or (key is not None and split_mark(text)[0] != "")
    return sectioned or titled or (keyed and (not spanned or len(others) > 1))


def _names_only(row: RawRow, key: int | None, name: int) -> bool:
    """Whether a row holds nothing but a name, and perhaps a key, where other columns stand beside them."""
    if row.covered or row.cells[name].state != "text":
        return False
    others = [cell for index, cell in enumerate(row.cells) if index not in (key, name)]
    return bool(others) and all(cell.state != "text" for cell in others)


def is_sectioned(rows: Sequence[RawRow], key: int | None, name: int | None) -> bool:
    """Whether the first row can only stand over the next one: it has a name and nothing to inherit the rest from."""
    if name is None or len(rows) < _LEAST_SECTIONED or not _names_only(rows[0], key, name):
        return False
    if key is not None and rows[0].cells[key].state == "text":
        return False
    return rows[1].cells[name].state == "text" and not _names_only(rows[1], key, name)


def _is_title(cell: RawCell, key: int | None, filled: Sequence[int]) -> bool:
    """Whether the one text beside a key that a row has is in bold, or is several words in capitals."""
    words = cell.text.split()
    return filled != [key] and (_is_bold(cell) or (len(words) >= _TITLE and cell.text.isupper()))


def _is_bold(cell: RawCell) -> bool:
    """Whether all words of the cell are marked as bold."""
    return bool(cell.fragments) and all(is_bold(piece.text) for piece in cell.fragments)


def opens(rows: Sequence[RawRow], kinds: Sequence[RowKind], key: int | None, name: int | None) -> list[bool]:
    """Which rows stand over those below them: headings, and subtotals where there are several."""
    subtotals = [kind == "row" and _is_subtotal(row, key, name) for row, kind in zip(rows, kinds, strict=True)]
    several = sum(subtotals) > 1
    return [kind == "group" or (several and own) for kind, own in zip(kinds, subtotals, strict=True)]


def _is_subtotal(row: RawRow, key: int | None, name: int | None) -> bool:
    """Whether a row outside the numbering sums up those below it: a name in bold, and beside it only numbers."""
    if key is None or name is None or row.cells[key].state == "text" or not _is_bold(row.cells[name]):
        return False
    return all(
        cell_kind(cell.text) == "number"
        for at, cell in enumerate(row.cells)
        if at not in (key, name) and cell.state == "text"
    )

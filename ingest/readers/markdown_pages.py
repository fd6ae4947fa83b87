"""Rows that a page end cut in two, joined; and which empty cells are parts of cells that span rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Repair
from ingest.readers.markdown_grid import GridCell, GridRow, Profile
from ingest.readers.markdown_inline import is_item
from ingest.textnorm import join_lines

_MIN_KEYED = 4
_SENTENCE_END = re.compile(r"[.;:!?…]\s*$")


def join_cut_rows(rows: Sequence[GridRow], table: Profile, repairs: list[Repair]) -> list[GridRow]:
    """The rows, each whole: the first row of a page that only goes on with the row before it belongs to that row."""
    joined: list[GridRow] = []
    for row in rows:
        if joined and row.page_start and _goes_on(joined[-1], row, table):
            before = joined[-1]
            head = " | ".join(before.texts())
            before.cells = [_join(cell, rest) for cell, rest in zip(before.cells, row.cells, strict=True)]
            before.line_end = row.line_end
            cut = f"{head} ¶ {' | '.join(row.texts())}"
            repairs.append(Repair("row-joined", row.line, cut, " | ".join(before.texts())))
        else:
            row.page_start = False
            joined.append(row)
    return joined


def _goes_on(before: GridRow, row: GridRow, table: Profile) -> bool:
    """Whether the first row of a page is the rest of the row before.

    A row of its own has a key, is a heading, holds a number or a deadline like the row before, or fills the columns
    that every whole row fills. A rest leaves one of those columns empty, or begins in the middle of the sentence
    that the row before left open.
    """
    if table.keyed(row) or table.is_heading(row) or table.is_heading(before) or _both_complete(before, row, table):
        return False
    if not any(cell.text for cell in row.cells):
        return True
    if any(always and not cell.text for always, cell in zip(table.always, row.cells, strict=True)):
        return True
    if table.name is None:
        return False
    return _is_rest(before.cells[table.name].text, row.cells[table.name].text)


def _both_complete(before: GridRow, row: GridRow, table: Profile) -> bool:
    """Whether some column has values in both rows that no page end can have cut."""
    pairs = enumerate(zip(before.cells, row.cells, strict=True))
    return any(table.is_value(cell.text, at) and table.is_value(rest.text, at) for at, (cell, rest) in pairs)


def _is_rest(head: str, rest: str) -> bool:
    open_end = bool(head) and not _SENTENCE_END.search(head)
    return open_end and (rest[:1].islower() or rest[:1] in ",;)")


def _join(cell: GridCell, rest: GridCell) -> GridCell:
    if not rest.text:
        return cell
    if not cell.text:
        return rest
    lines = cell.text.split("\n")
    first, *others = rest.text.split("\n")
    if is_item(first) and not _is_open(lines[-1]):
        lines.append(first)
    else:
        lines[-1] = join_lines([lines[-1], first])
    text = "\n".join([*lines, *others])
    return GridCell(text, [*cell.fragments, *rest.fragments], [*cell.notes, *rest.notes])


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")") and not re.search(r"[.;]\s*$", text)


def mark_spans(rows: Sequence[GridRow], table: Profile) -> None:
    """Marks the empty cells that a cell above spans, in a table that prints such cells empty.

    It is such a table when a row without a key stands right under a row with one that is no heading: then the key
    spans both, and an empty cell of any column but those of numbers is likewise the lower part of the one above.
    A row that stands outside the numbering (a total, a remark, a sub-item with its own bullet, a last row that alone
    has no key) has no key either and says nothing of spans; nor does a span reach over a heading or a total.
    """
    keyed = None
    under: list[GridRow] = []
    for row in rows:
        if table.is_heading(row) or table.is_total(row):
            keyed = None
        elif table.keyed(row):
            keyed = row
        elif keyed is not None and _is_in_numbering(row, table):
            under.append(row)
    if not under or (len(under) == 1 and under[0] is rows[-1] and len(rows) > _MIN_KEYED):
        return
    for row in rows:
        if not table.is_heading(row) and not table.is_total(row):
            for at, cell in enumerate(row.cells):
                cell.present = cell.present and (bool(cell.text) or table.numeric[at])
    _reach_over_inner_spans(rows, table)


def _is_in_numbering(row: GridRow, table: Profile) -> bool:
    """Whether a row without a key is one that the key above may span: it has a name and something beside it."""
    name = row.cells[table.name].text if table.name is not None else ""
    return bool(name) and not is_item(name) and sum(bool(cell.text) for cell in row.cells) > 1


def _reach_over_inner_spans(rows: Sequence[GridRow], table: Profile) -> None:
    """Gives the grouping cells back to the outer group after a group inside it has ended.

    A grouping column stands between key and name. A text in it on a row whose key is spanned opens an inner group.
    The inner group's rows were printed shifted (they have one level more than the header knows), so the first row
    that stands in its own columns again belongs to the outer group.
    """
    if table.key is None or table.name is None:
        return
    for column in range(table.key + 1, table.name):
        outer: GridCell | None = None
        inner = shifted = False
        for row in rows:
            cell = row.cells[column]
            if table.keyed(row) or table.is_heading(row) or table.is_total(row):
                outer, inner, shifted = cell, False, False
            elif cell.text:
                inner, shifted = True, False
            elif inner and row.shifted:
                shifted = True
            elif inner and shifted and outer is not None and outer.text:
                cell.text, cell.fragments, cell.inherited = outer.text, list(outer.fragments), True

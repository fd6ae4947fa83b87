"""A reader's table becomes a `Table`: roles, kinds of rows, numbering, groups, and where cells come from."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ingest.anchors import Anchors
from ingest.blocks import CellState, RawRow, TableBlock, TextBlock
from ingest.classed_columns import classed_columns
from ingest.columns import column_roles, majority_kind, under_years
from ingest.labelled_columns import add_role_columns
from ingest.model import KEY_ROLES, NAMING_ROLES, Cell, Column, Row, RowKind, Table
from ingest.numbering import Mark, bare_key, item_mark, parents, parse_marks, plain_key, split_mark
from ingest.origins import BLANK, Origin, Shape, column_origins
from ingest.repeat_notes import excepted_keys, repeat_marks, repeating_columns
from ingest.row_kinds import (
    is_sectioned,
    join_subrows,
    kind_of,
    named,
    opens,
    parts_of_totals,
    rows_without_rows_below,
    without,
    without_page_turns,
)
from ingest.textnorm import slugify, squash
from ingest.title_leads import add_leads, leading_titles

_APPENDIX = re.compile(r"(?:phụ lục|phu luc)(?:\s+số)?\s*(\d+|[IVXL]+|[A-ZĐ])?\b[\s.:\-–]*", re.IGNORECASE)
_NOTE = re.compile(r"\(.*\)$|(?:ban hành )?kèm theo\b|(?:đơn vị(?: tính)?|đvt)\s*:", re.IGNORECASE)
_UNIT = re.compile(r"\W*(?:đơn vị(?: tính)?|đvt)\s*:\s*([^():;.]{1,20}?)\W*", re.IGNORECASE)
_UNIT_AFTER = re.compile(r"\s[-–(]\s?(?:đơn vị(?: tính)?|đvt)\s*:\s*([^():;.]{1,20}?)\s*\)?$", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"(?:bảng|biểu)(?: số)?\s+(?:\d{1,3}|[A-ZĐ]|[IVXL]+)\s*[.:]?", re.IGNORECASE)
_ALWAYS_MERGES = frozenset({"lead_agency", "coordinating_agency", "deadline"})
_NEVER_MERGES = frozenset({"name", "max_score", "result", "target", "rank_target"})


@dataclass(slots=True)
class _Grid:
    """The raw rows with what was found out about them."""

    rows: list[RawRow]
    kinds: list[RowKind]
    keys: list[str]
    parents: list[int | None]
    shapes: list[Shape]


@dataclass(frozen=True, slots=True)
class _Filling:
    """What is known of a column's empty cells: page ends may have cut merges (not where a note names other columns),
    a note says that they repeat the row above (`spared`: but for rows that stand over others), or they do not since a
    mark stands where cells do."""

    cut: bool
    repeats: bool
    marked: bool
    spared: bool = False


def assemble_table(
    block: TableBlock,
    table_id: str,
    anchors: Anchors,
    above: tuple[str | None, str] = (None, ""),
    notes: Sequence[TextBlock] = (),
) -> Table:
    """The logical table of a block; `anchors` keeps the anchors of its rows unique in the document.

    `above` is the appendix that the table stands in, and its title, for a table that states none itself; `notes` are
    the paragraphs around it, which may say what its empty cells mean.
    """
    block = replace(block, rows=without_page_turns(block.rows), header=under_years(block.header))
    roles = column_roles(block)
    name, code = _index(roles, "name"), _index(roles, "key")
    # Of a count and codes beside it the count tells how the rows stand under each other.
    ordinal = _index(roles, "ordinal")
    key = code if ordinal is None else ordinal
    codes = None if ordinal is None else code
    rows = [named(row, key, name) for row in block.rows]
    sectioned = is_sectioned([without(row, codes) for row in rows], key, name)
    grid = _grid(join_subrows(rows, key, name), key, name, codes, sectioned=sectioned)
    merged = _merging_columns(rows) if block.merges_stated else set()
    grouping = set() if block.merges_stated else _groups_rows(grid, roles, name)
    noted = repeating_columns(notes, _fillable(block.header, roles))
    classes = set() if block.merges_stated else classed_columns(block.header, roles, grid.rows, grid.kinds)
    repeated = grouping | classes | (noted.columns - merged)
    marked = repeat_marks(grid.rows, grid.kinds, _repeatable(grid, roles), notes)
    leads = _leading_titles(grid, roles, name)
    cut = noted.columns if noted.told else set(range(len(roles)))
    fillings = [
        _Filling(not block.merges_stated and at in cut, at in repeated, at in marked, at in noted.spared)
        for at in range(len(roles))
    ]
    apart = excepted_keys(notes)
    origins = [_origins(grid, at, roles, leads, filling) for at, filling in enumerate(fillings)]
    origins = [_own_alone(grid, column, at, apart) for at, column in enumerate(origins)]
    origins = [
        _items_from_row(grid, column, key) if _base(role) in _ALWAYS_MERGES else column
        for role, column in zip(roles, origins, strict=True)
    ]
    appendix, caption = heading_parts(block.heading)
    if appendix is None:
        title = f"{caption.rstrip(' .:')}. {above[1]}" if is_number_alone(caption) and above[1] else caption
        appendix, caption = above[0], title or above[1]
    table = Table(
        id=table_id,
        appendix=appendix,
        caption=caption,
        columns=[Column(squash(header), role) for header, role in zip(block.header, roles, strict=True)],
        rows=[],
        line=block.line,
        line_end=block.line_end,
        unit=_unit([*block.heading, *notes]),
    )
    for index, raw in enumerate(grid.rows):
        cells = [_cell(grid, origins[column][index], column, index, table_id) for column in range(len(roles))]
        table.rows.append(_row(table_id, index, raw, grid, cells, key, name))
        _set_code(table.rows[-1], codes)
    _set_groups(table, grid, key, name, grouping)
    prefix = slugify(appendix) if appendix else f"bang-{table_id.lstrip('t')}"
    for position, row in enumerate(table.rows, 1):
        row.anchor = anchors.unique(f"{prefix}-{slugify(row.key) or f'dong-{position}'}")
    if leads and name is not None:
        add_leads(table, leads, name)
    add_role_columns(table)
    return table


def heading_parts(heading: Sequence[TextBlock]) -> tuple[str | None, str]:
    """The appendix ("Phụ lục 2") and the caption that the text above a table states."""
    appendix: str | None = None
    caption: list[str] = []
    for block in heading:
        text = squash(block.text)
        match = _APPENDIX.match(text)
        if match and (appendix is None or match.group(1)):
            appendix = f"Phụ lục {match.group(1).upper()}" if match.group(1) else "Phụ lục"
            text = text[match.end() :]
        if text and not _NOTE.match(text):
            caption.append(text)
    return appendix, squash(" ".join(caption))


def is_number_alone(caption: str) -> bool:
    """Whether a caption only numbers its table ("Bảng 4"), and leaves it to the heading above to say what it is."""
    return _NUMBER_ALONE.fullmatch(caption) is not None


def _unit(texts: Sequence[TextBlock]) -> str:
    """The unit that one of the texts around a table gives its numbers: alone, or where the text ends."""
    found = (_UNIT.fullmatch(text) or _UNIT_AFTER.search(text) for text in (squash(block.text) for block in texts))
    return next((match[1].strip() for match in found if match), "")


def is_appendix(text: str) -> bool:
    """Whether a paragraph is the line that opens an appendix."""
    match = _APPENDIX.match(squash(text))
    return match is not None and (match.end() == len(squash(text)) or text.lstrip().startswith("PHỤ LỤC"))


def _index(roles: Sequence[str | None], role: str) -> int | None:
    return roles.index(role) if role in roles else None


def _grid(rows: list[RawRow], key: int | None, name: int | None, codes: int | None, *, sectioned: bool) -> _Grid:
    kinds: list[RowKind] = [kind_of(without(row, codes), key, name, sectioned=sectioned) for row in rows]
    parts_of_totals(rows, kinds, key, name)
    rows_without_rows_below(rows, kinds, key, name)
    own_keys = [_own_key(row, kind, key, name) for row, kind in zip(rows, kinds, strict=True)]
    marks = parse_marks(own_keys)
    above = parents(marks, opens([without(row, codes) for row in rows], kinds, key, name))
    _follow_merged_keys(rows, key, marks, above)
    for at in _closing_totals(kinds, above):
        above[at] = None
    inner = {parent for parent in above if parent is not None}
    shapes = [
        Shape(kind, parent, at not in inner, row.after_page)
        for at, (row, kind, parent) in enumerate(zip(rows, kinds, above, strict=True))
    ]
    return _Grid(rows, kinds, [bare_key(text) for text in own_keys], above, shapes)


def _closing_totals(kinds: Sequence[RowKind], above: Sequence[int | None]) -> range:
    """The rows that end a table and sum up all of it: where groups have sums of their own, the first ends its group."""
    first = len(kinds)
    while first and kinds[first - 1] == "total":
        first -= 1
    inner = any(kind == "total" and parent is not None for kind, parent in zip(kinds[:first], above, strict=False))
    return range(first + (inner and first + 1 < len(kinds)), len(kinds))


def _own_key(row: RawRow, kind: RowKind, key: int | None, name: int | None) -> str:
    """The text of the key's cell; where it is empty, the mark that a heading's name, or an item's, begins with."""
    text = squash(row.cells[key].text) if key is not None else ""
    if text or name is None:
        return text
    named = row.cells[name].text
    return split_mark(named)[0] if kind == "group" else item_mark(named) if key is not None else ""


def _follow_merged_keys(
    rows: Sequence[RawRow], key: int | None, marks: Sequence[Mark], above: list[int | None]
) -> None:
    """A row whose key is merged from the row above stands beside it in the numbering."""
    for index in range(1, len(rows)):
        if key is not None and rows[index].cells[key].state == "missing" and marks[index].style == "none":
            above[index] = above[index - 1]


def _repeatable(grid: _Grid, roles: Sequence[str | None]) -> list[int]:
    """The columns in which a mark for "as above" may stand: of texts that name no row."""
    return [
        at
        for at, role in enumerate(roles)
        if _base(role) not in NAMING_ROLES | _NEVER_MERGES and not _holds_numbers(grid.rows, at)
    ]


def _fillable(header: Sequence[str], roles: Sequence[str | None]) -> list[str]:
    """The headers, but for those of the columns that name the rows: no empty cell there repeats another."""
    return ["" if _base(role) in NAMING_ROLES else text for text, role in zip(header, roles, strict=True)]


def _base(role: str | None) -> str:
    return (role or "").split(":")[0]


def _leading_titles(grid: _Grid, roles: Sequence[str | None], name: int | None) -> list[int | None]:
    if name is None:
        return []
    return leading_titles([squash(row.cells[name].text) for row in grid.rows], grid.kinds, grid.parents, roles)


def _origins(
    grid: _Grid, column: int, roles: Sequence[str | None], leads: Sequence[int | None], filling: _Filling
) -> list[Origin]:
    states: list[CellState] = [row.cells[column].state for row in grid.rows]
    base, lead = _base(roles[column]), _index(roles, "lead_agency")
    gaps = any(state == "missing" for state, kind in zip(states, grid.kinds, strict=True) if kind == "row")
    merges = base in _ALWAYS_MERGES or (
        not base and majority_kind([row.cells[column] for row in grid.rows]) == "agency"
    )
    inherits = not filling.marked and (merges or (filling.cut and gaps and base not in _NEVER_MERGES))
    shapes = grid.shapes
    if base in KEY_ROLES:
        # An empty key is an unnumbered row, unless a page ended inside a merged one.
        shapes = [replace(shape, parent=None, leaf=False) for shape in shapes]
    elif lead is not None and column != lead and not filling.repeats:
        shapes = [
            replace(shape, leaf=shape.leaf and row.cells[lead].state != "text")
            for shape, row in zip(shapes, grid.rows, strict=True)
        ]
    elif leads:
        shapes = [replace(shape, leaf=False) for shape in shapes]
    repeats = filling.repeats and base not in NAMING_ROLES | _NEVER_MERGES and not _holds_numbers(grid.rows, column)
    return column_origins(
        states,
        shapes,
        inherits_empty=inherits,
        cut=filling.cut,
        covers=_covers(grid.rows, column),
        repeats=repeats,
        spared=filling.spared,
    )


def _own_alone(grid: _Grid, origins: Sequence[Origin], column: int, apart: Collection[str]) -> list[Origin]:
    """The origins of a column's cells; an empty one of a row that a note sets apart inherits nothing."""
    return [
        BLANK if plain_key(key) in apart and row.cells[column].state == "empty" else origin
        for key, row, origin in zip(grid.keys, grid.rows, origins, strict=True)
    ]


def _items_from_row(grid: _Grid, origins: Sequence[Origin], key: int | None) -> list[Origin]:
    """The origins of a column's cells; a blank one of an item without a key ("a) …") is the numbered row's above."""
    found = list(origins)
    for at, (row, parent) in enumerate(zip(grid.rows, grid.parents, strict=True)):
        item = key is not None and row.cells[key].state == "empty" and grid.kinds[at] == "row" and grid.keys[at]
        if item and parent is not None and grid.kinds[parent] == "row" and found[at].row is None:
            above = found[parent].row
            found[at] = BLANK if above is None else Origin("parent", above)
    return found


def _holds_numbers(rows: Sequence[RawRow], column: int) -> bool:
    return majority_kind([row.cells[column] for row in rows]) == "number"


def _merging_columns(rows: Sequence[RawRow]) -> set[int]:
    """The columns in which a cell reaches over rows: where the form states merges, their empty cells are empty."""
    return {at for row in rows for at, cell in enumerate(row.cells) if cell.state == "missing"}


def _covers(rows: Sequence[RawRow], column: int) -> dict[int, int]:
    """Missing cells of which the reader knows the text that covers them, with the row above that holds it."""
    holders: dict[str, int] = {}
    covers: dict[int, int] = {}
    for index, row in enumerate(rows):
        cell = row.cells[column]
        if cell.state == "text":
            holders[cell.text] = index
        elif cell.state == "missing" and cell.text in holders:
            covers[index] = holders[cell.text]
    return covers


def _cell(grid: _Grid, origin: Origin, column: int, row: int, table_id: str) -> Cell:
    if origin.row is None:
        return Cell()
    raw = grid.rows[origin.row].cells[column]
    other = None if origin.row == row else f"{table_id}.r{origin.row + 1}"
    return Cell(raw.text, origin.source, list(raw.fragments), other)


def _row(
    table_id: str, index: int, raw: RawRow, grid: _Grid, cells: list[Cell], key: int | None, name: int | None
) -> Row:
    parent = grid.parents[index]
    notes = [mark for cell in raw.cells for mark in cell.notes]
    text = squash(cells[name].text) if name is not None else ""
    own = bare_key(cells[key].text) if key is not None else ""
    marked = grid.kinds[index] == "group" and not own and bool(grid.keys[index])
    return Row(
        id=f"{table_id}.r{index + 1}",
        kind=grid.kinds[index],
        key=grid.keys[index] if marked else own,
        name=split_mark(text)[1] if marked else text,
        group=[],
        cells=cells,
        line=raw.line,
        line_end=raw.line_end,
        parent=None if parent is None else f"{table_id}.r{parent + 1}",
        notes=list(dict.fromkeys(notes)),
    )


def _set_code(row: Row, codes: int | None) -> None:
    """Makes the code of a row that has one its key, and what it is counted by its ordinal."""
    code = bare_key(row.cells[codes].text) if codes is not None else ""
    if code:
        row.key, row.ordinal = code, row.key


def _groups_rows(grid: _Grid, roles: Sequence[str | None], name: int | None) -> set[int]:
    """The columns of texts left of the name, and without a role, whose empty cells stand under a text."""
    found: set[int] = set()
    for at in range(name or 0):
        states = [row.cells[at].state for row, kind in zip(grid.rows, grid.kinds, strict=True) if kind == "row"]
        if roles[at] is None and states[:1] == ["text"] and "empty" in states and not _holds_numbers(grid.rows, at):
            found.add(at)
    return found


def _set_groups(table: Table, grid: _Grid, key: int | None, name: int | None, spanning: Collection[int]) -> None:
    """Names of the rows above in the numbering, then of the columns that group rows left of the name."""
    grouping = _grouping_columns(table, grid, key, name, spanning)
    numbers = {row.id: index for index, row in enumerate(table.rows)}
    for index, row in enumerate(table.rows):
        path: list[str] = []
        above = grid.parents[index]
        while above is not None:
            path.insert(0, table.rows[above].name)
            above = grid.parents[above]
        for at in grouping:
            # A group that begins inside the span of a merged key stands under the group of that key.
            outer = table.rows[numbers[row.cells[key].origin or row.id]] if key is not None else row
            path.extend([squash(outer.cells[at].text), squash(row.cells[at].text)])
        row.group = list(dict.fromkeys(text for text in path if text))


def _grouping_columns(
    table: Table, grid: _Grid, key: int | None, name: int | None, spanning: Collection[int]
) -> list[int]:
    """The columns without a role left of the name; of those left of the key the ones whose texts span rows.

    What stands right of a column with a role (whoever follows the task up, beside its agencies) groups nothing.
    """
    if name is None:
        return []
    first = 0 if key is None else key + 1
    end = next((at for at in range(name) if table.columns[at].role not in (None, *KEY_ROLES)), name)
    outer = [
        at for at in range(min(first, end)) if at in spanning or any(r.cells[at].state == "missing" for r in grid.rows)
    ]
    found = [at for at in [*outer, *range(first, end)] if table.columns[at].role is None]
    return [at for at in found if not _holds_numbers(grid.rows, at)]

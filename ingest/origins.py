"""Where the text of a table cell comes from: its own, or inherited, by one rule for every table.

Applied in this order to each cell of a column whose cells merge vertically:
own text: "own"; missing: "merged" (the cell above); empty and followed by missing cells: "continued" (a page
ended inside a merged cell), those rows too; empty and the parent in the numbering has a value: "parent";
empty, a leaf, and the parent has none: "continued"; else "blank". No merge reaches over a heading row.
Where a note says that an empty cell repeats the row above, it is "merged" with that, inside its part of the numbering;
rows that stand over others repeat nothing where none of them has a text of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.blocks import CellState
from ingest.model import CellSource, RowKind


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rule needs to know of a row: its kind, its parent in the numbering, whether it has children.

    `after_page` says that a page ended right above, where the form tells it: a merge that reaches over is cut.
    """

    kind: RowKind
    parent: int | None
    leaf: bool
    after_page: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a cell's text comes from, and the index of the row that has it (None when blank)."""

    source: CellSource
    row: int | None


BLANK = Origin("blank", None)


def column_origins(
    states: Sequence[CellState],
    shapes: Sequence[Shape],
    *,
    inherits_empty: bool,
    cut: bool = True,
    covers: Mapping[int, int] | None = None,
    repeats: bool = False,
    spared: bool = False,
) -> list[Origin]:
    """The origin of each cell of one column.

    `inherits_empty` says that an explicitly empty cell may stand for a value above it (columns that merge
    vertically, such as agencies); otherwise only missing cells inherit. `cut` says that a page end may have cut a
    merge; where none can have, an empty cell inherits from its parent alone. `covers` gives, for missing cells whose
    merge the form states, the row that holds its value. `repeats` says that, by a note, an empty cell
    repeats the one above; `spared` that rows which stand over others repeat nothing, and are passed over.
    """
    stated = covers or {}
    above_say = not spared and any(
        state == "text" and not shape.leaf for state, shape in zip(states, shapes, strict=True)
    )
    origins: list[Origin] = []
    for index, (state, shape) in enumerate(zip(states, shapes, strict=True)):
        if state == "text":
            origins.append(Origin("own", index))
        elif shape.kind != "row":
            origins.append(BLANK)
        elif state == "missing" and index in stated:
            origins.append(Origin("merged", stated[index]))
        elif state == "missing":
            origins.append(_missing(index, shapes, origins))
        elif repeats:
            origins.append(_repeated(index, shapes, origins, spared=spared) if shape.leaf or above_say else BLANK)
        elif inherits_empty:
            origins.append(_empty(index, states, shapes, origins) if cut else _from_parent(shapes[index], origins))
        else:
            origins.append(BLANK)
    return origins


def _missing(index: int, shapes: Sequence[Shape], origins: Sequence[Origin]) -> Origin:
    if index == 0 or shapes[index - 1].kind == "group":
        return BLANK
    above = origins[index - 1]
    if above.row is None:
        return BLANK
    cut = above.source == "continued" or shapes[index].after_page
    return Origin("continued" if cut else "merged", above.row)


def _empty(index: int, states: Sequence[CellState], shapes: Sequence[Shape], origins: Sequence[Origin]) -> Origin:
    above = _last_own(index, shapes, origins)
    follows = index + 1 < len(states) and states[index + 1] == "missing" and shapes[index + 1].kind == "row"
    if follows and above is not None:
        return Origin("continued", above)
    inherited = _from_parent(shapes[index], origins)
    if inherited.row is not None:
        return inherited
    if shapes[index].leaf and above is not None:
        return Origin("continued", above)
    return BLANK


def _repeated(index: int, shapes: Sequence[Shape], origins: Sequence[Origin], *, spared: bool) -> Origin:
    """The value right above, not over a heading; a row that opens a part of the table repeats nothing.

    Where rows that stand over others are spared, empty ones of them are passed over, but for those that open a part.
    """
    if shapes[index].parent is None and not shapes[index].leaf:
        return BLANK
    for above in range(index - 1, -1, -1):
        shape, row = shapes[above], origins[above].row
        if shape.kind != "row" or (row is None and (not spared or shape.leaf or shape.parent is None)):
            return BLANK
        if row is not None:
            return Origin("merged", row)
    return BLANK


def _from_parent(shape: Shape, origins: Sequence[Origin]) -> Origin:
    above = None if shape.parent is None else origins[shape.parent].row
    return BLANK if above is None else Origin("parent", above)


def _last_own(index: int, shapes: Sequence[Shape], origins: Sequence[Origin]) -> int | None:
    """The nearest own cell above that a merge can reach from: not over headings or cells left blank."""
    for above in range(index - 1, -1, -1):
        if shapes[above].kind == "group" or origins[above].row is None:
            return None
        if origins[above].source == "own":
            return above
    return None

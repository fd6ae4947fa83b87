"""Where a cell comes from, rule by rule."""

from __future__ import annotations

import pytest

from ingest.blocks import CellState
from ingest.model import RowKind
from ingest.origins import Shape, column_origins

STATES: dict[str, CellState] = {"t": "text", "e": "empty", "m": "missing"}
KINDS: dict[str, RowKind] = {"r": "row", "g": "group", "s": "total"}


def origins(cells: str, parents: str = "", kinds: str = "", pages: str = "") -> str:
    """Each cell as its source and row: "o0" own, "m0" merged from row 0, "c", "p" likewise, "-" blank.

    `cells`: t text, e empty, m missing; `parents`: the index of the parent or "." for none.
    """
    count = len(cells)
    above = [None if sign == "." else int(sign) for sign in (parents or "." * count)]
    leaves = [index not in above for index in range(count)]
    cut = [sign == "|" for sign in (pages or "." * count)]
    shapes = [
        Shape(KINDS[kind], parent, leaf, page)
        for kind, parent, leaf, page in zip(kinds or "r" * count, above, leaves, cut, strict=True)
    ]
    found = column_origins([STATES[sign] for sign in cells], shapes, inherits_empty=True)
    letters = {"own": "o", "merged": "m", "continued": "c", "parent": "p"}
    return " ".join("-" if o.row is None else f"{letters[o.source]}{o.row}" for o in found)


@pytest.mark.parametrize(
    ("cells", "parents", "kinds", "expected"),
    [
        pytest.param("tt", "", "", "o0 o1", id="own text"),
        pytest.param("tmm", "", "", "o0 m0 m0", id="missing: the value of the cell above"),
        pytest.param("temm", "", "", "o0 c0 c0 c0", id="empty with missing below: a page ended inside a merged cell"),
        pytest.param("te", "", "", "o0 c0", id="empty leaf without a parent: the last own cell"),
        pytest.param("teee", ".000", "", "o0 p0 p0 p0", id="empty under a parent that has a value"),
        pytest.param("tmee", "..11", "", "o0 m0 p0 p0", id="the parent's value may be merged itself"),
        pytest.param("tem", ".00", "", "o0 c0 c0", id="missing below goes before the parent"),
        pytest.param("ete", ".00", "", "- o1 c1", id="empty leaf whose parent has none"),
        pytest.param("tet", "..1", "", "o0 - o2", id="an empty row with children is blank"),
        pytest.param("tgee", "..11", "rgrr".replace("g", "g"), "o0 - - -", id="no merge reaches over a heading"),
        pytest.param("tee", "..1", "", "o0 - -", id="no merge reaches over a blank row"),
        pytest.param("em", "", "", "- -", id="nothing above to inherit"),
        pytest.param("tm", "", "gr", "o0 -", id="a heading's text is not inherited"),
        pytest.param("et", "", "sr", "- o1", id="a total is blank"),
    ],
)
def test_rules(cells: str, parents: str, kinds: str, expected: str) -> None:
    assert origins(cells.replace("g", "e"), parents, kinds) == expected


def test_a_page_end_that_the_form_shows_cuts_the_merge() -> None:
    assert origins("tmmmt", pages="..|..") == "o0 m0 c0 c0 o4"


def test_columns_that_do_not_merge_keep_their_empty_cells() -> None:
    shapes = [Shape("row", None, leaf=True) for _ in range(3)]
    found = column_origins(["text", "empty", "missing"], shapes, inherits_empty=False)
    assert [origin.source for origin in found] == ["own", "blank", "blank"]

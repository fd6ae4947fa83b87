"""Finds the rows of a table whose cells come as one stream, without row ends.

A vertically merged cell stands only on the first row of its span, so rows have different numbers of cells, and
a score ("2", "1.5") looks exactly like the key of a row. Each cell is put into a column so that the whole
table is cheapest: cells against what their column holds, columns left out, keys against the numbering. The
first pass knows columns by their headers; the second has learned from the full rows of the first.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.column_words import CellKind
from ingest.columns import cell_kind, header_role
from ingest.name_column import name_by_header
from ingest.numbering import Mark, bare_key, follows, parse_mark
from ingest.textnorm import fold, squash

Placement = list[int | None]
"""One row: for each column the index of its cell in the stream, None when the cell is missing."""

_FAR = 8.0
_MIN_FULL = 3
_BEAM = 16
_SLACK = 16.0

# How badly a cell of a kind sits in a column, by the column's kind. Units are arbitrary: 1 is a doubt, 8 a
# contradiction; only their order matters, and the tables of the tests pin it.
_COSTS: dict[str, dict[CellKind, float]] = {
    "key": {"code": 0, "number": 0.3, "bullet": 0, "empty": 2, "deadline": 9, "agency": 9, "text": 9},
    "name": {"text": 0, "agency": 1, "deadline": 1.5, "number": 8, "code": 8, "bullet": 8, "empty": 5},
    "number": {"number": 0, "empty": 1.5, "bullet": 2, "code": 8, "deadline": 8, "agency": 9, "text": 8},
    "agency": {"agency": 0, "empty": 0.7, "text": 2, "deadline": 4, "bullet": 4, "number": 9, "code": 9},
    "deadline": {"deadline": 0, "empty": 0.7, "text": 2, "agency": 4, "bullet": 4, "number": 5, "code": 9},
    "text": {"text": 0, "empty": 0.7, "agency": 2.4, "deadline": 2.0, "bullet": 4, "number": 5, "code": 7},
}
_MISSING = {"key": 4.0, "name": 6.0, "number": 5.0, "agency": 1.0, "deadline": 1.5, "text": 1.6}
_SUBROW = 3.0
_HEADING = 2.5
_ROLE_KINDS = {
    "key": "key",
    "lead_agency": "agency",
    "coordinating_agency": "agency",
    "deadline": "deadline",
    "max_score": "number",
    "result": "number",
    "target": "number",
    "rank_target": "number",
}


@dataclass(frozen=True, slots=True)
class _Stream:
    """The cells with what can be said of each alone."""

    texts: list[str]
    kinds: list[CellKind]
    marks: list[Mark | None]
    heads: list[bool]


def find_rows(header: Sequence[str], texts: Sequence[str]) -> list[Placement]:
    """The rows of a table with this header whose cells are `texts`, each cell in exactly one row."""
    if not texts:
        return []
    stream = _stream(texts)
    kinds = column_kinds(header)
    missing = [_MISSING[kind] for kind in kinds]
    costs = [[_base_cost(kind, stream, index) for index in range(len(texts))] for kind in kinds]
    rows = _align(stream, costs, missing, kinds)
    learned = _learned(costs, rows, stream)
    return _align(stream, learned, missing, kinds)


def column_kinds(header: Sequence[str]) -> list[str]:
    """What the columns hold, as their headers alone tell: key, name, number, agency, deadline or text."""
    roles = [header_role(text) for text in header]
    kinds = [_ROLE_KINDS.get((role or "").split(":")[0], "text") for role in roles]
    if "key" not in kinds and not squash(header[0]):
        kinds[0] = "key"
    name = name_by_header(header, roles)
    if name is not None:
        kinds[name] = "name"
    return kinds


def _stream(texts: Sequence[str]) -> _Stream:
    kinds: list[CellKind] = []
    marks: list[Mark | None] = []
    letters: Mark | None = None
    for text in texts:
        first = text.split("\n")[0]
        bare = first if "\n" not in text else first.lstrip("-+• ")
        kinds.append(cell_kind(bare if squash(bare) else text))
        mark = parse_mark(text, letters) if kinds[-1] in ("code", "number") else None
        if mark is not None and mark.style == "letter":
            letters = mark
        marks.append(mark if mark is not None and mark.path else None)
    heads = [kind == "text" and text.isupper() for kind, text in zip(kinds, texts, strict=True)]
    return _Stream(list(texts), kinds, marks, heads)


def _base_cost(kind: str, stream: _Stream, index: int) -> float:
    cost = _COSTS[kind][stream.kinds[index]]
    if kind == "key" and stream.kinds[index] == "number":
        key = bare_key(stream.texts[index])
        looks = stream.marks[index] is not None and not key.startswith("0") and "," not in key
        cost += 0 if looks else 5
    return cost


def _key_cost(stream: _Stream, before: int | None, key: int) -> float:
    mark = stream.marks[key]
    if mark is None:
        return 0.0
    last = stream.marks[before] if before is not None else None
    if follows(last, mark):
        return 0.0
    return 0.4 if last is None or last.style != mark.style else 1.2


@dataclass(slots=True)
class _State:
    """A way to have placed the cells so far: the last cell's column, the last key, the cost, and how it came.

    A sub-row has no key and no name of its own: a second pair of agencies, never numbers.
    """

    column: int
    key: int | None
    cost: float
    before: _State | None
    new_row: bool
    subrow: bool = False


def _align(stream: _Stream, costs: list[list[float]], missing: list[float], kinds: list[str]) -> list[Placement]:
    width, count = len(kinds), len(stream.texts)
    name = kinds.index("name") if "name" in kinds else None
    key = kinds.index("key") if "key" in kinds else None
    sums = [0.0]
    for cost in missing:
        sums.append(sums[-1] + cost)
    starts = [_start_cost(column, name, sums, kinds) for column in range(width)]
    states = [_State(-1, None, 0.0, None, False)]
    for index in range(count):
        found: dict[tuple[int, int | None, bool], _State] = {}
        for state in states:
            for column in range(state.column + 1, width) if index else ():
                cost = state.cost + sums[column] - sums[state.column + 1] + costs[column][index]
                cost += _FAR if state.subrow and kinds[column] == "number" else 0.0
                _keep(found, _State(column, state.key, cost, state, False, state.subrow))
            end = _end_cost(state, index, stream, sums, name, width) if index else 0.0
            for column in range(width):
                cost = state.cost + end + starts[column] + costs[column][index]
                own = state.key
                if column == key:
                    cost += _key_cost(stream, state.key, index)
                    own = index if stream.marks[index] else own
                _keep(found, _State(column, own, cost, state, True, starts[column] < sums[column]))
        best = min(state.cost for state in found.values())
        near = [state for state in found.values() if state.cost <= best + _SLACK]
        states = sorted(near, key=lambda state: state.cost)[:_BEAM]
    last = min(states, key=lambda state: state.cost + _end_cost(state, count, stream, sums, name, width))
    return _placements(last, count, width)


def _keep(found: dict[tuple[int, int | None, bool], _State], state: _State) -> None:
    other = found.get((state.column, state.key, state.subrow))
    if other is None or state.cost < other.cost:
        found[state.column, state.key, state.subrow] = state


def _start_cost(column: int, name: int | None, sums: list[float], kinds: list[str]) -> float:
    """The cost of a row that begins at a column: what stands left of it is missing, or it is a sub-row."""
    subrow = name is not None and column > name and kinds[column] != "number"
    return min(_SUBROW, sums[column]) if subrow else sums[column]


def _end_cost(state: _State, index: int, stream: _Stream, sums: list[float], name: int | None, width: int) -> float:
    """The cost of ending the row after the cell `index - 1`; a heading may span all columns."""
    cost = sums[width] - sums[state.column + 1]
    if state.column == name and width - name > 2:
        mark = stream.marks[index - 2] if state.key == index - 2 else None
        if stream.heads[index - 1] or (mark is not None and mark.style in ("roman", "letter")):
            return min(cost, _HEADING)
    return cost


def _placements(last: _State, count: int, width: int) -> list[Placement]:
    rows: list[Placement] = []
    row: Placement = [None] * width
    state = last
    for index in range(count - 1, -1, -1):
        row[state.column] = index
        if state.new_row:
            rows.append(row)
            row = [None] * width
        state = state.before or state
    return rows[::-1]


def _learned(costs: list[list[float]], rows: list[Placement], stream: _Stream) -> list[list[float]]:
    """The costs after looking at the full rows: the kinds, words and lengths that a column is known to hold."""
    full = [[index for index in row if index is not None] for row in rows]
    full = [row for row in full if len(row) == len(costs)]
    if len(full) < _MIN_FULL:
        return costs
    folded = [fold(text) for text in stream.texts]
    return [_learned_column(base, [row[column] for row in full], stream, folded) for column, base in enumerate(costs)]


def _learned_column(base: list[float], known: list[int], stream: _Stream, folded: list[str]) -> list[float]:
    kinds = Counter(stream.kinds[index] for index in known)
    words = Counter(folded[index] for index in known)
    del words[""]
    rarity = {kind: min(3.0, -math.log((kinds[kind] + 0.3) / (len(known) + 2))) for kind in _COSTS["text"]}
    lengths = [math.log(len(stream.texts[index])) for index in known if stream.texts[index]]
    usual = sum(lengths) / len(lengths) if lengths else None
    column: list[float] = []
    for index, old in enumerate(base):
        cost = 0.5 * old + 0.7 * rarity[stream.kinds[index]] - min(1.0, 0.4 * words[folded[index]])
        if usual is not None and stream.kinds[index] in ("text", "agency", "deadline"):
            cost += min(1.5, 0.6 * abs(math.log(len(stream.texts[index])) - usual))
        column.append(max(cost, old - 2) if old >= _FAR else cost)
    return column

"""The most likely reading of a PDF table's lines as rows and cells (a Viterbi search over pieces of lines).

The text of a PDF gives a row column by column: its key, the lines of its name, the lines of the next cell,
and so on; two cells can share a line. After a page end the columns come once more, with what was left over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.readers.pdf_costs import NEVER, CostModel
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_pieces import Piece, Pieces
from ingest.readers.pdf_words import key_type

Step = Literal["root", "same", "cell", "row", "bare", "page", "sub", "carry", "reset"]
_SUB_ROW = 5.0
_AFTER_PAGE = 3
_FIRST_PASS, _PAST_PAGE, _SECOND_LINE = 0, 1, 2


@dataclass(slots=True)
class Node:
    """A reading of the text up to the end of a piece."""

    cost: float
    prev: Node | None
    step: Step
    piece: Piece | None
    column: int
    tails: tuple[Piece | None, ...]
    """The last piece of each column in the row so far."""
    above: Piece | None
    """The last piece that the last column had in the rows before."""
    listed: bool
    """Whether the cell began with an item of a list."""
    mode: int
    """Whether the row is in its first pass over the columns, past a page end inside it, or in a second line of
    agencies under the first."""
    short: tuple[int, ...] = ()
    """Past a page end: how many lines each cell had less than the row's longest when the page ended."""


_Move = tuple[float, Step, int, int]
"""Cost of the reading with the piece added, step, column, mode."""
_Rows = list[tuple[Step, int, float]]


class Grid:
    """The search for one table."""

    def __init__(self, lines: Sequence[Line], model: CostModel, pieces: Pieces, beam: float) -> None:
        """`beam`: how much costlier than the best a reading may be and still be followed."""
        self.lines, self.model, self.pieces, self.beam = lines, model, pieces, beam
        self.last = len(model.kinds) - 1
        self.empty: tuple[Piece | None, ...] = (None,) * len(model.kinds)
        self.cut_off = _cut_off(lines)
        self.repeats = any(line.page > 1 for line in lines)

    def read(self) -> list[Node]:
        """The best path, first piece first; empty when there are no lines."""
        states = [Node(0.0, None, "root", None, self.last, self.empty, None, False, _FIRST_PASS)]
        after_page = _AFTER_PAGE + 1
        for index, line in enumerate(self.lines):
            if line.page:
                after_page = 0
                states += [self._reset(node, line) for node in states if node.piece]
            states = self._line(index, line, states, after_page <= _AFTER_PAGE)
            after_page += 1
        best = min(states, key=lambda node: node.cost + self._end_row(node), default=None)
        path: list[Node] = []
        while best is not None and best.prev is not None:
            if best.step != "reset":
                path.append(best)
            best = best.prev
        return path[::-1]

    def _reset(self, node: Node, line: Line) -> Node:
        cost = 0.0 if line.page > 1 else 4.0 if self.repeats else 1.0
        short = self._short(node)
        return Node(node.cost + cost, node, "reset", node.piece, 0, node.tails, node.above, True, _PAST_PAGE, short)

    def _short(self, node: Node) -> tuple[int, ...]:
        """How many lines each cell of the row has less than the longest, since the last page end."""
        counts = [0] * len(self.empty)
        at: Node | None = node
        while at is not None and at.step not in {"root", "reset"}:
            if at.step != "carry":
                counts[at.column] += 1
            at = None if at.step in {"row", "bare"} else at.prev
        return tuple(max(counts) - count for count in counts)

    def _line(self, index: int, line: Line, states: list[Node], anywhere: bool) -> list[Node]:
        points = self.pieces.cuts(index, self.model.numeric, anywhere)
        at: dict[int, dict[tuple[int, int, int], tuple[_Move, Node, Piece]]] = {point: {} for point in points}
        incoming = states
        for order, start in enumerate(points[:-1]):
            if start:
                known_best = min((entry[0][0] for entry in at[points[-1]].values()), default=NEVER)
                incoming = self._settle(at[start].values(), known_best)
            ends = {node_id: self._end_row(node) for node_id, node in enumerate(incoming)}
            for end in points[order + 1 :]:
                piece = self.pieces.get(index, start, end)
                reached = at[end]
                rows = self._rows(piece, line)
                for node_id, node in enumerate(incoming):
                    for move in self._moves(node, piece, line, rows, ends[node_id]):
                        key = (move[2], start, move[3])
                        known = reached.get(key)
                        if known is None or move[0] < known[0][0]:
                            reached[key] = (move, node, piece)
        return self._settle(at[points[-1]].values())

    def _settle(self, reached: Iterable[tuple[_Move, Node, Piece]], best: float = NEVER) -> list[Node]:
        """The likely ones of the readings that end at one place; `best` is what the whole line costs at most."""
        found = sorted(reached, key=lambda entry: entry[0][0])
        limit = min(best, found[0][0][0]) + self.beam if found else 0.0
        return [self._node(*entry) for entry in found if entry[0][0] <= limit]

    def _node(self, move: _Move, node: Node, piece: Piece) -> Node:
        cost, step, column, mode = move
        tails, above = node.tails, node.above
        if step in {"row", "bare"}:
            tails, above = self.empty, tails[-1] or above
        tails = (*tails[:column], piece, *tails[column + 1 :])
        listed = node.listed if step == "same" else piece.item or step in {"page", "carry"}
        short = node.short if mode == _PAST_PAGE else ()
        return Node(cost, node, step, piece, column, tails, above, listed, mode, short)

    def _rows(self, piece: Piece, line: Line) -> _Rows:
        """The ways in which a row may begin with the piece."""
        found: _Rows = []
        cost = self.model.key(piece, line)
        if cost < NEVER:
            found.append(("row", 0, cost))
        cost = self.model.keyless(piece, line)
        if cost < NEVER:
            found.append(("bare", 1, cost + self.model.begin(piece, 1)))
        return found

    def _moves(self, node: Node, piece: Piece, line: Line, rows: _Rows, end_row: float) -> Iterator[_Move]:
        if not piece.start and node.step not in {"root", "reset"} and node.piece is not None:
            cost = self.model.goes_on(node.piece, piece, node.column, self.cut_off[node.piece.line])
            cost += self.model.new_item(piece, node.column, node.listed)
            if line.page > 1:
                cost += self.model.cut(self._short(node)[node.column])
            if cost < NEVER:
                yield node.cost + cost, "same", node.column, node.mode
        for step, column, cost in rows:
            yield node.cost + end_row + cost, step, column, _FIRST_PASS
        if node.step == "root":
            return
        if node.mode == _PAST_PAGE:
            yield from self._after_page(node, piece, line)
        else:
            yield from self._new_cell(node, piece, line)
            yield from self._second_line(node, piece, line)
        yield from self._carry(node, piece)

    def _heading(self, node: Node) -> bool:
        key = node.tails[0]
        return key is not None and key.key in {"roman", "letter"}

    def _leave(self, node: Node) -> float:
        """The cell ends with the node's piece; in a row that a page end cuts,
        this says little."""
        if node.piece is None or node.step == "reset" or self.model.kinds[node.column] in {"key", "number"}:
            return 0.0
        return self.model.ends(node.piece) * (0.4 if self.cut_off[node.piece.line] else 1.0)

    def _loose(self, node: Node, stop: int) -> float:
        """After a page end: the columns from the node's to stop (exclusive) are not continued."""
        first = 1 if node.step == "reset" else node.column + 1
        return sum(
            self.model.ends(tail)
            for tail, kind in zip(node.tails[first:stop], self.model.kinds[first:stop], strict=True)
            if tail is not None and kind != "number"
        )

    def _end_row(self, node: Node) -> float:
        """The row ends with the node's piece."""
        if node.step == "root":
            return 0.0
        cost = self._leave(node)
        if node.mode == _PAST_PAGE:
            cost += self._loose(node, self.last + 1)
        elif node.mode == _SECOND_LINE and "agency" in self.model.kinds[node.column + 1 :]:
            cost += _SUB_ROW
        filled = self.last
        while node.tails[filled] is None:
            filled -= 1
        tail = node.tails[filled]
        return cost + self.model.skip(filled + 1, self.last + 1, tail.spare if tail else 0, self._heading(node))

    def _new_cell(self, node: Node, piece: Piece, line: Line) -> Iterator[_Move]:
        base = node.cost + self._leave(node)
        spare = node.piece.spare if node.piece else 0
        for column, begin in self.model.beginnings(piece):
            if column <= node.column or (node.mode == _SECOND_LINE and node.tails[column] is None):
                continue
            cost = begin + self.model.skip(node.column + 1, column, spare, False)
            if node.column > 0 or column > 1:
                cost += self.model.boundary(piece, line, column)
            yield base + cost, "sub" if node.mode == _SECOND_LINE else "cell", column, node.mode

    def _after_page(self, node: Node, piece: Piece, line: Line) -> Iterator[_Move]:
        base = node.cost + self._leave(node) + (1.5 if piece.start and line.gaps[piece.start] < 2 else 0.0)
        for column in range(node.column + 1, self.last + 1):
            tail = node.tails[column]
            if tail is None:
                cost = 3.0 + self.model.begin(piece, column)
            else:
                cost = self.model.goes_on(tail, piece, column) + self.model.cut(node.short[column])
            if cost < NEVER:
                yield base + cost + self._loose(node, column), "page", column, _PAST_PAGE

    def _carry(self, node: Node, piece: Piece) -> Iterator[_Move]:
        """The last column's cell of a row above goes on, beside the numbers of this row."""
        fresh = node.step == "reset"
        above = node.above
        if above is None or piece.start or node.tails[-1] is not None or self.model.kinds[-1] != "agency":
            return
        if not fresh and (node.mode == _PAST_PAGE or node.column != self.last - 1):
            return
        cost = self.model.goes_on(above, piece, self.last)
        if cost < NEVER:
            cost += (0.0 if fresh else 1.0) if piece.lower or above.loose else 5.0
            yield node.cost + self._leave(node) + cost, "carry", self.last, node.mode

    def _second_line(self, node: Node, piece: Piece, line: Line) -> Iterator[_Move]:
        """A second line of agencies under the first, beside cells that span both."""
        if node.mode or node.column < self.last:
            return
        for column, begin in self.model.beginnings(piece):
            if column == self.last or self.model.kinds[column] != "agency" or node.tails[column] is None:
                continue
            cost = _SUB_ROW + self._leave(node) + begin + self.model.boundary(piece, line, column)
            yield node.cost + cost, "sub", column, _SECOND_LINE
            return


def _cut_off(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether a page end comes before the next row that has an unmistakable key."""
    result = [False] * len(lines)
    ahead = False
    for index in range(len(lines) - 1, -1, -1):
        result[index] = ahead
        if lines[index].page > 1:
            result[index], ahead = False, True
        if key_type(lines[index].words[0]) in {"ordinal", "dotted", "roman"}:
            ahead = False
    return result

"""What it costs to read a piece of a line as part of a cell: the lower, the more likely.

Costs are in the manner of negative log likelihoods. The widths of columns and the words that cells begin
with are not known beforehand: they are measured on a first reading of the same table (`Measures`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log, log2

from ingest.readers.pdf_header import PdfColumn
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_pieces import Piece

NEVER = 1e6
_HOPELESS = 30.0
_KEY_COST = {"dotted": 0.0, "ordinal": 0.0, "integer": 1.0, "roman": 0.5, "letter": 1.5, "bullet": 1.0}
_SKIP = {"key": 0.0, "text": 6.0, "number": 8.0, "deadline": 4.5, "agency": 4.5}
_RATIO = 0.6
"""Weight of what was learned from the table itself: its readings are not independent."""
_BULLET = 4.0
_USUAL_WIDTH = {"deadline": 14.0, "agency": 26.0}


@dataclass(slots=True)
class Measures:
    """What a reading of the table taught: width of each column, first words of its cells, the words that lines
    end with where the cell ends (`ends`) and where it goes on (`breaks`), the words that lines begin with inside
    a cell (`follows`), ways of numbering."""

    widths: list[float | None]
    begins: list[Counter[str]]
    ends: Counter[str] = field(default_factory=Counter)
    breaks: Counter[str] = field(default_factory=Counter)
    keys: Counter[str] = field(default_factory=Counter)
    follows: Counter[str] = field(default_factory=Counter)
    rows: int = 0


def _odds(times: int, others: int) -> tuple[float, float]:
    """Costs of what was seen so many times, and of the other thing that was seen where it might have been."""
    share = (times + 0.5) / (times + others + 1.0)
    return -_RATIO * log(share), -_RATIO * log(1.0 - share)


class CostModel:
    """Costs of one table."""

    def __init__(
        self, columns: Sequence[PdfColumn], bigrams: Counter[tuple[str, str]], measures: Measures | None = None
    ) -> None:
        self.kinds = [column.kind for column in columns]
        self.numeric = "number" in self.kinds
        self.last = len(columns) - 1
        self.bigrams = bigrams
        self.measures = measures
        self.widths = measures.widths if measures else [None] * len(columns)
        self._begin: dict[tuple[str, int], float] = {}
        self._last_words: dict[str, tuple[float, float]] = {}
        self._first_words: dict[str, tuple[float, float]] = {}
        self._beginnings: dict[Piece, list[tuple[int, float]]] = {}
        self._fits: dict[tuple[Piece, int], float] = {}

    def beginnings(self, piece: Piece) -> list[tuple[int, float]]:
        """The columns (not the key's) of which a cell may begin with the piece, and the cost of each."""
        found = self._beginnings.get(piece)
        if found is None:
            costs = ((column, self.begin(piece, column)) for column in range(1, self.last + 1))
            found = self._beginnings[piece] = [entry for entry in costs if entry[1] < _HOPELESS]
        return found

    def begin(self, piece: Piece, column: int) -> float:
        """A cell of this column begins with the piece."""
        kind = self.kinds[column]
        if kind == "number":
            return 0.0 if piece.number else NEVER
        cost = 6.0 if piece.lower else 0.0
        if kind == "deadline":
            cost += 0.0 if piece.deadline else 4.0
        elif kind == "agency":
            cost += 0.0 if piece.agency else 4.0
            cost += 3.0 if piece.deadline else 0.0
        else:
            cost += 3.0 if piece.deadline and column > 1 else 0.0
            cost += 2.0 if piece.agency and not piece.item else 0.0
        if not (piece.lower or piece.item):
            cost += self._first_word(piece.first)[0]
        return cost + self._learned(piece, column) + self.fits(piece, column)

    def _learned(self, piece: Piece, column: int) -> float:
        """First words seen in this column and not in others are likelier here."""
        if self.measures is None:
            return 0.0
        key = (piece.first, column)
        if key not in self._begin:
            here = self.measures.begins[column][piece.first] + 0.3
            everywhere = sum(counter[piece.first] for counter in self.measures.begins) + 0.3 * len(self.kinds)
            self._begin[key] = -_RATIO * log(here / everywhere)
        return self._begin[key]

    def ends(self, piece: Piece) -> float:
        """A cell ends with the piece."""
        return piece.loose + self._last_word(piece.last)[0]

    def _last_word(self, word: str) -> tuple[float, float]:
        """Costs of a cell's ending, and of its going on, after this word at the end of a line."""
        costs = self._last_words.get(word)
        if costs is None:
            seen = self.measures
            costs = _odds(seen.ends[word], seen.breaks[word]) if seen else _odds(0, 0)
            self._last_words[word] = costs
        return costs

    def _first_word(self, word: str) -> tuple[float, float]:
        """Costs of a cell's beginning, and of its going on, with this word at the start of a line."""
        costs = self._first_words.get(word)
        if costs is None:
            seen = self.measures
            begins = sum(counter[word] for counter in seen.begins) if seen else 0
            costs = self._first_words[word] = _odds(begins, seen.follows[word] if seen else 0)
        return costs

    def fits(self, piece: Piece, column: int) -> float:
        """The piece is no wider than the column, and hides no key."""
        cost = self._fits.get((piece, column))
        if cost is None:
            cost = self._fits[piece, column] = self._measure(piece, column)
        return cost

    def _measure(self, piece: Piece, column: int) -> float:
        cost = self._foreign(piece)
        width = self.widths[column]
        if width is not None:
            over = piece.width - width - 1
            return cost + min(30.0, 0.9 * over) if over > 0 else cost
        usual = _USUAL_WIDTH.get(self.kinds[column])
        return cost + max(0.0, 0.3 * (piece.width - usual)) if usual else cost

    def _foreign(self, piece: Piece) -> float:
        """The piece, read as text, hides a key or numbers."""
        cost = piece.absorbed
        if self.numeric:
            return cost + 3.0 * piece.numbers
        return 0.0 if piece.key == "bullet" or (piece.item and cost == _BULLET) else cost

    def new_item(self, piece: Piece, column: int, listed: bool) -> float:
        """A cell that did not begin with an item goes on with one; a name may well introduce a list."""
        return 2.0 if piece.item and not listed and column > 1 else 0.0

    def goes_on(self, before: Piece, piece: Piece, column: int, cut: bool = False) -> float:
        """The piece continues, on a later line, the cell whose last piece is `before`; `cut` says that a page end
        cuts the row, so that what seems unfinished may go on there.

        A line of a cell is broken only where its next word found no room.
        """
        kind = self.kinds[column]
        if kind in {"number", "key"}:
            return NEVER
        seen = self.bigrams[(before.last, piece.first)]
        foreign = kind == "deadline" and piece.agency
        cost = -min(1.5, 0.6 * log2(1 + seen)) if seen and not foreign else 0.0
        width = self.widths[column]
        if width is not None and not piece.item:
            room = width - 1 - (before.width + 1 + len(piece.first))
            if room > 0:
                closed = before.last.endswith((".", ";", ":"))
                cost += min(1.0 if closed else 4.0, 0.5 + 0.4 * room)
        cost += self._last_word(before.last)[1]
        if not piece.lower:
            if not piece.item:
                cost += self._first_word(piece.first)[1]
            cost += 0.4 + self._foreign_start(before, piece, kind, bool(seen), cut)
        if before.spare > 1:
            cost += min(4.0, before.spare)
        return cost + self.fits(piece, column)

    @staticmethod
    def cut(short: int) -> float:
        """A cell goes on after a page end although it was so many lines shorter than the longest of its row: a page
        ends at one height, so what goes on reached down there."""
        return min(6.0, 1.5 * short - 0.7) if short > 0 else 0.0

    @staticmethod
    def _foreign_start(before: Piece, piece: Piece, kind: str, seen: bool, cut: bool) -> float:
        """The piece looks like the beginning of another cell than the one it is to continue."""
        if kind == "deadline" and (piece.agency or piece.item):
            return 1.0 if before.loose or before.open_verb else 3.0
        if kind == "agency" and piece.agency and not piece.item and not seen and (cut or not before.loose):
            return 1.5 if before.loose else 2.5
        if piece.agency and not seen and not before.loose and kind != "agency":
            return 1.0
        return 1.5 if piece.deadline else 0.0

    def key(self, piece: Piece, line: Line) -> float:
        """A row begins, and the piece is its key."""
        if piece.key is None:
            return NEVER
        cost = _KEY_COST[piece.key]
        if piece.key == "bullet" and not self.numeric:
            cost = 8.0
        if self.measures is not None and self.measures.rows >= 8:
            cost += 0.0 if self.measures.keys[piece.key] else 3.0
        if piece.start:
            return cost + (1.0 if line.gaps[piece.start] > 1 else 2.5)
        return cost + (0.0 if line.blanks or line.spaces else 0.3)

    def keyless(self, piece: Piece, line: Line) -> float:
        """A row without a key begins with the piece, in the column after the key's."""
        if piece.start:
            return NEVER
        if piece.total:
            return 0.5
        return 3.0 if line.gaps[0] or line.spaces else 6.0

    def boundary(self, piece: Piece, line: Line, column: int) -> float:
        """A cell of this column begins where the piece does."""
        if self.kinds[column] == "number":
            return 0.0
        if piece.start:
            kind = self.kinds[column]
            likely = (kind == "agency" and piece.agency) or (kind == "deadline" and piece.deadline)
            likely = likely or line.gaps[piece.start] > 1
            return 0.8 if likely else 2.5
        return 0.0 if line.blanks or line.spaces else 0.8

    def skip(self, first: int, stop: int, spare: int, heading: bool) -> float:
        """Columns first to stop (exclusive) have no text, with `spare` spaces that may be empty cells."""
        count = stop - first
        if count <= 0:
            return 0.0
        if spare >= count or heading:
            return 0.4 * count
        cost = 0.0
        for column in range(first, stop):
            merged = column == self.last and self.kinds[column] == "agency"
            usual = 0.5 if merged else _SKIP[self.kinds[column]]
            cost += usual if column == first else 0.6 * usual
        return cost

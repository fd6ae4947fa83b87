"""Where a row begins that neither a rule nor a number parts from the one above: the room a line leaves tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.columns import cell_kind

_LEAST = 2
"""How many cells must tell that a line begins a row."""
_SLACK = 10
"""The part of a column's width that letters of different widths take up."""
_OPEN_END = re.compile(r"(?:[,;:–-]|\b(?:và|của|tại|các|cho|với|hoặc|về|ở|theo|từ|đến|trong|do))$", re.IGNORECASE)
"""What a text ends with of which more comes."""
_ITEM = re.compile(r"(?:[a-zđ]|\d{1,2})[.)]\s+\S")
_NUMBER = re.compile(r"\d+")
_COUNTED = re.compile(r"(?:\d|\b[IVX]+)$")
_GOING_ON = re.compile(r"[(•+]|[-–]\s+\S")
"""What begins a line that may go on with a cell whatever room there is: a bracket, an item of a list."""


@dataclass(slots=True)
class Filled:
    """The cells of a row as far as it is read: the last text of each column, and the number of the line it stands on.

    `open` counts the brackets of each column that nothing closes, `items` are the columns that hold an item
    of a list, `numbers` those that hold a number alone.
    """

    last: dict[int, tuple[str, int]] = field(default_factory=dict)
    open: dict[int, int] = field(default_factory=dict)
    items: set[int] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    lines: int = 0

    def below(self, parts: Sequence[tuple[int, str]]) -> Filled:
        """What stands above the texts below a line of these texts that begins a row: what its first text is right of.

        A text that comes again there does not go on with it.
        """
        first = parts[0][0] if parts else 0
        rest = Filled({column: (text, -1) for column, (text, _) in self.last.items() if column < first})
        rest.add(parts)
        return rest

    def add(self, parts: Sequence[tuple[int, str]]) -> None:
        """Takes up the texts of the next line."""
        for column, text in parts:
            self.last[column] = (text, self.lines)
            self.open[column] = self.open.get(column, 0) + text.count("(") - text.count(")")
            if is_item(text):
                self.items.add(column)
            if cell_kind(text) == "number":
                self.numbers.add(column)
        self.lines += 1


Widths = Mapping[int, tuple[int, int]]
"""How wide each column is: at least, by its texts, and at most, by the room up to the next one."""


def _votes(parts: Sequence[tuple[int, str]], row: Filled, widths: Widths) -> tuple[int, int]:
    """How many texts of the next line cannot go on with the row above, and how many may well do."""
    told = [begins_cell(text, column, row, widths) for column, text in parts if column in row.last]
    return told.count(True), told.count(False)


def begins_row(parts: Sequence[tuple[int, str]], row: Filled, widths: Widths) -> bool:
    """Whether more texts of a line than not, and two, begin cells of their own; or one, and all others look so.

    Where as many do as not, the first text tells. Nothing but agencies below agencies is a list in one cell.
    """
    new, more = _votes(parts, row, widths)
    below = [text for column, text in parts if column in row.last]
    alike = not more and len(below) > _LEAST and all(text[:1].isupper() or text[:1].isdigit() for text in below)
    more -= _votes(parts[:1], row, widths) == (1, 0)
    listed = all(cell_kind(text) == "agency" for text in below)
    return not listed and new > more and (new >= _LEAST or alike)


def goes_on(parts: Sequence[tuple[int, str]], row: Filled, widths: Widths) -> bool:
    """Whether the first text of a line and another may go on with the cells above them, and none begins a cell.

    A first text that is surely no beginning tells it alone.
    """
    new, more = _votes(parts, row, widths)
    column, text = parts[0]
    if new or column not in row.last or begins_cell(text, column, row, widths) is not False:
        return False
    return more >= _LEAST or text[:1].islower() or _is_left_open(text, row.last[column][0])


def numbers_again(parts: Sequence[tuple[int, str]], row: Filled) -> bool:
    """Whether two numbers of a line, or more, stand below numbers of the row."""
    return sum(cell_kind(text) == "number" and column in row.numbers for column, text in parts) >= _LEAST


def begins_cell(text: str, column: int, row: Filled, widths: Widths) -> bool | None:
    """Whether a text begins a cell (True) or may go on with the one above (False); None where nothing tells.

    A cell's lines stand right below each other, and one is only wrapped where the next word has no room.
    """
    above, line = row.last[column]
    if is_item(text) and column in row.items:
        return True
    if row.open.get(column, 0) > 0:
        return False
    if line < row.lines - 1:
        return True
    if _is_left_open(text, above):
        return False
    if (_is_whole(above) and _is_whole(text)) or (_NUMBER.search(text) and _shape(text) == _shape(above)):
        return True
    word = text.split(maxsplit=1)[0]
    least, most = widths[column]
    if len(above) + 1 + len(word) > least - least // _SLACK:
        if text[:1].isupper() and cell_kind(text) == "deadline":
            return True
        begun = text[:1].isupper() and (column > 0 or above.startswith(f"{word} "))
        return None if begun or len(above) + 1 + len(word) <= most else False
    return None if text[:1].islower() else True


def _is_left_open(text: str, above: str) -> bool:
    """Whether a text ends in the middle of a sentence or list, or the one below it begins there."""
    return _OPEN_END.search(above) is not None or _GOING_ON.match(text) is not None


def _shape(text: str) -> str:
    """A text but for which numbers it has."""
    return _NUMBER.sub("0", text)


def is_item(text: str) -> bool:
    """Whether a text begins with the letter or number of an item."""
    return _ITEM.match(text) is not None


def _is_whole(text: str) -> bool:
    """Whether a text is a number, or a deadline that ends with one and is no middle of a sentence."""
    kind = cell_kind(text)
    return kind in ("number", "bullet") or (
        kind == "deadline" and not text[:1].islower() and _COUNTED.search(text) is not None
    )

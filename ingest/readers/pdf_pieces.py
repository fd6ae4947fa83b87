"""Pieces of lines, with what the cost model asks of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_words import ITEM, NUMBER, YEAR, key_type, starts, unfinished_words

_ABSORBED = {"dotted": 7.0, "ordinal": 7.0, "integer": 1.0, "roman": 6.0, "letter": 4.0, "bullet": 4.0}
_FREQUENT = 4
"""Two words seen so often side by side are hardly the end of one cell and the beginning of another."""
_OPENING = "“\"'(‘"


class Piece:
    """Words `start` to `end` (exclusive) of a line of the table."""

    __slots__ = (
        "absorbed",
        "agency",
        "deadline",
        "end",
        "first",
        "item",
        "key",
        "last",
        "line",
        "loose",
        "lower",
        "number",
        "numbers",
        "open_verb",
        "spare",
        "start",
        "text",
        "total",
        "width",
    )

    def __init__(self, lines: Sequence[Line], line: int, start: int, end: int) -> None:
        source = lines[line]
        words = source.words[start:end]
        self.line, self.start, self.end = line, start, end
        self.text = " ".join(words)
        self.width = len(self.text)
        self.first, self.last = words[0], words[-1]
        low = self.text.lower()
        bare = low.lstrip("-–—+• ")
        single = len(words) == 1
        self.item = _begins_item(words)
        self.lower = _starts_lower(self.text) and not self.item
        self.key = key_type(self.first) if single else None
        self.number = single and NUMBER.match(self.first) is not None
        self.absorbed = _ABSORBED.get(key_type(self.first) or "", 0.0) if start == 0 else 0.0
        if self.absorbed and len(source.words) == 1 and self.key in {"ordinal", "dotted", "roman"}:
            self.absorbed += 5.0
        """How unlikely it is that the line's first word, which looks like a row's key, is none."""
        self.numbers = sum(1 for word in words if NUMBER.match(word) and word[0] not in "-–" and not YEAR.match(word))
        self.deadline = starts("deadline").match(low) is not None
        self.agency = starts("agency").match(bare) is not None
        self.open_verb = starts("takes_agency").search(low, max(0, len(low) - 12)) is not None
        self.total = starts("total").match(low) is not None
        self.loose = _looseness(self.text, words[-1].lower())
        self.spare = _spare(lines, line, end)
        """Spaces after the piece beyond the one that ends its cell: each can be an empty cell."""


class Pieces:
    """The pieces of a table's lines, each made once."""

    def __init__(self, lines: Sequence[Line], pairs: Counter[tuple[str, str]]) -> None:
        self._lines = lines
        self._pairs = pairs
        self._made: dict[tuple[int, int, int], Piece] = {}

    def get(self, line: int, start: int, end: int) -> Piece:
        """Words start to end (exclusive) of a line."""
        key = (line, start, end)
        piece = self._made.get(key)
        if piece is None:
            piece = self._made[key] = Piece(self._lines, line, start, end)
        return piece

    def cuts(self, index: int, numeric: bool, anywhere: bool) -> list[int]:
        """Word positions where a cell may begin within the line; always with 0 and the line's length."""
        line = self._lines[index]
        points = [0]
        for word, (before, after) in enumerate(pairwise(line.words), 1):
            if (
                anywhere
                or line.gaps[word] > 1
                or (numeric and _numeric(after, before))
                or (_may_begin(after) and (self._pairs[before, after] < _FREQUENT or _known_begin(after)))
            ):
                points.append(word)
        points.append(len(line.words))
        return points


def _known_begin(word: str) -> bool:
    low = word.lower()
    return starts("agency").match(low) is not None or starts("deadline").match(low) is not None


def _begins_item(words: Sequence[str]) -> bool:
    """A bullet or "(1)"; a dash before a small letter is a dash inside a sentence ("kinh tế", "- xã hội")."""
    if not ITEM.match(words[0]):
        return False
    return key_type(words[0]) != "bullet" or (len(words) > 1 and not words[1].lstrip(_OPENING)[:1].islower())


def _starts_lower(text: str) -> bool:
    for char in text:
        if char.isalpha():
            return char.islower()
        if char not in _OPENING and char not in "-– ":
            return char in ",;:.)/…”"
    return False


def _looseness(text: str, last: str) -> float:
    """How unlikely a cell is to end here."""
    if key_type(last) == "bullet":
        return 6.0
    if last.endswith((",", "-", "/", "–")) and len(last) > 1:
        return 5.0
    if text.count("(") > text.count(")"):
        return 3.0
    if last in unfinished_words() and not starts("finished").fullmatch(text.lower()):
        return 3.0
    return 2.0 if last.endswith((";", ":")) else 0.0


def _spare(lines: Sequence[Line], line: int, end: int) -> int:
    source = lines[line]
    if end < len(source.words):
        return source.gaps[end] - 1
    after = lines[line + 1].spaces if line + 1 < len(lines) else 0
    return max(0, source.trailing - 1) + after


def _may_begin(word: str) -> bool:
    head = word.lstrip(_OPENING)[:1]
    return head.isupper() or word[0] == "(" or word in {"-", "–", "+", "•"} or word[-1] == "%"


def _numeric(word: str, before: str) -> bool:
    if NUMBER.match(word) or key_type(word):
        return True
    return bool(NUMBER.match(before)) and not YEAR.match(before)

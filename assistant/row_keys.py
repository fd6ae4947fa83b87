"""Keys of rows that mix letters and numbers ("P5.3", "A.II.3", "NV-03"), found in a question however they are typed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from ingest.textnorm import fold

_PARTS = re.compile(r"\d+|[^\W\d_]+")
_WRITTEN = re.compile(
    r"(?<![\w.,/-])"
    r"(?:[^\W\d_]{1,4}(?:\.[IVXLivxl]{1,4})?[ .-]?\d{1,3}(?:[.-]?(?:\d{1,3}|[^\W\d_]{1,4}))*"
    r"|\d{1,3}(?:[.-]\d{1,3})*[.-]?[^\W\d_])"
    r"(?![\w/]|[.,]\d)"
)
_LETTERED = re.compile(r"(?<![\w.,/-])[A-ZĐ]\.[IVX]{1,4}(?![\w/]|[.,]\w)", re.IGNORECASE)
"""A part of a part: "B.I"."""
_PERIOD = re.compile(r"[TQ]\.?\d{1,2}", re.IGNORECASE)
_MARKING = {"ma", "so", "ky hieu", "ma so"}
_OF_OUTLINE = {"muc", "phan", "diem", "khoan", "so"}
_LONGEST_CALLED = 2
_MIN_PARTS = 3
_MOST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class FoundKey:
    """A key that the text names from place `start` to `end`; the build may have no such row."""

    key: str
    start: int
    end: int


class RowKeys:
    """The mixed keys of a build; how letters and numbers are parted ("NV-03", "NV 3", "nv03") makes no difference."""

    def __init__(self, keys: Collection[str], rows: Collection[str] = ()) -> None:
        """`rows` are words for rows, folded: what is written after one as the keys are is a key too."""
        exact = {parts: key for key in keys if _is_mixed(parts := _parts(key))}
        self._keys = {**{tuple(map(_folded, parts)): key for parts, key in exact.items()}, **exact}
        self._lettered = {key.upper(): key for key in keys if _LETTERED.fullmatch(key)}
        self._shapes = {_shape(parts) for parts in self._keys if len(parts) >= _MIN_PARTS}
        self._rows = {*rows, *_MARKING} - _OF_OUTLINE
        self._letters = {parts[0] for parts in self._keys if len(parts) < _MIN_PARTS and len(parts[0]) == 1}
        self._heads = {parts[0] for parts in self._keys if len(parts[0]) > 1 and not parts[0].isdecimal()}

    def find(self, text: str) -> list[FoundKey]:
        """The keys that the text names, in order: of rows of the build, and what is written as its keys are."""
        lettered = (named for named in _LETTERED.finditer(text) if named.group().upper() in self._lettered)
        found = [FoundKey(self._lettered[named.group().upper()], *named.span()) for named in lettered]
        at = 0
        while self._keys and (written := _WRITTEN.search(text, at)):
            key = self._key(written.group()) or self._called_key(written.group(), text[: written.start()])
            if key:
                found.append(FoundKey(key, *written.span()))
            at = written.end() if key else written.start() + 1
        return sorted(found, key=lambda named: named.start)

    def places(self, text: str, rows: Collection[str]) -> list[tuple[int, int]]:
        """Where the text names keys; what may be a month or a quarter ("T6") is a key after one of the words for rows.

        `rows` are folded.
        """
        found = ((key.start, key.end) for key in self.find(text))
        return [
            place for place in found if not _PERIOD.fullmatch(text[slice(*place)]) or _called(text[: place[0]], rows)
        ]

    def _key(self, written: str) -> str | None:
        parts = _parts(written)
        if parts in self._keys:
            return self._keys[parts]
        alike = _is_mixed(parts) and (parts[0] in self._heads or _shape(parts) in self._shapes)
        return written if alike and " " not in written else None

    def _called_key(self, written: str, before: str) -> str | None:
        """A letter with a number after a word for rows, where the build has keys of this letter: "tiêu chí D.4"."""
        parts = _parts(written)
        alike = _is_mixed(parts) and len(parts) < _MIN_PARTS and parts[0] in self._letters
        return written if alike and " " not in written and _called(before, self._rows) else None


def _called(before: str, rows: Collection[str]) -> bool:
    """Whether a text ends with a word for rows, or for what marks them."""
    words = fold(before).split()
    return any(" ".join(words[-length:]) in {*rows, *_MARKING} for length in (1, _LONGEST_CALLED) if words)


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.lstrip("0") or "0" if part.isdecimal() else part.upper() for part in _PARTS.findall(key))


def _folded(part: str) -> str:
    """Letters as they are typed without their marks: "Đ" as "D"."""
    return fold(part).upper()


def _is_mixed(parts: tuple[str, ...]) -> bool:
    return 0 < sum(part.isdecimal() for part in parts) < len(parts) and all(len(p) <= _MOST_LETTERS for p in parts)


def _shape(parts: tuple[str, ...]) -> tuple[bool, ...]:
    return tuple(part.isdecimal() for part in parts)

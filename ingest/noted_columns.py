"""The columns that a sentence of a note speaks of: by header, by a part of it, or by their place."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from ingest.phrases import phrases, plain

_QUOTED = re.compile(r"[\"“”‘'«]([^\"“”‘’'«»]+)[\"”“’'»]")
_LINES = " / "
_LEAST_WORDS = 2
_MOST_WORDS = 6
_NUMBER = re.compile(r" cot ((?:(?:so |thu |va )*\d{1,2} )+)")
_LAST_FEW = re.compile(r" (?:hai|2|02) cot (?:sau |ben )?(?:cuoi|phai)")
# Words after which a note says what the cells of a column mean.
_ENDS = re.compile(
    r" (?:la|thi|nghia|duoc|hieu|tuc|do|lay|cung|nhu|giong|theo|tai|cua|trong|de|bo|con|khong|va|hoac|hay|tiep) .*"
)
_SAME = re.compile(r" cung ((?:\S+ ){1,4}?)(?:voi|nhu|cua|o|tai|dong|ghi) ")


def noted_columns(sentence: str, header: Sequence[str]) -> set[int]:
    """The columns that a sentence names, or places; else those of what it says is the same as above.

    A column whose header is left empty cannot be named.
    """
    words = f" {plain(sentence)} "
    quoted = {plain(text) for text in _QUOTED.findall(sentence)}
    after = words[min((at for at in (words.find(f" {word} ") for word in phrases("columns")) if at >= 0), default=-1) :]
    named = {at for at, text in enumerate(header) if _is_named(text, words, after, quoted)}
    for called in _called(words):
        named |= _of_words(called.split(), header)
    return named | _placed(words, len(header)) or _same(words, header)


def _is_named(header: str, words: str, after: str, quoted: Collection[str]) -> bool:
    """Whether a header, or its last line, stands among the words, or what is quoted is a part of it."""
    for part in _parts(header):
        own = f" {part} "
        if own in after or (own in words and len(part.split()) >= _LEAST_WORDS):
            return True
        if any(f" {name} " in own for name in quoted if name):
            return True
    return False


def _parts(header: str) -> set[str]:
    return {plain(header), plain(header.rsplit(_LINES, 1)[-1])} - {""}


def _placed(words: str, count: int) -> set[int]:
    """The columns that are called the first or the last, or by their numbers."""
    numbers = (int(number) for run in _NUMBER.findall(words) for number in re.findall(r"\d+", run))
    found = {number - 1 for number in numbers if 0 < number <= count}
    if any(f" {name} " in words for name in phrases("first_columns")):
        found.add(0)
    if any(f" {name} " in words for name in phrases("last_columns")):
        found.add(count - 1)
    return found | ({count - 2, count - 1} if _LAST_FEW.search(words) else set())


def _same(words: str, header: Sequence[str]) -> set[int]:
    """The columns that hold what "is the same as above": "cùng cơ quan chủ trì với dòng trên"."""
    return {at for name in _SAME.findall(words) for at in _containing(name.strip(), header)}


def _of_words(words: Sequence[str], header: Sequence[str]) -> set[int]:
    """The columns whose headers hold the most of these words in a row: two at least, or all of them."""
    for length in range(len(words), 0, -1):
        if length < min(_LEAST_WORDS, len(words)):
            break
        for start in range(len(words) - length + 1):
            if found := _containing(" ".join(words[start : start + length]), header):
                return found
    return set()


def _containing(name: str, header: Sequence[str]) -> set[int]:
    return {at for at, text in enumerate(header) if f" {name} " in f" {plain(text)} "}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    cells, left, columns, notes = (
        "|".join(sorted(phrases(name), key=len, reverse=True)) for name in ("cells", "left_empty", "columns", "notes")
    )
    some = rf"((?:\S+ ){{0,{_MOST_WORDS - 1}}}?\S+)"
    most = rf"(?=((?:\S+ ){{1,{_MOST_WORDS}}}))"
    return (
        re.compile(rf" (?:{cells}) {some}(?= (?:{left}) )"),
        re.compile(rf"^ (?:(?:{notes}) )?{some}(?= (?:{left}) )"),
        re.compile(rf" (?:{columns}) {most}"),
        re.compile(rf" khong (?:ghi lai|ghi|dien|viet|nhac lai) (?:ro |ten )?{most}"),
        re.compile(rf" (?:{left}) {most}"),
    )


def _called(words: str) -> set[str]:
    """What a note calls a column: "ô chủ trì để trống", "cột chủ trì là", "không ghi chủ trì thì"."""
    found = {name for pattern in _patterns() for name in pattern.findall(words)}
    return {_ENDS.sub("", f" {part} ").strip() for name in found for part in re.split(r" (?:hoac|hay|va) ", name)} - {
        ""
    }

"""Tables with a row for each agency or place, and questions that ask which or how many of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from assistant.phrases import Token, is_marked
from ingest.textnorm import fold, squash

_PARTS = re.compile(r"[,/;]|\bvà\b|\bhoặc\b")
_NAMING = re.compile(r"^(?:tên|danh sách|danh mục)\s+", re.IGNORECASE)
_LIST_OF = r"\b(?:danh mục|danh sách) (?:các |những |\d+ )?"
_BRACKETS = re.compile(r"\([^()]*\)")
_ALIKE: tuple[frozenset[str], ...] = (
    frozenset({"cơ quan", "đơn vị", "sở", "ngành", "sở, ngành"}),
    frozenset({"địa phương", "xã", "phường", "xã, phường", "huyện", "quận", "đơn vị hành chính"}),
)
_LEVELS = frozenset({"xa", "phuong", "thi tran", "dac khu", "huyen", "quan", "thi xa", "thanh pho"})
_ALL_LEVELS = frozenset(word for group in _ALIKE for word in group)
_REACH = 2


@dataclass(frozen=True, slots=True)
class EntityQuestion:
    """Rows of tables are asked for by what they are: "xã nào", "mấy phường"."""

    headers: tuple[str, ...]
    """Headers of the name columns of these tables."""
    word: str
    """The word that the question uses for the rows."""
    kinds: tuple[str, ...]
    """The folded words of all kinds of rows that it names: "huyện, thị xã"."""
    counted: bool
    start: int
    """Place of the words in the question, from the first token …"""
    end: int
    """… to the one after the last."""


def entity_words(
    tables: Iterable[tuple[str, str]], units: Set[str], listed: Sequence[str] = ()
) -> dict[str, list[str]]:
    """For each header of a name column the words for one of its rows: "Xã, phường" names xã and phường.

    `tables` have headers with captions; `units` are words for rows of any table ("nội dung"), which tell no kind of
    row; `listed` are those for what captions say that a table lists ("Danh mục công trình …").
    """
    found: dict[str, list[str]] = {}
    lists = re.compile(rf"{_LIST_OF}({'|'.join(map(re.escape, listed))})\b", re.IGNORECASE) if listed else None
    for header, caption in tables:
        parts = called_in(header)
        alike = [word for group in _ALIKE if group & set(parts) for word in sorted(group)]
        if not units & {*parts}:
            named = lists.search(caption) if lists else None
            own = [*found.get(header, ()), *parts, *alike, *([named[1].lower()] if named else ())]
            found[header] = [word for word in dict.fromkeys(own) if word]
    return found


def row_words(headers: Iterable[str], known: Set[str], bodies: Set[str]) -> list[str]:
    """What the headers of name columns call their rows, whole and by their parts: "việc phải làm", "bộ dữ liệu".

    Words that are `known` for rows are left out, and headers of columns that name `bodies`, and single syllables.
    """
    found: dict[str, None] = {}
    for header in headers:
        parts = called_in(header)
        if not bodies & {*parts}:
            found.update((part, None) for part in parts if " " in part and part not in known)
    return list(found)


def called_in(header: str) -> list[str]:
    """What a header over names calls the rows, whole and by its parts."""
    plain = squash(_NAMING.sub("", _BRACKETS.sub(" ", header).strip())).lower()
    return [plain, *(part.strip() for part in _PARTS.split(plain))]


def asked_entities(tokens: Sequence[Token], words: Mapping[str, Sequence[str]]) -> EntityQuestion | None:
    """The entities that the question asks for; None when it asks for none that a table has rows of."""
    folded = [token.folded for token in tokens]
    typed = [token.lower for token in tokens] if is_marked(tokens) else folded
    for word in sorted({word for names in words.values() for word in names}, key=lambda word: (-len(word), word)):
        parts = re.findall(r"\w+", word)
        parts = parts if typed is not folded else [fold(part) for part in parts]
        for at in range(len(folded) - len(parts) + 1):
            end = at + len(parts)
            if typed[at:end] != parts:
                continue
            kinds, end = _kinds(fold(word), folded, end)
            counted = at > 0 and (folded[at - 1] == "may" or folded[max(0, at - 2) : at] == ["bao", "nhieu"])
            which = next((end + n for n in range(_REACH + 1) if folded[end + n : end + n + 1] == ["nao"]), None)
            if not counted and which is None:
                continue
            headers = tuple(header for header, names in words.items() if word in names)
            if which is not None and _is_another(typed[end:which], [name for h in headers for name in words[h]]):
                continue
            stop = end if which is None else which + 1
            begin = _list_begin(word, typed[:at], [name for header in headers for name in words[header]])
            if begin < at:
                # Several of the kinds that one header lists stand for its rows, whatever these are called.
                whole = words[headers[0]][0]
                return EntityQuestion(headers, whole, (fold(whole),), counted, begin, stop)
            start = at - (2 if counted and folded[at - 1] == "nhieu" else 1 if counted else 0)
            return EntityQuestion(headers, word, kinds, counted, start, stop)
    return None


def _is_another(between: Sequence[str], names: Sequence[str]) -> bool:
    """Whether what stands between a word for a row and "nào" is another word for rows of the same table."""
    return bool(between) and any(re.findall(r"\w+", name) == list(between) for name in names)


def names_agencies(entities: EntityQuestion) -> bool:
    """Whether the rows asked for are called by a word for any agency."""
    return entities.word in _ALIKE[0]


def _list_begin(word: str, before: Sequence[str], names: Sequence[str]) -> int:
    """Where the words begin that stand before one for a row and are others for rows of the same table."""
    begin = len(before)
    while word not in _ALL_LEVELS:
        parts = (re.findall(r"\w+", name) for name in names if name != word)
        length = next((len(own) for own in parts if own and list(before[:begin][-len(own) :]) == own), 0)
        if not length:
            break
        begin -= length
    return begin


def _kinds(word: str, folded: Sequence[str], end: int) -> tuple[tuple[str, ...], int]:
    """The kind of place that a word names with those that follow it, and where they end."""
    kinds = [word]
    while word in _LEVELS:
        ends = (end + n for n in (1, 2) if " ".join(folded[end : end + n]) in _LEVELS)
        after = next(ends, None)
        if after is None:
            break
        kinds.append(" ".join(folded[end:after]))
        end = after
    return tuple(kinds), end

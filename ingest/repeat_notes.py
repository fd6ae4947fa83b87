"""Cells that repeat the row above: empty ones of which a note says so, and marks such as "nt"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.blocks import RawCell, RawRow, TextBlock
from ingest.model import RowKind
from ingest.noted_columns import noted_columns
from ingest.numbering import plain_key
from ingest.phrases import named_signs, phrases, plain, spelled
from ingest.textnorm import squash

_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_SHOWN = re.compile(r"[\"“”‘'«(]([^\"“”‘’'«»()]{1,4}|\"|″)[\"”“’'»)]")
_ANY_COLUMN = re.compile(
    r"\b(?:cùng(?: một)?|mỗi|từng|trong|của) cột(?! \d)(?: đó| ấy| này)?(?=\W*(?:$|[.,;]))", re.IGNORECASE
)
"""Words for the column of a cell, whichever it is: "lấy theo ô liền trên cùng cột"."""
_ROW = r"(?:việc|đầu việc|nhiệm vụ|dòng|mục|nội dung|tiêu chí|chỉ tiêu|dự án|công trình|stt|tt|số thứ tự)(?: số)?"
_KEY = r"(?:\d{1,3}(?:\.\d{1,2})*|[A-ZĐ]{1,4}[.-]?\d{1,3})"
_EXCEPTED = re.compile(
    rf"\b(?:riêng|trừ) {_ROW} (?P<key>{_KEY})\b(?!/)"
    rf"|\b{_ROW} (?P<apart>{_KEY})(?!/) (?:chưa|không) (?:phân công|giao|xác định|ấn định|bố trí|có)\b",
    re.IGNORECASE,
)
_AND = ("", "va", "hoac", "hay", "dau", "va dau", "hoac dau")
# What "trên" means besides the row above: "trên địa bàn", "trên 50%".
_ELSE = r"(?! (?:\d|dia ban|co so|he thong|cong|mang|moi truong|toan|trang|nen tang|giay|thuc te))"


@dataclass(frozen=True, slots=True)
class Repeating:
    """The columns whose empty cells, as a note says, repeat the row above; `told` says that notes name those columns,
    `spared` the columns in which rows that stand over others repeat nothing."""

    columns: frozenset[int]
    told: bool = False
    spared: frozenset[int] = frozenset()


def repeating_columns(notes: Sequence[TextBlock], header: Sequence[str]) -> Repeating:
    """What the notes around a table with this header say of its empty cells.

    They are all columns when the note names none of them. What a note says of cells that no line parts holds for those
    alone, which the form shows.
    """
    found: set[int] = set()
    spared: set[int] = set()
    told = False
    for sentence in _sentences(notes):
        if _says(sentence, "unruled_cells"):
            continue
        rest = _parents_spared().sub(" ", f" {plain(sentence)} ")
        if (_says(sentence, "empty_cells") and _repeats_above(rest)) or _says(sentence, "begins_there"):
            named = noted_columns(sentence, header)
            told = told or bool(named)
            columns = named or (set() if _says(_ANY_COLUMN.sub(" ", sentence), "columns") else set(range(len(header))))
            found |= columns
            spared |= columns if rest != f" {plain(sentence)} " else set()
    return Repeating(frozenset(found), told, frozenset(spared))


def excepted_keys(notes: Sequence[TextBlock]) -> frozenset[str]:
    """The keys of rows of which notes say that they stand apart: "riêng việc số 15 do …", "dòng 6 chưa phân công"."""
    found = {match["key"] or match["apart"] for note in notes for match in _EXCEPTED.finditer(squash(note.text))}
    return frozenset(plain_key(key) for key in found)


def repeat_marks(
    rows: Sequence[RawRow], kinds: Sequence[RowKind], columns: Sequence[int], notes: Sequence[TextBlock]
) -> set[int]:
    """Empties the cells of these columns that hold a mark for "as above" below a text, and says which columns have any.

    A mark to which a note gives another meaning stays; one to which a note gives this meaning is one of them.
    """
    usual = {mark for mark in spelled("repeat_marks") if not any(_means_other(mark, note.text) for note in notes)}
    noted = set(_noted_marks(_sentences(notes)))
    found: set[int] = set()
    for before, row, *pair in zip(rows, rows[1:], kinds, kinds[1:], strict=False):
        for column in columns if pair == ["row", "row"] else ():
            above, text = before.cells[column], squash(row.cells[column].text).lower()
            held = above.state == "text" or (above.state == "missing" and column in found)
            if held and (text in noted or text.strip(" .-()") in usual):
                row.cells[column] = RawCell("", "missing")
                found.add(column)
    return found


def _sentences(notes: Iterable[TextBlock]) -> list[str]:
    return [sentence for note in notes for sentence in _SENTENCE.split(squash(note.text))]


def _means_other(mark: str, note: str) -> bool:
    """Whether a note explains a mark, by a colon or "là" after it, as anything but a repetition."""
    text = squash(note).lower()
    told = re.search(rf"""(?<!\w){re.escape(mark)}["”']?\s*(?::|=|là|nghĩa là)\s*([^.;]*)""", text)
    return told is not None and not _repeats_above(told[1])


def _noted_marks(sentences: Iterable[str]) -> Iterable[str]:
    """The marks that a sentence shows in quotes or calls by name, and says to repeat what stands above."""
    for sentence in sentences:
        waiting: list[str] = []
        pieces = _SHOWN.split(_signs_shown(sentence))
        for mark, told in zip(pieces[1::2], pieces[2::2], strict=True):
            waiting.append(mark.strip().lower())
            if plain(told) not in _AND:
                yield from waiting if _repeats_above(told) and not _says(told, "empty_cells") else ()
                waiting.clear()


def _signs_shown(sentence: str) -> str:
    """A sentence with the signs that it calls by name put in their names' place, in brackets."""
    for name, sign in named_signs().items():
        sentence = re.sub(rf"(?<!\w){name}(?!\w)", f"({sign})", sentence, flags=re.IGNORECASE)
    return sentence


def _repeats_above(text: str) -> bool:
    """Whether a text speaks of the row, or the cell, above, and does not deny that it is repeated."""
    told = _says(text, "repeats_above") or _rows_above().search(f" {plain(text)} ") is not None
    return told and not _says(text, "repeats_not")


@cache
def _rows_above() -> re.Pattern[str]:
    rows, above = (_either(phrases(name)) for name in ("rows_above", "above"))
    return re.compile(rf" (?:{rows}) (?:{above})(?= ){_ELSE}")


@cache
def _parents_spared() -> re.Pattern[str]:
    """What a note says of rows that stand over others, where it leaves them out ("không phải tiêu chí mẹ")."""
    spares, rows, over = (_either(phrases(name)) for name in ("leaves_out", "rows_above", "rows_over"))
    return re.compile(rf" (?:{spares}) (?:(?:la|cac|nhung|doi voi|voi|cho) )*(?:{rows}) (?:{over})(?= )")


def _either(words: Collection[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _says(text: str, name: str) -> bool:
    return any(f" {word} " in f" {plain(text)} " for word in phrases(name))

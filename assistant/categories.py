"""Columns whose cells sort the rows ("Mức độ": "Khẩn"), and questions that choose rows by such a cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.phrases import Match, Token
from index.types import Record
from ingest.textnorm import fold, squash

_LONGEST = 6
_REACH = 2
_NEAR = 9
_MOST = 0.6
_SEVERAL = {"nao", "nhung", "cac", "may", "nhieu", "ke"}
_THINGS = (
    "chi tieu", "tieu chi", "chi so", "noi dung", "nhiem vu", "cong viec", "muc tieu", "linh vuc", "viec", "dau viec",
    "muc", "cai", "diem", "du an", "don vi", "co quan", "dia phuong", "xa", "phuong",
)  # fmt: skip
"""Words for rows of which verdicts are given."""
_VERDICTS = (
    "dat", "chua dat", "khong dat", "vuot", "hoan thanh", "chua hoan thanh", "khong hoan thanh", "xong", "chua xong",
    "dung han", "dung tien do", "cham", "tre han", "qua han", "chua co so", "khong xep",
)  # fmt: skip
_DENIES = {"chua", "khong"}
_ALIKE = (("khong ", "chua "), ("chua ", "khong "))
_AFTER = ("nam ", "trong", "o ", "tai ", "theo ", "cua ", "ke hoach", "muc tieu", "chi tieu", "va ", "la ", "khong")
"""What may follow a verdict: "đạt kế hoạch", "đạt năm 2026"."""
_BETWEEN = {"la", "o", "thuoc", "loai", "dat", "xep", "ghi", "muc", "tu", "von"}


@dataclass(frozen=True, slots=True)
class Category:
    """The rows asked for are those that have `value`, folded, in the column of this header."""

    header: str
    value: str
    start: int
    """Place of the words in the question, from the first token …"""
    end: int
    """… to the one after the last."""
    verdict: bool = False
    """Whether it says how something came out, and the question does not name its column."""

    def holds(self, record: Record) -> bool:
        """Whether the row has the value."""
        return any(cell.header == self.header and plain(cell.text) == self.value for cell in record.cells)


def categories(tables: Iterable[Sequence[Record]]) -> dict[str, set[str]]:
    """The folded values of columns without a role in which short texts stand, one at least in several rows."""
    found: dict[str, set[str]] = {}
    for rows in tables:
        texts: dict[str, list[str]] = {}
        for row in rows:
            for cell in row.cells:
                if row.kind == "row" and cell.role is None and cell.number is None and cell.text.strip():
                    texts.setdefault(cell.header, []).append(plain(cell.text))
        for header, values in texts.items():
            short = all(len(value.split()) <= _LONGEST for value in values)
            if short and len(set(values)) < len(values):
                found.setdefault(header, set()).update(values)
    return found


def category_in(
    tokens: Sequence[Token], headers: Collection[Match], values: Mapping[str, Collection[str]]
) -> Category | None:
    """The value that stands right after the words for its column: "ở mức độ khẩn", "thuộc nhóm là “Rất tốt”"."""
    folded = [token.folded for token in tokens]
    for match in headers:
        known = values.get(match.value, ())
        for at in range(match.end, min(match.end + _REACH, len(folded)) + 1):
            ends = range(min(len(folded), at + _LONGEST), at, -1)
            end = next((end for end in ends if " ".join(folded[at:end]) in known), None)
            if end is not None:
                return Category(match.value, " ".join(folded[at:end]), match.start, end)
            if at < len(folded) and folded[at] not in _BETWEEN:
                break
    return None


def verdict_in(tokens: Sequence[Token], values: Mapping[str, Collection[str]]) -> Category | None:
    """The verdict by which rows are asked for without the name of its column: "những chỉ tiêu nào chưa đạt".

    It ends its clause, after a word for the rows, and one column of verdicts alone has it. "Không đạt" is "chưa đạt".
    """
    folded = [token.folded for token in tokens]
    several = any(word in _SEVERAL for word in folded)
    verdicts = {header: known for header, known in values.items() if _are_verdicts(known)}
    for at in range(1, len(folded)) if several and verdicts else ():
        if not _things_before(folded, at):
            continue
        for end in range(min(len(folded), at + _LONGEST), at, -1):
            said = " ".join(folded[at:end])
            alike = [said, *(said.replace(one, other, 1) for one, other in _ALIKE if said.startswith(one))]
            found = [(header, value) for value in alike for header, known in verdicts.items() if value in known]
            if found and found[0][1].startswith(_VERDICTS) and _ends_clause(tokens, end):
                return Category(*found[0], at, end, True) if len({header for header, _ in found}) == 1 else None
    return None


def is_verdict(text: str) -> bool:
    """Whether a cell says how something came out: "Chưa đạt"."""
    return plain(text).startswith(_VERDICTS) and len(text.split()) <= _LONGEST


def _are_verdicts(values: Collection[str]) -> bool:
    """Whether most texts of a column say how something came out: "Đạt", "Chưa đạt", "Đúng tiến độ"."""
    told = sum(value.startswith(_VERDICTS) for value in values)
    return len(values) > 1 and told >= max(_REACH, _MOST * len(values))


def _things_before(folded: Sequence[str], at: int) -> bool:
    """Whether a verdict at this place follows words for rows: nothing denies or counts it there."""
    before = folded[max(0, at - _NEAR) : at]
    return before[-1] not in {*_DENIES, "muc", "so", "diem"} and any(
        f" {thing} " in f" {' '.join(before)} " for thing in _THINGS
    )


def _ends_clause(tokens: Sequence[Token], end: int) -> bool:
    if end == len(tokens) or tokens[end].start - tokens[end - 1].end > 1:
        return True
    return " ".join(token.folded for token in tokens[end : end + 2]).startswith(_AFTER)


def plain(text: str) -> str:
    """A cell's text as a question would say it: folded words alone."""
    return squash(re.sub(r"[^\w]+", " ", fold(text)))

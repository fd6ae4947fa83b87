"""Things that a text lists without counting them: "các lĩnh vực: đấu thầu; đầu tư; hợp tác xã" are three."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.phrases import tokenize
from assistant.sentences import UPPER
from ingest.textnorm import fold

_REACH = 60
_NEAR = 40
_LEAST = 2
_UNIT = 2
_MOST = 40
_GENERAL = (
    "noi", "don", "co", "cai", "nhung", "viec", "muc", "loai", "hinh", "giai", "ca", "hoat", "bien", "nhom", "doi",
)  # fmt: skip
_SEVERAL = {
    "cac", "nhung", "so", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "moi", "tung", "vai",
}  # fmt: skip
_KINDS = ("loai", "nhom", "dang", "kieu")
_ROWS = ("nhiem vu", "tieu chi", "chi tieu")
_NEVER_LISTED = {"dân", "tiền", "đồng", "tỷ", "triệu"}
_SENTENCE_END = re.compile(rf"(?<=[^\d])\.(?:\s+(?=[{UPPER}])|$)")
_COMPRISES = re.compile(r"\bgồm(?: có)?:\s*", re.IGNORECASE)
_COMMAS = re.compile(r",\s+")
_NAMES = re.compile(rf"((?:[{UPPER}][\w-]*(?: [{UPPER}][\w-]*)*)(?:(?:, | và )[{UPPER}][\w-]*(?: [{UPPER}][\w-]*)*)+)")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Things that a text lists without counting them, with the words of the question for what they are."""

    unit: str
    items: Sequence[str]

    def counted(self, n: int) -> str:
        """Their number and names in one line, with the number of the citation."""
        unit = " ".join(self.unit.split()[:_UNIT])
        return f"**{len(self.items)} {unit}**: {'; '.join(self.items)} [{n}]."


def listed(text: str, unit: str, whole: bool = False) -> list[str]:
    """The items that the text lists after the words for what is counted; empty when it lists none.

    With `whole` the text itself may be the list, as that of a footnote is. Rows of tables are counted elsewhere.
    """
    tokens = tokenize(unit)[:_LEAST]
    head = [token.folded for token in tokens]
    if " ".join(head) in _ROWS or not _NEVER_LISTED.isdisjoint(unit.lower().split()[:1]):
        return []
    named = [head[:length] for length in range(len(head), 0, -1)]
    named += [head[1:]] if head[:1] and head[0] in _KINDS else []
    for words in (words for words in named if words):
        alike = tokens[0].lower if words == head[:1] and tokens[0].marked else ""
        for end in _ends_of(text, words, alike):
            if items := _after(text[end:]):
                return items
    return _of_kind(_split(text), head) if whole and head else []


def comprised(text: str) -> list[str]:
    """The items that the text says something to consist of: "kinh phí 5 tỷ đồng, gồm: ngân sách …; nguồn khác …"."""
    found = _COMPRISES.search(text)
    return _split(_SENTENCE_END.split(text[found.end() :], maxsplit=1)[0]) if found else []


def _ends_of(text: str, words: list[str], alike: str = "") -> list[int]:
    """Where the words end in the text, each time that they stand there; a single one with the same marks, and only
    after a word for several of them: "du" of "du lịch" is no "du khách"."""
    tokens = tokenize(text)
    folded = [token.folded for token in tokens]
    starts = [
        at for at in range(len(tokens)) if folded[at : at + len(words)] == words and alike in {"", tokens[at].lower}
    ]
    if len(words) == 1:
        starts = [at for at in starts if not at or folded[at - 1] in _SEVERAL or folded[at - 1].isdecimal()]
    return [tokens[at + len(words) - 1].end for at in starts]


def _after(rest: str) -> list[str]:
    colon = re.match(rf"[^:;.]{{0,{_REACH}}}:\s*", rest)
    if colon:
        return _split(_SENTENCE_END.split(rest[colon.end() :], maxsplit=1)[0])
    names = _NAMES.match(rest.lstrip())
    return [item.strip() for item in re.split(r", | và ", names[1])] if names else []


def _split(text: str) -> list[str]:
    """The items of a list: parted by semicolons, else by commas; what follows the list is no part of it."""
    text = text[: _closing(text)]
    first = text.partition(";")[0]
    by_commas = ";" not in text or (first.count(",") >= _LEAST and first.count(",") > text.count(";"))
    parts = _COMMAS.split(first) if by_commas else text.split(";")
    items = [part.strip(" .;,") for part in parts]
    items = [item for item in items if item]
    return items if _LEAST <= len(items) <= _MOST else []


def _closing(text: str) -> int:
    """Where a bracket closes that the text does not open, else its end."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return at
    return len(text)


def _of_kind(items: list[str], head: list[str]) -> list[str]:
    """All items where things in general are counted, else those that begin with the word for what is counted."""
    if head[0] in _GENERAL:
        return items
    bare = [item.rpartition(": ")[2] for item in items]
    return [item for item in bare if any(fold(item).find(" ".join(head[:n])) in range(_NEAR) for n in (2, 1))]

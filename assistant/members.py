"""Questions for the members of so many things ("02 hệ thống là những hệ thống nào"), and texts that name them."""

from __future__ import annotations

import re

from assistant.periods import YEAR

_ASIDE = r"là|phải|của|khi|do|thì|được|theo|thế|như|lúc|và|ở|tại|trong|có|cần"
_OTHERS = r"ngày|năm|tháng|quý|sở|cơ quan|đơn vị|nhiệm vụ|việc"
"""Words after which "nào" asks of something else than the things that were counted."""
_ASKED = re.compile(
    r"\b(?:kể tên|nêu tên|tên|danh sách|liệt kê)\b|\b(?:là|gồm|ở|tại) (?:những|các)\b.*\bnào\b|\bnhững ai\b"
    rf"|(?<![\d.,/])\d{{1,2}} (?:(?!(?:{_ASIDE}|{_OTHERS})\b)[^\W\d_]+ ){{1,9}}nào\W*$"
    r"|(?:^|[:;,]) *(?:các |những )?0?\d{1,2} (?!ngày|năm|tháng|quý)[^\W\d_]+(?: [^\W\d_]+){0,2} nào\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NUMBER_WORD = re.compile(rf"^(?:{'|'.join(_NUMBER_WORDS)})(?= [^\W\d])(?! \d)", re.IGNORECASE)
_SO_MANY = re.compile(r"(?<![\d.,/])(\d+) ([^\W\d_]+)")
_LISTS = re.compile(r"[:(]")


def members_asked(text: str) -> list[tuple[int, str]]:
    """The numbers of things whose members a question asks for, each with the first word for these things."""
    if not _ASKED.search(text):
        return []
    return [(int(number), unit) for number, unit in _SO_MANY.findall(_in_digits(text)) if not YEAR.fullmatch(number)]


def counts_members(text: str, number: int, unit: str) -> bool:
    """Whether a text says that there are so many of the things."""
    return _counted(text, number, unit) is not None


def names_members(text: str, number: int, unit: str) -> bool:
    """Whether a text goes on to name so many things after their number."""
    here = _counted(text, number, unit)
    return here is not None and _LISTS.search(text[here.end() :].partition("[")[0]) is not None


def _counted(text: str, number: int, unit: str) -> re.Match[str] | None:
    return re.search(rf"(?<![\d.,])0*{number} {re.escape(unit)}", text, re.IGNORECASE)


def _in_digits(text: str) -> str:
    """The text with a number word at its start or before a noun in digits: "Ba Sở" is "3 Sở"."""
    return _NUMBER_WORD.sub(lambda match: str(_NUMBER_WORDS.index(match.group().lower()) + 2), text)

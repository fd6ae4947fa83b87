"""The yes or no of a question whether one column of a row reaches, exceeds or falls below another."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures import cell_value
from assistant.question import Question
from assistant.wording import cell_name, upper_first
from index.types import RecordCell

DONE_YET = re.compile(r"\bđã\b.*\bchưa\b(?! (?:có|được|đạt)\b.*\w)", re.IGNORECASE)
SAYS_WHETHER = re.compile(
    r"\*\*(?:(?:Có|Không|Đã đạt|Chưa)\*\*: |(?:Đạt(?: và vượt)?|Chưa đạt|Không đạt) chỉ tiêu\*\*)"
)
"""How an answer begins that says yes or no to such a question."""
_WHETHER = re.compile(r"(?<!thế )\b(?:không|chưa)\s*(?:[,;?.!]|$)", re.IGNORECASE)
_TRAILING = re.compile(r"\b(?:phải|đúng) (?:không|ko|k)\b|\bcó đúng\b|\bhay chưa\b|\bchưa\W*$", re.IGNORECASE)
_SHORT = re.compile(
    r"\b(?:chưa|không)(?: \w+)? (?:đạt|được|bằng|tới|chạm|trọn|đủ)\b|\b(?:dưới|thấp hơn|ít hơn|nhỏ hơn|kém|hụt|thiếu)\b"
    r"|\b(?:mất|trừ|giảm|tụt|sụt|hạ)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?<!thấp )(?<!ít )(?<!nhỏ )(?<!kém )\bhơn\b|\b(?:trên|tăng|vượt|nâng|cải thiện)\b", re.IGNORECASE)
_EQUAL = re.compile(r"\b(?:bằng|ngang|giống|trùng|như nhau|giữ nguyên|không (?:thay )?đổi)\b", re.IGNORECASE)
_DIFFERENT = re.compile(r"\b(?:khác|chênh|lệch|thay đổi)\b", re.IGNORECASE)


def is_asked(question: Question) -> bool:
    """Whether a yes or no is asked for."""
    return question.polar or any(way.search(question.text) for way in (DONE_YET, _WHETHER))


def reaches(question: Question, low: RecordCell, high: RecordCell, gap: str) -> str:
    """Whether a score reaches the highest there is, or falls short where that is asked: without its full stop."""
    apart = cell_value(high) - cell_value(low)
    short = _SHORT.search(question.text) is not None
    how = "bằng" if not apart else ("thấp hơn" if apart > 0 else "cao hơn")
    sides = f"{cell_name(low)} ({low.text}) **{how}** {cell_name(high)} ({high.text})"
    return f"{_yes(question, (apart > 0) == short)}: {sides}" + (f", chênh **{gap}**," if apart else "")


def changes(question: Question, low: RecordCell, high: RecordCell, sides: str) -> str:
    """What is said of two columns, after the yes or no to how they are asked to compare; as it is without such."""
    holds = _holds(question, *_as_named(question, low, high))
    return upper_first(sides) if holds is None else f"{_yes(question, holds)}: {sides}"


def _as_named(question: Question, low: RecordCell, high: RecordCell) -> tuple[Decimal, Decimal]:
    """The value that the question compares and the one that it is compared with, by the order of their years."""
    first, second = low, high
    at = [question.text.find(str(cell.year)) if cell.year else -1 for cell in (low, high)]
    rising = re.search(r"\b(?:tăng|giảm|nâng|cải thiện|tụt|sụt|hạ)\b", question.text, re.IGNORECASE)
    if rising or (min(at) >= 0 and at[1] < at[0]) or (min(at) < 0 and at[1] >= 0):
        first, second = high, low
    return cell_value(first), cell_value(second)


def _holds(question: Question, one: Decimal, other: Decimal) -> bool | None:
    """Whether one value stands to the other as the question says; None where it says no such thing."""
    text = question.text
    ways = [
        (_EQUAL, one == other),
        (_SHORT, one < other),
        (_MORE, one > other),
        (_DIFFERENT, one != other),
    ]
    said = {holds for way, holds in ways if way.search(text)}
    return said.pop() if is_asked(question) and len(said) == 1 else None


def _yes(question: Question, holds: bool) -> str:
    """Yes or no in the words that answer the question's own."""
    if _TRAILING.search(question.text) and not DONE_YET.search(question.text):
        return f"**{'Đúng' if holds else 'Không đúng'}**"
    if DONE_YET.search(question.text):
        return "**Đã đạt**" if holds else "**Chưa**"
    return f"**{'Có' if holds else 'Không'}**"

"""Questions for the places of a ranking that something moves between years, and for steps a year."""

from __future__ import annotations

import re

from assistant.question import Question

_MOVES = re.compile(
    r"\b(?:cải thiện|nâng|lên|leo|vươn|tiến|thăng|nhảy|lùi|tụt|rớt|xuống|tăng|giảm|chênh|cách)\b[^,;?]*?"
    r"\b(?:bao nhiêu|mấy) (?:bậc|hạng|thứ hạng)\b",
    re.IGNORECASE,
)
EACH_YEAR = re.compile(
    r"\b(?:mỗi|hằng|hàng|từng|bình quân|trung bình) năm\b|\b(?:một|1) năm (?:tăng|nhích|lên)\b", re.IGNORECASE
)
"""What is asked is a step a year, and not how far two years are apart."""
_RANKS = re.compile(r"\b(?:nào|gì|ai|đâu)\b[^?]*\bnhất\b", re.IGNORECASE)
_LEAST_STEP = re.compile(r"\b(?:ít|nhiều) nhất (?:là )?(?=(?:mấy|bao nhiêu)\b)", re.IGNORECASE)
_AIMS = {"target", "rank_target"}


def moves_between_years(question: Question, text: str) -> bool:
    """Whether it is asked how many places one thing moves between years that are named."""
    other = EACH_YEAR.search(text) or _RANKS.search(text) or len(question.documents) > 1
    several = len(set(question.years)) > 1 and set(question.roles()) <= {*_AIMS, "result"}
    return bool(several and _MOVES.search(text)) and not other


def without_least_steps(text: str) -> str:
    """The text without "ít nhất" before a number that is asked for, which ranks nothing."""
    return _LEAST_STEP.sub("", text)

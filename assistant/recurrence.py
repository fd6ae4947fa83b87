"""How often something takes place: as questions ask it, and as texts say it."""

from __future__ import annotations

import re

from assistant.question import Question
from assistant.sentences import Span

_TIMES = r"(?:lần|đợt|phiên|buổi|kỳ|cuộc|lượt)"
HOW_OFTEN = re.compile(
    r"\btần suất\b|\bđịnh kỳ\b[^,;?]*\bbao lâu\b|\bbao lâu\b[^,;?]*\bđịnh kỳ\b"
    rf"|\bbao lâu (?:thì |lại )?(?:[^\W\d_]+ ){{0,2}}(?:một|1) {_TIMES}\b"
    rf"|\b(?:mấy|bao nhiêu) {_TIMES}\b[^,;?]{{0,25}}?(?:/|\b(?:một|1|mỗi|hằng|hàng) )\s?(?:năm|quý|tháng|tuần|ngày)\b"
    rf"|\b(?:mỗi|một|hằng|hàng) (?:năm|quý|tháng|tuần|ngày)\b[^,;?]{{0,60}}\b(?:mấy|bao nhiêu) {_TIMES}\b",
    re.IGNORECASE,
)
_EACH = r"(?:năm|quý|tháng|tuần|ngày)\b"
_SO_OFTEN = r"(?:\d+|một|hai|ba|bốn) (?:lần|đợt|phiên|buổi|kỳ|cuộc|lượt)\b"
_SO_MANY_TIMES = re.compile(rf"\b(?:mấy|bao nhiêu) {_TIMES}\b", re.IGNORECASE)
_COUNTED = re.compile(_SO_OFTEN, re.IGNORECASE)
OFTEN = re.compile(
    rf"{_SO_OFTEN}(?: [^\W\d_]+){{0,4}}\s?(?:/\s?|(?:trong |trên )?(?:mỗi|một|hằng|hàng) |trong ){_EACH}"
    rf"|\b(?:(?:mỗi|hằng|hàng) |\d+ ){_EACH}(?: [^\W\d_]+){{0,3}} {_SO_OFTEN}"
    rf"|\b(?:(?:định kỳ|thường xuyên),? )?(?:mỗi|hằng|hàng) {_EACH}|\bđịnh kỳ (?:\d+ )?{_EACH}",
    re.IGNORECASE,
)
"""How often something takes place."""
_RECURRING = re.compile(
    r"^(?=.*\b(?:khi nào|lúc nào|bao giờ|bao lâu)\b).*\b(?:báo cáo|họp|giao ban|sơ kết|kiểm tra)\b", re.IGNORECASE
)
_RECURS = re.compile(
    r"\bđịnh kỳ(?: (?:hằng|hàng|mỗi) (?:tuần|tháng|quý|năm))?|\b(?:hằng|hàng) (?:tuần|tháng|quý|năm)\b", re.IGNORECASE
)


def recurrences(question: Question, sentence: str) -> list[re.Match[str]]:
    """How often the sentence says that something recurs, where it is asked when reports are due or meetings held."""
    return list(_RECURS.finditer(sentence)) if _RECURRING.search(question.text) else []


def how_often(question: str, sentence: str) -> list[Span]:
    """Where a sentence says how often something takes place; how many times, where that is asked."""
    found = list(OFTEN.finditer(sentence))
    if _SO_MANY_TIMES.search(question):
        found = [match for match in found if _COUNTED.search(match.group())]
    return [match.span() for match in found]

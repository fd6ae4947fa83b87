"""Whether an answer lacks the time that is asked for: the day, the period, or since when something holds."""

from __future__ import annotations

import re

from assistant.attachment import told_by
from assistant.draft import Context, Draft
from assistant.sentences import in_bold
from assistant.wants import HOW_MUCH
from ingest.deadlines import find_deadlines
from ingest.textnorm import fold

_SINCE = re.compile(r"\btừ (?:ngày|hôm|lúc|khi|thời điểm|năm) nào\b|\bcó hiệu lực\b.*\bnào\b", re.IGNORECASE)
_ON_DAY = re.compile(r"\b(?:vào|đúng) ngày nào\b|(?<!trước )\bngày nào (?:trong|hằng|hàng) tháng\b", re.IGNORECASE)
_FROM_DAY = re.compile(r"\b(?:từ|hiệu lực)\b", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}/\d{1,2}|\bngày \d", re.IGNORECASE)
_PERIOD = re.compile(r"(?:quý [IV1-4]+|tháng \d{1,2})\b", re.IGNORECASE)
BLANK = "trống"
_WHICH_DAY = re.compile(r"\b(?:ngày|tháng|quý) (?:nào|mấy|bao nhiêu)\b", re.IGNORECASE)
_PART_OF_YEAR = re.compile(r"\b(?:tháng|quý) [IV\d]|\b(?:giữa|cuối|đầu|sau|trong) \w", re.IGNORECASE)
_BY_WHICH_DAY = re.compile(r"\b(?:vào|trước|đến|từ|hết) ngày (?:nào|mấy|bao nhiêu)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


def lacks_start(context: Context, draft: Draft) -> bool:
    """From or on which day something holds is asked, and only the deadline of a task was found."""
    asked, first = context.question.text, draft.text if "\n- " in draft.text else draft.text.split("\n")[0]
    if not draft.bibliography.rows() or draft.table or "deadline" not in context.question.roles():
        return False
    since = _SINCE.search(asked) and not _FROM_DAY.search(first)
    return bool(since or (_ON_DAY.search(asked) and not _DAY.search(first)))


def lacks_period(context: Context, draft: Draft) -> bool:
    """An amount of one quarter or month is asked for, and the text speaks of none."""
    question = context.question
    if draft.bibliography.rows() or question.deadline is None or "deadline" in question.roles() or draft.table:
        return False
    words = _PERIOD.search(question.deadline.words)
    if words is None or not HOW_MUCH.search(question.text):
        return False
    start, end = question.deadline.start or "", question.deadline.end or ""
    days = (found.deadline.end or "" for found in find_deadlines(told_by(draft).sentence, 0))
    told = any(start <= day <= end if start else day == end for day in days if day and end)
    return fold(words.group()) not in fold(draft.text) and not told


def lacks_date(context: Context, draft: Draft) -> bool:
    """A day, month or quarter is asked for, and the cell that is told states none and no number, or the text no day."""
    told = " ".join(in_bold(draft.text))
    if not draft.bibliography.rows() and _BY_WHICH_DAY.search(context.question.text):
        return not (draft.table or _DAY.search(draft.text) or _PART_OF_YEAR.search(draft.text))
    asked = _WHICH_DAY.search(context.question.text) and draft.bibliography.rows() and not draft.table
    return bool(asked) and bool(told) and not (_DIGIT.search(told) or find_deadlines(told, 0) or BLANK in told)

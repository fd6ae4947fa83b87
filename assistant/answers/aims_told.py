"""Whether what is to be reached is told where it is asked what was."""

from __future__ import annotations

import re

from assistant.attachment import PART_END, told_by
from assistant.draft import Context, Draft
from assistant.stated_figures import speaks_of_aims
from assistant.wants import HOW_MUCH
from index.types import Passage

_REACHED = re.compile(r"\bđạt (?:được )?(?:bao nhiêu|mấy)\b|\bđã\b", re.IGNORECASE)
_OF_AIMS = re.compile(
    r"\b(?:mục tiêu|chỉ tiêu|phấn đấu|dự kiến|kế hoạch|đặt|đề ra|phải|cần|giao|hướng tới|đích|sẽ|muốn|yêu cầu)\b",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"\bphấn đấu\b|\btối thiểu\b|\bít nhất\b|\bđạt từ\b|\btừ \S+ trở lên\b|\bnâng\b.* \blên\b", re.IGNORECASE
)
_NOW = re.compile(r"\bhiện (?:có|nay|đang|tại|giờ)\b|\bđang có\b", re.IGNORECASE)
_DONE_SO_MUCH = re.compile(
    r"\bđã\b(?! (?:đặt|giao|đề ra|được giao|phấn đấu))[^,;?]*\b(?:bao nhiêu|mấy)\b"
    r"|(?<!phải )(?<!cần )\b\w+ được (?:bao nhiêu|mấy)\b",
    re.IGNORECASE,
)
_SETS_AIM = re.compile(
    r"\b(?:đặt|đề ra|giao|xác định)(?: ra)? (?:mục tiêu|chỉ tiêu)\b|\b(?:mục tiêu|chỉ tiêu|phấn đấu)\b[^,;?]*"
    r"\b(?:bao nhiêu|mấy)\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\b(?:mới|hiện|đang)(?: chỉ)? (?:có|đạt|được)\b|\bđã (?:có|đạt)\b", re.IGNORECASE)
_STATE = re.compile(r"\b(?:hiện trạng|thực trạng|tình hình|kết quả)\b", re.IGNORECASE)
_HAS_DONE = re.compile(r"\b(?:đã|mới|vừa)\b", re.IGNORECASE)


def tells_result_for_aim(context: Context, draft: Draft) -> bool:
    """How much is aimed at is asked, and the part of the text that is told says how far things have come."""
    question, source = context.question, next(iter(draft.bibliography.sources()), None)
    asked = _SETS_AIM.search(question.text) and HOW_MUCH.search(question.text)
    if not asked or not isinstance(source, Passage) or draft.table or draft.computed:
        return False
    told = " ".join(told_by(draft).parts(PART_END))
    state = _STATE.search(" ".join(source.path)) and not speaks_of_aims(source.path)
    return bool(_SO_FAR.search(told) or state) and not (_OF_AIMS.search(told) or _AIMED.search(told))


def tells_an_aim(context: Context, draft: Draft) -> bool:
    """How much has been done is asked, and what was found is what is to be done."""
    source = next(iter(draft.bibliography.sources()), None)
    if not isinstance(source, Passage) or draft.table or not _DONE_SO_MUCH.search(context.question.text):
        return False
    return speaks_of_aims(source.path) and not _HAS_DONE.search(told_by(draft).sentence)


def tells_aim_for_result(context: Context, draft: Draft) -> bool:
    """What was reached is asked, and the part of the text that is told says what is to be reached."""
    question = context.question
    if (
        draft.bibliography.rows()
        or draft.table
        or len(draft.bibliography.passages()) != 1
        or _OF_AIMS.search(question.text)
    ):
        return False
    if _NOW.search(question.text) and HOW_MUCH.search(question.text):
        return speaks_of_aims(draft.bibliography.passages()[0].path)
    told = " ".join(told_by(draft).parts(PART_END))
    return _REACHED.search(question.text) is not None and _AIMED.search(told) is not None

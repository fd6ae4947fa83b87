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
_HAS_DONE = re.compile(r"\b(?:đã|mới|vừa)\b", re.IGNORECASE)


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

"""Whether a question sets the tasks of several plans or years against each other."""

from __future__ import annotations

import re

from assistant.question import AGENCY_ROLES, Operation, Question
from ingest.textnorm import fold

_SET_AGAINST = re.compile(
    r"\b(?:hơn|hơn kém|chênh(?: lệch)?|tăng|giảm|khác(?: nhau)?|giống(?: nhau)?|so sánh|so với|mỗi (?:năm|kế hoạch))\b",
    re.IGNORECASE,
)
_TASKS = re.compile(r"\b(?:nhiệm vụ|(?:công |đầu )?việc)\b", re.IGNORECASE)
_SO_MANY = re.compile(
    r"\b(?:bao nhiêu|mấy|nhiều|ít|tăng|giảm|số (?:lượng )?(?:nhiệm vụ|việc|công việc))\b", re.IGNORECASE
)
_COMPARING = {
    *("nhieu", "it", "hon", "kem", "tang", "giam", "khac", "giong", "nhau", "gi"),
    *("so", "sanh", "voi", "chenh", "lech", "moi", "nam", "luong"),
}
"""Folded words that only say that two things are compared."""


def tasks_of_plans(question: Question, text: str) -> Operation | None:
    """How the tasks of several plans, perhaps of one agency, are compared: by their number, or one by one.

    None where anything else is asked of them, or a matter is named that they are about.
    """
    several = len(question.documents) > 1 or len(set(question.years)) > 1
    named = question.codes or question.items or question.quoted or question.deadline or question.indexes
    asked = {role for role in question.roles() if role not in {*AGENCY_ROLES, "task", "name"}}
    of_tasks = question.unit == "task" or (question.unit is None and _TASKS.search(text))
    if not several or not of_tasks or named or asked or not _SET_AGAINST.search(text):
        return None
    if any(fold(word) not in _COMPARING for word in question.words_besides_agencies()):
        return None
    question.unit = "task"
    question.subject = " ".join(word for word in question.subject.split() if fold(word) not in _COMPARING)
    return "count" if _SO_MANY.search(text) else "list"

"""Whether an answer tells how far two figures are apart, where that is asked."""

from __future__ import annotations

import re

from assistant.draft import Context, Draft
from assistant.wants import asks_gap

_LISTING = {"list", "count", "max", "min", "metadata"}
_SAID = re.compile(
    r"\b(?:tăng|giảm|hơn|vượt|thiếu|hụt|chênh|kém|gấp|cách|tụt)\b[^.;\d]{0,30}\d|(?:bằng|như) nhau", re.IGNORECASE
)


def lacks_gap(context: Context, draft: Draft) -> bool:
    """How far two figures are apart is asked, and the answer tells no distance: it knows one side at most."""
    question = context.question
    if not asks_gap(question) or draft.table or question.operation in _LISTING:
        return False
    return _SAID.search(draft.text) is None

"""Questions that take it for given that something was called off, put off or changed, of which no source speaks."""

from __future__ import annotations

import re

from assistant.citing import MARK
from assistant.draft import Context, Draft
from assistant.phrases import alternatives


def of_no_such_change(context: Context, draft: Draft, told: str) -> Draft | None:
    """A refusal that says what is planned, where nothing that is told speaks of the change that a question supposes."""
    changes = context.knowledge.lexicon.groups["undoing"].values()
    words = alternatives(word for alike in changes for word in alike)
    supposed = re.search(rf"\b(?:bị|được|đã) (?P<deed>{words})\b", context.question.text, re.IGNORECASE)
    if not supposed:
        return None
    alike = next(alike for alike in changes if supposed["deed"].lower() in alike)
    if re.search(rf"\b(?:{alternatives(alike)})\b", told, re.IGNORECASE):
        return None
    said = MARK.sub("", draft.text.split("\n")[0]).rstrip(" :.")
    text = f"Không tìm thấy thông tin về việc “{supposed.group()}” trong: {context.searched()}. Văn bản ghi: {said}."
    return context.abstain("not_found", text)

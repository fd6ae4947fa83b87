"""Documents that a question names by the day of their issue: "văn bản ngày 24/5/2022"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question import Question
from assistant.wants import KINDS_OF_DOCUMENT
from ingest.model import DocumentMeta
from ingest.textnorm import fold

_PAPER_OF_DAY = re.compile(rf"\b(?P<kind>{KINDS_OF_DOCUMENT})\b[^,;?\d]{{0,25}}?\bngày\b", re.IGNORECASE)
_ANY = "van ban"


def issued_on(question: Question, documents: Sequence[DocumentMeta]) -> str | None:
    """The one document of the kind and day that the question names; None where it names none so, or several fit."""
    paper, day = _PAPER_OF_DAY.search(question.text), question.deadline
    if paper is None or day is None or day.start != day.end or question.documents:
        return None
    kind = fold(paper["kind"])
    same = [d for d in documents if d.issue_date == day.start and d.draft_of is None]
    labels = [d.label for d in same if kind in {_ANY, fold(d.kind or "")}]
    return labels[0] if len(labels) == 1 else None

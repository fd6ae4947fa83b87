"""Which of the documents is the one on a matter, as their titles say it: "Kế hoạch nào nói về PAPI giai đoạn …?"."""

from __future__ import annotations

import re

from assistant.draft import Context, Draft
from assistant.periods import covers
from assistant.question import Question
from assistant.wants import KINDS_OF_DOCUMENT
from assistant.wording import document_name, upper_first
from ingest.model import DocumentMeta
from ingest.textnorm import fold

_CONFIDENCE = 0.93
_WHOLLY = 0.9
_MOST = 4
_TELLS = (
    r"(?:nói|về|cho|của|dành|bàn|quy định|đề cập|đặt|đề ra|báo cáo|liên quan|nâng cao|cải thiện|áp dụng|phục vụ|là)\b"
)
_OPENS = r"^\W*(?:(?:trong |vào )?năm \d{4},? |hiện |có (?:những |các )?)?"
_WHICH = re.compile(rf"{_OPENS}(?P<kind>{KINDS_OF_DOCUMENT}) nào (?:có )?{_TELLS}", re.IGNORECASE)
_ANY = "van ban"
_FRAME = {"nói", "báo", "cáo", "đặt", "ra", "áp", "dụng", "phục", "vụ", "quy", "định", "đến", "tới", "dành"}
"""Words by which a document is asked for, which its title need not say."""


def answer_which_document(context: Context) -> Draft | None:
    """The documents of the kind that is asked for whose titles say all of the matter; None where there is none."""
    question = context.question
    asked = _WHICH.search(question.text)
    if asked is None or _names_more(question):
        return None
    found = [d for d in _in_scope(context) if _is_of_kind(d, asked["kind"]) and _is_on(context, d)]
    issued = [d for d in found if d.status == "issued"] or found
    if not issued or len(issued) > _MOST:
        return None
    bibliography = context.bibliography()
    named = [f"**{upper_first(document_name(d))}**: {d.title} [{bibliography.metadata(d, ['title'])}]" for d in issued]
    yes = "**Có.** " if question.polar else ""
    text = f"{yes}{named[0]}."
    if len(named) > 1:
        text = "\n".join([f"Có **{len(named)} văn bản**:", *(f"- {line}" for line in named)])
    return Draft(text, _CONFIDENCE, bibliography, computed=[str(len(named))])


def _names_more(question: Question) -> bool:
    """Whether a row, a paper or an agency is named, of which a title says nothing."""
    return bool(
        question.codes
        or question.items
        or question.quoted
        or question.document_numbers
        or question.agencies
        or question.asks_agency
    )


def _in_scope(context: Context) -> list[DocumentMeta]:
    known = context.knowledge.documents
    drafts = [label for label in known if label not in context.documents.labels]
    return [known[label] for label in (*context.documents.labels, *drafts)]


def _is_of_kind(document: DocumentMeta, kind: str) -> bool:
    return fold(kind) == _ANY or fold(document.kind or "") == fold(kind)


def _is_on(context: Context, document: DocumentMeta) -> bool:
    """Whether a document's title says each index and nearly every word of the question, and its period each year."""
    question = context.question
    indexes = set(context.knowledge.indexes_in(document.title))
    other = question.documents and document.label not in question.documents
    if other or not all(covers(document, year) for year in question.years) or not set(question.indexes) <= indexes:
        return False
    words = [word for word in question.subject.split() if word.lower() not in _FRAME]
    if not words:
        return bool(question.indexes or question.years)
    terms = context.knowledge.terms
    title = terms.text(f"{document.kind or ''} {document.title}")
    return terms.coverage(terms.query(" ".join(words)), [(title, 1.0)]) >= _WHOLLY

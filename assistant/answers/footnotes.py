"""Footnotes by number."""

from __future__ import annotations

from assistant.answers.prose import best_sentence
from assistant.draft import Context, Draft
from assistant.enumerations import Enumeration, listed
from assistant.evidence import says_a_number
from assistant.values import counted_numbers
from assistant.wants import wants
from index.types import Passage

_CONFIDENCE = 0.95


def answer_footnote(context: Context) -> Draft | None:
    """The footnote of the number asked for, in the documents in scope that have it."""
    mark = context.question.footnote
    if mark is None:
        return None
    notes = {
        label: [p for p in context.knowledge.passages(label) if p.kind == "footnote"]
        for label in context.documents.labels
    }
    found = [p for label in context.documents.labels for p in notes[label] if p.marker == mark]
    if not found:
        return _missing(context, mark, notes)
    numbers = context.question.document_numbers
    found = [p for p in found if numbers and says_a_number(numbers, p.text)] or found
    if not context.documents.named and len({p.document for p in found}) > 1:
        query = context.knowledge.terms.query(context.question.subject)
        found.sort(
            key=lambda p: -context.knowledge.terms.coverage(query, [(context.knowledge.terms.text(p.text), 1.0)])
        )
    bibliography = context.bibliography()
    lines = [
        f"Chú thích {mark} của {context.name(p.document)}: {p.text} [{bibliography.passage(p)}]" for p in found[:3]
    ]
    computed: list[str] = []
    if told := _counted(context, found[0]):
        lines.insert(0, told.counted(bibliography.passage(found[0])))
        computed.append(str(len(told.items)))
    if context.question.subject and (host := _host(context, found[0])):
        lines.append(f"Chú thích gắn với: {best_sentence(context, host)} [{bibliography.passage(host)}]")
    text = "\n\n".join(lines)
    return Draft(text, _CONFIDENCE, bibliography, interpretation=f"Chú thích {mark}", computed=computed)


def _counted(context: Context, note: Passage) -> Enumeration | None:
    """The things of the kind that is counted that the footnote lists; None where it counts them itself."""
    unit = next((want.unit for want in wants(context.question) if want.kind == "counted"), "")
    if not unit or counted_numbers(note.text, unit):
        return None
    items = listed(note.text, unit, whole=True)
    return Enumeration(unit, items) if items else None


def _host(context: Context, note: Passage) -> Passage | None:
    """The passage that the footnote hangs on."""
    return next((p for p in context.knowledge.passages(note.document) if note.id in p.footnotes), None)


def count_footnotes(context: Context) -> Draft | None:
    """ "Báo cáo có bao nhiêu chú thích?": the footnotes of the document named."""
    question = context.question
    if question.unit != "footnote" or question.operation != "count" or not context.documents.named or question.footnote:
        return None
    label = context.documents.labels[0]
    notes = [p for p in context.knowledge.passages(label) if p.kind == "footnote"]
    if not notes:
        return None
    bibliography = context.bibliography()
    marks = ", ".join(f"{p.marker} [{bibliography.passage(p)}]" for p in notes)
    text = f"{context.name(label)} có **{len(notes)} chú thích**: {marks}."
    return Draft(text, _CONFIDENCE, bibliography, computed=[str(len(notes))])


def _missing(context: Context, mark: str, notes: dict[str, list[Passage]]) -> Draft:
    marks = [int(p.marker) for found in notes.values() for p in found if p.marker.isdecimal()]
    where = context.searched()
    if mark.isdecimal() and marks and min(marks) < int(mark) < max(marks):
        return context.abstain(
            "missing_part", f"Bản trong kho thiếu chú thích {mark} ({where}), nên không thể nêu nội dung."
        )
    known = f" Có chú thích từ {min(marks)} đến {max(marks)}." if marks else ""
    return context.abstain("not_found", f"Không tìm thấy chú thích số {mark} trong {where}.{known}")

"""Footnotes by number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.best_sentence import best_sentence
from assistant.counting import counted_numbers
from assistant.draft import Context, Draft
from assistant.enumerations import Enumeration, listed
from assistant.evidence import says_a_number
from assistant.wants import KINDS_OF_DOCUMENT, units_counted
from index.types import Passage
from ingest.textnorm import fold

_CONFIDENCE = 0.95
_FOOTNOTE = re.compile(r"(?:chú thích|cước chú|ghi chú)\b", re.IGNORECASE)
_OF_KIND = re.compile(rf"(?:của|trong|ở|tại) ({KINDS_OF_DOCUMENT})\b", re.IGNORECASE)
_HOST = 0.9
_DESCRIBED = 0.5


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
    found = _of_its_kind(context, found)
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
    for at, told in enumerate(_counted(context, found[0])):
        lines.insert(at, told.counted(bibliography.passage(found[0])))
        computed.append(str(len(told.items)))
    if context.question.subject and (host := _host(context, found[0])):
        lines.append(f"Chú thích gắn với: {best_sentence(context, host)} [{bibliography.passage(host)}]")
    text = "\n\n".join(lines)
    return Draft(text, _CONFIDENCE, bibliography, interpretation=f"Chú thích {mark}", computed=computed)


def _of_its_kind(context: Context, notes: list[Passage]) -> list[Passage]:
    """The footnotes of documents of the kind that is named ("chú thích 8 của báo cáo"); all where there are none."""
    kind = _OF_KIND.search(context.question.text)
    known = context.knowledge.documents
    return [p for p in notes if kind and fold(known[p.document].kind or "") == fold(kind[1])] or notes


def _counted(context: Context, note: Passage) -> list[Enumeration]:
    """The things of the kinds that are counted that the footnote lists, but for those that it counts itself."""
    units = units_counted(context.question)
    uncounted = (unit for unit in units if not counted_numbers(note.text, unit))
    return [Enumeration(unit, items) for unit in uncounted if (items := listed(note.text, unit, whole=True))]


def _host(context: Context, note: Passage) -> Passage | None:
    """The passage that the footnote hangs on."""
    return next((p for p in context.knowledge.passages(note.document) if note.id in p.footnotes), None)


def count_footnotes(context: Context) -> Draft | None:
    """ "Báo cáo có bao nhiêu chú thích?", "mấy chú thích dẫn Chương trình số 05-CTr/TU?": footnotes of a document."""
    question = context.question
    if question.unit != "footnote" or not context.documents.named or question.footnote:
        return None
    label = context.documents.labels[0]
    notes = [p for p in context.knowledge.passages(label) if p.kind == "footnote"]
    units = units_counted(question)
    if not notes or not units:
        return None
    if not any(_FOOTNOTE.match(unit) for unit in units):
        return _in_described(context, notes)
    numbers = ", ".join(question.document_numbers)
    cited = [p for p in notes if all(fold(number) in fold(p.text) for number in question.document_numbers)]
    if not cited:
        return context.abstain("not_found", f"Không có chú thích nào của {context.name(label)} dẫn {numbers}.")
    bibliography = context.bibliography()
    marks = ", ".join(f"{p.marker} [{bibliography.passage(p)}]" for p in cited)
    which = f" dẫn {numbers}" if numbers else ""
    text = f"{context.name(label)} có **{len(cited)} chú thích**{which}: {marks}."
    return Draft(text, _CONFIDENCE, bibliography, computed=[str(len(cited))])


def _in_described(context: Context, notes: Sequence[Passage]) -> Draft | None:
    """What is counted in the footnote that the question describes: by its own words and the sentence it hangs on."""
    terms = context.knowledge.terms
    query = terms.query(_FOOTNOTE.sub(" ", context.question.subject))
    hosts = {note.id: host for note in notes if (host := _host(context, note))}

    def said(note: Passage) -> float:
        host = best_sentence(context, hosts[note.id]) if note.id in hosts else ""
        return terms.coverage(query, [(terms.text(note.text), 1.0), (terms.text(host), _HOST)])

    if not query:
        return None
    note = max(notes, key=said)
    told = _counted(context, note) if said(note) >= _DESCRIBED else []
    if not told:
        return None
    bibliography = context.bibliography()
    n = bibliography.passage(note)
    lines = [f"- {enumeration.counted(n)}" for enumeration in told]
    text = "\n".join([f"Chú thích {note.marker} của {context.name(note.document)} nêu [{n}]:", *lines])
    return Draft(text, _CONFIDENCE, bibliography, computed=[str(len(e.items)) for e in told])


def _missing(context: Context, mark: str, notes: dict[str, list[Passage]]) -> Draft:
    marks = [int(p.marker) for found in notes.values() for p in found if p.marker.isdecimal()]
    where = context.searched()
    if mark.isdecimal() and marks and min(marks) < int(mark) < max(marks):
        return context.abstain(
            "missing_part", f"Bản trong kho thiếu chú thích {mark} ({where}), nên không thể nêu nội dung."
        )
    known = f" Có chú thích từ {min(marks)} đến {max(marks)}." if marks else ""
    return context.abstain("not_found", f"Không tìm thấy chú thích số {mark} trong {where}.{known}")

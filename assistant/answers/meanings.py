"""What a term means, by the sentence of a document that says so: "“Điểm mất” là hiệu số giữa …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.draft import Context, Draft
from assistant.sentences import bold, split_sentences
from index.types import Passage

_CONFIDENCE = 0.92
_NAMED = 0.95
_NOTHING_ELSE = 0.75
_MOST_WORDS = 12
_HEAD = re.compile(
    r"(?:thế nào (?:là|được (?:coi|xem) là|gọi là)|như thế nào (?:là|được coi là)|khái niệm|định nghĩa(?: của| về)?"
    r"|giải thích(?: từ ngữ| từ| khái niệm| thuật ngữ)?|thuật ngữ)\s+(?P<term>.+)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?P<term>.+?)\s+(?:nghĩa là gì|có nghĩa (?:là )?gì|là gì|(?:được |cần )?hiểu (?:là|như|thế|ra)|là như thế nào"
    r"|là thế nào|được (?:tính|xác định|định nghĩa|giải thích)(?: như)? (?:thế nào|ra sao)|nghĩa ra sao)",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s+(?:được|là|nghĩa|theo|trong|nêu|tại|ở|như|có nghĩa)\b.*$|[?.,;:(].*$", re.IGNORECASE)
_SAYS = re.compile(
    r"^[\W\d]*(?:[a-zđ]\)\s*)?(?P<term>[^:;,.]{2,90}?)[”\"’']?\s+(?:được hiểu là|nghĩa là|là)\s+(?P<rest>\S.+)$"
)
_EDGES = " “”\"'‘’?.:;,"


def answer_meaning(context: Context) -> Draft | None:
    """Answers "thế nào là …", "… là gì" where a sentence says "… là"; else None."""
    term = _term(context)
    if not term:
        return None
    shorter = term.partition(" của ")[0]
    tried = (max(_defining(context, name), key=lambda item: item[0], default=None) for name in (term, shorter))
    found = next((best for best in tried if best), None)
    if found is None:
        return None
    _, passage, sentence, start = found
    bibliography = context.bibliography()
    n = bibliography.passage(passage)
    text = f"{bold(sentence, [(start, len(sentence))])} [{n}]\n\n({context.name(passage.document)})"
    return Draft(text, _CONFIDENCE, bibliography, interpretation=term)


def _term(context: Context) -> str:
    """The term that the question asks the meaning of; empty where it asks for none."""
    question = context.question
    if question.codes or question.items or question.asks_agency:
        return ""
    text = question.text
    found = _HEAD.search(text) or _TAIL.match(text)
    if found is None:
        return ""
    if question.quoted:
        return question.quoted[0]
    term = found["term"]
    inside = [start for start, _ in question.reference_spans if found.start("term") < start < found.end("term")]
    if inside:
        term = text[found.start("term") : min(inside)]
    term = _CUT.sub("", term.strip()).strip(_EDGES)
    return term if 0 < len(term.split()) <= _MOST_WORDS else ""


def _defining(context: Context, term: str) -> Iterator[tuple[float, Passage, str, int]]:
    terms = context.knowledge.terms
    query, words = terms.query(term), terms.text(term)
    if not query:
        return
    for label in context.documents.labels:
        for passage in context.knowledge.passages(label):
            for sentence in split_sentences(passage.text):
                said = _SAYS.match(sentence)
                if said is None:
                    continue
                named = terms.coverage(query, [(terms.text(said["term"]), 1.0)])
                alone = terms.coverage(terms.query(said["term"]), [(words, 1.0)])
                if named >= _NAMED and alone >= _NOTHING_ELSE:
                    yield named + alone, passage, sentence, said.start("rest")

"""What something must be or have, by the sentence or cell that says so: "Nhiệm vụ phải rõ người, rõ việc"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.answers.definitions import texts_of
from assistant.draft import Context, Draft
from assistant.knowledge import Knowledge
from assistant.question import Question
from assistant.sentences import Span, bold, split_sentences
from index.types import Passage, Record

_CONFIDENCE = 0.92
_NAMED = 0.85
_LITTLE_ELSE = 0.6
_SAID = 0.75
_LONGEST_NAME = 16
_MUST = re.compile(r"(?<!không )\b(?:cần )?phải\s+(?=\w)")
_CLAUSE = re.compile(r"[;:]\s|[.]\s")
_MEETS = r"(?:đáp ứng|bảo đảm|đảm bảo|đạt|tuân thủ|thỏa mãn)"
_DEMAND = r"(?:yêu cầu|điều kiện|tiêu chuẩn|nguyên tắc)"
_ASKED = re.compile(
    r"(?P<what>.+?)\s+(?:thì )?(?:cần phải|phải|cần)\s+"
    rf"(?P<rest>(?:{_MEETS}\s+(?:được )?)?(?:(?:những|các) )?(?:{_DEMAND}\s+)?(?:như thế nào|thế nào|ra sao|gì|nào)\b"
    r"|có [^,;?]*\b(?:gì|ai|nào)\b)",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"^\W*(?:theo|trong|ở|tại)?\W*(?:(?:có )?(?:yêu cầu|quy định|nêu|đặt ra|đòi hỏi|cho rằng)\s+)?", re.IGNORECASE
)
_PLACED = re.compile(
    r"\s+(?:trong|của|tại|theo|ở)(?:\s+(?:kế hoạch|báo cáo|quyết định|văn bản)(?: này)?)?\s*$", re.IGNORECASE
)
_IDLE = re.compile(
    rf"\b(?:{_MEETS}|{_DEMAND}|được|những|các|như thế nào|thế nào|ra sao|nào|gì|ai|có|của)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Requirement:
    """A sentence that says what something must be: where it stands, its words for the thing, what it says of it."""

    source: Record | Passage
    sentence: str
    what: str
    said: Span


def answer_requirement(context: Context) -> Draft | None:
    """Answers "… phải đáp ứng yêu cầu gì?", "… phải như thế nào?" where a text says "… phải …"; else None."""
    asked = _asked(context.question)
    terms = context.knowledge.terms
    query = terms.query(asked[0]) if asked else None
    if not asked or not query:
        return None
    words, rest = terms.text(asked[0]), terms.query(asked[1])
    found: list[tuple[float, _Requirement]] = []
    for said in _requirements(context.knowledge):
        if said.source.document not in context.documents.labels:
            continue
        named = terms.coverage(query, [(terms.text(said.what), 1.0)])
        alone = terms.coverage(terms.query(said.what), [(words, 1.0)]) if named >= _NAMED else 0.0
        answers = not rest or terms.coverage(rest, [(terms.text(said.sentence[slice(*said.said)]), 1.0)]) >= _SAID
        if alone >= _LITTLE_ELSE and answers:
            found.append((named + alone, said))
    return _told(context, max(found, key=lambda item: item[0])[1]) if found else None


def _asked(question: Question) -> tuple[str, str] | None:
    """The thing of which it is asked what it must be, and what else the question says of that."""
    rows = question.codes or question.items or question.quoted or question.agencies
    text = question.text
    for start, end in question.reference_spans:
        text = text[:start] + " " * (end - start) + text[end:]
    match = None if rows or question.operation not in {"lookup", "list"} else _ASKED.match(text)
    return (_SAYS_SO.sub("", _PLACED.sub("", match["what"])), _IDLE.sub(" ", match["rest"])) if match else None


@lru_cache(maxsize=4)
def _requirements(knowledge: Knowledge) -> list[_Requirement]:
    """Everything that the texts and cells of a build say must be so."""
    found: list[_Requirement] = []
    for source, text in texts_of(knowledge):
        for sentence in split_sentences(text) if "phải" in text else ():
            for must in _MUST.finditer(sentence):
                ends = [0, *(end.end() for end in _CLAUSE.finditer(sentence, 0, must.start()))]
                what = sentence[ends[-1] : must.start()].strip(" -+")
                close = _CLAUSE.search(sentence, must.end())
                span = (must.start(), close.start() if close else len(sentence))
                if what and len(what.split()) <= _LONGEST_NAME:
                    found.append(_Requirement(source, sentence, what, span))
    return found


def _told(context: Context, said: _Requirement) -> Draft:
    bibliography = context.bibliography()
    n = bibliography.source(said.source)
    place = context.whereabouts(said.source) if isinstance(said.source, Passage) else context.place(said.source)
    text = f"{bold(said.sentence, [said.said])} [{n}]\n\n({place})"
    return Draft(text, _CONFIDENCE, bibliography, interpretation=said.what)

"""Whether a text says what the question's own predicate asks for: the deed of an agency, or what must be done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import passage_strength
from assistant.matching import PassageMatch
from assistant.question import Question
from assistant.standing import asks_what_was_done
from assistant.wants import wants
from ingest.textnorm import fold

_DEED = re.compile(
    r"\b(?:ai|(?:tổ chức|cơ quan|đơn vị|sở|ban|bên|nơi|cấp) nào)(?: (?:đã|sẽ|đang|được|phải|là))*"
    r" (?P<verb>[^\W\d_]+ [^\W\d_]+)",
    re.IGNORECASE,
)
_NO_VERB = (
    r"(?:được|bị|những|các|mấy|bao|gì|nào|thêm|ra|đi|cho|về|làm|triển khai|thực hiện|ban hành|tổ chức|chỉ đạo|có|là)"
)
_DID = re.compile(
    rf"\bđã (?:được |bị )?(?!{_NO_VERB}\b)(?P<verb>[^\W\d_]+(?: (?!{_NO_VERB}\b)[^\W\d_]+)?)[^,;?]*"
    r"\b(?:gì|nào|ai|sao)\b",
    re.IGNORECASE,
)
_WHAT_CAME_OF_IT = re.compile(r"\bkết quả\b[^?]*\b(?:gì|nào|sao)\b|^\W*tình hình\b", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<![\w./-])\d[\d.,]*(?:%|(?<![.,])\s*(?!năm\b|tháng\b)[^\W\d_])", re.IGNORECASE)
_MUST = re.compile(r"\bphải\b[^?]*\b(?:gì|nào|sao)\b", re.IGNORECASE)
_DUTY = re.compile(r"\b(?:phải|không được|bắt buộc|có trách nhiệm|chậm nhất|trong thời hạn|yêu cầu)\b", re.IGNORECASE)
_MEMBERS = re.compile(
    r"\b(?:là|gồm)(?: có)? (?:những|các)\b[^,;?]*\b(?:gì|nào|ai)\b|\bgồm (?:có )?(?:những )?(?:gì|ai)\b", re.IGNORECASE
)
_FELL_SHORT = re.compile(r"\b(?:chưa|không) (?:đạt|hoàn thành|về đích)\b", re.IGNORECASE)
_WHICH_FELL_SHORT = re.compile(rf"\bnào\b.*{_FELL_SHORT.pattern}", re.IGNORECASE)
_LISTS = re.compile(r"\bgồm\b|:\s", re.IGNORECASE)
_NEAR = 0.12
_SAID = 0.5


def says_predicate(question: Question, text: str) -> float:
    """How surely a text says what is asked: it has the verb of which the doer is asked, lists the members, lays down
    the duty or says that the deed asked for was done.
    """
    if verb := _deed(question):
        said = re.search(rf"(?P<done>\bđã (?:được )?)?\b{re.escape(verb)}\b", text, re.IGNORECASE)
        return _SAID if said and not said["done"] else float(said is not None)
    if _WHAT_CAME_OF_IT.search(question.text) and asks_what_was_done(question) and not wants(question):
        return float(_AMOUNT.search(text) is not None)
    return float(_says(question, text))


def _says(question: Question, text: str) -> bool:
    if deed := _DEED.search(question.text):
        return fold(deed["verb"]) in fold(text)
    if _MEMBERS.search(question.text):
        return _LISTS.search(text) is not None
    return _MUST.search(question.text) is None or _DUTY.search(text) is not None


def _deed(question: Question) -> str:
    """The verb of what is asked to have been done to what ("đã giảm được những đơn vị nào"); "" where none is."""
    doer, did = _DEED.search(question.text), _DID.search(question.text)
    return did["verb"] if did and not (doer and doer.start() < did.start()) else ""


def says_deed(question: Question, sentence: str) -> float:
    """How surely a sentence says the deed of which it is asked what was done; 0 where no deed is asked for."""
    return says_predicate(question, sentence) if _deed(question) else 0.0


def of_shortfalls(question: Question, matches: Sequence[PassageMatch]) -> list[PassageMatch]:
    """The matches; where it is asked what fell short, those alone that say that something did."""
    if not _WHICH_FELL_SHORT.search(question.text):
        return list(matches)
    return [m for m in matches if _FELL_SHORT.search(m.passage.text)]


def saying_first(question: Question, matches: Sequence[PassageMatch]) -> list[PassageMatch]:
    """The matches with those first that say the predicate and are about as strong as the best."""
    least = max((passage_strength(m) for m in matches), default=0.0) - _NEAR
    near = [(says_predicate(question, m.passage.text), m) for m in matches if passage_strength(m) >= least]
    saying = [m for said, m in sorted(near, key=lambda item: -item[0]) if said]
    return [*saying, *(m for m in matches if m not in saying)]

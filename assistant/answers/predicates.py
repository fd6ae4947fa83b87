"""Whether a text says what the question's own predicate asks for: the deed of an agency, or what must be done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import passage_strength
from assistant.matching import PassageMatch
from assistant.question import Question
from ingest.textnorm import fold

_DEED = re.compile(
    r"\b(?:ai|(?:tổ chức|cơ quan|đơn vị|sở|ban|bên|nơi|cấp) nào)(?: (?:đã|sẽ|đang|được|phải|là))*"
    r" (?P<verb>[^\W\d_]+ [^\W\d_]+)",
    re.IGNORECASE,
)
_MUST = re.compile(r"\bphải\b[^?]*\b(?:gì|nào|sao)\b", re.IGNORECASE)
_DUTY = re.compile(r"\b(?:phải|không được|bắt buộc|có trách nhiệm|chậm nhất|trong thời hạn|yêu cầu)\b", re.IGNORECASE)
_MEMBERS = re.compile(
    r"\b(?:là|gồm)(?: có)? (?:những|các)\b[^,;?]*\b(?:gì|nào|ai)\b|\bgồm (?:có )?(?:những )?(?:gì|ai)\b", re.IGNORECASE
)
_FELL_SHORT = re.compile(r"\b(?:chưa|không) (?:đạt|hoàn thành|về đích)\b", re.IGNORECASE)
_WHICH_FELL_SHORT = re.compile(rf"\bnào\b.*{_FELL_SHORT.pattern}", re.IGNORECASE)
_LISTS = re.compile(r"\bgồm\b|:\s", re.IGNORECASE)
_NEAR = 0.12


def says_predicate(question: Question, text: str) -> bool:
    """Whether a text has the verb of which the doer is asked, lists the members or lays down the duty asked for."""
    if deed := _DEED.search(question.text):
        return fold(deed["verb"]) in fold(text)
    if _MEMBERS.search(question.text):
        return _LISTS.search(text) is not None
    return _MUST.search(question.text) is None or _DUTY.search(text) is not None


def of_shortfalls(question: Question, matches: Sequence[PassageMatch]) -> list[PassageMatch]:
    """The matches; where it is asked what fell short, those alone that say that something did."""
    if not _WHICH_FELL_SHORT.search(question.text):
        return list(matches)
    return [m for m in matches if _FELL_SHORT.search(m.passage.text)]


def saying_first(question: Question, matches: Sequence[PassageMatch]) -> list[PassageMatch]:
    """The matches with those first that say the predicate and are about as strong as the best."""
    least = max((passage_strength(m) for m in matches), default=0.0) - _NEAR
    saying = [m for m in matches if passage_strength(m) >= least and says_predicate(question, m.passage.text)]
    return [*saying, *(m for m in matches if m not in saying)]

"""A word that someone met and does not know, which "đây là gì" after it asks about."""

from __future__ import annotations

import re

_ME = r"(?:chúng tôi|chúng em|bọn em|em|tôi|mình|cháu|tớ)"
_TERM = r"(?:cụm từ viết tắt|chữ viết tắt|từ viết tắt|cụm từ|cụm|thuật ngữ|khái niệm|ký hiệu|chữ|từ)"
_UNKNOWN = r"(?:chưa|không|chẳng|ko|vẫn chưa) (?:được )?(?:hiểu|rõ|biết|nắm|rành)"
_AFTER = r"[^.;:?,]*[,.;:]+\s*(?P<rest>\S.*)$"
_MET = (
    re.compile(
        rf"^(?=.*\b{_ME}\b)[^.;?]{{0,60}}?\b{_TERM} (?P<term>[^,.;:?]{{2,60}}?)"
        rf"(?:,? (?:mà|nhưng mà|nhưng|nên|song))?,?(?: {_ME})? {_UNKNOWN}{_AFTER}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^{_ME} {_UNKNOWN}(?: rõ| nghĩa)?(?: của)? {_TERM} (?P<term>[^,.;:?]{{2,60}}?)"
        rf"(?: (?:trong|ở|tại|là gì|nghĩa|này)\b{_AFTER}|[,.;:]+\s*(?P<other>\S.*)$)",
        re.IGNORECASE,
    ),
)
_THIS = re.compile(rf"\b(?:{_TERM} (?:này|đó|ấy)|cái (?:này|đó|ấy)|đây|đó|nó)\b", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:gì|nào|sao|viết tắt|nghĩa)\b", re.IGNORECASE)
_EXPLAIN = re.compile(r"\b(?:giải thích|giải nghĩa|giải đáp|chỉ|giúp)\b", re.IGNORECASE)
_EDGES = " “”\"'‘’"


def about_the_term_met(text: str) -> str:
    """The question with the word that was met in the place of "đây"; the text itself where none was.

    "Em thấy chữ LGSP mà chưa hiểu, đây là nền tảng gì?" asks "LGSP là nền tảng gì?".
    """
    met = next((found for pattern in _MET if (found := pattern.match(text))), None)
    if met is None:
        return text
    groups = met.groupdict()
    term, rest = met["term"].strip(_EDGES), groups["rest"] or groups.get("other") or ""
    if not _ASKS.search(rest):
        return f"{term} là gì?" if _EXPLAIN.search(rest) else text
    said, count = _THIS.subn(lambda _: term, rest, count=1)
    return said if count else text

"""Sentences of a passage, and the fact that a question asks for inside one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.phrases import tokenize
from assistant.question import Question
from ingest.agencies import find_agencies
from ingest.textnorm import squash

UPPER = "".join(char for char in map(chr, range(0x41, 0x1EFA)) if char.isupper())
_END = re.compile(rf"(?<=[.!?…])\s*(?=[{UPPER}“\"(])(?<!\d\.)(?<![{UPPER}]\.)|\n+|(?<=;)\s+(?=(?:\(\d+\)|[{UPPER}+-]))")
_ABBREVIATED = re.compile(r"(?:\b(?:TP|Tp|ThS|TS|PGS|GS|Tr|tr|Q|P|St|No)|\d)\.$")
_NUMBER = re.compile(r"(?<![\w/.,-])[<>]?\d+(?:[.,]\d+)*(?:/\d+)?(?:\s?%)?(?![\w/-]*[/-]\w)")
_DATE = re.compile(
    r"(?:ngày\s+)?\d{1,2}/\d{1,2}/\d{4}|tháng\s+\d{1,2}(?:/\d{4}|\s+năm\s+\d{4})?|quý\s+[IV1-4]+(?:/\d{4})?|năm\s+\d{4}",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"(?:bao nhiêu|mấy)\s+((?:[^\W\d_]+\s*){1,3})", re.IGNORECASE)
_WHICH_RANK = re.compile(r"(?:thứ mấy|hạng mấy|thứ bao nhiêu|hạng bao nhiêu|xếp thứ|đứng thứ)", re.IGNORECASE)
_RANK = re.compile(r"thứ\s+\d+(?:/\d+)?|\d+/63", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIT_REACH = 3


def split_sentences(text: str) -> list[str]:
    """The sentences of a passage, in order; a long enumeration is split at its semicolons."""
    parts: list[str] = []
    for piece in map(squash, _END.split(text)):
        if not piece:
            continue
        if parts and _ABBREVIATED.search(parts[-1]) and len(parts[-1]) < 12:
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return parts


def asks_value(question: Question) -> bool:
    """Whether a number, a rank or a date is asked for, so that a sentence without one is no answer."""
    return bool(_HOW_MANY.search(question.text) or _WHICH_RANK.search(question.text)) or "deadline" in question.roles()


def may_hold_value(question: Question, sentence: str) -> bool:
    """Whether a sentence has a number at all that may be what is asked for under another name; dates are none."""
    if _WHICH_RANK.search(question.text):
        return bool(_RANK.search(sentence))
    if "deadline" in question.roles():
        return bool(_DATE.search(sentence))
    return bool(_NUMBER.search(_YEAR.sub(" ", _DATE.sub(" ", sentence))))


def asked_spans(question: Question, sentence: str, known_agencies: Sequence[str]) -> list[tuple[int, int]]:
    """Where in the sentence the value stands that the question asks for: a number with its unit, a date, an agency."""
    wanted = _HOW_MANY.search(question.text)
    if wanted:
        return _counted(sentence, wanted[1])
    if _WHICH_RANK.search(question.text):
        return [m.span() for m in _RANK.finditer(sentence)][:1]
    if "deadline" in question.roles() or "issue_date" in question.metadata:
        return [m.span() for m in _DATE.finditer(sentence)][:2]
    if question.asks_agency or "lead_agency" in question.roles():
        asked = {mention.agency.name for mention in question.agencies}
        found = [
            f
            for f in find_agencies(sentence, known=known_agencies)
            if f.ref.name not in asked and f.ref.kind == "agency"
        ]
        return [(f.start, f.end) for f in found][:3]
    if question.asks_score:
        return [m.span() for m in _NUMBER.finditer(sentence)][:1]
    return []


def _counted(sentence: str, unit: str) -> list[tuple[int, int]]:
    """The number that counts the unit: the one nearest before the unit's words, the more of its words the better."""
    words = [token.folded for token in tokenize(unit)]
    numbers = list(_NUMBER.finditer(sentence))
    for length in range(len(words), 0, -1):
        needle = words[:length]
        for reach in range(_UNIT_REACH + 1):
            for match in numbers:
                after = [token.folded for token in tokenize(sentence[match.end() : match.end() + 80])]
                if after[reach : reach + length] == needle:
                    return [match.span()]
    if words[:2] == ["phan", "tram"]:
        return [match.span() for match in numbers if match.group().rstrip().endswith("%")][:1]
    return []


def bold(sentence: str, spans: Sequence[tuple[int, int]]) -> str:
    """The sentence with the spans in bold."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if start < at:
            continue
        pieces += [sentence[at:start], f"**{sentence[start:end].strip()}**"]
        at = end
        if sentence[start:end] != sentence[start:end].rstrip():
            pieces.append(" ")
    return "".join([*pieces, sentence[at:]])

"""Sentences of a passage, and the fact that a question asks for inside one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.phrases import tokenize
from assistant.question import Question
from assistant.references import YEAR
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
_ASKS_AMOUNT = re.compile(r"bao nhiêu", re.IGNORECASE)
_RATE = re.compile(r"tỷ lệ|tỉ lệ|phần trăm|%", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:số|đề án|nghị định|nghị quyết|quyết định|thông tư|luật|điều|khoản|năm|ngày|tháng)\s+$", re.IGNORECASE
)
_UNTIL = re.compile(r"(?:đến|trước|xong|hạn|chậm nhất)\s+(?:hết\s+)?(?:ngày\s+)?$", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?:trước|báo cáo|gửi|trình|tham mưu|đề nghị)\s+$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;()]|,(?=\s)|:(?=\s)")
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
    amount = _ASKS_AMOUNT.search(question.text) or _HOW_MANY.search(question.text)
    return bool(amount or _WHICH_RANK.search(question.text)) or "deadline" in question.roles()


def may_hold_value(question: Question, sentence: str) -> bool:
    """Whether a sentence has a number at all that may be what is asked for under another name; dates are none."""
    if _WHICH_RANK.search(question.text):
        return bool(_RANK.search(sentence))
    if "deadline" in question.roles():
        return bool(_DATE.search(sentence))
    return bool(_NUMBER.search(YEAR.sub(" ", _DATE.sub(" ", sentence))))


def asked_spans(question: Question, sentence: str, known_agencies: Sequence[str]) -> list[tuple[int, int]]:
    """Where in the sentence the value stands that the question asks for: a number with its unit, a date, an agency.

    Of several values that fit, the one whose own clause shares most words with the question is meant.
    """
    wanted = _HOW_MANY.search(question.text)
    if wanted:
        return _best(question, sentence, _counted(sentence, wanted[1]))
    if _WHICH_RANK.search(question.text):
        return _best(question, sentence, list(_RANK.finditer(sentence)))
    if "deadline" in question.roles() or "issue_date" in question.metadata:
        dates = list(_DATE.finditer(sentence))
        until = [m for m in dates if _UNTIL.search(sentence[: m.start()])]
        if "deadline" in question.roles() and until:
            return _best(question, sentence, until)
        return [m.span() for m in dates][:2]
    if question.asks_agency or "lead_agency" in question.roles():
        asked = {mention.agency.name for mention in question.agencies}
        found = [
            f
            for f in find_agencies(sentence, known=known_agencies)
            if f.ref.name not in asked and f.ref.kind == "agency" and not _ADDRESSED.search(sentence[: f.start])
        ]
        return [(f.start, f.end) for f in found][:3]
    if question.asks_score or _ASKS_AMOUNT.search(question.text):
        return _best(question, sentence, _amounts(question, sentence))
    return []


def _best(question: Question, sentence: str, found: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    asked = {token.folded for token in tokenize(question.text)}
    breaks = [m.start() for m in _CLAUSE_END.finditer(sentence)]

    def shared(match: re.Match[str]) -> int:
        start = max((at for at in breaks if at < match.start()), default=0)
        end = min((at for at in breaks if at >= match.end()), default=len(sentence))
        return len(asked & {token.folded for token in tokenize(sentence[start:end])})

    return [max(found, key=shared).span()] if found else []


def _amounts(question: Question, sentence: str) -> list[re.Match[str]]:
    """Numbers that measure something: no years, dates or numbers of documents, and percentages for a rate."""
    dates = [m.span() for m in _DATE.finditer(sentence)]
    numbers = [
        m
        for m in _NUMBER.finditer(sentence)
        if not any(start <= m.start() < end for start, end in dates) and not _NUMBERED.search(sentence[: m.start()])
    ]
    if _RATE.search(question.text):
        return [m for m in numbers if m.group().rstrip().endswith("%")]
    return numbers


def _counted(sentence: str, unit: str) -> list[re.Match[str]]:
    """The numbers that count the unit: those nearest before the unit's words, the more of its words the better."""
    words = [token.folded for token in tokenize(unit)]
    numbers = list(_NUMBER.finditer(sentence))
    for length in range(len(words), 0, -1):
        needle = words[:length]
        for reach in range(_UNIT_REACH + 1):
            found = []
            for match in numbers:
                after = [token.folded for token in tokenize(sentence[match.end() : match.end() + 80])]
                if after[reach : reach + length] == needle:
                    found.append(match)
            if found:
                return found
    if words[:2] == ["phan", "tram"]:
        return [match for match in numbers if match.group().rstrip().endswith("%")]
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

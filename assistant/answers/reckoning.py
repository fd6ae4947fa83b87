"""Differences between two numbers of one sentence: "cấp Thành phố nhiều hơn cấp huyện mấy đơn vị?"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.figures import number_like
from assistant.phrases import tokenize
from assistant.question import Question
from ingest.numbers import parse_number

_ASKED = re.compile(
    r"(?P<one>.+?)\s+(?:nhiều |cao |lớn |đông |ít |thấp |nhỏ )?(?:hơn|kém)\s+(?P<other>.+?)\s+"
    r"(?:là )?(?:bao nhiêu|mấy)\b",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"(?P<one>[^,;:?]+?)\s+(?:hay|và|với|hoặc)\s+(?P<other>[^,;:?]+?)"
    r"(?:[,:]|\s+(?:bên|nơi|cấp|ngành|cơ quan|đơn vị|cái|loại|ai)\s+nào\b"
    r"|\s+(?:ban hành|có|đạt|được|phải|giảm|tăng)\b)"
    r"[^?]*?\b(?:nhiều|cao|lớn|đông|ít|thấp|nhỏ)\b[^?]*?\bhơn\b[^?]*?\b(?:bao nhiêu|mấy)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w/.,-])\d+(?:[.,]\d+)*(?![\w/]|[.,]\d|\s?%)")
_CLAUSE = re.compile(r"[;,()](?=\s|$)|\btrong đó\b|[()]")
_SIDE_WORDS = 8
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Gap:
    """The two numbers as the sentence writes them, and their difference."""

    one: str
    other: str
    value: str


def gap_in(question: Question, sentence: str) -> Gap | None:
    """The difference that the question asks for, when each side's words stand beside one number of the sentence."""
    asked = _ASKED.search(question.text) or _EITHER.search(question.text)
    if not asked:
        return None
    sides = [_words(re.split(r"[,;:](?!\d)", asked["one"])[-1])[-_SIDE_WORDS:], _words(asked["other"])[:_SIDE_WORDS]]
    own = [[w for w in side if w not in other] for side, other in zip(sides, reversed(sides), strict=True)]
    numbers = [_number_beside(sentence, side, mark) for side, mark in zip(sides, own, strict=True)]
    if None in numbers or numbers[0] == numbers[1]:
        return None
    one, other = (str(number) for number in numbers)
    values = [parse_number(text, "thousands") for text in (one, other)]
    if not all(values):
        return None
    amounts = [Decimal(str(value.value)) for value in values if value]
    gap = abs(amounts[0] - amounts[1])
    return Gap(one, other, number_like(gap, list(zip((one, other), amounts, strict=True))))


def _words(text: str) -> list[str]:
    return [token.folded for token in tokenize(text)]


def _number_beside(sentence: str, words: list[str], own: list[str]) -> str | None:
    """The only number of the clause that says most of the words, among them one that the other side does not say."""
    best: tuple[float, str] | None = None
    for clause in _CLAUSE.split(sentence):
        numbers = _NUMBER.findall(clause)
        said = set(_words(clause))
        if len(numbers) != 1 or not own or not said & set(own):
            continue
        share = sum(word in said for word in words) / len(words)
        own_share = sum(word in said for word in own) / len(own)
        if own_share >= _SHARE and (best is None or own_share + share > best[0]):
            best = (own_share + share, numbers[0])
    return best[1] if best else None

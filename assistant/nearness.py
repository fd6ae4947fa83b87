"""How near the words of a question stand to a value in a sentence: of several values the nearest is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import pairwise

from assistant.phrases import QUESTION_WORDS, Token, tokenize
from assistant.question import Question
from assistant.sentences import Span

_WEAK = re.compile(r"[():]|,(?=\s)")
_STRONG = re.compile(r";|[.!?](?=\s)")
_DECAY = 0.6
_WEAK_STEP = 0.5
_STRONG_STEP = 2.0
_WORDS_PER_STEP = 12
_PAIR = 2.0
_WORD = 1.0
_OF_THE_KIND = {"ty", "ti", "le", "phan", "tram", "tong", "so", "dat"}
"""Words for the kind of value that is asked for, which stand beside any such value."""
_RISES = re.compile(r"\b(?:tăng|giảm)\b", re.IGNORECASE)
_RISEN = re.compile(r"\b(?:tăng|giảm)(?:\s+[^\W\d]+){0,2}\s*$", re.IGNORECASE)
_OTHER_FIGURE = 1.0


def nearness(question: Question, sentence: str, unit: str = "") -> Callable[[Span], float]:
    """A measure of how near the question's words, those of the unit aside, stand to a place in the sentence.

    Each word and each pair of words counts once, where it stands nearest; what lies beyond a comma or a semicolon
    counts less. A rise or fall is meant only where the question speaks of one.
    """
    found = list(_places(question, sentence, {token.folded for token in tokenize(unit)}))
    starts = [token.start for token in tokenize(sentence)]
    weak = [match.start() for match in _WEAK.finditer(sentence)]
    strong = [match.start() for match in _STRONG.finditer(sentence)]
    rises = _RISES.search(question.text) is not None

    def steps(begin: int, end: int) -> float:
        def within(places: list[int]) -> int:
            return bisect_left(places, end) - bisect_left(places, begin)

        return _WEAK_STEP * within(weak) + _STRONG_STEP * within(strong) + within(starts) / _WORDS_PER_STEP

    def of(span: Span) -> float:
        best: dict[str, float] = {}
        for key, weight, start, end in found:
            away = steps(end, span[0]) if end <= span[0] else steps(span[1], start) if start >= span[1] else 0.0
            best[key] = max(best.get(key, 0.0), weight * _DECAY**away)
        other = rises != (_RISEN.search(sentence[: span[0]]) is not None)
        return sum(best.values()) - _OTHER_FIGURE * other

    return of


def _places(question: Question, sentence: str, aside: set[str]) -> Iterable[tuple[str, float, int, int]]:
    """The words and pairs of the question in the sentence, with their weights and where they stand."""
    words = {token.folded for token in tokenize(question.content or question.text)} - aside
    words -= QUESTION_WORDS | _OF_THE_KIND
    pairs = {(a.folded, b.folded) for a, b in pairwise(tokenize(question.text)) if _joined(a, b)}
    tokens = tokenize(sentence)
    for token in tokens:
        if token.folded in words:
            yield token.folded, _WORD, token.start, token.end
    for one, other in pairwise(tokens):
        if (one.folded, other.folded) in pairs and words & {one.folded, other.folded}:
            yield f"{one.folded} {other.folded}", _PAIR, one.start, other.end


def _joined(one: Token, other: Token) -> bool:
    """Whether two neighbours stand together but for a space."""
    return other.start - one.end == 1

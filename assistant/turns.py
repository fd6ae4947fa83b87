"""Turns of everyday speech that ask for something, put together from lists of words that mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from assistant.phrases import Match, Token, alternatives, breaks
from assistant.word_files import read_words

_ELEMENT = re.compile(r"\{(?P<name>\w+)\}(?P<times>[?*]?)|(?P<word>[^\s{}]+?)(?P<may>\??)(?=\s|$)")
_SOME = re.compile(
    r"(?P<before>[^\W\d_]+ )?\b(?P<some>mấy)(?= (?P<what>[^\W\d_]+)(?P<rest>[^,;?]*))(?=(?P<all>.*))",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:nào|ai|gì|đâu|sao|thế nào|bao (?:nhiêu|giờ|lâu))\b", re.IGNORECASE)


def without_plurals(text: str) -> str:
    """The text with "các" for a "mấy" that asks nothing: "mấy ông trưởng thôn thì ai dạy"."""

    some = _data()["some"]

    def plural(found: re.Match[str]) -> str:
        before, what = (found["before"] or "").strip().lower(), found["what"].lower()
        people = what in some["people"] and _ASKS.search(found["all"])
        counts = before in some["counting"] or what in some["measures"]
        if not people and (counts or not _ASKS.search(f"{found['what']}{found['rest']}")):
            return found.group()
        return f"{found['before'] or ''}{'Các' if found['some'][0].isupper() else 'các'}"

    return _SOME.sub(plural, text)


def with_compared(text: str) -> str:
    """The text with "So sánh" for a "So" that sets two measures against each other: "So điểm của A với B"."""
    return _comparing().sub(r"\g<0> sánh", text, count=1)


@cache
def _comparing() -> re.Pattern[str]:
    measures = alternatives(_data()["compared"])
    return re.compile(rf"^\W*(?:(?:hãy|thử|giúp|xin|cho) )*so(?= (?:{measures})\b[^?]*\b(?:với|và)\b)", re.IGNORECASE)


class Turns:
    """Finds the turns of a data file in tokens; a turn goes over no comma."""

    def __init__(self, words: Mapping[str, Sequence[str]], turns: Mapping[str, Sequence[str]]) -> None:
        choices = {name: _choice(phrases) for name, phrases in words.items()}
        self._patterns = [
            (asked, re.compile(_compiled(pattern, choices)))
            for asked, patterns in turns.items()
            for pattern in patterns
        ]

    def find(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """The turns in the tokens, those that overlap included."""
        for start, end in _clauses(tokens):
            text = "".join(f" {token.lower}" for token in tokens[start:end])
            for asked, pattern in self._patterns:
                kind, _, value = asked.partition(".")
                for found in pattern.finditer(text):
                    before = text.count(" ", 0, found.start())
                    yield Match(kind, value, start + before, start + before + found.group().count(" "))


@cache
def load_turns() -> Turns:
    """The shipped turns; read once."""
    return Turns(_data()["words"], _data()["turns"])


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_words("turns.yaml")
    return data


def _clauses(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    yield from pairwise([0, *breaks(tokens), len(tokens)])


def _choice(phrases: Sequence[str]) -> str:
    return f"(?: (?:{alternatives(phrases)})(?![^ ]))"


def _compiled(pattern: str, choices: Mapping[str, str]) -> str:
    parts = []
    for element in _ELEMENT.finditer(pattern):
        if element["word"] == "$":
            parts.append(f"(?={choices['stop']}|$)")
        elif name := element["name"]:
            parts.append(choices[name] + element["times"])
        else:
            parts.append(f"{_choice([element['word']])}{element['may']}")
    return "".join(parts)

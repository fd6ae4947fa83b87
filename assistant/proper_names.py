"""Proper names in a question, and the documents' own place, which narrows nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import dropwhile

from assistant.phrases import Token

_HOME = {"tinh", "thanh pho", "tp", "thu do"}
_COINED = re.compile(r"[a-z]+[A-Z][A-Za-z]+")
_OF_OFFICES = {"trưởng", "phó", "ban", "tổ", "chủ", "chỉ", "giám"}
"""Words with which an office or a board begins: "Trưởng Ban Chỉ đạo"."""
_FOREIGN = re.compile(r"[fjwz]")


def home_places(tokens: Sequence[Token], home: Collection[str] = ()) -> set[int]:
    """Places of "của tỉnh", "của Thành phố" and of the names of `home`: the documents' own place narrows nothing."""
    found: set[int] = set()
    for name in home:
        length = len(name.split())
        for at in range(len(tokens) - length + 1):
            if _spelled(tokens[at : at + length]) == name and tokens[at].text[0].isupper():
                before = next((n for n in (2, 1) if at >= n and _spelled(tokens[at - n : at]) in _HOME), 0)
                found |= set(range(at - before, at + length))
    for at, token in enumerate(tokens):
        end = next((at + 1 + n for n in (2, 1) if _spelled(tokens[at + 1 : at + 1 + n]) in _HOME), None)
        if token.folded == "cua" and end and not (end < len(tokens) and tokens[end].text[0].isupper()):
            found |= set(range(at, end))
    return found


def _spelled(tokens: Sequence[Token]) -> str:
    return " ".join(token.folded for token in tokens)


def proper_names(text: str, tokens: Sequence[Token], known: set[int]) -> list[str]:
    """Runs of two or more capitalised words inside a sentence; abbreviations and what is known otherwise are none."""
    runs: list[list[Token]] = [[]]
    for at, token in enumerate(tokens):
        capital = token.text[0].isupper() and (not token.text.isupper() or len(token.text) == 1)
        if not capital or at in known or _opens_sentence(text, token):
            runs.append([])
        else:
            if runs[-1] and token.start - runs[-1][-1].end > 1:
                runs.append([])
            runs[-1].append(token)
    runs = [list(dropwhile(lambda token: token.lower in _OF_OFFICES, run)) for run in runs]
    named = [run for run in runs if len(run) > 1 or (run and _FOREIGN.search(run[0].lower))]
    coined = [token.text for at, token in enumerate(tokens) if at not in known and _COINED.fullmatch(token.text)]
    return [*(text[run[0].start : run[-1].end] for run in named), *coined]


def _opens_sentence(text: str, token: Token) -> bool:
    return not text[: token.start].strip(' “"(') or text[: token.start].rstrip(' “"(')[-1:] in ".?!:"


def places_of(names: Sequence[str], text: str, tokens: Sequence[Token]) -> set[int]:
    """The places of the words of names: "Từ" of "Từ Sơn" is no function word."""
    spans = [(start, start + len(name)) for name in names if (start := text.find(name)) >= 0]
    return {at for at, token in enumerate(tokens) for start, end in spans if start <= token.start < end}

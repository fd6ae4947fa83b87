"""What is said around a question out of courtesy, which is no part of it: "cho em hỏi", "xin cảm ơn ạ"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from assistant.word_files import read_words
from ingest.textnorm import fold

_NAMED = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_AROUND = r"[\s,.;:!?-]"
_SIGN = re.compile(r"[?.!\s]*$")
_ASKS = re.compile(r"\b(?:nào|nao|gì|gi|ai|đâu|dau|sao|bao (?:nhiêu|nhieu|giờ|gio|lâu|lau)|mấy|may)\b", re.IGNORECASE)


def without_courtesies(text: str) -> str:
    """The question alone, beginning with a capital letter; the text itself where it says nothing but courtesies."""
    opening, closing, after_question = _patterns()
    left = text
    while found := opening.match(left):
        left = left[found.end() :]
    while found := closing.search(left) or (_ASKS.search(left) and after_question.search(left)):
        left = left[: found.start()] + _sign(found.group())
    left = left.strip()
    if left == text or not re.search(r"\w", _ASKS.sub(" ", left)):
        return text
    return left[0].upper() + left[1:]


def _sign(text: str) -> str:
    """The question mark that a text ends with."""
    found = _SIGN.search(text)
    return "?" if found and "?" in found.group() else ""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data: dict[str, Any] = read_words("courtesies.yaml")
    words = {name: "(?:" + "|".join(phrases) + ")" for name, phrases in data["words"].items()}
    opening = re.compile(rf"{_AROUND}*(?:{_any(data['opening'], words)})(?!\w){_AROUND}*", re.IGNORECASE)
    closing, after_question = (
        re.compile(rf"{_AROUND}+(?:{_any(data[name], words)}){_AROUND}*$", re.IGNORECASE)
        for name in ("closing", "after_question")
    )
    return opening, closing, after_question


def _any(patterns: Sequence[str], words: dict[str, str]) -> str:
    spelled = (_NAMED.sub(lambda name: words[name[1]], pattern) for pattern in patterns)
    return "|".join(_WORD.sub(_with_or_without_marks, f"(?:{pattern})") for pattern in spelled)


def _with_or_without_marks(word: re.Match[str]) -> str:
    pairs = zip(word.group(), fold(word.group()), strict=True)
    return "".join(marked if marked == plain else f"[{marked}{plain}]" for marked, plain in pairs)

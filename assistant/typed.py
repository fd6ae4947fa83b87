"""What was typed, before it is read: cleaned, and whether it can be a question at all."""

from __future__ import annotations

import re
import unicodedata

from ingest.repairs.syllables import is_syllable
from ingest.textnorm import squash

MAX_QUESTION = 4000
_CODE = re.compile(r"\d\.\d")
_NUMBER = re.compile(r"\d")
_WORD = re.compile(r"(?<![\w/&-])[^\W\d_]+(?![\w/&-])")
_SHOUTED_WORDS = 3


def clean(text: str) -> str:
    """What was typed, in one line and one form of Unicode, without signs that nobody sees."""
    text = text.encode("utf-8", "ignore").decode("utf-8")
    visible = "".join(c if c.isprintable() or c in "\n\t" else " " for c in unicodedata.normalize("NFC", text))
    return _unshouted(squash(visible))


def _unshouted(text: str) -> str:
    """A text all in capitals as it is written else: abbreviations, which are no syllables, keep theirs."""
    if not text.isupper() or text.count(" ") < _SHOUTED_WORDS:
        return text
    lowered = _WORD.sub(lambda word: word.group().lower() if _is_word(word.group()) else word.group(), text)
    return lowered[0].upper() + lowered[1:]


def _is_word(shouted: str) -> bool:
    return is_syllable(shouted) and (len(shouted) > 1 or not shouted.isascii() or shouted == "Y")


def problem_of(raw: str, text: str, follows: bool = False) -> str | None:
    """Why what was typed can't be a question; None where it can. `text` is what was typed, cleaned.

    After another question a number alone may ask: "2022?".
    """
    if not text:
        return "empty"
    if len(raw) > MAX_QUESTION:
        return "too_long"
    if not any(c.isalpha() for c in text) and not (_NUMBER if follows else _CODE).search(text):
        return "no_words"
    return None

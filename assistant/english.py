"""Questions typed in English, put word by word into the Vietnamese that the documents use."""

from __future__ import annotations

import re

from assistant.lexicon import Lexicon
from ingest.textnorm import fold, squash

_MARKERS = 2
_FUNCTION_WORDS = re.compile(r"(?<!\w)(?:the|of|for|is|are|was|were|does|do|please|what|which)(?!\w)", re.IGNORECASE)


def in_vietnamese(text: str, lexicon: Lexicon) -> str:
    """The question in Vietnamese words; as it is where it is not English."""
    words = re.findall(r"[a-z]+", text.lower())
    if fold(text) != text.lower() or len(lexicon.english_markers & set(words)) < _MARKERS:
        return text
    for phrase, vietnamese in lexicon.english.items():
        text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", vietnamese, text, flags=re.IGNORECASE)
    return squash(_FUNCTION_WORDS.sub(" ", text))

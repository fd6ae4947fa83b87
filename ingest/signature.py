"""The end of a document: the title of the one who signs, and the name below it."""

from __future__ import annotations

import re
from itertools import takewhile

from ingest.phrases import phrases, plain, spelled

_SIGNED = re.compile(r"^\(?\s*đã ký\s*\)?\s*:?", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){1,4}")
_LONGEST_POSITION = 120


def position_in(text: str) -> str | None:
    """The part of a signature block up to the end of the signer's title, None when it is no such block."""
    capitals = capitals_of(text)
    words = plain(capitals).rstrip(" 0123456789")
    held = any(words == title or words.endswith(" " + title) for title in phrases("positions"))
    return capitals if held and len(words) <= _LONGEST_POSITION else None


def title_held(block: str) -> str | None:
    """The longest title that ends a signature block: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" is signed by a "Phó Chủ tịch"."""
    words = plain(block).rstrip(" 0123456789")
    held = [title for title in spelled("positions") if words.endswith(plain(title))]
    return max(held, key=len, default="").capitalize() or None


def capitals_of(text: str) -> str:
    """The words at the start that have no small letters."""
    return " ".join(takewhile(lambda word: word == word.upper(), text.split()))


def without_signed(text: str) -> str:
    """A line of a signature without "(đã ký)"."""
    return _SIGNED.sub("", text).strip(" *\\")


def is_person(text: str) -> bool:
    """Whether a line can be the name of a person: a few words, each with a capital letter, not all of it in capitals.

    A word of one letter is a name too ("Giàng A Páo").
    """
    words = text.split()
    capital = all(word[0].isupper() and (len(word) == 1 or not word.isupper()) for word in words)
    return bool(_NAME.fullmatch(text)) and capital and any(len(word) > 1 for word in words)

"""Text helpers that every room shares: one spelling to compare, one way to join wrapped lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_CACHED = 32_768
_MARKS = re.compile("[\u0300-\u036f]")
_SPACE = re.compile(r"\s+")
_BOLD = re.compile(r"(\*\*|__)(?:(?!\1).)+\1|<(b|strong)>(?:(?!</?\2>).)+</\2>", re.DOTALL)
_NON_SLUG = re.compile(r"[^a-z0-9.]+")
# A code such as 281/KH-UBND is broken after a hyphen or a slash that follows capitals or digits; a
# word before a dash ("Phụ lục -") is not: its last letter is small.
_BROKEN_CODE = re.compile(r"(?:[0-9]/[0-9A-ZĐ/&]*|[0-9]*[A-ZĐ]{2,}[A-ZĐ&/]*)-$|[0-9A-ZĐ]/$")
_CODE_START = re.compile(r"[0-9A-ZĐ]")
_CODE_GAP = re.compile(
    r"(?<![^\W\d_])((?:[0-9]+/)*(?:[0-9]{4}/)?(?:QĐ|KH|NQ|NĐ|TT|CT|CV|BC|TB|TTr|CTr|CTHĐ))"
    r" ?- ?(?=[A-ZĐ]{2,})"
)

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# The tone of an open syllable in oa, oe, uy stands on the first letter (the old and more frequent
# spelling: "hòa", "thủy"); "qu" is a consonant, so "quý" keeps its tone on y.
_CLOSED = r"(?![A-Za-z\u0300-\u036f])"
_NEW_TONE = re.compile(rf"(o)([ae])([{_TONES}]){_CLOSED}|(?<![qQ])(u)(y)([{_TONES}]){_CLOSED}", re.IGNORECASE)


def nfc(text: str) -> str:
    """The text in Unicode normal form C."""
    return unicodedata.normalize("NFC", text)


@lru_cache(_CACHED)
def fold(text: str) -> str:
    """Lower case without diacritics: "Đẩu tư" becomes "dau tu"."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return _MARKS.sub("", unicodedata.normalize("NFD", lowered)).replace("đ", "d")


def normal_tone(text: str) -> str:
    """One spelling for syllables whose tone mark has two places ("hoà" and "hòa", "Uỷ" and "Ủy"), NFC."""
    decomposed = unicodedata.normalize("NFD", text)
    moved = _NEW_TONE.sub(_move_tone, decomposed)
    return unicodedata.normalize("NFC", moved)


def _move_tone(match: re.Match[str]) -> str:
    first, second, tone = (group for group in match.groups() if group)
    return first + tone + second


def squash(text: str) -> str:
    """White space of any kind and length as single spaces, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def join_lines(lines: Iterable[str]) -> str:
    """Hard-wrapped lines as one text; a code broken over lines ("281/KH-", "UBND") is whole again."""
    joined = ""
    for line in lines:
        part = squash(line)
        if not part:
            continue
        if joined and _BROKEN_CODE.search(joined) and _CODE_START.match(part):
            joined += part
        else:
            joined = f"{joined} {part}" if joined else part
    return joined


def join_codes(text: str) -> str:
    """The text with spaces inside the codes of documents removed ("QĐ- BNV" becomes "QĐ-BNV"): for search."""
    return _CODE_GAP.sub(r"\1-", text)


def is_bold(markup: str) -> bool:
    """Whether all words of a piece of source are marked as bold."""
    return _BOLD.fullmatch(markup.strip()) is not None


def slugify(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, dots inside numbers kept ("Phụ lục 2" -> "phu-luc-2")."""
    return _NON_SLUG.sub("-", fold(text)).strip("-.")

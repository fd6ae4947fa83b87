"""Tokens of Vietnamese text for lexical search: folded syllables, their bigrams, and codes as single tokens.

Folding makes a query without diacritics equal to one with them; it makes syllables ambiguous ("so" is sở, số, so),
and the bigrams undo that. The two belong together.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.textnorm import fold, nfc, normal_tone

_CODE = r"\d+(?:/\d+)*[/-][a-z]+(?:[-/&][a-z]+)*"
_NUMBER = r"\d+(?:[./]\d+)+|\d+,\d+(?![.,]\d)"
_TOKEN = re.compile(rf"{_CODE}|{_NUMBER}|[^\W_]+")
_PART = re.compile(r"[a-z]+|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def syllables(text: str, *, folded: bool = True) -> list[str]:
    """The text's syllables and codes in order, lower-case: "Kế hoạch 164/KH-UBND" -> ke, hoach, 164/kh-ubnd.

    With `folded` false the diacritics stay (for ablations).
    """
    if folded:
        return [_plain_number(token) for token in _TOKEN.findall(fold(text))]
    kept = normal_tone(nfc(text)).lower()
    return [_plain_number(kept[start:end]) for start, end in _spans(kept)]


def tokenize(text: str, *, folded: bool = True, bigrams: bool = True) -> list[str]:
    """All tokens of a text: syllables, codes and their parts, and pairs of neighbours ("ke hoach")."""
    units = syllables(text, folded=folded)
    tokens = [*units]
    for unit in units:
        tokens += _parts(unit)
    if bigrams:
        tokens += [f"{left} {right}" for left, right in pairwise(units)]
    return tokens


def has_marks(text: str) -> bool:
    """Whether the text is written with diacritics."""
    return fold(text) != nfc(text).lower()


def _spans(text: str) -> list[tuple[int, int]]:
    # The patterns know ASCII letters only, so they look at a shadow of the text in which each marked letter
    # stands as its base letter at the same position.
    bare = {char: fold(char) for char in set(text)}
    shadow = "".join(bare[char] if len(bare[char]) == 1 else char for char in text)
    return [match.span() for match in _TOKEN.finditer(shadow)]


def _plain_number(token: str) -> str:
    if token.isdigit():
        return token.lstrip("0") or "0"
    if "," in token:
        return token.replace(",", ".")
    return token


def _parts(unit: str) -> list[str]:
    """Further words by which people name a code: number and letters of "164/kh-ubnd", year of "5/2024"."""
    if unit.isalnum():
        return []
    pieces = _PART.findall(unit)
    if any(piece.isalpha() for piece in pieces):
        return [_plain_number(piece) for piece in pieces]
    return [piece for piece in pieces if _YEAR.fullmatch(piece)]

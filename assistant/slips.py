"""What was meant by a word that is none as typed: by a slip of the fingers, or with its marks left as letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping

from ingest.textnorm import fold

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TONES = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_TONE_MARKS = frozenset(_TONES.values())
_TONE = re.compile(r"(?<=[aeiouy])([^aeiouyfsrxj]*)([fsrxj])(?=[a-z]*$)")
_DOUBLED = {"dd": "đ", "aa": "â", "ee": "ê", "oo": "ô"}
_SYLLABLE = re.compile(r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
_ALIKE_HEARD = (("ch", "tr"), ("s", "x"), ("l", "n"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("ngh", "ng"), ("gh", "g"))
"""Letters with which syllables begin that are taken for each other by ear."""
_HORNED = frozenset("ăơư")
_SHORTEST_TELEX = 3


def is_like_syllable(letters: str) -> bool:
    """Whether letters without marks may be a syllable whose marks were left out: "cap", "chuyen"; "dvi" may not."""
    return _SYLLABLE.fullmatch(letters) is not None


def neighbours(word: str) -> set[str]:
    """Words at one deletion, exchange, replacement or insertion (Damerau 1964)."""
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    deleted = {a + b[1:] for a, b in splits if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    replaced = {a + c + b[1:] for a, b in splits if b for c in _LETTERS}
    inserted = {a + c + b for a, b in splits for c in _LETTERS}
    return deleted | swapped | replaced | inserted


def heard_alike(word: str) -> set[str]:
    """Syllables that begin otherwise and are said alike in some regions: "chi" for "tri"."""
    pairs = [*_ALIKE_HEARD, *((other, one) for one, other in _ALIKE_HEARD)]
    return {other + word.removeprefix(one) for one, other in pairs if word.startswith(one)}


def meant_in_telex(word: str, forms: Mapping[str, Collection[str]]) -> Iterator[str]:
    """The words among `forms`, which are by their letters alone, whose marks were typed as letters: "nhieemj"."""
    if len(word) < _SHORTEST_TELEX:
        return
    letters, marks = fold(word), set(word) - set(fold(word))
    for doubled, letter in _DOUBLED.items():
        if doubled in letters:
            letters = letters.replace(doubled, doubled[0])
            marks.add(letter)
    horned = "w" in letters
    letters = letters.replace("w", "")
    tone = _TONE.search(letters)
    if tone:
        letters = letters[: tone.start(2)] + letters[tone.end(2) :]
    if not (tone or horned or marks - set(word)):
        return
    for form in sorted(forms.get(letters, ())):
        toneless, tones = _without_tone(form)
        fits = tones == (_TONES[tone[2]] if tone else "") and marks <= {*toneless, *form}
        if fits and (not horned or _HORNED & set(toneless)):
            yield form


def _without_tone(word: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", word)
    letters = "".join(char for char in parts if char not in _TONE_MARKS)
    return unicodedata.normalize("NFC", letters), "".join(char for char in parts if char in _TONE_MARKS)

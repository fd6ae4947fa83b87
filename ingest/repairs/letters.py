"""Lost letters: those replaced by U+FFFD, and those that vanished without a trace.

A reading is taken only when the neighbours leave exactly one: "M\ufffdC Đ\ufffdCH" is "MỤC ĐÍCH" because
"mục đích" is a phrase and no other pair of readings is. A letter that vanished is looked for only where what is
left is no syllable ("CHNH", "T C"), stands in the same case as its neighbour and is not a number or a code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.repairs.syllables import is_syllable
from ingest.repairs.vocabulary import Change, Vocabulary

HOLE = "\ufffd"
_PIECE = re.compile(rf"[^\W\d_{HOLE}]*(?:{HOLE}[^\W\d_{HOLE}]*)+|[^\W_]+")
_MAX_LOST = 4
_SHORT = re.compile(rf"(?<![^\W_])[^\W\d_]{{1,{_MAX_LOST}}}(?![^\W_])")


@dataclass(slots=True)
class _Piece:
    """A word of the text, or two fragments of one; `readings` are small-letter candidates when it is damaged."""

    text: str
    start: int
    end: int
    readings: set[str] = field(default_factory=set)
    hole: bool = False


def find_lost_letters(text: str, vocabulary: Vocabulary) -> list[Change]:
    """The replacements that put lost letters back, in order."""
    if HOLE not in text and not _has_remains(text):
        return []
    pieces = _pieces(text, vocabulary)
    changes = []
    for index, piece in enumerate(pieces):
        if not piece.readings:
            continue
        reading = _choose(text, pieces, index, vocabulary)
        if reading is not None:
            rule = "replacement-character" if piece.hole else "lost-letter"
            changes.append(Change(piece.start, piece.end, _in_case(reading, piece.text), rule))
    return changes


def _has_remains(text: str) -> bool:
    return any(_remains(word) for word in _SHORT.findall(text))


def _pieces(text: str, vocabulary: Vocabulary) -> list[_Piece]:
    pieces: list[_Piece] = []
    matches = list(_PIECE.finditer(text))
    index = 0
    while index < len(matches):
        match = matches[index]
        after = matches[index + 1] if index + 1 < len(matches) else None
        split = _split_word(text, match, after, vocabulary)
        if split is not None:
            pieces.append(split)
            index += 2
            continue
        piece = _Piece(match[0], match.start(), match.end(), hole=HOLE in match[0])
        if piece.hole:
            piece.readings = vocabulary.like(match[0], HOLE)
        elif _remains(match[0]):
            piece.readings = vocabulary.with_letter_lost(match[0])
        pieces.append(piece)
        index += 1
    return pieces


def _split_word(text: str, match: re.Match[str], after: re.Match[str] | None, vocabulary: Vocabulary) -> _Piece | None:
    """ "T C", "CH NH": a space where the letter was."""
    if after is None or text[match.end() : after.start()] != " " or not (_remains(match[0]) and _remains(after[0])):
        return None
    readings = vocabulary.with_letter_lost(f"{match[0]} {after[0]}")
    if not readings:
        return None
    return _Piece(f"{match[0]} {after[0]}", match.start(), after.end(), readings)


def _remains(word: str) -> bool:
    return word.isalpha() and len(word) <= _MAX_LOST and not is_syllable(word)


def _choose(text: str, pieces: list[_Piece], index: int, vocabulary: Vocabulary) -> str | None:
    piece = pieces[index]
    before = _neighbour(text, pieces, index, -1)
    after = _neighbour(text, pieces, index, 1)
    if not piece.hole:
        before = before if before and _same_case(piece, before) else None
        after = after if after and _same_case(piece, after) and len(piece.text.replace(" ", "")) > 1 else None
    scores: dict[str, int] = {}
    for reading in piece.readings:
        known_before = before is not None and any(vocabulary.firm_pair(word, reading) for word in _words(before))
        known_after = after is not None and any(vocabulary.firm_pair(reading, word) for word in _words(after))
        scores[reading] = known_before + known_after
    best = max(scores.values(), default=0)
    chosen = [reading for reading, score in scores.items() if score == best]
    if len(chosen) != 1 or (best == 0 and not piece.hole):
        return None
    return chosen[0]


def _neighbour(text: str, pieces: list[_Piece], index: int, step: int) -> _Piece | None:
    """The word before or after, when only white space lies between."""
    other = index + step
    if not 0 <= other < len(pieces):
        return None
    left, right = (pieces[other], pieces[index]) if step < 0 else (pieces[index], pieces[other])
    return pieces[other] if text[left.end : right.start].isspace() else None


def _words(piece: _Piece) -> set[str]:
    return piece.readings or {piece.text}


def _same_case(piece: _Piece, other: _Piece) -> bool:
    return piece.text.isupper() == other.text.isupper() and piece.text.islower() == other.text.islower()


def _in_case(reading: str, damaged: str) -> str:
    letters = damaged.replace(HOLE, "")
    if letters.isupper():
        return reading.upper()
    return reading[:1].upper() + reading[1:] if letters[:1].isupper() else reading

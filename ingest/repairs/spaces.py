"""Lost spaces, and spaces inside the codes of documents.

A word is taken apart only when it is no syllable and exactly one cut leaves words that are attested; where several
cuts do, the pair must be attested too. Misprints ("PAINDEX") and doubled words are left as they are.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from ingest.repairs.syllables import is_syllable
from ingest.repairs.vocabulary import Change, Vocabulary

_TOKEN = re.compile(r"[^\W_]+")
_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:vn|com|org|net|gov)\b", re.IGNORECASE)
_NUMBER_WORD = re.compile(r"(\d+)([^\W\d_]{2,})")
_WORD_NUMBER = re.compile(r"([^\W\d_]{2,})(\d{2,})")
_AFTER_SIGN = re.compile(r"([^\W_]+)([,;:.)])([^\W\d_]+)")
_BEFORE_BRACKET = re.compile(r"([^\W\d_]{2,})\((?=[^\W_])")
_BULLET = re.compile(r"^[ \t]*[-+](?=[^\W\d_])", re.MULTILINE)
_UNITS = {"ha", "km", "kg", "tr", "kv", "kwh", "mm", "cm", "tb", "gb", "mb", "đ"}
_SHORT_FORMS = {"tp", "p", "q", "tx", "tt", "tm", "kt", "tl", "tuq", "ths", "ts", "pgs", "gs", "bs", "st", "no"}
_SHORTEST = 4
_CODE = re.compile(
    r"(?<![^\W_])(?:\d+(?:/\d{4})?\s?/\s?)?(?:[A-ZĐ]{2,}|[A-ZĐ][A-Za-zĐđ]{1,4})\s?-\s?[A-ZĐ]{2,}(?:&[A-ZĐ]+)?|"
    r"\d+\s?-\s?(?:CTr|CT|NQ|KH|QĐ|TB|KL|HD|ĐA)/[A-ZĐ]{2,}"
)


def find_lost_spaces(text: str, vocabulary: Vocabulary) -> list[Change]:
    """The insertions that put lost spaces back, in order."""
    changes: list[Change] = []
    # The same words come again and again, and what becomes of one depends on nothing around it.
    known = vocabulary.memo
    for chunk in _CHUNK.finditer(text):
        word = chunk[0]
        if word not in known:
            known[word] = () if _ADDRESS.search(word) else tuple(_in_chunk(word, vocabulary))
        if known[word]:
            changes += [_moved(change, chunk.start()) for change in known[word]]
    changes += [Change(m.start(), m.end(), f"{m[0]} ", "lost-space") for m in _BULLET.finditer(text)]
    return _apart(changes)


def find_codes(text: str) -> list[Change]:
    """The replacements that close up the codes of documents: "281/KH- UBND" becomes "281/KH-UBND"."""
    changes = []
    for match in _CODE.finditer(text):
        joined = re.sub(r"\s", "", match[0])
        if joined != match[0] and re.search(r"\d", match[0]):
            changes.append(Change(match.start(), match.end(), joined, "joined-code"))
    return changes


def _in_chunk(chunk: str, vocabulary: Vocabulary) -> Iterator[Change]:
    for match in _TOKEN.finditer(chunk):
        parts = _parts(match[0], vocabulary)
        if parts:
            yield Change(match.start(), match.end(), " ".join(parts), "lost-space")
    for match in _signs(chunk):
        if _ends_sentence(match[1], match[2], match[3], vocabulary):
            yield Change(match.end(2), match.end(2), " ", "lost-space")
    for match in _BEFORE_BRACKET.finditer(chunk):
        if match[1].islower() and vocabulary.word(match[1]):
            yield Change(match.end(1), match.end(1), " ", "lost-space")


def _signs(chunk: str) -> Iterator[re.Match[str]]:
    """Signs between two words; a word may stand before one sign and after another."""
    position = 0
    while (match := _AFTER_SIGN.search(chunk, position)) is not None:
        yield match
        position = match.start(3)


def _ends_sentence(left: str, sign: str, right: str, vocabulary: Vocabulary) -> bool:
    known = vocabulary.word(right) or is_syllable(right)
    if sign != ".":
        return (known or _cut(right, vocabulary) is not None) and len(right) > 1
    if left.lower() in _SHORT_FORMS or not right[:1].isupper() or len(right) < 2:
        return False
    if left.isupper() and right.isupper():
        return min(len(left), len(right)) > 2 and vocabulary.word(left) and vocabulary.word(right)
    return known and (len(left) > 1 or left.isdigit())


def _parts(token: str, vocabulary: Vocabulary) -> list[str] | None:
    number = _NUMBER_WORD.fullmatch(token)
    if number:
        word = number[2]
        known = is_syllable(word) and vocabulary.word(word) and word.lower() not in _UNITS
        return [number[1], word] if known and not word.isupper() else None
    counted = _WORD_NUMBER.fullmatch(token)
    if counted:
        word = counted[1]
        return [word, counted[2]] if word.islower() and is_syllable(word) and vocabulary.word(word) else None
    if len(token) < _SHORTEST or not token.isalpha() or is_syllable(token) or vocabulary.word(token):
        return None
    return _cut(token, vocabulary)


def _cut(token: str, vocabulary: Vocabulary) -> list[str] | None:
    """The only way to cut a token into two attested words, else into three."""
    if len(token) < _SHORTEST or is_syllable(token):
        return None
    pairs = [[left, right] for left, right in _cuts(token, vocabulary) if vocabulary.word(right)]
    chosen = _only(pairs, token, vocabulary)
    if chosen is not None or pairs:
        return chosen
    triples = [
        [left, *rest]
        for left, right in _cuts(token, vocabulary)
        for rest in ([a, b] for a, b in _cuts(right, vocabulary) if vocabulary.word(b))
    ]
    return _only(triples, token, vocabulary)


def _cuts(token: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    for index in range(1, len(token)):
        left, right = token[:index], token[index:]
        if _case_fits(left, right) and vocabulary.word(left):
            yield left, right


def _case_fits(left: str, right: str) -> bool:
    """Neither half changes its case inside, and no small letter is cut from a word in capitals."""
    for part in (left, right):
        if not (part.isupper() or part[1:].islower() or len(part) == 1 or not part[1:].isupper()):
            return False
    return not (left.isupper() and right.islower() and len(left) == 1)


def _only(ways: list[list[str]], token: str, vocabulary: Vocabulary) -> list[str] | None:
    together = [way for way in ways if all(vocabulary.pair(a, b) for a, b in itertools.pairwise(way))]
    if len(together) == 1:
        return together[0]
    if len(ways) == 1 and not token.isascii() and all(len(part) > 1 for part in ways[0]):
        return ways[0]
    return None


def _moved(change: Change, by: int) -> Change:
    return Change(change.start + by, change.end + by, change.after, change.rule)


def _apart(changes: list[Change]) -> list[Change]:
    """In order, and never two on the same letters."""
    kept: list[Change] = []
    for change in sorted(changes, key=lambda item: (item.start, item.end)):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept

"""Which numbers of a sentence count the things that a question counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.periods import YEAR
from assistant.phrases import tokenize
from assistant.word_files import read_words
from ingest.textnorm import fold

NUMBER = re.compile(r"(?<![\w/.,-])[<>]?\d+(?:[.,]\d+)*(?:/\d+)?(?:\s?%|(?![\w/-]*[/-]\w))")
_OF_YEAR = re.compile(r"\bnăm\s+$", re.IGNORECASE)
_IN_STATE = {"bi", "duoc", "la"}
"""Words between "người" and the state of those who are counted, which lists leave out: "02 cảnh cáo"."""
_UNIT_REACH = 3
_AFTER_A_NOUN = {"bị", "được", "là", "có", "không", "chưa", "đã", "phải", "và", "mỗi", "một", "cả", "nào", "thì", "ở"}
"""Words that go on after a noun of one syllable and are no part of it."""
_SHORT_NOUNS = {"người", "xe", "xã", "sở", "huyện", "quận", "cây", "nhà", "lớp", "trường", "máy", "tàu", "tỷ", "triệu"}
"""Nouns of one syllable that name a kind of thing also with another word after them: "xe hơi", "xe ô tô"."""
_IS = re.compile(r"^[^;.:()\d]{0,90}(?:\b(?:là|đạt|có|được)|:)\s*$")
_WINDOW = 80
_HEAD = 2
_JOINT = re.compile(r",(?=\s)|\s(?:và|còn)\s|\(")
_ENDS_AT_ONCE = re.compile(r"\s*(?:[,;.)]|$)")


def is_percentage(match: re.Match[str]) -> bool:
    """Whether a number is one of percent."""
    return match.group().rstrip().endswith("%")


def head_of(unit: str) -> str:
    """The words of a unit that a text has to say right after the number."""
    return " ".join(token.text for token in tokenize(unit)[: _least_said(unit)])


def counted_numbers(sentence: str, unit: str) -> list[re.Match[str]]:
    """The numbers that count the unit: those nearest before the unit's words, the more of its words the better."""
    sentence = _abbreviated(sentence, unit)
    words, numbers = _words(unit), _numbers(sentence)
    for length in range(len(words), _least_said(unit) - 1, -1):
        for reach in range(_UNIT_REACH + 1):
            found = [m for m in numbers if _after(sentence, m)[reach : reach + length] == words[:length]]
            if found:
                return found
    return _counted_before(sentence, words[:_HEAD], numbers)


def numbers_of(sentence: str, unit: str) -> list[re.Match[str]]:
    """All numbers that may be how many there are of the unit, by its first words, the more general ones too.

    After one of them a number without a noun counts the same: "nhận 431 kiến nghị, đã xử lý 419".
    """
    sentence = _abbreviated(sentence, unit)
    sure = counted_numbers(sentence, unit)
    if not sure:
        return []
    words, numbers = _words(unit)[: _least_said(unit)], _numbers(sentence)
    reaches = {m.start(): _reach(sentence, m, numbers, words) for m in numbers}
    nearest = min(reaches.values())
    named = {m.start() for m in sure} | {at for at, reach in reaches.items() if reach == nearest <= _UNIT_REACH}
    bare = {m.start() for m in numbers if m.start() > min(named) and _ENDS_AT_ONCE.match(sentence, m.end())}
    return [m for m in numbers if m.start() in named | bare]


def numbers_of_kinds(sentence: str, unit: str) -> list[re.Match[str]]:
    """The numbers that count kinds of a unit that stands for things in general, in the sentence's order."""
    return [m for m in _numbers(sentence) if any(_starts(sentence, m, kind) for kind in kinds_of(unit))]


def kinds_of(unit: str) -> tuple[str, ...]:
    """What things of the most general words go by: an office, a district … for "đơn vị"."""
    said = f"{fold(unit)} "
    return next((kinds for name, kinds in _kinds() if said.startswith(f"{name} ")), ())


@lru_cache(1)
def _kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = read_words("things_counted.yaml")["kinds"]
    return tuple((fold(name), tuple(fold(kind) for kind in kinds)) for name, kinds in found.items())


def _starts(sentence: str, match: re.Match[str], kind: str) -> bool:
    words = kind.split()
    return _after(sentence, match)[: len(words)] == words


def _abbreviated(sentence: str, unit: str) -> str:
    """The sentence, as long as before, with the unit's abbreviation in place of the words that it is explained by.

    So "257 phản ánh kiến nghị (PAKN)" counts "PAKN" as "139 PAKN" does.
    """
    short = next((token.text for token in tokenize(unit)[:1] if token.text.isupper() and len(token.text) > 1), "")
    explained = rf"[^\W\d_]+(?:[ ,]+[^\W\d_]+){{{len(short) - 1}}} ?\({re.escape(short)}\)"
    for found in re.finditer(explained, sentence) if short else ():
        initials = "".join(token.folded[0] for token in tokenize(found.group())[:-1])
        if initials == fold(short):
            shortened = short.ljust(len(found.group()))
            sentence = f"{sentence[: found.start()]}{shortened}{sentence[found.end() :]}"
    return sentence


def _words(unit: str) -> list[str]:
    words = [token.folded for token in tokenize(unit)]
    if words[:1] == ["nguoi"] and words[1:2] and words[1] in _IN_STATE:
        return words[_HEAD:] or words
    return words


def _numbers(sentence: str) -> list[re.Match[str]]:
    found = (m for m in NUMBER.finditer(sentence) if not is_percentage(m))
    return [m for m in found if not _is_year(sentence, m)]


def _is_year(sentence: str, match: re.Match[str]) -> bool:
    """Whether a number names a year: "năm 2023"."""
    return YEAR.fullmatch(match.group()) is not None and _OF_YEAR.search(sentence[: match.start()]) is not None


def _after(sentence: str, match: re.Match[str]) -> list[str]:
    clause = sentence[match.end() : match.end() + _WINDOW].partition(";")[0]
    return [token.folded for token in tokenize(clause)]


def _reach(sentence: str, match: re.Match[str], numbers: Sequence[re.Match[str]], words: Sequence[str]) -> int:
    """How many words stand between a number and such words, before the clause of the next number begins."""
    following = next((m.start() for m in numbers if m.start() >= match.end()), len(sentence))
    joints = [joint.start() for joint in _JOINT.finditer(sentence, match.end(), following)]
    end = joints[-1] if joints and following < len(sentence) else following
    after = [token.folded for token in tokenize(sentence[match.end() : end].partition(";")[0])]
    reaches = (reach for reach in range(_UNIT_REACH + 1) if after[reach : reach + len(words)] == list(words))
    return next(reaches, _UNIT_REACH + 1)


def _least_said(unit: str) -> int:
    """How many of a unit's words must be said: "công chức" is no "công vụ", but "người" of "người được" is enough."""
    tokens = tokenize(unit)
    words = [token.lower for token in tokens]
    short = len(words) < _HEAD or words[0] in _SHORT_NOUNS or words[1] in _AFTER_A_NOUN
    return 1 if short or (len(words[0]) > 1 and tokens[0].text.isupper()) else _HEAD


def _counted_before(sentence: str, head: Sequence[str], numbers: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The first number of a clause that says what it counts before it: "số công chức trúng tuyển là 455 người"."""
    said = [token for token in tokenize(sentence) if token.folded]
    for at in range(len(said) - len(head)):
        if said[at].folded != "so" or [t.folded for t in said[at + 1 : at + 1 + len(head)]] != list(head):
            continue
        end = said[at + len(head)].end
        after = next((m for m in numbers if m.start() > end), None)
        if after and _IS.search(sentence[end : after.start()]):
            return [after]
    return []

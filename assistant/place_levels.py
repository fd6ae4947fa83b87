"""Places of one name and different levels: "TX. Long Mỹ" is the town, "H. Long Mỹ" the district around it."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.sentences import UPPER
from ingest.textnorm import fold, squash

TIERS = {"huyện": ("huyện", "quận", "thị xã", "thành phố"), "xã": ("xã", "phường", "thị trấn", "đặc khu")}
"""The levels of places by the tier that they are of."""
LEVELS = (*TIERS["xã"], *TIERS["huyện"])
SHORT_LEVELS = {
    "tt": "thị trấn",
    "tp": "thành phố",
    "tx": "thị xã",
    "h": "huyện",
    "q": "quận",
    "p": "phường",
    "x": "xã",
}
_CACHED = 8192
_NAME = rf"[{UPPER}]\w*"
_ABBREVIATED = re.compile(
    rf"(?<![\w.])(?:(TP|TX|H|Q|P|X)\. ?|(TP|TX) |(TT)\. ?(?=\w+ [{UPPER}]))(?=[{UPPER}][^\W\d_{UPPER}])"
)
_LEVEL = "|".join(LEVELS)
_NAMED = re.compile(
    rf"(?P<several>\b(?i:các|những|mỗi|từng|số|{_LEVEL}),? +)?(?<!\w)(?P<level>(?i:{_LEVEL}))\s+"
    rf"(?P<place>{_NAME}(?:\s{_NAME})*)"
)
"""A place with its level; "xã, phường Hà Nội" are the wards of a place, not places of that name."""
FOLDED_LEVELS = "|".join(sorted(map(fold, LEVELS), key=len, reverse=True))


def spelled_out(text: str) -> str:
    """The text with the levels of places in full: "thị xã Long Mỹ" for "TX. Long Mỹ"."""
    return _ABBREVIATED.sub(lambda match: f"{SHORT_LEVELS[fold(match[1] or match[2] or match[3])]} ", text)


def of_another_level(asked: str, name: str) -> bool:
    """Whether a name is of a place that the question names too, but only of other levels than this one."""
    places = _places(name)
    said = squash(fold(spelled_out(asked))) if places else ""
    return any((levels := _levels_of(place, said)) and level not in levels for level, place in places)


def place_told_apart(asked: str, told: str) -> str:
    """The place of the question of which the text only has a namesake of another level; "" where there is none."""
    said = squash(fold(spelled_out(told)))
    for match in _NAMED.finditer(spelled_out(asked)):
        levels = _levels_of(squash(fold(match["place"])), said)
        if levels and not match["several"] and fold(match["level"]) not in levels:
            return match.group()
    return ""


@lru_cache(_CACHED)
def _places(text: str) -> tuple[tuple[str, str], ...]:
    """The places that a text names with their levels, folded."""
    named = (match for match in _NAMED.finditer(spelled_out(text)) if not match["several"])
    return tuple((fold(match["level"]), squash(fold(match["place"]))) for match in named)


def _levels_of(place: str, said: str) -> set[str]:
    """The levels that stand before a place in a folded text."""
    return set(re.findall(rf"(?<!\w)({FOLDED_LEVELS}) {re.escape(place)}(?!\w)", said))

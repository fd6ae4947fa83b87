"""Turns that only put another level of government in the place of the one asked about before: "vậy cấp xã thì mấy?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.textnorm import fold

_LEVEL = r"(?:các )?(?:cấp|khối) (?:trung ương|thành phố|tỉnh|huyện|xã|sở|phường|quận|cơ sở)"
_ONLY_A_LEVEL = re.compile(
    rf"\W*(?:(?:còn|thế|vậy|và|rồi|thì|ở|với|của|riêng|đối với)\W+)*(?P<level>{_LEVEL})"
    r"(?:\W+(?:thì|là|có|được|sao|thế nào|như thế nào|ra sao|bao nhiêu|mấy|ai|nhé|ạ))*\W*",
    re.IGNORECASE,
)
_ANY_LEVEL = re.compile(rf"\b{_LEVEL}\b", re.IGNORECASE)


def with_levels_before(turns: Sequence[str]) -> list[str]:
    """The turns, those that name nothing but another level written out as the turn before, asked of that level."""
    told: list[str] = []
    for text in turns:
        told.append((_of_that_level(told[-1], text) if told else None) or text)
    return told


def _of_that_level(before: str, text: str) -> str | None:
    """The turn before asked of the level that a turn names; None where it speaks of no level, or of several."""
    named, levels = _ONLY_A_LEVEL.fullmatch(text), {fold(found) for found in _ANY_LEVEL.findall(before)}
    if named is None or len(levels) != 1 or fold(named["level"]) in levels:
        return None
    return _ANY_LEVEL.sub(named["level"], before)

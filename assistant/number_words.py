"""Numbers that are typed in words without their marks, before what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.phrases import alternatives
from ingest.textnorm import fold

_MARKED = {"bon": "bốn", "sau": "sáu", "bay": "bảy", "tam": "tám", "chin": "chín", "muoi": "mười"}
_BEFORE = r"(?:trong (?:so )?|ca |tat ca |du |gom |co )"


class NumberWords:
    """Number words before the units that a build's rows are counted in."""

    def __init__(self, units: Iterable[str]) -> None:
        counted = alternatives(sorted({fold(unit) for unit in units if unit}, key=len, reverse=True))
        self._counting = re.compile(
            rf"\b(?P<before>{_BEFORE})(?P<number>{'|'.join(_MARKED)})(?= (?:{counted})\b)", re.IGNORECASE
        )

    def mark(self, text: str) -> str:
        """The text with its marks on them: "trong tam noi dung" counts eight, and is no "trọng tâm"."""
        return self._counting.sub(lambda found: f"{found['before']}{_MARKED[found['number'].lower()]}", text)

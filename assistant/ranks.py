"""Which place in a ranking is asked for, where a sentence tells the place among all and that among a few."""

from __future__ import annotations

import re
from collections.abc import Sequence

_AMONG_FEW = re.compile(
    r"\s+(?:trong|của)\s+(?:số\s+)?(?:\d+|các)\s+(?:thành phố|(?:tỉnh|địa phương)\b.{0,20}\b(?:thuộc|vùng))",
    re.IGNORECASE,
)
_OF_FEW = re.compile(r"\btrong\b(?! cả nước| toàn quốc| năm)|\bvùng\b|\bkhu vực\b|\btrực thuộc\b", re.IGNORECASE)
_GROUP = re.compile(r"nhóm\b", re.IGNORECASE)
_OF_GROUPS = re.compile(r"\bnhóm\b|\bbảng (?:mấy|nào)\b", re.IGNORECASE)


def ranks_asked(text: str, sentence: str, found: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """The places that are not among a few, unless the question asks for one among some or there is no other.

    A group ("nhóm 2") is a place only where the question speaks of groups.
    """
    found = [rank for rank in found if _OF_GROUPS.search(text) or not _GROUP.match(rank.group())]
    of_all = [rank for rank in found if not _AMONG_FEW.match(sentence, rank.end())]
    return found if _OF_FEW.search(text) else of_all or found

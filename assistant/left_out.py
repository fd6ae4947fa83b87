"""What a question leaves out of what it asks about: "(không tính SIPAS, PAPI)", "trừ …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.phrases import Match, Token

_LEFT_OUT = re.compile(
    r"\b(?:kh[oô]ng (?:k[eể]|t[ií]nh|ph[aả]i|bao g[oồ]m|g[oồ]m)|trừ|ngoài)\b[^,;?()]*(?:,(?: *[A-Z]{3,}[^,;?()]*))*",
)
_JOINING = frozenset({"va", "hoac", "hay", "ke", "tinh", "gom", "bao", "khong", "tru", "ngoai"})


def left_out(tokens: Sequence[Token], text: str) -> set[int]:
    """The places of what the question leaves out ("không kể …"); abbreviations in capitals go on a list of it."""
    spans = [match.span() for match in _LEFT_OUT.finditer(text)]
    return {at for at, token in enumerate(tokens) if any(start <= token.start < end for start, end in spans)}


def indexes_left_out(indexes: Sequence[Match], tokens: Sequence[Token], text: str) -> tuple[set[str], set[int]]:
    """The indexes that the question leaves out beside others that it asks about, and the places of the words for it."""
    places = left_out(tokens, text)
    inside = [m for m in indexes if m.start in places]
    kept = {m.value for m in indexes if m.start not in places}
    out = {m.value for m in inside} - kept
    if not out or not kept:
        return set(), set()
    named = {at for m in inside for at in range(m.start, m.end)}
    return out, named | {at for at in places if tokens[at].folded in _JOINING}

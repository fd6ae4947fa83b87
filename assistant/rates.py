"""Columns of percentages that stand beside the amounts of which they are."""

from __future__ import annotations

import re

from assistant.knowledge import TableFacts

_RATE = re.compile(r"(?:(?:tỷ lệ|tỉ lệ|đạt|mức đạt)\s*)?\(?%\)?", re.IGNORECASE)


def rates_beside(facts: TableFacts, column: int) -> int | None:
    """The column right after another whose header says no more than that it is its percentage ("Tỷ lệ %")."""
    headers = facts.info.headers
    at = column + 1
    return at if at < len(headers) and _RATE.fullmatch(headers[at].strip()) else None

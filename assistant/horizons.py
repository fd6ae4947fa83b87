"""Up to which years a plan or project that a text names is laid out: "đến năm 2030, tầm nhìn đến năm 2050"."""

from __future__ import annotations

import re

from assistant.sentences import Span

_ASKS = re.compile(
    r"\b(?:tầm nhìn|định hướng|tính|lập|quy hoạch)(?: [^\W\d_]+)? (?:đến |tới |cho )?(?:năm|giai đoạn) (?:nào|mấy)\b"
    r"|\b(?:cho|của|trong) giai đoạn nào\b|\bso với (?:mốc )?năm (?:nào|mấy)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?:\bđến|\btới|tầm nhìn|định hướng|giai đoạn|\bnăm)\s+(?:đến\s+|tới\s+)?(?:hết\s+)?(?:năm\s+|giai đoạn\s+)?"
    r"((?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)(?![\d/])",
    re.IGNORECASE,
)


def asks_horizon(text: str) -> bool:
    """Whether it is asked up to which year, or for which years, something is laid out, not when it is due."""
    return _ASKS.search(text) is not None


def horizons(sentence: str) -> list[Span]:
    """Where a sentence states years that something is laid out for."""
    return [match.span(1) for match in _YEARS.finditer(sentence)]

"""Precision and recall of one ranking at a depth.

    P@k = relevant results among the first k / k      R@k = relevant results among the first k / all relevant

Source: C. Manning, P. Raghavan and H. Schütze, "Introduction to Information Retrieval" (2008), chapter 8;
the same as P@k and R@k of ir-measures (a test compares them).
"""

from __future__ import annotations

from collections.abc import Sequence


def precision_at(gains: Sequence[float], k: int) -> float:
    """Results that are missing because the ranking is short count as not relevant."""
    return sum(gain > 0 for gain in gains[:k]) / k


def recall_at(gains: Sequence[float], relevant: int, k: int) -> float:
    """0 when nothing is relevant."""
    return min(1.0, sum(gains[:k]) / relevant) if relevant else 0.0

"""Reciprocal rank of one ranking; its mean over all questions is MRR@k.

    RR@k = 1 / rank of the first relevant result, 0 when none stands among the first k

Source: E. Voorhees, "The TREC-8 Question Answering Track Report" (1999); the same as RR@k of ir-measures
(a test compares them).
"""

from __future__ import annotations

from collections.abc import Sequence


def reciprocal_rank(gains: Sequence[float], k: int = 10) -> float:
    """`gains[i] > 0` when the result at rank i (from 0) is relevant."""
    return next((1 / rank for rank, gain in enumerate(gains[:k], start=1) if gain > 0), 0.0)

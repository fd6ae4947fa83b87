"""Normalised discounted cumulative gain of one ranking.

    DCG@k = sum over the first k results of gain / log2(rank + 1)      nDCG@k = DCG@k / best possible DCG@k

Source: K. Järvelin and J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20
(2002); with gains of 0 and 1 the same as nDCG@k of ir-measures (a test compares them).
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def ndcg(gains: Sequence[float], ideal: Sequence[float], k: int = 10) -> float:
    """`ideal`: the gains of all relevant results, largest first. 0 when nothing is relevant.

    One result may bring two pieces of evidence at once and so beat the ideal of one a rank: capped at 1.
    """
    best = _dcg(ideal, k)
    return min(1.0, _dcg(gains, k) / best) if best else 0.0


def _dcg(gains: Sequence[float], k: int) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains[:k], start=1))

"""Expected calibration error, and the reliability table behind it.

    ECE = sum over bins of (questions in the bin / all) * |share right in the bin - mean confidence in the bin|

Source: M. Pakdaman Naeini, G. Cooper and M. Hauskrecht, "Obtaining Well Calibrated Probabilities Using
Bayesian Binning", AAAI 2015; ten bins of equal width as in C. Guo et al., ICML 2017. Only answers that
were given have a confidence to calibrate: abstentions and crashes are left out, and `n` says how many
answers are in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence lies in (low, high]; the first bin also holds 0."""

    low: float
    high: float
    n: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The error and the bins that hold any answer."""

    error: float
    n: int
    bins: list[Bin]


def calibration(confidence: Sequence[float], right: Sequence[bool], bins: int = BINS) -> Calibration:
    """Over given answers, in the same order; confidences outside [0, 1] are clipped."""
    members: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for sure, good in zip(confidence, right, strict=True):
        clipped = min(1.0, max(0.0, sure))
        position = next(i for i in range(bins) if clipped <= (i + 1) / bins)
        members[position].append((clipped, good))
    table = [
        Bin(
            low=i / bins,
            high=(i + 1) / bins,
            n=len(group),
            confidence=sum(sure for sure, _ in group) / len(group),
            right=sum(good for _, good in group) / len(group),
        )
        for i, group in enumerate(members)
        if group
    ]
    n = len(confidence)
    return Calibration(sum(b.n / n * abs(b.right - b.confidence) for b in table), n, table)

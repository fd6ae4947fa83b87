"""A share of questions with its Wilson score interval.

    centre = (p + z^2/2n) / (1 + z^2/n)
    half   = z/(1 + z^2/n) * sqrt(p(1-p)/n + z^2/4n^2)

Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference",
Journal of the American Statistical Association 22 (1927). Unlike the normal approximation it stays
inside [0, 1] and is usable for a handful of questions and for shares near 0 and 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Z95 = 1.959963984540054
"""Quantile of the normal distribution for a two-sided interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % interval and the number of questions that it divides by."""

    value: float
    low: float
    high: float
    n: int


def proportion(hits: Sequence[bool], z: float = Z95) -> Figure:
    """Share of True among all, divided by all; 0 with the interval [0, 1] when there are none."""
    n = len(hits)
    if n == 0:
        return Figure(0.0, 0.0, 1.0, 0)
    share = sum(hits) / n
    spread = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / spread
    half = z / spread * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return Figure(share, max(0.0, centre - half), min(1.0, centre + half), n)

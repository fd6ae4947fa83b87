"""Percentiles of the time that answers took, in milliseconds.

    the p-th percentile is the smallest time that at least p % of the answers did not exceed (nearest rank)

Source: the nearest-rank definition (ISO 16269-4 lists it among the sample quantiles); it always names a
time that was really measured.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds; zeros when nothing was timed."""

    p50: float
    p95: float
    p99: float
    longest: float
    n: int


def percentile(values: Sequence[float], percent: float) -> float:
    """Nearest-rank percentile; 0 when there are no values."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(percent / 100 * len(ranked)) - 1)] if ranked else 0.0


def latency(times_ms: Sequence[float]) -> Latency:
    """The percentiles that are reported."""
    return Latency(
        p50=percentile(times_ms, 50),
        p95=percentile(times_ms, 95),
        p99=percentile(times_ms, 99),
        longest=max(times_ms, default=0.0),
        n=len(times_ms),
    )

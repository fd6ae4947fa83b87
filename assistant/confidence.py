"""Confidence that means how often such answers are right: raw strengths mapped through what was measured."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise


@dataclass(frozen=True)
class Calibration:
    """A rising line through points (raw strength, share of right answers); without points nothing is changed."""

    points: tuple[tuple[float, float], ...] = ()

    def __call__(self, raw: float) -> float:
        """The calibrated confidence of a raw strength in [0, 1]."""
        if not self.points or raw <= 0:
            return max(raw, 0.0)
        if raw <= self.points[0][0]:
            return self.points[0][1] * raw / self.points[0][0]
        for (low, at_low), (high, at_high) in pairwise(self.points):
            if raw <= high:
                return at_low + (at_high - at_low) * (raw - low) / (high - low)
        return self.points[-1][1]


@cache
def load_calibration() -> Calibration:
    """The shipped calibration, written by `troly eval calibrate`."""
    data = json.loads((files("assistant") / "data" / "calibration.json").read_text(encoding="utf-8"))
    return Calibration(tuple((float(raw), float(right)) for raw, right in data["points"]))


def fit(samples: Sequence[tuple[float, bool]], bins: int) -> Calibration:
    """Isotonic regression by pooling adjacent violators (Ayer et al. 1955) over bins of equal size.

    `samples` are (raw strength, whether the answer was right). Each bin's share is drawn to the whole's by one
    answer, so that a small bin does not claim certainty.
    """
    ordered = sorted(samples)
    if not ordered:
        return Calibration()
    overall = sum(right for _, right in ordered) / len(ordered)
    size = max(1, len(ordered) // bins)
    pools: list[list[float]] = []
    for start in range(0, len(ordered), size):
        part = ordered[start : start + size]
        pools.append([sum(raw for raw, _ in part), float(len(part)), float(sum(right for _, right in part))])
        while len(pools) > 1 and _share(pools[-2], overall) > _share(pools[-1], overall):
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    return Calibration(tuple((round(p[0] / p[1], 4), round(_share(p, overall), 4)) for p in pools))


def _share(pool: Sequence[float], overall: float) -> float:
    return (pool[2] + overall) / (pool[1] + 1)

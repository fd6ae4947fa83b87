"""Confidence that means how often such answers are right: signals of an answer, weighed as was measured."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise

from assistant.signals import Signals


@dataclass(frozen=True)
class RisingLine:
    """A rising line through points of [0, 1]²; without points nothing is changed."""

    points: tuple[tuple[float, float], ...] = ()

    def __call__(self, raw: float) -> float:
        """The height at a raw value in [0, 1]."""
        if not self.points or raw <= 0:
            return max(raw, 0.0)
        if raw <= self.points[0][0]:
            return self.points[0][1] * raw / self.points[0][0]
        for (low, at_low), (high, at_high) in pairwise(self.points):
            if raw <= high:
                return at_low + (at_high - at_low) * (raw - low) / (high - low)
        return self.points[-1][1]


@dataclass(frozen=True)
class Calibration:
    """Logistic regression over the signals, drawn to measured shares; without weights the answer's own strength."""

    weights: Mapping[str, float] = field(default_factory=dict)
    bias: float = 0.0
    line: RisingLine = RisingLine()

    def __call__(self, signals: Signals) -> float:
        """The share of right answers among answers with such signals."""
        if not self.weights:
            return self.line(signals.strength)
        of = asdict(signals)
        return self.line(1 / (1 + math.exp(-self.bias - sum(w * of[name] for name, w in self.weights.items()))))


@cache
def load_calibration() -> Calibration:
    """The shipped calibration, written by `troly eval calibrate`."""
    data = json.loads((files("assistant") / "data" / "calibration.json").read_text(encoding="utf-8"))
    points = tuple((float(raw), float(right)) for raw, right in data["points"])
    return Calibration(data["weights"], float(data["bias"]), RisingLine(points))

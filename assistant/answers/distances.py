"""What rows are ranked or picked by when a question sets two of their columns against each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the column of role `low` is below that of role `high`; `picks` says whether a row of it is an answer."""

    low: str
    high: str
    picks: Callable[[Decimal], bool] | None = None

    @property
    def of_maximum(self) -> bool:
        """Whether it is a distance from the highest score that there is."""
        return self.high == "max_score"


def _positive(value: Decimal) -> bool:
    return value > 0


def _none(value: Decimal) -> bool:
    return value == 0


DISTANCES = {
    "gap_min": Distance("result", "max_score"),
    "gap_max": Distance("result", "max_score"),
    "gain_min": Distance("result", "target"),
    "gain_max": Distance("result", "target"),
    "below_target": Distance("target", "result", _positive),
    "short_of_target": Distance("result", "target", _positive),
    "unchanged": Distance("target", "result", _none),
    "at_max": Distance("result", "max_score", _none),
    "below_max": Distance("result", "max_score", _positive),
}
"""By operation of a question."""


def picks(operation: str) -> bool:
    """Whether an operation picks rows rather than ranks them."""
    return operation in DISTANCES and DISTANCES[operation].picks is not None


def picks_below(operation: str) -> bool:
    """Whether an operation picks the rows of which one column falls below another, the highest score apart."""
    return picks(operation) and not DISTANCES[operation].of_maximum

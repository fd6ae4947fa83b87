"""Risk-coverage curve of abstention, and the area under it (AURC).

With the questions ordered by falling confidence, at the k-th one

    coverage(k) = k / n        risk(k) = wrong answers among the first k / k
    AURC = (1 / n) * sum over k of risk(k)

Source: R. El-Yaniv and Y. Wiener, "On the Foundations of Noise-free Selective Classification",
JMLR 11 (2010); AURC from Y. Geifman, G. Uziel and R. El-Yaniv, "Bias-Reduced Uncertainty Estimation",
ICLR 2019. Three conventions are ours: questions of equal confidence share their errors evenly, so that
their order never decides; a question on which the assistant abstained comes last and counts as wrong
there (forced to answer, it would have guessed), so that n is always all questions and abstaining never
makes the area smaller by leaving questions out; the operating point is where the abstentions begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """The curve as (coverage, risk) points, its area, and the point at which the assistant operates."""

    points: list[tuple[float, float]]
    area: float
    coverage: float
    risk: float


def risk_coverage(confidence: Sequence[float], right: Sequence[bool], abstained: Sequence[bool]) -> RiskCoverage:
    """The curve over questions in the same order; empty with area 0 when there are none."""
    n = len(confidence)
    ranked = sorted(
        ((silent, -sure, silent or not good) for sure, good, silent in zip(confidence, right, abstained, strict=True)),
        key=lambda item: item[:2],
    )
    points: list[tuple[float, float]] = []
    errors = 0.0
    for _, tied in groupby(ranked, key=lambda item: item[:2]):
        group = [wrong for *_, wrong in tied]
        share = sum(group) / len(group)
        for _ in group:
            errors += share
            points.append(((len(points) + 1) / n, errors / (len(points) + 1)))
    answered = sum(not silent for silent in abstained)
    return RiskCoverage(
        points=points,
        area=sum(risk for _, risk in points) / n if n else 0.0,
        coverage=answered / n if n else 0.0,
        risk=points[answered - 1][1] if answered else 0.0,
    )

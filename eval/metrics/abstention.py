"""Precision and recall of abstaining.

    precision = unanswerable questions on which it abstained / all questions on which it abstained
    recall    = unanswerable questions on which it abstained / all unanswerable questions

Source: the usual definitions with "unanswerable" as the positive class, as in P. Rajpurkar et al.,
"Know What You Don't Know: Unanswerable Questions for SQuAD", ACL 2018.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics.proportion import Figure, proportion


@dataclass(frozen=True, slots=True)
class Abstention:
    """Both figures; `n` of each is its denominator, so 0 means that the figure says nothing."""

    precision: Figure
    recall: Figure


def abstention(answerable: Sequence[bool], abstained: Sequence[bool]) -> Abstention:
    """Both figures over questions in the same order."""
    pairs = list(zip(answerable, abstained, strict=True))
    return Abstention(
        precision=proportion([not can for can, silent in pairs if silent]),
        recall=proportion([silent for can, silent in pairs if not can]),
    )

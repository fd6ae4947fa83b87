"""Percentile bootstrap: the interval of a mean, and of the difference of two means over the same questions.

    resample the n questions with replacement B times; the interval is the 2.5 % and 97.5 % quantile
    of the B means (of the B mean differences, when two runs are paired question by question)

Source: B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapters 13 and 16;
paired over test items as in P. Koehn, "Statistical Significance Tests for Machine Translation
Evaluation", EMNLP 2004. The seed is fixed, so that a figure never changes when it is computed again.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from eval.metrics.proportion import Figure

RESAMPLES = 2000
SEED = 20240530


def mean_interval(values: Sequence[float], resamples: int = RESAMPLES, seed: int = SEED) -> Figure:
    """Mean of the values with its bootstrapped 95 % interval; zeros when there are none."""
    n = len(values)
    if n == 0:
        return Figure(0.0, 0.0, 0.0, 0)
    array = np.asarray(values, dtype=np.float64)
    generator = np.random.default_rng(seed)
    means = np.fromiter((array[generator.integers(0, n, n)].mean() for _ in range(resamples)), np.float64, resamples)
    low, high = np.quantile(means, (0.025, 0.975))
    return Figure(float(array.mean()), float(low), float(high), n)


def paired_difference(before: Sequence[float], after: Sequence[float], resamples: int = RESAMPLES) -> Figure:
    """Mean of `after - before` over the same questions, in the same order, with its 95 % interval.

    Raises:
        ValueError: the two runs do not have the same number of questions.
    """
    differences = [b - a for a, b in zip(before, after, strict=True)]
    return mean_interval(differences, resamples)

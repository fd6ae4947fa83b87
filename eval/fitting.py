"""Fitting confidence: which signals of an answer tell that it is right, and how often such answers are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.confidence import Calibration, RisingLine
from assistant.signals import Signals
from eval.errors import EvaluationError

NAMES = tuple(field.name for field in fields(Signals))
_INVERSE_PENALTY = 0.1
_FOLDS = 10

Samples = Sequence[tuple[Signals, bool]]
"""The signals of answers, and whether each was right."""


def fit(samples: Samples, bins: int) -> Calibration:
    """Logistic regression with an L2 penalty over standardised signals, then isotonic regression of what it says.

    The line (Zadrozny and Elkan 2002) is fitted to what models say of answers that they were not fitted to.
    Raises EvaluationError when there are fewer right or wrong answers than folds.
    """
    shown, right = _matrix(samples), np.array([good for _, good in samples], dtype=bool)
    if min(right.sum(), (~right).sum()) < _FOLDS:
        raise EvaluationError(f"at least {_FOLDS} right and {_FOLDS} wrong answers are needed to fit confidence")
    model = _model().fit(shown, right)
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - weights @ scaler.mean_)
    line = rising_line(list(zip(held_out(samples), right.tolist(), strict=True)), bins)
    return Calibration({name: round(float(w), 5) for name, w in zip(NAMES, weights, strict=True)}, round(bias, 5), line)


def held_out(samples: Samples) -> list[float]:
    """What models that were fitted to the other folds say of each answer, in the order of the samples."""
    right = np.array([good for _, good in samples], dtype=bool)
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    said = cross_val_predict(_model(), _matrix(samples), right, cv=folds, method="predict_proba")
    return [float(share) for share in said[:, 1]]


def rising_line(samples: Sequence[tuple[float, bool]], bins: int) -> RisingLine:
    """Isotonic regression over bins of equal size of (raw value, whether the answer was right).

    Each bin's share is drawn to the whole's by one answer, so that a small bin does not claim certainty.
    """
    if not samples:
        return RisingLine()
    values = np.array(sorted(samples), dtype=float)
    overall = values[:, 1].mean()
    parts = np.array_split(values, min(bins, len(values)))
    raw = np.array([part[:, 0].mean() for part in parts])
    shares = np.array([(part[:, 1].sum() + overall) / (len(part) + 1) for part in parts])
    heights = IsotonicRegression().fit_transform(raw, shares, sample_weight=[len(part) for part in parts])
    return RisingLine(tuple((round(float(x), 4), round(float(y), 4)) for x, y in zip(raw, heights, strict=True)))


def _model() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=_INVERSE_PENALTY, max_iter=1000))


def _matrix(samples: Samples) -> NDArray[np.float64]:
    return np.array([[asdict(shown)[name] for name in NAMES] for shown, _ in samples], dtype=float)

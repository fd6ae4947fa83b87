"""Calibration: confidence rises with strength and stands for the share of right answers."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.confidence import Calibration, fit, load_calibration

samples = st.lists(st.tuples(st.floats(0.01, 1.0), st.booleans()), max_size=60)


@settings(derandomize=True, max_examples=60)
@given(samples, st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_it_never_falls_and_stays_a_share(measured: list[tuple[float, bool]], one: float, other: float) -> None:
    calibration = fit(measured, 6)
    low, high = sorted((one, other))
    assert calibration(low) <= calibration(high) + 1e-9
    assert 0.0 <= calibration(high) <= 1.0


def test_strong_answers_that_are_mostly_wrong_lose_their_confidence() -> None:
    measured = [(0.9, False)] * 30 + [(0.9, True)] * 10 + [(0.3, False)] * 20
    assert fit(measured, 4)(0.9) < 0.4


def test_without_points_nothing_changes() -> None:
    assert Calibration()(0.73) == 0.73


def test_the_shipped_calibration_has_points() -> None:
    assert load_calibration().points

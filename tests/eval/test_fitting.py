"""Fitting confidence to answers that are known to be right or wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.signals import Signals
from eval.errors import EvaluationError
from eval.fitting import fit, held_out, rising_line

measured = st.lists(st.tuples(st.floats(0.01, 1.0), st.booleans()), max_size=60)


@settings(derandomize=True, max_examples=60)
@given(measured, st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_the_line_never_falls_and_stays_a_share(samples: list[tuple[float, bool]], one: float, other: float) -> None:
    line = rising_line(samples, 6)
    low, high = sorted((one, other))
    assert line(low) <= line(high) + 1e-9
    assert 0.0 <= line(high) <= 1.0


def test_strong_answers_that_are_mostly_wrong_lose_their_confidence() -> None:
    samples = [(0.9, False)] * 30 + [(0.9, True)] * 10 + [(0.3, False)] * 20
    assert rising_line(samples, 4)(0.9) < 0.4


def _answers() -> list[tuple[Signals, bool]]:
    said = [(Signals(0.9, said=0.8 + n / 100, unexplained=1.0), n != 7) for n in range(20)]
    unsaid = [(Signals(0.9, said=n / 100, unexplained=12.0), n == 7) for n in range(20)]
    return [*said, *unsaid]


def test_what_tells_right_answers_from_wrong_ones_decides() -> None:
    calibration = fit(_answers(), 4)
    assert calibration(Signals(0.9, said=0.85, unexplained=1.0)) > 0.8
    assert calibration(Signals(0.9, said=0.05, unexplained=12.0)) < 0.2


def test_held_out_shares_come_in_the_order_of_the_answers() -> None:
    shares = held_out(_answers())
    assert min(shares[8:20]) > max(shares[28:])


def test_too_few_answers_are_an_error() -> None:
    with pytest.raises(EvaluationError, match="at least 10 right and 10 wrong"):
        fit([(Signals(0.9), True)] * 30, 4)

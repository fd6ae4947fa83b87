"""Confidence: it rises with what was measured to speak for an answer and stands for the share of right answers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.confidence import Calibration, RisingLine, load_calibration
from assistant.signals import Signals

shares = st.floats(0.0, 1.0)
shown = st.builds(
    Signals,
    strength=shares,
    said=shares,
    unexplained=st.floats(0, 60),
    weight=st.floats(0, 90),
    headed=shares,
    length=st.floats(0, 40),
    familiar=shares,
    met=shares,
    table=st.sampled_from((0.0, 1.0)),
)


def test_without_weights_an_answer_is_as_sure_as_it_says() -> None:
    assert Calibration()(Signals(0.73)) == 0.73


@settings(derandomize=True, max_examples=60)
@given(shown)
def test_the_shipped_confidence_is_a_share_and_an_unexplained_word_never_raises_it(signals: Signals) -> None:
    shipped = load_calibration()
    assert 0.0 <= shipped(signals) <= 1.0
    more = replace(signals, unexplained=signals.unexplained + 6, weight=signals.weight + 6)
    assert shipped(more) <= shipped(signals) + 1e-9


def test_the_line_joins_its_points_and_stays_level_behind_the_last() -> None:
    line = RisingLine(((0.2, 0.1), (0.6, 0.5)))
    assert [round(line(raw), 3) for raw in (0.0, 0.1, 0.4, 0.9)] == [0.0, 0.05, 0.3, 0.5]

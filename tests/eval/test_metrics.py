"""Each metric against values worked out by hand, and the ranking ones against ir-measures."""

from __future__ import annotations

import random

import pytest

from eval.metrics.abstention import abstention
from eval.metrics.bootstrap import mean_interval, paired_difference
from eval.metrics.calibration import calibration
from eval.metrics.citations import citation_precision, citation_recall
from eval.metrics.hit_rate import hit
from eval.metrics.latency import latency, percentile
from eval.metrics.ndcg import ndcg
from eval.metrics.precision_recall import precision_at, recall_at
from eval.metrics.proportion import proportion
from eval.metrics.reciprocal_rank import reciprocal_rank
from eval.metrics.risk_coverage import risk_coverage


def test_wilson_interval() -> None:
    figure = proportion([True] * 8 + [False] * 2)
    assert (figure.value, figure.n) == (0.8, 10)
    assert figure.low == pytest.approx(0.4902, abs=1e-4)
    assert figure.high == pytest.approx(0.9433, abs=1e-4)


def test_wilson_interval_of_nothing_and_of_all() -> None:
    assert proportion([]).high == 1.0
    assert proportion([True] * 20).low < 1.0


def test_bootstrap_is_the_same_every_time_and_holds_the_mean() -> None:
    values = [0.0, 1.0, 1.0, 0.0, 1.0]
    first = mean_interval(values)
    assert first == mean_interval(values)
    assert first.low <= first.value <= first.high


def test_paired_difference() -> None:
    figure = paired_difference([0.0] * 30, [1.0] * 30)
    assert (figure.value, figure.low, figure.high) == (1.0, 1.0, 1.0)
    with pytest.raises(ValueError, match=r"shorter|longer"):
        paired_difference([0.0], [])


def test_abstention() -> None:
    found = abstention([True, True, False, False], [True, False, True, False])
    assert found.precision.value == found.recall.value == 0.5
    assert abstention([True], [False]).precision.n == 0


def test_risk_coverage() -> None:
    found = risk_coverage([0.9, 0.8, 0.7, 0.0], [True, False, True, True], [False, False, False, True])
    assert [coverage for coverage, _ in found.points] == [0.25, 0.5, 0.75, 1.0]
    assert [risk for _, risk in found.points] == pytest.approx([0, 1 / 2, 1 / 3, 1 / 2])
    assert found.area == pytest.approx((0 + 0.5 + 1 / 3 + 0.5) / 4)
    assert found.coverage == 0.75
    assert found.risk == pytest.approx(1 / 3)


def test_risk_coverage_does_not_depend_on_the_order_of_ties() -> None:
    right = [True, False, False, True]
    one = risk_coverage([0.5] * 4, right, [False] * 4)
    assert one == risk_coverage([0.5] * 4, right[::-1], [False] * 4)
    assert one.area == pytest.approx(0.5)
    assert risk_coverage([], [], []).area == 0.0


def test_citations() -> None:
    assert citation_precision([{0}, set(), {0, 1}]) == pytest.approx(2 / 3)
    assert citation_precision([]) == 0.0
    assert citation_recall([{0}, set()], 2) == 0.5
    assert citation_recall([], 0) == 1.0


def test_hit_asks_for_all_that_is_needed() -> None:
    assert hit([0, 1], 1, 2)
    assert not hit([0, 1], 1, 1)
    assert not hit([1, 0], 2, 2)
    assert not hit([], 0, 5)


def test_latency() -> None:
    times = [float(n) for n in range(1, 101)]
    assert percentile(times, 95) == 95.0
    found = latency(times)
    assert (found.p50, found.p99, found.longest, found.n) == (50.0, 99.0, 100.0, 100)
    assert latency([]).p95 == 0.0


def test_calibration() -> None:
    found = calibration([0.95, 0.95, 0.15, 1.2], [True, False, False, True])
    assert [b.n for b in found.bins] == [1, 3]
    assert found.error == pytest.approx(0.25 * 0.15 + 0.75 * abs(2 / 3 - (0.95 + 0.95 + 1) / 3))
    assert calibration([], []).error == 0.0


def test_ndcg_is_capped() -> None:
    assert ndcg([2.0], [1.0, 1.0]) == 1.0
    assert ndcg([1.0], []) == 0.0


def test_ranking_metrics_agree_with_ir_measures() -> None:
    ir_measures = pytest.importorskip("ir_measures", reason="ir-measures is not installed")
    dice = random.Random(7)
    qrels: dict[str, dict[str, int]] = {}
    runs: dict[str, dict[str, float]] = {}
    ours = []
    for number in range(40):
        documents = [f"d{n}" for n in range(30)]
        relevant = set(dice.sample(documents, dice.randint(1, 4)))
        ranked = dice.sample(documents, dice.randint(3, 20))
        qrels[f"q{number}"] = dict.fromkeys(relevant, 1)
        runs[f"q{number}"] = {d: float(-rank) for rank, d in enumerate(ranked)}
        gains = [float(d in relevant) for d in ranked]
        ours.append(
            (
                precision_at(gains, 1),
                recall_at(gains, len(relevant), 10),
                reciprocal_rank(gains),
                ndcg(gains, [1.0] * len(relevant)),
            )
        )
    names = ("P@1", "R@10", "RR@10", "nDCG@10")
    measures = [ir_measures.parse_measure(name) for name in names]
    theirs = ir_measures.calc_aggregate(measures, qrels, runs)
    for position, measure in enumerate(measures):
        assert sum(o[position] for o in ours) / len(ours) == pytest.approx(theirs[measure], abs=1e-9)

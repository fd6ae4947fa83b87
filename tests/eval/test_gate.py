"""The gate, and the table in README."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.errors import EvaluationError
from eval.gate import Baseline, baseline_of, check, read_baseline, write_baseline
from eval.readme import END, START, replace_between, results_table, update
from eval.runner import make_run
from tests.eval.fakes import FakeSystem, answer, gold


def overall(right: int = 90, crashed: int = 0, confident_wrong: float = 0.05) -> dict[str, Any]:
    figures: dict[str, Any] = {name: {"value": right / 100} for name in ("right", "right_and_cited", "direct")}
    return {"n": 100, "crashed": crashed, "confident_wrong": {"value": confident_wrong}, **figures}


@pytest.mark.parametrize(
    ("now", "worse"),
    [
        (overall(), []),
        (overall(95), []),
        (overall(89), []),
        (overall(88), ["right", "right_and_cited", "direct"]),
        (overall(confident_wrong=0.07), ["confident_wrong"]),
        (overall(confident_wrong=0.01), []),
        (overall(crashed=1), ["crashed"]),
    ],
)
def test_only_what_is_worse_by_more_than_the_tolerance_fails(now: dict[str, Any], worse: list[str]) -> None:
    checks = check(baseline_of(overall(), 0.01), now, "dev")
    assert [c.name for c in checks if not c.ok] == [f"dev: {name}" for name in worse]


def test_the_baseline_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    with pytest.raises(EvaluationError, match="--update"):
        read_baseline(path)
    baseline = Baseline(sets={"dev": baseline_of(overall(), 0.01)})
    write_baseline(baseline, path)
    assert read_baseline(path) == baseline


def test_the_table_goes_between_the_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"# A\n{START}\nold\n{END}\nrest\n", encoding="utf-8")
    run = make_run(FakeSystem(lambda question: answer()), [gold()], "r")
    update(readme, results_table({"dev": run.metrics["slices"]["all"]}))
    text = readme.read_text(encoding="utf-8")
    assert "old" not in text
    assert "| dev | 1 | 1.000 [" in text
    assert text.startswith("# A\n")
    assert text.endswith("rest\n")
    for broken in ("none", f"{END}{START}", START * 2 + END):
        with pytest.raises(EvaluationError, match="README"):
            replace_between(broken, "x")

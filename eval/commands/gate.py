"""`troly eval gate`: fails when the figures of today's code fall below the committed baseline."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from eval import row_questions
from eval.gate import BASELINE_FILE, Baseline, baseline_of, check, read_baseline, write_baseline
from eval.generated import GENERATED_FILE, of_index, sample
from eval.gold import ELSEWHERE_DIR, PRACTICE_FILE, GoldQuestion, load_gold, read_gold
from eval.product import Product, build_product, open_product
from eval.runner import RUNS_DIR, make_run, write_run
from eval.textable import render, say

SAMPLE = 1200
"""Generated questions that are asked; --all asks all of them."""
ROWS = 250
"""Generated questions on several rows that are asked of the corpus."""
CELLS_ELSEWHERE = 80
"""Generated questions for cells that are asked of each other province."""
ROWS_ELSEWHERE = 60
"""Generated questions on several rows that are asked of each other province."""
TOLERANCES = {"dev": 0.01, "practice": 0.01, "generated": 0.005}
_BUILDS = Path("var/gate")
_TOLERANCE_ELSEWHERE = 0.015

_Measured = dict[str, dict[str, Any]]
"""The figures of sets, by their name."""


@dataclass(frozen=True, slots=True)
class _Set:
    """Questions that are asked in a process of their own, over the build of `index`, made from `corpus` if given."""

    name: str
    questions: list[GoldQuestion]
    index: Path
    corpus: Path | None = None
    cells: int = 0
    """How many generated questions for cells of the build are asked besides."""
    rows: int = 0
    """How many generated questions on several rows of the build are asked besides."""

    def measured(self, runs: Path) -> _Measured:
        """The figures of its questions and of those that are generated from its build.

        Each run is written into a folder of `runs`.
        """
        system = build_product(self.corpus, self.index) if self.corpus else open_product(self.index)
        asked = {self.name: self.questions}
        if self.cells:
            asked[f"{self.name}-cells"] = sample(of_index(system.index)[1], self.cells)
        if self.rows:
            asked[f"{self.name}-rows"] = sample(row_questions.of_index(system.index), self.rows)
        return {name: _overall(system, questions, name, runs) for name, questions in asked.items() if questions}


def main(argv: list[str]) -> int:
    """Exit 1 when a figure is worse than its baseline by more than the tolerance, or anything crashed."""
    parser = argparse.ArgumentParser(prog="troly eval gate", description=__doc__)
    parser.add_argument("--index", type=Path, metavar="DIR", help="use this build; else the corpus is built first")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="folder of the documents (%(default)s)")
    parser.add_argument("--runs", type=Path, default=RUNS_DIR, help="folder of the runs (%(default)s)")
    parser.add_argument("--baseline", type=Path, default=BASELINE_FILE)
    parser.add_argument("--all", action="store_true", help="ask all generated questions, not a sample")
    parser.add_argument("--update", action="store_true", help="write today's figures into the baseline")
    arguments = parser.parse_args(argv)
    index = arguments.index
    if not index:
        index = _BUILDS
        build_product(arguments.corpus, index)
    rows = {"generated": ROWS}
    sets = [_Set(name, asked, index, rows=rows.get(name, 0)) for name, asked in _sets(arguments.all).items()]
    measured = _measure([*sets, *_provinces()], arguments.runs)
    if arguments.update:
        baselines = {
            name: baseline_of(overall, TOLERANCES.get(name, _TOLERANCE_ELSEWHERE)) for name, overall in measured.items()
        }
        write_baseline(Baseline(sets=baselines), arguments.baseline)
        say(f"written to {arguments.baseline}")
        return 0
    return _judge(read_baseline(arguments.baseline), measured)


def _overall(system: Product, questions: Sequence[GoldQuestion], name: str, runs: Path) -> dict[str, Any]:
    run = make_run(system, questions, f"gate-{name}", evidence=False)
    write_run(run, runs / run.name)
    overall: dict[str, Any] = run.metrics["slices"]["all"]
    return overall


def _measure(sets: Sequence[_Set], runs: Path) -> _Measured:
    """The figures of every set, as many at a time as there are processors, the largest first."""
    started = sorted(sets, key=lambda each: len(each.questions), reverse=True)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        asked = {each.name: pool.submit(each.measured, runs) for each in started}
        return {name: figures for each in sets for name, figures in asked[each.name].result().items()}


def _sets(everything: bool) -> dict[str, list[GoldQuestion]]:
    sets = {"dev": load_gold(split="dev"), "practice": read_gold(PRACTICE_FILE)}
    if GENERATED_FILE.is_file():
        generated = read_gold(GENERATED_FILE)
        chosen = generated if everything else sample(generated, SAMPLE)
        say(f"generated: {len(chosen)} of {len(generated)} questions, always the same")
        sets["generated"] = chosen
    else:
        say("generated: not measured, eval/generated/cells.jsonl is absent; write it with `troly eval generate`")
    return sets


def _provinces() -> list[_Set]:
    """The questions on the documents of other provinces, each over an index of its own."""
    folders = sorted(folder for folder in ELSEWHERE_DIR.glob("*") if (folder / "questions.jsonl").is_file())
    return [
        _Set(
            f"elsewhere-{folder.name}",
            read_gold(folder / "questions.jsonl"),
            index=_BUILDS / folder.name,
            corpus=folder / "corpus",
            cells=CELLS_ELSEWHERE,
            rows=ROWS_ELSEWHERE,
        )
        for folder in folders
    ]


def _judge(baseline: Baseline, measured: _Measured) -> int:
    checks = []
    for name, expected in baseline.sets.items():
        if name not in measured:
            say(f"{name}: has a baseline and was not measured")
            return 1
        overall = measured[name]
        if overall["n"] != expected.questions:
            say(f"{name}: {overall['n']} questions, the baseline had {expected.questions}; consider --update")
        checks += check(expected, overall, name)
    rows = [
        [c.name, f"{c.baseline:.4f}", f"{c.now:.4f}", f"{c.tolerance:.3f}", "ok" if c.ok else "WORSE"] for c in checks
    ]
    say(render(["figure", "baseline", "now", "tolerance", ""], rows))
    return 0 if all(c.ok for c in checks) else 1

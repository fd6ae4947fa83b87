"""`troly eval gate`: fails when the figures of today's code fall below the committed baseline."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from eval.gate import BASELINE_FILE, Baseline, baseline_of, check, read_baseline, write_baseline
from eval.generated import GENERATED_FILE, sample
from eval.gold import ELSEWHERE_DIR, PRACTICE_FILE, GoldQuestion, load_gold, read_gold
from eval.product import Product, build_product, open_product
from eval.runner import RUNS_DIR, Run, make_run, write_run
from eval.textable import render, say

SAMPLE = 1200
"""Generated questions that are asked; --all asks all of them."""
TOLERANCES = {"dev": 0.01, "practice": 0.01, "generated": 0.005}
_ELSEWHERE = "elsewhere-"
_TOLERANCE_ELSEWHERE = 0.015


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
    system = open_product(arguments.index) if arguments.index else build_product(arguments.corpus, Path("var/gate"))
    runs = {name: _run(system, name, questions, arguments.runs) for name, questions in _sets(arguments.all).items()}
    runs |= {f"{_ELSEWHERE}{folder.name}": _run_elsewhere(folder, arguments.runs) for folder in _provinces()}
    if arguments.update:
        sets = {
            name: baseline_of(_overall(run), TOLERANCES.get(name, _TOLERANCE_ELSEWHERE)) for name, run in runs.items()
        }
        write_baseline(Baseline(sets=sets), arguments.baseline)
        say(f"written to {arguments.baseline}")
        return 0
    return _judge(read_baseline(arguments.baseline), runs)


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


def _provinces() -> list[Path]:
    return sorted(folder for folder in ELSEWHERE_DIR.glob("*") if (folder / "questions.jsonl").is_file())


def _run_elsewhere(folder: Path, runs: Path) -> Run:
    """The questions on the documents of another province, over an index of their own."""
    system = build_product(folder / "corpus", Path("var/gate") / folder.name)
    return _run(system, f"{_ELSEWHERE}{folder.name}", read_gold(folder / "questions.jsonl"), runs)


def _run(system: Product, name: str, questions: Sequence[GoldQuestion], runs: Path) -> Run:
    run = make_run(system, questions, f"gate-{name}", evidence=False)
    write_run(run, runs / run.name)
    return run


def _overall(run: Run) -> dict[str, object]:
    overall: dict[str, object] = run.metrics["slices"]["all"]
    return overall


def _judge(baseline: Baseline, runs: dict[str, Run]) -> int:
    checks = []
    for name, expected in baseline.sets.items():
        if name not in runs:
            say(f"{name}: has a baseline and was not measured")
            return 1
        overall = _overall(runs[name])
        if overall["n"] != expected.questions:
            say(f"{name}: {overall['n']} questions, the baseline had {expected.questions}; consider --update")
        checks += check(expected, overall, name)
    rows = [
        [c.name, f"{c.baseline:.4f}", f"{c.now:.4f}", f"{c.tolerance:.3f}", "ok" if c.ok else "WORSE"] for c in checks
    ]
    say(render(["figure", "baseline", "now", "tolerance", ""], rows))
    return 0 if all(c.ok for c in checks) else 1

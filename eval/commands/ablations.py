"""`troly eval ablations`: the figures of the assistant with one part taken away at a time."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.commands.options import add_system_options
from eval.compare import compare
from eval.gold import load_gold, read_gold
from eval.runner import RUNS_DIR, Run, make_run, write_run
from eval.textable import render, say

HEADERS = ["", "right+cited", "difference [95 %]", "wrong, sure", "direct", "hit@10", "nDCG@10", "p50 ms"]


def main(argv: list[str]) -> int:
    """Exit 0 when all were measured."""
    parser = argparse.ArgumentParser(prog="troly eval ablations", description=__doc__)
    parser.add_argument("--gold", nargs="+", type=Path, metavar="FILE", help="gold files; else a split")
    parser.add_argument("--split", choices=("dev", "test", "all"), default="dev", help="of the gold (%(default)s)")
    parser.add_argument("--runs", type=Path, default=RUNS_DIR, help="folder of the runs (%(default)s)")
    add_system_options(parser)
    arguments = parser.parse_args(argv)
    from eval.ablations import Workshop  # noqa: PLC0415 - seconds of imports
    from index.settings import load_settings  # noqa: PLC0415

    if arguments.gold:
        questions = [q for path in arguments.gold for q in read_gold(path)]
    else:
        questions = load_gold(split=None if arguments.split == "all" else arguments.split)
    settings = load_settings()
    runs: list[Run] = []
    for name, system in Workshop(arguments.index or settings.index_dir, settings).systems():
        run = make_run(system, questions, "ablation-" + name.replace(" ", "-"))
        write_run(run, arguments.runs / run.name)
        runs.append(run)
    say(f"{len(questions)} questions; the difference is to the assistant with all parts")
    say(render(HEADERS, [row(run, runs[0]) for run in runs]))
    return 0


def row(run: Run, whole: Run) -> list[str]:
    """One line of the table."""
    overall = run.metrics["slices"]["all"]
    change = next(c for c in compare(whole.outcomes, run.outcomes).changes if c.name == "right and cited").difference
    shown = [f"{overall[name]['value']:.3f}" for name in ("confident_wrong", "direct")]
    evidence = overall.get("evidence")
    found = [f"{evidence[name]['value']:.3f}" for name in ("hit@10", "ndcg@10")] if evidence else ["-", "-"]
    difference = f"{change.value:+.3f} [{change.low:+.3f}, {change.high:+.3f}]"
    p50 = f"{overall['latency_ms']['p50']:.1f}"
    return [
        run.name.removeprefix("ablation-"),
        f"{overall['right_and_cited']['value']:.3f}",
        difference,
        *shown,
        *found,
        p50,
    ]

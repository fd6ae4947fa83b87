"""`troly eval compare A B`: what got better and worse from run A to run B, question by question."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.compare import compare, state
from eval.runner import RUNS_DIR, find_run, read_run
from eval.textable import render, say


def main(argv: list[str]) -> int:
    """Exit 0 also when B is worse: that is for `troly eval gate` to judge."""
    parser = argparse.ArgumentParser(prog="troly eval compare", description=__doc__)
    parser.add_argument("before", help="a run: its name or its folder")
    parser.add_argument("after", help="another run")
    parser.add_argument("--runs", type=Path, default=RUNS_DIR)
    arguments = parser.parse_args(argv)
    before = read_run(find_run(arguments.before, arguments.runs))
    after = read_run(find_run(arguments.after, arguments.runs))
    result = compare(before.outcomes, after.outcomes)
    asked = {q.id: q.question for q in (*before.questions, *after.questions)}
    for title, pairs in (("better", result.better), ("worse", result.worse)):
        say(f"{title}: {len(pairs)}")
        for old, new in pairs:
            say(f"  {new.id} ({new.type}, {new.style}): {state(old)} -> {state(new)}: {asked[new.id]}")
    rows = []
    for c in result.changes:
        d = c.difference
        interval = f"{d.value:+.3f} [{d.low:+.3f}, {d.high:+.3f}]"
        rows.append([c.name, f"{c.before:.3f}", f"{c.after:.3f}", interval, "yes" if c.sure else "no"])
    say(render(["figure", before.name, after.name, "difference [95 %]", "beyond chance"], rows))
    if result.only_before or result.only_after:
        lonely = f"{result.only_before} questions only in {before.name}, {result.only_after} only in {after.name}"
        say(f"not compared: {lonely}")
    return 0

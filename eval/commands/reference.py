"""`troly eval reference`: our verdicts on a run against those of the reference scorer."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.reference import disagreements, load_reference
from eval.runner import RUNS_DIR, find_run, read_run
from eval.textable import say


def main(argv: list[str]) -> int:
    """Exit 1 when any verdict differs."""
    parser = argparse.ArgumentParser(prog="troly eval reference", description=__doc__)
    parser.add_argument("run", help="a run: its name or its folder")
    parser.add_argument(
        "--score", type=Path, required=True, metavar="FILE", help="the reference scorer (a Python file)"
    )
    parser.add_argument("--runs", type=Path, default=RUNS_DIR)
    arguments = parser.parse_args(argv)
    run = read_run(find_run(arguments.run, arguments.runs))
    compared, lines = disagreements(load_reference(arguments.score), run.questions, run.answers)
    for line in lines:
        say(line)
    say(f"{compared} verdicts compared (the answers as they are, and spoiled in six ways), {len(lines)} differ")
    return 1 if lines else 0

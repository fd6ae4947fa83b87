"""`troly eval readme`: writes the figures of runs into the table of results of README.md."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.errors import EvaluationError
from eval.readme import results_table, update
from eval.runner import RUNS_DIR, find_run, read_run
from eval.textable import say


def main(argv: list[str]) -> int:
    """Exit 0 when it is written."""
    parser = argparse.ArgumentParser(prog="troly eval readme", description=__doc__)
    parser.add_argument("runs", nargs="+", metavar="TITLE=RUN", help='a row each: "gold, test split=test-1"')
    parser.add_argument("--folder", type=Path, default=RUNS_DIR, help="folder of the runs (%(default)s)")
    parser.add_argument("--readme", type=Path, default=Path("README.md"))
    arguments = parser.parse_args(argv)
    summaries = {}
    for given in arguments.runs:
        title, separator, name = given.partition("=")
        if not separator:
            raise EvaluationError(f"{given!r} is not TITLE=RUN.")
        summaries[title] = read_run(find_run(name, arguments.folder)).metrics["slices"]["all"]
    table = results_table(summaries)
    update(arguments.readme, table)
    say(table)
    return 0

"""`troly eval report RUN`: writes the report of a run as one HTML page."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.report.page import page
from eval.runner import RUNS_DIR, find_run, read_run
from eval.textable import say


def main(argv: list[str]) -> int:
    """Exit 0 when it is written."""
    parser = argparse.ArgumentParser(prog="troly eval report", description=__doc__)
    parser.add_argument("run", help="a run: its name or its folder")
    parser.add_argument("--runs", type=Path, default=RUNS_DIR)
    parser.add_argument("--out", type=Path, help="file to write (report.html in the folder of the run)")
    arguments = parser.parse_args(argv)
    folder = find_run(arguments.run, arguments.runs)
    out = arguments.out or folder / "report.html"
    out.write_text(page(read_run(folder)), encoding="utf-8")
    say(f"written to {out}")
    return 0

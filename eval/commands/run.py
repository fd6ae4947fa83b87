"""`troly eval run`: asks, judges, writes a run folder and prints the table."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from eval.commands.options import add_system_options, open_system
from eval.generated import GENERATED_FILE
from eval.gold import GoldQuestion, load_gold, read_gold
from eval.runner import RUNS_DIR, check_name, make_run, write_run
from eval.summary import overall_lines, table
from eval.tables import total
from eval.textable import say


def main(argv: list[str]) -> int:
    """Exit 0 also when figures are low: that is for `troly eval gate` to judge."""
    parser = argparse.ArgumentParser(prog="troly eval run", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="gold files (also --gold); all their questions are asked")
    parser.add_argument("--gold", nargs="+", action="extend", type=Path, default=[], metavar="FILE")
    parser.add_argument("--split", choices=("dev", "test", "all"), default=None, help="dev when no file is named")
    parser.add_argument("--generated", action="store_true", help="the generated questions instead of the gold ones")
    parser.add_argument("--name", help="of the run folder; else made from the split and the time")
    parser.add_argument("--runs", type=Path, default=RUNS_DIR, help="folder of the runs (%(default)s)")
    parser.add_argument("--no-evidence", action="store_true", help="do not measure the retriever alone")
    add_system_options(parser)
    arguments = parser.parse_args(argv)
    files = [*arguments.files, *arguments.gold]
    questions, label = choose(files, arguments.split, arguments.generated)
    name = check_name(arguments.name or f"{label}-{datetime.now().astimezone():%Y%m%d-%H%M%S}")
    system = open_system(arguments)
    run = make_run(system, questions, name, evidence=not arguments.no_evidence)
    fidelity = total(system.table_fidelity())
    run.metrics["tables"] = {key: getattr(fidelity, key) for key in ("cells", "sources", "total")}
    write_run(run, arguments.runs / name)
    summary = run.metrics["slices"]
    say(table(summary))
    say(overall_lines(summary["all"]))
    if fidelity.total:
        say(f"tables: {fidelity.cells} cells and {fidelity.sources} origins right of {fidelity.total}")
    say(f"{run.metrics['seconds']:.1f} s, peak memory {run.metrics['peak_memory_mb']:.0f} MB")
    say(f"written to {arguments.runs / name}")
    return 0


def choose(files: list[Path], split: str | None, generated: bool) -> tuple[list[GoldQuestion], str]:
    """The questions that the options name, and a word for the name of the run."""
    if generated:
        return read_gold(GENERATED_FILE), "generated"
    if files:
        questions = load_gold(files, None if split in (None, "all") else split)  # type: ignore[arg-type]
        return questions, files[0].stem
    wanted = split or "dev"
    return load_gold(split=None if wanted == "all" else wanted), wanted  # type: ignore[arg-type]

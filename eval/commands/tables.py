"""`troly eval tables`: how many cells of each hand-checked table the build has right, and where they come from."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.commands.options import add_system_options
from eval.errors import EvaluationError
from eval.tables import TRUTH_DIR, Fidelity, compare_tables, read_truth, total
from eval.textable import render, say
from ingest.model import PlanDocument

HEADERS = ["table", "cells", "cells right", "where-from right", "keys", "kinds", "groups", "roles", "missing", "extra"]


def main(argv: list[str]) -> int:
    """Exit 0 also when cells are wrong; --goal makes it fail below a share."""
    parser = argparse.ArgumentParser(prog="troly eval tables", description=__doc__)
    parser.add_argument("--truth", type=Path, default=TRUTH_DIR, help="folder of the truth files")
    parser.add_argument("--corpus", type=Path, help="parse the documents of this folder instead of reading the build")
    parser.add_argument("--differences", action="store_true", help="also print every cell that differs")
    parser.add_argument(
        "--goal", type=float, default=0.0, help="exit 1 when a table has a smaller share of cells right"
    )
    add_system_options(parser)
    arguments = parser.parse_args(argv)
    truths = read_truth(arguments.truth)
    if not truths:
        raise EvaluationError(f"{arguments.truth} holds no truth tables (*.json).")
    documents = parsed(arguments.corpus) if arguments.corpus else built(arguments.index)
    results = compare_tables(truths, documents)
    if arguments.differences:
        for result in results:
            for difference in result.differences:
                say(f"{result.name}: {difference}")
    say(render(HEADERS, [row(result) for result in (*results, total(results))]))
    return 1 if any(r.cells < arguments.goal * r.total for r in results) else 0


def row(r: Fidelity) -> list[str]:
    """One line of the table."""
    shares = [(r.cells, r.total), (r.sources, r.total), (r.keys, r.rows), (r.kinds, r.rows), (r.groups, r.rows)]
    counted = [f"{part / whole:.4f}" if whole else "-" for part, whole in shares]
    return [r.name, str(r.total), *counted, f"{r.roles}/{r.columns}", str(r.missing_rows), str(r.extra_rows)]


def built(index_dir: Path | None) -> list[PlanDocument]:
    """The documents of the build."""
    from eval.product import open_index, plan_documents  # noqa: PLC0415 - seconds of imports that --corpus can do without

    return plan_documents(open_index(index_dir))


def parsed(corpus: Path) -> list[PlanDocument]:
    """The documents of a folder, parsed afresh."""
    from ingest.catalogue import load_catalogue  # noqa: PLC0415 - not needed when a build is read
    from ingest.loader import parse_file  # noqa: PLC0415

    return [parse_file(corpus / name, entry) for name, entry in load_catalogue(corpus).entries.items()]

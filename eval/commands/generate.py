"""`troly eval generate`: writes a question for every cell of every table of the build, or questions on its rows."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from eval import row_questions
from eval.commands.options import add_system_options
from eval.generated import GENERATED_FILE, covered, of_index
from eval.gold import GoldQuestion
from eval.outcomes import write_json_lines
from eval.product import open_index
from eval.textable import render, say


def main(argv: list[str]) -> int:
    """Exit 1 when a cell that can be asked for is not."""
    parser = argparse.ArgumentParser(prog="troly eval generate", description=__doc__)
    parser.add_argument("--out", type=Path, default=GENERATED_FILE, help="file to write (%(default)s)")
    parser.add_argument("--rows", action="store_true", help="questions on several rows: lists, counts, rankings, …")
    add_system_options(parser)
    arguments = parser.parse_args(argv)
    if arguments.rows and arguments.out == GENERATED_FILE:
        parser.error("--rows needs --out FILE: the default file holds the questions for cells.")
    index = open_index(arguments.index)
    if arguments.rows:
        return _write(row_questions.of_index(index), arguments.out)
    tables, questions = of_index(index)
    asked = covered(questions)
    rows = []
    silent = []
    for info, records in tables:
        cells = [f"{r.id}.{c.column}" for r in records for c in r.cells if askable(r.kind, r.key, c.role)]
        missed = [cell for cell in cells if cell not in asked]
        silent += missed
        title = f"{info.document}, {info.appendix or info.id}"
        rows.append([title, str(len(records)), str(len(cells)), str(len(missed))])
    say(render(["table", "rows", "cells", "not asked"], rows))
    for cell in silent:
        say(f"not asked, because neither key nor name tells its row from others: {cell}")
    _write(questions, arguments.out)
    return 1 if silent else 0


def _write(questions: Sequence[GoldQuestion], out: Path) -> int:
    out.parent.mkdir(parents=True, exist_ok=True)
    write_json_lines(out, (q.model_dump() for q in questions))
    say(", ".join(f"{name} {n}" for name, n in sorted(Counter(q.type for q in questions).items())))
    say(f"{len(questions)} questions, written to {out}")
    return 0


def askable(kind: str, key: str, role: str | None) -> bool:
    """Heading rows have only a name, and an empty number column or a bullet is nothing to ask for."""
    return role == "name" if kind == "group" else role != "key" or bool(key)

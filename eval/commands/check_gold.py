"""`troly eval check-gold`: checks the gold files against the raw documents, and counts them against the goals."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from eval.gold import gold_files, load_gold
from eval.gold_check import Raw, check, counts
from eval.manifest import manifest_is_current
from eval.product import raw_texts
from eval.score import Haystack
from eval.textable import render, say


def main(argv: list[str]) -> int:
    """Exit 1 on any error (with --goals also when a goal is missed, with --manifest when the manifest is old)."""
    parser = argparse.ArgumentParser(prog="troly eval check-gold", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="gold files (all of eval/gold)")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="folder of the documents (%(default)s)")
    parser.add_argument("--goals", action="store_true", help="fail when a type or style has too few questions")
    parser.add_argument("--manifest", action="store_true", help="fail when eval/gold/manifest.json is not current")
    arguments = parser.parse_args(argv)
    questions = load_gold(arguments.files or gold_files())
    complaints = check(questions, raw_documents(arguments.corpus))
    for c in sorted(complaints, key=lambda c: c.level):
        say(f"{c.level}: {c.question}: {c.message}")
    table = counts(questions)
    say(render(["", "questions", "goal"], [[name, str(n), str(goal) if goal else "-"] for name, n, goal in table]))
    splits = Counter(q.split for q in questions)
    errors = sum(c.level == "error" for c in complaints)
    say(f"dev {splits['dev']}, test {splits['test']}; {errors} errors, {len(complaints) - errors} warnings")
    old = arguments.manifest and not manifest_is_current()
    if old:
        say("eval/gold/manifest.json is not current; write it with `troly eval manifest`")
    missed = arguments.goals and any(n < goal for _, n, goal in table)
    return 1 if errors or missed or old else 0


def raw_documents(corpus: Path) -> dict[str, Raw]:
    """The raw text of every catalogued document, by label."""
    return {text.document: Raw(Haystack(text.text)) for text in raw_texts(corpus)}

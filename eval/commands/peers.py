"""`troly eval peers`: what a user would build with LlamaIndex as it comes, beside our retriever and our answers."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from eval.commands.options import add_system_options
from eval.gold import load_gold
from eval.metrics.proportion import proportion
from eval.peers import FIGURES, Bound, bound, peers
from eval.runner import ask_all
from eval.textable import render, say, with_interval


def main(argv: list[str]) -> int:
    """Exit 1 when a peer cannot be built."""
    parser = argparse.ArgumentParser(prog="troly eval peers", description=__doc__)
    parser.add_argument("--split", choices=("dev", "test", "all"), default="dev", help="of the gold (%(default)s)")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="the raw documents (%(default)s)")
    add_system_options(parser)
    arguments = parser.parse_args(argv)
    from eval.product import open_product, raw_texts  # noqa: PLC0415 - seconds of imports

    questions = load_gold(split=None if arguments.split == "all" else arguments.split)
    product = open_product(arguments.index)
    others = peers(raw_texts(arguments.corpus), product.index.searcher().embedder)
    rows = [bound(questions, name, retriever) for name, retriever in others.items()]
    rows += [bound(questions, f"ours, {name}", retriever) for name, retriever in product.retrievers().items()]
    asked = [q for q in questions if q.cite]
    say(f"{len(asked)} questions with evidence; both@k bounds what a reader on top could answer")
    say(render(["retriever", *FIGURES, "characters"], [line(row) for row in rows]))
    _, outcomes = ask_all(product, asked, evidence=False)
    ours = asdict(proportion([o.right_and_cited for o in outcomes]))
    say(f"our answers to them, right and cited: {with_interval(ours)}")
    return 0


def line(row: Bound) -> list[str]:
    """One line of the table; characters are those of the first ten texts together."""
    figures = [f"{f.value:.3f} [{f.low:.2f}, {f.high:.2f}]" for f in (row.figures[name] for name in FIGURES)]
    return [row.name, *figures, f"{row.characters:.0f}"]

"""`troly eval retrieval`: our retriever alone, on a set in BEIR layout or on the evidence of our gold."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.beir import MEASURES, read_beir
from eval.commands.options import add_system_options
from eval.gold import load_gold
from eval.retrieval import EVIDENCE, Result, beir_results, evidence_results
from eval.textable import render, say


def main(argv: list[str]) -> int:
    """Exit 1 when the set is absent."""
    parser = argparse.ArgumentParser(prog="troly eval retrieval", description=__doc__)
    parser.add_argument("--beir", type=Path, metavar="DIR", help="a set in BEIR layout; without it our gold is used")
    parser.add_argument("--no-diacritics", action="store_true", help="also ask the queries stripped of diacritics")
    parser.add_argument("--split", choices=("dev", "test", "all"), default="dev", help="of the gold (%(default)s)")
    parser.add_argument("--dense-weight", type=float, metavar="W", help="instead of the weight of the settings")
    add_system_options(parser)
    arguments = parser.parse_args(argv)
    if arguments.beir:
        external(arguments.beir, arguments.no_diacritics, arguments.dense_weight)
    else:
        own(arguments)
    return 0


def external(folder: Path, stripped: bool, weight: float | None) -> None:
    """Prints the figures of a set in BEIR layout."""
    from eval.plain_search import Ways, search_over, text_nodes  # noqa: PLC0415 - seconds of imports
    from index.embedder import Embedder  # noqa: PLC0415
    from index.settings import load_settings  # noqa: PLC0415

    given = read_beir(folder)
    settings = load_settings()
    weight = settings.dense_weight if weight is None else weight
    searcher = search_over(text_nodes(given.corpus), Embedder(settings.embedding_model), weight)
    results = beir_results(given, Ways(searcher).all(), stripped)
    say(f"{given.name}: {len(given.qrels)} judged queries over {len(given.corpus)} passages; dense weight {weight}")
    say(table(results, MEASURES))
    checks = [r.check for r in results if r.check is not None]
    agreed = f"largest difference from ir-measures {max(checks):.1e}" if checks else "ir-measures is not installed"
    say(agreed)


def own(arguments: argparse.Namespace) -> None:
    """Prints how well the evidence of the gold is found."""
    from eval.product import open_product  # noqa: PLC0415 - seconds of imports

    questions = load_gold(split=None if arguments.split == "all" else arguments.split)
    product = open_product(arguments.index)
    retrievers = product.retrievers(arguments.dense_weight)
    results = [evidence_results(questions, name, retriever) for name, retriever in retrievers.items()]
    say(f"evidence of {sum(bool(q.cite) for q in questions)} questions")
    say(table(results, EVIDENCE))


def table(results: list[Result], names: tuple[str, ...]) -> str:
    """One line a retriever; figures in per cent with their intervals."""
    rows = []
    for result in results:
        shown = [result.figures[name] for name in names]
        rows.append([result.name, *(f"{100 * f.value:.2f} [{100 * f.low:.1f}, {100 * f.high:.1f}]" for f in shown)])
    return render(["retriever", *names], rows)

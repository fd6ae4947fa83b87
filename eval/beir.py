"""Retrieval sets in BEIR layout: corpus.jsonl, queries.jsonl and qrels.tsv (or qrels/test.tsv)."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvaluationError
from eval.metrics.bootstrap import mean_interval
from eval.metrics.ndcg import ndcg
from eval.metrics.precision_recall import precision_at, recall_at
from eval.metrics.proportion import Figure
from eval.metrics.reciprocal_rank import reciprocal_rank

DEPTH = 10
MEASURES = ("P@1", "R@10", "MRR@10", "nDCG@10")

Ranker = Callable[[str], Sequence[str]]
"""Ids of the best documents for a query, the best first."""


@dataclass(frozen=True, slots=True)
class BeirSet:
    """Texts and queries by id, and for each judged query the relevance (> 0) of its documents."""

    name: str
    corpus: dict[str, str]
    queries: dict[str, str]
    qrels: dict[str, dict[str, int]]


def read_beir(folder: Path) -> BeirSet:
    """Reads a set. A document is its title and its text, a line apart.

    Raises:
        EvaluationError: the folder or one of its files is absent, or a judged query has no text.
    """
    judged = next((path for path in (folder / "qrels.tsv", folder / "qrels" / "test.tsv") if path.is_file()), None)
    wanted = [folder / "corpus.jsonl", folder / "queries.jsonl"]
    absent = [path.name for path in wanted if not path.is_file()] + ([] if judged else ["qrels.tsv or qrels/test.tsv"])
    if absent or judged is None:
        raise EvaluationError(f"{folder} is no set in BEIR layout: {', '.join(absent)} not there.")
    corpus = {d["_id"]: "\n".join(filter(None, [d.get("title"), d["text"]])) for d in _json_lines(wanted[0])}
    queries = {q["_id"]: q["text"] for q in _json_lines(wanted[1])}
    qrels: dict[str, dict[str, int]] = {}
    with judged.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if int(row["score"]) > 0:
                qrels.setdefault(row["query-id"], {})[row["corpus-id"]] = int(row["score"])
    lost = [query for query in qrels if query not in queries]
    if lost:
        raise EvaluationError(f"{folder}: judged queries without text: {', '.join(lost[:5])}.")
    return BeirSet(folder.name, corpus, queries, qrels)


def _json_lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def rank_all(given: BeirSet, ranker: Ranker, change: Callable[[str], str] = str) -> dict[str, list[str]]:
    """The first `DEPTH` documents for each judged query, its words changed by `change`."""
    return {query: list(ranker(change(given.queries[query])))[:DEPTH] for query in given.qrels}


def measure(given: BeirSet, rankings: Mapping[str, Sequence[str]]) -> dict[str, Figure]:
    """The measures over all judged queries; one that a ranking lacks has found nothing."""
    values: dict[str, list[float]] = {name: [] for name in MEASURES}
    for query, relevant in given.qrels.items():
        gains = [float(relevant.get(document, 0)) for document in rankings.get(query, ())]
        ideal = sorted((float(grade) for grade in relevant.values()), reverse=True)
        binary = [float(gain > 0) for gain in gains]
        values["P@1"].append(precision_at(binary, 1))
        values["R@10"].append(recall_at(binary, len(relevant), DEPTH))
        values["MRR@10"].append(reciprocal_rank(gains, DEPTH))
        values["nDCG@10"].append(ndcg(gains, ideal, DEPTH))
    return {name: mean_interval(found) for name, found in values.items()}


def cross_check(given: BeirSet, rankings: Mapping[str, Sequence[str]]) -> dict[str, float] | None:
    """The same measures by ir-measures, or None where it is not installed."""
    try:
        import ir_measures  # noqa: PLC0415 - a tool for tests that a user need not have
    except ImportError:
        return None
    run = {q: {d: float(-rank) for rank, d in enumerate(ranked)} for q, ranked in rankings.items()}
    parsed = {name: ir_measures.parse_measure(name.replace("MRR", "RR")) for name in MEASURES}
    found = ir_measures.calc_aggregate(list(parsed.values()), given.qrels, run)
    return {name: float(found[parsed[name]]) for name in MEASURES}

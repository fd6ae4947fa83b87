"""Retrieval alone: a set in BEIR layout, and the evidence of our gold, by words, by meaning and fused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.beir import MEASURES, BeirSet, cross_check, measure, rank_all
from eval.evidence import DEPTH, Text, gains, query_of, ranking
from eval.gold import GoldQuestion
from eval.metrics.bootstrap import mean_interval
from eval.metrics.proportion import Figure
from index.search import Searcher
from ingest.textnorm import fold

EVIDENCE = ("hit@1", "hit@5", "hit@10", "MRR@10", "nDCG@10")

Retriever = Callable[[str], Sequence[Text]]
"""The best texts for a query, the best first."""


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one retriever. `check`: the largest difference from ir-measures, None when it is absent."""

    name: str
    figures: dict[str, Figure]
    check: float | None = None


def beir_results(given: BeirSet, searchers: dict[str, Searcher], stripped: bool) -> list[Result]:
    """Every searcher on the set's queries, and with `stripped` also on the same queries without diacritics."""
    results = []
    for name, searcher in searchers.items():
        results.append(_beir(given, name, searcher, str))
        if stripped:
            results.append(_beir(given, f"{name}, no diacritics", searcher, fold))
    return results


def _beir(given: BeirSet, name: str, searcher: Searcher, change: Callable[[str], str]) -> Result:
    rankings = rank_all(given, lambda query: [hit.id for hit in searcher.search(query, DEPTH)], change)
    figures = measure(given, rankings)
    theirs = cross_check(given, rankings)
    check = max(abs(theirs[m] - figures[m].value) for m in MEASURES) if theirs else None
    return Result(name, figures, check)


def evidence_results(questions: Sequence[GoldQuestion], name: str, retriever: Retriever) -> Result:
    """How well a retriever finds the evidence of the answerable questions; a follow-up is asked with its context."""
    asked = [q for q in questions if q.cite]
    found = [ranking(gains(q, list(retriever(query_of(q.question, q.history)))[:DEPTH]), len(q.cite)) for q in asked]
    values: dict[str, list[float]] = {
        "hit@1": [float(r.hit_1) for r in found],
        "hit@5": [float(r.hit_5) for r in found],
        "hit@10": [float(r.hit_10) for r in found],
        "MRR@10": [r.rr_10 for r in found],
        "nDCG@10": [r.ndcg_10 for r in found],
    }
    return Result(name, {measure_name: mean_interval(values[measure_name]) for measure_name in EVIDENCE})

"""Which of the results of a retriever hold the evidence that the gold asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.gold import GoldQuestion
from eval.metrics.hit_rate import hit
from eval.metrics.ndcg import ndcg
from eval.metrics.reciprocal_rank import reciprocal_rank
from eval.score import Haystack, meets

DEPTH = 10
"""Results that are looked at."""


@dataclass(frozen=True, slots=True)
class Text:
    """A retrieved text and the label of its document."""

    document: str
    text: str


def query_of(question: str, history: Sequence[str]) -> str:
    """What a retriever alone is asked: a follow-up stands behind the question before it.

    Retrievers have no memory; ours and the peers are given the same words.
    """
    return f"{history[-1]} {question}" if history else question


def gains(question: GoldQuestion, texts: Iterable[Text]) -> list[int]:
    """For each text in rank order, the number of needed pieces of evidence that it is the first to bring."""
    open_needs = set(range(len(question.cite)))
    found: list[int] = []
    for text in texts:
        words = Haystack(text.text)
        new = {i for i in open_needs if meets(question.cite[i], text.document, words)}
        open_needs -= new
        found.append(len(new))
    return found


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ranking figures of one question."""

    hit_1: bool
    hit_5: bool
    hit_10: bool
    rr_10: float
    ndcg_10: float


def ranking(found: Sequence[int], needs: int) -> Ranking:
    """Figures of the gains of one question that needs `needs` pieces of evidence."""
    return Ranking(
        hit_1=hit(found, needs, 1),
        hit_5=hit(found, needs, 5),
        hit_10=hit(found, needs, 10),
        rr_10=reciprocal_rank(found, DEPTH),
        ndcg_10=ndcg(found, [1.0] * needs, DEPTH),
    )

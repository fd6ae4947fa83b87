"""Weighing rows against running text: which holds the answer, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.draft import Context
from assistant.matching import PassageMatch, RowMatch

_ROW_FLOOR = 0.42
_PASSAGE_FLOOR = 0.5
_ROW_ADVANTAGE = 0.15
_ROW_HANDICAP = 0.05


@dataclass(frozen=True, slots=True)
class Evidence:
    """The kind of evidence that won ("none" when neither is good enough), with all candidates, the best first."""

    kind: Literal["row", "passage", "none"]
    confidence: float
    rows: Sequence[RowMatch] = ()
    passages: Sequence[PassageMatch] = ()


def weigh(context: Context) -> Evidence:
    """Finds rows and passages for the question and decides between them.

    A question that asks for a column of tables ("ai chủ trì", "mục tiêu") prefers rows unless running text says
    clearly more of it; any other prefers running text.
    """
    rows = context.matcher.rows(context.question, context.tables())
    passages = context.matcher.passages(context.question, context.documents.labels)
    row = row_strength(rows[0]) if rows else 0.0
    passage = passage_strength(passages[0]) if passages else 0.0
    advantage = _ROW_ADVANTAGE if _asks_column(context) else -_ROW_HANDICAP
    if row >= _ROW_FLOOR and row + advantage >= passage:
        return Evidence("row", _confidence(row), rows, passages)
    if passage >= _PASSAGE_FLOOR:
        return Evidence("passage", _confidence(passage), rows, passages)
    if row >= _ROW_FLOOR:
        return Evidence("row", _confidence(row), rows, passages)
    return Evidence("none", 0.0, rows, passages)


def _asks_column(context: Context) -> bool:
    question = context.question
    return bool(
        [role for role in question.roles() if role != "name"]
        or question.asks_agency
        or question.asks_score
        or question.headers
    )


def row_strength(match: RowMatch) -> float:
    """How surely a row is the one that was meant, in [0, 1]: by its name, or by what one of its cells says."""
    named = 0.55 * match.coverage + 0.3 * match.name_share + 0.15 * (match.name_share > 0.95)
    said = 0.72 * match.coverage
    return min(1.0, max(named, said) + 0.25 * match.dense * (1 - match.coverage))


def passage_strength(match: PassageMatch) -> float:
    """How surely a passage is about the question, in [0, 1]."""
    return min(1.0, 0.85 * match.coverage + 0.15 * match.dense)


def _confidence(strength: float) -> float:
    return round(min(0.95, 0.35 + 0.6 * strength), 3)

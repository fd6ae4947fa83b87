"""One question's result: what a line of `verdicts.jsonl` holds, and all that the figures are computed from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from eval.evidence import Text, gains
from eval.gold import GoldQuestion
from eval.metrics.citations import citation_precision, citation_recall
from eval.score import Haystack, answer_text, judge, needs_met


@dataclass(slots=True)
class Outcome:
    """Verdict on one answer, with what the figures need to know of the question."""

    id: str
    type: str
    style: str
    documents: list[str]
    answerable: bool
    right: bool
    cited: bool
    direct: bool
    abstained: bool
    crashed: bool
    reason: str | None
    confidence: float
    elapsed_ms: float
    needs: int
    """Pieces of evidence that the gold asks for."""
    citation_precision: float
    citation_recall: float
    gains: list[int] | None = None
    """Pieces of evidence that each result of the retriever alone is the first to bring; None: not measured."""
    missing: list[list[str]] = field(default_factory=list)
    """Groups of `must` that the answer does not hit."""
    forbidden: list[str] = field(default_factory=list)
    """Strings of `must_not` that it holds."""

    @property
    def right_and_cited(self) -> bool:
        """The main figure."""
        return self.right and self.cited

    @property
    def confident_wrong(self) -> bool:
        """Something wrong was said as if it were right (a crash counts)."""
        return not self.right and not self.abstained

    @property
    def outcome(self) -> str:
        """One word for charts: right, abstained (wrongly), crashed or wrong."""
        if self.right:
            return "right"
        if self.crashed:
            return "crashed"
        return "abstained" if self.abstained else "wrong"


def outcome(question: GoldQuestion, answer: Mapping[str, Any], retrieved: Iterable[Text] | None = None) -> Outcome:
    """Judges an Answer object (as JSON); one that holds "error" instead of "answer" is a crash."""
    crashed = "answer" not in answer
    verdict = judge(question, answer)
    met = needs_met(question, answer)
    said = Haystack(answer_text(answer))
    return Outcome(
        id=question.id,
        type=question.type,
        style=question.style,
        documents=question.documents,
        answerable=question.answerable,
        right=verdict.right,
        cited=verdict.cited,
        direct=verdict.direct,
        abstained=verdict.abstained,
        crashed=crashed,
        reason=answer.get("reason"),
        confidence=float(answer.get("confidence") or 0.0),
        elapsed_ms=float(answer.get("elapsed_ms") or 0.0),
        needs=len(question.cite),
        citation_precision=citation_precision(met),
        citation_recall=citation_recall(met, len(question.cite)),
        gains=None if retrieved is None else gains(question, retrieved),
        missing=[list(group) for group in said.missing(question.must)],
        forbidden=[bad for bad in question.must_not if said.has(bad)],
    )


def write_json_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """One JSON object a line, UTF-8, Vietnamese as it is."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def read_json_lines(path: Path) -> list[dict[str, Any]]:
    """The inverse of `write_json_lines`."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def write_outcomes(path: Path, outcomes: Iterable[Outcome]) -> None:
    """`verdicts.jsonl` of a run."""
    write_json_lines(path, (asdict(o) for o in outcomes))


def read_outcomes(path: Path) -> list[Outcome]:
    """The outcomes of a run, in the order of its questions."""
    return [Outcome(**row) for row in read_json_lines(path)]

"""Two runs of the same questions: what got better, what got worse, and how sure the difference is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.errors import EvaluationError
from eval.evidence import ranking
from eval.metrics.bootstrap import paired_difference
from eval.metrics.proportion import Figure
from eval.outcomes import Outcome

OF_ALL: dict[str, Callable[[Outcome], float]] = {
    "right": lambda o: o.right,
    "right and cited": lambda o: o.right_and_cited,
    "direct": lambda o: o.direct,
    "wrong with confidence": lambda o: o.confident_wrong,
    "abstained": lambda o: o.abstained,
    "latency, ms": lambda o: o.elapsed_ms,
}
OF_ANSWERABLE: dict[str, Callable[[Outcome], float]] = {
    "citation precision": lambda o: o.citation_precision,
    "citation recall": lambda o: o.citation_recall,
    "evidence hit@10": lambda o: ranking(o.gains or [], o.needs).hit_10,
    "evidence MRR@10": lambda o: ranking(o.gains or [], o.needs).rr_10,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of both runs over the questions that both asked, and their paired difference."""

    name: str
    before: float
    after: float
    difference: Figure

    @property
    def sure(self) -> bool:
        """Whether the 95 % interval of the difference leaves out zero."""
        return self.difference.low > 0 or self.difference.high < 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that `troly eval compare` prints. `better` and `worse` hold the outcomes of both runs."""

    changes: list[Change]
    better: list[tuple[Outcome, Outcome]]
    worse: list[tuple[Outcome, Outcome]]
    only_before: int
    only_after: int


def compare(before: Sequence[Outcome], after: Sequence[Outcome]) -> Comparison:
    """Compares question by question. A question is better when it is right and cited and was not before.

    Raises:
        EvaluationError: the runs have no question in common.
    """
    earlier = {o.id: o for o in before}
    pairs = [(earlier[o.id], o) for o in after if o.id in earlier]
    if not pairs:
        raise EvaluationError("The two runs have no question in common.")
    answerable = [(a, b) for a, b in pairs if b.answerable]
    return Comparison(
        changes=[
            *(_change(name, value, pairs) for name, value in OF_ALL.items()),
            *(_change(name, value, answerable) for name, value in OF_ANSWERABLE.items() if answerable),
        ],
        better=[(a, b) for a, b in pairs if b.right_and_cited and not a.right_and_cited],
        worse=[(a, b) for a, b in pairs if a.right_and_cited and not b.right_and_cited],
        only_before=len(before) - len(pairs),
        only_after=len(after) - len(pairs),
    )


def _change(name: str, value: Callable[[Outcome], float], pairs: Sequence[tuple[Outcome, Outcome]]) -> Change:
    old, new = [float(value(a)) for a, _ in pairs], [float(value(b)) for _, b in pairs]
    return Change(name, sum(old) / len(old), sum(new) / len(new), paired_difference(old, new))


def state(o: Outcome) -> str:
    """One outcome in words."""
    if o.right:
        return "right" if o.cited else "right, not cited"
    return o.outcome if o.outcome != "abstained" else "abstained wrongly"

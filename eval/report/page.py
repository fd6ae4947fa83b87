"""Collects what the page shows and fills the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from eval.compare import state
from eval.metrics.risk_coverage import risk_coverage
from eval.outcomes import Outcome
from eval.report.svg import histogram, legend, line, stacked_bars
from eval.runner import Run
from eval.summary import SHARES, slices
from eval.textable import with_interval

STATES = ("right", "abstained", "wrong", "crashed")


def page(run: Run) -> str:
    """The whole report of a run as HTML."""
    loader = PackageLoader("eval.report", "templates")
    template = Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("report.html.j2")
    summary = run.metrics["slices"]
    return template.render(
        name=run.name,
        metrics=run.metrics,
        environment=run.environment,
        overall=summary["all"],
        shares=[(name.replace("_", " "), with_interval(summary["all"][name])) for name in SHARES],
        slices=[(name, one, with_interval(one["right_and_cited"])) for name, one in summary.items()],
        charts=_charts(run.outcomes),
        confusion=_confusion(run.outcomes),
        states=STATES,
        failures=_failures(run),
    )


def _charts(outcomes: Sequence[Outcome]) -> list[tuple[str, Markup]]:
    groups = slices(outcomes)
    charts = []
    for prefix in ("type", "style", "document"):
        names = [name for name in groups if name.startswith(prefix + ":")]
        rows = [(name.removeprefix(prefix + ":"), _parts(groups[name])) for name in names]
        charts.append((f"By {prefix}", legend(STATES) + stacked_bars(rows)))
    curve = risk_coverage(
        [o.confidence for o in outcomes], [o.right for o in outcomes], [o.abstained for o in outcomes]
    )
    mark = (curve.coverage, curve.risk) if curve.coverage else None
    title = f"Risk-coverage curve of abstention, area {curve.area:.3f} (the dot: where it operates)"
    charts.append((title, line(curve.points, mark, "coverage", "risk")))
    charts.append(("Latency", histogram([o.elapsed_ms for o in outcomes if not o.crashed], "ms")))
    return charts


def _parts(outcomes: Sequence[Outcome]) -> list[tuple[str, int]]:
    counted = Counter(o.outcome for o in outcomes)
    return [(name, counted[name]) for name in STATES]


def _confusion(outcomes: Sequence[Outcome]) -> list[tuple[str, list[int]]]:
    """What was to be done (answer, or abstain) against what was done. An abstention that is right is "right"."""
    rows = []
    for title, answerable in (("answerable", True), ("unanswerable", False)):
        counted = Counter(o.outcome for o in outcomes if o.answerable == answerable)
        rows.append((title, [counted[name] for name in STATES]))
    return rows


def _failures(run: Run) -> list[dict[str, Any]]:
    """Every question that is not right and cited, with all that is needed to see why."""
    found = []
    for question, answer, o in zip(run.questions, run.answers, run.outcomes, strict=True):
        if not o.right_and_cited:
            found.append({"question": question, "answer": answer, "outcome": o, "state": state(o)})
    return found

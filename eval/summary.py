"""From outcomes to figures: overall, and by type, style and document, always divided by all questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from eval.evidence import ranking
from eval.metrics.abstention import abstention
from eval.metrics.bootstrap import mean_interval
from eval.metrics.calibration import calibration
from eval.metrics.latency import latency
from eval.metrics.proportion import proportion
from eval.metrics.risk_coverage import risk_coverage
from eval.outcomes import Outcome
from eval.textable import render, with_interval

SHARES = ("right", "right_and_cited", "direct", "confident_wrong", "abstained")
"""The figures that every question has, as names of properties of `Outcome`."""


def slices(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """The outcomes by "all", "type:…", "style:…" and "document:…"; a question of two documents is in both."""
    found: dict[str, list[Outcome]] = {"all": list(outcomes)}
    for prefix in ("type", "style", "document"):
        named: dict[str, list[Outcome]] = {}
        for o in outcomes:
            names = (o.documents or ["(none)"]) if prefix == "document" else [getattr(o, prefix)]
            for name in names:
                named.setdefault(f"{prefix}:{name}", []).append(o)
        found.update(sorted(named.items()))
    return found


def figures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Every figure of one slice, ready for JSON."""
    answerable = [o for o in outcomes if o.answerable]
    found: dict[str, Any] = {"n": len(outcomes), "crashed": sum(o.crashed for o in outcomes)}
    for name in SHARES:
        found[name] = asdict(proportion([getattr(o, name) for o in outcomes]))
    found["abstention"] = asdict(abstention([o.answerable for o in outcomes], [o.abstained for o in outcomes]))
    found["citation_precision"] = asdict(mean_interval([o.citation_precision for o in answerable]))
    found["citation_recall"] = asdict(mean_interval([o.citation_recall for o in answerable]))
    found["risk_coverage"] = _risk_coverage(outcomes)
    given = [o for o in outcomes if not o.abstained and not o.crashed]
    found["calibration"] = asdict(calibration([o.confidence for o in given], [o.right for o in given]))
    found["latency_ms"] = asdict(latency([o.elapsed_ms for o in outcomes if not o.crashed]))
    measured = [ranking(o.gains, o.needs) for o in answerable if o.gains is not None]
    if measured:
        found["evidence"] = {
            "hit@1": asdict(proportion([r.hit_1 for r in measured])),
            "hit@5": asdict(proportion([r.hit_5 for r in measured])),
            "hit@10": asdict(proportion([r.hit_10 for r in measured])),
            "mrr@10": asdict(mean_interval([r.rr_10 for r in measured])),
            "ndcg@10": asdict(mean_interval([r.ndcg_10 for r in measured])),
        }
    return found


def _risk_coverage(outcomes: Sequence[Outcome]) -> dict[str, float]:
    curve = risk_coverage(
        [o.confidence for o in outcomes], [o.right for o in outcomes], [o.abstained for o in outcomes]
    )
    return {"area": curve.area, "coverage": curve.coverage, "risk": curve.risk}


def summarise(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Any]]:
    """Figures of every slice, "all" first."""
    return {name: figures(members) for name, members in slices(outcomes).items()}


HEADERS = ["", "n", "right", "right+cited", "direct", "wrong, sure", "abstained", "hit@10", "p50 ms", "p95 ms"]


def table(summary: dict[str, dict[str, Any]]) -> str:
    """The summary as the table that `troly eval run` prints."""
    rows = []
    for name, one in summary.items():
        evidence = one.get("evidence")
        rows.append(
            [
                name,
                str(one["n"]),
                with_interval(one["right"]) if name == "all" else f"{one['right']['value']:.3f}",
                with_interval(one["right_and_cited"]),
                f"{one['direct']['value']:.3f}",
                with_interval(one["confident_wrong"]) if name == "all" else f"{one['confident_wrong']['value']:.3f}",
                f"{one['abstained']['value']:.3f}",
                f"{evidence['hit@10']['value']:.3f}" if evidence else "-",
                f"{one['latency_ms']['p50']:.1f}",
                f"{one['latency_ms']['p95']:.1f}",
            ]
        )
    return render(HEADERS, rows)


def overall_lines(one: dict[str, Any]) -> str:
    """The figures of "all" that have no column in the table."""
    stop, curve, sure = one["abstention"], one["risk_coverage"], one["calibration"]
    precision, recall = stop["precision"], stop["recall"]
    cited, found_evidence = with_interval(one["citation_precision"]), with_interval(one["citation_recall"])
    lines = [
        f"crashed: {one['crashed']} of {one['n']}",
        f"abstention: precision {with_interval(precision)} of {precision['n']}",
        f"abstention: recall {with_interval(recall)} of {recall['n']}",
        f"risk-coverage: area {curve['area']:.3f}; at coverage {curve['coverage']:.3f} the risk is {curve['risk']:.3f}",
        f"citations: precision {cited}, recall {found_evidence}",
        f"calibration error: {sure['error']:.3f} over {sure['n']} answers given",
    ]
    if "evidence" in one:
        found = one["evidence"]
        lines.append("retriever alone: " + ", ".join(f"{k} {with_interval(v)}" for k, v in found.items()))
    return "\n".join(lines)

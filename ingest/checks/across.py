"""Contradictions between documents: one matter led by different agencies, one number with two dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.checks.common import label, place
from ingest.checks.matters import Matter, matters, pairs
from ingest.model import DocumentMeta, Finding, PlanDocument

LabelledFinding = tuple[str, Finding]
"""A finding and the label of the document that it belongs to."""

_TOLD = 3


@dataclass(slots=True, frozen=True)
class _Other:
    """The same matter in another plan."""

    meta: DocumentMeta
    matter: Matter


def run(documents: Sequence[PlanDocument]) -> list[LabelledFinding]:
    """The findings between documents, each on every document that it concerns; one for a row, however many differ.

    A draft whose issued plan is among the documents is left out: it says the same again, and where the two differ
    is no contradiction.
    """
    labels = {document.meta.label for document in documents}
    plans = [document for document in documents if document.meta.draft_of not in labels]
    differing: dict[tuple[int, str, str], tuple[Matter, list[_Other]]] = {}
    for at, first, beside, second in pairs([list(matters(plan)) for plan in plans]):
        if _same_plan(plans[at].meta, plans[beside].meta):
            continue
        for own_at, own, other_at, other in ((at, first, beside, second), (beside, second, at, first)):
            key = own_at, own.row.id, own.name
            differing.setdefault(key, (own, []))[1].append(_Other(plans[other_at].meta, other))
    # Grouped by plan, and within a plan in the order in which they were found.
    in_order = sorted(differing.items(), key=lambda entry: entry[0][0])
    return [(plans[key[0]].meta.label, _finding(own, others)) for key, (own, others) in in_order]


def _same_plan(one: DocumentMeta, other: DocumentMeta) -> bool:
    if one.draft_of and one.draft_of == other.draft_of:
        return True
    drafted = "draft" in {one.status, other.status}
    return drafted and one.title.casefold() == other.title.casefold()


def _finding(own: Matter, others: Sequence[_Other]) -> Finding:
    told = "; ".join(_told(other) for other in others[:_TOLD])
    more = f"; và {len(others) - _TOLD} chỗ khác" if len(others) > _TOLD else ""
    message = (
        f"{place(own.table)}, {label(own.row)}: “{own.name[:100]}” do {', '.join(sorted(own.leads))} chủ trì, "
        f"còn {told}{more}."
    )
    values = {
        "leads": sorted(own.leads),
        "others": [
            {
                "document": other.meta.label,
                "table": other.matter.table.id,
                "row": other.matter.row.id,
                "leads": sorted(other.matter.leads),
            }
            for other in others
        ],
    }
    return Finding("different-lead", "info", message, own.table.id, own.row.id, values)


def _told(other: _Other) -> str:
    where = f"{other.meta.number or other.meta.label}, {place(other.matter.table)}, {label(other.matter.row)}"
    return f"{where}: {', '.join(sorted(other.matter.leads))}"

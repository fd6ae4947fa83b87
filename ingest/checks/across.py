"""Contradictions between documents: one matter led by different agencies, one number with two dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.checks.common import label, place
from ingest.checks.matters import Matter, matters, pairs
from ingest.model import DocumentMeta, Finding, PlanDocument

LabelledFinding = tuple[str, Finding]
"""A finding and the label of the document that it belongs to."""


def run(documents: Sequence[PlanDocument]) -> list[LabelledFinding]:
    """The findings of all pairs of documents, each on both documents.

    A draft whose issued plan is among the documents is left out: it says the same again, and where the two differ
    is no contradiction.
    """
    labels = {document.meta.label for document in documents}
    plans = [document for document in documents if document.meta.draft_of not in labels]
    found = {document.meta.label: list(matters(document)) for document in plans}
    findings: list[LabelledFinding] = []
    for one, other in combinations(plans, 2):
        if _same_plan(one.meta, other.meta):
            continue
        for first, second in pairs(found[one.meta.label], found[other.meta.label]):
            findings.extend(_both(one.meta, first, other.meta, second))
    return findings


def _same_plan(one: DocumentMeta, other: DocumentMeta) -> bool:
    drafted = "draft" in {one.status, other.status}
    return drafted and one.title.casefold() == other.title.casefold()


def _both(one: DocumentMeta, first: Matter, other: DocumentMeta, second: Matter) -> Iterator[LabelledFinding]:
    yield one.label, _finding(first, other, second)
    yield other.label, _finding(second, one, first)


def _finding(own: Matter, other: DocumentMeta, theirs: Matter) -> Finding:
    message = (
        f"{place(own.table)}, {label(own.row)}: “{own.name[:100]}” do {', '.join(sorted(own.leads))} chủ trì, "
        f"còn {other.number or other.label}, {place(theirs.table)}, {label(theirs.row)}: "
        f"{', '.join(sorted(theirs.leads))}."
    )
    values = {
        "leads": [sorted(own.leads), sorted(theirs.leads)],
        "other_document": other.label,
        "other_table": theirs.table.id,
        "other_row": theirs.row.id,
    }
    return Finding("different-lead", "info", message, own.table.id, own.row.id, values)

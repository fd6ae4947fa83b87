"""Data-quality rules: what a document says that contradicts itself, is missing, or was read with doubt.

Each rule is a function from a document to findings; `across` holds those that need several documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ingest.checks.cells import check_cells
from ingest.checks.names import check_names
from ingest.checks.numbering import check_numbering
from ingest.checks.ocr import check_text
from ingest.checks.parts import check_parts
from ingest.checks.references import check_references
from ingest.checks.scores import check_scores
from ingest.checks.sums import check_sums
from ingest.model import Finding, PlanDocument

__all__ = ["run_checks"]

RULES: tuple[Callable[[PlanDocument], Iterable[Finding]], ...] = (
    check_sums,
    check_scores,
    check_numbering,
    check_names,
    check_cells,
    check_parts,
    check_references,
    check_text,
)


def run_checks(document: PlanDocument) -> list[Finding]:
    """All findings within one document, in the order of the rules and then of the document."""
    return [finding for rule in RULES for finding in rule(document)]

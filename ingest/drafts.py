"""Which issued document a draft came before, where the catalogue does not say so."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import DocumentMeta
from ingest.phrases import plain


def issued_of(draft: DocumentMeta, documents: Sequence[DocumentMeta]) -> str | None:
    """The label of the one document that a draft became: of its kind, title and years, or with its label but for a
    remark. None where there is no such document, or more than one.
    """
    if draft.status != "draft" or draft.draft_of:
        return draft.draft_of
    issued = [other for other in documents if other.status == "issued"]
    called = [other.label for other in issued if _without_remark(draft.label) in (other.label, other.number)]
    alike = [other.label for other in issued if _matter(other) == _matter(draft)]
    found = called or alike
    return found[0] if len(found) == 1 else None


def _without_remark(label: str) -> str:
    """ "27/KH-UBND" of "27/KH-UBND (dự thảo)"."""
    return label.split("(", maxsplit=1)[0].strip()


def _matter(document: DocumentMeta) -> tuple[str | None, str, str | None]:
    return document.kind, plain(document.title), document.period

"""From a file to a `PlanDocument`: decode, read, repair, assemble, check."""

from __future__ import annotations

from pathlib import Path

from ingest.assemble import assemble
from ingest.bracketed_notes import bracketed_notes
from ingest.catalogue import CatalogueEntry
from ingest.checks import run_checks
from ingest.encoding import decode
from ingest.errors import LoadError
from ingest.model import PlanDocument, Repair
from ingest.readers import pick
from ingest.repair import repair_document
from ingest.textnorm import nfc

__all__ = ["LoadError", "parse_bytes", "parse_file"]

_SAMPLE = 24


def parse_file(path: Path, entry: CatalogueEntry | None = None) -> PlanDocument:
    """The document in a file; raises `LoadError` (English message, naming the file) when it can't be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LoadError(f"{path.name}: {error.strerror or error}") from error
    try:
        return parse_bytes(data, path.name, entry)
    except LoadError as error:
        raise LoadError(f"{path.name}: {error}") from error


def parse_bytes(data: bytes, name: str, entry: CatalogueEntry | None = None) -> PlanDocument:
    """The document that the bytes of a file named `name` hold; raises `LoadError` when they are not text."""
    text, warnings = decode(data)
    # Readers see composed letters; line numbers stay those of the file.
    composed = nfc(text)
    raw = pick(composed).read(composed)
    raw.warnings[:0] = warnings
    raw.repairs.extend(_composed_letters(text, composed))
    document = assemble(repair_document(bracketed_notes(raw)), name, entry)
    if not document.sections and not document.tables:
        raise LoadError("no text was found in the file")
    document.findings = run_checks(document)
    return document


def _composed_letters(text: str, composed: str) -> list[Repair]:
    """One repair for a text that came with decomposed letters, at the first line that has them."""
    if text == composed:
        return []
    lines = zip(text.split("\n"), composed.split("\n"), strict=True)
    number, (before, after) = next((number, pair) for number, pair in enumerate(lines, 1) if pair[0] != pair[1])
    return [Repair("unicode-form", number, before.strip()[:_SAMPLE], after.strip()[:_SAMPLE])]

"""Parts that the document refers to and does not have: footnotes passed over, marks without a footnote."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Finding, Footnote, PlanDocument


def check_parts(document: PlanDocument) -> Iterator[Finding]:
    """Footnotes that are missing in the row of their numbers, notes without a mark, and marks without a note."""
    numbered = [note for note in document.footnotes if note.mark.isdigit()]
    yield from _missing(numbered)
    for note in document.footnotes:
        if note.owner is None:
            message = f"Chú thích {note.mark} không tìm thấy dấu trong văn bản."
            yield Finding("footnote-without-mark", "info", message, None, None, {"mark": note.mark, "line": note.line})
    known = {note.mark for note in document.footnotes}
    for mark in sorted(_marks(document) - known):
        message = f"Văn bản có dấu chú thích {mark} nhưng không có nội dung chú thích."
        yield Finding("missing-part", "warning", message, None, None, {"footnotes": [mark]})


def _missing(numbered: list[Footnote]) -> Iterator[Finding]:
    numbers = sorted({int(note.mark) for note in numbered})
    # Footnotes that start again on each page leave no gap that means anything.
    if not numbers or len(numbers) < len(numbered) or numbers[-1] > 3 * len(numbers):
        return
    missing = [str(number) for number in range(1, numbers[-1]) if number not in numbers]
    if missing:
        message = f"Không có chú thích {', '.join(missing)} (văn bản có đến chú thích {numbers[-1]})."
        yield Finding("missing-part", "warning", message, None, None, {"footnotes": missing})


def _marks(document: PlanDocument) -> set[str]:
    marks = {mark for section in document.sections for mark in section.notes}
    return marks | {mark for table in document.tables for row in table.rows for mark in row.notes}

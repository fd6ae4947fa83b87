"""What the cells of one row say, in words, of a matter that is asked beside what the row was found by."""

from __future__ import annotations

from assistant.draft import Context, Draft
from assistant.wording import items, row_name
from index.types import Record

_CONFIDENCE = 0.9
_SAID = 0.6
_IN_WORDS = 6


def answer_in_row(context: Context, record: Record) -> Draft | None:
    """The item of a cell in words that says the question's matter; None where none does."""
    terms = context.knowledge.terms
    query = context.matcher.query(context.question)
    cells = [c for c in record.cells if c.role in {"task", "output", None} and len(c.text.split()) >= _IN_WORDS]
    said = [(terms.coverage(query, [(terms.text(item), 1.0)]), item, c) for c in cells for item in items(c.text)]
    share, item, cell = max(said, key=lambda found: found[0], default=(0.0, "", None))
    if cell is None or not query or share < _SAID:
        return None
    bibliography = context.bibliography()
    n = bibliography.row(record, [cell.column])
    return Draft(f"**{item}** [{n}]\n\n({row_name(record)}, {context.place(record)})", _CONFIDENCE, bibliography)

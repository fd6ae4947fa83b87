"""The tables that notes stand on: "Ghi chú: …" is read with the rows above it."""

from __future__ import annotations

import re

from assistant.knowledge import Knowledge, TableFacts
from index.types import Passage

_NOTE = re.compile(r"\W*(?:ghi chú|chú giải|chú thích bảng)\b", re.IGNORECASE)


def noted_table(known: Knowledge, note: Passage) -> TableFacts | None:
    """The table that a note stands below, else the one under the same heading below it."""
    own = [facts for facts in known.tables.values() if facts.info.document == note.document]
    above = [facts for facts in own if facts.info.line < note.line]
    below = [facts for facts in own if facts.info.line > note.line]
    head = max((p.line for p in known.passages(note.document) if p.heading and p.line <= note.line), default=0)
    here = [facts for facts in above if facts.info.line > head]
    return max(here, key=lambda f: f.info.line, default=None) or min(below, key=lambda f: f.info.line, default=None)


def above_in_table(known: Knowledge, passage: Passage) -> list[str]:
    """What the table calls itself and its rows that a note stands on; nothing for any other passage."""
    table = noted_table(known, passage) if _NOTE.match(passage.text) else None
    return [table.info.caption, *(row.name for row in known.rows(table.info.id))] if table else []

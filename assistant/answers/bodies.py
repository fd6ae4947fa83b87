"""Rows that are agencies or places: what they are called together, and which are of the kind that is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.draft import Context
from assistant.place_levels import LEVELS
from index.types import Record
from ingest.textnorm import fold

_CALLED = ("đơn vị", "cơ quan", "địa phương")
_OFFICES = ("sở",)
_KIND = rf"(sở,? (?:ban,? )?ngành|{'|'.join((*_OFFICES, *LEVELS))})"
_ASKED = re.compile(rf"\b(?:những|các|mấy|bao nhiêu) {_KIND}\b(?!,)|\b{_KIND} nào\b", re.IGNORECASE)


def bodies_called(context: Context, rows: Sequence[Record]) -> str:
    """What rows are called that are agencies or places of any kind, by the header over their names; else ""."""
    headers = {fold(context.knowledge.tables[r.table].name_header or "") for r in rows}
    return next((word for word in _CALLED if headers and all(h.startswith(fold(word)) for h in headers)), "")


def is_of_asked_bodies(context: Context, record: Record) -> bool:
    """Whether a row of a table of bodies of several kinds is of the one that is asked for: "mấy huyện"."""
    asked = _ASKED.search(context.question.text)
    if asked is None or not bodies_called(context, [record]):
        return True
    kind = fold(next(filter(None, asked.groups())))
    if kind.endswith("nganh"):
        return not _begins(record, LEVELS)
    rows = [r for r in context.knowledge.rows(record.table) if r.kind == "row"]
    told = any(_begins(r, (kind,)) for r in rows)
    return _begins(record, (kind,)) if told else not _begins(record, (*_OFFICES, *LEVELS))


def _begins(record: Record, kinds: Sequence[str]) -> bool:
    return fold(record.name).startswith(tuple(f"{fold(kind)} " for kind in kinds))

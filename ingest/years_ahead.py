"""Columns of years that lie ahead of a document: it can only aim at what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.column_words import plain
from ingest.model import DocumentMeta, Table

_ONLY_YEAR = re.compile(r"(?:nam )?((?:19|20)\d\d)")
_REPORTS = frozenset({"Báo cáo", "Thông báo"})
_LINES = " / "


def aim_at_years_ahead(tables: Iterable[Table], meta: DocumentMeta) -> None:
    """Makes targets of the results under a year alone that is after the document's, or begins the time it plans."""
    issued = (meta.issue_date or "")[:4]
    start = "" if meta.kind in _REPORTS else (meta.period or "")[:4]
    for table in tables:
        for column in table.columns:
            year = _ONLY_YEAR.fullmatch(plain(column.header.rsplit(_LINES, 1)[-1]))
            if not year or column.role != f"result:{year[1]}":
                continue
            if (issued and year[1] > issued) or (start and year[1] >= start and year[1] >= issued):
                column.role = f"target:{year[1]}"

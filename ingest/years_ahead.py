"""Columns of years by the document's own: it can only aim at those ahead, and those behind may be told as reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.column_words import column_words, plain
from ingest.model import Column, DocumentMeta, Table

_YEAR = re.compile(r"(.*?) ?(?:nam )?((?:19|20)\d\d)")
_BRACKETS = re.compile(r"\([^)]*\)")
_REPORTS = frozenset({"Báo cáo", "Thông báo"})
_LINES = " / "


def set_roles_by_issue(tables: Iterable[Table], meta: DocumentMeta) -> None:
    """Decides between results and targets under a year alone by when the document was issued, and what it plans.

    A year after the document's, or in the time it plans, is aimed at. One before it was reached, where a column beside
    it says by its own header what is aimed at.
    """
    issued = (meta.issue_date or "")[:4]
    start = "" if meta.kind in _REPORTS else (meta.period or "")[:4]
    for table in tables:
        aimed = _aimed_at(table.columns)
        for column in table.columns:
            year = _lone_year(column)
            if not year:
                continue
            if column.role == f"result:{year}" and (
                (issued and year > issued) or (start and year >= start and year >= issued)
            ):
                column.role = f"target:{year}"
            elif column.role == f"target:{year}" and year < min(issued, aimed):
                column.role = f"result:{year}"


def _lone_year(column: Column) -> str:
    """The year that heads a column and tells nothing else, else ""."""
    match = _YEAR.fullmatch(plain(_BRACKETS.sub(" ", column.header.rsplit(_LINES, 1)[-1])))
    return match[2] if match and match[1] in ("", *column_words().year_heads) else ""


def _aimed_at(columns: Sequence[Column]) -> str:
    """The first year for which a header says itself that it is a target, else ""."""
    roles = [column.role or "" for column in columns if not _lone_year(column)]
    return min((role.partition(":")[2] for role in roles if role.startswith("target:")), default="")

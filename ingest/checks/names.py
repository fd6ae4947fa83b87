"""Rows of equal names, and one matter that two tables of a plan give to different agencies."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.checks.common import place, short_label
from ingest.checks.matters import Matter, matters, pairs
from ingest.model import Finding, PlanDocument, Row
from ingest.textnorm import fold, squash


def check_names(document: PlanDocument) -> Iterator[Finding]:
    """Equal names within a table; different leads of one matter in two tables."""
    for table in document.tables:
        by_name: dict[str, list[Row]] = {}
        for row in table.rows:
            if row.kind == "row" and row.name:
                by_name.setdefault(squash(fold(row.name)).strip(" .;:"), []).append(row)
        for rows in by_name.values():
            if len(rows) > 1:
                named = " và ".join(row.key or f"dòng {row.line}" for row in rows)
                message = f"{place(table)}: {named} trùng tên “{rows[0].name}”."
                values = {"rows": [row.id for row in rows], "keys": [row.key for row in rows]}
                yield Finding("equal-names", "info", message, table.id, rows[-1].id, values)
    yield from _leads(list(matters(document)))


def _leads(found: list[Matter]) -> Iterator[Finding]:
    by_table: dict[str, list[Matter]] = {}
    for matter in found:
        by_table.setdefault(matter.table.id, []).append(matter)
    for _, one, _, other in pairs(list(by_table.values())):
        message = f"Cùng nội dung “{one.name[:100]}” nhưng chủ trì khác nhau: {_led(one)}; {_led(other)}."
        values = {
            "leads": [sorted(one.leads), sorted(other.leads)],
            "rows": [one.row.id, other.row.id],
            "tables": [one.table.id, other.table.id],
        }
        yield Finding("different-lead", "warning", message, one.table.id, one.row.id, values)


def _led(matter: Matter) -> str:
    return f"{place(matter.table)}, {short_label(matter.row)}: {', '.join(sorted(matter.leads))}"

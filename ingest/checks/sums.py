"""Parents that are not the sum of their children, and totals that are not the sum of the headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.checks.common import bound, children, columns_of, header, label, number, place, shown
from ingest.model import Finding, PlanDocument, Row, Table

_ROLES = ("max_score", "result", "target")
# A column adds up when most parents lie this close to their sums; percentages of satisfaction do not add up.
_CLOSE = Decimal("0.02")
_MOST = 0.5
_FEW = 2


def check_sums(document: PlanDocument) -> Iterator[Finding]:
    """One finding for each number that its parts do not add up to."""
    for table in document.tables:
        columns = columns_of(table, *_ROLES)
        if _sums_up(table, columns):
            for column in columns:
                yield from _column(table, column)


def _sums_up(table: Table, columns: Sequence[int]) -> bool:
    """Whether the table's numbers are sums: a lone total that its parts add up to in no column is an index."""
    groups = [(row, parts) for row, parts in _groups(table) if len(parts) >= _FEW]
    if len(groups) != 1 or groups[0][0].kind != "total":
        return True
    row, parts = groups[0]
    for column in columns:
        stated, values = number(row.cells[column]), _values(parts, column)
        if values and (stated is None or stated == sum(values, Decimal(0))):
            return True
    return False


def _column(table: Table, column: int) -> Iterator[Finding]:
    groups = [(row, parts) for row, parts in _groups(table) if len(parts) >= _FEW]
    sums = []
    for row, parts in groups:
        stated = number(row.cells[column])
        values = _values(parts, column)
        if stated is not None and values is not None:
            sums.append((row, parts, stated, sum(values, Decimal(0))))
    close = [stated for _, _, stated, total in sums if abs(stated - total) <= abs(stated) * _CLOSE]
    if not sums or len(close) < max(1, len(sums) * _MOST):
        return
    for row, parts, stated, total in sums:
        if stated != total and abs(stated - total) <= abs(stated) / _FEW:
            yield _finding(table, row, column, parts, stated, total)
    for row, parts in groups:
        limit = bound(row.cells[column])
        values = _values(parts, column)
        if limit is not None and values is not None and sum(values, Decimal(0)) != limit[1]:
            yield _bound_finding(table, row, column, limit, sum(values, Decimal(0)), len(parts))


def _groups(table: Table) -> Iterator[tuple[Row, list[Row]]]:
    under = children(table)
    for row in table.rows:
        if row.kind == "total":
            yield row, [top for top in table.rows if top.parent in {None, row.id} and top.kind != "total"]
        elif row.id in under:
            yield row, under[row.id]


def _values(parts: Sequence[Row], column: int) -> list[Decimal] | None:
    values = [number(part.cells[column]) for part in parts]
    known = [value for value in values if value is not None]
    return known if len(known) == len(values) else None


def _finding(table: Table, row: Row, column: int, parts: Sequence[Row], stated: Decimal, total: Decimal) -> Finding:
    difference = stated - total
    message = (
        f"{place(table)}, {label(row)}: cột “{header(table, column)}” ghi {row.cells[column].text}, "
        f"cộng {len(parts)} mục con được {shown(total)} (lệch {shown(difference)})."
    )
    values = {
        "column": column,
        "stated": float(stated),
        "sum": float(total),
        "difference": float(difference),
        "children": [part.key for part in parts],
    }
    return Finding("parent-sum", "warning", message, table.id, row.id, values)


def _bound_finding(
    table: Table, row: Row, column: int, limit: tuple[str, Decimal], total: Decimal, parts: int
) -> Finding:
    message = (
        f"{place(table)}, {label(row)}: cột “{header(table, column)}” ghi {row.cells[column].text}, "
        f"còn cộng {parts} mục lớn được {shown(total)}."
    )
    values = {"column": column, "bound": limit[0], "stated": float(limit[1]), "sum": float(total)}
    return Finding("parent-sum", "info", message, table.id, row.id, values)

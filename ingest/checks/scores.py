"""Targets below results, scores above their maximum, and rank targets that fall from year to year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.checks.common import column_style, columns_of, header, label, number, place, year_of
from ingest.model import Finding, PlanDocument, Row, Table
from ingest.numbers import NumberStyle


def check_scores(document: PlanDocument) -> Iterator[Finding]:
    """One finding for each pair of numbers of a row that contradict each other."""
    for table in document.tables:
        styles = [column_style(table, at) for at in range(len(table.columns))]
        for row in table.rows:
            yield from _below_result(table, row, styles)
            yield from _above_maximum(table, row)
            yield from _worse_rank(table, row)


def _below_result(table: Table, row: Row, styles: Sequence[NumberStyle]) -> Iterator[Finding]:
    for target in columns_of(table, "target"):
        for result in columns_of(table, "result"):
            if not _comparable(table, target, result):
                continue
            wanted, reached = (number(row.cells[at], styles[at]) for at in (target, result))
            years = year_of(table, target), year_of(table, result)
            if wanted is None or reached is None or wanted >= reached:
                continue
            if years[0] is not None and years[1] is not None and years[0] <= years[1]:
                continue
            message = (
                f"{place(table)}, {label(row)}: “{header(table, target)}” ({row.cells[target].text}) "
                f"thấp hơn “{header(table, result)}” ({row.cells[result].text})."
            )
            values = {"target": float(wanted), "result": float(reached)}
            yield Finding("target-below-result", "warning", message, table.id, row.id, values)


def _comparable(table: Table, target: int, result: int) -> bool:
    """Whether two columns may measure the same: of several pairs, each under an upper header, those of one pair do."""
    paired = set.intersection(*({_upper(table, at) for at in columns_of(table, role)} for role in ("target", "result")))
    uppers = [_upper(table, target), _upper(table, result)]
    return uppers[0] == uppers[1] or not paired.intersection(uppers)


def _upper(table: Table, column: int) -> str:
    return table.columns[column].header.rpartition(" / ")[0]


def _above_maximum(table: Table, row: Row) -> Iterator[Finding]:
    for limit in columns_of(table, "max_score")[:1]:
        most = number(row.cells[limit])
        for column in columns_of(table, "result", "target"):
            value = number(row.cells[column])
            if most is None or value is None or value <= most:
                continue
            message = (
                f"{place(table)}, {label(row)}: “{header(table, column)}” ({row.cells[column].text}) "
                f"cao hơn “{header(table, limit)}” ({row.cells[limit].text})."
            )
            values = {"value": float(value), "maximum": float(most)}
            yield Finding("above-maximum", "warning", message, table.id, row.id, values)


def _worse_rank(table: Table, row: Row) -> Iterator[Finding]:
    columns = sorted(columns_of(table, "rank_target"), key=lambda column: year_of(table, column) or 0)
    for earlier, later in pairwise(columns):
        before, after = number(row.cells[earlier]), number(row.cells[later])
        if before is not None and after is not None and after > before:
            message = (
                f"{place(table)}, {label(row)}: chỉ tiêu thứ hạng {year_of(table, later)} ({row.cells[later].text}) "
                f"kém hơn {year_of(table, earlier)} ({row.cells[earlier].text})."
            )
            values = {"earlier": float(before), "later": float(after)}
            yield Finding("rank-target-worse", "warning", message, table.id, row.id, values)

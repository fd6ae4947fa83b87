"""Gaps and repetitions in the numbering of rows and headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.checks.common import columns_of, label, place
from ingest.model import Finding, PlanDocument, Row, Section, Table
from ingest.numbering import Mark, parse_marks

_MAX_MISSING = 5


@dataclass(slots=True, frozen=True)
class _Step:
    """Two marks of one series that stand next to each other."""

    before: int
    after: int


def check_numbering(document: PlanDocument) -> Iterator[Finding]:
    """Numbers that are passed over, numbers that come twice."""
    for table in document.tables:
        yield from _rows(table)
    yield from _headings(document.sections)


def _rows(table: Table) -> Iterator[Finding]:
    rows = [row for row in table.rows if row.key and not _merged_key(table, row)]
    marks = parse_marks([row.key for row in rows])
    for step in _steps(marks, [""] * len(rows)):
        before, after = rows[step.before], rows[step.after]
        missing = _missing(marks[step.before], marks[step.after])
        if missing is None:
            continue
        top = len(marks[step.after].path) == 1
        if not missing:
            message = f"{place(table)}: số thứ tự {after.key} xuất hiện hai lần ({label(before)}; {label(after)})."
            yield Finding("numbering-repeat", "warning", message, table.id, after.id, {"key": after.key})
            continue
        named = ", ".join(missing)
        message = f"{place(table)}: không có mục {named}; sau {label(before)} là {label(after)}."
        values = {"missing": missing, "before": before.key, "after": after.key}
        # A number inside a criterion may have been given up; a whole item of a list is missing from the scan.
        rule = "missing-part" if top and marks[step.after].style == "decimal" else "numbering-gap"
        yield Finding(rule, "warning", message, table.id, after.id, values)


def _merged_key(table: Table, row: Row) -> bool:
    return any(row.cells[column].source != "own" for column in columns_of(table, "key"))


def _headings(sections: Sequence[Section]) -> Iterator[Finding]:
    numbered = [section for section in sections if section.heading and section.marker]
    marks = parse_marks([section.marker for section in numbered])
    for step in _steps(marks, [section.parent or "" for section in numbered]):
        missing = _missing(marks[step.before], marks[step.after])
        if not missing:
            continue
        before, after = numbered[step.before], numbered[step.after]
        message = f"Đề mục: không có mục {', '.join(missing)}; sau “{before.text[:60]}” là “{after.text[:60]}”."
        values = {"missing": missing, "before": before.marker, "after": after.marker, "section": after.id}
        yield Finding("numbering-gap", "warning", message, None, None, values)


def _steps(marks: Sequence[Mark], series: Sequence[str]) -> Iterator[_Step]:
    """Neighbours in each series: same style, same numbers but the last, same parent where one is known."""
    last: dict[tuple[object, ...], int] = {}
    for index, mark in enumerate(marks):
        if not mark.path or mark.style == "none":
            continue
        key = (mark.style, mark.path[:-1], series[index])
        if key in last and mark.path[-1] != 1:
            yield _Step(last[key], index)
        last[key] = index


def _missing(before: Mark, after: Mark) -> list[str] | None:
    """Numbers between two neighbours: [] when the same comes twice, None when the numbering is whole."""
    distance = after.path[-1] - before.path[-1]
    if distance == 0:
        return []
    if not 1 < distance <= _MAX_MISSING or after.style in {"letter", "small", "code"}:
        return None
    prefix = ".".join(str(number) for number in after.path[:-1])
    numbers = range(before.path[-1] + 1, after.path[-1])
    if after.style == "roman":
        return [_roman(number) for number in numbers]
    return [f"{prefix}.{number}" if prefix else str(number) for number in numbers]


def _roman(number: int) -> str:
    text = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            text, number = text + letters, number - value
    return text

"""Table fidelity: the parsed tables cell by cell against hand-checked truth.

A truth file of `eval/tables/` is one table: {"document": label, "appendix": "Phụ lục 2" or null, "caption"?,
"columns": [header…], "roles": [role or null…], "rows": [{"kind", "key", "group": […], "cells": […], "sources": […]}]}.

Rows are aligned in order so that as many cells as possible agree; columns by role, else by header. A figure
of a table is: things right / (things of the truth + things of rows that the truth does not have), so a row
that was lost and a row that was invented both cost all their cells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

import numpy as np
from pydantic import BaseModel, Field, ValidationError

from eval.errors import EvaluationError
from ingest.model import CellSource, PlanDocument, Row, RowKind, Table
from ingest.textnorm import fold

TRUTH_DIR = Path(__file__).parent / "tables"


class TruthRow(BaseModel):
    """One logical row as a reader of the document sees it."""

    kind: RowKind
    key: str
    group: list[str]
    cells: list[str]
    sources: list[CellSource]


class TruthTable(BaseModel):
    """One hand-checked table."""

    document: str
    appendix: str | None = None
    caption: str = ""
    columns: list[str]
    roles: list[str | None]
    rows: list[TruthRow] = Field(min_length=1)

    @property
    def name(self) -> str:
        """For people: document and appendix."""
        return f"{self.document}, {self.appendix}" if self.appendix else self.document


@dataclass(slots=True)
class Fidelity:
    """How much of one table is right; `total` counts its cells, `rows` its rows, both as the module says."""

    name: str
    cells: int = 0
    sources: int = 0
    total: int = 0
    keys: int = 0
    kinds: int = 0
    groups: int = 0
    rows: int = 0
    roles: int = 0
    columns: int = 0
    missing_rows: int = 0
    extra_rows: int = 0
    differences: list[str] = field(default_factory=list)


COUNTED = tuple(f.name for f in fields(Fidelity) if f.type == "int")


def read_truth(folder: Path = TRUTH_DIR) -> list[TruthTable]:
    """All truth tables of a folder, by file name.

    Raises:
        EvaluationError: a file is not a truth table.
    """
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            table = TruthTable.model_validate_json(path.read_bytes())
        except ValidationError as error:
            raise EvaluationError(f"{path} is not a truth table: {error}") from error
        width = len(table.columns)
        wrong = [n for n, row in enumerate(table.rows, start=1) if not len(row.cells) == len(row.sources) == width]
        if len(table.roles) != width or wrong:
            raise EvaluationError(f"{path}: roles, cells and sources must be as many as columns; see rows {wrong}.")
        found.append(table)
    return found


def compare_tables(truths: Iterable[TruthTable], documents: Iterable[PlanDocument]) -> list[Fidelity]:
    """One result for each truth table, also when it was not parsed at all."""
    by_label = {document.meta.label: document for document in documents}
    return [compare_table(truth, _parsed(truth, by_label.get(truth.document))) for truth in truths]


def total(results: Iterable[Fidelity]) -> Fidelity:
    """The sum over tables."""
    summed = Fidelity("all tables")
    for one in results:
        for name in COUNTED:
            setattr(summed, name, getattr(summed, name) + getattr(one, name))
    return summed


def _parsed(truth: TruthTable, document: PlanDocument | None) -> Table | None:
    """The parsed table of the same appendix; of several, the one with the nearest number of rows."""
    tables = [t for t in document.tables if fold(t.appendix or "") == fold(truth.appendix or "")] if document else []
    return min(tables, key=lambda t: abs(len(t.rows) - len(truth.rows)), default=None)


def compare_table(truth: TruthTable, parsed: Table | None) -> Fidelity:
    """Aligns the rows and counts what is right."""
    result = Fidelity(truth.name, columns=len(truth.columns))
    if parsed is None:
        result.rows = result.missing_rows = len(truth.rows)
        result.total = len(truth.rows) * len(truth.columns)
        result.differences.append("the table was not found")
        return result
    columns = _columns(truth, parsed)
    result.roles = sum(c is not None and parsed.columns[c].role == r for c, r in zip(columns, truth.roles, strict=True))
    shown = [
        [[_plain(r.cells[c].text), r.cells[c].source] if c is not None else ["", ""] for c in columns]
        for r in parsed.rows
    ]
    wanted = [[[_plain(text), source] for text, source in zip(r.cells, r.sources, strict=True)] for r in truth.rows]
    pairs = align(_agreement(wanted, shown))
    for i, row in enumerate(truth.rows):
        result.rows += 1
        result.total += len(columns)
        if i in pairs:
            _compare_row(result, truth, i, wanted[i], shown[pairs[i]])
            _compare_place(result, row, parsed.rows[pairs[i]], row.key or str(i + 1))
        else:
            result.missing_rows += 1
            result.differences.append(f"row {row.key or i + 1}: not there")
    extra = [j for j in range(len(shown)) if j not in pairs.values()]
    result.extra_rows = len(extra)
    result.rows += len(extra)
    result.total += len(extra) * len(columns)
    result.differences += [f"parsed row {parsed.rows[j].key or j + 1}: not in the truth" for j in extra]
    return result


def _compare_row(
    result: Fidelity, truth: TruthTable, i: int, wanted: Sequence[Sequence[str]], shown: Sequence[Sequence[str]]
) -> None:
    for header, (text, source), (got, got_source) in zip(truth.columns, wanted, shown, strict=True):
        result.cells += got == text
        result.sources += got_source == source
        where = f"row {truth.rows[i].key or i + 1}, {header}"
        if got != text:
            result.differences.append(f"{where}: {got!r}, truth {text!r}")
        if got_source != source:
            result.differences.append(f"{where}: from {got_source or 'no column'}, truth {source}")


def _compare_place(result: Fidelity, truth: TruthRow, parsed: Row, where: str) -> None:
    """Key, kind and headings above."""
    groups = [_plain(heading) for heading in parsed.group], [_plain(heading) for heading in truth.group]
    result.keys += parsed.key == truth.key
    result.kinds += parsed.kind == truth.kind
    result.groups += groups[0] == groups[1]
    things = (("key", parsed.key, truth.key), ("kind", parsed.kind, truth.kind), ("group", *groups))
    result.differences += [f"row {where}: {what} {got!r}, truth {want!r}" for what, got, want in things if got != want]


def _columns(truth: TruthTable, parsed: Table) -> list[int | None]:
    """For each column of the truth the parsed column with the same role, else the same header, else None."""
    roles = {column.role: n for n, column in enumerate(parsed.columns) if column.role}
    headers = {fold(_plain(column.header)): n for n, column in enumerate(parsed.columns)}
    return [
        roles[role] if role in roles else headers.get(fold(_plain(header)))
        for header, role in zip(truth.columns, truth.roles, strict=True)
    ]


def _plain(text: str) -> str:
    """NFC with white space and line ends as single spaces: how a cell is broken into lines is not compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _agreement(wanted: Sequence[Sequence[Sequence[str]]], shown: Sequence[Sequence[Sequence[str]]]) -> np.ndarray:
    """Share of agreeing non-empty texts of every pair of rows."""
    numbers: dict[str, int] = {"": 0}
    left, right = (
        np.array([[numbers.setdefault(text, len(numbers)) for text, _ in row] for row in rows]).reshape(len(rows), -1)
        for rows in (wanted, shown)
    )
    if not right.size:
        return np.zeros((len(wanted), len(shown)))
    filled = left > 0
    same = (left[:, None, :] == right[None, :, :]) & filled[:, None, :]
    share: np.ndarray = same.sum(axis=2) / np.maximum(1, filled.sum(axis=1))[:, None]
    return share


def align(agreement: np.ndarray) -> dict[int, int]:
    """Pairs of rows in increasing order whose agreement adds up to the most (rows that agree in nothing stay alone)."""
    n, m = agreement.shape
    best = np.zeros((n + 1, m + 1))
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            paired = best[i + 1, j + 1] + agreement[i, j] if agreement[i, j] > 0 else -1.0
            best[i, j] = max(best[i + 1, j], best[i, j + 1], paired)
    pairs: dict[int, int] = {}
    i = j = 0
    while i < n and j < m:
        if agreement[i, j] > 0 and best[i, j] == best[i + 1, j + 1] + agreement[i, j]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i, j] == best[i + 1, j]:
            i += 1
        else:
            j += 1
    return pairs

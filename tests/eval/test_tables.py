"""Table fidelity: what a lost row, a wrong cell, a wrong origin and an invented row cost."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from eval.errors import EvaluationError
from eval.tables import TruthTable, align, compare_table, compare_tables, read_truth
from ingest.model import Cell, Column, DocumentMeta, PlanDocument, Row, Table

ROWS = [["1", "Hạ tầng", "Sở A"], ["2", "Dữ liệu", "Sở A"], ["3", "An toàn", ""]]
SOURCES = [["own", "own", "own"], ["own", "own", "merged"], ["own", "own", "blank"]]
TRUTH = TruthTable.model_validate(
    {
        "document": "9/KH",
        "appendix": "Phụ lục 1",
        "columns": ["TT", "Nội dung", "Chủ trì"],
        "roles": ["key", "name", "lead_agency"],
        "rows": [
            {"kind": "row", "key": cells[0], "group": ["G"], "cells": cells, "sources": sources}
            for cells, sources in zip(ROWS, SOURCES, strict=True)
        ],
    }
)


def parsed(rows: list[list[str]], sources: list[list[str]], columns: list[Column] | None = None) -> Table:
    columns = columns or [Column("TT", "key"), Column("Nội dung", "name"), Column("Chủ trì", "lead_agency")]
    made = [
        Row(
            id=f"t1.r{n}",
            kind="row",
            key=cells[0],
            name=cells[1],
            group=["G"],
            cells=[Cell(text, source) for text, source in zip(cells, origin, strict=True)],  # type: ignore[arg-type]
            line=n,
            line_end=n,
        )
        for n, (cells, origin) in enumerate(zip(rows, sources, strict=True), start=1)
    ]
    return Table("t1", "Phụ lục 1", "", columns, made, 1, 9)


def test_all_right() -> None:
    result = compare_table(TRUTH, parsed([["1", "Hạ\n tầng", "Sở A"], *ROWS[1:]], SOURCES))
    assert (result.cells, result.sources, result.total) == (9, 9, 9)
    assert (result.keys, result.kinds, result.groups, result.rows, result.roles) == (3, 3, 3, 3, 3)
    assert result.differences == []


def test_a_lost_row_costs_its_cells_and_moves_no_other() -> None:
    result = compare_table(TRUTH, parsed([ROWS[0], ROWS[2]], [SOURCES[0], SOURCES[2]]))
    assert (result.cells, result.total, result.missing_rows) == (6, 9, 1)
    assert result.differences == ["row 2: not there"]


def test_an_invented_row_costs_its_cells() -> None:
    result = compare_table(TRUTH, parsed([ROWS[0], ["9", "Lạ", "Sở X"], *ROWS[1:]], [SOURCES[0], *SOURCES]))
    assert (result.cells, result.total, result.extra_rows) == (9, 12, 1)


def test_wrong_text_and_wrong_origin_are_told_apart() -> None:
    rows = [ROWS[0], ["2", "Dữ liệu", "Sở B"], ROWS[2]]
    sources = [SOURCES[0], SOURCES[1], ["own", "own", "parent"]]
    result = compare_table(TRUTH, parsed(rows, sources))
    assert (result.cells, result.sources) == (8, 8)
    assert result.differences == [
        "row 2, Chủ trì: 'Sở B', truth 'Sở A'",
        "row 3, Chủ trì: from parent, truth blank",
    ]


def test_columns_are_found_by_role_else_by_header() -> None:
    columns = [Column("Nội dung", "name"), Column("Chủ trì", None), Column("TT", "key")]
    turned = [[row[1], row[2], row[0]] for row in ROWS]
    table = parsed([["x", *row[1:]] for row in turned], [[s[1], s[2], s[0]] for s in SOURCES], columns)
    for row, cells in zip(table.rows, turned, strict=True):
        row.cells[0].text, row.key = cells[0], cells[2]
    result = compare_table(TRUTH, table)
    assert (result.cells, result.sources, result.roles) == (9, 9, 2)


def test_a_table_that_was_not_parsed_costs_everything() -> None:
    document = PlanDocument(DocumentMeta("f", "9/KH", "s", "t"), tables=[parsed(ROWS, SOURCES)])
    assert compare_tables([TRUTH], [document])[0].cells == 9
    document.tables[0].appendix = None
    assert compare_tables([TRUTH], [document])[0].missing_rows == 3
    assert compare_tables([TRUTH], [])[0].total == 9


def test_alignment_keeps_the_order() -> None:
    assert align(np.array([[0.0, 1.0], [1.0, 0.0]])) in ({0: 1}, {1: 0})
    assert align(np.zeros((2, 2))) == {}


def test_truth_files_are_checked(tmp_path: Path) -> None:
    content = TRUTH.model_dump()
    (tmp_path / "a.json").write_text(json.dumps(content), encoding="utf-8")
    assert read_truth(tmp_path)[0].name == "9/KH, Phụ lục 1"
    content["rows"][1]["cells"] = ["2"]
    (tmp_path / "a.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"rows \[2\]"):
        read_truth(tmp_path)


def test_the_truth_of_the_corpus_is_well_formed() -> None:
    assert all(table.rows for table in read_truth())

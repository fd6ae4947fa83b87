"""The draft's tables, read from its own text alone, against the issued plan's: a truth nobody had to write."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ingest.loader import parse_file
from ingest.model import Cell, PlanDocument, Row, Table

TRUTH = Path(__file__).parents[2] / "eval" / "tables"
_SLIPS = {"đẩu": "đầu", "lao đông": "lao động"}
_NOT_COMPARED = re.compile(r"[^\w/%<>()]")


@pytest.fixture(scope="module")
def issued(corpus: Path) -> PlanDocument:
    return parse_file(corpus / "164-kh-ubnd-2024.txt")


@pytest.fixture(scope="module")
def draft(corpus: Path) -> PlanDocument:
    return parse_file(corpus / "164-kh-ubnd-2024-du-thao.txt")


def _comparable(text: str) -> str:
    """Without white space, marks of punctuation, the draft's slips and the letters that were lost in either text."""
    low = text.lower()
    for slip, right in _SLIPS.items():
        low = low.replace(slip, right)
    return _NOT_COMPARED.sub("", low)


def _same_text(one: Cell, other: Cell) -> bool:
    left, right = _comparable(one.text), _comparable(other.text)
    if "\ufffd" in other.text:
        pattern = ".?".join(re.escape(_comparable(part)) for part in other.text.split("\ufffd"))
        return re.fullmatch(pattern, left) is not None
    return left == right


def _same_source(one: Cell, other: Cell) -> bool:
    """The two texts have their page ends in different places, so a merge that one cuts is whole in the other."""
    return one.source == other.source or {one.source, other.source} == {"continued", "merged"}


def _agreement(one: Table, other: Table) -> tuple[int, int, int]:
    """Cells with equal text, with equal origin, and all cells."""
    assert [row.key for row in one.rows] == [row.key for row in other.rows]
    pairs = [pair for a, b in zip(one.rows, other.rows, strict=True) for pair in zip(a.cells, b.cells, strict=True)]
    texts = sum(_same_text(*pair) for pair in pairs)
    return texts, sum(_same_source(*pair) for pair in pairs), len(pairs)


@pytest.mark.parametrize(("number", "rows"), [(1, 93), (2, 101), (3, 12), (4, 37)])
def test_agrees_with_the_issued_text(issued: PlanDocument, draft: PlanDocument, number: int, rows: int) -> None:
    one, other = issued.tables[number - 1], draft.tables[number - 1]
    assert len(other.rows) == rows
    assert [column.role for column in other.columns] == [column.role for column in one.columns]
    texts, sources, cells = _agreement(one, other)
    assert (texts, sources) == (cells, cells)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_every_cell_is_as_read_by_eye(draft: PlanDocument, number: int) -> None:
    truth = json.loads((TRUTH / f"164-du-thao-phu-luc-{number}.json").read_text(encoding="utf-8"))
    table = draft.tables[number - 1]
    read = [(row.kind, row.key, row.group, _texts(row), [cell.source for cell in row.cells]) for row in table.rows]
    assert read == [(row["kind"], row["key"], row["group"], row["cells"], row["sources"]) for row in truth["rows"]]


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]

"""The columns that the clauses of one question ask for, each by words of its header or by the place it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.said_headers import share_of_header
from assistant.columns import is_sum
from assistant.draft import Context
from assistant.wording import only_year
from index.types import Record, RecordCell
from ingest.model import NAMING_ROLES
from ingest.textnorm import fold

_CLAUSE = re.compile(r"[,;]\s| và |\bđồng thời\b", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:nào|gì|bao nhiêu|mấy|đâu|ra sao|thế nào)\b", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:ở|tại|nơi) (?:đâu|chỗ nào|nơi nào)\b|\bnơi nào\b", re.IGNORECASE)
_PLACES = re.compile(r"\b(?:noi|dia diem|dia ban)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HALF = 0.5
_TWO = 2


def with_each_clause(context: Context, record: Record, told: Sequence[RecordCell]) -> list[RecordCell]:
    """The cells told of a row, with those that further clauses of the question ask for and that are not told.

    "Nằm ở địa bàn nào và được xử lý bằng cách nào" asks for two columns. Nothing is added where as many cells are told
    as there are clauses that ask.
    """
    question = context.question
    text = question.asking or question.text
    clauses = [part for part in _CLAUSE.split(text) if _ASKS.search(part)]
    besides = [cell for cell in told if cell.role != "name"]
    if (
        not besides
        or len(clauses) < _TWO
        or len(besides) >= len(clauses)
        or question.operation not in {"lookup", "count"}
    ):
        return list(told)
    others = [cell for cell in record.cells if _may_be_told(context, cell) and cell not in told]
    found = list(told)
    for clause in clauses:
        if max((share_of_header(cell.header, clause) for cell in besides), default=0.0) >= _HALF:
            continue
        cell = _asked_in(clause, others)
        found += [cell] if cell and cell not in found else []
    return found


def _may_be_told(context: Context, cell: RecordCell) -> bool:
    """Whether a cell has a text, names no row, and is of no other year than the question."""
    years = {int(year) for year in _YEAR.findall(cell.header)} | ({cell.year} if cell.year else set())
    of_year = not years or not context.question.years or bool(years & set(context.question.years))
    other_sum = is_sum(cell.header) and bool(context.question.years)
    return bool(cell.text) and cell.role not in NAMING_ROLES and of_year and not (other_sum or only_year(cell.header))


def _asked_in(clause: str, cells: Sequence[RecordCell]) -> RecordCell | None:
    """The one cell whose header a clause says most of, half of it at least; of a place where the clause asks where."""
    if _WHERE.search(clause):
        places = [cell for cell in cells if _PLACES.search(fold(cell.header)) and cell.role is None]
        return places[0] if len(places) == 1 else None
    said = {cell.column: share_of_header(cell.header, clause) for cell in cells}
    most = max(said.values(), default=0.0)
    best = [cell for cell in cells if said[cell.column] == most]
    return best[0] if most >= _HALF and len(best) == 1 else None

"""How many things the row of an agency or a place has by a column that counts them: "Số nhiệm vụ được giao"."""

from __future__ import annotations

import re

from assistant.answers.cells import asked_cells
from assistant.answers.clause_columns import with_each_clause
from assistant.answers.rows import answer_rows
from assistant.answers.said_headers import said_of_header
from assistant.draft import Context, Draft
from assistant.question import AGENCY_ROLES
from assistant.wants import HOW_MUCH, units_counted
from index.types import Record, RecordCell
from ingest.model import NAMING_ROLES
from ingest.textnorm import fold, squash

_CONFIDENCE = 0.94
_WORDS = 2
_SHORTEST_NAME = 5
_GIVEN = re.compile(r"(?<=\bnhiệm vụ) (?:đã )?(?:được )?giao\b", re.IGNORECASE)
"""Words after what is counted that hold of all of it: "hoàn thành bao nhiêu nhiệm vụ được giao"."""
_NO_COUNTS = {*NAMING_ROLES, "deadline", *AGENCY_ROLES}


def answer_counted_column(context: Context) -> Draft | None:
    """ "Sở Y tế được giao bao nhiêu nhiệm vụ?": the number in its row, where a column counts such things or has the
    header that the question says ("bao nhiêu hồ sơ quá hạn")."""
    question = context.question
    asks_rows = question.codes or question.items or set(AGENCY_ROLES) & set(question.roles())
    units = [" ".join(fold(unit).split()[:_WORDS]) for unit in units_counted(question)]
    if question.operation != "count" or asks_rows or len(units) != 1:
        return None
    tables = [f for f in context.tables() if any(_counts(h, units[0]) or h in question.headers for h in f.info.headers)]
    records = [r for facts in tables for r in context.knowledge.rows(facts.info.id) if _is_named(context, r)]
    told = [cell for cell in asked_cells(context, records[0]) if cell.number] if len(records) == 1 else []
    cells = [cell for row in records for cell in row.cells if cell.role not in NAMING_ROLES]
    if any(cell.header in question.headers and not cell.number for cell in cells):
        return None
    headed = [cell for cell in told if cell.header in question.headers]
    cell = headed[0] if headed else _counted(context, records[0], units[0]) if len(records) == 1 else None
    both = told if cell in told and len(HOW_MUCH.findall(question.text)) == len(told) else [cell] if cell else []
    return answer_rows(context, records, _CONFIDENCE, with_each_clause(context, records[0], both)) if both else None


def _counts(header: str, unit: str) -> bool:
    """Whether a column counts things of the unit by its header."""
    return re.search(rf"\bso (?:luong )?{re.escape(unit)}\b", fold(header)) is not None


def _is_named(context: Context, record: Record) -> bool:
    """Whether the question calls the row by its whole name, or names the agency that it is of."""
    name = squash(fold(record.name))
    agencies = {squash(fold(mention.agency.name)) for mention in context.question.agencies}
    said = re.search(rf"\b{re.escape(name)}\b", fold(context.question.text)) if len(name) >= _SHORTEST_NAME else None
    return record.kind == "row" and (name in agencies or said is not None)


def _counted(context: Context, record: Record, unit: str) -> RecordCell | None:
    """The number under a header that is wholly a count of the unit ("Số bác sĩ"), else the one of which the header says
    most of the question; of several alike the one that counts the unit."""
    cells = [cell for cell in record.cells if cell.text and cell.role not in _NO_COUNTS]
    if (
        len(whole := [cell for cell in cells if re.fullmatch(rf"so (?:luong )?{re.escape(unit)}", fold(cell.header))])
        == 1
    ):
        return whole[0]
    counting = [cell for cell in cells if cell.number or _counts(cell.header, unit)]
    asked = _GIVEN.sub(" ", context.question.text)
    said = {cell.column: said_of_header(context, cell.header, asked) for cell in counting}
    return max(counting, key=lambda cell: (said[cell.column], _counts(cell.header, unit)), default=None)

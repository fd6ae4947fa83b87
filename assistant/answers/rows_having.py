"""The rows that have an amount in a column, or have none: "những dự án nào có vốn ngân sách huyện?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.called import are_called, kind_said, rows_called
from assistant.answers.headings import named_heading, under
from assistant.cell_values import NO_AMOUNT
from assistant.columns import is_sum
from assistant.draft import Context, Draft
from assistant.knowledge import TableFacts
from assistant.named_rows import says_whole_name
from assistant.wording import bold_with_unit, cell_name, numbered_name, only_year
from index.types import Record, RecordCell

_CONFIDENCE = 0.92
_MOST = 30
_WHICH = re.compile(
    r"^\W*(?:trong [^,?]{3,60}, ?)?(?:những |các |kể tên (?:các |những )?|có (?:những )?)?"
    r"(?P<thing>[^\W\d_]+(?: [^\W\d_]+)?)"
    r"(?: [^?]*?)? nào\b[^?]*?(?P<not>\b(?:không|chưa) )?\b(?:có|được (?:bố trí|cấp|hỗ trợ|dùng)|sử dụng|dùng|nhận)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"\b(?:bao nhiêu|mấy) (?P<thing>[^\W\d_]+(?: [^\W\d_]+)?) (?P<not>\b(?:không|chưa) )?"
    r"(?:có|được (?:bố trí|cấp|hỗ trợ|dùng)|sử dụng|dùng|nhận)\b",
    re.IGNORECASE,
)
_RANKS = re.compile(r"\b(?:nhất|hơn|trên|dưới|từ|bằng|đến|vượt|trở)\b", re.IGNORECASE)


def answer_rows_having(context: Context) -> Draft | None:
    """Lists the rows of the one table in scope with the named column that have a number in it, or a dash or nothing."""
    question = context.question
    asked = _WHICH.match(question.text) or _HOW_MANY.search(question.text)
    headers = [header for header in question.headers if not (is_sum(header) or only_year(header))]
    bounds = [bound for bound in question.bounds if not (asked and asked["not"] and bound.written == "0")]
    if not asked or len(set(headers)) != 1 or question.years or bounds or _RANKS.search(question.text):
        return None
    if question.agencies or question.operation not in {"list", "lookup", "count"}:
        return None
    tables = [facts for facts in context.tables() if headers[0] in facts.info.headers]
    if len(tables) != 1 or not _has_amounts(context, tables[0], headers[0]):
        return None
    rows = _rows(context, tables[0])
    if any(says_whole_name(question.text, row) for row in rows):  # "trạm A có mấy trạm có bác sĩ" asks of that row
        return None
    kind = kind_said(asked["thing"]) or asked["thing"].split()[0]
    if not rows or not are_called(context, rows, kind):
        return None
    cells = [(row, cell) for row in rows for cell in row.cells if cell.header == headers[0]]
    wanted = [(row, cell) for row, cell in cells if _lacks(cell) == bool(asked["not"])]
    return _say(context, wanted, bool(asked["not"])) if 0 < len(wanted) <= _MOST else None


def _has_amounts(context: Context, facts: TableFacts, header: str) -> bool:
    """Whether a column holds numbers, and else nothing or a dash."""
    rows = [row for row in context.knowledge.rows(facts.info.id) if row.kind == "row"]
    cells = [cell for row in rows for cell in row.cells if cell.header == header and cell.role is None]
    return any(cell.number for cell in cells) and all(cell.number or NO_AMOUNT.fullmatch(cell.text) for cell in cells)


def _rows(context: Context, facts: TableFacts) -> list[Record]:
    """The rows of a table, or those under the heading that is named."""
    rows = [row for row in context.knowledge.rows(facts.info.id) if row.kind == "row"]
    heading = named_heading(context, [facts])
    below = under(context, heading) if heading else None
    return [row for row in rows if below is None or row.id in below]


def _lacks(cell: RecordCell) -> bool:
    return NO_AMOUNT.fullmatch(cell.text) is not None or (cell.number is not None and not cell.number.value)


def _say(context: Context, told: Sequence[tuple[Record, RecordCell]], none: bool) -> Draft:
    bibliography = context.bibliography()
    rows = [row for row, _ in told]
    column = cell_name(told[0][1], rows[0])
    having = f"{'không ' if none else ''}có {column} ({context.place(rows[0])}):"
    head = f"Có **{len(rows)} {rows_called(context, rows)}** {having}"
    lines = []
    for row, cell in told:
        value = "" if none else f" – {column}: {bold_with_unit(cell, row)}"
        n = bibliography.row(row, [cell.column])
        lines.append(f"- {numbered_name(row, 120)}{value} [{n}]")
    return Draft("\n".join([head, *lines]), _CONFIDENCE, bibliography, computed=[str(len(rows))])

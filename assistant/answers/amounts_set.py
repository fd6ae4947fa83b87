"""Whether what is told keeps to the amount by which a question asks for rows: "xã nào có số phiếu trên 30"."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.conditions import Bound
from assistant.draft import Context, Draft
from index.types import Record
from ingest.numbers import parse_number

_WHICH = re.compile(r"(?<!thế )\bnào\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\b(?:bao nhiêu|mấy) (?!phần trăm|(?:điểm|tiền|năm|ngày|trên|dưới|so|trong|theo|thì|và|ở|của|cho)\b)[^\W\d_]",
    re.IGNORECASE,
)
_CELL = re.compile(r"^\*\*(?P<value>[^*]+)\*\*[^\[]* là ")


def outside_amount(context: Context, draft: Draft) -> bool:
    """Rows that are above or below an amount are asked for, and one cell is told that is not, or counted, and one is.

    An amount that the words of the row say themselves is part of what it is called: "số xã đạt từ 15 tiêu chí".
    """
    told, text = _CELL.match(draft.text), context.question.text
    bounds = [bound for bound in context.question.bounds if bound.relation != "eq"]
    rows = draft.bibliography.rows()
    if told is None or len(bounds) != 1 or not rows or any(_says(row, bounds[0].written) for row in rows):
        return False
    counted = _HOW_MANY.search(text) is not None
    return counted or (_WHICH.search(text) is not None and _is_outside(bounds[0], told["value"]))


def _says(row: Record, number: str) -> bool:
    texts = [cell.text for cell in row.cells if cell.number is None]
    words = "\n".join([row.name, row.caption, *row.group, *(cell.header for cell in row.cells), *texts])
    return re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d|[.,]\d)", words) is not None


def _is_outside(bound: Bound, text: str) -> bool:
    number = parse_number(text)
    return number is not None and not bound.holds(Decimal(str(number.value)))

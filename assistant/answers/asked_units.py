"""Whether running text tells an amount in the unit in which it is asked for, and a row the column that is named."""

from __future__ import annotations

import re

from assistant.columns import is_sum
from assistant.draft import Context, Draft
from assistant.sentences import in_bold
from assistant.wording import only_year
from index.types import Record
from ingest.textnorm import fold, squash

_UNITS = (
    r"tấn|tạ|kg|kilôgam|gam",
    r"ha|héc ta|hecta|m2|m²|mét vuông|km2|km²",
    r"m3|m³|mét khối|lít",
    r"km|ki lô mét|cây số|mét",
    r"(?:nghìn |ngàn |triệu |tỷ |tỉ )?(?:đồng|đ)",
    r"kwh|mw|kw|kva",
)
"""Units of one measure each, any of which may tell it."""
_ASKED = re.compile(rf"\b(?:bao nhiêu|mấy) (?P<unit>{'|'.join(_UNITS)})(?![\w²³])", re.IGNORECASE)
_SCALED = r"(?:nghìn |ngàn |triệu |tỷ |tỉ )?"


def lacks_unit(context: Context, draft: Draft) -> bool:
    """So many tons, hectares or đồng are asked for, and the text that is told has no number of such."""
    asked = _ASKED.search(context.question.text)
    if asked is None or draft.table or draft.bibliography.rows() or draft.computed or not draft.bibliography.passages():
        return False
    alike = next(units for units in _UNITS if re.fullmatch(units, asked["unit"], re.IGNORECASE))
    return re.search(rf"\d\**\s*{_SCALED}(?:{alike})(?![\w²³])", draft.text, re.IGNORECASE) is None


def tells_one_for_both(context: Context, draft: Draft) -> bool:
    """A column is asked for of a year, one table has it for the row, another its years, and the number of one is told.

    The share of a source in all years is not that of one year, nor is a year of all sources.
    """
    question, rows = context.question, draft.bibliography.rows()
    named = {header for header in question.headers if not is_sum(header) and not only_year(header)}
    years = {str(year) for year in question.years}
    if len(rows) != 1 or not named or not years or draft.table:
        return False
    told = [cell for cell in rows[0].cells if cell.role is None and cell.text in in_bold(draft.text)]
    alike = (row for row in context.knowledge.all_rows() if row.document == rows[0].document and _is_same(row, rows[0]))
    other = {cell.header for row in alike for cell in row.cells if cell.role is None}
    own = {cell.header for cell in rows[0].cells}
    of_column = any(cell.header in named for cell in told) and not any(year in h for h in own for year in years)
    of_year = any(only_year(cell.header) in years for cell in told) and not named & own
    return (of_column and any(only_year(h) in years for h in other)) or (of_year and bool(named & other))


def _is_same(row: Record, other: Record) -> bool:
    return row.table != other.table and squash(fold(row.name)) == squash(fold(other.name))

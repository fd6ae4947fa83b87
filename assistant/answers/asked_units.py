"""Whether running text tells an amount in the unit in which it is asked for, and a row the column that is named."""

from __future__ import annotations

import re

from assistant.columns import is_sum
from assistant.draft import Context, Draft
from assistant.sentences import in_bold
from assistant.wording import only_year

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


def tells_year_for_column(context: Context, draft: Draft) -> bool:
    """A column is named of which no table tells the years apart, and the number of a year under all columns is told."""
    rows = draft.bibliography.rows()
    named = {header for header in context.question.headers if not is_sum(header) and not only_year(header)}
    if len(rows) != 1 or not named or not context.question.years:
        return False
    told = in_bold(draft.text)
    years = [cell for cell in rows[0].cells if cell.role is None and only_year(cell.header) and cell.text in told]
    return bool(years) and not named & {cell.header for cell in rows[0].cells}

"""What is left of a whole of which a row tells the part that has something: "còn bao nhiêu hộ chưa có nước sạch?"."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.cell_values import is_percentage
from assistant.draft import Context, Draft
from assistant.figures import cell_value, plain_number
from assistant.wants import units_counted
from assistant.wording import cell_name, row_name, unit_of, upper_first
from index.types import Record, RecordCell
from ingest.textnorm import fold

_CONFIDENCE = 0.9
_LOOKED_AT = 4
_NAMED, _COVERED = 0.9, 0.6
_SAID = 0.75
_NEARLY = Decimal("0.11")
_HUNDRED = Decimal(100)
_LEFT = re.compile(r"\bcòn(?: lại)?(?: khoảng)? (?:bao nhiêu|mấy)\b[^?;]*?\b(?:chưa|không)\b", re.IGNORECASE)
_OF_LEFT = re.compile(r"\b(?:chưa|còn|không|thiếu|ngoài)\b", re.IGNORECASE)
_ONE_CELL = re.compile(r"\*\*[^*]+\*\*[^\n]{0,20}? là (?P<column>[^\n]{3,120}?) của ")


def answer_left_over(context: Context) -> Draft | None:
    """The whole less the part, where the row states their ratio too, so that it is surely of this whole."""
    question = context.question
    if not _LEFT.search(question.text) or question.codes or question.items:
        return None
    matches = context.matcher.rows(question, context.tables())[:_LOOKED_AT]
    for match in matches:
        if match.name_share < _NAMED and match.coverage < _COVERED:
            continue
        if found := _part_and_whole(context, match.record):
            return _say(context, match.record, *found)
    return None


def tells_part_for_rest(context: Context, draft: Draft) -> bool:
    """What is left is asked, and the cell that is told is of what is done."""
    told = _ONE_CELL.match(draft.text)
    return told is not None and bool(_LEFT.search(context.question.text)) and not _OF_LEFT.search(told["column"])


def _part_and_whole(context: Context, record: Record) -> tuple[RecordCell, RecordCell] | None:
    """The cell that the question says with "chưa" and the one it is a part of, which a rate beside them proves."""
    numbers = [cell for cell in record.cells if cell.role is None and cell.number]
    amounts = [cell for cell in numbers if not is_percentage(cell)]
    rates = [cell_value(cell) for cell in numbers if is_percentage(cell)]
    things = {fold(unit).split()[0] for unit in units_counted(context.question)}
    amounts = [cell for cell in amounts if things & set(_words(cell.header))]
    said = {cell.column: _share_said(cell.header, context.question.text) for cell in amounts}
    parts = sorted((c for c in amounts if said[c.column] >= _SAID), key=lambda c: -len(_words(c.header)))
    for part in parts:
        for whole in amounts:
            value, all_of_it = cell_value(part), cell_value(whole)
            if 0 < value < all_of_it and any(abs(value / all_of_it * _HUNDRED - r) < _NEARLY for r in rates):
                return part, whole
    return None


def _share_said(header: str, text: str) -> float:
    words, said = _words(header), set(_words(text))
    return sum(word in said for word in words) / len(words) if words else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", fold(re.sub(r"\([^()]*\)", " ", text)))


def _say(context: Context, record: Record, part: RecordCell, whole: RecordCell) -> Draft:
    bibliography = context.bibliography()
    n = bibliography.row(record, [whole.column, part.column])
    left = plain_number(cell_value(whole) - cell_value(part), [whole, part])
    unit = f" {unit}" if (unit := unit_of(part, record)) else ""
    worked = f"{cell_name(whole, record)}: {whole.text}; {cell_name(part, record)}: {part.text}"
    text = f"Còn **{left}**{unit} ({worked}) – {upper_first(row_name(record))}, {context.place(record)} [{n}]."
    return Draft(text, _CONFIDENCE, bibliography, computed=[left])

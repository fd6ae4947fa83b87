"""What a heading's parts come to, where the table leaves the heading's own cell blank."""

from __future__ import annotations

from decimal import Decimal

from assistant.answers.cells import asked_cells
from assistant.answers.numbered_rows import rows_by_code
from assistant.draft import Context, Draft
from assistant.evidence import row_strength
from assistant.figures import cell_value, plain_number
from assistant.wants import HOW_MUCH, asks_percentage
from assistant.wording import cell_name, row_name, unit_of
from index.types import Record, RecordCell

_CONFIDENCE = 0.92
_NAMED = 0.8
_TWO = 2


def answer_added_parts(context: Context) -> Draft | None:
    """ "Tổng kinh phí của nhiệm vụ 14": its parts' numbers added; None unless each has one, and none is a sum."""
    question = context.question
    if question.operation not in {"lookup", "sum"} or not HOW_MUCH.search(question.text):
        return None
    if asks_percentage(question.text) or not (question.headers or question.attributes):
        return None
    record = _heading(context)
    cells = asked_cells(context, record) if record else []
    if record is None or len(cells) != 1 or cells[0].text or cells[0].role is not None:
        return None
    parts = [(part, _beside(part, cells[0])) for part in context.knowledge.children(record)]
    if any(part.kind == "total" for part, _ in parts):
        return None
    added = [(part, cell) for part, cell in parts if cell is not None]
    return _say(context, record, added) if len(added) == len(parts) >= _TWO else None


def _heading(context: Context) -> Record | None:
    """The only row that is named by its number, else the one that is surely named."""
    question = context.question
    if question.codes or question.items:
        rows = rows_by_code(context)
        return rows[0] if len(rows) == 1 else None
    best = next(iter(context.matcher.rows(question, context.tables())), None) if question.subject else None
    return best.record if best and min(row_strength(best), best.name_share) >= _NAMED else None


def _beside(part: Record, cell: RecordCell) -> RecordCell | None:
    """The number of a part in the column of a cell."""
    return next((c for c in part.cells if c.column == cell.column and c.number), None)


def _say(context: Context, record: Record, added: list[tuple[Record, RecordCell]]) -> Draft:
    bibliography = context.bibliography()
    cells = [cell for _, cell in added]
    total = plain_number(sum((cell_value(cell) for cell in cells), Decimal(0)), cells)
    unit = unit_of(cells[0], added[0][0])
    whose = f"{len(added)} mục của {row_name(record)} ({context.place(record)})"
    head = f"Cộng {whose}: **{total}**{f' {unit}' if unit else ''}"
    lines = [f"{head}; bảng để trống ô {cell_name(cells[0])} của chính dòng này [{bibliography.row(record)}]."]
    lines += [f"- {part.name}: {cell.text} [{bibliography.row(part, [cell.column])}]" for part, cell in added]
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=[total, str(len(added))])

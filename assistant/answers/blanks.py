"""Rows that a table leaves blank in a column: "tiêu chí nào chưa có điểm năm 2025?"."""

from __future__ import annotations

import re

from assistant.answers.called import rows_called
from assistant.answers.cells import asked_cells
from assistant.answers.column_cells import SCORE_ROLES
from assistant.answers.filters import asked_rows
from assistant.columns import is_empty
from assistant.draft import Context, Draft
from assistant.wording import cell_name, numbered_name
from index.types import Record, RecordCell

_CONFIDENCE = 0.9
_SHOWN = 20
_BLANK = re.compile(
    r"\b(?:để trống|bỏ trống|còn trống|chưa có|chưa ghi|không ghi|không có|chưa được chấm)\b", re.IGNORECASE
)
_BLANK_COLUMN = re.compile(
    rf"{_BLANK.pattern} (?:ô |cột )?(?:các |những )?(?:cơ quan|đơn vị|sở|hạn|thời hạn|tiến độ|sản phẩm|ai)\b",
    re.IGNORECASE,
)
_ROWS = r"(?:tiêu chí|nhiệm vụ|(?:công )?việc|chỉ tiêu|nội dung|dòng|chỉ số|giải pháp)"
_WHICH = re.compile(
    rf"(?:\b(?:những|các|mấy|bao nhiêu)\s+{_ROWS}\b)|(?:\b{_ROWS}(?: [^\W\d_]+){{0,2}} nào\b)", re.IGNORECASE
)


def answer_blanks(context: Context) -> Draft | None:
    """The rows without a text in the column that is asked for; None where the question asks for no blanks."""
    question = context.question
    if question.polar or question.codes or question.items or question.quoted or question.why:
        return None
    if not _BLANK.search(question.text) or not _WHICH.search(question.text):
        return None
    scored = set(SCORE_ROLES) & set(question.roles())
    for facts in context.tables():
        if scored and not scored & facts.roles:
            continue
        rows = asked_rows(context, facts)
        parents = {r.parent for r in rows}
        cells = [(r, cell) for r in rows if r.id not in parents for cell in asked_cells(context, r)]
        names = {mention.agency.name for mention in question.agencies}
        led = [(r, c) for r, c in cells if not names or names & _agencies_beside(r, c)]
        blank = [(r, cell) for r, cell in led if is_empty(cell.text)]
        if blank and len(blank) < len(cells):
            return _say(context, blank)
        filled = scored or _BLANK_COLUMN.search(question.text)
        if filled and led and not blank:
            name, place = cell_name(led[0][1], led[0][0]), context.place(led[0][0])
            unit = rows_called(context, [record for record, _ in led])
            whose = f" của {', '.join(sorted(names))}" if names else ""
            return context.abstain("not_found", f"Không có {unit} nào{whose} để trống ô {name} ({place}).")
    return None


def _agencies_beside(record: Record, cell: RecordCell) -> set[str]:
    """The agencies of a row in other columns than that of a cell."""
    return {ref.name for other in record.cells if other.column != cell.column for ref in other.agencies}


def _say(context: Context, blank: list[tuple[Record, RecordCell]]) -> Draft:
    bibliography = context.bibliography()
    names = ", ".join(dict.fromkeys(cell_name(cell, record) for record, cell in blank))
    rows = list({record.id: record for record, _ in blank}.values())
    unit = rows_called(context, rows)
    lines = [f"Có **{len(rows)} {unit}** để trống ô {names} ({context.place(rows[0])}):"]
    for record in rows[:_SHOWN]:
        columns = [cell.column for other, cell in blank if other.id == record.id]
        lines.append(f"- {numbered_name(record, 200)} [{bibliography.row(record, columns)}]")
    if len(rows) > _SHOWN:
        lines.append(f"- … và {len(rows) - _SHOWN} {unit} khác.")
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=[str(len(rows)), str(len(rows) - _SHOWN)])

"""How a ranking over the rows of a table is told: its heading, its lines and its table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer import AnswerTable
from assistant.answers.by_agency import agencies_said
from assistant.answers.called import rows_called
from assistant.answers.distances import DISTANCES, picks
from assistant.cell_values import is_place
from assistant.citing import Bibliography, short
from assistant.conditions import Place
from assistant.draft import Context
from assistant.figures import plain_number
from assistant.question import AGENCY_ROLES, Question
from assistant.wording import cell_name, one_line, upper_first
from index.types import Record, RecordCell

SHOWN = 10
_TOLD_BESIDE = {*AGENCY_ROLES, "deadline", "output"}
# "Thứ hạng lớn nhất" speaks of the number; "thứ hạng cao nhất" of the place, of which the smallest is the best.
_LITERAL = re.compile(r"^(?!.*\b(?:cao|thấp|kém|tốt)(?: \w+)? nhất).*\b(?:lớn|nhỏ) nhất", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measured:
    """A row with the value that it is ranked or chosen by, and the cells that the value comes from."""

    record: Record
    value: Decimal
    cells: tuple[RecordCell, ...]


def ranks(measured: Sequence[Measured]) -> bool:
    """Whether the values are places in a ranking, of which the smallest is the best."""
    return is_place(measured[0].cells[0])


def is_literal(question: Question) -> bool:
    """Whether the largest and smallest numbers are asked for, whatever they stand for."""
    return _LITERAL.search(question.text) is not None


def leading(question: Question) -> tuple[list[str], list[str]]:
    """The agencies that the question names with a role in rows, and these roles."""
    mentions = [m for m in question.agencies if m.role in AGENCY_ROLES and not question.entities]
    names, roles = ([m.agency.name for m in mentions], [m.role for m in mentions if m.role])
    return list(dict.fromkeys(names)), list(dict.fromkeys(roles))


def say_ranking(
    context: Context, best: Sequence[Measured], ordered: Sequence[Measured], bibliography: Bibliography
) -> str:
    """A heading and a line for each of the best rows, of all in order."""
    lines = []
    unit = rows_called(context, [m.record for m in ordered])
    for m in best[:SHOWN]:
        beside = _asked_beside(context.question, m.record)
        n = bibliography.row(m.record, [c.column for c in (*m.cells, *beside)])
        facts = [_facts(m, context.question.operation)]
        facts += [f"{cell_name(c)}: {one_line(c.text) or 'bảng để trống'}" for c in beside]
        lines.append(f"- **{short_name(m.record)}** – {'; '.join(facts)} [{n}]")
    if len(best) > SHOWN:
        lines.append(f"- … và {len(best) - SHOWN} {unit} khác.")
    return "\n".join([_heading(context, ordered, best, unit), *lines])


def _asked_beside(question: Question, record: Record) -> list[RecordCell]:
    """The cells of the rows that are picked which the question asks for too: "… thấp nhất, và do ai chủ trì?"."""
    _, filtered = leading(question)
    roles = [role for role in dict.fromkeys(question.roles()) if role in _TOLD_BESIDE and role not in filtered]
    return [cells[0] for role in roles if (cells := record.cells_of(role))]


def _heading(context: Context, ordered: Sequence[Measured], best: Sequence[Measured], unit: str) -> str:
    cell = ordered[0].cells[0]
    where = context.place(ordered[0].record)
    literal = is_literal(context.question)
    of_places = ranks(ordered) and not literal
    best_first, worst_first = (" (số nhỏ nhất)", " (số lớn nhất)") if of_places else ("", "")
    high, low = ("lớn", "nhỏ") if literal else ("cao", "thấp")
    place = context.question.place
    nth = _nth(place, unit)
    gap = plain_number(best[0].value - best[-1].value, best[0].cells)
    words = {
        "max": f"{upper_first(cell_name(cell))} {high} {nth}{best_first}",
        "min": f"{upper_first(cell_name(cell))} {low} {nth}{worst_first}",
        "range": f"Chênh **{gap}** giữa {cell_name(cell)} cao nhất và thấp nhất",
        "gap_max": "Còn cách điểm tối đa xa nhất",
        "gap_min": "Gần điểm tối đa nhất",
        "gain_min": "Tăng ít nhất" + ("" if ranks(ordered) else " (mục tiêu so với kết quả)"),
        "gain_max": f"Tăng nhiều {nth}" + ("" if ranks(ordered) else " (mục tiêu so với kết quả)"),
        **dict.fromkeys(("below_target", "short_of_target"), f"Có **{len(best)} {unit}** có {_lower(best[0])}"),
        "unchanged": f"Có **{len(best)} {unit}** giữ nguyên {_kept(best[0])}",
        "at_max": f"Có **{len(best)} {unit}** {_reached(best[0])} điểm tối đa",
        "below_max": f"Có **{len(best)} {unit}** chưa đạt điểm tối đa",
    }
    names, roles = leading(context.question)
    chosen = "" if picks(context.question.operation) else f"trong các {unit} "
    led = f" {chosen}{agencies_said(names, roles)}" if names else ""
    return f"{words[context.question.operation]}{led} ({where}):"


def _kept(measured: Measured) -> str:
    return f"{cell_name(measured.cells[0])} đến năm {measured.cells[-1].year}"


def _reached(measured: Measured) -> str:
    return "có mục tiêu bằng" if any(cell.role == "target" for cell in measured.cells) else "đã đạt"


def _lower(measured: Measured) -> str:
    high, low = measured.cells[0], measured.cells[-1]
    if low.role == high.role:
        return f"{cell_name(low)} thấp hơn năm {high.year}"
    return f"{cell_name(low)} thấp hơn {cell_name(high)}"


def _nth(place: Place | None, unit: str) -> str:
    if place is None or (place.nth is None and place.count == 1):
        return "nhất"
    return f"thứ {place.nth}" if place.nth else f"nhất ({place.count} {unit} đầu)"


def place_said(place: Place | None) -> list[str]:
    """The number of a place that is named, which no row says."""
    return [str(place.nth or place.count)] if place else []


def said_cells(measured: Measured) -> str:
    """What the measured cells say: "kết quả năm 2023: 0.25"."""
    cells = {cell.column: cell for cell in measured.cells}.values()
    return "; ".join(f"{cell_name(cell, measured.record)}: {cell.text}" for cell in cells)


def _facts(measured: Measured, operation: str) -> str:
    values = said_cells(measured)
    if operation in DISTANCES and operation != "at_max":
        return f"chênh {plain_number(measured.value, measured.cells)} ({values})"
    return values


def short_name(record: Record) -> str:
    """A row's code, when it has one with a dot, and its name."""
    key = f"{record.key} " if "." in record.key else ""
    return f"{key}{short(record.name, 160)}"


def cells_table(measured: Sequence[Measured], bibliography: Bibliography) -> AnswerTable:
    """The rows with their measured cells, each with its citation."""
    columns = ["Số", "Nội dung", *(upper_first(cell_name(c)) for c in measured[0].cells)]
    rows = [[m.record.key, m.record.name, *(c.text for c in m.cells)] for m in measured]
    citations = [[bibliography.row(m.record, [c.column for c in m.cells])] for m in measured]
    return AnswerTable(columns=columns, rows=rows, citations=citations)

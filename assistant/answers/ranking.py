"""Rankings over the rows of a table: highest, lowest, below the target, at the maximum."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer import AnswerTable
from assistant.answers.by_agency import agencies_said, of_agencies
from assistant.answers.called import rows_called
from assistant.answers.cells import says_points
from assistant.answers.fields import Field, are_told_of, best_fields, numeric_roles, ranked_units, ranks_places
from assistant.answers.filters import asked_rows
from assistant.answers.headings import of_so_many, under, valued_alike
from assistant.answers.indexes import chooses_index
from assistant.answers.pairs import named_together
from assistant.answers.said_headers import under_named_headers
from assistant.cell_values import is_place
from assistant.citing import Bibliography, short
from assistant.columns import MEASURE
from assistant.conditions import Bound, Place
from assistant.draft import Context, Draft
from assistant.figures import cell_value, plain_number
from assistant.question import AGENCY_ROLES, Question
from assistant.scoping import usable_role
from assistant.wants import asks_place, counts_other
from assistant.wording import cell_name, unit_of, upper_first
from index.types import Record, RecordCell

_CONFIDENCE = 0.95
_SHOWN = 10
_WHOLE_TABLE = {
    "max",
    "min",
    "range",
    "gap_min",
    "gain_min",
    "gap_max",
    "gain_max",
    "below_target",
    "short_of_target",
    "at_max",
    "below_max",
}
# "Thứ hạng lớn nhất" speaks of the number; "thứ hạng cao nhất" of the place, of which the smallest is the best.
_LITERAL = re.compile(r"^(?!.*\b(?:cao|thấp|kém|tốt)(?: \w+)? nhất).*\b(?:lớn|nhỏ) nhất", re.IGNORECASE)
_HIGHEST_MAX = re.compile(r"tối đa (?:là )?(?:cao|lớn|thấp|nhỏ|nhiều|ít)", re.IGNORECASE)


_SHORT_OF = re.compile(r"\b(?:thiếu|cách|hụt|mất|kém|trừ|chênh)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measured:
    """A row with the value that it is ranked or chosen by, and the cells that the value comes from."""

    record: Record
    value: Decimal
    cells: tuple[RecordCell, ...]


def answer_ranking(context: Context) -> Draft | None:
    """Answers superlatives and selections over numeric columns; None when no numeric table is in scope."""
    question = context.question
    if question.operation not in _WHOLE_TABLE or (asks_place(question) and not question.entities):
        return None
    if chooses_index(question) or ranks_places(question):
        return None
    others = {"deadline", "output"} & set(question.roles()) or counts_other(question)
    led = question.asks_agency and not question.entities
    if question.operation in _KEEP and (others or led):
        return None
    fields = best_fields(context)
    told = fields and (question.operation in _OF_TWO_COLUMNS or are_told_of(context, fields))
    return _over_tables(context, fields) if told else None


def _over_tables(context: Context, fields: Sequence[Field]) -> Draft | None:
    """One ranking for each table in scope: scores of different indexes are not compared with each other."""
    bibliography = context.bibliography()
    parts: list[str] = []
    computed: list[str] = []
    tables: list[AnswerTable] = []
    for field in fields:
        measured = [m for r in _comparable(context, field) if (m := measure(context, r)) is not None]
        units = ranked_units(context.question, [unit_of(m.cells[0], m.record) for m in measured])
        ranking = _ranked(context, [m for m in measured if unit_of(m.cells[0], m.record) in units])
        if ranking is None:
            continue
        best, ordered = ranking
        parts.append(_say_ranking(context, best, ordered, bibliography))
        computed += [plain_number(m.value, m.cells) for m in ordered] + [str(len(best)), str(len(best) - _SHOWN)]
        computed += [plain_number(best[0].value - best[-1].value, best[0].cells)]
        computed += _place_said(context.question.place)
        tables.append(cells_table(ordered[: max(_SHOWN, len(best))], bibliography))
    if not parts:
        return _none_of(context, fields)
    table = tables[0] if len(tables) == 1 else None
    return Draft("\n\n".join(parts), _CONFIDENCE, bibliography, table=table, computed=computed)


def _none_of(context: Context, fields: Sequence[Field]) -> Draft | None:
    """A refusal where tables have both columns, and no row has the one below the other."""
    low_high = _LOW_HIGH[context.question.operation] if context.question.operation in _OF_TWO_COLUMNS else ()
    rows = [r for f in fields for r in _comparable(context, f) if all(cell_of(r, context, role) for role in low_high)]
    if not low_high or not rows:
        return None
    low, high = (cell_name(cell) for role in low_high if (cell := cell_of(rows[0], context, role)))
    where = ", ".join(dict.fromkeys(context.place(r) for r in rows))
    return context.abstain("not_found", f"Không có dòng nào có {low} thấp hơn {high} trong {where}.")


def _comparable(context: Context, field: Field) -> list[Record]:
    """The rows that may be ranked against each other, of the agencies that the question names with a role."""
    if context.question.rows:
        return [r for r in asked_rows(context, field.facts) if r.id in context.question.rows]
    rows = _of_one_kind(context, field)
    named = named_together(context) if context.question.operation in _KEEP else []
    rows = [r for r in named if r.table == field.facts.info.id] or rows
    names, roles = _leading(context.question)
    if names:
        led, through_parent = of_agencies(rows, names, roles)
        return led or through_parent
    unsaid = [m.agency.name for m in context.question.agencies] if context.question.operation in _KEEP else []
    led, through_parent = of_agencies(rows, unsaid, ["lead_agency"])
    return [r for r in rows if r in led or r in through_parent] or rows


def _leading(question: Question) -> tuple[list[str], list[str]]:
    """The agencies that the question names with a role in rows, and these roles."""
    mentions = [m for m in question.agencies if m.role in AGENCY_ROLES and not question.entities]
    names, roles = ([m.agency.name for m in mentions], [m.role for m in mentions if m.role])
    return list(dict.fromkeys(names)), list(dict.fromkeys(roles))


def _of_one_kind(context: Context, field: Field) -> list[Record]:
    """Headings when these are asked for, else rows without parts."""
    question = context.question
    all_rows = asked_rows(context, field.facts)
    parents = {r.parent for r in all_rows if r.parent}
    below = under(context, field.heading) if field.heading else None
    rows = all_rows if below is None else [r for r in all_rows if r.id in below]
    rows = (below is None and valued_alike(context, rows)) or rows
    if question.codes:
        return _named_by_code(question.codes, rows)
    if competing := of_so_many(context, rows):
        return competing
    if question.operation in _OF_TWO_COLUMNS:
        return rows
    if question.operation in {"at_max", "below_max"} and question.unit not in {"top", "leaf"}:
        return [r for r in rows if r.id not in parents]
    if question.unit == "leaf" and any(r.key.count(".") > 1 for r in rows):
        return [r for r in rows if r.key.count(".") > 1]
    if question.unit == "top" and below is None:
        return [r for r in rows if r.parent is None or r.group == []]
    middle = [r for r in rows if r.key.count(".") == 1] if question.unit == "middle" else []
    if any(r.id not in parents or _is_led(r) for r in middle):
        return middle
    return [r for r in rows if r.id not in parents]


def _is_led(record: Record) -> bool:
    """Whether a row has an agency of its own, so that it is more than a heading."""
    return any(cell.text for cell in record.cells_of("lead_agency"))


def comparable_rows(context: Context) -> list[Record]:
    """The rows of the table that fits best which may be compared with, or added to, each other."""
    return [record for field in best_fields(context)[:1] for record in _comparable(context, field)]


def _named_by_code(codes: Sequence[str], rows: Sequence[Record]) -> list[Record]:
    """The parts of one code; of several codes the rows from the first to the last."""
    if len(codes) == 1:
        return [r for r in rows if r.key.rpartition(".")[0] == codes[0]]
    at = [position for position, r in enumerate(rows) if r.key in codes]
    depth = codes[0].count(".")
    return [r for r in rows[min(at) : max(at) + 1] if r.key.count(".") == depth] if at else []


def cell_of(record: Record, context: Context, role: str) -> RecordCell | None:
    """The numeric cell of a role: of the year that the question says of it, or names at all, else the first."""
    years = context.question.years
    header = role.removeprefix(MEASURE) if role.startswith(MEASURE) else None
    found = record.cells_of(role) if header is None else [c for c in record.cells if c.header == header]
    cells = under_named_headers(context, record, [c for c in found if c.number])
    said = [asked.year for asked in context.question.asked if asked.role == role and asked.year]
    of_years = next((c for c in cells if c.year in years), cells[0] if cells else None)
    return next((c for c in cells if c.year in said), of_years)


_OF_TWO_COLUMNS = {"below_target", "short_of_target"}
_LOW_HIGH = {
    "gap_min": ("result", "max_score"),
    "gain_min": ("result", "target"),
    "gap_max": ("result", "max_score"),
    "gain_max": ("result", "target"),
    "below_target": ("target", "result"),
    "short_of_target": ("result", "target"),
    "at_max": ("result", "max_score"),
    "below_max": ("result", "max_score"),
}


def measure(context: Context, record: Record) -> Measured | None:
    """The row by what the question ranks: a cell, or the distance between two; None where the row lacks a cell."""
    operation = context.question.operation
    if operation in {"gain_max", "gain_min"} and (climbed := _climbed(context, record)):
        return climbed
    if operation == "below_target" and (fallen := _fallen(context, record)):
        return fallen
    if operation in _LOW_HIGH:
        low, high = (cell_of(record, context, role) for role in _LOW_HIGH[operation])
        if operation in {"at_max", "below_max", "gap_max", "gap_min"} and "target" in context.question.roles():
            low = cell_of(record, context, "target")
        return Measured(record, cell_value(high) - cell_value(low), (high, low)) if low and high else None
    facts = context.knowledge.tables[record.table]
    wanted = [usable_role(role, facts) or role for role in numeric_roles(context)]
    if "max_score" in wanted and context.question.years and not _HIGHEST_MAX.search(context.question.text):
        wanted = ["result", *wanted]
    roles = wanted or ["result", *(() if says_points(context.question) else ("rank_target",)), "target"]
    cell = next((c for role in roles if (c := cell_of(record, context, role))), None)
    return Measured(record, cell_value(cell), (cell,)) if cell else None


def _climbed(context: Context, record: Record) -> Measured | None:
    """How far a rank or score rises between the first and the last year of one column."""
    ranks = [c for c in record.cells_of("rank_target") if c.number and c.year]
    years = context.question.years
    if len(ranks) < 2:
        return None
    chosen = [c for c in ranks if c.year in years] if len(years) > 1 else ranks
    if len(chosen) < 2:
        return None
    first, last = min(chosen, key=lambda c: c.year or 0), max(chosen, key=lambda c: c.year or 0)
    return Measured(record, cell_value(first) - cell_value(last), (first, last))


def _fallen(context: Context, record: Record) -> Measured | None:
    """How far a row fell from the first to the last of the years named, in one column; None without such cells."""
    years = sorted(set(context.question.years))
    of_one_column = len(years) > 1 and "target" not in context.question.roles()
    for role in ("result", "rank_target", "target") if of_one_column else ():
        ends = [cell for year in (years[0], years[-1]) if (cell := record.cell(role, year)) and cell.number]
        if len(ends) > 1:
            change = cell_value(ends[0]) - cell_value(ends[1])
            return Measured(record, -change if role == "rank_target" else change, (ends[0], ends[1]))
    return None


def _as_given(context: Context, measured: Measured) -> Measured | None:
    """The row with the cells of the scores that the question takes for given; None where it has others.

    "Năm 2023 chỉ được 0,25 trên 1 nhưng mục tiêu đạt tối đa" gives a result and a highest score.
    """
    cells = [(bound, cell_of(measured.record, context, bound.role or "result")) for bound in _given(context.question)]
    if not all(cell and bound.holds(cell_value(cell)) for bound, cell in cells):
        return None
    told = {cell.column for cell in measured.cells}
    return replace(measured, cells=(*measured.cells, *(c for _, c in cells if c and c.column not in told)))


def _given(question: Question) -> list[Bound]:
    """The amounts that are scores of the rows; those of how far a row is from the maximum are none."""
    if question.operation not in {"at_max", "below_max"} or _SHORT_OF.search(question.text):
        return []
    return [bound for bound in question.bounds if bound.role != "target"]


_KEEP: dict[str, Callable[[Decimal], bool]] = {
    "below_target": lambda value: value > 0,
    "short_of_target": lambda value: value > 0,
    "at_max": lambda value: value == 0,
    "below_max": lambda value: value > 0,
}


def _ranked(context: Context, measured: list[Measured]) -> tuple[list[Measured], list[Measured]] | None:
    """The rows that are the answer, and all in order; None when no row is."""
    operation = context.question.operation
    keep = _KEEP.get(operation)
    bounds = context.question.bounds
    measured = [given for m in measured if (given := _as_given(context, m))]
    if operation in {"at_max", "below_max"} and bounds and not _given(context.question):
        keep = bounds[0].holds
    if keep:
        kept = [m for m in measured if keep(m.value)]
        return (kept, kept) if kept else None
    if not measured:
        return None
    best_is_small = operation in {"min", "max"} and _ranks(measured) and not _LITERAL.search(context.question.text)
    lowest = (operation in {"min", "gap_min", "gain_min"}) != best_is_small
    ordered = sorted(measured, key=lambda m: m.value, reverse=not lowest)
    if operation == "range":
        ends = (ordered[0].value, ordered[-1].value)
        return [m for m in ordered if m.value in ends], ordered
    return _placed(ordered, context.question.place or Place()), ordered


def _placed(ordered: Sequence[Measured], place: Place) -> list[Measured]:
    """The rows at the asked places; rows with equal values share one."""
    values = list(dict.fromkeys(m.value for m in ordered))
    if place.nth is not None:
        return [m for m in ordered if m.value == values[min(place.nth, len(values)) - 1]]
    last = ordered[min(place.count, len(ordered)) - 1].value
    return list(ordered[: max(at for at, m in enumerate(ordered, 1) if m.value == last)])


def _ranks(measured: Sequence[Measured]) -> bool:
    """Whether the values are places in a ranking, of which the smallest is the best."""
    return is_place(measured[0].cells[0])


def _say_ranking(
    context: Context, best: Sequence[Measured], ordered: Sequence[Measured], bibliography: Bibliography
) -> str:
    lines = []
    for m in best[:_SHOWN]:
        n = bibliography.row(m.record, [c.column for c in m.cells])
        lines.append(f"- **{short_name(m.record)}** – {_facts(m, context.question.operation)} [{n}]")
    if len(best) > _SHOWN:
        lines.append(f"- … và {len(best) - _SHOWN} dòng khác.")
    return "\n".join([_heading(context, ordered, best), *lines])


def _heading(context: Context, ordered: Sequence[Measured], best: Sequence[Measured]) -> str:
    cell = ordered[0].cells[0]
    where = context.place(ordered[0].record)
    literal = _LITERAL.search(context.question.text)
    of_places = _ranks(ordered) and not literal
    best_first, worst_first = (" (số nhỏ nhất)", " (số lớn nhất)") if of_places else ("", "")
    high, low = ("lớn", "nhỏ") if literal else ("cao", "thấp")
    place = context.question.place
    unit = rows_called(context, [m.record for m in best])
    gap = plain_number(best[0].value - best[-1].value, best[0].cells)
    words = {
        "max": f"{upper_first(cell_name(cell))} {high} {_nth(place)}{best_first}",
        "min": f"{upper_first(cell_name(cell))} {low} {_nth(place)}{worst_first}",
        "range": f"Chênh **{gap}** giữa {cell_name(cell)} cao nhất và thấp nhất",
        "gap_max": "Còn cách điểm tối đa xa nhất",
        "gap_min": "Gần điểm tối đa nhất",
        "gain_min": "Tăng ít nhất" + ("" if _ranks(ordered) else " (mục tiêu so với kết quả)"),
        "gain_max": f"Tăng nhiều {_nth(place)}" + ("" if _ranks(ordered) else " (mục tiêu so với kết quả)"),
        "below_target": f"Có **{len(best)} {unit}** có {_lower(best[0])}",
        "short_of_target": f"Có **{len(best)} {unit}** có {_lower(best[0])}",
        "at_max": f"Có **{len(best)} {unit}** {_reached(best[0])} điểm tối đa",
        "below_max": f"Có **{len(best)} {unit}** chưa đạt điểm tối đa",
    }
    names, roles = _leading(context.question)
    chosen = "" if context.question.operation in _KEEP else "trong các dòng "
    led = f" {chosen}{agencies_said(names, roles)}" if names else ""
    return f"{words[context.question.operation]}{led} ({where}):"


def _reached(measured: Measured) -> str:
    return "có mục tiêu bằng" if any(cell.role == "target" for cell in measured.cells) else "đã đạt"


def _lower(measured: Measured) -> str:
    high, low = measured.cells[0], measured.cells[-1]
    if low.role == high.role:
        return f"{cell_name(low)} thấp hơn năm {high.year}"
    return f"{cell_name(low)} thấp hơn {cell_name(high)}"


def _nth(place: Place | None) -> str:
    if place is None or (place.nth is None and place.count == 1):
        return "nhất"
    return f"thứ {place.nth}" if place.nth else f"nhất ({place.count} dòng đầu)"


def _place_said(place: Place | None) -> list[str]:
    return [str(place.nth or place.count)] if place else []


def said_cells(measured: Measured) -> str:
    """What the measured cells say: "kết quả năm 2023: 0.25"."""
    cells = {cell.column: cell for cell in measured.cells}.values()
    return "; ".join(f"{cell_name(cell, measured.record)}: {cell.text}" for cell in cells)


def _facts(measured: Measured, operation: str) -> str:
    values = said_cells(measured)
    if operation in {"gap_max", "gain_max", "gap_min", "gain_min", "below_max"} | _OF_TWO_COLUMNS:
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

"""Rankings over the rows of a table: highest, lowest, below the target, at the maximum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import AnswerTable
from assistant.answers.by_agency import of_agencies
from assistant.answers.called import rows_called
from assistant.answers.column_cells import says_points
from assistant.answers.distances import DISTANCES, picks, picks_below
from assistant.answers.fields import Field, are_told_of, best_fields, numeric_roles, ranked_units, ranks_places
from assistant.answers.filters import asked_rows
from assistant.answers.groups import without_group
from assistant.answers.headings import of_so_many, under, valued_alike
from assistant.answers.indexes import chooses_index
from assistant.answers.pairs import named_together
from assistant.answers.said_headers import under_named_headers
from assistant.answers.said_rankings import (
    SHOWN,
    Measured,
    cells_table,
    is_literal,
    leading,
    place_said,
    ranks,
    say_ranking,
)
from assistant.columns import MEASURE
from assistant.conditions import Bound, Place
from assistant.draft import Context, Draft
from assistant.figures import cell_value, plain_number
from assistant.periods import covers_any
from assistant.question import AGENCY_ROLES, Question
from assistant.scoping import usable_role
from assistant.wants import asks_place, counts_other
from assistant.wording import cell_name, unit_of
from index.types import Record, RecordCell

_CONFIDENCE = 0.95
_WHOLE_TABLE = {"max", "min", "range", *DISTANCES}
_GAINS = {"gain_max", "gain_min"}
_HIGHEST_MAX = re.compile(r"tối đa (?:là )?(?:cao|lớn|thấp|nhỏ|nhiều|ít)", re.IGNORECASE)
_SHORT_OF = re.compile(r"\b(?:thiếu|cách|hụt|mất|kém|trừ|chênh)\b", re.IGNORECASE)


def answer_ranking(context: Context) -> Draft | None:
    """Answers superlatives and selections over numeric columns; None when no numeric table is in scope."""
    question = context.question
    if question.operation not in _WHOLE_TABLE or (asks_place(question) and not question.entities):
        return None
    if chooses_index(question) or ranks_places(question) or _ranks_partners(question):
        return None
    others = {"deadline", "output"} & set(question.roles()) or counts_other(question)
    led = question.asks_agency and not question.entities
    if picks(question.operation) and (others or led):
        return None
    fields = best_fields(context)
    if no_group := without_group(context, [] if any(f.heading for f in fields) else [f.facts for f in fields]):
        return no_group
    told = fields and (picks_below(question.operation) or are_told_of(context, fields))
    return _over_tables(context, fields) if told else None


def _ranks_partners(question: Question) -> bool:
    """Whether who works most with an agency is asked, which no score tells."""
    of_scores = set(question.roles()) - {*AGENCY_ROLES} or question.headers or question.indexes
    return bool(question.agencies and question.asks_agency and question.roles()) and not of_scores


def _over_tables(context: Context, fields: Sequence[Field]) -> Draft | None:
    """One ranking for each table in scope: scores of different indexes are not compared with each other."""
    bibliography = context.bibliography()
    parts: list[str] = []
    computed: list[str] = []
    tables: list[AnswerTable] = []
    for field in fields:
        measured = [m for r in comparable(context, field) if (m := measure(context, r)) is not None]
        units = ranked_units(context.question, [unit_of(m.cells[0], m.record) for m in measured])
        ranking = _ranked(context, [m for m in measured if unit_of(m.cells[0], m.record) in units])
        if ranking is None:
            continue
        best, ordered = ranking
        parts.append(say_ranking(context, best, ordered, bibliography))
        computed += [plain_number(m.value, m.cells) for m in ordered] + [str(len(best)), str(len(best) - SHOWN)]
        computed += [plain_number(best[0].value - best[-1].value, best[0].cells)]
        computed += place_said(context.question.place)
        tables.append(cells_table(ordered[: max(SHOWN, len(best))], bibliography))
    if not parts:
        return _none_of(context, fields)
    table = tables[0] if len(tables) == 1 else None
    return Draft("\n\n".join(parts), _CONFIDENCE, bibliography, table=table, computed=computed)


def _none_of(context: Context, fields: Sequence[Field]) -> Draft | None:
    """A refusal where tables have both columns, and no row has the one below the other."""
    operation = context.question.operation
    below = picks_below(operation) and operation != "unchanged"
    low_high = (DISTANCES[operation].low, DISTANCES[operation].high) if below else ()
    rows = [r for f in fields for r in comparable(context, f) if all(cell_of(r, context, role) for role in low_high)]
    if not low_high or not rows:
        return None
    low, high = (cell_name(cell) for role in low_high if (cell := cell_of(rows[0], context, role)))
    where, unit = ", ".join(dict.fromkeys(context.place(r) for r in rows)), rows_called(context, rows)
    return context.abstain("not_found", f"Không có {unit} nào có {low} thấp hơn {high} trong {where}.")


def comparable(context: Context, field: Field) -> list[Record]:
    """The rows that may be ranked against each other, of the agencies that the question names with a role."""
    if context.question.rows:
        return [r for r in asked_rows(context, field.facts) if r.id in context.question.rows]
    rows = of_one_kind(context, field)
    chooses = picks(context.question.operation) or context.question.operation in {"max", "min"}
    named = named_together(context) if chooses else []
    rows = [r for r in named if r.table == field.facts.info.id] or rows
    names, roles = leading(context.question)
    if names:
        led, through_parent = of_agencies(rows, names, roles)
        return led or through_parent
    unsaid = [m.agency.name for m in context.question.agencies] if picks(context.question.operation) else []
    led, through_parent = of_agencies(rows, unsaid, ["lead_agency"])
    return [r for r in rows if r in led or r in through_parent] or rows


def of_one_kind(context: Context, field: Field) -> list[Record]:
    """Headings when these are asked for, else rows without parts."""
    question = context.question
    all_rows = asked_rows(context, field.facts)
    parents = {r.parent for r in all_rows if r.parent}
    below = under(context, field.heading) if field.heading else None
    rows = all_rows if below is None else [r for r in all_rows if r.id in below]
    rows = (below is None and valued_alike(context, rows)) or rows
    if len(question.indexes) == 1:
        # The index as a whole is not ranked among its own parts.
        rows = [r for r in context.scoper.of_indexes(rows, question) if not context.knowledge.is_index(r)]
    if question.codes:
        return _named_by_code(question.codes, rows)
    if competing := of_so_many(context, rows):
        return competing
    if picks_below(question.operation):
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
    return [record for field in best_fields(context)[:1] for record in comparable(context, field)]


def _named_by_code(codes: Sequence[str], rows: Sequence[Record]) -> list[Record]:
    """The parts of one code; of several codes the rows from the first to the last."""
    if len(codes) == 1:
        return [r for r in rows if r.key.rpartition(".")[0] == codes[0]]
    at = [position for position, r in enumerate(rows) if r.has_key(*codes)]
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


def measure(context: Context, record: Record) -> Measured | None:
    """The row by what the question ranks: a cell, or the distance between two; None where the row lacks a cell."""
    operation = context.question.operation
    if operation in _GAINS and (climbed := _climbed(context, record)):
        return climbed
    if operation in {"below_target", "unchanged"} and (fallen := _fallen(context, record)):
        return fallen
    if distance := DISTANCES.get(operation):
        of_aims = distance.of_maximum and "target" in context.question.roles()
        low, high = (cell_of(record, context, role) for role in ("target" if of_aims else distance.low, distance.high))
        if not (low and high) or (operation in _GAINS and _misses_year(context, low, high)):
            return None
        return Measured(record, cell_value(high) - cell_value(low), (high, low))
    facts = context.knowledge.tables[record.table]
    wanted = [usable_role(role, facts) or role for role in numeric_roles(context)]
    if "max_score" in wanted and context.question.years and not _HIGHEST_MAX.search(context.question.text):
        wanted = ["result", *wanted]
    roles = wanted or ["result", *(() if says_points(context.question) else ("rank_target",)), "target"]
    cell = next((c for role in roles if (c := cell_of(record, context, role))), None)
    return Measured(record, cell_value(cell), (cell,)) if cell and not _of_another_time(context, cell, record) else None


def _of_another_time(context: Context, cell: RecordCell, record: Record) -> bool:
    """Whether a cell is of a year that the question does not name, and its document speaks of the year that it names,
    which is none of its own."""
    years, document = context.question.years, record.document
    if not (years and cell.year) or cell.year in years or covers_any(context.knowledge.documents[document], years):
        return False
    headers = (header for f in context.tables() if f.info.document == document for header in f.info.headers)
    texts = (passage.text for passage in context.knowledge.index.passages(document))
    return any(str(year) in text for text in (*headers, *texts) for year in years)


def _misses_year(context: Context, low: RecordCell, high: RecordCell) -> bool:
    """Whether the question names a first and a last year, and one of the cells is of another."""
    years = context.question.years
    ends = {min(years), max(years)} if years else set()
    return len(ends) > 1 and any(cell.year and cell.year not in ends for cell in (low, high))


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
    stays = context.question.operation == "unchanged"
    of_one_column = len(years) > 1 and (stays or "target" not in context.question.roles())
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


def _ranked(context: Context, measured: list[Measured]) -> tuple[list[Measured], list[Measured]] | None:
    """The rows that are the answer, and all in order; None when no row is."""
    operation = context.question.operation
    distance = DISTANCES.get(operation)
    keep = distance.picks if distance else None
    bounds = context.question.bounds
    measured = [given for m in measured if (given := _as_given(context, m))]
    if operation in {"at_max", "below_max"} and bounds and not _given(context.question):
        keep = bounds[0].holds
    if keep:
        kept = [m for m in measured if keep(m.value)]
        return (kept, kept) if kept else None
    if not measured:
        return None
    best_is_small = operation in {"min", "max"} and ranks(measured) and not is_literal(context.question)
    lowest = (operation in {"min", "gap_min", "gain_min"}) != best_is_small
    ordered = sorted(measured, key=lambda m: m.value, reverse=not lowest)
    if operation == "range":
        ends = (ordered[0].value, ordered[-1].value)
        return [m for m in ordered if m.value in ends], ordered
    return placed(ordered, context.question.place or Place()), ordered


def placed(ordered: Sequence[Measured], place: Place) -> list[Measured]:
    """The rows at the asked places; rows with equal values share one."""
    values = list(dict.fromkeys(m.value for m in ordered))
    if place.nth is not None:
        return [m for m in ordered if m.value == values[min(place.nth, len(values)) - 1]]
    last = ordered[min(place.count, len(ordered)) - 1].value
    return list(ordered[: max(at for at, m in enumerate(ordered, 1) if m.value == last)])

"""Rows that an amount selects: "tiêu chí nào dưới 0,5 điểm", "mấy tiêu chí có điểm tối đa là 1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.called import rows_called
from assistant.answers.cells import asked_cells
from assistant.answers.column_cells import SCORE_ROLES
from assistant.answers.fields import Field, fields_in_order, numeric_roles
from assistant.answers.filters import asked_rows
from assistant.answers.headings import of_so_many, under
from assistant.answers.ranking import cell_of, measure
from assistant.answers.said_rankings import Measured, cells_table, said_cells, short_name
from assistant.conditions import BENCHMARK_WORDS, Bound
from assistant.draft import Context, Draft
from assistant.figures import cell_value, plain_number
from assistant.rates import rates_beside
from assistant.scoping import usable_role
from assistant.wording import cell_name, one_line, unit_of
from index.types import Record, RecordCell
from ingest.textnorm import fold

_CONFIDENCE = 0.96
_SHOWN = 10
_FEW_WORDS = 2
_COMPARING = {"hon", "kem", "thap", "cao", "tro", "len", "di", "xuong", "tot", "lon", "nho"}
_LEVELS = {"top", "middle", "leaf", "any", "task"}
_MONEY = {"trieu", "ty", "nghin", "dong"}
_BILLIONS = re.compile(r"\btỷ\b", re.IGNORECASE)
_IN_MILLIONS = re.compile(r"triệu", re.IGNORECASE)
_THOUSAND = 1000


def answer_amounts(context: Context) -> Draft | None:
    """The rows whose cells satisfy every amount of the question, the asked depth of the numbering first; else None."""
    return _bounded(context) if _sets_bounds(context) else None


def _sets_bounds(context: Context) -> bool:
    """Whether rows are asked for by an amount: "tiêu chí nào dưới 0,5 điểm", "mấy tiêu chí có điểm tối đa là 1"."""
    question = context.question
    placed = any(bound.role for bound in question.bounds)
    scored = question.asks_score or question.indexes or placed or numeric_roles(context)
    several = question.operation in {"list", "count"} or (question.operation == "lookup" and question.unit in _LEVELS)
    named = question.polar or question.items or question.quoted
    known = {fold(number) for number in question.numbers} | _COMPARING | _MONEY | BENCHMARK_WORDS
    left = [word for word in question.words_besides_agencies() if fold(word) not in known]
    return bool(
        question.bounds
        and scored
        and several
        and question.unit in _LEVELS
        and not named
        and (question.entities or len(left) <= _FEW_WORDS or _first_heading(context))
    )


def _first_heading(context: Context) -> Record | None:
    """The heading that is named in the table that fits best."""
    return next((field.heading for field in fields_in_order(context)[:1]), None)


def _bounded(context: Context) -> Draft | None:
    """The rows whose cells satisfy every amount of the question, the asked depth of the numbering first."""
    question = context.question
    absent = ""
    for field in fields_in_order(context):
        measured = [m for r in _selectable(context, field) if (m := _bound_cells(context, r)) is not None]
        measured = _in_per_cent(context, measured)
        if not measured:
            continue
        bounds = [
            _in_units(context, bound, cell) for bound, cell in zip(question.bounds, measured[0].cells, strict=True)
        ]
        kept = [m for m in measured if _within(m, bounds)]
        said = "có " + " và ".join(
            f"{cell_name(cell)} {bound.words}" for cell, bound in zip(measured[0].cells, question.bounds, strict=True)
        )
        unit, place = rows_called(context, [m.record for m in measured]), context.place(measured[0].record)
        absent = absent or f"Không có {unit} nào {said} ({place})."
        if kept:
            return _say_bounded(context, field, kept, said)
    return context.abstain("not_found", absent) if absent and not _said_in_text(context) else None


def _said_in_text(context: Context) -> bool:
    """Whether running text has one of the question's numbers, so that it may tell what no row does."""
    numbers = [re.compile(rf"(?<![\w.,]){re.escape(b.written)}(?!\d|[.,]\d)") for b in context.question.bounds]
    passages = (p for label in context.documents.labels for p in context.knowledge.passages(label))
    return any(number.search(p.text) for p in passages for number in numbers)


def _bound_cells(context: Context, record: Record) -> Measured | None:
    """For each amount of the question the cell that it is about; None when the row lacks one."""
    usual = measure(context, record)
    bounds = context.question.bounds
    others = {bound.role for bound in bounds if bound.role}
    named = numeric_roles(context)
    apart = len(bounds) > 1 and len({bound.relation for bound in bounds}) == 1 and not others
    if apart and len(named) != len(bounds):
        return None
    cells = []
    for at, bound in enumerate(bounds):
        if apart:
            cells += [found] if (found := cell_of(record, context, named[at])) else []
            continue
        role = usable_role(bound.role, context.knowledge.tables[record.table]) if bound.role else None
        if role is None and usual and usual.cells[0].role in others:
            role = "result"
        cell = cell_of(record, context, role) if role else (usual.cells[0] if usual else None)
        if cell is None:
            return None
        cells.append(cell)
    return Measured(record, cell_value(cells[0]), tuple(cells)) if len(cells) == len(bounds) else None


def _in_per_cent(context: Context, measured: list[Measured]) -> list[Measured]:
    """Of rows some of which are in per cent these alone, where the question gives its amounts in per cent.

    Of amounts that are counted otherwise the percentages beside them, if the table has any; else none.
    """
    said = all(b.written.endswith("%") or f"{b.written}%" in context.question.text for b in context.question.bounds)
    kept = [m for m in measured if all("%" in f"{unit_of(c, m.record)} {c.text}" for c in m.cells)] if said else []
    if kept or not said:
        return kept or measured
    rates = [found for m in measured if (found := _rates(context, m))]
    counted = any(unit_of(c, m.record) for m in measured for c in m.cells)
    return rates if rates or counted else measured


def _rates(context: Context, measured: Measured) -> Measured | None:
    """The percentages beside the cells of a row."""
    facts = context.knowledge.tables[measured.record.table]
    columns = [rates_beside(facts, cell.column) for cell in measured.cells]
    cells = [c for at in columns for c in measured.record.cells if c.column == at and c.number]
    return Measured(measured.record, cell_value(cells[0]), tuple(cells)) if len(cells) == len(measured.cells) else None


def _in_units(context: Context, bound: Bound, cell: RecordCell) -> Bound:
    """The amount in the unit of the column: "1 tỷ" is 1000 in a column of "triệu đồng"."""
    billions = _BILLIONS.search(context.question.text) and _IN_MILLIONS.search(cell.header)
    return replace(bound, value=bound.value * _THOUSAND, written="") if billions else bound


def _within(measured: Measured, bounds: Sequence[Bound]) -> bool:
    return all(bound.holds(cell_value(cell)) for cell, bound in zip(measured.cells, bounds, strict=True))


def _selectable(context: Context, field: Field) -> list[Record]:
    question = context.question
    rows = asked_rows(context, field.facts)
    if question.entities:
        wholes = {r.parent for r in rows}
        rows = [r for r in rows if r.id not in wholes]
    if field.heading:
        below = under(context, field.heading)
        rows = [r for r in rows if r.id in below]
    rows = of_so_many(context, rows) or rows
    if question.codes:
        starts = tuple(f"{code}." for code in question.codes)
        rows = [r for r in rows if r.key.startswith(starts)]
    names = {mention.agency.name for mention in question.agencies}
    rows = [r for r in rows if not names or names & {ref.name for cell in r.cells for ref in cell.agencies}]
    return [r for r in rows if context.scoper.fits_index(r, question)]


def _say_bounded(context: Context, field: Field, kept: Sequence[Measured], said: str) -> Draft:
    bibliography = context.bibliography()
    levels = _by_level(context, field, kept)
    where = context.place(kept[0].record)
    lines: list[str] = []
    for at, (name, found) in enumerate(levels):
        first = f"Có **{len(found)} {name}** {said} ({where}):"
        lines.append(first if at == 0 else f"\nNgoài ra có {len(found)} {name}:")
        for m in found[:_SHOWN]:
            others = [c.column for c in _other_cells(context, m)]
            n = bibliography.row(m.record, [*(c.column for c in m.cells), *others])
            lines.append(f"- **{short_name(m.record)}** – {said_cells(m)}{_also_asked(context, m)} [{n}]")
        if len(found) > _SHOWN:
            lines.append(f"- … và {len(found) - _SHOWN} {name} khác (xem bảng).")
    computed = [str(len(found)) for _, found in levels] + [str(len(found) - _SHOWN) for _, found in levels]
    computed += [plain_number(bound.value) for bound in context.question.bounds]
    table = cells_table([m for _, found in levels for m in found], bibliography)
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, table=table, computed=computed)


def _other_cells(context: Context, measured: Measured) -> list[RecordCell]:
    """Cells that the question asks for beside the amounts that it states ("và ai chủ trì?")."""
    told = {cell.column for cell in measured.cells}
    others = [c for c in asked_cells(context, measured.record) if c.role not in SCORE_ROLES and c.text]
    return [c for c in others if c.column not in told]


def _also_asked(context: Context, measured: Measured) -> str:
    return "".join(f"; {cell_name(c)}: **{one_line(c.text)}**" for c in _other_cells(context, measured))


_LEVEL_NAMES = ("lĩnh vực", "tiêu chí", "tiêu chí thành phần")
_DEPTH_OF = {"top": 0, "middle": 1, "leaf": 2}


def _by_level(context: Context, field: Field, kept: Sequence[Measured]) -> list[tuple[str, list[Measured]]]:
    """The rows by depth in the numbering, the asked depth first; one group where the table is not numbered so."""
    depths = {m.record.key.count(".") for m in kept}
    if not any("." in r.key for r in context.knowledge.rows(field.facts.info.id)):
        return [("nội dung", list(kept))]
    asked = _DEPTH_OF.get(context.question.unit or "middle", 1)
    order = [asked, *(d for d in sorted(depths) if d != asked and (d != 0 or asked == 0))]
    groups = [(d, [m for m in kept if m.record.key.count(".") == d]) for d in order]
    found_at = [(_LEVEL_NAMES[min(d, 2)], found) for d, found in groups if found]
    if not found_at:
        return [("nội dung", list(kept))]
    return found_at[:1] if asked == 0 and groups[0][1] else found_at

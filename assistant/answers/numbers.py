"""Arithmetic over rows that are named: distance from the maximum, change, sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answers import yes_or_no
from assistant.answers.called import rows_called
from assistant.answers.cells import asked_cells
from assistant.answers.column_cells import SCORE_ROLES
from assistant.answers.contrast import of_numbers
from assistant.answers.fields import best_fields, numeric_roles
from assistant.answers.filters import filtered
from assistant.answers.groups import without_group
from assistant.answers.numbered_rows import rows_by_code
from assistant.answers.pairs import named_together
from assistant.answers.ranking import cell_of, comparable_rows
from assistant.answers.rows import choose
from assistant.cell_values import is_percentage
from assistant.columns import MEASURE, is_sum
from assistant.conditions import BENCHMARK_WORDS, COMPARING_WORDS
from assistant.draft import Context, Draft
from assistant.evidence import row_strength
from assistant.figures import cell_value, plain_number
from assistant.question import Question
from assistant.wording import cell_name, row_name, unit_of, upper_first
from index.types import Record, RecordCell
from ingest.model import KEY_ROLES
from ingest.textnorm import fold

_CONFIDENCE = 0.96
_NAMED = 0.5
_MOST_COMPARED = 4
_RISES = re.compile(r"\b(?:tăng|nâng|cải thiện)\b", re.IGNORECASE)
_MAXIMUM = re.compile(r"tối đa|trọn điểm|kịch khung", re.IGNORECASE)
_OVER_YEARS = ("rank_target", "result", "target")
_OF_PLACES = re.compile(r"\b(?:bao nhiêu|mấy) (?:bậc|hạng|thứ hạng)\b", re.IGNORECASE)
_LEVELS = {"top", "middle", "leaf"}


def answer_numbers(context: Context) -> Draft | None:
    """Answers gaps, changes and sums over numeric columns of the rows that are named; else None."""
    operation = context.question.operation
    if operation in {"gap", "difference", "check_sum", "ratio"}:
        return _of_rows(context)
    return _sum(context) if operation == "sum" else None


def _of_rows(context: Context) -> Draft | None:
    records = _named_rows(context)
    if not records:
        return None
    if len(records) >= 2:
        several = records[:_MOST_COMPARED]
        if context.question.operation == "gap":
            return _steps(context, several, ("result", "max_score"), ("còn cách", "mất nhiều điểm hơn"))
        if {"result", "target"} <= set(context.question.roles()):
            return _changes(context, several)
        if _RISES.search(context.question.text) and len(set(context.question.years)) < 2:
            return _steps(context, several, ("result", "target"), ("phải tăng", "tăng nhiều hơn"))
        return _between_rows(context, several)
    record = records[0]
    if context.question.operation == "check_sum":
        return _against_parts(context, record)
    over_years = _between_years(context, record)
    if over_years:
        return over_years
    return _between_columns(context, record)


def _between_columns(context: Context, record: Record) -> Draft | None:
    """Two columns of one row: what is missing to the maximum, which share of it is reached, or how a target differs."""
    operation = context.question.operation
    pairs = {"gap": ("result", "max_score"), "ratio": ("result", "max_score"), "difference": ("result", "target")}
    low, high = (cell_of(record, context, role) for role in pairs[operation])
    roles = context.question.roles()
    if operation != "difference" and "target" in roles:
        target = cell_of(record, context, "target")
        low, high = (target or low, high) if _MAXIMUM.search(context.question.text) else (low, target or high)
    if not low or not high or (operation == "difference" and not _of_the_years(context.question, low, high)):
        return None
    bibliography = context.bibliography()
    n = bibliography.row(record, [low.column, high.column])
    whose = f"của {row_name(record)} – {context.place(record)} [{n}]."
    if operation == "ratio":
        whole = cell_value(high)
        share = plain_number(round(100 * cell_value(low) / whole, 2), (low, high)) if whole else "0"
        text = f"{upper_first(cell_name(low))} ({low.text}) bằng **{share}%** {cell_name(high)} ({high.text}) {whose}"
        return Draft(text, _CONFIDENCE, bibliography, computed=[f"{share}%", share])
    change = cell_value(high) - cell_value(low)
    gap = plain_number(abs(change), (low, high))
    if operation == "gap":
        sides = f"Chênh **{gap}** giữa {cell_name(high)} ({high.text}) và {cell_name(low)} ({low.text})"
        asked = yes_or_no.is_asked(context.question)
        text = f"{yes_or_no.reaches(context.question, low, high, gap) if asked else sides} {whose}"
    else:
        first, second = (low, high) if low.year and low.year == high.year else (high, low)
        more = (change > 0) == (first is high)
        how = "bằng, không tăng không giảm so với" if change == 0 else f"{'cao' if more else 'thấp'} hơn"
        sides = f"{cell_name(first)} ({first.text}) **{how}** {cell_name(second)} ({second.text})"
        text = f"{yes_or_no.changes(context.question, low, high, sides)}, chênh **{gap}**, {whose}"
    return Draft(text, _CONFIDENCE, bibliography, computed=[gap])


def _of_the_years(question: Question, low: RecordCell, high: RecordCell) -> bool:
    """Whether the two cells are those of the years that the question names; a target may stay without its year."""
    if len(set(question.years)) > 1:
        return {low.year, high.year} <= {*question.years, None}
    return not question.years or high.year in question.years or "target" in question.roles()


def _between_years(context: Context, record: Record) -> Draft | None:
    """The change of one column between the first and the last year that the question names.

    A distance that is counted in places is one between places, and so is one between aims of a row that has no others.
    """
    years = sorted(context.question.years)
    named = [role for role in context.question.roles() if role in SCORE_ROLES][:1]
    named = [*named, "rank_target"] if named == ["target"] else named
    named = ["rank_target", *(named or _OVER_YEARS)] if _OF_PLACES.search(context.question.text) else named
    ends = (years[0], years[-1]) if len(years) > 1 else ()
    over = ([c for y in ends if (c := record.cell(role, y)) and c.number] for role in named or _OVER_YEARS)
    cells = next((found for found in over if len(found) > 1), [])
    if not cells:
        return None
    bibliography = context.bibliography()
    n = bibliography.row(record, [c.column for c in cells])
    gap = plain_number(abs(cell_value(cells[0]) - cell_value(cells[1])), cells)
    said = f"{cell_name(cells[0])}: {cells[0].text}; {cell_name(cells[1])}: {cells[1].text}"
    text = f"Chênh **{gap}** ({said}) của {row_name(record)} – {context.place(record)} [{n}]."
    return Draft(text, _CONFIDENCE, bibliography, computed=[gap])


def _against_parts(context: Context, record: Record) -> Draft | None:
    """A heading's score beside the sum of its parts."""
    parts = context.knowledge.children(record)
    role = next((role for role in context.question.roles() if role in SCORE_ROLES), "result")
    own = cell_of(record, context, role)
    cells = [c for part in parts if (c := cell_of(part, context, role))]
    if not own or not cells:
        return None
    bibliography = context.bibliography()
    n = bibliography.row(record, [own.column])
    marks = "".join(f" [{bibliography.row(p, [c.column])}]" for p, c in zip(parts, cells, strict=False))
    total = sum((cell_value(c) for c in cells), Decimal(0))
    summed = plain_number(total, (own, *cells))
    gap = plain_number(abs(total - cell_value(own)), (own, *cells))
    verdict = "bằng" if total == cell_value(own) else "không bằng"
    text = (
        f"**{upper_first(verdict)}**: {cell_name(own)} của {row_name(record)} là **{own.text}** [{n}], "
        f"tổng {len(cells)} nội dung thành phần là **{summed}**{marks} (chênh {gap}) – {context.place(record)}."
    )
    return Draft(text, _CONFIDENCE, bibliography, computed=[gap, summed, str(len(cells))])


def _between_rows(context: Context, records: Sequence[Record]) -> Draft | None:
    roles = [role for role in context.question.roles() if role in SCORE_ROLES] or ["result"]
    cells = [c for record in records if (c := _headed(context, record) or cell_of(record, context, roles[0]))]
    if len(cells) < len(records):
        return None
    bibliography = context.bibliography()
    said, worked_out = of_numbers(context, records, cells, bibliography)
    return Draft(f"{upper_first(cell_name(cells[0]))}: {said}", _CONFIDENCE, bibliography, computed=worked_out)


def _headed(context: Context, record: Record) -> RecordCell | None:
    """The number of the row in the column that the question calls by its header."""
    headers = context.question.headers
    return next((c for c in asked_cells(context, record) if c.number and c.header in headers), None)


def _steps(context: Context, records: Sequence[Record], roles: tuple[str, str], words: tuple[str, str]) -> Draft | None:
    """How far each of several rows is from one column to a higher one, and which has farthest to go."""
    pairs = [(cell_of(r, context, roles[0]), cell_of(r, context, roles[1])) for r in records]
    known = [(r, low, high) for r, (low, high) in zip(records, pairs, strict=True) if low and high]
    if len(known) < len(records):
        return None
    bibliography = context.bibliography()
    lines, steps, said = [], [], []
    for record, low, high in known:
        n = bibliography.row(record, [low.column, high.column])
        steps.append(cell_value(high) - cell_value(low))
        said.append(plain_number(steps[-1], (low, high)))
        sides = f"{cell_name(high)}: {high.text}; {cell_name(low)}: {low.text}"
        lines.append(f"- {upper_first(row_name(record))}: {words[0]} **{said[-1]}** ({sides}) [{n}]")
    farthest = upper_first(row_name(known[steps.index(max(steps))][0], 80))
    head = (
        f"{farthest} **{words[1]}**:" if len(set(steps)) > 1 else f"Các {rows_called(context, records)} **như nhau**:"
    )
    return Draft("\n".join([head, *lines]), _CONFIDENCE, bibliography, computed=said)


def _changes(context: Context, records: Sequence[Record]) -> Draft | None:
    """How the target of each row differs from its result."""
    pairs = [(r, cell_of(r, context, "result"), cell_of(r, context, "target")) for r in records]
    known = [(r, low, high) for r, low, high in pairs if low and high]
    if len(known) < len(records):
        return None
    bibliography = context.bibliography()
    lines, gaps = [], []
    for record, low, high in known:
        n = bibliography.row(record, [low.column, high.column])
        change = cell_value(high) - cell_value(low)
        gaps.append(plain_number(abs(change), (low, high)))
        how = f"{'cao hơn (tăng' if change > 0 else 'thấp hơn (giảm'} **{gaps[-1]}**)" if change else "**bằng**"
        sides = f"{cell_name(high)} ({high.text}) {how} {cell_name(low)} ({low.text})"
        lines.append(f"- {upper_first(row_name(record))}: {sides} [{n}]")
    head = f"{upper_first(cell_name(known[0][2]))} so với {cell_name(known[0][1])} ({context.place(known[0][0])}):"
    return Draft("\n".join([head, *lines]), _CONFIDENCE, bibliography, computed=gaps)


def _named_rows(context: Context) -> list[Record]:
    question = context.question
    if question.codes or question.items:
        return rows_by_code(context)
    tables = [f for f in context.tables() if not f.is_tasks]
    numeric = (
        question.indexes or question.asks_score or set(SCORE_ROLES) & set(question.roles()) or len(question.years) > 1
    )
    if not numeric:
        return []
    both, of_years = {"result", "target"} <= set(question.roles()), len(set(question.years)) > 1
    of_whole = BENCHMARK_WORDS | set(question.numbers) | (COMPARING_WORDS if both or of_years else set())
    if question.indexes and set(fold(question.subject).split()) <= of_whole:
        return [r for f in tables[:1] for r in context.knowledge.rows(f.info.id) if r.kind == "total"][:1]
    if of_years:
        tables = [f for f in tables if len(f.all_years & set(question.years)) > 1] or tables
    if (question.operation == "gap" or both) and len(several := named_together(context)) > 1:
        return several
    matches = context.matcher.rows(question, tables)
    sure = bool(matches) and row_strength(matches[0]) >= _NAMED
    return [m.record for m in choose(context, matches)[0]] if sure else []


def _sum(context: Context) -> Draft | None:
    question = context.question
    scores = set(SCORE_ROLES).intersection(question.roles())
    if "max_score" in scores and len(scores) > 1 and not (question.agencies or question.codes):
        # "Đặt mục tiêu bao nhiêu trên tổng điểm tối đa bao nhiêu": a row says both, a sum one.
        return None
    fields = best_fields(context)[:1]
    if no_group := without_group(context, [f.facts for f in fields if f.heading is None]):
        return no_group
    records = _summed_rows(context)
    if len(records) < (1 if context.question.category else 2):
        return None
    role = _summed_role(context)
    cells = [cell_of(record, context, role) for record in records]
    alone = [] if any(cells) or len(question.codes) < 2 else _cells_alone(context, records)
    cells = [*alone] or cells
    known = [(record, cell) for record, cell in zip(records, cells, strict=True) if cell]
    if len(known) < (1 if context.question.category else 2):
        return None
    bibliography = context.bibliography()
    total = sum((cell_value(cell) for _, cell in known), Decimal(0))
    parts = [f"{row_name(r, 80)}: {c.text} [{bibliography.row(r, [c.column])}]" for r, c in known]
    column = [c for r in context.knowledge.rows(known[0][0].table) if (c := cell_of(r, context, role))] or alone
    summed = plain_number(total, column)
    left = [r for r, c in zip(records, cells, strict=True) if c is None]
    blank = [f"{row_name(r, 80)} [{bibliography.row(r, [])}]" for r in left]
    left_out = f" Không tính {', '.join(blank)}: bảng không ghi số." if blank else ""
    added = f"{len(known)} {rows_called(context, [record for record, _ in known])}"
    amount = f"**{summed}** {unit_of(known[0][1], known[0][0]) if alone else ''}".strip()
    text = f"Tổng là {amount} ({cell_name(known[0][1])}, {added}): {'; '.join(parts)}.{left_out}"
    return Draft(text, _CONFIDENCE, bibliography, computed=[summed, str(len(known))])


def _cells_alone(context: Context, records: Sequence[Record]) -> list[RecordCell]:
    """The one number that the question asks of each of the rows, or the sum of several; none unless of one column."""
    found: list[RecordCell] = []
    for record in records:
        asked = asked_cells(context, record) or record.cells
        numbers = [c for c in asked if c.number and c.role not in KEY_ROLES and not is_percentage(c)]
        sums = [cell for cell in numbers if is_sum(cell.header)]
        found += next((cells for cells in (numbers, sums) if len(cells) == 1), [])
    alike = {(cell.column, record.table, unit_of(cell, record)) for cell, record in zip(found, records, strict=False)}
    return found if len(found) == len(records) and len(alike) == 1 else []


def _summed_rows(context: Context) -> list[Record]:
    """The rows to add up: those that are named, those of an agency, or all of the depth that is named."""
    question = context.question
    if len(question.codes) > 1:
        return _named_rows(context)
    if sorting := question.category:
        every = (r for f in context.tables() for r in context.knowledge.rows(f.info.id) if r.kind == "row")
        return [r for r in every if sorting.holds(r)]
    if len(several := [] if question.agencies else named_together(context)) > 1:
        return several
    if not (question.agencies or question.unit in _LEVELS):
        return []
    if question.agencies:
        found = filtered(context)
        rows = found.rows if found else []
        parents = {r.parent for r in rows}
        return [r for r in rows if r.id not in parents]
    return comparable_rows(context)


def _summed_role(context: Context) -> str:
    """The column to add up: the one named, else the results of a year that is named, else the highest scores."""
    question = context.question
    named = [role for role in question.roles() if role in SCORE_ROLES]
    folded = fold(question.text)
    if "toi da" in folded:
        return "max_score"
    if measured := [role for role in numeric_roles(context) if role.startswith(MEASURE)]:
        return measured[0]
    if named:
        return named[0]
    return "target" if "muc tieu" in folded else ("result" if question.years else "max_score")

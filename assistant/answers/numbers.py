"""Arithmetic over the rows of a table: highest, lowest, distance from the maximum, change, sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer import AnswerTable
from assistant.answers.cells import SCORE_ROLES
from assistant.answers.rows import by_code, choose
from assistant.citing import Bibliography, short
from assistant.draft import Context, Draft
from assistant.evidence import row_strength
from assistant.knowledge import TableFacts
from assistant.wording import cell_name, row_name
from index.types import Record, RecordCell
from ingest.textnorm import fold

_CONFIDENCE = 0.92
_SHOWN = 10
_NAMED = 0.5
_WHOLE_TABLE = ("max", "min", "gap_max", "gain_max", "below_target", "at_max", "below_max")


@dataclass(frozen=True, slots=True)
class _Measured:
    record: Record
    value: Decimal
    cells: tuple[RecordCell, ...]


def answer_numbers(context: Context) -> Draft | None:
    """Answers superlatives, gaps, changes and sums over numeric columns; None when no numeric table is in scope."""
    operation = context.question.operation
    if operation in _WHOLE_TABLE:
        return _over_table(context)
    if operation in {"gap", "difference", "check_sum"}:
        return _of_rows(context)
    return _sum(context) if operation == "sum" else None


def _score_tables(context: Context) -> list[TableFacts]:
    tables = [f for f in context.tables() if f.roles & {"result", "target", "rank_target", "max_score"}]
    if not tables:
        return []
    wanted = [role for role in context.question.roles() if role in SCORE_ROLES]
    tables = [f for f in tables if set(wanted) <= f.roles] or tables
    label = next(label for label in context.documents.labels if any(f.info.document == label for f in tables))
    return [f for f in tables if f.info.document == label]


def _over_table(context: Context) -> Draft | None:
    """One ranking for each table in scope: scores of different indexes are not compared with each other."""
    bibliography = context.bibliography()
    parts: list[str] = []
    computed: list[str] = []
    tables: list[AnswerTable] = []
    for facts in _score_tables(context):
        measured = [m for r in _comparable(context, facts) if (m := _measure(context, r)) is not None]
        ranking = _ranked(context, measured)
        if ranking is None:
            continue
        best, ordered = ranking
        parts.append(_say_ranking(context, best, ordered, bibliography))
        computed += [_plain(m.value) for m in ordered] + [str(len(best)), str(len(best) - _SHOWN)]
        tables.append(_table(ordered[: max(_SHOWN, len(best))], bibliography))
    if not parts:
        return None
    table = tables[0] if len(tables) == 1 else None
    return Draft("\n\n".join(parts), _CONFIDENCE, bibliography, table=table, computed=computed)


def _comparable(context: Context, facts: TableFacts) -> list[Record]:
    """Rows that may be ranked against each other: headings when these are asked for, else rows without parts."""
    rows = [r for r in context.knowledge.rows(facts.info.id) if r.kind == "row"]
    if context.question.codes:
        return _named_by_code(context.question.codes, rows)
    parents = {r.parent for r in rows if r.parent}
    if context.question.operation == "below_target":
        return rows
    if context.question.operation in {"at_max", "below_max"}:
        return [r for r in rows if r.id not in parents]
    if context.question.unit == "top":
        return [r for r in rows if r.parent is None or r.group == []]
    if context.question.unit == "middle" and any(r.key.count(".") == 1 for r in rows):
        return [r for r in rows if r.key.count(".") == 1]
    return [r for r in rows if r.id not in parents]


def _named_by_code(codes: Sequence[str], rows: Sequence[Record]) -> list[Record]:
    """The parts of one code; of several codes the rows from the first to the last."""
    if len(codes) == 1:
        return [r for r in rows if r.key.rpartition(".")[0] == codes[0]]
    at = [position for position, r in enumerate(rows) if r.key in codes]
    depth = codes[0].count(".")
    return [r for r in rows[min(at) : max(at) + 1] if r.key.count(".") == depth] if at else []


def _cell_of(record: Record, context: Context, role: str) -> RecordCell | None:
    years = context.question.years
    cells = [c for c in record.cells_of(role) if c.number]
    return next((c for c in cells if c.year in years), cells[0] if cells else None)


def _value(cell: RecordCell) -> Decimal:
    return Decimal(str(cell.number.value if cell.number else 0))


def _measure(context: Context, record: Record) -> _Measured | None:
    operation = context.question.operation
    low_high = {
        "gap_max": ("result", "max_score"),
        "gain_max": ("result", "target"),
        "below_target": ("target", "result"),
        "at_max": ("result", "max_score"),
        "below_max": ("result", "max_score"),
    }
    if operation in low_high:
        low, high = (_cell_of(record, context, role) for role in low_high[operation])
        return _Measured(record, _value(high) - _value(low), (high, low)) if low and high else None
    roles = [role for role in context.question.roles() if role in SCORE_ROLES] or ["result", "rank_target", "target"]
    cell = next((c for role in roles if (c := _cell_of(record, context, role))), None)
    return _Measured(record, _value(cell), (cell,)) if cell else None


_KEEP: dict[str, Callable[[Decimal], bool]] = {
    "below_target": lambda value: value > 0,
    "at_max": lambda value: value == 0,
    "below_max": lambda value: value > 0,
}


def _ranked(context: Context, measured: list[_Measured]) -> tuple[list[_Measured], list[_Measured]] | None:
    """The rows that are the answer, and all in order; None when no row is."""
    operation = context.question.operation
    keep = _KEEP.get(operation)
    if keep:
        kept = [m for m in measured if keep(m.value)]
        return (kept, kept) if kept else None
    if not measured:
        return None
    lowest = (operation == "min") != _ranks(measured)
    ordered = sorted(measured, key=lambda m: m.value, reverse=not lowest)
    return [m for m in ordered if m.value == ordered[0].value], ordered


def _ranks(measured: Sequence[_Measured]) -> bool:
    """Whether the values are places in a ranking, of which the smallest is the best."""
    return measured[0].cells[0].role == "rank_target"


def _say_ranking(
    context: Context, best: Sequence[_Measured], ordered: Sequence[_Measured], bibliography: Bibliography
) -> str:
    lines = []
    for m in best[:_SHOWN]:
        n = bibliography.row(m.record, [c.column for c in m.cells])
        lines.append(f"- **{_named(m.record)}** – {_facts(m, context.question.operation)} [{n}]")
    if len(best) > _SHOWN:
        lines.append(f"- … và {len(best) - _SHOWN} dòng khác.")
    return "\n".join([_heading(context, ordered, best), *lines])


def _heading(context: Context, ordered: Sequence[_Measured], best: Sequence[_Measured]) -> str:
    cell = ordered[0].cells[0]
    place = context.place(ordered[0].record)
    best_first, worst_first = (" (số nhỏ nhất)", " (số lớn nhất)") if _ranks(ordered) else ("", "")
    words = {
        "max": f"{_upper(cell_name(cell))} cao nhất{best_first}",
        "min": f"{_upper(cell_name(cell))} thấp nhất{worst_first}",
        "gap_max": "Còn cách điểm tối đa xa nhất",
        "gain_max": "Mục tiêu tăng nhiều nhất so với kết quả",
        "below_target": f"Có {len(best)} dòng có mục tiêu thấp hơn kết quả",
        "at_max": f"Có {len(best)} dòng đã đạt điểm tối đa",
        "below_max": f"Có {len(best)} dòng chưa đạt điểm tối đa",
    }
    return f"{words[context.question.operation]} ({place}):"


def _facts(measured: _Measured, operation: str) -> str:
    values = "; ".join(f"{cell_name(cell)}: {cell.text}" for cell in measured.cells)
    if operation in {"gap_max", "gain_max", "below_target", "below_max"}:
        return f"chênh {_plain(measured.value)} ({values})"
    return values


def _named(record: Record) -> str:
    key = f"{record.key} " if "." in record.key else ""
    return f"{key}{short(record.name, 160)}"


def _table(measured: Sequence[_Measured], bibliography: Bibliography) -> AnswerTable:
    columns = ["Số", "Nội dung", *(_upper(cell_name(c)) for c in measured[0].cells)]
    rows = [[m.record.key, m.record.name, *(c.text for c in m.cells)] for m in measured]
    citations = [[bibliography.row(m.record, [c.column for c in m.cells])] for m in measured]
    return AnswerTable(columns=columns, rows=rows, citations=citations)


def _of_rows(context: Context) -> Draft | None:
    records = _named_rows(context)
    if not records:
        return None
    if len(records) >= 2:
        return _between_rows(context, records[:2])
    record = records[0]
    if context.question.operation == "check_sum":
        return _against_parts(context, record)
    over_years = _between_years(context, record)
    if over_years:
        return over_years
    pairs = {"gap": ("result", "max_score"), "difference": ("result", "target")}
    low, high = (_cell_of(record, context, role) for role in pairs[context.question.operation])
    if not low or not high:
        return None
    if context.question.operation == "gap" and "target" in context.question.roles():
        low = _cell_of(record, context, "target") or low
    bibliography = context.bibliography()
    n = bibliography.row(record, [low.column, high.column])
    gap = _value(high) - _value(low)
    sides = f"{cell_name(high)} ({high.text}) và {cell_name(low)} ({low.text})"
    text = f"Chênh **{_plain(gap)}** giữa {sides} của {row_name(record)} – {context.place(record)} [{n}]."
    return Draft(text, _CONFIDENCE, bibliography, computed=[_plain(gap)])


def _between_years(context: Context, record: Record) -> Draft | None:
    """The change of one column between the first and the last year that the question names."""
    years = sorted(context.question.years)
    roles = [role for role in context.question.roles() if role in SCORE_ROLES] or ["rank_target"]
    cells = [c for y in (years[0], years[-1]) if (c := record.cell(roles[0], y)) and c.number] if len(years) > 1 else []
    if len(cells) < 2:
        return None
    bibliography = context.bibliography()
    n = bibliography.row(record, [c.column for c in cells])
    gap = _plain(abs(_value(cells[0]) - _value(cells[1])))
    said = f"{cell_name(cells[0])}: {cells[0].text}; {cell_name(cells[1])}: {cells[1].text}"
    text = f"Chênh **{gap}** ({said}) của {row_name(record)} – {context.place(record)} [{n}]."
    return Draft(text, _CONFIDENCE, bibliography, computed=[gap])


def _against_parts(context: Context, record: Record) -> Draft | None:
    """A heading's score beside the sum of its parts."""
    parts = context.knowledge.children(record)
    role = next((role for role in context.question.roles() if role in SCORE_ROLES), "result")
    own = _cell_of(record, context, role)
    cells = [c for part in parts if (c := _cell_of(part, context, role))]
    if not own or not cells:
        return None
    bibliography = context.bibliography()
    n = bibliography.row(record, [own.column])
    marks = "".join(f" [{bibliography.row(p, [c.column])}]" for p, c in zip(parts, cells, strict=False))
    total = sum((_value(c) for c in cells), Decimal(0))
    gap = _plain(abs(total - _value(own)))
    verdict = "bằng" if total == _value(own) else "không bằng"
    text = (
        f"**{_upper(verdict)}**: {cell_name(own)} của {row_name(record)} là **{own.text}** [{n}], tổng {len(cells)} "
        f"nội dung thành phần là **{total}**{marks} (chênh {gap}) – {context.place(record)}."
    )
    return Draft(text, _CONFIDENCE, bibliography, computed=[gap, str(total), str(len(cells))])


def _between_rows(context: Context, records: Sequence[Record]) -> Draft | None:
    roles = [role for role in context.question.roles() if role in SCORE_ROLES] or ["result"]
    cells = [c for record in records if (c := _cell_of(record, context, roles[0]))]
    if len(cells) < len(records):
        return None
    bibliography = context.bibliography()
    pairs = list(zip(records, cells, strict=True))
    said = [f"{row_name(r)}: **{c.text}** [{bibliography.row(r, [c.column])}]" for r, c in pairs]
    gap = _plain(abs(_value(cells[0]) - _value(cells[1])))
    text = f"Chênh **{gap}** ({cell_name(cells[0])}): {'; '.join(said)}."
    return Draft(text, _CONFIDENCE, bibliography, computed=[gap])


def _named_rows(context: Context) -> list[Record]:
    question = context.question
    if question.codes or question.items:
        draft = by_code(context)
        return (
            [s for s in draft.bibliography.sources() if isinstance(s, Record)] if draft and not draft.abstained else []
        )
    tables = [f for f in context.tables() if not f.is_tasks]
    numeric = (
        question.indexes or question.asks_score or set(SCORE_ROLES) & set(question.roles()) or len(question.years) > 1
    )
    if not numeric:
        return []
    matches = [m for m in context.matcher.rows(question, tables) if row_strength(m) >= _NAMED]
    return [m.record for m in choose(context, matches)[0]] if matches else []


def _sum(context: Context) -> Draft | None:
    records = _named_rows(context) if context.question.codes else []
    if len(records) < 2:
        return None
    role = _summed_role(context)
    cells = [_cell_of(record, context, role) for record in records]
    known = [(record, cell) for record, cell in zip(records, cells, strict=True) if cell]
    bibliography = context.bibliography()
    total = sum((_value(cell) for _, cell in known), Decimal(0))
    parts = [f"{row_name(r, 80)}: {c.text} [{bibliography.row(r, [c.column])}]" for r, c in known]
    text = f"Tổng là **{_plain(total)}** ({cell_name(known[0][1])}): {'; '.join(parts)}."
    return Draft(text, _CONFIDENCE, bibliography, computed=[_plain(total)])


def _summed_role(context: Context) -> str:
    """The column to add up: the one named, else the results of a year that is named, else the highest scores."""
    question = context.question
    named = [role for role in question.roles() if role in SCORE_ROLES]
    folded = fold(question.text)
    if "toi da" in folded:
        return "max_score"
    if named:
        return named[0]
    return "target" if "muc tieu" in folded else ("result" if question.years else "max_score")


def _plain(value: Decimal) -> str:
    text = format(value.normalize(), "f")
    return text if value != 0 else "0"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]

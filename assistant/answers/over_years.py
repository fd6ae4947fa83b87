"""What the years of one row come to: which is the highest or lowest, their sum, and how far two of them are apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answers.sum_rows import named_rows, rows_to_add
from assistant.draft import Context, Draft
from assistant.figures import cell_value, plain_number
from assistant.periods import years_in
from assistant.sentences import in_bold
from assistant.wants import HOW_MUCH
from assistant.wording import bold_with_unit, cell_name, lower_first, only_year, row_name, unit_of
from index.types import Record, RecordCell
from ingest.textnorm import fold, squash

_CONFIDENCE = 0.93
_TWO = 2
_ROLES = ("result", "target")
_WHICH_YEAR = re.compile(r"\bnăm nào\b[^?]*\bnhất\b|\bnhất\b[^?]*\bnăm nào\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?P<how>nhiều|cao|lớn|mạnh|dài|rộng|đông|ít|thấp|nhỏ|kém)(?! hơn)(?: [^;?]{1,60}?)? nhất\b", re.IGNORECASE
)
_LOW = {"it", "thap", "nho", "kem"}
_ADDS = re.compile(r"\b(?:cộng|tổng|gộp)\b", re.IGNORECASE)
_YEARS = re.compile(
    r"\b(?:\d{1,2}|hai|ba|bốn|năm|sáu|mười) năm\b|\b(?:các|những|cả|toàn) (?:năm|giai đoạn)\b|\bgiai đoạn\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:cộng|gộp) (?:lại|chung)\b|\btổng cộng\b", re.IGNORECASE)
_SPAN = re.compile(r"\b((?:19|20)\d\d)\s*(?:[-–]|đến(?: năm)?|tới)\s*((?:19|20)\d\d)\b", re.IGNORECASE)
_NO_SUM = re.compile(
    r"%|\blũy kế\b|\bluỹ kế\b|\btỷ lệ\b|\btỉ lệ\b|\bbình quân\b|\bchỉ số\b|\bđiểm\b|\bhạng\b", re.IGNORECASE
)
"""What says that the years of a row do not add up."""
_MONEY = re.compile(r"\bđồng$", re.IGNORECASE)
_OF_PLACES = re.compile(r"\b(?:hạng|thứ bậc|vị trí|xếp thứ|đứng thứ)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:cộng|tổng|cả giai đoạn|lũy kế)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Years:
    """A row and its cells of the years that are asked about, the earliest first."""

    record: Record
    cells: Sequence[RecordCell]


def answer_over_years(context: Context) -> Draft | None:
    """Answers "năm nào nhiều nhất?" and "cộng cả 5 năm bao nhiêu?" of a row with a column for each year."""
    text = context.question.text
    if _OF_PLACES.search(text):
        return None
    if _WHICH_YEAR.search(text) and _ENDS.search(text):
        return next((_say_ends(context, years) for years in _rows_of_years(context)), None)
    several = _YEARS.search(text) or _SPAN.search(text) or (_TOGETHER.search(text) and len(context.question.years) > 1)
    if _ADDS.search(text) and HOW_MUCH.search(text) and several:
        return next((draft for years in _rows_of_years(context) if (draft := _say_sum(context, years))), None)
    return None


def tells_years_for_sum(context: Context, draft: Draft) -> bool:
    """Whether several years of a row are to be added, and some of them are told instead."""
    text, rows = context.question.text, draft.bibliography.rows()
    adds = _ADDS.search(text) and HOW_MUCH.search(text)
    both = _TOGETHER.search(text) is not None and len(context.question.years) > 1
    if not adds or not (both or _SPAN.search(text)) or draft.table or len(rows) != 1 or draft.text.startswith("Cộng "):
        return False
    told = in_bold(draft.text)
    return len({cell.year for cell in _cells(rows[0]) if cell.text in told}) > (0 if both else 1)


def answer_between_tables(context: Context) -> Draft | None:
    """How far one thing moved between two years that stand in two tables of a document: a result and an aim."""
    question = context.question
    if question.operation != "difference" or len(set(question.years)) != _TWO:
        return None
    first, last = sorted(set(question.years))
    found = [(record, cell) for record in named_rows(context) for cell in _cells(record) if cell.year in (first, last)]
    if any({first, last} <= {cell.year for cell in _cells(record)} for record, _ in found):
        return None
    for early in (pair for pair in found if pair[1].year == first):
        same = (pair for pair in found if pair[1].year == last and _is_same(early, pair))
        if late := next(same, None):
            return _say_change(context, early, late)
    return None


def _rows_of_years(context: Context) -> Iterable[_Years]:
    """The named rows with their cells of all the years that are asked about."""
    wanted = _years_asked(context.question.text) or set(context.question.years)
    for record in rows_to_add(context, lambda row: len(_cells(row)) > 1)[:_TWO]:
        cells = [cell for cell in _cells(record) if not wanted or cell.year in wanted]
        roles = [role for role in context.question.roles() if role in _ROLES] or _ROLES
        bare = all(cell.role is None for cell in cells)
        apart = len({cell.year for cell in cells}) == len(cells) and (bare or roles is _ROLES)
        own = cells if apart else max(([c for c in cells if c.role == role] for role in roles), key=len)
        if len(own) > 1 and (not wanted or wanted <= {cell.year for cell in own}):
            yield _Years(record, sorted(own, key=lambda cell: cell.year or 0))


def _years_asked(text: str) -> set[int]:
    spans = (range(int(first), int(last) + 1) for first, last in _SPAN.findall(text))
    return {year for span in spans for year in span} or years_in(text)


def _cells(record: Record) -> list[RecordCell]:
    """The numbers of a row under the headers of years, also of such as say nothing but the year."""
    dated = [cell for role in _ROLES for cell in record.cells_of(role) if cell.year and cell.number]
    bare = [(only_year(cell.header), cell) for cell in record.cells if cell.role is None and cell.number]
    return dated or [replace(cell, year=int(year)) for year, cell in bare if year]


def _say_ends(context: Context, years: _Years) -> Draft:
    bibliography = context.bibliography()
    n = bibliography.row(years.record, [cell.column for cell in years.cells])
    said = []
    for end in dict.fromkeys(match["how"].lower() for match in _ENDS.finditer(context.question.text)):
        pick = min if fold(end) in _LOW else max
        value = pick(cell_value(cell) for cell in years.cells)
        best = [cell for cell in years.cells if cell_value(cell) == value]
        which = ", ".join(f"**{cell.year}**" for cell in best)
        said.append(f"Năm {which} {end} nhất: {bold_with_unit(best[0], years.record)}")
    every = "; ".join(f"{cell.year}: {cell.text}" for cell in years.cells)
    text = (
        f"{'. '.join(said)} – {row_name(years.record)}, {context.place(years.record)} [{n}].\n\nCác năm: {every} [{n}]"
    )
    return Draft(text, _CONFIDENCE, bibliography)


def _say_sum(context: Context, years: _Years) -> Draft | None:
    record, cells = years.record, years.cells
    units = {unit_of(cell, record) for cell in cells}
    dated = {cell.header for cell in record.cells if cell.year or (cell.role is None and only_year(cell.header))}
    every = len(cells) == len(dated)
    stated = every and any(_TOTAL.search(cell.header) for cell in record.cells)
    said = " ".join(cell.text for cell in record.cells if not cell.number)
    money = all(_MONEY.search(unit) for unit in units)
    if stated or len(units) > 1 or (not money and _NO_SUM.search(" ".join([*units, said, record.caption]))):
        return None
    bibliography = context.bibliography()
    n = bibliography.row(record, [cell.column for cell in cells])
    beside = (cell for row in context.knowledge.rows(record.table) for cell in row.cells if cell.number)
    total = plain_number(sum((cell_value(cell) for cell in cells), Decimal(0)), [*cells, *beside])
    unit = f" {lower_first(unit)}" if (unit := units.pop()) else ""
    span = f"{cells[0].year} - {cells[-1].year}"
    added = " + ".join(cell.text for cell in cells)
    whose = f"{row_name(record)}, {context.place(record)} [{n}]."
    text = f"Cộng {len(cells)} năm {span}: **{total}**{unit} ({added}) – {whose}"
    return Draft(text, _CONFIDENCE, bibliography, computed=[total, str(len(cells))])


def _is_same(one: tuple[Record, RecordCell], other: tuple[Record, RecordCell]) -> bool:
    """Whether two cells measure one thing: rows of one name in tables of one document, in one unit."""
    (first, cell), (second, beside) = one, other
    named = squash(fold(first.name)) == squash(fold(second.name)) and first.document == second.document
    return named and first.table != second.table and unit_of(cell, first) == unit_of(beside, second)


def _say_change(context: Context, early: tuple[Record, RecordCell], late: tuple[Record, RecordCell]) -> Draft:
    bibliography = context.bibliography()
    change = cell_value(late[1]) - cell_value(early[1])
    gap = plain_number(abs(change), [early[1], late[1]])
    unit = unit_of(late[1], late[0])
    how = (
        "không thay đổi" if not change else f"{'tăng' if change > 0 else 'giảm'} **{gap}**{f' {unit}' if unit else ''}"
    )
    lines = [f"“{late[0].name}” năm {late[1].year} {how} so với năm {early[1].year} ({context.place(late[0])}):"]
    for record, cell in (early, late):
        lines.append(
            f"- {cell_name(cell, record)}: {bold_with_unit(cell, record)} [{bibliography.row(record, [cell.column])}]"
        )
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=[gap])

"""Which cells of a row a column that is asked for means, by the years and the scores that the question names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.said_headers import under_named_headers
from assistant.cell_values import is_place
from assistant.draft import Context
from assistant.knowledge import TableFacts
from assistant.periods import YEAR, covers_any, years_in
from assistant.question import Asked, Question
from assistant.scoping import usable_role
from assistant.unit_parts import unit_parts
from index.types import Record, RecordCell

SCORE_ROLES = ("max_score", "result", "target", "rank_target")
_AMOUNT = re.compile(r"\b(?:bao nhiêu|mấy|ra sao|thế nào|mức nào)\b", re.IGNORECASE)
STEPS = re.compile(r"\b(?:bao nhiêu|mấy|nhiều|ít) bậc\b", re.IGNORECASE)
_POINTS = re.compile(r"\bđiểm\b", re.IGNORECASE)
_HOW_MANY_POINTS = re.compile(r"\b(?:bao nhiêu|mấy) điểm\b|\bđiểm số\b", re.IGNORECASE)
_OUTCOME = re.compile(r"\bkết quả\b[^?]*\bgì\b|\byêu cầu (?:về )?kết quả\b", re.IGNORECASE)
_REACHED = re.compile(r"\bthực tế\b|\bkết quả xếp hạng\b|\bđã (?:đạt|xếp|đứng)\b", re.IGNORECASE)


def _asks_reached(question: Question) -> bool:
    """Whether the place that was reached is asked for, not the one that is aimed at."""
    return bool(_REACHED.search(question.text)) and "target" not in question.roles()


def _asks_points(question: Question) -> bool:
    """Whether a number of points is asked for in so many words, so that a place in a ranking is no answer."""
    return bool(_HOW_MANY_POINTS.search(question.text))


def _asks_outcome(question: Question) -> bool:
    """Whether "kết quả" asks what is to come of a row, which a column of products tells, and for no amount."""
    return bool(_OUTCOME.search(question.text)) and not _AMOUNT.search(question.text)


def asks_twice(question: Question) -> bool:
    """Whether amounts of two years are asked for: "năm 2023 đạt bao nhiêu và 2024 đặt bao nhiêu điểm"."""
    return len(set(question.years)) > 1 and len(_AMOUNT.findall(question.text)) > 1


def cells_of_column(context: Context, record: Record, asked: Asked) -> list[RecordCell]:
    """The cells of a row that a column which is asked for means; none where the row has none of the years named."""
    facts = context.knowledge.tables[record.table]
    years = _years_of(context.question, asked, facts)
    if asked.role == "score":
        return _score_cells(context, record, years)
    role = usable_role(asked.role, facts)
    if asked.role == "result" and not years and _asks_outcome(context.question):
        return [*record.cells_of("output"), *(record.cells_of(role) if role and role != "output" else [])]
    if role == "rank_target" and (_asks_reached(context.question) or _asks_points(context.question)):
        role = None
    if role is None:
        return (
            (_places(record, years) or _in_units(record, years or context.question.years))
            if asked.role == "rank_target"
            else []
        )
    cells = record.cells_of(role)
    of_years = [cell for cell in cells if cell.year in years]
    if of_years or not cells or cells[0].year is None:
        return under_named_headers(context, record, of_years or cells)
    if context.question.asking and (other := _scored_in(record, years)):
        return other
    said_year = asked.year is not None and not any(cell.year == asked.year for cell in cells)
    missed = said_year or _is_passed_over(cells, years) or _other_years(context, record, years)
    return [] if missed else under_named_headers(context, record, cells)


def _is_passed_over(cells: Sequence[RecordCell], years: Sequence[int]) -> bool:
    """Whether the columns go from a year before those named to one after them: "2025 | 2027 | 2030" have no 2028."""
    dated = [cell.year for cell in cells if cell.year]
    return bool(years and dated) and all(min(dated) < year < max(dated) for year in years)


def _years_of(question: Question, asked: Asked, facts: TableFacts) -> list[int]:
    """The years of which one of several scores is asked: its own, else those that no score of another column is of."""
    scores = [a for a in question.asked if a.role in SCORE_ROLES]
    if len({a.role for a in scores}) == 1:
        return question.years
    column = usable_role(asked.role, facts)
    taken = {a.year for a in scores if usable_role(a.role, facts) != column}
    return [asked.year] if asked.year else [year for year in question.years if year not in taken]


def _scored_in(record: Record, years: Sequence[int]) -> list[RecordCell]:
    """The scores of a row that are of the years, whatever they are called: "năm 2024 thì sao?" after a result."""
    return [cell for role in ("result", "target") for cell in record.cells_of(role) if cell.year in years]


def _places(record: Record, years: Sequence[int]) -> list[RecordCell]:
    """Places that were reached, of columns without a role; of the years named, where their headers have a year."""
    cells = [cell for cell in record.cells if cell.role is None and is_place(cell)]
    named = [cell for cell in cells if any(str(year) in cell.header for year in years)]
    return named or [cell for cell in cells if not years or not YEAR.search(cell.header)]


def _in_units(record: Record, years: Sequence[int]) -> list[RecordCell]:
    """The measures of the years that hold a place in a ranking beside a value, as the row's units say."""
    cells = [cell for cell in record.cells if cell.year and any(part.is_place for part in unit_parts(cell, record))]
    return [cell for cell in cells if cell.year in years] if years else cells


def is_of_other_years(context: Context, record: Record, cell: RecordCell) -> bool:
    """Whether a column without a role is of none of the years that the question names, by its document."""
    years = context.question.years
    headed = years_in(cell.header)
    if years and headed:
        return headed.isdisjoint(years)
    dated = [year for year in years if str(year) in record.caption]
    return not dated and _other_years(context, record, years)


def _other_years(context: Context, record: Record, years: Sequence[int]) -> bool:
    """Whether the question names years that neither the table nor the document's own period has."""
    document = context.knowledge.documents[record.document]
    return bool(years) and not covers_any(document, years)


def _score_cells(context: Context, record: Record, years: Sequence[int]) -> list[RecordCell]:
    points = "rank_target" not in context.question.roles() and says_points(context.question)
    roles = [role for role in SCORE_ROLES if role != "rank_target" or not points]
    asked = context.question.roles()
    if "result" in asked and "target" not in asked and not asks_twice(context.question):
        roles.remove("target")
    scores = [cell for cell in record.cells if cell.role in roles]
    of_years = under_named_headers(context, record, [cell for cell in scores if cell.year in years])
    return of_years or ([] if _other_years(context, record, years) else scores)


def says_points(question: Question) -> bool:
    """Whether the question speaks of points, so that a place in a ranking is not meant."""
    return _POINTS.search(question.text) is not None

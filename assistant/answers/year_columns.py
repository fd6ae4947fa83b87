"""Columns headed by a year alone, and the one that sums them up, in tables whose titles say what their numbers are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cell_values import cells_may_hold
from assistant.columns import is_empty, is_sum
from assistant.draft import Context
from assistant.periods import sums_years
from assistant.question import Question
from assistant.wants import HOW_MUCH, units_counted
from assistant.wording import only_year, unit_of
from index.types import Record, RecordCell
from ingest.textnorm import fold

_POINTS = re.compile(r"\bđiểm\b|\bphần trăm\b|%", re.IGNORECASE)
_OF_WHAT = re.compile(r"\b(?:bao nhiêu|mấy)\s+([^\W\d_]+)", re.IGNORECASE)
_ALL_MONEY = re.compile(r"\btổng (?:số |nhu cầu )?(?:vốn|kinh phí|tiền|mức đầu tư|dự toán|chi phí)\b", re.IGNORECASE)
_OF_MONEY = re.compile(r"\b(?:vốn|kinh phí|dự toán|chi phí|ngân sách)\b", re.IGNORECASE)
_SEVERAL = 2


def under_years(context: Context, record: Record) -> list[RecordCell]:
    """The numbers under nothing but a year that is named, in a table whose title says what is asked ("kinh phí").

    Of all the years together, where the question asks for these, the sum. A bare amount is of what the title says.
    """
    question = context.question
    cells = [cell for cell in record.cells if cell.role is None and cell.number is not None]
    headers = _meant(question, [cell.header for cell in cells])
    meant = [cell for cell in cells if cell.header in headers]
    of_it = _says_title(context, record.caption) or _asks_amount(question) or _asks_money(question, record, meant)
    return meant if of_it else []


def of_years_named(context: Context, record: Record) -> list[RecordCell]:
    """The results and aims of the years named, where the question says how many and of what, but no column.

    Where the row leaves the only column of the one year that is named empty, that is told.
    """
    question = context.question
    if question.operation not in {"lookup", "count"} or not HOW_MUCH.search(question.text):
        return []
    measured = [cell for role in ("result", "target") for cell in record.cells_of(role)]
    dated = [cell for cell in measured if cell.year in question.years]
    if len(dated) == 1 and is_empty(dated[0].text) and any(cell.number for cell in measured):
        return dated if question.years == [dated[0].year] else []
    cells = [cell for cell in measured if cell.number]
    told = [cell for cell in cells if cell.year in question.years]
    if told and units_counted(question):
        return told if cells_may_hold(question, record.cells, record) else []
    unit = _OF_WHAT.search(question.text)
    return [cell for cell in told if unit and fold(unit[1]) in fold(unit_of(cell, record)).split()]


def under_sum(context: Context, record: Record) -> list[RecordCell]:
    """The sum of all the years, where a question that names no other column asks for these together.

    In a table of money also that of all sources, where all the money is asked for ("tổng vốn").
    """
    question = context.question
    cells = [cell for cell in record.cells if cell.role is None and cell.number is not None]
    headers = [cell.header for cell in cells]
    if question.asked:
        return []
    if sums_years(question.text, sum(bool(only_year(header)) for header in headers)):
        return [cell for cell in cells if cell.header in _sums(headers)]
    sums = [cell for cell in cells if is_sum(cell.header)]
    named = question.years or any(header in headers and not is_sum(header) for header in question.headers)
    all_of_it = not named and _ALL_MONEY.search(question.text) and _OF_MONEY.search(record.caption)
    return sums if all_of_it and len(sums) == 1 else []


def year_headers(context: Context) -> list[str]:
    """The headers of such columns by which rows are ranked or added up: of the years named, else of their sum."""
    found: list[str] = []
    for facts in context.tables():
        headers = [header for header in facts.info.headers if header in facts.measures]
        if _speaks_of_title(context, facts.info.caption):
            found += _meant(context.question, headers) or _sums(headers) * (not context.question.years)
    return list(dict.fromkeys(found))


def _meant(question: Question, headers: Sequence[str]) -> list[str]:
    dated = [header for header in headers if only_year(header)]
    if sums_years(question.text, len(dated)):
        return _sums(headers)
    years = {str(year) for year in question.years}
    return [header for header in dated if only_year(header) in years]


def _sums(headers: Sequence[str]) -> list[str]:
    """The header of the one column that sums up those of several years."""
    sums = [header for header in headers if is_sum(header)]
    return sums if len(sums) == 1 and sum(bool(only_year(header)) for header in headers) >= _SEVERAL else []


def _says_title(context: Context, caption: str) -> bool:
    """Whether the question asks for what a table's title says its numbers are."""
    known, title = context.knowledge.lexicon.groups["attributes"], fold(caption)
    return any(fold(phrase) in title for name in context.question.attributes for phrase in known.get(name, ()))


def _speaks_of_title(context: Context, caption: str) -> bool:
    """Whether the question says anywhere what a table's title says its numbers are: "nhiều kinh phí nhất"."""
    title, text = fold(caption), fold(context.question.text)
    groups = context.knowledge.lexicon.groups["attributes"].values()
    told = ([fold(phrase) for phrase in phrases] for phrases in groups)
    return any(any(p in title for p in phrases) and any(p in text for p in phrases) for phrases in told)


def _asks_money(question: Question, record: Record, cells: Sequence[RecordCell]) -> bool:
    """Whether money is asked for by no column's name, and the cells are of money: "được bố trí bao nhiêu vốn"."""
    of_money = _OF_MONEY.search(question.text) and not (question.asked or question.headers)
    return bool(of_money and cells) and all("đồng" in unit_of(cell, record) for cell in cells)


def _asks_amount(question: Question) -> bool:
    """Whether nothing but an amount is asked for: "ngân sách tỉnh năm 2027 là bao nhiêu?"."""
    other = question.attributes or question.asked or question.headers or units_counted(question)
    return question.asks_score and not other and not _POINTS.search(question.text)

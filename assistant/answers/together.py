"""One answer from the answers to two parts of a question, with how they compare."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from assistant.answer import AnswerTable
from assistant.citing import MARK, Bibliography, marks_in
from assistant.draft import Context, Draft
from assistant.figures import number_like
from assistant.lexicon import load_lexicon
from assistant.parts import questions_in
from assistant.question import Question
from assistant.sentences import in_bold
from assistant.values import says_all
from assistant.wants import asks_gap
from index.types import Record
from ingest.numbers import parse_number
from ingest.textnorm import fold

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:/\d+)?")
_ALIKE = r"\bhơn\b|chênh|cách nhau|khác|giống|khớp|lệch|trùng|thống nhất|\bcùng\b"
_COMPARED = re.compile(rf"{_ALIKE}|so sánh|đối chiếu|trước|sau|sớm|muộn", re.IGNORECASE)
_AMOUNTS_COMPARED = re.compile(_ALIKE, re.IGNORECASE)
_CHANGE = re.compile(r"\s*[-+−]\s*\d")
_MEASURED = re.compile(r"\b(?:bao nhiêu|mấy|hơn|chênh|cách)\b", re.IGNORECASE)
_WHICH_MORE = re.compile(r"\bnào\b[^?]*\bnhiều\b", re.IGNORECASE)
_ENOUGH, _ENOUGH_APART = 0.6, 0.3
_UNIT = 8
_PERCENT = re.compile(r"^\S+\s*%")
_POINTS = re.compile(r"^\S+\s+điểm\b(?! phần)")
_COUNTED = re.compile(r"Có \*\*\d")
_SEVERAL = 2
_MOST_TOLD = 3


def tells_both(asked: Question, second: Question, draft: Draft, rows: Sequence[Record]) -> bool:
    """Whether the values told of one row are those of both parts, the second being of no other matter than the row.

    `rows` are those of its table: where as many values are told as are asked for, a single word ("lắp mấy điểm nước
    uống") may be in none of them.
    """
    sources = draft.bibliography.sources()
    source, told = sources[0], in_bold(draft.text)
    if len(sources) > 1 or not isinstance(source, Record):
        return False
    each = _SEVERAL <= len(set(told)) == len(questions_in(asked.text))
    if not each and (not says_all(asked, draft.text) or len(set(told)) > _MOST_TOLD):
        return False
    years = {cell.year for cell in source.cells if cell.year and cell.text in told}
    if len(asked.years) > 1 and years.issuperset(asked.years):
        return True
    left = _words(second.subject) - _words(_all_words(source))
    if each:
        left -= _words(" ".join(load_lexicon().lists["grammar"]))
    return not left or (each and len(left) == 1 and not left & {w for row in rows for w in _words(row.name)})


def _all_words(record: Record) -> str:
    return " ".join([record.name, record.caption, *(f"{cell.header} {cell.text}" for cell in record.cells)])


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def together(
    context: Context, drafts: Sequence[Draft], comparable: bool, leans: bool, apart: bool = False
) -> Draft | None:
    """Both answers, the first paragraphs only; None unless both are given and say different things.

    A second part that `leans` on the first must be answered from what answers the first; parts that each say where
    they are to be looked up (`apart`) may be answered less surely.
    """
    enough = _ENOUGH_APART if apart else _ENOUGH
    if any(draft.abstained or draft.confidence < enough for draft in drafts):
        return None
    said = [_fact(draft.text) for draft in drafts]
    ids = [{c.node for c in draft.bibliography.citations()} for draft in drafts]
    if said[0] == said[1] or (leans and not ids[0] & ids[1]):
        return None
    once = len({text.replace("**", "") for text in said}) == 1
    bibliography = context.bibliography()
    parts = [_renumbered(text, draft, bibliography) for text, draft in zip(said, drafts, strict=True)]
    computed = [number for draft in drafts for number in draft.computed]
    verdict, worked_out = (
        _verdict(context.question.text, drafts) if comparable and compares(context.question) else ("", [])
    )
    if not verdict and (once or asks_gap(context.question)):
        return None
    text = "\n\n".join([*([verdict] if verdict else []), *parts[: 1 if once else None]])
    confidence = min(draft.confidence for draft in drafts)
    return Draft(text, confidence, bibliography, computed=[*computed, *worked_out], limit=min(d.limit for d in drafts))


def joined_tables(tables: Sequence[AnswerTable]) -> AnswerTable | None:
    """The tables below each other, under the columns of all; a cell is blank where its table has no such column."""
    columns = list(dict.fromkeys(column for table in tables for column in table.columns))
    named = [dict(zip(table.columns, row, strict=True)) for table in tables for row in table.rows]
    rows = [[cells.get(column, "") for column in columns] for cells in named]
    marks = [numbers for table in tables for numbers in table.citations]
    return AnswerTable(columns=columns, rows=rows, citations=marks) if tables else None


def two_counts(context: Context, drafts: Sequence[Draft]) -> Draft | None:
    """Two numbers of rows told one after the other, their tables below each other; None unless of other rows each."""
    rows = [{row.id for row in draft.bibliography.rows()} for draft in drafts]
    counted = all(_COUNTED.match(draft.text) for draft in drafts)
    if any(draft.abstained for draft in drafts) or not counted or not all(rows) or rows[0] == rows[1]:
        return None
    bibliography = context.bibliography()
    numbers = [bibliography.absorb(draft.bibliography) for draft in drafts]
    tables = [
        table.model_copy(update={"citations": [[number[n] for n in marks] for marks in table.citations]})
        for draft, number in zip(drafts, numbers, strict=True)
        if (table := draft.table)
    ]
    return _in_turn(drafts, bibliography, joined_tables(tables))


def one_and_other(context: Context, drafts: Sequence[Draft]) -> Draft | None:
    """Two answers told in full one after the other; None unless both are given, one of them at most in a table."""
    tables = [draft for draft in drafts if draft.table]
    if any(draft.abstained for draft in drafts) or len(tables) > 1:
        return None
    bibliography = context.bibliography()
    for draft in tables:  # its marks stay as they are
        bibliography.absorb(draft.bibliography)
    return _in_turn(drafts, bibliography, tables[0].table if tables else None)


def _in_turn(drafts: Sequence[Draft], bibliography: Bibliography, table: AnswerTable | None) -> Draft:
    """The answers one after the other, by the numbers that their sources have in the bibliography."""
    return Draft(
        "\n\n".join(_renumbered(draft.text, draft, bibliography) for draft in drafts),
        min(draft.confidence for draft in drafts),
        bibliography,
        table=table,
        computed=[number for draft in drafts for number in draft.computed],
        limit=min(draft.limit for draft in drafts),
    )


def whole_and_part(context: Context, whole: Draft, part: Draft, at_once: Draft, apart: bool) -> Draft | None:
    """All rows first, then those that the rest of the question picks of them, or of the same tables beside them.

    None unless there are such rows; that no row is picked is said only where the question found none `at_once`.
    """
    rows, picked = {row.id: row.table for row in whole.rows_asked()}, _rows_told(part)
    nothing = part.reason == "not_found" and at_once.abstained
    other = picked.keys().isdisjoint(rows) if apart else picked.keys() < rows.keys()
    beside = bool(picked) and not part.abstained and other and set(picked.values()) <= set(rows.values())
    if whole.abstained or len(rows) < _SEVERAL or not (nothing or beside):
        return None
    bibliography = context.bibliography()
    bibliography.absorb(whole.bibliography)
    told = _renumbered(part.text, part, bibliography)
    if part.table and not marks_in(told):
        numbers = bibliography.absorb(part.bibliography)
        marks = sorted({numbers[n] for cites in part.table.citations for n in cites})
        told += "".join(f" [{n}]" for n in marks)
    return Draft(
        f"{whole.text}\n\n{told}",
        min(whole.confidence, part.confidence or whole.confidence),
        bibliography,
        table=whole.table,
        computed=[*whole.computed, *part.computed],
        limit=min(whole.limit, part.limit),
        beside=whole.beside | part.beside,
    )


def _rows_told(draft: Draft) -> dict[str, str]:
    """The rows that a text marks, else all that it cites, with their tables."""
    told = draft.bibliography.rows(marks_in(draft.text) or None)
    return {row.id: row.table for row in told if row.id not in draft.beside}


def compares(question: Question) -> bool:
    """Whether the question asks how two things compare."""
    return _COMPARED.search(question.text) is not None


def _fact(text: str) -> str:
    """The first paragraph; with the next where the first is only the clause that holds the value."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(paragraphs[: 2 if paragraphs[0].startswith("…") else 1])


def _renumbered(text: str, draft: Draft, bibliography: Bibliography) -> str:
    numbers = bibliography.absorb(draft.bibliography)
    return MARK.sub(lambda mark: f"[{numbers.get(int(mark[1]), mark[1])}]", text)


def _alike(texts: Sequence[str], values: Sequence[str]) -> bool:
    """Whether the first values of two answers are both changes, both shares of a hundred, both points, or none."""
    if (_CHANGE.match(values[0]) is None) != (_CHANGE.match(values[1]) is None):
        return False
    shown = zip(texts, values, strict=True)
    after = [f"{value} {text.partition(f'**{value}**')[2][:_UNIT]}" for text, value in shown]
    return all(bool(unit.search(after[0])) == bool(unit.search(after[1])) for unit in (_PERCENT, _POINTS))


def _verdict(question: str, drafts: Sequence[Draft]) -> tuple[str, list[str]]:
    """How the first values in bold compare, where both are dates or both are numbers."""
    values = [in_bold(draft.text)[:1] for draft in drafts]
    if not all(values):
        return "", []
    one, other = (found[0] for found in values)
    days = [_DAY.search(value) for value in (one, other)]
    if all(days):
        first, second = (date(int(d[3]), int(d[2]), int(d[1])) for d in days if d)
        apart = str(abs((first - second).days))
        return (f"Cách nhau **{apart} ngày**: {one} và {other}." if first != second else f"**Cùng ngày** {one}."), [
            apart
        ]
    numbers = [_NUMBER.search(value) for value in (one, other)]
    told = any(number and re.search(rf"(?<!\d){re.escape(number.group())}(?!\d)", question) for number in numbers)
    measured = _MEASURED.search(question) and _AMOUNTS_COMPARED.search(question)
    if not all(numbers) or told or not measured or not _alike([d.text for d in drafts], (one, other)):
        return ("**Giống nhau**." if one == other else ""), []
    texts = [number.group().partition("/")[0] for number in numbers if number]
    if any(text in other.split("/")[1:] for text, other in ((texts[0], other), (texts[1], one))):
        return "", []
    style = "decimal" if any(re.search(r"\d[.,]\d{1,2}(?!\d)|\d[.,]\d{4}", text) for text in texts) else "thousands"
    parsed = [parse_number(text, "thousands") if style == "thousands" else parse_number(text) for text in texts]
    if not all(parsed):
        return "", []
    amounts = [Decimal(str(number.value)) for number in parsed if number]
    gap = number_like(abs(amounts[0] - amounts[1]), list(zip(texts, amounts, strict=True)))
    if gap == "0":
        return f"**Bằng nhau**, không khác nhau ({one}).", []
    which = "sau" if amounts[1] > amounts[0] else "trước"
    more = f"Nội dung nêu {which} **nhiều hơn**, chênh" if _WHICH_MORE.search(question) else "Chênh"
    return f"{more} **{gap}** ({one} so với {other}).", [gap]

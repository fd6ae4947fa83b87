"""What each of several rows has in a column: "điểm tối đa của từng lĩnh vực", "các tiêu chí con của 7.1 do ai lo"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import AnswerTable
from assistant.answers.column_cells import SCORE_ROLES, says_points
from assistant.answers.lists import without_parts
from assistant.answers.ranking import cell_of, comparable_rows
from assistant.answers.said_rankings import short_name
from assistant.draft import Context, Draft
from assistant.question import Question
from assistant.wording import cell_name, one_line, upper_first
from index.types import Record, RecordCell
from ingest.textnorm import fold

_CONFIDENCE = 0.93
_LEVELS = ("top", "middle", "leaf")
_ALL = ("cac", "nhung", "tung", "moi")
"""Before the word for rows: every one of them is meant."""
_TOLD_IN_LINES = 15
_MOST_ROWS = 60
_MOSTLY = 0.5
_TWO = 2

_Told = tuple[Record, Sequence[RecordCell | None]]
"""A row and its cells of the columns that are asked for."""


def answer_each_row(context: Context) -> Draft | None:
    """Answers what several rows of one kind have in the columns that are asked for; None where they have nothing.

    Of a row that is named by its number those that it is divided into; a refusal where it is not.
    """
    question = context.question
    called = _called(context)
    if not called or not _asks_of_each(question) or _named_besides(question, called):
        return None
    rows = _parts(context) if question.codes or question.items else comparable_rows(context)
    if question.codes and question.unit == "leaf" and not rows:
        return without_parts(context)
    roles = _asked_roles(question)
    told = [(row, [_cell(context, row, role) for role in roles]) for row in rows]
    having = [row for row, cells in told if all(cell and cell.text for cell in cells)]
    if not _TWO <= len(rows) <= _MOST_ROWS:
        return None
    return _say(context, told, called) if len(having) >= _MOSTLY * len(rows) else _lacking(context, told, called)


def _asked_roles(question: Question) -> list[str]:
    """The columns that are asked for: results where points are asked of nothing else."""
    roles = list(dict.fromkeys(question.roles()))
    return roles or (["result"] if question.asks_score or says_points(question) else [])


def _asks_of_each(question: Question) -> bool:
    """Whether a column is asked of all the rows under one row or of one index, and nothing else."""
    narrowed = question.deadline or question.bounds or question.numbers or question.agencies or question.quoted
    if narrowed or question.polar or question.why or question.rows or question.entities:
        return False
    named = len(question.codes) + len(question.items)
    if question.operation not in {"lookup", "list"} or named > 1 or not (named or len(question.indexes) == 1):
        return False
    asked = set(_asked_roles(question))
    return asked == {"lead_agency"} or bool(asked and asked <= set(SCORE_ROLES))


def _called(context: Context) -> str:
    """The word for the rows of a level, where the question means every one of them; else ""."""
    question = context.question
    if question.unit not in _LEVELS:
        return ""
    words = context.knowledge.lexicon.groups["units"][question.unit]
    called = "|".join(re.escape(fold(word)) for word in sorted(words, key=len, reverse=True))
    said = re.search(rf"\b(?:{'|'.join(_ALL)}) ({called})\b(?! nao\b)", fold(question.text))
    return question.text[said.start(1) : said.end(1)].lower() if said else ""


def _named_besides(question: Question, called: str) -> set[str]:
    """The words of a matter of which only some rows are."""
    return set(fold(question.subject).split()) - {*_ALL, *fold(called).split(), "thuoc"}


def _parts(context: Context) -> list[Record]:
    """The rows into which the row is divided that the question names by its number."""
    question, known = context.question, context.knowledge
    keys = {*question.codes, *(item.number for item in question.items)}
    tables = [facts for facts in context.tables() if facts.is_criteria]
    named = [row for facts in tables for row in known.rows(facts.info.id) if row.has_key(*keys)][:1]
    below = [part for row in named for part in known.children(row)]
    if question.unit == "leaf" and question.items:
        return [leaf for part in below for leaf in known.children(part)] or below
    return below


def _cell(context: Context, row: Record, role: str) -> RecordCell | None:
    """A row's cell of a column, also an empty one."""
    return cell_of(row, context, role) or next(iter(row.cells_of(role)), None)


def _lacking(context: Context, told: Sequence[_Told], called: str) -> Draft | None:
    """A refusal where the table has the columns and leaves them empty in most of the rows."""
    names = [cell_name(cell) for cell in told[0][1] if cell]
    if not names:
        return None
    text = f"{context.place(told[0][0])}: bảng không ghi {' và '.join(names)} cho từng {called}."
    return context.abstain("missing_part", text)


def _say(context: Context, told: Sequence[_Told], called: str) -> Draft:
    bibliography = context.bibliography()
    columns = [next(cell_name(cell) for cell in cells if cell) for cells in zip(*(c for _, c in told), strict=True)]
    lines, citations, rows = [], [], []
    for row, cells in told:
        n = bibliography.row(row, [cell.column for cell in cells if cell])
        citations.append([n])
        texts = [one_line(cell.text) if cell else "" for cell in cells]
        rows.append([row.key, row.name, *texts])
        values = (
            f"{column}: {f'**{text}**' if text else 'bảng để trống'}"
            for column, text in zip(columns, texts, strict=True)
        )
        lines.append(f"- {short_name(row)} – {'; '.join(values)} [{n}]")
    if len(lines) > _TOLD_IN_LINES:
        lines = [*lines[:_TOLD_IN_LINES], f"- … và {len(lines) - _TOLD_IN_LINES} {called} khác."]
    heading = f"{upper_first(' và '.join(columns))} của **{len(told)} {called}** ({context.place(told[0][0])}):"
    table = AnswerTable(columns=["Số", "Nội dung", *map(upper_first, columns)], rows=rows, citations=citations)
    computed = [str(len(told)), str(len(told) - _TOLD_IN_LINES)]
    return Draft("\n".join([heading, *lines]), _CONFIDENCE, bibliography, table=table, computed=computed)

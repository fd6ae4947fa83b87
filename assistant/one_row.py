"""What the clauses of one question ask of the one row that its first clause names, each of another column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Scope
from assistant.answers.column_cells import cells_of_column
from assistant.answers.rows import answer_rows
from assistant.answers.said_headers import share_of_header, under_fuller_headers
from assistant.cell_values import is_percentage
from assistant.columns import is_empty
from assistant.draft import Context, Draft
from assistant.drafter import Drafter, documents_of
from assistant.parts import asking_clauses
from assistant.periods import undated, years_in
from assistant.pointing import main_row
from assistant.question import Question
from assistant.sentences import in_bold
from assistant.understand import Reader
from assistant.wants import HOW_MUCH, asks_percentage
from assistant.wording import only_year, unit_of
from index.types import Record, RecordCell
from ingest.model import KEY_ROLES, NAMING_ROLES
from ingest.textnorm import fold

_HALF = 0.5
_NAMED = 0.75
_MONEY = re.compile(r"\b(?:bao nhiêu|mấy) (?:trăm |chục )?(?P<unit>nghìn|triệu|tỷ)\b", re.IGNORECASE)
_TWO = 2
_OF_ROWS = {"lookup", "count", "gap"}
_GAPS = {"thieu", "hut", "chenh", "lech"}
_SAYS_NO_ROW = {"tinh", "thanh", "pho", "dat"}


def of_one_row(reader: Reader, drafter: Drafter, asked: Question, draft: Draft, scope: Scope | None) -> Draft | None:
    """The cells of the row that the first clause names, one for each clause, the later ones naming no other row.

    None where a clause may be of something else; the draft itself, where it tells all of them already.
    """
    clauses = asking_clauses(asked.text)
    if asked.operation not in _OF_ROWS or asked.polar or asked.chooses or len(clauses) < _TWO:
        return None
    within = documents_of(asked, scope)
    first = drafter.draft(reader.read(clauses[0]), within)
    row = main_row(first) or main_row(draft)
    confidence = max(first.confidence, draft.confidence)
    if row is None or confidence < _NAMED or not _is_named(asked, clauses[0], row):
        return None
    context = drafter.context(asked, within)
    read = [_of_the_year(reader.read(clause), asked) for clause in clauses]
    if any(_names_other(context, row, question, clauses[0]) for question in read[1:]):
        return None
    found = _cells(context, row, read, clauses)
    if len({cell.column for cell in found}) < len(clauses):
        return None
    if main_row(draft) == row and {cell.text for cell in found} <= {*in_bold(draft.text)}:
        return draft
    answer = drafter.checked(context, answer_rows(context, [row], confidence, found))
    return None if answer.abstained or main_row(answer) != row else answer


def _is_named(asked: Question, clause: str, row: Record) -> bool:
    """Whether a clause says most of what a row is called, or the question its number."""
    numbered = row.key in {*asked.codes, *(item.number for item in asked.items)}
    name = _words(row.name)
    return numbered or (bool(name) and len(name & _words(clause)) >= _NAMED * len(name))


def _of_the_year(clause: Question, asked: Question) -> Question:
    """A clause, of the year of the whole question where it names none."""
    return clause if clause.years or len(asked.years) != 1 else replace(clause, years=asked.years)


def _names_other(context: Context, row: Record, clause: Question, first: str) -> bool:
    """Whether a clause says something else than columns and units of the row's table, what the first clause says, and
    words that name no row."""
    rows = (clause.codes, clause.items, clause.quoted, clause.footnote, clause.indexes)
    places = (clause.documents, clause.missing_documents, clause.document_numbers, clause.appendices, clause.names)
    if any(rows) or any(places) or clause.agencies or clause.operation not in {*_OF_ROWS, "sum"}:
        return True
    long = context.knowledge.in_full
    told = " ".join(
        [first, row.caption, row.name, *(f"{c.header} {long(c.header)} {unit_of(c, row)}" for c in row.cells)]
    )
    return bool(_words(clause.subject) - _words(told) - _SAYS_NO_ROW)


def _cells(context: Context, row: Record, read: Sequence[Question], clauses: Sequence[str]) -> list[RecordCell]:
    """The cell that each clause asks for, where one does; what a clause leaves open is in no column of another."""
    asked = list(zip(read, clauses, strict=True))
    cells = [_cell(context, row, question, clause) for question, clause in asked]
    for at, (question, clause) in enumerate(asked):
        if cells[at] is None:
            told = [cell for cell in cells if cell]
            cells[at] = _of_other_year(row, question, told[:1]) or _only_left(row, question, clause, told)
    return [cell for cell in cells if cell]


def _cell(context: Context, row: Record, question: Question, clause: str) -> RecordCell | None:
    """The one cell that a clause asks for by the role of its column, or by words of its header."""
    of_clause = replace(context, question=question)
    given = {bound.role for bound in question.bounds if bound.relation == "eq"}
    wanted = [asked for asked in question.asked if asked.role not in given and question.operation != "gap"]
    roles = [cell for asked in wanted for cell in cells_of_column(of_clause, row, asked) if not _is_name(row, cell)]
    if len({cell.column for cell in roles}) == 1:
        return roles[0]
    others = [cell for cell in row.cells if _may_be_meant(row, cell, clause) and _is_of_year(cell, question)]
    if question.operation == "gap":
        others = [cell for cell in others if _GAPS & _words(cell.header) & _words(clause)]
    long = context.knowledge.in_full
    said = [max(share_of_header(text, clause) for text in (c.header, long(c.header))) for c in others]
    best = [cell for cell, share in zip(others, said, strict=True) if share == max(said, default=0.0) >= _HALF]
    best = best or [cell for cell in others if only_year(cell.header) and _years_of(cell) == {*question.years}]
    best = [cell for cell in best if question.years and _years_of(cell)] or best
    return under_fuller_headers(replace(question, asking=""), row, best)[0] if len(best) == 1 else None


def _may_be_meant(row: Record, cell: RecordCell, clause: str) -> bool:
    """Whether a cell says something of its row besides what the row is called, and a number where one is asked for."""
    amount = HOW_MUCH.search(clause) is not None
    return not _is_name(row, cell) and (not amount or is_empty(cell.text) or any(sign.isdigit() for sign in cell.text))


def _is_name(row: Record, cell: RecordCell) -> bool:
    return cell.role in NAMING_ROLES or cell.text in {row.name, *row.group}


def _of_other_year(row: Record, clause: Question, told: Sequence[RecordCell]) -> RecordCell | None:
    """The column told before, of the year that a clause names: "chết mấy người, năm 2024 bao nhiêu?"."""
    same = [c for c in row.cells for one in told if c.column != one.column and undated(c.header) == undated(one.header)]
    cells = [cell for cell in same if clause.years and _years_of(cell) == {*clause.years}]
    return cells[0] if len(cells) == 1 else None


def _only_left(row: Record, question: Question, clause: str, told: Sequence[RecordCell]) -> RecordCell | None:
    """The only number that no other clause asks for and that is of the kind a clause asks: of percent, or of money."""
    shares = asks_percentage(clause)
    money = None if shares else _MONEY.search(clause)
    left = [c for c in row.cells if c.number and c.role not in KEY_ROLES and c not in told and _is_of_year(c, question)]
    left = [cell for cell in left if is_percentage(cell) == shares]
    of_money = money and all(fold(money["unit"]) in fold(f"{row.caption} {c.header} {unit_of(c, row)}") for c in left)
    return left[0] if len(left) == 1 and (shares or of_money) else None


def _is_of_year(cell: RecordCell, question: Question) -> bool:
    return not question.years or not _years_of(cell) or bool(_years_of(cell) & {*question.years})


def _years_of(cell: RecordCell) -> set[int]:
    """The years that a column is of, by its role or by its header."""
    return {cell.year} if cell.year else {*years_in(cell.header)}


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", fold(text)))

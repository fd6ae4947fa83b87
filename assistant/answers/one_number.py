"""Rows of several tables of one document that have the number by which a question names one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answers.cells import share_said
from assistant.answers.rows import answer_rows, no_such_column
from assistant.answers.together import one_and_other
from assistant.citing import short
from assistant.draft import Context, Draft
from assistant.question import ItemRef
from index.types import Record
from ingest.textnorm import fold, squash

_UNSURE = 0.62
_NAME_SAID = 0.6
_SUBJECT_SAID = 0.3
_CLEARLY_MORE = 0.25
_SAME_NAME = 0.8
_MOST_TABLES = 4
_TITLE = 90


def meant(context: Context, rows: Sequence[Record], item: ItemRef | None = None) -> list[Record]:
    """The rows that the question's words choose among those with one number, the likeliest first.

    The word for the row chooses by the headers over the names, then the column that is asked for, what is said of the
    row's name, the index, the agencies that are named, and what else the question is about; where nothing chooses,
    all stay.
    """
    question = context.question
    left = _best(rows, lambda r: _headed(context, r, item.word)) if item and item.word else list(rows)
    if not (question.asked or question.asks_agency or question.asks_score):
        left = _best(left, lambda r: any(cell.header in question.headers for cell in r.cells))
    left = _best(left, lambda r: _share_named(context, r) >= _NAME_SAID)
    left = _best(left, lambda r: context.scoper.is_only_about(context.knowledge.tables[r.table], question))
    if names := [fold(mention.agency.name) for mention in question.agencies]:
        left = _best(left, lambda r: sum(any(name in fold(c.text) for c in r.cells) for name in names))
    shares = {r.id: share_said(context, r) for r in left}
    best, least = max(shares.values(), default=0.0), min(shares.values(), default=0.0)
    if best >= _SUBJECT_SAID and best - least >= _CLEARLY_MORE:
        left = [r for r in left if shares[r.id] > best - _CLEARLY_MORE]
    return left


def in_tables(context: Context, rows: Sequence[Record]) -> list[list[Record]]:
    """The rows of the first one's document by table, without tables that have no more than another's rows again."""
    tables: dict[str, list[Record]] = {}
    for row in rows:
        if row.document == rows[0].document:
            tables.setdefault(row.table, []).append(row)
    apart: list[list[Record]] = []
    for found in tables.values():
        if not any(_one_thing(context, found[0], other[0]) for other in apart):
            apart.append(found)
    return apart


def answer_each_table(context: Context, number: str, tables: Sequence[Sequence[Record]]) -> Draft | None:
    """What each table says of its row with the number, so that the reader sees which is which."""
    drafts: list[Draft] = []
    for rows in tables[:_MOST_TABLES]:
        draft = no_such_column(context, rows) or answer_rows(context, rows, _UNSURE)
        if not draft.abstained:
            drafts.append(replace(draft, text=f"Theo {_title(context, rows[0])}: {draft.text}"))
    if len(drafts) < 2:
        return None
    told = one_and_other(context, drafts)
    if told is None:
        return None
    count, place = str(len(tables)), context.name(tables[0][0].document)
    told.text = f"Số {number} có trong **{count} bảng** của {place}; câu hỏi không nêu rõ bảng nào.\n\n{told.text}"
    if len(tables) > _MOST_TABLES:
        told.text += "\n\nHãy nêu tên bảng hoặc phụ lục để xem dòng của bảng khác."
    told.computed = [*told.computed, count, number]
    told.interpretation = "; ".join(draft.interpretation for draft in drafts)
    return told


def _title(context: Context, row: Record) -> str:
    """What tells a table from others of its document: its caption, else its appendix, else its column of names."""
    if row.caption or not row.appendix:
        header = context.knowledge.tables[row.table].name_header
        return f"bảng “{short(row.caption or squash(header), _TITLE)}”"
    return row.appendix


def _best(rows: Sequence[Record], rank: Callable[[Record], float]) -> list[Record]:
    """The rows of the highest rank."""
    ranks = [rank(row) for row in rows]
    return [row for row, its in zip(rows, ranks, strict=True) if its == max(ranks)]


def _headed(context: Context, row: Record, word: str) -> int:
    """How well the header over the names of a row's table says the question's word for the row: 2 where it is it."""
    header = squash(fold(context.knowledge.tables[row.table].name_header)).strip(" .:")
    return 2 if header == word else int(f" {word} " in f" {header.replace(',', ' ')} ")


def _share_named(context: Context, row: Record) -> float:
    terms = context.knowledge.terms
    return terms.share_of(terms.text(row.name), terms.query(context.question.text))


def _one_thing(context: Context, one: Record, other: Record) -> bool:
    """Whether two rows have one name, or about the same."""
    if fold(squash(one.name)).strip(" .:") == fold(squash(other.name)).strip(" .:"):
        return True
    terms = context.knowledge.terms
    first, second = terms.text(one.name), terms.text(other.name)
    shares = terms.share_of(first, terms.query(other.name)), terms.share_of(second, terms.query(one.name))
    return min(shares) >= _SAME_NAME

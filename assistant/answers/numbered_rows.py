"""Lookups of rows that a question names by code or by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.called import kind_said, rows_called
from assistant.answers.cells import share_said
from assistant.answers.heading_rows import tell_heading
from assistant.answers.headings import rows_between, under
from assistant.answers.missing_rows import no_such_code, no_such_item, ordered_tables
from assistant.answers.one_number import answer_each_table, in_tables, meant
from assistant.answers.rows import answer_rows, can_say, no_such_column
from assistant.draft import Context, Draft
from assistant.knowledge import TableFacts
from assistant.question import ItemRef
from assistant.wants import units_counted
from assistant.wording import numbered_name, row_name
from index.types import Record
from ingest.numbering import plain_key

_CONFIDENCE = 0.97
_UNSAID_PENALTY = 0.2
_OF_A_ROW = {"lookup", "list"}
_COUNTED = {"task", "ordinal"}
_LONGEST_SPAN = 12
_ALIKE = 6
"""How many rows may share a number, and all be told."""


def by_code(context: Context) -> Draft | None:
    """Answers questions that name criteria by code ("7.1.2") or items by number ("nhiệm vụ 25")."""
    question = context.question
    if not question.codes and not question.items:
        return None
    if several := _in_several_tables(context):
        return several
    return _of_one_table(context)


def _in_several_tables(context: Context) -> Draft | None:
    """What several tables of one document say of the one number that is named, where nothing chooses between them."""
    question = context.question
    if question.operation not in _OF_A_ROW or len(question.codes) + len(question.items) != 1:
        return None
    if question.codes:
        found, number = _with_key(context, question.codes[0]), question.codes[0]
        found = meant(context, found)
    else:
        found, number = _rivals(context, question.items[0]), question.items[0].number
    tables = in_tables(context, found)
    several = len(tables) > 1 and all(len(rows) <= _ALIKE for rows in tables)
    return answer_each_table(context, number, tables) if several else None


def _of_one_table(context: Context) -> Draft | None:
    """Answers from the likeliest table that has the codes and numbers of the question."""
    question = context.question
    records: list[Record] = []
    for code in question.codes:
        found = _with_key(context, code)
        if not found:
            return no_such_code(context, code)
        records += found[:1]
    for item in _spanned(context):
        found = _item_rows(context, item)
        if not found and item.unit == "section" and not _numbers_items(context, item):
            continue
        if not found:
            return no_such_item(context, item)
        records += found if len({record.document for record in found}) == 1 and len(found) <= _ALIKE else found[:1]
    if not records:
        return None
    below = question.operation == "count" or set(question.roles()) == {"task"}
    if below and len(records) == 1 and records[0].kind == "group" and (draft := _counted_group(context, records[0])):
        return draft
    if len(records) == 1 and (draft := tell_heading(context, records[0])):
        return draft
    said = min(share_said(context, record) for record in records)
    confidence = _CONFIDENCE - _UNSAID_PENALTY * (1 - said)
    return no_such_column(context, records) or answer_rows(context, records, confidence)


def names_a_task(context: Context) -> bool:
    """Whether a task is named by its number ("nhiệm vụ 41"), so that no other row is asked about."""
    return any(item.unit == "task" for item in context.question.items) and rows_between(context) is None


def _spanned(context: Context) -> list[ItemRef]:
    """The items that the question names, with those between the two ends of a span."""
    items, between = context.question.items, rows_between(context)
    ends = {str(number) for number in (between[0], between[-1])} if between else set()
    if between is None or len(between) > _LONGEST_SPAN or {item.number for item in items} != ends:
        return items
    return [replace(items[0], number=str(number)) for number in between]


def _counted_group(context: Context, group: Record) -> Draft | None:
    """The rows under a group, counted."""
    below = under(context, group)
    rows = [r for r in context.knowledge.rows(group.table) if r.id in below and r.kind == "row"]
    if not rows:
        return None
    bibliography = context.bibliography()
    unit = _said_unit(context) or rows_called(context, rows)
    lines = [f"- {numbered_name(r, 160)} [{bibliography.row(r)}]" for r in rows]
    text = f"Có **{len(rows)} {unit}** thuộc {row_name(group)} ({context.place(group)}):"
    return Draft("\n".join([text, *lines]), _CONFIDENCE, bibliography, computed=[str(len(rows))])


def _said_unit(context: Context) -> str:
    """The word of the question for what is counted."""
    unit = next(iter(units_counted(context.question)), "")
    return kind_said(unit) or next(iter(unit.split()), "")


def rows_by_code(context: Context) -> list[Record]:
    """The rows of the likeliest table that the question names; none where there are none."""
    question = context.question
    draft = _of_one_table(context) if question.codes or question.items else None
    if draft is None or draft.abstained:
        return []
    return draft.bibliography.rows()


def _numbers_items(context: Context, item: ItemRef) -> bool:
    """Whether a number within the range of a table's items is meant, not a section of the running text."""
    table = next((f for f in ordered_tables(context) if f.has_keys), None)
    if table is None or not item.number.isdigit() or not (context.documents.named or context.question.indexes):
        return False
    keys = [int(n) for r in context.knowledge.rows(table.info.id) if (n := r.ordinal or r.key).isdigit()]
    last = int(item.number) if context.question.appendices and keys else max(keys, default=0)
    return bool(keys) and min(keys) < int(item.number) <= last


def _with_key(context: Context, key: str) -> list[Record]:
    found = _able(_keyed(context, ordered_tables(context), key), context)
    if found or not (context.question.indexes or context.question.appendices):
        return found
    wider = [f for f in context.knowledge.tables.values() if f.info.document in context.documents.labels]
    return _keyed(context, wider, key)


def _keyed(context: Context, tables: Sequence[TableFacts], key: str) -> list[Record]:
    """The rows of the key; headings only where no row has it."""
    rows = [r for facts in tables for r in context.knowledge.rows(facts.info.id) if r.has_key(key)]
    return [r for r in rows if r.kind != "group"] or rows


def _item_rows(context: Context, item: ItemRef) -> list[Record]:
    """The rows with an item's number of the likeliest table."""
    found = _rivals(context, item)
    return [r for r in found if r.table == found[0].table]


def _rivals(context: Context, item: ItemRef) -> list[Record]:
    """The rows with an item's number that it may mean, in the likeliest table first."""
    every = ordered_tables(context)
    of_kind = [f for f in every if f.is_tasks] if item.unit == "task" else [f for f in every if f.is_criteria]
    tables = (item.unit in {"task", "criterion"} and of_kind) or every
    rows = [row for facts in tables for row in _numbered(context, facts, item)]
    rows = [r for r in rows if r.kind != "group"] or rows
    fitting = _able([r for r in rows if context.scoper.fits_index(r, context.question)], context)
    return meant(context, fitting, item)


def _numbered(context: Context, facts: TableFacts, item: ItemRef) -> list[Record]:
    """The rows of a table with an item's number: where a table counts rows that have codes, tasks and lines are named
    by their count, and criteria and whatever has no such count by their code."""
    rows = context.knowledge.rows(facts.info.id)
    counted = [r for r in rows if r.ordinal and plain_key(r.ordinal) == plain_key(item.number)]
    coded = [r for r in rows if r.has_key(item.number)]
    return (counted or coded) if item.unit in _COUNTED else (coded or counted)


def _able(records: list[Record], context: Context) -> list[Record]:
    """The rows that can say what is asked for, where one can: a number may stand in tables without that column."""
    question = context.question
    asks = question.asked or question.asks_agency or question.asks_score
    return [r for r in records if asks and can_say(context, r)] or records

"""Rows that satisfy what a list question says: agency and role, deadline, section, index, parent, words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.bodies import is_of_asked_bodies
from assistant.answers.by_agency import (
    agencies_said,
    called_in,
    first_agency,
    has_alone,
    is_alone,
    of_agencies,
    roles_of,
)
from assistant.answers.cell_conditions import asked_output, by_bounds, by_quote, by_value, says_agency, stated_output
from assistant.answers.due import DONE, at_the_edge, due_in, of_deadline_year, saying
from assistant.answers.headings import named_heading, rows_between, says_name, under
from assistant.answers.kinds_told import asks_tasks_alone
from assistant.answers.selection import Filtered
from assistant.answers.stated_times import as_stated
from assistant.answers.topics import about, asks_by_matter, captions_said
from assistant.draft import Context
from assistant.knowledge import TableFacts
from assistant.periods import YEAR, spans_of
from assistant.question import AGENCY_ROLES, AgencyMention, Question
from assistant.wants import units_counted
from assistant.wording import cell_name, one_line
from index.types import Record
from ingest.textnorm import fold

_EDGES = {"earliest", "latest"}
_TOGETHER = re.compile(
    r"\bcùng (?:nhau )?(?:chủ trì|phối hợp|tham gia|làm|thực hiện)|\bđồng chủ trì|\bcả\b[^,?]*\bvà\b"
    r"|\bvừa\b[^,?]*\bvừa\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:nào|gì|bao nhiêu|mấy|ai)\b", re.IGNORECASE)
_UNIT_WORDS = 2
_CRITERIA = re.compile(r"\b(?:tiêu chí|chỉ tiêu|yếu tố|lĩnh vực)\b", re.IGNORECASE)
_UNITS = {"top", "middle", "leaf", "task", "any"}


def filtered(context: Context) -> Filtered | None:
    """The rows that the question's filters leave; None when it names no filter that a table knows.

    Without a document or year that decides, the first document with such rows does.
    """
    context = as_stated(context)
    sets = [(tables, result) for tables in candidates(context) if (result := _filtered_in(context, tables))]
    found = [(tables, result) for tables, result in sets if result.rows or result.through_parent]
    named = [(tables, r) for tables, r in found if r.heading and says_name(context, r.heading)]
    tables, result = next(iter([*named, *found, *sets]), ([], None))
    if result and context.question.unit == "task" and _is_of_agency_alone(context.question, result):
        _add_other_kinds(context, result, tables)
    return result


def _is_of_agency_alone(question: Question, result: Filtered) -> bool:
    """Whether nothing but what an agency does chose the rows of whole tables."""
    others = [*question.codes, *question.quoted, *question.without, *question.rows, *question.headers, *question.bounds]
    chosen = result.heading or result.words or question.deadline or question.category or question.entities or others
    return bool(result.agency and result.rows and not chosen) and len({m.role for m in question.agencies}) == 1


def _add_other_kinds(context: Context, result: Filtered, tables: Sequence[TableFacts]) -> None:
    """Adds the agency's rows in other tables of the same documents: apart where tasks are asked for by this name."""
    documents = {record.document for record in result.rows}
    others = [f for f in context.tables() if f not in tables and f.info.document in documents]
    beside = _filtered_in(context, others) if others else None
    if beside is None or beside.role != result.role:
        return
    if context.question.operation == "count" or asks_tasks_alone(context):
        result.beside = beside.rows
    else:
        result.rows = [*result.rows, *beside.rows]
        result.through_parent = [*result.through_parent, *beside.through_parent]


def _filtered_in(context: Context, tables: list[TableFacts]) -> Filtered | None:
    question = context.question
    heading = _heading(context, tables)
    if heading is None and any(item.unit == "section" and item.number.isalpha() for item in question.items):
        return None
    if question.category:
        tables = [f for f in tables if question.category.header in f.info.headers]
    if question.entities:
        tables = [f for f in tables if f.name_header in question.entities.headers]
    result = Filtered([], agency=first_agency(question), heading=heading)
    chosen = question.entities or rows_between(context) or asked_output(context)
    narrow = _is_narrow(question, result) or bool(chosen)
    whole = narrow or (question.unit in _UNITS and (_names_tables(context, tables) or asks_by_matter(context)))
    if not whole and not of_the_year(context, tables):
        return None
    result.rows = _base(context, tables, question)
    stated = stated_output(context, result)
    if stated and result.agency and says_agency(context, stated, result.agency.agency):
        result.agency = None
    _narrow(context, result)
    if stated or (not (heading or question.category) and by_value(context, result)):
        by_bounds(context, result)
        return result
    if question.quoted and not (heading or question.category):
        return result if by_quote(result, question.quoted) else None
    _by_unit(context, result)
    if question.operation in {"earliest", "latest"}:
        result.rows = at_the_edge(result.rows, question.operation == "earliest")
        result.said.append("có hạn sớm nhất" if question.operation == "earliest" else "có hạn muộn nhất")
        return result
    return result if about(context, result) and (whole or result.words) else None


def _heading(context: Context, tables: list[TableFacts]) -> Record | None:
    """The heading that the question names; of all tables at once only one that it says word by word."""
    heading = named_heading(context, tables)
    loose = heading and asks_by_matter(context) and not _names_tables(context, tables)
    return None if heading and loose and not says_name(context, heading) else heading


def _is_narrow(question: Question, result: Filtered) -> bool:
    """Whether the question chooses among the rows of a table by more than their words."""
    chosen = question.quoted or question.without or question.category or question.deadline or question.codes
    return bool(result.agency or result.heading or chosen or question.operation in _EDGES)


def _names_tables(context: Context, tables: Sequence[TableFacts]) -> bool:
    """Whether the question names the tables that it speaks of, by their index, appendix, document or caption."""
    question = context.question
    return bool(question.indexes or question.appendices or context.documents.named or captions_said(context, tables))


def of_the_year(context: Context, tables: Sequence[TableFacts]) -> bool:
    """Whether the question asks for tasks of the plans for a year, and the tables are those of such plans."""
    periods = {context.knowledge.documents[facts.info.document].period for facts in tables}
    years = {str(year) for year in context.question.years}
    return context.question.unit == "task" and bool(periods) and periods <= years


def _narrow(context: Context, result: Filtered) -> None:
    """Keeps the rows of the agency, the heading, the indexes and the deadline that are named, and says so."""
    question = context.question
    if result.agency:
        same = [m for m in question.agencies if m.role in {None, result.agency.role}]
        _by_agency(
            result, same, roles_of(question, result.agency), together=_TOGETHER.search(question.text) is not None
        )
        if has_alone(question):
            result.rows = [r for r in result.rows if is_alone(r, result.role)]
            result.through_parent = []
            result.said[0] = f"{result.said[0]} một mình"
        _by_other_role(question, result)
    if question.without:
        left_out = [m.agency.name for m in question.without]
        led, _ = of_agencies(result.rows, left_out, [question.without[0].role or "lead_agency"])
        result.rows = [r for r in result.rows if r not in led]
        result.said.append(f"không {agencies_said(left_out, [question.without[0].role or 'lead_agency'])}")
    if result.heading:
        below = under(context, result.heading)
        result.rows = [r for r in result.rows if r.id in below]
        result.through_parent = [r for r in result.through_parent if r.id in below]
        result.said.append(f"thuộc “{result.heading.name}”")
    elif len(question.codes) == 1:
        result.said += [f"thuộc {question.codes[0]} “{name}”" for name in _names_above(context, result.rows)]
    if question.indexes:
        result.rows = context.scoper.of_indexes(result.rows, question)
        result.said.append(f"của {', '.join(question.indexes)}")
    if question.category:
        result.rows = [r for r in result.rows if question.category.holds(r)]
        cell = next((c for r in result.rows[:1] for c in r.cells if c.header == question.category.header), None)
        result.said += [f"có {cell_name(cell)} “{one_line(cell.text)}”"] if cell else []
    if between := rows_between(context):
        result.said.append(f"từ số {between[0]} đến số {between[-1]}")
    if question.deadline:
        result.rows = saying(result.rows, question, question.deadline)
        result.said.append(f"có tiến độ {DONE.sub('', question.deadline.words)}")


def _by_other_role(question: Question, result: Filtered) -> None:
    """Keeps the rows in which another agency has the other role that the question gives it, where it asks one thing."""
    role = result.agency.role if result.agency else None
    others = [m for m in question.agencies if role and m.role in AGENCY_ROLES and m.role != role]
    if not others or question.chooses or len(_ASKS.findall(question.text)) > 1:
        return
    for name in dict.fromkeys(m.agency.name for m in others):
        result.rows, parents = of_agencies(
            result.rows, called_in(result.rows, [name], [others[0].role or ""]), [others[0].role or ""]
        )
        result.through_parent = [r for r in result.through_parent if r in parents]
    result.said.insert(1, agencies_said([m.agency.name for m in others], [others[0].role or ""], " và "))


def _names_above(context: Context, rows: Sequence[Record]) -> list[str]:
    """The name of the row of which the rows are parts, where it is one."""
    codes = context.question.codes
    above = [r for table in {r.table for r in rows} for r in context.knowledge.rows(table) if r.has_key(*codes)]
    names = list(dict.fromkeys(r.name for r in above))
    return names if len(names) == 1 else []


def _is_asked_entity(context: Context, record: Record) -> bool:
    """Whether a row is of the kind that is asked for: "mấy phường" counts no xã of a table of both."""
    entities = context.question.entities
    if entities is None:
        return is_of_asked_bodies(context, record)
    if entities.word in {header.lower() for header in entities.headers}:
        return True
    facts = context.knowledge.tables[record.table]
    rows = context.knowledge.rows(record.table)
    words = tuple(f"{kind} " for kind in entities.kinds)
    kinds = any(fold(r.name).startswith(words) for r in rows if r.kind == "row")
    return facts.name_header not in entities.headers or not kinds or fold(record.name).startswith(words)


def asked_rows(context: Context, facts: TableFacts) -> list[Record]:
    """The rows of a table, without groups and totals, that are of the kind that is asked for."""
    rows = (r for r in context.knowledge.rows(facts.info.id) if r.kind == "row")
    return [r for r in rows if _is_asked_entity(context, r)]


def candidates(context: Context) -> list[list[TableFacts]]:
    """Sets of tables to look in, one after the other: those that the word for the rows names before the others."""
    question = context.question
    tables = context.tables()
    first = _of_asked_rows(question, tables)
    sets = _parted(context, first)
    if question.unit in _UNITS and question.agencies and not question.deadline:
        sets += _parted(context, [facts for facts in tables if facts not in first])
    return sets


def _of_asked_rows(question: Question, tables: list[TableFacts]) -> list[TableFacts]:
    """The tables that hold what is asked for by "nhiệm vụ", "tiêu chí" or a deadline; all where none does."""
    if question.deadline or question.unit == "task" or question.operation in _EDGES:
        return [f for f in tables if f.is_tasks] or tables
    if question.unit in {"top", "middle", "leaf"}:
        said = _CRITERIA.search(question.text)
        return _called_so(question, [f for f in tables if f.is_criteria] or tables, [said.group()] if said else [])
    return _called_so(question, tables, units_counted(question)) if question.unit == "any" else tables


def _called_so(question: Question, tables: list[TableFacts], words: Sequence[str]) -> list[TableFacts]:
    """The tables that call their rows by one of the words; all where none does, or one who has a role is named."""
    heads = [" ".join(fold(word).split()[:_UNIT_WORDS]) for word in words]
    called = [f for f in tables if any(re.search(rf"\b{re.escape(head)}\b", fold(f.name_header)) for head in heads)]
    return tables if question.agencies or not called else called


def _parted(context: Context, tables: list[TableFacts]) -> list[list[TableFacts]]:
    """The tables together where the question says which plan is meant, else by document, the preferred first."""
    question = context.question
    if not tables:
        return []
    if context.documents.named or (
        asks_by_matter(context) and question.operation == "list" and not (question.deadline or question.years)
    ):
        return [tables]
    if question.deadline:
        of_year = of_deadline_year(context, tables, question.deadline)
        dated = not question.deadline.floating and bool(question.deadline.end or question.deadline.start)
        others = len(of_year) < len(tables) and (dated or asks_by_matter(context))
        return [of_year, tables] if others else [of_year]
    if question.years:
        years = {str(year) for year in question.years}
        periods = years | spans_of(question.years)
        own = [f for f in tables if context.knowledge.documents[f.info.document].period in periods] or tables
        of_years = [f for f in tables if f not in own and years & set(YEAR.findall(_over(f)))]
        return [own, of_years] if of_years else [own]
    return context.by_document(tables)


def _over(facts: TableFacts) -> str:
    """What stands over a table and its rows' names, which may give their year: "Việc năm 2028"."""
    return f"{facts.info.caption} {facts.name_header}"


def _base(context: Context, tables: Sequence[TableFacts], question: Question) -> list[Record]:
    rows = [r for f in tables for r in due_in(context, f, question.deadline)]
    if question.codes:
        codes = tuple(f"{code}." for code in question.codes)
        named = (r for f in tables for r in context.knowledge.rows(f.info.id) if r.has_key(*question.codes))
        below = {record for row in named for record in under(context, row)}
        inside = (r for r in rows if r.id in below or f"{r.key}.".startswith(codes))
        rows = [r for r in inside if not r.has_key(*question.codes)]
    if question.rows:
        rows = [r for r in rows if r.id in question.rows]
    if between := rows_between(context):
        rows = [r for r in rows if r.key.isdigit() and int(r.key) in between]
    left_out = {item.number for item in question.excluded}
    return [r for r in rows if not r.has_key(*left_out) and _is_asked_entity(context, r)]


def _by_agency(result: Filtered, agencies: Sequence[AgencyMention], asked: Sequence[str], together: bool) -> None:
    """Keeps the rows in which one of the agencies has the role; rows that only inherit it from a parent apart.

    Of agencies that lead `together` all must have it in the row.
    """
    roles = [role for role in AGENCY_ROLES if role in asked] or ["lead_agency"]
    wanted = list(dict.fromkeys(m.agency.name for m in agencies))
    ways = [roles] if asked else [roles, [role for role in AGENCY_ROLES if role not in roles]]
    for way in ways:
        names = called_in(result.rows, wanted, way)
        led, through_parent = of_agencies(result.rows, names, way)
        if led or through_parent or way == ways[-1]:
            break
    if not (led or through_parent):
        way, names = roles, wanted
    all_of = [of_agencies(led, [name], way)[0] for name in names] if together and len(names) > 1 else []
    if all_of:
        led, through_parent = [r for r in led if all(r in own for own in all_of)], []
    result.role = way[0]
    result.rows, result.through_parent = led, through_parent
    result.said.insert(0, agencies_said(names, way, " và " if all_of else " hoặc "))


def _by_unit(context: Context, result: Filtered) -> None:
    """Keeps the depth that the unit word names in each table, where nothing narrower was asked; finer rows apart."""
    unit = context.question.unit
    if unit == "any" and context.question.operation == "count" and not (result.heading or context.question.deadline):
        unit = "top"
    if result.agency or unit not in {"top", "middle", "leaf"}:
        return
    rows, result.rows = result.rows, []
    for table in dict.fromkeys(r.table for r in rows):
        own = [r for r in rows if r.table == table]
        wanted = _depths(context, own, result.heading, unit)
        result.rows += [r for r in own if _depth(context, r) in wanted]
        result.finer += [r for r in own if unit == "middle" and _depth(context, r) > max(wanted)]


def _depths(context: Context, rows: Sequence[Record], heading: Record | None, unit: str) -> set[int]:
    depths = sorted({_depth(context, r) for r in rows})
    if heading and unit == "middle" and "." not in heading.key and any("." in r.key for r in rows):
        return {depths[0]}
    if unit == "top":
        return {depths[0]}
    if unit == "middle" and context.question.deadline and depths[0] > 1:
        # The day that a row itself has chooses it; a criterion without components stands higher than those with any.
        return set(depths)
    if unit == "leaf":
        return {depths[-1]} if len(depths) == 2 else set(depths[2:] or depths)
    return (
        {depths[1]}
        if len(depths) > 2 and not context.question.codes
        else ({depths[-1]} if heading is None else set(depths))
    )


def _depth(context: Context, record: Record) -> int:
    """1 for a heading of a numbered table, 2 for what stands under it …"""
    if record.key and "." in record.key:
        return record.key.count(".") + 1
    if record.ordinal and any(r.key.startswith(f"{record.key}.") for r in context.knowledge.children(record)):
        return 1
    return 1 if record.parent is None else 2

"""Rows that satisfy what a list question says: agency and role, deadline, section, index, parent, words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from assistant.answers.by_agency import agencies_said, called_in, first_agency, of_agencies, roles_of
from assistant.answers.cells import asked_cells
from assistant.answers.due import DONE, at_the_edge, due_in, of_deadline_year, saying
from assistant.answers.headings import named_heading, says_name, under
from assistant.draft import Context
from assistant.figures import cell_value
from assistant.knowledge import TableFacts
from assistant.question import AGENCY_ROLES, AgencyMention, Question
from assistant.wording import cell_name, one_line
from index.types import Record, RecordCell
from ingest.textnorm import fold, squash

_WORDS_NEEDED = 0.6
_EDGES = {"earliest", "latest"}
_MANY_WORDS = 3
_VERY_MANY = 6
_LONG_NAME = 3
_COLUMN_SAID = 0.65
_ABBREVIATION = 2


@dataclass(slots=True)
class Filtered:
    """The rows that satisfy a question, those that do so only through their parent, and the filter in words."""

    rows: list[Record]
    through_parent: list[Record] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    heading: Record | None = None
    agency: AgencyMention | None = None
    role: str = "lead_agency"
    words: str = ""
    """What else the rows were chosen by."""


def filtered(context: Context) -> Filtered | None:
    """The rows that the question's filters leave; None when it names no filter that a table knows.

    Without a document or year that decides, the first document with such rows does.
    """
    results = [result for tables in candidates(context) if (result := _filtered_in(context, tables))]
    found = [result for result in results if result.rows or result.through_parent]
    named = [r for r in found if r.heading and says_name(context, r.heading)]
    return next(iter([*named, *found, *results]), None)


def _filtered_in(context: Context, tables: list[TableFacts]) -> Filtered | None:
    question = context.question
    heading = named_heading(context, tables)
    if heading is None and any(item.unit == "section" and item.number.isalpha() for item in question.items):
        return None
    agency = first_agency(question)
    narrow = bool(
        question.quoted
        or agency
        or question.without
        or question.deadline
        or heading
        or question.codes
        or question.operation in _EDGES
    )
    unit = question.unit in {"top", "middle", "leaf", "task", "any"}
    if question.entities:
        tables = [f for f in tables if f.name_header in question.entities.headers]
    named = question.indexes or question.appendices or context.documents.named or _captions(context, tables)
    if not narrow and not question.entities and not (unit and named):
        return None
    result = Filtered([], agency=agency, heading=heading)
    result.rows = _base(context, tables, question)
    result.rows = [r for r in result.rows if not any(r.key == item.number for item in question.excluded)]
    result.rows = [r for r in result.rows if _is_asked_entity(context, r)]
    _narrow(context, result)
    if not heading and _by_value(context, result):
        _by_bounds(context, result)
        return result
    if question.quoted and not heading:
        return result if _by_quote(result, question.quoted) else None
    _by_unit(context, result)
    if question.operation in {"earliest", "latest"}:
        result.rows = at_the_edge(result.rows, question.operation == "earliest")
        result.said.append("có hạn sớm nhất" if question.operation == "earliest" else "có hạn muộn nhất")
        return result
    return result if _by_words(context, result) else None


def _narrow(context: Context, result: Filtered) -> None:
    """Keeps the rows of the agency, the heading, the indexes and the deadline that are named, and says so."""
    question = context.question
    if result.agency:
        same = [m for m in question.agencies if m.role in {None, result.agency.role}]
        _by_agency(result, same, roles_of(question, result.agency))
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
    if question.indexes:
        result.rows = [r for r in result.rows if context.scoper.fits_index(r, question)]
        result.said.append(f"của {', '.join(question.indexes)}")
    if question.deadline:
        result.rows = saying(result.rows, question, question.deadline)
        result.said.append(f"có tiến độ {DONE.sub('', question.deadline.words)}")


def _is_asked_entity(context: Context, record: Record) -> bool:
    """Whether a row is of the kind that is asked for: "mấy phường" counts no xã of a table of both."""
    entities = context.question.entities
    if entities is None or entities.word in entities.headers:
        return True
    facts = context.knowledge.tables[record.table]
    rows = context.knowledge.rows(record.table)
    word = f"{fold(entities.word)} "
    kinds = any(fold(r.name).startswith(word) for r in rows if r.kind == "row")
    return facts.name_header not in entities.headers or not kinds or fold(record.name).startswith(word)


def asked_rows(context: Context, facts: TableFacts) -> list[Record]:
    """The rows of a table, without groups and totals, that are of the kind that is asked for."""
    rows = (r for r in context.knowledge.rows(facts.info.id) if r.kind == "row")
    return [r for r in rows if _is_asked_entity(context, r)]


def _captions(context: Context, tables: Sequence[TableFacts]) -> list[str]:
    """Captions of the tables that the question says."""
    return [f.info.caption for f in tables if context.scoper.says_caption(f, context.question)]


def _titles_said(context: Context, labels: Collection[str]) -> list[str]:
    """What the question says of the titles of documents right after the word for their kind."""
    said: list[str] = []
    for document in (context.knowledge.documents[label] for label in labels):
        title = fold(document.title).split()
        found = re.search(rf"\b{re.escape(fold(document.kind or 'van ban'))} (.+)", fold(context.question.text))
        words = list(takewhile(title.__contains__, re.findall(r"\w+", found[1]))) if found else []
        said += [" ".join(words)] if len(words) >= _MANY_WORDS else []
    return said


def candidates(context: Context) -> list[list[TableFacts]]:
    """Sets of tables to look in, one after the other: those that the word for the rows names before the others."""
    question = context.question
    tables = context.tables()
    first = _of_asked_rows(question, tables)
    sets = _parted(context, first)
    if question.unit == "task" and question.agencies and not question.deadline:
        sets += _parted(context, [facts for facts in tables if facts not in first])
    return sets


def _of_asked_rows(question: Question, tables: list[TableFacts]) -> list[TableFacts]:
    """The tables that hold what is asked for by "nhiệm vụ", "tiêu chí" or a deadline; all where none does."""
    if question.deadline or question.unit == "task" or question.operation in _EDGES:
        return [f for f in tables if f.is_tasks] or tables
    if question.unit in {"top", "middle", "leaf"}:
        return [f for f in tables if not f.is_tasks] or tables
    return tables


def _parted(context: Context, tables: list[TableFacts]) -> list[list[TableFacts]]:
    """The tables together where the question says which plan is meant, else by document, the preferred first."""
    question = context.question
    if not tables:
        return []
    if context.documents.named:
        return [tables]
    if question.deadline:
        return [of_deadline_year(context, tables, question.deadline)]
    if question.years:
        periods = {str(year) for year in question.years}
        return [[f for f in tables if context.knowledge.documents[f.info.document].period in periods] or tables]
    by_document = ([f for f in tables if f.info.document == label] for label in context.documents.labels)
    return [group for group in by_document if group]


def _base(context: Context, tables: Sequence[TableFacts], question: Question) -> list[Record]:
    rows = [r for f in tables for r in due_in(context, f, question.deadline)]
    if question.codes:
        codes = tuple(f"{code}." for code in question.codes)
        rows = [r for r in rows if f"{r.key}.".startswith(codes) and r.key not in question.codes]
    return rows


def _by_agency(result: Filtered, agencies: Sequence[AgencyMention], asked: Sequence[str]) -> None:
    """Keeps the rows in which one of the agencies has the role; rows that only inherit it from a parent apart."""
    roles = [role for role in AGENCY_ROLES if role in asked] or ["lead_agency"]
    result.role = roles[0]
    names = called_in(result.rows, list(dict.fromkeys(m.agency.name for m in agencies)), roles)
    result.rows, result.through_parent = of_agencies(result.rows, names, roles)
    result.said.insert(0, agencies_said(names, roles))


def _by_unit(context: Context, result: Filtered) -> None:
    """Keeps the depth that the unit word names, where nothing narrower was asked."""
    unit = context.question.unit
    if unit == "any" and context.question.operation == "count" and not (result.heading or context.question.deadline):
        unit = "top"
    if result.agency or unit not in {"top", "middle", "leaf"}:
        return
    wanted = _depths(context, result, unit)
    kept = [r for r in result.rows if _depth(r) in wanted]
    result.rows = kept or result.rows


def _by_value(context: Context, result: Filtered) -> bool:
    """Keeps the rows of which a column without a role, or one that is asked for, has just what the question says."""
    wanted = {_plain(text) for text in context.question.quoted or [context.question.subject]}
    whole = _plain(context.question.text)
    terms = context.knowledge.terms
    valued = set() if context.question.deadline else {"deadline", "output"} & set(context.question.roles())

    def says(cell: RecordCell) -> bool:
        asked = cell.header in context.question.headers and len(cell.text.split()) >= _LONG_NAME
        text = terms.text(context.question.text)
        return asked and terms.coverage(terms.query(cell.text), [(text, 1.0)]) >= _COLUMN_SAID

    def quotes(cell: RecordCell) -> bool:
        return cell.role in valued and len(cell.text.split()) >= _LONG_NAME and _plain(cell.text) in whole

    def named(record: Record) -> RecordCell | None:
        own = (cell for cell in record.cells if cell.role is None or cell.role in valued)
        return next((c for c in own if _plain(c.text) in wanted or says(c) or quotes(c)), None)

    kept = [(record, cell) for record in result.rows if (cell := named(record))]
    if kept:
        result.rows = [record for record, _ in kept]
        cell = kept[0][1]
        result.said.append(f"{'có ' + cell_name(cell) if cell.role else 'thuộc'} “{one_line(cell.text)}”")
    return bool(kept)


def _by_bounds(context: Context, result: Filtered) -> None:
    """Keeps the rows whose numeric cell that is asked for satisfies the one amount of the question."""
    measured = {r.id: [c for c in asked_cells(context, r) if c.number] for r in result.rows}
    if len(context.question.bounds) != 1 or not all(measured.values()):
        return
    bound = context.question.bounds[0]
    cell = measured[result.rows[0].id][0]
    result.rows = [r for r in result.rows if any(bound.holds(cell_value(c)) for c in measured[r.id])]
    result.said.append(f"có {cell_name(cell)} {bound.words}")


def _plain(text: str) -> str:
    return squash(fold(text)).strip(" .:;…")


def _by_quote(result: Filtered, quoted: Sequence[str]) -> bool:
    """Keeps the rows of which some cell says what is quoted; false when none does."""
    wanted = [squash(fold(text)).strip(" .:;…") for text in quoted]

    def says(record: Record) -> bool:
        texts = [squash(fold(cell.text)) for cell in record.cells]
        return all(any(words in text for text in texts) for words in wanted)

    result.rows = [r for r in result.rows if says(r)]
    result.through_parent = [r for r in result.through_parent if says(r)]
    result.said += [f"ghi “{text}”" for text in quoted]
    result.words = " ".join(quoted)
    return bool(result.rows)


def _depths(context: Context, result: Filtered, unit: str) -> set[int]:
    depths = sorted({_depth(r) for r in result.rows})
    if not depths:
        return set()
    if result.heading and unit == "middle" and "." not in result.heading.key and any("." in r.key for r in result.rows):
        return {depths[0]}
    if unit == "top":
        return {depths[0]}
    if unit == "leaf":
        return {depths[-1]} if len(depths) == 2 else set(depths[2:] or depths)
    return (
        {depths[1]}
        if len(depths) > 2 and not context.question.codes
        else ({depths[-1]} if result.heading is None else set(depths))
    )


def _supported(words: Sequence[str], present: Collection[str], pairs: Collection[tuple[str, str]]) -> list[str]:
    """The words that some row holds beside one of their neighbours; a word without neighbours when a row holds it."""
    folded = [fold(word) for word in words]
    kept = []
    for at, word in enumerate(folded):
        around = [pair for pair in ((*folded[at - 1 : at], word), (word, *folded[at + 1 : at + 2])) if len(pair) == 2]
        if word in present and (not around or any(pair in pairs for pair in around)):
            kept.append(words[at])
    return kept


def _own_words(record: Record, role: str) -> str:
    said = (cell.text for cell in record.cells if cell.role in {"output", "task", role})
    return " \n ".join([record.name, *record.group, *said])


def _depth(record: Record) -> int:
    """1 for a heading of a numbered table, 2 for what stands under it …"""
    if record.key and "." in record.key:
        return record.key.count(".") + 1
    return 1 if record.parent is None else 2


def _by_words(context: Context, result: Filtered) -> bool:
    """Keeps the rows that hold the words that are left; false when most of these words are in no row."""
    terms = context.knowledge.terms
    if result.heading and context.question.items:
        return True
    question = context.question
    used = [
        *question.agency_words(),
        *(m.agency.text for m in question.without),
        result.heading.name if result.heading else "",
    ]
    used.append(question.deadline.words if question.deadline else "")
    used += [name for r in result.rows for name in r.group] if question.codes else []
    used += ["đã ban hành"] if question.documents else []
    used += _titles_said(context, {r.document for r in result.rows})
    used += _captions(context, [context.knowledge.tables[t] for t in {r.table for r in result.rows}])
    dropped = set(re.findall(r"\w+", fold(" ".join(used))))
    empty = {*context.knowledge.lexicon.lists["grammar"], *context.knowledge.lexicon.lists["light"]}
    said = {r.id: _own_words(r, result.role if result.agency else "") for r in [*result.rows, *result.through_parent]}
    texts = {record: terms.text(words) for record, words in said.items()}
    present = frozenset(word for text in texts.values() for word in text.words)
    pairs = frozenset(pair for text in texts.values() for pair in text.pairs)
    units = {fold(unit) for names in context.knowledge.lexicon.groups["units"].values() for unit in names}
    left = [w for w in question.subject.split() if fold(w) not in dropped]
    left = left[1:] if left and fold(left[0]) in units else left
    left = [] if {w.lower() for w in left} <= empty else left
    if any(len(word) > _ABBREVIATION and word.isupper() and fold(word) not in present for word in left):
        return False
    words = " ".join(_supported(left, present, pairs))
    query = terms.query(words)
    if not query and result.agency and context.knowledge.speller.knows_pair(left):
        return False
    many = _VERY_MANY if result.agency or question.deadline else _MANY_WORDS
    if len(left) >= many and query.total < _WORDS_NEEDED * terms.query(" ".join(left)).total:
        return False
    if not query:
        return not question.bounds

    def fits(record: Record) -> bool:
        return terms.coverage(query, [(texts[record.id], 1.0)]) >= _WORDS_NEEDED

    kept = [r for r in result.rows if fits(r)]
    if kept:
        result.rows = kept
        result.through_parent = [r for r in result.through_parent if fits(r)]
        result.said.append(f"về “{words}”")
        result.words = words
    narrowed = result.agency or question.deadline or result.heading or question.codes
    return bool(kept) or (bool(narrowed) and len(left) < many)

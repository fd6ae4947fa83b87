"""Which tables a question ranks or adds up, and by which of their numeric columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.answers.column_cells import SCORE_ROLES
from assistant.answers.headings import named_heading
from assistant.answers.year_columns import year_headers
from assistant.columns import MEASURE
from assistant.draft import Context
from assistant.knowledge import TableFacts
from assistant.question import Question
from assistant.scoping import usable_role
from index.types import Record
from ingest.number_columns import heads_places
from ingest.textnorm import fold

_PERCENT = re.compile(r"%|phần trăm|tỷ lệ|tỉ lệ", re.IGNORECASE)
_PREFER = 0.1
_CHANGES = ("tang", "giam")
_SHARED = 0.35
_MANY_WORDS = 3
_TOLD = 0.75
_CLEARLY = 0.25
_OF_PLACES = re.compile(r"\b(?:nơi|địa phương) nào\b", re.IGNORECASE)
_RANKINGS = {"max", "min", "range"}


_Rank = tuple[bool, bool, bool, int, bool, int]


@dataclass(frozen=True, slots=True)
class Field:
    """A table whose rows are ranked, and the heading that they stand under, if one is named."""

    facts: TableFacts
    heading: Record | None


def are_told_of(context: Context, fields: Sequence[Field]) -> bool:
    """Whether no passage says clearly more of what the question is about than these tables."""
    terms = context.knowledge.terms
    query = terms.query(context.question.subject)
    if len(context.question.subject.split()) < _MANY_WORDS or not query:
        return True
    said = max((terms.coverage(query, [(terms.text(_words_of(context, f.facts)), 1.0)]) for f in fields), default=0.0)
    passages = context.matcher.passages(context.question, context.documents.labels)[:1]
    return not passages or passages[0].coverage < max(_TOLD, said + _CLEARLY)


def _words_of(context: Context, facts: TableFacts) -> str:
    """The words of a table and of its document's title."""
    rows = context.knowledge.rows(facts.info.id)
    texts = [text for r in rows for text in (r.name, *r.group, *(c.text for c in r.cells if not c.number))]
    return " \n ".join([facts.info.caption, *facts.info.headers, context.title(facts.info.document), *texts])


def fields_in_order(context: Context) -> list[Field]:
    """The numeric tables in scope, those that fit best first."""
    return [field for _, _, field in _ordered(context)]


def best_fields(context: Context) -> list[Field]:
    """The numeric tables that fit best: of one document, and only one when it has the heading that is named."""
    ordered = _ordered(context)
    same = [field for rank, _, field in ordered if rank == ordered[0][0]]
    return same[:1] if same and same[0].heading else same


def _ordered(context: Context) -> list[tuple[_Rank, int, Field]]:
    """Numeric tables, each with its rank: those of parts of the one index named before those of indexes, then those
    with the named heading, the asked column, its year and the asked rows by what their column of names is called."""
    question = context.question
    wanted = set(numeric_roles(context))
    tables = [f for f in context.tables() if f.roles & set(SCORE_ROLES) or any(usable_role(r, f) for r in wanted)]
    if question.entities:
        tables = [f for f in tables if f.name_header in question.entities.headers]
    if not tables:
        return []
    if not wanted:
        wanted = {"result"} & set().union(*(f.roles for f in tables))
    order = {label: at for at, label in enumerate(context.documents.labels)}
    fields = [Field(f, named_heading(context, [f])) for f in tables]

    def rank(field: Field) -> _Rank:
        facts = field.facts
        roles = {usable_role(role, facts) or role for role in wanted}
        years = {year for role in roles or facts.years for year in facts.years.get(role, ())}
        missing = len(set(question.years) - years)
        lacks = any(usable_role(role, facts) is None for role in wanted)
        named = bool(facts.name_header) and fold(facts.name_header) in fold(question.text)
        return (
            _lists_indexes(context, facts),
            field.heading is None,
            lacks,
            missing,
            not named,
            order[facts.info.document],
        )

    return sorted(((rank(field), at, field) for at, field in enumerate(fields)), key=lambda item: item[:2])


def _lists_indexes(context: Context, facts: TableFacts) -> bool:
    """Whether rows of a table are indexes themselves, so that it holds no parts of the one that is named."""
    known, wanted = context.knowledge, context.scoper.indexes_of_tables(context.question)
    rows = known.rows(facts.info.id) if len(wanted) == 1 else []
    return len({name for r in rows if not known.children(r) for name in known.indexes_in(r.name)}) > 1


def numeric_roles(context: Context) -> list[str]:
    """The numeric columns that the question names: those without a role by their header, then roles."""
    tables = context.tables()
    measured = {header for facts in tables for header in facts.measures}
    named = [f"{MEASURE}{header}" for header in context.question.headers if header in measured]
    named = named or [f"{MEASURE}{header}" for header in _most_said(context) or year_headers(context)]
    roles = [role for role in context.question.roles() if role in SCORE_ROLES]
    if "rank_target" in roles and not any("rank_target" in facts.roles for facts in tables):
        places = sorted(header for header in measured if heads_places(header))
        years = [h for h in places if any(str(year) in h for year in context.question.years)]
        named += [f"{MEASURE}{header}" for header in years or places]
        roles.remove("rank_target")
    return [*named, *roles]


def _of_the_change(text: str, headers: set[str]) -> set[str]:
    """The headers that say whether something rises or falls, where the question does: "giảm nghèo nhiều nhất"."""
    said = {word for word in _CHANGES if word in fold(text).split()}
    return {h for h in headers if said <= set(fold(h).split())} if said else headers


def _most_said(context: Context) -> list[str]:
    """The numeric column of a table of agencies or places whose header shares most words with the question."""
    question, terms = context.question, context.knowledge.terms
    if not question.entities or set(question.roles()) & set(SCORE_ROLES):
        return []
    tables = [f for f in context.tables() if f.name_header in question.entities.headers]
    query = terms.query(question.subject)
    percent = _PERCENT.search(question.text) is not None
    headers = _of_the_change(question.text, {header for f in tables for header in f.measures})
    shares = {h: terms.coverage(query, [(terms.text(h), 1.0)]) + _PREFER * (percent == ("%" in h)) for h in headers}
    shares = {h: share - 2 * _PREFER * heads_places(h) for h, share in shares.items()}
    best = max(sorted(shares), key=lambda header: shares[header], default=None)
    return [best] if best and shares[best] >= _SHARED else []


def ranked_units(question: Question, units: Collection[str]) -> set[str]:
    """The units of the rows that may be ranked with each other: points are not ranked with percentages.

    Of several units those that the question says; none where it says none.
    """
    if question.operation not in _RANKINGS or len(set(map(fold, units))) < 2:
        return set(units)
    text, rated = fold(question.text), _PERCENT.search(question.text)
    said = (unit for unit in units if unit)
    return {unit for unit in said if (unit == "%" and rated) or re.search(rf"\b{re.escape(fold(unit))}\b", text)}


def ranks_places(question: Question) -> bool:
    """Whether the first or last of places is asked for ("nơi nào … nhất"), which rows of other things do not tell."""
    return _OF_PLACES.search(question.text) is not None and not question.entities

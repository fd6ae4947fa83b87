"""`RecordQuery` as SQL over the record store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from index.records_writer import normal_key, normal_name
from index.types import RecordQuery


@dataclass
class _Conditions:
    clauses: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)

    def add(self, clause: str, *values: str) -> None:
        self.clauses.append(clause)
        self.values += values

    def one_of(self, column: str, values: Iterable[str]) -> None:
        wanted = list(values)
        if wanted:
            self.add(f"{column} IN ({', '.join('?' * len(wanted))})", *wanted)


def select(query: RecordQuery) -> tuple[str, list[str]]:
    """SQL that gives the ids of the rows a query asks for, in table order, and the values it binds."""
    found = _Conditions()
    found.one_of("document", query.documents)
    found.one_of("table_id", query.tables)
    found.one_of("kind", query.kinds)
    found.one_of("id", query.ids)
    found.one_of("key", map(normal_key, query.keys))
    if query.parent is not None:
        found.add("parent = ?", query.parent)
    if query.group is not None:
        found.add("n IN (SELECT row FROM headings WHERE name = ?)", normal_name(query.group))
    _add_agency(found, query)
    _add_deadline(found, query)
    where = f" WHERE {' AND '.join(found.clauses)}" if found.clauses else ""
    return f"SELECT id FROM rows{where} ORDER BY n", found.values  # noqa: S608 - clauses are ours, values are bound


def _add_agency(found: _Conditions, query: RecordQuery) -> None:
    if query.agency is None:
        return
    named = _Conditions()
    named.add("folded = ?", normal_name(query.agency))
    named.one_of("role", query.roles)
    named.one_of("source", query.sources)
    found.add(f"n IN (SELECT row FROM agencies WHERE {' AND '.join(named.clauses)})", *named.values)  # noqa: S608


def _add_deadline(found: _Conditions, query: RecordQuery) -> None:
    inside = _Conditions()
    if query.deadline_from is not None or query.deadline_to is not None:
        # A cell that names no date lies in no period.
        inside.add("first IS NOT NULL AND last IS NOT NULL")
    if query.deadline_from is not None:
        inside.add("first >= ?", query.deadline_from)
    if query.deadline_to is not None:
        inside.add("last <= ?", query.deadline_to)
    either = _Conditions()
    if inside.clauses:
        either.add(f"({' AND '.join(inside.clauses)})", *inside.values)
    either.one_of("kind", query.deadline_kinds)
    if either.clauses:
        found.add(f"n IN (SELECT row FROM deadlines WHERE {' OR '.join(either.clauses)})", *either.values)  # noqa: S608

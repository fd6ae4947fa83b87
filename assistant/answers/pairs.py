"""Questions about several rows that are named together: "A và B do ai chủ trì?", "A hay B phải xong trước?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from assistant.agency_mentions import same_agency
from assistant.answers.cells import asked_cells
from assistant.answers.rows import answer_rows
from assistant.draft import Context, Draft
from assistant.evidence import row_strength
from assistant.matching import RowMatch
from index.types import Record
from ingest.textnorm import fold

CHOOSES_ROWS = {"below_target", "short_of_target", "at_max", "below_max"}
"""The operations that choose, of rows that may be named, those whose cells stand so."""
_CONFIDENCE = 0.95
_COMPARED_STRENGTH = 0.6
_PLACED_STRENGTH = 0.5
"""A row of the one table that the question names need not be named so surely."""
_NAMED_STRENGTH = 0.75
_NAMED_SHARE = 0.6
_WHOLE_STRENGTH = 0.8
_WHOLE_SHARE = 0.6
_COVERED = 0.9
_NEARLY = 0.15
_WHOLLY = 0.95
_MOST_NAMED = 4
_COMPARES = re.compile(
    r"(?<!thế )\bnào\b.*\b(?:hơn|trước|sau|sớm|muộn)\b"
    r"|\bgiữa\b.* (?:và|với|hay) .*\bnào\b"
    r"|bằng nhau|khác nhau|giống nhau|lần lượt|hơn nhau|\bhơn\b|\bso với\b|so sánh|cùng (?:một|chung|do|hạn|cơ quan)",
    re.IGNORECASE,
)

_WHICH_BEST = re.compile(r"[,:;] [^,:;?]{0,40}\bnào\b[^,:;?]*\bnhất\b", re.IGNORECASE)
"""Which is first of those that are named before it: "A, B và C, nội dung nào cao nhất?"."""


def answer_pairs(context: Context) -> Draft | None:
    """The asked cells of each of the rows, and how they compare; None unless every part names a row of its own."""
    question = context.question
    if question.codes or question.items or question.operation in {"count", "metadata", "gap", "sum"}:
        return None
    if question.operation == "difference" and (question.headers or {"result", "target"} <= set(question.roles())):
        return None
    if question.operation in CHOOSES_ROWS:
        return None
    records = _agencies_together(context) or named_together(context)
    if not records or (_COMPARES.search(question.text) and not question.quoted and _is_whole_and_part(records)):
        return None
    return answer_rows(context, records, _CONFIDENCE)


def _is_whole_and_part(records: Sequence[Record]) -> bool:
    """Whether one of the rows stands right above another, so that it is named for want of a row of its own."""
    return not {record.id for record in records}.isdisjoint(record.parent for record in records)


def _agencies_together(context: Context) -> list[Record]:
    """The rows of agencies that are named together, in a table that has a row for each."""
    question = context.question
    names = list(dict.fromkeys(mention.agency.name for mention in question.agencies))
    if len(names) < 2 or not _COMPARES.search(question.text):
        return []
    for facts in (f for f in context.tables() if f.measures):
        rows = context.knowledge.rows(facts.info.id)
        found = [next((r for r in rows if same_agency(r.name, name)), None) for name in names]
        records = [record for record in found if record is not None and asked_cells(context, record)]
        if len(records) == len(names):
            return records
    return []


def named_together(context: Context) -> list[Record]:
    """The rows that the parts of the question name, one each; none unless every part names a row of its own."""
    question = context.question
    best = question.operation in {"max", "min"} and bool(_WHICH_BEST.search(question.text))
    compares = best or question.operation in {"compare", "difference", "sum"} or bool(_COMPARES.search(question.text))
    if question.operation == "list" and not compares:
        return []
    asks = question.asked or question.asks_agency or question.asks_score
    sides = [tuple(question.quoted)] if len(question.quoted) > 1 else question.sides
    sides = [parts for parts in sides if not _are_agencies(context, parts)]
    if not sides or not (compares or asks):
        return []
    tables = context.tables()
    whole = context.matcher.rows(question, tables) if question.subject else []
    sure = whole and row_strength(whole[0]) >= _WHOLE_STRENGTH and whole[0].name_share >= _WHOLE_SHARE
    if sure and (not compares or whole[0].coverage >= _COVERED):
        return []
    ways = [rows for parts in sides if (rows := _one_each(context, parts, compares))]
    surest = max(ways, key=lambda rows: (_of_one_level(rows), min(map(row_strength, rows))), default=[])
    return [match.record for match in surest]


def _are_agencies(context: Context, parts: Sequence[str]) -> bool:
    """Whether the parts are the names of agencies and nothing else, which name no rows by standing in their text."""
    question = context.question
    names = [set(fold(f"{m.agency.name} {m.agency.text}").split()) for m in question.agencies]
    return len(names) > 1 and all(any(set(fold(part).split()) <= name for name in names) for part in parts)


def _of_one_level(rows: Sequence[RowMatch]) -> bool:
    """Whether rows that are compared stand equally deep: all headings, or all parts of one."""
    return len({(m.record.parent is None, m.record.key.count(".")) for m in rows}) == 1


def _candidates(context: Context, part: str, compares: bool) -> dict[str, list[RowMatch]]:
    """The rows of each table that a part of the question may name: the best, and those that say all of it too."""
    alone = replace(context.question, subject=part, content=part, quoted=[], agencies=[])
    found: dict[str, list[RowMatch]] = {}
    for match in context.matcher.rows(alone, context.tables()):
        found.setdefault(match.record.table, []).append(match)
    best = {table: _nearly_best(matches) for table, matches in found.items() if _named(context, matches[0], compares)}
    return {table: [m for m in matches if _named(context, m, compares)] for table, matches in best.items()}


def _nearly_best(matches: Sequence[RowMatch]) -> list[RowMatch]:
    floor = row_strength(matches[0]) - _NEARLY
    others = [m for m in matches[1:] if m.coverage >= _WHOLLY and row_strength(m) >= floor]
    return [matches[0], *others][:_MOST_NAMED]


def _one_each(context: Context, parts: Sequence[str], compares: bool) -> list[RowMatch]:
    """The best row of each part, all of one table and none twice, of one level if may be; else nothing."""
    found = [_candidates(context, part, compares) for part in parts]
    tables = [table for table in found[0] if all(table in named for named in found)]
    sets = (list(rows) for table in tables for rows in product(*(named[table] for named in found)))

    def fit(rows: list[RowMatch]) -> tuple[bool, bool, float]:
        asked = all(any(cell.text for cell in asked_cells(context, m.record)) for m in rows)
        return asked, _of_one_level(rows), min(row_strength(m) for m in rows)

    return max((rows for rows in sets if len({m.record.id for m in rows}) == len(rows)), key=fit, default=[])


def _named(context: Context, match: RowMatch, compares: bool) -> bool:
    if not asked_cells(context, match.record) and not compares:
        return False
    if not compares:
        return row_strength(match) >= _NAMED_STRENGTH and match.name_share >= _NAMED_SHARE
    of_index = context.knowledge.tables[match.record.table].indexes == set(context.question.indexes)
    placed = context.question.appendices or (context.question.indexes and of_index)
    return row_strength(match) >= (_PLACED_STRENGTH if placed else _COMPARED_STRENGTH)

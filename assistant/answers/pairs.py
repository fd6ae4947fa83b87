"""Questions about several rows that are named together: "A và B do ai chủ trì?", "A hay B phải xong trước?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.agency_mentions import same_agency
from assistant.answers.cells import asked_cells
from assistant.answers.rows import answer_rows
from assistant.draft import Context, Draft
from assistant.evidence import row_strength
from assistant.matching import RowMatch
from index.types import Record

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
_COMPARES = re.compile(
    r"(?<!thế )\bnào\b.*\b(?:hơn|trước|sau|sớm|muộn)\b"
    r"|\bgiữa\b.* (?:và|với|hay) .*\bnào\b"
    r"|bằng nhau|khác nhau|giống nhau|lần lượt|hơn nhau|\bhơn\b|\bso với\b|so sánh|cùng (?:một|chung|do|hạn|cơ quan)",
    re.IGNORECASE,
)


def answer_pairs(context: Context) -> Draft | None:
    """The asked cells of each of the rows, and how they compare; None unless every part names a row of its own."""
    question = context.question
    if question.codes or question.items or question.operation in {"count", "metadata", "gap"}:
        return None
    if question.operation == "difference" and (question.headers or {"result", "target"} <= set(question.roles())):
        return None
    if question.operation in CHOOSES_ROWS:
        return None
    records = _agencies_together(context) or named_together(context)
    return answer_rows(context, records, _CONFIDENCE) if records else None


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
    compares = question.operation in {"compare", "difference"} or bool(_COMPARES.search(question.text))
    if question.operation == "list" and not compares:
        return []
    asks = question.asked or question.asks_agency or question.asks_score
    sides = [tuple(question.quoted)] if len(question.quoted) > 1 else question.sides
    if not sides or not (compares or asks):
        return []
    tables = context.tables()
    whole = context.matcher.rows(question, tables) if question.subject else []
    sure = whole and row_strength(whole[0]) >= _WHOLE_STRENGTH and whole[0].name_share >= _WHOLE_SHARE
    if sure and (not compares or whole[0].coverage >= _COVERED):
        return []
    best: tuple[float, list[Record]] | None = None
    for parts in sides:
        rows = _one_each(context, parts, compares)
        weakest = min((row_strength(m) for m in rows), default=0.0)
        if rows and (best is None or weakest > best[0]):
            best = (weakest, [m.record for m in rows])
    return best[1] if best else []


def _matches(context: Context, part: str) -> list[RowMatch]:
    """The best row of each table for a part of the question."""
    alone = replace(context.question, subject=part, content=part, quoted=[], agencies=[])
    first: dict[str, RowMatch] = {}
    for match in context.matcher.rows(alone, context.tables()):
        first.setdefault(match.record.table, match)
    return list(first.values())


def _one_each(context: Context, parts: Sequence[str], compares: bool) -> list[RowMatch]:
    """The best row of each part, all of one table and none twice; nothing where one part names none."""
    found: list[dict[str, RowMatch]] = []
    for part in parts:
        named = {m.record.table: m for m in _matches(context, part) if _named(context, m, compares)}
        if not named:
            return []
        found.append(named)
    tables = (table for table in found[0] if all(table in named for named in found))
    sets = [[named[table] for named in found] for table in tables]
    sets = [rows for rows in sets if len({m.record.id for m in rows}) == len(rows)]

    def fit(rows: list[RowMatch]) -> tuple[bool, float]:
        asked = all(any(cell.text for cell in asked_cells(context, m.record)) for m in rows)
        return asked, min(row_strength(m) for m in rows)

    return max(sets, key=fit, default=[])


def _named(context: Context, match: RowMatch, compares: bool) -> bool:
    if not asked_cells(context, match.record) and not compares:
        return False
    if not compares:
        return row_strength(match) >= _NAMED_STRENGTH and match.name_share >= _NAMED_SHARE
    return row_strength(match) >= (_PLACED_STRENGTH if context.question.appendices else _COMPARED_STRENGTH)

"""Counting rows by agency, index or document: who leads most tasks, which part has more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.answers.by_agency import LED
from assistant.answers.outline import counted_units
from assistant.draft import Context, Draft
from assistant.knowledge import TableFacts
from assistant.question import AGENCY_ROLES
from assistant.wants import counts_agencies
from assistant.wording import ROLE_VERBS, upper_first
from index.types import Record
from ingest.textnorm import fold

_CONFIDENCE = 0.9
_MOST = re.compile(r"\b(nhieu|it)\b(?: [^\W\d_]+){0,4} (nhat|hon)\b")
_OF_POINTS = re.compile(r"\bdiem\b|\bbac\b|%")
_SHOWN = 5
_CITED = 12


def answer_tally(context: Context) -> Draft | None:
    """ "Cơ quan nào chủ trì nhiều nhiệm vụ nhất?", "phần SIPAS hay PAPI nhiều nhiệm vụ hơn?"; else None."""
    question = context.question
    text = fold(question.text)
    most = _MOST.search(text)
    if not most or _OF_POINTS.search(text) or question.codes:
        return None
    if len(question.indexes) > 1 and question.unit in {"task", "any", "middle"}:
        groups = {name: _of_index(context, name) for name in question.indexes}
        return _say(context, groups, most[1])
    role = next((r for r in question.roles() if r in AGENCY_ROLES), None)
    led = role and (question.asks_agency or len(question.agencies) > 1)
    if not led or not (question.unit or len(question.agencies) > 1):
        return None
    named = [mention.agency.name for mention in question.agencies]
    return _say(context, _by_agency(context, role or "lead_agency", named), most[1])


def count_agencies(context: Context) -> Draft | None:
    """ "Có bao nhiêu cơ quan chủ trì nhiệm vụ trong Kế hoạch 64?": the agencies of a table, each once."""
    question = context.question
    role = next((r for r in question.roles() if r in AGENCY_ROLES), None)
    named = question.codes or question.items or question.quoted or question.agencies or question.subject
    if not counts_agencies(question) or role is None or named:
        return None
    groups = _by_agency(context, role, [])
    if not groups:
        return None
    bibliography = context.bibliography()
    lines = [f"- {name} [{bibliography.row(rows[0])}]" for name, rows in sorted(groups.items())]
    verb = ROLE_VERBS[role]
    place = context.place(next(iter(groups.values()))[0])
    text = "\n".join([f"Có **{len(groups)} cơ quan** {verb} ({place}):", *lines])
    return Draft(text, _CONFIDENCE, bibliography, computed=[str(len(groups))])


def count_columns(context: Context) -> Draft | None:
    """ "Bảng tại Phụ lục 1 có bao nhiêu cột?": the columns of the first table in scope."""
    tables = context.tables()
    asked = any(unit.split()[:1] == ["cot"] for unit in counted_units(context.question))
    if not asked or not tables or not (context.documents.named or context.question.appendices):
        return None
    info = tables[0].info
    bibliography = context.bibliography()
    record = context.knowledge.rows(info.id)[0]
    n = bibliography.row(record, [cell.column for cell in record.cells])
    text = f"Bảng có **{len(info.headers)} cột** ({context.place(record)}): {'; '.join(info.headers)} [{n}]."
    return Draft(text, _CONFIDENCE, bibliography, computed=[str(len(info.headers)), *info.headers])


def _rows(context: Context) -> list[Record]:
    tables: Sequence[TableFacts] = context.tables()
    if context.question.unit == "task":
        tables = [f for f in tables if f.is_tasks] or tables
    elif context.question.unit in {"top", "middle", "leaf"}:
        tables = [f for f in tables if not f.is_tasks] or tables
    label = next((label for label in context.documents.labels if any(f.info.document == label for f in tables)), None)
    chosen = [f for f in tables if f.info.document == label]
    rows = [r for f in chosen for r in context.knowledge.rows(f.info.id) if r.kind == "row"]
    return [r for r in rows if len(context.question.indexes) > 1 or context.scoper.fits_index(r, context.question)]


def _of_index(context: Context, name: str) -> list[Record]:
    return [r for r in _rows(context) if name in context.knowledge.record_index(r.id)]


def _by_agency(context: Context, role: str, named: Sequence[str]) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = {name: [] for name in named}
    for record in _rows(context):
        names = {
            ref.name
            for cell in record.cells_of(role)
            if cell.source in LED
            for ref in cell.agencies
            if ref.kind == "agency"
        }
        for name in sorted(names):
            if not named or name in groups:
                groups.setdefault(name, []).append(record)
    return groups


def _say(context: Context, groups: dict[str, list[Record]], more: str) -> Draft | None:
    counts = Counter({name: len(rows) for name, rows in groups.items()})
    if len(counts) < 2 or not any(counts.values()):
        return None
    ordered = counts.most_common() if more == "nhieu" else sorted(counts.items(), key=lambda item: item[1])
    first = [name for name, n in ordered if n == ordered[0][1]]
    bibliography = context.bibliography()
    lines = []
    for name, n in ordered[: max(_SHOWN, len(first))]:
        marks = "".join(f" [{bibliography.row(r)}]" for r in groups[name][:_CITED])
        lines.append(f"- {name}: **{n}** dòng{marks}")
    how = "nhiều" if more == "nhieu" else "ít"
    place = context.place(next(rows[0] for rows in groups.values() if rows))
    equal = "**bằng nhau**" if len(first) == len(counts) == 2 else f"**{', '.join(first)}** {how} nhất"
    text = "\n".join([f"{upper_first(equal)}: {ordered[0][1]} dòng ({place}):", *lines])
    return Draft(text, _CONFIDENCE, bibliography, computed=[str(n) for n in counts.values()])

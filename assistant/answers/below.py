"""Who has the rows of a field: of a heading that names no agency itself, or whose rows the question is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answers.filters import candidates
from assistant.answers.headings import field_words, named_heading, under
from assistant.citing import Bibliography, short
from assistant.draft import Context, Draft
from assistant.knowledge import TableFacts
from assistant.question import AGENCY_ROLES
from assistant.wording import ROLE_NAMES, ROLE_VERBS, is_task_row, one_line, row_name
from index.types import Record
from ingest.textnorm import fold, squash

_CONFIDENCE = 0.92
_WHOLE = 0.9
_FEWEST = 2
_NAME_LENGTH = 90
_OF_ROWS = re.compile(
    r"\b(?:các|những|từng|mỗi) (?:nhiệm vụ|việc|công việc|nội dung|tiêu chí|chỉ tiêu|giải pháp|chỉ số|dòng)\b"
    r"|\b(?:các|những) (?:cơ quan|đơn vị|sở)\b",
    re.IGNORECASE,
)


def answer_of_field(context: Context) -> Draft | None:
    """Answers "những cơ quan nào chủ trì các nội dung của lĩnh vực X?"; None when no agency of a field is asked."""
    question = context.question
    role = _asked_role(context)
    named = question.codes or question.items or question.quoted or question.deadline or question.polar
    if role is None or named or not question.subject or question.operation not in {"lookup", "list"}:
        return None
    for tables in _where(context):
        if _names_a_row(context, tables):
            return None
        if heading := _whole_heading(context, tables):
            asked = heading.kind == "group" or _OF_ROWS.search(question.text) or not _own(heading, role)
            return who_below(context, heading, role) if asked else None
        rows, field = _of_value(context, tables)
        if len(rows) >= _FEWEST and _OF_ROWS.search(question.text):
            return _said(context, rows, role, f"“{field}”")
    return None


def _where(context: Context) -> Iterator[list[TableFacts]]:
    """Sets of tables to look in: those about nothing but the index that is named, then those with such rows, all."""
    question = context.question
    anywhere = replace(context, question=replace(question, unit=None))
    for tables in [*candidates(context), *(candidates(anywhere) if question.unit else ())]:
        own = [facts for facts in tables if context.scoper.is_only_about(facts, question)]
        yield from [own, tables] if own and question.unit != "task" else [tables]


def who_below(context: Context, heading: Record, role: str | None = None) -> Draft | None:
    """The agencies of the rows below a heading, each with its rows; None where they name none."""
    role = role or _asked_role(context)
    below = under(context, heading)
    rows = [r for r in context.knowledge.rows(heading.table) if r.id in below and r.kind == "row"]
    if not role:
        return None
    name = f"mục {heading.key} “{heading.name}”" if heading.key and heading.kind == "group" else row_name(heading)
    return _said(context, rows, role, name, None if heading.kind == "group" else heading)


def _own(record: Record, role: str) -> str:
    """The agency that a row names itself."""
    return "; ".join(one_line(cell.text) for cell in record.cells_of(role) if cell.text)


def _asked_role(context: Context) -> str | None:
    """The one role whose agencies are asked for."""
    question = context.question
    roles = [role for role in question.roles() if role in AGENCY_ROLES]
    if question.agencies or len(roles) > 1 or set(question.roles()) - {*AGENCY_ROLES, "task", "name"}:
        return None
    return roles[0] if roles else ("lead_agency" if question.asks_agency else None)


def _names_a_row(context: Context, tables: Sequence[TableFacts]) -> bool:
    """Whether a row with none below it has the name that the question says."""
    named = [m for m in context.matcher.rows(context.question, tables) if min(m.coverage, m.name_share) >= _WHOLE]
    return any(not context.knowledge.children(match.record) for match in named)


def _whole_heading(context: Context, tables: Sequence[TableFacts]) -> Record | None:
    """The heading that says all that the question is about."""
    heading = named_heading(context, tables)
    words = field_words(context)
    if heading is None or set(_plain(words).split()) <= set(_plain(heading.name).split()):
        return heading
    terms = context.knowledge.terms
    return heading if terms.coverage(terms.query(words), [(terms.text(heading.name), 1.0)]) >= _WHOLE else None


def _of_value(context: Context, tables: Sequence[TableFacts]) -> tuple[list[Record], str]:
    """The rows with just what the question is about in a column without a role, and those words."""
    wanted = _plain(field_words(context))
    found = [
        (record, cell.text)
        for facts in tables
        for record in context.knowledge.rows(facts.info.id)
        for cell in record.cells
        if cell.role is None and record.kind == "row" and _plain(cell.text) == wanted
    ]
    return [record for record, _ in found], found[0][1] if found else ""


def _plain(text: str) -> str:
    return squash(re.sub(r"\W+", " ", fold(text)))


def _said(
    context: Context, rows: Sequence[Record], role: str, field: str, heading: Record | None = None
) -> Draft | None:
    groups = _by_agency(rows, role)
    if not groups:
        return None
    bibliography = context.bibliography()
    verb = ROLE_VERBS[role]
    unit = "nhiệm vụ" if all(is_task_row(r) for r in rows) else "nội dung"
    many, place = f"**{len(groups)} cơ quan**", context.place(rows[0])
    first = f"{many} {verb} các {unit} thuộc {field} ({place})"
    if heading:
        own = _own(heading, role)
        n = bibliography.row(heading, [cell.column for cell in heading.cells_of(role)])
        if own or _OF_ROWS.search(context.question.text):
            itself = f"chính mục này do **{own}** {verb}" if own else "bảng để trống ô của chính mục này"
            first += f"; {itself} [{n}]"
        else:
            blank = f"Bảng **để trống** ô {ROLE_NAMES[role]} của {field} ({place}) [{n}]"
            first = f"{blank}; các {unit} bên dưới do {many} {verb}"
    lines = [f"{first}:", *(_line(name, led, role, bibliography) for name, led in groups.items())]
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=[str(len(groups))], interpretation=field)


def _by_agency(rows: Sequence[Record], role: str) -> dict[str, list[Record]]:
    """The rows of each agency; without those below a row that it has already."""
    groups: dict[str, list[Record]] = {}
    for record in rows:
        cells = record.cells_of(role)
        for name in dict.fromkeys(ref.name for cell in cells for ref in cell.agencies):
            groups.setdefault(name, []).append(record)
    for name, led in groups.items():
        ids = {record.id for record in led}
        groups[name] = [record for record in led if record.parent not in ids]
    return groups


def _line(name: str, led: Sequence[Record], role: str, bibliography: Bibliography) -> str:
    """ "- **Sở Y tế**: 65. Đầu tư …; 66. … [2][3]", with what of a shared row is the agency's own."""
    said = []
    for record in led:
        scope = next((ref.scope for c in record.cells_of(role) for ref in c.agencies if ref.name == name), None)
        numbered = record.key and any(cell.source == "own" for cell in record.cells_of("key"))
        key = f"{record.key}. " if numbered else ""
        said.append(f"{key}{short(record.name, _NAME_LENGTH).rstrip('.;')}" + (f" ({scope})" if scope else ""))
    marks = "".join(f"[{bibliography.row(r, [c.column for c in r.cells_of(role)])}]" for r in led)
    return f"- **{name}**: {'; '.join(said)} {marks}"

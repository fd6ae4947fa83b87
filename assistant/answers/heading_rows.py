"""A heading within a table, told with its number as the document writes it and with what stands under it."""

from __future__ import annotations

import re

from assistant.answers.called import rows_called
from assistant.answers.cells import asked_cells
from assistant.answers.headings import lettered_heading, under
from assistant.citing import Bibliography
from assistant.draft import Context, Draft
from assistant.wording import numbered_name
from index.types import Record
from ingest.model import NAMING_ROLES

_CONFIDENCE = 0.97
_MEMBERS = re.compile(
    r"\b(?:gồm|bao gồm|thuộc|trong)\b[^?]*\b(?:nào|gì|ai|bao nhiêu|mấy)\b|\b(?:nào|bao nhiêu|mấy)\b[^?]*\bthuộc\b"
    r"|\b(?:liệt kê|kể|danh sách)\b|\bcó (?:bao nhiêu|mấy|những)\b",
    re.IGNORECASE,
)
"""What asks for all that stands in a group."""
_MOST_NAMED = 12
_LONGEST = 120


def tell_heading(context: Context, heading: Record) -> Draft | None:
    """The heading and the rows under it; None where it has values of its own, or a column of it is asked for."""
    question = context.question
    filled = any(cell.text and cell.role not in NAMING_ROLES for cell in heading.cells)
    asks = question.asks_agency or question.asks_score or question.polar or question.subject
    if heading.kind != "group" or filled or asks or asked_cells(context, heading) or set(question.roles()) - {"name"}:
        return None
    bibliography = context.bibliography()
    n = bibliography.row(heading)
    name = f"{heading.key}. {heading.name}" if heading.key else heading.name
    below, count = _below(context, heading, bibliography)
    text = f"**{name}** ({context.place(heading)}) [{n}]{below}"
    draft = Draft(text, _CONFIDENCE, bibliography, computed=[count] if count else [])
    draft.interpretation = name
    return draft


def answer_lettered_group(context: Context) -> Draft | None:
    """ "Những xã nào thuộc nhóm C?", "nhóm B có bao nhiêu xã?": the rows under the heading of that letter."""
    question = context.question
    if question.operation not in {"lookup", "list", "count"} or not _MEMBERS.search(question.text):
        return None
    if question.bounds or question.agencies or question.deadline or question.codes or question.headers or question.why:
        return None
    if set(question.roles()) - {"name", "task", "target"}:
        return None
    groups = [r for f in context.tables() for r in context.knowledge.rows(f.info.id) if r.kind == "group"]
    heading = lettered_heading(question.text, groups)
    if heading is None:
        return None
    bibliography = context.bibliography()
    n = bibliography.row(heading)
    below, count = _below(context, heading, bibliography)
    text = f"**{heading.name}** ({context.place(heading)}) [{n}]{below}"
    return Draft(text, _CONFIDENCE, bibliography, computed=[count], interpretation=heading.name) if count else None


def _below(context: Context, heading: Record, bibliography: Bibliography) -> tuple[str, str]:
    """How many rows stand under a heading, and which, where they are few; headings below it where it has such."""
    ids = under(context, heading)
    rows = [r for r in context.knowledge.rows(heading.table) if r.id in ids]
    nearest = [r for r in rows if r.kind == "group" and r.group[-1:] == [heading.name]]
    shown = nearest or [r for r in rows if r.kind == "row" and r.parent not in ids]
    if not shown:
        return ".", ""
    count = str(len(shown))
    said = f", gồm **{count} {'phần' if nearest else rows_called(context, shown)}**"
    if len(shown) > _MOST_NAMED:
        return f"{said}.", count
    lines = [f"- {numbered_name(r, _LONGEST)} [{bibliography.row(r)}]" for r in shown]
    return "\n".join([f"{said}:", *lines]), count

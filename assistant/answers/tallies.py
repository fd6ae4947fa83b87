"""Counting rows by agency, index or document: who leads most tasks, which part has more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.by_agency import LED, has_alone, is_alone
from assistant.answers.called import rows_called
from assistant.answers.due import due_in, saying
from assistant.answers.headings import named_heading, under
from assistant.answers.outline import counted_units
from assistant.draft import Context, Draft
from assistant.knowledge import TableFacts
from assistant.question import AGENCY_ROLES
from assistant.wants import counts_agencies
from assistant.wording import ROLE_VERBS, upper_first
from index.types import Record
from ingest.textnorm import fold

_CONFIDENCE = 0.9
_MOST = re.compile(r"\b(nhieu|it)\b(?: (?!nhat\b|hon\b)\S+){0,8} (nhat|hon)\b")
_MOST_MEASURES = re.compile(r"\b(?:nhieu|it) (?:chi tieu|tieu chi|chi so)\b")
_MOST_ROWS = re.compile(r"\b(?:nhieu|it) (?:nhiem vu|(?:dau |cong )?viec|noi dung|chi tieu|tieu chi|chi so)\b")
_OF_POINTS = re.compile(r"\bdiem\b|\bbac\b|%")
_WHO = re.compile(r"\b(?:so|co quan|don vi|nganh|ban|noi|ben|dia phuong)(?:,? [^\W\d_]+){0,2} nao\b|\bai\b")
_DEPARTMENT = re.compile(r"(?<!cơ )\bsở nào\b|\b(?:bao nhiêu|mấy) sở\b(?!,| (?:ban|ngành))", re.IGNORECASE)
_PART = re.compile(r"\b(?P<which>phan|muc|nhom|linh vuc|mang|chuong|chi so noi dung|chi so)(?: [^\W\d_]+){0,2} nao\b")
_ROWS_OF_PART = re.compile(r"\b(?:nhiem vu|noi dung|tieu chi|chi tieu|chi so)\b")
_HIGHEST = {"phan", "chuong", "chi so noi dung", "chi so"}
_SHOWN = 5
_CITED = 12
_SIDES = 2
_WHOLLY = 0.95
_MORE_OR_LESS = {"nhieu", "it", "nhat", "hon"}


def answer_tally(context: Context) -> Draft | None:
    """ "Cơ quan nào chủ trì nhiều nhiệm vụ nhất?", "phần SIPAS hay PAPI nhiều nhiệm vụ hơn?"; else None."""
    question = context.question
    text = fold(question.unquoted())
    most = _MOST.search(text)
    if not most or _OF_POINTS.search(text) or question.codes:
        return None
    if len(question.indexes) > 1 and question.unit in {"task", "any", "middle"}:
        groups = {name: _of_index(context, name) for name in question.indexes}
        return _say(context, groups, most[1], _SIDES)
    if (part := _PART.search(text)) and _ROWS_OF_PART.search(most[0]):
        groups = _by_part(context, part["which"] in _HIGHEST, "thanh phan" in most[0])
        return _say(context, groups, most[1], _SIDES)
    role = next((r for r in [*question.roles(), *(m.role for m in question.agencies)] if r in AGENCY_ROLES), None)
    asks_who = question.asks_agency or _WHO.search(text)
    named = [mention.agency.name for mention in question.agencies]
    both = len(named) >= _SIDES and most[2] == "hon" and _MOST_ROWS.search(text)
    if not (role and (asks_who or len(named) >= _SIDES)) and not (asks_who and question.unit == "task") and not both:
        return None
    groups = rows_by_agency(context, role or "lead_agency", named)
    return _say(context, groups, most[1], _SIDES if named else 1)


def count_agencies(context: Context) -> Draft | None:
    """ "Có bao nhiêu cơ quan chủ trì nhiệm vụ trong Kế hoạch 64?": the agencies of a table or of a part of it."""
    question = context.question
    role = next((r for r in question.roles() if r in AGENCY_ROLES), None)
    if not counts_agencies(question) or role is None or question.codes or question.quoted or question.agencies:
        return None
    heading = counted_heading(context)
    if (question.items or question.subject) and not heading:
        return None
    groups = rows_by_agency(context, role)
    if not groups:
        return None
    bibliography = context.bibliography()
    lines = [f"- {name} [{bibliography.row(rows[0])}]" for name, rows in sorted(groups.items())]
    verb = ROLE_VERBS[role]
    place = context.place(next(iter(groups.values()))[0])
    where = f"“{heading.name}”, {place}" if heading else place
    unit = "sở" if _DEPARTMENT.search(question.text) else "cơ quan"
    text = "\n".join([f"Có **{len(groups)} {unit}** {verb} ({where}):", *lines])
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
    headers = [cell.header for cell in record.cells if cell.read_from is None]
    text = f"Bảng có **{len(headers)} cột** ({context.place(record)}): {'; '.join(headers)} [{n}]."
    return Draft(text, _CONFIDENCE, bibliography, computed=[str(len(headers)), *headers])


def _counted(context: Context) -> tuple[list[TableFacts], Record | None]:
    """The counted tables of the document on the matter, or the preferred, and the heading in them that is asked."""
    question = context.question
    tables: Sequence[TableFacts] = context.tables()
    measures = question.unit in {"top", "middle", "leaf"} or _MOST_MEASURES.search(fold(question.text))
    if question.unit in {"task", None} and not measures:
        tables = [f for f in tables if f.is_tasks] or tables
    elif measures:
        tables = [f for f in tables if f.is_criteria] or tables
    tables = _fitting(context, tables)
    sets = sorted(
        context.by_document(tables),
        key=lambda found: (not _are_about(context, found), not _have_agencies(context, found)),
    )
    headed = ((found, named_heading(context, found)) for found in sets)
    return next(((found, heading) for found, heading in headed if heading), (next(iter(sets), []), None))


def counted_heading(context: Context) -> Record | None:
    """The heading below which rows are counted, where the question names one."""
    return _counted(context)[1]


def _fitting(context: Context, tables: Sequence[TableFacts]) -> list[TableFacts]:
    """The tables of the index that is named, if there are any, and of these those that have agencies to be told."""
    question = context.question
    of_index = [f for f in tables if question.indexes and context.scoper.is_only_about(f, question)]
    fitting = of_index if question.unit != "task" and of_index else list(tables)
    led = question.agencies or question.asks_agency or AGENCY_ROLES[0] in question.roles()
    return [f for f in fitting if led and {*AGENCY_ROLES} & f.roles] or fitting


def _have_agencies(context: Context, tables: Sequence[TableFacts]) -> bool:
    """Whether one of the agencies that the question names stands in some row of the tables."""
    names = {mention.agency.name for mention in context.question.agencies}
    rows = (r for f in tables for r in context.knowledge.rows(f.info.id))
    return any(ref.name in names for r in rows for cell in r.cells for ref in cell.agencies)


def _are_about(context: Context, tables: Sequence[TableFacts]) -> bool:
    """Whether the captions and the title of the tables' document say all of the matter in question."""
    known = context.knowledge
    words = (word for word in context.question.subject.split() if fold(word) not in _MORE_OR_LESS)
    query = known.terms.query(" ".join(words)).of_phrases()
    said = [known.documents[tables[0].info.document].title, *(facts.info.caption for facts in tables)]
    return bool(query) and known.terms.coverage(query, [(known.terms.text(" \n ".join(said)), 1.0)]) >= _WHOLLY


def _rows(context: Context) -> list[Record]:
    question = context.question
    tables, heading = _counted(context)
    rows = [r for f in tables for r in due_in(context, f, question.deadline) if r.kind == "row"]
    if question.deadline:
        rows = saying(rows, question, question.deadline)
    if heading:
        below = under(context, heading)
        rows = [r for r in rows if r.id in below]
    return [r for r in rows if len(question.indexes) > 1 or context.scoper.fits_index(r, question)]


def _of_index(context: Context, name: str) -> list[Record]:
    return [r for r in _rows(context) if name in context.knowledge.record_index(r.id)]


def _by_part(context: Context, highest: bool, finest: bool) -> dict[str, list[Record]]:
    """The rows by the heading that they stand under, the highest one or the nearest.

    Of rows with parts these are counted where the `finest` are asked for, else they themselves.
    """
    rows = _rows(context)
    nested = any(r.key.count(".") > 1 for r in rows)
    if nested:
        rows = [r for r in rows if (r.key.count(".") > 1) == finest and "." in r.key]
    groups: dict[str, list[Record]] = {}
    for record in rows:
        if record.group and (nested or not context.knowledge.children(record)):
            groups.setdefault(record.group[0 if highest or nested else -1], []).append(record)
    return groups


def rows_by_agency(context: Context, role: str, named: Sequence[str] = ()) -> dict[str, list[Record]]:
    """The rows of each agency, or of those named; only of departments where these are asked for.

    Where the question asks what they have alone, rows of several are left out.
    """
    groups: dict[str, list[Record]] = {name: [] for name in named}
    departments = _DEPARTMENT.search(context.question.text) is not None
    alone = has_alone(context.question)
    for record in _rows(context):
        cells = [cell for cell in record.cells_of(role) if cell.source in LED]
        if alone and not is_alone(record, role):
            continue
        names = {ref.name for cell in cells for ref in cell.agencies if ref.kind == "agency"}
        for name in sorted(names):
            wanted = name in groups if named else name.startswith("Sở ") or not departments
            if wanted:
                groups.setdefault(name, []).append(record)
    return groups


def _called(context: Context, rows: Sequence[Record]) -> str:
    """A word for the rows that agencies are compared by, which the agencies themselves are not."""
    asked = context.question.entities
    called = rows_called(context, rows)
    if asked is None or called != asked.word:
        return called
    return rows_called(replace(context, question=replace(context.question, entities=None)), rows)


def _say(context: Context, groups: dict[str, list[Record]], more: str, fewest: int) -> Draft | None:
    """Which group has most rows, or fewest, and of two how far they are apart; None where there are too few groups.

    What the question claims of the first of two that it names is told to be so or not.
    """
    counts = Counter({name: len(rows) for name, rows in groups.items()})
    if len(counts) < fewest or not any(counts.values()):
        return None
    ordered = counts.most_common() if more == "nhieu" else sorted(counts.items(), key=lambda item: item[1])
    first = [name for name, n in ordered if n == ordered[0][1]]
    bibliography = context.bibliography()
    all_rows = [r for rows in groups.values() for r in rows]
    unit = _called(context, all_rows)
    lines = []
    for name, n in ordered[: max(_SHOWN, len(first))]:
        marks = "".join(f" [{bibliography.row(r)}]" for r in groups[name][:_CITED])
        lines.append(f"- {name}: **{n}** {unit}{marks}")
    how = "nhiều" if more == "nhieu" else "ít"
    heading = counted_heading(context)
    place = "; ".join(dict.fromkeys(context.place(r) for r in all_rows))
    where = f"“{heading.name}”, {place}" if heading else place
    even = len(first) == len(counts) == fewest == _SIDES
    equal = "**bằng nhau**" if even else f"**{', '.join(first)}** {how} nhất"
    verdict = ""
    if len(counts) == fewest == _SIDES and context.question.polar:
        verdict = "**Đúng.** " if first == [next(iter(groups))] else "**Không đúng.** "
    gap = abs(ordered[0][1] - ordered[1][1]) if len(counts) == fewest == _SIDES else 0
    lines += [f"Chênh **{gap}** {unit}."] if gap else []
    text = "\n".join([f"{verdict}{upper_first(equal)}: {ordered[0][1]} {unit} ({where}):", *lines])
    return Draft(text, _CONFIDENCE, bibliography, computed=[str(n) for n in (*counts.values(), gap)])

"""Lists and counts of rows, each with its citation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.bodies import bodies_called
from assistant.answers.called import criteria_called, rows_called
from assistant.answers.cell_conditions import asked_output
from assistant.answers.cells import asked_cells, saying_cells
from assistant.answers.due import says_time
from assistant.answers.filters import candidates, filtered, of_the_year
from assistant.answers.kinds_told import by_kind, kinds_said
from assistant.answers.numbered_rows import names_a_task
from assistant.answers.row_parts import parts_of_rows
from assistant.answers.row_tables import table_of
from assistant.answers.rows import asks_measures, tell_text_too
from assistant.answers.sections import duties
from assistant.answers.selection import Filtered
from assistant.answers.topics import in_no_task, untold, without_matter, words_left
from assistant.citing import Bibliography
from assistant.columns import deed_of
from assistant.draft import Context, Draft
from assistant.evidence import passage_strength
from assistant.wants import units_counted
from assistant.wording import (
    ROLE_NAMES,
    ROLE_VERBS,
    cell_name,
    is_scored_task,
    is_task_row,
    numbered_name,
    one_line,
    row_name,
)
from index.types import Passage, Record, RecordCell
from ingest.numbering import roman_value
from ingest.textnorm import fold, squash

_CONFIDENCE = 0.94
_NAMED_IN_TEXT = 6
_FEW_PARTS = 0.4
_MOSTLY = 0.8
_WHOLE = 40
_COMPONENT = "noi dung thanh phan"
_IN_WORDS = {"output", "task"}
_MANY_WORDS = 8
_SURELY = 0.6
_OF_NO_KIND = {None, "any", "task"}
"""Units by which rows of all kinds may be asked for."""
_OF_ALL_KINDS = "nội dung"
_AGENCIES_BESIDE = re.compile(
    r"\b(?:các|những) (?:cơ quan|đơn vị|sở|ngành|bên)\b[^,?]*?\b(?:phối hợp|cùng) (?:cùng )?với\b", re.IGNORECASE
)
"""The agencies beside one that is named are asked for, not what that one does."""
_CONTENT = re.compile(
    r"\bgồm(?: có)? (?:những )?gì\b|\b(?:những|các) (?:nội dung|hình thức|cách|biện pháp|điều|thứ) (?:gì|nào)\b"
    r"|\b(?:nội dung|những|yêu cầu) gì\b|\b(?:bằng|theo|qua) (?:những )?(?:cách|hình thức) (?:nào|gì)\b"
    r"|\b(?:thế nào|ra sao)\b",
    re.IGNORECASE,
)
"""Asks what a task consists of or how it is done, not only which one it is."""
_ASKS_HEADING = re.compile(r"\b(?:thuộc|nằm ở|nằm trong|ở) (?:mục|phần|nhóm|lĩnh vực|mảng) (?:nào|gì)\b", re.IGNORECASE)
_UNITS = {"top": "lĩnh vực", "middle": "tiêu chí", "leaf": "tiêu chí thành phần", "task": "nhiệm vụ"}


def answer_list(context: Context) -> Draft | None:
    """Answers "những nhiệm vụ nào …", "bao nhiêu …" when the question names a filter over rows; else None."""
    question = context.question
    if names_a_task(context) or (_AGENCIES_BESIDE.search(question.text) and question.subject):
        return None
    if question.deadline and question.unit is None and question.subject and units_counted(question):
        return None
    result = filtered(context)
    if result is None:
        return (
            _no_such_output(context)
            or _no_such_heading(context)
            or _no_such_agency(context)
            or _no_such_matter(context)
            or no_such_criterion(context)
        )
    if not result.rows and not result.through_parent:
        return _no_such_output(context) or without_parts(context) or _none(context, result)
    if len(result.rows) > _WHOLE and context.question.operation == "list" and _is_unnarrowed(context, result):
        return None
    draft = say_list(context, result, context.bibliography())
    if len(result.rows) == 1 and asks_measures(context.question) and (passage := _in_text(context)):
        tell_text_too(context, draft, passage)
    return draft


def _in_text(context: Context) -> Passage | None:
    """The running text that surely is about the question too."""
    best = next(iter(context.matcher.passages(context.question, context.documents.labels)), None)
    return best.passage if best and passage_strength(best) >= _SURELY else None


def _is_unnarrowed(context: Context, result: Filtered) -> bool:
    """Whether nothing but whole tables was chosen: no answer to "PAR INDEX và SIPAS, chỉ số nào cao hơn?"."""
    question = context.question
    narrow = result.agency or result.heading or result.words or question.deadline or question.codes or question.quoted
    return not narrow and len(question.indexes) > 1


def _no_such_agency(context: Context) -> Draft | None:
    """An agency that has the role in no row of the tables in scope."""
    led = [m for m in context.question.agencies if m.role]
    rows = [r for f in context.tables() for r in context.knowledge.rows(f.info.id)]
    if not led or not rows or context.question.asks_agency or not (context.documents.named or context.question.indexes):
        return None
    mention = led[0]
    if any(ref.name == mention.agency.name for r in rows for c in r.cells_of(mention.role or "") for ref in c.agencies):
        return None
    verb = ROLE_VERBS[mention.role or "lead_agency"]
    where = context.searched()
    unit = rows_called(context, rows)
    return context.abstain("not_found", f"Không có {unit} nào do {mention.agency.name} {verb} trong {where}.")


def _no_such_matter(context: Context) -> Draft | None:
    """A matter of which the plans that are meant have no task, and which their texts do not tell as one."""
    question = context.question
    tables = [facts for tables in candidates(context)[:1] for facts in tables if facts.is_tasks]
    if question.unit != "task" or question.asked or question.asks_agency or not tables:
        return None
    where = ", ".join(dict.fromkeys(context.name(facts.info.document) for facts in tables))
    if matter := in_no_task(context):
        return context.abstain("missing_part", f"Không tìm thấy nhiệm vụ nào về “{matter}” trong {where}.")
    meant = context.documents.named or of_the_year(context, tables)
    matter = untold(context, tables) if meant else ""
    return context.abstain("not_found", f"Không tìm thấy nhiệm vụ nào về “{matter}” trong {where}.") if matter else None


def _no_such_output(context: Context) -> Draft | None:
    """An output by which tasks are asked for, and which none of them has."""
    output = asked_output(context)
    if not output or context.question.unit != "task":
        return None
    text = f"Không tìm thấy nhiệm vụ nào có sản phẩm “{output}” trong {_searched(context)}."
    return context.abstain("missing_part", text)


def no_such_criterion(context: Context) -> Draft | None:
    """A matter of which the tables have no criterion, and of which no text speaks as one."""
    tables = [facts for tables in candidates(context) for facts in tables if facts.is_criteria]
    matter = without_matter(context, tables) if tables else ""
    if not matter:
        return None
    unit = _UNITS[context.question.unit or "middle"]
    where = ", ".join(dict.fromkeys(context.name(facts.info.document) for facts in tables))
    return context.abstain("missing_part", f"Không tìm thấy {unit} nào về “{matter}” trong các bảng của {where}.")


def _no_such_heading(context: Context) -> Draft | None:
    """A part named by a letter or numeral that no table in scope has ("phần D")."""
    wanted = [item.number for item in context.question.items if item.unit == "section" and not item.number.isdigit()]
    groups = [r for f in context.tables() for r in context.knowledge.rows(f.info.id) if r.kind == "group" and r.key]
    keys = list(dict.fromkeys(r.key for r in groups))
    if not wanted or not keys or wanted[0] in keys:
        return None
    place = context.place(groups[0])
    return context.abstain("no_such_code", f"Không có phần {wanted[0]} ({place}). Các phần: {', '.join(keys)}.")


def without_parts(context: Context) -> Draft | None:
    """A row named by its code that the tables do not divide into the parts that are asked for."""
    question = context.question
    rows = [r for f in context.tables() for r in context.knowledge.rows(f.info.id) if r.has_key(*question.codes)]
    if question.unit != "leaf" or len(question.codes) != 1 or not rows:
        return None
    text = f"{context.place(rows[0])}: bảng không chia {row_name(rows[0])} thành {_UNITS['leaf']}."
    return context.abstain("missing_part", text)


def _none(context: Context, result: Filtered) -> Draft | None:
    if result.agency is None and context.question.deadline is None:
        return None
    if result.agency and result.agency.role is None and (draft := duties(context)) and says_time(context, draft):
        return draft
    matter = " ".join(words_left(context, result)) if result.agency and not result.words else ""
    said = " ".join([*result.said, *([f"về “{matter}”"] if matter else [])]).replace("**", "")
    if result.agency and (lacking := _without_column(context, result.agency.role)):
        name = ROLE_NAMES[result.agency.role or result.role]
        text = f"Không tìm thấy nhiệm vụ hoặc tiêu chí nào {said}: bảng của {lacking} không có cột {name}."
        return context.abstain("not_found", text)
    where = _searched(context)
    return context.abstain("not_found", f"Không tìm thấy nhiệm vụ hoặc tiêu chí nào {said} trong {where}.")


def _searched(context: Context) -> str:
    """Where was looked: the appendices that the question names, else its documents."""
    places = [context.place(r) for facts in context.tables() for r in context.knowledge.rows(facts.info.id)[:1]]
    return ", ".join(dict.fromkeys(places)) if context.question.appendices and places else context.searched()


def _without_column(context: Context, role: str | None) -> str:
    """The places of the tables named by their appendix, where none has a column for the role; else ""."""
    lacks = role and context.question.appendices and not any(role in facts.roles for facts in context.tables())
    return _searched(context) if lacks else ""


def say_list(context: Context, result: Filtered, bibliography: Bibliography) -> Draft:
    """How many rows were chosen, and by what; each with what is asked of it."""
    own, headings = _without_headings(context, result)
    whole, parts_apart = _without_parts_of_rows(context, result, own)
    rows, unnumbered = _numbered(whole)
    unit, text = _opening(context, result, rows)
    said = _said(result)
    exact = _just_as_said(context, rows)
    if exact:
        text += f"\nTrong đó **{exact} {unit}** ghi đúng “{_deadline_words(context)}”, số còn lại ghi mốc nằm trong đó."
    parts = parts_of_rows(context, result.heading, rows)
    text += "".join(f"\n{line}" for line in parts.lines)
    short_list = len(rows) <= _NAMED_IN_TEXT
    lines = [_line(context, record, result, bibliography) for record in rows] if short_list else []
    few_beside = len(result.beside) <= _NAMED_IN_TEXT
    tabled = [*([] if short_list else rows), *([] if few_beside else result.beside)]
    table = table_of(tabled, bibliography) if tabled else None
    apart = [
        (headings, f"Ngoài ra có {len(headings)} mục lớn:"),
        (result.finer if result.words else [], f"Ngoài ra có {len(result.finer)} tiêu chí thành phần{said}:"),
        (parts_apart, f"Ngoài ra có {len(parts_apart)} dòng là phần của các dòng trên:"),
        (unnumbered, f"Ngoài ra có {len(unnumbered)} dòng không đánh số:"),
        (
            result.through_parent,
            f"Ngoài ra, {len(result.through_parent)} dòng chỉ theo tiêu chí cha (bảng không ghi riêng):",
        ),
    ]
    beside = by_kind(context, result.beside)
    if beside and few_beside:
        apart.append((result.beside, f"Ngoài ra có {kinds_said(beside)}{said}:"))
    elif beside:
        lines.append(f"\nNgoài ra có {kinds_said(beside)}{said}, xem {'bảng' if short_list else 'cuối bảng'}.")
    for records, opening in apart:
        lines += [f"\n{opening}", *(_line(context, r, result, bibliography) for r in records)] if records else []
    told = (rows, result.through_parent, result.finer, unnumbered, parts_apart, headings)
    counts = [str(exact), *(str(len(found)) for found in told), *(str(len(found)) for found in beside.values())]
    counts += [*parts.computed, *(str(len(found)) for found in by_kind(context, rows).values())]
    return Draft(
        "\n".join([text, *lines]),
        _CONFIDENCE,
        bibliography,
        table=table,
        computed=counts,
        beside=frozenset(record.id for record in result.beside),
        interpretation=f"{unit}{said}".replace("**", ""),
    )


def _said(result: Filtered) -> str:
    return (" " + " ".join(result.said)) if result.said else ""


def _opening(context: Context, result: Filtered, rows: Sequence[Record]) -> tuple[str, str]:
    """What the rows are called together, and the sentence that says how many there are and where."""
    sample = rows or result.through_parent
    kinds = by_kind(context, rows) if result.agency and context.question.unit in _OF_NO_KIND else {}
    if len(kinds) > 1 and not context.question.entities:
        where = ", ".join(dict.fromkeys(context.name(r.document) for r in rows))
        return _OF_ALL_KINDS, f"Có **{len(rows)} {_OF_ALL_KINDS}**{_said(result)} ({where}): {kinds_said(kinds)}."
    unit = _unit(context, sample)
    places = list(dict.fromkeys(context.place(r) for r in sample))
    return unit, f"Có **{len(rows)} {unit}**{_said(result)} ({'; '.join(places[:4])}):"


def _deadline_words(context: Context) -> str:
    return context.question.deadline.words if context.question.deadline else ""


def _just_as_said(context: Context, rows: Sequence[Record]) -> int:
    """How many of the rows are due just as the question says a quarter, where others name a month of it; else 0."""
    words = squash(fold(_deadline_words(context)))
    if not words.startswith("quy "):
        return 0
    same = sum(any(words in squash(fold(c.text)) for c in record.cells_of("deadline")) for record in rows)
    return same if same < len(rows) else 0


def _without_headings(context: Context, result: Filtered) -> tuple[list[Record], list[Record]]:
    """An agency's rows, and apart from them the headings (I., II.) above numbered rows of the same table.

    Where parts are asked for ("tiêu chí thành phần") each row that has parts is a heading.
    """
    unit = context.question.unit
    if result.agency is None or unit not in {"middle", "leaf"}:
        return result.rows, []
    tables = {r.table for r in result.rows if r.key[:1].isdigit()}
    headings = [r for r in result.rows if r.table in tables and roman_value(r.key.rstrip("."))]
    if unit == "leaf":
        headings = [r for r in result.rows if r in headings or context.knowledge.children(r)]
    if len(headings) == len(result.rows):
        return headings, []
    return [r for r in result.rows if r not in headings], headings


def _without_parts_of_rows(
    context: Context, result: Filtered, rows: Sequence[Record]
) -> tuple[list[Record], list[Record]]:
    """All tasks of a table or heading, and apart from them the parts of some: "2.1" under "2", "a)" under "5"."""
    ids = {row.id for row in rows}
    parts = [row for row in rows if row.parent in ids]
    filtered = result.agency or result.words or context.question.deadline or context.question.unit != "task"
    few = len(parts) <= _FEW_PARTS * len(rows) and all(not row.key or not row.key.isdecimal() for row in parts)
    if filtered or not parts or not few or not all(context.knowledge.tables[row.table].is_tasks for row in rows):
        return list(rows), []
    return [row for row in rows if row not in parts], parts


def _numbered(rows: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    """Rows with a number, and those without where most have one; else all rows."""
    keyed = [r for r in rows if r.key]
    without = [r for r in rows if not r.key and any(r.table == other.table for other in keyed)]
    if without and _MOSTLY * len(rows) <= len(keyed):
        return [r for r in rows if r not in without], without
    return list(rows), []


def _unit(context: Context, rows: Sequence[Record]) -> str:
    if context.question.entities:
        return context.question.entities.word
    if bodies := bodies_called(context, rows):
        return bodies
    tasks = sum(is_task_row(r) and not (is_scored_task(r) and context.question.unit != "task") for r in rows)
    if tasks == len(rows):
        return "nhiệm vụ"
    if tasks:
        return "nhiệm vụ, tiêu chí"
    wanted = context.question.unit
    dashed = any("-" in (cell.text or "")[:1] for r in rows for cell in r.cells_of("key"))
    if (dashed and len({r.table for r in rows}) == 1) or not any(r.key for r in rows):
        return "nội dung thành phần" if wanted != "top" else "nội dung"
    if wanted == "leaf" and _COMPONENT in fold(context.question.text):
        return "nội dung thành phần"
    if wanted in {None, "middle", "task"}:
        return criteria_called(context)
    return _UNITS.get(wanted, "tiêu chí")


def _line(context: Context, record: Record, result: Filtered, bibliography: Bibliography) -> str:
    cells = [cell for cell in (record.cell(role) for role in (result.role, "deadline")) if cell and cell.text]
    shown = [c for c in cells if result.agency is None or c.role == "deadline" or _scoped(c, result)]
    asked = [c for c in asked_cells(context, record) if c.role not in {result.role, "deadline"} and c.text]
    if not asked and len(result.rows) == 1 and _CONTENT.search(context.question.text):
        asked = [c for c in record.cells if c.role in _IN_WORDS and len(c.text.split()) >= _MANY_WORDS]
    if result.agency and result.role != "lead_agency" and not any(c.role == "lead_agency" for c in asked):
        asked = [*(c for c in record.cells_of("lead_agency") if c.text), *asked]
    cited = [*cells, *asked, *saying_cells(context, record, result.words)]
    cited += [c for c in record.cells if result.deed and deed_of(c).startswith(result.deed)]
    n = bibliography.row(record, [cell.column for cell in cited])
    facts = "; ".join(
        one_line(c.text) if c.role != result.role or not result.agency else _scope_words(c, result) for c in shown
    )
    facts = "; ".join([*([facts] if facts else []), *(f"{cell_name(c)}: **{one_line(c.text)}**" for c in asked)])
    if _ASKS_HEADING.search(context.question.text) and record.group:
        facts = "; ".join([*([facts] if facts else []), f"thuộc: **{' › '.join(record.group)}**"])
    of_several = len({row.document for row in result.rows}) > 1
    where = f" ({context.name(record.document)})" if of_several else ""
    return f"- {numbered_name(record, 220)}" + (f" – {facts}" if facts else "") + f"{where} [{n}]"


def _scoped(cell: RecordCell, result: Filtered) -> bool:
    return bool(_scope_words(cell, result))


def _scope_words(cell: RecordCell, result: Filtered) -> str:
    name = result.agency.agency.name if result.agency else ""
    return "; ".join(f"lĩnh vực: {ref.scope}" for ref in cell.agencies if ref.name == name and ref.scope)

"""Which of the parts of a table, or of one part in two documents, has more rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.called import rows_called
from assistant.answers.headings import named_heading, under
from assistant.answers.yes_or_no import is_asked
from assistant.draft import Context, Draft
from assistant.knowledge import TableFacts
from assistant.wording import upper_first
from index.types import Record
from ingest.textnorm import fold, squash

_CONFIDENCE = 0.9
_COMPARES = re.compile(
    r"\b(?:nhiều|ít)(?: \S+){0,4}? hơn\b|\bhơn (?:\S+ ){0,8}?(?:mấy|bao nhiêu)\b|\bchênh\b|\bbằng nhau\b", re.IGNORECASE
)
_ROWS = re.compile(
    r"\b(?:nhiệm vụ|(?:đầu |công )?việc|tiêu chí|nội dung|chỉ tiêu|giải pháp)\b(?! (?:công|làm|quản lý))", re.IGNORECASE
)
_TASKS = re.compile(r"\b(?:nhiệm vụ|(?:đầu |công )?việc)\b", re.IGNORECASE)
_MORE_ROWS = re.compile(
    r"\b(?:nhiều|ít) (?:nhiệm vụ|(?:đầu |công )?việc|tiêu chí|chỉ tiêu|nội dung)\b[^?]{0,40}?\bhơn\b", re.IGNORECASE
)
_SO_MANY = re.compile(
    r"\d(?:\*\*)? (?:\*\*)?(?:nhiệm vụ|(?:đầu |công )?việc|tiêu chí|chỉ tiêu|nội dung)\b", re.IGNORECASE
)
_COMPARING = {"nhieu", "it", "hon", "chenh", "so", "bang", "nhau"}
_OF_VALUES = re.compile(r"\b(?:điểm|bậc|hạng|tỷ lệ|kinh phí|vốn|đồng|kết quả|mục tiêu)\b|%", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:chủ trì|phối hợp|phụ trách|đầu mối)\b", re.IGNORECASE)
_FEWER = re.compile(r"\bít\b(?: \S+){0,4}? hơn", re.IGNORECASE)
_MORE = re.compile(r"\bnhiều\b(?: \S+){0,4}? hơn|\bhơn\b", re.IGNORECASE)
_PART_WORD = re.compile(
    r"^(?:[ivxlc\d]+[.)] |[a-zđ][.)] )?(?:(?:phan|muc|nhom|mang|linh vuc|chuong)(?: nhiem vu| viec)? )?"
)
_FEWEST, _MOST = 2, 4
_MOSTLY = 0.8
_LONG = 2


def answer_parts_counted(context: Context) -> Draft | None:
    """ "Nhóm B hay nhóm C nhiều việc hơn?": how many rows each has, and which has more; None where rows are not counted
    by the part that they stand in."""
    question = context.question
    text = question.text
    if not _COMPARES.search(text) or not _ROWS.search(text) or _OF_VALUES.search(text) or _LEADS.search(text):
        return None
    if question.agencies or question.codes or question.deadline or question.quoted:
        return None
    context = replace(context, question=replace(question, subject=_matter(question.subject)))
    tables = _counted(context)
    headings = _same_in_documents(context, tables) or next(
        (found for of_one in context.by_document(tables) if (found := _compared(context, of_one))), []
    )
    counted = [(heading, _rows(context, heading)) for heading in headings]
    return _say(context, counted) if counted and all(rows for _, rows in counted) else None


def lacks_counts(context: Context, draft: Draft) -> bool:
    """Which of two has more rows is asked, and rows were told that were not counted."""
    if draft.table or not _MORE_ROWS.search(context.question.text):
        return False
    return _SO_MANY.search(draft.text) is None


def _matter(subject: str) -> str:
    """The words of the subject without those that only compare."""
    return " ".join(word for word in subject.split() if fold(word) not in _COMPARING)


def _counted(context: Context) -> list[TableFacts]:
    """The tables of tasks, or of measures, as the question calls what it counts; all where there are none such."""
    tables = context.tables()
    of_tasks = _TASKS.search(context.question.text) is not None
    return [f for f in tables if (f.is_tasks if of_tasks else f.is_criteria)] or tables


def _same_in_documents(context: Context, tables: Sequence[TableFacts]) -> list[Record]:
    """The heading that the question names, in each of the documents that it names."""
    labels = [label for label in context.question.documents if label in context.documents.labels]
    if len(labels) < _FEWEST:
        return []
    found = [named_heading(context, [f for f in tables if f.info.document == label]) for label in labels]
    return [heading for heading in found if heading] if all(found) else []


def _compared(context: Context, tables: Sequence[TableFacts]) -> list[Record]:
    """The headings of one table that the question sets against each other: by number, by name or by its sides."""
    question = context.question
    groups = [r for f in tables for r in context.knowledge.rows(f.info.id) if _is_heading(context, r)]
    numbers = list(dict.fromkeys(item.number for item in question.items))
    numbered = [next((r for r in groups if r.has_key(number)), None) for number in numbers]
    if numbers:
        return _of_one_table(numbered)
    if named := _of_one_table(_said_whole(question.text, groups)):
        return named
    for parts in question.sides:
        if sides := _of_one_table([_heading_of(context, part, tables, groups) for part in parts]):
            return sides
    return []


def _heading_of(context: Context, part: str, tables: Sequence[TableFacts], groups: Sequence[Record]) -> Record | None:
    """The heading that a side of the question names: as headings are named, or the only one with all of its words."""
    alone = replace(context.question, text=part, subject=part, content=part, items=[], sides=[])
    words = set(fold(part).split())
    having = [r for r in groups if len(words) >= _LONG and words <= set(fold(r.name).split())]
    return named_heading(replace(context, question=alone), tables) or (having[0] if len(having) == 1 else None)


def _is_heading(context: Context, record: Record) -> bool:
    return record.kind == "group" or bool(record.key and context.knowledge.children(record))


def _said_whole(text: str, groups: Sequence[Record]) -> list[Record]:
    """The headings whose whole name the text says, in its order; none that stands only within the name of another."""
    said = squash(fold(text))
    names = {r.id: _PART_WORD.sub("", squash(fold(r.name)).strip(" .:")) for r in groups}
    there = [
        r for r in groups if len(names[r.id].split()) >= _LONG and re.search(rf"\b{re.escape(names[r.id])}\b", said)
    ]
    whole = [r for r in there if not any(names[r.id] != names[o.id] and names[r.id] in names[o.id] for o in there)]
    return sorted(whole, key=lambda r: said.find(names[r.id]))


def _of_one_table(found: Sequence[Record | None]) -> list[Record]:
    """The headings where there are several, each found, of one table and none below another."""
    headings = [heading for heading in found if heading]
    ids = {heading.id for heading in headings}
    several = _FEWEST <= len(headings) <= _MOST and len(ids) == len(headings) == len(found)
    nested = any(one.name in other.group for one in headings for other in headings)
    return headings if several and not nested and len({h.table for h in headings}) == 1 else []


def _rows(context: Context, heading: Record) -> list[Record]:
    """The rows below a heading that are counted: those with a number where most have one."""
    below = under(context, heading)
    rows = [r for r in context.knowledge.rows(heading.table) if r.id in below and r.kind == "row"]
    keyed = [r for r in rows if r.key]
    return keyed if _MOSTLY * len(rows) <= len(keyed) else rows


def _say(context: Context, counted: Sequence[tuple[Record, list[Record]]]) -> Draft:
    question = context.question
    bibliography = context.bibliography()
    unit = rows_called(context, [row for _, rows in counted for row in rows])
    of_documents = len({heading.document for heading, _ in counted}) > 1
    names = [context.name(h.document) if of_documents else f"“{h.name}”" for h, _ in counted]
    counts = [len(rows) for _, rows in counted]
    fewer = _FEWER.search(question.text) and not _MORE.search(_FEWER.sub(" ", question.text))
    best = min(counts) if fewer else max(counts)
    first = [name for name, count in zip(names, counts, strict=True) if count == best]
    verdict = (
        "**Bằng nhau**"
        if len(set(counts)) == 1
        else f"{upper_first(' và '.join(first))} **{'ít' if fewer else 'nhiều'} hơn**"
    )
    if is_asked(question) and len(counts) == _FEWEST:
        claims_equal = "bằng nhau" in question.text.lower()
        holds = len(set(counts)) == 1 if claims_equal else first == names[:1]
        verdict = f"**{'Đúng' if holds else 'Không đúng'}.** {verdict}"
    gap = max(counts) - min(counts)
    apart = f" (chênh **{gap}**)" if gap and len(counts) == _FEWEST else ""
    lines = [f"{verdict}{apart}:"]
    for name, (heading, rows) in zip(names, counted, strict=True):
        marks = "".join(f" [{bibliography.row(r)}]" for r in (heading, *rows))
        where = f"“{heading.name}”, {context.place(heading)}" if of_documents else context.place(heading)
        lines.append(f"- {upper_first(name)}: **{len(rows)}** {unit} ({where}){marks}")
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=[*map(str, counts), str(gap)], settled=True)

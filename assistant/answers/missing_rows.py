"""What is said where no row has the code or the number that a question names, and no table a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answers.table_notes import note_on_missing, note_on_number
from assistant.draft import Context, Draft
from assistant.knowledge import TableFacts
from assistant.question import AGENCY_ROLES, ItemRef
from assistant.wording import ROLE_NAMES
from index.types import Record

_SIBLINGS_SHOWN = 12
_LAST_PART = re.compile(r"(?:[\s.-]*\d+|\.[^.]*)$")
_TOLD_APART = (*AGENCY_ROLES, "deadline")


def ordered_tables(context: Context) -> list[TableFacts]:
    """Tables in scope: of preferred documents first, those that have the asked columns before others."""
    headers = set(context.question.headers)
    order = {label: at for at, label in enumerate(context.documents.labels)}
    roles = [role for role in context.question.roles() if role != "name"]

    def rank(facts: TableFacts) -> tuple[int, int]:
        asked = sum(role in facts.roles for role in roles) + bool(headers.intersection(facts.info.headers))
        return -asked, order[facts.info.document]

    return sorted(context.tables(), key=rank)


def no_such_code(context: Context, code: str) -> Draft:
    """No row has the code: a note says why, or the nearest ones are told."""
    if told := note_on_missing(context, code):
        return told
    rows = [r for facts in ordered_tables(context) for r in context.knowledge.rows(facts.info.id)]
    families = ([r for r in rows if _family(r.key) == family != r.key] for family in _families(code))
    near = next(filter(None, families), [])
    near = [r for r in near if r.document == near[0].document]
    if not near:
        coded = [f for f in ordered_tables(context) if any("." in r.key for r in context.knowledge.rows(f.info.id))]
        near = [r for f in coded[:1] for r in context.knowledge.rows(f.info.id) if r.key.isdigit()]
    where = _searched(context)
    known = (
        f" Các mã gần nhất: {', '.join(r.key for r in near[:_SIBLINGS_SHOWN])} ({context.place(near[0])})."
        if near
        else ""
    )
    suggestions = [f"Cơ quan nào chủ trì tiêu chí {r.key}?" for r in near[:3]]
    return context.abstain("no_such_code", f"Không tìm thấy tiêu chí **{code}** trong {where}.{known}", suggestions)


def no_such_item(context: Context, item: ItemRef) -> Draft:
    """No row has the number: the table has no numbers, skips it, or ends before it."""
    if told := note_on_number(context, item.number):
        return told
    tables = [f for f in ordered_tables(context) if f.has_keys and (item.unit != "task" or f.is_tasks)]
    unit = {"task": "nhiệm vụ", "criterion": "tiêu chí"}.get(item.unit, "mục")
    if not tables:
        return context.abstain(
            "no_such_code",
            f"Bảng trong {_searched(context)} không đánh số {unit}, nên không xác định được {unit} số {item.number}.",
        )
    rows = [r for facts in tables[:1] for r in context.knowledge.rows(facts.info.id)]
    numbers = sorted({int(n) for r in rows if (n := r.ordinal or r.key).isdigit()})
    place = context.name(tables[0].info.document)
    if item.number.isdigit() and numbers and numbers[0] < int(item.number) < numbers[-1]:
        before = max(n for n in numbers if n < int(item.number))
        after = min(n for n in numbers if n > int(item.number))
        text = f"Bản {place} trong kho thiếu mục {item.number}: bảng nhảy từ mục {before} sang mục {after}."
        return context.abstain("missing_part", text)
    known = f" Bảng có {unit} từ {numbers[0]} đến {numbers[-1]} ({place})." if numbers else ""
    return context.abstain(
        "no_such_code", f"Không tìm thấy {unit} số **{item.number}** trong {_searched(context)}.{known}"
    )


def _family(key: str) -> str:
    """A key without its last part, which those beside it share: "7.1" of "7.1.2", "D" of "D.4", "NV" of "NV-03"."""
    return _LAST_PART.sub("", key)


def _families(key: str) -> Iterator[str]:
    """What a key begins with, the longest first: "7.1" and "7" of "7.1.2"."""
    above = _family(key)
    while above and above != key:
        yield above
        key, above = above, _family(above)


def _searched(context: Context) -> str:
    if context.question.appendices and context.documents.named:
        return f"{', '.join(context.question.appendices)} của {context.name(context.documents.labels[0])}"
    if context.documents.named:
        return context.searched()
    return "các văn bản đã lập chỉ mục"


def lacking_columns(context: Context, records: Sequence[Record]) -> list[str]:
    """The columns that are asked for besides one that is told, and that no table of the rows has."""
    tables = [context.knowledge.tables[record.table] for record in records]
    asked = [role for role in dict.fromkeys(context.question.roles()) if role in _TOLD_APART]
    lacking = [role for role in asked if not any(role in facts.roles for facts in tables)]
    return [ROLE_NAMES[role] for role in lacking] if len(lacking) < len(asked) else []

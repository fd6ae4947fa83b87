"""Agencies by how many rows they have: "cơ quan nào chỉ chủ trì một nhiệm vụ", "… từ 3 nhiệm vụ trở lên"."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.answers.by_agency import JOINS, LEADS
from assistant.answers.called import rows_called
from assistant.answers.tallies import counted_heading, rows_by_agency
from assistant.citing import short
from assistant.conditions import Bound, bounds_in
from assistant.draft import Context, Draft
from assistant.question import AGENCY_ROLES
from assistant.wording import ROLE_VERBS
from ingest.textnorm import fold

_CONFIDENCE = 0.92
_NUMBERS = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_ROWS = r"(?:nhiem vu|noi dung|tieu chi|chi tieu|viec|cong viec|dau viec)"
_SO_MANY = re.compile(
    rf"(?P<which>\b(?:co quan|don vi|so|nganh|noi|ben)(?: [^\W\d_]+){{0,2}} nao\b|\b(?:nhung|cac|bao nhieu|may) "
    rf"(?:co quan|don vi|so)\b|\bai\b)[^,;?]*?\b(?:{LEADS}|{JOINS}|theo doi|duoc giao|co)\b"
    rf"(?P<how>[^,;?\d]*?)\b(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)}) (?P<unit>{_ROWS})"
    r"(?: thanh phan)?(?P<after> tro (?:len|xuong))?"
)
_SHOWN = 3
_LEFT = {"dung", "chi", "duy", "nhat", "moi", "vua", "tu", "it", "nhieu", "hon", "tren", "duoi", "tro", "len", "xuong"}


def answer_so_many(context: Context) -> Draft | None:
    """The agencies that have as many rows as the question says, with these; None where it says no such number."""
    bound = _bound(context)
    if bound is None or context.question.codes or context.question.agencies:
        return None
    heading = counted_heading(context)
    words = {fold(word) for word in context.question.subject.split()} - _LEFT - set(_NUMBERS)
    if [word for word in words if not word.isdigit()] and not heading:
        return None
    role = next((r for r in context.question.roles() if r in AGENCY_ROLES), "lead_agency")
    groups = rows_by_agency(context, role)
    found = {name: rows for name, rows in groups.items() if bound.holds(Decimal(len(rows)))}
    if not groups:
        return None
    every = [row for rows in groups.values() for row in rows]
    unit, place = rows_called(context, every), context.place(every[0])
    where = f"“{heading.name}”, {place}" if heading else place
    many = bound.words.removeprefix("bằng ").removesuffix(" trở lên")
    said = f"{ROLE_VERBS[role]} {many} {unit}{' trở lên' if bound.relation == 'ge' else ''}"
    if not found:
        return context.abstain("not_found", f"Không có cơ quan nào {said} ({where}).")
    bibliography = context.bibliography()
    lines = []
    for name, rows in sorted(found.items()):
        marks = "".join(f" [{bibliography.row(row)}]" for row in rows)
        named = "; ".join(short(row.name, 80) for row in rows[:_SHOWN])
        lines.append(f"- {name}: **{len(rows)}** {unit} ({named}{' …' if len(rows) > _SHOWN else ''}){marks}")
    counts = [str(len(found)), *(str(len(rows)) for rows in found.values())]
    return Draft(
        "\n".join([f"Có **{len(found)} cơ quan** {said} ({where}):", *lines]),
        _CONFIDENCE,
        bibliography,
        computed=counts,
    )


def _bound(context: Context) -> Bound | None:
    """How many rows the agencies that are asked for have; a bare number is meant just so."""
    said = _SO_MANY.search(fold(context.question.text))
    if said is None:
        return None
    number = said["number"]
    number = str(_NUMBERS.index(number) + 1) if number in _NUMBERS else number
    return next(iter(bounds_in(f"{said['how']} {number} {said['after'] or ''}", [number], ())), None)

"""How the rows that are counted fall into groups, and how many finer rows stand below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.citing import short
from assistant.draft import Context
from assistant.wording import upper_first
from index.types import Record

_FINER = re.compile(r"\b(?:mấy|bao nhiêu) (?:tiêu chí|nội dung) thành phần\b", re.IGNORECASE)
_SET_AGAINST = re.compile(r"\b(?:hơn|kém|chênh|tăng|giảm|khác|bằng nhau)\b", re.IGNORECASE)
_MOST = 12
_SEVERAL = 2


@dataclass(slots=True)
class Parts:
    """What is told of the parts of counted rows, and the numbers in it."""

    lines: list[str] = field(default_factory=list)
    computed: list[str] = field(default_factory=list)


def parts_of_rows(context: Context, heading: Record | None, rows: Sequence[Record]) -> Parts:
    """The groups right below the heading with the number of rows in each, and the finer rows that are counted too."""
    parts = Parts()
    if context.question.operation != "count":
        return parts
    _tell_documents(context, rows, parts)
    groups = _groups(heading, rows)
    if _SEVERAL <= len(groups) <= _MOST:
        keys = _keys(context, rows)
        told = (f"{keys.get(name, '')}{short(name, 90)} (**{count}**)" for name, count in groups.items())
        parts.lines.append(f"Gồm **{len(groups)} nhóm**: {'; '.join(told)}.")
        parts.computed += [str(len(groups)), *map(str, groups.values()), *(keys.get(name, "") for name in groups)]
    finer = sum(len(context.knowledge.children(record)) for record in rows)
    if finer and _FINER.search(context.question.text):
        parts.lines.append(f"Dưới đó có **{finer} tiêu chí thành phần**.")
        parts.computed.append(str(finer))
    return parts


def _tell_documents(context: Context, rows: Sequence[Record], parts: Parts) -> None:
    """How many of the rows each document has, with the difference where two are set against each other."""
    counts = Counter(record.document for record in rows)
    if len(counts) < _SEVERAL:
        return
    told = "; ".join(f"{context.name(label)} **{count}**" for label, count in counts.items())
    parts.lines.append(f"Trong đó: {told}.")
    parts.computed += [*map(str, counts.values()), *(context.name(label) for label in counts)]
    (first, most), (_, least) = counts.most_common()[0], counts.most_common()[-1]
    if len(counts) > _SEVERAL or not _SET_AGAINST.search(context.question.text):
        return
    verdict = f"{upper_first(context.name(first))} **nhiều hơn {most - least}**." if most > least else "**Bằng nhau**."
    parts.lines.append(verdict)
    parts.computed.append(str(most - least))


def _groups(heading: Record | None, rows: Sequence[Record]) -> Counter[str]:
    """Rows by the heading right below the one that is asked about, or below the one that all stand under.

    Empty where some row stands under none.
    """
    depth = len(heading.group) + 1 if heading else 0
    while len({tuple(record.group[: depth + 1]) for record in rows}) == 1 < len(rows) and len(rows[0].group) > depth:
        depth += 1
    names = [record.group[depth] for record in rows if len(record.group) > depth]
    return Counter(names) if len(names) == len(rows) and len({r.table for r in rows}) == 1 else Counter()


def _keys(context: Context, rows: Sequence[Record]) -> dict[str, str]:
    """The numbers of the headings of a table, by their names."""
    return {r.name: f"{r.key}. " for r in context.knowledge.rows(rows[0].table) if r.key and _heads(context, r)}


def _heads(context: Context, record: Record) -> bool:
    return record.kind == "group" or bool(context.knowledge.children(record))

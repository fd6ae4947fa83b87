"""Rows of a table with a column of changes ("Tăng (+)/giảm (-)"): which rose or fell, and by how much one did."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.draft import Context, Draft
from assistant.evidence import row_strength
from assistant.wording import cell_name, row_name, upper_first
from index.types import Record, RecordCell
from ingest.textnorm import fold

_CONFIDENCE = 0.94
_ROW = 0.6
_CHANGES = re.compile(r"\btang\b.*\bgiam\b|\bchenh lech\b|^so (?:voi )?cung ky\b")
_OF_ROWS = re.compile(
    r"\b(?:những|các|bao nhiêu|mấy) (?:chỉ số|chỉ tiêu|nội dung|số liệu|mục|dòng|kết quả)\b"
    r"|\b(?:chỉ số|chỉ tiêu|nội dung|số liệu|mục|dòng|kết quả) nào\b",
    re.IGNORECASE,
)
_FELL = re.compile(
    r"\b(?:giảm|sụt|tụt|thấp hơn|kém hơn|đi xuống)\b(?! so với (?:kế hoạch|chỉ tiêu|mục tiêu))", re.IGNORECASE
)
_ROSE = re.compile(r"\b(?:tăng|cao hơn|đi lên)\b(?! so với (?:kế hoạch|chỉ tiêu|mục tiêu))", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:cùng kỳ|năm trước|kỳ trước|năm ngoái|(?:19|20)\d\d)\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:nhất|nhiều hơn|ít hơn)\b", re.IGNORECASE)
_HOW_FAR = re.compile(
    r"\b(?:tăng|giảm)(?: hay (?:tăng|giảm))?(?: thêm| được)?,?\s*(?:từ )?(?:bao nhiêu|mấy)\b", re.IGNORECASE
)
_SIGNED = re.compile(r"[-+−–]\s*\d")


@dataclass(frozen=True, slots=True)
class _Moved:
    """A row with the cell that says how far it moved since the time it is compared with."""

    record: Record
    change: RecordCell

    @property
    def falls(self) -> bool:
        """Whether it fell."""
        return self.change.text.strip()[:1] in "-−–"


def answer_risen(context: Context) -> Draft | None:
    """ "Những chỉ số nào giảm so với cùng kỳ?", "đạt bao nhiêu, tăng bao nhiêu so với cùng kỳ?"; else None."""
    question = context.question
    if not _BEFORE.search(question.text) or question.codes or question.agencies or _MOST.search(question.text):
        return None
    rows, moved = bool(_OF_ROWS.search(question.text)), _moved(context)
    if not moved:
        return None
    if rows and bool(_FELL.search(question.text)) != bool(_ROSE.search(question.text)):
        return _list(context, moved, falls=bool(_FELL.search(question.text)))
    return _one(context, moved) if _HOW_FAR.search(question.text) else None


def _moved(context: Context) -> list[_Moved]:
    """The rows of the first table in scope that has a column of signed changes."""
    asked = set(context.question.years)
    for facts in context.tables():
        rows = [r for r in context.knowledge.rows(facts.info.id) if r.kind == "row"]
        held = {c.year for r in rows for c in r.cells if c.year}
        if asked and held and not asked & held:
            continue
        found = [_Moved(r, c) for r in rows if (c := _change_of(r))]
        if found and 2 * len(found) > len(rows):
            return found
    return []


def _change_of(record: Record) -> RecordCell | None:
    named = (c for c in record.cells if c.role is None and c.number and _CHANGES.search(fold(c.header)))
    return next((c for c in named if _SIGNED.match(c.text.strip())), None)


def _list(context: Context, moved: Sequence[_Moved], *, falls: bool) -> Draft | None:
    kept = [m for m in moved if m.falls == falls]
    if not kept:
        return None
    bibliography = context.bibliography()
    how = "giảm" if falls else "tăng"
    lines = [f"Có **{len(kept)} nội dung {how}** ({context.place(kept[0].record)}):"]
    for m in kept:
        cells = _told_cells(m)
        n = bibliography.row(m.record, [c.column for c in cells])
        lines.append(f"- {upper_first(row_name(m.record))} – {_said(cells)} [{n}]")
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=[str(len(kept))])


def _one(context: Context, moved: Sequence[_Moved]) -> Draft | None:
    """The one row that the question is about, with its numbers of both times and the change."""
    tables = [f for f in context.tables() if f.info.id == moved[0].record.table]
    best = next(iter(context.matcher.rows(context.question, tables)), None)
    own = next((m for m in moved if best and m.record.id == best.record.id), None)
    if own is None or best is None or row_strength(best) < _ROW:
        return None
    cells = _told_cells(own)
    bibliography = context.bibliography()
    n = bibliography.row(own.record, [c.column for c in cells])
    how = "giảm" if own.falls else "tăng"
    lines = [f"{upper_first(row_name(own.record))} **{how}** ({context.place(own.record)}) [{n}]:"]
    lines += [f"- {upper_first(cell_name(c))}: **{c.text}**" for c in cells]
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=[own.change.text])


def _told_cells(moved: _Moved) -> list[RecordCell]:
    """The numbers of both times, the earlier first, and the change."""
    numbers = [c for c in moved.record.cells if c.number and c.role != "key" and c.column != moved.change.column]
    return [*numbers, moved.change]


def _said(cells: Sequence[RecordCell]) -> str:
    return "; ".join(f"{cell_name(c)}: **{c.text}**" for c in cells)

"""What a yes/no question supposes of a row, and whether it is so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answers.column_cells import SCORE_ROLES
from assistant.conditions import Bound
from assistant.figures import cell_value
from assistant.question import AGENCY_ROLES, Question
from index.types import Record, RecordCell

_COMES_UP = re.compile(
    r"\b(?:có|đã)(?: \w+)? (?:đạt|chạm|tới|lên)(?: (?:mức|ngưỡng|mốc|tới|đến|được|điểm))*\s*$", re.IGNORECASE
)
_JUST_SO = re.compile(r"\b(?:phải|đúng) (?:không|ko)\b|\bcó đúng\b|\bđúng (?:là )?\d", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"^[^?]*\b(?:có (?:được|bị|phải)|thì (?:được|bị|phải)) (?!không\b|ko\b)\w[^?]*\b(?:không|chưa|ko)\b", re.IGNORECASE
)
"""What asks, after an amount, for what follows from it: "được 88 điểm thì có được xếp loại A không?"."""
_BOUNDS = {">": "gt", "<": "lt"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether what the question supposes is so, and the cells that tell."""

    holds: bool
    cells: tuple[RecordCell, ...]


def supposition(question: Question, record: Record) -> Verdict | None:
    """For a yes/no question: whether the agency, deadline or number that it names is the row's; None without one."""
    if not question.polar:
        return None
    told = [v for v in (_agency_supposed(question, record), _deadline_supposed(question, record)) if v]
    if not told:
        return _number_supposed(question, record)
    return Verdict(all(v.holds for v in told), tuple(cell for v in told for cell in v.cells))


def _agency_supposed(question: Question, record: Record) -> Verdict | None:
    """Whether the row names the agency in the role supposed; where it does in the other role alone, that cell too."""
    for mention in question.agencies:
        role = mention.role or "lead_agency"
        cells = record.cells_of(role)
        if cells and any(cell.agencies or cell.text for cell in cells):
            holds = _names(cells, mention.agency.name)
            others = [c for other in AGENCY_ROLES if other != role for c in record.cells_of(other)]
            beside = [] if holds else [cell for cell in others if _names([cell], mention.agency.name)]
            return Verdict(holds, (*cells, *beside))
    return None


def _names(cells: Sequence[RecordCell], agency: str) -> bool:
    return any(ref.name == agency for cell in cells for ref in cell.agencies)


def _deadline_supposed(question: Question, record: Record) -> Verdict | None:
    """Whether the row's deadline is the one that is named; "sau …" holds for any later one."""
    cells = record.cells_of("deadline")
    if not cells or not question.deadline:
        return None
    ends = [cell.deadline.end for cell in cells if cell.deadline and cell.deadline.end]
    if question.deadline.end:
        return Verdict(question.deadline.end in ends, tuple(cells))
    start = question.deadline.start
    return Verdict(any(end >= start for end in ends), tuple(cells)) if start else None


def _number_supposed(question: Question, record: Record) -> Verdict | None:
    if not question.bounds or _is_condition(question.text, question.bounds[0]):
        return None
    roles = [role for role in question.roles() if role in SCORE_ROLES] or list(SCORE_ROLES)
    cells = [c for c in record.cells if c.role in roles and (not question.years or c.year in (*question.years, None))]
    cells = [cell for cell in cells if cell.number]
    if not cells:
        return None
    supposed = _at_least(question, question.bounds[0])
    return Verdict(any(_supposed_holds(supposed, cell) for cell in cells), tuple(cells))


def _is_condition(text: str, bound: Bound) -> bool:
    """Whether an amount is what something else depends on, and not itself in question."""
    before, written, after = text.partition(bound.written)
    return bool(before and written) and _FOLLOWS.match(after) is not None


def _at_least(question: Question, bound: Bound) -> Bound:
    """The bound that a question sets by asking whether a value comes up to it: "có đạt 85% không"."""
    places = re.finditer(rf"(?<![\w.,/]){re.escape(bound.written)}(?![\w/]|[.,]\d)", question.text)
    comes_up = any(_COMES_UP.search(question.text[: place.start()]) for place in places)
    comes_up = comes_up and bound.relation == "eq" and bound.role != "rank_target"
    return replace(bound, relation="ge") if comes_up and not _JUST_SO.search(question.text) else bound


def _supposed_holds(supposed: Bound, cell: RecordCell) -> bool:
    """Whether a cell's number is as supposed; a cell that only says ">92" satisfies "trên 92"."""
    value = cell_value(cell)
    bound = cell.number.bound if cell.number else ""
    return supposed.holds(value) or (value == supposed.value and _BOUNDS.get(bound) == supposed.relation)


def say_verdict(verdict: Verdict, stated: str) -> str:
    """ "Đúng: …" or "Không đúng: …" before the fact."""
    return f"**{'Đúng' if verdict.holds else 'Không đúng'}.** {stated}"

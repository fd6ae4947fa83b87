"""Rows in the course of being chosen, with what they were chosen by."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.question import AgencyMention
from index.types import Record


@dataclass(slots=True)
class Filtered:
    """The rows that satisfy a question, those that do so only through their parent, and the filter in words."""

    rows: list[Record]
    through_parent: list[Record] = field(default_factory=list)
    finer: list[Record] = field(default_factory=list)
    """Rows below the depth that the question's word for them names, which may be of the same matter."""
    beside: list[Record] = field(default_factory=list)
    """Rows of other kinds than the one that is asked for, in which the agency has the same role."""
    said: list[str] = field(default_factory=list)
    heading: Record | None = None
    agency: AgencyMention | None = None
    role: str = "lead_agency"
    deed: str = ""
    """What the agency does by the column that names it, where that is neither leading nor joining in."""
    words: str = ""
    """What else the rows were chosen by."""

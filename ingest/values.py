"""Typed values of cells: agencies, deadlines and numbers, each beside the cell's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AgencyKind = Literal["agency", "group"]
DeadlineKind = Literal["month", "date", "quarter", "year", "range", "recurring", "conditional", "other"]


@dataclass(slots=True, frozen=True)
class AgencyRef:
    """One agency named in a cell: its canonical name, the cell's own words for it, and its scope in brackets."""

    name: str
    text: str
    scope: str | None = None
    kind: AgencyKind = "agency"
    """"group" for "Các sở, ban, ngành" and the like, which name no single agency."""


@dataclass(slots=True, frozen=True)
class Deadline:
    """Normal form of a deadline. `start` and `end` are ISO dates that bound it, None when it names no date."""

    kind: DeadlineKind
    start: str | None = None
    end: str | None = None


@dataclass(slots=True, frozen=True)
class Number:
    """Value of a numeric cell. `bound` is ">" , "<" , ">=" or "<=" when the cell states a bound, "" otherwise."""

    value: float
    bound: str = ""

"""What the index gives to its callers: records of table rows, passages of prose, and search hits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ingest.model import CellSource, Fragment, RowKind, Severity
from ingest.numbering import plain_key
from ingest.values import AgencyKind, AgencyRef, Deadline, DeadlineKind, Number

__all__ = [
    "AgencyKind",
    "AgencyRef",
    "Deadline",
    "DeadlineKind",
    "Hit",
    "NodeKind",
    "Number",
    "Passage",
    "Record",
    "RecordCell",
    "RecordNote",
    "RecordQuery",
    "SearchScope",
    "TableInfo",
]

NodeKind = Literal["row", "section", "footnote"]


@dataclass(slots=True)
class RecordCell:
    """A cell with its typed values. `column` is its position in the table, from 0."""

    column: int
    header: str
    role: str | None
    """Role without its year: "target"."""
    year: int | None
    text: str
    source: CellSource
    origin_key: str | None
    """Key (else name) of the row that the text comes from, when it is another row."""
    fragments: list[Fragment]
    number: Number | None = None
    deadline: Deadline | None = None
    agencies: list[AgencyRef] = field(default_factory=list)
    read_from: int | None = None
    """The column whose cell this one is a part of, when the file has no column of its own for it."""


@dataclass(slots=True)
class RecordNote:
    """A data-quality finding on the record's row, ready to show beside an answer."""

    rule: str
    severity: Severity
    message: str


@dataclass(slots=True)
class Record:
    """A table row as typed fields. `id` is unique in the build."""

    id: str
    document: str
    """Label of the document."""
    slug: str
    table: str
    """Id of the table, unique in the build."""
    appendix: str | None
    caption: str
    kind: RowKind
    key: str
    name: str
    group: list[str]
    parent: str | None
    """Record id of the row above in the numbering."""
    position: int
    """Position in its table, from 0."""
    cells: list[RecordCell]
    line: int
    line_end: int
    anchor: str
    notes: list[RecordNote] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    """Node ids of the footnotes that hang on the row."""
    ordinal: str = ""
    """The running count of a row whose key is a code."""
    unit: str = ""
    """What the numbers of its table count, where a line above the table says so."""

    def cells_of(self, role: str, year: int | None = None) -> list[RecordCell]:
        """Cells of a role (without year), in column order; of one year when `year` is given."""
        return [c for c in self.cells if c.role == role and (year is None or c.year == year)]

    def has_key(self, *keys: str) -> bool:
        """Whether one of the keys is the row's own, however its numbers are written ("01" for "1")."""
        return bool(self.key) and plain_key(self.key) in map(plain_key, keys)

    def cell(self, role: str, year: int | None = None) -> RecordCell | None:
        """First cell of a role, or None."""
        found = self.cells_of(role, year)
        return found[0] if found else None


@dataclass(slots=True)
class TableInfo:
    """A table without its rows."""

    id: str
    document: str
    slug: str
    appendix: str | None
    caption: str
    headers: list[str]
    roles: list[str | None]
    """With their years, as in `troly tables`: "result:2023"."""
    line: int
    rows: int


@dataclass(slots=True)
class Passage:
    """A node of prose: a section (heading, paragraph, list item) or a footnote. `id` is unique in the build."""

    id: str
    kind: NodeKind
    document: str
    slug: str
    marker: str
    heading: bool
    text: str
    path: list[str]
    parent: str | None
    """Passage id of the section above."""
    position: int
    """Position in the document's reading order, from 0."""
    fragments: list[Fragment]
    line: int
    line_end: int
    anchor: str
    footnotes: list[str] = field(default_factory=list)
    """Passage ids of the footnotes whose marks the text carries."""
    owner: str | None = None
    """For a footnote: node id of the row or section that carries its mark."""


@dataclass(slots=True, frozen=True)
class Hit:
    """A search result. `score` is the fused one in [0, 1]; `lexical` and `dense` are its normalised parts."""

    id: str
    kind: NodeKind
    score: float
    lexical: float
    dense: float


@dataclass(slots=True, frozen=True)
class SearchScope:
    """What a search may return; an empty tuple does not restrict. `nodes` restricts to the ids given."""

    documents: tuple[str, ...] = ()
    kinds: tuple[NodeKind, ...] = ()
    tables: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()


@dataclass(slots=True, frozen=True)
class RecordQuery:
    """A filter over rows; every field that is set must hold. Tuples mean "one of".

    `agency` with `roles` and `sources` asks for rows in which a cell of one of these roles, filled in one of
    these ways, names the agency. Deadlines match when [start, end] of the cell lies inside
    [`deadline_from`, `deadline_to`] (ISO dates), or when their kind is one of `deadline_kinds`.
    """

    documents: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    kinds: tuple[RowKind, ...] = ("row",)
    ids: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    parent: str | None = None
    group: str | None = None
    """A heading above the row, compared without case and marks."""
    agency: str | None = None
    roles: tuple[str, ...] = ("lead_agency",)
    sources: tuple[CellSource, ...] = ()
    deadline_from: str | None = None
    deadline_to: str | None = None
    deadline_kinds: tuple[DeadlineKind, ...] = ()

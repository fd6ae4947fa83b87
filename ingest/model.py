"""What ingestion produces: one `PlanDocument` per file.

Everything here is plain data that survives a round trip through JSON
(`dump_document`, `load_document`). Line numbers are those of the raw file, from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import TypeAdapter

CellSource = Literal["own", "merged", "continued", "parent", "blank"]
RowKind = Literal["row", "group", "total"]
Status = Literal["issued", "draft"]
Severity = Literal["error", "warning", "info"]

KEY_ROLES = frozenset({"key", "ordinal"})
NAMING_ROLES = KEY_ROLES | {"name"}
"""Roles of what a row is called by, which says nothing of it."""
ROLES_WITH_YEAR = ("result", "target", "rank_target")


@dataclass(slots=True)
class Fragment:
    """A piece of original text that stands, as it is, in the raw file from `line` to `line_end`."""

    text: str
    line: int
    line_end: int


@dataclass(slots=True)
class Cell:
    """One cell of a logical row.

    `text` is repaired and ready to show; items of a list inside the cell are separated by newlines.
    `fragments` are the original pieces it was read from (of the cell it inherits from, when `source`
    is not "own"). `origin` is the id of the row that the text comes from, when it is another row.
    """

    text: str = ""
    source: CellSource = "blank"
    fragments: list[Fragment] = field(default_factory=list)
    origin: str | None = None


@dataclass(slots=True)
class Column:
    """A column: its header's own words, and the role they were recognised as (None when unknown).

    Roles: key, ordinal (a running count beside a key of codes), name, lead_agency, coordinating_agency, deadline,
    output, max_score, task, and with a year result:2023, target:2024, rank_target:2025 (the year is absent when not
    stated).
    """

    header: str
    role: str | None = None
    read_from: int | None = None
    """The column whose cells this one was read from, when the file has none of its own for it."""


@dataclass(slots=True)
class Row:
    """One logical row: as many cells as the table has columns."""

    id: str
    kind: RowKind
    key: str
    """Key without its final dot ("7.1.2", "25", "I"); "" when the row has none."""
    name: str
    group: list[str]
    """Names of the headings above the row, outermost first."""
    cells: list[Cell]
    line: int
    line_end: int
    parent: str | None = None
    """Id of the row above in the numbering (7.1 for 7.1.2), when there is one."""
    notes: list[str] = field(default_factory=list)
    """Marks of the footnotes that hang on the row's cells."""
    anchor: str = ""
    """Fragment of the row's link on the document page; unique within the document."""
    ordinal: str = ""
    """The running count of a row whose key is a code; "" where rows are numbered once."""


@dataclass(slots=True)
class Table:
    """One logical table, also when it ran over many pages."""

    id: str
    appendix: str | None
    """"Phụ lục 2", or None when the table does not stand in an appendix."""
    caption: str
    columns: list[Column]
    rows: list[Row]
    line: int
    line_end: int
    unit: str = ""
    """What its numbers count, by the line above it that says so: "(Đơn vị tính: triệu đồng)"."""


@dataclass(slots=True)
class Section:
    """A node of the outline: a heading, a paragraph, or an item of a list.

    `text` is the node's own text (heading words for a heading); children refer to it by `parent`.
    """

    id: str
    marker: str
    """"I", "1", "a", "-", "+", "Điều 5" …; "" for a plain paragraph."""
    heading: bool
    text: str
    path: list[str]
    """Texts (with markers) of the headings above, outermost first; long ones are cut."""
    fragments: list[Fragment]
    line: int
    line_end: int
    parent: str | None = None
    notes: list[str] = field(default_factory=list)
    """Marks of the footnotes that hang on the text."""
    anchor: str = ""


@dataclass(slots=True)
class Footnote:
    """A footnote, taken out of the text that it interrupted."""

    id: str
    mark: str
    text: str
    fragments: list[Fragment]
    line: int
    line_end: int
    owner: str | None = None
    """Id of the section or row whose text carries the mark; None when the mark was not found."""
    anchor: str = ""


@dataclass(slots=True)
class Repair:
    """One change that ingestion made to the text, so that nothing is changed silently."""

    rule: str
    line: int
    before: str
    after: str


@dataclass(slots=True)
class Finding:
    """One data-quality finding; `row` and `table` are ids within the document."""

    rule: str
    severity: Severity
    message: str
    """Vietnamese, for officials."""
    table: str | None = None
    row: str | None = None
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class DocumentMeta:
    """What is known of the document as a whole. Dates are ISO (2024-05-30)."""

    file: str
    label: str
    slug: str
    title: str
    number: str | None = None
    kind: str | None = None
    """"Kế hoạch", "Báo cáo" …"""
    issuer: str | None = None
    signer: str | None = None
    signer_position: str | None = None
    """"Phó Chủ tịch", when the signature block says so."""
    issue_date: str | None = None
    status: Status = "issued"
    period: str | None = None
    """"2024", "2021-2025"."""
    replaces: str | None = None
    draft_of: str | None = None
    """Label of the issued document that this is a draft of."""
    source_form: str | None = None
    evidence: dict[str, Fragment] = field(default_factory=dict)
    """Where the document itself says it: field name (number, signer, issue_date, title, issuer) -> original text."""

    @property
    def plan_year(self) -> int | None:
        """The one year of the plan, to which a deadline without a year belongs."""
        return int(self.period) if self.period and len(self.period) == len("2024") and self.period.isdecimal() else None


@dataclass(slots=True)
class PlanDocument:
    """One parsed document."""

    meta: DocumentMeta
    sections: list[Section] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    """English, for the command line: what was guessed or could not be read."""


_ADAPTER = TypeAdapter(PlanDocument)


def dump_document(document: PlanDocument) -> bytes:
    """The document as UTF-8 JSON."""
    return _ADAPTER.dump_json(document)


def load_document(data: bytes) -> PlanDocument:
    """The inverse of `dump_document`; raises `pydantic.ValidationError` on anything else."""
    return _ADAPTER.validate_json(data)

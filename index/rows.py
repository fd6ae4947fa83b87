"""Rows, sections and footnotes of a parsed document as the typed objects that the index serves."""

from __future__ import annotations

import re

from index.types import Passage, Record, RecordCell, RecordNote, TableInfo
from ingest.agencies import parse_agencies
from ingest.column_words import column_words, plain, starts
from ingest.columns import cell_kind
from ingest.deadlines import parse_deadline
from ingest.model import NAMING_ROLES, Cell, Column, DocumentMeta, Footnote, PlanDocument, Section, Table
from ingest.number_columns import heads_places, number_styles
from ingest.numbers import NumberStyle, parse_number
from ingest.values import Number

AGENCY_ROLES = frozenset({"lead_agency", "coordinating_agency"})
TEXT_ROLES = AGENCY_ROLES | NAMING_ROLES | {"deadline", "output", "task"}
_ROLE_YEAR = re.compile(r"(?P<role>.+):(?P<year>\d{4})")
_PLACE = re.compile(r"(?:thứ\s*)?0?(\d+)\s*/\s*\d+", re.IGNORECASE)


def build_id(slug: str, part: str) -> str:
    """Id in the build of a document's part (table, row, section, footnote)."""
    return f"{slug}/{part}"


def split_role(role: str | None) -> tuple[str | None, int | None]:
    """Role and year of a column: "target:2024" is ("target", 2024)."""
    match = _ROLE_YEAR.fullmatch(role or "")
    return (match["role"], int(match["year"])) if match else (role, None)


def table_infos(document: PlanDocument) -> list[TableInfo]:
    """The document's tables without their rows, in order."""
    meta = document.meta
    return [
        TableInfo(
            id=build_id(meta.slug, table.id),
            document=meta.label,
            slug=meta.slug,
            appendix=table.appendix,
            caption=table.caption,
            headers=[column.header for column in table.columns],
            roles=[column.role for column in table.columns],
            line=table.line,
            rows=len(table.rows),
        )
        for table in document.tables
    ]


def records(document: PlanDocument) -> list[Record]:
    """A record for each row of each table, in order."""
    names = {row.id: row.key or row.name for table in document.tables for row in table.rows}
    notes = _notes_by_row(document)
    marks = _footnotes_by_owner(document)
    return [
        _record(document, table, position, cells, notes.get(row.id, []), marks.get(row.id, []))
        for table in document.tables
        for position, (row, cells) in enumerate(zip(table.rows, _cells(document.meta, table, names), strict=True))
    ]


def passages(document: PlanDocument) -> list[Passage]:
    """Sections, then footnotes, each in order of their lines."""
    marks = _footnotes_by_owner(document)
    sections = [
        _section(document, section, position, marks.get(section.id, []))
        for position, section in enumerate(document.sections)
    ]
    first = len(sections)
    return sections + [_footnote(document, note, first + position) for position, note in enumerate(document.footnotes)]


def _notes_by_row(document: PlanDocument) -> dict[str, list[RecordNote]]:
    """Findings by the rows that they are about: `row`, and those that `values["rows"]` names beside it."""
    notes: dict[str, list[RecordNote]] = {}
    for finding in document.findings:
        note = RecordNote(finding.rule, finding.severity, finding.message)
        for row in dict.fromkeys([finding.row, *finding.values.get("rows", [])]):
            if row is not None:
                notes.setdefault(row, []).append(note)
    return notes


def _footnotes_by_owner(document: PlanDocument) -> dict[str, list[str]]:
    owners: dict[str, list[str]] = {}
    for note in document.footnotes:
        if note.owner:
            owners.setdefault(note.owner, []).append(build_id(document.meta.slug, note.id))
    return owners


def _record(
    document: PlanDocument,
    table: Table,
    position: int,
    cells: list[RecordCell],
    notes: list[RecordNote],
    footnotes: list[str],
) -> Record:
    meta, row = document.meta, table.rows[position]
    return Record(
        id=build_id(meta.slug, row.id),
        document=meta.label,
        slug=meta.slug,
        table=build_id(meta.slug, table.id),
        appendix=table.appendix,
        caption=table.caption,
        kind=row.kind,
        key=row.key,
        ordinal=row.ordinal,
        unit=table.unit,
        name=row.name,
        group=row.group,
        parent=build_id(meta.slug, row.parent) if row.parent else None,
        position=position,
        cells=cells,
        line=row.line,
        line_end=row.line_end,
        anchor=row.anchor,
        notes=notes,
        footnotes=footnotes,
    )


def _cells(meta: DocumentMeta, table: Table, names: dict[str, str]) -> list[list[RecordCell]]:
    """The typed cells of each row."""
    year = meta.plan_year
    styles = number_styles(
        [column.header for column in table.columns],
        [column.role for column in table.columns],
        [[row.cells[index].text for row in table.rows] for index in range(len(table.columns))],
    )
    return [
        [
            _cell(index, column, cell, names.get(cell.origin or ""), year, styles[index])
            for index, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True))
        ]
        for row in table.rows
    ]


def _number(column: Column, text: str, style: NumberStyle) -> Number | None:
    """The number that a cell states; of a place in a ranking ("29/34") the place."""
    place = _PLACE.fullmatch(text.strip()) if column.role is None and heads_places(column.header) else None
    return Number(float(place[1])) if place else parse_number(text, style)


def _cell(
    index: int, column: Column, cell: Cell, origin: str | None, plan_year: int | None, style: NumberStyle
) -> RecordCell:
    role, year = split_role(column.role)
    return RecordCell(
        column=index,
        header=column.header,
        role=role,
        year=year,
        text=cell.text,
        source=cell.source,
        origin_key=origin,
        fragments=cell.fragments,
        number=_number(column, cell.text, style) if role not in TEXT_ROLES else None,
        deadline=parse_deadline(cell.text, plan_year) if role == "deadline" and cell.text else None,
        agencies=list(parse_agencies(cell.text)) if _names_agencies(column, role, cell.text) else [],
        read_from=column.read_from,
    )


def _names_agencies(column: Column, role: str | None, text: str) -> bool:
    """Whether a cell is of those who do something: by its column's role, or by its header and its own words."""
    if role in AGENCY_ROLES or column.read_from is not None:
        return True
    return role is None and starts(plain(column.header), column_words().doers) and cell_kind(text) == "agency"


def _section(document: PlanDocument, section: Section, position: int, footnotes: list[str]) -> Passage:
    meta = document.meta
    return Passage(
        id=build_id(meta.slug, section.id),
        kind="section",
        document=meta.label,
        slug=meta.slug,
        marker=section.marker,
        heading=section.heading,
        text=section.text,
        path=section.path,
        parent=build_id(meta.slug, section.parent) if section.parent else None,
        position=position,
        fragments=section.fragments,
        line=section.line,
        line_end=section.line_end,
        anchor=section.anchor,
        footnotes=footnotes,
    )


def _footnote(document: PlanDocument, note: Footnote, position: int) -> Passage:
    meta = document.meta
    return Passage(
        id=build_id(meta.slug, note.id),
        kind="footnote",
        document=meta.label,
        slug=meta.slug,
        marker=note.mark,
        heading=False,
        text=note.text,
        path=[],
        parent=None,
        position=position,
        fragments=note.fragments,
        line=note.line,
        line_end=note.line_end,
        anchor=note.anchor,
        owner=build_id(meta.slug, note.owner) if note.owner else None,
    )

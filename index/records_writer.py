"""Writes the record store of a build: one SQLite file with typed rows, passages and findings."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from index.rows import build_id, passages, records, table_infos
from index.types import Passage, Record, TableInfo
from ingest.model import DocumentMeta, Finding, PlanDocument
from ingest.textnorm import fold, squash

SCHEMA = """
CREATE TABLE documents (n INTEGER PRIMARY KEY, label TEXT UNIQUE, slug TEXT UNIQUE, body TEXT);
CREATE TABLE tables (n INTEGER PRIMARY KEY, id TEXT UNIQUE, document TEXT, body TEXT);
CREATE TABLE rows (
    n INTEGER PRIMARY KEY, id TEXT UNIQUE, document TEXT, table_id TEXT, kind TEXT, key TEXT, name TEXT, parent TEXT,
    body TEXT
);
CREATE TABLE headings (row INTEGER, name TEXT);
CREATE TABLE cells (row INTEGER, column INTEGER, role TEXT, year INTEGER, source TEXT, text TEXT, number REAL);
CREATE TABLE agencies (row INTEGER, column INTEGER, role TEXT, source TEXT, name TEXT, folded TEXT, kind TEXT);
CREATE TABLE deadlines (row INTEGER, column INTEGER, kind TEXT, first TEXT, last TEXT);
CREATE TABLE passages (n INTEGER PRIMARY KEY, id TEXT UNIQUE, document TEXT, body TEXT);
CREATE TABLE findings (
    n INTEGER PRIMARY KEY, document TEXT, rule TEXT, severity TEXT, table_id TEXT, row_id TEXT, message TEXT,
    details TEXT
);
CREATE INDEX rows_by_table ON rows (table_id);
CREATE INDEX rows_by_key ON rows (key);
CREATE INDEX rows_by_parent ON rows (parent);
CREATE INDEX headings_by_name ON headings (name, row);
CREATE INDEX cells_by_row ON cells (row, role);
CREATE INDEX agencies_by_name ON agencies (folded, role, row);
CREATE INDEX deadlines_by_row ON deadlines (row);
CREATE INDEX passages_by_document ON passages (document);
"""

META: TypeAdapter[DocumentMeta] = TypeAdapter(DocumentMeta)
TABLE: TypeAdapter[TableInfo] = TypeAdapter(TableInfo)
RECORD: TypeAdapter[Record] = TypeAdapter(Record)
PASSAGE: TypeAdapter[Passage] = TypeAdapter(Passage)


def normal_key(key: str) -> str:
    """Key as it is compared: without outer space and final dot, letters small."""
    return squash(key).rstrip(".").lower()


def normal_name(name: str) -> str:
    """Name as it is compared: folded, single spaces."""
    return squash(fold(name))


def write_records(path: Path, documents: Iterable[PlanDocument]) -> None:
    """Writes the store of the documents to a new file; raises `FileExistsError` when there is one."""
    if path.exists():
        raise FileExistsError(f"The record store {path} exists; a build is never changed.")
    connection = sqlite3.connect(path)
    try:
        connection.executescript(SCHEMA)
        for document in documents:
            _write_document(connection, document)
        connection.commit()
        connection.execute("ANALYZE")
        connection.commit()
    finally:
        connection.close()


def _write_document(db: sqlite3.Connection, document: PlanDocument) -> None:
    meta = document.meta
    _insert(db, "documents", [(None, meta.label, meta.slug, _json(META, meta))])
    _insert(db, "tables", [(None, t.id, meta.label, _json(TABLE, t)) for t in table_infos(document)])
    for record in records(document):
        _write_record(db, record)
    _insert(db, "passages", [(None, p.id, meta.label, _json(PASSAGE, p)) for p in passages(document)])
    _insert(db, "findings", [_finding(meta, finding) for finding in document.findings])


def _write_record(db: sqlite3.Connection, record: Record) -> None:
    cursor = db.execute(
        "INSERT INTO rows VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            record.id,
            record.document,
            record.table,
            record.kind,
            normal_key(record.key),
            record.name,
            record.parent,
            _json(RECORD, record),
        ),
    )
    row = cursor.lastrowid
    _insert(db, "headings", [(row, normal_name(heading)) for heading in record.group])
    _insert(
        db,
        "cells",
        [(row, c.column, c.role, c.year, c.source, c.text, c.number and c.number.value) for c in record.cells],
    )
    _insert(
        db,
        "agencies",
        [
            (row, c.column, c.role, c.source, agency.name, normal_name(agency.name), agency.kind)
            for c in record.cells
            for agency in c.agencies
        ],
    )
    _insert(
        db,
        "deadlines",
        [(row, c.column, c.deadline.kind, c.deadline.start, c.deadline.end) for c in record.cells if c.deadline],
    )


def _finding(meta: DocumentMeta, finding: Finding) -> tuple[Any, ...]:
    table = build_id(meta.slug, finding.table) if finding.table else None
    row = build_id(meta.slug, finding.row) if finding.row else None
    details = json.dumps(finding.values, ensure_ascii=False, default=str)
    return (None, meta.label, finding.rule, finding.severity, table, row, finding.message, details)


def _insert(db: sqlite3.Connection, table: str, values: list[tuple[Any, ...]]) -> None:
    if values:
        marks = ", ".join("?" * len(values[0]))
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608 - table names are ours


def _json(adapter: TypeAdapter[Any], value: Any) -> str:
    return adapter.dump_json(value).decode()

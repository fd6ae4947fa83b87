"""The record store of a build: typed rows, passages and findings, read-only, usable from any thread."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from index.record_sql import select
from index.records_writer import META, PASSAGE, RECORD, TABLE
from index.types import Passage, Record, RecordQuery, TableInfo
from ingest.model import DocumentMeta, Severity

_CACHED = 5_000


@dataclass(slots=True)
class BuildFinding:
    """A data-quality finding with the ids of its table and row in the build."""

    document: str
    rule: str
    severity: Severity
    message: str
    table: str | None = None
    row: str | None = None
    values: dict[str, Any] = field(default_factory=dict)


class RecordStore:
    """Queries over one SQLite file that nobody writes any more.

    The objects it gives are shared by all callers: do not change them.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise FileNotFoundError(f"The build has no record store at {path}; build the index again.")
        # `immutable` spares SQLite its locks, so that a build also works from a read-only folder.
        self._uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._record = lru_cache(_CACHED)(self._read_record)
        self._passage = lru_cache(_CACHED)(self._read_passage)

    def documents(self) -> list[DocumentMeta]:
        """Metadata of every document, in the order of the build."""
        return [META.validate_json(body) for (body,) in self._rows("SELECT body FROM documents ORDER BY n")]

    def tables(self) -> list[TableInfo]:
        """Every table without its rows, in order."""
        return [TABLE.validate_json(body) for (body,) in self._rows("SELECT body FROM tables ORDER BY n")]

    def records(self, query: RecordQuery) -> list[Record]:
        """The rows that a query asks for, in table order."""
        sql, values = select(query)
        return [self._record(row_id) for (row_id,) in self._rows(sql, values)]

    def record(self, record_id: str) -> Record:
        """One row by its id; raises `KeyError`."""
        return self._record(record_id)

    def passage(self, passage_id: str) -> Passage:
        """One passage by its id; raises `KeyError`."""
        return self._passage(passage_id)

    def passages(self, document: str) -> list[Passage]:
        """Passages of a document in reading order, footnotes last."""
        ids = self._rows("SELECT id FROM passages WHERE document = ? ORDER BY n", [document])
        return [self._passage(passage_id) for (passage_id,) in ids]

    def agencies(self) -> list[str]:
        """Canonical names of the single agencies that any cell names, sorted."""
        return [
            name for (name,) in self._rows("SELECT DISTINCT name FROM agencies WHERE kind = 'agency' ORDER BY name")
        ]

    def findings(self, document: str | None = None) -> list[BuildFinding]:
        """Data-quality findings of one document or of all."""
        sql = (
            "SELECT document, rule, severity, message, table_id AS 'table', row_id AS row, details AS 'values' "
            "FROM findings"
        )
        condition, values = (" WHERE document = ?", [document]) if document is not None else ("", [])
        found = self._rows(f"{sql}{condition} ORDER BY n", values)
        return [BuildFinding(**{**row, "values": json.loads(row["values"])}) for row in map(dict, found)]

    def close(self) -> None:
        """Closes the connections of all threads."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
            self._local = threading.local()

    def _read_record(self, record_id: str) -> Record:
        rows = self._rows("SELECT body FROM rows WHERE id = ?", [record_id])
        if not rows:
            raise KeyError(record_id)
        return RECORD.validate_json(rows[0][0])

    def _read_passage(self, passage_id: str) -> Passage:
        rows = self._rows("SELECT body FROM passages WHERE id = ?", [passage_id])
        if not rows:
            raise KeyError(passage_id)
        return PASSAGE.validate_json(rows[0][0])

    def _rows(self, sql: str, values: Iterable[str] = ()) -> list[Any]:
        return self._connection().execute(sql, list(values)).fetchall()

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._uri, uri=True, check_same_thread=False)
            connection.row_factory = sqlite3.Row
            self._local.connection = connection
            with self._lock:
                self._connections.append(connection)
        return connection

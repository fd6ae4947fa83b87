"""What the assistant needs of an index."""

from __future__ import annotations

from typing import Protocol

from index.types import Hit, Passage, Record, RecordQuery, SearchScope, TableInfo
from ingest.model import DocumentMeta


class SearchesPlans(Protocol):
    """An open build: documents, rows, passages, and hybrid search over them."""

    @property
    def build_id(self) -> str:
        """Id of the build."""

    def documents(self) -> list[DocumentMeta]:
        """All documents."""

    def tables(self) -> list[TableInfo]:
        """All tables, without rows."""

    def records(self, query: RecordQuery) -> list[Record]:
        """Rows that fit, in the order of their tables."""

    def record(self, record_id: str) -> Record:
        """One row; raises `KeyError`."""

    def passage(self, passage_id: str) -> Passage:
        """One section or footnote; raises `KeyError`."""

    def passages(self, document: str) -> list[Passage]:
        """All sections and footnotes of a document, in reading order."""

    def search(self, query: str, k: int = 10, scope: SearchScope = SearchScope()) -> list[Hit]:  # noqa: B008
        """The k best nodes within the scope, the best first."""

    def agencies(self) -> list[str]:
        """Canonical names of all agencies."""

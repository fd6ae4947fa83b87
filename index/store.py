"""One open build: everything that answering a question, showing a document or measuring a search reads."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from index.layout import IndexMissingError, Layout, Manifest, read_manifest
from index.records import BuildFinding, RecordStore
from index.settings import Settings
from index.types import Hit, Passage, Record, RecordQuery, SearchScope, TableInfo
from ingest.model import DocumentMeta, PlanDocument, load_document

if TYPE_CHECKING:
    from index.search import HybridRetriever, Searcher

__all__ = ["Index", "IndexMissingError"]

_DOCUMENTS_IN_MEMORY = 16
_EVERYWHERE = SearchScope()


class Index:
    """A build, usable from any thread. What it gives is shared by all callers: do not change it."""

    def __init__(self, folder: Path, manifest: Manifest, settings: Settings) -> None:
        self.manifest = manifest
        self._folder = folder
        self._settings = settings
        self._store = RecordStore(folder / "records.sqlite")
        self._metas = self._store.documents()
        self._slugs = {meta.label: meta.slug for meta in self._metas}
        self._tables = self._store.tables()
        self._parsed = lru_cache(_DOCUMENTS_IN_MEMORY)(self._read_document)
        self._searcher: Searcher | None = None
        self._lock = threading.Lock()

    @classmethod
    def open(cls, index: Path, settings: Settings) -> Self:
        """Opens the current build of an index folder; raises `IndexMissingError` when there is none to open."""
        folder = Layout(index).current()
        manifest = read_manifest(folder)
        if manifest is None:
            raise IndexMissingError(f"The build {folder} is damaged or of another version: run `troly index` again.")
        return cls(folder, manifest, settings)

    @property
    def build_id(self) -> str:
        """Id of the build, the same for the same corpus, code and embedding model."""
        return self.manifest.build

    def documents(self) -> list[DocumentMeta]:
        """What is known of each document, in the order of the catalogue."""
        return list(self._metas)

    def document(self, label: str) -> PlanDocument:
        """The parsed document with this label; raises `KeyError`."""
        return self._parsed(self._slugs[label])

    def tables(self) -> list[TableInfo]:
        """All tables without their rows, in order."""
        return list(self._tables)

    def records(self, query: RecordQuery) -> list[Record]:
        """The rows that fit, in the order of their tables."""
        return self._store.records(query)

    def record(self, record_id: str) -> Record:
        """One row; raises `KeyError`."""
        return self._store.record(record_id)

    def passage(self, passage_id: str) -> Passage:
        """One section or footnote; raises `KeyError`."""
        return self._store.passage(passage_id)

    def passages(self, document: str) -> list[Passage]:
        """All sections of a document in reading order, then its footnotes."""
        return self._store.passages(document)

    def agencies(self) -> list[str]:
        """Canonical names of all single agencies that a table names, sorted."""
        return self._store.agencies()

    def findings(self, document: str | None = None) -> list[BuildFinding]:
        """Data-quality findings of one document or of all."""
        return self._store.findings(document)

    def search(self, query: str, k: int = 10, scope: SearchScope = _EVERYWHERE) -> list[Hit]:
        """The k best rows, sections and footnotes within the scope, the best first."""
        return self.searcher().search(query, k, scope)

    def retriever(self, k: int = 10, scope: SearchScope = _EVERYWHERE) -> HybridRetriever:
        """The search as a LlamaIndex retriever."""
        from index.search import HybridRetriever  # noqa: PLC0415 - llama_index takes a second to import

        return HybridRetriever(self.searcher(), k, scope)

    def searcher(self) -> Searcher:
        """The parts of search, opened at first use; raises `IndexMissingError` when the embedding model is another."""
        with self._lock:
            if self._searcher is None:
                self._searcher = self._open_searcher()
            return self._searcher

    def close(self) -> None:
        """Closes the record store and removes the process's copy of the vectors."""
        self._store.close()
        with self._lock:
            if self._searcher is not None:
                self._searcher.vectors.close()
                self._searcher = None

    def _open_searcher(self) -> Searcher:
        from index.build import collection_name  # noqa: PLC0415
        from index.embedder import Embedder  # noqa: PLC0415
        from index.search import open_search  # noqa: PLC0415
        from index.vectors import VectorIndex, server_has  # noqa: PLC0415

        embedder = Embedder(self._settings.embedding_model)
        if embedder.fingerprint != self.manifest.embedder:
            raise IndexMissingError(
                f"The index was built with the embedding model {self.manifest.embedding_model!r}, and the settings "
                f"name another, {self._settings.embedding_model!r}: run `troly index` again."
            )
        name, server = collection_name(self.build_id), self._settings.chroma_url
        if server and not server_has(server, name):
            raise IndexMissingError(
                f"The Chroma server {server} lacks the build {self.build_id}: run `troly index` again."
            )
        vectors = VectorIndex.open(self._folder / "chroma", name, server)
        return open_search(self._folder / "lexical", vectors, embedder, self._settings.dense_weight)

    def _read_document(self, slug: str) -> PlanDocument:
        return load_document((self._folder / "documents" / f"{slug}.json").read_bytes())

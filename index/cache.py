"""Parsed documents and their vectors, kept from build to build, so that a new file costs only itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.fingerprint import digest, digest_value
from index.layout import write_atomically
from index.static_model import Vectors
from ingest.catalogue import CatalogueEntry
from ingest.model import PlanDocument, dump_document, load_document

_log = logging.getLogger(__name__)


class BuildCache:
    """Files named by the hash of everything that they follow from."""

    def __init__(self, folder: Path, parser_code: str) -> None:
        self._folder = folder
        self._parser_code = parser_code
        self._used: set[str] = set()

    def key(self, path: Path, content: bytes, entry: CatalogueEntry | None) -> str:
        """Key of a document: its name, bytes and catalogue entry, and the code that parses it."""
        said = entry.model_dump(mode="json", exclude_unset=True) if entry else None
        return digest(path.name, content, digest_value(said), self._parser_code)

    def document(self, key: str, parse: Callable[[], PlanDocument]) -> PlanDocument:
        """The parsed document of a key; a damaged file is as good as none."""
        path = self._path(f"{key}.json")
        if path.is_file():
            try:
                return load_document(path.read_bytes())
            except ValueError:
                _log.warning("The cached document %s is damaged; it is parsed again.", path)
        document = parse()
        write_atomically(path, lambda file: file.write(dump_document(document)))
        return document

    def vectors(self, key: str, texts: Sequence[str], embed: Callable[[Sequence[str]], Vectors], model: str) -> Vectors:
        """Vectors of a document's texts; `model` is the fingerprint of what `embed` runs."""
        path = self._path(f"{digest(key, model, *texts)}.npy")
        if path.is_file():
            try:
                kept: Vectors = np.load(path)
            except (ValueError, EOFError):
                _log.warning("The cached vectors %s are damaged; they are computed again.", path)
            else:
                return kept
        vectors = embed(texts)
        write_atomically(path, lambda file: np.save(file, vectors))
        return vectors

    def prune(self) -> None:
        """Removes what was not used since the cache was opened."""
        for path in self._folder.iterdir():
            if path.name not in self._used:
                path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        self._used.add(name)
        return self._folder / name

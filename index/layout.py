"""Where things lie in an index folder, and how a build becomes the current one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pydantic import BaseModel, ValidationError

FORMAT = 1
_POINTER = "CURRENT"
_MANIFEST = "manifest.json"
_UNFINISHED = ".unfinished-"
_KEPT = 2


class IndexMissingError(Exception):
    """There is no build to open."""


class BuildRunningError(Exception):
    """Another process is building in the same folder."""


class DocumentReport(BaseModel):
    """What became of one file."""

    file: str
    sha256: str
    label: str
    slug: str
    sections: int
    tables: int
    rows: int
    footnotes: int
    repairs: int
    findings: int
    warnings: list[str]


class Manifest(BaseModel):
    """What a build was made from. Everything but `created` follows from the corpus, the code and the model."""

    format: int = FORMAT
    build: str
    created: datetime
    code: str
    """Hash of the code and data that parse and index."""
    embedder: str
    """Hash of the embedding model; the model that queries must be the same."""
    embedding_model: str
    nodes: int
    documents: list[DocumentReport]
    failures: dict[str, str]
    """File name -> why it could not be read."""
    missing: list[str]
    """Files that the catalogue names and the folder lacks."""
    warnings: list[str]


class Layout:
    """The places in an index folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.builds = root / "builds"
        self.cache = root / "cache"

    def build(self, build_id: str) -> Path:
        """Folder of a build."""
        return self.builds / build_id

    def current(self) -> Path:
        """Folder of the current build; raises `IndexMissingError`."""
        pointer = self.root / _POINTER
        hint = f"run `troly index --index {self.root}` first"
        if not pointer.is_file():
            raise IndexMissingError(f"There is no index in {self.root}: {hint}.")
        folder = self.build(pointer.read_text("utf-8").strip())
        if not (folder / _MANIFEST).is_file():
            raise IndexMissingError(f"The index in {self.root} points to {folder.name}, which is not there: {hint}.")
        return folder

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the folder for one build; raises `BuildRunningError` when another process has it."""
        self.builds.mkdir(parents=True, exist_ok=True)
        self.cache.mkdir(exist_ok=True)
        try:
            with FileLock(self.root / "lock", timeout=0):
                yield
        except Timeout as error:
            raise BuildRunningError(f"Another build is running in {self.root}; wait for its end.") from error

    def unfinished(self, build_id: str) -> Path:
        """A new folder to build in; what crashed builds left is removed. Call it while the folder is locked."""
        for left in self.builds.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        folder = self.builds / f"{_UNFINISHED}{build_id}-{os.getpid()}"
        folder.mkdir()
        return folder

    def finish(self, unfinished: Path, manifest: Manifest) -> None:
        """Gives a complete build its name, after all of it is on disk."""
        (unfinished / _MANIFEST).write_text(manifest.model_dump_json(indent=1), "utf-8")
        for path in unfinished.rglob("*"):
            _sync(path)
        _sync(unfinished)
        target = self.build(manifest.build)
        shutil.rmtree(target, ignore_errors=True)
        unfinished.rename(target)
        _sync(self.builds)

    def switch(self, build_id: str) -> None:
        """Makes a complete build the current one, in one step."""
        fresh = self.root / f"{_POINTER}.new"
        fresh.write_text(f"{build_id}\n", "utf-8")
        _sync(fresh)
        fresh.replace(self.root / _POINTER)
        _sync(self.root)

    def prune(self, current: str) -> list[str]:
        """Removes all builds but the current one and the latest before it; gives the names of the removed."""
        others = [f for f in self.builds.iterdir() if f.name != current and not f.name.startswith(_UNFINISHED)]
        others.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
        for folder in others[_KEPT - 1 :]:
            shutil.rmtree(folder, ignore_errors=True)
        return [folder.name for folder in others[_KEPT - 1 :]]


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a build, or None when the build is not complete or of another format."""
    try:
        manifest = Manifest.model_validate_json((folder / _MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return None
    return manifest if manifest.format == FORMAT else None


def write_atomically(path: Path, write: Any) -> None:
    """Writes a file so that it is never seen half written; `write` gets a binary file."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    with fresh.open("wb") as file:
        write(file)
    fresh.replace(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

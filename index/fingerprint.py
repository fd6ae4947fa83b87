"""Hashes that decide what may be reused: of bytes, of values, and of folders of code or data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def digest(*parts: bytes | str) -> str:
    """SHA-256 in hex of the parts, each with its length, so that no two lists of parts look alike."""
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        sha.update(f"{len(data)}:".encode())
        sha.update(data)
    return sha.hexdigest()


def file_sha256(content: bytes) -> str:
    """SHA-256 in hex as `sha256sum` prints it."""
    return hashlib.sha256(content).hexdigest()


def digest_value(value: Any) -> str:
    """SHA-256 of a value that JSON can say; dates and paths count as their text."""
    return digest(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str))


def digest_files(root: Path, files: Iterable[Path]) -> str:
    """SHA-256 of files: their places below `root` and their bytes, in the order of the places."""
    parts: list[bytes | str] = []
    for path in sorted(files):
        parts += [path.relative_to(root).as_posix(), path.read_bytes()]
    return digest(*parts)


def digest_tree(root: Path, skip: Iterable[str] = ()) -> str:
    """SHA-256 of the files of a folder without caches, hidden files, and sub-folders or files named in `skip`."""
    left_out = {"__pycache__", *skip}
    files = (
        path
        for path in root.rglob("*")
        if path.is_file() and not any(part in left_out or part.startswith(".") for part in path.relative_to(root).parts)
    )
    return digest_files(root, files)

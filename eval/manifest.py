"""The manifest of the gold files: what exactly was measured."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from eval.gold import GOLD_DIR, gold_files, read_gold

MANIFEST_FILE = "manifest.json"


def manifest(folder: Path = GOLD_DIR) -> dict[str, Any]:
    """For each gold file its sha256 and how many questions of each split it holds."""
    files = {}
    for path in gold_files(folder):
        questions = read_gold(path)
        dev = sum(q.split == "dev" for q in questions)
        files[path.name] = {
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "questions": len(questions),
            "dev": dev,
            "test": len(questions) - dev,
        }
    return {"files": files, "questions": sum(f["questions"] for f in files.values())}


def write_manifest(folder: Path = GOLD_DIR) -> Path:
    """Writes the manifest beside the gold files; returns its path."""
    path = folder / MANIFEST_FILE
    path.write_text(json.dumps(manifest(folder), indent=1) + "\n", encoding="utf-8")
    return path


def manifest_is_current(folder: Path = GOLD_DIR) -> bool:
    """Whether the written manifest describes the files as they are."""
    path = folder / MANIFEST_FILE
    return path.is_file() and json.loads(path.read_text(encoding="utf-8")) == manifest(folder)

"""The data files of phrases that mean the same: what training draws from, and what expands a query."""

from __future__ import annotations

from pathlib import Path

import yaml

from ingest.yaml_files import load_yaml

SHIPPED_PAIRS = Path(__file__).parent / "data" / "pairs.yaml"
"""Groups of phrases; the last is how documents write it."""
SHIPPED_EVERYDAY = Path(__file__).parent / "data" / "everyday.yaml"
"""Groups of everyday words for one thing; the first is how documents write it."""


def load_groups(path: Path) -> list[list[str]]:
    """The groups of a file, each of two or more phrases; raises `ValueError` that names the entry that is none."""
    try:
        groups = load_yaml(path.read_text("utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(f"{path} is not YAML: {error}") from error
    for number, group in enumerate(groups, 1):
        if not isinstance(group, list) or len(group) < 2 or not all(isinstance(phrase, str) for phrase in group):
            raise ValueError(f"{path}: entry {number} is not a list of two or more phrases: {group!r}")
    return [list(group) for group in groups]

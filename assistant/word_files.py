"""The files of words in `assistant/data`."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from ingest.yaml_files import load_yaml


def read_words(name: str) -> Any:
    """What the YAML file of that name holds."""
    return load_yaml((files("assistant") / "data" / name).read_text(encoding="utf-8"))

"""The files of words in `assistant/data`."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml


def read_words(name: str) -> Any:
    """What the YAML file of that name holds."""
    return yaml.safe_load((files("assistant") / "data" / name).read_text(encoding="utf-8"))

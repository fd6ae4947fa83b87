"""YAML files of words: those in `assistant/data`, and others by their place."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's loader in C takes a tenth of the time; it is missing where PyYAML was built without libyaml."""


def load_yaml(file: Traversable) -> Any:
    """What a YAML file holds."""
    return yaml.load(file.read_bytes(), _LOADER)  # noqa: S506 - each of the two builds plain data only


def read_words(name: str) -> Any:
    """What the YAML file of that name in `assistant/data` holds."""
    return load_yaml(files("assistant") / "data" / name)

"""Reading the project's YAML files of words."""

from __future__ import annotations

from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's loader in C takes a tenth of the time; it is missing where PyYAML was built without libyaml."""


def load_yaml(text: str) -> Any:
    """What YAML text says as plain data; raises `yaml.YAMLError`."""
    return yaml.load(text, _LOADER)  # noqa: S506 - each of the two builds plain data only

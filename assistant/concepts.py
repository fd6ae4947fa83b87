"""Groups of phrases that mean the same, from the index's data on synonyms."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def load_concepts() -> list[list[str]]:
    """Each group is a list of phrases for one thing; the first names the group."""
    data = files("index") / "data"
    synonyms = yaml.safe_load((data / "synonyms.yaml").read_text(encoding="utf-8"))
    pairs = yaml.safe_load((data / "pairs.yaml").read_text(encoding="utf-8"))
    everyday = yaml.safe_load((data / "everyday.yaml").read_text(encoding="utf-8"))
    groups = [[*entry["means"], *entry["say"]] for entry in synonyms]
    return [*groups, *([str(phrase) for phrase in group] for group in [*pairs, *everyday])]

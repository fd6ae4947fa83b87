"""Groups of phrases that mean the same, from the index's data on synonyms."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from assistant.word_files import load_yaml


@cache
def load_concepts() -> list[list[str]]:
    """Each group is a list of phrases for one thing; the first names the group."""
    data = files("index") / "data"
    synonyms, pairs, everyday = (load_yaml(data / f"{name}.yaml") for name in ("synonyms", "pairs", "everyday"))
    groups = [[*entry["means"], *entry["say"]] for entry in synonyms]
    return [*groups, *([str(phrase) for phrase in group] for group in [*pairs, *everyday])]

"""The word lists of the Markdown reader, from `data/markdown.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.textnorm import fold
from ingest.yaml_files import load_yaml


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words and phrases; the meaning of each list stands in the data file."""

    stamp_fields: frozenset[str]
    stamp_proofs: frozenset[str]
    signing_offices: frozenset[str]
    caption_heads: frozenset[str]
    units: frozenset[str]
    note_heads: frozenset[str]
    site_items: frozenset[str]


@cache
def words() -> Words:
    """The lists, read once."""
    data = load_yaml(files("ingest").joinpath("data/markdown.yaml").read_text(encoding="utf-8"))
    return Words(**{name: frozenset(fold(str(word)) for word in entries) for name, entries in data.items()})

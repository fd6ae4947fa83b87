"""Groups of phrases that mean the same, from the index's data on synonyms."""

from __future__ import annotations

from functools import cache

from index.phrases import SHIPPED_EVERYDAY, SHIPPED_PAIRS, load_groups
from index.synonyms import load_synonyms


@cache
def load_concepts() -> list[list[str]]:
    """Each group is a list of phrases for one thing; the first names the group."""
    groups = [[*entry.means, *entry.say] for entry in load_synonyms()]
    return [*groups, *load_groups(SHIPPED_PAIRS), *load_groups(SHIPPED_EVERYDAY)]

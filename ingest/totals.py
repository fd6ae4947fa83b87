"""Rows that sum up their table, known by their names."""

from __future__ import annotations

import re

from ingest.column_words import column_words, starts
from ingest.textnorm import normal_tone, squash

_BRACKETS = re.compile(r"\([^)]*\)")


def of_which(name: str) -> bool:
    """Whether a row of this name says of the row above what it holds."""
    bare = squash(normal_tone(name).lower().replace(":", " ")).strip(" -+*")
    return starts(bare, column_words().of_which)


def is_total(name: str) -> bool:
    """Whether a row of this name, having no key, sums up its table."""
    bare = squash(_BRACKETS.sub(" ", normal_tone(name).lower()).strip(" :.;*"))
    words = column_words()
    first, _, rest = bare.partition(" ")
    abbreviation = not name.isupper() and squash(name).startswith(first.upper())
    if abbreviation and rest and f" {rest}" in words.total_ends:
        return True
    counted = any(re.match(rf"{re.escape(word)} \d", bare) for word in words.total_counts)
    if counted or starts(bare, words.total_heads):
        return True
    return bare in words.totals or (bare.startswith(words.total_starts) and bare.endswith(words.total_ends))

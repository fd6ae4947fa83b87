"""The words by which the columns of a table are told apart: the lists of `data/columns.yaml`, folded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from ingest.textnorm import fold, normal_tone, squash
from ingest.yaml_files import load_yaml

CellKind = Literal["empty", "bullet", "code", "number", "deadline", "agency", "text"]

_WORDS = re.compile(r"[^\w%]+")
_FOLDED_LISTS = (
    *("task", "agency_starts", "agency_stops", "deadline_starts", "ranks", "rank_targets"),
    *(
        "year_results",
        "year_targets",
        "year_estimates",
        "year_others",
        "year_heads",
        "counted_units",
        "comparisons",
        "not_leading",
        "not_deadlines",
        "units",
        "things",
        "classes",
        "doers",
    ),
)


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A word of a header with the role that it stands for, and when."""

    word: str
    role: str
    whole: bool
    cells: str | None
    year: bool
    alone: bool
    spelled: str = ""
    """The word with its diacritics, where it is one syllable that is the whole header: "Mục" is no "Mức"."""

    def is_spelled(self, header: str) -> bool:
        """Whether a header that has diacritics spells the word so."""
        said = squash(_WORDS.sub(" ", normal_tone(header).lower()))
        return not self.spelled or said.isascii() or self.spelled in said.split(" ")


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Labels by which a cell tells what agencies do; all but `spelled` and `others` folded."""

    lead: tuple[str, ...]
    doing: tuple[str, ...]
    coordinating: tuple[str, ...]
    coordinating_starts: tuple[str, ...]
    spelled: tuple[str, ...]
    """Those of the known roles as they are written."""
    others: tuple[str, ...]
    """Those of no known role as they are written, where they stand in brackets behind a name."""
    heads: tuple[str, ...]
    """How names of agencies begin, as it is written."""


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """The word lists of `data/columns.yaml`, folded."""

    roles: tuple[RoleWord, ...]
    names: tuple[tuple[str, ...], ...]
    task: tuple[str, ...]
    totals: tuple[str, ...]
    total_heads: tuple[str, ...]
    total_counts: tuple[str, ...]
    of_which: tuple[str, ...]
    total_starts: tuple[str, ...]
    total_ends: tuple[str, ...]
    agency_starts: tuple[str, ...]
    agency_stops: tuple[str, ...]
    deadline_starts: tuple[str, ...]
    ranks: tuple[str, ...]
    rank_targets: tuple[str, ...]
    year_results: tuple[str, ...]
    year_targets: tuple[str, ...]
    year_estimates: tuple[str, ...]
    year_others: tuple[str, ...]
    year_heads: tuple[str, ...]
    counted_units: tuple[str, ...]
    comparisons: tuple[str, ...]
    doers: tuple[str, ...]
    not_leading: tuple[str, ...]
    not_deadlines: tuple[str, ...]
    units: tuple[str, ...]
    things: tuple[str, ...]
    classes: tuple[str, ...]
    labels: LabelWords


@cache
def column_words() -> ColumnWords:
    """The words of `data/columns.yaml`, read once."""
    raw: dict[str, Any] = load_yaml(files("ingest").joinpath("data/columns.yaml").read_text(encoding="utf-8"))
    roles = [
        RoleWord(
            plain(word),
            entry["role"],
            entry.get("whole", False),
            entry.get("cells"),
            entry.get("year", False),
            entry.get("alone", False),
            normal_tone(word).lower() if entry.get("whole", False) and word.isalpha() else "",
        )
        for entry in raw["roles"]
        for word in entry["words"]
    ]
    lists = {key: tuple(plain(word) for word in raw[key]) for key in _FOLDED_LISTS}
    # "Cộng" is not "Công": here diacritics count.
    for key in ("totals", "total_heads", "total_counts", "of_which", "total_starts", "total_ends"):
        lists[key] = tuple(normal_tone(word).lower() for word in raw[key])
    names = tuple(tuple(plain(word) for word in group) for group in raw["name"])
    labels = _label_words(raw["role_labels"], raw["agency_starts"])
    return ColumnWords(roles=tuple(roles), names=names, labels=labels, **lists)


def _label_words(raw: dict[str, list[str]], heads: list[str]) -> LabelWords:
    folded = {key: tuple(plain(word) for word in raw[key]) for key in ("lead", "doing", "coordinating")}
    spelled = [word for key in folded for word in raw[key]]
    begins = tuple(plain(word) for word in raw["coordinating_starts"])
    others, heads = ([normal_tone(word).lower() for word in words] for words in (raw["others"], [*heads, "các"]))
    return LabelWords(
        **folded, coordinating_starts=begins, spelled=tuple(spelled), others=tuple(others), heads=tuple(heads)
    )


def plain(text: str) -> str:
    """Folded words with single spaces, without punctuation."""
    return squash(_WORDS.sub(" ", fold(text)))


def starts(text: str, words: Sequence[str]) -> bool:
    """Whether a text begins with one of the words, or is it."""
    return any(text == word or text.startswith(word + " ") for word in words)


def says(text: str, words: Sequence[str]) -> bool:
    """Whether a text has one of the words."""
    return any(f" {word} " in f" {plain(text)} " for word in words)

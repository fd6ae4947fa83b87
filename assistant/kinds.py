"""The words by which a question asks of one kind of a thing alone: of "trường quốc tế" no other school tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.phrases import alternatives
from assistant.word_files import read_words

_ONE_OF_A_FIELD = r"\b(?:lĩnh vực|ngành|chuyên ngành)(?: (?:quản lý|về))?"
_WHICH = r"(?! (?:nào|gì)\b)"


@dataclass(frozen=True)
class Kinds:
    """The kinds that the data tells apart."""

    series: tuple[tuple[re.Pattern[str], ...], ...]
    narrowing: re.Pattern[str]
    of_a_field: re.Pattern[str]

    def set_against(self, asked: str, told: str) -> str:
        """The kind in what is asked of which nothing is told, where another one of its series is told of instead."""
        for series in self.series:
            named = [kind for kind in series if kind.search(asked)]
            unsaid = [kind for kind in named if not kind.search(told)]
            if unsaid and any(kind.search(told) for kind in series if kind not in named):
                return _first(unsaid[0], asked)
        return ""

    def fields(self, asked: str) -> list[str]:
        """The fields within which things are asked: "y tế" of "lĩnh vực y tế"."""
        return [match["field"] for match in self.of_a_field.finditer(asked)]

    def narrowed_to(self, asked: str) -> Iterator[re.Match[str]]:
        """Where words stand that always ask of one kind alone; not those for the kind of thing that is sought."""
        return self.narrowing.finditer(asked)


@cache
def load_kinds() -> Kinds:
    """The kinds of the data file."""
    data = read_words("kinds.yaml")
    words = [word for line in data["narrowing"] for word in line]
    return Kinds(
        tuple(tuple(_pattern(kind) for kind in series) for series in data["series"]),
        re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w){_WHICH}", re.IGNORECASE),
        re.compile(rf"{_ONE_OF_A_FIELD} (?P<field>{alternatives(data['fields'])})(?!\w){_WHICH}", re.IGNORECASE),
    )


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""

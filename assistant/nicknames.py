"""Agencies that a question calls by what they look after ("bên lo xe cộ"), put under their own names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from assistant.phrases import alternatives
from assistant.word_files import read_words
from ingest.textnorm import fold

_ASKED = r"(?!\s*(?:thì |lại )?là (?:ai|(?:bên|sở|cơ quan|đơn vị|nơi|ngành) (?:nào|gì))\b)"
_OF_ALL = re.compile(r"\b(?:thanh pho|tinh)\b")


class Nicknames:
    """The nicknames of the agencies that the documents know."""

    def __init__(self, known: Sequence[str]) -> None:
        data = _data()
        self._names = {
            field: name for entry in data["fields"] if (name := _first(entry["names"], known)) for field in entry["of"]
        }
        called = (
            rf"(?:{alternatives(data['heads'])}) (?:{alternatives(data['verbs'])})|(?:{alternatives(data['trades'])})"
        )
        field = rf"(?:{alternatives(self._names)})(?!\w)" if self._names else r"(?!)"
        more = rf"(?:(?:,| và| với|, cả) {field})*"
        self._pattern = re.compile(rf"(?<!\w)(?:{called}) (?P<field>{field}){more}{_ASKED}", re.IGNORECASE)

    def spell_out(self, text: str) -> str:
        """The text with the names of agencies in place of their nicknames."""
        return self._pattern.sub(lambda found: self._names[found["field"].lower()], text)


def _first(names: Sequence[str], known: Sequence[str]) -> str | None:
    """The agency of the first name that one has, or whose own name begins so: that of the whole place before others."""
    for name in (fold(name) for name in names):
        if fitting := [agency for agency in known if f"{fold(agency)} ".startswith(f"{name} ")]:
            return min(
                fitting, key=lambda agency: (fold(agency) != name, not _OF_ALL.search(fold(agency)), len(agency))
            )
    return None


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_words("nicknames.yaml")
    return data

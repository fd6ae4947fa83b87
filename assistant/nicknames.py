"""Agencies that a question calls by what they look after ("bên lo xe cộ"), put under their own names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from assistant.phrases import alternatives
from assistant.word_files import read_words
from ingest.textnorm import fold

_ASKED = r"(?!\s*(?:thì |lại )?là (?:ai|(?:bên|sở|cơ quan|đơn vị|nơi|ngành) (?:nào|gì))\b)"
_OF_ALL = re.compile(r"\b(?:thanh pho|tinh)\b")
_WHO_LEADS = re.compile(
    r"\b(?:ai|(?:cơ quan|đơn vị|sở|bên|nơi) nào)(?: \w+)? (?:chủ trì|chủ chì|phụ trách|(?:làm )?đầu mối)", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Nicknames:
    """The nicknames of the agencies that the documents know."""

    def __init__(self, known: Sequence[str], known_in: Callable[[Sequence[int]], Sequence[str]] = lambda _: ()) -> None:
        """`known_in` gives the agencies that the documents of some years know: a field may have passed to another."""
        data = _data()
        called = {word: entry["names"] for entry in data["fields"] for word in entry["of"]}
        alone = {word: entry["names"] for entry in data["fields"] for word in entry.get("alone", ())}
        self._fields = called | alone
        self._names = {word: name for word, names in self._fields.items() if (name := _first(names, known))}
        self._known_in = known_in
        self._of_years = cache(self._names_in)
        heads, verbs, trades = (alternatives(data[part]) for part in ("heads", "verbs", "trades"))
        filler = rf"(?:(?:{alternatives(data['fillers'])}) ){{0,2}}"
        fields = alternatives(self._names.keys() & called.keys())
        field = rf"(?:{fields})(?!\w)" if fields else "(?!)"
        more = rf"(?:(?:,| và| với|, cả) {filler}{field})*"
        itself = alternatives(self._names.keys() & alone.keys())
        self._of_trade = re.compile(rf"(?<=\bnào )(?:của|trong|thuộc) (?:{trades}) (?=[^\W\d_])", re.IGNORECASE)
        self._pattern = re.compile(
            rf"(?<!\w)(?:(?:(?:{heads}) (?:{verbs}) {filler}|(?:{trades}) )(?P<field>{field}){more}{_ASKED}"
            + (rf"|(?P<alone>{itself})(?!\w))" if itself else ")"),
            re.IGNORECASE,
        )

    def spell_out(self, text: str) -> str:
        """The text with the names of agencies in place of their nicknames.

        Of a trade whose tasks somebody leads who is asked for, only the matter is told: "việc của ngành du lịch".
        """
        text = self._of_trade.sub("về ", text) if _WHO_LEADS.search(text) else text
        names = self._of_years(tuple(int(year) for year in _YEAR.findall(text)))
        return self._pattern.sub(lambda found: names[str(found[found.lastgroup or 0]).lower()], text)

    def _names_in(self, years: tuple[int, ...]) -> Mapping[str, str]:
        """The agency of each field in the years, where documents of them know one; else that of all documents."""
        known = self._known_in(years)
        return {word: _first(self._fields[word], known) or name for word, name in self._names.items()}


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

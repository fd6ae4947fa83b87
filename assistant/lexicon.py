"""The assistant's words, read from the data files beside this module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.phrases import PhraseMatcher, tokenize
from assistant.reference_words import ReferenceWords
from assistant.word_files import read_words
from ingest.textnorm import fold

_GROUPS = (
    "roles",
    "operations",
    "metadata",
    "units",
    "indexes",
    "attributes",
    "attribute_headers",
    "scopes",
    "measures",
    "money_sources",
    "headings",
    "undoing",
    "report_parts",
    "report_places",
    "plan_parts",
    "plan_parts_serving",
    "signs",
)
_LISTS = (
    "agency_question",
    "agency_verbs",
    "agency_joins",
    "score_question",
    "polar",
    "about",
    "greeting",
    "followup",
    "anaphora",
    "agency_anaphora",
    "other_roles",
    "leaving_out",
    "unit_headers",
    "listed_things",
    "surnames",
    "stop",
    "duties",
    "grammar",
    "compounds",
    "list_openers",
    "light",
    "relating",
    "title_heads",
    "of_terms",
    "of_parts",
    "of_components",
    "money_units",
    "idle",
    "doing",
    "fillers",
    "better_low",
    "comparing",
    "outlines",
    "beside_parts",
    "parts_in_text",
    "plan_deeds",
    "beside_deeds",
)

_COMPONENT = "chi so thanh phan"
_NOT_MATCHED = {
    *(
        "grammar",
        "list_openers",
        "money_units",
        "agency_anaphora",
        "other_roles",
        "leaving_out",
        "relating",
        "title_heads",
        "of_terms",
    ),
    *(
        "signs",
        "unit_headers",
        "listed_things",
        "attribute_headers",
        "surnames",
        "idle",
        "fillers",
        "scopes",
        "measures",
        "money_sources",
        "headings",
        "undoing",
        "report_parts",
        "report_places",
        "plan_parts",
        "plan_parts_serving",
        "outlines",
        "beside_parts",
        "parts_in_text",
        "plan_deeds",
        "beside_deeds",
        "of_parts",
        "doing",
        "of_components",
    ),
}


@dataclass(frozen=True)
class Lexicon:
    """Phrases by what they say, the names of provinces, and the English of a question."""

    groups: dict[str, dict[str, list[str]]]
    lists: dict[str, list[str]]
    places: list[str]
    english: dict[str, str]
    english_markers: frozenset[str]
    references: ReferenceWords
    general: list[str]
    """Words that fit any matter."""
    deeds: list[str]
    """What may be done to things that are counted."""
    telling: frozenset[str]
    """Words by which questions ask and that are never their matter."""

    def matcher(self) -> PhraseMatcher:
        """A matcher over all phrases; kinds are "roles", "operations" …, "stop", "place"."""
        matcher = PhraseMatcher(function_words=self.lists["grammar"], across=False)
        for kind, values in self.groups.items():
            if kind in _NOT_MATCHED:
                continue
            for value, phrases in values.items():
                matcher.add(kind, value, phrases)
        for kind, phrases in self.lists.items():
            if kind in _NOT_MATCHED:
                continue
            matcher.add(kind, kind, phrases)
        for unit in (phrase for phrases in self.groups["units"].values() for phrase in phrases):
            for operation, asking in asking_for(unit).items():
                matcher.add("operations", operation, asking)
        for index, names in self.groups["indexes"].items():
            matcher.add("indexes", index, [f"chỉ số {name}" for name in names])
        for place in self.places:
            matcher.add("place", place, [place])
        return matcher

    def level_of(self, unit: str | None, indexes: Sequence[str], text: str) -> str | None:
        """The unit that is meant of the indexes: what PCI calls "chỉ số thành phần" stands highest in it."""
        highest = unit == "leaf" and indexes and set(indexes) <= set(self.lists["of_components"])
        return "top" if highest and _COMPONENT in fold(text) else unit

    def unit_of(self, text: str) -> str | None:
        """The unit of the longest word for rows in a text: "leaf" for "tiêu chí thành phần"; None where it has none."""
        folded = fold(text)
        best = [
            (len(word), unit)
            for unit, words in self.groups["units"].items()
            for word in words
            if re.search(rf"\b{re.escape(fold(word))}\b", folded)
        ]
        return max(best)[1] if best else None


def asking_for(unit: str) -> dict[str, list[str]]:
    """By operation the phrases that ask how many rows there are, and which, by a word for them."""
    return {
        "count": [f"bao nhiêu {unit}", f"mấy {unit}"],
        "list": [f"{unit} nào", f"những {unit} nào", f"các {unit} nào", f"những {unit} gì"],
    }


def _reference_words(data: dict[str, Any], compounds: Iterable[str]) -> ReferenceWords:
    return ReferenceWords(
        documents=data["documents"],
        between=frozenset(data["between"]),
        items=data["items"],
        counting=frozenset(data["counting"]),
        footnotes=frozenset(data["footnotes"]),
        amounts=frozenset(data["amounts"]),
        joining=frozenset(data["joining"]),
        excluding=frozenset(data["excluding"]),
        alike=frozenset(data["alike"]),
        compounds=frozenset(map(fold, compounds)),
    )


@cache
def load_phrasing() -> list[str]:
    """Everyday turns of questions, from which diacritics are learned beside the documents' own words."""
    return [str(text) for text in read_words("phrasing.yaml")["phrases"]]


@cache
def load_lexicon() -> Lexicon:
    """The shipped lexicon; read once."""
    words = read_words("lexicon.yaml")
    english = read_words("english.yaml")
    general = read_words("general.yaml")
    ordered = dict(sorted(english["phrases"].items(), key=lambda item: -len(tokenize(item[0]))))
    return Lexicon(
        groups={kind: words[kind] for kind in _GROUPS},
        lists={kind: words[kind] for kind in _LISTS},
        places=read_words("places.yaml")["places"],
        english=ordered,
        english_markers=frozenset(english["markers"]),
        references=_reference_words(words["references"], words["compounds"]),
        general=general["general"],
        deeds=general["deeds"],
        telling=frozenset(general["telling"]),
    )

"""Checks of the gold files that a program can make: form, duplicates, evidence, expected values, how many there are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from eval.gold import STYLES, TYPES, GoldQuestion
from eval.score import Haystack
from ingest.textnorm import fold

GOAL_TYPE, GOAL_STYLE, GOAL_ALL = 40, 60, 700
GOALS = {"style:paraphrase": 120, "type:unanswerable": 50, "dialogues": 60, "all": GOAL_ALL}
"""Goals that differ from the general ones; "plain" has none."""

BLANK_WORDS = ("để trống", "bỏ trống", "ô trống", "không ghi", "không nêu")
NEAR = 1500
"""Characters around a quote that still count as its place."""

_DATE_WORDS = (
    "thang",
    "nam",
    "quy",
    "thuong xuyen",
    "hang",
    "sau khi",
    "truoc",
    "khi ",
    "ngay",
    "cuoi",
    "dau",
    "dinh ky",
)
_NUMBER_WORDS = ("khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_NEVER_COMPUTED = ("lookup", "deadline", "output", "narrative", "definition")
"""Types whose expected values are words of the document; counts, sums and comparisons may be computed."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wrong with a question. A warning may be right all the same and asks for a second look."""

    level: Literal["error", "warning"]
    question: str
    message: str


@dataclass(frozen=True, slots=True)
class Raw:
    """A document's raw text as the scorer reads it."""

    words: Haystack

    def near(self, quotes: Sequence[str]) -> Haystack:
        """The surroundings of every place where one of the quotes stands."""
        squeezed = self.words.squeezed
        found = []
        for quote in quotes:
            wanted = Haystack(quote).squeezed
            found += [squeezed[max(0, at - NEAR) : at + NEAR] for at in _places(squeezed, wanted)]
        return Haystack(" ".join(found))


def _places(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)


def check(questions: Sequence[GoldQuestion], documents: Mapping[str, Raw]) -> list[Complaint]:
    """All complaints, in the order of the questions. `documents`: raw texts by label."""
    found = list(_duplicates(questions))
    for question in questions:
        for level, message in (*_form(question), *_type_form(question), *_evidence(question, documents)):
            found.append(Complaint(level, question.id, message))
    return found


Said = Iterator[tuple[Literal["error", "warning"], str]]


def _duplicates(questions: Sequence[GoldQuestion]) -> Iterator[Complaint]:
    ids = Counter(q.id for q in questions)
    yield from (Complaint("error", name, f"{n} questions have this id") for name, n in ids.items() if n > 1)
    seen: dict[tuple[str, ...], str] = {}
    for q in questions:
        words = tuple(re.sub(r"[\W_]+", " ", fold(turn)).strip() for turn in (*q.history, q.question))
        if words in seen:
            yield Complaint("error", q.id, f"asks the same as {seen[words]}")
        seen.setdefault(words, q.id)


def _form(q: GoldQuestion) -> Said:
    needed = [part for need in q.cite for part in (*need.doc, *need.quote)]
    strings = [q.id, q.question, *q.history, *(a for group in q.must for a in group), *q.must_not, *needed]
    if any(unicodedata.normalize("NFC", text) != text for text in strings):
        yield "error", "is not in Unicode normal form C"
    if not q.question.strip() or any(not turn.strip() for turn in q.history):
        yield "error", "has an empty question or turn"
    if q.answerable and not q.must:
        yield "error", "is answerable and has no `must`"
    if q.answerable and not q.cite:
        yield "error", "is answerable and asks for no evidence"
    if any(not Haystack(a).squeezed for group in q.must for a in group) or any(not group for group in q.must):
        yield "error", "has an empty alternative or group in `must`"
    if any(not Haystack(part).squeezed for part in (*q.must_not, *needed)):
        yield "error", "has an empty string in `must_not` or `cite`"
    if any(Haystack(a).has_any(q.must_not) for group in q.must for a in group):
        yield "error", "forbids in `must_not` what stands in an alternative of `must`"
    if len(q.history) > 3:
        yield "warning", "has more than four turns"
    if q.style == "no_diacritics" and fold(q.question) != q.question.lower():
        yield "error", "has style no_diacritics and is written with diacritics"


def _type_form(q: GoldQuestion) -> Said:
    if (q.type == "unanswerable") == q.answerable:
        yield "error", f"has type {q.type} and answerable {q.answerable}"
    if not q.answerable and (q.must or q.cite):
        yield "error", "is unanswerable and has `must` or `cite`"
    if q.type == "followup" and not q.history:
        yield "error", "is a follow-up of nothing: its history is empty"
    forms: dict[str, tuple[Callable[[str], bool], str]] = {
        "numeric": (_is_number, "a number"),
        "count": (_is_number, "a number"),
        "deadline": (_is_deadline, "a time"),
    }
    if q.type in forms and q.must:
        right, what = forms[q.type]
        if not any(right(alternative) for group in q.must for alternative in group):
            yield "error", f"has type {q.type} and no alternative of `must` is {what}"


def _is_number(text: str) -> bool:
    words = fold(text).split()
    return any(c.isdigit() for c in text) or any(word in words for word in _NUMBER_WORDS) or _is_blank(text)


def _is_deadline(text: str) -> bool:
    return any(c.isdigit() for c in text) or any(word in fold(text) for word in _DATE_WORDS) or _is_blank(text)


def _is_blank(text: str) -> bool:
    return any(words in text.lower() for words in BLANK_WORDS)


def _evidence(q: GoldQuestion, documents: Mapping[str, Raw]) -> Said:
    for need in q.cite:
        for label in need.doc:
            if label not in documents:
                yield "error", f"cites {label}, which is no document of the corpus"
        known = [documents[label] for label in need.doc if label in documents]
        for quote in need.quote:
            if known and not any(raw.words.has(quote) for raw in known):
                yield "error", f"the quote {quote!r} stands in none of {', '.join(need.doc)}"
    if q.type in _NEVER_COMPUTED:
        yield from _values(q, documents)


def _values(q: GoldQuestion, documents: Mapping[str, Raw]) -> Said:
    cited = [(documents[label], need.quote) for need in q.cite for label in need.doc if label in documents]
    places = [raw.near(quotes) for raw, quotes in cited]
    for group in q.must:
        if any(_is_blank(alternative) for alternative in group) or any(p.has_any(group) for p in places):
            continue
        if any(_squeezed_has(p, group) for p in places):
            continue
        if not any(raw.words.has_any(group) for raw, _ in cited):
            yield "error", f"none of {group} stands in the cited documents"
        else:
            yield "warning", f"none of {group} stands near the cited quotes"


def _squeezed_has(place: Haystack, group: Sequence[str]) -> bool:
    """Surroundings are squeezed texts, in which a number has no white space left to stand alone by."""
    return any(Haystack(alternative).squeezed in place.squeezed for alternative in group)


def dialogues(questions: Sequence[GoldQuestion]) -> int:
    """Conversations: questions with a history that are not themselves an earlier turn of a longer one."""
    turns = {(*q.history, q.question) for q in questions if q.history}
    earlier = {talk[:length] for talk in turns for length in range(2, len(talk))}
    return len(turns - earlier)


def counts(questions: Sequence[GoldQuestion]) -> list[tuple[str, int, int]]:
    """Name, how many there are, and the goal (0: none) of everything that has a goal."""
    types, styles = Counter(q.type for q in questions), Counter(q.style for q in questions)
    rows = [("all", len(questions), GOAL_ALL), ("dialogues", dialogues(questions), GOALS["dialogues"])]
    rows += [(f"type:{t}", types[t], GOALS.get(f"type:{t}", GOAL_TYPE)) for t in TYPES]  # type: ignore[index]
    rows += [
        (f"style:{s}", styles[s], 0 if s == "plain" else GOALS.get(f"style:{s}", GOAL_STYLE))  # type: ignore[index]
        for s in STYLES
    ]
    return rows

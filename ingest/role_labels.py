"""Cells that name several agencies, each with a label for what it does: "Chủ trì: A; Phối hợp: B, C", "A (chủ trì)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from ingest.column_words import column_words, plain, starts
from ingest.textnorm import normal_tone, squash

_DOER = r"(?:(?:cơ quan|đơn vị|bên|phía|nơi|tổ chức|sở|ngành)\s+(?:được giao\s+)?)?"
_TAIL = r"(?:\s+(?:chính|chung|với|cùng|là|gồm|có))*"
_OPENS = r"(?:^\s*[-–+•*]?|[;.,\n]\s*[-–+•*]?|\s[-–+•*](?=\s))\s*(?:và\s+|do\s+|giao\s+)?"
_OTHER = re.compile(
    r"(?:^\s*[-–+•*]?|[;.\n]\s*[-–+•*]?|\s[-–+•*](?=\s))\s*"
    r"(?P<label>[^\W\d_]+(?:,? [^\W\d_]+){0,5})\s*(?:\([^()]*\)\s*)?:"
)
_DOERS = re.compile(rf"^{_DOER}", re.IGNORECASE)
_TAILS = re.compile(rf"{_TAIL}$", re.IGNORECASE)
_EDGES = " \t\n;.,:-–+•*"
_LEADING = re.compile(r"^(?:và|cùng(?: với)?|với|do|giao)\s+", re.IGNORECASE)
_BOTH = re.compile(r"\bchủ trì\s+(?=phối hợp (?:với|cùng)\b)", re.IGNORECASE)
_LEAST_SYLLABLES = 2
_NAME = 60

Role = Literal["lead", "doing", "coordinating", "other"]


class LabelledPart(NamedTuple):
    """The words of a cell for some agencies, and what it says that they do; no label where it says nothing."""

    label: str
    role: Role | None
    text: str


@dataclass(frozen=True, slots=True)
class _Label:
    """A label at its place; `rest` is what its brackets say besides; one that is no opening stands behind names."""

    start: int
    end: int
    label: str
    opens: bool
    rest: str = ""


def labelled_parts(text: str) -> list[LabelledPart]:
    """The parts of a cell in order; empty where no label stands before or behind names."""
    said = _BOTH.sub("chủ trì, ", normal_tone(text))
    labels = _labels(said)
    if not labels:
        return []
    parts: list[LabelledPart] = []
    cut, before = 0, ""
    for label in labels:
        between = said[cut : label.start]
        if before and not label.opens:
            at = max(between.rfind(";"), between.rfind("\n"))
            if at < 0:
                continue
            parts += [_part(before, between[:at]), _part(label.label, between[at:], label.rest)]
            before = ""
        elif label.opens:
            parts.append(_part(before, between))
            before = label.label
        else:
            parts.append(_part(label.label, between, label.rest))
        cut = label.end
    parts.append(_part(before, said[cut:]))
    return [part for part in parts if part.text]


def label_role(label: str) -> Role:
    """What a label says of the agencies that it stands with."""
    bare = plain(_TAILS.sub("", _DOERS.sub("", squash(label))))
    words = column_words().labels
    for role, own in (("lead", words.lead), ("doing", words.doing), ("coordinating", words.coordinating)):
        if bare in own or plain(label) in own:
            return role  # type: ignore[return-value]
    return "coordinating" if starts(bare, words.coordinating_starts) else "other"


def opens_with_role(text: str) -> bool:
    """Whether a text begins with a label that says who leads or takes part, and with an agency behind it."""
    said = normal_tone(text)
    first = next(iter(_before(said)), None)
    return first is not None and not said[: first.start].strip(_EDGES) and _begins_agency(said[first.end :])


def _part(label: str, text: str, rest: str = "") -> LabelledPart:
    words = _LEADING.sub("", squash(text).strip(_EDGES)).strip(_EDGES)
    words = f"{words} ({rest})" if words and rest else words
    return LabelledPart(squash(label), label_role(label) if label else None, words)


def _labels(text: str) -> list[_Label]:
    """All labels in order, without those that stand inside another."""
    found = [*_before(text), *_others(text), *_behind(text)]
    kept: list[_Label] = []
    for label in sorted(found, key=lambda one: (one.start, not one.opens, -one.end)):
        if not kept or label.start >= kept[-1].end:
            kept.append(label)
    return kept


def _before(text: str) -> list[_Label]:
    """Labels of leading or taking part in front of names: with a colon or a dash, or right before an agency."""
    return [
        _Label(found.start(), found.end(), found["label"], True)
        for found in _patterns().before.finditer(text)
        if found["sign"] or _begins_agency(text[found.end() :])
    ]


def _begins_agency(text: str) -> bool:
    words, said = column_words(), plain(text[:_NAME])
    return starts(said, words.agency_starts) and not starts(said, words.agency_stops)


def _others(text: str) -> list[_Label]:
    """Words with a colon that open a part of the cell, but for heads that a list of names shares ("Các Sở: …")."""
    return [
        _Label(found.start(), found.end(), found["label"], True)
        for found in _OTHER.finditer(text)
        if not _heads_names(found["label"])
    ]


def _heads_names(label: str) -> bool:
    """Whether words with a colon behind them are the head of names, and no label: "Các Sở: Nội vụ, Tư pháp"."""
    words, said = column_words(), f"{normal_tone(label).lower()} "
    heads = any(said.startswith(f"{head} ") for head in words.labels.heads)
    return heads and not starts(plain(label), words.agency_stops) and said.strip() not in words.labels.others


def _behind(text: str) -> list[_Label]:
    """Labels behind names: in brackets, or as the verb that ends their part of the cell."""
    found = [
        _Label(one.start(), one.end(), one["label"], False, squash(one["rest"]).strip(_EDGES))
        for one in _patterns().bracketed.finditer(text)
    ]
    verbs = [one for one in _patterns().trailing.finditer(text) if text[: one.start()].strip(_EDGES)]
    return [*found, *(_Label(one.start(), one.end(), one["label"], False) for one in verbs)]


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: re.Pattern[str]
    bracketed: re.Pattern[str]
    trailing: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = column_words().labels
    own, others = _any_of(words.spelled), _any_of(words.others)
    verbs = _any_of([word for word in words.spelled if len(word.split()) >= _LEAST_SYLLABLES])
    return _Patterns(
        re.compile(
            rf"{_OPENS}(?P<label>{_DOER}{own}{_TAIL})\s*(?:\([^()]*\)\s*)?(?P<sign>:|\s[-–]\s)?(?!\w)", re.IGNORECASE
        ),
        re.compile(
            rf"\s*\(\s*(?P<label>{_DOER}{own}{_TAIL}(?=\s*[),;:.–-])|{_DOER}{verbs}|{others}[^(),;]*)(?P<rest>[^()]*)\)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<=\w)\)?\s+(?:làm\s+)?(?P<label>(?:{verbs}|{others})(?:\s+(?:chính|chung))?)"
            r"(?=\s*(?:[;,.\n]|$)|\s+(?:và|còn)\s)",
            re.IGNORECASE,
        ),
    )


def _any_of(words: Sequence[str]) -> str:
    spelled = sorted({normal_tone(word) for word in words}, key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(word) for word in spelled)})(?![^\\W_])"

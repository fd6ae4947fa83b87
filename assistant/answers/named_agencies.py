"""How many agencies a heading, a part or a sentence calls by name: "mục III.2 nêu tên bao nhiêu Sở?"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.agency_mentions import agencies_in
from assistant.answers.best_sentence import best_sentence
from assistant.answers.chapters import named_part
from assistant.answers.outline import counted_units
from assistant.citing import short
from assistant.draft import Context, Draft
from assistant.wording import upper_first
from index.types import Passage

_CONFIDENCE = 0.9
_UNITS = ("so ", "co quan ", "don vi ", "so, ")
_NAMED = re.compile(r"\b(?:gọi|nêu|kể|nhắc|ghi) (?:rõ |đích )?(?:tên|danh)\b|đích danh", re.IGNORECASE)
_BESIDES = re.compile(r"\bngoài (?:các |những )?sở\b.*\b(?:đơn vị|cơ quan) (?:khác )?(?:nào|gì)\b", re.IGNORECASE)
_DEPARTMENTS = re.compile(r"(?<!cơ )\bsở\b", re.IGNORECASE)
_WITH = re.compile(r"phối hợp(?: với)?", re.IGNORECASE)
_FEWEST = 2
_LOOKED_AT = 3


def count_named_agencies(context: Context) -> Draft | None:
    """The agencies that are named where the question looks, counted by kind: departments, and others."""
    others = _BESIDES.search(context.question.text) is not None
    if not others and not any(f"{unit} ".startswith(_UNITS) for unit in counted_units(context.question)):
        return None
    part = named_part(context) if context.documents.named else None
    if part is not None:
        own = _names(context, part.text)
        if len(own) >= _FEWEST:
            return _said(context, part, own, [part])
        headed = [p for p in context.knowledge.below(part) if p.heading and _names(context, p.text)]
        if others and headed:
            longest = max(headed, key=lambda p: len(_names(context, p.text)))
            return _said(context, longest, _names(context, longest.text), [longest])
        if _asks_names(context) and headed:
            return _said(context, part, _names(context, " \n ".join(p.text for p in headed)), [part, *headed])
    return _in_sentence(context) if _asks_names(context) else None


def _asks_names(context: Context) -> bool:
    return _NAMED.search(context.question.text) is not None


def _in_sentence(context: Context) -> Draft | None:
    """The agencies of the sentence that speaks of the matter, but for those that the question names itself."""
    question = context.question
    told = {mention.agency.name for mention in question.agencies}
    for match in context.matcher.passages(question, context.documents.labels)[:_LOOKED_AT]:
        sentence = best_sentence(context, match.passage)
        helping = _WITH.search(sentence) if _WITH.search(question.text) else None
        named = _names(context, sentence[helping.end() if helping else 0 :])
        others = {name: written for name, written in named.items() if name not in told}
        if len(others) >= _FEWEST:
            return _said(context, match.passage, others, [match.passage])
    return None


def _names(context: Context, text: str) -> dict[str, str]:
    """The agencies of a text, each as it is written there ("Y tế" of "Các Sở: Nội vụ; Y tế")."""
    found = agencies_in(text, context.knowledge.agencies)
    return {f.ref.name: text[f.start : f.end].rpartition(": ")[2] for f in found if f.ref.kind == "agency"}


def _said(context: Context, place: Passage, named: Mapping[str, str], sources: Sequence[Passage]) -> Draft:
    departments = [written for name, written in named.items() if name.startswith("Sở ")]
    others = [written for name, written in named.items() if not name.startswith("Sở ")]
    apart = _DEPARTMENTS.search(_without_agencies(context)) is not None and bool(departments and others)
    groups = [("Sở", departments), ("đơn vị khác", others)] if apart else [("cơ quan, đơn vị", list(named.values()))]
    bibliography = context.bibliography()
    marks = "".join(f" [{bibliography.passage(source)}]" for source in sources)
    counted = " và ".join(f"**{len(group)} {unit}**" for unit, group in groups if group)
    lines = [f"- {upper_first(unit)}: {'; '.join(group)}" for unit, group in groups if group]
    where = f"“{short(place.text, 90)}”, {context.name(place.document)}"
    text = "\n".join([f"Nêu tên {counted} ({where}){marks}:", *lines])
    return Draft(text, _CONFIDENCE, bibliography, computed=[str(len(group)) for _, group in groups])


def _without_agencies(context: Context) -> str:
    """The question without the names of the agencies in it: "Sở Nội vụ" asks for no departments."""
    text = context.question.text
    for mention in context.question.agencies:
        text = text.replace(mention.agency.text, " ")
    return text

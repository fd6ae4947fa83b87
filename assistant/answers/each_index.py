"""What a plan aims at for each of several indexes, as one heading tells it: "mục tiêu của cả ba chỉ số"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.answers.outline import plain_name
from assistant.draft import Context, Draft
from assistant.references import covers
from index.types import Passage
from ingest.textnorm import fold

_CONFIDENCE = 0.9
_SEVERAL = 2
_MOST = 1
_ALL = re.compile(r"\b(?:cả|các|từng|mỗi|những|ba|hai|\d) (?:(?:ba|hai|bốn|\d) )?chỉ số\b", re.IGNORECASE)
_AIM = re.compile(r"\b(?:muc tieu|muc dich|chi tieu|muc phan dau|moc phan dau)\b")
_NOTHING_ELSE = {
    "ca", "hai", "ba", "bon", "chi", "so", "cu", "the", "chung", "doi", "voi", "tung", "moi", "cua",
    "muc", "tieu", "dich", "phan", "dau", "moc",
}  # fmt: skip


def answer_each_index(context: Context) -> Draft | None:
    """The aims of several indexes from the items below one heading, each of which tells of one index."""
    question = context.question
    several = len(question.indexes) >= _SEVERAL or (not question.indexes and _ALL.search(question.text))
    roles = set(question.roles()) - {"name"}
    aims = roles == {"target"} or (not roles and _AIM.search(fold(question.text)))
    placed = question.codes or question.items or question.appendices or question.agencies or question.asks_agency
    if not several or not aims or placed or question.polar or question.operation not in {"lookup", "list"}:
        return None
    if len(set(fold(question.subject).split()) - _NOTHING_ELSE) > _MOST:
        return None
    for label in context.documents.labels:
        if question.years and not any(covers(context.knowledge.documents[label], year) for year in question.years):
            continue
        for heading in context.knowledge.passages(label):
            if heading.heading and _AIM.search(plain_name(heading)) and (told := _told(context, heading)):
                return _said(context, heading, told)
    return None


def _told(context: Context, heading: Passage) -> dict[str, Passage]:
    """The item below a heading for each index that is asked for; nothing where one of them has none."""
    found: dict[str, Passage] = {}
    for passage in context.knowledge.below(heading):
        named = context.knowledge.indexes_of_passage(passage.id)
        if len(named) == 1:
            found.setdefault(next(iter(named)), passage)
    asked = set(context.question.indexes) or set(found)
    whole = asked <= set(found) and len(asked) >= _SEVERAL
    return {name: passage for name, passage in found.items() if name in asked} if whole else {}


def _said(context: Context, heading: Passage, told: Mapping[str, Passage]) -> Draft:
    bibliography = context.bibliography()
    lines = [f"- {_named(name, passage.text)} [{bibliography.passage(passage)}]" for name, passage in told.items()]
    first = f"{heading.text.rstrip(':')} của {len(told)} chỉ số ({context.name(heading.document)}):"
    return Draft("\n".join([first, *lines]), _CONFIDENCE, bibliography, computed=[str(len(told))])


def _named(index: str, text: str) -> str:
    """The text with the index in bold before it, or where it begins with its name."""
    opens = text.startswith(f"{index}:")
    return f"**{index}**{text[len(index) :]}" if opens else f"**{index}**: {text}"

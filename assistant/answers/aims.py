"""What a plan aims at for an index as a whole, or for each of several, as the items below one heading tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.answers.outline import plain_name
from assistant.answers.totals import answer_total
from assistant.draft import Context, Draft
from assistant.periods import covers_any
from assistant.question import Question
from assistant.wants import HOW_MUCH
from index.types import Passage
from ingest.textnorm import fold

_CONFIDENCE = 0.9
_SEVERAL = 2
_MOST = 1
_ALL = re.compile(r"\b(?:cả|các|từng|mỗi|những|ba|hai|\d) (?:(?:ba|hai|bốn|\d) )?chỉ số\b", re.IGNORECASE)
_AIM = re.compile(r"\b(?:muc tieu|muc dich|chi tieu|muc phan dau|moc phan dau)\b")
_AIMS_AT = re.compile(r"\b(?:muc tieu|muc dich|chi tieu|phan dau|huong toi)\b")
_CLASS = re.compile(r"\bnhóm (?:nào|mấy|gì)\b", re.IGNORECASE)
_NTH = re.compile(r"\b(?:thứ|hạng) (?:mấy|bao nhiêu)\b", re.IGNORECASE)
_NOTHING_ELSE = {
    "ca", "hai", "ba", "bon", "chi", "so", "cu", "the", "chung", "doi", "voi", "tung", "moi", "cua",
    "muc", "tieu", "dich", "phan", "dau", "moc", "nam", "vao", "dung", "thuoc", "nhom",
}  # fmt: skip


def answer_aims(context: Context) -> Draft | None:
    """The aim of an index, or of each of several, by the text and the total row of its table."""
    question = context.question
    all_of_them = not question.indexes and _ALL.search(question.text) is not None
    if not (question.indexes or all_of_them) or not _asks_aim(context):
        return None
    if all_of_them or len(question.indexes) >= _SEVERAL:
        several = ((heading, told) for heading, told in _told(context) if len(told) >= _SEVERAL)
        return next((_of_each(context, heading, told) for heading, told in several), None)
    return None if _asks_part_or_figure(question) else _of_one(context)


def _asks_part_or_figure(question: Question) -> bool:
    figure = question.bounds or question.numbers or HOW_MUCH.search(question.text) or _NTH.search(question.text)
    part = question.unit and not _CLASS.search(question.text)
    return bool(figure or part or len(question.documents) > 1)


def _of_one(context: Context) -> Draft | None:
    """The total row, and what the text says; the row alone where that has the rank that is asked for."""
    question = context.question
    total = answer_total(context)
    total = None if total is None or total.abstained else total
    if total and (_CLASS.search(question.text) or "rank_target" in question.roles()):
        return total
    told = next((told for _, told in _told(context)), None)
    return _with_aim(context, total, next(iter(told.values()))) if told else None


def _asks_aim(context: Context) -> bool:
    """Whether nothing but the aim of a whole index is asked for."""
    question = context.question
    roles = set(question.roles()) - {"name"}
    aims = roles == {"target"} or (roles <= {"target", "rank_target"} and _AIMS_AT.search(fold(question.text)))
    named = question.codes or question.items or question.appendices or question.agencies
    if not aims or named or question.asks_agency or question.polar or question.operation not in {"lookup", "list"}:
        return False
    return len(set(fold(question.subject).split()) - _NOTHING_ELSE) <= _MOST


def _told(context: Context) -> Iterator[tuple[Passage, dict[str, Passage]]]:
    """Headings for aims, each with the item below it for each index that is asked for."""
    question, known = context.question, context.knowledge
    for label in context.documents.labels:
        if question.years and not covers_any(known.documents[label], question.years):
            continue
        for heading in known.passages(label):
            if heading.heading and _AIM.search(plain_name(heading)) and (told := _below(context, heading)):
                yield heading, told


def _below(context: Context, heading: Passage) -> dict[str, Passage]:
    """The item below a heading for each index that is asked for; nothing where one of them has none."""
    found: dict[str, Passage] = {}
    for passage in context.knowledge.below(heading):
        named = context.knowledge.indexes_of_passage(passage.id)
        if len(named) == 1:
            found.setdefault(next(iter(named)), passage)
    asked = set(context.question.indexes) or set(found)
    return {name: passage for name, passage in found.items() if name in asked} if asked <= set(found) else {}


def _of_each(context: Context, heading: Passage, told: Mapping[str, Passage]) -> Draft:
    bibliography = context.bibliography()
    lines = [f"- {_named(name, passage.text)} [{bibliography.passage(passage)}]" for name, passage in told.items()]
    first = f"{heading.text.rstrip(':')} của {len(told)} chỉ số ({context.name(heading.document)}):"
    return Draft("\n".join([first, *lines]), _CONFIDENCE, bibliography, computed=[str(len(told))])


def _with_aim(context: Context, total: Draft | None, item: Passage) -> Draft:
    """What the text says of the aim, after the figure of the table where that has one."""
    draft = total or Draft("", _CONFIDENCE, context.bibliography())
    text = item.text.strip(" -;.")
    said = f"{text} [{draft.bibliography.passage(item)}]"
    draft.text = "\n\n".join(part for part in (draft.text, f"{said} ({context.whereabouts(item)})") if part)
    return draft


def _named(index: str, text: str) -> str:
    """The text with the index in bold before it, or where it begins with its name."""
    opens = text.startswith(f"{index}:")
    return f"**{index}**{text[len(index) :]}" if opens else f"**{index}**: {text}"

"""Answers from the parts that plans have by custom, where nothing but their names is asked: "mục tiêu của KH 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answers.outline import plain_name
from assistant.answers.sections import answer_outline, list_items, listed, top_headings
from assistant.answers.together import one_and_other
from assistant.citing import short
from assistant.draft import Context, Draft
from assistant.lexicon import Lexicon
from assistant.question import Question
from assistant.scoping import Documents
from index.types import Passage
from ingest.textnorm import fold, squash

_CONFIDENCE = 0.85
_PARTS_OF_NAME = re.compile(r"[,;:(]| va ")
_NUMBERED = re.compile(r"^\W*(?:\d+|[a-z])?[.)]?\s*")
_WORD = re.compile(r"\w+")
_MOST_ITEMS = 14
_SEVERAL = 2
_SHOWN = 110


def answer_plan_part(context: Context) -> Draft | None:
    """What the part that is asked for says; where a named document has no such part, that and which parts it has.

    A part of another name that serves for it ("Mục đích" for "mục tiêu chung") is told as what is nearest. Of several
    documents that are named each is told.
    """
    operation = context.question.operation
    if not context.documents.named or operation not in {"lookup", "list", "define", "metadata", "compare"}:
        return None
    asked = _asked(context.question, context.knowledge.lexicon)
    if asked is None:
        return None
    labels = [label for label in context.question.documents if label in context.documents.labels]
    if len(labels) < _SEVERAL:
        return None if operation == "compare" else _of_document(context, asked)
    each = (_of_document(replace(context, documents=Documents((label,), True)), asked) for label in labels)
    told = [draft for draft in each if draft]
    return _of_each(context, told) if len(told) == len(labels) else None


def _of_each(context: Context, drafts: Sequence[Draft]) -> Draft | None:
    """What each of several documents says; of one without the part, that it has none."""
    having = [draft for draft in drafts if not draft.abstained]
    if len(having) in {0, len(drafts)}:
        return one_and_other(context, drafts) if having else drafts[0]
    told = one_and_other(context, having)
    if told:
        told.notes += [draft.text for draft in drafts if draft.abstained]
    return told


def _of_document(context: Context, asked: str) -> Draft | None:
    lexicon = context.knowledge.lexicon
    if asked in lexicon.lists["outlines"]:
        return answer_outline(context, whole=True)
    own = next(words for words in lexicon.groups["plan_parts"].values() if asked in words)
    for label in context.documents.labels:
        headings = [p for p in context.knowledge.passages(label) if p.heading]
        if found := _headed(headings, own):
            return _told(context, found)
        if begun := _begun(context, label, own):
            return begun
        serves = lexicon.groups["plan_parts_serving"].get(asked, [])
        if serves and (found := _headed(headings, serves)):
            return _told_instead(context, found, asked)
    told = asked in lexicon.lists["parts_in_text"] and _is_spoken_of(context, own)
    return None if told else _no_part(context, own[0])


def _is_spoken_of(context: Context, names: Sequence[str]) -> bool:
    """Whether running text of the documents speaks of a part that plans also tell without a heading."""
    passages = (p for label in context.documents.labels for p in context.knowledge.passages(label))
    said = [fold(p.text) for p in passages]
    return any(fold(name) in text for name in names for text in said)


def _asked(question: Question, lexicon: Lexicon) -> str | None:
    """The name of the one part that a question asks for, where it says nothing else but its document."""
    text = list(question.text.lower())
    for start, end in question.reference_spans:
        text[start:end] = " " * (end - start)
    idle = set(lexicon.lists["beside_parts"])
    words = _WORD.findall("".join(text))
    name = " ".join(words)
    parts = [*(word for words in lexicon.groups["plan_parts"].values() for word in words), *lexicon.lists["outlines"]]
    for part in sorted(parts, key=len, reverse=True):
        before, found, after = f" {name} ".partition(f" {part} ")
        if found and not {*before.split(), *after.split()} - idle and not (question.codes or question.items):
            return part
    return None


def _headed(headings: Sequence[Passage], names: Sequence[str]) -> Passage | None:
    """The first heading of a name: one that is all of it before one that has it among others ("Mục đích, yêu cầu")."""
    for name in map(fold, names):
        for of_whole in (True, False):
            for heading in headings:
                whole = plain_name(heading)
                parts = [squash(part) for part in _PARTS_OF_NAME.split(whole)]
                if " ".join(_WORD.findall(whole)) == name or (not of_whole and name in parts):
                    return heading
    return None


def _told(context: Context, heading: Passage) -> Draft | None:
    """What stands below a heading, with what stands below the headings under it; None where it is long."""
    items = context.knowledge.below(heading)
    if any(item.heading for item in items):
        items = context.knowledge.all_below(heading)
        return listed(context, heading, f"“{heading.text}”", items) if len(items) <= _MOST_ITEMS else None
    return list_items(context, heading) if 0 < len(items) <= _MOST_ITEMS else None


def _told_instead(context: Context, heading: Passage, asked: str) -> Draft | None:
    told = _told(context, heading)
    if told:
        name = context.name(heading.document)
        told.notes.append(f"{name} không có phần riêng “{asked}”; phần gần nhất là “{heading.text}”.")
        told.confidence = _CONFIDENCE
    return told


def _begun(context: Context, label: str, names: Sequence[str]) -> Draft | None:
    """Paragraphs that begin with the name of the part: "Mục tiêu chung: …"."""
    found = [p for p in context.knowledge.passages(label) if not p.heading and _opens_with(p.text, names)]
    if not found:
        return None
    bibliography = context.bibliography()
    lines = [f"{p.text} [{bibliography.passage(p)}]" for p in found[:_MOST_ITEMS]]
    place = f"({' › '.join(short(name, _SHOWN) for name in found[0].path) or 'Phần mở đầu'}, {context.name(label)})"
    return Draft("\n\n".join([*lines, place]), _CONFIDENCE, bibliography)


def _opens_with(text: str, names: Sequence[str]) -> bool:
    opening, colon, _ = fold(text).partition(":")
    return bool(colon) and _NUMBERED.sub("", opening).strip() in map(fold, names)


def _no_part(context: Context, asked: str) -> Draft:
    label = context.documents.labels[0]
    parts = ", ".join(_called(top_headings(context, label)))
    has = f" Các phần: {parts}." if parts else ""
    return context.abstain("not_found", f"{context.name(label)} không có phần “{asked}”.{has}")


def _called(headings: Sequence[Passage]) -> Iterator[str]:
    return (f"{p.marker}. {short(p.text, _SHOWN)}" for p in headings)

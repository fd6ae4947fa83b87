"""Official documents that the texts mention by number: when they were issued, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.answers.definitions import texts_of
from assistant.counting import counted_numbers
from assistant.draft import Context, Draft
from assistant.enumerations import Enumeration, listed
from assistant.sentences import bold, split_sentences
from assistant.values import asked_spans, share_satisfied
from assistant.wants import KINDS_OF_DOCUMENT, units_counted, wants
from index.types import Passage, Record
from ingest.textnorm import fold, join_codes, squash

_CONFIDENCE = 0.85
_SHOWN = 4
_DATE = r"ngày\s+\d{1,2}/\d{1,2}/\d{4}"
_DAY = re.compile(r"\b(?:đề|ghi|mang) ngày\b|\bngày (?:nào|bao nhiêu|mấy|gì)\b", re.IGNORECASE)
_AGREE = re.compile(
    r"\b(?:khớp|trùng|thống nhất|lệch|giống nhau|khác nhau|như nhau)\b|\b(?:hai|các|mấy|từng) (?:chỗ|nơi)\b",
    re.IGNORECASE,
)
_REACH = 40
_NEXT_DOCUMENT = re.compile(rf"[;,.]\s*(?:{KINDS_OF_DOCUMENT}) số\b", re.IGNORECASE)
_AHEAD = 1
_CACHED = 8192


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that names a document, and where in it the document's date stands (None when it names none)."""

    source: Record | Passage
    sentence: str
    date: tuple[int, int] | None
    after: str
    """What follows the number, up to the next document that is named."""


def answer_mentions(context: Context) -> Draft | None:
    """Answers about documents that are only mentioned; every date that the texts give is told with its source."""
    question = context.question
    if not question.document_numbers:
        return None
    if draft := _other_document(context):
        return draft
    wants_date = bool("issue_date" in question.metadata or "deadline" in question.roles() or _DAY.search(question.text))
    agree = wants_date and _AGREE.search(question.text) is not None
    if draft := _lists_contents(context) or _asks_contents(context):
        return draft
    if (question.subject_is_more_than_numbers() and not (question.metadata or agree)) or question.asks_agency:
        return None
    bibliography = context.bibliography()
    parts: list[str] = []
    for number in question.document_numbers:
        found = _of_the_day(question.text, list(_mentions(context, number)))
        if not found:
            where = context.searched()
            return context.abstain("not_found", f"Không có văn bản nào trong kho nhắc đến **{number}** ({where}).")
        if "signer" in question.metadata:
            where = context.searched()
            return context.abstain(
                "not_found", f"Các văn bản trong kho chỉ nhắc đến {number}, không ghi ai ký ({where})."
            )
        dated = _one_for_each_date(found) if wants_date else []
        if wants_date and not dated:
            text = f"Các văn bản trong kho có nhắc đến {number} nhưng không ghi ngày ban hành."
            return context.abstain("not_found", text)
        shown = (dated or found)[:_SHOWN]
        parts += [_say(context, mention, bibliography.source(mention.source)) for mention in shown]
    conflict = wants_date and len(parts) > len(question.document_numbers)
    head = ["Các văn bản ghi **khác nhau** về ngày ban hành:"] if conflict else []
    if agree:
        head = ["**Không khớp**: các chỗ ghi **khác nhau** về ngày ban hành." if conflict else "**Khớp nhau**."]
    return Draft("\n\n".join([*head, *parts]), _CONFIDENCE, bibliography)


def _other_document(context: Context) -> Draft | None:
    """Another document named beside it or in the next sentence: "thực hiện Nghị định 67, kế hoạch số mấy"."""
    question = context.question
    kinds = [want.unit for want in wants(question) if want.kind == "document" and want.unit]
    said = fold(question.text).replace(" so ", " ")
    named = [f"{kind} {fold(number)}" for kind in kinds for number in question.document_numbers]
    if not kinds or any(name in said for name in named):
        return None
    places = [place for number in question.document_numbers for place in _places(context, number)]
    for ahead in range(_AHEAD + 1):
        for source, sentences, at, _ in places:
            sentence = " ".join(sentences[at + ahead : at + ahead + 1])
            if sentence and share_satisfied(question, sentence, ()) == 1.0:
                bibliography = context.bibliography()
                told = bold(sentence, asked_spans(question, sentence, ()))
                text = f"{told} [{bibliography.source(source)}] ({context.name(source.document)})"
                return Draft(text, _CONFIDENCE, bibliography)
    return None


def _lists_contents(context: Context) -> Draft | None:
    """What a text lists of a document that it mentions: "của mấy lĩnh vực" of "… các lĩnh vực: đấu thầu; đầu tư"."""
    units = units_counted(context.question)
    found = [m for number in context.question.document_numbers for m in _mentions(context, number)]
    for mention in found:
        if any(counted_numbers(mention.sentence, unit) for unit in units):
            return None
        for unit in units:
            if items := listed(mention.after, unit):
                bibliography = context.bibliography()
                told = Enumeration(unit, items).counted(bibliography.source(mention.source))
                text = f"{told[:1].upper()}{told[1:]} ({context.name(mention.source.document)})"
                return Draft(text, _CONFIDENCE, bibliography, computed=[str(len(items))])
    return None


def _asks_contents(context: Context) -> Draft | None:
    """What a document holds that is only mentioned ("gồm bao nhiêu nhiệm vụ"): declined where no sentence tells."""
    question = context.question
    scores = question.asks_score or "max_score" in question.roles()
    assigns = any(re.search(rf"{re.escape(n)}\b.{{0,60}}? giao\b", question.text) for n in question.document_numbers)
    if (
        question.documents
        or "title" in question.metadata
        or (question.operation not in {"count", "sum"} and not scores and not assigns)
    ):
        return None
    found = [mention for number in question.document_numbers for mention in _mentions(context, number)]
    if not found or any(asked_spans(question, m.sentence, ()) for m in found):
        return None
    numbers = ", ".join(question.document_numbers)
    text = f"Các văn bản trong kho chỉ nhắc đến {numbers}, không có nội dung của văn bản này."
    return context.abstain("not_found", text)


def _mentions(context: Context, number: str) -> Iterator[Mention]:
    for source, sentences, at, start in _places(context, number):
        end = start + len(number)
        after = " ".join([sentences[at][end:], *sentences[at + 1 :]])
        yield Mention(
            source, sentences[at], _date_of(sentences[at], start, end), _NEXT_DOCUMENT.split(after, maxsplit=1)[0]
        )


def _places(context: Context, number: str) -> Iterator[tuple[Record | Passage, list[str], int, int]]:
    """Where the texts name a document: the source with its sentences, which of them names it and where in it."""
    code = fold(number)
    for source, text in texts_of(context.knowledge):
        if source.document not in context.documents.labels or code not in _folded(text):
            continue
        sentences = split_sentences(text)
        for at, sentence in enumerate(sentences):
            start = fold(sentence).find(code)
            if start >= 0 and not _inside_longer_code(fold(sentence), start, len(code)):
                yield source, sentences, at, start


@lru_cache(_CACHED)
def _folded(text: str) -> str:
    return fold(join_codes(text))


def _inside_longer_code(text: str, at: int, length: int) -> bool:
    before, after = text[at - 1 : at], text[at + length : at + length + 1]
    return bool(re.match(r"[\w/-]", before) or re.match(r"[\w/]", after))


def _date_of(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    """The date right after the number ("223/KH-UBND ngày 03/9/2023"), else the one that begins the sentence part."""
    after = re.compile(rf"[,\s]*(?P<date>{_DATE})").match(sentence, end)
    if after:
        return after.span("date")
    before = list(
        re.finditer(
            rf"(?P<date>{_DATE})[^.;]{{0,{_REACH}}}\bban hành[^.;]{{0,{_REACH}}}$", sentence[:start], re.IGNORECASE
        )
    )
    return before[-1].span("date") if before else None


def _of_the_day(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions with a date that the question says itself, else all."""
    said = {_plain(date.group()) for date in re.finditer(_DATE, text)}
    return [m for m in found if m.date and _plain(m.sentence[slice(*m.date)]) in said] or found


def _one_for_each_date(found: list[Mention]) -> list[Mention]:
    dates: dict[str, Mention] = {}
    for mention in found:
        if mention.date:
            dates.setdefault(_plain(mention.sentence[slice(*mention.date)]), mention)
    return list(dates.values())


def _plain(date: str) -> str:
    return "/".join(part.lstrip("0") for part in re.findall(r"\d+", date))


def _say(context: Context, mention: Mention, n: int) -> str:
    sentence = bold(squash(mention.sentence), [mention.date] if mention.date else [])
    return f"{sentence} [{n}] ({context.name(mention.source.document)})"

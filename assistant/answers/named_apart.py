"""What a question tells apart by a number or a name of its own ("phiên bản 4.0", "ở Úc"), and no source speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.citing import MARK
from assistant.draft import Context, Draft
from assistant.phrases import is_question_word, tokenize
from assistant.place_levels import place_told_apart
from assistant.sole_value import unsaid_by_row
from assistant.sources import said_by, title_of
from assistant.wants import HOW_MUCH
from index.types import Record
from ingest.textnorm import fold

_NUMBERED = re.compile(
    r"\b(?:phiên bản|mức độ|đợt|khóa|lần thứ|kỳ họp thứ|cấp độ|vòng|quốc lộ|đường tỉnh|tập)(?: số)? "
    r"(?P<number>\d+(?:\.\d+)*|[IVX]+)(?![\d/\w-])",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:nhóm|mục|phần|chương) (?P<number>[IVXL]+)\b", re.IGNORECASE)
_SIZE = re.compile(
    r"(?<![\d.,/-])0*(\d{1,6})\s+(?!(?:năm|tháng|ngày|quý|giờ|đồng|nghìn|ngàn|triệu|tỷ|tỉ|điểm|phần|và|đến|tới)\b)([^\W\d_]+)",
    re.IGNORECASE,
)
"""A number of things: "6 buồng"."""
_RANGE = re.compile(r"\b(?:từ|đến|trên|dưới|tối thiểu|tối đa|ít nhất|không quá|trở lên|trở xuống)\b", re.IGNORECASE)
_MONTHS = re.compile(r"\b(?P<number>\d{1,2}) tháng (?:đầu |cuối )?năm\b", re.IGNORECASE)
_IN_WORDS = {"3": "ba", "6": "sau", "9": "chin"}
_HALF_YEAR = re.compile(r"\bnua (?:dau|cuoi) nam\b")
_ADJOINING = 1
_OPENS = '.?!:;“"(>*-[/'


def not_told_apart(context: Context, draft: Draft) -> str:
    """The numbered version, part or months, the names or the words that no source of the answer has; "" if all do."""
    if not draft.bibliography.sources():
        return ""
    sources = [f"{said_by(context, s)} {title_of(context, s)}" for s in draft.bibliography.sources()]
    told = " . ".join([MARK.sub(" ", draft.text), *sources])
    named = (_numbered(context, told), _parts(context, draft, told), _months(context, told), _names(context, told))
    size = _of_another_size(context, draft, told)
    place = place_told_apart(context.question.text, told)
    checks = (*named, size, unsaid_by_row(context, draft), [place] if place else [])
    return next((words for found in checks for words in found), "")


def _numbered(context: Context, told: str) -> Iterator[str]:
    for match in _NUMBERED.finditer(context.question.text):
        if not _has(told, match["number"]):
            yield match.group()


def _parts(context: Context, draft: Draft, told: str) -> Iterator[str]:
    """The parts called by Roman numerals, of which running text that was found says nothing, and no row is."""
    rows = draft.bibliography.rows()
    for match in _PART.finditer(context.question.text) if len(rows) <= 1 else ():
        said = any(_is_of_part(context, row, match["number"]) for row in rows)
        if match["number"].isupper() and not said and not _has(told, match["number"]):
            yield match.group()


def _is_of_part(context: Context, row: Record, number: str) -> bool:
    """Whether a row is the part of its table with a Roman numeral, or stands under it."""
    parts = [r for r in context.knowledge.rows(row.table) if r.has_key(number)]
    return row.has_key(number) or any(part.name in row.group for part in parts)


def _months(context: Context, told: str) -> Iterator[str]:
    """The months of a year for which an amount is asked."""
    match = _MONTHS.search(context.question.text)
    if match is None or HOW_MUCH.search(context.question.text) is None:
        return
    number, said = match["number"].lstrip("0"), fold(told)
    spelled = _IN_WORDS.get(number, number)
    if not (re.search(rf"\b(?:0?{number}|{spelled}) thang\b", said) or _HALF_YEAR.search(said)):
        yield match.group()


def _of_another_size(context: Context, draft: Draft, told: str) -> Iterator[str]:
    """The number of things by which the question tells a kind apart ("loại 8 buồng"), where the one row that was found
    is the kind of another number of them ("loại 6 buồng")."""
    rows = draft.bibliography.rows()
    names = {row.name for row in rows}
    question = context.question
    if draft.table or not question.marked or len(names) != 1 or _RANGE.search(name := names.pop()):
        return
    own = {thing.lower(): int(number) for number, thing in _SIZE.findall(name)}
    sizes = {(thing.lower(), int(number)) for number, thing in _SIZE.findall(told)}
    for match in _SIZE.finditer(question.text):
        thing, number = match[2].lower(), int(match[1])
        referred = any(start <= match.start() < end for start, end in question.reference_spans)
        if own.get(thing, number) != number and (thing, number) not in sizes and not referred:
            yield match.group()


def _names(context: Context, told: str) -> Iterator[str]:
    """The proper names of one syllable that stand alone: a country, a river, a day."""
    question, said = context.question, fold(told)
    if not question.marked:
        return
    tokens = tokenize(question.text)
    known = {at for match in context.knowledge.general.find(tokens) for at in range(match.start, match.end)}
    known |= {at for mention in question.agencies for at in range(mention.start, mention.end)}
    for at, token in enumerate(tokens):
        near = [*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2]]
        near = [other for other in near if _ADJOINING in {token.start - other.end, other.start - token.end}]
        alone = (
            _is_name(token.text) and not is_question_word(token) and not any(other.text[0].isupper() for other in near)
        )
        before = question.text[: token.start].rstrip()
        if (
            at in known
            or not alone
            or not before
            or before[-1] in _OPENS
            or any(start <= token.start < end for start, end in question.reference_spans)
        ):
            continue
        if re.search(rf"\b{re.escape(token.folded)}\b", said) is None:
            yield token.text


def _is_name(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.istitle()


def _has(told: str, number: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(number)}(?![\w]|\.\d)", told) is not None

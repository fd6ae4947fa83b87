"""Dates and periods that contradict each other within one document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from ingest.checks.common import texts
from ingest.checks.matters import content_words, overlap
from ingest.deadlines import parse_deadline
from ingest.model import Finding, PlanDocument, Table
from ingest.textnorm import join_codes, nfc

_LOOKS_BACK = "Báo cáo"
"""The kind of document whose deadlines may have passed."""
_DATED = re.compile(
    r"(?<![\w/])(?P<number>\d+(?:/\d{4})?(?:/|-)[A-ZĐ][A-Za-zĐ]*(?:[-/][A-ZĐ&]+)+)\s+ngày\s+"
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"
)
_NAMED_LATER = re.compile(
    r"[Nn]gày\s+(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}),?\s[^.;\d]{0,60}ban hành[^.;\d]{0,60}?"
    r"(?P<number>\d+(?:/\d{4})?(?:/|-)[A-ZĐ][A-Za-zĐ]*(?:[-/][A-ZĐ&]+)+)(?![\w-]|\s+ngày)"
)
_PERIOD = re.compile(r"giai đoạn\s+(?P<first>20\d\d)\s*[-–]\s*(?P<last>20\d\d)", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:^|[.;:\n“”\"])")
_ALIKE = 0.5
_WITHIN = 0.7
_FEWEST = 4
_LONGEST_SUBJECT = 28


@dataclass(slots=True, frozen=True)
class _Mention:
    """A document or a matter with the date or the period that the text gives it."""

    what: str
    when: str
    line: int
    table: str | None = None
    row: str | None = None
    words: frozenset[str] = field(default_factory=frozenset)


def check_references(document: PlanDocument) -> Iterator[Finding]:
    """One number with two dates, one matter with two periods, deadlines before the document's own date."""
    yield from _dates(document)
    yield from _periods(document)
    for table in document.tables:
        yield from _early_deadlines(document, table)


def _dates(document: PlanDocument) -> Iterator[Finding]:
    by_number: dict[str, list[_Mention]] = {}
    meta = document.meta
    if meta.number and meta.issue_date:
        by_number[meta.number] = [_Mention(meta.number, meta.issue_date, 1)]
    for text in texts(document):
        joined = join_codes(nfc(text.text))
        for match in (*_DATED.finditer(joined), *_NAMED_LATER.finditer(joined)):
            when = f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
            number = match["number"]
            mention = _Mention(number, when, text.line_of(number), text.table, text.row)
            by_number.setdefault(number, []).append(mention)
    for number, mentions in by_number.items():
        first: dict[str, _Mention] = {}
        for mention in mentions:
            first.setdefault(mention.when, mention)
        if len(first) > 1:
            yield _date_finding(number, list(first.values()))


def _date_finding(number: str, mentions: list[_Mention]) -> Finding:
    dates = sorted({mention.when for mention in mentions})
    shown = " và ".join(_printed(day) for day in dates)
    last = mentions[-1]
    values = {"number": number, "dates": dates, "lines": [mention.line for mention in mentions]}
    if len({day[:4] for day in dates}) == len(dates):
        message = f"Số hiệu {number} ứng với nhiều văn bản khác năm: ngày {shown}."
        return Finding("same-number", "info", message, last.table, last.row, values)
    message = f"Văn bản {number} được ghi hai ngày khác nhau: {shown}."
    return Finding("date-conflict", "warning", message, last.table, last.row, values)


def _printed(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def _periods(document: PlanDocument) -> Iterator[Finding]:
    mentions = []
    for text in texts(document):
        for match in _PERIOD.finditer(text.text):
            subject = _SUBJECT.split(text.text[: match.start()])[-1].split()[-_LONGEST_SUBJECT:]
            words = frozenset(word for word in content_words(" ".join(subject)) if word.isalpha())
            if len(words) >= _FEWEST:
                when = f"{match['first']}-{match['last']}"
                line = text.line_of(match[0])
                mentions.append(_Mention(" ".join(subject), when, line, text.table, text.row, words))
    reported: set[tuple[str, str]] = set()
    for one, other in combinations(mentions, 2):
        pair = (min(one.when, other.when), max(one.when, other.when))
        if one.when == other.when or one.when[:4] != other.when[:4] or pair in reported:
            continue
        if overlap(one.words, other.words) < _ALIKE or _within(one.words, other.words) < _WITHIN:
            continue
        reported.add(pair)
        message = (
            f"Cùng một nội dung nhưng ghi hai giai đoạn khác nhau: {one.when} (“…{one.what[-90:]}”) "
            f"và {other.when} (“…{other.what[-90:]}”)."
        )
        values = {"periods": [one.when, other.when], "lines": [one.line, other.line]}
        yield Finding("period-conflict", "warning", message, other.table, other.row, values)


def _within(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the shorter subject's words that the longer one has too."""
    return len(one & other) / min(len(one), len(other))


def _early_deadlines(document: PlanDocument, table: Table) -> Iterator[Finding]:
    issued = document.meta.issue_date
    columns = [index for index, column in enumerate(table.columns) if column.role == "deadline"]
    if not issued or not columns or document.meta.kind == _LOOKS_BACK:
        return
    year = document.meta.plan_year or date.fromisoformat(issued).year
    for row in table.rows:
        cell = row.cells[columns[0]]
        deadline = parse_deadline(cell.text, year) if cell.source == "own" else None
        if deadline and deadline.end and deadline.end < issued and deadline.kind != "recurring":
            message = f"Hạn “{cell.text}” sớm hơn ngày ban hành {_printed(issued)}."
            values = {"deadline": deadline.end, "issued": issued}
            yield Finding("deadline-before-issue", "warning", message, table.id, row.id, values)

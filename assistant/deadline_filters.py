"""The span of dates, or the kind of deadline, that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from assistant.phrases import Token
from assistant.question import DeadlineFilter, Question
from ingest.deadlines import FoundDeadline, find_deadlines

_YEARS_ONLY = re.compile(r"(?:(?:trong|từ|giai đoạn|năm|đến|tới|hết|\s|[-–])*(?:19|20)\d\d)+", re.IGNORECASE)
_DONE_IN_YEAR = re.compile(
    r"\b(?:hoàn thành|hoàn tất|làm xong|xong|đến hạn|có hạn|hạn|thời hạn)"
    r"(?: (?:hoàn thành|thực hiện|là|vào|trong|ngay|ngay trong))* (?P<words>năm (?P<year>(?:19|20)\d\d))$",
    re.IGNORECASE,
)
_BETWEEN_YEARS = re.compile(r"giữa (?:năm )?(?:19|20)\d\d (?:và|với) (?:năm )?(?:19|20)\d\d", re.IGNORECASE)
_AFTER = re.compile(r"(?:sau|từ sau|kể từ sau)\s*$", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{4})?\b")
_DUE_WITHIN = re.compile(
    r"(?:tiến độ|thời hạn|thời gian)(?: thực hiện| hoàn thành)?(?: là| ghi)?[\s:“\"']*$", re.IGNORECASE
)
_WITHIN = re.compile(r"trong\b", re.IGNORECASE)
_TIMED = re.compile(r"tiến độ|hạn|thời gian|xong|hoàn thành", re.IGNORECASE)
_OF_A_PAPER = re.compile(
    r"\b(?:báo cáo|bc|kế hoạch|kh|chương trình|nghị quyết|quyết định|số liệu|sơ kết|tổng kết)"
    r"(?: (?:kết quả|công tác|tình hình|thực hiện|sơ kết))*\s*$",
    re.IGNORECASE,
)
"""What stands before a span of time that a paper is of: "báo cáo 6 tháng đầu năm 2029"."""
_EACH_YEAR = re.compile(r"\bmỗi (?:năm|kỳ)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:bao nhiêu|mấy)\b|\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b", re.IGNORECASE)
"""How many there are in each of several years is asked, not what is due every year."""
_WITH_YEAR = re.compile(r"\d{4}|năm nay|năm ngoái|năm trước|năm sau|năm tới")


def deadline_filter(
    text: str,
    tokens: Sequence[Token],
    quoted: Collection[int],
    this_year: int,
    default: int | None,
    dates: bool,
    of_years: bool = False,
) -> tuple[DeadlineFilter | None, set[int]]:
    """The filter, and the places of the tokens that say it.

    `default` is the year of what names none; without `dates` a full date is that of a document and filters nothing.
    A whole year filters the plans `of_years`, of which what is done in one year is a part.
    """
    asked: DeadlineFilter | None = None
    used: set[int] = set()
    for found in find_deadlines(text, this_year, default):
        inside = {at for at, token in enumerate(tokens) if token.start < found.end and token.end > found.start}
        words = text[found.start : found.end]
        named = inside <= set(quoted) and not _TIMED.search(text)
        if within := _of_whole_year(text, found, of_years and not named):
            asked = asked or within
            used |= inside
            continue
        if not inside or named or found.deadline.kind == "year" or _says_years(text[found.start :], words):
            continue
        if found.deadline.kind == "date" and not dates:
            continue
        if found.deadline.kind != "date" and _OF_A_PAPER.search(text[: found.start]):
            continue
        if _EACH_YEAR.search(words) and _COUNTED.search(text):
            continue
        if found.deadline.kind in {"recurring", "conditional"}:
            asked = asked or DeadlineFilter(kinds=(found.deadline.kind,), words=words)
        elif found.deadline.start or found.deadline.end:
            floating = default is None and not _WITH_YEAR.search(words)
            start, end = found.deadline.start, found.deadline.end
            if end and _AFTER.search(text[: found.start]):
                start, end, words = _next_day(end), None, f"sau {words}"
            asked = DeadlineFilter(start, end, (), words, floating)
            used |= inside
    return asked, used


def _of_whole_year(text: str, found: FoundDeadline, of_years: bool) -> DeadlineFilter | None:
    """What is due "trong năm 2029", or in one year of the plans `of_years`; None where no such year is said."""
    words = text[found.start : found.end]
    if found.deadline.kind == "year" and _WITHIN.match(words) and _DUE_WITHIN.search(text[: found.start]):
        return DeadlineFilter(kinds=("year",), words=words)
    return _done_in_year(text[: found.end]) if of_years else None


def _done_in_year(text: str) -> DeadlineFilter | None:
    """The whole year in which something is done by the end of a text: "phải hoàn thành trong năm 2028"."""
    found = _DONE_IN_YEAR.search(text)
    return DeadlineFilter(f"{found['year']}-01-01", f"{found['year']}-12-31", (), found["words"]) if found else None


def _says_years(text: str, words: str) -> bool:
    """Whether a span of time at the start of a text is only of whole years, or lies between two of them."""
    return bool(_YEARS_ONLY.fullmatch(words.strip()) or _BETWEEN_YEARS.match(text))


def outside_dates(text: str, question: Question) -> list[str]:
    """The question's numbers that are no day, month or quarter."""
    parts = {part for date in _DAY.findall(text) for part in date.split("/")}
    parts |= set(re.findall(r"\d+", question.deadline.words)) if question.deadline else set()
    return [number for number in question.numbers if number not in parts]


def _next_day(iso: str) -> str:
    return date.fromordinal(date.fromisoformat(iso).toordinal() + 1).isoformat()

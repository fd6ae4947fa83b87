"""A time that a question states just as cells of a column of deadlines do: "Mỗi tháng 01 chuyến", "30/9"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.draft import Context
from assistant.question import DeadlineFilter
from index.types import Record
from ingest.textnorm import fold, squash

_TIMED = re.compile(r"\b(?:han|tien do|moc|thoi gian)\b")
_NAMED = re.compile(
    r"\b(?:han|tien do|moc|thoi gian)(?: (?:chot|cuoi|cung|hoan thanh|thuc hien|thoi gian|xong|la|ghi|dung|vao))*\W*$"
)
"""What stands right before a time that a column of deadlines states."""
_ENDS = re.compile(r"[\s”\"]*(?:$|[?.,;]|\b(?:trong|cua|theo|thi|do|o|gom|thuoc)\b)")
_MONTH = re.compile(r"\bt\.?(?=\d{1,2}\b)")
_BEFORE = re.compile(r"^(?:phai )?(?:xong |hoan thanh |thoi han |co han |han )+")


def as_stated(context: Context) -> Context:
    """The context with the time that the question takes over from a column of deadlines, where it was read as less.

    The value of another column by which rows could be chosen is then none.
    """
    question = context.question
    stated = _stated(context)
    asked = plain_time(question.deadline.words) if question.deadline else ""
    if not stated or asked not in plain_time(stated):
        return context
    deadline = question.deadline
    if deadline is None or asked != plain_time(stated):
        deadline = DeadlineFilter(words=stated, stated=True)
    return replace(context, question=replace(question, deadline=deadline, category=None))


def is_due_as_stated(record: Record, deadline: DeadlineFilter) -> bool:
    """Whether a row's deadline is in so many words the one that is asked for."""
    words = plain_time(deadline.words)
    return record.kind == "row" and any(plain_time(cell.text) == words for cell in record.cells_of("deadline"))


def plain_time(text: str) -> str:
    """A time without marks, capitals and the words before it that only say that it is a deadline."""
    return _BEFORE.sub("", _MONTH.sub("thang ", squash(fold(text)).strip(" .;:")))


def _stated(context: Context) -> str:
    """The longest text of a cell for a deadline that the question says right after a word for such a column."""
    said = _MONTH.sub("thang ", squash(fold(context.question.text)))
    if not _TIMED.search(said):
        return ""
    return max((text for text in _deadlines(context) if _says(said, plain_time(text))), key=len, default="")


def _deadlines(context: Context) -> Iterator[str]:
    rows = (r for facts in context.tables() for r in context.knowledge.rows(facts.info.id) if r.kind == "row")
    texts = (cell.text for record in rows for cell in record.cells_of("deadline"))
    return (squash(text) for text in dict.fromkeys(texts) if text.strip(" -–"))


def _says(said: str, time: str) -> bool:
    places = (match.span() for match in re.finditer(rf"(?<!\w){re.escape(time)}(?![\w/])", said))
    return any(_NAMED.search(said[:start]) and _ENDS.match(said, end) for start, end in places)

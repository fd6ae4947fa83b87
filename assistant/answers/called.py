"""What the rows of an answer are called: as the question calls them, else by what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.draft import Context
from assistant.wording import is_scored_task, is_task_row
from index.types import Record

_CRITERIA = re.compile(r"\b(?:tiêu chí|chỉ tiêu|yếu tố)(?: thành phần)?\b", re.IGNORECASE)
_PARTS = re.compile(r"\b(?:nội dung|chỉ số) thành phần\b|\blĩnh vực\b|\bnội dung\b", re.IGNORECASE)


_KINDS = re.compile(
    r"\b(?:tiêu chí|chỉ tiêu|chỉ số|yếu tố|lĩnh vực|cơ quan|đơn vị|sở|địa phương|xã|phường|huyện|dự án|công trình)\b",
    re.IGNORECASE,
)
"""The words of a table's column of names that say what its rows are."""


def criteria_called(context: Context) -> str:
    """The question's word for criteria: "chỉ tiêu" where it says so and not "tiêu chí"."""
    said = _CRITERIA.search(context.question.text)
    return said.group().lower().removesuffix(" thành phần") if said else "tiêu chí"


def rows_called(context: Context, rows: Sequence[Record]) -> str:
    """A word for rows of one kind."""
    if all(is_task_row(row) and not is_scored_task(row) for row in rows):
        return "nhiệm vụ"
    if context.question.entities:
        return context.question.entities.word
    said = _CRITERIA.search(context.question.text) or _PARTS.search(context.question.text)
    if said:
        return said.group().lower()
    if rows and all("." in row.key for row in rows):
        return "tiêu chí"
    kinds = {_kind_of_rows(context, row) for row in rows}
    return kinds.pop() if len(kinds) == 1 else "nội dung"


def called_by_header(context: Context, row: Record) -> str:
    """A word for a row by itself: a criterion where its number or its table says so, else by its column of names."""
    if "." in row.key or context.knowledge.tables[row.table].roles & {"max_score", "result"}:
        return "tiêu chí"
    return _kind_of_rows(context, row)


def _kind_of_rows(context: Context, row: Record) -> str:
    kind = _KINDS.search(context.knowledge.tables[row.table].name_header)
    return kind.group().lower() if kind else "nội dung"


def kind_said(words: str) -> str:
    """The kind of rows with which some words begin; "" where they begin with none."""
    kind = _KINDS.match(words)
    return kind.group().lower() if kind else ""


def are_called(context: Context, rows: Sequence[Record], thing: str) -> bool:
    """Whether the column of names over the rows says that they are things of a kind ("Dự án, hoạt động")."""
    headers = [context.knowledge.tables[row.table].name_header for row in rows]
    return bool(thing) and all(re.search(rf"\b{re.escape(thing)}\b", header, re.IGNORECASE) for header in headers)

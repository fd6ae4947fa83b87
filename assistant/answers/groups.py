"""The group of rows to which a question keeps ("trong lĩnh vực X", "thuộc nhóm X"), and tables without it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from assistant.answers.filters import asked_rows
from assistant.answers.headings import valued_alike
from assistant.draft import Context, Draft
from assistant.knowledge import TableFacts
from index.types import Record
from ingest.textnorm import fold

_SAID = 0.72
_FEWEST = 2
_GROUP = re.compile(
    r"\b(?:(?:thuộc )?(?:lĩnh vực|nhóm)|(?<!thành )(?<!hợp )phần(?! trăm)|(?<!hạng )(?<!danh )mục(?! (?:tiêu|đích))"
    r"|mảng|thuộc)\s+(?P<name>[^,;:?()]+)",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"\s(?:nào|gì|có|còn|thì|là|được|do|đạt|phải|cần|bao nhiêu|mấy|trong|của (?:chỉ số|bộ|bảng|kế hoạch)"
    r"|(?:năm )?(?:19|20)\d\d)\b.*",
    re.IGNORECASE,
)


def group_said(context: Context) -> str:
    """The name of the group to which the question keeps, of the words of its subject; "" where it names none."""
    question = context.question
    if question.items or question.codes:
        return ""
    subject = {fold(word) for word in question.words_besides_agencies()}
    for said in _GROUP.finditer(question.text):
        words = list(takewhile(lambda word: fold(word) in subject, _NAME_END.sub("", said["name"]).split()))
        if len(words) >= _FEWEST and words[0].isalpha():
            return " ".join(words)
    return ""


def without_group(context: Context, tables: Iterable[TableFacts]) -> Draft | None:
    """A refusal where the question keeps to a group that is none of the tables' and of which no row of them speaks."""
    tables = list(tables)
    name = group_said(context)
    if not name or not tables or any(_has_group(context, facts, name) for facts in tables):
        return None
    rows = [record for facts in tables for record in asked_rows(context, facts)]
    where = ", ".join(dict.fromkeys(context.place(row) for row in rows))
    return context.abstain("missing_part", f"Không tìm thấy nhóm “{name}” trong {where}.") if rows else None


def _has_group(context: Context, facts: TableFacts, name: str) -> bool:
    """Whether a heading of a table, its caption or a value of one of its columns says the name."""
    terms = context.knowledge.terms
    query = terms.query(name)
    rows = context.knowledge.rows(facts.info.id)
    texts = [
        facts.info.caption,
        context.title(facts.info.document),
        *(row.name for row in rows if _heads(context, row)),
    ]
    texts += [text for row in rows for text in row.group]
    said = any(terms.coverage(query, [(terms.text(text), 1.0)]) >= _SAID for text in dict.fromkeys(texts))
    return not query or said or bool(valued_alike(context, rows))


def _heads(context: Context, row: Record) -> bool:
    return row.kind == "group" or bool(context.knowledge.children(row))

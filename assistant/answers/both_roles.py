"""What an agency leads and what it takes part in, told and counted apart."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answers.by_agency import JOINS, LEADS, agencies_said
from assistant.answers.filters import filtered
from assistant.answers.lists import say_list
from assistant.answers.numbered_rows import names_a_task
from assistant.answers.selection import Filtered
from assistant.answers.together import joined_tables
from assistant.draft import Context, Draft
from assistant.question import AGENCY_ROLES
from assistant.scoping import Documents
from assistant.wants import HOW_MUCH
from ingest.textnorm import fold

_CONFIDENCE = 0.94
_ASKS = r"[^?.;]*?\b(?:nao|gi|may|bao nhieu|nhung|cac)\b"
_WITH = r"(?! voi\b)"
_LED_AND_JOINED = re.compile(
    rf"\b{LEADS}\b{_ASKS}[^?.;]*?(?<!co quan )(?<!don vi )\b{JOINS}\b{_WITH}{_ASKS}"
    rf"|(?<!co quan )(?<!don vi )\b{JOINS}\b{_WITH}{_ASKS}[^?.;]*?(?<!co quan )(?<!don vi )\b{LEADS}\b{_ASKS}"
    rf"|\b(?:{LEADS}(?:,| va|, va) {JOINS}|{JOINS}(?:,| va|, va) {LEADS})\b{_WITH}{_ASKS}"
)


def answer_both_roles(context: Context) -> Draft | None:
    """Answers "Sở X chủ trì nhiệm vụ nào và phối hợp nhiệm vụ nào?": two lists, each with its own number."""
    question = context.question
    names = {mention.agency.name for mention in question.agencies}
    several = question.operation in {"list", "count", "lookup"} and len(names) == 1 and not question.asks_agency
    several = several and not names_a_task(context)
    if not several or not _LED_AND_JOINED.search(fold(question.text)):
        return None
    drafts: list[Draft] = []
    bibliography = context.bibliography()
    beside: list[str] = []
    same, every = context, set[str]()
    for role in AGENCY_ROLES:
        asked = _in_role(same, role)
        result = _rows_of(asked) or _rows_of(_in_role(context, role))
        if result:
            drafts.append(say_list(asked, result, bibliography))
            found = [*result.rows, *result.through_parent]
            every.update(record.id for record in found)
            same = replace(context, documents=Documents(tuple(dict.fromkeys(r.document for r in found)), True))
        else:
            beside.append(f"Không có dòng nào {agencies_said(sorted(names), [role])} trong {context.searched()}.")
    if not drafts:
        return None
    if HOW_MUCH.search(question.text) and len(drafts) == len(AGENCY_ROLES):
        beside.append(f"Tổng cộng **{len(every)}** dòng, mỗi dòng tính một lần.")
    return Draft(
        "\n\n".join([*(draft.text for draft in drafts), *beside]),
        _CONFIDENCE,
        bibliography,
        table=joined_tables([draft.table for draft in drafts if draft.table]),
        computed=[*(number for draft in drafts for number in draft.computed), str(len(every))],
        beside=frozenset[str]().union(*(draft.beside for draft in drafts)) - every,
        interpretation="; ".join(draft.interpretation for draft in drafts),
    )


def _rows_of(context: Context) -> Filtered | None:
    """The rows that the question chooses, where there is one."""
    result = filtered(context)
    return result if result and (result.rows or result.through_parent) else None


def _in_role(context: Context, role: str) -> Context:
    """The question as it would ask for one role alone."""
    question = context.question
    mentions = [replace(mention, role=role) for mention in question.agencies[:1]]
    asked = [column for column in question.asked if column.role not in AGENCY_ROLES]
    return replace(context, question=replace(question, agencies=mentions, asked=asked))

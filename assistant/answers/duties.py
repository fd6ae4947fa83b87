"""What an agency has to do: by the sections headed by its name, else by the rows that it leads."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answers.due import says_time
from assistant.answers.filters import filtered
from assistant.answers.lists import answer_list
from assistant.answers.sections import duties
from assistant.draft import Context, Draft
from assistant.question import Question
from assistant.wants import asks_role
from ingest.textnorm import fold, squash

_BESIDE = {"deadline", "output"}
_OF_A_ROLE = {"giu", "dong", "co", "vai", "tro", "tham", "gia"}
_OF_THE_QUESTION = {"giao", "viec", "lam", "trach", "nhiem", "vu", "theo", "trong", "nam", "vao"}

_REQUESTS = re.compile(r"\b(?:đề nghị|nhờ(?: vả)?|mong)\b[^,;?]*\b(?:gì|việc nào)\b", re.IGNORECASE)
_OF_REQUESTS = {"de", "nghi", "nho", "va", "mong", "ben", "phia"}
_IMPROVES = re.compile(r"\b(?:cải thiện|nâng cao|nâng|tăng)\b(?: (?:điểm(?: số)?|chỉ số|kết quả)\b)?", re.IGNORECASE)


def answer_duties(context: Context) -> Draft | None:
    """Answers "Sở Nội vụ có trách nhiệm gì?"; None when the question names a matter besides the agency."""
    question = context.question
    asks_duties = question.asks_duties and not _asks_role_in_matter(question)
    told = duties(context) if asks_duties or _asks_requests(question) else None
    if (draft := told) and says_time(context, draft):
        return draft
    if _names_only_an_agency(question):
        return _led_rows(context)
    return _led_in_field(context)


def _asks_role_in_matter(question: Question) -> bool:
    """Whether it is asked what part the agency has in a matter: "giữ vai trò gì trong việc niêm yết giá"."""
    return asks_role(question.text) and not {fold(word) for word in question.words_besides_agencies()} <= _OF_A_ROLE


def _led_in_field(context: Context) -> Draft | None:
    """The rows that the agency leads below the heading of the matter that it is to improve."""
    question = context.question
    bare = replace(question, asked=[asked for asked in question.asked if asked.role in {"task", *_BESIDE}])
    if "task" not in question.roles() or len(question.agencies) != 1 or not _IMPROVES.search(question.text):
        return None
    if question.codes or question.items or question.quoted or question.operation not in {"lookup", "list"}:
        return None
    words = _IMPROVES.sub(" ", question.subject)
    for unit in ("task", "any"):
        asked = replace(bare, unit=unit, operation="list", subject=squash(words), asks_score=False)
        field = replace(context, question=asked)
        found = filtered(field)
        if found and found.heading and found.rows and (draft := answer_list(field)):
            return draft
    return None


def _led_rows(context: Context) -> Draft | None:
    """The tasks that the agency leads, else what it is headed to do, else the rows of any table; None without any.

    That none is due when the question says is told.
    """
    draft: Draft | None = None
    if not any(facts.is_tasks for facts in context.tables()) and (draft := duties(context)):
        return draft
    for unit in dict.fromkeys((context.question.unit, "any")):
        columns = [asked for asked in context.question.asked if asked.role in _BESIDE]
        asked = replace(context.question, unit=unit, operation="list", asked=columns, subject="")
        draft = answer_list(replace(context, question=asked))
        if draft and not draft.abstained:
            return draft
    return draft if context.question.deadline else None


def _asks_requests(question: Question) -> bool:
    """Whether nothing is asked but what an agency is requested to do: "đề nghị Mặt trận Tổ quốc làm những gì"."""
    left = {fold(word) for word in question.words_besides_agencies()} - _OF_THE_QUESTION - _OF_REQUESTS
    return bool(question.agencies) and not left and _REQUESTS.search(question.text) is not None


def _names_only_an_agency(question: Question) -> bool:
    rows = question.codes or question.items or question.quoted or question.headers or question.metadata
    asks_work = question.asks_duties or "task" in question.roles()
    if rows or question.asks_agency or not asks_work or len(question.agencies) != 1:
        return False
    if question.operation not in {"lookup", "list"} or set(question.roles()) - {"task", "name", *_BESIDE}:
        return False
    return {fold(word) for word in question.words_besides_agencies()} <= _OF_THE_QUESTION

"""What an agency has to do: by the sections headed by its name, else by the rows that it leads."""

from __future__ import annotations

from dataclasses import replace

from assistant.answers.lists import answer_list
from assistant.answers.sections import duties
from assistant.draft import Context, Draft
from assistant.question import Question
from ingest.textnorm import fold

_BESIDE = {"deadline", "output"}
_OF_THE_QUESTION = {"giao", "viec", "lam", "trach", "nhiem", "vu", "theo"}


def answer_duties(context: Context) -> Draft | None:
    """Answers "Sở Nội vụ có trách nhiệm gì?"; None when the question names a matter besides the agency."""
    question = context.question
    if question.asks_duties and (draft := duties(context)):
        return draft
    return _led_rows(context) if _names_only_an_agency(question) else None


def _led_rows(context: Context) -> Draft | None:
    """The tasks that the agency leads, else the rows of any table; None when it leads neither."""
    for unit in dict.fromkeys((context.question.unit, "any")):
        columns = [asked for asked in context.question.asked if asked.role in _BESIDE]
        asked = replace(context.question, unit=unit, operation="list", asked=columns, subject="")
        draft = answer_list(replace(context, question=asked))
        if draft and not draft.abstained:
            return draft
    return None


def _names_only_an_agency(question: Question) -> bool:
    rows = question.codes or question.items or question.quoted or question.headers or question.metadata
    asks_work = question.asks_duties or "task" in question.roles()
    if rows or question.asks_agency or not asks_work or len(question.agencies) != 1:
        return False
    if question.operation not in {"lookup", "list"} or set(question.roles()) - {"task", "name", *_BESIDE}:
        return False
    named = set(fold(" ".join(question.agency_words())).split())
    return set(fold(question.subject).split()) <= named | _OF_THE_QUESTION

"""Two values asked at once of the same rows: the first and the last of them, or how many they are and their sum."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Scope
from assistant.answers.columns_added import answer_group_sum
from assistant.answers.together import one_and_other
from assistant.conversation import other_end
from assistant.draft import Draft
from assistant.drafter import Drafter
from assistant.parts import ends_of, sum_besides
from assistant.question import Question
from assistant.understand import Reader

_TWO = 2


def of_both_ends(reader: Reader, drafter: Drafter, asked: Question, scope: Scope | None) -> Draft | None:
    """What is due first and what last, or what gains or lacks most and what least, where both are asked."""
    if other := other_end(asked):
        questions = [asked, replace(asked, operation=other)]
    elif asked.operation in {"earliest", "latest"}:
        questions = [reader.read(end) for end in ends_of(asked.text)]
    else:
        return None
    if not questions:
        return None
    drafts = [drafter.draft(question, scope) for question in questions]
    drafts = [*drafts[:1], *(replace(draft, table=None) for draft in drafts[1:])] if other else drafts
    return one_and_other(drafter.context(asked, scope), drafts)


def with_sum(reader: Reader, drafter: Drafter, asked: Question, draft: Draft, scope: Scope | None) -> Draft | None:
    """How many rows a named group has, and the amount that it comes to, where both are asked."""
    if asked.operation != "count" or not (amount := sum_besides(asked.text)):
        return None
    if draft.abstained:
        draft = drafter.draft(reader.read(asked.text.partition(amount)[0]), scope)
    if draft.abstained or len(draft.bibliography.rows()) < _TWO:
        return None
    read = reader.read(amount)
    second = replace(
        asked, text=amount, operation="sum", asked=read.asked, headers=read.headers, attributes=read.attributes
    )
    context = drafter.context(second, scope)
    told = answer_group_sum(context)
    told = drafter.checked(context, told) if told else None
    of_it = told and told.bibliography.rows()[0].table in {row.table for row in draft.bibliography.rows()}
    return one_and_other(drafter.context(asked, scope), [draft, told]) if told and of_it else None

"""Whether there are as many rows as a question claims: "Sở Nội vụ chủ trì 5 nhiệm vụ, phải không?"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.answers.filters import filtered
from assistant.answers.lists import say_list
from assistant.conditions import bounds_in
from assistant.draft import Context, Draft
from ingest.textnorm import fold

_CLAIM = re.compile(
    r"\b(?:có|gồm|chủ trì|phối hợp|phụ trách|được giao|giao|theo dõi|chịu trách nhiệm)\b[^,;?\d]{0,40}?"
    r"(?P<number>\d{1,3}) (?P<unit>nhiệm vụ|tiêu chí|chỉ tiêu|nội dung|việc)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"Có \*\*(\d+) ")


def answer_claimed_count(context: Context) -> Draft | None:
    """Yes or no, and how many rows there are; None where no such number is claimed, or no filter chooses rows."""
    question = context.question
    claim = _CLAIM.search(question.text) if question.polar else None
    if claim is None or question.codes or question.items or question.quoted or question.operation != "lookup":
        return None
    number = claim["number"]
    text = f"{question.text[: claim.start('number')]}mấy{question.text[claim.end('number') :]}"
    subject = " ".join(word for word in question.subject.split() if word != number)
    counting = replace(
        question, operation="count", polar=False, text=text, subject=subject, numbers=[], bounds=[], unit=_unit(claim)
    )
    counted = replace(context, question=counting)
    result = filtered(counted)
    if result is None or not result.rows:
        return None
    draft = say_list(counted, result, context.bibliography())
    told = _COUNTED.match(draft.text)
    bound = next(iter(bounds_in(question.text[: claim.end("number")], [number], ())), None)
    if told is None or bound is None:
        return None
    draft.text = f"**{'Đúng' if bound.holds(Decimal(told[1])) else 'Không đúng'}.** {draft.text}"
    return draft


def _unit(claim: re.Match[str]) -> str:
    return "task" if fold(claim["unit"]) in {"nhiem vu", "viec"} else "middle"

"""Rows by what an agency does for them besides leading or joining in: "Sở Xây dựng giám sát những trạm nào?"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from assistant.agency_mentions import same_agency
from assistant.answers.lists import say_list
from assistant.answers.selection import Filtered
from assistant.answers.topics import about
from assistant.columns import deed_of
from assistant.draft import Context, Draft
from assistant.question import AgencyMention
from assistant.sentences import split_sentences
from index.types import Record
from ingest.textnorm import fold

_ASKS_ROWS = re.compile(r"\b(?:nao|gi|bao nhieu|may|nhung|cac|liet ke|ke ten)\b")
_BEFORE_DEED = re.compile(
    r"^\W*(?:(?:duoc|phai|se|can|dang|giao|phan cong|tham gia|chiu trach nhiem|co trach nhiem|co nhiem vu|co vai tro"
    r"|vai tro|phu trach|lam|la|dung ra|don vi|co quan|nhiem vu) )*"
)
_HEAD = 2
OTHER = "other"
"""The role of an agency that a row names in a column of another deed."""
_AGENCY = re.compile(r"\b(?:don vi|co quan|so|noi|ben|nganh|to chuc) nao\b|\bai\b")


def answer_other_deeds(context: Context) -> Draft | None:
    """Answers "Sở X thẩm định những việc nào?" from the columns of who does so; None where no column says it."""
    question = context.question
    text = fold(question.text)
    named = question.codes or question.items or question.quoted or question.rows
    if not question.agencies or named or _AGENCY.search(text) or not _ASKS_ROWS.search(text):
        return None
    rows = [r for facts in context.tables() for r in context.knowledge.rows(facts.info.id) if r.kind == "row"]
    deeds = {deed for record in rows for cell in record.cells if (deed := deed_of(cell))}
    said = next(((m, deed) for m in question.agencies if (deed := _deed_said(text, m, deeds))), None)
    if said is None:
        return None
    mention, deed = said
    narrowed = replace(context, question=replace(question, subject=_without(question.subject, mention, deed)))
    name = f"do **{mention.agency.name}** {deed}"
    result = Filtered([r for r in rows if _has(r, mention, deed)], said=[name], agency=mention, role=OTHER, deed=deed)
    if not result.rows:
        return None if _is_told(context, mention, deed) else _none(context, name)
    return say_list(narrowed, result, context.bibliography()) if about(narrowed, result) else None


def _deed_said(text: str, mention: AgencyMention, deeds: Collection[str]) -> str:
    """The deed that a folded question tells of an agency: one that a column is headed by, or how one begins."""
    after = text.partition(fold(mention.agency.text))[2]
    told = after[_opening(after) :]
    said = {deed for deed in deeds if _begins(told, deed)}
    said |= {head for deed in deeds if _begins(told, head := " ".join(deed.split()[:_HEAD]))}
    return max(said, key=len, default="")


def _opening(after: str) -> int:
    """Where the verb begins after an agency: past "được giao", "tham gia", "làm đơn vị"."""
    found = _BEFORE_DEED.match(f"{after} ")
    return found.end() if found else 0


def _begins(told: str, deed: str) -> bool:
    return re.match(rf"{re.escape(fold(deed))}(?!\w)", told) is not None


def _has(record: Record, mention: AgencyMention, deed: str) -> bool:
    """Whether a row names the agency in a column of the deed, or of a kind of it ("thẩm định giá" is "thẩm định")."""
    cells = [cell for cell in record.cells if _begins(fold(deed_of(cell)), deed)]
    return any(same_agency(ref.name, mention.agency.name) for cell in cells for ref in cell.agencies)


def _without(subject: str, mention: AgencyMention, deed: str) -> str:
    """What a question's subject says besides the agency and its deed."""
    left = subject.replace(mention.agency.name, " ").replace(mention.agency.text, " ")
    return re.sub(rf"\b{re.escape(deed)}\b", " ", left, flags=re.IGNORECASE).strip()


def _is_told(context: Context, mention: AgencyMention, deed: str) -> bool:
    """Whether a sentence of the texts in scope tells such a deed of the agency."""
    passages = (p for label in context.documents.labels for p in context.knowledge.passages(label))
    sentences = (fold(sentence) for passage in passages for sentence in split_sentences(passage.text))
    return any(fold(mention.agency.name) in said and fold(deed) in said for said in sentences)


def _none(context: Context, name: str) -> Draft:
    said = name.replace("**", "")
    return context.abstain("not_found", f"Không tìm thấy nội dung nào {said} trong {context.searched()}.")

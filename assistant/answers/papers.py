"""Whether an answer tells the paper that is asked for, and not only the one that the question names."""

from __future__ import annotations

import re

from assistant.answers.lacking import OFFICIAL
from assistant.attachment import told_by
from assistant.draft import Context, Draft
from assistant.sentences import UPPER
from assistant.values import OFFICIAL as NUMBERED
from assistant.wants import KINDS_OF_DOCUMENT, wants
from ingest.textnorm import fold

_UNDONE = r"(?:thay thế|bãi bỏ|hủy bỏ|thay cho)"
_WHICH_UNDONE = re.compile(
    rf"\b{_UNDONE} (?:cho )?(?:những |các )?(?:kế hoạch|quyết định|văn bản|nghị quyết|chỉ thị|chương trình) (?:số )?"
    r"(?:nào|gì|mấy|bao nhiêu)\b",
    re.IGNORECASE,
)
_IS_UNDONE = re.compile(rf"\b{_UNDONE}\b", re.IGNORECASE)
_ON_WHICH_PAPER = re.compile(rf"\bcăn cứ\b[^,;?]*\b(?:{KINDS_OF_DOCUMENT}) nào\b", re.IGNORECASE)
_LAW = re.compile(rf"\b(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp) [{UPPER}]")
_WHICH_OTHER = re.compile(
    rf"\b(?:thay thế|thay cho|bãi bỏ|sửa đổi|bổ sung|hủy bỏ|thay)\b[^,;?]*"
    rf"\b(?:{KINDS_OF_DOCUMENT}) (?:nào|số mấy|số nào)\b",
    re.IGNORECASE,
)
_REPLACES = re.compile(rf"\b(?:{KINDS_OF_DOCUMENT}) này\b", re.IGNORECASE)
"""The paper that speaks: it is the other one itself."""
_LETTERHEAD = re.compile(r"^\W*Số\s*:\s*\S*\d\S*/\S+.{0,60}\bngày \d{1,2} tháng\b", re.IGNORECASE)
_PREAMBLE = re.compile(r"^\W*(?:căn cứ|(?:theo|xét) (?:đề nghị|tờ trình)) ", re.IGNORECASE)
_WHO = re.compile(r"\b(?:ai|(?:cơ quan|đơn vị|sở|ngành|bên|nơi) nào)\b", re.IGNORECASE)
_OF_PREAMBLE = re.compile(r"\b(?:căn cứ|đề nghị|tờ trình|trình|cơ sở|tham mưu|ban hành)\b", re.IGNORECASE)
_PLACE_TOLD = re.compile(r"\([^()]*\)\s*$")


def lacks_basis(context: Context, draft: Draft) -> bool:
    """On which paper something rests is asked, and the sentence that is told names none by its number or as a law."""
    if not _ON_WHICH_PAPER.search(context.question.text) or draft.table or draft.bibliography.rows():
        return False
    said = told_by(draft).sentence
    return not (OFFICIAL.search(said) or _LAW.search(said))


def tells_the_letterhead(context: Context, draft: Draft) -> bool:
    """A matter is asked, and the line with the document's own number and date is told."""
    return not (draft.bibliography.rows() or context.question.metadata) and bool(
        _LETTERHEAD.match(told_by(draft).sentence)
    )


def tells_who_proposed(context: Context, draft: Draft) -> bool:
    """Who does something is asked, and what is told is on whose proposal, or on what grounds, the document rests."""
    text = context.question.text
    if draft.bibliography.rows() or not _WHO.search(text) or _OF_PREAMBLE.search(text):
        return False
    return _PREAMBLE.match(told_by(draft).sentence) is not None


def tells_own_paper(context: Context, draft: Draft) -> bool:
    """Another paper than the one that the question names is asked for, and only that one's number is told."""
    question = context.question
    asked = _WHICH_OTHER.search(question.text) and question.document_numbers and not draft.bibliography.rows()
    if not asked or draft.table or _REPLACES.search(draft.text):
        return False
    said = _PLACE_TOLD.sub("", told_by(draft).sentence)
    told = {fold(number) for number in OFFICIAL.findall(said)}
    return bool(told) and told <= {fold(number) for number in question.document_numbers}


def tells_the_document_itself(context: Context, draft: Draft) -> bool:
    """Which document stands in some relation to a named one is asked, and only the named one is told of."""
    question = context.question
    if _WHICH_UNDONE.search(question.text) and not _IS_UNDONE.search(draft.text):
        return True
    of_row = "key" in question.roles() or question.quoted
    if question.operation != "lookup" or of_row or not any(want.kind == "document" for want in wants(question)):
        return False
    named = {_plain(number) for number in OFFICIAL.findall(question.text)}
    told = {_plain(number) for number in OFFICIAL.findall(draft.text)}
    return len(named) == 1 and bool(told) and told <= named


def tells_another_kind(context: Context, draft: Draft) -> bool:
    """A plan, a decision … is asked for, and the text that is told numbers papers of other kinds alone."""
    kinds = {want.unit for want in wants(context.question) if want.kind == "document" and want.unit}
    if not kinds or draft.bibliography.rows() or draft.table:
        return False
    said = _PLACE_TOLD.sub("", draft.text)
    numbered = {fold(paper["kind"]) for paper in NUMBERED.finditer(said) if paper["kind"]}
    return bool(numbered) and not any(kind in fold(said) for kind in kinds)


def _plain(number: str) -> str:
    return re.sub(r"\W", "", fold(number))

"""What a comparison lacks: one of the two things that are set against each other, or the agencies themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.draft import Context, Draft
from assistant.sentences import in_bold
from index.types import Record
from ingest.textnorm import fold

_THINGS = (
    r"bên|cái|nơi|cấp|loại|việc|đơn vị|cơ quan|sở|năm|chỉ số|nội dung|mục|tiêu chí|chỉ tiêu|phần|nhóm|lĩnh vực|văn bản"
    r"|đằng|ngành|địa phương"
)
_WHICH_SIDE = re.compile(
    rf"(?:\b(?:và|với|hay|hoặc|so với)\b.*[,:;]|\bthì) *(?:thì )?(?:{_THINGS}) nào\b[^?]*\bhơn\b", re.IGNORECASE
)
_COMPARE = re.compile(r"^\W*(?:hãy )?so sánh\b.*\b(?:và|với)\b", re.IGNORECASE)
_VERDICT = re.compile(r"\b(?:hơn|nhất|nhau|chênh|cùng hạn|trước|sau)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w/.,-])\d+(?:[.,/]\d+)*")
_TWO = 2


def tells_one_side(context: Context, draft: Draft) -> bool:
    """Two things are set against each other, and one row, or text with fewer than two numbers, was told."""
    question = context.question
    if draft.table or question.rows:
        return False
    which = _WHICH_SIDE.search(question.text)
    both = len(set(question.years)) < _TWO and not {"result", "target"} <= set(question.roles())
    compares = _COMPARE.search(question.text) and question.sides and both
    if not (which or compares) or any(_VERDICT.search(bold) for bold in in_bold(draft.text)):
        return False
    if rows := draft.bibliography.rows():
        return len(rows) < _TWO
    return len(_NUMBER.findall(draft.text.split("\n\n(")[0])) < _TWO


def tells_of_others(context: Context, draft: Draft) -> bool:
    """Nothing but agencies is named, and the rows that were told are neither theirs nor called after them."""
    question, rows = context.question, draft.bibliography.rows()
    if not question.agencies or question.words_besides_agencies() or draft.table or question.rows:
        return False
    placed = question.codes or question.items or question.quoted or question.deadline or question.roles()
    if placed or draft.bibliography.passages():
        return False
    names = {mention.agency.name for mention in question.agencies}
    return bool(rows) and not any(names & _theirs(row) or _says_one(names, row.name) for row in rows)


def _theirs(row: Record) -> set[str]:
    return {ref.name for cell in row.cells for ref in cell.agencies}


def _says_one(names: Iterable[str], text: str) -> bool:
    """Whether a text says one of the names, however it is written."""
    return any(fold(name) in fold(text) for name in names)

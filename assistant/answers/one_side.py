"""What a comparison lacks: one of the two things that are set against each other, or the agencies themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.agency_mentions import same_agency
from assistant.citing import MARK
from assistant.draft import Context, Draft
from assistant.question import AGENCY_ROLES
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
_SAYS_MORE = re.compile(r"\b(?:cao|thấp|nhiều|ít|lớn|nhỏ|sớm|muộn|tốt|kém|đông) (?:\S+ )?hơn\b", re.IGNORECASE)
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
    first = draft.text.split("\n\n")[0]
    return len(_NUMBER.findall(MARK.sub(" ", first))) < _TWO and _SAYS_MORE.search(first) is None


def tells_of_others(context: Context, draft: Draft) -> bool:
    """Nothing but agencies is named, and the rows that were told are neither theirs nor called after them."""
    question, rows = context.question, draft.bibliography.rows()
    if not question.agencies or question.words_besides_agencies() or draft.table or question.rows:
        return False
    named = question.codes or question.items or question.quoted or question.headers or question.indexes
    placed = bool(named or question.deadline or set(question.roles()) - {"name", "task"})
    if placed or not rows or draft.bibliography.sources()[0] is not rows[0]:
        return False
    names = {mention.agency.name for mention in question.agencies}
    return not any(_is_theirs(row, names) or _says_one(names, row.name) for row in rows)


def _is_theirs(row: Record, names: Iterable[str]) -> bool:
    """Whether a row names one of the agencies in a cell of agencies, however it is written."""
    told = [ref.name for role in AGENCY_ROLES for cell in row.cells_of(role) for ref in cell.agencies]
    cells = " ".join(cell.text for role in AGENCY_ROLES for cell in row.cells_of(role))
    return any(same_agency(other, name) for other in told for name in names) or _says_one(names, cells)


def _says_one(names: Iterable[str], text: str) -> bool:
    """Whether a text says one of the names, however it is written."""
    return any(fold(name) in fold(text) for name in names)

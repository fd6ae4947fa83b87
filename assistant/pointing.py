"""Which rows of the answer before a question means, and which of their columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.agency_mentions import agencies_in
from assistant.citing import marks_in
from assistant.conversation import SELECTS
from assistant.draft import Draft
from assistant.knowledge import Knowledge
from assistant.periods import covers
from assistant.question import Question
from assistant.sentences import in_bold
from index.types import Record, RecordCell
from ingest.textnorm import fold

PICKS_ROWS = {"list", "count", "max", "min", "gap_max", "gain_max", "gap_min", "gain_min"} | SELECTS
"""The operations whose answer is a choice of rows."""

_NTH = re.compile(
    r"\b(?:cái|việc|nhiệm vụ|tiêu chí|chỉ tiêu|chỉ số|nội dung|mục|dòng|đề án|khoản|phần|mảng)\s+"
    r"(?:thứ\s+(?P<nth>nhất|hai|nhì|ba|tư|năm|sáu|bảy|tám|chín|mười|\d{1,2})|(?P<first>đầu tiên|đầu)"
    r"|(?P<last>cuối cùng|cuối))\b(?!\s+(?:năm|quý|tháng))",
    re.IGNORECASE,
)
_ORDER = {
    "nhất": 1,
    "hai": 2,
    "nhì": 2,
    "ba": 3,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_BOTH = re.compile(
    r"\bcả hai(?! (?:năm|cấp|bên|kế hoạch|bảng))\b|\bchúng\b(?! (?:tôi|ta|em|mình))"
    r"|\bhai (?:cái|việc|nhiệm vụ|tiêu chí|mục|nội dung|chỉ tiêu|chỉ số|dòng) (?:đó|này|ấy|kia|trên|vừa)\b",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"\b(?:(?:ở|tại) (?:đó|đấy)|(?:nơi|huyện|xã|phường|địa phương|địa bàn|khu vực) (?:đó|đấy|này|ấy))\b", re.IGNORECASE
)
_MOVES = re.compile(r"\btừ\b.+\b(?:lên|đến|xuống|còn|thành)\b", re.IGNORECASE)
_OF_THE_PLACE = ("tinh", "thanh", "pho", "toan")
_SEVERAL = 2
_FEW_WORDS = 6


def main_row(draft: Draft) -> Record | None:
    """The one row that an answer gives first; None where it gives several, or none."""
    if draft.abstained or draft.table or not draft.bibliography.sources():
        return None
    first = draft.bibliography.rows(marks_in(draft.text.split("\n\n")[0]))
    return first[0] if len(first) == 1 and draft.bibliography.sources()[0] == first[0] else None


def cells_as_before(before: Draft, told: Draft) -> list[RecordCell]:
    """The cells of the row that is told now in the columns of the row told before, where these are other columns.

    Empty unless both are rows of one table: "còn xã B?" asks of another row what was asked of the first.
    """
    one, other = main_row(before), main_row(told)
    if one is None or other is None or one.table != other.table or one.id == other.id:
        return []
    bold = {*in_bold(before.text)}
    columns = [c.column for c in one.cells if c.column in before.bibliography.columns(one) and c.text in bold]
    cells = [cell for cell in other.cells if cell.column in columns]
    return cells if set(columns) != set(told.bibliography.columns(other)) else []


def means_both(text: str) -> bool:
    """Whether a question is about the two matters before it: "hai việc đó", "cả hai"."""
    return _BOTH.search(text) is not None


def strays(text: str, before: Draft, draft: Draft) -> bool:
    """Whether a turn asks of the place of the answer before ("ở đó"), and is told by no source that names it."""
    row = main_row(before)
    if row is None or draft.abstained or not _PLACE_BEFORE.search(text):
        return False
    name = fold(row.name)
    of_row = any(told.id == row.id for told in draft.bibliography.rows())
    return not of_row and not any(name in fold(f"{p.text} {' '.join(p.path)}") for p in draft.bibliography.passages())


def agencies_in_bold(told: Draft, known: Sequence[str]) -> list[str]:
    """The agencies that an answer gave in bold."""
    found = (agency for text in in_bold(told.text) for agency in agencies_in(text, known))
    return list(dict.fromkeys(agency.ref.name for agency in found))


def nth_row(text: str, rows: Sequence[Record]) -> Record | None:
    """The row of a list that is meant by its place in it: "cái thứ hai", "việc cuối cùng"."""
    if len(rows) < _SEVERAL or not (said := _NTH.search(text)):
        return None
    if said["last"]:
        return rows[-1]
    nth = 1 if said["first"] else _ORDER.get(said["nth"].lower()) or int(said["nth"])
    return rows[nth - 1] if 0 < nth <= len(rows) else None


def may_mean(asked: Question, row: Record, known: Knowledge) -> bool:
    """Whether a row is of the documents and years that a question is about."""
    if asked.documents and row.document not in asked.documents:
        return False
    years = known.tables[row.table].all_years
    return all(year in years or covers(known.documents[row.document], year) for year in asked.years)


def of_same_row(first: Question, second: Question, row: Record | None) -> Question | None:
    """The second half of a question as one about the row that its first half names by number, where all that it says
    besides are words of that row's columns ("… và năm 2025 tự đánh giá được bao nhiêu điểm?")."""
    elsewhere = second.codes or second.items or second.quoted or second.agencies or second.documents
    if row is None or elsewhere or not (first.codes or first.items) or not second.subject:
        return None
    headers = fold(" ".join(cell.header for cell in row.cells)).split()
    if not set(fold(second.subject).split()) <= {*headers, *_OF_THE_PLACE}:
        return None
    return replace(second, codes=first.codes, items=first.items, appendices=first.appendices, subject="")


def column_named(typed: Question, row: Record) -> str | None:
    """The header that holds all words of a short question that names no other matter: "thời gian?"."""
    elsewhere = typed.codes or typed.items or typed.quoted or typed.documents or typed.agencies or typed.names
    words = set(fold(typed.subject).split())
    if elsewhere or typed.asked or not words or len(typed.text.split()) > _FEW_WORDS:
        return None
    headers = [cell.header for cell in row.cells if words <= set(re.findall(r"\w+", fold(cell.header)))]
    return min(headers, key=len, default=None)


def rows_told(draft: Draft) -> list[str]:
    """The ids of the rows that a list or a ranking tells in its lines, else of all that it cites."""
    marked = marks_in(draft.text) if not draft.table or draft.text.count("\n- ") else None
    told = [row.id for row in draft.bibliography.rows(marked) if row.id not in draft.beside]
    return told or [row.id for row in draft.rows_asked()]


def asks_cells_only(typed: Question, asked: Question) -> bool:
    """Whether a turn asks for cells and names no row, so that it is about the rows that the turn before picked.

    `typed` is the turn as it is read alone, `asked` as it is read after the turns before it.
    """
    rows = (typed.codes, typed.items, typed.quoted, typed.names, typed.footnote, typed.indexes)
    places = (typed.documents, typed.missing_documents, typed.appendices, typed.agencies, typed.deadline)
    placed = any(rows) or any(places)
    asks = typed.asked or typed.asks_agency or typed.asks_score or typed.headers
    unnamed = asked.bare or not typed.subject or typed.light
    alone = asks and unnamed and not placed and typed.operation == "lookup"
    return bool(alone) and _MOVES.search(typed.text) is None


def of_rows(asked: Question, rows: Sequence[str]) -> Question:
    """The question as one for cells of rows."""
    return replace(asked, rows=list(rows), operation="lookup", codes=[], items=[], quoted=[], subject="")


def says_of_what(typed: Question) -> bool:
    """Whether a question that counts says itself of what: an agency, a time, a part of a table or another table."""
    filters = (typed.agencies, typed.deadline, typed.bounds, typed.codes, typed.items, typed.quoted, typed.category)
    return any(filters) or bool(typed.appendices or typed.indexes or typed.documents) or not typed.light

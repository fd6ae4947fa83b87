"""What the notes on a table say of one of its rows: why it is missing, or what stands for a cell left blank."""

from __future__ import annotations

import re

from assistant.citing import Bibliography
from assistant.draft import Context, Draft
from assistant.sentences import split_sentences
from assistant.values import asked_spans
from index.types import Passage, Record, RecordCell
from ingest.numbering import bare_key
from ingest.textnorm import fold, squash

_CONFIDENCE = 0.85
_LACKS = r"\b(?:không (?:có|bố trí|giao|sử dụng|dùng|đánh)|bỏ trống|bỏ qua|khuyết|đã bỏ|lược bỏ)\b"
_NUMBERED = r"(?:số thứ tự|thứ tự|số|stt|tt|mục|dòng|nhiệm vụ|tiêu chí|chỉ tiêu|việc|dự án|công trình)"
_NOTE = re.compile(r"\b(?:ghi chú|chú thích|lưu ý)\s*:\W*", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^)]*\)")
_PARTS = re.compile(r"(?<=[.;])\s+")
_MIXED = re.compile(r"(?=.*\d)(?=.*[^\W\d_])|.*\d\.\d")
"""A key that is more than a number, so that it names a row wherever it stands."""


def said_of_blank(context: Context, record: Record, cell: RecordCell, bibliography: Bibliography) -> str:
    """What the only note that names a row says of the cell that the table leaves blank; "" where none does."""
    named = _naming(context, record.key, record.document) or _naming_row(context, record)
    found = [said for said in named if _is_on(context, said[1], cell)]
    if len(found) != 1:
        return ""
    passage, sentence = found[0]
    return f" Văn bản nói thêm: {sentence} [{bibliography.passage(passage)}]"


def note_on_missing(context: Context, code: str) -> Draft | None:
    """The sentence that says why no row has a code; None where the question asks for something else of it."""
    if not context.question.why:
        return None
    for label in context.documents.labels:
        found = _naming(context, code, label)
        if len(found) == 1:
            passage, sentence = found[0]
            bibliography = context.bibliography()
            n = bibliography.passage(passage)
            text = f"Mã **{code}** không có trong bảng. Văn bản chỉ ghi, không nêu lý do nào khác: {sentence} [{n}]"
            return Draft(f"{text}\n\n({context.whereabouts(passage)})", _CONFIDENCE, bibliography)
    return None


def note_on_number(context: Context, number: str) -> Draft | None:
    """The one sentence that says that no row has a number ("không có nhiệm vụ số 19 (đã chuyển …)"); else None."""
    says = re.compile(rf"{_LACKS}[^.;]{{0,40}}?\b{_NUMBERED}\s+0?{re.escape(number)}\b(?![.,/]\d)", re.IGNORECASE)
    for label in context.documents.labels if number.isdecimal() else ():
        passages = context.knowledge.index.passages(label)
        found = [(p, said) for p in passages for said in split_sentences(p.text) if says.search(said)]
        if len(found) == 1:
            passage, sentence = found[0]
            bibliography = context.bibliography()
            text = f"{sentence} [{bibliography.passage(passage)}]\n\n({context.whereabouts(passage)})"
            return Draft(text, _CONFIDENCE, bibliography)
    return None


def _naming(context: Context, key: str, document: str) -> list[tuple[Passage, str]]:
    """The sentences of a document that name a row by its key, with the passages that they stand in."""
    bare = bare_key(key)
    if not _MIXED.match(bare):
        return []
    named = re.compile(rf"(?<![\w.]){re.escape(bare)}(?![\w]|\.\d)", re.IGNORECASE)
    passages = context.knowledge.index.passages(document)
    return [(passage, said) for passage in passages for said in split_sentences(passage.text) if named.search(said)]


def _naming_row(context: Context, record: Record) -> list[tuple[Passage, str]]:
    """The parts of notes that name a row by a word for rows and its number ("riêng việc số 15"), or by its name."""
    number = rf"\b{_NUMBERED}(?:\s+số)?\s+0?{re.escape(record.key)}\b(?![.,/]\d)" if record.key.isdecimal() else ""
    name = rf"\b{re.escape(squash(record.name))}\b" if len(record.name.split()) > 1 else ""
    names = re.compile("|".join(way for way in (number, name) if way) or r"(?!)", re.IGNORECASE)
    passages = [p for p in context.knowledge.index.passages(record.document) if _NOTE.search(p.text)]
    return [(p, part) for p in passages for part in _PARTS.split(p.text[_noted(p) :]) if names.search(part)]


def _noted(passage: Passage) -> int:
    """Where the note in a passage begins."""
    note = _NOTE.search(passage.text)
    return note.end() if note else 0


def _is_on(context: Context, sentence: str, cell: RecordCell) -> bool:
    """Whether a sentence speaks of a cell's column, or has a value of the kind that is asked for."""
    header = fold(squash(_BRACKETS.sub(" ", cell.header.rsplit(" / ", 1)[-1])))
    spans = asked_spans(context.question, sentence, context.knowledge.agencies)
    return (bool(header) and header in fold(sentence)) or bool(spans)

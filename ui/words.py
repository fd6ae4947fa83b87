"""The Vietnamese words that every face uses for the values of the data model."""

from __future__ import annotations

import re
from datetime import date

from ingest.model import CellSource, DocumentMeta, Status

STATUS: dict[Status, str] = {"issued": "đã ban hành", "draft": "dự thảo"}

_SOURCE: dict[CellSource, str] = {
    "own": "",
    "merged": "ô gộp{row}",
    "continued": "ô bị ngắt trang{row}",
    "parent": "bảng không ghi riêng; theo dòng cha{key}",
    "blank": "bảng để trống",
}

_LETTER = re.compile(r"[a-zđ]")


def cell_source(source: CellSource, row: str | None) -> str:
    """Where the text of a cell comes from, "" for its own: "ô gộp, theo dòng 7.1"."""
    key = f" {row}" if row else ""
    return _SOURCE[source].format(key=key, row=f", theo dòng{key}" if row else "")


def day(iso: str | None) -> str:
    """A date as officials write it: "30/05/2024"; what is no full ISO date is given back as it is."""
    try:
        return date.fromisoformat(iso or "").strftime("%d/%m/%Y")
    except ValueError:
        return iso or ""


def marker(text: str) -> str:
    """The marker of a section with its usual sign: "I.", "1.", "a)", "-", "Điều 5."."""
    if not text or not text[-1].isalnum():
        return text
    return f"{text})" if _LETTER.fullmatch(text) else f"{text}."


def lines(first: int | None, last: int | None = None) -> str:
    """Lines of the source file: "dòng 12", "dòng 12–15"; "" when not known."""
    if first is None:
        return ""
    return f"dòng {first}–{last}" if last is not None and last > first else f"dòng {first}"


def facts(meta: DocumentMeta) -> list[tuple[str, str, str]]:
    """What is known of a document, as (field of the metadata, words for it, value); a missing number is said."""
    rows = [
        ("number", "Số, ký hiệu", meta.number or "chưa có trong văn bản"),
        ("kind", "Loại văn bản", meta.kind or ""),
        ("issuer", "Cơ quan ban hành", meta.issuer or ""),
        ("signer", "Người ký", meta.signer or ""),
        ("issue_date", "Ngày ban hành", day(meta.issue_date)),
        ("status", "Tình trạng", STATUS[meta.status]),
        ("period", "Giai đoạn", meta.period or ""),
        ("replaces", "Thay thế", meta.replaces or ""),
        ("draft_of", "Là dự thảo của", meta.draft_of or ""),
        ("file", "Tệp nguồn", meta.file),
    ]
    return [row for row in rows if row[2]]

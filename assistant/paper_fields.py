"""What is asked of documents themselves: their number and day, who signed them, which was issued first."""

from __future__ import annotations

import re

from assistant.question import Question
from assistant.wants import asks_number_of_document
from ingest.textnorm import fold

_FEW_WORDS = 2
_COUNTS_ROWS = re.compile(
    r"\b(?:bao nhiêu|mấy) (?:nhiệm vụ|tiêu chí|chỉ tiêu|nội dung|mục|dòng|việc|công việc|đầu việc|hạng mục)\b",
    re.IGNORECASE,
)
_BOTH_SIGNS = re.compile(
    r"\b(?<!chỉ )(?<!tổng )số(?: hiệu| ký hiệu| văn bản)?(?:,| và|, ký hiệu và) ngày(?! công| nghỉ| làm)"
    r"|\bngày(?: tháng| ký| ban hành){0,2}(?:,| và) số(?: hiệu| ký hiệu| văn bản)?\b"
    r"(?! (?:lượng|liệu|người|hồ sơ|điểm))",
    re.IGNORECASE,
)
_OF_PAPERS = {
    *("so", "hieu", "ky", "ngay", "thang", "van", "ban", "hanh"),
    *("khac", "giong", "nhau", "the", "nao", "ra", "sao"),
}
_SIGNED_BY = re.compile(
    r"(?=.*\b(?:ai|(?:người|vị|lãnh đạo|ông|bà|chức vụ) (?:nào|gì))\b)"
    r".*(?<!đăng )(?<!chữ )\b(?:ký|kí)\b(?! (?:số|hiệu|kết))",
    re.IGNORECASE,
)
_ISSUED_FIRST = re.compile(r"\b(?:ban hành|ký|ra đời)\b.*\b(?:trước|sau|sớm|muộn|cách(?: nhau)?)\b", re.IGNORECASE)
_OF_ORDER = {
    *("ban", "hanh", "ky", "ra", "doi", "truoc", "sau", "som", "muon"),
    *("hon", "cach", "nhau", "ngay", "thang", "nam"),
}
_BARE_DAY = re.compile(
    r"(?:[,;]|\bvà\b|\d)\s*(?:(?:vào|từ|hồi|là) )?"
    r"(?:(?:ngày|hôm|tháng) (?:nào|mấy|bao nhiêu|tháng(?: năm)? nào)|khi nào|bao giờ|lúc nào)\s*(?:[,;?.]|và\b|$)",
    re.IGNORECASE,
)
_OF_SIGNERS = {"vi", "nao", "chu", "tich", "pho", "ky", "ki", "ban", "hanh", "thay", "mat", "nguoi", "lanh", "dao"}


def fields_of_paper(question: Question, text: str) -> list[str]:
    """What is asked of the documents that are named; "số mấy, về việc gì" asks for the number, told with the title."""
    roles, words = set(question.roles()), question.words_besides_agencies()
    counts = _COUNTS_ROWS.search(text)
    numbered = ("key" in roles and not counts) or asks_number_of_document(text)
    dated = ["issue_date"] if _BARE_DAY.search(text) and "issue_date" not in question.metadata else []
    bare = len(words) <= _FEW_WORDS + 1
    if numbered and roles <= {"key", "name", *(["deadline"] if dated else [])} and bare:
        return [*(question.metadata or ["number"]), *dated]
    named = [] if counts and question.metadata == ["number"] else question.metadata
    fields = list(dict.fromkeys([*_number_and_day(question, text), *(named or _document_fields(question, text))]))
    return [*fields, *dated] if fields and bare else fields


def _number_and_day(question: Question, text: str) -> list[str]:
    """Number and day of a paper, where they are asked for together, also in what two papers differ."""
    left = {fold(word) for word in question.words_besides_agencies()}
    return ["number", "issue_date"] if question.documents and _BOTH_SIGNS.search(text) and left <= _OF_PAPERS else []


def _document_fields(question: Question, text: str) -> list[str]:
    """What is asked of the documents themselves in words that no single phrase holds together."""
    left = {fold(word) for word in question.words_besides_agencies()}
    if _SIGNED_BY.search(text) and left <= _OF_SIGNERS:
        return ["signer"]
    if len(question.documents) > 1 and _ISSUED_FIRST.search(text) and len(left - _OF_ORDER) <= 1:
        return ["issue_date"]
    return []

"""Where a report tells what is asked: in the part for what was done, for what falls short, or for what lies ahead.

What is to be done next year shares most of its words with what was done this year, and says none of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.phrases import alternatives
from assistant.question import Question
from index.types import Passage, Record
from ingest.textnorm import fold, squash

_PLANS = ("ke hoach", "chuong trinh", "chi thi", "cong van", "de an")
_OPENS = r"\W*(?:(?:phan|muc|danh gia|mot so|nhung|cac|ve|nhin lai|thu [^\W\d_]+)\s+){0,3}"
_MARKER = re.compile(r"^(?:[\w ]{1,16}[.):]|[-+])\s+")
_JOINED = re.compile(r"\s*(?:[,;:]|\bva\b)\s*")
_ASKS = r"(?:gì|nào|sao|đâu|bao nhiêu|mấy)"
_LAYS_DOWN = r"(?:giao|phân công|nêu|đề ra|đặt ra|quy định|yêu cầu|xác định|chỉ rõ|ghi|thay thế|hết hiệu lực|hướng dẫn)"
_PAPER_HAS = re.compile(
    r"\b(?:kế hoạch|quyết định|chương trình|chỉ thị|văn bản|KH|QĐ)(?: [^ ,;?]+)?(?: này)? đã\b", re.IGNORECASE
)
_DONE = re.compile(
    rf"\bđã (?:được |bị )?(?!{_LAYS_DOWN}\b|có\b)(?:(?! thì )[^,;?])*\b{_ASKS}\b"
    r"|(?:^|[,:]) *(?:nêu |cho biết |trình bày |tóm tắt )?(?:kết quả|tình hình)\b"
    r"(?! (?:cần|phải|dự kiến|đầu ra|cuối cùng))(?:(?! sử dụng| dùng| gửi| báo cáo| công bố| nộp| đưa)[^;?])*"
    r"\b(?:ra sao|thế nào|(?<!việc )gì|đến đâu)\b"
    r"|(?<!phân tích )(?<!báo cáo )\b(?:kết quả|tình hình)(?: cụ thể| thực tế| đạt được)?(?: là)?"
    r" (?:gì|nào|ra sao|như thế nào|thế nào)\b"
    r"|^\W*tình hình\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:sẽ|sắp(?! xếp)|thời gian tới|năm tới|năm sau|phương hướng|định hướng|trọng tâm|giải pháp|mục tiêu|phấn đấu"
    r"|kiến nghị|đề xuất|đề nghị|cần|phải|dự kiến)\b",
    re.IGNORECASE,
)
_SAYS_DONE = re.compile(r"\bđã\b|\bđạt\b|\bkết quả,", re.IGNORECASE)
_DEEDS = re.compile(
    r"\bđã (?:được )?(?:làm|triển khai|thực hiện|hoàn thành|tổ chức)(?: được)?(?: những| các)?"
    r"(?: (?:việc|hoạt động|nội dung|công việc))? (?:gì|nào|ra sao|thế nào|đến đâu)\b",
    re.IGNORECASE,
)
_HAS_COME = re.compile(r"\b(?:đã|đạt|kết quả thực hiện|tình trạng|tình hình|tiến độ thực hiện|ước)\b", re.IGNORECASE)
_HOW = re.compile(r"\b(?:kết quả|tình hình)\b[^;?]*\b(?:ra sao|thế nào|đến đâu)\b", re.IGNORECASE)
_LIES_AHEAD = {"ahead", "requests"}


def place_of(passage: Passage, words: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The parts that a passage stands in: by the outermost heading that is called so, and those below that part it."""
    found: frozenset[str] = frozenset()
    for heading in passage.path:
        named = _called(heading, words)
        found = named if named and (not found or named < found) else found
    return found


def _called(heading: str, words: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The parts that a heading announces by the words that it, or what a comma or "và" joins to it, begins with."""
    pieces = _JOINED.split(_MARKER.sub("", squash(fold(heading))))
    named = [{part for part, known in words.items() if _begins(piece, known)} for piece in pieces]
    return frozenset().union(*named) if named[0] else frozenset()


def _begins(piece: str, known: Sequence[str]) -> bool:
    return re.match(rf"{_OPENS}(?:{alternatives(tuple(map(fold, known)))})\b", piece) is not None


def asks_what_was_done(question: Question) -> bool:
    """Whether it is asked what has been done or has come of something, not what is planned."""
    text = _PAPER_HAS.sub(" ", question.text)
    return bool(_DONE.search(text)) and not _AHEAD.search(text)


def asks_of_deeds(question: Question) -> bool:
    """Whether it is asked in general what has been done of a matter: "đã làm được gì"."""
    return asks_what_was_done(question) and _DEEDS.search(question.text) is not None


def asks_how_it_came(question: Question) -> bool:
    """Whether it is asked how a matter stands or came out ("kết quả ra sao"), not what a task is to yield."""
    return asks_what_was_done(question) and _HOW.search(question.text) is not None and "output" not in question.roles()


def has_results(record: Record) -> bool:
    """Whether a row has a figure or words for what has come of it."""
    return any(cell.text and (cell.role == "result" or _HAS_COME.search(cell.header)) for cell in record.cells)


def tells_results(record: Record) -> bool:
    """Whether a row says in words what has come of it; a score says nothing of deeds."""
    told = (cell for cell in record.cells if cell.role == "result" or _HAS_COME.search(cell.header))
    return any(cell.text and not cell.number for cell in told)


def lies_ahead(passage: Passage, kind: str | None, words: Mapping[str, Sequence[str]]) -> bool:
    """Whether a passage says what is to be done: in that part of a report, or anywhere in a plan, as its words go."""
    if named := place_of(passage, words):
        return named <= _LIES_AHEAD
    return fold(kind or "").startswith(_PLANS) and not _SAYS_DONE.search(passage.text)

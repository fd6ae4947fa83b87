"""What is asked of the numbers of rows: differences, sums, extremes, and how far one column is from another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question import Asked, Operation, Question
from assistant.wants import HOW_MUCH, asks_percentage
from ingest.textnorm import fold

_GAINS = re.compile(
    r"\b(?:tăng|cải thiện|nâng|lên|leo|thăng|vươn|nhảy|tiến|bứt)(?: lên)?"
    r"(?: (?:hạng|bậc|điểm|thứ hạng|thêm|mức|mục tiêu|chỉ tiêu|kết quả)){0,3}(?: \([^()]*\))?"
    r" (nhiều|ít|lớn|nhỏ|mạnh|thấp)(?: \w+)? nhất",
    re.IGNORECASE,
)
_RISES = re.compile(r"\bcó (?:tăng|giảm|cao hơn|thấp hơn|cải thiện)\b(?!.*\d{2}[.,]\d)", re.IGNORECASE)
ADDS = re.compile(r"\b(?:cộng|tổng)\b", re.IGNORECASE)
OF_ONE_ROW = {"below_target", "short_of_target", "at_max", "below_max"}
_APART = re.compile(r"chênh|cách nhau|cách biệt|khoảng cách|hơn kém|hiệu số", re.IGNORECASE)
_BOTH_ENDS = re.compile(
    r"\b(?:cao|nhiều|lớn|thấp|ít|nhỏ|kém) nhất(?:,? (?:và|lẫn|hay|hoặc|với)|,) (?:là )?(?:điểm )?"
    r"(?:cao|nhiều|lớn|thấp|ít|nhỏ|kém) nhất\b",
    re.IGNORECASE,
)
_MOST_MONEY = re.compile(
    r"\b(nhiều|lớn|cao|ít|nhỏ|thấp) (?:kinh phí|vốn|tiền|ngân sách)(?: [^\W\d_]+){0,2} nhất\b", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:hơn|tăng|giảm|chênh|thêm|nhích|kém|hạ xuống|tụt|sụt)\b.*\b(?:bao nhiêu|mấy)\b", re.IGNORECASE
)
_AGAINST_AIM = re.compile(
    r"\b(?:vượt|hơn|kém|thiếu|hụt|(?<!cải )cách|so với) [^,;?“”\"]*?"
    r"(?:giao|chỉ tiêu|mục tiêu|phấn đấu|kế hoạch(?! (?:số )?\d)|yêu cầu)\b"
    r".*\b(?:bao nhiêu|mấy)\b|\b(?:giao|chỉ tiêu|mục tiêu|phấn đấu|kế hoạch) [^,;?]*(?:vượt|hơn|kém|thiếu|hụt)\b"
    r".*\b(?:bao nhiêu|mấy)\b",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(r"\b\d+ tháng\b|\bquý\b", re.IGNORECASE)
_FROM_MAXIMUM = re.compile(
    r"\b(?:(nhiều|lớn|xa|thấp|kém)|ít|nhỏ|cao|gần|sát) nhất (?:so )?với (?:mức |điểm )?(?:điểm )?tối đa", re.IGNORECASE
)
# "Khoảng cách giữa mục tiêu và điểm tối đa lớn nhất"
_DISTANCE = re.compile(
    r"\b(?:khoảng cách|chênh lệch|cách biệt|hiệu số|(?:độ|mức) (?:chênh|lệch|cách biệt|chênh lệch|tăng|nâng))\b[^?;]*?"
    r"\b(?:(lớn|nhiều|cao|xa|rộng)|nhỏ|ít|thấp|gần|hẹp) nhất\b",
    re.IGNORECASE,
)
# "Mục tiêu 2024 thấp hơn kết quả 2023"
_ONE_THAN_OTHER = re.compile(r"\b(?:(thấp|kém|nhỏ|ít)|cao|lớn|nhiều|vượt) (?:hơn|quá|trên)\b", re.IGNORECASE)
# "Mất từ 0,5 điểm trở lên": how far below the maximum.
_LOSES = re.compile(
    r"\b(?:mất|hụt|bị trừ|còn thiếu)(?: đi)?(?: (?:từ|trên|hơn|quá|ít nhất|tối thiểu|dưới))* \d", re.IGNORECASE
)
_NOT_REACHED = re.compile(r"\b(?:chưa|không)(?: \w+)? (?:đạt|được|bằng|tới|chạm)\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:đạt|bằng|chạm|ngang)\b", re.IGNORECASE)
_REACHES = re.compile(
    r"\b(?:đạt|bằng|chạm|ngang|được|đủ|trọn|dưới|hụt|thấp hơn|kém|thiếu)\b[^,;?]*(?:tối đa|trọn)",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:bằng|ngang|giống|khác|chênh)\b|\bthay đổi (?:như )?(?:thế nào|ra sao|sao|gì)\b", re.IGNORECASE
)
WHICH = re.compile(r"(?<!thế )\bnào\b|\b(?:gì|ai|đâu)\b", re.IGNORECASE)
# "Tiêu chí nào giảm điểm năm 2029 so với năm 2028?"
_FALLS = re.compile(r"\bnào\b[^?]*\b(?:giảm|tụt|sụt|hạ|lùi)\b(?! ít| nhiều| mạnh|[^?]*\bnhất\b)", re.IGNORECASE)
# "Nội dung nào giữ nguyên chỉ tiêu hạng giữa năm 2028 và 2029?"
_STAYS = re.compile(
    r"\b(?:tiêu chí|chỉ tiêu|nội dung|chỉ số|lĩnh vực|mục|mảng)(?: [^\W\d_]+){0,2} nào\b[^?]*"
    r"\b(?:giữ nguyên|không (?:thay )?đổi|không tăng không giảm|đi ngang|(?:bằng|như) nhau)\b",
    re.IGNORECASE,
)
# "4.3 được chấm qua những tiêu chí thành phần nào?"
_ROWS_ASKED = re.compile(r"(?<!thế )\bnào\b|\b(?:bao nhiêu|mấy) (?!điểm|phần trăm|%)", re.IGNORECASE)
_WHICH_WAY = re.compile(r"\b(?:cao|nhiều|lớn|tốt) hơn hay (?:là )?(?:thấp|ít|nhỏ|kém)|\btăng hay giảm", re.IGNORECASE)
MOST = re.compile(r"\bnhất\b", re.IGNORECASE)
_MOST_OF = re.compile(r"\b(nhiều|ít|cao|thấp|lớn|nhỏ) (?:[^\W\d_]+ ){1,8}nhất\b", re.IGNORECASE)
_HIGH = {"nhieu", "cao", "lon"}
_DATED = {"result", "target"}
_RANKED = {"top", "middle", "leaf"}
_TWO = 2
_MUCH = {"nhieu", "lon", "manh"}
_FARTHEST: set[Operation] = {"gain_max", "gain_min", "gap_max", "gap_min"}


def _is_of_sorted(question: Question) -> bool:
    """Whether how much is asked of the rows that a cell of one column sorts out, by the header of another."""
    sorting = question.category.header if question.category else ""
    return bool(sorting and set(question.headers) - {sorting} and HOW_MUCH.search(question.text))


def numeric_operation(question: Question, operations: Sequence[str], text: str) -> Operation | None:
    """Operations that several words of the question make together; None when one word decides."""
    roles = set(question.roles())
    of_agency = question.headers and any(mention.role for mention in question.agencies) and HOW_MUCH.search(text)
    if (len(question.codes) > 1 or of_agency or _is_of_sorted(question)) and ADDS.search(text):
        return "sum"
    if "max_score" in roles and roles & {"result", "target"} and asks_percentage(text):
        return "ratio"
    if question.codes and "max_score" in roles and len(roles & _DATED) == 1 and _APART.search(text):
        return "gap"
    one_plan = len(question.documents) < _TWO
    extreme = (_extreme(text) or _farthest(question, text)) if one_plan else None
    if (
        chosen := extreme
        or _compared_columns(question, operations, text)
        or _against_maximum(question, operations, text)
    ):
        return chosen
    against_aim = _holds_against_aim(question, text)
    if against_aim:
        question.asked.append(Asked("result", question.asked[0].year))
    of_two_columns = (_changes(text) and _two_columns(question)) or _compares_columns(question, operations, text)
    if against_aim or of_two_columns:
        return "difference"
    if (
        "compare" in operations
        and not _FARTHEST & set(operations)
        and (len(question.documents) > 1 or (question.documents and len(question.years) > 1))
    ):
        return "compare"
    return _of_one_row(question, operations, text) or _ranked(question, operations, text)


def _compares_columns(question: Question, operations: Sequence[str], text: str) -> bool:
    """Whether the result and the target of one row are set against each other: "mục tiêu có khác kết quả không"."""
    both = {"result", "target"} <= set(question.roles()) and len(question.documents) < _TWO and _named_row(question)
    return both and "count" not in operations and not WHICH.search(text) and bool(_COMPARES.search(text))


def _of_one_row(question: Question, operations: Sequence[str], text: str) -> Operation | None:
    """What is asked of two columns of a row that is named: whether it rises, or reaches the highest score."""
    roles = set(question.roles())
    rises = question.polar and _RISES.search(text)
    if _named_row(question) and (rises or (_WHICH_WAY.search(text) and {"result", "target"} & roles)):
        return "difference"
    if not question.codes or "count" in operations or WHICH.search(text):
        return None
    if OF_ONE_ROW & set(operations):
        return "gap" if {"at_max", "below_max"} & set(operations) else "difference"
    reaches = question.polar and "max_score" in roles and not question.bounds and _REACHES.search(text)
    return "gap" if reaches else None


def _extreme(text: str) -> Operation | None:
    """Which end of a ranking by distances is asked for: from the result to the target, or to the maximum."""
    if not WHICH.search(text):
        return None
    if gains := _GAINS.search(text):
        return "gain_max" if fold(gains[1]) in _MUCH else "gain_min"
    if short := _FROM_MAXIMUM.search(text):
        return "gap_max" if short[1] else "gap_min"
    return None


def _farthest(question: Question, text: str) -> Operation | None:
    """Which row is asked for by how far two of its columns are apart."""
    if not (WHICH.search(text) and (distance := _DISTANCE.search(text))):
        return None
    if "max_score" in question.roles():
        return "gap_max" if distance[1] else "gap_min"
    two = {"result", "target"} <= set(question.roles()) or len(set(question.years)) > 1
    return ("gain_max" if distance[1] else "gain_min") if two else None


def _compared_columns(question: Question, operations: Sequence[str], text: str) -> Operation | None:
    """Rows that are asked for by which of two of their columns is the lower: "mục tiêu 2024 thấp hơn kết quả 2023"."""
    than = _ONE_THAN_OTHER.search(text)
    columns = [asked for asked in question.asked if asked.role in _DATED]
    two = {column.role for column in columns} == _DATED
    if not (than and two and _asks_rows(question, operations, text)) or question.codes:
        return None
    first = min(columns, key=lambda column: text.find(str(column.year)) if column.year else len(text))
    return "below_target" if (first.role == "target") == bool(than[1]) else "short_of_target"


def _asks_rows(question: Question, operations: Sequence[str], text: str) -> bool:
    """Whether rows are asked for or counted: "tiêu chí nào", "mấy chỉ tiêu"."""
    return bool((question.unit or {"count", "list"} & set(operations)) and _ROWS_ASKED.search(text))


def _against_maximum(question: Question, operations: Sequence[str], text: str) -> Operation | None:
    """Rows that are asked for by whether they reach their highest score, in any words for it, or how far below it."""
    if question.codes or question.why or not _asks_rows(question, operations, text):
        return None
    if question.bounds and _LOSES.search(text):
        return "below_max"
    if "max_score" not in question.roles() or question.bounds or MOST.search(text):
        return None
    if _NOT_REACHED.search(text):
        return "below_max"
    return "at_max" if _REACHED.search(text) else None


def _ranked(question: Question, operations: Sequence[str], text: str) -> Operation | None:
    """Rankings that a number, or both ends of them together, make, and the rows that fall between two years."""
    if question.unit in _RANKED and len(set(question.years)) > 1 and _FALLS.search(text):
        return "below_target"
    if len(set(question.years)) == _TWO and _STAYS.search(text) and not question.codes:
        return "unchanged"
    if extreme := _extreme(text):
        return extreme
    if question.place and question.place.lowest is not None:
        return "min" if question.place.lowest else "max"
    apart = _MOST_MONEY.search(text) or (_MOST_OF.search(text) if question.headers else None)
    if apart and not set(operations) - {"list"} and WHICH.search(text):
        return "max" if fold(apart[1]) in _HIGH else "min"
    ends = [operation for operation in operations if operation in {"max", "min"}]
    if len(set(ends)) < 2:
        return None
    both = _APART.search(text) or _BOTH_ENDS.search(text) or len(WHICH.findall(text)) > 1
    return "range" if both else ("max" if ends[0] == "max" else "min")


def _named_row(question: Question) -> bool:
    return bool(question.codes or question.quoted or question.subject)


def _two_columns(question: Question) -> bool:
    """Whether a change between two numeric columns is meant: result and target, or one of them in two years."""
    roles = set(question.roles())
    return {"result", "target"} <= roles or (len(set(question.years)) > 1 and (not roles or bool(_DATED & roles)))


def _changes(text: str) -> bool:
    """Whether by how much something changes is asked, and not which changes the most."""
    return bool(_CHANGE.search(text)) and not _GAINS.search(text)


def _holds_against_aim(question: Question, text: str) -> bool:
    """Whether the aim alone is named of a row whose result is held against it: "vượt mức giao bao nhiêu"."""
    of_year = not _PART_OF_YEAR.search(text) and len(set(question.years)) < _TWO
    one_row = of_year and not WHICH.search(text) and len(question.documents) < _TWO
    return question.roles() == ["target"] and one_row and bool(question.subject and _AGAINST_AIM.search(text))

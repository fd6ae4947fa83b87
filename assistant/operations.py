"""What is to be done with the rows that a question names: look up, list, count, compare, rank …"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.horizons import asks_horizon
from assistant.periods import years_together
from assistant.plans_compared import tasks_of_plans
from assistant.question import AGENCY_ROLES, Asked, Operation, Question
from assistant.wants import HOW_MUCH, asks_number_of_document, asks_percentage, asks_role, units_counted
from ingest.textnorm import fold

_GAINS = re.compile(
    r"\b(?:tăng|cải thiện|nâng|lên|leo|thăng|vươn|nhảy|tiến|bứt)(?: lên)?"
    r"(?: (?:hạng|bậc|điểm|thứ hạng|thêm|mức|mục tiêu|chỉ tiêu|kết quả)){0,3}(?: \([^()]*\))?"
    r" (nhiều|ít|lớn|nhỏ|mạnh|thấp)(?: \w+)? nhất",
    re.IGNORECASE,
)
_NEEDS_WHICH = {"max", "min", "gain_min", "gap_min"}
_ONLY_AN_END = re.compile(
    r"^\W*(?:còn |thế |vậy |và )*(?:cái |mục )?(?:cao|nhiều|lớn) nhất(?: thì sao| thì thế nào| là gì)?\W*$",
    re.IGNORECASE,
)
"""A turn that only names the other end of a ranking."""
_RISES = re.compile(r"\bcó (?:tăng|giảm|cao hơn|thấp hơn|cải thiện)\b(?!.*\d{2}[.,]\d)", re.IGNORECASE)
_ADDS = re.compile(r"\b(?:cộng|tổng)\b", re.IGNORECASE)
_ONE_ROW = {"below_target", "short_of_target", "at_max", "below_max"}
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
    r"\b(?:vượt|hơn|kém|thiếu|hụt|cách|so với) [^,;?]*?(?:giao|chỉ tiêu|mục tiêu|phấn đấu|kế hoạch|yêu cầu)\b"
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
_ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ&]*(?: INDEX)?")
_WHICH = re.compile(r"(?<!thế )\bnào\b|\b(?:gì|ai|đâu)\b", re.IGNORECASE)
_ROWS_WHICH = re.compile(r"\b(?:những|các)\s+(?P<unit>[^\W\d_]+ [^\W\d_]+)\b[^,?;]{1,40}?\bnào\b", re.IGNORECASE)
_IN_WHICH_GROUP = re.compile(
    r"\b(?:giữ|nằm|đứng|xếp|lọt|vào|thuộc|duy trì)(?: vững)?(?: ở| trong| vào| thuộc)* (?:nhóm|tốp|top|mức) nào\b",
    re.IGNORECASE,
)
# "Các nhiệm vụ về đất đai năm 2024": rows are named, and nothing is asked of them.
_NAMES_ROWS = re.compile(r"(?:các|những)\s(?!.*\b(?:nào|gì|ai|đâu|sao|mấy|bao|không|khi|hay)\b)", re.IGNORECASE)
_STATES_OUTPUT = re.compile(r"\b(?:sản phẩm|kết quả|đầu ra) (?:là|gồm)\b", re.IGNORECASE)
# "Tiêu chí nào giảm điểm năm 2029 so với năm 2028?"
_FALLS = re.compile(r"\bnào\b[^?]*\b(?:giảm|tụt|sụt|hạ|lùi)\b(?! ít| nhiều| mạnh|[^?]*\bnhất\b)", re.IGNORECASE)
# "Nội dung nào giữ nguyên chỉ tiêu hạng giữa năm 2028 và 2029?"
_STAYS = re.compile(
    r"\b(?:tiêu chí|chỉ tiêu|nội dung|chỉ số|lĩnh vực|mục|mảng)(?: [^\W\d_]+){0,2} nào\b[^?]*"
    r"\b(?:giữ nguyên|không (?:thay )?đổi|không tăng không giảm|đi ngang|(?:bằng|như) nhau)\b",
    re.IGNORECASE,
)
_COMPRISES = re.compile(
    r"\b(?:nhóm|mục|phần|lĩnh vực)\b.*\b(?:những|các) "
    r"(?:nhiệm vụ|việc|công việc|nội dung|tiêu chí|giải pháp) (?:gì|nào)\b",
    re.IGNORECASE,
)
# "4.3 được chấm qua những tiêu chí thành phần nào?"
_ROWS_ASKED = re.compile(r"(?<!thế )\bnào\b|\b(?:bao nhiêu|mấy) (?!điểm|phần trăm|%)", re.IGNORECASE)
_WHAT_PARTS = re.compile(
    r"\b(?:những|các|mấy|bao nhiêu|có|gồm) (?:tiêu chí|chỉ tiêu|chỉ số|nội dung|yếu tố)"
    r"(?: thành phần| con| nhỏ| chi tiết)? (?:nào|gì)\b",
    re.IGNORECASE,
)
_WHICH_WAY = re.compile(r"\b(?:cao|nhiều|lớn|tốt) hơn hay (?:là )?(?:thấp|ít|nhỏ|kém)|\btăng hay giảm", re.IGNORECASE)
_MOST = re.compile(r"\bnhất\b", re.IGNORECASE)
_MOST_OF = re.compile(r"\b(nhiều|ít|cao|thấp|lớn|nhỏ) (?:[^\W\d_]+ ){1,8}nhất\b", re.IGNORECASE)
_HIGH = {"nhieu", "cao", "lon"}
_IS_WHICH = re.compile(
    r"\b(?:là|để chỉ) (?:tên )?(?:bộ )?chỉ số "
    r"(?:(?:dùng )?(?:để )?(?:đo|đo lường|đánh giá|phản ánh|nói) (?:về )?(?:cái |điều |việc |nội dung )?)?(?:nào|gì)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"\b(?:ít|nhiều) nhất (?:là )?(?:\d|một|hai|ba|bốn|năm|mấy|bao nhiêu)\b", re.IGNORECASE)
_OF_WORDS = re.compile(
    r"\b(?:hạn chế|tồn tại|khó khăn|vướng mắc|bất cập|nguyên nhân|thách thức|rào cản|trở ngại|điểm nghẽn|vấn đề|yếu kém"
    r"|ưu điểm|thành tựu|thành tích|điểm (?:mới|nhấn|sáng)|giải pháp|đóng góp|lợi ích|bài học|nhu cầu|sai sót)"
    r"(?: [^\W\d_]+)? (?:lớn|cao|nhiều|nhỏ|ít) nhất\b",
    re.IGNORECASE,
)
"""What texts tell of, and no column measures: "hạn chế lớn nhất"."""
_IN_THAT_CASE = re.compile(r"\bthì (?:sẽ )?bị\b", re.IGNORECASE)  # what a lapse leads to is asked
_WHAT_TASKS = re.compile(
    r"\b(?:những|các) (?:nhiệm vụ|việc|công việc|nội dung|tiêu chí|giải pháp) (?:gì|nào)\b", re.IGNORECASE
)
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
_WHICH_MORE = re.compile(r"\bnào\b.*\b(?:hơn|trước|sau|sớm|muộn)\b", re.IGNORECASE)
_SHORT_GREETING = 40
_DATED = {"result", "target"}
_NUMERIC_ROLES = {"result", "target", "rank_target"}
_RANKED = {"top", "middle", "leaf"}
_FEW_WORDS = 2
_TWO = 2
_MUCH = {"nhieu", "lon", "manh"}
_FARTHEST: set[Operation] = {"gain_max", "gain_min", "gap_max", "gap_min"}
_SPECIFIC: tuple[Operation, ...] = (
    "check_sum", "abbreviate", "define", "gap_min", "gain_min", "gap_max", "gain_max", "below_target",
    "short_of_target", "below_max", "at_max", "gap", "difference", "earliest", "latest", "max", "min", "sum", "compare",
)  # fmt: skip


def operation_of(question: Question, operations: Sequence[str], kinds: Collection[str], text: str) -> Operation:
    """The operation that the question's phrases ask for; may settle which columns and fields are asked."""
    if (special := _special(question, kinds, text)) is not None:
        return special
    if (of_plans := tasks_of_plans(question, text)) is not None:
        return of_plans
    if (numeric := _numeric(question, operations, text)) is not None:
        return numeric
    operations = _meant(question, operations, text)
    for operation in _SPECIFIC:
        if operation == "define" and question.document_numbers:
            continue
        if operation in operations and (operation not in _NEEDS_WHICH or question.place or _WHICH.search(text)):
            return operation
    if "max" in operations and not _ONLY_AN_END.match(text):
        question.asked = [Asked("max_score"), *(a for a in question.asked if a.role not in _NUMERIC_ROLES)]
    named = question.codes or (question.quoted and not question.category)
    if question.headers and named and not {"list", "count"} & set(operations):
        return "lookup"
    if "count" in operations:
        return "count"
    return "list" if _lists_rows(question, operations, text) else "lookup"


def _meant(question: Question, operations: Sequence[str], text: str) -> Sequence[str]:
    """The operations without those whose words ask for something else: "ít nhất 3", "thì bị trừ", "vì sao mất điểm"."""
    others = _ONE_ROW if question.why or _IN_THAT_CASE.search(text) else set()
    others = {*others, *(_NEEDS_WHICH - {"max"})} if _AT_LEAST.search(text) else others
    others = {*others, "max", "min"} if _OF_WORDS.search(text) else others
    others = {*others, "sum"} if _adds_years_alone(text) else others
    return [operation for operation in operations if operation not in others]


def _adds_years_alone(text: str) -> bool:
    """Whether nothing but the years of a row is added up: "cả ba năm cộng lại"."""
    left, spans = text, years_together(text)
    for start, end in sorted(spans, reverse=True):
        left = f"{left[:start]} {left[end:]}"
    return bool(spans) and not _ADDS.search(left)


def _lists_rows(question: Question, operations: Sequence[str], text: str) -> bool:
    if _IN_WHICH_GROUP.search(text):
        return False
    if len(question.codes) > 1 and _WHICH_MORE.search(text):
        return False
    of_rows = (question.unit or question.entities) and not question.asks_agency
    sorts = question.category and (of_rows or not question.asked) and _WHICH.search(text)
    selects = sorts or (question.deadline and of_rows and _ROWS_WHICH.search(text))
    told = {"output", "deadline"} if question.deadline and _STATES_OUTPUT.search(text) else set()
    asked = set(question.roles()) - told
    named = question.unit and not asked and not question.asks_score and _NAMES_ROWS.match(text)
    listed = "list" in operations and (_WHICH.search(text) or not question.polar)
    parts = question.codes and not asked - {"lead_agency"} and not question.agencies and _WHAT_PARTS.search(text)
    return bool(selects or named or listed or parts or _lists_tasks(question))


def _is_of_sorted(question: Question) -> bool:
    """Whether how much is asked of the rows that a cell of one column sorts out, by the header of another."""
    sorting = question.category.header if question.category else ""
    return bool(sorting and set(question.headers) - {sorting} and HOW_MUCH.search(question.text))


def _numeric(question: Question, operations: Sequence[str], text: str) -> Operation | None:
    """Operations that several words of the question make together; None when one word decides."""
    roles = set(question.roles())
    of_agency = question.headers and any(mention.role for mention in question.agencies) and HOW_MUCH.search(text)
    if (len(question.codes) > 1 or of_agency or _is_of_sorted(question)) and _ADDS.search(text):
        return "sum"
    if "max_score" in roles and roles & {"result", "target"} and asks_percentage(text):
        return "ratio"
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
    return both and "count" not in operations and not _WHICH.search(text) and bool(_COMPARES.search(text))


def _of_one_row(question: Question, operations: Sequence[str], text: str) -> Operation | None:
    """What is asked of two columns of a row that is named: whether it rises, or reaches the highest score."""
    roles = set(question.roles())
    rises = question.polar and _RISES.search(text)
    if _named_row(question) and (rises or (_WHICH_WAY.search(text) and {"result", "target"} & roles)):
        return "difference"
    if not question.codes or "count" in operations or _WHICH.search(text):
        return None
    if _ONE_ROW & set(operations):
        return "gap" if {"at_max", "below_max"} & set(operations) else "difference"
    reaches = question.polar and "max_score" in roles and not question.bounds and _REACHES.search(text)
    return "gap" if reaches else None


def _extreme(text: str) -> Operation | None:
    """Which end of a ranking by distances is asked for: from the result to the target, or to the maximum."""
    if not _WHICH.search(text):
        return None
    if gains := _GAINS.search(text):
        return "gain_max" if fold(gains[1]) in _MUCH else "gain_min"
    if short := _FROM_MAXIMUM.search(text):
        return "gap_max" if short[1] else "gap_min"
    return None


def _farthest(question: Question, text: str) -> Operation | None:
    """Which row is asked for by how far two of its columns are apart."""
    if not (_WHICH.search(text) and (distance := _DISTANCE.search(text))):
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
    if "max_score" not in question.roles() or question.bounds or _MOST.search(text):
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
    if apart and not set(operations) - {"list"} and _WHICH.search(text):
        return "max" if fold(apart[1]) in _HIGH else "min"
    ends = [operation for operation in operations if operation in {"max", "min"}]
    if len(set(ends)) < 2:
        return None
    both = _APART.search(text) or _BOTH_ENDS.search(text) or len(_WHICH.findall(text)) > 1
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
    one_row = of_year and not _WHICH.search(text) and len(question.documents) < _TWO
    return question.roles() == ["target"] and one_row and bool(question.subject and _AGAINST_AIM.search(text))


def _special(question: Question, kinds: Collection[str], text: str) -> Operation | None:
    """Questions about footnotes, the assistant or documents as such; None for any other."""
    named = bool(question.codes or question.items or question.documents)
    if question.footnote:
        return "footnote"
    if "about" in kinds and not named:
        return "about"
    if "greeting" in kinds and not named and len(text) < _SHORT_GREETING:
        return "greeting"
    if "documents" in question.metadata and not named and len(question.subject.split()) <= _FEW_WORDS:
        return "documents"
    row_named = question.codes or question.items or question.quoted
    if (question.documents or question.metadata) and not row_named:
        question.metadata = _fields_of_paper(question, text)
    begins = question.documents and text.upper().startswith(tuple(question.indexes)) and not _MOST.search(text)
    if question.indexes and (begins or not question.years) and _IS_WHICH.search(text):
        return "define"
    if question.asks_agency and not question.roles() and _ABBREVIATION.fullmatch(question.subject or ""):
        return "define"
    if (
        question.roles() == ["name"]
        and not (row_named or question.metadata)
        and _ABBREVIATION.fullmatch(question.subject or "X")
    ):
        bare = question.subject or (question.indexes and not question.years)
        return "define" if bare else None
    return "metadata" if question.metadata and not row_named else None


def _fields_of_paper(question: Question, text: str) -> list[str]:
    """What is asked of the documents that are named; "số mấy, về việc gì" asks for the number, told with the title."""
    roles, words = set(question.roles()), question.words_besides_agencies()
    numbered = "key" in roles or asks_number_of_document(text)
    dated = ["issue_date"] if _BARE_DAY.search(text) and "issue_date" not in question.metadata else []
    bare = len(words) <= _FEW_WORDS + 1
    if numbered and roles <= {"key", "name", *(["deadline"] if dated else [])} and bare:
        return [*(question.metadata or ["number"]), *dated]
    fields = question.metadata or _document_fields(question, text)
    return [*fields, *dated] if fields and bare else fields


def _document_fields(question: Question, text: str) -> list[str]:
    """What is asked of the documents themselves in words that no single phrase holds together."""
    left = {fold(word) for word in question.words_besides_agencies()}
    if _SIGNED_BY.search(text) and left <= _OF_SIGNERS:
        return ["signer"]
    if len(question.documents) > 1 and _ISSUED_FIRST.search(text) and len(left - _OF_ORDER) <= 1:
        return ["issue_date"]
    return []


def _lists_tasks(question: Question) -> bool:
    """ "Nhiệm vụ thường xuyên của Sở Y tế": a filter and a unit, with no column asked for and no row named."""
    if question.codes or question.items or question.quoted or question.asks_score:
        return False
    if question.asks_agency:
        return bool(question.deadline and question.unit in {"task", "any"} and not question.subject.strip())
    asked = set(question.roles()) - {"name", "task"} - ({"deadline"} if question.deadline else set())
    of_row = (asks_number_of_document, asks_horizon, asks_role)
    if question.polar or question.chooses or units_counted(question) or any(asks(question.text) for asks in of_row):
        return False
    if any(m.role for m in question.agencies) and not asked - {m.role for m in question.agencies}:
        return True
    if _COMPRISES.search(question.text) and not asked:
        return True
    if question.agencies and _WHAT_TASKS.search(question.text) and asked <= set(AGENCY_ROLES):
        return bool(asked or question.deadline)
    if question.deadline and not asked and not question.agencies and not question.subject.strip():
        return True
    filters = bool(question.agencies) + bool(question.deadline)
    due = fold(question.deadline.words).split() if question.deadline else []
    bare = {fold(word) for word in question.words_besides_agencies()}.issubset(due)
    return question.unit in {"task", "any"} and filters > 0 and not asked - set(AGENCY_ROLES) and bare

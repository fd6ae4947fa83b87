"""What is to be done with the rows that a question names: look up, list, count, compare, rank …"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.horizons import asks_horizon
from assistant.numeric_operations import ADDS, MOST, OF_ONE_ROW, WHICH, numeric_operation
from assistant.paper_fields import fields_of_paper
from assistant.periods import years_together
from assistant.plans_compared import tasks_of_plans
from assistant.question import AGENCY_ROLES, Asked, Operation, Question
from assistant.steps import EACH_YEAR, moves_between_years, without_least_steps
from assistant.wants import asks_how_often, asks_number_of_document, asks_role, units_counted
from ingest.textnorm import fold

_NEEDS_WHICH = {"max", "min", "gain_min", "gap_min"}
_ONLY_AN_END = re.compile(
    r"^\W*(?:còn |thế |vậy |và )*(?:cái |mục )?(?:cao|nhiều|lớn) nhất(?: thì sao| thì thế nào| là gì)?\W*$",
    re.IGNORECASE,
)
"""A turn that only names the other end of a ranking."""
_AT_LEAST = re.compile(r"\b(?:ít|nhiều) nhất (?:là )?(?:\d|một|hai|ba|bốn|năm(?! \d)|mấy|bao nhiêu)\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ&]*(?: INDEX)?")
_ROWS_WHICH = re.compile(r"\b(?:những|các)\s+(?P<unit>[^\W\d_]+ [^\W\d_]+)\b[^,?;]{1,40}?\bnào\b", re.IGNORECASE)
_IN_WHICH_GROUP = re.compile(
    r"\b(?:giữ|nằm|đứng|xếp|lọt|vào|thuộc|duy trì)(?: vững)?(?: ở| trong| vào| thuộc)* (?:nhóm|tốp|top|mức) nào\b",
    re.IGNORECASE,
)
# "Các nhiệm vụ về đất đai năm 2024": rows are named, and nothing is asked of them.
_NAMES_ROWS = re.compile(r"(?:các|những)\s(?!.*\b(?:nào|gì|ai|đâu|sao|mấy|bao|không|khi|hay)\b)", re.IGNORECASE)
_STATES_OUTPUT = re.compile(r"\b(?:sản phẩm|kết quả|đầu ra) (?:là|gồm)\b", re.IGNORECASE)
_COMPRISES = re.compile(
    r"\b(?:nhóm|mục|phần|lĩnh vực)\b.*\b(?:những|các) "
    r"(?:nhiệm vụ|việc|công việc|nội dung|tiêu chí|giải pháp) (?:gì|nào)\b",
    re.IGNORECASE,
)
_WHAT_PARTS = re.compile(
    r"\b(?:những|các|mấy|bao nhiêu|có|gồm) (?:tiêu chí|chỉ tiêu|chỉ số|nội dung|yếu tố)"
    r"(?: thành phần| con| nhỏ| chi tiết)? (?:nào|gì)\b",
    re.IGNORECASE,
)
_IS_WHICH = re.compile(
    r"\b(?:là|để chỉ) (?:tên )?(?:bộ )?chỉ số "
    r"(?:(?:dùng )?(?:để )?(?:đo|đo lường|đánh giá|phản ánh|nói) (?:về )?(?:cái |điều |việc |nội dung )?)?(?:nào|gì)\b",
    re.IGNORECASE,
)
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
_WHICH_MORE = re.compile(r"\bnào\b.*\b(?:hơn|trước|sau|sớm|muộn)\b", re.IGNORECASE)
_SHORT_GREETING = 40
_NUMERIC_ROLES = {"result", "target", "rank_target"}
_FEW_WORDS = 2
_ENDS = {"earliest", "latest"}
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
    if (numeric := _of_numbers(question, operations, text)) is not None:
        return numeric
    operations = _meant(question, operations, text)
    for operation in _SPECIFIC:
        if operation == "define" and question.document_numbers:
            continue
        if operation in operations and (operation not in _NEEDS_WHICH or question.place or WHICH.search(text)):
            return operation
    if "max" in operations and not _ONLY_AN_END.match(text):
        question.asked = [Asked("max_score"), *(a for a in question.asked if a.role not in _NUMERIC_ROLES)]
    named = question.codes or (question.quoted and not question.category)
    if question.headers and named and not {"list", "count"} & set(operations):
        return "lookup"
    if "count" in operations:
        return "count"
    return "list" if _lists_rows(question, operations, text) else "lookup"


def _of_numbers(question: Question, operations: Sequence[str], text: str) -> Operation | None:
    """What is asked of numbers of rows; a step a year is no distance between two years."""
    if moves_between_years(question, text):
        return "difference"
    numeric = numeric_operation(question, operations, without_least_steps(text))
    return None if numeric == "difference" and EACH_YEAR.search(text) else numeric


def _meant(question: Question, operations: Sequence[str], text: str) -> Sequence[str]:
    """The operations without those whose words ask for something else: "ít nhất 3", "thì bị trừ", "vì sao mất điểm"."""
    others = OF_ONE_ROW if question.why or _IN_THAT_CASE.search(text) else set()
    others = {*others, *(_NEEDS_WHICH - {"max"})} if _AT_LEAST.search(text) else others
    others = {*others, "max", "min"} if _OF_WORDS.search(text) else others
    others = {*others, "sum"} if _adds_years_alone(text) else others
    others = {*others, *_ENDS} if _of_one_day(question) else others
    others = {*others, "difference"} if EACH_YEAR.search(text) else others
    return [operation for operation in operations if operation not in others]


def _of_one_day(question: Question) -> bool:
    """Whether rows are asked for that are due on one day, of which none is later than the others."""
    due = question.deadline
    return bool(due and due.start and due.start == due.end)


def _adds_years_alone(text: str) -> bool:
    """Whether nothing but the years of a row is added up: "cả ba năm cộng lại"."""
    left, spans = text, years_together(text)
    for start, end in sorted(spans, reverse=True):
        left = f"{left[:start]} {left[end:]}"
    return bool(spans) and not ADDS.search(left)


def _lists_rows(question: Question, operations: Sequence[str], text: str) -> bool:
    if _IN_WHICH_GROUP.search(text):
        return False
    if len(question.codes) > 1 and _WHICH_MORE.search(text):
        return False
    of_rows = (question.unit or question.entities) and not question.asks_agency
    sorts = question.category and (of_rows or not question.asked) and WHICH.search(text)
    selects = sorts or (question.deadline and of_rows and _ROWS_WHICH.search(text))
    told = {"output", "deadline"} if question.deadline and _STATES_OUTPUT.search(text) else set()
    asked = set(question.roles()) - told
    named = question.unit and not asked and not question.asks_score and _NAMES_ROWS.match(text)
    listed = "list" in operations and (WHICH.search(text) or not question.polar)
    parts = question.codes and not asked - {"lead_agency"} and not question.agencies and _WHAT_PARTS.search(text)
    return bool(selects or named or listed or parts or _lists_tasks(question))


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
        question.metadata = fields_of_paper(question, text)
    begins = question.documents and text.upper().startswith(tuple(question.indexes)) and not MOST.search(text)
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


def _lists_tasks(question: Question) -> bool:
    """ "Nhiệm vụ thường xuyên của Sở Y tế": a filter and a unit, with no column asked for and no row named."""
    if question.codes or question.items or question.quoted or question.asks_score:
        return False
    if question.asks_agency:
        return bool(question.deadline and question.unit in {"task", "any"} and not question.subject.strip())
    asked = set(question.roles()) - {"name", "task"} - ({"deadline"} if question.deadline else set())
    of_row = (asks_number_of_document, asks_horizon, asks_role)
    counts = units_counted(question) or asks_how_often(question)
    if question.polar or question.chooses or counts or any(asks(question.text) for asks in of_row):
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

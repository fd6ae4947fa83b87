"""Whether people are asked for by name, and an answer names none."""

from __future__ import annotations

import re

from assistant.draft import Context, Draft
from assistant.phrases import alternatives
from assistant.sentences import UPPER
from ingest.textnorm import fold

_SOMEBODY = r"(?:người|cán bộ|công chức|viên chức|ông|bà|lãnh đạo|giám đốc|trưởng|nhóm|tổ|đoàn|thành viên|học viên)"
_NAMES_OF_PEOPLE = re.compile(
    rf"\b{_SOMEBODY}\b.*(?:\btên (?:là )?gì|\bhọ tên|\bdanh tính|(?P<list>\b(?:là|gồm) (?:có )?những ai\b))"
    rf"|\b(?:họ (?:và )?tên|danh tính|tên tuổi)\b.*\b{_SOMEBODY}\b"
    r"|\btên (?:của )?(?:(?:những|các|từng|\d+) )+(?:vị )?"
    r"(?:người|cán bộ|công chức|viên chức|lãnh đạo|thành viên|học viên)\b",
    re.IGNORECASE,
)
_LISTED = 2
_PEOPLE = re.compile(
    r"\b(?:trưởng|phó|giám đốc|chủ tịch|bí thư|ủy viên|thành viên|đại diện|lãnh đạo|ông|bà|chuyên gia)\b", re.IGNORECASE
)
_FULL_NAME = re.compile(r"\bhọ (?:và )?tên\b|\bdanh tính\b|\btên tuổi\b", re.IGNORECASE)
_HEADS = r"(?:trưởng|tổ trưởng|nhóm trưởng|giám đốc|chủ tịch|phó chủ tịch|phó giám đốc|bí thư|chủ nhiệm)"
_WHO_HOLDS = re.compile(
    rf"\bai\b[^,;?]{{0,40}}\blà (?:người đứng đầu|{_HEADS})\b"
    rf"|\b(?:do )?ai (?:đang )?(?:là |làm |giữ chức |giữ vai trò )?(?:người )?(?:đứng đầu|lãnh đạo|{_HEADS})\b"
    rf"|\b(?:người đứng đầu|{_HEADS})\b[^,;?]* là ai\b"
    r"|\bngười (?:đã )?(?:ký|soạn|soạn thảo|biên soạn|thẩm định|phê duyệt|trình bày)\b[^;?]* là ai\b"
    r"|\bai (?:đã |sẽ )?(?:ký|kí)\b(?! kết)"
    r"|\bai (?:được |đã )?(?:đạt|đoạt|giành|nhận|trúng) (?:giải|danh hiệu|thưởng|huy chương|cử|thầu)",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"\b(?:ký|kí)\b", re.IGNORECASE)
_HOLDS_OFFICE = re.compile(rf"\bdo .{{3,60}} (?:làm|giữ chức|kiêm) {_HEADS}|\blà {_HEADS}(?= \w)", re.IGNORECASE)


def lacks_person(context: Context, draft: Draft) -> bool:
    """The names of people are asked for, and the answer names none: no surname, and for "những ai" no list either."""
    asked = _NAMES_OF_PEOPLE.search(context.question.text)
    if not asked or (context.question.asks_agency and not (asked["list"] or _FULL_NAME.search(context.question.text))):
        return False
    surnames = alternatives(context.knowledge.lexicon.lists["surnames"])
    named = re.search(rf"\b(?:{surnames}) [{UPPER}]\w+", draft.text)
    first = draft.text.split("\n")[0]
    listed = asked["list"] and first.count(";") + first.count(",") >= _LISTED and _others_named(context, first)
    return not (named or listed or draft.table)


def _others_named(context: Context, text: str) -> bool:
    """Whether a text speaks of people by other words than the question's own."""
    asked = fold(context.question.text)
    return any(fold(word) not in asked for word in _PEOPLE.findall(text))


def lacks_holder(context: Context, draft: Draft) -> bool:
    """The person who heads something or won a prize is asked for, and the answer gives neither name nor office."""
    if not (asked := _WHO_HOLDS.search(context.question.text)):
        return False
    office = [fold(found) for found in re.findall(_HEADS, asked.group(), re.IGNORECASE)][-1:]
    held = any(fold(found.group()).endswith(tuple(office) or "") for found in _HOLDS_OFFICE.finditer(draft.text))
    signs = _SIGNS.search(asked.group()) and re.search(rf"{_SIGNS.pattern}|{_HEADS}", draft.text, re.IGNORECASE)
    return not (held or signs or _names_person(context, draft))


def _names_person(context: Context, draft: Draft) -> bool:
    surnames = alternatives(context.knowledge.lexicon.lists["surnames"])
    return re.search(rf"\b(?:{surnames}) [{UPPER}]\w+ [{UPPER}]\w+", draft.text) is not None

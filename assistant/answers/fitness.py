"""Whether an answer is of the kind that was asked for; one that is not is declined instead of given."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.draft import Context, Draft
from assistant.sentences import UPPER
from assistant.wants import asks_place, names_places
from index.types import Passage, Record
from ingest.textnorm import fold

_REASON = re.compile(
    r"nguyên nhân|lý do|\b(?:vì|bởi|nhờ|nên)\b|xuất phát|dẫn đến|\b(?:nhằm|để)\b|(?<!\w)do (?!(?:Sở|UBND|Ban|Bộ)\b)",
    re.IGNORECASE,
)
_WHICH_ONES = re.compile(r"\blà (?:những|các) (?:cơ quan|đơn vị|sở|nơi) nào\b", re.IGNORECASE)
_NAMES_OF_PEOPLE = re.compile(
    r"\b(?:người|cán bộ|công chức|viên chức|ông|bà|lãnh đạo|giám đốc|trưởng|nhóm|tổ|đoàn|thành viên)\b.*"
    r"(?:\btên (?:là )?gì|\bhọ tên|\bdanh tính|(?P<list>\b(?:là|gồm) (?:có )?những ai\b))",
    re.IGNORECASE,
)
_LISTED = 2
_AFTER_WHO = r"(?: (?:được|phải|sẽ|có|giao|trách nhiệm|nhiệm vụ|làm|đứng ra|chịu|là|thực hiện|tiến hành|việc))*"


def unfit(context: Context, draft: Draft) -> Draft | None:
    """A refusal in place of an answer that cannot be what was asked for; None where the answer may stand."""
    if draft.abstained:
        return None
    lacking = next((what for what, lacks in _CHECKS if lacks(context, draft)), None)
    if lacking is None:
        return None
    return context.abstain("not_found", f"Không tìm thấy {lacking} của nội dung được hỏi trong: {context.searched()}.")


def _lacks_reason(context: Context, draft: Draft) -> bool:
    headings = " ".join(c.label for c in draft.bibliography.citations())
    return context.question.why and not _REASON.search(f"{draft.text} {headings}")


def _lacks_place(context: Context, draft: Draft) -> bool:
    question = context.question
    ranked = question.entities or question.operation not in {"lookup", "list"}
    return asks_place(question) and not (ranked or question.asks_agency or draft.table or names_places(draft.text))


def _lacks_role(context: Context, draft: Draft) -> bool:
    """Who checks or approves a matter is asked for, and no source speaks of checking or approving it."""
    question = context.question
    if not question.asks_agency:
        return False
    said = fold(" ".join(_texts(draft)))
    asked = (w for w in context.knowledge.lexicon.lists["other_roles"] if _asks_who(w, question.text))
    return any(fold(word) not in said for word in asked)


def _asks_who(word: str, text: str) -> bool:
    who = r"(?:ai|(?:cơ quan|đơn vị|sở|bên|nơi|ban) nào)"
    return bool(re.search(rf"\b{who}{_AFTER_WHO} {word}\b|\b{word} bởi\b", text, re.IGNORECASE))


def _lacks_person(context: Context, draft: Draft) -> bool:
    """The names of people are asked for, and the answer names none: no surname, and for "những ai" no list either."""
    asked = _NAMES_OF_PEOPLE.search(context.question.text)
    if not asked or (context.question.asks_agency and not asked["list"]):
        return False
    surnames = "|".join(context.knowledge.lexicon.lists["surnames"])
    named = re.search(rf"\b(?:{surnames}) [{UPPER}]\w+", draft.text)
    listed = asked["list"] and draft.text.count(";") + draft.text.count(",") >= _LISTED
    return not (named or listed or draft.table)


def _lists_no_agencies(context: Context, draft: Draft) -> bool:
    """The names of agencies of which something is told are asked for, and only who leads a row was found."""
    question = context.question
    rows = [source for source in draft.bibliography.sources() if isinstance(source, Record)]
    led = {"lead_agency", "coordinating_agency"} & set(question.roles())
    return bool(_WHICH_ONES.search(question.text) and rows and not (led or question.polar or draft.table))


def _texts(draft: Draft) -> list[str]:
    found: list[str] = []
    for source in draft.bibliography.sources():
        if isinstance(source, Record):
            found += [cell.text for cell in source.cells]
        elif isinstance(source, Passage):
            found.append(source.text)
    return found


_CHECKS: tuple[tuple[str, Callable[[Context, Draft], bool]], ...] = (
    ("lý do", _lacks_reason),
    ("tên địa phương", _lacks_place),
    ("cơ quan giữ vai trò này", _lacks_role),
    ("tên các cơ quan", _lists_no_agencies),
    ("tên người", _lacks_person),
)

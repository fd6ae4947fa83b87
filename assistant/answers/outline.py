"""What stands under the headings of a document, and whether a question counts it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.question import Question
from assistant.wants import STEPS, units_counted
from assistant.wording import lower_first
from index.types import Passage
from ingest.textnorm import fold, squash

_ITEMS = re.compile(
    r"\b(?:bao nhiêu|mấy) (?P<unit>điểm|ý|mục(?! đích| tiêu)|nhóm|phần(?! trăm)|gạch(?: đầu dòng)?"
    r"|đầu (?:việc|mục|mối)|nhiệm vụ|giải pháp|biện pháp|nội dung|yêu cầu|lĩnh vực)\b",
    re.IGNORECASE,
)
_BULLETS = re.compile(r"(?:gạch )?đầu dòng", re.IGNORECASE)
_WORK = re.compile(r"\b(?:bao nhiêu|mấy) (?:nhóm )?(?:nhiệm vụ|giải pháp|biện pháp)\b", re.IGNORECASE)
_OPENING = ("mot so ", "nhung ", "cac ")
_UNIT_WORDS = 2
_SEVERAL = 2


def plain_name(heading: Passage) -> str:
    """The folded words of a heading, without the mark at its end."""
    return squash(fold(heading.text)).strip(" .:")


def counted_units(question: Question) -> list[str]:
    """The folded words for what is counted, as far as they are read (three at most)."""
    return [fold(unit).strip() for unit in units_counted(question)]


def counts(question: Question) -> bool:
    """Whether a number of things is asked for."""
    return question.operation == "count" or bool(counted_units(question))


def counts_bullets(question: Question) -> bool:
    """Whether bullets are counted."""
    return _BULLETS.search(question.text) is not None and counts(question)


def counts_work(question: Question) -> bool:
    """Whether tasks or measures are counted."""
    return _WORK.search(question.text) is not None


def counts_parts(question: Question) -> bool:
    """Whether items of a text are counted, in a word for items in general ("mấy mục")."""
    return _ITEMS.search(question.text) is not None


def counts_items(question: Question, heading: Passage) -> bool:
    """Whether what is counted is what the heading announces: "mấy tồn tại" under "Một số tồn tại, hạn chế"."""
    name = squash(fold(heading.text))
    units = [unit.split()[:_UNIT_WORDS] for unit in counted_units(question)]
    return counts_parts(question) or counts_bullets(question) or any(u and " ".join(u) in name for u in units)


def unit_of(question: Question, heading: Passage) -> str:
    """What the items under a heading are called: as the question calls them, where it does so."""
    if said := _ITEMS.search(question.text):
        return said["unit"].lower()
    name = plain_name(heading)
    words = (" ".join(unit.split()[:_UNIT_WORDS]) for unit in units_counted(question))
    return next((word.lower() for word in words if " " in word and fold(word) in name), "nội dung")


def called_like(heading: Passage, units: Sequence[str]) -> bool:
    """Whether a heading is called like what is counted, or begins with it: "Nguyên nhân", "Một số tồn tại, hạn chế".

    Words for things in general ("nhiệm vụ") name no heading, since rows of tables are called so too.
    """
    name = plain_name(heading)
    units = [unit for unit in units if " " in unit and " ".join(unit.split()[:_UNIT_WORDS]) not in STEPS]
    if len(name.split()) < _UNIT_WORDS or name in STEPS:
        return False
    first = next((name.removeprefix(words) for words in _OPENING if name.startswith(words)), "").split(",")[0]
    return first in units or any(f"{unit} ".startswith(f"{name} ") for unit in units)


def headings_of_kind(question: Question, headings: Sequence[Passage]) -> list[Passage]:
    """Neighbouring headings that begin with the words for what is counted: "Chỉ số nội dung “…”"."""
    for unit in counted_units(question):
        kind = [h for h in headings if " " in unit and f"{plain_name(h)} ".startswith(unit)]
        for parent in dict.fromkeys(h.parent for h in kind):
            same = [h for h in kind if h.parent == parent]
            if len(same) >= _SEVERAL:
                return same
    return []


def common_opening(headings: Sequence[Passage]) -> str:
    """The words that all headings begin with, up to a quoted name."""
    texts = (h.text.split() for h in headings)
    words = takewhile(lambda same: len({fold(w) for w in same}) == 1, zip(*texts, strict=False))
    found = " ".join(same[0] for same in words)
    return lower_first(found)

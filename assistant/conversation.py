"""Reading a question that leans on the ones before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.lexicon import Lexicon
from assistant.phrases import alternatives
from assistant.question import AgencyMention, Asked, Operation, Question
from assistant.understand import Reader

_KEPT_TURNS = 6
_SHORT = 9
_LONGEST_LIGHT = 12
_BARE = 4
_FEW_OWN = 4
_ASKS = re.compile(r"\b(?:nào|gì|ai|bao nhiêu|mấy|đâu|khi nào|bao giờ)\b", re.IGNORECASE)
_SCORED = {"result", "score"}
_MEASURED = {"result", "target", "max_score"}
SELECTS: frozenset[Operation] = frozenset(
    {"below_target", "short_of_target", "unchanged", "at_max", "below_max", "earliest", "latest"}
)
"""What picks rows by what their own cells hold; they are counted or named again in the next turn."""
_YEAR_BEFORE = re.compile(
    r"^\W*(?:còn |thế |vậy )?so (?:với|sánh với) (?:năm|kỳ) (?:trước|ngoái|liền trước)\b", re.IGNORECASE
)
_SINCE_YEAR_BEFORE = re.compile(r"\bso (?:với|sánh với) (?:năm|kỳ) (?:trước|ngoái|liền trước)\b", re.IGNORECASE)
_AGAINST_YEAR = re.compile(
    r"\bso (?:với|sánh với)(?: (?:mức|năm|kết quả|chỉ tiêu|mục tiêu|thứ hạng))* (?:19|20)\d\d\b", re.IGNORECASE
)
_SAID_OF_IT = re.compile(
    r"^\W*(?:(?:thế|vậy|còn|và|thì|rồi) )*(?:(?:năm|lúc|khi) (?:đó|ấy|này) )?"
    r"(?:so (?:với|sánh)|đứng|xếp|thứ mấy|hạng mấy|tăng|giảm|đạt|được|hơn|kém|cao hơn|thấp hơn|chênh|vượt"
    r"|(?:có|đã) (?:tăng|giảm|đạt|vượt|cao|thấp))\b",
    re.IGNORECASE,
)
"""Begins with what is said of something that goes unnamed."""
_MOST_OWN = 6
_WHICH_OF_THEM = re.compile(
    r"^(?:vậy |thế |còn )?(?:trong (?:số )?(?:đó|ấy|này)[, ]*)?(?:có )?(?:những |các |mấy |bao nhiêu )?"
    r"(?:cái|việc|nhiệm vụ|tiêu chí|nội dung|mục|dòng)(?: nào)?\b.*|\btrong (?:số )?(?:đó|ấy)\b",
    re.IGNORECASE,
)


_HIGHEST = re.compile(r"\b(?:cao|nhiều|lớn|tốt|muộn|xa|chậm) nhất\b", re.IGNORECASE)
_LOWEST = re.compile(r"\b(?:thấp|ít|nhỏ|kém|sớm|gần) nhất\b", re.IGNORECASE)
_TO_THE_HIGHEST: dict[Operation, Operation] = {
    "min": "max",
    "gap_min": "gap_max",
    "gain_min": "gain_max",
    "earliest": "latest",
}
_TO_THE_LOWEST = {high: low for low, high in _TO_THE_HIGHEST.items()}


def resolve(reader: Reader, text: str, history: Sequence[str]) -> Question:
    """The question with what it leaves out taken from the nearest earlier questions.

    A question that names its own row and column stands alone. One that names only a row ("còn 7.1.3?") takes
    the column asked before; one that names only a column ("ai phối hợp?") takes the row.
    """
    question = reader.read(text)
    if not history:
        return question
    return _continued(reader, question, _fold_history(reader, history[-_KEPT_TURNS:]))


def points_back(question: Question) -> bool:
    """Whether the question means what the answer before named, not what its question named."""
    return question.anaphora and not (question.codes or question.items or question.quoted)


def picks_of_them(question: Question) -> bool:
    """Whether a short question that is placed nowhere itself picks some of the rows that were listed before."""
    placed = question.documents or question.codes or question.items or question.quoted or question.indexes
    return not placed and not question.agencies and _WHICH_OF_THEM.search(question.text) is not None


def naming_agency(lexicon: Lexicon, text: str, agency: str) -> str | None:
    """The question with the agency's name for "đơn vị đó" and the like; None when it says no such words."""
    words = alternatives(lexicon.lists["agency_anaphora"])
    named, count = re.subn(rf"\b(?:{words})\b", agency, text, count=1, flags=re.IGNORECASE)
    return named if count else None


def _fold_history(reader: Reader, history: Sequence[str]) -> Question:
    state = reader.read(history[0])
    for text in history[1:]:
        state = _continued(reader, reader.read(text), state)
    return state


def leaning(reader: Reader, text: str, history: Sequence[str]) -> Question | None:
    """The question read as one about the matter before, though it has words of its own; None where it cannot be.

    "Mục tiêu cao hơn kết quả mấy điểm?" may be about the criterion just asked: the answer found decides.
    """
    if not history:
        return None
    question = reader.read(text)
    placed = question.codes or question.items or question.quoted or question.documents or question.indexes
    placed = placed or question.missing_documents or question.document_numbers or question.names
    if placed or question.agencies or question.anaphora or len(question.subject.split()) > _FEW_OWN:
        return None
    earlier = _fold_history(reader, history[-_KEPT_TURNS:])
    if question.operation in {"about", "greeting", "documents", "list", "count"}:
        return None
    bare = replace(question, subject="", content=question.content, agencies=[], deadline=None)
    read = _completed(reader, bare, earlier)
    return replace(read, content=f"{earlier.content} {question.content}".strip())


def _continued(reader: Reader, question: Question, earlier: Question) -> Question:
    question = _with_bare_item(question, earlier)
    if _selects(question, earlier):
        return _narrowed(replace(question, operation="count" if question.operation == "count" else "list"), earlier)
    if _names_another_time(question, earlier):
        operation = earlier.operation if question.operation in {"lookup", "list"} else question.operation
        return _narrowed(replace(question, operation=operation, asked=question.asked or earlier.asked), earlier)
    if _SINCE_YEAR_BEFORE.search(question.text) and earlier.years:
        question = replace(question, years=[*earlier.years, max(earlier.years) - 1])
    if _leans(question):
        return _completed(reader, question, earlier)
    if _drops_its_index(question, earlier):
        return _of_the_same_index(question, earlier)
    return _narrowed(question, earlier) if _narrows(question, earlier) else question


def _with_bare_item(question: Question, earlier: Question) -> Question:
    """ "Còn 31?" after a question on item 30: a bare number names an item of the same kind."""
    bare = len(question.numbers) == 1 and question.numbers[0].isdecimal() and len(question.text.split()) <= _BARE
    if not bare or not earlier.items or question.items or question.codes or question.years:
        return question
    item = replace(earlier.items[0], number=question.numbers[0].lstrip("0") or "0")
    return replace(question, items=[item], numbers=[], subject="", content="")


def _narrows(question: Question, earlier: Question) -> bool:
    """Whether a short question for several rows, placed nowhere itself, asks for some of the rows asked before."""
    several = {question.operation, earlier.operation} <= {"list", "count"}
    placed = question.documents or question.years or question.appendices or question.indexes
    filtered = question.agencies or question.deadline
    return bool(
        several and filtered and not (placed or question.missing_documents) and len(question.text.split()) <= _SHORT
    )


def _selects(question: Question, earlier: Question) -> bool:
    """Whether a question such as "cái nào hạn quý IV?" picks some of the rows that were listed before."""
    filtered = question.agencies or question.without or question.deadline or question.bounds
    placed = question.documents or question.codes or question.quoted or question.appendices or question.indexes
    listed = earlier.operation in {"list", "count"} or (earlier.agencies and not earlier.asks_agency)
    return bool(filtered and listed and not placed and _WHICH_OF_THEM.search(question.text))


def _names_another_time(question: Question, earlier: Question) -> bool:
    """Whether a turn only puts another time in the place of the one before, of rows that were chosen: "còn quý IV?"."""
    placed = question.documents or question.missing_documents or question.appendices or question.indexes
    named = question.agencies or question.codes or question.items or question.quoted
    chosen = earlier.operation in {"list", "count"} and earlier.deadline and earlier.agencies
    dated = question.deadline is not None and set(question.years) <= set(earlier.years)
    short = len(question.text.split()) <= _SHORT and (not question.subject or question.light)
    return bool(chosen and dated and short and not (placed or named or question.asks_agency or question.anaphora))


def _narrowed(question: Question, earlier: Question) -> Question:
    own = question.subject and not question.light and not _WHICH_OF_THEM.search(question.text)
    return replace(
        question,
        codes=question.codes or earlier.codes,
        quoted=question.quoted or earlier.quoted,
        unit=question.unit or earlier.unit,
        subject=question.subject if own else _subject_kept(question, earlier),
        without=question.without or earlier.without,
        documents=earlier.documents,
        drafts=earlier.drafts,
        years=earlier.years,
        appendices=earlier.appendices,
        indexes=earlier.indexes,
        items=question.items or earlier.items,
        agencies=_with_role(question.agencies, earlier.agencies) or earlier.agencies,
        deadline=question.deadline or earlier.deadline,
    )


def _subject_kept(question: Question, earlier: Question) -> str:
    """The subject asked before; none where it is the time asked before ("thường xuyên") and another one is now."""
    time = earlier.deadline.words.split() if question.deadline and earlier.deadline else []
    return "" if earlier.subject and set(earlier.subject.split()) <= set(time) else earlier.subject


def _with_role(agencies: Sequence[AgencyMention], before: Sequence[AgencyMention]) -> list[AgencyMention]:
    """The agencies; one of which no role is said in the only role that those before had: "còn Sở Y tế?"."""
    roles = {mention.role for mention in before}
    role = roles.pop() if len(roles) == 1 else None
    return [replace(mention, role=mention.role or role) for mention in agencies]


def _leans(question: Question) -> bool:
    """Whether something that a question needs is not said: what it asks, or of what."""
    if question.operation in {"about", "greeting", "documents"}:
        return False
    names_row = bool(question.codes or question.items or question.footnote or question.quoted)
    asks = bool(
        question.asked
        or question.asks_agency
        or question.asks_score
        or question.operation != "lookup"
        or question.headers
    )
    words = len(question.text.split())
    if question.anaphora:
        return True
    if names_row:
        return not asks or not (question.documents or question.indexes or question.appendices or question.codes)
    unsaid = not question.subject or (question.light and words <= _LONGEST_LIGHT)
    bare = unsaid and not question.agencies and not question.deadline
    return bare or (question.followup and words <= _SHORT) or (not asks and words <= _SHORT and question.followup)


def _drops_its_index(question: Question, earlier: Question) -> bool:
    """Whether a question begins with what is said of an index that it leaves to the one before to name.

    "Đứng thứ mấy trong 5 thành phố?", "So với năm trước tăng hay giảm bao nhiêu điểm?".
    """
    named = (question.indexes, question.codes, question.items, question.quoted, question.documents)
    others = (question.agencies, question.missing_documents, question.appendices)
    if any(named) or any(others) or not earlier.indexes:
        return False
    by_words = question.asks_score or question.operation in {"difference", "compare"}
    measures = by_words or bool({"rank_target", "result", "target"}.intersection(question.roles()))
    return measures and bool(_SAID_OF_IT.match(question.text)) and len(question.subject.split()) <= _MOST_OWN


def _of_the_same_index(question: Question, earlier: Question) -> Question:
    """The question with the index before it, and the year and documents."""
    years = question.years or earlier.years
    content = f"{_of_years(earlier, years)} {question.content}".strip()
    return replace(question, indexes=earlier.indexes, years=years, documents=earlier.documents, content=content)


def _of_years(earlier: Question, years: Sequence[int]) -> str:
    """What the question before was about, told of other years."""
    own = {str(year) for year in earlier.years}
    words = earlier.content.split()
    kept = [word for word in words if word not in own]
    return " ".join([*kept, *map(str, years)]) if years and kept != words else earlier.content


def _kept_years(question: Question, earlier: Question) -> list[int]:
    """The years asked before; none where they were those of another column than the one asked now."""
    own, before = set(question.roles()) & _MEASURED, set(earlier.roles()) & _MEASURED
    other = own and own.isdisjoint(before) and (before or earlier.asks_score)
    return [] if other else earlier.years


def _set_beside(filled: Question, question: Question, earlier: Question) -> None:
    """Of a question that compares, the columns, years and documents of both sides: "so với năm trước?"."""
    beside_year = (
        question.operation == "difference" and _AGAINST_YEAR.search(question.text) and len(question.years) == 1
    )
    if question.operation != "compare" and not beside_year:
        return
    filled.years = [*earlier.years, *(year for year in question.years if year not in earlier.years)]
    filled.documents = list(dict.fromkeys([*earlier.documents, *question.documents]))
    if question.roles() == ["target"] and _SCORED & set(earlier.roles()):
        filled.operation, filled.asked = "difference", [*earlier.asked, *question.asked]
    if _YEAR_BEFORE.search(question.text) and "target" in earlier.roles():
        filled.operation, filled.asked, filled.years = "difference", [Asked("result"), Asked("target")], []


def _to_the_other_end(operation: Operation, text: str) -> Operation:
    """The operation asked before, or the opposite where a turn only names the other end: "Còn thấp nhất?"."""
    for end, words in ((_HIGHEST, _TO_THE_HIGHEST), (_LOWEST, _TO_THE_LOWEST)):
        if end.search(text):
            return words.get(operation, operation)
    return operation


def other_end(question: Question) -> Operation | None:
    """The opposite of a ranking by distances, where a question asks for both of its ends; else None."""
    if question.operation not in {"gain_max", "gain_min", "gap_max", "gap_min"}:
        return None
    both = _HIGHEST.search(question.text) and _LOWEST.search(question.text)
    return {**_TO_THE_HIGHEST, **_TO_THE_LOWEST}[question.operation] if both else None


def _of_the_selected(question: Question, earlier: Question) -> Operation:
    """The operation asked before where a turn only counts or names again the rows that it picked."""
    again = question.bare and question.operation in {"list", "count"} and earlier.operation in SELECTS
    return earlier.operation if again else question.operation


def _completed(reader: Reader, question: Question, earlier: Question) -> Question:
    names_row = bool(question.codes or question.items or question.footnote or question.quoted)
    light = question.light and len(question.text.split()) <= _LONGEST_LIGHT
    subject = question.subject and not light
    own = bool(subject or question.indexes or question.agencies or question.deadline)
    has_subject = own and not question.metadata and not question.anaphora
    asks = bool(question.asked or question.asks_agency or question.asks_score or question.headers or question.metadata)
    filled = replace(question, bare=not names_row and not has_subject)
    filled.operation = _of_the_selected(filled, earlier)
    about_it = question.operation in {"lookup", "metadata"} and not question.metadata
    if earlier.operation == "metadata" and not names_row and not own and about_it:
        filled.operation, filled.documents = "metadata", question.documents or earlier.documents
        filled.metadata = ["issue_date"] if "deadline" in question.roles() else earlier.metadata
        filled.subject, filled.content = earlier.subject, earlier.content
        return filled
    if not asks and question.operation == "lookup":
        filled.asking = "" if _ASKS.search(question.text) else earlier.asking or earlier.text
        filled.asked = [replace(a, year=None) for a in earlier.asked] if question.years else earlier.asked
        filled.asks_agency, filled.asks_score = earlier.asks_agency, earlier.asks_score
        filled.headers, filled.metadata = earlier.headers, earlier.metadata
        filled.operation, filled.unit = (
            (_to_the_other_end(earlier.operation, question.text), question.unit or earlier.unit)
            if earlier.operation != "footnote"
            else ("lookup", question.unit)
        )
    if filled.bare:
        filled.codes, filled.items, filled.quoted = earlier.codes, earlier.items, earlier.quoted
        filled.subject, filled.content = earlier.subject, _of_years(earlier, question.years)
        filled.footnote = earlier.footnote if not asks else None
    same_years = not question.years or bool(set(question.years) & set(earlier.years))
    same_years = same_years or reader.covered(earlier.documents, question.years)
    if same_years and not question.documents and not question.missing_documents:
        filled.documents, filled.drafts = earlier.documents, question.drafts or earlier.drafts
    filled.unit = question.unit or earlier.unit
    filled.indexes = question.indexes or earlier.indexes
    filled.appendices = question.appendices or ([] if question.indexes or question.documents else earlier.appendices)
    filled.years = question.years or _kept_years(question, earlier)
    _set_beside(filled, question, earlier)
    if filled.bare and not question.agencies:
        filled.agencies = earlier.agencies
        if not question.deadline and question.operation == "lookup":
            filled.deadline = earlier.deadline
    if question.agencies and earlier.operation in {"list", "count"}:
        filled.agencies = _with_role(question.agencies, earlier.agencies)
        if filled.bare:
            filled.operation = earlier.operation if question.operation == "lookup" else question.operation
    return filled

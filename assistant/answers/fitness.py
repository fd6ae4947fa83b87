"""Whether an answer is of the kind that was asked for; one that is not is declined instead of given."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answers import lacking_kinds
from assistant.answers.against_aims import lacks_result
from assistant.answers.apart import lacks_gap
from assistant.answers.beside_names import beside_names
from assistant.answers.called import are_called
from assistant.answers.definitions import lacks_definition
from assistant.answers.index_rows import tells_part_of_index
from assistant.answers.lacking import (
    lacks_agency,
    lacks_figure,
    lacks_first_place,
    lacks_funds,
    lacks_number_of_document,
    lacks_place_in_ranking,
    lacks_points,
    lacks_span,
    lacks_whom,
    lacks_year_of_extreme,
    tells_agency_of_question,
    tells_the_given,
)
from assistant.answers.lacking_times import BLANK, lacks_date, lacks_period, lacks_start
from assistant.answers.named_apart import not_told_apart
from assistant.answers.narrowed import of_another_kind
from assistant.answers.pairs import CHOOSES_ROWS, named_together
from assistant.answers.people import lacks_holder, lacks_person
from assistant.answers.premises import of_no_such_change
from assistant.answers.refusals import about_another, not_told_of, of_another_agency
from assistant.answers.unmet import OF_BODIES, UNMET, ranks_others
from assistant.answers.yes_or_no import DONE_YET, SAYS_WHETHER
from assistant.attachment import (
    PART_END,
    of_another_matter,
    of_another_part,
    of_another_scope,
    of_another_time,
    of_another_year,
    of_the_whole,
    told_by,
    without_restriction,
)
from assistant.draft import Context, Draft
from assistant.members import counts_members, members_asked, names_members
from assistant.periods import YEAR
from assistant.phrases import alternatives
from assistant.provenance import Provenance
from assistant.question import AGENCY_ROLES, Question
from assistant.sentences import in_bold
from assistant.values import lacks_names, names_places, states_time, thing_named
from assistant.wants import asks_change, asks_how_often, asks_place
from index.types import Passage, Record
from ingest.textnorm import fold

_REASON = re.compile(
    r"nguyên nhân|lý do|\b(?:chủ|khách) quan:"
    r"|\b(?:vì|bởi|nhờ|nên)\b|xuất phát|dẫn đến|\b(?:nhằm|để)\b|(?<!\w)do (?!(?:Sở|UBND|Ban|Bộ)\b)",
    re.IGNORECASE,
)
_OF_FAILING = re.compile(
    r"\b(?:hạn chế|tồn tại|yếu kém|bất cập|khó khăn|vướng mắc|giảm|tụt|sụt|thấp|chậm|kém|mất điểm|chưa|không đạt)\b",
    re.IGNORECASE,
)
_NO_CAUSE = re.compile(
    r"(?:phân tích|làm rõ|xác định|rà soát|tìm|nhận diện|mục đích|tồn tại, hạn chế)[^.;:]{0,60}?nguyên nhân"
    r"|nguyên nhân và trách nhiệm|\b(?:nhằm|để)\b",
    re.IGNORECASE,
)
"""Work on causes, and purposes: no cause of what falls short."""
_OF_CAUSES = re.compile(r"[\W\d]*nguyên nhân\b", re.IGNORECASE)
_FAILINGS = re.compile(r"hạn chế|tồn tại|khó khăn", re.IGNORECASE)
_WHICH_ONES = re.compile(r"\blà (?:những|các) (?:cơ quan|đơn vị|sở|nơi) nào\b", re.IGNORECASE)
_WHERE = re.compile(
    r"\b(?:tổ chức|diễn ra|họp|khai mạc)\b[^,;?]*?(?:\b(?:ở|tại) (?:đâu|chỗ nào|nơi nào)\b"
    r"|\bđịa điểm nào\b|\bđịa điểm ở đâu\b)",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:tại|ở|trên địa bàn|trụ sở|địa điểm) (?!(?:Kế hoạch|Quyết định|Nghị quyết|Phụ lục|Công văn)\b)")
_LATE = re.compile(
    r"\b(?:đã|bị|đang) (?:bị |được )?(?:chậm|trễ|quá hạn|hoàn thành|thực hiện xong|làm xong)\b"
    r"|\bchậm tiến độ\b",
    re.IGNORECASE,
)
_STATE = re.compile(r"\b(?:quá hạn|trễ hạn|đúng hạn|chậm|trạng thái|tình trạng|hoàn thành)\b", re.IGNORECASE)
"""What a column says that tells how far tasks have come."""
_CHANGE = re.compile(
    r"\b(?:tăng|giảm|tụt|giữ|chênh|so với)\b|\b(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn\b|\bhơn (?:năm|cùng kỳ)\b"
    r"|\btừ\b.*\b(?:lên|xuống|còn)\b",
    re.IGNORECASE,
)
_NO = "**Không đúng"
_WHICH_MORE = re.compile(r"\bnào\b.*\b(?:nhiều|ít|cao|thấp|lớn|nhỏ)\b.*\bhơn\b", re.IGNORECASE)
_VERDICT = re.compile(r"\b(?:Đúng|Không đúng|(?:[Bb]ằng|[Nn]hư|[Gg]iống|[Kk]hác) nhau|hơn|nhất|Cùng|Không thay đổi)\b")
_YES = "**Đúng.**"
_ASKS_MORE = re.compile(r"\b(?:nào|gì|ai|bao nhiêu|mấy|đâu|thế nào|sao)\b", re.IGNORECASE)
_ANY_AT_ALL = re.compile(r"\bnào (?:không|chưa)\W*$", re.IGNORECASE)
_WHICH_YEAR = re.compile(r"\bnăm nào\b", re.IGNORECASE)
_MATTER = "nội dung này"
_NEARLY_ALL = 0.7
_HALF = 0.45
_TWO = 2
_AFTER_WHO = r"(?: (?:được|phải|sẽ|có|giao|trách nhiệm|nhiệm vụ|làm|đứng ra|chịu|là|thực hiện|tiến hành|việc))*"


def unfit(context: Context, draft: Draft) -> Draft | None:
    """A refusal in place of an answer that cannot be what was asked for; None where the answer may stand."""
    if draft.abstained:
        return None
    if draft.settled:
        return _lacking(context, OF_BODIES) if ranks_others(context, draft) else None
    provenance = Provenance(context, draft)
    if supposed := of_no_such_change(context, draft, provenance.told):
        return supposed
    beside = beside_names(context, draft)
    lacking = next((what for what, lacks in _CHECKS if lacks(beside, draft)), None)
    if lacking is not None:
        return _lacking(context, lacking)
    if document := provenance.foreign_document():
        return not_told_of(context, document)
    if mention := provenance.foreign_agency():
        return of_another_agency(context, draft, mention)
    matter = provenance.not_spoken_of(_passed_over(context, draft))
    if matter := matter or of_another_kind(context, draft) or not_told_apart(context, draft):
        return about_another(context, draft, matter)
    return None


def _lacking(context: Context, what: str) -> Draft:
    """A refusal that says what of the matter was not found."""
    of_matter = "" if what == _MATTER else f"{what} của "
    text = f"Không tìm thấy thông tin về {of_matter}nội dung được hỏi trong: {context.searched()}."
    return context.abstain("not_found", text)


def _passed_over(context: Context, draft: Draft) -> list[str]:
    """What an answer need not speak of again: the rows among which it chose, and the agencies that it says no to.

    Those of its rows are spoken of by their names, however the cells shorten them.
    """
    rows = draft.bibliography.rows()
    if context.question.polar and draft.text.startswith(_NO) and rows:
        return context.question.agency_words()
    there = [ref.name for row in rows for cell in row.cells for ref in cell.agencies]
    chooses = draft.table is not None and context.question.operation in CHOOSES_ROWS
    return [*dict.fromkeys(there), *(row.name for row in named_together(context) if chooses)]


def _lacks_reason(context: Context, draft: Draft) -> bool:
    if not context.question.why:
        return False
    above = [p.path[-1] for p in draft.bibliography.passages() if p.path]
    headings = " ".join(text for text in above if _OF_CAUSES.match(text) or not _FAILINGS.search(text))
    said = "\n".join(line for line in draft.text.split("\n") if not line.startswith("("))
    if _OF_FAILING.search(context.question.text):
        said = _NO_CAUSE.sub(" ", said)
    return not _REASON.search(f"{said} {headings}")


def _lacks_place(context: Context, draft: Draft) -> bool:
    question = context.question
    ranked = question.entities or question.operation not in {"lookup", "list"}
    return asks_place(question) and not (ranked or question.asks_agency or draft.table or names_places(draft.text))


def _lacks_role(context: Context, draft: Draft) -> bool:
    """Who checks or approves a matter is asked for, and no source speaks of checking or approving it."""
    question = context.question
    if not question.asks_agency:
        return False
    said = fold(" ".join([*_texts(draft), *(cell.header for row in draft.bibliography.rows() for cell in row.cells)]))
    asked = (w for w in context.knowledge.lexicon.lists["other_roles"] if _asks_who(w, question.text))
    return any(fold(word) not in said for word in asked)


def _lacks_venue(context: Context, draft: Draft) -> bool:
    """Where something took place is asked, and the answer's first line names no place."""
    return bool(_WHERE.search(context.question.text)) and not _AT.search(draft.text.split("\n")[0])


def _lacks_lateness(context: Context, draft: Draft) -> bool:
    """Which tasks are late or done is asked, and the rows of a plan, which cannot tell it, were listed."""
    rows, late = draft.bibliography.rows(), _LATE.search(context.question.text)
    cells = [cell for row in rows for cell in row.cells]
    results = any(cell.role == "result" or (cell.role is None and _STATE.search(cell.header)) for cell in cells)
    matter = late and all(late.group().split()[-1] in " ".join([row.name, *row.group]).lower() for row in rows)
    return bool(rows and late) and not (results or matter)


def _lacks_column(context: Context, draft: Draft) -> bool:
    """When a task is due or what comes of it is asked, and the rows found say neither that nor that it is blank."""
    asked = set() if asks_how_often(context.question) else {"deadline", "output"} & set(context.question.roles())
    rows = draft.bibliography.rows()
    told = {cell.role for row in rows for cell in row.cells if cell.text}
    return bool(asked and rows) and not (
        asked & told
        or draft.table
        or draft.bibliography.passages()
        or BLANK in draft.text
        or _tells_time(context.question, asked, draft)
    )


def _tells_time(question: Question, asked: set[str], draft: Draft) -> bool:
    """Whether a time alone is asked for, and words of a row state one."""
    told = in_bold(draft.text)
    of_year = _WHICH_YEAR.search(question.text) and any(map(YEAR.fullmatch, told))
    return asked == {"deadline"} and (bool(of_year) or any(map(states_time, told)))


def _asks_who(word: str, text: str) -> bool:
    who = r"(?:ai|(?:cơ quan|đơn vị|tổ chức|sở|bên|nơi|ban) nào)"
    return bool(re.search(rf"\b{who}{_AFTER_WHO} {word}\b|\b{word} bởi\b", text, re.IGNORECASE))


def _lists_no_agencies(context: Context, draft: Draft) -> bool:
    """The names of agencies of which something is told are asked for, and only who leads a row was found."""
    question = context.question
    rows = draft.bibliography.rows()
    led = set(AGENCY_ROLES) & set(question.roles())
    return bool(_WHICH_ONES.search(question.text) and rows and not (led or question.polar or draft.table))


def _texts(draft: Draft) -> list[str]:
    found: list[str] = []
    for source in draft.bibliography.sources():
        if isinstance(source, Record):
            found += [cell.text for cell in source.cells]
        elif isinstance(source, Passage):
            found.append(source.text)
    return found


def _lacks_change(context: Context, draft: Draft) -> bool:
    """How something changed is asked for, and the text tells of no change beside the value that it gives."""
    if not asks_change(context.question) or draft.bibliography.rows() or draft.computed:
        return False
    said = " ".join(told_by(draft).parts(PART_END))
    return _CHANGE.search(said) is None


def _counts_without_naming(context: Context, draft: Draft) -> bool:
    """The members of a number of things are asked for, and the text only gives their number: "03 Sở"."""
    if draft.table or "\n- " in draft.text:
        return False
    told = [m for m in members_asked(context.question.text) if counts_members(draft.text, *m)]
    return any(not (names_members(draft.text, *m) or _note_lists(draft, m[0])) for m in told)


def _note_lists(draft: Draft, number: int) -> bool:
    """Whether a footnote of the answer lists about as many things."""
    notes = [p.text for p in draft.bibliography.passages() if p.kind == "footnote"]
    return any(text.count(",") + text.count(";") + 1 >= number / 2 for text in notes)


def _lacks_names(context: Context, draft: Draft) -> bool:
    rows = draft.bibliography.rows()
    listed = draft.table or (context.question.entities and "\n- " in draft.text)
    told = bool(rows) and not listed and lacks_names(context.question, draft.text)
    return told and not are_called(context, rows, thing_named(context.question))


def _compares_without_both(context: Context, draft: Draft) -> bool:
    """Two agencies are to be compared, and the rows found speak of one of them at most."""
    names = list(dict.fromkeys(mention.agency.name for mention in context.question.agencies))
    asked = len(names) > 1 and _WHICH_MORE.search(context.question.text) is not None
    said = fold(draft.text)
    both = all(fold(name) in said for name in names) and (_VERDICT.search(draft.text) or draft.table)
    return asked and bool(draft.bibliography.rows()) and not both


def _tells_other_document(context: Context, draft: Draft) -> bool:
    """What a document that is only mentioned lays down is asked, and a row was found that names it."""
    numbers = alternatives(context.question.document_numbers)
    opens = numbers and re.match(
        rf"\W*(?:theo|trong|tại) \D{{0,25}}(?:{numbers})", context.question.text, re.IGNORECASE
    )
    columns = set(context.question.roles()) - {"name", "task"}
    return bool(opens) and bool(draft.bibliography.rows()) and not columns and not context.question.asks_agency


def _lacks_status(context: Context, draft: Draft) -> bool:
    """Whether something has been done is asked, and rows of a plan or a text that says no such thing were found."""
    if not DONE_YET.search(context.question.text) or context.question.metadata or SAYS_WHETHER.match(draft.text):
        return False
    return bool(draft.bibliography.rows()) or not re.search(r"\bđã\b", draft.text)


def _gives_no_verdict(context: Context, draft: Draft) -> bool:
    """A bare yes/no question, to which what was found says little of what is asked and no yes or no."""
    question = context.question
    asked = _ANY_AT_ALL.sub("", question.text)
    bare = question.polar and _ASKS_MORE.search(asked) is None and question.operation == "lookup"
    bare = bare and len(draft.bibliography.rows()) < _TWO
    numbered = question.codes or question.items
    unsure = _VERDICT.search(draft.text) is None or (draft.text.startswith(_YES) and not numbered)
    return bare and unsure and _said(context, draft) < _NEARLY_ALL


def _explains_other(context: Context, draft: Draft) -> bool:
    """A reason is asked for, and the text says little of what it would explain."""
    return context.question.why and _said(context, draft, whole=True) < _HALF


def _said(context: Context, draft: Draft, whole: bool = False) -> float:
    """How much of the question the first sentence of the answer, or all of it, and its documents' titles say."""
    terms = context.knowledge.terms
    query = terms.query(context.question.content)
    titles = " ".join(context.title(label) for label in {c.document for c in draft.bibliography.citations()})
    text = draft.text if whole else draft.text.split("[")[0]
    return terms.coverage(query, [(terms.text(f"{text} {titles}"), 1.0)]) if query else 1.0


def _lacks_year(context: Context, draft: Draft) -> bool:
    """Two years are to be compared, and the rows or the texts found are of one of them, or of others."""
    question = context.question
    rows, passages = draft.bibliography.rows(), draft.bibliography.passages()
    compares = question.operation in {"compare", "difference"} or asks_change(question)
    if not compares or len(set(question.years)) != _TWO or not (rows or passages):
        return False
    columns = {cell.year for row in rows for cell in row.cells if cell.year}
    labels = [row.document for row in rows if not columns] + [passage.document for passage in passages]
    documents = (context.knowledge.documents[label] for label in labels)
    titles = (f"{d.title} {d.period or ''} {d.issue_date or ''}" for d in documents)
    said = " ".join([*titles, *(" ".join([p.text, *p.path]) for p in passages), draft.text])
    return not all(str(year) in said or year in columns for year in question.years)


_CHECKS: tuple[tuple[str, Callable[[Context, Draft], bool]], ...] = (
    ("định nghĩa", lacks_definition),
    ("lý do", _lacks_reason),
    ("tên địa phương", _lacks_place),
    ("cơ quan giữ vai trò này", _lacks_role),
    ("tên các cơ quan", _lists_no_agencies),
    ("tên các đơn vị", lacks_whom),
    ("cơ quan khác", tells_agency_of_question),
    ("tên người", lacks_person),
    ("số văn bản", lacks_number_of_document),
    ("thứ hạng", lacks_first_place),
    ("năm được hỏi", lacks_year_of_extreme),
    ("con số", lacks_figure),
    ("số điểm", lacks_points),
    ("số liệu của cả chỉ số", tells_part_of_index),
    ("thứ hạng", lacks_place_in_ranking),
    *lacking_kinds.CHECKS,
    ("nội dung này", tells_the_given),
    ("mức tăng, giảm", _lacks_change),
    ("mức chênh lệch", lacks_gap),
    ("số liệu của thời gian này", lacks_period),
    ("tên cụ thể", _counts_without_naming),
    ("tên cụ thể", _lacks_names),
    ("số liệu của cả hai cơ quan", _compares_without_both),
    ("nội dung của văn bản được nhắc đến", _tells_other_document),
    ("số liệu của cả hai năm", _lacks_year),
    ("kết quả của năm này", lacks_result),
    ("tình trạng thực hiện", _lacks_status),
    ("câu trả lời có hay không", _gives_no_verdict),
    ("lý do", _explains_other),
    ("người giữ vai trò này", lacks_holder),
    ("địa điểm", _lacks_venue),
    ("nguồn kinh phí", lacks_funds),
    ("khoảng thời gian", lacks_span),
    ("cơ quan thực hiện", lacks_agency),
    ("thời điểm bắt đầu", lacks_start),
    ("tình trạng thực hiện", _lacks_lateness),
    *UNMET,
    ("số liệu đúng năm", of_another_year),
    ("số liệu đúng cấp, đúng nhóm", of_another_scope),
    ("số liệu riêng phần này", of_another_part),
    ("số liệu", of_another_matter),
    ("số liệu riêng phần này", of_the_whole),
    ("số liệu của thời điểm này", of_another_time),
    ("số lượng này", without_restriction),
    ("thời gian", lacks_date),
    ("nội dung này", _lacks_column),
)

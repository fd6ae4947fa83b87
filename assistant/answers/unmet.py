"""What a question asks for by a word of its own (staff, a company, an older document) that an answer does not give."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answers.aims_told import tells_aim_for_result
from assistant.answers.asked_ends import lacks_addressee, lacks_consequence, of_another_plan
from assistant.answers.called import are_called
from assistant.answers.meanings import asked_term
from assistant.answers.other_columns import lacks_named_column, lacks_unknown_column, tells_places_for_things
from assistant.answers.papers import (
    tells_another_kind,
    tells_the_document_itself,
    tells_the_letterhead,
    tells_who_proposed,
)
from assistant.answers.table_parts import part_said
from assistant.attachment import PART_END, of_all_years, of_another_index, told_by
from assistant.citing import MARK
from assistant.draft import Context, Draft
from assistant.said_columns import words_of
from assistant.sentences import UPPER, in_bold
from assistant.sources import said_by
from assistant.wants import asks_change, asks_percentage, wants
from index.types import Passage, Record
from ingest.textnorm import fold

_WHICH_BODY = re.compile(
    r"\b(?P<kind>doanh nghiệp|công ty|nhà thầu|tập đoàn|ngân hàng|bệnh viện|trường học|hợp tác xã|nhà mạng|nhà đầu tư"
    r"|khu công nghiệp|dự án|tuyến đường|tuyến phố|con sông|cây cầu) nào\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:cong ty|tap doan|vnpt|viettel|mobifone)\b")
_STAFF = re.compile(
    r"\b(?:bao nhiêu|mấy) (?:\w+ )?(?:cán bộ|công chức|viên chức|nhân viên|nhân sự|biên chế|người lao động|lao động"
    r"|người|bác sĩ|giáo viên)\b",
    re.IGNORECASE,
)
_HAS_STAFF = re.compile(
    r"^\W*(?:hiện )?[^,;?]+? (?:hiện )?(?:có|còn) (?:bao nhiêu|mấy) (?P<unit>[^,;?]+?)\W*$", re.IGNORECASE
)
_FEW = 3
_HOW_MANY_POINTS = re.compile(r"\b(?:bao nhiêu|mấy) điểm\b", re.IGNORECASE)
_OTHER_UNIT = re.compile(
    r"\s*(?:tiêu chí|đơn vị|người|xã|nhiệm vụ|ngày|cơ quan|sở|hồ sơ|cuộc|lớp|văn bản|tỷ đồng|triệu)\b", re.IGNORECASE
)
_ASIDE = re.compile(r"\((?:ban hành )?kèm theo\b", re.IGNORECASE)
"""What stands below the title of an annex."""
_SENTENCE = re.compile(r"(?:\S+ ){4,}(?:phải|được|có trách nhiệm|chịu trách nhiệm) \S+ \S+", re.IGNORECASE)
"""A heading that is a whole sentence: "Điều 4. Đơn vị chậm nộp phải giải trình trước …"."""
_RISE = re.compile(r"\b(?:tăng|giảm|chênh|so với)\b", re.IGNORECASE)
_COUNTS_ROWS = re.compile(r"\W*Có \*\*\d+ (?:nhiệm vụ|tiêu chí|chỉ tiêu|nội dung|việc)\b")
_SHARE = re.compile(r"\b(?:tỷ lệ|tỉ lệ|phần trăm|mức)\b|%", re.IGNORECASE)
_CELL = re.compile(r"^\*\*[^*]+\*\*(?P<unit>%?)[^“\[]{0,12} là (?P<column>[^“\[]*)")
_MEANS = re.compile(
    r"\b(?:thế nào (?:là|được (?:coi|xem) là|gọi là)|được hiểu (?:là|như|thế)|khái niệm|(?<!xác )định nghĩa"
    r"|nghĩa là (?:gì|sao|thế))\b",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"\b[A-ZĐ]{3,}\b")
_SAYS_MEANING = re.compile(r"viet tat|goi tat|duoc hieu la|\bnghia la\b")
_WHICH_OF_BODIES = re.compile(
    r"^\W*(?:(?:trong|so) (?:số )?(?:các |những )?[^,?]*, ?)?(?:những |các )?"
    r"(?P<thing>sở|quận|huyện|xã|phường|tỉnh|cán bộ|công chức|viên chức|người|lãnh đạo|giám đốc|chủ tịch|hộ|trường)"
    r"(?:, \w+)* nào\b"
    r"(?! (?:chủ trì|phối hợp|phụ trách|theo dõi|lo|làm|đứng ra|được giao|chịu))",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\W*(?:sở|quận|huyện|xã|phường|thị xã|tỉnh|thành phố|tp|tx|ban|cục|thuế|công an|ubnd|văn phòng)\b", re.IGNORECASE
)
_BODIES = re.compile(r"\b(?:địa bàn|địa phương|đơn vị|cơ quan|nơi|tên)\b", re.IGNORECASE)
OF_BODIES = "thứ hạng của các cơ quan, địa phương"
_LEVELS = {"sở", "quận", "huyện", "xã", "phường", "tỉnh"}
_ASSIGNED = re.compile(
    r"\bgiao (?:cho )?(?:ai|(?:đơn vị|cơ quan|sở) nào)\b|\b(?:ai|(?:đơn vị|cơ quan|sở) nào)\b.{0,15}\bchủ trì\b",
    re.IGNORECASE,
)
_ASSIGNS = re.compile(r"\b(?:giao|chủ trì|phối hợp|phụ trách|chịu trách nhiệm|tham mưu|thực hiện)\b", re.IGNORECASE)
_APPENDIX = re.compile(r"\W*(?:Phụ lục|Biểu|Bảng)(?: số)? [\dIVX]+\W", re.IGNORECASE)
_ISSUERS = ("ubnd", "uy ban nhan dan", "hdnd", "hoi dong nhan dan", "thanh pho", "chinh phu")


def lacks_body(context: Context, draft: Draft) -> bool:
    """Which company, hospital, project … is asked, and the answer speaks of none."""
    asked = _WHICH_BODY.search(context.question.text)
    said, rows = fold(draft.text), draft.bibliography.rows()
    if asked is None or fold(asked["kind"]) in said or _COMPANY.search(said):
        return False
    return not (rows and are_called(context, rows, asked["kind"]))


def counts_rows_for_people(context: Context, draft: Draft) -> bool:
    """How many people there are is asked, and rows that speak of such people were counted."""
    return _STAFF.search(context.question.text) is not None and _COUNTS_ROWS.match(draft.text) is not None


def counts_other_staff(context: Context, draft: Draft) -> bool:
    """How many people an agency has is asked, and nothing else; the text that is told names no such agency."""
    question = context.question
    asked = _HAS_STAFF.match(question.text) and _STAFF.search(question.text)
    if not asked or not question.agencies or len(question.words_besides_agencies()) > _FEW:
        return False
    said = fold(" ".join(told_by(draft).parts(PART_END)))
    return "bien che" not in said and not any(fold(mention.agency.name) in said for mention in question.agencies)


def tells_things_for_points(context: Context, draft: Draft) -> bool:
    """Points are asked for, and the numbers that the text tells count other things."""
    said = told_by(draft)
    if draft.bibliography.rows() or draft.table or not said.spans:
        return False
    others = all(_OTHER_UNIT.match(said.sentence[end:]) for _, end in said.spans)
    return others and _HOW_MANY_POINTS.search(context.question.text) is not None


def tells_value_for_change(context: Context, draft: Draft) -> bool:
    """How far something rose or fell is asked, and the cell that is told holds the value of one time."""
    cell = _CELL.match(draft.text)
    if cell is None or draft.computed or not asks_change(context.question):
        return False
    return _RISE.search(f"{cell['column']} {' '.join(row.name for row in draft.bibliography.rows())}") is None


def tells_share_for_number(context: Context, draft: Draft) -> bool:
    """A number of things is asked for, and the cell that is told holds a share of them."""
    question = context.question
    cell = _CELL.match(draft.text)
    if cell is None or "đồng" in cell[0] or asks_percentage(question.text) or _SHARE.search(question.text):
        return False
    counted = any(want.kind == "counted" for want in wants(question))
    return counted and bool(cell["unit"] or _SHARE.match(cell["column"].strip()))


def tells_total_for_part(context: Context, draft: Draft) -> bool:
    """A part of a table's rows is asked of, by its heading or by a value that they have, and the total is told."""
    rows = draft.bibliography.rows()
    if draft.settled or len(rows) != 1 or rows[0].kind != "total" or draft.bibliography.passages():
        return False
    part = part_said(context, words_of(context.question), context.knowledge.tables[rows[0].table])
    return part is not None and rows[0].id not in part.ids


def describes_for_meaning(context: Context, draft: Draft) -> bool:
    """What a term means is asked in so many words, and the row or heading of that name was told."""
    term = asked_term(context.question)
    if (
        not term
        or _SHORTENED.search(context.question.text)
        or context.question.metadata
        or not _MEANS.search(context.question.text)
    ):
        return False
    if not (draft.text.startswith("“") or draft.bibliography.rows()):
        return False
    said, name = fold(" . ".join(said_by(context, s) for s in draft.bibliography.sources())), re.escape(fold(term))
    return not (_SAYS_MEANING.search(said) or re.search(rf"\b{name}\W*?(?::|\(|\bla\b)|\({name}\)", said))


def ranks_others(context: Context, draft: Draft) -> bool:
    """Which department or place is first or last is asked, and rows that are no such bodies were ranked, or a text is
    told that names none."""
    question, rows = context.question, draft.bibliography.rows()
    asked = _WHICH_OF_BODIES.search(question.text)
    if question.operation not in {"max", "min"} or not asked:
        return False
    thing = asked["thing"].lower()
    if not rows:
        return thing in _LEVELS - {"tỉnh"} and not re.search(rf"(?i:\b{thing}) [{UPPER}\d]", MARK.sub("", draft.text))
    named = any(_BODY.match(row.name) for row in rows) or _heads_places(context, rows)
    return not ((thing in _LEVELS and named) or are_called(context, rows, thing))


def _heads_places(context: Context, rows: Sequence[Record]) -> bool:
    """Whether the column of names over the rows says that they are bodies or places."""
    headers = (context.knowledge.tables[row.table].name_header for row in rows)
    return all(_BODIES.search(header) for header in headers)


def names_the_issuer(context: Context, draft: Draft) -> bool:
    """To whom a task is given is asked, and the text only names who issued or decided something."""
    if not _ASSIGNED.search(context.question.text) or draft.bibliography.rows() or draft.table:
        return False
    named = [fold(name) for name in in_bold(draft.text.split("\n")[0])]
    issuers = bool(named) and all(name.startswith(_ISSUERS) for name in named)
    return issuers and _ASSIGNS.search(told_by(draft).sentence) is None


def of_another_footnote(context: Context, draft: Draft) -> bool:
    """A footnote is asked about by its mark, and only others are told."""
    told = {passage.marker for passage in draft.bibliography.passages() if passage.kind == "footnote"}
    return bool(context.question.footnote and told) and context.question.footnote not in told


def _items(draft: Draft) -> list[str]:
    return [line[2:] for line in draft.text.split("\n") if line.startswith("- ")]


def tells_only_a_title(context: Context, draft: Draft) -> bool:
    """A matter is asked, and what was found to begin with is a heading or a caption with nothing told below it."""
    first = next(iter(draft.bibliography.sources()), None)
    if not isinstance(first, Passage) or draft.table or any(not _ASIDE.match(item) for item in _items(draft)):
        return False
    heading = first.heading or first.text.isupper() or _APPENDIX.match(first.text)
    if not heading or _SENTENCE.search(first.text):
        return False
    question = context.question
    outline = (question.appendices and not question.bounds) or question.quoted or question.metadata
    told = told_by(draft).sentence
    return not outline and fold(told).strip(" .:") == fold(first.text).strip(" .:")


UNMET: tuple[tuple[str, Callable[[Context, Draft], bool]], ...] = (
    ("chú thích này", of_another_footnote),
    ("nội dung này", tells_only_a_title),
    ("văn bản này", tells_the_document_itself),
    ("nội dung này", tells_the_letterhead),
    ("cơ quan thực hiện", tells_who_proposed),
    ("văn bản thuộc loại này", tells_another_kind),
    ("nơi nhận", lacks_addressee),
    ("hình thức xử lý", lacks_consequence),
    ("kế hoạch này", of_another_plan),
    ("tên cụ thể", lacks_body),
    ("số người", counts_rows_for_people),
    ("số người", counts_other_staff),
    ("số điểm", tells_things_for_points),
    ("mức tăng, giảm", tells_value_for_change),
    ("số lượng này", tells_share_for_number),
    ("số liệu riêng phần này", tells_total_for_part),
    ("định nghĩa", describes_for_meaning),
    (OF_BODIES, ranks_others),
    ("kết quả đã đạt", tells_aim_for_result),
    ("số liệu đúng chỉ số", of_another_index),
    ("số liệu riêng năm này", of_all_years),
    ("cơ quan được giao", names_the_issuer),
    ("số liệu này", lacks_named_column),
    ("số liệu này", lacks_unknown_column),
    ("số liệu này", tells_places_for_things),
)

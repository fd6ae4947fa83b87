"""What an answer must say by the words that ask for it: a source of money, a span of time, a figure, a first place."""

from __future__ import annotations

import re

from assistant.agency_mentions import agencies_in, same_agency
from assistant.attachment import told_by
from assistant.draft import Context, Draft
from assistant.periods import YEAR
from assistant.sentences import CLAUSE_END, UPPER, in_bold
from assistant.wants import HOW_MUCH, asks_due_first, asks_number_of_document, asks_whom, wants
from ingest.deadlines import find_deadlines
from ingest.textnorm import fold

_FUNDS_FROM = re.compile(
    r"\b(?:lấy|trích|bố trí|chi|cấp|huy động) (?:ở|từ|tại) (?:đâu|(?:những )?nguồn nào)\b|\btừ (?:những )?nguồn nào\b"
    r"|\bnguồn (?:kinh phí|vốn|ngân sách) (?:nào|ở đâu|từ đâu)\b",
    re.IGNORECASE,
)
_OF_FUNDS = re.compile(
    r"\b(?:nguồn|dự toán|bố trí|xã hội hóa|từ ngân sách|ngân sách (?:tỉnh|thành phố|trung ương|cấp|địa phương))\b",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"\b(?:tối đa|tối thiểu|ít nhất|nhiều nhất|mất|kéo dài|gián đoạn|diễn ra|(?:không )?quá|trong(?: vòng)?) bao lâu\b"
    r"|\bbao lâu (?:rồi|thì phải|một lần)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\d+ (?:phút|giờ|ngày|tuần|tháng|quý|năm)\b|\b(?:hằng|hàng|mỗi|định kỳ)\b", re.IGNORECASE)
OFFICIAL = re.compile(r"\d+(?:/(?:\d{4}/)?|-)[A-ZĐ][\wĐ/-]*")
_TITLED = {"de an", "chuong trinh", "ke hoach", "bao cao"}
_WHOM = re.compile(
    r"\b(?:giao|phân công) (?:cho )?ai\b|\bai (?:chủ trì|làm|lo|thực hiện|phụ trách)\b|^\W*ai(?! (?:ký|được|bị)) ",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b(?:cơ quan(?! nhà nước)|đơn vị|địa phương|thủ trưởng|chủ tịch|người đứng đầu|giám đốc|công ty|trung tâm)\b",
    re.IGNORECASE,
)
_NAMED_BODY = re.compile(rf"\b(?:Sở|Ban|Ủy ban|Hội|Đoàn|Bộ|Cục|Viện|Báo|Đài) [{UPPER}]")
_FOREMOST = re.compile(
    r"\b(?:nào|ai)\b[^,;?]*\b(?:(?:cao|thấp|nhiều|ít|lớn|nhỏ|tốt|kém|mạnh|yếu) nhất|hơn cả"
    r"|(?:nhiều|ít) [^,;?]{1,60}?(?<!thống )nhất"
    r"|(?:xếp|đứng) (?:thứ |hạng )?(?:nhất|nhì|đầu|cuối|bét|1)|dẫn đầu|đội sổ)\b",
    re.IGNORECASE,
)
_TOP = re.compile(r"\b(?:đứng|dẫn|xếp) (?:thứ |hạng )?(?:đầu|nhất)\b|\b(?:cao|nhiều|lớn|tốt) nhất\b", re.IGNORECASE)
_BOTTOM = re.compile(
    r"\b(?:đứng|xếp) (?:thứ |hạng )?(?:cuối|bét|chót)\b|\b(?:thấp|ít|nhỏ|kém|yếu) nhất\b|\bđội sổ\b", re.IGNORECASE
)
_HEADS_BODY = re.compile(
    r"\bai (?:sẽ |là người )?đứng đầu(?=\s*[,?;.]| (?:và|tổ|ban|hội đồng|đoàn)\b|$)", re.IGNORECASE
)
"""Who is at the head of a body is asked, and no ranking: "gồm ai đứng đầu, ai làm tổ phó"."""
_FIRST = re.compile(r"(?<!thống )\b(?:(?<!, )nhất|nhì|đầu|cuối|hơn cả|hơn|thứ 0?1)\b", re.IGNORECASE)
_MOST_OF = re.compile(r"\b(?:nhiều|ít) (?P<what>[^,;?]+?) nhất\b", re.IGNORECASE)
_POINTS = re.compile(r"\bđiểm\b(?! (?:mới|nghẽn|nóng|đến|sáng|yếu|mạnh|danh))", re.IGNORECASE)
_HOW_MANY_POINTS = re.compile(
    r"\b(?:bao nhiêu|mấy) điểm\b"
    r"|^\W*(?:số )?điểm\b(?! (?:mới|nghẽn|nóng|đến|sáng|yếu|mạnh))[^,;?]*\b(?:bao nhiêu|mấy)\W*$",
    re.IGNORECASE,
)
_MAY_BE_POINTS = re.compile(r"\bđiểm\b|%|\d[.,]\d", re.IGNORECASE)
_MOST_IN_YEAR = re.compile(r"\bnăm nào\b[^?]*\bnhất\b|\bnhất\b[^?]*\bnăm nào\b", re.IGNORECASE)
_PLACES = re.compile(r"\b(?:thứ hạng|xếp hạng|hạng|bậc|thứ mấy|đứng thứ|vị trí)\b", re.IGNORECASE)
_BEHIND = re.compile(
    r"\b(?:khiến|dẫn đến|dẫn tới|làm cho|do|vì|bởi)\b.*\b(?:nào|gì)\b|\bnào\b.*\b(?:khiến|làm)\b", re.IGNORECASE
)
_WHICH_PLACE = re.compile(r"\b(?:thứ|hạng|vị trí) (?:mấy|bao nhiêu|nào)\b", re.IGNORECASE)
_SAYS_PLACE = re.compile(
    r"\b(?:thứ|hạng|vị trí|bậc|top)\W*(?:thứ )?\W*(?:\d|nhất|nhì|hai|ba|tư|năm\b|sáu|bảy|tám|chín|mười)"
    r"|\d/(?:63|34)(?![\d/])|\b(?:đứng|xếp|dẫn)\W+(?:đầu|cuối|chót)|\bđầu bảng|\bcuối bảng",
    re.IGNORECASE,
)
_RANK_OF = re.compile(r"\W*(?:thứ hạng|vị trí xếp hạng|xếp hạng|hạng(?! mục))\b(?!.*\bđiểm\b)", re.IGNORECASE)
_ONE_CELL = re.compile(r"^\*\*(?P<value>[^*]+)\*\*(?: điểm|%)? là (?P<column>[^“\[]*)")
_WHO_CELL = re.compile(r"^\*\*(?P<who>[^*]+)\*\* (?:chủ trì|phối hợp)\b")
_HALF = 0.5
_WHOEVER = re.compile(
    r"\b(?:ai|(?:đơn vị|cơ quan|nơi|xã|sở|người) nào)\b[^?]*\bthì\b"
    r"[^?]*\b(?:bao nhiêu|mấy)\b(?! (?:cơ quan|đơn vị|sở))",
    re.IGNORECASE,
)
_ONLY_AGENCY = re.compile(r"\*\*[^*\d]+\*\* (?:chủ trì|phối hợp)\b[^\n]*$")
_NO_FIGURE = re.compile(r"\d|\b(?:trống|không|chưa|có)\b", re.IGNORECASE)


def lacks_funds(context: Context, draft: Draft) -> bool:
    """Where the money comes from is asked, and the answer's first line names no source of it."""
    return bool(_FUNDS_FROM.search(context.question.text)) and not _OF_FUNDS.search(draft.text.split("\n")[0])


def lacks_span(context: Context, draft: Draft) -> bool:
    """How long something takes at most is asked, and the row that was found only dates something."""
    asked = _HOW_LONG.search(context.question.text) and draft.bibliography.rows() and not draft.table
    return bool(asked) and _SPAN.search(" ".join(in_bold(draft.text))) is None


def lacks_agency(context: Context, draft: Draft) -> bool:
    """Who does something is asked, and the running text that was found names nobody who might, or rows only figures."""
    if not _WHOM.search(context.question.text) or draft.table:
        return False
    if draft.bibliography.rows():
        return _tells_figures_alone(context, draft)
    first = draft.text.split("\n")[0]
    above = " ".join(" ".join(p.path) for p in draft.bibliography.passages())
    named = _BODIES.search(first) or _NAMED_BODY.search(first)
    return not (in_bold(draft.text) or named or agencies_in(above, context.knowledge.agencies))


def _tells_figures_alone(context: Context, draft: Draft) -> bool:
    """Whether rows tell a figure and nobody, though nothing else than who does it is asked of them."""
    told = in_bold(draft.text)
    figures = bool(told) and all(re.match(r"\d", text) and not find_deadlines(text, 0) for text in told)
    asked = set(context.question.roles()) <= {"lead_agency", "coordinating_agency"}
    return figures and asked and not agencies_in(draft.text, context.knowledge.agencies)


def lacks_whom(context: Context, draft: Draft) -> bool:
    """The agencies that somebody deals with are asked for, and the answer names none but those of the question."""
    if not asks_whom(context.question.text):
        return False
    known = context.knowledge.agencies
    lines = " ".join(line for line in draft.text.split("\n") if not line.startswith("("))
    asked = {found.ref.name for found in agencies_in(context.question.text, known)}
    return not {found.ref.name for found in agencies_in(lines, known)} - asked


def tells_agency_of_question(context: Context, draft: Draft) -> bool:
    """Who has to do with a matter is asked, and the one cell that is told names the question's own agencies alone."""
    question, told = context.question, _WHO_CELL.match(draft.text)
    if told is None or not question.asks_agency or question.polar or question.chooses:
        return False
    named = [mention.agency.name for mention in question.agencies if mention.role is None]
    said = [found.ref.name for found in agencies_in(told["who"], context.knowledge.agencies)]
    return bool(said) and all(any(same_agency(name, other) for other in named) for name in said)


def lacks_number_of_document(context: Context, draft: Draft) -> bool:
    """A decision, a plan … is asked for, and the rows found hold no number, nor the title of one that may go by it."""
    question = context.question
    kinds = {want.unit for want in wants(question) if want.kind == "document" and want.unit}
    rows = draft.bibliography.rows()
    other = question.metadata or (len(rows) > 1 and asks_due_first(question))
    if kinds and not rows and question.operation != "metadata":
        return _tells_named_document(context, draft)
    if not kinds or other or not rows:
        return False
    own = {document.number for document in context.knowledge.documents.values()}
    told = any(number not in question.text and number not in own for number in OFFICIAL.findall(draft.text))
    titled = {} if asks_number_of_document(question.text) else kinds & _TITLED
    return not told and not any(
        re.search(rf"\b{kind} \w+ \w+", fold(text)) for kind in titled for text in in_bold(draft.text)
    )


def _tells_named_document(context: Context, draft: Draft) -> bool:
    """Whether running text was found for nothing but the numbers of the documents in which the question looks."""
    named = {context.knowledge.documents[label].number for label in context.question.documents}
    told = [number for text in in_bold(draft.text) for number in OFFICIAL.findall(text)]
    return bool(told) and not draft.table and set(told) <= named


def lacks_first_place(context: Context, draft: Draft) -> bool:
    """Who came first or has the most is asked, and the clause of the text that names one speaks of no such thing."""
    if not _FOREMOST.search(_HEADS_BODY.sub(" ", context.question.text)) or draft.table:
        return False
    said = told_by(draft)
    of_text = said.spans and not draft.bibliography.rows()
    told = said.parts(CLAUSE_END) if of_text else [draft.text.split("\n\n")[0]]
    first = [part for part in told if _FIRST.search(part) and not _other_end(context.question.text, part)]
    return not first or (bool(of_text) and not any(_says_what(context, part) for part in first))


def _other_end(asked: str, told: str) -> bool:
    """Whether a text tells of the last where the first is asked for, or of the first where the last is."""
    ends = [(_TOP.search(text) is not None, _BOTTOM.search(text) is not None) for text in (asked, told)]
    return ends in ([(True, False), (False, True)], [(False, True), (True, False)])


def _says_what(context: Context, part: str) -> bool:
    """Whether a clause speaks of what there is most of: of "nhiều vụ cháy nhất" no clause on papers tells."""
    most, terms = _MOST_OF.search(context.question.text), context.knowledge.terms
    query = terms.query(most["what"]) if most else None
    return not query or terms.coverage(query, [(terms.text(part), 1.0)]) >= _HALF


def lacks_year_of_extreme(context: Context, draft: Draft) -> bool:
    """In which year something was most or least is asked, and rows of one year were ranked, or text tells of none."""
    asked = _MOST_IN_YEAR.search(context.question.text) is not None
    if not draft.bibliography.rows():
        return asked and not draft.table and YEAR.search(draft.text.split("\n\n(")[0]) is None
    ranked = asked and context.question.operation in {"max", "min", "range"}
    return ranked and not any(map(YEAR.search, in_bold(draft.text)))


def lacks_figure(context: Context, draft: Draft) -> bool:
    """How much something is is asked, and the cell that is told holds no figure.

    In "ai … thì được thưởng bao nhiêu" nobody is asked for.
    """
    if _WHOEVER.search(context.question.text) and _ONLY_AGENCY.match(draft.text):
        return True
    told = _ONE_CELL.match(draft.text) if context.question.roles() != ["key"] else None
    return told is not None and bool(HOW_MUCH.search(context.question.text)) and not _NO_FIGURE.search(told["value"])


def tells_the_given(context: Context, draft: Draft) -> bool:
    """What lies behind a figure is asked, and the cell that is told holds no more than the figure of the question."""
    told, text = _ONE_CELL.match(draft.text), context.question.text
    if told is None or HOW_MUCH.search(text) or not _BEHIND.search(text):
        return False
    return re.search(rf"(?<![\d.,]){re.escape(told['value'].strip())}(?!\d|[.,]\d)", text) is not None


def lacks_points(context: Context, draft: Draft) -> bool:
    """Points are asked for, and a place in a ranking or a count of other things is told."""
    told, text = _ONE_CELL.match(draft.text), context.question.text
    if told is None:
        of_text = draft.bibliography.passages() and not (draft.bibliography.rows() or draft.table)
        return bool(of_text and _HOW_MANY_POINTS.search(text)) and not _MAY_BE_POINTS.search(draft.text.split("\n")[0])
    of_place = _PLACES.search(told["column"]) is not None
    return of_place and _POINTS.search(text) is not None and not _PLACES.search(text)


def _is_of_no_index(context: Context, draft: Draft) -> bool:
    """Whether indexes are named, and the one row that is told is named neither by the question nor after them."""
    question, rows = context.question, draft.bibliography.rows()
    if not question.indexes or len(rows) != 1 or question.agencies or question.codes or question.items:
        return False
    if question.rows or rows[0].cells_of("rank_target"):
        return False
    named = fold(rows[0].name) in fold(question.text)
    said = context.knowledge.indexes_in(" \n ".join([rows[0].name, *rows[0].group, rows[0].caption]))
    known = set(said) | context.knowledge.tables[rows[0].table].indexes
    return not named and not known & set(question.indexes)


def lacks_place_in_ranking(context: Context, draft: Draft) -> bool:
    """A place in a ranking is asked for, and what is told holds none, or that of another thing."""
    told = _ONE_CELL.match(draft.text)
    if told is None:
        of_text = draft.bibliography.passages() and not (draft.bibliography.rows() or draft.table)
        which = _WHICH_PLACE.search(context.question.text)
        return bool(of_text and which) and not _SAYS_PLACE.search(draft.text)
    if _PLACES.search(told["column"]):
        return _is_of_no_index(context, draft)
    return _RANK_OF.match(context.question.text) is not None and not _PLACES.search(told["value"])

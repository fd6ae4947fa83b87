"""Saying that the documents don't say: why, where was searched, and what they do have."""

from __future__ import annotations

import re

from assistant.answer import Reason
from assistant.answers.year_columns import under_years
from assistant.citing import Bibliography, short
from assistant.draft import Context, Draft
from assistant.evidence import Evidence, row_strength
from assistant.knowledge import Knowledge
from assistant.question import AgencyMention
from assistant.wants import asks_amount, units_counted
from assistant.wording import ROLE_VERBS, document_name, one_line, row_name
from index.types import Passage, Record
from ingest.textnorm import fold

_PROBLEMS = {
    "empty": "Chưa có câu hỏi. Xin nhập câu hỏi, ví dụ: “Sở nào chủ trì tiêu chí 7.1.2?”",
    "too_long": "Câu hỏi quá dài (tối đa 4 000 ký tự). Xin rút gọn câu hỏi.",
    "no_words": "Không đọc được câu hỏi: không có chữ hoặc số nào. Xin nhập lại câu hỏi bằng chữ.",
}
_HOME = {"ha noi", "thu do"}
_NEAREST = 0.25
_NAME_REACH = 20
_UNIT_LENGTH = 20
_COST = "kinh phí"
_MONEY = re.compile(r"\d[\d.,* ]*(?:nghìn |ngàn )?(?:tỷ|triệu|đồng)\b")
_TELEPHONE = re.compile(r"\d(?:[ .]?\d){6,}")
_SHAPES = {
    "số điện thoại": _TELEPHONE,
    "đường dây nóng": _TELEPHONE,
    "thư điện tử": re.compile("@"),
    "trang web": re.compile(r"\w\.(?:vn|com)\b|https?:"),
}
_TOLD_BY = {"địa chỉ": re.compile(r"https?:|@")}
"""Shapes that are what is asked for, also where the text does not call them so."""
_OF_PERSONS = {"số điện thoại", "thư điện tử", "ngày sinh, quê quán"}
"""What no document tells of who signed it."""
_OFFICE = "người giữ chức vụ"
"""Who holds an office is told by no plan: the office's name in a text is not its holder's."""
_WHO = re.compile(r"\b(?:ai|tên)\b", re.IGNORECASE)
_HOLDS = re.compile(
    r"\bdo .{3,60} (?:làm|giữ chức|kiêm) (?:Trưởng|Phó|Tổ trưởng|Chủ|Giám đốc)|\blà (?:Trưởng|Tổ trưởng|Phó)"
)
_ADDRESS = re.compile(
    r"\b(?:số \d+|(?:đường|phố|ngõ|tầng|tòa nhà|phường|xã|thôn|quận|huyện) [A-ZĐ0-9])|https?:|@|\.vn\b"
)
_CHOICES = 4
_HANDS_IN = re.compile(r"\b(?:gửi|nộp|trình|tổng hợp|lập|xây dựng)\b", re.IGNORECASE)
"""A paper that is yet to be made: when it is due is asked, not what it says."""


def bad_input(knowledge: Knowledge, problem: str) -> Draft:
    """What is typed can't be read as a question."""
    return Draft(_PROBLEMS[problem], 0.0, Bibliography(knowledge.documents.values()), reason="bad_input")


def about(context: Context) -> Draft:
    """A question about the assistant."""
    names = ", ".join(document_name(d) for d in context.knowledge.documents.values())
    text = (
        "Đây là trợ lý tra cứu các kế hoạch, báo cáo của cơ quan nhà nước: cơ quan chủ trì, phối hợp, tiến độ, "
        "sản phẩm, điểm và mục tiêu, kèm trích dẫn đến đúng dòng của văn bản. Trợ lý chỉ trả lời theo các văn bản "
        f"đang có, không suy đoán. Hiện có: {names}."
    )
    return context.abstain("out_of_scope", text, _examples(context))


def greeting(context: Context) -> Draft:
    """A greeting or thanks."""
    text = (
        "Xin chào! Xin mời hỏi về các kế hoạch, báo cáo đang có, ví dụ cơ quan chủ trì, tiến độ hoặc mục tiêu "
        "của một tiêu chí."
    )
    return context.abstain("out_of_scope", text, _examples(context))


def missing_document(context: Context) -> Draft | None:
    """The question names a document that is not here."""
    question = context.question
    if not question.missing_documents or question.documents or _means_longer_plan(context) or _spoken_of(context):
        return None
    if "deadline" in question.roles() and _HANDS_IN.search(question.text):
        return None
    named = ", ".join(question.missing_documents)
    have = context.searched()
    return context.abstain("not_found", f"Không có {named} trong kho. Các văn bản đang có: {have}.")


def _spoken_of(context: Context) -> bool:
    """Whether the texts speak of the missing document ("Kế hoạch CCHC năm 2023"), so that they may answer."""
    patterns = []
    for name in context.question.missing_documents:
        kind, _, year = fold(name).rpartition(" nam ")
        patterns.append(re.compile(rf"\b{re.escape(kind)}\b[^.;,]{{0,{_NAME_REACH}}}\bnam {re.escape(year)}\b"))
    passages = (p for label in context.documents.labels for p in context.knowledge.passages(label) if not p.heading)
    return any(pattern.search(fold(p.text)) for p in passages for pattern in patterns)


def _means_longer_plan(context: Context) -> bool:
    """Whether the year of a plan over several years is meant: the question asks for what that plan says by year."""
    question = context.question
    tables = [f for f in context.knowledge.tables.values() if f.info.document in question.covering_documents]
    return any("rank_target" in f.roles and "rank_target" in question.roles() for f in tables)


def elsewhere(context: Context) -> Draft | None:
    """The question is about a province or city that no document is about."""
    documents = " ".join(fold(f"{d.title} {d.issuer or ''}") for d in context.knowledge.documents.values())
    others = [place for place in context.question.places if fold(place) not in _HOME and fold(place) not in documents]
    if not others or any(_mentioned(context, place) for place in others):
        return None
    return context.abstain(
        "out_of_scope", f"Các văn bản đang có không nói về {', '.join(dict.fromkeys(others))}, nên không thể trả lời."
    )


def _mentioned(context: Context, place: str) -> bool:
    """Whether a text or a row speaks of the place."""
    labels, known = context.documents.labels, context.knowledge
    rows = (record for record in known.all_rows() if record.document in labels)
    return any(place in p.text for label in labels for p in known.passages(label)) or any(
        place in cell.text for record in rows for cell in record.cells
    )


def nothing_found(context: Context, evidence: Evidence | None = None) -> Draft:
    """No row and no passage says it."""
    text = f"Không tìm thấy thông tin trả lời câu hỏi này trong: {context.searched()}."
    near = [m.record for m in evidence.rows[:3] if row_strength(m) >= _NEAREST] if evidence else []
    suggestions = [f"Cơ quan nào chủ trì “{short(r.name, 90)}”?" for r in near]
    reason: Reason = "not_found"
    return context.abstain(reason, text, suggestions)


def not_told_of(context: Context, document: str) -> Draft:
    """What was found is not of the document that the question names by its number."""
    text = f"Không tìm thấy nội dung được hỏi của {document}. Các văn bản đang có: {context.searched()}."
    return context.abstain("not_found", text)


def about_another(context: Context, draft: Draft, matter: str) -> Draft:
    """What was found speaks of another matter than the question; it is told as what is near."""
    near = next((s for s in draft.bibliography.sources() if isinstance(s, Record | Passage)), None)
    text = f"Không tìm thấy thông tin về “{matter}” trong: {context.searched()}."
    if isinstance(near, Record):
        text += f" Gần nhất là {row_name(near, 110)} ({context.place(near)})."
        return context.abstain("not_found", text, [f"Cơ quan nào chủ trì “{short(near.name, 90)}”?"])
    if near is not None:
        text += f" Gần nhất là {context.whereabouts(near)}."
    return context.abstain("not_found", text)


def of_another_agency(context: Context, draft: Draft, mention: AgencyMention) -> Draft:
    """What was found is not of the agency that the question names; whose it is is told instead."""
    row, role, named = next(iter(draft.bibliography.rows()), None), mention.role or "lead_agency", mention.agency.name
    own = "; ".join(one_line(cell.text) for cell in row.cells_of(role) if cell.text) if row else ""
    if row is None or not own:
        return about_another(context, draft, named)
    told = f"{row_name(row, 110)} do **{own}** {ROLE_VERBS[role]}"
    return context.abstain("not_found", f"Không phải cơ quan được nêu: theo {context.place(row)}, {told}.")


def without_attribute(context: Context, draft: Draft) -> Draft | None:
    """A refusal where the question asks for what plans seldom keep (money, contacts …) and the answer has none."""
    said = fold(" \n ".join([draft.text, *_units_of(draft)]))
    phrases = context.knowledge.lexicon.groups["attributes"]
    asked = context.question.attributes
    asked = [a for a in asked if a != _COST or not _in_named_column(context, draft)]
    asked = [a for a in asked if a not in _SHAPES or not units_counted(context.question)]
    unsaid = [a for a in asked if a == _OFFICE or not any(fold(p) in said for p in phrases[a]) or _lacks(a, draft)]
    unsaid = [a for a in unsaid if a not in _TOLD_BY or not _TOLD_BY[a].search(draft.text)]
    unsaid += ["địa chỉ"] * ("địa chỉ" not in unsaid and _lacks_address(context, draft))
    missing = [*unsaid, *(a for a in asked if a not in unsaid and a == _COST and _lacks_amount(context, draft))]
    missing = [a for a in missing if a != _OFFICE or _lacks_holder(context, draft)]
    if context.question.metadata:
        missing = [a for a in missing if a in _OF_PERSONS]
    if not missing or draft.abstained:
        return None
    searched = context.searched()
    text = f"Không tìm thấy thông tin về {', '.join(missing)} của nội dung được hỏi trong: {searched}."
    return context.abstain("not_found", text)


def _in_named_column(context: Context, draft: Draft) -> bool:
    """Whether the answer's rows say what is asked in a column that the question calls by its header, or by its year."""
    if any(under_years(context, record) for record in draft.bibliography.rows()):
        return True
    cells = [c for record in draft.bibliography.rows() for c in record.cells if c.header in context.question.headers]
    return any(cell.number or (cell.text and not asks_amount(context.question)) for cell in cells)


def _lacks_holder(context: Context, draft: Draft) -> bool:
    """Whether a person is asked for and the answer does not say who holds the office ("do … làm Trưởng ban")."""
    return bool(_WHO.search(context.question.text)) and _HOLDS.search(draft.text) is None


def _lacks_address(context: Context, draft: Draft) -> bool:
    """Whether an address is asked for in so many words, and the answer's first line has none."""
    asked = "địa chỉ" in context.question.text.lower()
    return asked and _ADDRESS.search(draft.text.split("\n")[0]) is None


def _lacks(attribute: str, draft: Draft) -> bool:
    """Whether an answer speaks of a contact without stating it: "niêm yết số điện thoại" is no number."""
    shape = _SHAPES.get(attribute)
    return shape is not None and shape.search(draft.text) is None


def _lacks_amount(context: Context, draft: Draft) -> bool:
    """Whether an amount of money is asked for, and neither the answer nor a column of its rows has one."""
    phrases = [fold(p) for p in context.knowledge.lexicon.groups["attributes"][_COST]]
    records = draft.bibliography.rows()
    headers = {fold(c.header) for r in records for c in r.cells if c.role is None}
    in_column = any(phrase in header for phrase in phrases for header in headers)
    units = any("dong" in fold(unit).split() for unit in _units_of(draft))
    amount = asks_amount(context.question)
    return amount and not (in_column or units or _MONEY.search(draft.text))


def _units_of(draft: Draft) -> list[str]:
    """The short cells without a role of the rows that a draft cites: a column of units says what is measured."""
    records = draft.bibliography.rows()
    return [c.text for r in records for c in r.cells if c.role is None and len(c.text) <= _UNIT_LENGTH]


def ambiguous(context: Context, evidence: Evidence) -> Draft:
    """Several rows fit equally: names them instead of guessing."""
    names = list(dict.fromkeys(row_name(m.record, 110) for m in evidence.rows[:_CHOICES]))
    lines = "\n".join(f"- {name}" for name in names)
    text = f"Câu hỏi có thể chỉ một trong nhiều dòng; xin nói rõ hơn:\n{lines}"
    draft = context.abstain("ambiguous", text)
    draft.choices = names
    return draft


def _examples(context: Context) -> list[str]:
    rows = [r for r in context.knowledge.all_rows() if "." in r.key and r.cell("lead_agency")][:1]
    examples = [f"Cơ quan nào chủ trì tiêu chí {r.key}?" for r in rows]
    return [*examples, "Có những văn bản nào?"]

"""Whether an answer tells the end of an action that is asked for: whom it reaches, what follows, what it serves."""

from __future__ import annotations

import re

from assistant.attachment import told_by
from assistant.draft import Context, Draft
from assistant.sentences import UPPER
from assistant.wants import KINDS_OF_DOCUMENT

_SENT = r"(?:gửi|nộp|(?<!quy )(?<!chương )(?<!lộ )(?<!giải )trình|báo cáo)"
_TO_WHOM = re.compile(
    r"\b(?:(?:gửi|nộp|(?<!quy )(?<!chương )(?<!lộ )trình)(?: (?!của\b|từ\b)[^\W\d_]+){0,4}?"
    r"|báo cáo(?: (?!của\b|từ\b)[^\W\d_]+){0,4}? (?:về|cho|lên|với))"
    r"(?: về| cho| đến| tới| lên| qua| vào)? (?:đâu|ai|(?:cơ quan|đơn vị|nơi|sở|cấp|bộ phận) nào)"
    r"\W*(?:$|,|và\b|để\b|trước\b)",
    re.IGNORECASE,
)
_RECIPIENT = rf"(?:[{UPPER}][^\W\d_{UPPER}]|UBND|HĐND|(?i:các|cấp|cơ quan|đơn vị|phòng|sở)\b)"
_SAYS_SENT = re.compile(
    rf"\b(?i:{_SENT})(?: (?i:về|cho|đến|tới|lên|qua|vào|kết quả))* {_RECIPIENT}"
    rf"|\b(?i:{_SENT})(?: [^\W\d_]+){{0,5}}? (?i:về|cho|đến|tới|lên|qua|với) {_RECIPIENT}"
)
_ACCOUNTS = re.compile(r"\bgiải trình\b[^,;?]*\b(?:với|trước|cho)\b", re.IGNORECASE)
_WHAT_FOLLOWS = re.compile(
    r"\bbị (?:xử lý|gì|phạt|sao|làm sao|thế nào|ra sao|kỷ luật|như thế nào)\b"
    r"|\b(?:vi phạm|không (?:tuân thủ|chấp hành|thực hiện|hoàn thành)|chậm|trễ)\b[^?]*"
    r"\bxử lý (?:ra sao|(?:như )?thế nào)"
    r"|\b(?:chế tài|hình thức xử lý|hậu quả|mức phạt)\b[^?]*\b(?:gì|nào|sao)\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"\b(?:xử lý|kỷ luật|kiểm điểm|phê bình|nhắc nhở|phạt|thu hồi|trừ điểm|chịu trách nhiệm|truy cứu|đình chỉ|cắt"
    r"|hạ (?:\w+ ){0,2}(?:bậc|loại|mức)|điều chuyển|bồi thường|đền bù|thì (?:sẽ |phải )?bị|khiển trách"
    r"|giải trình|không (?:xét|được|tính|công nhận|bố trí)|rút|bãi bỏ|hủy|dừng|tạm dừng)\b",
    re.IGNORECASE,
)
_ITEM = "\n- "
_OF_PLAN = re.compile(
    rf"\b(?:thực hiện|triển khai|thi hành) (?:các nội dung (?:của|tại) )?(?:{KINDS_OF_DOCUMENT}) (?:số )?(\d+)",
    re.IGNORECASE,
)


def lacks_addressee(context: Context, draft: Draft) -> bool:
    """To whom something is sent is asked, and what is told speaks of no sending."""
    if not _TO_WHOM.search(context.question.text) or draft.table:
        return False
    told = draft.text if _ITEM in draft.text else _told(draft)
    if _ACCOUNTS.search(context.question.text):
        return _ACCOUNTS.search(told) is None
    return _SAYS_SENT.search(told) is None


def lacks_consequence(context: Context, draft: Draft) -> bool:
    """What follows upon a lapse is asked, and what is told threatens nothing."""
    asked = _WHAT_FOLLOWS.search(context.question.text)
    notes = [passage for passage in draft.bibliography.passages() if passage.kind == "footnote"]
    told = draft.text if notes else _told(draft)
    return bool(asked) and not draft.table and _FOLLOWS.search(told) is None


def of_another_plan(context: Context, draft: Draft) -> bool:
    """Work on a plan that is named by its number is asked of, and what is told is work on another numbered plan."""
    asked = {match[1] for match in _OF_PLAN.finditer(context.question.text)}
    if not asked or draft.table:
        return False
    told = {match[1] for match in _OF_PLAN.finditer(_told(draft))}
    return bool(told) and asked.isdisjoint(told)


def _told(draft: Draft) -> str:
    return told_by(draft).sentence if not draft.bibliography.rows() else draft.text

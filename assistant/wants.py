"""The kinds of value that a question asks for: a number of something, a rank, a date, an agency …

A question may want several: "được bao nhiêu tỷ đồng, bằng mấy phần trăm kế hoạch?" wants a count of "tỷ đồng" and
a percentage. `values` finds where a sentence states them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from assistant.horizons import asks_horizon
from assistant.question import Question
from assistant.recurrence import HOW_OFTEN
from ingest.textnorm import fold

Kind = Literal["counted", "rank", "percent", "date", "agency", "document", "place", "amount", "frequency"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_CRITERION = r"\b(?:tiêu chí|(?:nội dung|chỉ số|tiêu chí) thành phần)\b"
CRITERION = re.compile(_CRITERION, re.IGNORECASE)
_CRITERION_ABOUT = re.compile(rf"{_CRITERION}(?: nào)? (?:có )?(?:về|liên quan|nói|đề cập|nhắc)\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:tăng|giảm)(?: hay (?:tăng|giảm))? (?:bao nhiêu|mấy|thế nào|ra sao)|\btăng hay giảm\b"
    r"|\b(?:hơn|kém)(?: so với)?(?: cuối)? (?:cùng kỳ|năm (?:ngoái|trước|(?:19|20)\d\d))",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"(?:(?<=tổng số )|(?<!thứ )(?<!tháng )(?<!quý )(?<!hạng )(?<!số )(?<!năm ))"
    r"(?:bao nhiêu|mấy)\s+(?:(?:chiếc|cái)\s+(?=[^\W\d_]))?(?=((?:[^\W\d_]+[\s/]*){1,3}))",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"(?:^|[,:;]\s*)(?:tổng )?số (?!liệu|hiệu|hóa|ký|văn bản|điểm|thứ)((?:[^\W\d_]+[\s/]*){1,3})[^,:;?]*"
    r"(?:là |được |có )(?:bao nhiêu|mấy)\s*\??$",
    re.IGNORECASE,
)
_RESTRICTED = re.compile(
    r"(?:bao nhiêu|mấy)\s+(?:[^\W\d_]+[\s,]+){0,7}?(?:là|bị|thuộc|không|chưa|phải)\s+(?P<how>[^,;?.()]+)", re.IGNORECASE
)
HOW_MUCH = re.compile(r"\b(?:bao nhiêu|mấy)\b", re.IGNORECASE)
_WHICH_RANK = re.compile(
    r"(?:thứ mấy|hạng mấy|thứ bao nhiêu|hạng bao nhiêu|xếp thứ|đứng thứ|thứ hạng nào|vị trí nào|vị trí thứ)",
    re.IGNORECASE,
)
_STANDING = re.compile(r"\bthứ hạng\b|\bxếp hạng\b", re.IGNORECASE)
_RATE = re.compile(r"tỷ lệ|tỉ lệ", re.IGNORECASE)
_PER_CENT = re.compile(r"(?:bao nhiêu|mấy)\s*(?:%|phần trăm)", re.IGNORECASE)
_WHAT_THING = re.compile(
    r"\b(?:kết quả|sản phẩm|đầu ra|hồ sơ|minh chứng)\b[^?]*\b(?:gì|những gì|cái gì|nào|thế nào|ra sao)\b", re.IGNORECASE
)
_POINTS = re.compile(r"(?:bao nhiêu|mấy)\s+điểm|điểm số", re.IGNORECASE)
KINDS_OF_DOCUMENT = (
    r"kế hoạch|quyết định|nghị quyết|nghị định|thông tư|chỉ thị|công văn|văn bản|báo cáo|đề án|chương trình|thông báo"
    r"|kết luận|hướng dẫn|luật"
)
_WHICH_DOCUMENT = re.compile(rf"\b({KINDS_OF_DOCUMENT})\s+nào\b", re.IGNORECASE)
_WHICH_NUMBER = re.compile(
    r"(?<!chỉ )(?<!tổng )(?<!con )(?<!tham )(?<!hệ )(?<!đa )(?<!thiểu )(?<!nhiệm vụ )(?<!mục )(?<!dòng )(?<!tiêu chí )"
    r"\b(?:số(?:,| và| hay)? (?:mấy|hiệu|ký hiệu|nào|bao nhiêu(?! [^\W\d_]))"
    r"|số bao nhiêu (?:của|do|ngày|về|thì|và)|mang số)\b",
    re.IGNORECASE,
)
_NUMBERED_DOCUMENT = re.compile(
    rf"\b({KINDS_OF_DOCUMENT})\s+(?:[^\W\d]+\s+){{0,3}}?(?<!chỉ )(?<!tổng )(?<!con )(?<!tham )(?<!hệ )"
    r"(?:số(?:,| và| hay)? (?:mấy|bao nhiêu|hiệu|ký hiệu|nào)|mang số)\b",
    re.IGNORECASE,
)
_NUMBER_OF_DOCUMENT = re.compile(rf"\b(?:{KINDS_OF_DOCUMENT})(?: số)? (\d+)(?![\d.,]*\d)", re.IGNORECASE)
_DAY_OF_PAPER = re.compile(
    r"(?:số|hiệu|nào|mấy|nhiêu)(?:,| và)? (?:(?:ban hành|ký|ra) )?(?:vào )?ngày (?:nào|mấy|bao nhiêu|tháng)",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"^\W*(?:nêu |cho biết |giải thích )?(?:lý do|nguyên nhân (?:khiến|dẫn|làm|gây|của (?:việc|tình trạng)))\b"
    r"|\b(?:vì sao|tại sao|vì đâu|bởi đâu|vì lý do gì|lý do (?:là )?(?:gì|nào)|nguyên nhân (?:gì|nào|vì sao)"
    r"|do đâu(?! (?:chủ trì|phối hợp|phụ trách|thực hiện|triển khai|làm|lo|đảm|theo dõi|quản lý|ban hành)\b)"
    r"|(?:lý do|nguyên nhân)\b[^?]* là (?:gì|do đâu)|sao (?:lại|mà))\b",
    re.IGNORECASE,
)
_WHICH_PART = re.compile(r"\b(?:vai trò|tư cách) (?:là )?(?:gì|nào|ra sao|thế nào)\b", re.IGNORECASE)
_HEADED_BY = re.compile(rf"\s*({KINDS_OF_DOCUMENT})\b", re.IGNORECASE)
_WHEN = re.compile(
    r"khi nào|bao giờ|bao lâu|chừng nào|chậm nhất|tiến độ|\bhạn\b|kỳ hạn|\bxong\b|(?<!trong )(?<!cùng )thời gian"
    r"|(?<!đến )(?<!tại )(?<!cùng )thời điểm|thời (?:gian|điểm) nào|định kỳ"
    r"|\b(?:ngày|tháng|quý|năm|lúc|mốc|kỳ) (?:nào|mấy|gì)\b|mốc (?:hoàn thành|thời gian) (?:của|là|nào)|đến đâu|ra sao",
    re.IGNORECASE,
)
_TOOK_PLACE = re.compile(r"\b(?:diễn ra|xảy ra)\b[^,;?]*\b(?:ngày|hôm|lúc|khi) (?:nào|mấy)\b", re.IGNORECASE)
_NO_UNITS = (
    "phan tram", "diem ", "tro ", "thu ", "hang ", "muc tieu", "ket qua", "chi tieu", "vao ", "theo ",
    "so voi", "trong ", "va ", "thi ", "la ", "nam ", "o ", "cua ", "de ", "cho ", "roi ", "tren ",
    "duoi ", "tai ", "den ", "tu ", "tien ",
)  # fmt: skip
# Things that begin like one of these words: "ô tô" like "ở".
_UNITS_ALIKE = ("o to",)
# Words that stand for whatever is counted: "còn xe thì mấy chiếc".
_CLASSIFIERS = {"chiec", "con"}
# Places in a ranking are counted by the columns of ranks.
STEPS = ("bac", "hang", "nhiem vu", "tieu chi", "noi dung", "muc", "linh vuc")
_AGENCIES = ("co quan", "don vi", "so ", "so nganh", "so, nganh")
_NO_DEPARTMENT = re.compile(r"s[ổốộồ]", re.IGNORECASE)
"""What begins a word that only without its marks is "sở": "sổ đỏ", "số"."""
_NO_AGENCY = re.compile(r"don vi (?:su(?: nghiep)?|hanh(?: chinh)?|kinh(?: doanh)?|sncl|dvhc)\b")
"""Units of other kinds than those that are given tasks: "đơn vị sự nghiệp", "đơn vị hành chính"."""
_WHAT_TO_DO = re.compile(r"\b(?:phải|cần|được yêu cầu) (?:làm|thực hiện) (?:những )?(?:gì|việc gì)\b", re.IGNORECASE)
_WHICH_PLACE = re.compile(
    r"\b(?:quận|huyện|thị xã|xã|phường|tỉnh|thành phố|địa phương|nước)"
    r"(?:, (?:quận|huyện|thị xã|xã|phường|thành|thành phố))*(?: trực thuộc (?:Trung ương|TW|TƯ))? nào\b"
    r"|^\W*(?:những |các )?địa bàn nào\b"
    r"|\b(?:liệt kê|kể tên|nêu tên|danh sách|tên) (?:các |những )?(?:quận|huyện|thị xã|xã|phường|tỉnh|địa phương)\b",
    re.IGNORECASE,
)
_LONG_NUMBER = 3
_UNIT_END = re.compile(
    r"(?<!tồn)\s(?:với|và|trong|của|để|là|thì|được|theo|ở|cho|do|có|phải|đã|tại|mỗi|một|hằng|hàng)\b", re.IGNORECASE
)
_CACHED = 256


@dataclass(frozen=True, slots=True)
class Want:
    """One value that is asked for; `unit` holds the words of what is counted, or the kind of a document."""

    kind: Kind
    unit: str = ""


_GAP = re.compile(
    r"\b(?:hơn|kém|vượt|còn thiếu|còn hụt|chênh(?: lệch)?|cách nhau|còn cách)\b[^,;?]*"
    r"(?<!tháng )(?<!ngày )(?<!quý )(?<!thứ )(?<!hạng )\b(?:bao nhiêu|mấy)\b"
    r"|\bgấp (?:\S+ )?(?:bao nhiêu|mấy)\b",
    re.IGNORECASE,
)


_DUE_FIRST = re.compile(r"\bnào\b.*\b(?:xong|hoàn thành|đến hạn|hạn)\b.*\b(?:trước|sau|sớm|muộn)\b", re.IGNORECASE)
_WHOM = re.compile(
    r"\S+ \S+ (?:kiem tra|thanh tra|giam sat|khao sat|kiem toan|doi thoai voi|lam viec voi) (?:nhung |cac |may )?"
    r"(?:don vi|co quan|so|nganh|so, nganh|noi|dia phuong|xa, phuong) nao\W*$"
)


def wants(question: Question) -> list[Want]:
    """What the question asks for, in no order; empty when it asks for no value of a kind known here."""
    lead = question.asks_agency or "lead_agency" in question.roles()
    dated = "deadline" in question.roles(), "issue_date" in question.metadata
    text = question.asking or question.text
    found = _wants(text, question.operation, lead, question.asks_score, *dated)
    unmeant = {"percent"} if question.why else set()
    unmeant |= {"amount", "counted", "percent", "rank"} if question.roles() == ["key"] else set()
    return [want for want in found if want.kind not in unmeant]


@lru_cache(_CACHED)
def _wants(text: str, operation: str, lead: bool, score: bool, deadline: bool, issued: bool) -> tuple[Want, ...]:
    if HOW_OFTEN.search(text):
        return (Want("frequency"),)
    found = _counted(text)
    if _WHICH_RANK.search(text) or (operation == "compare" and _STANDING.search(text)):
        found.append(Want("rank"))
    if (deadline and _WHEN.search(text)) or issued or asks_horizon(text) or _TOOK_PLACE.search(text):
        found.append(Want("date"))
    if lead:
        found.append(Want("agency"))
    documents = list(_NUMBERED_DOCUMENT.finditer(text)) or list(_WHICH_DOCUMENT.finditer(text))[:1]
    if not documents and _WHICH_NUMBER.search(text):
        documents = [headed] if (headed := _HEADED_BY.match(text)) else []
        found += [Want("document")] * (not documents)
    kinds = dict.fromkeys(fold(document[1]) for document in documents)
    found += [Want("document", "" if kind == "van ban" else kind) for kind in kinds]
    if _WHICH_PLACE.search(text):
        found.append(Want("place"))
    if asks_percentage(text) or (_RATE.search(text) and not any(want.kind == "counted" for want in found)):
        found.append(Want("percent"))
    elif _POINTS.search(text) or (not found and (score or HOW_MUCH.search(text))):
        found.append(Want("amount"))
    return tuple(found)


def _counted(text: str) -> list[Want]:
    """What is counted: "bao nhiêu hồ sơ", else "số hồ sơ … là bao nhiêu"."""
    units = (_UNIT_END.split(match[1].strip())[0] for match in _HOW_MANY.finditer(text))
    found = [Want("counted", unit) for unit in units if _is_counted(fold(unit))]
    named = None if found else _NUMBER_OF.search(text)
    return [Want("counted", _UNIT_END.split(named[1].strip())[0])] if named else found


def _is_counted(unit: str) -> bool:
    counts = f"{unit} ".startswith(_UNITS_ALIKE) or not f"{unit} ".startswith(_NO_UNITS)
    return counts and unit not in _CLASSIFIERS


def asks_amount(question: Question) -> bool:
    """Whether a number is asked for in so many words ("bao nhiêu", "mấy"), and no percentage."""
    return HOW_MUCH.search(question.text) is not None and not asks_percentage(question.text)


def asks_thing(question: Question) -> bool:
    """Whether an outcome is asked for as a thing ("kết quả là gì", "sản phẩm nào"), so that a bare number is none."""
    return not question.years and bool(_WHAT_THING.search(question.text)) and not HOW_MUCH.search(question.text)


def asks_of_criterion(question: Question) -> bool:
    """Whether a criterion of an index is named by its matter: "tiêu chí (nào) về …"."""
    return _CRITERION_ABOUT.search(question.text) is not None


def asks_why(text: str) -> bool:
    """Whether a reason is asked for; "do đâu chủ trì" asks for an agency."""
    return _WHY.search(text) is not None


def asks_whom(text: str) -> bool:
    """Whether agencies are asked for that somebody deals with ("đoàn kiểm tra những đơn vị nào"): they lead nothing."""
    return _WHOM.search(fold(text)) is not None


def asks_role(text: str) -> bool:
    """Whether it is asked what part an agency plays in something, leading it or helping."""
    return _WHICH_PART.search(text) is not None


def asks_number_of_document(text: str) -> bool:
    """Whether the official number of a paper is asked for ("theo Kế hoạch số mấy"), not the number of a row."""
    return _NUMBERED_DOCUMENT.search(text) is not None


def asks_date_of_document(text: str) -> bool:
    """Whether the day of a paper is asked for beside its number: "số mấy, ngày nào"."""
    return asks_number_of_document(text) and _DAY_OF_PAPER.search(text) is not None


def asks_change(question: Question) -> bool:
    """Whether it is asked how something rose or fell, or how it differs from the year before."""
    return _CHANGED.search(question.text) is not None


def asks_due_first(question: Question) -> bool:
    """Whether it is asked which of several is due first or last."""
    return _DUE_FIRST.search(question.text) is not None


def asks_gap(question: Question) -> bool:
    """Whether it is asked how far two figures are apart, or how many times one is the other."""
    return _GAP.search(question.text) is not None


def asks_percentage(text: str) -> bool:
    """Whether a number of percent is asked for in so many words."""
    return _PER_CENT.search(text) is not None


def restriction(question: Question) -> str:
    """What the question says of the things that it counts: "là nữ", "bị kỷ luật"; nothing where it says none."""
    found = _RESTRICTED.search(question.text)
    return found["how"].strip() if found and units_counted(question) else ""


def units_counted(question: Question) -> list[str]:
    """The words for the things that the question counts, as far as they are read (three at most)."""
    return [want.unit for want in wants(question) if want.kind == "counted"]


def counts_agencies(question: Question) -> bool:
    """Whether agencies are counted ("giao cho bao nhiêu cơ quan")."""
    units = units_counted(question)
    named = (unit for unit in units if not _NO_DEPARTMENT.match(unit) and not _NO_AGENCY.match(fold(unit)))
    return any(fold(unit).startswith(_AGENCIES) for unit in named)


def counts_other(question: Question) -> bool:
    """Whether something else than rows, places or points is counted ("trong bao nhiêu ngày")."""
    return any(not fold(unit).startswith(STEPS) for unit in units_counted(question))


def asks_what_to_do(text: str) -> bool:
    """Whether a question asks for more than a value: what somebody has to do ("… phải làm gì, trước ngày nào")."""
    return _WHAT_TO_DO.search(text) is not None


def asks_how_often(question: Question) -> bool:
    """Whether it is asked how often something takes place."""
    return any(want.kind == "frequency" for want in wants(question))


def asks_place(question: Question) -> bool:
    """Whether a province, district or commune is asked for by name ("quận nào")."""
    return _WHICH_PLACE.search(question.text) is not None


def given(question: Question) -> set[str]:
    """The amounts of some size that the question takes for given: "trong hơn 1500 người, …"."""
    if question.polar or any(bound.relation != "eq" for bound in question.bounds):
        return set()
    named = set(_NUMBER_OF_DOCUMENT.findall(question.text))
    numbers = {digits(number) for number in question.numbers if number not in named}
    numbers -= {str(year) for year in question.years}
    return {number.rstrip("%") for number in numbers if len(number) >= _LONG_NUMBER}


def gives_numbers(question: Question) -> bool:
    """Whether the question takes an amount for given, so that what it asks must be told beside it."""
    return bool(given(question))


def asks_value(question: Question) -> bool:
    """Whether a number, a rank, a date or an official number is asked for: a sentence without one is no answer."""
    numeric = {want.kind for want in wants(question)} & {"counted", "rank", "percent", "date", "place", "frequency"}
    text = question.asking or question.text
    return bool(numeric) or bool(_WHICH_NUMBER.search(text) or HOW_MUCH.search(text))


def digits(text: str) -> str:
    """The digits of a number, with its slash and percent sign: "1.500" and "1500" are the same."""
    return re.sub(r"[^\d/%]", "", text)

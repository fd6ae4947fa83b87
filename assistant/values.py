"""Where in a sentence the values stand that a question asks for, and whether a text can hold them.

Of several values that fit one want, the one that the question's words stand nearest to is meant, unless its own
clause is of a year that the question does not name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from assistant.agency_mentions import agencies_in, from_office
from assistant.counting import NUMBER, head_of, is_percentage, numbers_of, numbers_of_kinds
from assistant.horizons import asks_horizon, horizons
from assistant.nearness import nearness
from assistant.periods import YEAR
from assistant.phrases import tokenize
from assistant.question import Question
from assistant.ranks import ranks_asked
from assistant.recurrence import how_often, recurrences
from assistant.sentences import CLAUSE_END, UPPER, Span, in_bold, part_around
from assistant.text_figures import figures_in
from assistant.times import DATE, DURATION
from assistant.wants import (
    KINDS,
    KINDS_OF_DOCUMENT,
    Kind,
    Want,
    asks_number_of_document,
    asks_percentage,
    digits,
    given,
    gives_numbers,
    units_counted,
    wants,
)
from ingest.textnorm import fold

_PERIOD = re.compile(r"\b(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d\b")
RANK = re.compile(r"(?:thứ|hạng|vị trí)\s+\d+(?:/\d+)?|\d+/(?:63|34)(?![\d/])|nhóm\s+\d+", re.IGNORECASE)
OFFICIAL = re.compile(
    rf"(?P<kind>{KINDS_OF_DOCUMENT})?(?:\s+số)?\s*(?P<code>\d+[\w/]*(?:/|-)[A-ZĐ][\wĐ&/-]*)", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:số|đề án|nghị định|nghị quyết|quyết định|thông tư|luật|điều|khoản|năm|ngày|tháng|nhóm|phụ lục)\s+$",
    re.IGNORECASE,
)
_WHICH_DAY = re.compile(r"\bngày (?:nào|mấy|bao nhiêu|tháng năm nào)\b", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}/\d{1,2}|ngày", re.IGNORECASE)
_LATEST = re.compile(r"chậm nhất|trước (?:ngày|tháng|khi) nào|phải xong", re.IGNORECASE)
_OTHER_DATE = 0.5
_CITED = re.compile(r"\d[\w/]*[/-][A-ZĐ][\wĐ&/-]*,?\s+(?:ngày\s+)?$")
_ISSUED = re.compile(r"\b(?:ban hành|ký|phê duyệt|công bố)\b", re.IGNORECASE)
_UNDER_WHAT = re.compile(
    r"^(?!.*\b(?:xong|hoàn thành(?! (?:xuất sắc|tốt))|hạn|chậm nhất|trước|báo cáo|nộp|gửi|trình|ban hành|ký|họp"
    r"|tổ chức|công bố|diễn ra)\b)"
    r".*\b(?:khi|lúc) nào\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:khi|nếu|trường hợp|(?:đơn vị|cơ quan|nơi|địa phương|tổ chức|cá nhân|nhiệm vụ|dự án)(?: nào)?"
    r" (?:có|chậm|để|không|chưa|vi phạm|đạt|bị|quá))\s[^;.:]{8,}",
    re.IGNORECASE,
)
"""What must be so for something to be done, where "khi nào" asks for no date."""
_LAPSE = re.compile(r"\b(?:không|bị)\b", re.IGNORECASE)
_UNTIL = re.compile(r"(?:đến|trước|xong|hạn|chậm nhất)\s+(?:hết\s+)?(?:ngày\s+)?$", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?:trước|báo cáo|gửi|trình|tham mưu|đề nghị)\s+$", re.IGNORECASE)
_WORKED_WITH = re.compile(
    r"(?:phối hợp(?: chặt chẽ)? với|cùng với|hướng dẫn|kiểm tra|đôn đốc|giám sát)\s+(?:các\s+)?$", re.IGNORECASE
)
_WITH_WHOM = re.compile(r"\b(?:phối hợp|cùng|với|hướng dẫn|kiểm tra|đôn đốc|giám sát)\b", re.IGNORECASE)
_WHO = re.compile(r"\bai\b", re.IGNORECASE)
_GENERAL = (
    "noi ", "cai ", "tien ", "lop ", "lan ", "loai ", "truong hop", "don vi", "co quan", "viec ", "dot ", "phien ",
    "hang muc",
)  # fmt: skip
_HEAD = 2
_PLACES_COUNTED = {"xa", "phuong", "quan", "huyen", "thon", "ap", "buon", "so"}
"""What has no other name, so that a text that counts it says it."""
_NAME = rf"[{UPPER}]\w+(?:\s+[{UPPER}]\w+)*"
_PLACE = re.compile(
    rf"\b(?i:quận|huyện|thị xã|xã|phường|tỉnh|thành phố)(?::?\s+|\s*\()({_NAME})"
    rf"(?:(?:,\s+|\s+và\s+)(?:(?:quận|huyện|thị xã|xã|phường) )?{_NAME})*"
)
_WHICH_NAMED = re.compile(
    r"(?<!yêu )(?<!nhu )(?<!toàn )(?<!môi )(?<!thị )"
    r"\b(trường|bệnh viện|công ty|ngân hàng|tập đoàn|khu công nghiệp|sông|hồ|cầu|tuyến đường|chi cục|dự án|phần mềm)"
    r"(?:,? (?:đại học|cao đẳng|trung cấp|tiểu học|mầm non|nghề|viện nghiên cứu|và|cụ thể|thuộc sở|đó|này)){0,6} nào\b",
    re.IGNORECASE,
)
_WHICH_SO = re.compile(r"\b(?:những|các|\d+|hai|ba|bốn|năm) sở nào\b", re.IGNORECASE)
_SO = re.compile(rf"\b[Ss]ở(?: [{UPPER}]\w+|: [{UPPER}]\w+)|\bS[{UPPER}]{{2,}}\b")
_LIST_OF_NAMES = re.compile(rf"[{UPPER}]\w+ [{UPPER}]\w+(?:, [{UPPER}]\w+ [{UPPER}]\w+)+")
_FIRST_OF_ALL = re.compile(r"\b(?:đơn vị|nơi|địa phương|cấp xã) nào\b[^?]*\bnhất\b", re.IGNORECASE)
"""Communes and wards are "đơn vị" too, where the first or last of all is asked for."""
_HOME = {"ha noi"}
_LABEL = re.compile(r"(?:^|[,;(:])\s*([^\d,;:()]{3,40}?)\s*:?\s*$")
_MOST_DATES = 2
_MOST_NAMES = 3
_EQUAL = 0.85
_ONE_OF_SEVERAL = 0.5
_PLURAL = re.compile(r"\b(?:những|các|lần lượt|mỗi|từng)\b", re.IGNORECASE)
_OF_YEAR_ASKED = 2.0
_TWO = 2
_NEXT = 35
_QUESTION_WORD = re.compile(r"\b(?:nào|gì|bao nhiêu|mấy|ai)\b", re.IGNORECASE)
_HOW_MANY_POINTS = re.compile(r"\b(?:bao nhiêu|mấy) điểm\b", re.IGNORECASE)
_HOW_MUCH_MONEY = re.compile(r"\b(?:bao nhiêu|mấy) (?:tiền|kinh phí)\b", re.IGNORECASE)
_MONEY = re.compile(r"\s*(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?: tỷ)?\s*)?(?:đồng|USD|đ\b)", re.IGNORECASE)
_POINT = re.compile(r"\bđiểm\b|\bchỉ số\b", re.IGNORECASE)
_HOW_MANY_LEFT = re.compile(r"\bcòn(?: lại)?(?: khoảng)? (?:bao nhiêu|mấy)\b", re.IGNORECASE)
_LEFT = re.compile(r"\bcòn(?: lại)?(?: khoảng)?\s*$", re.IGNORECASE)
"""What a reduction leaves is told after "còn", what it began with before: "giảm từ 06 xuống còn 04"."""
_NEAR_POINT = 25


def says_numbers(question: Question, text: str) -> bool:
    """Whether a text has the amounts that the question takes for given."""
    said = {digits(match.group()).rstrip("%") for match in NUMBER.finditer(text)}
    return given(question) <= said


def lacks_names(question: Question, text: str) -> bool:
    """Whether things of a kind are asked for by name ("trường nào", "những sở nào") and the text names none."""
    if _WHICH_SO.search(question.text):
        return _SO.search(text) is None
    asked = _WHICH_NAMED.search(question.text)
    if not asked:
        return False
    named = re.finditer(rf"\b(?i:{asked[1]}) (?:[^\W\d_]+ ){{0,3}}?[{UPPER}]\w+", text)
    return all(fold(match.group()) in fold(question.text) for match in named)


def thing_named(question: Question) -> str:
    """The word for the things that are asked for by name: "dự án" of "dự án nào"; empty where none are."""
    asked = _WHICH_NAMED.search(question.text)
    return asked[1] if asked else ""


def names_places(text: str) -> bool:
    """Whether a text names districts, communes or provinces, alone or in a list of names."""
    return bool(_LIST_OF_NAMES.search(text)) or any(fold(m[1]) not in _HOME for m in _PLACE.finditer(text))


def states_time(text: str) -> bool:
    """Whether a text states a day or a span of days."""
    return bool(DATE.search(text) or DURATION.search(text))


def may_hold_value(question: Question, sentence: str) -> bool:
    """Whether a sentence has a number at all that may be what is asked for under another name; dates are none."""
    kinds = {want.kind for want in wants(question)}
    if "rank" in kinds:
        return bool(RANK.search(sentence))
    if "frequency" in kinds:
        return False
    if "date" in kinds:
        return states_time(sentence)
    if "document" in kinds:
        units = {want.unit for want in wants(question) if want.kind == "document"}
        found = [fold(m["kind"] or "") for m in OFFICIAL.finditer(sentence)]
        return any(not kind or units == {""} or kind in units for kind in found)
    if "place" in kinds:
        return False
    if any(_names_uncounted(unit, sentence) for unit in units_counted(question)):
        return False
    if "amount" in kinds and _HOW_MANY_POINTS.search(question.text):
        return False
    numbers = _untold(question, _amounts(Want("amount"), YEAR.sub(" ", sentence)))
    only_shares = asks_percentage(question.text)
    return any(is_percentage(m) if only_shares else "percent" in kinds or not is_percentage(m) for m in numbers)


def _names_uncounted(unit: str, sentence: str) -> bool:
    """Whether a sentence speaks of what is counted, so that its numbers, which don't count it, are of other things."""
    head = [token.folded for token in tokenize(unit)][:_HEAD]
    said = [token.folded for token in tokenize(sentence)]
    return len(head) == _HEAD and any(said[at : at + _HEAD] == head for at in range(len(said)))


def names_counted(question: Question, text: str) -> bool:
    """Whether a text speaks of what is counted at all; words for things in general need not be said."""
    said = fold(text)
    units = [fold(unit) for unit in units_counted(question) if unit.islower()]
    heads = [" ".join(unit.split()[:_HEAD]) for unit in units if not unit.startswith(_GENERAL)]
    return all(head in said for head in heads if " " in head or head in _PLACES_COUNTED)


def share_satisfied(question: Question, sentence: str, known_agencies: Sequence[str]) -> float:
    """The share of the question's wants that the sentence has a value for; 0 when it wants none."""
    asked = wants(question)
    met = sum(_met(want, question, sentence, known_agencies) for want in asked)
    return met / len(asked) if asked else 0.0


def says_all(question: Question, text: str) -> bool:
    """Whether a text has as many different values in bold as the question asks for things."""
    asked = len(_QUESTION_WORD.findall(question.text))
    return len(set(in_bold(text))) >= max(asked, 2)


def _met(want: Want, question: Question, sentence: str, known_agencies: Sequence[str]) -> float:
    """1 when the sentence has the value; less for a date that is no deadline where one is asked for."""
    spans = _spans(want, question, sentence, known_agencies)
    if want.kind == "date" and spans and _LATEST.search(question.text):
        return 1.0 if any(_UNTIL.search(sentence[:start]) for start, _ in spans) else _OTHER_DATE
    return float(bool(spans))


def asked_spans(
    question: Question, sentence: str, known_agencies: Sequence[str], kinds: Collection[Kind] = KINDS
) -> list[Span]:
    """Where in the sentence the values of these kinds stand that the question asks for, in the sentence's order."""
    asked = [want for want in wants(question) if want.kind in kinds]
    spans = {span for want in asked for span in _spans(want, question, sentence, known_agencies)}
    return sorted(span for span in spans if not any(_inside(span, other) for other in spans))


def _inside(span: Span, other: Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _spans(want: Want, question: Question, sentence: str, known_agencies: Sequence[str]) -> list[Span]:
    if want.kind == "counted":
        return _counts(want, question, sentence)
    if want.kind == "rank":
        found = _untold(question, RANK.finditer(sentence))
        return _best(question, sentence, _places(ranks_asked(question.text, sentence, found)))
    if want.kind == "date":
        return _dates(question, sentence)
    if want.kind == "agency":
        return _agencies(question, sentence, known_agencies)
    if want.kind == "frequency":
        return how_often(question.text, sentence)[:1]
    if want.kind == "document":
        return _documents(want, question, sentence)
    if want.kind == "place":
        named = [m for m in _PLACE.finditer(sentence) if fold(m[1]) not in _HOME]
        return _best(question, sentence, _places(named), most=_MOST_NAMES)
    return _best(question, sentence, _places(_measuring(want, question, sentence)))


def _counts(want: Want, question: Question, sentence: str) -> list[Span]:
    """How many there are of the unit; of one that stands for things in general, how many of each kind of them."""
    counted = _places(_untold(question, numbers_of(sentence, want.unit)))
    if not counted:
        return _places(_untold(question, numbers_of_kinds(sentence, want.unit)))
    head = head_of(want.unit)
    return _best(question, sentence, _of_fullest_clause(question, sentence, counted, head), head)


def _of_fullest_clause(question: Question, sentence: str, found: Sequence[Span], head: str) -> list[Span]:
    """The numbers whose own clause says most of the question's words besides those for what is counted."""
    if given := [span for span in found if _is_given_to(question, sentence[: span[0]])]:
        return given
    aside = {token.folded for token in tokenize(head)}
    words = {token.folded for token in tokenize(question.content or question.text)} - aside
    labels = {figure.span[0]: set(map(fold, figure.label)) for figure in figures_in(sentence)}
    said = [len(words & labels.get(start, set())) for start, _ in found]
    return [span for span, share in zip(found, said, strict=True) if share == max(said)]


def _is_given_to(question: Question, before: str) -> bool:
    """Whether all that stands before a number in its clause is named by the question: "cấp huyện: 03"."""
    label = _LABEL.search(before)
    named = [token.folded for token in tokenize(label[1])] if label else []
    asked = [token.folded for token in tokenize(question.text)]
    return len(named) > 1 and any(asked[at : at + len(named)] == named for at in range(len(asked)))


def _measuring(want: Want, question: Question, sentence: str) -> list[re.Match[str]]:
    """The percentages, or the amounts of what the question asks for: points, money or anything."""
    found = _untold(question, _amounts(want, sentence))
    if want.kind != "amount":
        return found
    if _HOW_MANY_POINTS.search(question.text):
        around = ((m, sentence[max(0, m.start() - _NEAR_POINT) : m.end() + _NEAR_POINT]) for m in found)
        return [m for m, near in around if not YEAR.fullmatch(m.group()) and _POINT.search(near)]
    if _HOW_MUCH_MONEY.search(question.text):
        return [m for m in found if _MONEY.match(sentence, m.end())]
    return [m for m in found if not is_percentage(m)] if gives_numbers(question) else found


def _places(found: Iterable[re.Match[str]]) -> list[Span]:
    return [match.span() for match in found]


def _untold(question: Question, found: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """The values that the question does not itself state: of "trong 118 kiến nghị, bao nhiêu …" 118 is no answer."""
    told = {digits(match.group()) for match in NUMBER.finditer(question.text)}
    return [match for match in found if digits(match.group()) not in told]


def _dates(question: Question, sentence: str) -> list[Span]:
    if asks_horizon(question.text):
        return _beside_best(question, sentence, horizons(sentence))
    dates = list(DATE.finditer(sentence))
    of_papers = question.metadata or question.document_numbers or asks_number_of_document(question.text)
    if not of_papers and not _ISSUED.search(question.text):
        dates = [m for m in dates if not _CITED.search(sentence[: m.start()])]
    dates = dates or list(DURATION.finditer(sentence)) or recurrences(question, sentence)
    if _UNDER_WHAT.search(question.text):
        dates = list(_CONDITION.finditer(sentence)) or ([] if _LAPSE.search(question.text) else dates)
    if _WHICH_DAY.search(question.text):
        dates = [m for m in dates if _DAY.search(m.group())]
    dates = _besides_its_years(question, dates)
    until = [m for m in dates if _UNTIL.search(sentence[: m.start()])]
    if "deadline" in question.roles() and until:
        return _best(question, sentence, _places(until))
    return _best(question, sentence, _places(dates), most=_MOST_DATES)


def _besides_its_years(question: Question, dates: list[re.Match[str]]) -> list[re.Match[str]]:
    """The dates without the years that the question itself names, where there are others."""
    years = {str(year) for year in question.years}
    return [m for m in dates if not (years & {m.group(), *m.group().split()[1:]})] or dates


def _beside_best(question: Question, sentence: str, found: Sequence[Span]) -> list[Span]:
    """The value that is meant and those that follow upon it: "đến năm 2030, tầm nhìn đến năm 2050"."""
    best = set(_best(question, sentence, found))
    for spans in (found, found[::-1]):
        for one, other in pairwise(spans):
            gap = sentence[min(one[1], other[1]) : max(one[0], other[0])]
            if one in best and len(gap) < _NEXT and ";" not in gap:
                best.add(other)
    return sorted(best)


def _agencies(question: Question, sentence: str, known_agencies: Sequence[str]) -> list[Span]:
    asked = {mention.agency.name for mention in question.agencies}
    found = [
        (from_office(sentence, f.start) if _WHO.search(question.text) else f.start, f.end)
        for f in agencies_in(sentence, known_agencies)
        if f.ref.name not in asked and f.ref.kind == "agency" and not _ADDRESSED.search(sentence[: f.start])
    ]
    if not _WITH_WHOM.search(question.text):
        found = [span for span in found if not _WORKED_WITH.search(sentence[: span[0]])] or found
    if not found and _FIRST_OF_ALL.search(question.text):
        found = [m.span() for m in _PLACE.finditer(sentence) if fold(m[0]) not in fold(question.text)]
        return _best(question, sentence, found)
    return _best(question, sentence, found, most=_MOST_NAMES)


def _documents(want: Want, question: Question, sentence: str) -> list[Span]:
    """Official numbers, but for the question's own: of the kind that is asked for, where the text says the kind."""
    told = {fold(number) for number in question.document_numbers}
    found = [m for m in OFFICIAL.finditer(sentence) if fold(m["code"]) not in told]
    same = [m for m in found if want.unit and m["kind"] and fold(m["kind"]) == want.unit]
    fitting = same or ([] if want.unit else found)
    meant = _best(question, sentence, _places(fitting), most=_MOST_NAMES)
    return [m.span("code") for m in fitting if m.span() in meant]


def _best(question: Question, sentence: str, found: Sequence[Span], unit: str = "", most: int = 1) -> list[Span]:
    """The values that are meant, in the order of the sentence: the nearest to the question's words, and its equals."""
    if _HOW_MANY_LEFT.search(question.text):
        found = [span for span in found if _LEFT.search(sentence[: span[0]])] or found
    if len(found) < _TWO:
        return list(found)
    years = {str(year) for year in question.years}
    near = nearness(question, sentence, unit)

    def fit(span: Span) -> tuple[bool, float]:
        dated = set(YEAR.findall(part_around(sentence, span, CLAUSE_END)))
        of_another_year = bool(years and dated) and years.isdisjoint(dated)
        return not of_another_year, near(span) + _OF_YEAR_ASKED * bool(years & dated)

    fits = sorted(((fit(span), span) for span in found), key=lambda item: (item[0], -item[1][0]), reverse=True)
    (of_year, best), _ = fits[0]
    least = (_ONE_OF_SEVERAL if _PLURAL.search(question.text) else _EQUAL) * best
    equal = [span for (dated, value), span in fits[:most] if dated == of_year and value >= least]
    return sorted(equal or [fits[0][1]])


def _amounts(want: Want, sentence: str) -> list[re.Match[str]]:
    """Numbers that measure something: no years, dates or numbers of documents, and percentages for a rate."""
    dates = [m.span() for m in DATE.finditer(sentence)]
    periods = [m.span() for m in _PERIOD.finditer(sentence)]
    numbers = [
        m
        for m in NUMBER.finditer(sentence)
        if not any(start <= m.start() < end for start, end in [*dates, *periods])
        and not _NUMBERED.search(sentence[: m.start()])
        and not _is_mark(sentence, m)
    ]
    if want.kind == "percent":
        return [m for m in numbers if is_percentage(m)]
    return numbers


def _is_mark(sentence: str, match: re.Match[str]) -> bool:
    """Whether a number only marks an item: "(1)"."""
    return sentence[match.start() - 1 : match.start()] == "(" and sentence[match.end() : match.end() + 1] == ")"

"""The columns that a question asks for, and the year that it says beside one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise, takewhile

from assistant.categories import category_in, plain, verdict_in
from assistant.columns import is_sum, tells_to_add
from assistant.horizons import asks_horizon
from assistant.periods import YEAR
from assistant.phrases import Match, Token, asks, is_part, is_question_word, longest
from assistant.question import AGENCY_ROLES, Asked, Question
from assistant.wants import asks_date_of_document, asks_number_of_document, asks_role

_NUMERIC_ROLES = {"result", "target", "rank_target"}
_SCORES = {*_NUMERIC_ROLES, "max_score"}
_YEAR_AFTER = 4
_YEAR_BEFORE = 3
_CLAUSE_END = re.compile(r"[,;:?]|\bvà\b|\bso với\b")
_MORE_YEARS = re.compile(r"(?:(?:\s*,|\s+và|\s*, và)\s+(?:năm\s+)?(?:19|20)\d\d\b)+", re.IGNORECASE)
_ROWS = ["chi", "tieu"]
_OF_THE_MOST = re.compile(
    r"\b(?:so với|trên|/)\s*(?:mức |tổng |số |thang )*(?:điểm )?tối đa\b"
    r"|\b(?:mấy|bao nhiêu)(?: điểm)? trên (?:tổng (?:số )?)?(?:mấy|bao nhiêu)\b",
    re.IGNORECASE,
)
_ONLY_WHO = re.compile(
    r"^(?=.*\b(?:ai|(?:cơ quan|đơn vị|sở|tổ chức) nào)\b)(?=.*\bchỉ tiêu\b(?! (?:năm )?\d{4}))"
    r"(?!.*\b(?:bao nhiêu|mấy|thế nào|ra sao|là gì|đến đâu|mục tiêu|phấn đấu|hơn|nhất|kém)\b)",
    re.IGNORECASE,
)
_THAN = re.compile(r"\b(?:thấp|kém|nhỏ|ít|cao|lớn|nhiều) hơn\b|\bvượt\b", re.IGNORECASE)
_LAST_YEAR = {"ngoai", "truoc", "qua"}
_PARTS = {"và", "còn", "so", "với", "hơn"}
_AGAINST_YEAR = re.compile(
    r"\bso với (?:(?:mức|điểm|kết quả|thực hiện|của) )*(?:năm )?((?:19|20)\d\d)\b", re.IGNORECASE
)
_PLURALS = {"nhung", "cac", "may"}
_TIMES = (["thoi", "diem"], ["thoi", "gian"])
_AT_TIMES = {"den", "tai", "cung", "trong"}
_PERCENT = re.compile(r"%|phần trăm|\bt[ỷỉ] lệ\b", re.IGNORECASE)
_HEAD = 3
_REQUEST = 4


def columns(roles: Sequence[Match], tokens: Sequence[Token]) -> list[Match]:
    """What asks for a column; a bare "giải pháp" names the row where another column is asked for.

    Where an aim is named, "được bao nhiêu điểm" in the same clause asks how much that is and for no other column.
    """
    aims = [m.end for m in roles if m.value == "target" and not asks(m, tokens)]
    roles = [m for m in roles if not (m.value == "result" and asks(m, tokens) and _is_of_one(aims, m.start, tokens))]
    roles = [m for m in roles if not _says_when(m, tokens)]
    others = any(m.value not in {"task", "name"} for m in roles)
    meant = [m for m in roles if m.value != "task" or not others or asks(m, tokens)]
    return [m for m in meant if not (m.value == "target" and _counts_rows(m, tokens))]


def added_columns(matches: Sequence[Match]) -> list[Match]:
    """The columns that the words for a sum name: "mục tiêu" of "tổng mục tiêu"."""
    sums = [m for m in longest(matches, ("operations",)) if m.value == "sum"]
    roles = longest(matches, ("roles",))
    return [m for m in roles if m.value in _SCORES and any(added.start < m.start < added.end for added in sums)]


def asked_of_rows(columns_asked: Sequence[Asked], text: str) -> list[Asked]:
    """The columns asked for, each once and with its year where it has one.

    None is asked for where the words for it ask of a paper: its number, its day, the years that it is laid out for;
    nor the aim of a "chỉ tiêu" where it is only asked who has it.
    """
    of_paper = {"key"} if asks_number_of_document(text) else set()
    of_paper |= {"target"} if _ONLY_WHO.search(text) else set()
    of_paper |= {"deadline"} if asks_horizon(text) or asks_date_of_document(text) else set()
    dated = {asked.role for asked in columns_asked if asked.year}
    meant = [asked for asked in dict.fromkeys(columns_asked) if asked.year or asked.role not in dated]
    return [asked for asked in meant if asked.role not in of_paper]


def _is_of_one(aims: Sequence[int], at: int, tokens: Sequence[Token]) -> bool:
    """Whether an aim ends before the place in its clause, and no time of its own or comparison stands between."""
    ends = [end for end in aims if end <= at]
    between = tokens[max(ends) : at] if ends else []
    apart = any(other.start - one.end > 2 for one, other in pairwise(tokens[max(ends) - 1 : at + 1] if ends else []))
    own = between and (between[-1].folded in _LAST_YEAR or (YEAR.fullmatch(between[-1].folded) and len(between) > 1))
    return bool(ends) and not apart and not own and not _PARTS.intersection(token.lower for token in between)


def _says_when(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether "thời điểm" only says of which time an amount is: "đến thời điểm báo cáo", "tại thời điểm này"."""
    words, around = [token.folded for token in tokens], tokens[max(0, match.start - 1) : match.end + 1]
    timed = words[match.start : match.end] in _TIMES and match.start > 0 and words[match.start - 1] in _AT_TIMES
    return timed and not any(is_question_word(token) for token in around)


def _counts_rows(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether "chỉ tiêu" stands for rows: "trong 3 chỉ tiêu", "những chỉ tiêu", "Chỉ tiêu nào …"."""
    words = [token.folded for token in tokens[match.start : match.end]]
    if not match.start:
        return words == _ROWS and [token.folded for token in tokens[match.end : match.end + 1]] == ["nao"]
    before = tokens[match.start - 1]
    counted = before.folded.isdecimal() and not YEAR.fullmatch(before.folded)
    return words == _ROWS and (counted or before.folded in _PLURALS)


def is_free(match: Match, tokens: Sequence[Token], taken: Collection[int]) -> bool:
    """Whether a phrase's words are not taken by another reading; the year of a header may be ("Hạng 2021")."""
    inside = [at for at in range(match.start, match.end) if at in taken]
    return all(match.kind == "headers" and YEAR.fullmatch(tokens[at].folded) for at in inside)


def said_headers(matches: Sequence[Match], tokens: Sequence[Token]) -> list[Match]:
    """The phrases for columns without a role; a header said as it is written stands for no other of the same words."""
    places = {(m.start, m.end) for m in longest(matches, ("headers",))}
    said = {place: plain(" ".join(token.text for token in tokens[slice(*place)])) for place in places}
    found = [m for m in matches if m.kind == "headers" and (m.start, m.end) in places and not _adds_up(m, tokens)]
    exact = {(m.start, m.end) for m in found if plain(m.value) == said[m.start, m.end]}
    return [m for m in found if (m.start, m.end) not in exact or plain(m.value) == said[m.start, m.end]]


def without_rates(matches: Sequence[Match], text: str) -> list[Match]:
    """The phrases but one word over percentages ("Đạt (%)"), which names its column only where percent is asked for."""
    if _PERCENT.search(text):
        return list(matches)
    return [m for m in matches if m.kind != "headers" or len(m) > 1 or "%" not in m.value]


def indexes_of_columns(matches: Sequence[Match], tokens: Sequence[Token], measures: Collection[str]) -> set[str]:
    """The indexes that the question names only inside names of such columns: "SIPAS cấp xã" of a commune."""
    headers = [m for m in said_headers(matches, tokens) if m.value in measures]
    indexes = longest(matches, ("indexes",))
    inside = [m for m in indexes if any(header.start <= m.start and m.end <= header.end for header in headers)]
    return {m.value for m in inside} - {m.value for m in indexes if m not in inside}


def without_columns(question: Question, of_columns: Collection[str]) -> list[str]:
    """The indexes that a question is on, those that only columns are called after left out where it names rows."""
    names_rows = question.subject or question.entities or question.quoted
    return [name for name in question.indexes if not (names_rows and name in of_columns)]


def _adds_up(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether "cộng" tells to add, and names no column of sums: "cộng lại", "cộng với"."""
    return is_sum(match.value) and tells_to_add([token.folded for token in tokens], match.end - 1)


def take_category(
    question: Question, matches: Sequence[Match], tokens: Sequence[Token], values: Mapping[str, Collection[str]]
) -> set[int]:
    """Places of the words that choose rows by a column's value, which then name no agency and no deadline."""
    if question.codes or question.items:
        return set()
    category = category_in(tokens, said_headers(matches, tokens), values) or verdict_in(tokens, values)
    if category is None:
        return set()
    inside = set(range(category.start, category.end))
    question.category = category
    question.agencies = [m for m in question.agencies if not inside.intersection(range(m.start, m.end))]
    if question.deadline and f" {plain(question.deadline.words)} " in f" {category.value} ":
        question.deadline = None
    return inside


def outside_headers(matches: Sequence[Match], tokens: Sequence[Token], sorting: Collection[int]) -> list[Match]:
    """The phrases but those that are a part of a column's name ("yếu nhất") or choose rows by it (at `sorting`)."""
    headers = said_headers(matches, tokens)
    kept = (m for m in matches if m.start not in sorting or m.kind == "headers")
    return [m for m in kept if m.kind != "operations" or not any(is_part(m, header) for header in headers)]


def years_near(match: Match, tokens: Sequence[Token], question: Question) -> list[int | None]:
    """The years said beside a numeric column, after it ("mục tiêu 2024 và 2025") or before it; [None] for none."""
    if match.value not in _NUMERIC_ROLES:
        return [None]
    after = tokens[match.end : match.end + _YEAR_AFTER]
    before = tokens[max(0, match.start - _YEAR_BEFORE) : match.start][::-1]
    for near in (after, before):
        for token in near:
            ends = (tokens[match.end - 1].end, token.start) if near is after else (token.end, tokens[match.start].start)
            if _CLAUSE_END.search(question.text[slice(*ends)]):
                break
            if _is_year(token, question):
                return [int(token.folded), *(_years_joined(token, question) if near is after else ())]
    return [None]


def _is_year(token: Token, question: Question) -> bool:
    return token.folded.isdecimal() and len(token.folded) == 4 and int(token.folded) in question.years


def _years_joined(first: Token, question: Question) -> list[int]:
    """The years that "và" or a comma joins to one: "2021, 2022 và 2025"."""
    joined = _MORE_YEARS.match(question.text, first.end)
    return [int(year) for year in re.findall(r"\d{4}", joined.group())] if joined else []


def beside(question: Question) -> list[Asked]:
    """The columns that go unnamed beside a named one: "điểm năm 2023 và mục tiêu 2024", "bao nhiêu so với tối đa"."""
    roles = question.roles()
    if (question.agencies or question.asks_agency) and asks_role(question.text):
        return [Asked(role) for role in AGENCY_ROLES if role not in roles]
    if _OF_THE_MOST.search(question.text) and not {"target", "rank_target"} & set(roles):
        return [Asked(role) for role in ("result", "max_score") if role not in roles]
    if roles == ["target"] and (against := _AGAINST_YEAR.search(question.text)) and int(against[1]) in question.years:
        return [Asked("result", int(against[1]))]
    targets = {asked.year for asked in question.asked if asked.role == "target" and asked.year}
    others = sorted(set(question.years) - targets)
    holds = question.asks_score or _THAN.search(question.text)
    both = holds and targets and len(others) == 1 and "result" not in roles
    return [Asked("result", others[0])] if both and others[0] < min(targets) else []


def is_asked(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a phrase heads the question or stands beside its question word, so that it is what is asked for."""
    around = tokens[max(0, match.start - 2) : match.end + 3]
    requested = match.start <= _REQUEST and not any(is_question_word(token) for token in tokens)
    asked = match.start < _HEAD or requested or any(is_question_word(token) for token in around)
    return asked or _opens_asking_clause(match, tokens)


def _opens_asking_clause(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a phrase stands right after a comma or colon, and its clause asks: "Nhiệm vụ 8: kinh phí … bao nhiêu"."""
    if not match.start or tokens[match.start].start - tokens[match.start - 1].end <= 1:
        return False
    clause = takewhile(lambda pair: pair[1].start - pair[0].end <= 1, pairwise(tokens[match.end - 1 :]))
    return any(is_question_word(token) for _, token in clause)

"""What people call the columns of a build's tables: by their headers, in part, or by everyday words for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence, Set

from assistant.phrases import tokenize
from assistant.place_levels import LEVELS, SHORT_LEVELS
from assistant.question import Asked
from index.types import Record, RecordCell
from ingest.model import NAMING_ROLES
from ingest.textnorm import fold, squash

_BRACKETS = re.compile(r"\([^()]*\)")
_YEARS = re.compile(r"\b(?:năm\s+)?(?:19|20)\d\d\b", re.IGNORECASE)
_LINES = " / "
_MEASURED = 0.6
_SHORTEST = 2
_NAMED_OTHERWISE = NAMING_ROLES
_EDGES = " -–:/"
_SHORT_LEVEL = re.compile(r"(TT|TP|TX|P|X|H)\.\s*")
_LONGEST_NAME = 4
_SUMS = {"tong", "tong so", "tong cong", "cong", "tong von", "tong kinh phi"}
"""Lower lines of headers over what the upper line names as a whole."""
_SCORED = {"max_score", "result", "target", "rank_target"}

Column = tuple[str, str | None]
"""A column's header and its role, with the year."""

_OF_WHICH = re.compile(r"^trong đó\W+", re.IGNORECASE)
_BELONGS = re.compile(r"^(?:thuộc|nằm (?:ở|trong|tại)|ở|tại)\s+(?=\w+ \w)", re.IGNORECASE)
"""What a header begins with that a question leaves out: "Thuộc khu vực"."""
_BODY = re.compile(
    r"^(?:các )?(?P<who>cơ quan|đơn vị|nơi|bên|tổ chức|người|cán bộ|lãnh đạo|cấp|sở)\s+(?P<does>\w+(?: \w+){1,3})$",
    re.IGNORECASE,
)
"""A header that says what agencies or people do: "Đơn vị thẩm định", "Người theo dõi"."""
_WHO = ("cơ quan nào", "những cơ quan nào", "đơn vị nào", "những đơn vị nào", "sở nào", "bên nào", "nơi nào", "ai")
_ROLES_OF_AGENCIES = {"lead_agency": "agency_verbs", "coordinating_agency": "agency_joins"}

_ADDING = {"lai", "voi", "ca", "chung", "don"}
_CALLS_COLUMN = {"cot", "o", "so", "phan", "dong", "hang", "muc", "tong", "co"}
_TELLS_VALUE = {"la", "bao", "may", ""}

MEASURE = "header:"
"""Before a header: the numeric column of that header, where a role is expected."""


def are_of_tasks(roles: Set[str | None]) -> bool:
    """Whether columns of these roles, without years, make a table of tasks (deadlines, outputs), not of scores."""
    return "deadline" in roles or bool({"output", "coordinating_agency"} & roles and not _SCORED & roles)


def are_of_criteria(roles: Set[str | None]) -> bool:
    """Whether columns of these roles make a table of criteria: scored, or of no tasks; scored tasks are both.

    What was reached and is aimed at beside each other is a score too.
    """
    return "max_score" in roles or roles >= {"result", "target"} or not are_of_tasks(roles)


def is_sum(header: str) -> bool:
    """Whether a header stands over sums of the columns beside it."""
    return plain_header(header) in _SUMS


def tells_to_add(words: Sequence[str], at: int) -> bool:
    """Whether the "cộng" at a place of folded words tells to add, and names no column of sums: "cộng A với B được mấy".

    A column is meant by "cột cộng", "tổng cộng" and "cộng là bao nhiêu".
    """
    if not 0 <= at < len(words) or words[at] != "cong":
        return False
    before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    return after in _ADDING or (before not in _CALLS_COLUMN and after not in _TELLS_VALUE)


def header_phrases(
    header: str, attributes: Mapping[str, Sequence[str]], units: Collection[str], rows: Collection[str] = ()
) -> list[str]:
    """Ways to name a column without a role: its header, the header without its unit, its lower line, synonyms.

    `units` are words for amounts, which name no column; `rows` are names of rows, which a place may head as well.
    """
    plain = _OF_WHICH.sub("", squash(_BRACKETS.sub(" ", header)))
    upper, _, last = plain.rpartition(_LINES)
    found = [header, plain, last, _BELONGS.sub("", plain), *_asking_who(header), *_with_level(plain, rows)]
    if upper and fold(last) in _SUMS:
        found += [upper, _without_year(upper).strip(_EDGES)]
    said = f" {fold(plain)} "
    for phrases in attributes.values():
        if any(f" {fold(phrase)} " in said for phrase in phrases):
            found += [phrase for phrase in phrases if phrase not in units]
    return [phrase for phrase in dict.fromkeys(found) if _names(phrase)]


def names_of_source(header: str, sources: Iterable[Sequence[str]]) -> Sequence[str]:
    """All names of the source of money that a header stands for: "NSTW", "Vốn / Ngân sách trung ương"."""
    said = plain_header(header).rpartition(_LINES)[2].strip(_EDGES)
    return next((names for names in sources if said in map(fold, names)), ())


def plain_header(header: str) -> str:
    """The folded words of a header without what stands in brackets, its unit above all."""
    return fold(squash(_BRACKETS.sub(" ", header)))


def _with_level(header: str, rows: Collection[str]) -> list[str]:
    """ "Xã Thạch Sơn" for a column that a place heads; "TT. Hùng Sơn" is "thị trấn Hùng Sơn", and "Hùng Sơn" alone
    where no row has that name."""
    level, name = "", header
    if short := _SHORT_LEVEL.match(header):
        level, name = SHORT_LEVELS[fold(short[1])], header[short.end() :]
    words = name.split()
    if not 1 < len(words) <= _LONGEST_NAME or not all(word.istitle() and word.isalpha() for word in words):
        return []
    alone = [] if any(row.endswith(name) for row in rows) else [name]
    return [*alone, *(f"{word} {name}" for word in ([level] if level else (*LEVELS, "tỉnh")))]


def does(header: str) -> str:
    """What agencies or people do by a header: "thẩm định" of "Đơn vị thẩm định"; empty where it says no such thing."""
    found = _BODY.match(_without_year(header).rpartition(_LINES)[2].strip(_EDGES))
    return found["does"].lower() if found else ""


def deed_of(cell: RecordCell) -> str:
    """What the agencies of a cell do by its header, where that is neither leading nor joining in; else ""."""
    return does(cell.header) if cell.role is None and cell.agencies else ""


def agency_verbs(columns: Iterable[Column]) -> dict[str, list[str]]:
    """What headers over leading and over coordinating agencies say that these do, by the kind of verb."""
    found: dict[str, list[str]] = {}
    for header, role in columns:
        if (kind := _ROLES_OF_AGENCIES.get(role or "")) and (verb := does(header)):
            found.setdefault(kind, []).append(verb)
    return found


def _asking_who(header: str) -> list[str]:
    """ "Cơ quan nào thẩm định" for "Đơn vị thẩm định"."""
    found = _BODY.match(_without_year(header).rpartition(_LINES)[2].strip(_EDGES))
    asked = (f"{found['who'].lower()} nào", *_WHO) if found else ()
    return [f"{who} {does(header)}" for who in dict.fromkeys(asked)]


def role_phrases(
    columns: Iterable[Column], vague: Collection[str], known: Collection[str] = ()
) -> dict[str, list[str]]:
    """For each role the words by which headers of the build name it, without years and units.

    `vague` holds folded words that alone name no column (kinds of documents, "thực hiện"), `known` the folded words
    that name a role in any build.
    """
    found: dict[str, list[str]] = {}
    for header, role in columns:
        name = (role or "").partition(":")[0]
        if not name or name in _NAMED_OTHERWISE:
            continue
        plain = _without_year(header)
        phrases = [part.strip(_EDGES) for part in (plain, *plain.split(_LINES)[-1:])]
        phrases += [] if fold(does(header)) in known else _asking_who(header)
        found.setdefault(name, []).extend(
            p for p in phrases if len(tokenize(p)) >= _SHORTEST and _LINES not in p and fold(p) not in vague
        )
    return {role: list(dict.fromkeys(phrases)) for role, phrases in found.items()}


def named_like_documents(columns: Iterable[Column], documents: Mapping[str, str]) -> dict[tuple[str, int], Asked]:
    """Columns called by a kind of document or an act and a year ("KH 2028", "Thực hiện 2027"), by both.

    `documents` are the folded words for kinds and acts, each with what it says: all words for one find the column.
    """
    found: dict[tuple[str, int], Asked] = {}
    for header, role in columns:
        name, _, year = (role or "").partition(":")
        kind = fold(_without_year(header).strip(_EDGES))
        alike = [word for word, of in documents.items() if of == documents.get(kind)]
        found |= {(word, int(year)): Asked(name, int(year)) for word in alike if year}
    return found


def _without_year(header: str) -> str:
    return squash(_YEARS.sub(" ", _BRACKETS.sub(" ", header)))


def measures(records: Sequence[Record]) -> frozenset[str]:
    """Headers of columns without a role in which most filled cells state a number."""
    texts: dict[str, list[bool]] = {}
    for record in records:
        for cell in record.cells:
            if cell.role is None and cell.text:
                texts.setdefault(cell.header, []).append(cell.number is not None)
    return frozenset(header for header, numeric in texts.items() if sum(numeric) >= _MEASURED * len(numeric))


def is_empty(text: str) -> bool:
    """Whether a cell says nothing: no text, or a dash."""
    return not text.strip(" -–—.…")


def _names(phrase: str) -> bool:
    """Whether a part of a header names its column: a year alone names none."""
    return bool(re.search(r"[^\W\d_]", _YEARS.sub(" ", phrase)))

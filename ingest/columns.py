"""What the columns of a table mean: header words first, then what the cells hold. The words are data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import RawCell, TableBlock
from ingest.column_words import CellKind, RoleWord, column_words, plain, says, starts
from ingest.model import ROLES_WITH_YEAR
from ingest.name_column import name_column
from ingest.numbering import counts_by_codes, counts_up, is_coded
from ingest.role_labels import opens_with_role
from ingest.textnorm import squash

RANKING = re.compile(r"\bhạng\b|xếp thứ|thứ bậc|\bvị thứ\b", re.IGNORECASE)
"""What stands in a header over places in a ranking."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?![\d/])")
_PERIOD = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
_NUMBER = re.compile(r"[<>≤≥~]?\s*[-+]?(?:\d+(?:[.,]\d+)?|\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d+)?)\s*%?")
_CODE = re.compile(
    r"(?:(?:\d+|[IVXL]+|[A-ZĐ](?:\.[IVXL]+)?)(?:\.\d+)*(?:\.[a-zđ])?|[A-ZĐ]{1,4}[-.]?\d{1,3}(?:\.\d{1,3})*|(?!m[23]$)[a-zđ]\d{0,2})[.)]*(?:\s*/)?"
)
_BULLETS = frozenset("-–—+•*·")
_BRACKETS = re.compile(r"\([^)]*\)")
_SCALE = re.compile(r"(?<=\S)\s*\([^()]*\d[^()]*\)")
"""What a header says in brackets of its numbers: "(tối đa 70)"."""
_LINES = " / "
_DATED = re.compile(r"(?:\bnăm\s+)?(?<!\d)(?:19|20)\d\d(?![\d/])", re.IGNORECASE)
_NAMED = ("agency", "deadline")
_SHARE = 0.6
_SEVERAL = 2
_SHORT_HEADER = 8
_FEWEST_COUNTED = 5
_DASHES = " -–—"
_MAX_DEADLINE = 90
_PLACE = r"(?:\d{1,2}|I{1,3}|IV)"
_SHORT_TIME = re.compile(
    rf"(?:(?:trước|hết|cuối|đầu|giữa|trong|xong|đến|từ)\s+)*[TQ]\.?\s?{_PLACE}(?:\s*[-–,]\s*(?:[TQ]\.?\s?)?{_PLACE})?"
    r"(?:\s*[/.-]\s*(?:20)?\d\d(?!\d)|\s+(?:năm|hằng|hàng)\b)",
    re.IGNORECASE,
)
"""A month or quarter by its letter: "T6/2027", "Q.III/2028"."""


def cell_kind(text: str) -> CellKind:
    """What one cell holds, by its text alone; a bare code such as "1.5" is a number, "1.2.3", "IV" or "P5.3" a code."""
    bare = squash(text)
    if not bare:
        return "empty"
    if bare in _BULLETS:
        return "bullet"
    if is_one_number(bare):
        return "number"
    if _CODE.fullmatch(bare):
        return "code"
    words = column_words()
    said = plain(bare)
    if len(bare) <= _MAX_DEADLINE and (starts(said, words.deadline_starts) or is_date(bare)):
        return "deadline"
    if starts(said, words.agency_starts) and not starts(said, words.agency_stops):
        return "agency"
    if opens_with_role(bare):
        return "agency"
    return "text"


def is_one_number(text: str) -> bool:
    """Whether the text is one number: of dots and commas it has one, or such as group thousands ("1.1.2" is a code)."""
    return _NUMBER.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether the text begins with a date such as 30/6/2024, 6/2024, T6/2024 or Q.II/2024, or is a span of years."""
    numbered = re.match(r"\d{1,2}/(?:\d{1,2}/)?\d{4}\b", text) or _SHORT_TIME.match(text)
    return bool(numbered or _PERIOD.fullmatch(text))


def is_key_header(text: str, *, coded: bool = False) -> bool:
    """Whether a header cell's words are those of a key column ("TT", "STT"); some are so only over codes (`coded`)."""
    said = plain(text)
    return any(
        word.role == "key" and word.word == said and (coded or word.cells is None) and word.is_spelled(text)
        for word in column_words().roles
    )


def counts_things(header: str) -> bool:
    """Whether the last unit that a header gives in brackets is one that counts: "(người)", "(triệu đồng)"."""
    units = [plain(unit) for unit in _BRACKETS.findall(header)]
    return bool(units) and starts(units[-1], column_words().counted_units)


def header_role(header: str, kind: CellKind | None = None) -> str | None:
    """The role that a header's words name, `kind` being what most of its cells hold (None: not known)."""
    year = _header_year(header)
    if says(header, column_words().ranks) and (kind in ("number", None) or (year and kind not in _NAMED)):
        role: str | None = "rank_target" if says(header, column_words().rank_targets) else None
    else:
        best = _role_word(header.rsplit(_LINES, 1)[-1], kind, year) or _role_word(header, kind, year)
        best = best or next((word for said in _by_doer(header, kind) if (word := _role_word(said, kind, year))), None)
        role = best.role if best else None
        compares = role in ("result", "target") and starts(
            plain(header.rsplit(_LINES, 1)[-1]), column_words().comparisons
        )
        role = None if compares else role
    return f"{role}:{year}" if role in ROLES_WITH_YEAR and year else role


def _role_word(text: str, kind: CellKind | None, year: str | None) -> RoleWord | None:
    """The longest word of the list that a header, or one line of it, says and its cells allow."""
    said = plain(_SCALE.sub(" ", text)) or plain(text)
    lines = [plain(_DATED.sub(" ", line)) for line in text.split(_LINES)]
    best: RoleWord | None = None
    for entry in column_words().roles:
        if entry.year and year is None:
            continue
        if entry.cells and kind and not _fits(entry.cells, kind):
            continue
        found = entry.word in lines if entry.whole else f" {entry.word} " in f" {said} "
        if found and entry.is_spelled(text) and (best is None or len(entry.word) > len(best.word)):
            best = entry
    return best


def _by_doer(header: str, kind: CellKind | None) -> list[str]:
    """The header of a column of agencies with the other words for who does it at its start."""
    said, words = plain(header), column_words().doers
    own = max((word for word in words if kind == "agency" and starts(said, (word,))), key=len, default=None)
    return [f"{word} {said.removeprefix(own).strip()}" for word in words if word != own] if own else []


def _fits(wanted: str, kind: CellKind) -> bool:
    if wanted == "text":
        return kind in ("text", "agency", "deadline")
    if wanted == "code":
        return kind in ("code", "number")
    return kind == wanted


def under_years(headers: Sequence[str]) -> list[str]:
    """The headers; one that stands several times, each right of nothing but a year, with that year over it:
    "Năm 2026 | Hạng | Năm 2027 | Hạng"."""
    years = [header if not _dateless(header) and _YEAR.search(header) else "" for header in headers]
    left = ["", *years[:-1]]
    told = {header: [at for at, other in enumerate(headers) if other == header] for header in headers}
    repeated = {
        at
        for header, places in told.items()
        if header and len(places) > 1 and not _YEAR.search(header) and all(left[at] for at in places)
        for at in places
    }
    return [f"{left[at]}{_LINES}{header}" if at in repeated else header for at, header in enumerate(headers)]


def _dateless(header: str) -> str:
    """What a header says besides a year, and words that go with one."""
    said = plain(_DATED.sub(" ", _BRACKETS.sub(" ", header)))
    return "" if said in column_words().year_heads else said


def _header_year(header: str) -> str | None:
    years = _YEAR.findall(_PERIOD.sub(" ", header))
    return years[-1] if years else None


def column_roles(table: TableBlock) -> list[str | None]:
    """The role of each column; at most one column is "key", one is "name", one "ordinal" (a count beside a code)."""
    rows = [row for row in table.rows if not row.banner]
    columns = [[row.cells[index] for row in rows] for index in range(len(table.header))]
    kinds = [majority_kind(cells) for cells in columns]
    roles = [header_role(header, kind) for header, kind in zip(table.header, kinds, strict=True)]
    _drop_stand_ins(roles, table.header, kinds)
    _drop_shared(roles, table.header, kinds)
    _roles_of_years(roles, table, kinds)
    _aim_of_tasks(roles)
    _one_key(roles, table.header, columns, kinds)
    name = name_column(table.header, roles, columns, kinds)
    for index, header in enumerate(table.header):
        if index == name:
            roles[index] = "name"
        elif roles[index] is None and kinds[index] != "number" and says(header, column_words().task):
            roles[index] = "task"
    _roles_by_cells(roles, table.header, kinds)
    return roles


def _drop_stand_ins(roles: list[str | None], headers: Sequence[str], kinds: Sequence[CellKind | None]) -> None:
    """Takes a role back from a column that only stands in for the one whose header says it."""
    for at, role in enumerate(roles):
        word = _role_word(headers[at], kinds[at], _header_year(headers[at])) if role else None
        if word is not None and word.alone and roles.count(role) > 1:
            roles[at] = None


def _drop_shared(roles: list[str | None], headers: Sequence[str], kinds: Sequence[CellKind | None]) -> None:
    """Takes a role back that columns share by their upper header alone.

    Of numbers none keeps it ("Kết quả / Quá hạn"); of others those lose it beside one whose own words say it
    ("Trách nhiệm / Gửi tài liệu" beside "Trách nhiệm / Chính").
    """
    shared = []
    for at, role in enumerate(roles):
        upper, _, last = headers[at].rpartition(_LINES)
        if not role or not upper or header_role(last, kinds[at]) is not None:
            continue
        alike = [i for i, r in enumerate(roles) if r == role and headers[i].rpartition(_LINES)[0] == upper]
        stated = any(header_role(headers[i].rpartition(_LINES)[2], kinds[i]) == role for i in alike)
        if len(alike) > 1 and (kinds[at] == "number" or stated):
            shared.append(at)
    for at in shared:
        roles[at] = None


def _roles_of_years(roles: list[str | None], table: TableBlock, kinds: Sequence[CellKind | None]) -> None:
    """Gives columns of numbers that are headed by a year alone the role that header and title leave them.

    Years after the last one that another column says was reached are aimed at ("Hiện trạng 2027 | 2028 | 2030"), those
    before the first one that another says is aimed at were reached ("2024 | 2025 | Mục tiêu 2026").
    """
    aimed = min((role.partition(":")[2] for role in roles if role and role.startswith("target:")), default="")
    reached = max((role.partition(":")[2] for role in roles if role and role.startswith("result:")), default="")
    titles = [squash(block.text) for block in table.heading]
    title = " ".join(text for text in titles if not text.startswith("("))
    for at, header in enumerate(table.header):
        upper, _, last = header.rpartition(_LINES)
        year = _header_year(last)
        if (
            roles[at] is None
            and kinds[at] == "number"
            and year
            and plain(_DATED.sub(" ", _BRACKETS.sub(" ", last))) in ("", *column_words().year_heads)
        ):
            role = _role_of_year(upper, title, year)
            role = "target" if role == "result" and reached and year > reached else role
            before = role == "target" and year < aimed and not says(upper, column_words().year_targets)
            role = "result" if before or (role and says(header, column_words().year_estimates)) else role
            roles[at] = f"{role}:{year}" if role else None


def _aim_of_tasks(roles: list[str | None]) -> None:
    """Makes the last of several years that a table of tasks with deadlines calls reached the one that is aimed at."""
    found = [at for at, role in enumerate(roles) if role and role.startswith("result:")]
    years = sorted(str(roles[at]) for at in found)
    aimed = any(role and role.startswith("target") for role in roles)
    if "deadline" not in roles or aimed or len(set(years)) < _SEVERAL or len(set(years)) < len(years):
        return
    at = next(at for at in found if roles[at] == years[-1])
    roles[at] = years[-1].replace("result", "target", 1)


def _role_of_year(upper: str, title: str, year: str) -> str | None:
    """The role of a column that is headed by a year, from the header above it, else from the table's title.

    Years before the first one that a text of targets names were reached by then.
    """
    words = column_words()
    for text in (upper, title):
        if says(text, words.ranks) or says(text, words.year_others):
            return None
        if says(text, words.year_results):
            return "result"
        if says(text, words.year_targets):
            return "result" if year < min(_YEAR.findall(text), default=year) else "target"
    return "result"


def _one_key(
    roles: list[str | None],
    headers: Sequence[str],
    columns: Sequence[Sequence[RawCell]],
    kinds: Sequence[CellKind | None],
) -> None:
    """Leaves one of several keys; where no header names one, what numbers the rows is the key.

    That is a first column that counts them, any that counts by codes, or one of a short header that counts them one
    by one. Of a count and codes beside it the codes are the key, and the count is the "ordinal"; of others the first
    is the key.
    """
    keys = [index for index, role in enumerate(roles) if role == "key"]
    texts = [[cell.text for cell in column] for column in columns]
    coded = next((at for at in keys if is_coded(texts[at])), None)
    counted = next((at for at in keys if at != coded and counts_up(texts[at])), None)
    for index in keys:
        roles[index] = None
    if coded is not None and counted is not None:
        roles[coded], roles[counted] = "key", "ordinal"
    elif keys:
        roles[keys[0]] = "key"
    if keys or not roles:
        return
    if roles[0] is None and kinds[0] in ("code", "number", "bullet"):
        numbers = counts_up(texts[0]) and not RANKING.search(headers[0])
        if numbers or not squash(headers[0]):
            roles[0] = "key"
            return
    coded = code_column(texts)
    coded = _counting_column(headers, texts) if coded is None else coded
    if coded is not None and roles[coded] is None:
        roles[coded] = "key"


def code_column(columns: Sequence[Sequence[str]]) -> int | None:
    """The first column that counts the rows by codes, whatever its header says."""
    return next((at for at, texts in enumerate(columns) if counts_by_codes(texts)), None)


def _counting_column(headers: Sequence[str], columns: Sequence[Sequence[str]]) -> int | None:
    """The first column of a short header that counts all rows with a text in it from one up, without a gap."""
    for at, texts in enumerate(columns):
        numbers = [squash(text).rstrip(".") for text in texts if squash(text)]
        short = len(squash(headers[at])) <= _SHORT_HEADER and not RANKING.search(headers[at])
        if short and len(numbers) >= _FEWEST_COUNTED and numbers == [str(n) for n in range(1, len(numbers) + 1)]:
            return at
    return None


def _roles_by_cells(roles: list[str | None], headers: Sequence[str], kinds: Sequence[CellKind | None]) -> None:
    others = {"agency": column_words().not_leading, "deadline": column_words().not_deadlines}
    for kind, role in (("agency", "lead_agency"), ("deadline", "deadline")):
        unnamed = [index for index, own in enumerate(roles) if own is None and not says(headers[index], others[kind])]
        free = [index for index in unnamed if kinds[index] == kind]
        if role not in roles and free:
            roles[free[0]] = role


def majority_kind(cells: Sequence[RawCell]) -> CellKind | None:
    """What most of the column's cells with text hold; None when there are none, "text" when it is mixed.

    A dash alone holds nothing.
    """
    counts: dict[CellKind, int] = {}
    for cell in cells:
        if cell.state == "text" and cell.text.strip(_DASHES):
            kind = cell_kind(cell.text.split("\n")[0].lstrip("-+• ") or cell.text)
            counts[kind] = counts.get(kind, 0) + 1
    if not counts:
        return None
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] >= _SHARE * sum(counts.values()) else "text"

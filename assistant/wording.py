"""How the assistant says things: names of documents, roles and origins of cells, in Vietnamese."""

from __future__ import annotations

import re

from assistant.citing import short
from assistant.columns import are_of_criteria, are_of_tasks, is_sum
from assistant.lexicon import load_lexicon
from assistant.unit_parts import UnitPart, unit_parts
from index.types import Record, RecordCell
from ingest.model import KEY_ROLES, DocumentMeta
from ingest.textnorm import fold, squash

_BARE_NUMBER = re.compile(r"[-+<>≤≥~]?\s*\d+(?:[.,]\d+)*")
_BULLET = re.compile(r"^(?:[-+•]\s+|[-+•](?=[^\d\s]))+")
"""Signs before an item, not before a number that they make negative or positive."""
_BRACKETS = re.compile(r"\(([^()]+)\)")
_UNIT_WORDS = re.compile(r"\(\s*(?:đơn vị(?: tính)?|đvt)\s*:\s*", re.IGNORECASE)
_LONGEST_UNIT = 20
_SHORT_TITLE = 5
# "(PAPI)" is no unit.
_NAME_OF_INDEX = re.compile(r"(?!USD|VND|VNĐ)[A-ZĐ]{3,}(?: [A-ZĐ]+)?")
_MEASURES = frozenset({"result", "target"})
_SPAN_OF_YEARS = re.compile(r"(?:giai đoạn )?(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d", re.IGNORECASE)
_ONLY_YEAR = re.compile(r"(?:năm )?((?:19|20)\d\d)", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:bảng|biểu)(?: số)? \d+[.:]?\s*", re.IGNORECASE)
_HEADS_MONEY = re.compile(r"\b(?:vốn|kinh phí|ngân sách|NS|NSTW|NSNN|NSĐP|tổng mức|dự toán)\b", re.IGNORECASE)
_OTHER_MEASURE = re.compile(r"\b(?:điểm|hạng|thứ bậc|kinh phí|vốn|dự toán|trọng số|số lượng)\b", re.IGNORECASE)
"""What a header measures that the row's unit, which is that of its values, does not."""
_NO_UNIT = {*KEY_ROLES, "rank_target", "max_score"}
ROLE_VERBS = {"lead_agency": "chủ trì", "coordinating_agency": "phối hợp"}
ROLE_NAMES = {
    "lead_agency": "cơ quan chủ trì",
    "coordinating_agency": "cơ quan phối hợp",
    "deadline": "tiến độ hoàn thành",
    "output": "kết quả/sản phẩm",
    "max_score": "điểm tối đa",
    "result": "kết quả",
    "target": "mục tiêu",
    "rank_target": "chỉ tiêu thứ hạng",
    "task": "nhiệm vụ/giải pháp",
    "name": "nội dung",
    "key": "số thứ tự",
}


def document_name(document: DocumentMeta) -> str:
    """What an answer calls a document; a label of ours is never given as its number."""
    draft = "dự thảo " if document.status == "draft" and document.draft_of else ""
    kind = document.kind or "văn bản"
    if document.number:
        return f"{kind} {document.number}"
    if document.draft_of:
        return f"{draft}{document.draft_of.split('/')[0] and 'Kế hoạch ' + document.draft_of}"
    period = (
        f" năm {document.period}"
        if document.period and "-" not in document.period
        else (f" {document.period}" if document.period else "")
    )
    status = " (dự thảo)" if document.status == "draft" else ""
    return f"{kind}{period}{status}" if period else f"“{short(document.title, 60)}”{status}"


def cell_name(cell: RecordCell, record: Record | None = None) -> str:
    """What an answer calls a column: the role's name with its year, else the header's own words.

    Of several columns of the record with one role and year each is told with the upper line of its header.
    """
    if record and cell.role is None and only_year(cell.header) and (title := _short_title(record.caption)):
        return f"{title} {cell.header.lower()}"
    if record and cell.role is None and (year := only_year(cell.header)):
        return f"mức năm {year}"
    if record and sum(c.role == cell.role and c.year == cell.year for c in record.cells) > 1:
        upper = cell.header.rpartition(" / ")[0] or cell.header
        return f"{cell_name(cell)} ({lower_first(upper)})" if cell.role else cell_name(cell)
    if cell.role is None or cell.role in {"name", "max_score"}:
        return cell.header.lower() if cell.header.isupper() and " " in cell.header else lower_first(cell.header)
    year = f" năm {cell.year}" if cell.year else ""
    return f"{ROLE_NAMES[cell.role]}{year}"


def only_year(header: str) -> str:
    """The year that is all a header says; nothing where it says more."""
    year = _ONLY_YEAR.fullmatch(squash(header))
    return year[1] if year else ""


def _short_title(caption: str) -> str:
    """What a short caption says the numbers of a table are, without its own number and its unit."""
    title = squash(_NUMBERED.sub("", _BRACKETS.sub(" ", caption)))
    return title.lower() if 0 < len(title.split()) <= _SHORT_TITLE else ""


def bold_with_unit(cell: RecordCell, record: Record) -> str:
    """The cell in bold on one line; a bare number with the unit that its header or the row's column of units gives."""
    if parts := unit_parts(cell, record):
        return "; ".join(_part_with_unit(part) for part in parts)
    text = one_line(cell.text)
    unit = lower_first(unit_of(cell, record)) if _BARE_NUMBER.fullmatch(text) and cell.role not in _NO_UNIT else ""
    return f"**{text}**{unit}" if unit == "%" else f"**{text}** {unit}".strip()


def _part_with_unit(part: UnitPart) -> str:
    if part.is_place or part.unit == "%":
        return f"hạng **{part.text}**" if part.is_place else f"**{part.text}**%"
    return f"**{part.text}** {lower_first(part.unit)}"


def unit_of(cell: RecordCell, record: Record) -> str:
    """The unit that a cell's header or the row's column of units gives; nothing where neither does."""
    headed = [unit for unit in _BRACKETS.findall(cell.header) if len(unit) <= _LONGEST_UNIT and not unit[-1:].isdigit()]
    if headed:
        return squash(headed[-1])
    names = {fold(name) for name in load_lexicon().lists["unit_headers"]}
    measured = only_year(cell.header) or is_sum(cell.header) or _SPAN_OF_YEARS.fullmatch(squash(cell.header))
    titled = _BRACKETS.findall(_UNIT_WORDS.sub("(", record.caption)) if measured and not record.unit else []
    titled = [text for text in titled if not _NAME_OF_INDEX.fullmatch(text)]
    if titled and len(titled[-1]) <= _LONGEST_UNIT and not titled[-1][-1:].isdigit():
        return squash(titled[-1])
    if _is_money(record.unit) and _HEADS_MONEY.search(cell.header):
        return record.unit
    if cell.role is None and _OTHER_MEASURE.search(cell.header):
        return ""
    column = next((c.text for c in record.cells if c.role is None and fold(squash(c.header)).strip(" .:") in names), "")
    if column and cell.role is None and (money := _money_in_title(record)) and fold(column) not in money:
        return next(iter(money.values()))
    if not column and record.unit and (measured or cell.role in _MEASURES):
        return record.unit
    return squash(column) if len(column) <= _LONGEST_UNIT else ""


def money_above(record: Record) -> str:
    """The unit of money that a row's table, or its title in brackets, gives; nothing where neither does."""
    return next(iter(_money_in_title(record).values()), record.unit if _is_money(record.unit) else "")


def _is_money(unit: str) -> bool:
    return fold(unit) in set(map(fold, load_lexicon().lists["money_units"]))


def _money_in_title(record: Record) -> dict[str, str]:
    """The unit of money that a table's title gives in brackets, without marks and as it is written; its column of units
    then says of what one such amount is ("ĐỊNH MỨC CHI (triệu đồng)": 65 for one "phòng")."""
    known = set(map(fold, load_lexicon().lists["money_units"]))
    titled = [squash(text) for text in _BRACKETS.findall(_UNIT_WORDS.sub("(", record.caption))]
    return {fold(text): text for text in titled if fold(text) in known}


def origin_note(cell: RecordCell, record: Record) -> str | None:
    """Why a cell's text is not the row's own, None when it is."""
    above = cell.origin_key or "dòng trên"
    name = f"{above}" if len(above) < 12 else f"“{short(above, 60)}”"
    if cell.source == "merged":
        return f"theo ô gộp của {name}"
    if cell.source == "continued":
        return f"ô bị ngắt trang, theo {name}"
    if cell.source == "parent":
        own = record.key or "dòng này"
        parent = record.key.rpartition(".")[0] or name
        return f"theo tiêu chí cha {parent}; bảng không ghi riêng cho {own}"
    return None


def row_name(record: Record, length: int = 160) -> str:
    """What an answer calls a row: its unit, key and name."""
    name = short(record.name, length)
    if not record.key or not _own_key(record):
        return f"“{name}”"
    scored = "." in record.key or is_scored_task(record)
    unit = "tiêu chí" if scored else ("nhiệm vụ" if is_task_row(record) else "mục")
    return f"{unit} {record.key} “{name}”"


def _own_key(record: Record) -> bool:
    return any(cell.role == "key" and cell.source == "own" for cell in record.cells)


def is_task_row(record: Record) -> bool:
    """Whether the row stands in a table of tasks (with deadlines or outputs), not of scores."""
    return are_of_tasks({cell.role for cell in record.cells})


def is_scored_task(record: Record) -> bool:
    """Whether the row stands in a table of tasks that are scored, and so is a criterion too."""
    return is_task_row(record) and are_of_criteria({cell.role for cell in record.cells})


def numbered_name(record: Record, length: int) -> str:
    """A row in a list, with its number where it has one: "25. Rà soát …"."""
    return f"{f'{record.key}. ' if record.key else ''}{short(record.name, length)}"


def upper_first(text: str) -> str:
    """The text with a capital first letter, also where bold type begins it."""
    start = 2 if text.startswith("**") else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def lower_first(text: str) -> str:
    """The text with a small first letter, unless it begins with an abbreviation or is a name of several words."""
    named = " " in text and text.istitle()
    return text if named or text[1:2].isupper() else text[:1].lower() + text[1:]


def items(text: str) -> list[str]:
    """The items of a cell, without their bullets."""
    return [_BULLET.sub("", line.strip()).strip() for line in text.split("\n") if line.strip()]


def one_line(text: str) -> str:
    """A cell's text on one line, its items separated by semicolons."""
    parts = items(text)
    return parts[0] if len(parts) == 1 else "; ".join(part.rstrip(";,. ") for part in parts)

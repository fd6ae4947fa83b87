"""Which column a question means by words of its header, where it does not call it by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cell_values import NO_AMOUNT, counts_in_column, is_percentage, is_place
from assistant.columns import is_sum, names_of_source
from assistant.draft import Context
from assistant.lexicon import load_lexicon
from assistant.parts import asking_clauses
from assistant.question import Question
from assistant.wants import units_counted, wants
from assistant.wording import only_year
from index.types import Record, RecordCell
from ingest.model import KEY_ROLES
from ingest.textnorm import fold, normal_tone

_LINES = " / "
_HOW_MUCH = re.compile(r"\b(?:bao nhiêu|mấy)(?: phần trăm)?\b", re.IGNORECASE)
_ASKED_FOR = re.compile(r"([^\W\d_]+)\s+(?:nào|gì)\b", re.IGNORECASE)
_HOW = re.compile(r"\b(?:thế nào|ra sao|làm sao|kiểu gì)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;]\s| và ", re.IGNORECASE)
_UNIT = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(?<![/\d])(?:năm )?(?:19|20)\d\d\b", re.IGNORECASE)
_MONTH = re.compile(r"\b\d{1,2}/(?:19|20)\d\d\b")
_SUMS = {"tổng", "cộng"}
_RATES = {"tỷ lệ", "tỉ lệ"}
_OF_NUMBERS = {"số", "lượng", "tổng", "cộng", "tỷ", "tỉ", "lệ", "mức"}
_RATE, _BILLIONS = {"lệ"}, {"tỷ", "tỉ"}
_HALF = 0.5
_MANY_NUMBERS = 3
_LEAST_SAID = 0.12
_CLEARLY = 0.03
_NO_MEASURES = {*KEY_ROLES, "max_score", "rank_target"}
_NUMERIC_WANTS = {"counted", "amount", "percent"}


def said_of_header(context: Context, header: str, asked: str | None = None) -> float:
    """How much of the question, or of what is `asked` in it, a header says, as written or with its abbreviations
    written out."""
    terms = context.knowledge.terms
    texts = [terms.text(header), terms.text(context.knowledge.abbreviations.expand(header))]
    return terms.coverage(
        terms.query(_HOW_MUCH.sub(" ", _asking(context.question) if asked is None else asked)),
        [(text, 1.0) for text in texts],
    )


def _asking(question: Question) -> str:
    """What is asked: "còn xã Nậm Pồ thì sao?" asks what the question before did."""
    return question.asking or question.text


def under_named_headers(context: Context, record: Record, cells: Sequence[RecordCell]) -> list[RecordCell]:
    """Of cells with one role and year those whose headers say most of the question: a table may have two targets.

    What the question says of the row, or only without marks, says nothing of a header: "xã Đồng Kỳ" is no "xã hội".
    """
    if len({(cell.role, cell.year) for cell in cells}) == len(cells):
        return list(cells)
    said = {c.column: _said_besides(context, record, c.header.rpartition(_LINES)[0]) for c in cells}

    def alike(cell: RecordCell) -> list[float]:
        return [said[c.column] for c in cells if (c.role, c.year) == (cell.role, cell.year)]

    return [cell for cell in cells if max(alike(cell)) < _LEAST_SAID or said[cell.column] >= max(alike(cell))]


def _said_besides(context: Context, record: Record, header: str) -> float:
    """How much of the question, without its references and what it says of the row, a header says."""
    question = context.question
    text = question.text
    for start, end in reversed(question.reference_spans):
        text = f"{text[:start]} {text[end:]}"
    named, spelled = set(_words(record.name)), set(_words(header))
    alike = {fold(word) for word in spelled} if question.marked else set[str]()
    left = [word for word in _words(text) if word not in named and (word in spelled or fold(word) not in alike)]
    return said_of_header(context, header, " ".join(left))


def under_said_lines(context: Context, cells: Sequence[RecordCell]) -> list[RecordCell]:
    """Of cells whose headers end in the same line those whose upper lines say most of the question."""
    said = {c.column: said_of_header(context, _upper_alone(c.header)) for c in cells}
    lower = {c.column: c.header.rpartition(_LINES)[2] for c in cells}
    return [
        c for c in cells if said[c.column] >= max(said[o.column] for o in cells if lower[o.column] == lower[c.column])
    ]


def under_fuller_headers(question: Question, record: Record, cells: Sequence[RecordCell]) -> list[RecordCell]:
    """The numbers, each that of a header with further words in its place where the same clause says these too: "thiếu
    mấy giáo viên" is of "Còn thiếu giáo viên", not of "Giáo viên"."""
    clauses = [{*_words(clause)} for clause in asking_clauses(question.asking or question.text)]
    aside = {*load_lexicon().lists["grammar"], *_words(record.name)}
    numbers = [cell for cell in record.cells if cell.number and cell.role is None]

    def fuller(cell: RecordCell) -> RecordCell:
        own = _bare_words(cell.header)
        more = {c.column: _bare_words(c.header) - own - aside for c in numbers if own < _bare_words(c.header)}
        said = next((clause for clause in clauses if own <= clause), set())
        meant = [c for c in numbers if (words := more.get(c.column)) and len(words & said) >= _HALF * len(words)]
        return meant[0] if own and cell in numbers and len(meant) == 1 else cell

    return [fuller(cell) for cell in cells]


def _bare_words(header: str) -> set[str]:
    """The words of a header without its unit and what says that its number is a number or a share."""
    return {*_words(_UNIT.sub(" ", header))} - _OF_NUMBERS


def under_all_words(question: Question, record: Record) -> list[RecordCell]:
    """The cell without a role of which the question says all words of the header, beside its question word, in any
    order: "số liệu lấy từ nguồn nào" for "Nguồn số liệu"."""
    said, name = set(_words(question.text)), set(_words(record.name))
    asked = {word for near in _ASKED_FOR.findall(question.text) for word in _words(near)}
    if _HOW.search(question.text):  # "xử lý rác thế nào" asks for "Cách xử lý"
        said, asked = {*said, "cách"}, {*asked, "cách"}
    cells = []
    for cell in record.cells:
        words = set(_words(cell.header))
        if cell.role is None and not cell.number and len(words) > 1 and words <= said and words & asked - name:
            cells.append(cell)
    return cells if len(cells) == 1 else []


def with_own_rates(record: Record, cells: Sequence[RecordCell]) -> list[RecordCell]:
    """The cells, a rate that goes by no more than "tỷ lệ" in its header being that of the amount told beside it.

    It stands right of that amount: "Tỷ lệ thu gom (%)", where "Rác thu gom" is told, not "Tỷ lệ (%)" of what stands
    left of it.
    """
    amounts = [cell for cell in cells if cell.number and not is_percentage(cell)]
    if len(amounts) != 1:
        return list(cells)
    first, *_ = amounts
    rates = [cell for cell in record.cells if cell.column > first.column and _opens_rate(cell)]
    own = min(rates, key=lambda cell: cell.column, default=None)
    return [own if own and _is_bare_rate(cell) else cell for cell in cells]


def _opens_rate(cell: RecordCell) -> bool:
    return " ".join(_words(cell.header)[:2]) in _RATES


def _is_bare_rate(cell: RecordCell) -> bool:
    return " ".join(_words(_UNIT.sub(" ", cell.header))) in _RATES


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", normal_tone(text).lower())


def measured(context: Context, record: Record, told: Sequence[RecordCell]) -> list[RecordCell]:
    """The cells told, with the number that the question asks for by words of its header.

    It stands in place of numbers whose headers say less of the question, unless they are of a score that it names or
    of a rank that is asked for besides. Where a column is named that holds no amount in the row, no other is meant.
    """
    question = context.question
    if any(cell.header in question.headers and NO_AMOUNT.fullmatch(cell.text) for cell in told):
        return list(told)
    wanted = {want.kind for want in wants(question)}
    kinds = wanted & _NUMERIC_WANTS
    numbers = _measures(question, record, "percent" in kinds)
    if kinds and (several := _of_each_clause(context, numbers)):
        return [*(cell for cell in told if cell not in several), *several]
    amounts = numbers if "percent" in kinds else [*numbers, *(cell for cell in told if cell.number)]
    if not kinds or any(cell.role in question.roles() for cell in told if cell in amounts):
        return list(told)
    meant = _most_said(context, numbers)
    if meant is None or meant in told or any(_is_called(question, cell) for cell in told if cell in amounts):
        return list(told)
    others = [cell for cell in told if cell.number and cell.role not in _NO_MEASURES]
    others = [cell for cell in others if "rank" not in wanted or not is_place(cell)]
    rivals = others if _is_rate(record) or not is_percentage(meant) else [c for c in others if is_percentage(c)]
    if rivals and (meant.role or _said(context, meant) < max(_said(context, cell) for cell in rivals) + _CLEARLY):
        return list(told)
    return [*(cell for cell in told if cell not in others), meant]


def _is_called(question: Question, cell: RecordCell) -> bool:
    """Whether the question calls a column without a role by all the words of its header ("trễ hạn"), or a source of
    money by any of its names."""
    said = f" {' '.join(_words(question.text))} "
    if cell.header in question.headers and names_of_source(
        cell.header, load_lexicon().groups["money_sources"].values()
    ):
        return True
    return cell.role is None and cell.header in question.headers and f" {' '.join(_words(cell.header))} " in said


def _of_each_clause(context: Context, numbers: Sequence[RecordCell]) -> list[RecordCell]:
    """The numbers of several clauses that each ask how much, by the words of headers that each says.

    Empty where a clause says no header, or several as well.
    """
    text = context.question.asking or context.question.text
    clauses = [part for part in _CLAUSE.split(text) if _HOW_MUCH.search(part)]
    if context.question.years and any(only_year(cell.header) for cell in numbers):
        numbers = [cell for cell in numbers if not is_sum(cell.header)]
    found: list[RecordCell] = []
    for clause in clauses if len(clauses) > 1 else ():
        said = {cell.column: share_of_header(cell.header, clause) for cell in numbers}
        most = max(said.values(), default=0.0)
        best = [cell for cell in numbers if said[cell.column] == most]
        if most < _HALF or len(best) != 1:
            return []
        found += best
    return found if len({cell.column for cell in found}) == len(found) else []


def share_of_header(header: str, clause: str) -> float:
    """How many of a header's words, its unit and year left out, a clause says; half of them, where it asks for a sum
    and the header begins like one ("Cộng kinh phí")."""
    plain = _YEAR.sub(" ", _UNIT.sub(" ", header))
    words = [*(word for word in _words(plain) if word != "số"), *_MONTH.findall(plain)]
    told = {*_words(clause), *_MONTH.findall(clause)}
    told -= _BILLIONS if _RATE & {*words} - told else set()
    said = len(told.intersection(words)) / len(set(words)) if words else 0.0
    sums = words and words[0] in _SUMS and _SUMS & told
    return max(said, _HALF) if sums else said


def _is_rate(record: Record) -> bool:
    """Whether all numbers of a row are of percent, by its name or by its column of units."""
    return fold(record.name).startswith("ty le") or any(cell.text.strip() == "%" for cell in record.cells)


def _measures(question: Question, record: Record, rates: bool) -> list[RecordCell]:
    """The numbers of a row that may be what is asked for: percentages where one is asked for and the row has any."""
    numbers = [cell for cell in record.cells if cell.number and cell.role not in _NO_MEASURES]
    numbers = [cell for cell in numbers if not question.years or cell.year in (*question.years, None)]
    if len(numbers) < _MANY_NUMBERS:
        numbers = [cell for cell in numbers if cell.role is None]
    percentages = [cell for cell in numbers if is_percentage(cell)] if rates else []
    return percentages or numbers


def _most_said(context: Context, cells: Sequence[RecordCell]) -> RecordCell | None:
    """The one cell whose header says most of the question; None where several say as much, or none says enough."""
    cells = _heads(context.question, cells)
    said = {cell.column: _said(context, cell) for cell in cells}
    most = max(said.values(), default=0.0)
    best = [cell for cell in cells if said[cell.column] == most]
    enough = len(best) == 1 and (most >= _LEAST_SAID or _says_whole(context.question, best[0].header))
    return best[0] if enough else None


def _says_whole(question: Question, header: str) -> bool:
    """Whether the question says all words of a header, and its year: "vốn bố trí năm 2028" says "Vốn 2028"."""
    plain = _UNIT.sub(" ", header)
    words, years = set(_words(_YEAR.sub(" ", plain))), {int(year) for year in re.findall(r"(?:19|20)\d\d", plain)}
    return bool(words and years) and words <= set(_words(question.text)) and years == set(question.years)


def _heads(question: Question, cells: Sequence[RecordCell]) -> list[RecordCell]:
    """The cells without those whose header the question says right after another's, which is the head of both:
    "thanh toán trực tuyến" is of a column "Thanh toán", not of "Trực tuyến"."""
    said = f" {' '.join(_words(_asking(question)))} "
    bare = {cell.column: " ".join(_words(_UNIT.sub(" ", cell.header))) for cell in cells}
    names = {name for name in bare.values() if name and f" {name} " in said}
    after = {name for head in names for name in names if head != name and f" {head} {name} " in said}
    return [cell for cell in cells if bare[cell.column] not in after]


def _said(context: Context, cell: RecordCell) -> float:
    """How much of the question a cell's header says, by its words or by its unit ("m2" for "mét vuông")."""
    counts = any(counts_in_column(cell, unit) for unit in units_counted(context.question))
    return said_of_header(context, cell.header) + (_LEAST_SAID if counts else 0.0)


def _upper_alone(header: str) -> str:
    """The words of a header's upper line that its lower line does not have too."""
    upper, _, lower = header.rpartition(_LINES)
    return " ".join(word for word in upper.split() if fold(word) not in fold(lower).split())

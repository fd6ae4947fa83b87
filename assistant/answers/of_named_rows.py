"""Rows that are named side by side, or by their heading: what they come to, and which of them is first or last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.answers.cells import asked_cells
from assistant.answers.contrast import of_numbers
from assistant.answers.rows import answer_rows
from assistant.cell_values import cells_may_hold
from assistant.columns import is_sum, tells_to_add
from assistant.draft import Context, Draft
from assistant.figures import cell_value, plain_number
from assistant.lexicon import load_lexicon
from assistant.named_rows import NamedRows, rows_in_a_row, rows_of_heading
from assistant.periods import years_in
from assistant.phrases import tokenize
from assistant.said_columns import outside_header
from assistant.wants import HOW_MUCH, units_counted
from assistant.wording import bold_with_unit, cell_name, only_year, row_name, unit_of, upper_first
from index.types import Record, RecordCell
from ingest.textnorm import fold

_CONFIDENCE = 0.93
_SAID = 0.7
_TWO = 2
_ADDS = re.compile(r"\b(?:tổng|cộng|gộp|tất cả|cả thảy)\b", re.IGNORECASE)
_APART = re.compile(r"chênh|cách nhau|cách biệt|khoảng cách|hơn kém|hiệu số|\bhơn nhau\b", re.IGNORECASE)
_FIRST = re.compile(
    r"\bnào\b[^?]*?\b(?P<how>nhiều|cao|lớn|mạnh|dài|rộng|đông|nặng|ít|thấp|nhỏ|kém|ngắn)\b(?! hơn)[^,;?]{0,40}? nhất\b",
    re.IGNORECASE,
)
_MORE_BY = re.compile(
    r"\b(?:(?:nhiều|cao|lớn|đông|ít|thấp|nhỏ)(?: [^\W\d_]+)? hơn|kém)\b[^,;?]*\b(?:bao nhiêu|mấy)\b", re.IGNORECASE
)
_THAN_A_SUM = re.compile(r"\b(?:hơn|kém) (?:cả|tổng|cộng)\b", re.IGNORECASE)
_LOW = {"it", "thap", "nho", "kem", "ngan"}
_NO_SUM = re.compile(
    r"%|\b(?:lũy kế|luỹ kế|tỷ lệ|tỉ lệ|bình quân|trung bình|chỉ số|hạng|thứ bậc|mức độ|thời gian)\b", re.IGNORECASE
)
"""What says that the numbers of several rows do not add up."""
_BRACKETS = re.compile(r"\([^()]*\)")
_MORE_THAN = re.compile(r"\b(?:hơn|kém|gấp|cách|so với)\b(?P<whom>[^?;]*)\b(?:bao nhiêu|mấy)\b", re.IGNORECASE)
_ASKING = {
    *("ba", "hai", "bốn", "các", "cả", "tổng", "cộng", "gộp", "lại", "tất", "số", "lượng", "theo", "chỉ", "tiêu"),
    *("năm", "nhiều", "ít", "nhất", "cao", "thấp", "lớn", "nhỏ", "hơn", "kém", "bao", "nào", "được", "giao", "đạt"),
    *("mức", "mục", "trong", "thì", "và", "với", "là", "ở", "qua", "quả", "trên", "tại", "giai", "đoạn", "kết"),
}
_UNMARKED = {fold(word) for word in _ASKING}
_IMPLIED = {unit: {"dien", "tich"} for unit in ("ha", "m2", "km2")} | {
    fold(unit): {"von", "kinh", "phi", "tien"} for unit in load_lexicon().lists["money_units"]
}
"""What a unit says of its numbers by itself."""


def answer_of_named_rows(context: Context) -> Draft | None:
    """ "Tổng hàng qua ba cửa khẩu A, B, C", "trong A, B và C nơi nào nhiều nhất": None unless each is a row."""
    question = context.question
    if question.codes or question.items or question.why or _THAN_A_SUM.search(question.text):
        return None
    if first := _FIRST.search(question.text):
        told = _measured(context, rows_in_a_row(context))
        return next((_say_first(context, named, cells, first["how"].lower()) for named, cells in told), None)
    if _MORE_BY.search(question.text) and len(HOW_MUCH.findall(question.text)) == 1:
        told = _measured(context, rows_in_a_row(context, compared=True))
        return next((_say_apart(context, named, cells) for named, cells in told if _are_alike(named, cells)), None)
    outside = outside_header(context) if _ADDS.search(question.text) else ""
    if not _ADDS.search(outside) or _APART.search(outside) or len(HOW_MUCH.findall(question.text)) != 1:
        return None
    either = [*rows_in_a_row(context)] or [*rows_of_heading(context)]
    told = _measured(context, either)
    return next((draft for named, cells in told if (draft := _told_or_summed(context, named, cells))), None)


def _told_or_summed(context: Context, named: NamedRows, cells: Sequence[RecordCell]) -> Draft | None:
    """The number that a heading has itself, else what its rows, or those named, come to."""
    own = [c for c in named.head.cells if c.column == cells[0].column and c.number] if named.head else []
    if named.head and own:
        return answer_rows(context, [named.head], _CONFIDENCE, own)
    return _say_sum(context, named, cells) if _add_up(named, cells) else None


def _measured(context: Context, found: Iterable[NamedRows]) -> Iterable[tuple[NamedRows, list[RecordCell]]]:
    """The rows of which the question says what they are, with the cells of the one column that it asks for."""
    for named in found:
        column = _column(context, named)
        cells = [cell for row in named.records for cell in row.cells if cell.column == column]
        numbers = [cell for cell in cells if cell.number]
        whole = len(numbers) == len(named.records) or (named.heading and len(numbers) > 1)
        if column is not None and whole and _says_matter(context, named, cells[0]):
            yield named, cells


def _column(context: Context, named: NamedRows) -> int | None:
    """The only column with numbers that is asked for, else that of the header, the one year, or the unit said."""
    question, rows = context.question, named.records
    numbers = {cell.column: cell for row in rows for cell in row.cells if cell.number and cell.role != "key"}
    typed = [token.folded for token in tokenize(question.text)]
    spoken = {word for at, word in enumerate(typed) if not tells_to_add(typed, at)}
    held = any(cells_may_hold(question, row.cells, row) for row in rows)
    periods = _of_period(list(numbers.values()), question.years) if held and question.years else []
    if len(periods) == 1:
        return periods[0].column
    said = [c for c in numbers.values() if (words := _words(c.header)) and words <= spoken]
    headed = {c.column for c in [c for c in said if years_in(c.header).intersection(question.years)] or said}
    if len(headed) == 1 and (held or not unit_of(numbers[min(headed)], rows[0])):
        return headed.pop()
    if not held:
        return None
    asked = {cell.column for row in rows for cell in asked_cells(context, row) if cell.number}
    if len(asked) == 1:
        return asked.pop()
    years = {str(year) for year in question.years}
    dated = {c.column for c in numbers.values() if years and str(c.year or only_year(c.header) or "") in years}
    dated = dated & asked or dated
    if len(dated) == 1:
        return dated.pop()
    unit = re.search(r"\b(?:bao nhiêu|mấy)\s+([^\W\d_]+)", question.text, re.IGNORECASE)
    measured = {c.column for c in numbers.values() if unit and fold(unit[1]) in fold(unit_of(c, rows[0])).split()}
    sums = set() if question.years else {c.column for c in numbers.values() if is_sum(c.header)}
    return next((found.pop() for found in (measured, sums) if len(found) == 1), None)


def _of_period(cells: Sequence[RecordCell], years: Sequence[int]) -> list[RecordCell]:
    """The cells headed by no more than the year or the span of years that is named, or by the sum of just those."""
    meant = {*range(min(years), max(years) + 1)}
    headed = [cell for cell in cells if not _words(cell.header) and {*years_in(cell.header)} == meant]
    summed = {int(year) for cell in cells if (year := only_year(cell.header))}
    return headed or [cell for cell in cells if is_sum(cell.header) and len(meant) > 1 and summed == meant]


def _words(header: str) -> set[str]:
    """The words of a header without its unit; none of one that is only a year."""
    plain = _BRACKETS.sub(" ", fold(header))
    return set() if only_year(header) else set(re.findall(r"[^\W\d_]+", plain))


def _says_matter(context: Context, named: NamedRows, cell: RecordCell) -> bool:
    """Whether rows, column and titles say what the question is about besides the names."""
    terms, question = context.knowledge.terms, context.question
    unit = fold(unit_of(cell, named.records[0]))
    aside = {word for name in named.words for word in re.findall(r"\w+", name)} | _IMPLIED.get(unit, set())
    if (header := _words(cell.header)) and header <= {*fold(question.text).split()}:
        aside |= {word for counted in units_counted(question) for word in fold(counted).split()}
    asking = _ASKING if question.marked else _UNMARKED
    bare = [(word, word.lower().strip(",.;:")) for word in question.subject.split()]
    words = [word for word, plain in bare if plain not in asking and fold(plain) not in aside]
    query = terms.query(" ".join(dict.fromkeys(word.lower() for word in words if not word[0].isdigit())))
    row = named.records[0]
    said = [row.name, *row.group, row.caption, cell.header, unit_of(cell, row), context.title(row.document)]
    return not query or terms.coverage(query, [(terms.text(text), 1.0) for text in said]) >= _SAID


def _add_up(named: NamedRows, cells: Sequence[RecordCell]) -> bool:
    """Whether the numbers of the rows are of one unit and of a kind that may be added."""
    rows = {row.id: row for row in named.records}.values()
    units = {fold(unit_of(cell, row)) for cell, row in zip(cells, rows, strict=True)}
    said = " ".join([*units, *(row.name for row in rows), cells[0].header])
    return len(units) == 1 and not _NO_SUM.search(said)


def _say_sum(context: Context, named: NamedRows, cells: Sequence[RecordCell]) -> Draft:
    bibliography = context.bibliography()
    pairs = [(row, cell) for row, cell in zip(named.records, cells, strict=True) if cell.number]
    blank = [row for row, cell in zip(named.records, cells, strict=True) if not cell.number]
    total = plain_number(sum((cell_value(cell) for _, cell in pairs), Decimal(0)), _like(context, pairs))
    row, cell = pairs[0]
    unit = unit_of(cell, row)
    what = f"thuộc “{named.heading}”" if named.heading else f"({', '.join(row.name for row, _ in pairs)})"
    head = f"Cộng {len(pairs)} dòng {what}: **{total}**{f' {unit}' if unit else ''}"
    lines = [f"{head} – {cell_name(cell, row)}, {context.place(row)}:"]
    lines += [f"- {row.name}: {cell.text} [{bibliography.row(row, [cell.column])}]" for row, cell in pairs]
    if blank:
        left = ", ".join(f"{row_name(row, 80)} [{bibliography.row(row, [cell.column])}]" for row in blank)
        lines.append(f"\nKhông tính {left}: bảng không ghi số.")
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=[total, str(len(pairs))], settled=True)


def _are_alike(named: NamedRows, cells: Sequence[RecordCell]) -> bool:
    """Whether two rows are measured in one unit."""
    units = {fold(unit_of(cell, row)) for cell, row in zip(cells, named.records, strict=True)}
    return len(cells) == _TWO and len(units) == 1


def _say_apart(context: Context, named: NamedRows, cells: Sequence[RecordCell]) -> Draft:
    """How the second of two rows stands to the first."""
    bibliography = context.bibliography()
    said, worked_out = of_numbers(context, named.records, cells, bibliography)
    row = named.records[0]
    text = f"{upper_first(cell_name(cells[0], row))} ({context.place(row)}): {said}"
    return Draft(text, _CONFIDENCE, bibliography, computed=worked_out, settled=True)


def _say_first(context: Context, named: NamedRows, cells: Sequence[RecordCell], how: str) -> Draft:
    bibliography = context.bibliography()
    pick = min if fold(how) in _LOW else max
    value = pick(cell_value(cell) for cell in cells)
    pairs = list(zip(named.records, cells, strict=True))
    best = [(row, cell) for row, cell in pairs if cell_value(cell) == value]
    row, cell = best[0]
    which = ", ".join(f"“**{row.name}**”" for row, _ in best)
    head = f"{which} {how} nhất: {bold_with_unit(cell, row)} ({cell_name(cell, row)}, {context.place(row)})"
    gaps = _gaps(context, named, pairs, best)
    lines = [f"{head}{'; ' + '; '.join(text for text, _ in gaps) if gaps else ''}."]
    lines += [f"- {r.name}: {bold_with_unit(c, r)} [{bibliography.row(r, [c.column])}]" for r, c in pairs]
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=[gap for _, gap in gaps])


def _gaps(
    context: Context,
    named: NamedRows,
    pairs: Sequence[tuple[Record, RecordCell]],
    best: Sequence[tuple[Record, RecordCell]],
) -> list[tuple[str, str]]:
    """How far the first is from the row that the question names after "hơn", else from the one after it."""
    asked = _MORE_THAN.search(context.question.text)
    if not asked or len(best) > 1:
        return []
    whom = fold(asked["whom"])
    others = [(pair, words) for pair, words in zip(pairs, named.words, strict=True) if pair not in best]
    told = [pair for pair, words in others if words in whom]
    value = cell_value(best[0][1])
    told = told or [min((pair for pair, _ in others), key=lambda pair: abs(cell_value(pair[1]) - value))]
    unit = unit_of(best[0][1], best[0][0])
    found = []
    for row, cell in told:
        gap = plain_number(abs(value - cell_value(cell)), _like(context, pairs))
        how = "hơn" if value > cell_value(cell) else "kém"
        found.append((f"{how} “{row.name}”, chênh **{gap}**{f' {unit}' if unit else ''}", gap))
    return found


def _like(context: Context, pairs: Sequence[tuple[Record, RecordCell]]) -> list[RecordCell]:
    """The numbers of the table, in whose manner a number is written that is reckoned from some of them."""
    rows = context.knowledge.rows(pairs[0][0].table)
    return [*(cell for _, cell in pairs), *(cell for row in rows for cell in row.cells if cell.number)]

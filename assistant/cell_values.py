"""Whether the cells of a row can state the kind of value that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from assistant.counting import NUMBER, counted_numbers
from assistant.horizons import asks_horizon, horizons
from assistant.lexicon import load_lexicon
from assistant.question import AGENCY_ROLES, Question
from assistant.recurrence import OFTEN
from assistant.values import OFFICIAL, RANK
from assistant.wants import (
    HOW_MUCH,
    STEPS,
    Want,
    asks_number_of_document,
    asks_percentage,
    counts_agencies,
    units_counted,
    wants,
)
from assistant.wording import unit_of
from index.types import Record, RecordCell
from ingest.model import KEY_ROLES, NAMING_ROLES
from ingest.number_columns import heads_places
from ingest.textnorm import fold, squash

_NO_AMOUNTS = {*NAMING_ROLES, "deadline", *AGENCY_ROLES}
_BRACKETS = re.compile(r"\(([^()]*)\)")
_PERCENT_SCALE = 100
NO_AMOUNT = re.compile(r"\s*[-–—]?\s*")
"""What a cell of amounts holds where there is none: nothing, or a dash."""
_NUMBER_OF = ("so ", "tong so ", "so luong ")
_HEAD = 2
_MULTIPLES = re.compile(r"^\W*(?:(?:chuc|tram|nghin|ngan|trieu|ty|van|1[. ]?000|1[. ]?000[. ]?000)\W+)+(?!dong\b)")
"""How many units a unit in the plural stands for; of money they belong to its name."""


def cells_may_hold(question: Question, cells: Sequence[RecordCell], record: Record | None = None) -> bool:
    """Whether cells can state what is counted, or the percentage, that the question asks for; the row tells units."""
    units = {fold(unit) for cell in cells if record and cell.number and (unit := unit_of(cell, record))}
    return all(_cells_hold(want, question, cells, units) for want in wants(question))


def _cells_hold(want: Want, question: Question, cells: Sequence[RecordCell], units: Collection[str]) -> bool:
    if want.kind == "percent" and HOW_MUCH.search(question.text):
        stated = any("%" in f"{c.header} {c.text}" or _is_full_scale(c) for c in cells) or "%" in units
        scored = any(cell.number for cell in cells if cell.role not in _NO_AMOUNTS)
        return stated or (scored and not asks_percentage(question.text))
    if counts_agencies(question) and any(cell.agencies for cell in cells):
        return True
    if want.kind == "counted" and not fold(want.unit).startswith(STEPS):
        measured = any(c.number and c.header in question.headers for c in cells) or _measured_in(want.unit, cells)
        measured = measured or any(_is_unit(want.unit, unit) for unit in units)
        return measured or any(counted_numbers(c.text, want.unit) or counts_in_column(c, want.unit) for c in cells)
    if (states := _stated_in_words(want, question)) is not None:
        return any(states(cell.text) for cell in cells if cell.role not in KEY_ROLES)
    if want.kind == "rank":
        return any(is_place(cell) or RANK.search(cell.text) for cell in cells)
    if want.kind == "amount" and HOW_MUCH.search(question.text):
        return any(cell.number or NUMBER.search(cell.text) for cell in cells if cell.role not in _NO_AMOUNTS)
    return True


def _stated_in_words(want: Want, question: Question) -> Callable[[str], object] | None:
    """What finds a value in a cell that only words state, and no column is for; None for any other."""
    if want.kind == "frequency":
        return OFTEN.search
    if want.kind == "document" and asks_number_of_document(question.text):
        return OFFICIAL.search
    return horizons if want.kind == "date" and asks_horizon(question.text) else None


def counts_in_cells(question: Question, cells: Sequence[RecordCell]) -> bool:
    """Whether a cell states how many there are of what the question counts, or lists the agencies that it counts."""
    units = units_counted(question)
    if not units or counts_agencies(question):
        return True
    counted = any(counted_numbers(cell.text, unit) or counts_in_column(cell, unit) for cell in cells for unit in units)
    return counted or any(_measured_in(unit, cells) for unit in units)


def names_count(question: Question, record: Record) -> bool:
    """Whether a row is called the number of what the question counts: "Số lao động được giải quyết việc làm".

    A row that is scored has points, whatever it is called.
    """
    heads = [" ".join(fold(unit).split()[:_HEAD]) for unit in units_counted(question)]
    name = "" if is_scored(record.cells) else record.name
    return any(fold(name).startswith(tuple(f"{words}{head}" for words in _NUMBER_OF)) for head in heads)


def is_scored(cells: Sequence[RecordCell]) -> bool:
    """Whether a row has a highest score, so that its numbers are points."""
    return any(cell.role == "max_score" and cell.number for cell in cells)


def is_place(cell: RecordCell) -> bool:
    """Whether a cell stands in a column of places in a ranking."""
    return cell.role == "rank_target" or (cell.role is None and bool(cell.text) and heads_places(cell.header))


def _measured_in(unit: str, cells: Sequence[RecordCell]) -> bool:
    """Whether the row's name or a cell of a column of units says the unit, and another cell has a number."""
    units = [cell.text for cell in cells if cell.role is None and not cell.number]
    names = (fold(cell.text) for cell in cells if cell.role == "name")
    head = re.compile(rf"(?:tong )?(?:so (?:luong )?)?{re.escape(fold(unit).strip())}\b")
    named = any(head.match(name) for name in names)
    named = (
        named and not is_scored(cells) and not any("%" in f"{text} {cell.header}" for text in units for cell in cells)
    )
    said = named or any(_is_unit(unit, text) for text in units)
    return said and any(cell.number for cell in cells if cell.role not in KEY_ROLES)


def _is_unit(asked: str, unit: str) -> bool:
    """Whether what is counted begins with a unit, be it of tens or thousands: "tấn hàng" is told in "nghìn tấn"."""
    words, said = (squash(_MULTIPLES.sub("", fold(text))) for text in (asked, unit))
    spoken = [said, *map(fold, load_lexicon().groups["measures"].get(said, ()))]
    return bool(said) and any(f"{words} ".startswith(f"{name} ") for name in spoken)


def counts_in_column(cell: RecordCell, unit: str) -> bool:
    """Whether a numeric column's header says what it counts: "Kinh phí (triệu đồng)", "Diện tích (m2)"."""
    said = fold(unit).strip()
    if cell.number is None or said in fold(cell.header):
        return cell.number is not None
    measures = load_lexicon().groups["measures"]
    units = [squash(bracket) for bracket in _BRACKETS.findall(fold(cell.header))]
    spoken = [fold(words) for short in units for words in measures.get(short, ())]
    return said.split(" ")[0] in " ".join(units).split() or any(f"{said} ".startswith(f"{word} ") for word in spoken)


def is_percentage(cell: RecordCell) -> bool:
    """Whether a cell states a number of percent, by its own sign or by its header's."""
    return "%" in cell.header or cell.text.rstrip().endswith("%")


def _is_full_scale(cell: RecordCell) -> bool:
    """Whether a column of highest scores shows that the table is in percent."""
    return cell.role == "max_score" and cell.number is not None and cell.number.value == _PERCENT_SCALE

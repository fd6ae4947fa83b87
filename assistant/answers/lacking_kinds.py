"""What an answer must be of by the words that ask for it: a rate, a count, another paper, a direction."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answers.aims_told import tells_an_aim, tells_result_for_aim
from assistant.answers.amounts_set import outside_amount
from assistant.answers.asked_units import lacks_unit, tells_one_for_both
from assistant.answers.columns_added import tells_one_for_sum
from assistant.answers.due import tells_other_deadline
from assistant.answers.left_over import tells_part_for_rest
from assistant.answers.one_side import tells_of_others, tells_one_side
from assistant.answers.over_years import tells_years_for_sum
from assistant.answers.papers import lacks_basis, tells_own_paper
from assistant.answers.parts_counted import lacks_counts
from assistant.attachment import told_by
from assistant.draft import Context, Draft
from assistant.figures import cell_value
from assistant.measured import of_another_thing
from assistant.sentences import in_bold
from assistant.sole_value import CHECKS as OF_SOLE_VALUES
from assistant.standing import asks_of_deeds, tells_results
from assistant.text_figures import figures_in
from assistant.wants import HOW_MUCH, counts_other, wants
from index.types import Passage

_OF_RATE = re.compile(r"\W*(?:tỷ lệ|tỉ lệ|mức độ)\b|%|phần trăm", re.IGNORECASE)
_IN_A_UNIT = re.compile(
    r"\*\*[\d.,]+\*\* (?:nghìn |triệu |tỷ )?(?:đồng|người|hộ|hồ sơ|xã|lượt|cuộc|căn|ha|km|lao động)\b"
)
_UNIT_NAMED = re.compile(
    r"\((?:nghìn |triệu |tỷ )?(?:đồng|người|hộ|hồ sơ|xã|lượt|cuộc|căn|ha|km|lao động)\)", re.IGNORECASE
)
_NUMBER_OF = re.compile(r"\W*(?:(?:tổng )?số lượng|tổng số|số) (?!điểm\b|thứ\b|hiệu\b)", re.IGNORECASE)
_DONE = re.compile(r"\b(?:kết quả|tình hình|tồn tại|hạn chế)\b", re.IGNORECASE)
_TO_DO = re.compile(r"\b(?:phương hướng|định hướng|nhiệm vụ|giải pháp|mục tiêu|việc cần làm)\b", re.IGNORECASE)
_DIRECTIONS = re.compile(r"\W*(?:nêu |các |những )?(?:phương hướng|định hướng|nhiệm vụ trọng tâm)\b", re.IGNORECASE)
_OF_WORK = {"task", "deadline", "output", "coordinating_agency"}
_NAMES_AMOUNT = re.compile(
    r"\W*(?:số tiền|tổng (?:số )?điểm|điểm (?:tối đa|số|chuẩn)|(?:tổng )?số lượng|tổng số|tỷ lệ|tỉ lệ)\b"
    r"(?!.*\b(?:nào|gì|ai|sao)\b)",
    re.IGNORECASE,
)
_OF_SCORES = re.compile(r"\b(?:điểm|tiêu chí|chỉ số|chỉ tiêu|mục tiêu|bảng|phụ lục|chấm)\b", re.IGNORECASE)
_WHICH_ONE = re.compile(r"\b(?:nào|ai|đâu)\b", re.IGNORECASE)
_WHICH_CHANGED = re.compile(
    r"^\W*(?:những |các )?(?:tiêu chí|chỉ tiêu)(?: thành phần)? nào\b[^?]*\b(?:tăng|giảm|tụt|mất|đạt|cải thiện|sụt)\b",
    re.IGNORECASE,
)
_BY_PERCENT = re.compile(
    r"\b(?:tăng|giảm|hơn|kém)(?: thêm)? (?:bao nhiêu|mấy) (?:điểm )?(?:phần trăm|%)", re.IGNORECASE
)
_RISEN_BY_PERCENT = re.compile(
    r"\b(?:tăng|giảm|tụt|chênh|hơn|kém|vượt)\b[^.;\d]{0,30}\d[\d.,]*\W*(?:%|(?:điểm )?phần trăm|điểm %)"
    r"|\btừ\b[^.;]*%[^.;]*\b(?:lên|xuống|còn|đến)\b",
    re.IGNORECASE,
)
_HUNDRED = 100
"""The most that a row may score where its points are percentages."""
_SUM = re.compile(r"\W*số tiền\b(?!.*\bvà\b)", re.IGNORECASE)
_MONEY = re.compile(r"\d\s*(?:nghìn |triệu |tỷ |tỉ )?đồng\b", re.IGNORECASE)


def _lacks_amount(context: Context, draft: Draft) -> bool:
    """A number of points or of things is all that a question names, and the sentence that is told has no number."""
    question = context.question
    asked = _NAMES_AMOUNT.match(question.text) and not (question.polar or draft.bibliography.rows() or draft.table)
    if not asked or "\n- " in draft.text:
        return False
    said = told_by(draft).sentence
    return not (_MONEY.search(said) if _SUM.match(question.text) else figures_in(said))


def _lacks_rate(context: Context, draft: Draft) -> bool:
    """A rate is asked for, and the row that was found gives amounts in a unit that is none of percent."""
    rows = draft.bibliography.rows()
    if draft.table or len(rows) != 1 or not any(want.kind == "percent" for want in wants(context.question)):
        return False
    unit = _IN_A_UNIT.search(draft.text) or _UNIT_NAMED.search(rows[0].name)
    named = _OF_RATE.search(rows[0].name) or any(_OF_RATE.search(cell.header) for cell in rows[0].cells)
    return not named and unit is not None


def _scores_a_rate(context: Context, draft: Draft) -> bool:
    """A rate is asked for by no word of a score, and the row that was found has points for it."""
    question, rows = context.question, draft.bibliography.rows()
    named = question.codes or question.items or question.indexes or question.appendices or question.quoted
    wanted = any(want.kind == "percent" for want in wants(question))
    which = _WHICH_ONE.search(question.text) and not HOW_MUCH.search(question.text)
    if draft.table or len(rows) != 1 or named or not wanted or which or _OF_SCORES.search(question.text):
        return False
    most = (cell_value(cell) for cell in rows[0].cells if cell.role == "max_score")
    scored = any(value < _HUNDRED for value in most)
    return scored and not any("%" in text for text in in_bold(draft.text))


def _lacks_rows(context: Context, draft: Draft) -> bool:
    """Which criteria changed or fell short is asked, and the sentence that is told names and measures none."""
    asked = _WHICH_CHANGED.match(context.question.text) and not draft.bibliography.rows() and not draft.table
    return bool(asked) and not re.search(r"[\d“\":]", told_by(draft).sentence)


def _lacks_count(context: Context, draft: Draft) -> bool:
    """How many things there are is asked, and the row that was found is the rate of them, or scores it."""
    rows = draft.bibliography.rows()
    of_text = draft.bibliography.passages()[:1] == draft.bibliography.sources()[:1]
    if draft.table or len(rows) != 1 or of_text:
        return False
    scored = any(cell.role == "max_score" and cell.text for cell in rows[0].cells)
    asked = _NUMBER_OF.match(context.question.text) or (
        scored and context.question.operation == "lookup" and counts_other(context.question)
    )
    return bool(asked) and _OF_RATE.match(rows[0].name) is not None


def _lacks_directions(context: Context, draft: Draft) -> bool:
    """The directions for a matter are asked for, and what was found measures the matter or tells what was done."""
    sources = draft.bibliography.sources()
    asked = _DIRECTIONS.match(context.question.text) and not HOW_MUCH.search(context.question.text)
    if not asked or draft.table or not sources:
        return False
    if isinstance(sources[0], Passage):
        above = " ".join(sources[0].path)
        return bool(_DONE.search(above)) and not _TO_DO.search(f"{above} {told_by(draft).sentence}")
    rows = draft.bibliography.rows()
    return len(rows) == 1 and not any(cell.role in _OF_WORK and cell.text for cell in rows[0].cells)


def _tells_work_for_deeds(context: Context, draft: Draft) -> bool:
    """What has been done is asked, and the rows found say what is to be done."""
    rows = draft.bibliography.rows()
    return bool(rows) and asks_of_deeds(context.question) and not any(map(tells_results, rows))


def _lacks_change_in_percent(context: Context, draft: Draft) -> bool:
    """By how many per cent something rose or fell is asked, and the text tells of a change of another kind at most."""
    asked = not draft.bibliography.rows() and not draft.computed and _BY_PERCENT.search(context.question.text)
    return bool(asked) and not _RISEN_BY_PERCENT.search(draft.text)


CHECKS: tuple[tuple[str, Callable[[Context, Draft], bool]], ...] = (
    ("con số", _lacks_amount),
    ("kết quả đã thực hiện", tells_an_aim),
    ("mục tiêu", tells_result_for_aim),
    ("số cộng các năm", tells_years_for_sum),
    ("số cộng", tells_one_for_sum),
    ("phần còn lại", tells_part_for_rest),
    ("số liệu theo đơn vị này", lacks_unit),
    ("số liệu của nguồn, nhóm này theo năm", tells_one_for_both),
    ("việc đã làm", _tells_work_for_deeds),
    ("văn bản làm căn cứ", lacks_basis),
    ("văn bản khác", tells_own_paper),
    ("tỷ lệ", _lacks_rate),
    ("tỷ lệ", _scores_a_rate),
    ("tiêu chí cụ thể", _lacks_rows),
    ("số lượng", _lacks_count),
    ("số lượng của từng bên", lacks_counts),
    ("số liệu của cả hai bên", tells_one_side),
    ("phần việc của cơ quan này", tells_of_others),
    ("phương hướng", _lacks_directions),
    ("việc đúng thời hạn này", tells_other_deadline),
    ("mức tăng, giảm", _lacks_change_in_percent),
    ("số liệu đúng nội dung này", of_another_thing),
    ("số lượng theo mức này", outside_amount),
    *OF_SOLE_VALUES,
)
"""What an answer lacks, with the check that finds it out."""

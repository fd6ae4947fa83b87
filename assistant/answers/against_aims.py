"""A result that running text tells, held against the aim that a table sets for it, often in another document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.draft import Context, Draft
from assistant.figures import cell_value, number_like
from assistant.lexicon import load_lexicon
from assistant.phrases import alternatives
from assistant.question import Question
from assistant.sentences import bold
from assistant.told_results import Told, told_result
from assistant.wording import bold_with_unit, cell_name, lower_first, row_name, unit_of
from index.types import Record, RecordCell
from ingest.textnorm import fold

_CONFIDENCE = 0.9
_AIM = re.compile(r"chỉ tiêu|mục tiêu|kế hoạch|\bgiao\b|phấn đấu|nghị quyết|quyết định|đề ra|đặt ra", re.IGNORECASE)
_HELD = re.compile(
    r"\bso\b(?! \d)|vượt|hụt|\bthiếu\b|\bthừa\b|chênh|\b(?:cao|thấp|nhiều|ít|kém) hơn\b|\bkém\b"
    r"|\b(?:đạt|hoàn thành|về đích|bằng)\b[^?]*\b(?:không|chưa|hay|k|ko)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\bthực tế\b|\bthực hiện\b|\bđã đạt\b|\bđạt được\b|\bkết quả\b", re.IGNORECASE)
_ACTUAL = re.compile(
    r"\bthực tế\b|\bthực hiện (?:được|đạt)\b|\bđã (?:đạt|lên|xếp|đứng|vươn|tăng|giảm)\b"
    r"|\b(?:đạt|hoàn thành|vượt|về đích)\b[^?]*\b(?:không|chưa|hay)\b",
    re.IGNORECASE,
)
"""What was reached is asked, and not what is aimed at."""
_AIM_ITSELF = re.compile(
    r"\b(?:mục tiêu|chỉ tiêu|phấn đấu)\b[^;?]*\b(?:đạt|bằng|được|lên)\b(?: (?:mức|ngưỡng|tới|đến|từ|trên|dưới))*"
    r" (?:\d|trọn|(?:điểm )?tối đa)",
    re.IGNORECASE,
)
"""How high an aim itself is set is asked: "mục tiêu 2024 có đạt 85% không"."""
_WHICH = re.compile(r"(?<!thế )\bnào\b|\b(?:gì|ai|đâu)\b|\b(?:vì|tại) sao\b", re.IGNORECASE)
_LOOKED_AT = 4
_NAMED, _NAMED_ALONE = 0.5, 0.35
_SAID = 0.75
_APART, _FAR_APART = 0.05, 0.15


@dataclass(frozen=True, slots=True)
class _Held:
    """A row with its aim for a year, and the figure that is held against it."""

    record: Record
    aim: RecordCell
    told: Told


def answer_against_aim(context: Context) -> Draft | None:
    """Whether a result that only running text tells reaches the aim of a row, and how far they are apart."""
    question = context.question
    held_against = _AIM.search(question.text) and _HELD.search(question.text)
    reached = question.rows and _REACHED.search(question.text)
    if not (held_against or reached) or _WHICH.search(question.text) or len(set(question.years)) > 1:
        return None
    held = _held(context)
    return _say(context, held) if held else None


def lacks_result(context: Context, draft: Draft) -> bool:
    """What was reached in a year is asked, and only aims of rows that have no result of that year were found."""
    question = context.question
    years = set(question.years)
    if len(years) != 1 or draft.table or draft.bibliography.passages() or not _ACTUAL.search(question.text):
        return False
    if _AIM_ITSELF.search(question.text):
        return False
    rows, year = draft.bibliography.rows(), next(iter(years))
    aims = [any(row.cell(role, year) for role in ("target", "rank_target")) for row in rows]
    return bool(rows) and all(aims) and not any(row.cell("result", year) for row in rows)


def _held(context: Context) -> _Held | None:
    question = context.question
    labels = tuple(context.knowledge.documents) if question.documents else context.documents.labels
    aims = len(question.documents) > 1
    matter = "" if question.rows else _matter(question)
    for record in _rows(context):
        others = [label for label in labels if label != record.document]
        told_in = [label for label in others if label in question.documents] if aims else others
        for aim in _aims(record, question):
            if told := told_result(context, record, aim, told_in, matter, aims=aims):
                return _Held(record, aim, told) if _is_of_all(context, record, told) else None
    return None


def _rows(context: Context) -> list[Record]:
    """The rows with an aim that the question may mean: of the answer before, or the one that it names best."""
    question = context.question
    if question.rows:
        return [context.knowledge.index.record(i) for i in question.rows]
    tables = [facts for facts in context.tables() if "target" in facts.roles]
    matches = context.matcher.rows(question, tables)[:_LOOKED_AT]
    if question.codes:
        matches = [m for m in matches if m.record.has_key(*question.codes)]
    if not matches:
        return []
    lead = matches[0].score - max((m.score for m in matches[1:]), default=0.0)
    share = matches[0].name_share
    named = (share >= _NAMED and lead >= _APART) or (share >= _NAMED_ALONE and lead >= _FAR_APART)
    return [matches[0].record] if named else []


def _aims(record: Record, question: Question) -> list[RecordCell]:
    """The aims of a row for the year that is asked for, or of any, that have no result beside them."""
    aims = [cell for cell in record.cells_of("target") if cell.number and cell.year]
    of_year = [cell for cell in aims if cell.year in question.years] if question.years else aims
    return [cell for cell in of_year if not record.cell("result", cell.year)]


def _is_of_all(context: Context, record: Record, told: Told) -> bool:
    """Whether the row and the sentence say nearly all that the question is about, so that it means no part of it."""
    question, terms = context.question, context.knowledge.terms
    if question.rows:
        return True
    query = terms.query(_matter(question))
    papers = [context.knowledge.documents[label] for label in (told.passage.document, record.document)]
    issuers = (document.issuer or "" for document in papers)
    around = " ".join([*told.passage.path, *issuers, *(context.title(document.label) for document in papers)])
    said = [(terms.text(f"{record.name} {' '.join(record.group)}"), 1.0), (terms.read(told.figure.sentence), 1.0)]
    unit = (terms.read(" ".join(cell.text for cell in record.cells if cell.role is None)), 1.0)
    return not query or terms.coverage(query, [*said, unit, (terms.text(around), 1.0)]) >= _SAID


def _matter(question: Question) -> str:
    """The words of the question's subject without those that only compare."""
    comparing = {fold(word) for word in load_lexicon().lists["comparing"]}
    return " ".join(word for word in question.subject.split() if fold(word) not in comparing)


def _say(context: Context, held: _Held) -> Draft:
    bibliography = context.bibliography()
    figure, passage = held.told.figure, held.told.passage
    source = bibliography.passage(passage)
    row = bibliography.row(held.record, [held.aim.column])
    verdict, gap = _verdict(context, held)
    told = _figure_with_unit(held)
    name = row_name(held.record)
    aim = f"{cell_name(held.aim, held.record)} là {bold_with_unit(held.aim, held.record)}"
    lines = [
        f"{verdict} {name}: {told} [{source}] so với {aim} [{row}]{f' (chênh **{gap}**)' if gap else ''}.",
        f"{bold(figure.sentence, [figure.span])} [{source}] ({context.whereabouts(passage)})",
        f"(Mức giao: {context.place(held.record)})",
    ]
    draft = Draft("\n\n".join(lines), _CONFIDENCE, bibliography, interpretation=name)
    draft.computed = [gap.split(" ")[0]] if gap else []
    return draft


def _figure_with_unit(held: _Held) -> str:
    unit = unit_of(held.aim, held.record)
    told = held.told.figure.text
    return f"**{told}**" if unit == "%" else f"**{told}** {lower_first(unit)}".strip()


def _verdict(context: Context, held: _Held) -> tuple[str, str]:
    """Whether the aim is reached, and by how much the figure is above or below it; nothing where they are equal."""
    value, aim = held.told.figure.value, cell_value(held.aim)
    unit = unit_of(held.aim, held.record)
    apart = number_like(abs(value - aim), [(held.told.figure.text, value), (held.aim.text, aim)])
    gap = "" if value == aim else f"{apart} {'điểm phần trăm' if unit == '%' else lower_first(unit)}".strip()
    if len(context.question.documents) > 1:
        return _of_two_aims(context, held, value > aim, bool(gap)), gap
    if not gap:
        return "**Đạt chỉ tiêu** của", gap
    better = (value < aim) == _falls(held.record)
    return ("**Đạt và vượt chỉ tiêu** của" if better else "**Chưa đạt chỉ tiêu** của"), gap


def _of_two_aims(context: Context, held: _Held, more: bool, differ: bool) -> str:
    how = ("**cao hơn**" if more else "**thấp hơn**") if differ else "**bằng**"
    return f"{context.name(held.told.passage.document)} đặt mức {how} {context.name(held.record.document)} về"


def _falls(record: Record) -> bool:
    """Whether less is better: the row says so, or is named after what is to be held low and not after its fall."""
    said = fold(" ".join(cell.text for cell in record.cells))
    words = alternatives([fold(word) for word in load_lexicon().lists["better_low"]])
    low = re.search(rf"\b(?:{words})\b", fold(record.name)) is not None
    return "cang thap cang tot" in said or (low and "giam" not in fold(record.name).split())


def _lower(unit: str) -> str:
    """A unit inside a sentence: "Nghìn tấn" is "nghìn tấn", "TTHC" stays."""
    return unit if unit[1:2].isupper() else unit[:1].lower() + unit[1:]

"""Lookups: the cells of the rows that a question is about, or that the answer before was."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.answers.below import who_below
from assistant.answers.cells import (
    asked_cells,
    cap,
    counted_agencies,
    say_cells,
    saying_cells,
    sentence_said,
    share_said,
    states_value,
)
from assistant.answers.contrast import contrast
from assistant.answers.missing_rows import lacking_columns
from assistant.answers.suppositions import say_verdict, supposition
from assistant.cell_values import cells_may_hold, counts_in_cells, names_count
from assistant.citing import short
from assistant.draft import Context, Draft
from assistant.evidence import row_confidence
from assistant.matching import RowMatch
from assistant.periods import covers_any
from assistant.place_levels import FOLDED_LEVELS
from assistant.question import AGENCY_ROLES, Question
from assistant.values import names_places
from assistant.wants import asks_place, asks_thing
from assistant.wording import ROLE_NAMES, row_name
from index.types import Passage, Record, RecordCell
from ingest.model import NAMING_ROLES
from ingest.textnorm import fold

_REFERENCE_CONFIDENCE = 0.85
_SURE_COVERAGE = 0.75
_MEASURES = re.compile(
    r"\b(?:biện pháp|giải pháp)\b[^?]{0,12}\b(?:gì|nào)\b|\bbằng (?:những )?cách nào\b"
    r"|\bphải làm (?:những )?(?:việc )?gì\b",
    re.IGNORECASE,
)
_SURE_ENOUGH = 0.5
_HEADED = 0.7
"""How much of the question a row must say that has a column which the question names by its header."""
_TIE = 0.03
_ALIKE = 0.04
_LITTLE = 0.15
_LOOKED_AT = 6
_SAID_ENOUGH = 0.35
_SAID_MOSTLY = 0.55
_MANY_TERMS = 4
_NAME_LENGTH = 7
_MOST_NAMED = 4
_OF_REASONS = re.compile(r"\b(?:lý do|nguyên nhân|vì sao|giải trình)\b", re.IGNORECASE)
_LEVEL = re.compile(rf"(?:{FOLDED_LEVELS}) (?=\w+ \w)")
"""What stands before a place's own name of two words or more, and is left out by those who know it."""
_OF_TASKS = frozenset({"lead_agency", "coordinating_agency", "deadline", "output"})


def no_such_column(context: Context, records: Sequence[Record]) -> Draft | None:
    """The columns asked for are in no table that has the rows."""
    question = context.question
    roles = [role for role in question.roles() if role not in {"name", "task"}]
    roles = roles or (["result"] if question.asks_score and question.years else [])
    agency = next((r for r in roles if r in AGENCY_ROLES), None) if question.asks_agency else None
    lacks_agency = agency and not any(record.cells_of(agency) for record in records)
    answered = any(asked_cells(context, record) for record in records)
    if question.headers and question.years and not answered:
        years = ", ".join(map(str, question.years))
        which = f"{row_name(records[0])} ({context.place(records[0])})"
        return context.abstain("not_found", f"Bảng không có số liệu năm {years} cho {which}.")
    if any(states_value(context, record) for record in records):
        return None
    if question.headers or question.polar or (answered and not lacks_agency):
        return None
    said = max(share_said(context, record) for record in records)
    if not roles and "name" in question.roles():
        return None
    if not roles:
        return None if said >= _SAID_ENOUGH else _not_said(context, records[0])
    tasks = all(context.knowledge.tables[record.table].is_tasks for record in records)
    numeric = set(roles) <= {"result", "target", "rank_target", "max_score", "output"}
    if (
        numeric
        and (tasks or not question.years)
        and len(question.subject.split()) >= _MANY_TERMS
        and said >= _SAID_MOSTLY
    ):
        return None
    asked = ", ".join(ROLE_NAMES[role] for role in roles)
    record = records[0]
    own = [cell for cell in record.cells if cell.read_from is None and cell.role not in NAMING_ROLES]
    headers = ", ".join(f"“{cell.header}”" for cell in own)
    years = f" năm {', '.join(map(str, question.years))}" if question.years else ""
    which = f"{row_name(record)} ({context.place(record)})"
    text = f"Bảng không có cột {asked}{years} cho {which}. Các cột của bảng: {headers}."
    return context.abstain("not_found", text)


def _not_said(context: Context, record: Record) -> Draft:
    """The row is there, but nothing in it is about what is asked."""
    about = short(context.question.subject, 100)
    own = [cell for cell in record.cells if cell.read_from is None and cell.role not in NAMING_ROLES]
    headers = ", ".join(f"“{cell.header}”" for cell in own)
    text = f"{context.place(record)}, {row_name(record, 100)} không nói về “{about}”. Bảng chỉ có các cột: {headers}."
    return context.abstain("not_found", text)


def by_reference(context: Context) -> Draft | None:
    """Answers about the rows of the answer before ("nội dung đó", "nó", "cái thứ hai")."""
    question = context.question
    records = [context.knowledge.index.record(i) for i in question.rows] if question.operation == "lookup" else []
    asks = question.asked or question.asks_agency or question.asks_score or question.headers
    if records and question.why:
        return answer_rows(context, records, _REFERENCE_CONFIDENCE)
    having = [record for record in records if asked_cells(context, record)] if asks else []
    return answer_rows(context, having, _REFERENCE_CONFIDENCE) if having else None


def by_subject(
    context: Context, matches: Sequence[RowMatch], confidence: float, passage: Passage | None = None
) -> Draft | None:
    """Answers from the best matching rows: of the preferred document, with a line on what other documents say.

    `passage` is running text on the same matter, told too when the question asks for no column.
    """
    if not matches:
        return None
    chosen, others = choose(context, _able_first(context, matches))
    records = [match.record for match in chosen]
    if not _may_answer(context, chosen[0]):
        return None
    draft = no_such_column(context, records) or answer_rows(context, records, confidence)
    if draft.abstained:
        return draft
    for other in others:
        if _is_of_the_years(context, other.record.document):
            _add_other_document(context, draft, other.record)
    answered = any(asked_cells(context, r) or states_value(context, r) for r in records)
    if passage and (not answered or (asks_measures(context.question) and _says_subject(context, passage))):
        tell_text_too(context, draft, passage)
    return draft


def _says_subject(context: Context, passage: Passage) -> bool:
    terms = context.knowledge.terms
    query = terms.query(context.question.subject)
    return bool(query) and terms.coverage(query, [(terms.text(passage.text), 1.0)]) >= _SURE_COVERAGE


def asks_measures(question: Question) -> bool:
    """Whether it is asked by what measures something is done, which tables and texts tell each in part."""
    return _MEASURES.search(question.text) is not None


def tell_text_too(context: Context, draft: Draft, passage: Passage) -> None:
    """Adds to an answer from rows what running text says of the same matter."""
    n = draft.bibliography.passage(passage)
    draft.text += f"\n\n{passage.text} [{n}] ({context.name(passage.document)})"


def by_own_text(context: Context, matches: Sequence[RowMatch]) -> Draft | None:
    """Answers from the first good match whose own text states the day, the number or the count that is asked for."""
    able = (m for m in matches[:_LOOKED_AT] if m.coverage >= _SURE_ENOUGH and states_value(context, m.record))
    found = next(able, None)
    return answer_rows(context, [found.record], row_confidence(found)) if found else None


def _able_first(context: Context, matches: Sequence[RowMatch]) -> Sequence[RowMatch]:
    """The matches without those before the first that can say what is asked, where that one fits about as well or has
    a column that the question names."""
    may = [m for m in matches[:_LOOKED_AT] if can_say(context, m.record)]
    able = next((m for m in may if _has_columns(context, m.record)), may[0] if may else None)
    top = matches[0]
    headed = able and any(cell.header in context.question.headers for cell in able.record.cells)
    fits = able and able.coverage >= (_HEADED if headed else max(_SURE_COVERAGE, top.coverage - _LITTLE))
    return [m for m in matches if m.score <= able.score] if able and fits else matches


def _has_columns(context: Context, record: Record) -> bool:
    """Whether a row has all columns of tasks that are asked for at once."""
    return _OF_TASKS.intersection(context.question.roles()) <= {cell.role for cell in record.cells}


def can_say(context: Context, record: Record) -> bool:
    """Whether a row has what is asked for: the columns, the kind of value, and more than a number for "kết quả gì"."""
    question = context.question
    told = asked_cells(context, record)
    if not told and (question.asked or question.asks_agency or question.asks_score):
        return False
    if asks_thing(question) and all(cell.number or not cell.text for cell in told):
        return _is_named(question, record) and any(not cell.text for cell in told)
    return cells_may_hold(question, record.cells, record)


def _is_named(question: Question, record: Record) -> bool:
    """Whether the question's subject, or what it quotes, is a row's whole name: what the row leaves blank is blank."""
    name = fold(record.name).strip(" .:-")
    return any(fold(text).strip(" .:-") == name for text in (question.subject, *question.quoted))


def _is_of_the_years(context: Context, label: str) -> bool:
    """Whether a document is of a year that the question names, or the question names none."""
    years = context.question.years
    return not years or covers_any(context.knowledge.documents[label], years)


def _may_answer(context: Context, match: RowMatch) -> bool:
    """Whether the row is about enough of the question, and its cells can hold the kind of value that is asked for."""
    question = context.question
    told = asked_cells(context, match.record)
    asks = question.asked or question.asks_agency or question.asks_score or question.headers or question.polar
    enough = _SURE_COVERAGE if context.knowledge.everyday else _SURE_ENOUGH
    if match.coverage < enough and not (asks or told):
        return False
    in_words = any(cell.role is None and cell.number is None for cell in told)
    if asks_measures(question) and not (in_words or _tells_work(context, match.record)):
        return False
    if any(cell.number and (cell.role is None or names_count(question, match.record)) for cell in told):
        return True
    if question.operation == "count" and not counts_in_cells(question, match.record.cells):
        return False
    if asks_place(question) and not names_places(" ".join(cell.text for cell in match.record.cells)):
        return False
    return question.operation != "lookup" or cells_may_hold(question, match.record.cells, match.record)


def _tells_work(context: Context, record: Record) -> bool:
    """Whether a row is a task, or has a column that says what is to be done."""
    return context.knowledge.tables[record.table].is_tasks or record.cell("task") is not None


def choose(context: Context, matches: Sequence[RowMatch]) -> tuple[list[RowMatch], list[RowMatch]]:
    """The rows to answer from (several only when their names are the same), and the best rows of other documents.

    Of documents that fit about equally the one comes first whose row has more of the columns that are asked for.
    """
    best_of: dict[str, RowMatch] = {}
    for match in matches:
        best_of.setdefault(match.record.document, match)
    top = matches[0]
    rivals = [
        m
        for m in best_of.values()
        if m.score >= top.score - 0.12 and m.coverage >= min(_SURE_COVERAGE, top.coverage - 0.05)
    ]
    rivals = [m for m in rivals if asked_cells(context, m.record)] or rivals
    rivals = [m for m in rivals if _is_under_header(context.question, m.record)] or rivals
    order = {label: at for at, label in enumerate(context.documents.labels)}
    main = min(rivals, key=lambda m: (-_columns_told(context, m.record), order.get(m.record.document, 99)))
    same = [
        m
        for m in matches
        if m.record.table == main.record.table and _same_name(m.record, main.record) and m.score >= main.score - _TIE
    ]
    chosen = _all_named(context, matches, main) or (same if 1 < len(same) <= 3 else [main])
    others = [m for m in rivals if m.record.document != main.record.document]
    return chosen, others


def _is_under_header(question: Question, record: Record) -> bool:
    """Whether a row has the column that the question calls by its header, and no other is asked for."""
    return not set(question.roles()) - {"name"} and any(cell.header in question.headers for cell in record.cells)


def _columns_told(context: Context, record: Record) -> int:
    """How many of the columns that are asked for a row has, filled or blank."""
    return len({(cell.role, cell.year) for cell in asked_cells(context, record)})


def say_alike(context: Context, matches: Sequence[RowMatch]) -> bool:
    """Whether the rows that fit as well as the best all say the same of what is asked, so that any of them may tell."""
    top = matches[0]
    rivals = [m.record for m in matches if m.record.table == top.record.table and m.score >= top.score - _ALIKE]
    told = {tuple(cell.text for cell in _telling(context, record)) for record in rivals}
    return len(told) == 1 and all(told)


def _telling(context: Context, record: Record) -> list[RecordCell]:
    """The cells of a row that are asked for, else the one of which a sentence has the value."""
    said = sentence_said(context, record)
    return asked_cells(context, record) or ([said[0]] if said else [])


def _all_named(context: Context, matches: Sequence[RowMatch], main: RowMatch) -> list[RowMatch]:
    """The rows of the table that the question names word by word, when they are two or more."""
    said = fold(context.question.text)
    names = {m.record.id: fold(m.record.name).strip(" .:") for m in matches if m.record.table == main.record.table}
    places = {i: _LEVEL.sub("", name) for i, name in names.items() if _LEVEL.match(name)}
    named = {i: name for i, name in names.items() if len(name) > _NAME_LENGTH and name in said}
    named |= {i: place for i, place in places.items() if re.search(rf"\b{re.escape(place)}\b", said)}
    whole = {i for i, name in named.items() if not any(name != other and name in other for other in named.values())}
    found = [m for m in matches if m.record.id in whole]
    return sorted(found, key=lambda m: m.record.position) if 1 < len(found) <= _MOST_NAMED else []


def _same_name(one: Record, other: Record) -> bool:
    return fold(one.name).strip(" .") == fold(other.name).strip(" .")


def answer_rows(
    context: Context, records: Sequence[Record], confidence: float, chosen: Sequence[RecordCell] = ()
) -> Draft:
    """The asked cells of the rows, or those `chosen`, in words; a table gives no reasons but in a column for them."""
    reasons = _reasons(records, context.question.headers) if context.question.why else []
    if context.question.why and not reasons:
        which = f"{row_name(records[0], 100)} ({context.place(records[0])})"
        return context.abstain("not_found", f"Bảng không nêu lý do đối với {which}.")
    chosen = chosen or reasons
    if not chosen and (told := _told_below(context, records)):
        return told
    bibliography = context.bibliography()
    parts: list[str] = []
    notes: list[str] = []
    limit = 1.0
    computed = [str(len(records))]
    for record in records:
        cells = list(chosen) or asked_cells(context, record)
        computed.append(str(counted_agencies(context.question, cells)))
        verdict = supposition(context.question, record)
        if verdict:
            cells = list({c.column: c for c in [*verdict.cells, *cells]}.values())
        stated = say_cells(context, record, cells, bibliography)
        bibliography.row(record, [c.column for c in saying_cells(context, record, context.question.subject)])
        parts.append(say_verdict(verdict, stated) if verdict else stated)
        limit = min(limit, cap(cells))
        notes += [note.message for note in record.notes if note.severity != "info"]
    if len(records) > 1 and _same_name(records[0], records[-1]):
        parts.insert(0, f"Có {len(records)} dòng cùng tên:")
    if said := contrast(context, records, bibliography):
        parts.insert(0, said[0])
        computed += said[1]
    if lacking := lacking_columns(context, records):
        parts.append(f"Bảng không có cột {', '.join(lacking)}.")
    draft = Draft("\n\n".join(parts), confidence, bibliography, notes=list(dict.fromkeys(notes)))
    draft.interpretation = "; ".join(row_name(record, 80) for record in records)
    draft.computed = computed
    draft.limit = limit
    return draft


def _reasons(records: Sequence[Record], named: Collection[str]) -> list[RecordCell]:
    """The cells of the one row that is asked for under a header of reasons; a blank one under a named header."""
    cells = records[0].cells if len(records) == 1 else ()
    return [c for c in cells if _OF_REASONS.search(c.header) and (c.text or c.header in named)]


def _told_below(context: Context, records: Sequence[Record]) -> Draft | None:
    """The agencies of the rows below the one row that is asked for, where it leaves its own blank."""
    cells = asked_cells(context, records[0]) if len(records) == 1 else []
    if not cells or any(cell.text or cell.role not in AGENCY_ROLES for cell in cells):
        return None
    return who_below(context, records[0])


def _add_other_document(context: Context, draft: Draft, record: Record) -> None:
    cells = [cell for cell in asked_cells(context, record) if cell.text]
    if not cells:
        return
    n = draft.bibliography.row(record, [cell.column for cell in cells])
    said = "; ".join(f"{cell.header.lower()}: {short(cell.text, 120)}" for cell in cells[:3])
    draft.text += f"\n\n{context.name(record.document)}, “{short(record.name, 80)}” – {said} [{n}]."

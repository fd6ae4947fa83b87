"""Saying what the cells of a row hold, where they come from, and whether a guess about them is right."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.agency_mentions import same_agency
from assistant.answers.clause_columns import with_each_clause
from assistant.answers.column_cells import SCORE_ROLES, STEPS, asks_twice, cells_of_column, is_of_other_years
from assistant.answers.said_headers import (
    measured,
    under_all_words,
    under_fuller_headers,
    under_said_lines,
    with_own_rates,
)
from assistant.answers.signs import meaning_of
from assistant.answers.table_notes import said_of_blank
from assistant.answers.year_columns import of_years_named, under_sum, under_years
from assistant.categories import is_verdict
from assistant.cell_values import cells_may_hold, names_count
from assistant.citing import Bibliography
from assistant.columns import does, is_empty
from assistant.draft import Context
from assistant.question import AGENCY_ROLES, Asked, Question
from assistant.sentences import bold, split_sentences
from assistant.values import asked_spans
from assistant.wants import KINDS, Kind, asks_due_first, asks_role, counts_agencies
from assistant.wording import bold_with_unit, cell_name, items, one_line, only_year, origin_note, row_name, upper_first
from index.types import Record, RecordCell
from ingest.columns import is_one_number
from ingest.model import KEY_ROLES, NAMING_ROLES
from ingest.textnorm import fold

_LONG = 160
_SCOPE_COVERAGE = 0.6
_SCOPE_SAID = 0.8
_SAID_BY_ROW = 0.5
_SAID_IN_CELL = 0.6
_SAID_BY_SENTENCE = 0.5
_CAPS = {"own": 1.0, "blank": 1.0, "merged": 1.0, "continued": 0.7, "parent": 0.65}
_WHICH_AGENCY = re.compile(r"\b(?:cơ quan|đơn vị|sở|nơi|bên|ngành) nào\b|\bai\b", re.IGNORECASE)
_WHAT_ELSE = re.compile(r"\b(?:nào|gì|bao nhiêu|mấy|sao|bao giờ)\b", re.IGNORECASE)
_TOGETHER_WITH = re.compile(
    r"\b(?:ai|(?:cơ quan|đơn vị|sở|bên|nơi|ngành|tổ chức|ban) nào)(?: (?:sẽ|phải|được giao|tham gia|làm|thực hiện))*"
    r" (?:cùng|phối hợp|làm cùng|chung tay|hỗ trợ|giúp|sát cánh)(?: (?:cùng|với|cho))* ",
    re.IGNORECASE,
)
_WHICH_PAPER = re.compile(
    r"\b(đề án|quy hoạch|báo cáo|chương trình|quyết định|nghị quyết|tờ trình|quy chế|kế hoạch)(?: nào| gì)\b",
    re.IGNORECASE,
)
_POINTS_OF = re.compile(r"\bđiểm(?: số)?(?: đạt(?: được)?)? (?:năm )?((?:19|20)\d\d)\b", re.IGNORECASE)
_WHO_FIRST = re.compile(r"\W*(?:(?:cơ quan|đơn vị|sở|bên|nơi) nào|ai)\b", re.IGNORECASE)
_WHETHER_REACHED = re.compile(r"\b(?:đạt|hoàn thành|vượt|xong)\b[^,;?]*\b(?:không|chưa)\W*$", re.IGNORECASE)
_STATED: tuple[Kind, ...] = ("counted", "date", "document", "frequency")
_NO_SENTENCES = {*KEY_ROLES, "deadline", *SCORE_ROLES}


def asked_cells(context: Context, record: Record) -> list[RecordCell]:
    """The cells that the question asks for, in its own order; empty when it asks for the row as a whole."""
    question = context.question
    papers = _papers(question, record)
    if papers and not {"deadline", *AGENCY_ROLES}.intersection(question.roles()):
        return papers
    if partners := _partners(question, record):
        return partners
    found: list[RecordCell] = []
    for header in question.headers:
        named = [cell for cell in record.cells if cell.header == header]
        found += [cell for cell in named if not is_of_other_years(context, record, cell)]
    found = under_fuller_headers(question, record, under_said_lines(context, found))
    told = {"lead_agency"} if not question.asked and any(does(cell.header) for cell in found) else set()
    told |= {"score"} if any(cell.number for cell in found) else set()
    counted = not question.asked and counts_agencies(question) and states_value(context, record)
    implied = [] if counted else _with_implied(question) or [Asked("score")] * names_count(question, record)
    for asked in (wanted for wanted in implied if wanted.role not in told):
        found += cells_of_column(context, record, asked)
    if asks_role(question.text):
        found += [cell for cell in record.cells if _names_asked(question, cell)]
    found = [cell for cell in found if cell.role != "name" or cell.text != record.name]
    found = under_sum(context, record) or measured(context, record, found) or under_all_words(question, record)
    meant = with_own_rates(record, found) or under_years(context, record) or of_years_named(context, record)
    found = with_each_clause(context, record, [*meant, *papers])
    if found and _WHETHER_REACHED.search(question.text):
        found += [cell for cell in record.cells if cell.role is None and not cell.number and is_verdict(cell.text)]
    unique = {cell.column: cell for cell in found}.values()
    return [cell for cell in unique if cell.role != "name" or cell.text != record.name]


def _names_asked(question: Question, cell: RecordCell) -> bool:
    """Whether a cell besides the row's own name names an agency of the question."""
    said = fold(cell.text)
    return cell.role != "name" and any(fold(mention.agency.name) in said for mention in question.agencies)


def _partners(question: Question, record: Record) -> list[RecordCell]:
    """Who does a row's work besides the agency that the question names: "đơn vị nào cùng Công an tỉnh thực hiện"."""
    if not question.asks_agency or question.asked or not (asked := _TOGETHER_WITH.search(question.text)):
        return []
    after = question.text[asked.end() :]
    named = [m.agency.name for m in question.agencies if after.startswith(m.agency.text)]
    cells = [cell for role in AGENCY_ROLES for cell in record.cells_of(role) if cell.agencies]
    of_others = [c for c in cells if not any(same_agency(ref.name, name) for ref in c.agencies for name in named)]
    return of_others if named and len(of_others) < len(cells) else []


def _papers(question: Question, record: Record) -> list[RecordCell]:
    """The cells that speak of the kind of paper that is asked for ("đề án gì", "những báo cáo nào")."""
    kinds = [fold(kind) for kind in _WHICH_PAPER.findall(question.text) if not asks_due_first(question)]
    cells = [cell for cell in record.cells if cell.role in {"task", "output"}]
    return [cell for cell in cells if any(kind in fold(cell.text) for kind in kinds)]


def _with_implied(question: Question) -> list[Asked]:
    asked = [a for a in question.asked if a.role != "name"]
    if question.asks_agency and {a.role for a in asked} <= {"output", "result"} and _asks_only_who(question):
        asked = [Asked("lead_agency")]
    if not asked and (question.asks_agency or counts_agencies(question)):
        asked = [Asked("lead_agency")]
    if question.asks_agency and {a.role for a in asked} == {"coordinating_agency"} and _asks_agencies(question):
        asked = [Asked("lead_agency"), *asked]
    if not asked and STEPS.search(question.text):
        asked = [Asked("rank_target")]
    if not question.polar and any(b.role == "max_score" and b.relation == "eq" for b in question.bounds):
        asked = [a for a in asked if a.role != "max_score"] or asked
    scored = [a for a in asked if a.role in SCORE_ROLES]
    other_year = {int(year) for year in _POINTS_OF.findall(question.text)} - {a.year for a in scored}
    if question.asks_score and (not scored or other_year or (len(scored) == 1 and asks_twice(question))):
        asked.append(Asked("score"))
    return asked


def _asks_only_who(question: Question) -> bool:
    """Whether agencies alone are asked for, so that "kết quả" belongs to what the row is called."""
    return bool(_WHO_FIRST.match(question.text) or not _WHAT_ELSE.search(_WHICH_AGENCY.sub(" ", question.text)))


def _asks_agencies(question: Question) -> bool:
    """Whether agencies are asked for twice: "là việc của cơ quan nào, ai cùng phối hợp"."""
    return len(_WHICH_AGENCY.findall(question.text)) > 1


def say_cells(context: Context, record: Record, cells: Sequence[RecordCell], bibliography: Bibliography) -> str:
    """The cells of one row in words, the fact first, with its citation."""
    blank = bool(cells) and not any(cell.text.strip("-–— ") for cell in cells)
    held = blank or cells_may_hold(context.question, cells, record)
    besides = [cell for cell in cells if _is_asked_besides(context.question, cell)]
    told_elsewhere = None if held else _said_in_row(context, record, bibliography, besides)
    if told_elsewhere:
        return told_elsewhere
    n = bibliography.row(record, [cell.column for cell in cells])
    place = context.place(record)
    if not cells:
        return _said_in_row(context, record, bibliography) or _whole_row(context, record, bibliography)
    if len(cells) == 1:
        counted = counted_agencies(context.question, cells)
        lead = f"**{counted} cơ quan**: " if counted else ""
        told = "" if cells[0].text else said_of_blank(context, record, cells[0], bibliography)
        return lead + _one_cell(context, record, cells[0], bibliography) + told
    lines = [f"{upper_first(_called(context, record))} ({place}) [{n}]:"]
    lines += [f"- {_labelled(cell, record)}" for cell in cells]
    return "\n".join(lines)


def counted_agencies(question: Question, cells: Sequence[RecordCell]) -> int:
    """How many agencies the cells name, where the question counts them; else 0."""
    if not counts_agencies(question):
        return 0
    return len({ref.name for cell in cells for ref in cell.agencies})


def saying_cells(context: Context, record: Record, words: str) -> list[RecordCell]:
    """The cells that say the words by which a row was found, where its name does not."""
    terms = context.knowledge.terms
    query = terms.query(words)
    if not query or terms.coverage(query, [(terms.text(record.name), 1.0)]) >= _SAID_IN_CELL:
        return []
    others = [c for c in record.cells if c.role not in {*NAMING_ROLES, *SCORE_ROLES}]
    return [c for c in others if terms.coverage(query, [(terms.text(c.text), 1.0)]) >= _SAID_IN_CELL]


def share_said(context: Context, record: Record) -> float:
    """How much of the question's subject the row says anywhere; 1 when the question has no subject left."""
    terms = context.knowledge.terms
    query = context.matcher.query(context.question) if context.question.subject else None
    if not query:
        return 1.0
    text = terms.text(" \n ".join([record.name, *record.group, record.caption, *(c.text for c in record.cells)]))
    return terms.coverage(query, [(text, 1.0)])


def _is_asked_besides(question: Question, cell: RecordCell) -> bool:
    """Whether a cell holds another of the things asked: who does it, or when it is due."""
    known = {mention.role for mention in question.agencies}
    who = cell.role in AGENCY_ROLES and (question.asks_agency or cell.role in set(question.roles()) - known)
    return bool(cell.text) and (who or (cell.role == "deadline" and "deadline" in question.roles()))


def _said_in_row(
    context: Context, record: Record, bibliography: Bibliography, besides: Sequence[RecordCell] = ()
) -> str | None:
    """The value that the question asks for, where a sentence of one of the row's cells states it, and cells besides."""
    told = {"agency" if cell.role in AGENCY_ROLES else "date" for cell in besides}
    kinds = [kind for kind in KINDS if kind not in told]
    said = sentence_said(context, record, kinds)
    if said is None:
        return None
    cell, sentence = said
    spans = asked_spans(context.question, sentence, context.knowledge.agencies, kinds)
    n = bibliography.row(record, [cell.column, *(other.column for other in besides)])
    lines = [f"{bold(sentence, spans)} [{n}]", *(f"- {_labelled(other, record)}" for other in besides)]
    return "\n".join([*lines, "", f"({row_name(record)}, {context.place(record)})"])


def states_value(context: Context, record: Record) -> bool:
    """Whether a sentence of the row on the question's matter states the day, number or count that is asked for."""
    said = sentence_said(context, record, _STATED)
    terms = context.knowledge.terms
    query = context.matcher.query(context.question)
    if said is None or not query:
        return said is not None
    return terms.coverage(query, [(terms.text(said[1]), 1.0), (terms.text(record.name), 1.0)]) >= _SAID_BY_SENTENCE


def sentence_said(context: Context, record: Record, kinds: Collection[Kind] = KINDS) -> tuple[RecordCell, str] | None:
    """Of the sentences of a row's cells that have a value asked for the one that says most, and its cell."""
    known, terms = context.knowledge.agencies, context.knowledge.terms
    cells = [cell for cell in record.cells if cell.role not in _NO_SENTENCES]
    # Of several bare numbers side by side only their headers tell which is meant.
    bare = [cell for cell in cells if cell.number is not None and _is_bare(cell)]
    cells = [cell for cell in cells if cell not in bare or len(bare) == 1]
    sentences = [(cell, text) for cell in cells for item in items(cell.text) for text in split_sentences(item)]
    found = [(c, text) for c, text in sentences if asked_spans(context.question, text, known, kinds)]
    named = context.question.codes or context.question.items
    if not found or (not named and share_said(context, record) < _SAID_BY_ROW):
        return None
    query = terms.query(context.question.content)
    return max(found, key=lambda said: terms.coverage(query, [(terms.text(said[1]), 1.0)]))


def _is_bare(cell: RecordCell) -> bool:
    """Whether a cell is no more than a number under a header that is a year or has no role."""
    return bool(only_year(cell.header)) or (cell.role is None and is_one_number(cell.text.strip()))


def _in_scope(context: Context, record: Record, cell: RecordCell) -> str:
    """The agencies of a shared cell whose own field the question is about: "Sở Y tế (lĩnh vực y tế công lập)"."""
    terms = context.knowledge.terms
    named = set(fold(record.name).split())
    query = terms.query(" ".join(word for word in context.question.subject.split() if fold(word) not in named))
    scoped = [ref for ref in cell.agencies if ref.scope]
    if not query or len(scoped) < 2 or len(scoped) < len(cell.agencies):
        return ""
    texts = [terms.text(ref.scope or "") for ref in scoped]
    shares = [terms.coverage(query, [(text, 1.0)]) for text in texts]
    best = max(_SCOPE_COVERAGE, *shares)
    fitting = [ref for ref, share in zip(scoped, shares, strict=True) if share >= best]
    said = [ref for ref, text in zip(scoped, texts, strict=True) if terms.share_of(text, query) >= _SCOPE_SAID]
    said = [ref for ref in said if not any(_is_part(ref.scope or "", other.scope or "") for other in said)]
    fitting = [ref for ref in scoped if ref in said or ref in fitting] if len(said) > 1 else fitting
    return "; ".join(f"{ref.name} ({ref.scope})" for ref in fitting) if len(fitting) < len(scoped) else ""


def _is_part(words: str, others: str) -> bool:
    return set(fold(words).split()) < set(fold(others).split())


def _one_cell(context: Context, record: Record, cell: RecordCell, bibliography: Bibliography) -> str:
    n = bibliography.row(record, [cell.column])
    name, place = _called(context, record), context.place(record)
    if not cell.text:
        return f"Bảng **để trống** ô {cell_name(cell, record)} của {name} ({place}) [{n}]."
    if is_empty(cell.text):
        return _only_sign(context, record, cell, bibliography)
    note = origin_note(cell, record)
    tail = f" ({note})" if note else ""
    led = _in_scope(context, record, cell) if cell.role == "lead_agency" else ""
    if led:
        return f"**{led}** (trong {name}){tail} – {place} [{n}]."
    if len(cell.text) > _LONG or len(items(cell.text)) > 1:
        lines = "\n".join(f"- **{item}**" for item in items(cell.text))
        return f"{upper_first(cell_name(cell, record))} của {name}{tail} [{n}]:\n{lines}\n\n({place})"
    if cell.role == "lead_agency":
        return f"**{one_line(cell.text)}** chủ trì {name}{tail} – {place} [{n}]."
    if cell.role == "coordinating_agency":
        return f"**{one_line(cell.text)}** phối hợp thực hiện {name}{tail} – {place} [{n}]."
    return f"{bold_with_unit(cell, record)} là {cell_name(cell, record)} của {name}{tail} – {place} [{n}]."


def _only_sign(context: Context, record: Record, cell: RecordCell, bibliography: Bibliography) -> str:
    """What is said of a cell that holds no more than "-": what the note on its table says of that sign."""
    n = bibliography.row(record, [cell.column])
    told = meaning_of(context, record, cell.text)
    means = f", nghĩa là **{told.meaning}** [{bibliography.passage(told.note)}]" if told else ""
    column = f"ô {cell_name(cell, record)} của {_called(context, record)}"
    return f"Bảng chỉ ghi dấu “{one_line(cell.text)}” ở {column} ({context.place(record)}) [{n}]{means}."


def _labelled(cell: RecordCell, record: Record) -> str:
    label = upper_first(cell_name(cell, record))
    if not cell.text:
        return f"{label}: bảng để trống"
    note = origin_note(cell, record)
    return f"{label}: {bold_with_unit(cell, record)}" + (f" ({note})" if note else "")


def _called(context: Context, record: Record, length: int = 160) -> str:
    """A row's name, the group that a column of its own names; of a total the index beside it ("Chỉ số chung")."""
    indexes = context.knowledge.tables[record.table].indexes
    of_index = record.kind == "total" and len(indexes) == 1 and not context.knowledge.indexes_in(record.name)
    group = record.group[-1] if record.group and not record.key else ""
    under = f" thuộc “{group}”" if any(c.role is None and c.text == group for c in record.cells if group) else ""
    return row_name(record, length) + under + (f" – {next(iter(indexes))}" if of_index else "")


def _whole_row(context: Context, record: Record, bibliography: Bibliography) -> str:
    own = (cell for cell in record.cells if cell.read_from is None and cell.text)
    cells = [cell for cell in own if cell.role not in NAMING_ROLES]
    n = bibliography.row(record, [cell.column for cell in cells])
    name = _called(context, record, len(record.name) + 1)
    lines = [f"{upper_first(name)} ({context.place(record)}) [{n}]:"]
    lines += [f"- {_labelled(cell, record)}" for cell in cells]
    return "\n".join(lines)


def cap(cells: Sequence[RecordCell]) -> float:
    """The highest confidence that an answer from these cells may have."""
    return min((_CAPS[cell.source] for cell in cells), default=1.0)

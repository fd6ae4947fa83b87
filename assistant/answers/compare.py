"""Comparing the same matter in two documents or years, and a draft with the text that was issued."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from assistant.agency_mentions import same_agency
from assistant.answers.cells import asked_cells
from assistant.answers.in_texts import answer_in_texts, answer_of_index
from assistant.answers.numbered_rows import by_code, rows_by_code
from assistant.answers.totals import is_the_index
from assistant.cell_values import cells_may_hold
from assistant.citing import Bibliography, short
from assistant.draft import Context, Draft
from assistant.figures import cell_value, plain_number
from assistant.knowledge import TableFacts
from assistant.matching import RowMatch
from assistant.periods import covers
from assistant.question import AGENCY_ROLES, Question
from assistant.scoping import Documents, usable_role
from assistant.terms import held
from assistant.wording import cell_name, one_line
from index.types import AgencyRef, Record, RecordCell
from ingest.model import KEY_ROLES, NAMING_ROLES
from ingest.textnorm import fold, squash

_CONFIDENCE = 0.85
_COVERAGE = 0.56
_SAME_NAME = 0.45
_SHARED = 0.45
_IN_WORDS = 0.5
_DIFFERENCES = 15
_FEW_COLUMNS = 3
_CHANGES = {"sanh", "so", "gi", "them", "bot", "bo", "sung", "moi", "sua", "doi", "thay", "khac", "nhau"}
_COMPARING = {"da", "ban", "hanh", "cao", "thap", "nhieu", "it", "hon", "ben", "moi", "khac", "nhau", "giong", "chenh"}
_ASKING = {"ai", "chu", "tri", "phoi", "hop", "co", "quan", "don", "vi", "so", "nao", "do", "giao", "viec"}
_MEASURES = {"diem", "ket", "qua", "muc", "tieu", "chi", "so", "thu", "hang", "xep", "ty", "le"}
_ALIKE = 0.6
_APART = re.compile(r"chênh|cách nhau|(?:hơn|kém|tăng|giảm)\b.*\b(?:bao nhiêu|mấy)", re.IGNORECASE)
_TWO = 2
_OF_TASKS = {*AGENCY_ROLES, "deadline", "output"}
_ITEMS = re.compile(r"[;\n]|(?:^|\s)[-+](?=\s)")
_VERDICT = re.compile(r"\b(?:sớm|muộn|trước|sau|cao|thấp|nhiều|ít|nhanh|chậm|trễ|lâu) hơn\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")


def is_of_two_plans(question: Question) -> bool:
    """Whether the same matter is asked of two documents or of the plans of two years, and not all of their tasks."""
    if question.operation in {"count", "list"} and question.unit == "task" and not question.words_besides_agencies():
        return False
    if len(question.documents) > 1 or len(set(question.years)) < _TWO:
        return len(question.documents) > 1
    of_tasks = question.asks_agency or bool(_OF_TASKS & set(question.roles()))
    return question.operation == "compare" or (question.operation == "lookup" and of_tasks)


def answer_comparison(context: Context) -> Draft | None:
    """Each side's row with its cells and citation, then whether they agree; None when there are no two sides."""
    question = context.question
    labels = _sides(context)
    if question.drafts and len(labels) < 2:
        labels = _with_issued(context, labels)
    if len(labels) < 2:
        return _rows_by_code(context)
    narrowed = question.codes or question.items or question.indexes or set(question.roles()) - {"target"}
    if question.drafts and not narrowed and _nothing_but_change(question):
        return _draft_differences(context, labels)
    kinds = _kinds_in_all(context, labels)
    found = [(label, _best(context, label, kinds)) for label in labels]
    known = [record for _, record in found if record is not None]
    found = [(label, record or _counterpart(context, label, known[:1])) for label, record in found]
    rows = [(label, record) for label, record in found if record is not None]
    holds = all(cells_may_hold(question, record.cells, record) for _, record in rows)
    if (len(rows) < len(labels) or not holds) and (
        draft := answer_of_index(context, labels) or answer_in_texts(context, labels)
    ):
        return draft
    if not rows or not _are_of_one_matter(context, [record for _, record in rows]):
        return None
    return _say(context, rows, [label for label, record in found if record is None])


def _sides(context: Context) -> list[str]:
    """Documents named, else for each year named the issued plan of that year (a draft where there is none)."""
    question = context.question
    if len(question.documents) > 1:
        return [label for label in question.documents if label in context.documents.labels]
    labels = list(question.documents)
    for year in question.years:
        if any(_is_of(context, label, year) for label in question.documents):
            continue
        plans = [d for d in context.knowledge.documents.values() if not d.draft_of and _has_tables(context, d.label)]
        plans = [d for d in plans if _has_asked(context, d.label)] or plans
        exact = [d.label for d in plans if d.period == str(year)]
        wide = [d.label for d in plans if covers(d, year)]
        for label in (exact or wide)[:1]:
            if label not in labels:
                labels.append(label)
    return labels


def _has_asked(context: Context, label: str) -> bool:
    """Whether some table of the document has a column that the question asks for."""
    tables = [f for f in context.knowledge.tables.values() if f.info.document == label]
    roles = ["lead_agency"] if context.question.asks_agency else context.question.roles()
    return any(usable_role(role, facts) for facts in tables for role in roles)


def _is_of(context: Context, label: str, year: int) -> bool:
    """Whether the document is of the year alone, or its own tables have a column of the year."""
    if context.knowledge.documents[label].period == str(year):
        return True
    return any(year in f.all_years for f in context.knowledge.tables.values() if f.info.document == label)


def _has_tables(context: Context, label: str) -> bool:
    return any(facts.info.document == label for facts in context.knowledge.tables.values())


def _nothing_but_change(question: Question) -> bool:
    """Whether no matter is named besides what was added or changed."""
    return set(fold(question.subject).split()) <= _CHANGES


def _with_issued(context: Context, labels: Sequence[str]) -> list[str]:
    drafts = [d for d in context.knowledge.documents.values() if d.draft_of and (not labels or d.label in labels)]
    return [label for d in drafts[:1] for label in (d.draft_of, d.label) if label in context.knowledge.documents]


def _kinds_in_all(context: Context, labels: Sequence[str]) -> set[bool]:
    """Whether the documents all have tables of tasks, all have tables of scores, or both."""
    facts = [f for f in context.knowledge.tables.values() if f.info.document in labels]
    return set.intersection(*({f.is_tasks for f in facts if f.info.document == label} for label in labels))


def _best(context: Context, label: str, kinds: Collection[bool]) -> Record | None:
    within = replace(context, documents=Documents((label,), True))
    named = {_plain(name) for name in context.question.appendices}
    if named and not any(_plain(f.info.appendix or "") in named for f in within.tables()):
        within = replace(within, question=replace(context.question, appendices=[]))
    if context.question.codes or context.question.items:
        return next(iter(rows_by_code(within)), None)
    rows = (r for f in within.tables() for r in context.knowledge.rows(f.info.id))
    if not context.question.subject and (whole := next((r for r in rows if is_the_index(context, r)), None)):
        return whole
    matter = _without_verdict(_without_agencies(_with_matter(context, label)))
    tables = _with_all_asked(within)
    matches: list[RowMatch] = context.matcher.rows(matter, [f for f in tables if f.is_tasks in kinds] or tables)
    fitting = (m.record for m in matches if m.coverage >= _COVERAGE and _says(context, matter, m.record))
    return next((record for record in fitting if _tells(context, record)), None)


def _tells(context: Context, record: Record) -> bool:
    """Whether a row is no heading without agencies where agencies are compared."""
    asked = [role for role in context.question.roles() if role in AGENCY_ROLES]
    cells = [cell for role in asked for cell in record.cells_of(role)]
    return not cells or any(cell.text for cell in cells)


def _says(context: Context, matter: Question, record: Record) -> bool:
    """Whether a row says the matter in its words, and not in syllables that stand there in other words."""
    terms = context.knowledge.terms
    query = context.matcher.query(matter).of_phrases()
    return terms.coverage(query, [(terms.text(_text_of(record)), 1.0)]) >= _IN_WORDS


def _text_of(record: Record) -> str:
    return " \n ".join([record.name, *record.group, *(cell.text for cell in record.cells)])


def _with_all_asked(context: Context) -> list[TableFacts]:
    """The tables that have every column asked for; all of them where none has."""
    question = context.question
    roles = {role for role in question.roles() if role != "name"} | ({"lead_agency"} if question.asks_agency else set())
    tables = context.tables()
    return [f for f in tables if all(usable_role(role, f) for role in roles)] or tables


def _with_matter(context: Context, label: str) -> Question:
    """The question with a subject: all that it says of a matter which is called like an index that is asked about."""
    question = context.question
    if question.subject:
        return question
    named = set(fold(f"{context.name(label)} {' '.join(question.indexes)}").split()) | _COMPARING | _MEASURES
    named |= _ASKING if question.asks_agency or set(AGENCY_ROLES) & set(question.roles()) else set()
    words = [word for word in question.content.split() if fold(word) not in named and not word[0].isdigit()]
    return replace(question, subject=" ".join(words))


def _without_agencies(question: Question) -> Question:
    """The question without the agencies that it names: they differ from side to side."""
    words = question.words_besides_agencies()
    return replace(question, subject=" ".join(words)) if words else question


def _without_verdict(question: Question) -> Question:
    """The question without what it asks of the sides: "…, năm nào sớm hơn?"."""
    return replace(question, subject=squash(_VERDICT.sub(" ", question.subject)) or question.subject)


def _counterpart(context: Context, label: str, known: Sequence[Record]) -> Record | None:
    """The row of a document that has nearly the name of a row found in another."""
    within = replace(context, documents=Documents((label,), True))
    for record in known:
        named = replace(context.question, subject=record.name, content=record.name, quoted=[], agencies=[])
        matches = context.matcher.rows(named, within.tables())
        if matches and min(matches[0].coverage, matches[0].name_share) >= _SAME_NAME:
            return matches[0].record
    return None


def _are_of_one_matter(context: Context, records: Sequence[Record]) -> bool:
    """Whether rows say mostly the same words of the question's matter; rows that are named by code need not."""
    if context.question.codes or context.question.items:
        return True
    terms = context.knowledge.terms
    query = terms.query(_without_agencies(context.question).subject)
    said = [held(query, terms.text(_text_of(record))) for record in records]
    shared, either = (
        sum(term.weight for term in query.terms if term.word in words)
        for words in (set.intersection(*said), set.union(*said))
    )
    return shared >= _SHARED * either


def _say(context: Context, rows: Sequence[tuple[str, Record]], absent: Sequence[str]) -> Draft | None:
    """What the row of each document says; None where other columns are asked for than two rows have in common."""
    bibliography = context.bibliography()
    lines: list[str] = []
    shown: list[list[RecordCell]] = []
    for label, record in rows:
        cells = asked_cells(context, record) or [c for c in record.cells if c.role not in NAMING_ROLES and c.text]
        shown.append(cells)
        n = bibliography.row(record, [c.column for c in cells])
        facts = "; ".join(f"{cell_name(c)}: **{one_line(c.text) or 'để trống'}**" for c in cells)
        lines.append(f"- {context.name(label)}, “{short(record.name, 140)}”: {facts} [{n}]")
    lines += [f"- {context.name(label)}: không tìm thấy nội dung này." for label in absent]
    if not all(shown) or (len(rows) > 1 and not _common(shown) and set(context.question.roles()) - {"name"}):
        return None
    head = _verdict(shown) if len(rows) > 1 else "Chỉ một văn bản có nội dung này:"
    gap = _gap(shown) if _APART.search(context.question.text) else ""
    lines += [f"Chênh **{gap}**."] if gap else []
    computed = [context.name(a) for a in absent] + ([gap] if gap else [])
    return Draft("\n".join([head, *lines]), _CONFIDENCE, bibliography, computed=computed)


def _gap(shown: Sequence[Sequence[RecordCell]]) -> str:
    """How far the numbers of two sides are apart, where each has one cell and they differ."""
    cells = [cells[0] for cells in shown if len(cells) == 1 and cells[0].number]
    if len(cells) != _TWO or cells[0].role != cells[1].role:
        return ""
    gap = abs(cell_value(cells[0]) - cell_value(cells[1]))
    return plain_number(gap, cells) if gap else ""


def _verdict(shown: Sequence[Sequence[RecordCell]]) -> str:
    common = _common(shown)
    if not common:
        return "Hai văn bản ghi như sau:"
    different = [pair for pair in common if not _says_the_same(*pair)]
    if not different:
        return "**Không thay đổi**, hai văn bản giống nhau:"
    if len(different) == len(common) or len(common) > _FEW_COLUMNS:
        return "**Có khác nhau**:"
    names = [", ".join(cell_name(pair[0]) for pair in common if (pair in different) == differs) for differs in (1, 0)]
    return f"**Có khác nhau** về {names[0]}; {names[1]} **giống nhau**:"


def _common(shown: Sequence[Sequence[RecordCell]]) -> list[tuple[RecordCell, RecordCell]]:
    """The cells of the same column in the first two rows."""
    first, second = ({(c.role, c.header if c.role is None else ""): c for c in cells} for cells in shown[:2])
    return [(first[key], second[key]) for key in first if key in second]


def _says_the_same(one: RecordCell, other: RecordCell) -> bool:
    """Whether two cells hold the same items, in whatever order, or name the same agencies, however they are written.

    What stands in brackets is not compared.
    """
    if one.agencies and other.agencies:
        return _all_among(one.agencies, other.agencies) and _all_among(other.agencies, one.agencies)
    return _items(one) == _items(other) or (one.number is not None and one.number == other.number)


def _all_among(ones: Sequence[AgencyRef], others: Sequence[AgencyRef]) -> bool:
    return all(any(same_agency(one.name, other.name) for other in others) for one in ones)


def _items(cell: RecordCell) -> set[str]:
    return {_plain(item) for item in _ITEMS.split(_BRACKETS.sub(" ", cell.text))} - {""}


def _plain(text: str) -> str:
    return squash(fold(text)).strip(" .;,-")


def _rows_by_code(context: Context) -> Draft | None:
    return by_code(context) if len(context.question.codes) + len(context.question.items) > 1 else None


def _draft_differences(context: Context, labels: Sequence[str]) -> Draft | None:
    """Cells that differ between rows of the same name or number, and rows that only one of the two has."""
    bibliography = context.bibliography()
    pairs, alone = _paired(*(_rows_of(context, label) for label in labels[:2]))
    lines = []
    for record in alone:
        n = bibliography.row(record)
        lines.append(f"- Chỉ có trong {context.name(record.document)}: **{short(record.name, 200)}** [{n}]")
    for one, other in pairs:
        for cell in one.cells:
            same = next((c for c in other.cells if _column(c) == _column(cell)), None)
            if cell.role not in KEY_ROLES and same and _plain(same.text) != _plain(cell.text):
                lines.append(_difference(context, (one, cell), (other, same), bibliography))
    if not lines:
        return None
    head = f"Tìm thấy **{len(lines)} chỗ khác nhau** giữa {context.name(labels[0])} và {context.name(labels[1])}:"
    rest = [f"- … và {len(lines) - _DIFFERENCES} chỗ khác."] if len(lines) > _DIFFERENCES else []
    text = "\n".join([head, *lines[:_DIFFERENCES], *rest])
    return Draft(text, _CONFIDENCE, bibliography, computed=[str(len(lines)), str(len(lines) - _DIFFERENCES)])


def _column(cell: RecordCell) -> str:
    return f"{cell.role}{cell.year or ''}" if cell.role else cell.header


def _rows_of(context: Context, label: str) -> list[Record]:
    tables = [f for f in context.knowledge.tables.values() if f.info.document == label]
    return [r for f in tables for r in context.knowledge.rows(f.info.id) if r.kind != "group"]


def _paired(ones: Sequence[Record], others: Sequence[Record]) -> tuple[list[tuple[Record, Record]], list[Record]]:
    """Rows of two documents that are the same: of one name, else of one number and nearly one name; then the rest."""
    pairs: list[tuple[Record, Record]] = []
    left, free = list(ones), list(others)
    for alike in (_same_named, _nearly_named):
        for one in list(left):
            found = next((other for other in free if alike(one, other)), None)
            if found:
                pairs.append((one, found))
                left.remove(one)
                free.remove(found)
    return sorted(pairs, key=lambda pair: (pair[0].table, pair[0].position)), [*left, *free]


def _same_named(one: Record, other: Record) -> bool:
    return one.appendix == other.appendix and _plain(one.name) == _plain(other.name) and one.group == other.group


def _nearly_named(one: Record, other: Record) -> bool:
    if one.appendix != other.appendix:
        return False
    if one.key and "." in one.key and one.key == other.key:
        return True
    return SequenceMatcher(None, _plain(one.name), _plain(other.name)).ratio() >= _ALIKE


def _difference(
    context: Context, one: tuple[Record, RecordCell], other: tuple[Record, RecordCell], bibliography: Bibliography
) -> str:
    said = []
    for record, cell in (one, other):
        n = bibliography.row(record, [cell.column])
        said.append(f"{short(one_line(cell.text) or 'để trống', 160)} ({context.name(record.document)}) [{n}]")
    return f"- {short(one[0].key or one[0].name, 60)}, {cell_name(one[1])}: {' ↔ '.join(said)}"

"""Lookups: the cells of the rows that a question names by code, by number or by what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers.cells import asked_cells, cap, say_cells, say_verdict, supposition
from assistant.citing import short
from assistant.draft import Context, Draft
from assistant.knowledge import TableFacts
from assistant.matching import RowMatch
from assistant.question import ItemRef
from assistant.wording import row_name
from index.types import Record
from ingest.textnorm import fold

_CODE_CONFIDENCE = 0.97
_SIBLINGS_SHOWN = 12
_SURE_COVERAGE = 0.75
_TIE = 0.03


def by_code(context: Context) -> Draft | None:
    """Answers questions that name criteria by code ("7.1.2") or items by number ("nhiệm vụ 25")."""
    question = context.question
    if not question.codes and not any(item.unit != "section" for item in question.items):
        return None
    records: list[Record] = []
    for code in question.codes:
        found = _with_key(context, code)
        if not found:
            return _no_such_code(context, code)
        records += found[:1]
    for item in question.items:
        found = _item_rows(context, item)
        if not found and item.unit == "section":
            continue
        if not found:
            return _no_such_item(context, item)
        records += found if _same_document(found) and len(found) <= 3 else found[:1]
    return answer_rows(context, records, _CODE_CONFIDENCE) if records else None


def _same_document(records: Sequence[Record]) -> bool:
    return len({record.document for record in records}) == 1


def _ordered_tables(context: Context) -> list[TableFacts]:
    """Tables in scope: of preferred documents first, those that have the asked columns before others."""
    order = {label: at for at, label in enumerate(context.documents.labels)}
    roles = [role for role in context.question.roles() if role != "name"]

    def rank(facts: TableFacts) -> tuple[int, int]:
        return -sum(role in facts.roles for role in roles), order[facts.info.document]

    return sorted(context.tables(), key=rank)


def _with_key(context: Context, key: str) -> list[Record]:
    tables = _ordered_tables(context)
    found = [r for facts in tables for r in context.knowledge.rows(facts.info.id) if r.key == key and r.kind != "group"]
    if found or not (context.question.indexes or context.question.appendix):
        return found
    wider = [f for f in context.knowledge.tables.values() if f.info.document in context.documents.labels]
    return [r for facts in wider for r in context.knowledge.rows(facts.info.id) if r.key == key and r.kind != "group"]


def _item_rows(context: Context, item: ItemRef) -> list[Record]:
    tables = _ordered_tables(context)
    if item.unit == "task":
        tables = [facts for facts in tables if facts.is_tasks]
    elif item.unit == "criterion":
        tables = [facts for facts in tables if not facts.is_tasks]
    rows = [r for facts in tables for r in context.knowledge.rows(facts.info.id) if r.key == item.number]
    rows = [r for r in rows if r.kind != "group"] or rows
    fitting = [r for r in rows if context.scoper.fits_index(r, context.question)]
    if not fitting:
        return []
    first = fitting[0].table
    return [r for r in fitting if r.table == first]


def _no_such_code(context: Context, code: str) -> Draft:
    parent = code.rpartition(".")[0]
    near: list[Record] = []
    while parent and not near:
        near = [
            r
            for facts in _ordered_tables(context)
            for r in context.knowledge.rows(facts.info.id)
            if r.key.rpartition(".")[0] == parent
        ]
        near = [r for r in near if r.document == near[0].document]
        parent = parent.rpartition(".")[0]
    if not near:
        near = [
            r
            for facts in _ordered_tables(context)[:1]
            for r in context.knowledge.rows(facts.info.id)
            if r.key.isdigit()
        ]
    where = _searched(context)
    known = (
        f" Các mã gần nhất: {', '.join(r.key for r in near[:_SIBLINGS_SHOWN])} ({context.place(near[0])})."
        if near
        else ""
    )
    suggestions = [f"Cơ quan nào chủ trì tiêu chí {r.key}?" for r in near[:3]]
    return context.abstain("no_such_code", f"Không tìm thấy tiêu chí **{code}** trong {where}.{known}", suggestions)


def _no_such_item(context: Context, item: ItemRef) -> Draft | None:
    tables = [f for f in _ordered_tables(context) if f.has_keys and (item.unit != "task" or f.is_tasks)]
    unit = {"task": "nhiệm vụ", "criterion": "tiêu chí"}.get(item.unit, "mục")
    if not tables:
        return context.abstain(
            "no_such_code",
            f"Bảng trong {_searched(context)} không đánh số {unit}, nên không xác định được {unit} số {item.number}.",
        )
    numbers = sorted({int(r.key) for f in tables[:1] for r in context.knowledge.rows(f.info.id) if r.key.isdigit()})
    place = context.name(tables[0].info.document)
    if item.number.isdigit() and numbers and numbers[0] < int(item.number) < numbers[-1]:
        text = f"Bản của {place} thiếu mục {item.number}: bảng nhảy từ {max(n for n in numbers if n < int(item.number))} sang {min(n for n in numbers if n > int(item.number))}."
        return context.abstain("missing_part", text)
    known = f" Bảng có {unit} từ {numbers[0]} đến {numbers[-1]} ({place})." if numbers else ""
    return context.abstain(
        "no_such_code", f"Không tìm thấy {unit} số **{item.number}** trong {_searched(context)}.{known}"
    )


def _searched(context: Context) -> str:
    if context.question.appendix and context.documents.named:
        return f"{context.question.appendix} của {context.name(context.documents.labels[0])}"
    if context.documents.named:
        return ", ".join(context.name(label) for label in context.documents.labels)
    return "các văn bản đã lập chỉ mục"


def by_subject(context: Context, matches: Sequence[RowMatch], confidence: float) -> Draft | None:
    """Answers from the best matching rows: of the preferred document, with a line on what other documents say."""
    if not matches:
        return None
    chosen, others = choose(context, matches)
    draft = answer_rows(context, [match.record for match in chosen], confidence)
    for other in others:
        _add_other_document(context, draft, other.record)
    return draft


def choose(context: Context, matches: Sequence[RowMatch]) -> tuple[list[RowMatch], list[RowMatch]]:
    """The rows to answer from (several only when their names are the same), and the best rows of other documents."""
    best_of: dict[str, RowMatch] = {}
    for match in matches:
        best_of.setdefault(match.record.document, match)
    top = matches[0]
    rivals = [
        m
        for m in best_of.values()
        if m.score >= top.score - 0.12 and m.coverage >= min(_SURE_COVERAGE, top.coverage - 0.05)
    ]
    order = {label: at for at, label in enumerate(context.documents.labels)}
    main = min(rivals, key=lambda m: order.get(m.record.document, 99))
    same = [
        m
        for m in matches
        if m.record.table == main.record.table and _same_name(m.record, main.record) and m.score >= main.score - _TIE
    ]
    chosen = same if 1 < len(same) <= 3 else [main]
    others = [m for m in rivals if m.record.document != main.record.document]
    return chosen, others


def _same_name(one: Record, other: Record) -> bool:
    return fold(one.name).strip(" .") == fold(other.name).strip(" .")


def answer_rows(context: Context, records: Sequence[Record], confidence: float) -> Draft:
    """The asked cells of the rows, in words."""
    bibliography = context.bibliography()
    parts: list[str] = []
    notes: list[str] = []
    limit = 1.0
    for record in records:
        cells = asked_cells(context, record)
        verdict = supposition(context.question, record)
        if verdict:
            cells = list({c.column: c for c in [*verdict.cells, *cells]}.values())
        stated = say_cells(context, record, cells, bibliography)
        parts.append(say_verdict(verdict, stated) if verdict else stated)
        limit = min(limit, cap(cells))
        notes += [note.message for note in record.notes if note.severity != "info" or _concerns(note.rule, cells)]
    if len(records) > 1 and _same_name(records[0], records[-1]):
        parts.insert(0, f"Có {len(records)} dòng cùng tên:")
    interpretation = "; ".join(row_name(record, 80) for record in records)
    return Draft(
        "\n\n".join(parts),
        min(confidence, limit),
        bibliography,
        notes=list(dict.fromkeys(notes)),
        interpretation=interpretation,
    )


def _concerns(rule: str, cells: Sequence[object]) -> bool:
    return False


def _add_other_document(context: Context, draft: Draft, record: Record) -> None:
    cells = [cell for cell in asked_cells(context, record) if cell.text]
    if not cells:
        return
    n = draft.bibliography.row(record, [cell.column for cell in cells])
    said = "; ".join(f"{cell.header.lower()}: {short(cell.text, 120)}" for cell in cells[:3])
    draft.text += f"\n\n{context.name(record.document)}, “{short(record.name, 80)}” – {said} [{n}]."

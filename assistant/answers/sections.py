"""Answers from the outline: what stands under a heading, how many items it has, which appendices there are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.agency_mentions import agencies_in
from assistant.answers.outline import (
    called_like,
    common_opening,
    counted_units,
    counts,
    counts_bullets,
    counts_items,
    counts_parts,
    headings_of_kind,
    plain_name,
    unit_of,
)
from assistant.citing import short
from assistant.draft import Context, Draft
from assistant.scoping import NUMBERED
from index.types import Passage
from ingest.agency_find import FoundAgency
from ingest.numbering import roman_value
from ingest.textnorm import fold, squash

_CONFIDENCE = 0.88
_HEADING_COVERAGE = 0.7
_HEADING_SHARE = 0.5
_WHOLLY_NAMED = 0.9
_MOSTLY_HEADING = 0.6
_PARTLY_HEADING = 0.25
_TITLE_WEIGHT = 0.95
_SIBLING_WEIGHT = 0.9
_SHOWN = 20
_SHORT = 90
_OWN_SHARE = 0.25
_HEAD_WEIGHT = 0.1
"""For a heading that has what stands first: "nguyên nhân của hạn chế" is under "Nguyên nhân"."""
_FEW_WORDS = 0
_UNIT_WORDS = 2
_CAPTION_COVERAGE = 0.3
_ASSIGNS = re.compile(r"\b(?:thuc hien|phan cong|phan viec|trach nhiem|giao nhiem vu|thi hanh|ai lam gi)\b")
_REQUEST = re.compile(r"(?:Đề nghị )?", re.IGNORECASE)
_OF_HEADING = re.compile(
    r"[\W\d]|\b(?:[IVX]+|các|những|của|và|đối với|đề nghị|giao|trách nhiệm|nhiệm vụ|tổ chức|thực hiện|phân công"
    r"|công việc|phần việc|sở|ban|ngành|cơ quan|đơn vị|địa phương|UBND|ủy ban nhân dân|thành phố|tỉnh|quận|huyện"
    r"|thị xã|xã|phường)\b",
    re.IGNORECASE,
)
"""What a heading over the work of agencies says besides their names."""
_OTHER_WORDS = 3
_WHICH_APPENDIX = re.compile(r"(?<!những )(?<!các )\b(?:phụ lục|PL) (?:nào|mấy|số mấy)\b", re.IGNORECASE)


def duties(context: Context) -> Draft | None:
    """What stands under the headings that name the question's first agency, else in paragraphs that begin with it."""
    question = context.question
    if not question.agencies:
        return None
    name = question.agencies[0].agency.name
    known = context.knowledge.agencies
    for label in context.documents.labels:
        for passage in context.knowledge.passages(label):
            if not passage.heading or not context.knowledge.below(passage):
                continue
            if found := _headed_by(passage.text, name, known):
                statement = f"**{passage.text[found.start : found.end]}** có trách nhiệm"
                return _items(context, passage, statement, question.operation == "count")
    return _said_of_agency(context, name) if question.operation != "count" else None


def _headed_by(heading: str, name: str, known: Sequence[str]) -> FoundAgency | None:
    """Where a heading names an agency as the one, or one of those, whose work stands below; None in other headings."""
    mentions = agencies_in(heading, [*known, name])
    own = next((mention for mention in mentions if mention.ref.name == name), None)
    if own is None:
        return None
    before = heading[: own.start]
    for other in (mention for mention in mentions if mention.end <= own.start):
        before = before.replace(heading[other.start : other.end], " ")
    return own if len(_OF_HEADING.sub(" ", before).split()) <= _OTHER_WORDS else None


def _said_of_agency(context: Context, name: str) -> Draft | None:
    """The paragraphs "4. UBND các xã, phường: …", "5. Đề nghị …" of the part of one document that assigns the work."""
    known = context.knowledge.agencies
    for label in context.documents.labels:
        found = []
        for passage in context.knowledge.passages(label):
            if passage.heading or not passage.marker or not _ASSIGNS.search(fold(" ".join(passage.path))):
                continue
            first = next(iter(agencies_in(passage.text, [*known, name])), None)
            opens = first and _REQUEST.fullmatch(passage.text[: first.start])
            if first and opens and first.ref.name == name:
                found.append((passage, first.end))
        if found:
            return _told_duties(context, found)
    return None


def _told_duties(context: Context, found: Sequence[tuple[Passage, int]]) -> Draft:
    """Paragraphs told with the agency that begins them in bold."""
    bibliography = context.bibliography()
    lines = [f"**{p.text[:end]}**{p.text[end:]} [{bibliography.passage(p)}]" for p, end in found[:_SHOWN]]
    first = found[0][0]
    place = f"({' › '.join(first.path)}, {context.name(first.document)})"
    return Draft("\n\n".join([*lines, place]), _CONFIDENCE, bibliography)


def answer_section_count(context: Context) -> Draft | None:
    """ "Báo cáo nêu mấy nguyên nhân?": the items under the heading that the question's words name.

    Where a cell chooses what is counted ("xếp loại Khá"), these are rows, and no items.
    """
    if context.question.category:
        return None
    heading = _named_heading(context, _HEADING_COVERAGE, _HEADING_SHARE)
    heading = heading or _named_heading(context, _WHOLLY_NAMED, _PARTLY_HEADING)
    if heading is None:
        return None
    return _items(context, heading, f"“{short(heading.text, 90)}” gồm", counted=True)


def count_under_heading(context: Context) -> Draft | None:
    """ "Kế hoạch nêu bao nhiêu mục đích?": the items under the heading "Mục đích", or the headings that are counted."""
    question = context.question
    if not counts(question) or question.agencies or question.deadline or question.codes or question.appendices:
        return None
    if context.documents.named and (kind := count_of_kind(context, context.documents.labels[0])):
        return kind
    heading = _counted_heading(context)
    return list_items(context, heading, counted=True) if heading else None


def count_of_kind(context: Context, label: str, inside: Sequence[Passage] = ()) -> Draft | None:
    """The headings that begin with the words for what is counted: of those given, else of the whole document."""
    passages = context.knowledge.passages(label)
    headings = ([p for p in scope if p.heading] for scope in (inside, passages))
    same = next((found for scope in headings if (found := headings_of_kind(context.question, scope))), [])
    above = next((p for p in passages if same and p.id == same[0].parent), None)
    if above is None:
        return None
    return listed(context, above, f"“{short(above.text, _SHORT)}” gồm **{len(same)} {common_opening(same)}**", same)


def _counted_heading(context: Context) -> Passage | None:
    """The heading that is called like what is counted, where one document that is named or preferred has it."""
    question = context.question
    if counts_bullets(question) or (question.items and counts_parts(question)):
        return _heading_said(context)
    if question.items:
        return None
    units = counted_units(question)
    for label in context.documents.labels[: None if context.documents.named else 1]:
        for passage in context.knowledge.passages(label):
            if passage.heading and called_like(passage, units) and context.knowledge.below(passage):
                return passage
    return None


def _heading_said(context: Context) -> Passage | None:
    """The longest heading with items below it that the question says word by word, or of which it quotes a part.

    Where a section is named by its number ("phần III"), the heading has it.
    """
    question = context.question
    said = squash(fold(question.text))
    quoted = [squash(fold(text)) for text in question.quoted]
    numbers = {item.number for item in question.items}
    headings = [p for label in context.documents.labels for p in context.knowledge.passages(label) if p.heading]
    headings = [p for p in headings if not numbers or p.marker.rstrip(".") in numbers]
    names = {p.id: plain_name(p) for p in headings if len(p.text.split()) > _UNIT_WORDS}
    named = [p for p in headings if p.id in names and (names[p.id] in said or any(q in names[p.id] for q in quoted))]
    return max((p for p in named if context.knowledge.below(p)), key=lambda p: len(p.text), default=None)


def answer_heading(context: Context) -> Draft | None:
    """ "Mục đích của kế hoạch là gì?": what stands under the heading that the question's words name."""
    question = context.question
    asks_column = question.asks_agency or question.asks_score or set(question.roles()) - {"name", "task"}
    of_tables = question.unit in {"top", "middle", "leaf", "task"}
    if (
        asks_column
        or of_tables
        or question.codes
        or question.items
        or question.quoted
        or question.operation not in {"lookup", "list"}
    ):
        return None
    heading = _named_heading(context, _WHOLLY_NAMED, _MOSTLY_HEADING)
    opens = heading and fold(question.text).startswith(fold(heading.text))
    if heading is None or (question.indexes and not opens):
        return None
    return list_items(context, heading, counts_items(question, heading))


def top_headings(context: Context, label: str) -> list[Passage]:
    """The headings of the highest level of a document."""
    headings = [p for p in context.knowledge.passages(label) if p.heading and p.marker]
    return [p for p in headings if roman_value(p.marker.rstrip("."))]


def answer_outline(context: Context, whole: bool = False) -> Draft | None:
    """ "Kế hoạch gồm mấy phần?": the headings of the highest level of a document that is named.

    `whole` says that no more is asked than that.
    """
    question = context.question
    narrowed = question.agencies or question.deadline or question.indexes or question.appendices or question.subject
    parts = question.unit == "any" and question.operation in {"count", "list"} and not (question.items or narrowed)
    if not (whole or parts) or question.codes or not question.documents or _counts_rows(context):
        return None
    label = context.documents.labels[0]
    top = top_headings(context, label)
    if not top:
        return None
    bibliography = context.bibliography()
    lines = [f"- {p.marker}. {p.text} [{bibliography.passage(p)}]" for p in top]
    text = "\n".join([f"{context.name(label)} gồm **{len(top)} phần**:", *lines])
    return Draft(text, _CONFIDENCE, bibliography, computed=[str(len(top))])


def _counts_rows(context: Context) -> bool:
    """Whether what is counted is what a table of the documents calls its rows: "bao nhiêu nhiệm vụ, dự án"."""
    names = {
        squash(re.sub(r"\W", " ", fold(header)))
        for facts in context.tables()
        for header, role in zip(facts.info.headers, facts.info.roles, strict=True)
        if role in ("name", "task")
    }
    units = counted_units(context.question)
    return any(
        f"{unit} ".startswith(f"{name} ") or f"{name} ".startswith(f"{unit} ") for unit in units for name in names
    )


def list_items(context: Context, heading: Passage, counted: bool = False) -> Draft:
    """What stands right below a heading, counted when that is asked."""
    length = len(heading.text) if context.question.asks_agency else _SHORT
    return _items(context, heading, f"“{short(heading.text, length)}”" + (" gồm" if counted else ""), counted)


def _items(context: Context, heading: Passage, statement: str, counted: bool = False) -> Draft:
    items = context.knowledge.below(heading)
    count = f" **{len(items)} {unit_of(context.question, heading)}**" if counted else ""
    return listed(context, heading, statement + count, items)


def listed(context: Context, heading: Passage, statement: str, items: Sequence[Passage]) -> Draft:
    """A statement about a heading, with its place, and the items told below it."""
    bibliography = context.bibliography()
    place = f"{context.name(heading.document)}, {short(heading.text, 80)}"
    n = bibliography.passage(heading)
    lines = [f"{statement} ({place}) [{n}]:"]
    lines += [f"- {passage.text} [{bibliography.passage(passage)}]" for passage in items[:_SHOWN]]
    return Draft("\n".join(lines), _CONFIDENCE, bibliography, computed=[str(len(items))])


def _named_heading(context: Context, coverage_needed: float, share_needed: float) -> Passage | None:
    terms = context.knowledge.terms
    query = terms.query(context.question.subject)
    if not query or not query.pairs:
        return None
    best: tuple[float, Passage] | None = None
    siblings = _siblings(context)
    for label in context.documents.labels:
        for passage in context.knowledge.passages(label):
            if not passage.heading:
                continue
            text = terms.text(passage.text)
            share = terms.share_of(text, query)
            needed = 0.0 if squash(fold(passage.text)).startswith(" ".join(query.pairs[0])) else share_needed
            if share < needed or terms.coverage(query, [(text, 1.0)]) < _OWN_SHARE:
                continue
            path = terms.text(" ".join(passage.path))
            title = terms.text(f"{context.name(label)} {context.knowledge.documents[label].title}")
            beside = terms.text(" ".join(siblings.get((label, passage.parent), ())))
            fields = [(text, 1.0), (path, 0.7), (title, _TITLE_WEIGHT), (beside, _SIBLING_WEIGHT)]
            coverage = terms.coverage(query, fields)
            head = _HEAD_WEIGHT if set(query.pairs[:2]) & text.pairs else 0.0
            fit = coverage + share + head
            if coverage + head >= coverage_needed and (best is None or fit > best[0]):
                best = (fit, passage)
    return best[1] if best and context.knowledge.below(best[1]) else None


def _siblings(context: Context) -> dict[tuple[str, str | None], list[str]]:
    """Headings by the heading above them: "nguyên nhân của hạn chế" names one and its sibling."""
    found: dict[tuple[str, str | None], list[str]] = {}
    for label in context.documents.labels:
        for passage in context.knowledge.passages(label):
            if passage.heading and passage.parent:
                found.setdefault((label, passage.parent), []).append(passage.text)
    return found


def missing_appendix(context: Context) -> Draft | None:
    """An appendix that no document in scope has; the ones that are there are told."""
    wanted = [name for name in context.question.appendices if not name.startswith(("Bảng", "Biểu"))]
    have = [(label, _appendices(context, label)) for label in context.documents.labels]
    known = {_number(name) for _, found in have for name, _, _ in found}
    absent = [name for name in wanted if _number(name) not in known]
    if not wanted or not absent or not known or len(absent) < len(wanted):
        return None
    if not context.documents.named and not any(_number(name).isdigit() for name in absent):
        return None
    said = [f"{context.name(label)} có {', '.join(name for name, _, _ in found)}" for label, found in have if found]
    return context.abstain("not_found", f"Không có {', '.join(absent)} trong kho: {'; '.join(said)}.")


def _number(appendix: str) -> str:
    return appendix.rpartition(" ")[2].lstrip("0")


def answer_appendices(context: Context) -> Draft | None:
    """ "Kế hoạch 164 có mấy phụ lục?": its appendices with their captions; "Phụ lục 3 nói về gì?": that one's."""
    question = context.question
    which = _WHICH_APPENDIX.search(question.text)
    several = question.unit == "appendix" and question.operation in {"count", "list"} and not which
    if not several and not which and not _asks_appendix(context):
        return None
    label = next((label for label in context.documents.labels if _appendices(context, label)), None)
    if label is None:
        return None
    if which:
        return _appendix_about(context, label)
    wanted = {_number(name) for name in question.appendices}
    found = [entry for entry in _appendices(context, label) if several or _number(entry[0]) in wanted]
    bibliography = context.bibliography()
    lines = []
    for appendix, caption, table in found:
        rows = context.knowledge.rows(table)
        passage = _mention(context.knowledge.passages(label), appendix)
        n = bibliography.passage(passage) if passage else bibliography.row(rows[0])
        said = caption if several else f"**{caption}** ({sum(r.kind == 'row' for r in rows)} dòng)"
        lines.append(f"- {appendix}: {said} [{n}]")
    captions = [caption for _, caption, _ in found]
    computed = [
        str(len(found)),
        *captions,
        *(str(sum(r.kind == "row" for r in context.knowledge.rows(t))) for _, _, t in found),
    ]
    head = f"{context.name(label)} có **{len(found)} phụ lục**:" if several else f"{context.name(label)}:"
    return Draft("\n".join([head, *lines]), _CONFIDENCE, bibliography, computed=computed) if found else None


def _appendix_about(context: Context, label: str) -> Draft | None:
    """ "Mở phụ lục nào để tra chỉ tiêu SIPAS?": the appendix whose caption says most of the question."""
    terms = context.knowledge.terms
    query = terms.query(context.question.content)
    found = _appendices(context, label)
    wanted = set(context.question.indexes)
    scored = [
        (wanted == set(context.knowledge.indexes_in(caption)), terms.coverage(query, [(terms.text(caption), 1.0)]), -at)
        for at, (_, caption, _) in enumerate(found)
    ]
    of_index, coverage, place = max(scored, default=(False, 0.0, 0))
    if not query or (coverage < _CAPTION_COVERAGE and not (of_index and wanted)):
        return None
    appendix, caption, table = found[-place]
    bibliography = context.bibliography()
    passage = _mention(context.knowledge.passages(label), appendix)
    row = context.knowledge.rows(table)[0]
    n = bibliography.passage(passage) if passage else bibliography.row(row)
    text = f"**{appendix}** ({context.name(label)}): {caption} [{n}]."
    return Draft(text, _CONFIDENCE, bibliography)


def _asks_appendix(context: Context) -> bool:
    """Whether an appendix as a whole is asked about: none of its rows or columns is named."""
    question = context.question
    led = any(mention.role for mention in question.agencies)
    rows = question.codes or question.items or question.quoted or led or question.deadline
    columns = question.asks_agency or question.asks_score or set(question.roles()) - {"name"}
    whole = question.operation in {"lookup", "define"} and len(question.words_besides_agencies()) <= _FEW_WORDS
    return bool(question.appendices and whole and not rows and not columns and not question.polar)


def _appendices(context: Context, label: str) -> list[tuple[str, str, str]]:
    tables = [f.info for f in context.knowledge.tables.values() if f.info.document == label]
    named = [(info.appendix or _table_number(info.caption), info.caption, info.id) for info in tables]
    first = {name: (name, caption, table) for name, caption, table in reversed(named) if name}
    return sorted(first.values(), key=named.index)


def _table_number(caption: str) -> str:
    numbered = NUMBERED.match(caption)
    return f"{numbered[1]} {numbered[2]}" if numbered else ""


def _mention(passages: Sequence[Passage], appendix: str) -> Passage | None:
    return next((p for p in passages if fold(appendix) in fold(p.text)[:40]), None)

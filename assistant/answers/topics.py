"""Rows about a matter: those that hold the words that a list question has left."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import takewhile

from assistant.answers.by_agency import is_told
from assistant.answers.headings import as_headed
from assistant.answers.selection import Filtered
from assistant.draft import Context
from assistant.knowledge import TableFacts
from assistant.phrases import alternatives
from assistant.question import Question
from assistant.terms import Query, Terms, Text
from assistant.wants import CRITERION, asks_of_criterion
from assistant.wording import is_task_row
from index.types import Record
from ingest.textnorm import fold

_WORDS_NEEDED = 0.6
_PAIRS_NEEDED = 0.6
_WHOLLY = 0.95
_MANY_WORDS = 3
_VERY_MANY = 6
_ABBREVIATION = 2
_OF_MATTER = r"(?:có |được |là )?(?:về|liên quan|có liên quan|nói|đề cập|nhắc|gắn với)"
_LIST = re.compile(r"\b(?:danh muc|danh sach|bang|bieu)(?: (?:cac|nhung))? (?=(.+))")
_PART = re.compile(r"[,;:.\n]\s")
_OF_TASKS = re.compile(
    r"^(?!.*\b(?:ket qua (?:thuc hien|dat duoc)|tinh hinh)\b)"
    r".*\b(?:nhiem vu|giai phap|phuong huong|to chuc thuc hien|trach nhiem|phan cong|cong viec)\b"
)
_KINDS = ("middle", "leaf", "task")


def asks_by_matter(context: Context) -> bool:
    """Whether rows of a kind are asked for by their matter: "tiêu chí nào về …", "các nhiệm vụ liên quan đến …"."""
    question, units = context.question, context.knowledge.lexicon.groups["units"]
    if question.unit not in _KINDS:
        return False
    return _matter_pattern(tuple(units[question.unit])).search(question.text) is not None


@cache
def _matter_pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
    kind = alternatives(kinds)
    which = rf"(?:{kind}) nào|(?:các|những|mọi|bao nhiêu|mấy) (?:{kind})(?: nào)?"
    return re.compile(rf"\b(?:{which}) {_OF_MATTER}\b", re.IGNORECASE)


def untold(context: Context, tables: Sequence[TableFacts]) -> str:
    """The matter of the question, where neither a row of the tables nor the text around them tells of it; else ""."""
    known = context.knowledge
    rows = [r for facts in tables for r in known.rows(facts.info.id) if r.kind == "row"]
    words = words_left(context, Filtered(rows))
    query = known.terms.query(" ".join(words)).of_phrases()
    labels = {facts.info.document for facts in tables}
    texts = [" \n ".join([*r.group, *(cell.text for cell in r.cells)]) for r in rows]
    texts += [passage.text for label in labels for passage in known.passages(label)]
    told = (known.terms.coverage(query, [(known.terms.text(text), 1.0)]) for text in texts)
    return " ".join(words) if len(words) > 1 and max(told, default=1.0) < _WORDS_NEEDED else ""


def in_no_task(context: Context) -> str:
    """The matter by which tasks are asked for, where neither a row nor a text under a heading for tasks tells of it.

    What a report says was done is no task, though it shares words with the question.
    """
    if not asks_by_matter(context):
        return ""
    known = context.knowledge
    rows = [r for facts in context.tables() for r in known.rows(facts.info.id) if r.kind == "row"]
    words = words_left(context, Filtered([]))
    query = known.terms.query(" ".join(words)).of_phrases()
    texts = [" \n ".join([*r.group, *(cell.text for cell in r.cells)]) for r in rows]
    passages = (p for label in context.documents.labels for p in known.passages(label))
    texts += [" \n ".join([*p.path, p.text]) for p in passages if any(_OF_TASKS.search(fold(part)) for part in p.path)]
    told = any(says_matter(known.terms, query, known.terms.text(text)) for text in texts)
    return " ".join(words) if query and not told else ""


def without_matter(context: Context, tables: Sequence[TableFacts]) -> str:
    """The matter by which criteria are asked for, where no text that speaks of criteria tells of it either; else ""."""
    question, known = context.question, context.knowledge
    if not asks_of_criterion(question):
        return ""
    words = words_left(context, Filtered([r for facts in tables for r in known.rows(facts.info.id)]))
    query = known.terms.query(" ".join(words)).of_phrases()
    passages = (p.text for label in context.documents.labels for p in known.passages(label))
    parts = (part for text in passages for part in _PART.split(text) if CRITERION.search(part))
    told = any(says_matter(known.terms, query, known.terms.text(part)) for part in parts)
    return "" if told else " ".join(words)


def about(context: Context, result: Filtered) -> bool:
    """Keeps the rows that hold the words that are left; false when most of these words are in no row."""
    question = context.question
    led = result.agency and result.agency.role
    left = words_left(context, result)
    nobody = led and not (result.rows or result.through_parent)
    if (result.heading and question.items) or nobody or _names_all_of_them(context, result, left):
        return True
    by_matter = asks_by_matter(context)
    if by_matter:
        agencies = {*map(fold, context.knowledge.agencies)}
        result.rows = [r for r in result.rows if fold(r.name) not in agencies]
        left = words_left(context, result)
    terms = context.knowledge.terms
    rows = [*result.rows, *result.through_parent, *result.finer]
    deadline = ["deadline"] if question.deadline else []
    said = {r.id: _own_words(r, [*deadline, result.role if result.agency else ""]) for r in rows}
    texts = {record: terms.text(words) for record, words in said.items()}
    present = frozenset(word for text in texts.values() for word in text.words)
    pairs = frozenset(pair for text in texts.values() for pair in text.pairs)
    if any(len(word) > _ABBREVIATION and word.isupper() and fold(word) not in present for word in left):
        return False
    everywhere = by_matter and not (context.documents.named or question.indexes or question.appendices)
    words = " ".join(left if everywhere else _supported(left, present, pairs))
    query = terms.query(words).of_phrases()
    whole = question.unit == "task" and not (result.heading or question.deadline or question.codes)
    if not query and left and _of_the_matter(context, result, left):
        return True
    known = context.knowledge.speller.knows_pair(left) or (whole and not result.agency and len(left) > 1)
    narrowed = result.agency or question.deadline or question.codes
    unheeded = result.agency or whole or not (narrowed or result.heading or question.category or question.entities)
    if not query and left and (by_matter or (unheeded and known)):
        return False
    many = _VERY_MANY if narrowed else _MANY_WORDS
    if len(left) >= many and query.total < _WORDS_NEEDED * terms.query(" ".join(left)).total:
        return False
    if not query:
        return not question.bounds
    names = {r.id: texts[r.id] if is_task_row(r) else terms.text(_own_words(r, [])) for r in rows if by_matter}
    if (by_matter and _keep(terms, result, query, names)) or _keep(terms, result, query, texts):
        result.said.append(f"về “{words}”")
        result.words = words
        return True
    untold_matter = by_matter and question.deadline and left
    narrow = bool(narrowed or result.heading) and len(left) < many
    return _of_the_matter(context, result, left) if untold_matter else narrow


def _keep(terms: Terms, result: Filtered, query: Query, texts: Mapping[str, Text]) -> bool:
    """Keeps the rows that say the matter together; the finer ones where only these do; all where none does."""

    def fitting(rows: Sequence[Record]) -> list[Record]:
        return [record for record in rows if says_matter(terms, query, texts[record.id])]

    kept, finer = fitting(result.rows), fitting(result.finer)
    if not kept and not finer:
        return False
    result.rows, result.finer = (kept, finer) if kept else (finer, [])
    result.through_parent = fitting(result.through_parent)
    return True


def says_matter(terms: Terms, query: Query, text: Text) -> bool:
    """Whether a text holds most words of a matter, and these beside each other or by another word for the same."""
    together = terms.pair_share(query, text) >= _PAIRS_NEEDED or not text.concepts.isdisjoint(query.concepts)
    return together and terms.coverage(query, [(text, 1.0)]) >= _WORDS_NEEDED


def _of_the_matter(context: Context, result: Filtered, words: Sequence[str]) -> bool:
    """Keeps the rows of tables that are wholly about the words: "nhiệm vụ chuyển đổi số" of a plan for that alone."""
    query = context.knowledge.terms.query(" ".join(words)).of_phrases()
    tables = {
        table
        for table in {r.table for r in [*result.rows, *result.through_parent]}
        if _is_said_above(context, query, table)
    }
    if tables:
        result.rows = [r for r in result.rows if r.table in tables]
        result.through_parent = [r for r in result.through_parent if r.table in tables]
    return bool(tables)


def _names_all_of_them(context: Context, result: Filtered, words: Sequence[str]) -> bool:
    """Whether the words only say of what kind all rows are: "chỉ tiêu giao thông nào không đạt" of a traffic report.

    They stand right after the word for rows, the title above the rows says them, no heading among the rows does, and
    something else chooses rows.
    """
    question, known = context.question, context.knowledge
    if not words or not (question.category or question.deadline) or result.heading:
        return False
    kinds = alternatives([name for names in known.lexicon.groups["units"].values() for name in names])
    if not re.search(rf"\b(?:{kinds}) {re.escape(' '.join(words))}(?!\w)", question.text, re.IGNORECASE):
        return False
    query = known.terms.query(" ".join(words)).of_phrases()
    above = {part for r in result.rows for part in r.group}
    if any(known.terms.coverage(query, [(known.terms.text(part), 1.0)]) >= _WORDS_NEEDED for part in above):
        return False
    tables = {r.table for r in result.rows}
    return bool(query and tables) and all(_is_said_above(context, query, table) for table in tables)


def _is_said_above(context: Context, query: Query, table: str) -> bool:
    """Whether the title of a table, or of its document, says all of some words."""
    known = context.knowledge
    info = known.tables[table].info
    title = known.terms.text(f"{info.caption} \n {known.documents[info.document].title}")
    return known.terms.coverage(query, [(title, 1.0)]) >= _WHOLLY


def words_left(context: Context, result: Filtered) -> list[str]:
    """The words of the question's subject that no other filter and no title has used."""
    question, known = context.question, context.knowledge
    agencies = [m.agency for m in question.agencies if not is_told(question, m)]
    used = [
        *(text for agency in agencies for text in (agency.text, agency.name)),
        *(m.agency.text for m in question.without),
    ]
    used += [result.heading.name if result.heading else "", question.deadline.words if question.deadline else ""]
    used += [name for r in result.rows for name in r.group] if question.codes else []
    used += ["đã ban hành"] if question.documents else []
    used += _titles_said(context, {r.document for r in result.rows})
    tables = [known.tables[table] for table in {r.table for r in result.rows}]
    used += [*captions_said(context, tables), *_listed_by(question, tables)]
    dropped = set(re.findall(r"\w+", fold(" ".join(used))))
    units = {fold(unit) for names in known.lexicon.groups["units"].values() for unit in names}
    subject = as_headed(question.subject, [result.heading.name]) if result.heading else question.subject
    subject = _whole_words(tuple(known.lexicon.lists["relating"])).sub(" ", subject)
    left = [word for word in subject.split() if fold(word) not in dropped]
    left = left[1:] if left and fold(left[0]) in units else left
    empty = {*known.lexicon.lists["grammar"], *known.lexicon.lists["light"]}
    return [] if {word.lower() for word in left} <= empty else left


@cache
def _whole_words(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases)})(?!\w)", re.IGNORECASE)


def captions_said(context: Context, tables: Sequence[TableFacts]) -> list[str]:
    """Captions of the tables that the question says."""
    return [f.info.caption for f in tables if context.scoper.says_caption(f, context.question)]


def _listed_by(question: Question, tables: Sequence[TableFacts]) -> list[str]:
    """What a list is called by the words over its rows' names: "danh mục công trình"."""
    headers = {word for facts in tables for word in re.findall(r"\w+", fold(facts.name_header))}
    lists = (re.findall(r"\w+", found[1]) for found in _LIST.finditer(fold(question.text)))
    return [" ".join(takewhile(headers.__contains__, words)) for words in lists]


def _titles_said(context: Context, labels: Collection[str]) -> list[str]:
    """What the question says of the titles of documents right after the word for their kind, or for what they tell."""
    said: list[str] = []
    heads = [fold(head) for head in context.knowledge.lexicon.lists["title_heads"]]
    for document in (context.knowledge.documents[label] for label in labels):
        title = re.findall(r"\w+", fold(document.title))
        kinds = alternatives((fold(document.kind or "van ban"), *heads))
        for found in re.finditer(rf"\b(?:{kinds}) (?=(.+))", fold(context.question.text)):
            words = list(takewhile(title.__contains__, re.findall(r"\w+", found[1])))
            said += [" ".join(words)] if len(words) >= _MANY_WORDS else []
    return said


def _supported(words: Sequence[str], present: Collection[str], pairs: Collection[tuple[str, str]]) -> list[str]:
    """The words that some row holds beside one of their neighbours; a word without neighbours when a row holds it."""
    folded = [fold(word) for word in words]
    kept = []
    for at, word in enumerate(folded):
        around = [pair for pair in ((*folded[at - 1 : at], word), (word, *folded[at + 1 : at + 2])) if len(pair) == 2]
        if word in present and (not around or any(pair in pairs for pair in around)):
            kept.append(words[at])
    return kept


def _own_words(record: Record, roles: Sequence[str]) -> str:
    """What a row says of its matter: its name and headings; with roles also these cells, its output and its tasks."""
    said = (cell.text for cell in record.cells if roles and cell.role in {"output", "task", *roles})
    return " \n ".join([record.name, *record.group, *said])

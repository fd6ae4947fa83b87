"""Weighing rows against running text: which holds the answer, and how surely."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.agency_mentions import agencies_in, names_one_of
from assistant.draft import Context
from assistant.matching import PassageMatch, RowMatch
from assistant.noted_tables import above_in_table
from assistant.periods import covers_any
from assistant.phrases import tokenize
from assistant.question import AGENCY_ROLES, Question
from assistant.standing import asks_how_it_came, asks_of_deeds, has_results, tells_results
from assistant.wants import CRITERION, asks_of_criterion, wants
from index.types import Passage, Record
from ingest.model import NAMING_ROLES
from ingest.textnorm import fold, squash

_ROW_FLOOR = 0.45
PASSAGE_FLOOR = 0.45
_EVERYDAY_FLOOR = 0.32
_NO_LEAD = 0.04
_AMONG_OTHERS = 0.5
_EVERYDAY_COLUMN = 0.62
_FIRST_OR_LAST = re.compile(r"(?<!thống )\b(?:nhất|hơn cả|bét|đội sổ)\b", re.IGNORECASE)
_ROW_ADVANTAGE = 0.15
_INDEX_ADVANTAGE = 0.3
_ROW_HANDICAP = 0.05
_NEAR_FLOOR = 0.42
_NAMED = 0.7
_CLEAR = 0.66
_TIE = 0.04
_RIVALS = 6
_CLEARLY = 0.1
_MUCH = 0.25
_SURE = 0.6
_LOOKED_AT = 12
_WHOLLY = 0.9
_CALLED = 0.8
_WATCHES = re.compile(r"\btheo dõi\b", re.IGNORECASE)
_LEAST = 0.35
_ASKS_MANNER = re.compile(r"\b(?:thế nào|ra sao|làm (?:những )?(?:việc )?gì)\b", re.IGNORECASE)
_NO_WORDS = {*NAMING_ROLES, "deadline", "max_score", "result", "target", "rank_target", *AGENCY_ROLES}
_IN_WORDS = 3
_SAID_MOSTLY = 0.6
_TOGETHER = 0.75
_PLAIN = re.compile(r"[\s/.&-]+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The kind of evidence that won ("none" when neither is good enough), with all candidates, the best first."""

    kind: Literal["row", "passage", "none"]
    confidence: float
    tied: bool = False
    """Several rows fit equally and none is named clearly: an answer from one would be a guess."""
    rows: Sequence[RowMatch] = ()
    passages: Sequence[PassageMatch] = ()

    @property
    def passage_answers(self) -> bool:
        """Whether running text is good enough to answer from, also where a row came first."""
        return bool(self.passages) and passage_strength(self.passages[0]) >= PASSAGE_FLOOR

    @property
    def near_passage(self) -> Passage | None:
        """Running text that is about the question too, if less surely than a row."""
        near = bool(self.passages) and passage_strength(self.passages[0]) >= _NEAR_FLOOR
        return self.passages[0].passage if near else None

    @property
    def passage_is_stronger(self) -> bool:
        """Whether running text is more surely about the question than the best row."""
        row = row_strength(self.rows[0]) if self.rows else 0.0
        return self.passage_answers and passage_strength(self.passages[0]) > row

    @property
    def row_is_sure(self) -> bool:
        """Whether a row is named so clearly that running text says nothing else of it."""
        return bool(self.rows) and row_strength(self.rows[0]) >= _SURE

    @property
    def passage_confidence(self) -> float:
        """Confidence of an answer from the best passage."""
        return passage_confidence(self.passages[0]) if self.passages else 0.0


def weigh(context: Context) -> Evidence:
    """Finds rows and passages for the question and decides between them.

    A question that asks for a column of tables ("ai chủ trì", "mục tiêu") prefers rows unless running text says
    clearly more of it; any other prefers running text.
    """
    matched = context.matcher.rows(context.question, context.tables())
    rows = _candidates(context, matched)
    passages = context.matcher.passages(context.question, context.documents.labels)
    if context.question.indexes:
        passages = [m for m in passages if not of_other_indexes(context, m.passage)]
    if _asks_only_of_agencies(context.question):
        passages = [m for m in passages[:_LOOKED_AT] if _speaks_of_agencies(context, m.passage)]
    rows = _telling_results(context.question, rows)
    if context.question.names:
        rows = [m for m in rows[:_LOOKED_AT] if names_all(context, _row_text(context, m.record))]
        passages = [m for m in passages[:_LOOKED_AT] if names_all(context, _passage_text(context, m.passage))]
    if numbers := context.question.document_numbers:
        rows = [m for m in rows if says_a_number(numbers, _row_text(context, m.record))]
        passages = [m for m in passages if says_a_number(numbers, _passage_text(context, m.passage))]
    if context.knowledge.everyday:
        passages = _surely_meant(context, passages)
    row = row_strength(rows[0]) if rows else 0.0
    passage = passage_strength(passages[0]) if passages else 0.0
    advantage = _advantage(context, rows, passages)
    floor = _everyday_floor(rows, matched) if context.knowledge.everyday else _ROW_FLOOR
    tied = bool(rows) and (_tied(rows) or _is_one_of_alike(context.question, rows))
    if row >= floor and (row + advantage >= passage or _has_all_years(context.question, rows[0].record)):
        return Evidence("row", row_confidence(rows[0]), tied, rows, passages)
    if passage >= PASSAGE_FLOOR:
        return Evidence("passage", _confidence(passage), False, rows, passages)
    if row >= floor:
        return Evidence("row", row_confidence(rows[0]), tied, rows, passages)
    return Evidence("none", 0.0, False, rows, passages)


def _telling_results(question: Question, rows: Sequence[RowMatch]) -> list[RowMatch]:
    """The rows; those alone that say what has come of their matter, where that is asked."""
    if asks_of_deeds(question):
        return [m for m in rows if tells_results(m.record)]
    return [m for m in rows if has_results(m.record) or not asks_how_it_came(question)]


def _advantage(context: Context, rows: Sequence[RowMatch], passages: Sequence[PassageMatch]) -> float:
    """What rows have before running text: more where a column is asked for, less where text says more of the matter."""
    usual = _ROW_ADVANTAGE if _asks_column(context) else -_ROW_HANDICAP
    if rows and _is_row_of_index(context, rows[0]):
        return _INDEX_ADVANTAGE
    if not rows or not passages:
        return usual
    more = passages[0].coverage - rows[0].coverage
    if more > _MUCH or (more > _CLEARLY and rows[0].name_share < _NAMED):
        return -_ROW_HANDICAP
    return max(usual, _ROW_HANDICAP) if more < -_CLEARLY and not _tied(rows) else usual


def _is_row_of_index(context: Context, match: RowMatch) -> bool:
    """Whether a score is asked of a part of a named index, and the row is that part, scored in the years named."""
    question = context.question
    facts = context.knowledge.tables[match.record.table]
    if not (question.asks_score and question.subject and context.scoper.is_only_about(facts, question)):
        return False
    years = [cell.year for cell in match.record.cells if cell.number and cell.year]
    return match.coverage >= _WHOLLY and (not question.years or not set(question.years).isdisjoint(years))


def _asks_only_of_agencies(question: Question) -> bool:
    """Whether the question's own words are the names of agencies alone: "Ban Dân tộc có được giao gì không?"."""
    return bool(question.agencies and question.subject) and not question.words_besides_agencies()


def _speaks_of_agencies(context: Context, passage: Passage) -> bool:
    """Whether a passage or the headings above it name one of the question's agencies."""
    asked = [mention.agency.name for mention in context.question.agencies]
    return names_one_of(_passage_text(context, passage), asked, context.knowledge.agencies)


def _candidates(context: Context, rows: Sequence[RowMatch]) -> list[RowMatch]:
    """The rows that may hold the answer: named well enough, and with words where it is asked how something is done."""
    named = context.question.subject or context.question.quoted
    if not named:
        rows = [m for m in rows if m.name_share >= _WHOLLY and m.coverage >= _WHOLLY and m.record.name.count(" ") > 1]
    rows = [m for m in rows if m.coverage >= _LEAST or m.name_share >= _WHOLLY]
    rows = [m for m in rows if _says_only_word(context, m.record)]
    if asks_of_criterion(context.question) and named and not context.knowledge.everyday:
        rows = _criteria_first(context, rows)
    elif CRITERION.search(context.question.text):
        rows = _called_criteria(context, rows)
    rows = list(_watched_first(context, rows))
    if _ASKS_MANNER.search(context.question.text) and not (context.question.quoted or _asks_column(context)):
        rows = [m for m in rows if _says_in_words(m.record)]
    return rows


def _says_only_word(context: Context, record: Record) -> bool:
    """Whether a row has the only word that the question is about, where that is typed with its marks.

    Folded, "tuyển" is "tuyến" as well; a longer matter is told by the words beside it.
    """
    subject = tokenize(context.question.subject)
    if len(subject) != 1 or not subject[0].marked or context.knowledge.everyday:
        return True
    said = {token.lower for token in tokenize(_row_text(context, record))}
    return subject[0].lower in said or subject[0].folded not in {fold(word) for word in said}


def _criteria_first(context: Context, rows: Sequence[RowMatch]) -> list[RowMatch]:
    """The criteria that say the matter by more than the names of agencies; where none does, the tasks that say it."""
    terms, tables = context.knowledge.terms, context.knowledge.tables
    query = context.matcher.query(context.question).of_phrases()

    def says(match: RowMatch) -> bool:
        record = match.record
        scopes = (ref.scope for cell in record.cells for ref in cell.agencies if ref.scope)
        said = terms.text(" \n ".join([record.name, *record.group, record.caption, *scopes]))
        return terms.coverage(query, [(said, 1.0)]) >= _SAID_MOSTLY

    criteria = [m for m in rows if not tables[m.record.table].is_tasks]
    if any(says(m) for m in criteria):
        return [m for m in criteria if says(m)]
    return [m for m in rows if says(m) and terms.pair_share(query, terms.text(m.record.name)) >= _TOGETHER]


def _called_criteria(context: Context, rows: Sequence[RowMatch]) -> Sequence[RowMatch]:
    """The rows without the tasks, where a criterion is called by its name, and a task only speaks of the matter."""
    tables = context.knowledge.tables
    criteria = [m for m in rows if not tables[m.record.table].is_tasks]
    called = any(m.coverage >= _CALLED and m.name_share >= _SAID_MOSTLY for m in criteria)
    top = rows[0] if rows else None
    only_spoken_of = top is not None and (top in criteria or top.name_share < _SAID_MOSTLY)
    return criteria if called and only_spoken_of else rows


def _watched_first(context: Context, rows: Sequence[RowMatch]) -> Sequence[RowMatch]:
    """The rows that fit about as well as the first and have a column for who follows them up, where that is asked."""
    if "lead_agency" not in context.question.roles() or not _WATCHES.search(context.question.text):
        return rows
    watched = [m for m in rows if any(_WATCHES.search(cell.header) for cell in m.record.cells_of("lead_agency"))]
    near = [m for m in watched if m.score >= rows[0].score - _CLEARLY]
    return near or rows


def _says_in_words(record: Record) -> bool:
    """Whether a row says more of its matter than figures, dates and agencies."""
    return any(len(cell.text.split()) >= _IN_WORDS for cell in record.cells if cell.role not in _NO_WORDS)


def _surely_meant(context: Context, passages: Sequence[PassageMatch]) -> list[PassageMatch]:
    """The passages that may answer a question in everyday words: of its years, and surer where it asks for a column."""
    years = context.question.years
    floor = _EVERYDAY_COLUMN if _asks_column(context) else PASSAGE_FLOOR
    documents = context.knowledge.documents
    of_years = {label for label, d in documents.items() if not years or covers_any(d, years)}
    sure = (m for m in passages if passage_strength(m) >= floor)
    good = (m for m in sure if m.passage.document in of_years and not m.passage.heading)
    if any(want.kind == "agency" for want in wants(context.question)):
        good = (m for m in good if agencies_in(m.passage.text))
    if _FIRST_OR_LAST.search(context.question.text):
        good = (m for m in good if _FIRST_OR_LAST.search(m.passage.text))
    return list(good)


def _everyday_floor(rows: Sequence[RowMatch], matched: Sequence[RowMatch]) -> float:
    """The least strength of a row that fits a question in everyday words: the lower, the more it leads all others."""
    if not rows:
        return _ROW_FLOOR
    best = rows[0]
    others = (m.score for m in matched[:_RIVALS] if fold(m.record.name) != fold(best.record.name))
    lead = best.score - max(others, default=0.0)
    return max(_EVERYDAY_FLOOR, _ROW_FLOOR + _NO_LEAD - lead) if lead > _NO_LEAD else _AMONG_OTHERS


def _tied(rows: Sequence[RowMatch]) -> bool:
    document = rows[0].record.document
    same = [m for m in rows[:_RIVALS] if m.record.document == document]
    strengths = sorted((row_strength(m) for m in same), reverse=True)
    scores = sorted((m.score for m in same), reverse=True)
    unclear = len(same) > 1 and strengths[0] < _CLEAR and strengths[0] - strengths[1] < _TIE
    return unclear and scores[0] - scores[1] < _TIE


def _is_one_of_alike(question: Question, rows: Sequence[RowMatch]) -> bool:
    """Whether the best row and others of its table are named alike up to a proper name, and the question says none."""
    best, said = rows[0].record, set(fold(question.text).replace("?", " ").replace(",", " ").split())
    name = fold(best.name).split()
    for other in (m.record for m in rows[1:_RIVALS] if m.record.table == best.table):
        words = fold(other.name).split()
        shared = next((at for at, pair in enumerate(zip(name, words, strict=False)) if len(set(pair)) > 1), 0)
        rests = [best.name.split()[shared:], other.name.split()[shared:]]
        named = all(rest and rest[0][:1].isupper() and len(rest) <= _IN_WORDS for rest in rests)
        if shared >= _IN_WORDS and named and not any(fold(word) in said for rest in rests for word in rest):
            return set(name[:shared]) <= said
    return False


def of_other_indexes(context: Context, passage: Passage) -> bool:
    """Whether a passage speaks of other indexes than the question's, or neither it nor its document of any."""
    known = context.knowledge
    named = known.indexes_of_passage(passage.id) or known.indexes_around(passage.id)
    return named.isdisjoint(context.question.indexes)


def _row_text(context: Context, record: Record) -> str:
    cells = " ".join(f"{cell.header} {cell.text}" for cell in record.cells)
    return " ".join([cells, *record.group, record.caption, context.knowledge.documents[record.document].title])


def _passage_text(context: Context, passage: Passage) -> str:
    notes = " ".join(context.knowledge.index.passage(note).text for note in passage.footnotes)
    above = [*context.knowledge.above(passage), *above_in_table(context.knowledge, passage)]
    return " ".join([passage.text, notes, *above, context.knowledge.documents[passage.document].title])


def names_all(context: Context, text: str) -> bool:
    """Whether the text has every proper name of the question: of "sông Tô Lịch" no other river may tell."""
    documents = context.knowledge.documents.values()
    said = squash(fold(" ".join([text, *(f"{d.title} {d.issuer or ''}" for d in documents)])))
    return all(fold(name) in said for name in context.question.names)


def says_a_number(numbers: Sequence[str], text: str) -> bool:
    """Whether the text has one of the official numbers, however it is spaced: "76NQ-CP" is "76/NQ-CP"."""
    said = _PLAIN.sub("", fold(text))
    patterns = (_PLAIN.sub("", fold(number)).lstrip("0") for number in numbers)
    return any(re.search(rf"(?<!\d)0*{re.escape(pattern)}(?!\d)", said) for pattern in patterns)


def _has_all_years(question: Question, record: Record) -> bool:
    """Whether figures of several columns are asked for by their years, and the row has all of them."""
    dated = [asked for asked in question.asked if asked.year]
    cells = [record.cell(asked.role, asked.year) for asked in dated]
    return len(cells) > 1 and all(cell and cell.number for cell in cells)


def _asks_column(context: Context) -> bool:
    question = context.question
    return bool(
        [role for role in question.roles() if role != "name"]
        or question.asks_agency
        or question.asks_score
        or question.headers
    )


def row_strength(match: RowMatch) -> float:
    """How surely a row is the one that was meant, in [0, 1]: by its name, or by what one of its cells says."""
    named = 0.55 * match.coverage + 0.3 * match.name_share + 0.15 * (match.name_share > 0.95)
    said = 0.72 * match.coverage
    return min(1.0, max(named, said) + 0.25 * match.dense * (1 - match.coverage))


def passage_strength(match: PassageMatch) -> float:
    """How surely a passage is about the question, in [0, 1]."""
    return min(1.0, 0.85 * match.coverage + 0.15 * match.dense)


def passage_confidence(match: PassageMatch) -> float:
    """Confidence of an answer from the passage."""
    return _confidence(passage_strength(match))


def row_confidence(match: RowMatch) -> float:
    """Confidence of an answer from the row: half by its strength, half by how much of the question it covers."""
    return _confidence((row_strength(match) + match.coverage) / 2)


def _confidence(strength: float) -> float:
    return round(min(0.95, 0.35 + 0.6 * strength), 3)

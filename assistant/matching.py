"""Matching the subject of a question to rows and passages: hybrid search, then a closer reading of the best."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from assistant.knowledge import Knowledge, TableFacts
from assistant.periods import covers_any, years_in
from assistant.place_levels import of_another_level, spelled_out
from assistant.question import Question
from assistant.said_groups import namesakes, under_other_headings
from assistant.scoping import Scoper, usable_role
from assistant.sentences import split_sentences
from assistant.standing import asks_what_was_done, lies_ahead
from assistant.terms import Query, Text
from assistant.wants import wants
from assistant.wording import document_name
from index.types import Hit, Passage, Record, SearchScope
from ingest.model import NAMING_ROLES
from ingest.textnorm import fold, squash

_POOL = 40
_SMALL_SCOPE = 60
_GROUP_WEIGHT = 0.75
_ITEM_WEIGHT = 0.85
_SCOPE_WEIGHT = 0.95
_HEADING_WEIGHT = 0.6
_CONTEXT_WEIGHT = 0.65
_EVERYDAY_CONTEXT = 0.45
_DENSE_WEIGHT = 0.15
_EVERYDAY_DENSE = 0.5
_SCORES = {"result", "target"}
_TITLE_WEIGHT = 0.9
_CACHE = 4096
_RECENT = 16
_Found = TypeVar("_Found")
_PREFIX = 12
_SHORTEST_NAME = 6
_QUOTED_WHOLE = 0.9
_UNIT = re.compile(r"\s*\([^()]{1,20}\)\s*$")
_RECEIVED_BY = re.compile(r"\W*(?:nơi nhận|kính gửi)\b", re.IGNORECASE)
_RECIPIENTS = re.compile(r"\b(?:nhận|gửi|lưu|báo cáo cho)\b", re.IGNORECASE)
_ATTACHED = re.compile(r"\W*(?:ban hành )?kèm theo\b.{0,160}|\W*số\W.{0,40}", re.IGNORECASE | re.DOTALL)
"""A line that only says to which paper an appendix belongs, or only a paper's number."""


@dataclass(frozen=True, slots=True)
class RowMatch:
    """A row with how well it fits: `score` orders, `coverage` says how much of the subject it holds."""

    record: Record
    score: float
    coverage: float
    name_share: float
    dense: float


@dataclass(frozen=True, slots=True)
class PassageMatch:
    """A passage with how well it fits."""

    passage: Passage
    score: float
    coverage: float
    dense: float


@dataclass(frozen=True, slots=True)
class _RowTexts:
    name: Text
    plain: str
    """The name folded, without a unit in brackets."""
    fields: tuple[tuple[Text, float], ...]
    """The name, the headings above it, policy fields in brackets after agencies' names and the agencies, weighted."""
    items: tuple[Text, ...]
    """Items of the other cells, each by itself: what is said in two of them is not said in one."""
    agencies: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What rows are compared with."""

    query: Query
    whole: Query
    text: str
    quoted: tuple[str, ...]
    agencies: frozenset[str]

    def says_name(self, name: str) -> float:
        """1 when the question quotes a row's name, less where it has it whole (more of a longer name), else 0."""
        if len(name) < _SHORTEST_NAME:
            return 0.0
        if name in self.quoted:
            return 1.0
        if any(len(text) >= _PREFIX and name.startswith(text) for text in self.quoted):
            return _QUOTED_WHOLE
        return 0.75 + 0.1 * len(name) / len(self.text) if name in self.text else 0.0


def _with_newest(kept: dict[object, _Found], key: object, found: _Found) -> dict[object, _Found]:
    """What is kept from now on: the latest few; a new dictionary, so that other threads may read the old one."""
    return {**dict(list(kept.items())[1 - _RECENT :]), key: found}


class Matcher:
    """Scores rows and passages for a question."""

    def __init__(self, knowledge: Knowledge, scoper: Scoper) -> None:
        self._knowledge = knowledge
        self._scoper = scoper
        self._row_texts = lru_cache(_CACHE)(self._make_row_texts)
        self._namesakes = lru_cache(_CACHE)(lambda table: namesakes(knowledge.rows(table)))
        self._recent_rows: dict[object, list[RowMatch]] = {}
        self._recent_passages: dict[object, list[PassageMatch]] = {}
        self._passage_texts = lru_cache(_CACHE)(self._make_passage_texts)
        self._read_ahead()

    def _read_ahead(self) -> None:
        """Reads rows and passages before the first question, as many as are kept."""
        for record in islice(self._knowledge.all_rows(), _CACHE):
            self._row_texts(record.id)
        for passage in islice(self._knowledge.all_passages(), _CACHE):
            self._passage_texts(passage.id)

    def query(self, question: Question) -> Query:
        """The terms of what the question is about."""
        return self._knowledge.terms.query(question.subject or question.content)

    def rows(self, question: Question, tables: Sequence[TableFacts]) -> list[RowMatch]:
        """Rows of the tables, the best first. In a small scope every row is read, else those that search finds."""
        named = tuple(mention.agency.name for mention in question.agencies)
        said = (question.text, question.subject, question.content, *question.quoted, *question.indexes, *named)
        within = (tuple(question.years), bool(question.documents), tuple(facts.info.id for facts in tables))
        key = (said, tuple(question.roles()), question.asks_score, within)
        found = self._recent_rows.get(key)
        if found is None:
            found = self._matched(question, tables)
            self._recent_rows = _with_newest(self._recent_rows, key, found)
        return list(found)

    def _matched(self, question: Question, tables: Sequence[TableFacts]) -> list[RowMatch]:
        query = self.query(question)
        if not query or not tables:
            return []
        asked = self._asked(question, query)
        ids = tuple(facts.info.id for facts in tables)
        hits = {
            h.id: h
            for h in self._knowledge.search(search_text(question), _POOL, SearchScope(kinds=("row",), tables=ids))
        }
        if sum(facts.info.rows for facts in tables) <= _SMALL_SCOPE:
            pool: Iterable[Record] = [r for facts in tables for r in self._knowledge.rows(facts.info.id)]
        else:
            quoted = (
                [r for f in tables for r in self._knowledge.rows(f.info.id) if r.kind == "group"]
                if question.quoted
                else []
            )
            pool = [*(self._knowledge.index.record(i) for i in hits), *quoted]
        role_fits = {facts.info.id: _role_fit(facts, question) for facts in tables}
        found = [
            self._row(record, asked, role_fits[record.table], hits.get(record.id))
            for record in pool
            if record.kind != "group" or asked.says_name(self._row_texts(record.id).plain) >= _QUOTED_WHOLE
        ]
        found = [m for m in found if not of_another_level(question.text, m.record.name)]
        fitting = [m for m in found if self._scoper.fits_index(m.record, question) or self._names_index(m, question)]
        return sorted(self._of_years(self._of_headings(fitting, asked.whole), question), key=lambda m: -m.score)

    def _of_headings(self, matches: list[RowMatch], whole: Query) -> list[RowMatch]:
        """The rows but for those that the question tells apart from their namesakes by a heading."""
        found, terms = {m.record.id for m in matches}, self._knowledge.terms
        several = [alike for table in {m.record.table for m in matches} for alike in self._namesakes(table)]
        others = {row for alike in several for row in under_other_headings(alike, found, terms, whole)}
        return [m for m in matches if m.record.id not in others]

    def _asked(self, question: Question, query: Query) -> _Asked:
        return _Asked(
            query,
            self._knowledge.terms.query(question.text),
            squash(fold(question.text)),
            tuple(squash(fold(text)).strip(" .:…") for text in question.quoted),
            frozenset(mention.agency.name for mention in question.agencies),
        )

    def _of_years(self, matches: list[RowMatch], question: Question) -> list[RowMatch]:
        """The rows that are, or whose document is, of a year that the question names; all where no document is."""
        years = question.years
        if not years:
            return matches
        documents = self._knowledge.documents.values()
        covered = {d.label for d in documents if covers_any(d, years)}
        if question.asks_score and self._knowledge.everyday:
            dated = [m for m in matches if any(c.role in _SCORES and c.year in years for c in m.record.cells)]
        else:
            dated = [m for m in matches if m.record.document in covered or self._is_dated(m.record, years)]
        return dated or ([] if covered and not question.documents else matches)

    def _is_dated(self, record: Record, years: Sequence[int]) -> bool:
        """Whether a row, what stands above it, a header of its columns or its document's title has one of the years."""
        if any(cell.year in years or not years_in(cell.header).isdisjoint(years) for cell in record.cells):
            return True
        title = self._knowledge.documents[record.document].title
        said = " ".join([*(cell.text for cell in record.cells), *record.group, record.caption, title])
        return any(str(year) in said for year in years)

    def _names_index(self, match: RowMatch, question: Question) -> bool:
        """Whether a row under another index's heading is itself about the index: "Khảo sát SIPAS trực tuyến"."""
        return bool(set(question.indexes) & set(self._knowledge.indexes_in(match.record.name)))

    def _row(self, record: Record, asked: _Asked, role_fit: float, hit: Hit | None) -> RowMatch:
        terms = self._knowledge.terms
        texts = self._row_texts(record.id)
        coverage = terms.best_coverage(asked.query, texts.fields, texts.items, _ITEM_WEIGHT)
        name_share = terms.share_of(texts.name, asked.whole)
        pairs = terms.pair_share(asked.query, texts.name)
        dense = hit.dense if hit else 0.0
        alike = _EVERYDAY_DENSE if self._knowledge.everyday else _DENSE_WEIGHT
        score = 0.5 * coverage + 0.2 * name_share + 0.15 * pairs + alike * dense
        agency_fit = float(not texts.agencies.isdisjoint(asked.agencies))
        score += 0.3 * asked.says_name(texts.plain) + 0.08 * role_fit + 0.06 * agency_fit
        return RowMatch(record, score, coverage, name_share, dense)

    def passages(self, question: Question, labels: Sequence[str]) -> list[PassageMatch]:
        """Sections and footnotes of the documents, the best first."""
        key = (question.content, question.subject, question.text, tuple(labels))
        found = self._recent_passages.get(key)
        if found is None:
            found = self._matched_passages(question, labels)
            self._recent_passages = _with_newest(self._recent_passages, key, found)
        return list(found)

    def _matched_passages(self, question: Question, labels: Sequence[str]) -> list[PassageMatch]:
        matter = question.subject if self._knowledge.everyday else ""
        query = self._knowledge.terms.query(matter or question.content)
        if not query:
            return []
        scope = SearchScope(documents=tuple(labels), kinds=("section", "footnote"))
        hits = self._knowledge.search(search_text(question), _POOL, scope)
        passages = [(self._knowledge.index.passage(hit.id), hit) for hit in hits]
        of_papers = {"document", "date"} & {want.kind for want in wants(question)}
        sent = _RECIPIENTS.search(f"{question.text} {question.asking}")
        passages = [(p, hit) for p, hit in passages if sent or not _is_of_recipients(p)]
        passages = [(p, hit) for p, hit in passages if of_papers or not _ATTACHED.fullmatch(p.text)]
        if asks_what_was_done(question):
            passages = [(p, hit) for p, hit in passages if not self._lies_ahead(p, question)]
        return sorted((self._passage(p, query, hit) for p, hit in passages), key=lambda m: -m.score)

    def _lies_ahead(self, passage: Passage, question: Question) -> bool:
        """Whether a passage says what is to be done; a plan that the question names may tell all the same."""
        words = self._knowledge.lexicon.groups["report_places"]
        kind = None if question.documents else self._knowledge.documents[passage.document].kind
        return lies_ahead(passage, kind, words)

    def _passage(self, passage: Passage, query: Query, hit: Hit) -> PassageMatch:
        terms = self._knowledge.terms
        sentences, text, path = self._passage_texts(passage.id)
        title = terms.text(self._title(passage.document))
        beside = _EVERYDAY_CONTEXT if self._knowledge.everyday else _CONTEXT_WEIGHT
        around = [(text, beside), (path, _HEADING_WEIGHT), (title, _TITLE_WEIGHT)]
        coverage = terms.best_coverage(query, around, sentences, 1.0)
        pairs = terms.pair_share(query, text)
        announces = passage.heading or text.words <= title.words
        score = 0.6 * coverage + 0.2 * pairs + 0.1 * hit.lexical + 0.1 * hit.dense - (0.15 if announces else 0.0)
        return PassageMatch(passage, score, coverage, hit.dense)

    def _title(self, label: str) -> str:
        """What a document is called, so that a question's words for it count as said."""
        document = self._knowledge.documents[label]
        return f"{document_name(document)} {document.title} {document.period or ''} {document.issuer or ''}"

    def _make_row_texts(self, record_id: str) -> _RowTexts:
        record = self._knowledge.index.record(record_id)
        others = [item for cell in record.cells if cell.role not in NAMING_ROLES for item in cell.text.split("\n")]
        terms = self._knowledge.terms
        refs = [ref for cell in record.cells for ref in cell.agencies]
        scopes = terms.text(" \n ".join(ref.scope for ref in refs if ref.scope))
        named = terms.text(" \n ".join(ref.name for ref in refs))
        headers = (cell.header for cell in record.cells if cell.role is None or " / " in cell.header)
        group = terms.text(" \n ".join([*record.group, record.caption, *headers]))
        name = terms.text(record.name)
        return _RowTexts(
            name=name,
            plain=squash(fold(_UNIT.sub(" ", spelled_out(record.name)))).strip(" .:"),
            fields=((name, 1.0), (group, _GROUP_WEIGHT), (scopes, _SCOPE_WEIGHT), (named, 1.0)),
            items=tuple(terms.text(item) for item in others or [""]),
            agencies=frozenset(ref.name for ref in refs),
        )

    def _make_passage_texts(self, passage_id: str) -> tuple[list[Text], Text, Text]:
        """The sentences of a passage, the whole of it, and the headings above it."""
        passage = self._knowledge.index.passage(passage_id)
        terms = self._knowledge.terms
        whole = terms.text(passage.text)
        sentences = [terms.text(sentence) for sentence in split_sentences(passage.text)]
        return sentences or [whole], whole, terms.text(" \n ".join(passage.path))


def _is_of_recipients(passage: Passage) -> bool:
    """Whether a passage only lists to whom a document goes."""
    return any(_RECEIVED_BY.match(text) for text in (passage.text, *passage.path))


def search_text(question: Question) -> str:
    """What is given to search: the content of the question, else all of it."""
    return question.content or question.text


def _role_fit(facts: TableFacts, question: Question) -> float:
    """The share of the roles asked for that a table has, half where another of its roles goes for one."""
    roles = question.roles() or (["result"] if question.asks_score else [])
    fits = (role in facts.roles or 0.5 * (usable_role(role, facts) is not None) for role in roles)
    return sum(fits) / len(roles) if roles else 0.0

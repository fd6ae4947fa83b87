"""What the assistant knows of a build before any question: its documents, tables, words and agencies."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, takewhile

from assistant.abbreviations import Abbreviations
from assistant.build_words import BuildWords
from assistant.categories import categories
from assistant.cited_numbers import cited_numbers
from assistant.columns import (
    agency_verbs,
    are_of_criteria,
    are_of_tasks,
    header_phrases,
    measures,
    named_like_documents,
    names_of_source,
    plain_header,
    role_phrases,
)
from assistant.entities import called_in, entity_words, row_words
from assistant.everyday import EverydayTerms
from assistant.glossary import definitions_in
from assistant.index_rows import index_of_row, indexes_of_rows
from assistant.lexicon import Lexicon, load_phrasing
from assistant.number_columns import NumberColumn, number_columns
from assistant.phrases import PhraseMatcher, longest, tokenize
from assistant.ports import SearchesPlans
from assistant.question import Question
from assistant.spelling import Speller
from assistant.terms import Terms
from index.types import Passage, Record, RecordQuery, TableInfo
from ingest.model import DocumentMeta, RowKind
from ingest.textnorm import fold

_ALL_KINDS: tuple[RowKind, ...] = ("row", "group", "total")
_CACHED_ROWS = 20_000
_CACHED_TEXTS = 4_096
_CACHED_SEARCHES = 256
_LONGEST_TERM = 7


@dataclass(slots=True)
class TableFacts:
    """A table with what its caption and headings say of it."""

    info: TableInfo
    indexes: frozenset[str]
    """Indexes named in the caption."""
    roles: frozenset[str]
    """Roles without years."""
    years: dict[str, list[int]] = field(default_factory=dict)
    """Years of each numeric role, in column order."""
    has_keys: bool = False
    all_indexes: frozenset[str] = frozenset()
    """Indexes that the table is about: of its caption and headings, and its rows, else of its document's title."""
    row_indexes: frozenset[str] = frozenset()
    """Indexes that its rows are, where it is a table of indexes."""
    said_indexes: frozenset[str] = frozenset()
    """Indexes that names of its rows speak of."""
    name_header: str = ""
    """Header of the column of names."""
    measures: frozenset[str] = frozenset()
    """Headers of numeric columns that have no role."""

    @property
    def all_years(self) -> set[int]:
        """The years of all its numeric columns."""
        return {year for years in self.years.values() for year in years}

    @property
    def is_tasks(self) -> bool:
        """A table of tasks (deadlines, outputs), not of scores."""
        return are_of_tasks(self.roles)

    @property
    def is_criteria(self) -> bool:
        """A table of criteria; one of tasks that are scored is that too."""
        return are_of_criteria(self.roles)


class Knowledge:
    """Facts of one build, computed when it is opened."""

    def __init__(self, index: SearchesPlans, lexicon: Lexicon, concepts: list[list[str]]) -> None:
        self.index = index
        self.lexicon = lexicon
        self.agencies = tuple(index.agencies())
        self.documents: dict[str, DocumentMeta] = {d.label: d for d in index.documents()}
        self._index_names = PhraseMatcher()
        for name, phrases in lexicon.groups["indexes"].items():
            self._index_names.add("index", name, phrases)
        self._named_indexes = lru_cache(_CACHED_TEXTS)(self._indexes_named)
        self.tables: dict[str, TableFacts] = {t.id: self._facts(t) for t in index.tables()}
        self._records: dict[str, list[Record]] = {}
        for record in index.records(RecordQuery(kinds=_ALL_KINDS)):
            self._records.setdefault(record.table, []).append(record)
        self._children: dict[str, list[Record]] = {}
        for record in (r for r in self.all_rows() if r.parent):
            self._children.setdefault(record.parent or "", []).append(record)
        self._passages = {label: index.passages(label) for label in self.documents}
        self._below: dict[str, list[Passage]] = {}
        for passage in (p for p in self.all_passages() if p.parent):
            self._below.setdefault(passage.parent or "", []).append(passage)
        self._learn_tables()
        everyday = chain(chain.from_iterable(concepts), lexicon.general)
        self.speller = Speller(self._written(), self._phrases(), lexicon.lists["grammar"], everyday)
        self.abbreviations = Abbreviations(self._document_texts(), self._phrases(), lexicon.lists["grammar"])
        self.concepts = _concept_matcher([*concepts, *self._own_abbreviations()])
        self._heads = {group[0]: group[0] for group in concepts}
        self.terms = Terms(self._document_texts(), self.concepts)
        idle, fillers = lexicon.lists["idle"], lexicon.lists["fillers"]
        self.meanings = EverydayTerms(self._document_texts(), self.concepts, idle, self._heads, fillers)
        """The terms of questions that are read by what they mean."""
        self.general = _saying_nothing(lexicon)
        self.everyday = False
        """Whether questions are read by what they mean, because they share few words with the documents."""
        self.search = lru_cache(_CACHED_SEARCHES)(index.search)
        self.record_index = lru_cache(_CACHED_ROWS)(self._record_index)
        self.in_full = lru_cache(_CACHED_ROWS)(self.abbreviations.expand)
        """A text of the tables, such as a header, with its abbreviations written out."""
        self.number_columns = lru_cache(_CACHED_ROWS)(self._number_columns)
        """The columns of a table that hold numbers."""
        self.indexes_of_passage = lru_cache(_CACHED_ROWS)(self._indexes_of_passage)
        self.indexes_around = lru_cache(_CACHED_ROWS)(self._indexes_around)

    def _learn_tables(self) -> None:
        """What the rows of the tables say of them, and the indexes that tables are about."""
        whole: set[str] = set()
        for table, records in self._records.items():
            facts = self.tables[table]
            facts.has_keys = any(r.key and r.kind == "row" for r in records)
            facts.measures = measures(records)
            headings = frozenset(n for r in records if r.kind == "group" for n in self.indexes_in(r.name))
            title = self.documents[facts.info.document].title
            facts.row_indexes = indexes_of_rows(records, self.indexes_in)
            facts.said_indexes = frozenset(n for r in records for n in self.indexes_in(r.name))
            above = facts.indexes | headings
            facts.all_indexes = above | facts.row_indexes or frozenset(self.indexes_in(title))
            whole |= above or facts.all_indexes - facts.row_indexes
        self.table_indexes = frozenset(name for facts in self.tables.values() for name in facts.all_indexes)
        self.row_indexes = self.table_indexes - whole
        """Indexes of which tables have rows, and that no table is about as a whole."""

    def terms_for(self, question: Question) -> Terms:
        """The terms that tell whether a text says what a question means: without diacritics only its own words."""
        return self.meanings if question.marked else self.terms

    def in_everyday_words(self) -> Knowledge:
        """The same knowledge, read by what questions mean."""
        other = copy(self)
        other.terms = self.meanings
        other.everyday = True
        return other

    def _facts(self, info: TableInfo) -> TableFacts:
        years: dict[str, list[int]] = {}
        for role in info.roles:
            name, _, year = (role or "").partition(":")
            if year:
                years.setdefault(name, []).append(int(year))
        roles = frozenset(role.split(":")[0] for role in info.roles if role)
        name = next((h for h, role in zip(info.headers, info.roles, strict=True) if role == "name"), "")
        return TableFacts(info, frozenset(self.indexes_in(info.caption)), roles, years, name_header=name)

    def _home(self) -> frozenset[str]:
        """The place that every issuer that names one is of; none where documents of several places lie together."""
        issuers = [fold(d.issuer) for d in self.documents.values() if d.issuer]
        places = sorted((fold(place) for place in self.lexicon.places), key=len, reverse=True)
        named = {next((place for place in places if issuer.endswith(place)), "") for issuer in issuers} - {""}
        return frozenset(named if len(named) == 1 else ())

    def _document_texts(self) -> Iterator[str]:
        for records in self._records.values():
            for record in records:
                yield " ".join(cell.text for cell in record.cells)
        yield from (passage.text for passage in self.all_passages())

    def _written(self) -> Iterator[str]:
        """All that the documents have in words, the headers of their tables too."""
        yield from self._document_texts()
        for facts in self.tables.values():
            yield from facts.info.headers

    def _phrases(self) -> Iterator[str]:
        yield from load_phrasing()
        yield from (f"{kind} {place}" for place in self.lexicon.places for kind in ("tỉnh", "thành phố"))
        for groups in self.lexicon.groups.values():
            for phrases in groups.values():
                yield from phrases
        for phrases in self.lexicon.lists.values():
            yield from phrases

    def _own_abbreviations(self) -> list[list[str]]:
        """Groups of an abbreviation and the long form that the build's own texts give it."""
        found: dict[str, list[str]] = {}
        for text in self._document_texts():
            for short, long, _ in definitions_in(text):
                if len(long.split()) <= _LONGEST_TERM and long.lower() not in found.setdefault(short, []):
                    found[short].append(long.lower())
        return [[short, *longs] for short, longs in found.items()]

    def indexes_in(self, text: str) -> list[str]:
        """Names of the indexes that a text mentions, in order."""
        return list(self._named_indexes(text))

    def _indexes_named(self, text: str) -> tuple[str, ...]:
        matches = longest(self._index_names.find(tokenize(text)))
        return tuple(dict.fromkeys(match.value for match in matches))

    def _indexes_of_passage(self, passage_id: str) -> frozenset[str]:
        """The indexes that a passage's own text speaks of."""
        return frozenset(self.indexes_in(self.index.passage(passage_id).text))

    def _indexes_around(self, passage_id: str) -> frozenset[str]:
        """The indexes that the headings above a passage and its document's title and label speak of."""
        passage = self.index.passage(passage_id)
        document = self.documents[passage.document]
        return frozenset(self.indexes_in(" ".join([*passage.path, document.title, document.label])))

    def _record_index(self, record_id: str) -> frozenset[str]:
        """The indexes a row belongs to: the one that it is itself; else those of its headings (of a heading also those
        that it names itself), else those of the caption that no heading names."""
        record = self.index.record(record_id)
        itself = self.indexes_in(record.name) if self.tables[record.table].row_indexes else ()
        if len(itself) == 1:
            return frozenset(itself)
        above = [*record.group, record.name] if record.kind == "group" else record.group
        headings = frozenset(name for heading in above for name in self.indexes_in(heading))
        caption = self.tables[record.table].indexes
        within = headings & caption if caption else headings
        if self.tables[record.table].row_indexes and not within:
            return caption
        if within or len(caption) < 2:
            return within or caption or frozenset(self.indexes_in(self.documents[record.document].title))
        claimed = {n for other in self.rows(record.table) if other.kind == "group" for n in self.indexes_in(other.name)}
        left = caption - claimed
        return left if len(left) == 1 else caption

    def is_index(self, record: Record) -> bool:
        """Whether a row of a table of indexes is one of them as a whole."""
        return bool(self.tables[record.table].row_indexes and index_of_row(record.name, self.indexes_in))

    def _number_columns(self, table: str) -> tuple[NumberColumn, ...]:
        facts, rows = self.tables[table], [row for row in self.rows(table) if row.kind == "row"]
        return number_columns(facts, rows, self.documents[facts.info.document].period or "", self.in_full)

    def rows(self, table: str) -> list[Record]:
        """All rows of a table, groups and totals included."""
        return self._records.get(table, [])

    def all_rows(self) -> Iterator[Record]:
        """All rows of all tables."""
        for records in self._records.values():
            yield from records

    def all_passages(self) -> Iterator[Passage]:
        """All passages of all documents."""
        return chain.from_iterable(self._passages.values())

    def children(self, record: Record) -> list[Record]:
        """Rows right below a row in the numbering."""
        return self._children.get(record.id, [])

    def passages(self, label: str) -> list[Passage]:
        """All passages of a document."""
        return self._passages.get(label, [])

    def above(self, passage: Passage) -> list[str]:
        """The headings above a passage; above a footnote the text that carries its mark, and what stands above that."""
        if passage.owner is None:
            return passage.path
        try:
            owner = self.index.passage(passage.owner)
        except KeyError:
            row = self.index.record(passage.owner)
            return [row.name, *row.group, row.caption]
        return [owner.text, *owner.path]

    def below(self, heading: Passage) -> list[Passage]:
        """What stands right below a heading."""
        return self._below.get(heading.id, [])

    def announced(self, text: Passage) -> list[Passage]:
        """The marked items that follow a text with a colon at its end and stand beside it, as far as they go on."""
        beside = sorted(self._passages.get(text.document, []), key=lambda passage: passage.position)
        after = [p for p in beside if p.position > text.position and p.parent == text.parent and p.kind == text.kind]
        items = list(takewhile(lambda passage: passage.marker and not passage.heading, after))
        return items if text.text.rstrip().endswith(":") and not text.heading else []

    def all_below(self, heading: Passage) -> list[Passage]:
        """What stands below a heading, at any depth, in reading order."""
        found = [passage for child in self.below(heading) for passage in (child, *self.all_below(child))]
        return sorted(found, key=lambda passage: passage.position)

    def _agencies_of(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for record in self.all_rows():
            named = (ref.name for cell in record.cells for ref in cell.agencies)
            found.setdefault(record.document, set()).update(named)
        return found

    def _index_headers(self) -> frozenset[str]:
        """Headers of columns without a role that name an index, in tables that are on no such index."""
        found: set[str] = set()
        about: set[str] = set()
        for facts in self.tables.values():
            for header, role in zip(facts.info.headers, facts.info.roles, strict=True):
                named = set(self.indexes_in(self.abbreviations.expand(header))) if role is None else set()
                (about if named & facts.all_indexes else found).update([header] if named else [])
        return frozenset(found - about)

    def build_words(self) -> BuildWords:
        """What understanding needs."""
        keys = {record.key for record in self.all_rows() if record.key}
        attributes, units = self.lexicon.groups["attributes"], self.lexicon.lists["money_units"]
        columns = [
            (header, role)
            for facts in self.tables.values()
            for header, role in zip(facts.info.headers, facts.info.roles, strict=True)
        ]
        kinds = self.lexicon.references.documents
        known = {fold(phrase) for phrases in self.lexicon.groups["roles"].values() for phrase in phrases}
        vague = {**kinds, **{fold(verb): fold(verb) for verb in self.lexicon.lists["doing"]}}
        named, dated = role_phrases(columns, vague, known), named_like_documents(columns, vague)
        names = sorted({record.name for record in self.all_rows()})
        meant = {fold(word): name for name, words in self.lexicon.groups["attribute_headers"].items() for word in words}
        sources = self.lexicon.groups["money_sources"].values()
        written = {
            header: (header, self.abbreviations.expand(header), meant.get(plain_header(header), ""))
            for header, role in columns
            if role is None
        }
        unnamed = {
            header: [
                *names_of_source(header, sources),
                *(p for text in dict.fromkeys(texts) for p in header_phrases(text, attributes, units, names)),
            ]
            for header, texts in written.items()
        }
        documents = list(self.documents.values())
        measured = [f for f in self.tables.values() if f.measures or "result" in f.roles]
        units_of_rows = {word for words in self.lexicon.groups["units"].values() for word in words}
        entities = entity_words(
            ((f.name_header, f.info.caption) for f in measured), units_of_rows, self.lexicon.lists["listed_things"]
        )
        return BuildWords(
            documents=documents,
            keys=keys,
            agencies=self.agencies,
            agencies_of=self._agencies_of(),
            headers=unnamed,
            roles=named,
            verbs=agency_verbs(columns),
            dated=dated,
            names=names,
            entities=entities,
            home=self._home(),
            indexes=self.table_indexes - self.row_indexes,
            measures=self._index_headers(),
            categories=categories(self._records.values()),
            cited=cited_numbers(self._document_texts(), documents),
            row_words=row_words(
                (f.name_header for f in self.tables.values() if f not in measured), units_of_rows, self._bodies()
            ),
            rows={
                " ".join(token.folded for token in tokenize(called))
                for f in self.tables.values()
                for called in (f.name_header, *called_in(f.name_header))
            },
        )

    def _bodies(self) -> set[str]:
        """Words for bodies in general: "sở", "đơn vị"."""
        return {phrase.removesuffix(" nào") for phrase in self.lexicon.lists["agency_question"]}


def _saying_nothing(lexicon: Lexicon) -> PhraseMatcher:
    """Words that a source need not say to be about the question's matter."""
    measured_in = chain.from_iterable(lexicon.groups["measures"].values())
    idle = (phrase for phrase in lexicon.lists["idle"] if " " in phrase)
    matcher = PhraseMatcher()
    matcher.add("general", "general", [*lexicon.general, *lexicon.lists["money_units"], *measured_in, *idle])
    return matcher


def _concept_matcher(groups: list[list[str]]) -> PhraseMatcher:
    matcher = PhraseMatcher()
    for phrases in groups:
        matcher.add("concept", phrases[0], phrases)
    return matcher

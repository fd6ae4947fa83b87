"""Which documents and tables a question is about, before its subject is matched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import Scope
from assistant.columns import MEASURE
from assistant.knowledge import Knowledge, TableFacts
from assistant.periods import covers_any, spans_of
from assistant.question import Question
from index.types import Record
from ingest.model import DocumentMeta

NUMBERED = re.compile(r"(?i:(bảng|biểu) (?:số )?)(\d+|(?:[A-ZĐ]|[IVX]+)(?=\s?[.:–-]))")
"""The number or letter that a table's caption begins with."""
_CAPTION_WORDS = 5
_CAPTION_SAID = 0.7
_ROLE_TWINS = {"result": "output", "target": "rank_target", "task": "name"}


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents that may answer, the preferred first; `named` when the question or the caller names them."""

    labels: tuple[str, ...]
    named: bool


class Scoper:
    """Narrows a question to documents, tables and rows."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def documents(self, question: Question, scope: Scope | None) -> Documents:
        """The documents in question; without a name all but drafts of issued ones, issued first, later first."""
        all_documents = list(self._knowledge.documents.values())
        if scope and scope.documents:
            all_documents = [d for d in all_documents if d.label in scope.documents]
        if scope and scope.years:
            all_documents = [d for d in all_documents if covers_any(d, scope.years)]
        named = [d.label for d in all_documents if d.label in question.documents]
        if named:
            order = {label: at for at, label in enumerate(question.documents)}
            return Documents(tuple(sorted(named, key=order.__getitem__)), True)
        labels = {d.label for d in all_documents}
        usable = [d for d in all_documents if not (d.draft_of and d.draft_of in labels)]
        ordered = sorted(usable, key=lambda d: self._preference(d, question), reverse=True)
        return Documents(tuple(d.label for d in ordered), bool(scope and scope.documents))

    def _preference(self, document: DocumentMeta, question: Question) -> tuple[int, int, int, str]:
        exact = document.period in {str(year) for year in question.years} | spans_of(question.years)
        covered = covers_any(document, question.years)
        has_tables = any(facts.info.document == document.label for facts in self._knowledge.tables.values())
        return (
            2 * exact + (covered and not exact),
            int(document.status == "issued"),
            int(has_tables),
            document.issue_date or document.period or "",
        )

    def tables(self, question: Question, labels: Iterable[str]) -> list[TableFacts]:
        """Tables of the documents that fit the appendix and the indexes named; all of them when nothing is named.

        Where no table is about an index as a whole, those fit too that speak of it in a row.
        """
        allowed = set(labels)
        tables = [f for f in self._knowledge.tables.values() if f.info.document in allowed]
        if question.appendices:
            wanted_appendices = {_plain(name) for name in question.appendices}
            tables = [f for f in tables if wanted_appendices & {_plain(name) for name in _titles(f)}]
        wanted = self.indexes_of_tables(question)
        told = wanted & self._knowledge.row_indexes
        tables = [f for f in tables if wanted & f.all_indexes or told & f.said_indexes] if wanted else tables
        return [f for f in tables if self.says_caption(f, question)] or tables

    def says_caption(self, facts: TableFacts, question: Question) -> bool:
        """Whether the question calls a table by its caption."""
        terms = self._knowledge.terms
        caption = terms.text(facts.info.caption)
        if len(caption.words) < _CAPTION_WORDS:
            return False
        query = terms.query(question.text)
        said = len(caption.pairs & query.paired) / max(len(caption.pairs), 1)
        return said >= _CAPTION_SAID

    def indexes_of_tables(self, question: Question) -> set[str]:
        """The indexes named that some table of the build is about; others are a matter like any other."""
        return set(question.indexes) & self._knowledge.table_indexes

    def is_only_about(self, facts: TableFacts, question: Question) -> bool:
        """Whether a table is about the indexes that the question names and about no other."""
        wanted = self.indexes_of_tables(question)
        return bool(facts.all_indexes) and facts.all_indexes <= wanted

    def fits_index(self, record: Record, question: Question) -> bool:
        """Whether a row belongs to an index that the question names (any row does when it names none)."""
        wanted = self.indexes_of_tables(question)
        own = self._knowledge.record_index(record.id)
        return not wanted or not own or bool(own & wanted)

    def of_indexes(self, rows: Sequence[Record], question: Question) -> list[Record]:
        """The rows that belong to the indexes that the question names; where some belong to no other, those alone.

        A row that is the index as a whole is none of its parts.
        """
        fitting = [r for r in rows if self.fits_index(r, question)]
        wanted = self.indexes_of_tables(question)
        alone = [r for r in fitting if (own := self._knowledge.record_index(r.id)) and own <= wanted]
        chosen = alone if wanted and alone else fitting
        parts = [r for r in chosen if not self._knowledge.is_index(r)] if wanted else chosen
        return parts or chosen


def _titles(facts: TableFacts) -> list[str]:
    """What a table is numbered as: its appendix, "Bảng 2" that its caption begins with."""
    numbered = NUMBERED.match(facts.info.caption)
    return [name for name in (facts.info.appendix, numbered and f"{numbered[1]} {numbered[2]}") if name]


def _plain(name: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"\W+", "", name)).lower()


def usable_role(role: str, facts: TableFacts) -> str | None:
    """The role itself where the table has it, else the role that the same word means in such a table, else None."""
    if role in facts.roles or role.removeprefix(MEASURE) in facts.measures:
        return role
    twin = _ROLE_TWINS.get(role)
    return twin if twin in facts.roles else None

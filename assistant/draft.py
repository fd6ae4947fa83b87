"""An answer in the making, and what every answering module works with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import AnswerTable, Reason
from assistant.citing import Bibliography, passage_label
from assistant.knowledge import Knowledge, TableFacts
from assistant.matching import Matcher
from assistant.question import Question
from assistant.scoping import Documents, Scoper
from assistant.wording import document_name
from index.types import Passage, Record


@dataclass(slots=True)
class Draft:
    """What is to be said. `text` carries marks such as [1]; `computed` are numbers worked out from cited rows."""

    text: str
    confidence: float
    bibliography: Bibliography
    reason: Reason | None = None
    table: AnswerTable | None = None
    notes: list[str] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    interpretation: str = ""
    computed: list[str] = field(default_factory=list)
    limit: float = 1.0
    """The highest confidence that the answer may have: cells that are not the row's own lower it."""

    beside: frozenset[str] = frozenset()
    """Ids of the cited rows that are told besides those that are asked for."""

    settled: bool = False
    """Whether the way of answering has itself seen to it that the source says just what is asked."""

    def rows_asked(self) -> list[Record]:
        """The cited rows but for those that are only told besides, in order."""
        return [row for row in self.bibliography.rows() if row.id not in self.beside]

    @property
    def abstained(self) -> bool:
        """Whether the draft says that it can't answer."""
        return self.reason is not None


@dataclass(slots=True)
class Context:
    """A question with what it needs to be answered."""

    question: Question
    knowledge: Knowledge
    scoper: Scoper
    matcher: Matcher
    documents: Documents
    today_year: int

    def bibliography(self) -> Bibliography:
        """A fresh list of sources."""
        return Bibliography(self.knowledge.documents.values())

    def tables(self) -> list[TableFacts]:
        """Tables in the question's scope."""
        return self.scoper.tables(self.question, self.documents.labels)

    def name(self, label: str) -> str:
        """What an answer calls a document."""
        return document_name(self.knowledge.documents[label])

    def title(self, label: str) -> str:
        """What a document is called, with its title and period."""
        document = self.knowledge.documents[label]
        return f"{self.name(label)} {document.title} {document.period or ''}"

    def by_document(self, tables: Sequence[TableFacts]) -> list[list[TableFacts]]:
        """The tables by document, those of the preferred document first."""
        groups = ([f for f in tables if f.info.document == label] for label in self.documents.labels)
        return [group for group in groups if group]

    def searched(self) -> str:
        """The documents in the question's scope, by name."""
        return ", ".join(self.name(label) for label in self.documents.labels)

    def place(self, record: Record) -> str:
        """ "Phụ lục 2, Kế hoạch 164/KH-UBND"."""
        document = self.name(record.document)
        return f"{record.appendix}, {document}" if record.appendix else document

    def whereabouts(self, passage: Passage) -> str:
        """ "II. NỘI DUNG › 1. …, Kế hoạch 164/KH-UBND"."""
        return f"{passage_label(passage)}, {self.name(passage.document)}"

    def abstain(self, reason: Reason, text: str, suggestions: Iterable[str] = (), notes: Iterable[str] = ()) -> Draft:
        """A draft that declines, with what may be asked instead."""
        return Draft(text, 0.0, self.bibliography(), reason=reason, suggestions=list(suggestions), notes=list(notes))

    def none_such(self, unit: str, said: str, place: str) -> Draft:
        """A settled refusal: every row of a table was looked at, and none is as the question says."""
        draft = self.abstain("not_found", f"Không có {unit} nào {said} ({place}).")
        return replace(draft, settled=True)

"""The two ways of reading a question: in the documents' own words, and by what everyday words mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from assistant.answer import Scope
from assistant.draft import Context, Draft
from assistant.knowledge import Knowledge
from assistant.matching import Matcher
from assistant.question import Question
from assistant.scoping import Scoper

_OWN_WORDS = 0.5
"""A question of which as many neighbouring words stand together in the documents is put in their own words."""
_WEAK = 0.7
_SURER = 0.05
_LEAST_SAID = 0.3
_NOTHING_SAID = {"not_found", "missing_part"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known, and the scoper and matcher that go by it."""

    knowledge: Knowledge
    scoper: Scoper
    matcher: Matcher

    @classmethod
    def of(cls, knowledge: Knowledge) -> Self:
        """The reading that goes by what is known."""
        scoper = Scoper(knowledge)
        return cls(knowledge, scoper, Matcher(knowledge, scoper))

    def context(self, asked: Question, scope: Scope | None, year: int) -> Context:
        """A question with what it needs to be answered in the year."""
        documents = self.scoper.documents(asked, scope)
        return Context(asked, self.knowledge, self.scoper, self.matcher, documents, year)

    def finds_strange(self, asked: Question) -> bool:
        """Whether a question is put in words of every day, and refers to nothing by the documents' own numbers."""
        numbered = asked.codes or asked.items or asked.appendices
        return asked.marked and not numbered and self.knowledge.terms.familiar(asked.content) < _OWN_WORDS

    def misses(self, asked: Question, draft: Draft) -> bool:
        """Whether the sources of an answer say next to nothing of what the question is about."""
        if draft.abstained:
            return False
        terms, bibliography = self.knowledge.terms, draft.bibliography
        said = [" ".join([passage.text, *passage.path]) for passage in bibliography.passages()]
        said += [" ".join([row.name, *row.group, *(cell.text for cell in row.cells)]) for row in bibliography.rows()]
        text = terms.text(" \n ".join(said))
        matters = [terms.query(asked.subject), terms.query(asked.content)]
        return any(matters) and max(terms.coverage(matter, [(text, 1.0)]) for matter in matters) < _LEAST_SAID


def is_weak(draft: Draft) -> bool:
    """Whether an answer in the documents' own words says so little that the words' meaning may say more."""
    return draft.reason in _NOTHING_SAID if draft.abstained else draft.confidence < _WEAK


def surer(draft: Draft, told: Draft) -> Draft:
    """What was told by the words' meaning, where it is an answer to none or from rows and surer; else the draft."""
    of_rows = bool(told.bibliography.rows()) and told.confidence > draft.confidence + _SURER
    return told if not told.abstained and (draft.abstained or of_rows) else draft

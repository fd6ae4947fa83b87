"""The two ways of reading a question: in the documents' own words, and by what everyday words mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from assistant.answer import Scope
from assistant.draft import Context
from assistant.knowledge import Knowledge
from assistant.matching import Matcher
from assistant.question import Question
from assistant.scoping import Scoper

_OWN_WORDS = 0.5
"""A question of which as many neighbouring words stand together in the documents is put in their own words."""


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

"""What drafts answers to questions that say all that they mean, as a conversation uses it."""

from __future__ import annotations

from typing import Protocol

from assistant.answer import Scope
from assistant.draft import Context, Draft
from assistant.knowledge import Knowledge
from assistant.question import Question


class Drafter(Protocol):
    """What drafts answers to questions that say all that they mean."""

    knowledge: Knowledge

    def context(self, asked: Question, scope: Scope | None) -> Context:
        """A question with what it needs to be answered."""

    def draft(self, asked: Question, scope: Scope | None) -> Draft:
        """What the documents say."""

    def checked(self, context: Context, draft: Draft) -> Draft:
        """The draft, or a refusal where it can't stand."""


def documents_of(asked: Question, scope: Scope | None) -> Scope | None:
    """Where to look a part of a question up: in the scope that is set, else in the documents that all of it names."""
    return scope or (Scope(documents=asked.documents) if asked.documents else None)

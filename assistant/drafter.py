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

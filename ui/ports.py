"""What the faces need from below: something that answers, and something that holds the documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Answer, Scope
from index.types import Passage, Record
from ingest.model import DocumentMeta, PlanDocument


class AnswersQuestions(Protocol):
    """The assistant; `assistant.engine.Engine` is one."""

    def ask(self, question: str, history: Sequence[str] = (), scope: Scope | None = None) -> Answer:
        """The answer to a question after the user's earlier questions, oldest first."""


class HoldsDocuments(Protocol):
    """The documents of one build; `index.store.Index` is one."""

    @property
    def build_id(self) -> str:
        """Name of the build."""

    def documents(self) -> list[DocumentMeta]:
        """What is known of each document."""

    def document(self, label: str) -> PlanDocument:
        """The parsed document with this label; raises `KeyError`."""

    def record(self, record_id: str) -> Record:
        """A table row by its id; raises `KeyError`."""

    def passage(self, passage_id: str) -> Passage:
        """A section or footnote by its id; raises `KeyError`."""


@dataclass(slots=True, frozen=True)
class Served:
    """An engine, and the documents of the build that it answers from."""

    engine: AnswersQuestions
    library: HoldsDocuments


Serves = Callable[[], Served]
"""Gives what is served now: the faces ask once for each request, since a new build may take its place."""

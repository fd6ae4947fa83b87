"""The Answer: one object for the command line, the API and the chat. Fields are never removed or renamed."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from ingest.model import CellSource, Status

Reason = Literal["not_found", "no_such_code", "missing_part", "out_of_scope", "ambiguous", "bad_input"]


class Locator(BaseModel):
    """Where in a document a citation points."""

    appendix: str | None = None
    table: str | None = None
    row: str | None = None
    section: str | None = None
    line: int | None = None
    line_end: int | None = None
    page: int | None = None


class Origin(BaseModel):
    """A used cell whose text is not the row's own: where the text comes from."""

    cell: str
    source: CellSource
    row: str | None = None
    line: int | None = None
    line_end: int | None = None


class Citation(BaseModel):
    """A source. `quote` is original text: fragments of the file joined by " … "."""

    n: int
    document: str
    title: str
    status: Status
    locator: Locator
    label: str
    quote: str
    origins: list[Origin] = Field(default_factory=list)
    url: str
    node: str
    """Id of the cited row or passage in the build."""
    used: list[str] = Field(default_factory=list)
    """Headers of the columns that the answer used; empty for prose."""


class AnswerTable(BaseModel):
    """A list answer as a table; `citations[i]` are the numbers of the sources of row i."""

    columns: list[str]
    rows: list[list[str]]
    citations: list[list[int]]


class Answer(BaseModel):
    """What the assistant says, with the sources that it rests on."""

    id: str
    question: str
    interpretation: str = ""
    answer: str
    abstained: bool = False
    reason: Reason | None = None
    citations: list[Citation] = Field(default_factory=list)
    table: AnswerTable | None = None
    notes: list[str] = Field(default_factory=list)
    choices: list[str] = Field(default_factory=list)
    suggestions: list[str] = Field(default_factory=list)
    confidence: float = 0.0
    build: str = ""
    elapsed_ms: float = 0.0


class Scope(BaseModel):
    """Restricts a question to documents (by label) and years."""

    documents: list[str] = Field(default_factory=list)
    years: list[int] = Field(default_factory=list)

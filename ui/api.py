"""The REST API: questions, and what documents there are."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import Answer, Scope
from assistant.engine import MAX_QUESTION
from ingest.model import Status
from ui.ports import Serves

MOST_TURNS = 20

Question = Annotated[str, Field(max_length=MAX_QUESTION)]


class AskBody(BaseModel):
    """A question with its conversation."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"question": "Sở nào chủ trì tiêu chí 7.1.2?"},
                {
                    "question": "còn 7.1.3?",
                    "history": ["Sở nào chủ trì tiêu chí 7.1.2?"],
                    "scope": {"documents": ["164/KH-UBND"]},
                },
            ]
        }
    )

    question: Question = Field(description="The question, in Vietnamese with or without diacritics.")
    history: list[Question] = Field(
        default_factory=list, max_length=MOST_TURNS, description="The user's earlier questions, oldest first."
    )
    scope: Scope | None = Field(None, description="Restricts the answer to documents (by label) and years.")


class DocumentOut(BaseModel):
    """What is known of one document. `number` is null where the text states none."""

    label: str
    number: str | None
    title: str
    kind: str | None
    issuer: str | None
    signer: str | None
    issue_date: str | None
    status: Status
    period: str | None
    url: str


def make_api(served: Serves) -> APIRouter:
    """The routes below /api/v1. They are plain functions, so each request runs in a thread of its own."""
    router = APIRouter(prefix="/api/v1", tags=["assistant"])

    @router.post("/ask")
    def ask(body: AskBody) -> Answer:
        """Answers a question, or abstains: `abstained` is then true and `reason` says why. Both are status 200."""
        return served().engine.ask(body.question, body.history, body.scope)

    @router.get("/documents")
    def documents() -> list[DocumentOut]:
        """The documents that answers rest on."""
        return [
            DocumentOut(
                label=d.label,
                number=d.number,
                title=d.title,
                kind=d.kind,
                issuer=d.issuer,
                signer=d.signer,
                issue_date=d.issue_date,
                status=d.status,
                period=d.period,
                url=f"/documents/{d.slug}",
            )
            for d in served().library.documents()
        ]

    return router


def make_unknown() -> APIRouter:
    """Answers what is no address of the API, which would else reach the chat below it. Include it last."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/api/{rest:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
    def unknown(rest: str) -> None:
        raise HTTPException(HTTPStatus.NOT_FOUND, f"There is no such request under /api/{rest}; see /openapi.json.")

    return router

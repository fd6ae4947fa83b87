"""The web application: chat at /, API at /api/v1, documents at /documents, health at /healthz and /readyz."""

from __future__ import annotations

import os
from http import HTTPStatus
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from index.settings import Settings
from ui.api import make_api, make_unknown
from ui.live import LiveBuild
from ui.ports import Served, Serves
from ui.problems import add_problems
from ui.render import show_document, show_documents, show_missing
from ui.security import Guard

STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings) -> FastAPI:
    """The application over the current build of the settings; raises what opening the index raises."""
    from assistant.opening import open_engine
    from index.store import Index

    def open_current() -> Served:
        index = Index.open(settings.index_dir, settings)
        index.searcher()  # opened now: a wrong model is told at start, and the first question is as fast as the next
        return Served(open_engine(index, settings), index)

    return make_app(LiveBuild(settings.index_dir, open_current), settings.frame_ancestors)


def make_app(served: Serves, frame_ancestors: str = "'self'") -> FastAPI:
    """The application over whatever is served."""
    # Read by gradio and huggingface_hub when they are imported: nothing is looked up outside.
    os.environ.update(GRADIO_ANALYTICS_ENABLED="False", HF_HUB_OFFLINE="1")
    from ui.chat import mount_chat

    app = FastAPI(title="Trợ lý Kế hoạch", version="1", docs_url=None, redoc_url=None)
    add_problems(app)
    app.add_middleware(Guard, frame_ancestors=frame_ancestors)
    app.include_router(make_api(served))
    app.include_router(_document_pages(served))
    app.include_router(_health(served))
    app.include_router(make_unknown())
    app.mount("/troly-static", StaticFiles(directory=STATIC))
    return mount_chat(app, served)


def _document_pages(served: Serves) -> APIRouter:
    router = APIRouter(prefix="/documents", default_response_class=HTMLResponse, include_in_schema=False)

    @router.get("")
    def documents() -> str:
        return show_documents(served().library.documents())

    @router.get("/{slug}")
    def document(slug: str) -> HTMLResponse:
        library = served().library
        label = next((d.label for d in library.documents() if d.slug == slug), None)
        if label is None:
            return HTMLResponse(show_missing(), HTTPStatus.NOT_FOUND)
        return HTMLResponse(show_document(library.document(label)))

    return router


def _health(served: Serves) -> APIRouter:
    router = APIRouter(tags=["health"])

    @router.get("/healthz")
    def healthz() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @router.get("/readyz")
    def readyz() -> dict[str, str | int]:
        """A build is open and questions are answered from it."""
        library = served().library
        return {"status": "ready", "build": library.build_id, "documents": len(library.documents())}

    return router

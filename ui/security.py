"""Headers that keep a page to its own resources, and a bound on what a request may carry."""

from __future__ import annotations

from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.problems import problem

LONGEST_BODY = 1_000_000
"""Bytes: over the longest question with the longest history, four bytes a character."""

# Gradio's page starts from inline scripts and styles; the document pages have neither.
_CHAT = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
    " object-src 'none'; base-uri 'self'; form-action 'self'"
)
_PLAIN = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"


class Guard:
    """ASGI middleware; `frame_ancestors` is the CSP source list of who may embed the pages."""

    def __init__(self, app: ASGIApp, frame_ancestors: str) -> None:
        self._app = app
        self._frame_ancestors = frame_ancestors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = _PLAIN if scope["path"].startswith("/documents") else _CHAT

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = f"{policy}; frame-ancestors {self._frame_ancestors}"
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
            await send(message)

        if _too_large(Headers(scope=scope)):
            detail = f"The request is larger than {LONGEST_BODY} bytes; send a shorter question or history."
            await problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)(scope, receive, with_headers)
            return
        await self._app(scope, receive, with_headers)


def _too_large(headers: Headers) -> bool:
    length = headers.get("content-length", "0")
    return not length.isdecimal() or int(length) > LONGEST_BODY

"""The answer's markdown as safe HTML, its [1] marks as links to their sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markupsafe import Markup, escape

_MARK = re.compile(r"\[(\d{1,3})\]")


@dataclass(slots=True, frozen=True)
class MarkTarget:
    """Where a mark leads: the page of the source, the id of its card beside the chat, and its label."""

    url: str
    card: str
    label: str


def _mark(state: StateInline, silent: bool) -> bool:
    found = _MARK.match(state.src, state.pos)
    targets: Mapping[int, MarkTarget] = state.env.get("targets", {})
    if not found or int(found[1]) not in targets:
        return False
    if not silent:
        token = state.push("html_inline", "", 0)
        token.content = mark(int(found[1]), targets[int(found[1])])
    state.pos = found.end()
    return True


def mark(number: int, target: MarkTarget) -> Markup:
    """One mark as a link: it opens the source's page, and scripts may show its card instead.

    The card is named by a class, which is among the few attributes that Gradio keeps in a message.
    """
    return Markup('<a class="tl-mark {}" href="{}" target="_blank" rel="noopener" title="{}">{}</a>').format(
        target.card, target.url, target.label, number
    )


# HTML in the text is escaped ("html": False); images could fetch from outside and are not wanted.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
_MARKDOWN.inline.ruler.before("link", "citation_mark", _mark)


def to_html(text: str, targets: Mapping[int, MarkTarget]) -> Markup:
    """Markdown as HTML in which nothing of the text is live but links and the marks that have a target."""
    return Markup(_MARKDOWN.render(text, {"targets": dict(targets)}).replace("\n\n", "\n"))  # noqa: S704


def plain(text: str) -> Markup:
    """Text of people as HTML: escaped, on one line of source, line breaks kept."""
    return Markup("<br>").join(escape(line) for line in text.splitlines())


def to_html_line(text: str, targets: Mapping[int, MarkTarget]) -> Markup:
    """As `to_html`, for a text of one paragraph and without the paragraph around it."""
    return Markup(_MARKDOWN.renderInline(text, {"targets": dict(targets)}))  # noqa: S704

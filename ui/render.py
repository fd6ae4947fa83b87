"""HTML for the chat and for the document pages, from one set of templates. Everything in them is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from assistant.answer import Answer
from ingest.model import DocumentMeta, PlanDocument
from ui import markdown, words
from ui.markdown import MarkTarget
from ui.pages import document_page
from ui.ports import HoldsDocuments
from ui.sources import source_views

_VERDICT = {
    "not_found": "Không tìm thấy trong các văn bản",
    "no_such_code": "Không có mục này trong văn bản",
    "missing_part": "Phần này không có trong bản lưu",
    "out_of_scope": "Ngoài phạm vi các văn bản",
    "ambiguous": "Cần nói rõ hơn",
    "bad_input": "Chưa đọc được câu hỏi",
}
_DOUBTFUL = 0.8
"""Below this confidence the answer carries a request to check its source."""


def cut(text: str, length: int = 90) -> str:
    """A text of at most about `length` characters, ended with " …" at a word when it is longer."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        lines=markdown.plain,
        marks=markdown.to_html_line,
        day=words.day,
        place=words.lines,
        marker=words.marker,
        status=words.STATUS.__getitem__,
        cut=cut,
    )
    return environment


_TEMPLATES = _environment()


@dataclass(slots=True, frozen=True)
class ShownAnswer:
    """One answer as the chat shows it: the message, and the cards of its sources."""

    message: str
    sources: str


def show_answer(answer: Answer, library: HoldsDocuments, group: str) -> ShownAnswer:
    """An answer as HTML; `group` names the turn, so that the cards of a conversation have ids of their own."""
    group_id = f"nguon-{group}"
    cards = {c.n: f"{group_id}-{c.n}" for c in answer.citations}
    targets = {c.n: MarkTarget(c.url, cards[c.n], f"{c.label}, {c.document}") for c in answer.citations}
    table_marks = answer.table.citations if answer.table else []
    message = _TEMPLATES.get_template("answer.html").render(
        a=answer,
        targets=targets,
        text=markdown.to_html(_without_choices(answer), targets),
        row_marks=[_marks(numbers, targets) for numbers in table_marks],
        verdict=_VERDICT.get(answer.reason or "", _VERDICT["not_found"]),
        hint="" if answer.abstained or answer.confidence >= _DOUBTFUL else "Nên đối chiếu với nguồn trước khi dùng.",
        group_id=group_id,
    )
    views = source_views(answer, library)
    sources = _TEMPLATES.get_template("sources.html").render(
        question=answer.question, views=views, cards=cards, group_id=group_id, copy=plain_answer(answer)
    )
    # The chat reads messages as markdown, where an empty line would end the block of HTML.
    return ShownAnswer("".join(line.strip() + "\n" for line in message.splitlines() if line.strip()), sources)


def show_failure() -> ShownAnswer:
    """What the chat shows where a question could not be worked on."""
    message = (
        '<div class="tl-answer tl-abstained"><div class="tl-verdict">Hệ thống gặp lỗi</div>'
        '<div class="tl-text"><p>Chưa trả lời được câu này; xin thử lại. Nếu vẫn lỗi, xin báo người quản trị:'
        " nhật ký của máy chủ có ghi nguyên nhân.</p></div></div>"
    )
    return ShownAnswer(message, _TEMPLATES.get_template("sources.html").render(views=[]))


def _without_choices(answer: Answer) -> str:
    """The text without the list of choices, which are buttons below it."""
    return "\n".join(line for line in answer.answer.split("\n") if line.removeprefix("- ") not in answer.choices)


def _marks(numbers: list[int], targets: dict[int, MarkTarget]) -> Markup:
    return Markup(" ").join(markdown.mark(n, targets[n]) for n in numbers if n in targets)


def plain_answer(answer: Answer, *, strong: bool = False) -> str:
    """An answer as plain text with its sources below, for a terminal or a clipboard; `strong` keeps its ** marks."""
    parts = [answer.answer if strong else answer.answer.replace("**", "")]
    if answer.table:
        rows = zip(answer.table.rows, answer.table.citations, strict=True)
        parts += ["\n".join(_plain_row(answer.table.columns, row, marks) for row, marks in rows)]
    if answer.notes:
        parts.append("\n".join(f"Lưu ý: {note}" for note in answer.notes))
    if answer.citations:
        parts.append(
            "Nguồn:\n" + "\n".join(f"[{c.n}] {_where(c.document, c.status, c.label)}" for c in answer.citations)
        )
    return "\n\n".join(part for part in parts if part)


def _plain_row(columns: list[str], cells: list[str], marks: list[int]) -> str:
    filled = [f"{column}: {'; '.join(cell.splitlines())}" for column, cell in zip(columns, cells, strict=True) if cell]
    return f"- {' | '.join(filled)} {''.join(f'[{n}]' for n in marks)}".rstrip()


def _where(document: str, status: str, label: str) -> str:
    told = "dự thảo" in document or status != "draft"
    return f"{label}, {document}" if told else f"{label}, {document} (dự thảo)"


def show_documents(documents: list[DocumentMeta]) -> str:
    """The page that lists the documents."""
    return _TEMPLATES.get_template("documents.html").render(documents=documents)


def show_document(document: PlanDocument) -> str:
    """The page of one document, with an anchor for each row, section and footnote."""
    return _TEMPLATES.get_template("document.html").render(page=document_page(document))


def show_missing() -> str:
    """The page for an address that names no document."""
    return _TEMPLATES.get_template("missing.html").render()

"""The chat: the conversation on the left, the sources of its answers on the right."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import gradio as gr
from fastapi import FastAPI

from ui import markdown
from ui.api import MOST_TURNS
from ui.ports import Serves
from ui.render import ShownAnswer, cut, show_answer, show_failure
from ui.theme import CSS_FILES, HEAD, THEME

_log = logging.getLogger(__name__)

TITLE = "Trợ lý Kế hoạch"
EXAMPLES = [
    "Sở nào chủ trì tiêu chí 7.1.2?",
    "Nhiệm vụ 25 khi nào xong?",
    "Mục tiêu 2024 của tiêu chí 2.4.1 là bao nhiêu?",
    "Ai ký Kế hoạch 164/KH-UBND?",
]
_GROUPS_KEPT = 10
"""Turns whose source cards stay in the page; marks of older turns open the document instead."""
_SHOWN = 1000
"""Characters of a question that the conversation shows."""

Message = dict[str, Any]


@dataclass(slots=True)
class Conversation:
    """What one browser session said so far."""

    questions: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    turns: int = 0


def mount_chat(app: FastAPI, served: Serves) -> FastAPI:
    """Puts the chat at / of an application."""
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        build_chat(served),
        path="/",
        footer_links=[],
        show_error=False,
        enable_monitoring=False,
        ssr_mode=False,
        theme=THEME,
        css_paths=CSS_FILES,
        head=HEAD,
    )
    return mounted


def build_chat(served: Serves) -> gr.Blocks:
    """The chat as a Gradio page; sessions share nothing but what is served."""
    page: gr.Blocks
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_height=True, fill_width=True) as page:
        gr.HTML(_HEADER, elem_id="tl-header")
        with gr.Row(elem_id="tl-main", equal_height=True):
            with gr.Column(scale=6, min_width=340, elem_id="tl-left"):
                chatbot, box, again = _conversation()
            with gr.Column(scale=5, min_width=340, elem_id="tl-right"):
                gr.HTML("<h2>Nguồn trích dẫn</h2>", elem_id="tl-right-title")
                panel = gr.HTML(_NO_SOURCES, elem_id="tl-panel")
        said = gr.State(Conversation())
        turn: dict[str, Any] = {
            "fn": Turns(served).answer,
            "inputs": [box, chatbot, said],
            "outputs": [box, chatbot, said, panel],
            "show_progress": "hidden",
            "concurrency_limit": 8,
            "api_visibility": "private",
        }
        quiet: dict[str, Any] = {"show_progress": "hidden", "queue": False, "api_visibility": "private"}
        box.submit(**turn)
        chatbot.example_select(_chosen, None, box, **quiet).then(**turn)
        chatbot.option_select(_chosen, None, box, **quiet).then(**turn)
        again.click(_restart, None, [chatbot, said, panel], **quiet)
    return page


def _conversation() -> tuple[gr.Chatbot, gr.Textbox, gr.Button]:
    chatbot = gr.Chatbot(
        elem_id="tl-chat",
        label="Hội thoại",
        show_label=False,
        container=False,
        height="100%",
        buttons=[],
        autoscroll=False,
        latex_delimiters=[],
        layout="bubble",
        placeholder=_WELCOME,
        examples=[{"text": example} for example in EXAMPLES],
    )
    with gr.Row(elem_id="tl-ask"):
        box = gr.Textbox(
            elem_id="tl-box",
            show_label=False,
            label="Câu hỏi",
            container=False,
            lines=1,
            max_lines=6,
            autofocus=True,
            placeholder="Hỏi về chủ trì, thời hạn, kết quả, điểm số …",
            submit_btn="Gửi",
        )
    with gr.Row(elem_id="tl-under"):
        gr.HTML("Enter để gửi, Shift + Enter để xuống dòng", elem_id="tl-keys")
        again = gr.Button("Cuộc trò chuyện mới", elem_id="tl-again", variant="secondary", size="sm")
    return chatbot, box, again


class Turns:
    """Answers the turns of all conversations; what a conversation said is handed in and out."""

    def __init__(self, served: Serves) -> None:
        self._served = served

    def answer(self, question: str, messages: list[Message], said: Conversation) -> Iterator[tuple[Any, ...]]:
        """Shows the question, then the answer: (box, messages, conversation, panel of sources)."""
        asked = [*messages, _message("user", f'<div class="tl-question">{markdown.plain(cut(question, _SHOWN))}</div>')]
        yield "", asked, said, gr.skip()
        said.turns += 1
        shown, options = self._reply(question, said)
        said.sources = [*said.sources[-_GROUPS_KEPT + 1 :], shown.sources]
        reply = _message("assistant", shown.message)
        reply["options"] = [{"label": text, "value": text} for text in options]
        yield "", [*asked, reply], said, "".join(said.sources)

    def _reply(self, question: str, said: Conversation) -> tuple[ShownAnswer, list[str]]:
        """The answer, and what can be clicked below it. A failure is told in the conversation too."""
        now = self._served()
        try:
            given = now.engine.ask(question, said.questions[-MOST_TURNS:])
            shown = show_answer(given, now.library, str(said.turns))
        except Exception:  # noqa: BLE001  # the official is told, and the conversation goes on
            _log.exception("a question of the chat failed: %r", cut(question))
            return show_failure(), [question]
        if given.reason != "bad_input":
            said.questions.append(question)
        return shown, [*given.choices, *given.suggestions]


def _restart() -> tuple[list[Message], Conversation, str]:
    return [], Conversation(), _NO_SOURCES


def _chosen(event: gr.SelectData) -> str:
    """The text of the example or suggestion that was clicked."""
    value = event.value
    return str(value["text"] if isinstance(value, dict) and "text" in value else value)


def _message(role: str, content: str) -> Message:
    return {"role": role, "content": content}


_HEADER = (
    '<div class="tl-header"><img src="/troly-static/icon.svg" alt="" width="40" height="40">'
    f"<div><h1>{TITLE}</h1><p>Hỏi đáp kế hoạch cải cách hành chính, mỗi câu trả lời kèm nguồn</p></div>"
    '<a class="tl-documents" href="/documents" target="_blank" rel="noopener">Văn bản trong kho</a></div>'
)
_WELCOME = (
    '<div class="tl-welcome"><b>Xin chào, anh/chị cần tra cứu gì?</b>'
    "<span>Cơ quan chủ trì, phối hợp, thời hạn, kết quả, điểm số."
    " Gõ có dấu, không dấu hay viết tắt đều được.</span></div>"
)
_NO_SOURCES = (
    '<div class="tl-nosource">Dòng của bảng hoặc đoạn văn mà câu trả lời dựa vào sẽ hiện ở đây,'
    " phần được dùng có tô màu.</div>"
)

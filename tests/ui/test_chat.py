"""The turns of a conversation, without a browser."""

from __future__ import annotations

from typing import Any

from tests.ui.fakes import FakeEngine, FakeLibrary
from ui.chat import Conversation, Turns


def _say(turns: Turns, said: Conversation, question: str) -> tuple[list[dict[str, Any]], str]:
    *_, (_, messages, _, panel) = turns.answer(question, [], said)
    return messages, panel


def test_the_question_is_shown_before_the_answer() -> None:
    steps = list(Turns(FakeEngine(), FakeLibrary()).answer("7.1.2?", [], Conversation()))
    assert [len(step[1]) for step in steps] == [1, 2]


def test_earlier_questions_are_the_history_of_their_own_conversation_only() -> None:
    engine = FakeEngine()
    turns, mine, yours = Turns(engine, FakeLibrary()), Conversation(), Conversation()
    for said, question in [(mine, "7.1.2?"), (yours, "khác"), (mine, "còn 7.1.3?")]:
        _say(turns, said, question)
    assert [history for _, history, _ in engine.asked] == [[], [], ["7.1.2?"]]


def test_what_could_not_be_read_is_no_history() -> None:
    engine, said = FakeEngine(), Conversation()
    turns = Turns(engine, FakeLibrary())
    messages, _ = _say(turns, said, "a" * 20_000)
    assert "dài quá" in messages[1]["content"]
    assert len(messages[0]["content"]) < 2000
    assert said.questions == []
    messages, _ = _say(turns, said, "")
    assert "Câu hỏi trống" in messages[1]["content"]


def test_a_question_is_shown_as_text() -> None:
    messages, panel = _say(Turns(FakeEngine(), FakeLibrary()), Conversation(), "<script>alert(1)</script>\n\n**x**")
    assert messages[0]["content"] == '<div class="tl-question">&lt;script&gt;alert(1)&lt;/script&gt;<br><br>**x**</div>'
    assert "<script" not in messages[1]["content"] + panel


def test_suggestions_can_be_clicked() -> None:
    messages, _ = _say(Turns(FakeEngine(), FakeLibrary()), Conversation(), "không có")
    assert messages[1]["options"] == [
        {"label": "Sở nào chủ trì tiêu chí 7.1.2?", "value": "Sở nào chủ trì tiêu chí 7.1.2?"}
    ]


def test_the_panel_keeps_the_sources_of_the_last_turns() -> None:
    turns, said = Turns(FakeEngine(), FakeLibrary()), Conversation()
    panels = [_say(turns, said, "7.1.2")[1] for _ in range(12)]
    assert 'id="nguon-12-1"' in panels[-1]
    assert 'id="nguon-3-1"' in panels[-1]
    assert 'id="nguon-2-1"' not in panels[-1]

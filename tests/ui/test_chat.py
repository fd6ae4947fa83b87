"""The turns of a conversation, without a browser."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ui.fakes import FakeEngine, FakeLibrary
from ui.chat import Conversation, Turns
from ui.ports import Served


def _turns(engine: FakeEngine | None = None) -> Turns:
    served = Served(engine or FakeEngine(), FakeLibrary())
    return Turns(lambda: served)


def _say(turns: Turns, said: Conversation, question: str) -> tuple[list[dict[str, Any]], str]:
    *_, (_, messages, _, panel) = turns.answer(question, [], said)
    return messages, panel


def test_the_question_is_shown_before_the_answer() -> None:
    steps = list(_turns().answer("7.1.2?", [], Conversation()))
    assert [len(step[1]) for step in steps] == [1, 2]


def test_earlier_questions_are_the_history_of_their_own_conversation_only() -> None:
    engine = FakeEngine()
    turns, mine, yours = _turns(engine), Conversation(), Conversation()
    for said, question in [(mine, "7.1.2?"), (yours, "khác"), (mine, "còn 7.1.3?")]:
        _say(turns, said, question)
    assert [history for _, history, _ in engine.asked] == [[], [], ["7.1.2?"]]


def test_what_could_not_be_read_is_no_history() -> None:
    engine, said = FakeEngine(), Conversation()
    turns = _turns(engine)
    messages, _ = _say(turns, said, "a" * 20_000)
    assert "dài quá" in messages[1]["content"]
    assert len(messages[0]["content"]) < 2000
    assert said.questions == []
    messages, _ = _say(turns, said, "")
    assert "Câu hỏi trống" in messages[1]["content"]


def test_a_question_is_shown_as_text() -> None:
    messages, panel = _say(_turns(), Conversation(), "<script>alert(1)</script>\n\n**x**")
    assert messages[0]["content"] == '<div class="tl-question">&lt;script&gt;alert(1)&lt;/script&gt;<br><br>**x**</div>'
    assert "<script" not in messages[1]["content"] + panel


def test_suggestions_can_be_clicked() -> None:
    messages, _ = _say(_turns(), Conversation(), "không có")
    assert messages[1]["options"] == [
        {"label": "Sở nào chủ trì tiêu chí 7.1.2?", "value": "Sở nào chủ trì tiêu chí 7.1.2?"}
    ]


def test_choices_are_buttons_and_not_listed_twice() -> None:
    messages, _ = _say(_turns(), Conversation(), "dòng nào?")
    assert [option["value"] for option in messages[1]["options"]] == ["mục 7.1", "mục 7.2"]
    assert "xin nói rõ hơn" in messages[1]["content"]
    assert "mục 7.1" not in messages[1]["content"]


def test_a_failure_is_told_in_vietnamese_and_can_be_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, said = FakeEngine(), Conversation()
    monkeypatch.setattr(engine, "ask", lambda *_: 1 / 0)
    messages, panel = _say(_turns(engine), said, "7.1.2?")
    assert "Chưa trả lời được câu này" in messages[1]["content"]
    assert messages[1]["options"][0]["value"] == "7.1.2?"
    assert "không có nguồn" in panel
    assert said.questions == []


def test_the_panel_keeps_the_sources_of_the_last_turns() -> None:
    turns, said = _turns(), Conversation()
    panels = [_say(turns, said, "7.1.2")[1] for _ in range(12)]
    assert 'id="nguon-12-1"' in panels[-1]
    assert 'id="nguon-3-1"' in panels[-1]
    assert 'id="nguon-2-1"' not in panels[-1]

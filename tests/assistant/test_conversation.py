"""Completing a question from those before it, as `explain` shows it."""

from __future__ import annotations

import pytest

from assistant.engine import Engine
from assistant.question import Question


@pytest.mark.parametrize(
    ("history", "text", "codes", "roles"),
    [
        (["Ai chủ trì tiêu chí 1.2?"], "còn 2.1?", ["2.1"], ["lead_agency"]),
        (["Ai chủ trì tiêu chí 1.2?"], "điểm tối đa?", ["1.2"], ["max_score"]),
        (["Ai chủ trì tiêu chí 1.2?", "còn 2.1?"], "mục tiêu bao nhiêu?", ["2.1"], ["target"]),
        (["Ai chủ trì tiêu chí 1.2?"], "Điểm tối đa của tiêu chí 2.2.1?", ["2.2.1"], ["max_score"]),
    ],
)
def test_rows_and_columns(engine: Engine, history: list[str], text: str, codes: list[str], roles: list[str]) -> None:
    question = engine.explain(text, history)
    assert question.codes == codes
    assert question.roles() == roles


def test_the_document_is_kept(engine: Engine) -> None:
    question = engine.explain("còn nhiệm vụ 3?", ["Nhiệm vụ 2 của Kế hoạch 12 khi nào xong?"])
    assert question.documents == ["12/KH-UBND"]
    assert question.roles() == ["deadline"]


def test_another_document_is_followed(engine: Engine) -> None:
    question = engine.explain("còn Kế hoạch 31?", ["Ai ký Kế hoạch 58?"])
    assert question.documents == ["31/KH-UBND"]
    assert question.metadata == ["signer"]


def test_a_question_about_the_assistant_takes_nothing_over(engine: Engine) -> None:
    question = engine.explain("Bạn là ai?", ["Ai chủ trì tiêu chí 1.2?"])
    assert question.operation == "about"
    assert question.codes == []


def test_only_the_last_turns_count(engine: Engine) -> None:
    old = "Nhiệm vụ 3 của Kế hoạch 12 khi nào xong?"
    question = engine.explain("còn 2.1?", [old, *["Ai chủ trì tiêu chí 1.2?"] * 8])
    assert question.documents == []


def test_the_explanation_leaves_out_what_is_empty() -> None:
    assert Question(text="a", codes=["1.2"]).as_dict() == {
        "text": "a",
        "operation": "lookup",
        "codes": ["1.2"],
        "marked": True,
    }

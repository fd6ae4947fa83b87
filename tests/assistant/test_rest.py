"""What is told of a text after the sentence that answers: what that sentence leaves open, and no more."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    ("question", "said", "unasked"),
    [
        ("Năm 2029 tỉnh đã tổ chức bao nhiêu hội nghị tập huấn?", "37", "86,42"),
        ("Tỉnh đã cắt giảm bao nhiêu TTHC nội bộ?", "118", "IOC"),
        ("Trung tâm Điều hành thông minh hoạt động từ khi nào?", "tháng 8/2029", "118"),
    ],
)
def test_nothing_is_told_after_the_value_that_was_asked(ask: Ask, question: str, said: str, unasked: str) -> None:
    answer = ask(question).answer
    assert said in answer
    assert unasked not in answer


def test_a_second_thing_that_is_asked_is_told_from_its_own_sentence(ask: Ask) -> None:
    answer = ask("Năm 2029 tỉnh tổ chức bao nhiêu hội nghị tập huấn và Chỉ số PAR INDEX đạt bao nhiêu điểm?").answer
    assert "37" in answer
    assert "86,42" in answer

"""Tasks with parts: they are counted without these; and what no task says is not told by the letterhead or preamble."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver


@pytest.fixture(scope="module")
def ask_tasks(ask_over: AskOver) -> Ask:
    """Asks a question of a decision with tasks and their parts; indexed once."""
    return ask_over(Path(__file__).parent / "nested_tasks", shipped=True)


@pytest.mark.parametrize(
    ("question", "count", "apart"),
    [
        ("Quyết định 64 giao bao nhiêu nhiệm vụ?", "**7 nhiệm vụ**", "4 dòng là phần của các dòng trên"),
        ("Phần B Làng nghề có bao nhiêu nhiệm vụ?", "**4 nhiệm vụ**", "2 dòng là phần của các dòng trên"),
    ],
)
def test_parts_of_tasks_are_told_apart_from_the_tasks(ask_tasks: Ask, question: str, count: str, apart: str) -> None:
    told = ask_tasks(question).answer
    assert count in told
    assert apart in told


def test_a_part_is_led_and_dated_as_its_own_line_and_the_row_above_say(ask_tasks: Ask) -> None:
    told = ask_tasks("Đợt hai: 51 hộ do ai chủ trì, bao giờ xong?").answer
    assert "UBND huyện Khe Ráy" in told
    assert "31/10/2030" in told


@pytest.mark.parametrize(
    "question",
    [
        "Học sinh phổ thông được khám vào tháng mấy theo Quyết định 64?",
        "Đơn vị nào lo máy đo khúc xạ theo Quyết định 64?",
    ],
)
def test_letterhead_and_preamble_answer_no_matter(ask_tasks: Ask, question: str) -> None:
    assert ask_tasks(question).abstained

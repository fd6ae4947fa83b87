"""Scores of which one column alone says that they are in percent: all of them may be set against each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver


@pytest.fixture(scope="module")
def ask_scores(ask_over: AskOver) -> Ask:
    """Asks a question of a plan with one table of percentages; indexed once."""
    return ask_over(Path(__file__).parent / "one_scale", shipped=True)


@pytest.mark.parametrize(
    "question",
    [
        "Những yếu tố SIPAS nào có mục tiêu năm 2030 giữ nguyên so với kết quả 2029?",
        "Yếu tố nào của SIPAS có mục tiêu 2030 bằng kết quả 2029?",
    ],
)
def test_that_no_row_is_as_asked_is_told_and_prose_does_not_speak_instead(ask_scores: Ask, question: str) -> None:
    told = ask_scores(question)
    assert told.abstained
    assert "Không có yếu tố nào có mục tiêu năm 2030 bằng kết quả năm 2029" in told.answer


def test_elements_above_a_bound_are_counted_by_their_aim(ask_scores: Ask) -> None:
    told = ask_scores("Có bao nhiêu yếu tố SIPAS có mục tiêu 2030 trên 85?").answer
    assert "**2 yếu tố**" in told
    assert "Kết quả dịch vụ" not in told


@pytest.mark.parametrize("thing", ["Quận", "Sở", "Cán bộ"])
def test_criteria_are_not_ranked_for_bodies_or_people(ask_scores: Ask, thing: str) -> None:
    assert ask_scores(f"{thing} nào có kết quả năm 2029 cao nhất?").abstained

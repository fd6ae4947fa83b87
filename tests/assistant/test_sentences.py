"""Sentences of a passage and the fact asked for inside one."""

from __future__ import annotations

import pytest

from assistant.citing import without_strange_marks
from assistant.question import AgencyMention, Asked, Question
from assistant.sentences import bold, split_sentences
from assistant.values import asked_spans
from index.types import AgencyRef


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Tỉnh có 14 xã. Mười xã có điện.", ["Tỉnh có 14 xã.", "Mười xã có điện."]),
        ("Đạt 86,42 điểm, tăng 1.5 lần.", ["Đạt 86,42 điểm, tăng 1.5 lần."]),
        ("UBND TP. Hạ Long họp. Sở dự.", ["UBND TP. Hạ Long họp.", "Sở dự."]),
        ("Dòng một\nDòng hai", ["Dòng một", "Dòng hai"]),
        ("Gồm: (1) Điện; (2) Nước; (3) Đường.", ["Gồm: (1) Điện;", "(2) Nước;", "(3) Đường."]),
        ("   ", []),
        ("", []),
    ],
)
def test_splitting(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


def _values(question: Question, sentence: str, known: list[str] | None = None) -> list[str]:
    return [sentence[start:end] for start, end in asked_spans(question, sentence, known or [])]


@pytest.mark.parametrize(
    ("question", "sentence", "values"),
    [
        ("Tổ chức bao nhiêu hội nghị?", "Đã tổ chức 37 hội nghị cho 2.415 cán bộ.", ["37"]),
        ("Có bao nhiêu lượt cán bộ dự?", "Đã tổ chức 37 hội nghị cho 2.415 lượt cán bộ.", ["2.415"]),
        ("Tỉnh xếp thứ mấy?", "Tỉnh đạt 86,42 điểm, xếp thứ 19/34 tỉnh.", ["thứ 19/34"]),
        ("Tỉnh thế nào?", "Tỉnh đạt 86,42 điểm.", []),
    ],
)
def test_numbers_with_their_unit_and_ranks(question: str, sentence: str, values: list[str]) -> None:
    assert _values(Question(text=question), sentence) == values


def test_dates_points_and_agencies() -> None:
    deadline = Question(text="Khi nào xong?", asked=[Asked("deadline")])
    assert _values(deadline, "Xong trong tháng 8/2029 tại 5 xã.") == ["tháng 8/2029"]
    points = Question(text="Đạt mấy điểm?", asks_score=True)
    assert _values(points, "Tỉnh đạt 86,42 điểm.") == ["86,42"]
    who = Question(text="Ai lo?", asks_agency=True)
    assert _values(who, "Giao Sở Y tế thực hiện.", ["Sở Y tế"]) == ["Sở Y tế"]


def test_an_agency_that_the_question_names_is_not_its_answer() -> None:
    mention = AgencyMention(AgencyRef("Sở Y tế", "Sở Y tế"), None, 0, 3)
    question = Question(text="Sở Y tế phối hợp với ai?", asks_agency=True, agencies=[mention])
    assert _values(question, "Sở Y tế phối hợp với Sở Du lịch.", ["Sở Y tế", "Sở Du lịch"]) == ["Sở Du lịch"]


@pytest.mark.parametrize(
    ("spans", "text"),
    [
        ([(4, 6)], "Đạt **62**% nhu cầu"),
        ([(4, 8), (4, 6)], "Đạt **62**% nhu cầu"),
        ([(4, 6), (5, 8)], "Đạt **62**% nhu cầu"),
        ([(4, 8)], "Đạt **62%** nhu cầu"),
        ([], "Đạt 62% nhu cầu"),
    ],
)
def test_bold(spans: list[tuple[int, int]], text: str) -> None:
    assert bold("Đạt 62% nhu cầu", spans) == text


def test_a_number_in_brackets_that_cites_nothing_is_no_citation() -> None:
    assert without_strange_marks("Hai sự cố[6] đã xử lý. [1]", {1}) == "Hai sự cố(6) đã xử lý. [1]"

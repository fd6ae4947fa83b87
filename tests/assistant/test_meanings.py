"""What a name means and why matters fall short, by the texts that say so and not by those that mention it."""

from __future__ import annotations

import pytest

from assistant.answers.meanings import explained_in_brackets
from tests.assistant.conftest import Ask


def test_a_bracket_explains_the_words_before_it_and_the_name_in_it() -> None:
    sentence = "Tỉnh giữ vị trí nhóm 2 (nhóm Khá - nhóm 15 tỉnh có điểm số khá) của cả nước."
    [(names, (start, end))] = explained_in_brackets(sentence)
    assert names[0].endswith("nhom 2")
    assert names[1] == "nhom kha"
    assert sentence[start:end] == "nhóm 15 tỉnh có điểm số khá"


def test_a_bracket_with_an_abbreviation_explains_no_words() -> None:
    assert not list(explained_in_brackets("Nền tảng chia sẻ dữ liệu (LGSP) và 03 dự án (Phụ lục 2)."))


@pytest.mark.parametrize(
    "question",
    [
        "Vì sao công tác cải cách hành chính của tỉnh năm 2030 còn hạn chế?",
        "Tại sao Chỉ số cải cách hành chính theo Kế hoạch 58 còn những mặt hạn chế?",
        "Nguyên nhân nào khiến chỉ số hài lòng của người dân còn hạn chế?",
    ],
)
def test_why_the_whole_matter_falls_short_has_all_causes(ask: Ask, question: str) -> None:
    answer = ask(question).answer
    for words in ("14 xã ven biển", "62% nhu cầu", "chưa quyết liệt"):
        assert words in answer


@pytest.mark.parametrize("question", ["Trung tâm Điều hành thông minh là gì?", "Thế nào là nhà văn hóa?"])
def test_a_name_that_texts_only_mention_is_not_defined(ask: Ask, question: str) -> None:
    assert ask(question).abstained


@pytest.mark.parametrize(
    "question", ["LGSP là gì?", "Chữ LGSP dùng để chỉ hệ thống gì?", "PAR INDEX để chỉ chỉ số gì?"]
)
def test_an_abbreviation_is_explained_however_it_is_asked(ask: Ask, question: str) -> None:
    assert "viết tắt của" in ask(question).answer

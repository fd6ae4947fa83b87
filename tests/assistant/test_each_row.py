"""What each of several rows has in a column."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask
from tests.assistant.contract import check_citations, first_line


@pytest.mark.parametrize(
    ("question", "heading", "told"),
    [
        ("Điểm tối đa của các lĩnh vực PAR INDEX?", "của **3 lĩnh vực**", ["**8.00**", "**12.00**", "**5.00**"]),
        ("Kết quả của từng tiêu chí thành phần của tiêu chí 1.1?", "của **2 tiêu chí thành phần**", ["1.25"]),
        (
            "Các tiêu chí con của 2.2 do ai chủ trì?",
            "của **3 tiêu chí con**",
            ["**Thanh tra tỉnh**", "**Sở Tài chính**"],
        ),
        ("Mục tiêu các tiêu chí thành phần thuộc 2.2?", "của **3 tiêu chí thành phần**", ["**2.50**", "bảng để trống"]),
        ("Mục tiêu các tiêu chí của lĩnh vực 2 PAR INDEX?", "của **2 tiêu chí**", ["**3.60**", "**6.60**"]),
    ],
)
def test_each_row_is_told_with_the_column_that_is_asked_for(
    ask: Ask, question: str, heading: str, told: list[str]
) -> None:
    answer = ask(question)
    check_citations(answer)
    assert heading in first_line(answer)
    assert all(value in answer.answer for value in told)


def test_a_column_that_is_empty_in_these_rows_is_said_to_be(ask: Ask) -> None:
    answer = ask("Các lĩnh vực của PAR INDEX do ai chủ trì?")
    assert answer.abstained
    assert "không ghi cơ quan chủ trì cho từng lĩnh vực" in answer.answer


def test_a_row_without_parts_is_not_told_in_their_place(ask: Ask) -> None:
    answer = ask("Điểm tối đa các tiêu chí thành phần của tiêu chí 1.2?")
    assert answer.abstained
    assert "không chia" in answer.answer


@pytest.mark.parametrize(
    "question",
    ["Những tiêu chí nào của PAR INDEX có điểm tối đa 5?", "Các tiêu chí thành phần về hồ sơ có kết quả bao nhiêu?"],
)
def test_rows_that_are_chosen_are_not_all_of_them(ask: Ask, question: str) -> None:
    assert "của **" not in first_line(ask(question))

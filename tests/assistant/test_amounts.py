"""Rows that an amount in the question selects."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask
from tests.assistant.contract import check_citations, first_line, listed

PLAN, RANKS = "58/KH-UBND", "31/KH-UBND"


@pytest.mark.parametrize(
    ("question", "count", "keys"),
    [
        ("Tiêu chí thành phần nào của PAR INDEX có kết quả dưới 1 điểm?", "1 tiêu chí thành phần", ["2.2.4"]),
        ("tieu chi thanh phan nao cua PAR INDEX co ket qua duoi 1 diem", "1 tiêu chí thành phần", ["2.2.4"]),
        (
            "Tiêu chí nào của PAR INDEX có kết quả năm 2029 từ 4 điểm trở lên?",
            "3 tiêu chí",
            ["1.2", "2.2", "3.1"],
        ),
        ("Mấy tiêu chí của PAR INDEX có điểm tối đa là 5?", "2 tiêu chí", ["1.2", "3.1"]),
        ("Nội dung nào của SIPAS có mục tiêu từ 84 điểm trở lên?", "2 nội dung", ["1", "2"]),
        ("Nội dung nào của SIPAS đạt 81,2 điểm?", "1 nội dung", ["1"]),
        (
            "Tiêu chí thành phần nào của tiêu chí 2.2 có kết quả dưới 2,5 điểm?",
            "2 tiêu chí thành phần",
            ["2.2.1", "2.2.4"],
        ),
        ("Tiêu chí nào do Sở Tài chính chủ trì có kết quả từ 4 điểm trở lên?", "1 tiêu chí", ["3.1"]),
        ("Trong lĩnh vực Thủ tục hành chính có mấy tiêu chí kết quả dưới 4 điểm?", "1 tiêu chí", ["2.1"]),
    ],
)
def test_rows_within_an_amount_are_counted_and_cited(ask: Ask, question: str, count: str, keys: list[str]) -> None:
    answer = ask(question)
    check_citations(answer)
    assert f"**{count}**" in first_line(answer)
    asked = answer.answer.partition("Ngoài ra")[0]
    assert [c.locator.row for c in answer.citations if f"[{c.n}]" in asked] == keys
    assert {c.document for c in answer.citations} == {PLAN}


@pytest.mark.parametrize(
    ("question", "names", "others"),
    [
        (
            "Nội dung nào của PAPI năm 2030 có chỉ tiêu thứ hạng kém hơn 25?",
            ["Trạm y tế xã"],
            ["Bầu trưởng thôn", "Đóng góp tự nguyện", "Thu gom rác biển"],
        ),
        (
            "Có mấy nội dung của PAPI có thứ hạng năm 2026 dưới 40?",
            ["Đóng góp tự nguyện", "Thu gom rác biển"],
            ["Bầu trưởng thôn", "Trạm y tế xã"],
        ),
    ],
)
def test_ranks_are_amounts_too(ask: Ask, question: str, names: list[str], others: list[str]) -> None:
    answer = ask(question)
    assert f"**{len(names)} nội dung**" in first_line(answer)
    assert all(f"**{name}**" in answer.answer for name in names)
    assert not any(name in answer.answer for name in others)
    assert {c.document for c in answer.citations} == {RANKS}


def test_every_amount_must_hold(ask: Ask) -> None:
    answer = ask("Tiêu chí thành phần nào của PAR INDEX có điểm tối đa 3 mà kết quả dưới 2,5?")
    assert "**1 tiêu chí thành phần**" in first_line(answer)
    assert "điểm tối đa: 3.00; kết quả năm 2029: 2.40" in answer.answer
    assert "2.2.2" not in answer.answer


def test_rows_of_another_depth_are_told_apart(ask: Ask) -> None:
    answer = ask("Có bao nhiêu tiêu chí thành phần của PAR INDEX có điểm tối đa là 3?")
    asked, _, others = answer.answer.partition("Ngoài ra")
    assert "**2 tiêu chí thành phần**" in asked
    assert "2.2.1" in asked
    assert "2.2.2" in asked
    assert "1.1 Xây dựng kế hoạch cải cách" in others
    assert listed(answer) == [(PLAN, "2.2.1"), (PLAN, "2.2.2"), (PLAN, "1.1")]


def test_what_else_is_asked_of_the_rows_is_told(ask: Ask) -> None:
    answer = ask("Nội dung nào của SIPAS có kết quả dưới 80 và ai chủ trì?")
    assert "79.40; cơ quan chủ trì: **Sở Nội vụ**" in answer.answer
    assert "70.15; cơ quan chủ trì: **Thanh tra tỉnh**" in answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Tiêu chí nào của PAR INDEX có kết quả trên 50 điểm?", "tiêu chí nào có kết quả năm 2029 trên 50"),
        ("Nội dung nào của SIPAS có mục tiêu trên 90?", "nội dung nào có mục tiêu năm 2030 trên 90"),
    ],
)
def test_an_amount_that_no_row_reaches(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert answer.abstained
    assert answer.reason == "not_found"
    assert f"Không có {said}" in answer.answer

"""Questions in everyday wording whose first line must be the answer."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    ("question", "first_line"),
    [
        ("Phần Mục đích của Kế hoạch 58 nêu gì?", "“Mục đích”"),
        ("Sở KHCN hay Sở Tài chính chủ trì thanh toán trực tuyến?", "**Sở Tài chính** chủ trì tiêu chí 2.2.4"),
        ("Cơ quan nào chủ trì nhiều tiêu chí nhất của PAR INDEX?", "**Sở Tài chính** nhiều nhất: 2"),
        ("Phụ lục nào của Kế hoạch 58 có bảng SIPAS?", "**Phụ lục 3**"),
        ("Nội dung nào của PAPI có thứ hạng năm 2026 lớn nhất?", "lớn nhất (Phụ lục, Kế hoạch 31/KH-UBND)"),
        ("Tiêu chí nào của DTI có mục tiêu không quá 4 điểm?", "Có **3 tiêu chí thành phần**"),
        ("Lĩnh vực nào của PAR INDEX có kết quả dưới 5 điểm?", "Có **1 lĩnh vực**"),
    ],
)
def test_the_fact_stands_in_the_first_line(ask: Ask, question: str, first_line: str) -> None:
    answer = ask(question)
    assert first_line in answer.answer.split("\n")[0]
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Nội dung nào của PAPI tăng hạng nhiều nhất (từ 2026 đến 2030)?", "Trạm y tế xã"),
        ("Nội dung nào của PAPI có thứ hạng năm 2026 lớn nhất?", "Trạm y tế xã"),
        ("3 tiêu chí thành phần của DTI có kết quả thấp nhất là những tiêu chí nào?", "11.2.2 Sao lưu dữ liệu"),
    ],
)
def test_the_first_row_of_a_ranking(ask: Ask, question: str, row: str) -> None:
    assert row in ask(question).answer.split("\n")[1]


def test_which_of_two_tasks_is_due_later(ask: Ask) -> None:
    question = "Lắp cáp quang tới các xã đảo và kiểm tra việc chấp hành giờ làm việc thì việc nào phải xong sau?"
    assert "Kiểm tra việc chấp hành giờ làm việc” **phải xong sau**" in ask(question).answer


def test_a_part_that_the_outline_does_not_have(ask: Ask) -> None:
    answer = ask("Mục V.9 của Kế hoạch 58 nói gì?")
    assert answer.abstained
    assert "III. TỔ CHỨC THỰC HIỆN" in answer.answer

"""Questions in everyday wording whose first line must be the answer."""

from __future__ import annotations

import pytest

from assistant.answers.prose import late_clauses
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


@pytest.mark.parametrize(
    "question",
    [
        "Giám đốc Sở Du lịch là ai?",
        "Huyện nào đứng đầu chỉ số SIPAS?",
        "Sở nào chủ trì cải tạo sông Bạch Đằng?",
        "Vì sao tiêu chí 3.1 bị trừ điểm?",
    ],
)
def test_what_no_plan_tells_is_declined(ask: Ask, question: str) -> None:
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Cộng kết quả của 2.2.4 và 3.1 được bao nhiêu điểm?", "**4.7**"),
        ("Kết quả 2029 của tiêu chí 3.1 bằng bao nhiêu phần trăm điểm tối đa?", "**80%**"),
        ("Kế hoạch 58 kèm theo những phụ lục nào?", "**3 phụ lục**"),
    ],
)
def test_what_is_worked_out_or_counted(ask: Ask, question: str, value: str) -> None:
    assert value in ask(question).answer.split("\n")[0]


def test_a_short_turn_without_a_subject_keeps_the_row(ask: Ask) -> None:
    answer = ask("Xong trước khi nào?", ["Ai chủ trì nhiệm vụ 4 của Kế hoạch 58?"])
    assert "**Quý II/2030**" in answer.answer


def test_a_value_far_inside_a_long_sentence_leads() -> None:
    sentence = f"{'Tỉnh đã làm nhiều việc để dân hài lòng hơn, ' * 5}trong đó thanh lý 76 xe công, bán 3 nhà."
    start = sentence.index("76")
    assert late_clauses(sentence, [(start, start + 2)]) == "… trong đó thanh lý **76** xe công …"
    assert not late_clauses("Đã thanh lý 76 xe công.", [(12, 14)])

"""Answers from running text: facts, duties, footnotes, abbreviations."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask
from tests.assistant.contract import first_line

PLAN, REPORT = "58/KH-UBND", "BC-2029"


@pytest.mark.parametrize(
    ("question", "fact", "document"),
    [
        ("Tỉnh đã cắt giảm bao nhiêu TTHC nội bộ?", "118", REPORT),
        ("tinh da to chuc bao nhieu hoi nghi tap huan", "37", REPORT),
        ("Quyết định nào về phương án đơn giản hóa?", "640/QĐ-UBND", REPORT),
        ("Trung tâm Điều hành thông minh hoạt động từ khi nào?", "tháng 8/2029", REPORT),
        ("Bao nhiêu xã chưa có nhà văn hóa?", "9", REPORT),
        ("Kinh phí bố trí cho chuyển đổi số đạt bao nhiêu phần trăm nhu cầu?", "62%", PLAN),
        ("Bao nhiêu camera giám sát được lắp tại các cảng cá?", "45", "90/KH-UBND"),
    ],
)
def test_the_sentence_that_says_it_comes_first(ask: Ask, question: str, fact: str, document: str) -> None:
    answer = ask(question)
    assert fact in first_line(answer)
    assert answer.citations[0].document == document
    assert fact in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Sở Du lịch có trách nhiệm gì trong Kế hoạch 58?", ["giá dịch vụ lưu trú", "đường dây nóng"]),
        ("Kho bạc Nhà nước có trách nhiệm gì?", ["02 ngày làm việc"]),
        ("Sở Y tế có trách nhiệm gì?", ["bác sĩ trực 24 giờ"]),
        ("Nguyên nhân của hạn chế là gì?", ["14 xã ven biển", "62% nhu cầu", "chưa quyết liệt"]),
        ("Phương hướng năm 2030 là gì?", ["bản đồ số về rừng ngập mặn"]),
    ],
)
def test_all_items_under_the_heading_that_is_named(ask: Ask, question: str, said: list[str]) -> None:
    answer = ask(question)
    for words in said:
        assert words in answer.answer


def test_the_items_under_a_heading_are_counted(ask: Ask) -> None:
    answer = ask("Có mấy nguyên nhân của hạn chế?")
    assert "**3 nguyên nhân**" in first_line(answer)


@pytest.mark.parametrize(
    ("question", "text", "document"),
    [
        ("Chú thích 2 của Kế hoạch 58 nói gì?", "Nền tảng do Công ty Hải Vân vận hành từ năm 2027.", PLAN),
        ("chu thich 1 bao cao 2029", "Phương án do Tổ công tác 06 của tỉnh lập.", REPORT),
    ],
)
def test_a_footnote(ask: Ask, question: str, text: str, document: str) -> None:
    answer = ask(question)
    assert text in answer.answer
    assert [c.document for c in answer.citations] == [document]
    assert answer.citations[0].label.startswith("Chú thích")


@pytest.mark.parametrize(
    ("question", "reason"),
    [("Chú thích 3 của Kế hoạch 58 nói gì?", "missing_part"), ("Chú thích 9 của Kế hoạch 58 nói gì?", "not_found")],
)
def test_a_footnote_that_is_not_there(ask: Ask, question: str, reason: str) -> None:
    answer = ask(question)
    assert answer.abstained
    assert answer.reason == reason


@pytest.mark.parametrize(
    ("question", "fact", "document"),
    [
        ("LGSP là viết tắt của gì?", "Nền tảng tích hợp, chia sẻ dữ liệu", PLAN),
        ("lgsp viet tat cua gi", "Nền tảng tích hợp, chia sẻ dữ liệu", PLAN),
        ("TTHC nghĩa là gì?", "thủ tục hành chính", REPORT),
        ("PAPI là viết tắt của gì?", "Chỉ số Hiệu quả quản trị và hành chính công", "31/KH-UBND"),
        ("Nền tảng tích hợp, chia sẻ dữ liệu gọi tắt là gì?", "LGSP", PLAN),
    ],
)
def test_definitions_both_ways(ask: Ask, question: str, fact: str, document: str) -> None:
    answer = ask(question)
    assert f"**{fact}**" in first_line(answer)
    assert answer.citations[0].document == document


def test_an_abbreviation_that_no_document_explains(ask: Ask) -> None:
    assert ask("WXYZ là viết tắt của gì?").abstained


@pytest.mark.parametrize(
    "question",
    [
        "Thực hiện Nghị định 45/2028/NĐ-CP, UBND tỉnh đã ban hành kế hoạch nào, ngày nào?",
        "Triển khai Nghị định số 45/2028/NĐ-CP, tỉnh có kế hoạch số mấy?",
    ],
)
def test_the_plan_that_carries_out_a_decree_is_named_in_the_next_sentence(ask: Ask, question: str) -> None:
    assert "Kế hoạch số **77/KH-UBND**" in first_line(ask(question))


def test_a_term_that_is_an_abbreviation_is_explained(ask: Ask) -> None:
    assert "**Nền tảng tích hợp, chia sẻ dữ liệu**" in first_line(ask("LGSP trong Kế hoạch 58 là gì?"))

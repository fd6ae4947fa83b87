"""What was found is given only where it can be what was asked."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask
from tests.assistant.contract import check_citations, first_line


@pytest.mark.parametrize(
    "question",
    [
        "Cơ quan nào thẩm định việc số hóa sổ đăng ký tàu cá?",
        "Ai giám sát việc lắp cáp quang tới các xã đảo?",
        "Việc số hóa sổ đăng ký tàu cá đã được phê duyệt chưa?",
        "Vì sao phải số hóa sổ đăng ký tàu cá?",
        "Số hóa sổ đăng ký tàu cá được phê duyệt tại quyết định số mấy?",
        "Tiêu chí 1.2 trong Phụ lục 2 Kế hoạch 58 phải hoàn thành vào tháng mấy?",
        "Kế hoạch 58 đã được sửa đổi, bổ sung bằng kế hoạch số mấy?",
        "Trong 2.415 lượt cán bộ được tập huấn năm 2029, bao nhiêu người là nữ?",
        "Những nhiệm vụ nào trong Kế hoạch 58 đã bị chậm tiến độ?",
        "Kể tên 14 xã ven biển chưa được đầu tư đồng bộ hạ tầng mạng.",
        "Phòng TKBT là viết tắt của phòng gì?",
        "Kết quả xếp hạng thực tế năm 2026 của nội dung Trạm y tế xã là thứ mấy?",
        "Kế hoạch 31 đặt mục tiêu năm 2030 cho Trạm y tế xã là bao nhiêu điểm?",
        "Bộ câu hỏi khảo sát du khách gồm bao nhiêu tiêu chí?",
        "Điểm mục tiêu năm 2026 của nội dung Trạm y tế xã là bao nhiêu?",
        "Thứ hạng năm 2029 của tiêu chí kiểm soát quy định hành chính là bao nhiêu?",
        "Những việc nào làm chậm khiến tiêu chí 2.2.4 năm 2029 chỉ được 0.70 điểm?",
        "Sở Nội vụ có kiểm tra xe biển số nước ngoài vào tối Chủ nhật không?",
        "Sản phẩm của tiêu chí 2.1 kiểm soát quy định hành chính là gì?",
    ],
)
def test_what_no_document_tells_is_declined(ask: Ask, question: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert answer.abstained


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Cơ quan nào kiểm tra việc chấp hành giờ làm việc?", "**Sở Nội vụ**"),
        ("Trong năm 2029 tỉnh tổ chức bao nhiêu hội nghị tập huấn?", "**37**"),
        ("Có bao nhiêu xã ven biển chưa được đầu tư đồng bộ hạ tầng mạng?", "**14**"),
        ("Tỉnh cắt giảm bao nhiêu TTHC nội bộ theo Quyết định 640/QĐ-UBND?", "**118**"),
    ],
)
def test_what_a_document_tells_is_given(ask: Ask, question: str, fact: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert fact in first_line(answer)


def test_a_change_that_no_text_tells_is_said_to_be_none_beside_what_the_plan_says(ask: Ask) -> None:
    answer = ask("Hạn số hóa sổ đăng ký tàu cá được gia hạn đến khi nào?")
    assert answer.abstained
    assert "gia hạn" in answer.answer
    assert "Tháng 11/2030" in answer.answer


@pytest.mark.parametrize("question", ["Số hóa sổ đăng ký tàu cá do đâu chủ trì?", "Số hóa sổ đăng ký tàu cá do ai lo?"])
def test_where_it_lies_asks_who_leads_it_and_no_reason(ask: Ask, question: str) -> None:
    assert "**Sở Nông nghiệp và Môi trường**" in first_line(ask(question))

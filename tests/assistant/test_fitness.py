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

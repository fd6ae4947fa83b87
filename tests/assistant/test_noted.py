"""What notes explain, who signed, whole lists that are counted, keys that no table has and rules with exceptions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

NOTED = Path(__file__).parent / "noted"


@pytest.fixture(scope="module")
def ask_noted(ask_over: AskOver) -> Ask:
    """Asks a question of a decision with lists and notes and of a plan without any; indexed once."""
    return ask_over(NOTED, shipped=True)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Trong Quyết định 75, Ban QLCT viết tắt của cụm nào?", "**Ban Quản lý công trình**"),
        ("QLCT trong QĐ 75 là viết tắt của gì?", "**Ban Quản lý công trình**"),
        ("MN là viết tắt của từ gì?", "**mó nước**"),
        ("Hội ND tỉnh chủ trì NV nào trong QĐ 75?", "Có **2 nhiệm vụ** do **Hội Nông dân tỉnh** chủ trì"),
        ("Hội CTĐ tỉnh phối hợp nhiệm vụ nào của QĐ 75?", "do **Hội Chữ thập đỏ tỉnh** phối hợp"),
        ("QĐ 75 ai ký thay mặt UBND tỉnh?", "**Lò Thị Mai Hoa**"),
        ("QĐ của UBND tỉnh về Chương trình giữ nguồn nước sạch ai ký, chức vụ gì?", "**Lò Thị Mai Hoa**"),
        ("Danh mục kèm Quyết định 75 có tất cả bao nhiêu nhiệm vụ, công trình?", "Có **4 "),
        ("Danh mục công trình kèm theo Quyết định 75 có bao nhiêu nhiệm vụ?", "Có **4 nhiệm vụ**"),
        ("Quyết định 75 có bao nhiêu chỉ tiêu?", "Có **3 chỉ tiêu**"),
        ("Việc nào của ngành du lịch có hạn chót 31/3/2032 và ai chủ chì?", "In bản đồ du lịch chợ phiên – Sở Nội vụ"),
        ("Xã dùng không hết 50% vốn thì bị gì?", "Riêng hồ Nà Cáp không áp dụng"),
        ("Đơn vị báo cáo sai số liệu thì bị xử lý thế nào?", "hạ hai bậc"),
    ],
)
def test_what_is_told(ask_noted: Ask, question: str, told: str) -> None:
    answer = ask_noted(question)
    check_citations(answer)
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Tiêu chí D.4 của Quyết định 75 do cơ quan nào chủ trì?", "Các mã gần nhất: D.1, D.2"),
        ("Hội Làm vườn tỉnh chủ trì nhiệm vụ nào của Quyết định 75?", "Hội Làm vườn tỉnh"),
        ("Kế hoạch chuyển đổi số năm 2032 ai ký?", "chuyển đổi số"),
    ],
)
def test_what_no_document_has_is_declined(ask_noted: Ask, question: str, why: str) -> None:
    answer = ask_noted(question)
    assert answer.abstained
    assert why in first_line(answer)

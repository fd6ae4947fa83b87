"""Rows that are named together, and how they compare."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask
from tests.assistant.contract import check_citations, cited, first_line

PLAN, OTHER_FORM = "58/KH-UBND", "90/KH-UBND"


@pytest.mark.parametrize(
    ("question", "facts", "rows"),
    [
        (
            "Tiếp cận dịch vụ và Xử lý phản ánh, kiến nghị do cơ quan nào chủ trì?",
            ["Văn phòng UBND tỉnh", "Thanh tra tỉnh"],
            ["1", "3"],
        ),
        (
            "Rà soát giá thuê đất tại khu kinh tế và lắp cáp quang tới các xã đảo do ai chủ trì?",
            ["Ban Quản lý Khu kinh tế", "Sở Khoa học và Công nghệ"],
            ["6", "4"],
        ),
    ],
)
def test_the_asked_cell_of_each_row(ask: Ask, question: str, facts: list[str], rows: list[str]) -> None:
    answer = ask(question)
    check_citations(answer)
    assert all(f"**{fact}**" in answer.answer for fact in facts)
    assert set(cited(answer)) == {(PLAN, row) for row in rows}


@pytest.mark.parametrize(
    "question",
    [
        "Số hóa sổ đăng ký tàu cá và rà soát giá thuê đất tại khu kinh tế, cái nào phải xong trước?",
        "Số hóa sổ đăng ký tàu cá hay rà soát giá thuê đất, việc nào phải xong trước?",
        "so hoa so dang ky tau ca hay ra soat gia thue dat, viec nao phai xong truoc",
        "“Số hóa sổ đăng ký tàu cá” và “Rà soát giá thuê đất tại khu kinh tế”, cái nào phải xong trước?",
    ],
)
def test_which_is_due_first(ask: Ask, question: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert "**Tháng 11/2030**" in answer.answer
    assert "**Tháng 8/2030**" in answer.answer
    assert "“Rà soát giá thuê đất tại khu kinh tế” **phải xong trước**: **Tháng 8/2030** [2]" in first_line(answer)
    assert cited(answer) == [(PLAN, "5"), (PLAN, "6")]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        (
            "Số hóa sổ đăng ký tàu cá và bồi dưỡng kỹ năng số cho công chức cấp xã có cùng hạn không?",
            "**Cùng hạn**.",
        ),
        (
            "Kiểm tra chấp hành giờ làm việc và bồi dưỡng kỹ năng số cho công chức xã có cùng cơ quan chủ trì không?",
            "**Giống nhau**.",
        ),
    ],
)
def test_the_same_deadline_or_agency(ask: Ask, question: str, verdict: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert verdict in first_line(answer)
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    ("question", "verdict", "rows"),
    [
        (
            "Điểm tối đa của Tỷ lệ hồ sơ nộp trực tuyến và Tỷ lệ hồ sơ trả đúng hạn có bằng nhau không?",
            "**bằng nhau**",
            [(PLAN, "2.2.1"), (PLAN, "2.2.2")],
        ),
        (
            "Điểm tối đa của Sao lưu dữ liệu và Kho lưu trữ hồ sơ có bằng nhau không?",
            "**bằng nhau**",
            [(OTHER_FORM, "11.2.2"), (OTHER_FORM, "11.2.1")],
        ),
        (
            "Kết quả của Sao lưu dữ liệu và Kho lưu trữ hồ sơ có bằng nhau không?",
            "**Không bằng nhau**: tiêu chí 11.2.1 “Kho lưu trữ hồ sơ” **cao hơn**",
            [(OTHER_FORM, "11.2.2"), (OTHER_FORM, "11.2.1")],
        ),
        (
            "Điểm tối đa của Thanh toán trực tuyến và Tỷ lệ hồ sơ nộp trực tuyến có bằng nhau không?",
            "**Không bằng nhau**: tiêu chí 2.2.1",
            [(PLAN, "2.2.4"), (PLAN, "2.2.1")],
        ),
    ],
)
def test_equal_or_not(ask: Ask, question: str, verdict: str, rows: list[tuple[str, str]]) -> None:
    answer = ask(question)
    check_citations(answer)
    assert verdict in first_line(answer)
    assert cited(answer) == rows


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        (
            "Tiếp cận dịch vụ và Thái độ của công chức, nội dung nào có kết quả cao hơn?",
            "“Tiếp cận dịch vụ” **cao hơn**",
        ),
        (
            "Tiếp cận dịch vụ và Thái độ của công chức, nội dung nào có kết quả thấp hơn?",
            "“Thái độ của công chức” **thấp hơn**",
        ),
        (
            "Kết quả năm 2029 của tiếp cận dịch vụ hơn xử lý phản ánh như thế nào?",
            "Mục 1 “Tiếp cận dịch vụ” **cao hơn**",
        ),
        (
            "Bầu trưởng thôn và Trạm y tế xã, nội dung nào có chỉ tiêu thứ hạng năm 2030 cao hơn?",
            "“Bầu trưởng thôn” **xếp hạng cao hơn**",
        ),
        (
            "Bầu trưởng thôn và Thu gom rác biển tăng bao nhiêu bậc từ 2026 đến 2030?",
            "“Bầu trưởng thôn” **tăng nhiều hơn**.",
        ),
        (
            "“Bầu trưởng thôn” hay “Thu gom rác biển” phải tăng nhiều bậc hơn từ 2026 đến 2030?",
            "“Bầu trưởng thôn” **tăng nhiều hơn**.",
        ),
        (
            "ke hoach 31: chi tieu thu hang nam 2030 cua bau truong thon va thu gom rac bien chenh nhau may bac?",
            "“Thu gom rác biển” **xếp hạng cao hơn**",
        ),
        (
            "Hai nội dung “Tiếp cận dịch vụ” và “Thái độ của công chức”, nội dung nào có mục tiêu cao hơn, mấy điểm?",
            "“Tiếp cận dịch vụ” **cao hơn**: **85.00**",
        ),
        (
            "Tiếp cận dịch vụ và Thái độ của công chức, nội dung nào phải tăng điểm nhiều hơn so với 2029?",
            "“Thái độ của công chức” **tăng nhiều hơn**.",
        ),
    ],
)
def test_which_is_higher(ask: Ask, question: str, verdict: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert verdict in first_line(answer)
    assert len(answer.citations) == 2

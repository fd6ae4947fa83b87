"""Whom something reaches, what follows upon it, which plan it serves and at what rate is told of just that or not."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

_PLAN = """**ỦY BAN NHÂN DÂN TỈNH HẢI VÂN**

Số: 45/KH-UBND

*Hải Vân, ngày 10 tháng 02 năm 2030*

## KẾ HOẠCH
### Nâng cao chất lượng bến cá năm 2030

## I. TÌNH HÌNH

### 1. Đổi mới cách quản lý bến cá theo Nghị quyết số 20 ngày 06/7/2029 của Hội đồng nhân dân tỉnh

- Rà soát lại 14 bến cá và lập bản đồ luồng lạch.

- Hạn chế: nhiều bến cá chưa có nơi chứa nước đá; quy chế phối hợp trực bến còn chung chung.

## II. NHIỆM VỤ

| STT | Nhiệm vụ | Thời gian | Đơn vị chủ trì |
|---|---|---|---|
| 1 | Theo dõi, tổng hợp báo cáo kết quả triển khai Kế hoạch 57/KH-UBND ngày 08/02/2029 | Hằng quý | Chi cục Thủy sản |
| 2 | Nạo vét luồng vào bến cá | Tháng 6/2030 | Ban Quản lý bến cá |

## III. TỔ CHỨC THỰC HIỆN

### 1. Trách nhiệm của Sở Nông nghiệp và Môi trường

- Hướng dẫn đăng ký tàu cá cập bến.

### 2. Các đơn vị

- Ban Quản lý bến cá gửi danh sách tàu nằm bờ về Chi cục Thủy sản trước ngày 05 hằng tháng.

- Đơn vị chậm gửi danh sách thì bị phê bình trước toàn ngành, làm giảm điểm các tiêu chí của bến.

## PHỤ LỤC
**BẢNG CHẤM ĐIỂM BẾN CÁ**

| STT | Tiêu chí | Điểm tối đa | Kết quả năm 2029 |
|---|---|---|---|
| 1 | Tỷ lệ tàu cá có chỗ neo | 2 | 1.5 |
| 2 | Vệ sinh bến | 3 | 2.25 |
"""


@pytest.fixture(scope="module")
def ask_harbours(ask_over: AskOver, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks a plan on harbours."""
    folder = tmp_path_factory.mktemp("ends")
    (folder / "kh-45-2030.md").write_text(_PLAN, encoding="utf-8")
    return ask_over(folder)


@pytest.mark.parametrize(
    "question",
    [
        "Khi nào phải báo cáo kết quả triển khai Kế hoạch 45?",
        "Không tuân thủ quy chế phối hợp trực bến thì bị xử lý thế nào?",
        "Bản đồ luồng lạch gửi cho cơ quan nào?",
        "Hội đồng nhân dân tỉnh có trách nhiệm gì?",
        "Tỷ lệ tàu cá có chỗ neo năm 2029 là bao nhiêu?",
        "Tiêu chí nào giảm điểm so với năm trước?",
    ],
)
def test_what_is_not_said_is_not_told_from_beside_it(ask_harbours: Ask, question: str) -> None:
    assert ask_harbours(question).abstained


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Khi nào phải tổng hợp báo cáo kết quả triển khai Kế hoạch 57?", "Hằng quý"),
        ("Đơn vị chậm gửi danh sách thì bị xử lý thế nào?", "phê bình"),
        ("Ban Quản lý bến cá gửi danh sách tàu nằm bờ về đâu?", "Chi cục Thủy sản"),
        ("Tiêu chí tỷ lệ tàu cá có chỗ neo được mấy điểm năm 2029?", "1.5"),
        ("Hạn chế lớn nhất của bến cá là gì?", "nước đá"),
    ],
)
def test_what_is_said_is_told(ask_harbours: Ask, question: str, told: str) -> None:
    answer = ask_harbours(question)
    check_citations(answer)
    assert told in answer.answer
    assert "Nạo vét" not in first_line(answer)


def test_an_agency_has_the_duties_below_its_own_heading(ask_harbours: Ask) -> None:
    assert "đăng ký tàu cá" in ask_harbours("Sở Nông nghiệp và Môi trường có trách nhiệm gì?").answer

"""A row that is named word by word is told, whatever else the words of its name or of a header may mean."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations

_PLAN = """**ỦY BAN NHÂN DÂN TỈNH HẢI VÂN**

Số: 61/KH-UBND

*Hải Vân, ngày 12 tháng 01 năm 2031*

## KẾ HOẠCH
### Cấp nước và chiếu sáng năm 2031

## I. CHỈ TIÊU

| STT | Chỉ tiêu | ĐVT | Thực hiện 2030 | Ước 2029 | So kế hoạch năm (%) | Lý do, hướng xử lý |
|---|---|---|---|---|---|---|
| 1 | Chi thủy lợi vượt dự toán được giao | tỷ đồng | 4.5 | 3.75 | 88.5 | Giá thép tăng |
| 2 | Mức giảm số vụ vỡ ống so với năm trước | vụ | 14 | 9 | 92.5 | |

## II. CÔNG VIỆC

| STT | Công việc | Chủ trì | Hạn hoàn thành |
|---|---|---|---|
| 1 | Lắp đèn 5G cho 17 bến còn tối | Sở Công Thương | Tháng 8/2031 |
| 2 | Nhà máy nước Vàm Sậy công suất 6.000 m3/ngày | Sở Xây dựng | Quý IV/2031 |
| 3 | Dự trữ 2.500 kg phèn | Sở Y tế | Tháng 3/2031 |
| 4 | Đường ống 71B đoạn Vàm Sậy - Gò Quéo | Sở Tài chính | Tháng 5/2031 |
"""


@pytest.fixture(scope="module")
def ask_waters(ask_over: AskOver, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks a plan on water and light."""
    folder = tmp_path_factory.mktemp("waters")
    (folder / "kh-61-2031.md").write_text(_PLAN, encoding="utf-8")
    return ask_over(folder)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ai chủ trì “Lắp đèn 5G cho 17 bến còn tối”?", "**Sở Công Thương**"),
        ("ai chu tri lap den 5g cho 17 ben con toi?", "**Sở Công Thương**"),
        ("Khi nào xong “Nhà máy nước Vàm Sậy công suất 6.000 m3/ngày”?", "**Quý IV/2031**"),
        ("Hạn của “Dự trữ 2.500 kg phèn”?", "**Tháng 3/2031**"),
        ("Đơn vị nào chủ trì “Đường ống 71B đoạn Vàm Sậy - Gò Quéo”?", "**Sở Tài chính**"),
        ("Thực hiện 2030 của “Chi thủy lợi vượt dự toán được giao” là bao nhiêu?", "**4.5**"),
        ("ĐVT của “Mức giảm số vụ vỡ ống so với năm trước” là gì?", "**vụ**"),
        ("ĐVT của Mức giảm số vụ vỡ ống so với năm trước là gì?", "**vụ**"),
        ("Ước 2029 của “Chi thủy lợi vượt dự toán được giao” là gì?", "**3.75**"),
        ("uoc 2029 cua chi thuy loi vuot du toan duoc giao la bao nhieu?", "**3.75**"),
        ("So kế hoạch năm (%) của “Mức giảm số vụ vỡ ống so với năm trước” là gì?", "**92.5**"),
        ("Lý do, hướng xử lý của “Chi thủy lợi vượt dự toán được giao” là gì?", "Giá thép tăng"),
        ("Lý do, hướng xử lý của “Mức giảm số vụ vỡ ống so với năm trước” là gì?", "để trống"),
    ],
)
def test_a_row_that_is_named_word_by_word_is_told(ask_waters: Ask, question: str, told: str) -> None:
    answer = ask_waters(question)
    assert told in answer.answer
    assert not answer.abstained
    check_citations(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Ai chủ trì “Lắp đèn 6G cho 17 bến còn tối”?",
        "Ai chủ trì “Đường ống 72B đoạn Vàm Sậy - Gò Quéo”?",
        "Ước 2028 của “Chi thủy lợi vượt dự toán được giao” là bao nhiêu?",
        "“Chi thủy lợi vượt dự toán được giao” vượt bao nhiêu phần trăm?",
    ],
)
def test_a_name_with_another_number_and_another_column_are_not_told(ask_waters: Ask, question: str) -> None:
    assert ask_waters(question).abstained

"""Criteria with scores and outputs at once: what "kết quả" asks, what a named row leaves blank, and places asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

PLAN = """\
**ỦY BAN NHÂN DÂN TỈNH VÂN LĨNH**

Số: 31/KH-UBND

# KẾ HOẠCH

**Nâng cao chỉ số PAR INDEX, SIPAS năm 2030**

## I. ĐÁNH GIÁ

Không tính các tiêu chí lấy điểm từ PCI và nhóm 8. Năm 2029 tỉnh xếp thứ 12/34 về PAR INDEX.

## BIỂU 01

**Điểm và phân công các tiêu chí PAR INDEX**

| Mã | Tiêu chí | Điểm tối đa | Điểm đạt 2029 | Chủ trì | Điểm mục tiêu 2030 | Sản phẩm |
|---|---|---|---|---|---|---|
| 1 | CẢI CÁCH THỦ TỤC HÀNH CHÍNH | 5 | 3.1 |  | 4.5 |  |
| 1.1 | Kiểm tra tiến độ | 3 | 2.1 | Thanh tra tỉnh | 2.5 |  |
| 1.1.1 | Kiểm tra tiến độ tại xã | 2 | 1.6 | Thanh tra tỉnh | 1.8 | Kết luận kiểm tra |
| 1.1.2 | Khắc phục sau kiểm tra | 1 | 0.5 | Thanh tra tỉnh | 0.7 | Văn bản báo cáo |
| 1.2 | Truyền thông | 2 | 1 | Sở Nội vụ | 2 | 48 chuyên mục |

## BIỂU 02

**Mục tiêu tỷ lệ hài lòng (SIPAS) - đơn vị tính: %**

| Nhóm yếu tố | Yếu tố | 2029 | Mục tiêu 2030 |
|---|---|---|---|
| Kết quả nhận được | Trả đúng hẹn | 80,35 | 85 |
|  | Kết quả chính xác | 87,72 | 88,5 |
|  | Có nhiều cách để góp ý | 79,58 | .. |

Ghi chú: ".." : chưa xác định.
"""


@pytest.fixture(scope="module")
def ask_scored(ask_over: AskOver, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder: Path = tmp_path_factory.mktemp("scored")
    (folder / "ke-hoach.md").write_text(PLAN, encoding="utf-8")
    return ask_over(folder, shipped=True)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Kết quả năm 2029 của tiêu chí 1.2 là bao nhiêu?", "**1**"),
        ("Sản phẩm của “Kiểm tra tiến độ” là gì?", "Bảng **để trống** ô kết quả/sản phẩm của tiêu chí 1.1"),
        ("Sản phẩm của “Kiểm tra tiến độ tại xã” là gì?", "**Kết luận kiểm tra**"),
        ("Trả đúng hẹn đặt mục tiêu năm 2030 bao nhiêu phần trăm?", "**85**%"),
        ("Kết quả chính xác năm 2029 đạt bao nhiêu %?", "**87,72**%"),
        ("Mục tiêu năm 2030 của “CẢI CÁCH THỦ TỤC HÀNH CHÍNH” trong kế hoạch 31/KH-UBND là bao nhiêu?", "**4.5**"),
    ],
)
def test_what_a_scored_task_has(ask_scored: Ask, question: str, begins: str) -> None:
    answer = ask_scored(question)
    check_citations(answer)
    assert first_line(answer).startswith(begins)


def test_a_bare_result_is_told_with_what_comes_of_the_row(ask_scored: Ask) -> None:
    text = ask_scored("Kết quả của tiêu chí 1.2 là gì?").answer
    assert "48 chuyên mục" in text
    assert "**1**" in text


def test_a_group_of_criteria_is_no_place_in_a_ranking(ask_scored: Ask) -> None:
    assert ask_scored("Năm 2029 tỉnh Vân Lĩnh xếp thứ mấy cả nước về PCI?").abstained
    assert "12/34" in ask_scored("Năm 2029 PAR INDEX xếp thứ mấy?").answer


def test_dots_in_a_cell_mean_what_the_note_says(ask_scored: Ask) -> None:
    assert "chưa xác định" in ask_scored("Mục tiêu năm 2030 của “Có nhiều cách để góp ý” là bao nhiêu?").answer

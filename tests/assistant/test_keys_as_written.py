"""Rows that a question names by keys which are written otherwise, and what "kết quả" asks of a row."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations

_PLAN = """**ỦY BAN NHÂN DÂN TỈNH ĐÔNG GIANG**

Số: 61/KH-UBND

*Đông Giang, ngày 05 tháng 01 năm 2031*

## KẾ HOẠCH
### Chăm sóc vườn cò năm 2031

## I. MỤC TIÊU

- Đàn cò tăng thêm 300 con.

## II. NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Kết quả năm 2030 | Sản phẩm |
|---|---|---|---|---|
| 01 | Dự trữ 250 kg cá mồi | Sở Tài chính | 1,5 | Kho cá mồi |
| 02 | Trồng tre quanh vườn | Sở Xây dựng | 2,0 | 40 bụi tre |
| 03 | Dựng chòi quan sát | Công an tỉnh | 0,5 | |

## PHỤ LỤC

| Mã | Nội dung | Đơn vị chủ trì |
|---|---|---|
| D1 | Đếm tổ cò | Sở Y tế |
| Đ1 | Treo biển báo | Thanh tra tỉnh |
| D.2 | Rào vườn | Sở Nội vụ |
| Đ.2 | Thả cá con, mỗi năm ít nhất hai đợt | Sở Xây dựng |
| T3 | Tập cho trẻ vẽ cò | Sở Giáo dục và Đào tạo |
"""


@pytest.fixture(scope="module")
def ask_herons(ask_over: AskOver, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks a plan whose rows are numbered "01" and lettered "D1", "Đ1"."""
    folder = tmp_path_factory.mktemp("herons")
    (folder / "kh-61-2031.md").write_text(_PLAN, encoding="utf-8")
    return ask_over(folder)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ai chủ trì nhiệm vụ 2 của Kế hoạch 61?", "**Sở Xây dựng**"),
        ("Ai chủ trì nhiệm vụ 02 của Kế hoạch 61?", "**Sở Xây dựng**"),
        ("Nội dung số thứ tự 3 của Kế hoạch 61?", "Dựng chòi quan sát"),
        ("Mục D1 do ai chủ trì?", "**Sở Y tế**"),
        ("Mục Đ1 do ai chủ trì?", "**Thanh tra tỉnh**"),
        ("Mục D.2 trong Kế hoạch 61 do ai chủ trì?", "**Sở Nội vụ**"),
        ("muc d.2 trong ke hoach 61 do ai chu tri", "**Sở Nội vụ**"),
        ("Mục Đ.2 trong Kế hoạch 61 do ai chủ trì?", "**Sở Xây dựng**"),
        ("Mục T3 trong Kế hoạch 61 do ai chủ trì?", "**Sở Giáo dục và Đào tạo**"),
        ("Ai chủ trì “Thả cá con, mỗi năm ít nhất hai đợt” theo Kế hoạch 61?", "**Sở Xây dựng** chủ trì"),
        ("Ai chủ trì việc dự trữ 250 kg cá mồi?", "**Sở Tài chính**"),
        ("Kết quả của việc trồng tre quanh vườn là gì?", "**40 bụi tre**"),
        ("Kết quả của việc trồng tre quanh vườn là bao nhiêu?", "**2,0**"),
        ("Yêu cầu về kết quả đối với nhiệm vụ 3 của Kế hoạch 61?", "để trống"),
    ],
)
def test_the_row_is_found_and_told(ask_herons: Ask, question: str, told: str) -> None:
    answer = ask_herons(question)
    check_citations(answer)
    assert told in answer.answer

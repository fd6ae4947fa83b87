"""Two indexes as wholes: how a column of the rows that sum them up compares."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

_PLAN = """**ỦY BAN NHÂN DÂN TỈNH HẢI VÂN**

Số: 45/KH-UBND

*Hải Vân, ngày 10 tháng 02 năm 2030*

## KẾ HOẠCH
### Nâng cao Chỉ số cải cách hành chính (PAR INDEX) và Chỉ số hiệu quả quản trị và hành chính công (PAPI) năm 2030

Năm 2029 Chỉ số PAR INDEX của tỉnh đạt 88,20 điểm; Chỉ số PAPI đạt 42,10 điểm.

## PHỤ LỤC 1
**CHỈ SỐ CẢI CÁCH HÀNH CHÍNH (PAR INDEX)**

| STT | Tiêu chí | Điểm tối đa | Kết quả năm 2029 | Mục tiêu năm 2030 | Đơn vị chủ trì |
|---|---|---|---|---|---|
| 1 | Chỉ đạo điều hành | 10 | 9.00 | 9.50 | Sở Nội vụ |
| 2 | Thủ tục hành chính | 13 | 11.00 | 12.00 | Văn phòng UBND tỉnh |
| | **Tổng cộng** | 100 | 88.20 | 90.50 | |

## PHỤ LỤC 2
**CHỈ SỐ HIỆU QUẢ QUẢN TRỊ VÀ HÀNH CHÍNH CÔNG (PAPI)**

| STT | Nội dung | Điểm tối đa | Kết quả năm 2029 | Mục tiêu năm 2030 | Đơn vị chủ trì |
|---|---|---|---|---|---|
| 1 | Công khai, minh bạch | 10 | 5.60 | 5.90 | Sở Tư pháp |
| 2 | Quản trị môi trường | 10 | 3.10 | 3.40 | Sở Nông nghiệp và Môi trường |
| | **Chỉ số chung** | 80 | 42.10 | 45.00 | |
"""

_LONGER = """**ỦY BAN NHÂN DÂN TỈNH HẢI VÂN**

Số: 91/KH-UBND

*Hải Vân, ngày 12 tháng 9 năm 2030*

## KẾ HOẠCH
### Nâng cao Chỉ số hiệu quả quản trị và hành chính công (PAPI) giai đoạn 2031 - 2035

## I. MỤC ĐÍCH, YÊU CẦU

### 1. Mục đích

- Chỉ số PAPI mỗi năm tăng ít nhất 03 bậc, đến năm 2035 vào nhóm Cao.

- Người dân được phục vụ tốt hơn ở cấp xã.

## II. TỔ CHỨC THỰC HIỆN

1. Các sở, ngành làm theo nhiệm vụ được giao, gắn với mục tiêu phát triển của tỉnh giai đoạn 2031 - 2035 và hằng năm.
"""


@pytest.fixture(scope="module")
def ask_indexes(ask_over: AskOver, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks a plan with a table for each of two indexes, and one of later years without a table."""
    plans = tmp_path_factory.mktemp("indexes")
    (plans / "kh-45-2030.md").write_text(_PLAN, encoding="utf-8")
    (plans / "kh-91-2030.md").write_text(_LONGER, encoding="utf-8")
    return ask_over(plans)


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        ("Điểm tối đa của PAR INDEX và PAPI khác nhau bao nhiêu?", "20"),
        ("PAR INDEX và PAPI, chỉ số nào có điểm tối đa cao hơn?", "20"),
        ("Mục tiêu năm 2030 của PAR INDEX cao hơn PAPI bao nhiêu?", "45.5"),
    ],
)
def test_the_column_that_is_named_is_compared(ask_indexes: Ask, question: str, gap: str) -> None:
    answer = ask_indexes(question)
    check_citations(answer)
    assert first_line(answer) == f"PAR INDEX **cao hơn** PAPI, chênh **{gap}**:"


def test_a_highest_score_is_no_result_of_running_text(ask_indexes: Ask) -> None:
    answer = ask_indexes("Điểm tối đa của PAR INDEX và PAPI khác nhau bao nhiêu?")
    assert "88,20" not in answer.answer


@pytest.mark.parametrize("question", ["Mục tiêu PAPI năm 2035 là gì?", "Mục tiêu của Chỉ số PAPI đến năm 2035?"])
def test_the_aim_of_a_year_that_no_table_has(ask_indexes: Ask, question: str) -> None:
    answer = ask_indexes(question)
    check_citations(answer)
    assert "vào nhóm Cao" in first_line(answer)


@pytest.mark.parametrize(
    "question",
    ["Các nhiệm vụ nâng cao PAPI năm 2030 thế nào rồi?", "Chỉ số hiệu quả quản trị và hành chính công ra sao?"],
)
def test_a_title_alone_answers_nothing(ask_indexes: Ask, question: str) -> None:
    answer = ask_indexes(question)
    assert answer.abstained or any(c.isdigit() for c in first_line(answer).split("[")[0])


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        ("Mục tiêu PAR INDEX năm 2030 cao hơn kết quả năm 2029 bao nhiêu?", "2.3"),
        ("PAPI năm 2030 đặt mục tiêu cao hơn năm 2029 bao nhiêu điểm?", "2.9"),
    ],
)
def test_the_aim_of_an_index_is_held_against_its_result(ask_indexes: Ask, question: str, gap: str) -> None:
    answer = ask_indexes(question)
    check_citations(answer)
    assert f"chênh **{gap}**" in first_line(answer)

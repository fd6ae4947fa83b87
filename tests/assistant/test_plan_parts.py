"""The parts that plans have by custom are told when nothing but their names is asked, or said to be missing."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

_PLAN = """**ỦY BAN NHÂN DÂN TỈNH HẢI VÂN**

Số: 52/KH-UBND

*Hải Vân, ngày 12 tháng 02 năm 2030*

## KẾ HOẠCH
### Phòng, chống dông sét năm 2030

## I. MỤC ĐÍCH, YÊU CẦU

### 1. Mục đích

- Không để người dân thiệt mạng vì sét đánh.

### 2. Yêu cầu

- Cột thu lôi được kiểm tra trước mùa mưa; đơn vị chậm kiểm tra phải giải trình bằng văn bản với Chủ tịch UBND tỉnh.

## II. NHIỆM VỤ

- Lắp 40 cột thu lôi; mục tiêu chung của xã Cổ Lũy là thay hết cột cũ.

- Chủ quan: chủ đầu tư lập hồ sơ lắp cột chậm.

## III. TỔ CHỨC THỰC HIỆN

### 1. Sở Xây dựng

- Theo dõi, đôn đốc, tổng hợp kết quả thực hiện Kế hoạch này, báo cáo UBND tỉnh.

### 2. Sở Tài chính

- Tổng hợp nhu cầu mua cột thu lôi.

**BẢNG CHẤM ĐIỂM**

| STT | Tiêu chí | Mục tiêu năm 2030 | Cơ quan chủ trì |
|---|---|---|---|
| 1 | Chỉ số chung về cột thu lôi | 46 | Sở Xây dựng |
| 2 | Khắc phục dự án cột thu lôi chậm tiến độ | 12 | Sở Tài chính |
"""


@pytest.fixture(scope="module")
def ask_storms(ask_over: AskOver, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks a plan on thunderstorms."""
    folder = tmp_path_factory.mktemp("parts")
    (folder / "kh-52-2030.md").write_text(_PLAN, encoding="utf-8")
    return ask_over(folder)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Mục tiêu của Kế hoạch 52 là gì?", "sét đánh"),
        ("muc tieu chung cua ke hoach 52 la gi", "sét đánh"),
        ("Kế hoạch 52 đề ra những yêu cầu gì?", "thu lôi"),
        ("Mục đích, yêu cầu của KH 52?", "sét đánh"),
        ("Kế hoạch 52 gồm những nội dung chính nào?", "**3 phần**"),
        ("Chậm kiểm tra cột thu lôi thì phải giải trình với ai?", "Chủ tịch UBND tỉnh"),
        ("Dự án cột thu lôi chậm tiến độ do cơ quan nào khắc phục?", "Sở Tài chính"),
    ],
)
def test_what_a_part_says_is_told(ask_storms: Ask, question: str, told: str) -> None:
    answer = ask_storms(question)
    check_citations(answer)
    assert told in answer.answer


def test_a_part_that_serves_for_the_one_asked_for_is_said_to_be_another(ask_storms: Ask) -> None:
    assert any("không có phần riêng “mục tiêu chung”" in note for note in ask_storms("Mục tiêu chung của KH 52?").notes)


@pytest.mark.parametrize(
    "question",
    ["Ai theo dõi, đôn đốc việc thực hiện Kế hoạch 52?", "Cơ quan nào tổng hợp báo cáo kết quả thực hiện KH 52?"],
)
def test_who_sees_to_the_plan_is_told_by_its_own_text(ask_storms: Ask, question: str) -> None:
    answer = ask_storms(question)
    check_citations(answer)
    assert first_line(answer).startswith("**Sở Xây dựng**")
    assert "Theo dõi" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Ai giám sát việc thực hiện Kế hoạch 52?",
        "Cột thu lôi phải được kiểm tra trước ngày nào?",
        "Ai phối hợp với Sở Xây dựng nhiều nhất?",
    ],
)
def test_what_no_part_says_is_declined(ask_storms: Ask, question: str) -> None:
    assert ask_storms(question).abstained


@pytest.mark.parametrize("part", ["quan điểm", "phạm vi áp dụng", "kinh phí thực hiện"])
def test_a_part_that_the_plan_lacks_is_declined_with_those_that_it_has(ask_storms: Ask, part: str) -> None:
    answer = ask_storms(f"{part.capitalize()} của Kế hoạch 52 là gì?")
    assert answer.abstained
    assert "TỔ CHỨC THỰC HIỆN" in answer.answer


def test_the_part_of_each_of_two_plans_is_told(ask: Ask) -> None:
    answer = ask("So sánh mục tiêu của Kế hoạch 58 với Kế hoạch 12")
    check_citations(answer)
    assert "91,5 điểm" in answer.answer
    assert "hồ sơ đất đai" in answer.answer


def test_whom_a_plan_is_for_is_told_by_no_row_that_has_the_words(ask_storms: Ask) -> None:
    answer = ask_storms("Kế hoạch 52 áp dụng cho ai?")
    assert answer.abstained
    assert "không có phần “đối tượng”" in answer.answer

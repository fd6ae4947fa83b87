"""A plan laid out unlike others: agencies before the key, keys of letters and numbers, headings without a key."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.row_keys import RowKeys
from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line, listed

LAYOUTS = Path(__file__).parent / "layouts"


@pytest.fixture(scope="module")
def ask_layouts(ask_over: AskOver) -> Ask:
    """Asks a question of the one plan."""
    return ask_over(LAYOUTS)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Cơ quan nào chủ trì nhiệm vụ I.1.b?", "Sở Xây dựng"),
        ("i.1.b hạn khi nào", "Quý III/2030"),
        ("NV-02 do ai soạn thảo?", "Sở Tài chính"),
        ("nv 03 trình ngày nào?", "05/12/2030"),
        ("Ai cùng làm việc dán áp phích tại nhà văn hóa?", "để trống"),
        ("Cấp nào ban hành Nghị quyết về giá nước?", "HĐND tỉnh"),
        ("Tỷ lệ hộ có nước sạch của xã Khun Há?", "64,2"),
        ("Mẫu nước đạt của Nậm Cha là bao nhiêu?", "88,1"),
        ("Điểm của Nà Sọc năm 2029 và 2028 chênh nhau bao nhiêu?", "2,05"),
    ],
)
def test_a_row_is_found_wherever_its_key_stands(ask_layouts: Ask, question: str, value: str) -> None:
    answer = ask_layouts(question)
    check_citations(answer)
    assert value in first_line(answer)


def test_who_follows_a_task_up_stands_in_the_column_of_that_name(ask_layouts: Ask) -> None:
    assert "Quàng Thị Én" in ask_layouts("II.1 do ai theo dõi?").answer


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Những nhiệm vụ nào ở mức độ Khẩn?", ["I.1.a", "II.1"]),
        ("Có mấy nhiệm vụ ở mức độ “Khẩn”?", ["I.1.a", "II.1"]),
        ("Văn bản nào có cấp ban hành là UBND tỉnh?", ["NV-01", "NV-03"]),
        ("Việc nào của Kế hoạch 77 xong trước 30/6?", ["I.1.a", "NV-01", "NV-02", "", ""]),
    ],
)
def test_rows_are_chosen_by_what_a_column_says(ask_layouts: Ask, question: str, rows: list[str]) -> None:
    answer = ask_layouts(question)
    check_citations(answer)
    assert [key for _, key in listed(answer)] == rows


def test_districts_are_chosen_by_their_group_and_place(ask_layouts: Ask) -> None:
    assert first_line(ask_layouts("Có mấy huyện thuộc nhóm Khá?")).startswith("Có **2 huyện**")
    assert "Thất thoát nước" in ask_layouts("Huyện nào có chỉ số yếu nhất là Thất thoát nước?").answer
    assert first_line(ask_layouts("Chỉ số yếu nhất của huyện Pác Nặm là gì?")).startswith("**Chất lượng nước**")
    assert "Pác Nặm" in "".join(ask_layouts("Huyện nào đứng cuối bảng năm 2029?").answer.split("\n")[:2])


def test_a_key_that_no_row_has_is_told(ask_layouts: Ask) -> None:
    assert ask_layouts("Nhiệm vụ I.2.c do ai chủ trì?").reason == "no_such_code"
    assert ask_layouts("NV-17 do ai soạn thảo?").reason == "no_such_code"


def test_appendices_are_named_by_letters(ask_layouts: Ask) -> None:
    answer = ask_layouts("Sở Xây dựng chủ trì mấy nhiệm vụ trong Phụ lục A?")
    assert first_line(answer).startswith("Có **2 nhiệm vụ**")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("NV-03 và nv 5", ["NV-03", "NV-5"]),
        ("mục II.2.b của phụ lục", ["II.2.b"]),
        ("P5.3 đạt 5.3 điểm", ["P5.3"]),
        ("ngày 12/NV-03/2030, QĐ-512", []),
        ("nhiệm vụ II.9.a", ["II.9.a"]),
        ("năm 2030 có 12 xã", []),
    ],
)
def test_mixed_keys_however_they_are_typed(text: str, keys: list[str]) -> None:
    found = RowKeys(["NV-03", "NV-5", "II.2.b", "P5.3", "7.1.2", "12"]).find(text)
    assert [key.key for key in found] == keys
    assert all(text[key.start : key.end] for key in found)

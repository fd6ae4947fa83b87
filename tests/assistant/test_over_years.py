"""Columns of years, parts of a heading and partners of an agency: what is worked out of them, and what is declined."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, cited, first_line

YEARLY = Path(__file__).parent / "by_years"
PLAN = "31/CTr-UBND"


@pytest.fixture(scope="module")
def ask_yearly(ask_over: AskOver) -> Ask:
    """Asks a question of the one programme."""
    return ask_over(YEARLY)


@pytest.mark.parametrize(
    ("question", "values", "rows"),
    [
        ("Năm nào sản lượng cá nuôi lồng bè cao nhất trong giai đoạn 2026 - 2028?", ["2027", "5.340"], ["1"]),
        ("Giai đoạn 2026 - 2028 năm nào nâng cấp được nhiều bến cá nhất, năm nào ít nhất?", ["2027", "2028"], ["2"]),
        ("Cộng cả 3 năm 2029 - 2031 phải nâng cấp bao nhiêu bến cá?", ["**20**"], ["K2"]),
        ("Từ năm 2026 đến năm 2028 tổng sản lượng cá nuôi lồng bè là bao nhiêu tấn?", ["**14.330** tấn"], ["1"]),
        ("Bồi dưỡng: tổng kinh phí của việc 1 là bao nhiêu?", ["**2.090** triệu đồng"], ["1", "", ""]),
        ("Những đơn vị nào cùng Công an tỉnh diễn tập cứu nạn trên biển?", ["Bộ Chỉ huy Quân sự tỉnh; Sở Y tế"], ["2"]),
        ("Cơ quan nào cùng Sở Tài chính nâng cấp bến cá Hòn Đỏ?", ["Sở Xây dựng"], ["3"]),
        ("Diễn tập cứu nạn và nâng cấp bến cá Hòn Đỏ, việc nào kinh phí lớn hơn?", ["Nâng cấp bến cá"], ["2", "3"]),
    ],
)
def test_what_a_table_comes_to(ask_yearly: Ask, question: str, values: list[str], rows: list[str]) -> None:
    answer = ask_yearly(question)
    check_citations(answer)
    assert all(value in first_line(answer) for value in values), answer.answer
    assert cited(answer) == [(PLAN, row) for row in rows]


def test_a_result_and_an_aim_of_two_tables_are_held_against_each_other(ask_yearly: Ask) -> None:
    answer = ask_yearly("Sản lượng cá nuôi lồng bè năm 2031 tăng bao nhiêu so với năm 2028?")
    check_citations(answer)
    assert "tăng **2.230** tấn" in first_line(answer)
    assert cited(answer) == [(PLAN, "1"), (PLAN, "K1")]


@pytest.mark.parametrize(
    "question",
    [
        "Cộng cả 3 năm 2026 - 2028 tỷ lệ tàu có thiết bị giám sát là bao nhiêu?",
        "Điểm thi đua năm 2030 của K2 là bao nhiêu?",
        "Đến năm 2031 Chương trình đặt mục tiêu bao nhiêu xã, phường có cán bộ khuyến ngư chuyên trách?",
    ],
)
def test_what_the_table_does_not_say_is_declined(ask_yearly: Ask, question: str) -> None:
    assert ask_yearly(question).abstained


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Chương trình hình thành 03 vùng nuôi tập trung nào?", "rong sụn"),
        ("Hình thành 03 vùng nuôi tập trung trước khi nào?", "năm 2031"),
        ("Số liệu sai phải sửa trong bao lâu, riêng số liệu tàu cá thì sao?", "15 ngày"),
        ("UBND các xã kiện toàn tổ ngư dân cộng đồng trước ngày nào?", "15/4/2029"),
    ],
)
def test_running_text_that_names_or_dates_it(ask_yearly: Ask, question: str, value: str) -> None:
    answer = ask_yearly(question)
    check_citations(answer)
    assert value in answer.answer


def test_points_are_not_in_the_unit_of_the_row(ask_yearly: Ask) -> None:
    answer = ask_yearly("Điểm thi đua năm 2029 của K3 là bao nhiêu?")
    assert first_line(answer).startswith("**6** là")


def test_each_thing_that_is_counted_is_told(ask_yearly: Ask) -> None:
    answer = ask_yearly("Mức 2 nặng có bao nhiêu xã, bao nhiêu hộ thiệt hại?")
    check_citations(answer)
    assert "**5**" in answer.answer
    assert "**1.205**" in answer.answer

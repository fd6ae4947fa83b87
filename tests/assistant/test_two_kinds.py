"""What an agency does in tables of two kinds, agencies whose names mislead, and deadlines as cells state them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import cited, first_line, listed

PLAN = "31/KH-UBND"


@pytest.fixture(scope="module")
def ask_plan(ask_over: AskOver) -> Ask:
    """Asks a question of one plan with a table of criteria and one of tasks below headings that are agencies."""
    return ask_over(Path(__file__).parent / "two_kinds", shipped=True)


@pytest.mark.parametrize("verb", ["Liệt kê các nhiệm vụ do Sở Công Thương chủ trì", "SCT chủ trì bao nhiêu nhiệm vụ"])
def test_criteria_that_an_agency_leads_are_told_apart_from_its_tasks(ask_plan: Ask, verb: str) -> None:
    answer = ask_plan(f"{verb} trong Kế hoạch 31/KH-UBND?")
    assert "**3 nhiệm vụ**" in first_line(answer)
    assert listed(answer) == [(PLAN, key) for key in ("1", "2", "4")]
    beside = answer.answer.partition("Ngoài ra có **2 tiêu chí** (Phụ lục I)")[2]
    assert "Kho lạnh dùng chung" in beside
    assert "Sàn bán hàng trực tuyến" in beside


@pytest.mark.parametrize("what", ["những việc gì", "những gì", "những nội dung nào"])
def test_all_that_an_agency_leads_is_counted_by_kind_where_no_kind_is_asked(ask_plan: Ask, what: str) -> None:
    answer = ask_plan(f"Sở Công Thương chủ trì {what} trong Kế hoạch 31/KH-UBND?")
    assert "**5 nội dung**" in first_line(answer)
    assert "**3 nhiệm vụ** (Phụ lục II)" in first_line(answer)
    assert "**2 tiêu chí** (Phụ lục I)" in first_line(answer)
    assert len(listed(answer)) == 5


def test_criteria_alone_stay_criteria(ask_plan: Ask) -> None:
    answer = ask_plan("Sở Công Thương chủ trì những tiêu chí nào trong Kế hoạch 31/KH-UBND?").answer
    assert answer.startswith("Có **2 tiêu chí**")
    assert "nhiệm vụ" not in answer


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Ngân hàng Nhà nước Khu vực 12 chủ trì những nhiệm vụ nào?", ["3", "1"]),
        ("Sở Công Thương phối hợp những nhiệm vụ nào?", ["3"]),
        ("Sở Tài chính phối hợp bao nhiêu nhiệm vụ?", ["1", "4"]),
        ("Nhiệm vụ nào trong Kế hoạch 31 có thời hạn 30/9?", ["2"]),
        ("Việc nào có hạn hoàn thành là Mỗi tháng 01 chuyến?", ["1"]),
        ("Những nhiệm vụ nào có thời hạn 20/11/2030; 15/12/2030?", ["4"]),
        ("Nhiệm vụ nào có thời hạn tháng 01/2031?", ["3"]),
    ],
)
def test_rows_of_an_agency_and_of_a_deadline(ask_plan: Ask, question: str, rows: list[str]) -> None:
    answer = ask_plan(question)
    assert not answer.abstained
    assert cited(answer) == [(PLAN, row) for row in rows]


def test_what_an_agency_has_to_do_is_that_of_the_time_which_is_asked(ask_plan: Ask) -> None:
    assert "**5 nội dung**" in first_line(ask_plan("Sở Công Thương phải làm gì trong năm 2030?"))
    assert cited(ask_plan("Ngân hàng Nhà nước Khu vực 12 phải làm gì trong tháng 01/2031?")) == [(PLAN, "3")]
    assert ask_plan("Sở Công Thương phải làm gì trong tháng 4/2030?").abstained


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Có phải Liên minh Hợp tác xã tỉnh chủ trì lập bản đồ kho lạnh không?", "**Không đúng.** Nhiệm vụ 2"),
        ("“Lập quỹ bảo lãnh” do Ngân hàng Nhà nước Khu vực 12 chủ trì phải không?", "**Không đúng.** **SCT**"),
        ("“Lập quỹ bảo lãnh” do Sở Công Thương chủ trì phải không?", "**Đúng.**"),
    ],
)
def test_whether_an_agency_leads_a_row_is_told_whatever_its_name_says(ask_plan: Ask, question: str, told: str) -> None:
    assert ask_plan(question).answer.startswith(told)

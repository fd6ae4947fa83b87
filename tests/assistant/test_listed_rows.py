"""Rows that are named side by side or by their heading, and numbers that are asked for by their unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, cited, first_line

LISTED = Path(__file__).parent / "listed_rows"
PLAN = "52/KH-UBND"


@pytest.fixture(scope="module")
def ask_listed(ask_over: AskOver) -> Ask:
    """Asks a question of the one plan."""
    return ask_over(LISTED)


@pytest.mark.parametrize(
    ("question", "values", "rows"),
    [
        ("Tổng lượng hàng qua ba bến xe Suối Đá, Đồi Chè, Mũi Sậy năm 2030 là bao nhiêu?", ["**2.040**"], "123"),
        ("Bến xe Suối Đá và Đồi Chè năm 2032 gửi tổng cộng bao nhiêu tấn hàng?", ["**2.270**"], "12"),
        ("Khu vực cửa sông Lâm Hà trồng mới tổng cộng bao nhiêu ha?", ["**71,7** ha"], "123"),
        ("Tổng diện tích trồng mới của Bãi Sú và Láng Trâm là bao nhiêu ha?", ["**42,6** ha"], "24"),
        (
            "Trong ba bến xe Suối Đá, Đồi Chè, Mũi Sậy, năm 2032 bến nào nhiều hàng nhất và hơn Mũi Sậy bao nhiêu?",
            ["Đồi Chè", "**1.820**", "**1.600**"],
            "123",
        ),
        ("Trong Cồn Ngang, Bãi Sú và Vàm Rạch, xã nào có cây chết ít nhất?", ["Vàm Rạch", "**640**"], "125"),
    ],
)
def test_rows_named_side_by_side_are_added_and_ranked(
    ask_listed: Ask, question: str, values: list[str], rows: str
) -> None:
    answer = ask_listed(question)
    check_citations(answer)
    assert all(value in first_line(answer) for value in values), answer.answer
    assert cited(answer) == [(PLAN, row) for row in rows]


@pytest.mark.parametrize(
    "question",
    [
        "Tổng hàng qua ba bến xe Suối Đá, Đồi Chè, Hang Dơi năm 2030 là bao nhiêu?",
        "Tổng hàng qua bến xe Suối Đá, Đồi Chè và Hang Dơi năm 2030 là bao nhiêu?",
        "Tổng tiền vé qua ba bến xe Suối Đá, Đồi Chè, Mũi Sậy năm 2030 là bao nhiêu?",
        "Hàng gửi qua bến xe Suối Đá năm 2030 là bao nhiêu lượt khách?",
        "Hàng gửi qua bến xe năm 2030 là bao nhiêu tấn?",
    ],
)
def test_rows_that_are_not_all_there_or_of_another_matter_tell_nothing(ask_listed: Ask, question: str) -> None:
    assert ask_listed(question).abstained


@pytest.mark.parametrize(
    ("question", "value", "row"),
    [
        ("Hàng gửi qua bến xe Đồi Chè năm 2031 mục tiêu bao nhiêu tấn?", "**1.700** nghìn tấn", "2"),
        ("Năm 2031 bến xe Suối Đá gửi bao nhiêu tấn hàng?", "**380** nghìn tấn", "1"),
        ("Xe khách đón tại bến năm 2032 là bao nhiêu lượt?", "**85** nghìn lượt", "4"),
        ("Thái độ lái xe năm 2031 mục tiêu bao nhiêu %?", "**82**%", "1"),
    ],
)
def test_a_number_is_asked_for_by_its_unit(ask_listed: Ask, question: str, value: str, row: str) -> None:
    answer = ask_listed(question)
    check_citations(answer)
    assert first_line(answer).startswith(value)
    assert cited(answer) == [(PLAN, row)]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Việc nào về phát triển bến xe phải xong ngày 30/6/2031 và do ai làm?", ["V2"]),
        ("Việc nào về trồng rừng phải xong trong tháng 9/2030?", ["V3"]),
        ("Việc nào về bến xe phải xong trong tháng 3/2031?", []),
    ],
)
def test_what_is_due_on_a_day_is_told_of_the_plan_for_the_matter(
    ask_listed: Ask, question: str, rows: list[str]
) -> None:
    assert cited(ask_listed(question)) == [(PLAN, row) for row in rows]


def test_what_a_plan_replaces_is_told_with_its_day(ask_listed: Ask) -> None:
    answer = ask_listed("Kế hoạch 52 thay thế kế hoạch số mấy, ban hành ngày nào?")
    assert "**17/KH-UBND** ngày **02 tháng 02 năm 2028**" in answer.answer


def test_whoever_does_something_is_not_asked_for(ask_listed: Ask) -> None:
    assert ask_listed("Ai làm xong việc V2 trước hạn thì được thưởng mấy triệu?").abstained

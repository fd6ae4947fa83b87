"""Questions whose clauses ask for several columns of one row, and turns that name another row of the same table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver

CLAUSES = Path(__file__).parent / "clauses"


@pytest.fixture(scope="module")
def ask_clauses(ask_over: AskOver) -> Ask:
    """Asks a question of a plan with counts, upper limits and tasks; indexed once."""
    return ask_over(CLAUSES, shipped=True)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Xã Bản Liềng được giao sửa mấy chuồng, xây mấy bể nước và tuyển mấy thú y viên?",
            ["**22**", "**8**", "**12**"],
        ),
        ("Xã Khe Bương được giao tổng cộng bao nhiêu tiền, trong đó mấy thú y viên?", ["**470**", "**9**"]),
        (
            "Xã Nậm Tao có bao nhiêu thú y viên và xử lý chất thải bằng cách nào?",
            ["**5**", "**Chở về nhà máy**"],
        ),
        (
            "Nối đường điện ba pha là việc của cơ quan nào, hạn đến khi nào trong năm 2030?",
            ["**Sở Công Thương**", "**30/9/2030**"],
        ),
        ("Ba việc gấp của năm 2030 là gì?", ["Sửa mái các trại giống", "Nối đường điện", "Tuyển thú y viên"]),
        ("Kết quả phải có của phần việc 2.2 là gì?", ["**Biên bản đóng điện**"]),
        ("Học viên học nghề thú y năm 2031 là bao nhiêu người?", ["**để trống**"]),
        ("Trại giống loại 6 ô được chi bao nhiêu?", ["**240** triệu đồng", "**268** triệu đồng"]),
    ],
)
def test_each_thing_that_is_asked_of_a_row_is_told(ask_clauses: Ask, question: str, told: list[str]) -> None:
    answer = ask_clauses(question).answer
    assert [value for value in told if value not in answer] == []


@pytest.mark.parametrize(
    ("before", "turn", "told"),
    [
        ("Xã Khe Bương có bao nhiêu thú y viên?", "Còn xã Bản Liềng?", ["**12**"]),
        ("Xã Khe Bương sửa mấy chuồng và xây mấy bể nước?", "Thế còn xã Nậm Tao?", ["**11**", "**7**"]),
        ("Trại giống loại 4 ô ở vùng cao được chi bao nhiêu?", "Còn máng ăn tự động?", ["**42** triệu đồng"]),
    ],
)
def test_another_row_is_told_in_the_columns_asked_before(
    ask_clauses: Ask, before: str, turn: str, told: list[str]
) -> None:
    answer = ask_clauses(turn, [before]).answer
    assert [value for value in told if value not in answer] == []


def test_a_kind_of_another_size_is_not_there(ask_clauses: Ask) -> None:
    assert ask_clauses("Trại giống loại 8 ô được chi bao nhiêu?").abstained
    assert ask_clauses("Năm 2030 có bao nhiêu học sinh bị đuối nước?").abstained


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Những chỉ tiêu nào chưa đạt năm 2029?", ["**2 chỉ tiêu**", "hầm ủ phân", "Xã có thú y viên"]),
        ("Có bao nhiêu chỉ tiêu không đạt?", ["**2 chỉ tiêu**"]),
        ("Các chỉ tiêu đạt kế hoạch năm 2029?", ["**2 chỉ tiêu**", "máng ăn tự động", "tiêm phòng"]),
        ("Kế hoạch 2029 của trại giống có hầm ủ phân là bao nhiêu và có đạt không?", ["**20**", "**Chưa đạt**"]),
    ],
)
def test_rows_are_picked_by_the_verdict_that_their_table_gives(
    ask_clauses: Ask, question: str, told: list[str]
) -> None:
    answer = ask_clauses(question)
    said = answer.answer + str(answer.table)
    assert [value for value in told if value not in said] == []

"""One column held against another, parts of a table that are counted, and blank cells of an agency's rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

HELD = Path(__file__).parent / "held"


@pytest.fixture(scope="module")
def ask_held(ask_over: AskOver) -> Ask:
    """Asks a question of one plan; it is indexed once, with the model that is shipped."""
    return ask_over(HELD, shipped=True)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("1.1 có bằng điểm tối đa không?", "**Có**: kết quả năm 2030 (2) **bằng** điểm tối đa (2)"),
        ("Tiêu chí 1.2 đã đạt điểm tối đa chưa?", "**Chưa**: kết quả năm 2030 (2,25) **thấp hơn** điểm tối đa (3)"),
        ("Mục tiêu 2031 của 2.1 có đạt trọn điểm không?", "**Có**: mục tiêu năm 2031 (3) **bằng** điểm tối đa (3)"),
        ("Năm 2030 tiêu chí 2.3 có bị mất điểm không?", "**Có**: kết quả năm 2030 (0,75) **thấp hơn** điểm tối đa (1)"),
        ("Tiêu chí 1.1 chưa đạt điểm tối đa đúng không?", "**Không đúng**: kết quả năm 2030 (2) **bằng**"),
        ("2.2 mục tiêu 2031 có tăng so với kết quả 2030 không?", "**Không**: mục tiêu năm 2031 (1) **thấp hơn**"),
        ("Mục tiêu 2031 của 2.3 có bằng kết quả năm 2030 không?", "**Có**: mục tiêu năm 2031 (0,75) **bằng"),
        ("Mục tiêu 2031 của tiêu chí 2.2 thay đổi thế nào so với kết quả 2030?", "Mục tiêu năm 2031 (1) **thấp hơn**"),
        ("Mục tiêu năm 2031 của tiêu chí 1.2 có đạt 2 điểm không?", "**Đúng.** **2,5**"),
        ("Mục tiêu năm 2031 của tiêu chí 1.2 có đạt 2,8 điểm không?", "**Không đúng.** **2,5**"),
    ],
)
def test_a_yes_or_no_comes_first(ask_held: Ask, question: str, said: str) -> None:
    answer = ask_held(question)
    check_citations(answer)
    assert first_line(answer).startswith(said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Công tác dân vận và công tác lưu trữ, mục nào nhiều nhiệm vụ hơn?",
            "“CÔNG TÁC DÂN VẬN” **nhiều hơn** (chênh **1**)",
        ),
        ("Mục II ít việc hơn mục I mấy việc?", "“CÔNG TÁC LƯU TRỮ” **ít hơn** (chênh **1**)"),
        ("Mục II có nhiều nhiệm vụ hơn mục I không?", "**Không đúng.** “CÔNG TÁC DÂN VẬN” **nhiều hơn**"),
        ("Cải cách thể chế hay cải cách tài chính công nhiều tiêu chí hơn?", "“CẢI CÁCH TÀI CHÍNH CÔNG” **nhiều hơn**"),
        (
            "Sở Tư pháp và Sở Tài chính, bên nào phụ trách nhiều tiêu chí PAR INDEX hơn?",
            "**Sở Tư pháp** nhiều nhất: 3 tiêu chí",
        ),
        ("Sở Nội vụ hay Sở Tài chính lo nhiều nhiệm vụ hơn?", "**Sở Nội vụ** nhiều nhất: 3 nhiệm vụ"),
    ],
)
def test_which_has_more_rows(ask_held: Ask, question: str, said: str) -> None:
    answer = ask_held(question)
    check_citations(answer)
    assert first_line(answer).startswith(said)


def test_parts_that_are_not_there_are_not_counted(ask_held: Ask) -> None:
    assert ask_held("Công tác dân vận và công tác thi đua, mục nào nhiều nhiệm vụ hơn?").abstained


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Việc nào của Sở Nội vụ chưa có cơ quan phối hợp?", "Mở lớp tiếng Nùng"),
        ("Nhiệm vụ nào do Sở Tài chính chủ trì chưa ghi thời hạn?", "Sửa kho của tỉnh"),
    ],
)
def test_an_agencys_rows_with_a_blank_cell(ask_held: Ask, question: str, row: str) -> None:
    answer = ask_held(question)
    check_citations(answer)
    assert "**1 nhiệm vụ**" in first_line(answer)
    assert row in answer.answer


def test_an_agency_without_a_blank_cell(ask_held: Ask) -> None:
    answer = ask_held("Nhiệm vụ nào của Sở Tài chính không có cơ quan phối hợp?")
    assert answer.abstained
    assert "Không có nhiệm vụ nào của Sở Tài chính" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Rà soát văn bản của xã và in sách giáo khoa, tiêu chí nào kết quả năm 2030 cao hơn?",
        "So sánh việc công khai dự toán và việc đúc tượng đồng về kết quả năm 2030",
    ],
)
def test_one_side_is_no_comparison(ask_held: Ask, question: str) -> None:
    assert ask_held(question).abstained


def test_how_far_a_text_says_one_is_below_another_is_no_value_of_the_other(ask_held: Ask) -> None:
    answer = ask_held("PAR INDEX năm 2030 của tỉnh so với trung bình cả nước, bên nào cao hơn?")
    assert "so với **1,35**" not in answer.answer

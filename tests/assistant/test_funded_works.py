"""Works with their funds by source and year, under subtotals: which have any, how much, and of what the numbers are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver


@pytest.fixture(scope="module")
def ask_works(ask_over: AskOver) -> Ask:
    """Asks a question of a decision with works under districts; indexed once."""
    return ask_over(Path(__file__).parent / "funded_works", shipped=True)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Những dự án nào được bố trí vốn trong năm 2032?", ["**2 dự án**", "Nà Sọc", "Suối Lim"], ["Huyện", "Mường"]),
        ("Có mấy dự án được bố trí vốn năm 2031?", ["**3 dự án**", "Bãi Sậy"], ["Pác Nặm", "Huyện Gò Mít**"]),
        ("Dự án nào dùng vốn ngân sách trung ương?", ["**4 dự án**", "Mường Ải"], ["Pác Nặm"]),
        ("Bao nhiêu dự án không dùng vốn ngân sách trung ương?", ["**1 dự án**", "Pác Nặm"], ["Nà Sọc", "Huyện"]),
        ("Dự án nào ở huyện Khe Ráy có vốn năm 2031?", ["**2 dự án**", "Nà Sọc", "Mường Ải"], ["Bãi Sậy"]),
    ],
)
def test_works_that_have_funds_or_none_are_told_without_the_subtotals(
    ask_works: Ask, question: str, told: list[str], untold: list[str]
) -> None:
    answer = ask_works(question).answer
    assert all(words in answer for words in told)
    assert not any(words in answer for words in untold)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Nhà ở bán trú Trường Nà Sọc được bố trí bao nhiêu vốn năm 2031?", "**2.000** triệu đồng"),
        ("Vốn năm 2032 của dự án số 5 là bao nhiêu?", "**2.100** triệu đồng"),
        ("NS huyện của dự án số 4 là bao nhiêu?", "**500** triệu đồng"),
        ("Huyện Gò Mít được bố trí bao nhiêu vốn năm 2031?", "**3.150** triệu đồng"),
    ],
)
def test_an_amount_of_a_year_or_source_is_told_with_its_unit(ask_works: Ask, question: str, told: str) -> None:
    assert told in ask_works(question).answer


def test_a_ranking_is_of_the_year_that_is_asked(ask_works: Ask) -> None:
    told = ask_works("Địa bàn nào có tỷ lệ hồ sơ hết năm 2029 thấp nhất?").answer
    assert "2030" not in told


def test_places_whose_names_leave_their_level_out_are_of_the_level_asked(ask_works: Ask) -> None:
    told = ask_works("Huyện nào có nhiều nhà trạm hỏng nhất?").answer
    assert "Khe Ráy" in told
    assert "Thành phố" not in told


def test_a_note_that_names_the_row_is_told_of_its_blank_cell(ask_works: Ask) -> None:
    told = ask_works("Việc số 3 trong Bảng 3 do ai chịu trách nhiệm?").answer
    assert "riêng việc số 3 do Sở Giáo dục và Đào tạo chịu trách nhiệm" in told


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Tổng số học sinh do Đội 1 khám là bao nhiêu?", ["**10.950**", "Khe Ráy", "Bãi Sậy"], ["24.795"]),
        ("tong so hoc sinh doi 1 kham nam 2029 la bao nhieu?", ["**10.950**"], ["24.795"]),
        ("Tổng số học sinh ở vùng cao là bao nhiêu?", ["**7.515**"], ["24.795"]),
        ("Địa phương nào có tỷ lệ thành thấp hơn mức chung toàn tỉnh?", ["**2 ", "Khe Ráy", "Suối Lim"], ["Gò Mít"]),
        ("Địa phương nào có tỷ lệ hòa giải thành cao nhất?", ["Gò Mít", "90,9"], ["239"]),
        ("Nơi nào có tỷ lệ hòa giải thành cao nhất, nơi nào thấp nhất?", ["90,9", "78,9"], ["239", "71"]),
    ],
)
def test_numbers_of_a_part_of_the_rows_against_the_whole_and_by_words_of_their_column(
    ask_works: Ask, question: str, told: list[str], untold: list[str]
) -> None:
    answer = ask_works(question).answer
    assert all(words in answer for words in told)
    assert not any(words in answer for words in untold)


def test_the_total_is_not_told_for_a_part_of_it(ask_works: Ask) -> None:
    assert "553" not in ask_works("Đội 1 có bao nhiêu vụ hòa giải thành trên toàn tỉnh?").answer

"""Indexes that are rows of a table, and columns of other tables that are called after an index."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver

INDEX_ROWS = Path(__file__).parent / "index_rows"


@pytest.fixture(scope="module")
def ask_indexes(ask_over: AskOver) -> Ask:
    """Asks a question of a plan and a report on all indexes of a province; indexed once."""
    return ask_over(INDEX_ROWS, shipped=True)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("SIPAS của tỉnh năm 2027 là bao nhiêu?", "**84,66**"),
        ("DTI năm 2026 xếp hạng mấy?", "**25**"),
        ("Năm 2028 tỉnh phấn đấu chỉ số SIPAS đạt bao nhiêu?", "**86,00**"),
        ("Kế hoạch 31 đặt mục tiêu SIPAS năm 2028 bao nhiêu %, hạng mấy?", "**86,00**%; hạng **17**"),
        ("Ai theo dõi chỉ số DTI?", "**Sở Khoa học và Công nghệ**"),
        ("Cơ quan nào công bố PAR INDEX?", "**Bộ Nội vụ**"),
        ("DTI năm 2027 đạt bao nhiêu?", "**0,66**"),
        ("Điểm CCHC của xã Mường Hum là bao nhiêu?", "**74,90**"),
        ("SIPAS cap xa cua xa ban lau la bao nhieu", "**86,90**"),
        ("Chỉ tiêu thanh toán trực tuyến năm 2028 của xã Mường Hum là bao nhiêu?", "**48**"),
        ("Chỉ tiêu hồ sơ trực tuyến năm 2028 của xã Bản Lầu là bao nhiêu?", "**76**"),
    ],
)
def test_what_a_table_of_indexes_and_columns_named_after_them_tell(ask_indexes: Ask, question: str, told: str) -> None:
    answer = ask_indexes(question)
    assert told in answer.answer
    assert answer.citations


def test_a_year_that_no_table_of_indexes_has_is_not_told(ask_indexes: Ask) -> None:
    assert "**" not in ask_indexes("SIPAS của tỉnh năm 2031 đạt bao nhiêu?").answer.replace("**không", "")


def test_criteria_of_any_depth_are_chosen_by_their_own_day(ask_indexes: Ask) -> None:
    answer = ask_indexes("Có mấy tiêu chí của kế hoạch 31 ghi hạn đúng ngày 31/12/2027?").answer
    assert answer.startswith("Có **2 tiêu chí**")
    assert "1.1." in answer
    assert "1.2.1." in answer


@pytest.mark.parametrize("question", ["Nhóm A gồm những đơn vị nào?", "nhom A co bao nhieu xa", "Xã nào thuộc nhóm A?"])
def test_a_group_that_a_letter_tells_apart_is_told_with_its_rows(ask_indexes: Ask, question: str) -> None:
    answer = ask_indexes(question).answer
    assert answer.startswith("**Nhóm A - dẫn dắt**")
    assert "**2 " in answer
    assert "Xã Tả Phời" in answer
    assert "Xã Bản Lầu" not in answer


def test_an_index_is_not_ranked_among_its_parts_nor_the_last_told_for_the_first(ask_indexes: Ask) -> None:
    assert "**SIPAS (%)**" not in ask_indexes("Yếu tố nào của SIPAS thấp nhất ba năm liền?").answer
    assert "Sở Xây dựng" not in ask_indexes("Sở nào đứng đầu khối có nhiều thủ tục?").answer

"""A decision whose tables are headed unlike others: by what agencies do, in two lines, with lettered keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, cited, first_line, listed

UNLIKE = Path(__file__).parent / "unlike"
DECISION = "305/QĐ-UBND"


@pytest.fixture(scope="module")
def ask_unlike(ask_over: AskOver) -> Ask:
    """Asks a question of the one decision."""
    return ask_over(UNLIKE)


@pytest.mark.parametrize(
    ("question", "value", "row"),
    [
        ("Đơn vị nào thẩm định tiêu chí 1.2?", "Sở Y tế", "1.2"),
        ("Cơ quan nào thẩm định mái che, nền chợ kiên cố?", "Sở Xây dựng", "2.1"),
        ("Tiêu chí số 2 của Phụ lục 01 quyết định 305/QĐ-UBND tối đa mấy điểm?", "20", "2"),
        ("Nội dung mục 1.1 của Phụ lục 01 quyết định 305/QĐ-UBND?", "Thu gom rác trong ngày", "1.1"),
        ("Tiêu chí 1.1 phần khảo sát bao nhiêu điểm?", "7", "1.1"),
        ("Mục D.2 khi nào xong?", "Quý III/2031", "D.2"),
        ("ai chu tri giai phap d.1", "Sở Khoa học và Công nghệ", "D.1"),
        ("Xã Suối Mây được giao kế hoạch vốn xây lắp bao nhiêu triệu đồng?", "8.450", "1"),
        ("Xã Suối Mây đã giải ngân bao nhiêu vốn xây lắp?", "3.115", "1"),
        ("Kế hoạch vốn thiết bị của chủ đầu tư số 2 là bao nhiêu?", "2.750", "2"),
    ],
)
def test_cells_are_found_by_what_their_headers_say(ask_unlike: Ask, question: str, value: str, row: str) -> None:
    answer = ask_unlike(question)
    assert value in answer.answer.split("\n")[0], answer.answer
    assert (DECISION, row) in cited(answer)
    check_citations(answer)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Chợ đầu mối Lũng Cao rộng bao nhiêu mét vuông?", "**11.300**"),
        ("Lũng Cao có tỷ lệ sạp nộp phí qua thẻ là bao nhiêu?", "**72,8**%"),
        ("Bao nhiêu sạp của chợ đầu mối Lũng Cao nộp phí qua thẻ?", "**388**"),
        ("Tỷ lệ lấp đầy của chợ đầu mối Lũng Cao?", "**88,1**%"),
        ("Nguồn sửa chữa chợ đầu mối Lũng Cao lấy từ đâu?", "**Xã hội hóa**"),
    ],
)
def test_a_column_is_known_by_some_words_of_its_header_or_by_its_unit(
    ask_unlike: Ask, question: str, value: str
) -> None:
    assert value in first_line(ask_unlike(question))


def test_rows_that_share_the_cell_that_is_asked_for_are_no_choice(ask_unlike: Ask) -> None:
    answer = ask_unlike("Phải kiểm tra đột xuất việc niêm yết giá ít nhất mấy đợt mỗi năm?")
    assert "**03 đợt mỗi năm**" in first_line(answer)


def test_what_agencies_do_by_a_header_tells_which_rows_are_theirs(ask_unlike: Ask) -> None:
    assert listed(ask_unlike("Sở Xây dựng thẩm định những tiêu chí nào?")) == [(DECISION, "2.1")]
    assert "Di dời" in ask_unlike("Việc nào có Sở Xây dựng phối hợp?").answer


def test_an_abbreviation_of_a_set_of_criteria_is_not_of_the_agencies_named_last(ask_unlike: Ask) -> None:
    assert "Bộ tiêu chí xếp loại chợ văn minh" in first_line(ask_unlike("CVM là viết tắt của gì?"))


def test_numbers_of_two_places_are_compared_in_the_column_that_is_named(ask_unlike: Ask) -> None:
    answer = ask_unlike("Vốn xây lắp giải ngân của Suối Mây và Cầu Đá chênh nhau bao nhiêu?")
    assert "**6.665**" in first_line(answer)
    assert cited(answer) == [(DECISION, "1"), (DECISION, "2")]


def test_duties_stand_in_a_paragraph_that_begins_with_the_agency(ask_unlike: Ask) -> None:
    answer = ask_unlike("UBND xã, phường có trách nhiệm gì theo Quyết định 305?")
    assert "niêm yết công khai kết quả" in answer.answer
    assert "Sở Công Thương" not in answer.answer


def test_a_cell_that_states_no_time_is_no_answer_to_which_day(ask_unlike: Ask) -> None:
    answer = ask_unlike("Kết quả kiểm nghiệm thực phẩm rõ nguồn gốc công bố trước ngày nào?")
    assert answer.abstained or "20/12/2031" in answer.answer


def test_who_signed_is_known_above_an_appendix(ask_unlike: Ask) -> None:
    assert "Vũ Thị Thu Hằng" in ask_unlike("Ai ký Quyết định 305/QĐ-UBND?").answer


def test_a_note_on_what_an_appendix_belongs_to_is_no_answer(ask_unlike: Ask) -> None:
    answer = ask_unlike("Ban quản lý chợ có trách nhiệm gì?")
    assert "kèm theo" not in answer.answer.lower()

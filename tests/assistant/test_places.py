"""A report with a row for each agency and place, columns of one role and year, and headers in words of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

PLACES = Path(__file__).parent / "places"


@pytest.fixture(scope="module")
def ask_places(ask_over: AskOver) -> Ask:
    """Asks a question of the one report."""
    return ask_over(PLACES)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Sở Tư pháp có bao nhiêu hồ sơ quá hạn?", "**14**"),
        ("Đơn vị nào có nhiều hồ sơ quá hạn nhất?", "Thị xã Nậm Rê"),
        ("Cơ quan nào có ít hồ sơ nhận trực tuyến nhất?", "Sở Xây dựng"),
        ("Trong Biểu 1, cơ quan, địa phương số 4 có So mức giao (%) là bao nhiêu?", "**79,3**%"),
        ("Hạng 2029 của Sở Xây dựng là bao nhiêu?", "để trống"),
        ("Hạng 2029 của Sở Y tế là bao nhiêu?", "**1**"),
        ("Mục C.1 của Biểu 2 ghi nội dung gì?", "Theo địa bàn"),
        ("Chỉ tiêu C.1.2 ghi nội dung gì?", "phường Y Na"),
        ("Kết quả năm 2029 về bảo hiểm y tế của “Mở rộng ở xã Hội Am” là bao nhiêu?", "**9.860**"),
    ],
)
def test_cells_are_found_by_their_own_headers(ask_places: Ask, question: str, value: str) -> None:
    answer = ask_places(question)
    assert value in "\n".join(answer.answer.split("\n")[:2]), answer.answer
    check_citations(answer)


def test_columns_that_the_question_does_not_part_are_all_told(ask_places: Ask) -> None:
    answer = ask_places("Kết quả năm 2029 của “Mở rộng ở xã Hội Am” là bao nhiêu?")
    assert "**410**" in answer.answer
    assert "**9.860**" in answer.answer


def test_places_of_several_kinds_are_counted_together(ask_places: Ask) -> None:
    answer = ask_places("Bao nhiêu huyện, thị xã có trên 70 hồ sơ quá hạn?")
    assert "**2 " in first_line(answer)
    assert "Thị xã Nậm Rê" in answer.answer


def test_places_that_have_none_are_those_of_zero(ask_places: Ask) -> None:
    answer = ask_places("Những cơ quan, địa phương nào không có hồ sơ quá hạn?")
    assert "**2 " in first_line(answer)
    assert "Huyện Pa Khôm" in answer.answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Báo cáo ngày 12/12/2029 số mấy, về việc gì?", "**48/BC-UBND**"),
        ("Văn bản ban hành ngày 12/12/2029 do ai ký?", "Lò Văn Inh"),
        ("Báo cáo 48 là về việc gì, số hiệu bao nhiêu?", "**48/BC-UBND**"),
        ("Báo cáo năm 2030 về môi trường kinh doanh phải gửi trước ngày nào?", "18/11/2030"),
        ("KH 2030 sản lượng mắc ca bao nhiêu?", "**9.200** tấn"),
        ("Ước thực hiện năm 2029 về sản lượng mắc ca là bao nhiêu?", "**8.350** tấn"),
        ("Sản lượng mắc ca kế hoạch 2030 tăng bao nhiêu so với ước thực hiện 2029?", "**850**"),
        ("Chỉ số thành phần PCI nào năm 2029 xếp hạng thấp nhất?", "Tiếp cận đất đai"),
        ("Điểm trần của Rủi ro bị thu hồi đất là bao nhiêu?", "**4,00**"),
    ],
)
def test_documents_of_a_day_and_components_are_known(ask_places: Ask, question: str, value: str) -> None:
    answer = ask_places(question)
    assert value in "\n".join(answer.answer.split("\n")[:2]), answer.answer
    check_citations(answer)


def test_the_parts_of_a_code_may_be_numbered_without_it(ask_places: Ask) -> None:
    answer = ask_places("CSTP2 gồm những chỉ tiêu con nào?")
    assert "**2 " in first_line(answer)
    assert "Rủi ro bị thu hồi đất" in answer.answer


def test_components_of_an_index_that_calls_its_highest_level_so_are_counted(ask_places: Ask) -> None:
    answer = ask_places("PCI có bao nhiêu chỉ số thành phần?")
    assert first_line(answer).startswith("Có **2 ")

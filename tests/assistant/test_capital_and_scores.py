"""A plan that gives out capital and scores: columns called like documents or totals, of reasons, in abbreviations."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

CAPITAL = Path(__file__).parent / "capital"


@pytest.fixture(scope="module")
def ask_capital(ask_over: AskOver) -> Ask:
    """Asks a question of the one plan."""
    return ask_over(CAPITAL)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Tổng mức đầu tư cầu Suối Bu là bao nhiêu?", "512.000"),
        ("Kế hoạch vốn 2030 của hồ Bản Lềnh bao nhiêu?", "100.000"),
        ("Điểm thẩm định của tiêu chí A.II.1 là mấy?", "2,5"),
        ("Hồ Bản Lềnh nằm ở địa bàn nào?", "Bắc Lai Châu"),
        ("Xã Tú Lệ được bao nhiêu điểm điều tra xã hội học?", "25,38"),
        ("Xã Nậm Búng được mấy điểm điều tra XHH?", "27,84"),
        ("Đưa nông sản lên sàn giao dịch thực hiện theo kỳ nào?", "Hằng quý"),
        ("Niêm yết thủ tục ở mức 2 tự chấm mấy điểm?", "3,0"),
    ],
)
def test_a_column_is_found_by_its_header_in_other_words(ask_capital: Ask, question: str, value: str) -> None:
    answer = ask_capital(question)
    check_citations(answer)
    assert value in first_line(answer)


@pytest.mark.parametrize(
    "question", ["Vì sao mục niêm yết thủ tục bị trừ điểm?", "Lý do mất điểm ở mục niêm yết thủ tục?"]
)
def test_a_column_of_reasons_gives_them(ask_capital: Ask, question: str) -> None:
    assert "07 thủ tục thiếu mức phí" in first_line(ask_capital(question))


def test_a_table_without_a_reason_gives_none(ask_capital: Ask) -> None:
    assert ask_capital("Vì sao cầu Suối Bu được giao 140.000 triệu đồng?").abstained


def test_a_column_that_is_named_finds_the_row_that_has_it(ask_capital: Ask) -> None:
    answer = ask_capital("Xã Tú Lệ phải gửi báo cáo khắc phục khi nào?")
    assert "10/6/2030" in answer.answer
    assert "59,10" not in answer.answer


def test_the_sign_of_a_number_is_kept(ask_capital: Ask) -> None:
    assert "-3" in ask_capital("Xã Tú Lệ").answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Sở Xây dựng được giao bao nhiêu nhiệm vụ?", "142"),
        ("Sở Tài chính còn mấy nhiệm vụ chưa hoàn thành đã quá hạn?", "**4**"),
        ("STC đã hoàn thành bao nhiêu nhiệm vụ được giao?", "160"),
    ],
)
def test_things_that_a_column_counts_are_not_counted_as_rows(ask_capital: Ask, question: str, value: str) -> None:
    assert value in first_line(ask_capital(question))


def test_rows_are_counted_where_it_is_asked_who_leads(ask_capital: Ask) -> None:
    assert "**1 nhiệm vụ**" in first_line(ask_capital("Sở Tài chính chủ trì bao nhiêu nhiệm vụ?"))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("PN.1 cơ quan nào chủ trì?", "Sở Tài chính"),
        ("Ai phối hợp thu hồi nợ đọng sau thanh tra?", "Công an tỉnh"),
        ("Sản phẩm của việc rà soát quy định đấu thầu?", "Báo cáo rà soát"),
        ("Thu hồi nợ đọng sau thanh tra phải đạt bao nhiêu tiền?", "**42,6** tỷ đồng"),
        ("Danh sách người có nghĩa vụ kê khai do Sở Nội vụ công khai đúng không?", "Đúng"),
    ],
)
def test_headers_that_are_questions(ask_capital: Ask, question: str, value: str) -> None:
    answer = ask_capital(question)
    check_citations(answer)
    assert value in first_line(answer)


def test_a_percentage_that_is_asked_for_stands_under_its_own_header(ask_capital: Ask) -> None:
    assert "75,0" in first_line(ask_capital("Xã Hồng Ca giải ngân bằng bao nhiêu phần trăm so với mức giao?"))
    assert "8.150" in first_line(ask_capital("Mức giao năm 2030 của xã Việt Cường là bao nhiêu?"))


def test_a_rank_is_told_beside_the_percentage(ask_capital: Ask) -> None:
    said = ask_capital("Xã Việt Cường giải ngân so mức giao bao nhiêu phần trăm, xếp hạng mấy?").answer
    assert "93,0" in said
    assert "**1**" in said


def test_a_header_is_said_in_another_order(ask_capital: Ask) -> None:
    assert "Kết luận thanh tra" in first_line(ask_capital("Số liệu về cuộc thanh tra lấy từ nguồn nào?"))

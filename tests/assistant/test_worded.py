"""Facts of running text: parts called by other words, several indexes at once, words that look like columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

WORDED = Path(__file__).parent / "worded"


@pytest.fixture(scope="module")
def ask_worded(ask_over: AskOver) -> Ask:
    """Asks a question of a short plan in running text; it is indexed once, with the model that is shipped."""
    return ask_over(WORDED, shipped=True)


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch 77 đề ra những mục đích gì?",
        "Kế hoạch 77 đặt những mục tiêu nào?",
        "Mục tiêu của Kế hoạch 77 là gì?",
    ],
)
def test_a_heading_alone_is_asked_for(ask_worded: Ask, question: str) -> None:
    answer = ask_worded(question)
    check_citations(answer)
    assert "Mục đích" in first_line(answer)
    assert answer.answer.count("\n- ") == 4


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Mục tiêu năm 2030 của cả ba chỉ số là gì?", ["nhóm 10 tỉnh", "88%", "trung bình cao"]),
        ("Mục tiêu năm 2030 của PAR INDEX và SIPAS?", ["nhóm 10 tỉnh", "88%"]),
    ],
)
def test_the_aim_of_each_index(ask_worded: Ask, question: str, said: list[str]) -> None:
    answer = ask_worded(question)
    check_citations(answer)
    lines = answer.answer.split("\n- ")[1:]
    assert len(lines) == len(said)
    assert all(text in line for text, line in zip(said, lines, strict=True))


@pytest.mark.parametrize(
    "question",
    ["Mục tiêu xếp hạng PAPI năm 2030 là gì?", "Năm 2030 PAPI phấn đấu vào nhóm nào?", "Mục tiêu PAPI năm 2030?"],
)
def test_the_aim_of_one_index(ask_worded: Ask, question: str) -> None:
    answer = ask_worded(question)
    check_citations(answer)
    assert "nhóm trung bình cao" in first_line(answer)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Bao nhiêu phần trăm hồ sơ quá hạn được gửi thư xin lỗi?", "**34%**"),
        ("Tỷ lệ hồ sơ quá hạn được gửi thư xin lỗi là bao nhiêu?", "**34%**"),
        ("Ba nhiệm vụ chậm tiến độ là những nhiệm vụ nào?", "bến thuyền; kho thóc; trạm nước"),
        ("Sở Tư pháp mở cuộc thi trực tuyến gì về tuyên truyền?", "Hiểu luật cùng bản làng"),
    ],
)
def test_what_a_sentence_says(ask_worded: Ask, question: str, said: str) -> None:
    answer = ask_worded(question)
    check_citations(answer)
    assert said in first_line(answer)


@pytest.mark.parametrize(
    ("question", "long"),
    [
        ("LGSP là viết tắt của gì?", "**nền tảng chia sẻ, nối thông**"),
        ("CSDL là viết tắt của gì?", "**cơ sở dữ liệu**"),
    ],
)
def test_a_long_form_begins_with_its_own_noun(ask_worded: Ask, question: str, long: str) -> None:
    assert long in ask_worded(question).answer


def test_a_closing_paragraph_is_no_duty_of_the_last_heading(ask_worded: Ask) -> None:
    answer = ask_worded("Ai chịu trách nhiệm trước UBND tỉnh về kết quả thực hiện Kế hoạch 77?")
    assert not answer.answer.startswith("**Ban Dân vận")
    assert "Giám đốc các sở" in first_line(answer)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Kế hoạch cải thiện Chỉ số PAPI năm 2028 là kế hoạch số mấy?", "**41/KH-UBND**"),
        ("Kế hoạch cải thiện Chỉ số PAPI năm 2028 ban hành ngày nào?", "**ngày 09/5/2028**"),
        ("Kế hoạch nâng cao Chỉ số PAPI năm 2030 là kế hoạch số mấy?", "**77/KH-UBND**"),
    ],
)
def test_a_document_that_is_only_cited(ask_worded: Ask, question: str, said: str) -> None:
    assert said in first_line(ask_worded(question))


def test_how_something_is_done_is_told_by_words_not_by_a_row_of_dates(ask_worded: Ask) -> None:
    assert "gỗ lim" in first_line(ask_worded("Cầu treo được sửa như thế nào?"))


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("PAPI năm 2029 so với 2028 tăng hay giảm?", "**Giảm 0,8 điểm**"),
        ("Thứ hạng PAPI năm 2029 của tỉnh tăng hay giảm?", "**Tụt 06 bậc**"),
    ],
)
def test_whether_an_index_rose_is_told_first(ask_worded: Ask, question: str, verdict: str) -> None:
    answer = ask_worded(question)
    check_citations(answer)
    assert first_line(answer).startswith(verdict)


def test_a_change_of_other_years_is_no_verdict(ask_worded: Ask) -> None:
    assert not ask_worded("PAPI năm 2028 so với 2027 tăng hay giảm?").answer.startswith("**Giảm")


@pytest.mark.parametrize(
    "question",
    [
        "Xã tôi gặp khó khăn khi thực hiện Kế hoạch 77 thì phản ánh lên đâu?",
        "Vướng mắc trong triển khai KH 77 thì báo cáo cơ quan nào?",
    ],
)
def test_difficulties_are_reported_as_the_plan_closes(ask_worded: Ask, question: str) -> None:
    answer = ask_worded(question)
    check_citations(answer)
    assert "**Sở Nội vụ**" in first_line(answer)


def test_an_appendix_to_look_in_is_not_what_is_counted(ask_worded: Ask) -> None:
    assert "phụ lục**" not in first_line(ask_worded("Theo phụ lục Kế hoạch 77, bến thuyền gồm mấy hạng mục?"))


def test_a_number_that_a_cell_states_is_told_instead_of_the_rows(ask_worded: Ask) -> None:
    answer = ask_worded("Gửi thư xin lỗi đối với hồ sơ quá hạn có bao nhiêu mẫu thư?")
    check_citations(answer)
    assert "**12 mẫu thư**" in first_line(answer)


def test_the_date_of_a_cited_document_is_no_time_of_reporting(ask_worded: Ask) -> None:
    answer = ask_worded("Khi nào các xã phải gửi báo cáo về Sở Nội vụ?")
    assert "**định kỳ hằng quý**" in first_line(answer)
    assert "**ngày 06/7/2029**" not in answer.answer


def test_a_first_place_is_looked_for_where_no_table_has_numbers(ask_worded: Ask) -> None:
    assert ask_worded("Đơn vị nào đứng đầu khối các bản về số cầu treo sửa chữa, được nhiều điểm nhất?").abstained


def test_the_figure_of_a_whole_is_not_told_of_its_part(ask_worded: Ask) -> None:
    assert "**214**" in ask_worded("Cả tỉnh có bao nhiêu hồ sơ trễ hẹn?").answer
    assert ask_worded("Lĩnh vực chăn nuôi có bao nhiêu hồ sơ trễ hẹn?").abstained

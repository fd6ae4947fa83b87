"""An assistant over a decision that sets aims and a report that tells in sentences what came of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, cited, first_line

REACHED = Path(__file__).parent / "reached"
DECISION, REPORT = "88/QĐ-UBND", "301/BC-UBND"


@pytest.fixture(scope="session")
def ask_reached(ask_over: AskOver) -> Ask:
    """Asks a question of the two papers."""
    return ask_over(REACHED, shipped=True)


@pytest.mark.parametrize(
    ("question", "verdict", "figures", "row"),
    [
        (
            "Năm 2030 tỷ lệ hộ dân dùng nước sạch thực tế đạt bao nhiêu, có đạt chỉ tiêu được giao không?",
            "Chưa đạt",
            ["74,2%", "76,0", "1,8 điểm phần trăm"],
            "1",
        ),
        ("Số xã phủ 5G 2030 thực hiện so CT QĐ 88 chênh mấy xã?", "vượt", ["33/44", "30", "3 xã"], "2"),
        (
            "Xe cứu thương có mặt năm 2030 nhanh hay chậm so với chỉ tiêu giao?",
            "vượt",
            ["17,2", "18,0", "0,8 phút"],
            "3",
        ),
        ("Diện tích chè hữu cơ năm 2030 hoàn thành kế hoạch giao chưa?", "Đạt chỉ tiêu", ["450"], "4"),
    ],
)
def test_a_result_told_in_a_sentence_is_held_against_the_aim_of_a_row(
    ask_reached: Ask, question: str, verdict: str, figures: list[str], row: str
) -> None:
    answer = ask_reached(question)
    check_citations(answer)
    assert verdict in first_line(answer)
    assert all(figure in first_line(answer) for figure in figures)
    assert {document for document, _ in cited(answer)} == {DECISION, REPORT}
    assert (DECISION, row) in cited(answer)


def test_what_was_reached_is_asked_after_the_aim(ask_reached: Ask) -> None:
    answer = ask_reached("Thực tế năm 2030 đạt bao nhiêu?", ["Chỉ tiêu 2030 về diện tích chè hữu cơ là bao nhiêu?"])
    assert "**450**" in first_line(answer)
    assert {document for document, _ in cited(answer)} == {DECISION, REPORT}


def test_an_aim_is_no_answer_where_no_result_is_told(ask_reached: Ask) -> None:
    assert ask_reached("Chỉ số hài lòng của nông dân năm 2030 có đạt chỉ tiêu giao không?").abstained


@pytest.mark.parametrize(
    ("question", "history", "values"),
    [
        ("Hai sự cố đứt cáp quang năm 2030 xảy ra ở đâu?", [], ["Suối Mây", "Cầu Đá"]),
        (
            "Kinh phí của việc đó là bao nhiêu và ai hướng dẫn kỹ thuật?",
            ["Mô hình “Vòi nước chung” được thí điểm ở mấy bản?"],
            ["1,65", "Công ty Cấp nước Vân Lĩnh"],
        ),
    ],
)
def test_a_note_in_brackets_is_told_with_the_sentence_that_it_hangs_on(
    ask_reached: Ask, question: str, history: list[str], values: list[str]
) -> None:
    answer = ask_reached(question, history)
    check_citations(answer)
    assert all(value in answer.answer for value in values)


def test_several_columns_of_one_row_are_asked_by_their_years(ask_reached: Ask) -> None:
    answer = ask_reached("Nêu tỷ lệ hộ dân dùng nước sạch: kết quả 2029, chỉ tiêu 2030, chỉ tiêu 2031.")
    check_citations(answer)
    assert all(f"**{value}**" in answer.answer for value in ("71,5", "76,0", "82,0"))


def test_who_has_an_indicator_is_told_without_its_aims(ask_reached: Ask) -> None:
    answer = ask_reached("Đơn vị nào chịu TN chỉ tiêu diện tích chè hữu cơ?")
    assert "**Chi cục Trồng trọt**" in first_line(answer)
    assert "450" not in answer.answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Cơ quan theo dõi gửi số liệu về Sở Tài chính chậm nhất vào ngày nào?", "ngày 05 của tháng đầu quý sau"),
        ("Nơi nào có tỷ lệ hộ nghèo thấp nhất tỉnh?", "xã Suối Mây"),
    ],
)
def test_a_recurring_day_and_the_first_of_all_places_are_told_by_the_text(
    ask_reached: Ask, question: str, value: str
) -> None:
    answer = ask_reached(question)
    check_citations(answer)
    assert f"**{value}**" in answer.answer


def test_rows_in_different_units_are_not_ranked_with_each_other(ask_reached: Ask) -> None:
    answer = ask_reached("Chỉ tiêu nào có mức giao năm 2031 cao nhất?")
    assert "cao nhất (" not in first_line(answer)


def test_what_fell_short_is_told_by_the_sentence_that_says_so(ask_reached: Ask) -> None:
    answer = ask_reached("Năm 2030 những chỉ tiêu nào về phát triển nông thôn được báo cáo nêu là chưa đạt?")
    check_citations(answer)
    assert "nước sạch" in answer.answer
    assert "tập huấn" in answer.answer


def test_a_note_of_the_sentence_before_answers_what_follows(ask_reached: Ask) -> None:
    answer = ask_reached("Ai hướng dẫn kỹ thuật?", ["Mô hình “Vòi nước chung” được thí điểm ở mấy bản?"])
    check_citations(answer)
    assert "Công ty Cấp nước Vân Lĩnh" in answer.answer

"""Several columns of one row asked in one sentence, and sums of rows that a question names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver

ROWS = Path(__file__).parent / "one_row"


@pytest.fixture(scope="module")
def ask_rows(ask_over: AskOver) -> Ask:
    """Asks a question of a report whose tables have several numbers in each row; indexed once."""
    return ask_over(ROWS, shipped=True)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "Xử lý lỗi chở quá vạch bao nhiêu TH, phạt mấy triệu đồng, tước bao nhiêu chứng chỉ?",
            ["**742**", "**2.310**", "**118**"],
            ["1.612", "1.480"],
        ),
        ("Xả dầu xuống luồng phạt bao nhiêu tiền, tước bao nhiêu chứng chỉ?", ["**1.140**", "**142**"], ["260"]),
        ("Bến Cồn Sẻ năm 2028 có bao nhiêu người rơi, năm 2029 có mấy người?", ["**14**", "**9**"], ["11", "27"]),
        ("PV1 năm 2029 được bố trí bao nhiêu, năm 2030 bao nhiêu triệu đồng?", ["**3.000**", "**3.400**"], ["6.400"]),
    ],
)
def test_the_later_clauses_of_a_question_stay_with_the_row_of_the_first(
    ask_rows: Ask, question: str, told: list[str], untold: list[str]
) -> None:
    answer = ask_rows(question).answer
    assert all(value in answer for value in told)
    assert not any(value in answer for value in untold)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Đội luồng ngoài thiếu mấy thủy thủ?", ["**21**"], "146"),
        ("Đội luồng ngoài có mấy thủy thủ?", ["**146**"], "**21**"),
        ("Đội luồng trong có bao nhiêu tàu, còn thiếu mấy thủy thủ?", ["**9**", "**17**"], "98"),
    ],
)
def test_the_header_with_more_of_the_words_of_a_clause_is_meant(
    ask_rows: Ask, question: str, told: list[str], untold: str
) -> None:
    answer = ask_rows(question).answer
    assert all(value in answer for value in told)
    assert untold not in answer


def test_a_clause_that_names_another_row_is_of_that_row(ask_rows: Ask) -> None:
    answer = ask_rows("Bến Cồn Sẻ năm 2029 có bao nhiêu vụ, bến Mũi Quạ năm 2029 có bao nhiêu vụ?").answer
    assert "**27**" in answer
    assert "**25**" in answer


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Cộng kinh phí năm 2030 của PV1 và PV2 được bao nhiêu triệu đồng?", "4.900"),
        ("PV1 cộng PV2 cả giai đoạn hết bao nhiêu triệu đồng?", "9.100"),
        ("Cộng vốn ngân sách tỉnh và ngân sách cấp xã giai đoạn 2029 - 2030 được bao nhiêu?", "5.000"),
        ("Cộng vốn ngân sách tỉnh và ngân sách cấp xã được bao nhiêu triệu đồng?", "8.900"),
        ("Cộng số vụ năm 2029 của bến Cồn Sẻ và bến Mũi Quạ được bao nhiêu vụ?", "52"),
    ],
)
def test_to_add_tells_the_sum_in_the_column_of_the_period_that_is_named(
    ask_rows: Ask, question: str, total: str
) -> None:
    assert f"**{total}**" in ask_rows(question).answer


def test_a_column_of_sums_is_told_where_it_is_named(ask_rows: Ask) -> None:
    assert "**7.300**" in ask_rows("Cột cộng của ngân sách tỉnh ghi bao nhiêu?").answer


@pytest.mark.parametrize(
    ("question", "told"),
    [("Số vụ năm 2029 ở đó là bao nhiêu?", "**27**"), ("Bến đó năm 2028 bao nhiêu vụ?", "**31**")],
)
def test_a_place_that_is_pointed_back_to_is_the_row_told_before(ask_rows: Ask, question: str, told: str) -> None:
    assert told in ask_rows(question, ["Bến Cồn Sẻ năm 2029 có bao nhiêu người rơi?"]).answer


def test_of_a_place_that_is_pointed_back_to_no_text_on_another_is_told(ask_rows: Ask) -> None:
    answer = ask_rows("Ở đó tước mấy chứng chỉ thuyền viên?", ["Bến Cồn Sẻ năm 2029 có bao nhiêu người rơi?"])
    assert "260" not in answer.answer


def test_a_question_that_names_a_row_whole_counts_no_rows(ask_rows: Ask) -> None:
    assert "**8**" in ask_rows("Bến Mũi Quạ năm 2028 có mấy người rơi?").answer
    assert "**2**" in ask_rows("Đội luồng ngoài có mấy tàu có cứu sinh?").answer


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        ("Vốn ngân sách tỉnh nhiều hơn vốn ngân sách cấp xã bao nhiêu triệu đồng cả giai đoạn?", "5.700"),
        ("Ngân sách tỉnh nhiều hơn phí cầu bến bao nhiêu triệu đồng giai đoạn 2031 - 2032?", "600"),
    ],
)
def test_how_far_one_row_is_above_another_is_told_in_the_column_of_the_period(
    ask_rows: Ask, question: str, gap: str
) -> None:
    assert f"**{gap}" in ask_rows(question).answer


def test_no_two_rows_are_set_against_each_other_where_a_sum_is_meant(ask_rows: Ask) -> None:
    answer = ask_rows("Ngân sách tỉnh nhiều hơn tổng ngân sách cấp xã và phí cầu bến bao nhiêu triệu đồng?").answer
    assert "**5.700**" not in answer

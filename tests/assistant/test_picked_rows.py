"""What is asked of rows that the first clause of a question, or the turn before, picked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

GRADED = Path(__file__).parent / "graded"
BY_YEARS = Path(__file__).parent / "by_years"


@pytest.fixture(scope="session")
def ask_graded(ask_over: AskOver) -> Ask:
    """Asks a question of the papers; they are indexed once."""
    return ask_over(GRADED)


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("Chỉ số nội dung PAPI nào năm 2028 thấp nhất", "phấn đấu 2029 bao nhiêu?", ["4,28", "**4,55**"]),
        ("Đơn vị nào có đoàn chấm thấp nhất", "xếp loại gì?", ["76,50", "**Khá**"]),
        ("Nội dung thành phần nào năm 2028 cao nhất", "ai chủ trì?", ["1,74", "Sở Tư pháp"]),
        (
            "Nội dung thành phần nào do Sở Nội vụ chủ trì và có thời hạn thường xuyên",
            "mục tiêu 2029 bao nhiêu?",
            ["Cơ hội tham gia", "**1,40**"],
        ),
    ],
)
def test_a_second_clause_and_a_second_turn_ask_of_the_rows_that_were_picked(
    ask_graded: Ask, first: str, then: str, told: list[str]
) -> None:
    at_once = ask_graded(f"{first}, {then}")
    check_citations(at_once)
    assert all(value in at_once.answer for value in told)
    after = ask_graded(then.capitalize(), [f"{first}?"])
    check_citations(after)
    assert told[-1] in after.answer
    assert {c.node for c in after.citations} <= {c.node for c in at_once.citations}


def test_rows_that_were_picked_are_counted_again(ask: Ask) -> None:
    before = "Tiêu chí nào của Kế hoạch 58 đã đạt điểm tối đa?"
    assert ask("Có bao nhiêu tiêu chí?", [before]).answer == ask(before).answer


def test_two_matters_of_one_answer_are_both_meant(ask: Ask) -> None:
    answer = ask("Hai việc đó khi nào xong?", ["Ai chủ trì nhiệm vụ 5 và nhiệm vụ 8 của Kế hoạch 58?"])
    assert {c.locator.row for c in answer.citations} == {"5", "8"}


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Kế hoạch 77 có bao nhiêu nội dung do Sở Tư pháp chủ trì, Sở Nội vụ bao nhiêu nội dung?", ["2", "2"]),
        ("Có bao nhiêu sở xếp loại Tốt và bao nhiêu huyện xếp loại Tốt?", ["2", "1"]),
    ],
)
def test_two_numbers_of_rows_are_counted_apart(ask_graded: Ask, question: str, numbers: list[str]) -> None:
    answer = ask_graded(question)
    check_citations(answer)
    assert [part.split("**")[1].split()[0] for part in answer.answer.split("\n\n")] == numbers


@pytest.mark.parametrize(
    ("turns", "numbers"),
    [
        (["Kế hoạch 58 có bao nhiêu nhiệm vụ thường xuyên, bao nhiêu nhiệm vụ trong quý II?"], ["1", "2"]),
        (["Kế hoạch 58 có bao nhiêu nhiệm vụ thường xuyên?", "Có bao nhiêu nhiệm vụ trong quý III?"], ["3"]),
    ],
)
def test_another_time_is_not_looked_for_among_the_rows_of_the_first(
    ask: Ask, turns: list[str], numbers: list[str]
) -> None:
    answer = ask(turns[-1], turns[:-1])
    assert [part.split("**")[1].split()[0] for part in answer.answer.split("\n\n")] == numbers


def test_who_does_not_lead_but_takes_part_is_told_so(ask_graded: Ask) -> None:
    answer = ask_graded("Nội dung thành phần 1.2 do UBND cấp xã chủ trì phải không?").answer
    assert answer.startswith("**Không đúng.**")
    assert "**Sở Nội vụ**" in answer
    assert "**UBND cấp xã**" in answer


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Sở Nông nghiệp và Môi trường chủ trì những việc phải làm nào trong Chương trình 31?", "Cho chủ lồng bè"),
        ("Sở Xây dựng chủ trì mấy việc phải làm trong Chương trình 31?", "Nâng cấp bến cá Hòn Đỏ"),
        ("Liệt kê các việc phải làm do Công an tỉnh chủ trì trong Chương trình 31.", "Diễn tập cứu nạn"),
        ("Việc phải làm nào trong Chương trình 31 có hạn hoàn thành là 30/9/2029?", "Cho cán bộ xã"),
    ],
)
def test_what_a_table_calls_its_rows_are_words_for_rows(ask_over: AskOver, question: str, row: str) -> None:
    answer = ask_over(BY_YEARS)(question)
    check_citations(answer)
    assert first_line(answer).startswith("Có **1 ")
    assert row in answer.answer

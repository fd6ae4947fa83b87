"""Rows that are counted, ranked and set against each other by a column whose header the question says whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver

COLUMNED = Path(__file__).parent / "columned"


@pytest.fixture(scope="module")
def ask_columned(ask_over: AskOver) -> Ask:
    """Asks a question of a report with a table of agencies and one of communes; indexed once."""
    return ask_over(COLUMNED, shipped=True)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Có bao nhiêu cơ quan có tổng điểm 2029 trên 87,00?", ["**2", "Sở Nội vụ", "89,75"], ["85,50"]),
        ("Cơ quan nào có tổng điểm năm 2028 trên 85?", ["**2", "90,10", "88,50"], ["91,25", "84,20"]),
        ("Những xã nào có số quá hạn từ 30 trở lên?", ["**2 xã**", "Suối Đá", "Mũi Sậy"], ["Cầu Ván"]),
        ("Có mấy xã, phường tỷ lệ đúng hạn không quá 97,3%?", ["**2", "Mũi Sậy", "Cầu Ván"], ["Suối Đá"]),
        ("Xã, phường nào tiếp nhận từ 980 đến 1.655?", ["**3", "Suối Đá", "Đồi Chè", "Mũi Sậy"], ["Bến Gỗ"]),
    ],
)
def test_rows_within_an_amount_are_all_told_and_counted(
    ask_columned: Ask, question: str, told: list[str], untold: list[str]
) -> None:
    answer = ask_columned(question).answer
    assert all(words in answer for words in told)
    assert not any(words in answer for words in untold)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Cơ quan nào có tổng điểm 2028 cao nhất?", "**Sở Tư pháp**"),
        ("Cơ quan nào có tổng điểm 2029 thấp nhất?", "**Thanh tra tỉnh**"),
        ("Phường nào có tỷ lệ đúng hạn thấp nhất?", "**Phường Cầu Ván**"),
        ("Cơ quan nào có tổng điểm năm 2029 cao thứ ba?", "**Sở Xây dựng**"),
        ("Cơ quan nào có hạng 2029 cao nhất?", "**Sở Nội vụ**"),
        ("Trong Sở Y tế, Sở Xây dựng và Sở Tư pháp, cơ quan nào có tổng điểm 2029 cao nhất?", "**Sở Tư pháp**"),
    ],
)
def test_the_column_with_all_words_of_the_question_is_ranked(ask_columned: Ask, question: str, first: str) -> None:
    lines = ask_columned(question).answer.split("\n")
    assert next(line for line in lines if line.startswith("- ")).startswith(f"- {first}")
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Tổng điểm 2029 của “Sở Y tế” và “Sở Nội vụ” chênh nhau bao nhiêu?", "**5,75**"),
        ("Tổng điểm năm 2029 của Sở Nội vụ cao hơn Sở Y tế bao nhiêu?", "**5,75**"),
        ("Tổng số tiếp nhận của Xã Suối Đá và Xã Đồi Chè là bao nhiêu?", "**2.220**"),
        ("Tổng điểm 2029 bình quân của Sở Nội vụ và Sở Tư pháp là bao nhiêu?", "**90,5**"),
    ],
)
def test_named_rows_are_reckoned_as_the_words_outside_the_header_say(
    ask_columned: Ask, question: str, told: str
) -> None:
    assert told in ask_columned(question).answer


def test_each_of_the_named_rows_is_told_and_all_in_order(ask_columned: Ask) -> None:
    answer = ask_columned("Cho biết tổng điểm 2029 của Sở Y tế và Sở Nội vụ.").answer
    assert "85,50" in answer
    assert "91,25" in answer
    ordered = ask_columned("Xếp các cơ quan theo tổng điểm 2029 từ thấp đến cao.").answer
    assert ordered.index("Thanh tra") < ordered.index("Y tế") < ordered.index("Nội vụ")


def test_a_column_that_only_shares_words_is_not_taken(ask_columned: Ask) -> None:
    answer = ask_columned("Cơ quan nào có tổng điểm 2027 trên 85?")
    assert answer.abstained or "91,25" not in answer.answer
    for turned in ("không có tổng điểm 2029 trên 85", "có tổng điểm 2029 trên 90 hoặc dưới 80"):
        assert "Có **" not in ask_columned(f"Những cơ quan nào {turned}?").answer
    assert "**87,00**" not in ask_columned("Có bao nhiêu cơ quan có điểm chấm 2029 trên 87,00?").answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Tổng điểm của Sở Y tế năm 2029 tăng bao nhiêu so với năm 2028?", "**tăng 5,5** (từ 80,00 lên 85,50)"),
        ("Cơ quan nào có tổng điểm năm 2029 tăng nhiều nhất so với năm 2028?", "**Sở Y tế** – tăng **5,5 điểm**"),
        ("Cơ quan nào có tổng điểm giảm nhiều nhất giữa năm 2028 và 2029?", "**Thanh tra tỉnh** – giảm **1,5 điểm**"),
    ],
)
def test_what_changes_between_two_years_is_of_one_header(ask_columned: Ask, question: str, told: str) -> None:
    answer = ask_columned(question).answer
    assert told in answer
    assert answer.count("[1]") == 1
    assert "[2]" not in answer

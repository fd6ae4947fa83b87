"""A plan, its draft and a directive whose tables are drawn with lines: what is answered from rows, notes and text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver

DRAWN = Path(__file__).parent / "drawn"


@pytest.fixture(scope="module")
def ask_drawn(ask_over: AskOver) -> Ask:
    """Asks a question of these documents; indexed once."""
    return ask_over(DRAWN, shipped=True)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Cơ quan nào chủ trì cắm phao ranh giới vùng nuôi cá lồng?", "**Sở Xây dựng**"),
        ("Theo Kế hoạch 2030, cơ quan nào chủ trì việc NT1?", "**Sở Xây dựng**"),
        ("Trong bản dự thảo, cơ quan nào chủ trì cắm phao ranh giới vùng nuôi cá lồng?", "**Sở Nội vụ**"),
        ("Thời hạn của việc NT2 là bao giờ?", "do Sở Y tế báo sau khi có máy đo"),
        ("Vì sao Biểu 1 của Kế hoạch 2030/KH-UBND không có mã NT3?", "rút khỏi biểu theo ý kiến các sở"),
        ("Chỉ thị 05/CT-UBND giao Sở Xây dựng những việc gì?", "3.400 hộ"),
        ("Đầm, kênh nào có độ đục cao nhất?", "Rạch Cát"),
        ("Đầm nào có độ đục cao nhất?", "Đầm Sen"),
    ],
)
def test_what_is_told(ask_drawn: Ask, question: str, told: str) -> None:
    answer = ask_drawn(question)
    assert told in answer.answer
    assert not answer.abstained


@pytest.mark.parametrize(
    "question",
    ["Đoàn liên ngành năm 2033 kiểm tra những đơn vị nào?", "Theo Kế hoạch năm 2030, ai chủ trì cắm phao?"],
)
def test_what_no_row_and_no_text_says(ask_drawn: Ask, question: str) -> None:
    assert ask_drawn(question).abstained


def test_strokes_are_in_no_answer(ask_drawn: Ask) -> None:
    for question in ("Biểu 1 gồm những gì?", "Độ đục của các đầm, kênh?", "Ghi chú của Biểu 1 nói gì?"):
        answer = ask_drawn(question)
        quotes = " ".join(citation.quote for citation in answer.citations)
        assert not set(f"{answer.answer} {quotes}") & set("│┌─├┼┘")

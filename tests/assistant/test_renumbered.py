"""A plan each of whose tables counts its rows from 1."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, cited

RENUMBERED = Path(__file__).parent / "renumbered"


@pytest.fixture(scope="module")
def ask_renumbered(ask_over: AskOver) -> Ask:
    """Asks a question of the one plan."""
    return ask_over(RENUMBERED)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Mục 2 kế hoạch 66 hạn khi nào?", ["30/6/2031", "25/10/2031", "Bảng 1", "Bảng 2"], []),
        ("Nội dung số thứ tự 3 của kế hoạch 66/KH-UBND?", ["Đặt thùng phân loại rác", "Chợ Gốc Đa"], []),
        ("Phần việc số 2 kế hoạch 66 hạn khi nào?", ["30/6/2031"], ["25/10/2031"]),
        ("Tên chợ số 3 của kế hoạch 66 là gì?", ["Chợ Gốc Đa"], ["thùng"]),
        ("Mục 2 kế hoạch 66 do ai chủ trì?", ["Sở Xây dựng"], ["Bến Đò"]),
        ("Mục 2 về chợ Bến Đò trong kế hoạch 66 hạn khi nào?", ["25/10/2031"], ["30/6/2031"]),
        ("Mục 3 của kế hoạch 66 ghi nội dung gì?", ["Đặt thùng phân loại rác", "Chợ Gốc Đa"], ["chợ của tỉnh"]),
        ("Diện tích của mục 1 trong kế hoạch 66?", ["1.240"], ["Sở Công Thương"]),
    ],
)
def test_rows_of_all_tables_with_a_number_are_told_unless_something_chooses(
    ask_renumbered: Ask, question: str, said: list[str], unsaid: list[str]
) -> None:
    answer = ask_renumbered(question)
    check_citations(answer)
    assert [text for text in said if text not in answer.answer] == []
    assert [text for text in unsaid if text in answer.answer] == []


def test_one_of_several_rows_is_told_with_less_confidence(ask_renumbered: Ask) -> None:
    unsure, sure = (ask_renumbered(f"{unit} 2 kế hoạch 66 hạn khi nào?") for unit in ("Mục", "Phần việc số"))
    assert unsure.confidence < sure.confidence


def test_a_heading_is_told_with_its_number_and_the_rows_below(ask_renumbered: Ask) -> None:
    answer = ask_renumbered("Phần I trong Bảng 1 kế hoạch 66 là gì?")
    check_citations(answer)
    assert "I. QUẦY HÀNG" in answer.answer
    assert "Thay mái tôn cũ" in answer.answer
    assert "thùng" not in answer.answer
    assert [row for _, row in cited(answer)][1:] == ["1", "2"]

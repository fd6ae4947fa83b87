"""Questions as people put them to each other: with who asks and why, two things at once, and a word just met."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.met_terms import about_the_term_met
from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations

POLITE = Path(__file__).parent / "polite"


@pytest.fixture(scope="module")
def ask_politely(ask_over: AskOver) -> Ask:
    """Asks a question of a short plan; it is indexed once, with the model that is shipped."""
    return ask_over(POLITE, shipped=True)


@pytest.mark.parametrize(
    ("turns", "facts"),
    [
        (["KH 27 ai ký, ngày nào?"], ["Lò Văn Sinh", "18/01/2030"]),
        (["Kế hoạch này ai ký, ngày nào ạ?"], ["Lò Văn Sinh", "18/01/2030"]),
        (["kh 27 ngay may, ai ky"], ["Lò Văn Sinh", "18/01/2030"]),
        (["Em thấy chữ LGSP mà chưa hiểu, nhờ anh chị giải thích giúp đây là gì ạ?"], ["chia sẻ dữ liệu cấp tỉnh"]),
        (["NDXP với LGSP khác nhau thế nào ạ?"], ["chia sẻ dữ liệu quốc gia", "chia sẻ dữ liệu cấp tỉnh"]),
        (["SIPAS là gì, còn PAPI là chỉ số gì?"], ["Chỉ số Hài lòng", "Hiệu quả quản trị"]),
        (["Điểm SIPAS của tỉnh năm 2028 là bao nhiêu?"], ["**83,05**"]),
        (["SIPAS năm 2029 đạt bao nhiêu điểm?", "xếp thứ mấy cả nước ạ?"], ["**thứ 20/63**"]),
        (["PAPI năm 2029 bao nhiêu điểm?", "Đứng thứ mấy trong 12 tỉnh thuộc vùng?"], ["**thứ 04**"]),
        (["PAPI năm 2029 xếp thứ mấy?"], ["**thứ 31/63**"]),
        (["SIPAS năm 2029 bao nhiêu điểm?", "So với năm trước tăng hay giảm bao nhiêu điểm?"], ["1,15 điểm"]),
        (["Tiêu chí nào thấp điểm nhất, và do ai chủ trì ạ?"], ["1,5", "Hội Nông dân"]),
        (["Bến thuyền chấm điểm theo bộ tiêu chí do ai chủ trì sửa đổi, hạn khi nào?"], ["Sở Giao thông", "3/2030"]),
        (["KH 27 có hiệu lực từ ngày nào và thay thế kế hoạch nào?"], ["**ngày 01/02/2030**", "9/KH-UBND"]),
        (["Nhiệm vụ nào hạn sớm nhất và muộn nhất?"], ["bến thuyền – ", "Tháng 3/2030", "Tháng 11/2030"]),
        (
            [
                "Em là cán bộ mới của Sở Nội vụ, xin phép hỏi ai lo việc sửa đổi Bộ tiêu chí chấm điểm bến thuyền ạ?",
                "Dạ thế kết quả cuối cùng phải là loại văn bản gì, và đơn vị nào phối hợp ạ?",
            ],
            ["Quyết định của UBND tỉnh", "UBND cấp xã"],
        ),
    ],
)
def test_all_that_is_asked_is_told(ask_politely: Ask, turns: Sequence[str], facts: Sequence[str]) -> None:
    answer = ask_politely(turns[-1], turns[:-1])
    check_citations(answer)
    assert not [fact for fact in facts if fact not in answer.answer], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Nêu tên các học viên của lớp dạy nghề đan lưới",
        "Đề án 12 là gì vậy ạ?",
        "Kế hoạch dạy nghề đan lưới ai ký?",
        "SIPAS năm 2028 xếp thứ mấy?",
        "Điểm PAPI năm 2028 là bao nhiêu?",
        "SIPAS năm 2027 được mấy điểm?",
    ],
)
def test_what_is_not_stated_is_not_told(ask_politely: Ask, question: str) -> None:
    assert ask_politely(question).abstained


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Em gặp từ NDXP chưa biết nghĩa, cái này viết tắt của gì ạ?", "NDXP viết tắt của gì ạ?"),
        ("Tôi đọc có cụm từ viết tắt PAKN em chưa hiểu, mong được giải thích ạ", "PAKN là gì?"),
        ("Em chưa hiểu từ LGSP, đó là gì?", "LGSP là gì?"),
        ("Từ ngữ chưa rõ ràng, ai chịu trách nhiệm?", "Từ ngữ chưa rõ ràng, ai chịu trách nhiệm?"),
    ],
)
def test_a_word_just_met_is_what_is_asked_about(typed: str, asked: str) -> None:
    assert about_the_term_met(typed) == asked

"""What is said around a question out of courtesy changes nothing; nor does it matter that it is shouted."""

from __future__ import annotations

import pytest

from assistant.courtesies import without_courtesies
from assistant.typed import clean

_QUESTION = "Hạn của nhiệm vụ 12 là khi nào?"


@pytest.mark.parametrize(
    "typed",
    [
        "cho tôi hỏi hạn của nhiệm vụ 12 là khi nào ạ?",
        "Dạ cho em hỏi chút, hạn của nhiệm vụ 12 là khi nào vậy ạ?",
        "Em chào anh/chị ạ, cho em hỏi: hạn của nhiệm vụ 12 là khi nào ạ, em cảm ơn?",
        "Xin chào, hạn của nhiệm vụ 12 là khi nào hả bạn?",
        "Nhờ tra cứu giúp: hạn của nhiệm vụ 12 là khi nào nhé?",
        "Anh chị ơi, mình muốn biết hạn của nhiệm vụ 12 là khi nào thế nhỉ?",
        "Em mới nhận công tác, xin phép hỏi: hạn của nhiệm vụ 12 là khi nào ạ?",
        "Tôi là chuyên viên phòng 5, nhờ anh chị cho biết hạn của nhiệm vụ 12 là khi nào?",
        "Kính gửi anh chị, rất mong anh chị cho biết hạn của nhiệm vụ 12 là khi nào?",
        "Em đang soạn báo cáo quý, anh chị nào biết cho em hỏi hạn của nhiệm vụ 12 là khi nào ạ?",
        "Cấp trên hỏi gấp: hạn của nhiệm vụ 12 là khi nào?",
        "Nhà báo hỏi: hạn của nhiệm vụ 12 là khi nào?",
        "Tôi cần trả lời lãnh đạo ngay: hạn của nhiệm vụ 12 là khi nào?",
        "Để chuẩn bị họp giao ban: hạn của nhiệm vụ 12 là khi nào?",
        "lam on cho toi biet hạn của nhiệm vụ 12 là khi nào giúp em với?",
    ],
)
def test_only_the_question_is_left(typed: str) -> None:
    assert without_courtesies(typed) == _QUESTION


@pytest.mark.parametrize(
    "typed",
    [
        "Xin chào",
        "cảm ơn bạn",
        "Em đang xem kế hoạch 2026, cho em hỏi ai ký?",
        "Dạ dày do bệnh viện nào khám?",
        "Bạn có thể giúp tôi tra cứu gì?",
        "cho vay hộ nghèo thế nào?",
        "Hỗ trợ doanh nghiệp gồm những gì?",
        "Sở Nội vụ chủ trì hả bạn?",
        "nhiem vu 12 cua nhom a",
        "Sở Nội vụ hỏi ý kiến ai: UBND cấp huyện?",
        "Chuẩn bị hội nghị do ai chủ trì?",
    ],
)
def test_what_is_no_courtesy_stays(typed: str) -> None:
    assert without_courtesies(typed) == typed


@pytest.mark.parametrize(
    ("shouted", "read"),
    [
        ("SỞ Y TẾ CHỦ TRÌ NHIỆM VỤ NÀO?", "Sở y tế chủ trì nhiệm vụ nào?"),
        ("KẾ HOẠCH 164/KH-UBND, PHỤ LỤC II", "Kế hoạch 164/KH-UBND, phụ lục II"),
        ("CÓ BAO NHIÊU TTHC Ở CẤP XÃ", "Có bao nhiêu TTHC ở cấp xã"),
        ("PAR INDEX", "PAR INDEX"),
    ],
)
def test_capitals_stay_with_abbreviations_and_codes_alone(shouted: str, read: str) -> None:
    assert clean(shouted) == read

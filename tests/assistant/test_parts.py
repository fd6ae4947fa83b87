"""Questions that ask two things at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.parts import joined_by_a_word, parts_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Hội nghị đối thoại tổ chức ngày nào, còn lớp bồi dưỡng mở vào tháng nào?",
            ["Hội nghị đối thoại tổ chức ngày nào", "lớp bồi dưỡng mở vào tháng nào"],
        ),
        ("Chú thích 6 và chú thích 8 dẫn văn bản nào?", ["Chú thích 6 dẫn văn bản nào", "Chú thích 8 dẫn văn bản nào"]),
        (
            "Số hồ sơ cấp huyện so với số hồ sơ cấp xã, bên nào nhiều hơn?",
            ["Số hồ sơ cấp huyện là bao nhiêu", "Số hồ sơ cấp xã là bao nhiêu"],
        ),
        (
            "Kế hoạch thông tin, báo chí giai đoạn 2021-2025 và kế hoạch phim ban hành đầu năm 2023 là số mấy?",
            [
                "Kế hoạch thông tin, báo chí giai đoạn 2021-2025 là số mấy",
                "kế hoạch phim ban hành đầu năm 2023 là số mấy",
            ],
        ),
        (
            "Kế hoạch năm 2023 đặt chỉ tiêu trong bao nhiêu tỉnh, thành phố đứng đầu, kết quả năm 2023 xếp thứ mấy?",
            [
                "Kế hoạch năm 2023 đặt chỉ tiêu trong bao nhiêu tỉnh, thành phố đứng đầu",
                "kết quả năm 2023 xếp thứ mấy",
            ],
        ),
        (
            "Kế hoạch đặt mục tiêu thứ hạng ra sao và kết quả công bố năm 2024 đạt thế nào?",
            ["Kế hoạch đặt mục tiêu thứ hạng ra sao", "kết quả công bố năm 2024 đạt thế nào"],
        ),
        (
            "Nguyên nhân từ phía Sở, ngành và từ phía Bộ, ban được nêu khác nhau như thế nào?",
            ["Nguyên nhân từ phía Sở, ngành được nêu là gì", "Nguyên nhân từ phía Bộ, ban được nêu là gì"],
        ),
        (
            "Đã trồng bao nhiêu cây, phần còn lại trồng ở đâu?",
            ["Đã trồng bao nhiêu cây", "phần còn lại trồng ở đâu"],
        ),
        (
            "Số hồ sơ nội bộ được công bố với số hồ sơ được đơn giản hóa, bên nào nhiều hơn?",
            ["Số hồ sơ nội bộ được công bố là bao nhiêu", "Số hồ sơ được đơn giản hóa là bao nhiêu"],
        ),
        (
            "Giai đoạn áp dụng ghi trong phần chính và trong chú thích 4 lệch nhau ra sao?",
            ["Giai đoạn áp dụng ghi trong phần chính là gì", "Giai đoạn áp dụng ghi trong chú thích 4 là gì"],
        ),
        ("Chênh lệch giữa tiêu chí cao nhất và tiêu chí thấp nhất là bao nhiêu?", []),
        ("Sở nào chủ trì tiêu chí 7.1.2?", []),
    ],
)
def test_each_part_is_a_question(question: str, parts: list[str]) -> None:
    assert [part.lower() for part in parts_of(question)] == [part.lower() for part in parts]


@given(st.text(max_size=300))
def test_wild_text_is_parted_in_two_or_not_at_all(text: str) -> None:
    assert len(parts_of(text)) in {0, 2}


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Báo cáo quý gửi về đâu và hội nghị sơ kết tổ chức khi nào?",
            ["Báo cáo quý gửi về đâu", "hội nghị sơ kết tổ chức khi nào"],
        ),
        (
            "Cả tỉnh có bao nhiêu hồ sơ quá hạn, trong đó lĩnh vực đất đai bao nhiêu?",
            ["Cả tỉnh có bao nhiêu hồ sơ quá hạn", "trong đó lĩnh vực đất đai bao nhiêu"],
        ),
        ("Sở Y tế và Sở Tài chính chủ trì việc gì?", []),
    ],
)
def test_a_word_may_join_two_questions(question: str, parts: list[str]) -> None:
    assert joined_by_a_word(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "Cơ quan nào chủ trì “Hoàn thiện chức năng và cơ cấu tổ chức” theo Phụ lục 2?",
        "Ai chủ trì “Rà soát ai làm việc gì, và ai hưởng chế độ nào của cấp xã”?",
    ],
)
def test_a_quoted_name_is_not_parted(question: str) -> None:
    assert parts_of(question) == []

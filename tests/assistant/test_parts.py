"""Questions that ask two things at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.parts import parts_of


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
        ("Sở nào chủ trì tiêu chí 7.1.2?", []),
    ],
)
def test_each_part_is_a_question(question: str, parts: list[str]) -> None:
    assert [part.lower() for part in parts_of(question)] == [part.lower() for part in parts]


@given(st.text(max_size=300))
def test_wild_text_is_parted_in_two_or_not_at_all(text: str) -> None:
    assert len(parts_of(text)) in {0, 2}

"""Differences between two numbers of one sentence."""

from __future__ import annotations

import pytest

from assistant.answers.reckoning import Gap, gap_in
from assistant.question import Question


@pytest.mark.parametrize(
    ("question", "sentence", "gap"),
    [
        (
            "Cấp Thành phố nhiều hơn cấp huyện mấy đơn vị?",
            "Có 25 đơn vị cấp Thành phố, 18 đơn vị cấp huyện.",
            Gap("25", "18", "7"),
        ),
        (
            "Cấp huyện ít hơn cấp Thành phố bao nhiêu đơn vị?",
            "Có 25 đơn vị cấp Thành phố, 18 đơn vị cấp huyện.",
            Gap("18", "25", "7"),
        ),
        (
            "Số hồ sơ trực tuyến nhiều hơn hồ sơ giấy bao nhiêu?",
            "Tiếp nhận 1.250 hồ sơ trực tuyến; 1.000 hồ sơ giấy.",
            Gap("1.250", "1.000", "250"),
        ),
        (
            "Xã đảo ít hơn xã ven bờ bao nhiêu xã?",
            "Tỉnh có 14 xã đảo (42 xã ven bờ).",
            Gap("14", "42", "28"),
        ),
        (
            "Lao động nam nhiều hơn lao động nữ bao nhiêu?",
            "Năm qua, lao động nam là 320, lao động nữ là 280.",
            Gap("320", "280", "40"),
        ),
    ],
)
def test_each_side_stands_beside_a_number(question: str, sentence: str, gap: Gap) -> None:
    assert gap_in(Question(question), sentence) == gap


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Xã đảo có bao nhiêu?", "Tỉnh có 14 xã đảo (42 xã ven bờ)."),
        ("Xã đảo ít hơn xã ven bờ bao nhiêu xã?", "Tỉnh có 14 xã đảo."),
        ("Xã đảo ít hơn xã miền núi bao nhiêu?", "Tỉnh có 14 xã đảo, 42 xã ven bờ."),
        ("Xã đảo ít hơn xã ven bờ bao nhiêu xã?", "Tỉnh có nhiều xã đảo, xã ven bờ."),
        ("Cấp tỉnh nhiều hơn cấp xã bao nhiêu?", "Cấp tỉnh đạt 80%, cấp xã đạt 70%."),
        ("Xã đảo ít hơn xã ven bờ bao nhiêu xã?", ""),
    ],
)
def test_no_difference_without_a_number_for_each_side(question: str, sentence: str) -> None:
    assert gap_in(Question(question), sentence) is None

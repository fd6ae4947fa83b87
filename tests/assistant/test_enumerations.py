"""Things that a text lists without counting them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.enumerations import listed


@pytest.mark.parametrize(
    ("text", "unit", "items"),
    [
        ("Phê duyệt quy trình của các lĩnh vực: Đấu thầu; Đầu tư; Hợp tác xã.", "lĩnh vực", 3),
        ("thí điểm (tại các huyện: Mê Linh, Chương Mỹ, Thanh Trì); chỉ đạo rà soát, xây dựng Đề án", "huyện", 3),
        ("xác định các lĩnh vực: Tư pháp, Kế hoạch và Đầu tư, Xây dựng; rà soát quy trình", "lĩnh vực", 3),
        ("nâng cao các Chỉ số PAPI, SIPAS, PCI của tỉnh", "chỉ số", 3),
        ("Có 05 lớp bồi dưỡng cho công chức.", "lớp", 0),
    ],
)
def test_items_after_what_is_counted(text: str, unit: str, items: int) -> None:
    assert len(listed(text, unit)) == items


def test_a_footnote_may_be_the_list_itself() -> None:
    assert listed("Báo cáo số 1 về tàu cá; Báo cáo số 2 về rừng; Kế hoạch số 3.", "báo cáo", whole=True) == [
        "Báo cáo số 1 về tàu cá",
        "Báo cáo số 2 về rừng",
    ]


@given(st.text(max_size=300), st.text(max_size=20))
def test_wild_text_never_breaks_the_reader(text: str, unit: str) -> None:
    assert all(item in text for item in listed(text, unit, whole=True))

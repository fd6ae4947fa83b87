"""Footnotes that only their marks tell, and columns of years that lie ahead."""

from __future__ import annotations

import pytest

from ingest.loader import parse_bytes

LETTER = """Số: 87/UBND-KT
Ngày 18 tháng 11 năm 2026
V/v giao việc mùa khô

I. GIAO VIỆC

1. Sở Xây dựng sửa xong 19 công trình trước ngày 31/01/2027{mark}.

2. Sở Tài chính tạm cấp kinh phí gồm (2) lần trong năm.

II. BÁO CÁO

Gửi báo cáo trước ngày 15/6/2027.

{rule}
{note} Riêng 03 công trình tại xã Ia Púch xong trước ngày 28/02/2027.
"""


@pytest.mark.parametrize("rule", ["", "-----", "____________________"])
@pytest.mark.parametrize(("mark", "note"), [("(1)", "(1)"), (" [1]", "[1]"), ("¹", "¹")])
def test_a_paragraph_that_begins_with_a_mark_of_the_text_is_a_footnote(mark: str, note: str, rule: str) -> None:
    document = parse_bytes(LETTER.format(mark=mark, note=note, rule=rule).encode(), "a.txt")
    (footnote,) = document.footnotes
    owner = next(section for section in document.sections if section.id == footnote.owner)
    assert (footnote.mark, footnote.text[:18]) == ("1", "Riêng 03 công trìn")
    assert owner.text.endswith("31/01/2027.")
    assert owner.notes == ["1"]


def test_items_of_a_list_are_no_footnotes() -> None:
    text = "I. VIỆC LÀM\n\nCác sở làm các việc sau:\n\n(1) Rà soát hồ sơ.\n\n(2) Lập danh sách(3).\n\nHết.\n"
    assert not parse_bytes(text.encode(), "a.txt").footnotes


@pytest.mark.parametrize(
    ("issued", "title", "roles"),
    [
        ("14 tháng 01 năm 2026", "Giai đoạn 2026 - 2030", ["result:2025", "target:2026", "target:2027"]),
        ("20 tháng 12 năm 2026", "Năm 2027", ["result:2025", "result:2026", "target:2027"]),
        ("05 tháng 02 năm 2028", "Năm 2027", ["result:2025", "result:2026", "result:2027"]),
    ],
)
def test_years_ahead_of_a_plan_are_aimed_at(issued: str, title: str, roles: list[str]) -> None:
    rows = [
        "| TT | Chỉ tiêu | 2025 | Năm 2026 (con) | 2027 |",
        "|---|---|---|---|---|",
        "| 1 | Đàn bò | 712 | 728 | 741 |",
    ]
    top = ["Số: 3/KH-UBND", "", f"Gia Lai, ngày {issued}", "", "# KẾ HOẠCH", "", f"## Chăn nuôi {title}", ""]
    (table,) = parse_bytes("\n".join([*top, "**Bảng 1. Số liệu**", "", *rows]).encode(), "a.md").tables
    assert [column.role for column in table.columns[2:]] == roles


@pytest.mark.parametrize(
    ("aim", "roles"),
    [
        ("Phấn đấu 2027", ["result:2025", "result:2026", "target:2027"]),
        ("Năm 2027", ["target:2025", "target:2026", "target:2027"]),
    ],
)
def test_years_before_a_plan_are_reached_beside_one_that_is_aimed_at(aim: str, roles: list[str]) -> None:
    head = f"| TT | Chỉ số | Năm 2025 | Năm 2026 | {aim} |"
    rows = [head, "|---|---|---|---|---|", "| 1 | Tham gia | 4,71 | 4,85 | 5,20 |"]
    top = ["Số: 3/KH-UBND", "", "Gia Lai, ngày 16 tháng 4 năm 2027", "", "# KẾ HOẠCH", "", "## Nâng điểm PAPI", ""]
    caption = "**Bảng 1. Điểm và mức phấn đấu**"
    (table,) = parse_bytes("\n".join([*top, caption, "", *rows]).encode(), "a.md").tables
    assert [column.role for column in table.columns[2:]] == roles

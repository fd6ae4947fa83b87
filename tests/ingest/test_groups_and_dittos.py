"""Columns that group rows, headings outside the name's column, signs for "as above", and codes among other cells."""

from __future__ import annotations

import pytest

from ingest.loader import parse_bytes
from ingest.model import Row, Table


def read(*rows: str, note: str = "") -> Table:
    ruled = [rows[0], "|" + "---|" * (rows[0].count("|") - 1), *rows[1:]]
    text = "\n".join(["# KẾ HOẠCH", "", "Như sau.", "", *ruled, "", note, ""])
    (table,) = parse_bytes(text.encode(), "a.md").tables
    return table


def texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def test_a_cell_of_several_codes_stays_under_its_header() -> None:
    table = read(
        "| Mã việc | Việc phải làm | Gắn với | Sản phẩm | Thời hạn | Chủ trì | Phối hợp |",
        "| A1 | Lập tổ trực | 1.1.2 | Quyết định lập tổ | 30/6/2026 | Sở Y tế | Các sở, ban, ngành |",
        "| A2 | Kiểm tra đường thôn | 1.2.3 | Biên bản kiểm tra | Quý III/2026 | Sở Xây dựng | Sở Tài chính |",
        "| A3 | Thu gom rác | 3.2.3; 3.3.1 | Báo cáo thu gom | 15/3/2026 |  | UBND các xã |",
    )
    expected = ["A3", "Thu gom rác", "3.2.3; 3.3.1", "Báo cáo thu gom", "15/3/2026", "Sở Xây dựng", "UBND các xã"]
    assert texts(table.rows[2]) == expected


def test_a_heading_outside_the_column_of_names_stands_over_the_rows_below() -> None:
    table = read(
        "| Mã việc | Kết quả phải có | Việc được giao | Mốc xong | Đơn vị đầu mối |",
        "| **A** | **DỮ LIỆU** | | | |",
        "| KV.01 | Kho chạy thử | Nâng cấp kho | 30/6/2030 | Sở Y tế |",
        "| **B** | **AN TOÀN** | | | |",
        "| KV.02 | Biên bản | Diễn tập mạng | 30/7/2030 | Sở Xây dựng |",
    )
    assert [(row.kind, row.key, row.name) for row in table.rows][::2] == [
        ("group", "A", "DỮ LIỆU"),
        ("group", "B", "AN TOÀN"),
    ]
    assert [row.group for row in table.rows if row.kind == "row"] == [["DỮ LIỆU"], ["AN TOÀN"]]


def test_a_letter_left_of_the_empty_key_numbers_a_heading() -> None:
    table = read(
        "| Đơn vị làm chính | STT | Công việc | Đơn vị hỗ trợ | Thời hạn |",
        "| **A** | | **Tuyên truyền** | | |",
        "| Sở Nội vụ | 1 | Tập huấn | Trường Chính trị tỉnh | 31/5/2027 |",
        "| | 2 | In sổ tay | Sở Tư pháp | 31/7/2027 |",
        "| **B** | | **Công khai** | | |",
        "| Sở Tài chính | 3 | Làm mẫu bảng công khai | | 15/5/2027 |",
    )
    assert [(row.kind, row.key) for row in table.rows] == [
        ("group", "A"),
        ("row", "1"),
        ("row", "2"),
        ("group", "B"),
        ("row", "3"),
    ]
    assert texts(table.rows[2])[0] == "Sở Nội vụ"
    assert table.rows[4].group == ["Công khai"]
    assert texts(table.rows[4])[3] == ""


SPENT = (
    "| Hợp phần | Nguồn | Năm 2027 | Năm 2028 |",
    "| 1. Xây trạm | Ngân sách tỉnh | 18 | 21 |",
    "| | Tài trợ | 3 | 2 |",
    "| 2. Trang bị | Ngân sách tỉnh | 22 | 19 |",
    "| | Tài trợ | 4 | 5 |",
    "| **Tổng** | | 47 | 47 |",
)
STATES = (
    "| Tình trạng | Mã việc | Tóm tắt việc | Hạn | Lý do |",
    "| Đúng hạn | A4 | Rà soát văn bản | 30/6/2026 | |",
    "| | A7 | Lập tổ trực | 15/3/2026 | |",
    "| Trễ hạn | B1 | Thanh toán phí | 31/5/2026 | Chờ mã |",
    "| | B3 | Lắp máy | 30/6/2026 | Thiếu vốn |",
)


@pytest.mark.parametrize(
    ("rows", "named", "group"),
    [
        (SPENT, ["Ngân sách tỉnh", "Tài trợ", "Ngân sách tỉnh", "Tài trợ"], ["1. Xây trạm", "2. Trang bị"]),
        (STATES, ["Rà soát văn bản", "Lập tổ trực", "Thanh toán phí", "Lắp máy"], ["Đúng hạn", "Trễ hạn"]),
    ],
)
def test_a_column_with_gaps_left_of_the_names_groups_the_rows(
    rows: tuple[str, ...], named: list[str], group: list[str]
) -> None:
    table = read(*rows)
    found = [row for row in table.rows if row.kind == "row"]
    assert [row.name for row in found] == named
    assert [row.group for row in found] == [[text] for text in group for _ in range(2)]
    assert found[1].cells[0].source == "merged"


@pytest.mark.parametrize(
    ("sign", "note", "source"),
    [
        ("nt", "", "merged"),
        ("-nt-", "Ghi chú: nt là như dòng trên.", "merged"),
        ("như trên", "", "merged"),
        ("nt", "Ghi chú: “nt” là chưa thực hiện.", "own"),
    ],
)
def test_a_sign_for_as_above_is_read_so_unless_a_note_says_else(sign: str, note: str, source: str) -> None:
    table = read(
        "| TT | Nội dung | Cơ quan chủ trì | Thời hạn |",
        "| 1 | Trồng rừng | Sở Xây dựng | 30/6/2026 |",
        f"| 2 | Tưới cây | {sign} | 30/7/2026 |",
        note=note,
    )
    lead = table.rows[1].cells[2]
    assert (lead.text, lead.source) == ("Sở Xây dựng" if source == "merged" else sign, source)


def test_what_a_header_says_in_brackets_of_its_scale_is_no_role() -> None:
    table = read(
        "| TT | Cơ quan | Điểm thẩm định (tối đa 70) | Tổng điểm 2025 | Cơ quan cao nhất |",
        "| 1 | Khối sở | 65 | 94 | Sở Y tế |",
        "| 2 | Khối xã | 61 | 90 | Sở Nội vụ |",
    )
    assert [column.role for column in table.columns] == ["key", "name", None, "result:2025", None]

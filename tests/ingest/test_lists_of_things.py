"""Lists of places and works, notes on one column, tables lettered in their titles, and page turns."""

from __future__ import annotations

import pytest

from ingest.loader import parse_bytes
from ingest.model import Table


def read(*rows: str, note: str = "") -> Table:
    ruled = [rows[0], "|" + "---|" * (rows[0].count("|") - 1), *rows[1:]]
    text = "\n".join(["# KẾ HOẠCH", "", "Như sau.", "", *ruled, "", note, ""])
    (table,) = parse_bytes(text.encode(), "a.md").tables
    return table


def test_places_name_the_rows_of_a_list_of_them_over_what_is_said_of_each() -> None:
    table = read(
        "| TT | Nơi thực hiện | Thuộc khu vực | Nội dung đầu tư | Vốn (triệu đồng) | Năm xong |",
        "|  |  |  | **A. TRẠM** |  |  |",
        "| 1 | Trạm Suối Cát | Ba Đồn | Xây nhà khám | 620 | 2027 |",
        "| 2 | Trạm Đồi Chè |  | Sửa mái | 145 | 2028 |",
        "|  |  |  | *(tiếp trang sau)* |  |  |",
        "| 3 | Bệnh viện Cửa Rừng |  | Sửa mái | 980 | 2027 |",
        note='Ghi chú: cột "Thuộc khu vực" để trống là cùng khu vực với dòng trên.',
    )
    assert [column.role for column in table.columns] == ["key", "name", None, None, None, "deadline"]
    assert [row.name for row in table.rows] == ["TRẠM", "Trạm Suối Cát", "Trạm Đồi Chè", "Bệnh viện Cửa Rừng"]
    assert [row.cells[2].text for row in table.rows[1:]] == ["Ba Đồn"] * 3
    assert all(row.group == ["TRẠM"] for row in table.rows[1:])


@pytest.mark.parametrize("header", ["Nội dung", "Nội dung công việc", "Nhiệm vụ"])
def test_places_name_no_rows_of_a_table_of_tasks(header: str) -> None:
    table = read(
        f"| TT | Địa điểm | {header} | Cơ quan chủ trì |",
        "| 1 | Chợ Suối | Lắp đèn | Sở Y tế |",
        "| 2 | Bến Đồi | Trồng cây | Sở Xây dựng |",
    )
    assert table.columns[2].role == "name"


COLUMNS = """\
II. KẾT QUẢ
1. Đã họp 12 cuộc.
{title}
Hạng   Cơ quan                 Nền nếp     Thái độ     Tổng
-----------------------------------------------------------
1      Sở Tài chính            23,5        18,5        88,0
2      Sở Nội vụ               24,0        18,0        85,5
3      Sở Tư pháp              23,0        17,5        84,0
-----------------------------------------------------------
Biểu A: từ 85 điểm là Tốt.
"""


@pytest.mark.parametrize("title", ["Biểu A. Xếp hạng các sở", "Bảng số II: Xếp hạng các sở", "Bảng 3. Xếp hạng các sở"])
def test_a_letter_or_numeral_marks_the_title_of_a_table_as_a_number_does(title: str) -> None:
    (table,) = parse_bytes(COLUMNS.format(title=title).encode(), "a.txt").tables
    assert table.caption == title
    assert len(table.rows) == 3


NOTES = [
    'Ghi chú: Ô "Đầu mối" để trống là tiếp tục cơ quan ở dòng trên; "nt" là như dòng liền trên.',
    "(ô đầu mối để trống là theo dòng liền trên)",
    "Ghi chú: ô trống ở cột Đầu mối hiểu như dòng trên.",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_on_one_column_says_nothing_of_the_others(note: str) -> None:
    table = read(
        "| TT | Việc phải làm | Đầu mối | Cùng làm | Sản phẩm | Hạn |",
        "| 1 | Lắp tổng đài | Sở Y tế | Sở Tài chính | Tổng đài | 30/6 |",
        "| 2 | Mở lớp |  |  |  | 30/9 |",
        note=note,
    )
    assert [(cell.text, cell.source) for cell in table.rows[1].cells[2:5]] == [
        ("Sở Y tế", "merged"),
        ("", "blank"),
        ("", "blank"),
    ]


def test_a_column_left_of_the_keys_groups_rows_that_each_have_an_agency() -> None:
    table = read(
        "| Nhóm | STT | Mục tiêu | ĐVT | 2026 | Cơ quan chịu trách nhiệm |",
        "| Hạ tầng | 01 | Đường được cứng hóa | % | 85 | Sở Xây dựng |",
        "| | 02 | Chợ được nâng cấp | chợ | 7 | Sở Công Thương |",
        "| Kinh tế | 03 | Sản phẩm 4 sao | sản phẩm | 75 | Sở Y tế |",
        "| | 04 | Hợp tác xã khá | % | 57 | Sở Tư pháp |",
    )
    assert [row.group for row in table.rows] == [["Hạ tầng"], ["Hạ tầng"], ["Kinh tế"], ["Kinh tế"]]

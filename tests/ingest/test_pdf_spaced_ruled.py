"""Tables that spaces lay out with rules of dashes, titles over rows, page ends and totals among their rows."""

from __future__ import annotations

import random

from ingest.blocks import RawDocument, TableBlock, TextBlock
from ingest.loader import parse_bytes
from ingest.model import Table
from ingest.readers import pdf_text
from ingest.readers.pdf_lines import scan
from ingest.readers.pdf_spaced import split_spaced

RULE = "-" * 100
TASKS = f"""\
BIỂU 1. PHẦN VIỆC

{RULE}
TT   Hạn nộp       Phần việc                                 Làm chung với               Phải nộp
{RULE}
I.   SỞ XÂY DỰNG
1    28/02/2030    Rà lại toàn bộ biển báo, vạch sơn trên    UBND các xã, phường         Danh sách 2028
                   đường tỉnh                                                            - 2030
2    Quý III       Sửa 14 cầu yếu                            UBND các xã                 Hồ sơ
III. SỞ GIÁO DỤC VÀ ĐÀO TẠO
11   30/4/2030     Tổ chức cổng trường an toàn               Công an tỉnh                Quyết định

                                                     Trang 5

{RULE}
TT   Hạn nộp       Phần việc                                 Làm chung với               Phải nộp
{RULE}
12   Hằng tháng    Thi tìm hiểu luật giao thông cấp trung    Công an các xã, phường      Báo cáo
                   học
{RULE}
Các quý ghi trong cột Hạn nộp là của năm 2030.

Nơi nhận:                                                   TM. ỦY BAN NHÂN DÂN
"""


def tables(text: str) -> list[Table]:
    return parse_bytes(f"KẾ HOẠCH\nNăm 2030\n\nCác việc như sau.\n\n{text}".encode(), "kh.txt").tables


def blocks(text: str) -> RawDocument:
    return pdf_text.read(text)


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_titles_page_ends_and_the_line_below_the_last_rule() -> None:
    (table,) = tables(TASKS)
    assert table.caption == "BIỂU 1. PHẦN VIỆC"
    assert [(row.kind, row.key, row.group) for row in table.rows] == [
        ("group", "I", []),
        ("row", "1", ["SỞ XÂY DỰNG"]),
        ("row", "2", ["SỞ XÂY DỰNG"]),
        ("group", "III", []),
        ("row", "11", ["SỞ GIÁO DỤC VÀ ĐÀO TẠO"]),
        ("row", "12", ["SỞ GIÁO DỤC VÀ ĐÀO TẠO"]),
    ]
    assert rows(table)[1][:5] == [
        "1",
        "28/02/2030",
        "Rà lại toàn bộ biển báo, vạch sơn trên đường tỉnh",
        "UBND các xã, phường",
        "Danh sách 2028 - 2030",
    ]
    prose = [block.text for block in blocks(TASKS).blocks if isinstance(block, TextBlock)]
    assert prose[0] == "Các quý ghi trong cột Hạn nộp là của năm 2030."


def test_titles_in_small_letters_and_sums_among_the_rows() -> None:
    text = f"""\
Bảng 2. Hồ sơ năm 2025
TT   Đơn vị                               Tiếp nhận   Trực tuyến     Đã xong
{RULE}
A. Cấp tỉnh
1    Sở Tài chính                            22.310       22.186      22.054
2    Thanh tra tỉnh                              96           58          88

                                      - 3 -

TT   Đơn vị                               Tiếp nhận   Trực tuyến     Đã xong
{RULE}
3    Sở Y tế                                  6.914        5.530       6.702
     Cộng cấp tỉnh                           29.320       27.774      28.844
B. Cấp xã
4    86 xã, phường                          486.920      437.741     479.305
     TỔNG CỘNG (A+B)                        516.240      465.515     508.149
(Cột "Trực tuyến" là một phần của cột "Tiếp nhận".)

3. Trong số hồ sơ quá hạn, đã có 2.987 thư xin lỗi.
"""
    (table,) = tables(text)
    assert [(row.kind, row.name) for row in table.rows] == [
        ("group", "Cấp tỉnh"),
        ("row", "Sở Tài chính"),
        ("row", "Thanh tra tỉnh"),
        ("row", "Sở Y tế"),
        ("total", "Cộng cấp tỉnh"),
        ("group", "Cấp xã"),
        ("row", "86 xã, phường"),
        ("total", "TỔNG CỘNG (A+B)"),
    ]
    assert rows(table)[3] == ["3", "Sở Y tế", "6.914", "5.530", "6.702"]


def test_a_wrapped_header_right_above_rows_without_keys() -> None:
    text = """\
Khu vực                           Trường bán  Học sinh bán    Trường nội      Chi hỗ trợ
                                         trú           trú           trú    (triệu đồng)
Biên giới Sông Mã                         38        11.240             2          94.600
Mường La - Quỳnh Nhai                     24         6.870             2          57.200
Trung tâm và Mai Sơn                       7         1.900             -          15.800
Toàn tỉnh                                 69        20.010             4         167.600
"""
    (table,) = tables(text)
    assert [column.header for column in table.columns][1:3] == ["Trường bán trú", "Học sinh bán trú"]
    assert [row.name for row in table.rows][:2] == ["Biên giới Sông Mã", "Mường La - Quỳnh Nhai"]


def test_numbers_before_the_names_open_the_rows() -> None:
    text = """\
Việc                                  Ai phối hợp               Hoàn thành      Ai chủ trì
1. Tuyển bù giáo viên theo chỉ tiêu   Sở Nội vụ                 30/8/2028       Sở GD&ĐT
được giao
2. Khởi công 04 trường nội trú liên   Bộ đội Biên phòng         Trước           Ban QLDA
cấp biên giới                         tỉnh; Sở Tài chính        30/4/2028       tỉnh
3. Làm nốt phòng công vụ dở dang      UBND các xã               T9/2028         Ban QLDA
"""
    (table,) = tables(text)
    assert rows(table)[1] == [
        "2. Khởi công 04 trường nội trú liên cấp biên giới",
        "Bộ đội Biên phòng tỉnh; Sở Tài chính",
        "Trước 30/4/2028",
        "Ban QLDA tỉnh",
    ]
    assert len(table.rows) == 3


def test_keys_in_a_later_column_and_a_line_that_says_the_table_goes_on() -> None:
    head = f"""\
{RULE}
Hạn xong     STT   Nhiệm vụ                                  Đầu mối                   Tiền (triệu)
{RULE}
"""
    text = f"""\
{head}A. ĐIỂM ĐẾN (4.950 triệu đồng)
31/3         1     Lập bản đồ sản phẩm đêm cho Phú Quốc,     Sở Du lịch                         850
                   Rạch Giá
Quý II       2     Mở tuyến thủy                             Sở Xây dựng                      1.400

                                                            3

(tiếp theo bảng 4)

{head}B. NHÂN LỰC
Thường       3     Cập nhật số liệu khách theo giờ           Sở Du lịch                         520
xuyên
30/9         4     Vé điện tử                                Sở Tài chính                     1.250
{RULE}
"""
    (table,) = tables(text)
    assert [(row.kind, row.name) for row in table.rows] == [
        ("group", "ĐIỂM ĐẾN (4.950 triệu đồng)"),
        ("row", "Lập bản đồ sản phẩm đêm cho Phú Quốc, Rạch Giá"),
        ("row", "Mở tuyến thủy"),
        ("group", "NHÂN LỰC"),
        ("row", "Cập nhật số liệu khách theo giờ"),
        ("row", "Vé điện tử"),
    ]
    assert rows(table)[4][0] == "Thường xuyên"


def test_a_stroke_for_each_column_tells_where_it_stands() -> None:
    text = """\
Tuyến   Tên gọi            Dài (km)
-----   ----------------   --------
BE01    Bến xe - Ga            31,5
BE02    Dĩ An - Đại học        11,8
-----   ----------------   --------
Cộng                           43,3
"""
    (table,) = tables(text)
    assert [column.header for column in table.columns] == ["Tuyến", "Tên gọi", "Dài (km)"]
    assert rows(table)[1] == ["BE02", "Dĩ An - Đại học", "11,8"]


def test_torn_tables_are_read_without_harm() -> None:
    lines = TASKS.split("\n")
    for seed in range(60):
        chance = random.Random(seed)
        torn = [line[chance.randint(0, 12) :] if chance.random() < 0.2 else line for line in lines]
        kept = [line for line in torn if chance.random() < 0.8]
        for table in (block for block in blocks("\n".join(kept)).blocks if isinstance(block, TableBlock)):
            assert all(len(row.cells) == len(table.header) for row in table.rows)


def test_headers_without_rows_are_no_table() -> None:
    lines = scan([RULE, "TT   Nội dung   Cơ quan   Hạn"] * 300).lines
    assert split_spaced(lines) == [lines]


def test_narrow_strokes_titles_over_rows_and_keys_of_a_letter_and_a_number() -> None:
    text = """\
Bảng B. Tồn tại (ô Đơn vị bỏ trống là như dòng trên)

Mã  Đơn vị                 Tồn tại                      Người chịu trách nhiệm   Hạn khắc phục
--  ---------------------  ---------------------------  -----------------------  -------------
Khối sở
a1  Sở Xây dựng            Chưa công khai danh mục      Trưởng phòng Kinh tế     10/12/2024
                           dự án
a2                         Giấy hẹn ghi thiếu giờ       Chánh Văn phòng          15/12/2024
Khối huyện
đ1  Huyện Di Linh          38 hồ sơ trễ hẹn             Chủ tịch huyện           Khắc phục ngay
"""
    (table,) = tables(text)
    assert [column.header for column in table.columns][:2] == ["Mã", "Đơn vị"]
    assert [column.role for column in table.columns] == ["key", None, "name", "lead_agency", "deadline"]
    assert [(row.kind, row.key, row.name) for row in table.rows] == [
        ("group", "", "Khối sở"),
        ("row", "a1", "Chưa công khai danh mục dự án"),
        ("row", "a2", "Giấy hẹn ghi thiếu giờ"),
        ("group", "", "Khối huyện"),
        ("row", "đ1", "38 hồ sơ trễ hẹn"),
    ]
    assert table.rows[2].group == ["Khối sở", "Sở Xây dựng"]


def test_rows_of_dashes_for_missing_numbers_are_no_rule() -> None:
    text = """\
TT  Đơn vị                    Năm 2025   Năm 2026   Năm 2027
--  ------------------------  ---------  ---------  --------
1   Sở Xây dựng               92,5       93,1       94,0
2   Sở Tư pháp                -          -          90,2
3   Ban Dân tộc               --         --         --
"""
    (table,) = tables(text)
    assert rows(table)[1:] == [["2", "Sở Tư pháp", "-", "-", "90,2"], ["3", "Ban Dân tộc", "--", "--", "--"]]


def test_a_title_over_an_empty_line_and_a_rule_is_no_header() -> None:
    rule = f"{'-' * 24}   {'-' * 9}   {'-' * 9}   {'-' * 14}"
    (table,) = tables(f"""\
Bảng 2. Kết quả theo địa bàn

{rule}
Địa bàn                    KH khách    TH khách          Doanh thu
{rule}
Huyện Gò Mít                    980       1.062                415
Huyện Khe Ráy                   390         371                 96
Huyện Suối Lim                  260         288                134
{rule}
""")
    assert table.caption == "Bảng 2. Kết quả theo địa bàn"
    assert [column.header for column in table.columns] == ["Địa bàn", "KH khách", "TH khách", "Doanh thu"]
    assert len(table.rows) == 3

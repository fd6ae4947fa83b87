"""Rows that neither rules nor numbers part: a line begins one where the line above left room for its words."""

from __future__ import annotations

import random
import textwrap

import pytest

from ingest.blocks import TableBlock
from ingest.loader import parse_bytes
from ingest.model import Table
from ingest.readers import pdf_text

MONTHS = """
PHỤ LỤC B
LỊCH VIỆC NĂM 2026

Tháng      Sản phẩm             Công việc                              Chủ trì                  Phối hợp
--------   ------------------   ------------------------------------   ----------------------   --------------------
Tháng 1    Biên bản ký kết      Ký cam kết giữ vệ sinh bến đò của      Sở Xây dựng              UBND cấp xã
                                mười hai xã ven sông
           Bảng niêm yết        Niêm yết giá vé đò ngang               Sở Tài chính
Tháng 2    -                    Soạn nội quy bến                       Sở Nông nghiệp và Môi
                                                                       trường
           Sổ trực              Lập tổ trực cứu nạn                    Công an tỉnh             Hội Chữ thập đỏ tỉnh;
                                                                                                Tỉnh đoàn
Tháng 3    Danh mục sửa chữa    Sửa 14 cầu dẫn xuống bến đò ngang      UBND cấp huyện           Sở Xây dựng

                                                      - 4 -

Tháng      Sản phẩm             Công việc                              Chủ trì                  Phối hợp
--------   ------------------   ------------------------------------   ----------------------   --------------------
                                (xong trước 05/3)
           Kết luận             Thanh tra việc thu phí bến đò          Thanh tra tỉnh           Sở Tài chính
"""
ITEMS = """
PHỤ LỤC II
PHÂN CÔNG

TT   Cơ quan              Trách nhiệm                         Thời điểm               Sản phẩm
1    Sở Xây dựng          a) Thống nhất mẫu biển báo cho cả   30/11/2026              Bộ mẫu
                          tỉnh
                          b) Rà soát số biển báo hỏng tại     Trước 15/9 hằng năm     Danh sách theo xã
                          từng xã
                          c) Sơ kết                           Quý I/2027              Báo cáo sơ kết
2    Sở Nông nghiệp và    Hướng dẫn thủ tục đất               31/01/2027
     Môi trường

6

TT   Cơ quan              Trách nhiệm                         Thời điểm               Sản phẩm
3    UBND các huyện       a) Làm chủ đầu tư                   2026 - 2028             Công trình
                          b) Giải phóng mặt bằng              nt                      Biên bản bàn giao mặt
                                                                                      bằng
"""
ONE_CELL = """
PHỤ LỤC 1
NHIỆM VỤ

TT   Nhiệm vụ                       Chủ trì              Phối hợp             Thời hạn       Kết quả
1    Rà soát, đơn giản hóa thủ      Văn phòng UBND       Sở Tư pháp           Tháng 3/2026   Quyết định
     tục hành chính nội bộ          tỉnh                 Sở Nội vụ
                                                         Sở Tài chính
2    Cắt giảm thời gian cấp         Sở Xây dựng          UBND cấp xã          Quý II/2026    Quyết định công
     phép. Công khai quy trình                           Ban Quản lý các                     bố
     trên mạng.                                          khu công nghiệp
3    Tập huấn bộ phận một cửa:      Sở Nội vụ            Trường Chính trị     Tháng 6/2026   - Kế hoạch
     - Lớp cho cấp tỉnh;                                                                     - Báo cáo
     - Lớp cho cấp xã.
4    Khảo sát hài lòng.             Sở Nội vụ            Bưu điện tỉnh        Tháng 11       Báo cáo
     Gửi phiếu qua điện thoại.      Cục Thống kê         Sở Y tế
"""
DRAWN = """
Bảng 2. Nhân lực các đội (người)
┌─────────────────────┬────────┬────────┬───────────────────────────┐
│ Vị trí              │  Đội 1 │  Đội 2 │ Đơn vị cử người           │
├─────────────────────┼────────┼────────┼───────────────────────────┤
│ Trưởng đội          │      1 │      1 │ Bệnh viện Sản - Nhi tỉnh  │
│ Bác sĩ mắt          │      2 │      - │                           │
│ Nhân viên nhập liệu │      3 │      1 │ Trường Cao đẳng Y tế      │
│ và văn thư          │        │        │                           │
│ Lái xe              │      1 │      2 │ Trung tâm Kiểm soát bệnh  │
│                     │        │        │ tật tỉnh                  │
├─────────────────────┼────────┼────────┼───────────────────────────┤
│ Tổng số             │      7 │      4 │                           │
└─────────────────────┴────────┴────────┴───────────────────────────┘
"""
DRAWN_MONTHS = """
Bảng 6. Lịch kiểm tra
+----------+---------------------------+------------------+-----------+
| Tháng    | Nơi kiểm tra              | Trưởng đoàn      | Số người  |
+----------+---------------------------+------------------+-----------+
| Tháng 3  | Trường Mầm non Hoa Sen    | Phó Giám đốc     | 4         |
|          |                           | Sở Y tế          |           |
|          | Trường Tiểu học Trần Phú  | Chánh Thanh tra  | 3         |
| Tháng 4  | Bếp ăn Công ty May        | Chi cục trưởng   | 5         |
|          | Phương Đông               |                  |           |
+----------+---------------------------+------------------+-----------+
"""
DRAWN_CELLS = """
Bảng 7. Việc và nhà thầu
┌──────────────────┬──────────────┬──────────────┬────────┐
│ Việc             │ Chủ trì      │ Phối hợp     │ Vốn    │
├──────────────────┼──────────────┼──────────────┼────────┤
│ Làm đường        │ Sở Xây dựng  │ Sở Tài chính │     12 │
│ liên xã          │ Sở Nội vụ    │ Sở Tư pháp   │        │
│ đến huyện        │ Sở Y tế      │ Sở Công an   │        │
├──────────────────┼──────────────┼──────────────┼────────┤
│ Công ty          │ Nguyễn Văn A │              │      3 │
│ Minh Anh         │ Giám đốc     │              │        │
└──────────────────┴──────────────┴──────────────┴────────┘
"""


def table(text: str) -> Table:
    (found,) = parse_bytes(text.encode(), "qd.txt").tables
    return found


def rows(text: str, *columns: int) -> list[tuple[str, ...]]:
    return [tuple(row.cells[at].text for at in columns) for row in table(text).rows]


def test_a_first_column_left_empty_stands_for_the_row_above() -> None:
    assert rows(MONTHS, 0, 1, 2, 3) == [
        ("Tháng 1", "Biên bản ký kết", "Ký cam kết giữ vệ sinh bến đò của mười hai xã ven sông", "Sở Xây dựng"),
        ("Tháng 1", "Bảng niêm yết", "Niêm yết giá vé đò ngang", "Sở Tài chính"),
        ("Tháng 2", "-", "Soạn nội quy bến", "Sở Nông nghiệp và Môi trường"),
        ("Tháng 2", "Sổ trực", "Lập tổ trực cứu nạn", "Công an tỉnh"),
        ("Tháng 3", "Danh mục sửa chữa", "Sửa 14 cầu dẫn xuống bến đò ngang (xong trước 05/3)", "UBND cấp huyện"),
        ("Tháng 3", "Kết luận", "Thanh tra việc thu phí bến đò", "Thanh tra tỉnh"),
    ]
    assert [row.cells[0].source for row in table(MONTHS).rows[:2]] == ["own", "merged"]


def test_items_with_deadlines_of_their_own_are_rows_of_the_agency_beside() -> None:
    assert rows(ITEMS, 1, 2, 3, 4) == [
        ("Sở Xây dựng", "a) Thống nhất mẫu biển báo cho cả tỉnh", "30/11/2026", "Bộ mẫu"),
        ("Sở Xây dựng", "b) Rà soát số biển báo hỏng tại từng xã", "Trước 15/9 hằng năm", "Danh sách theo xã"),
        ("Sở Xây dựng", "c) Sơ kết", "Quý I/2027", "Báo cáo sơ kết"),
        ("Sở Nông nghiệp và Môi trường", "Hướng dẫn thủ tục đất", "31/01/2027", ""),
        ("UBND các huyện", "a) Làm chủ đầu tư", "2026 - 2028", "Công trình"),
        ("UBND các huyện", "b) Giải phóng mặt bằng", "2026 - 2028", "Biên bản bàn giao mặt bằng"),
    ]


def test_lists_and_sentences_of_one_row_stay_in_it() -> None:
    assert [row.key for row in table(ONE_CELL).rows] == ["1", "2", "3", "4"]


def test_drawn_rows_without_rules_between() -> None:
    assert [row.name for row in table(DRAWN).rows][2:] == ["Nhân viên nhập liệu và văn thư", "Lái xe", "Tổng số"]
    assert rows(DRAWN, 1, 3)[1:4] == [
        ("2", ""),
        ("3", "Trường Cao đẳng Y tế"),
        ("1", "Trung tâm Kiểm soát bệnh tật tỉnh"),
    ]


def test_drawn_rows_beside_a_cell_that_reaches_down() -> None:
    assert rows(DRAWN_MONTHS, 0, 1, 2) == [
        ("Tháng 3", "Trường Mầm non Hoa Sen", "Phó Giám đốc Sở Y tế"),
        ("Tháng 3", "Trường Tiểu học Trần Phú", "Chánh Thanh tra"),
        ("Tháng 4", "Bếp ăn Công ty May Phương Đông", "Chi cục trưởng"),
    ]


def test_drawn_cells_of_several_lines_stay_whole() -> None:
    assert rows(DRAWN_CELLS, 0, 3) == [("Làm đường liên xã đến huyện", "12"), ("Công ty Minh Anh", "3")]


def test_a_name_goes_on_below_a_page_number_and_the_header_again() -> None:
    header = "TT   Tên dự án                   Quy mô        Tổng mức    2026    2027"
    lines = [
        header,
        "10   Nhà lớp học Trường Mầm non  Cấp III          8.200   3.200   5.000",
        "     Vó Ngựa",
        "11   Nhà đa năng Trường THCS     520 m2           7.000       -   7.000",
        "",
        "4",
        "",
        header,
        "     Thượng Quý",
        "12   Sửa chữa phòng học nhờ      22 phòng         4.400   4.400       -",
    ]
    assert [row.name for row in table("\n".join(["PHỤ LỤC I", "DANH MỤC", "", *lines])).rows] == [
        "Nhà lớp học Trường Mầm non Vó Ngựa",
        "Nhà đa năng Trường THCS Thượng Quý",
        "Sửa chữa phòng học nhờ",
    ]


def test_a_title_set_in_from_the_edge_stands_over_its_rows() -> None:
    text = """
Bảng 1. Lịch khám
STT   Thời gian       Địa bàn               Số trường    Đội khám
-----------------------------------------------------------------
    ĐỢT I - Khu vực thành phố
1     03/3 - 07/3     TP. Cao Lãnh                 14    Đội 1
2     10/3 - 14/3     TP. Sa Đéc                   11
    ĐỢT II - Khu vực biên giới
3     24/3 - 02/4     Huyện Hồng Ngự               26    Đội 1
                      Cộng                         51
"""
    kinds = [(row.kind, row.name) for row in table(text).rows]
    assert kinds == [
        ("group", "ĐỢT I - Khu vực thành phố"),
        ("row", "TP. Cao Lãnh"),
        ("row", "TP. Sa Đéc"),
        ("group", "ĐỢT II - Khu vực biên giới"),
        ("row", "Huyện Hồng Ngự"),
        ("total", "Cộng"),
    ]


def test_tables_of_pipes_and_of_spaces_in_one_text() -> None:
    text = """
## II. Kết quả

Bảng 3. Tổ hòa giải năm 2026
TT  Địa phương            Số tổ   Hòa giải viên    Kinh phí (trđ)
1   Huyện Cao Phong          96             672               384
2   Huyện Lạc Sơn            71             511
    Cộng                    167           1.183               384
Ghi chú: huyện Lạc Sơn chưa gửi số kinh phí.

| Nguồn | Số tiền |
|---|---|
| Tỉnh | 20 |
| Xã | 5 |
"""
    document = parse_bytes(text.encode(), "bc.md")
    assert [found.caption for found in document.tables][:1] == ["Bảng 3. Tổ hòa giải năm 2026"]
    assert [len(found.rows) for found in document.tables] == [3, 2]
    assert [row.kind for row in document.tables[0].rows] == ["row", "row", "total"]


def test_a_table_of_tasks_that_nothing_numbers_and_few_rows_fill() -> None:
    text = """
PHỤ LỤC 1
NẠO VÉT KÊNH NĂM 2026

Cơ quan                 Công việc                              Hạn            Kinh phí (trđ)   Ghi chú
Sở Nông nghiệp và       Nạo vét kênh Bảy Thước, đoạn từ cầu    30/4/2026             1.250
Môi trường              Ông Hai đến vàm Cái Bát
                        Thay 12 cống ngăn mặn                  Quý III/2026            860     Ứng vốn trước
UBND huyện Cái Bè       Vớt lục bình trên kênh cấp II          Hằng tháng              120
Cộng                                                                                 2.230
"""
    assert rows(text, 0, 1) == [
        ("Sở Nông nghiệp và Môi trường", "Nạo vét kênh Bảy Thước, đoạn từ cầu Ông Hai đến vàm Cái Bát"),
        ("Sở Nông nghiệp và Môi trường", "Thay 12 cống ngăn mặn"),
        ("UBND huyện Cái Bè", "Vớt lục bình trên kênh cấp II"),
        ("", "Cộng"),
    ]


def test_texts_over_several_columns_are_no_caption() -> None:
    text = """
Bảng 4. Tiến độ giải ngân (triệu đồng)

                                                     Kế hoạch vốn            Chia theo kỳ             Cơ quan
TT    Công trình                     Ghi chú         Giao      Điều chỉnh    Đến 30/6   Đến 31/12     chủ đầu tư
(1)   (2)                            (3)             (4)       (5)           (6)        (7)           (8)
1     Cầu Kênh Xáng                  Làm mới         18.000        16.500       9.900         6.600   Ban QLDA

2

TT    Công trình                     Ghi chú         Giao      Điều chỉnh    Đến 30/6   Đến 31/12     chủ đầu tư
      (giai đoạn 2)
2     Trường THPT Lê Quý Đôn         Làm thêm        24.500        23.600      11.400        12.200   Sở Xây dựng
      TỔNG SỐ                                        42.500        40.100      21.300        18.800
"""
    found = table(text)
    assert found.caption == "Bảng 4. Tiến độ giải ngân (triệu đồng)"
    assert [column.header for column in found.columns][3:] == [
        "Kế hoạch vốn / Giao",
        "Điều chỉnh",
        "Đến 30/6",
        "Đến 31/12",
        "Cơ quan chủ đầu tư",
    ]
    assert [row.name for row in found.rows] == ["Cầu Kênh Xáng (giai đoạn 2)", "Trường THPT Lê Quý Đôn", "TỔNG SỐ"]


def test_a_month_reaches_down_to_the_tasks_below_it() -> None:
    text = """
PHỤ LỤC V
TIẾN ĐỘ THEO THÁNG

Tháng   Đầu việc                                  Ai làm                  Kết quả

01      Giao chỉ tiêu thu gom                     Sở Xây dựng             Quyết định giao

02      Ký hợp đồng xe ép rác                     Công ty Môi trường      06 hợp đồng

        Tập huấn phân loại rác cho tổ trưởng      Hội Phụ nữ phường       12 lớp

03      Lắp 300 thùng rác hai ngăn                Công ty Môi trường      Biên bản
"""
    assert rows(text, 0, 2) == [
        ("01", "Sở Xây dựng"),
        ("02", "Công ty Môi trường"),
        ("02", "Hội Phụ nữ phường"),
        ("03", "Công ty Môi trường"),
    ]


def test_an_appendix_in_plain_lines_of_a_markdown_text() -> None:
    text = """
## II. Phân công

**Bảng 2. Việc của từng tổ**

| Việc | Tổ |
|---|---|
| Kiểm đếm cây xanh | Tổ 1 |
| Chặt cây khô | Tổ 2 |

PHỤ LỤC I
DANH SÁCH TỔ
(Kèm theo Kế hoạch số 3/KH-UBND)

Tổ        Tổ trưởng            Số người    Địa bàn
Tổ 1      Nguyễn Văn Bình             8    Phường An Hòa
Tổ 2      Lê Thị Cúc                 11    Phường An Bình
Tổ 3      Cao Bá Quyền                6    Xã Tân Thuận
"""
    found = parse_bytes(text.encode(), "kh.md").tables[1]
    assert (found.appendix, found.caption) == ("Phụ lục I", "DANH SÁCH TỔ")
    assert [[cell.text for cell in row.cells][:2] for row in found.rows][2] == ["Tổ 3", "Cao Bá Quyền"]


def test_drawn_lines_beside_a_cell_of_the_first_column() -> None:
    text = """
Bảng 5. Bố trí cán bộ theo ca
┌───────────┬──────────────────┬─────────────────────────┬─────────────┐
│ Ca        │ Vị trí           │ Người trực              │ Điện thoại  │
├───────────┼──────────────────┼─────────────────────────┼─────────────┤
│ Sáng      │ Quầy 1 - Đất đai │ Nguyễn Thị Thu Hương    │ 0912 000111 │
│           │ Quầy 2 - Hộ tịch │ Bùi Văn Đông            │ 0912 000222 │
│           │ Quầy 3 - Thuế    │ Quách Thị Hiền          │ 0912 000333 │
├───────────┼──────────────────┼─────────────────────────┼─────────────┤
│ Chiều     │ Quầy 1 - Đất đai │ Đinh Công Tráng         │ 0912 000444 │
│           │ Quầy 2 - Hộ tịch │ Xa Thị Nguyệt           │ 0912 000555 │
└───────────┴──────────────────┴─────────────────────────┴─────────────┘
"""
    assert rows(text, 0, 2)[1:4] == [
        ("Sáng", "Bùi Văn Đông"),
        ("Sáng", "Quách Thị Hiền"),
        ("Chiều", "Đinh Công Tráng"),
    ]


def test_a_first_column_that_goes_on_in_brackets() -> None:
    text = """
PHỤ LỤC 2
LỘ TRÌNH

Giai đoạn      Việc phải làm                             Đầu mối              Mốc
Chuẩn bị       Thành lập ban chỉ đạo                     Văn phòng UBND       01/2026
(01 - 3/2026)                                            tỉnh
               Khảo sát hiện trạng 19 xã                 Sở Khoa học và       02/2026
                                                         Công nghệ
Thí điểm       Chạy thử tại 03 xã                        UBND các xã          6/2026

                                        5
Nhân rộng      Đưa vào dùng toàn tỉnh                    Sở Khoa học và       12/2026
                                                         Công nghệ
"""
    assert rows(text, 0, 2) == [
        ("Chuẩn bị (01 - 3/2026)", "Văn phòng UBND tỉnh"),
        ("Chuẩn bị (01 - 3/2026)", "Sở Khoa học và Công nghệ"),
        ("Thí điểm", "UBND các xã"),
        ("Nhân rộng", "Sở Khoa học và Công nghệ"),
    ]


_NAMES = [
    "Rà soát quy chế làm việc",
    "Tổ chức hội nghị đối thoại với doanh nghiệp",
    "Kiểm tra công vụ đột xuất. Công bố kết quả trên báo",
    "Xây dựng cơ sở dữ liệu cán bộ công chức (giai đoạn 1)",
    "Đưa Trung tâm Phục vụ hành chính công vào hoạt động",
]
_AGENCIES = ["Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch", "UBND cấp xã", "Mặt trận Tổ quốc tỉnh; Tỉnh đoàn"]
_DEADLINES = ["Quý II/2025", "30/9/2025", "Trước ngày 31/12/2025", "Hằng tháng", "2025 - 2028", "Trước 15/11 hằng năm"]
_PRODUCTS = ["Báo cáo", "Quyết định của UBND tỉnh", "-", "100% hồ sơ đúng hạn", ""]


@pytest.mark.parametrize("keyed", ["numbers", "agencies", "agencies with gaps"])
@pytest.mark.parametrize("seed", range(8))
def test_printed_rows_come_back(keyed: str, seed: int) -> None:
    chance = random.Random(seed)
    numbers = keyed == "numbers"
    widths = [6 if numbers else 20, chance.choice([24, 30, 36]), chance.choice([20, 26]), 22, chance.choice([16, 22])]
    printed = [["TT" if numbers else "Cơ quan", "Nhiệm vụ", "Phối hợp", "Thời hạn", "Sản phẩm"]]
    for number in range(1, 9):
        gap = keyed == "agencies with gaps" and number > 1 and chance.random() < 0.5
        first = str(number) if numbers else "" if gap else chance.choice(_AGENCIES)
        printed.append([first, *(chance.choice(texts) for texts in (_NAMES, _AGENCIES, _DEADLINES, _PRODUCTS))])
    lines = ["PHỤ LỤC I", "NHIỆM VỤ", ""]
    for row in printed:
        cells = [textwrap.wrap(text, width - 2) for text, width in zip(row, widths, strict=True)]
        for level in range(max(map(len, cells))):
            texts = [cell[level] if level < len(cell) else "" for cell in cells]
            lines.append("".join(text.ljust(width) for text, width in zip(texts, widths, strict=True)).rstrip())
    (block,) = [block for block in pdf_text.read("\n".join(lines)).blocks if isinstance(block, TableBlock)]
    assert [[cell.text for cell in row.cells] for row in block.rows] == printed[1:]


def test_a_page_end_inside_a_row_that_nothing_numbers() -> None:
    text = """
PHỤ LỤC I
NHIỆM VỤ

Cơ quan             Nhiệm vụ                        Phối hợp            Thời hạn      Sản phẩm
Sở Tài chính        Rà soát quy chế chi tiêu        Sở Văn hóa, Thể     30/6/2026     Báo cáo
                                                    thao và Du lịch
Sở Nông nghiệp và   Tổ chức hội nghị đối thoại với  Văn phòng UBND      Trước ngày    Thông báo

                              - 3 -

Cơ quan             Nhiệm vụ                        Phối hợp            Thời hạn      Sản phẩm
Môi trường          doanh nghiệp                    tỉnh                31/12/2026
                    Mở lớp tập huấn                 Sở Y tế             Hằng tháng    Danh sách
Sở Xây dựng         Lập quy hoạch phân khu          UBND cấp xã         Quý II/2026   Quyết định
"""
    assert rows(text, 0, 1, 2, 3) == [
        ("Sở Tài chính", "Rà soát quy chế chi tiêu", "Sở Văn hóa, Thể thao và Du lịch", "30/6/2026"),
        (
            "Sở Nông nghiệp và Môi trường",
            "Tổ chức hội nghị đối thoại với doanh nghiệp",
            "Văn phòng UBND tỉnh",
            "Trước ngày 31/12/2026",
        ),
        ("Sở Nông nghiệp và Môi trường", "Mở lớp tập huấn", "Sở Y tế", "Hằng tháng"),
        ("Sở Xây dựng", "Lập quy hoạch phân khu", "UBND cấp xã", "Quý II/2026"),
    ]


def test_agencies_below_agencies_are_a_list_in_one_row() -> None:
    text = """
PHỤ LỤC I
NHIỆM VỤ

TT   Nhiệm vụ                    Chủ trì               Phối hợp            Thời hạn
1    Tổ chức hội nghị đối thoại  Thanh tra tỉnh        Sở Y tế             30/9/2026
     với doanh nghiệp            Văn phòng UBND tỉnh   UBND cấp xã
                                 Sở Tài chính          Công an tỉnh
2    Nạo vét kênh cấp hai        Sở Xây dựng           Sở Tài chính        Hằng tháng
3    Trồng cây ven sông          UBND cấp xã           Tỉnh đoàn           Tháng 6
"""
    assert [row.key for row in table(text).rows] == ["1", "2", "3"]
    assert "Sở Tài chính" in rows(text, 2)[0][0]
    assert "Công an tỉnh" in rows(text, 3)[0][0]


def test_a_text_over_some_years_stands_over_all_of_them() -> None:
    text = """
PHỤ LỤC
GIAO CHỈ TIÊU BẢO HIỂM Y TẾ

                          Dân số        Tỷ lệ bao phủ BHYT (%)
TT   Xã                   (người)     2025     2026     2027     Đại lý thu
1    Xã Chiềng Sơ           4.210     91,5     93,0     95,0     Bưu điện
2    Xã Mường Lạn           6.880     88,0     91,0     94,0     Bưu điện
     Cộng                  11.090     89,5     91,9     94,6
"""
    over = "Tỷ lệ bao phủ BHYT (%)"
    assert [column.header for column in table(text).columns][2:6] == [
        "Dân số (người)",
        *(f"{over} / {year}" for year in (2025, 2026, 2027)),
    ]


def test_rows_that_begin_with_hours_are_no_header() -> None:
    text = """
BẢNG 3: THỜI GIAN BIỂU

Giờ             Nội dung                              Người trình bày          Ghi chú
07:30 - 08:00   Đón tiếp đại biểu                     Văn phòng UBND tỉnh
08:00 - 08:15   Khai mạc                              Ông Phạm Đức Toàn,
                                                      Phó Chủ tịch UBND tỉnh
08:15 - 09:00   Báo cáo kết quả thực hiện kế hoạch    Giám đốc Sở Nội vụ       Có phóng sự
                năm 2025                                                       5 phút
"""
    assert [column.header for column in table(text).columns] == ["Giờ", "Nội dung", "Người trình bày", "Ghi chú"]
    assert rows(text, 1) == [
        ("Đón tiếp đại biểu",),
        ("Khai mạc",),
        ("Báo cáo kết quả thực hiện kế hoạch năm 2025",),
    ]


def test_a_table_goes_on_below_a_page_number_at_the_left_edge() -> None:
    text = """
PHỤ LỤC SỐ 03
DANH SÁCH CÁC ĐIỂM DÂN CƯ

Số TT   Tên điểm            Số hộ    Diện tích (ha)   Khởi công     Hoàn thành
                                                      dự kiến       dự kiến
A.      VÙNG SẠT LỞ
1.      Bản Pá Hộc             45              3,2    4/2026        12/2026
2.      Bản Nậm Cang           28              2,1    5/2026        3/2027
        (ghép với Nậm Sỏ)

- Trang 4 -

B.      VÙNG THIẾU NƯỚC
3.      Bản Huổi Lù            19              1,5    2027          2028
"""
    assert [row.name for row in table(text).rows] == [
        "VÙNG SẠT LỞ",
        "Bản Pá Hộc",
        "Bản Nậm Cang (ghép với Nậm Sỏ)",
        "VÙNG THIẾU NƯỚC",
        "Bản Huổi Lù",
    ]


def test_a_table_of_spaces_inside_a_fence() -> None:
    text = """
# KẾ HOẠCH

```
Chỉ tiêu              ĐVT      Năm 2026    Năm 2027
Hộ có nước sạch       %            92,0        95,0
Tỷ lệ thất thoát      %            17,5        16,0
```

- Sở Nội vụ:   tham mưu   kiểm tra   đôn đốc;
- Sở Tài chính: bố trí kinh phí.
"""
    (found,) = parse_bytes(text.encode(), "kh.md").tables
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["Hộ có nước sạch", "%", "92,0", "95,0"],
        ["Tỷ lệ thất thoát", "%", "17,5", "16,0"],
    ]

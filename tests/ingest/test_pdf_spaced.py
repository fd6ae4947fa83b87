"""Tables that spaces lay out in a PDF's text: headers, wrapped cells, page ends, and notes."""

from __future__ import annotations

import random
import textwrap

import pytest

from ingest.blocks import RawDocument, TableBlock, TextBlock
from ingest.loader import parse_bytes
from ingest.readers import pdf_text

HEADER = ["TT", "Nội dung", "Mức giao 2024", "Làm được 2024", "Đơn vị chủ trì", "Phải xong"]
WIDTHS = [6, 30, 14, 14, 28, 12]
NUMERIC = (2, 3)
ROWS = [
    ["I", "NGÂN SÁCH", "", "", "", ""],
    ["1", "Tiết kiệm chi thường xuyên của các cơ quan hành chính", "168.000", "182.450", "Sở Tài chính", "31/5/2025"],
    ["1.1", "Hội nghị", "21.500", "4.310", "", ""],
    ["2", "Mua sắm tập trung", "46.000", "1.051.220", "Sở Nông nghiệp và Phát triển nông thôn", "30/6/2025"],
    ["II", "ĐẦU TƯ XÂY DỰNG VÀ TÀI SẢN CÔNG CỦA TỈNH", "", "", "", ""],
    ["3", "Dự án chậm tiến độ trên sáu tháng", "≤ 5", "9", "Sở Kế hoạch và Đầu tư", "31/12/2025"],
]


def print_row(row: list[str], *, middle: bool = False) -> list[str]:
    """The lines of a row, each cell wrapped in its column, numbers at the column's right edge."""
    wide = row[1].isupper() and not any(row[2:])
    cells = [[text] if wide else textwrap.wrap(text, width - 2) for text, width in zip(row, WIDTHS, strict=True)]
    height = max(map(len, cells))
    if middle:
        cells = [[""] * ((height - len(cell)) // 2) + cell for cell in cells]
    lines = []
    for level in range(height):
        line = ""
        for at, (cell, width) in enumerate(zip(cells, WIDTHS, strict=True)):
            text = cell[level] if level < len(cell) else ""
            line += (text.rjust(width - 2) + "  ") if at in NUMERIC and not wide else text.ljust(width)
        lines.append(line.rstrip())
    return lines


def print_table(rows: list[list[str]], *, parted: bool = True, middle: bool = False) -> list[str]:
    lines = print_row(HEADER)
    for row in rows:
        lines += ([""] if parted else []) + print_row(row, middle=middle)
    return lines


def read(lines: list[str]) -> RawDocument:
    return pdf_text.read("\n".join(lines))


def tables(lines: list[str]) -> list[TableBlock]:
    return [block for block in read(lines).blocks if isinstance(block, TableBlock)]


def texts(table: TableBlock) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("parted", [True, False])
def test_cells_stand_under_their_headers(parted: bool) -> None:
    (table,) = tables(print_table(ROWS, parted=parted))
    assert table.header == HEADER
    assert texts(table) == ROWS


def test_a_key_in_the_middle_of_its_row() -> None:
    assert texts(tables(print_table(ROWS, middle=True))[0]) == ROWS


@pytest.mark.parametrize("repeated", [True, False])
@pytest.mark.parametrize("numbered", [True, False])
def test_a_table_goes_on_after_a_page_end(repeated: bool, numbered: bool) -> None:
    first = [*print_table(ROWS[:3]), ""]
    page = [" " * 40 + "5", ""] if numbered else []
    rest = print_table(ROWS[3:]) if repeated else print_table(ROWS[3:])[len(print_row(HEADER)) + 1 :]
    second = [*page, *rest]
    second[0] = "\f" + second[0]
    document = read([*first, *second])
    (table,) = [block for block in document.blocks if isinstance(block, TableBlock)]
    assert texts(table) == ROWS
    rules = [repair.rule for repair in document.repairs]
    assert rules.count("page header removed") == repeated
    assert rules.count("page number removed") == numbered


def test_a_row_that_a_page_end_cuts_is_one() -> None:
    cut = print_row(ROWS[1])
    before = [*print_table(ROWS[:1]), "", cut[0], ""]
    after = [*print_row(HEADER), "", *cut[1:], "", *print_table(ROWS[2:])[len(print_row(HEADER)) + 1 :]]
    after[0] = "\f" + after[0]
    assert texts(tables([*before, *after])[0]) == ROWS


@pytest.mark.parametrize(
    "turn",
    [
        ["", "NUMBER", "\f"],
        ["", "\fNUMBER", ""],
        ["", "NUMBER", ""],
        ["", "", "NUMBER/24", "\f"],
        ["", "\f"],
    ],
)
def test_a_page_number_inside_a_row_is_no_cell(turn: list[str]) -> None:
    cut = print_row(ROWS[1])
    below = print_table(ROWS[2:])[len(print_row(HEADER)) :]
    page = [line.replace("NUMBER", " " * 40 + "9") for line in turn]
    lines = [*print_table(ROWS[:1]), "", cut[0], *page, *cut[1:], *below]
    assert texts(tables(lines)[0]) == ROWS


def test_a_header_over_several_columns() -> None:
    lines = [
        "TT   Tên chỉ tiêu              Điểm của tỉnh        Đơn vị chủ trì",
        "                               Đạt 2025   Giao 2026",
        "",
        "1    Trồng cây                      4,50       5,25  Sở Xây dựng",
        "2    Thu gom rác                    3,00       3,50  Sở Nông nghiệp",
        "                                                     và Môi trường",
    ]
    (table,) = tables(lines)
    assert table.header[2:4] == ["Điểm của tỉnh / Đạt 2025", "Điểm của tỉnh / Giao 2026"]
    assert texts(table)[1] == ["2", "Thu gom rác", "3,00", "3,50", "Sở Nông nghiệp và Môi trường"]


def test_a_header_of_unknown_words_over_full_rows() -> None:
    lines = [
        "Hạng  Địa phương        Điểm 2029   Nhóm   Việc yếu nhất",
        "1     Huyện Mường Ải        88,40   Tốt    Thất thoát nước",
        "2     Huyện Nà Sọc          79,25   Khá    Chất lượng nước",
        "                                           ở cuối nguồn",
        "3     Huyện Pác Nặm         72,15   Khá    Giá nước",
    ]
    (table,) = tables(lines)
    assert table.header == ["Hạng", "Địa phương", "Điểm 2029", "Nhóm", "Việc yếu nhất"]
    assert texts(table)[1] == ["2", "Huyện Nà Sọc", "79,25", "Khá", "Chất lượng nước ở cuối nguồn"]


def test_what_stands_around_a_table_is_no_part_of_it() -> None:
    above = ["Số liệu từng nội dung ở Phụ lục 1.", "", " " * 40 + "PHỤ LỤC 1", " " * 36 + "SỐ ĐO NĂM 2024", ""]
    below = ["", "Ghi chú: số liệu đến ngày 31/12/2024 do các cơ quan gửi, chưa được kiểm toán.", "", "Nơi nhận:"]
    document = read([*above, *print_table(ROWS), *below])
    (table,) = [block for block in document.blocks if isinstance(block, TableBlock)]
    assert [block.text for block in table.heading] == ["PHỤ LỤC 1", "SỐ ĐO NĂM 2024"]
    assert texts(table) == ROWS
    prose = [block.text for block in document.blocks if isinstance(block, TextBlock)]
    assert [prose[0], prose[-1]] == [above[0], "Nơi nhận:"]
    assert prose[1].startswith("Ghi chú")


def test_running_text_in_two_columns_is_no_table() -> None:
    lines = [
        "Nơi nhận:        TM. ỦY BAN NHÂN DÂN        Bản sao",
        "- Như trên;      CHỦ TỊCH",
        "- Lưu: VT.       Lê Văn Ba",
    ]
    assert tables(lines) == []


@pytest.mark.parametrize("seed", range(12))
def test_printed_tables_come_back(seed: int) -> None:
    chance = random.Random(seed)
    words = ["cây", "trường", "đường", "nước sạch", "hồ sơ", "trụ sở", "đầu tư công", "giao thông", "môi trường"]
    agencies = ["Sở Tài chính", "Công an tỉnh", "Sở Văn hóa, Thể thao và Du lịch", "UBND cấp xã", ""]
    rows = [
        [
            str(number),
            "Tỷ lệ " + " ".join(chance.choices(words, k=chance.randint(1, 8))),
            f"{chance.randint(1, 999)},{chance.randint(1, 9)}",
            chance.choice(["–", "12", "1.250", "100"]),
            chance.choice(agencies),
            chance.choice(["Quý II/2025", "30/9/2025", ""]),
        ]
        for number in range(1, 10)
    ]
    (table,) = tables(print_table(rows, parted=seed % 2 == 0))
    assert texts(table) == rows


def test_fragments_stand_in_their_lines() -> None:
    lines = ["\f" + line if at == 0 else line for at, line in enumerate(print_table(ROWS))]
    for row in tables(lines)[0].rows:
        for cell in row.cells:
            assert all(part.text in lines[part.line - 1] for part in cell.fragments)


def test_roles_and_groups_of_a_printed_table() -> None:
    note = "Ô trống ở cột Đơn vị chủ trì: gộp với ô trên trong cùng mục."
    lines = [" " * 30 + "PHỤ LỤC 2", "", *print_table(ROWS), "", note]
    (table,) = parse_bytes("\n".join(lines).encode(), "bc.txt").tables
    assert [column.role for column in table.columns] == [
        "key",
        "name",
        "target:2024",
        "result:2024",
        "lead_agency",
        "deadline",
    ]
    meetings = table.rows[2]
    assert meetings.group == ["NGÂN SÁCH", "Tiết kiệm chi thường xuyên của các cơ quan hành chính"]
    assert (meetings.cells[4].text, meetings.cells[4].source) == ("Sở Tài chính", "merged")


def test_numbered_titles_stand_over_rows_of_the_table_but_not_below_it() -> None:
    first, second = [
        ["1", "Hội nghị", "5", "4", "Sở Tài chính", "31/5/2025"],
        ["2", "Mua sắm", "6", "5", "Sở Y tế", "30/6/2025"],
    ]
    lines = [
        *print_row(HEADER),
        "",
        "I. CHI TIÊU THƯỜNG XUYÊN",
        "",
        *print_row(first),
        "",
        "II. ĐẦU TƯ",
        "",
        *print_row(second),
    ]
    lines += ["", "III. TỔ CHỨC THỰC HIỆN", "", "Các sở, ngành thực hiện nghiêm Kế hoạch này."]
    (table,) = tables(lines)
    titles = ["I. CHI TIÊU THƯỜNG XUYÊN", "Hội nghị", "II. ĐẦU TƯ", "Mua sắm"]
    assert [row[1] for row in texts(table)] == titles


def test_lines_of_dashes_frame_a_table() -> None:
    rule = "-" * 78
    (table,) = tables([
        "Bảng 1. Hồ sơ theo lĩnh vực",
        "",
        "Lĩnh vực            Tiếp nhận    Đã giải quyết    Quá hạn    Tỷ lệ (%)",
        rule,
        "Đất đai               186.420          181.064      6.247        96,55",
        "Hộ tịch               143.905          143.512        488        99,66",
        rule,
        "Tổng cộng             330.325          324.576      6.735        97,92",
    ])  # fmt: skip
    assert table.header == ["Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Quá hạn", "Tỷ lệ (%)"]
    assert [row[0] for row in texts(table)] == ["Đất đai", "Hộ tịch", "Tổng cộng"]


def test_a_rule_under_a_letterhead_is_no_part_of_the_number() -> None:
    text = (
        "ỦY BAN NHÂN DÂN                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "TỈNH TÂY NINH                      Độc lập - Tự do - Hạnh phúc\n"
        "-------                                   ---------------\n\n"
        "Số: 731/BC-UBND                    Tây Ninh, ngày 20 tháng 12 năm 2027\n\n"
        "BÁO CÁO\nKết quả cải cách hành chính năm 2027\n\nUBND tỉnh báo cáo như sau:\n"
    )
    assert parse_bytes(text.encode(), "bao-cao.txt").meta.number == "731/BC-UBND"


def test_a_last_column_called_like_a_key_numbers_no_rows() -> None:
    lines = [
        "Biểu A. Điểm công vụ của các cơ quan năm 2026",
        "",
        "Hạng   Cơ quan                       Kỷ cương   Thái độ    Sáng kiến   Tổng     Mức",
        "1      Sở Tài chính                  23,5       18,5       19,0        88,0     Tốt",
        "2      Sở Khoa học và Công nghệ      22,0       17,0       19,5        87,0     Tốt",
        "3      Sở Nội vụ                     24,0       18,0       18,0        85,5     Tốt",
        "4      Sở Tư pháp                    23,0       18,5       18,5        84,0     Khá",
        "-      Văn phòng UBND tỉnh                                                      Không xếp",
    ]
    names = [row.name for table in parse_bytes("\n".join(lines).encode(), "bc.txt").tables for row in table.rows]
    assert names[:2] == ["Sở Tài chính", "Sở Khoa học và Công nghệ"]


def test_titles_without_a_mark_stand_over_rows_that_nothing_numbers() -> None:
    lines = [
        "Đơn vị nhận chỉ tiêu        Trực tuyến    Thanh toán    Hài lòng",
        "                            2028 (%)      2028 (%)      2028 (%)",
        "Nhóm A - dẫn dắt",
        "Phường Mường Thanh          88            85            88,5",
        "Trung tâm Y tế khu vực      70            65            80,0",
        "Mường Nhé",
        "Nhóm B - trung bình",
        "Xã Thanh Nưa                74            70            86,5",
        "Xã Sín Chải                 40            -             81,0",
    ]
    (table,) = parse_bytes("\n".join(["PHỤ LỤC I", "CHỈ TIÊU GIAO", "", *lines]).encode(), "qd.txt").tables
    assert [column.header for column in table.columns][:2] == ["Đơn vị nhận chỉ tiêu", "Trực tuyến 2028 (%)"]
    assert [(row.kind, row.name, row.group) for row in table.rows] == [
        ("group", "Nhóm A - dẫn dắt", []),
        ("row", "Phường Mường Thanh", ["Nhóm A - dẫn dắt"]),
        ("row", "Trung tâm Y tế khu vực Mường Nhé", ["Nhóm A - dẫn dắt"]),
        ("group", "Nhóm B - trung bình", []),
        ("row", "Xã Thanh Nưa", ["Nhóm B - trung bình"]),
        ("row", "Xã Sín Chải", ["Nhóm B - trung bình"]),
    ]

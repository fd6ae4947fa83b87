"""Which column numbers the rows, whatever its header, and what the numbers say of parents and groups."""

from __future__ import annotations

import pytest

from ingest.anchors import Anchors
from ingest.blocks import RawCell, RawRow, TableBlock, TextBlock
from ingest.loader import parse_bytes
from ingest.model import Fragment, Table
from ingest.numbering import Mark, counts_up, parse_mark
from ingest.tables import assemble_table


def table(header: list[str], *rows: list[str | None], title: str = "") -> Table:
    raw = [
        RawRow([RawCell() if text is None else RawCell(text, "text" if text else "empty") for text in row], n, n)
        for n, row in enumerate(rows, 1)
    ]
    heading = [TextBlock(title, [Fragment(title, 1, 1)])] if title else []
    return assemble_table(TableBlock(header, raw, 1, len(rows), heading), "t1", Anchors())


TASKS: list[list[str | None]] = [
    ["A", "THỂ CHẾ", "", ""],
    ["A.1", "Ban hành quy định", "Sở Tư pháp", "30/6/2023"],
    ["B", "NÔNG NGHIỆP", "", ""],
    ["B.1", "Trồng trọt", "", ""],
    ["B.1.1", "Tưới tiết kiệm", "Sở Xây dựng", "31/12/2025"],
    ["B.1.2", "Thu gom rơm", "Sở Y tế", "31/12/2024"],
    ["B.2", "Chăn nuôi", "", ""],
    ["B.2.1", "Ao lắng", "Sở Nội vụ", "30/9/2026"],
]


@pytest.mark.parametrize("word", ["Mã việc", "Mã", "Mã số", "Ký hiệu", "Mã tiêu chí", "Số", "Mục số"])
def test_codes_with_letters_are_keys(word: str) -> None:
    found = table([word, "Công việc", "Đơn vị chủ trì", "Thời hạn"], *TASKS)
    assert [column.role for column in found.columns] == ["key", "name", "lead_agency", "deadline"]
    assert [row.key for row in found.rows] == [row[0] for row in TASKS]
    assert [row.key for row in found.rows if row.kind == "group"] == ["A", "B", "B.1", "B.2"]
    assert found.rows[5].group == ["NÔNG NGHIỆP", "Trồng trọt"]
    assert found.rows[6].group == ["NÔNG NGHIỆP"]
    assert all(cell.source == "blank" for cell in found.rows[3].cells[2:])


def test_a_code_without_a_dot_stands_above_its_parts() -> None:
    found = table(
        ["Ký hiệu", "Nội dung", "Cơ quan chủ trì"],
        ["P5", "Thủ tục hành chính công", "Sở Nội vụ"],
        ["P5.3", "Thủ tục đất đai", "Sở Tư pháp"],
        ["P8", "Quản trị điện tử", "Sở Y tế"],
        ["P8.1", "Dùng cổng thông tin", "Sở Tư pháp"],
    )
    parents = {row.key: row.parent for row in found.rows}
    assert parents == {"P5": None, "P5.3": "t1.r1", "P8": None, "P8.1": "t1.r3"}


def test_a_column_of_words_under_a_word_for_codes_is_no_key() -> None:
    found = table(["Mục số", "Việc", "Cơ quan chủ trì"], ["Đường", "Làm đường", "Sở Xây dựng"])
    assert found.columns[0].role != "key"


@pytest.mark.parametrize(
    ("keys", "numbers"),
    [
        (["A", "1", "2", "B", "3", "4"], True),
        (["1", "1.1", "1.2", "2"], True),
        (["1.1", "1.2", "1.3", "2.1", "2.2", "3.1"], True),
        (["1.1", "2.4", "1.7"], False),
        (["2021", "2022", "2023"], False),
        (["14", "3", "9"], False),
        (["1", "hai", "3"], False),
    ],
)
def test_what_counts_up(keys: list[str], numbers: bool) -> None:
    assert counts_up(keys) is numbers


def test_a_first_column_that_counts_up_is_the_key_unless_it_ranks() -> None:
    rows: list[list[str | None]] = [["1", "Sở Nội vụ", "9,5"], ["2", "Sở Y tế", "9,1"], ["3", "Sở Tư pháp", "8,7"]]
    assert table(["Số", "Tên cơ quan", "Điểm"], *rows).columns[0].role == "key"
    assert table(["Hạng", "Tên cơ quan", "Điểm"], *rows).columns[0].role is None


def test_letters_without_a_dot_are_a_code() -> None:
    head, *rest = parse_mark("P5.3").path
    assert rest == [5, 3]
    assert parse_mark("P5") == Mark("code", (head, 5))
    assert parse_mark("B.1") == Mark("letter", (2, 1))
    assert parse_mark("II.1") == Mark("roman", (2, 1))


def test_the_year_that_a_title_aims_at_parts_results_from_targets() -> None:
    rows: list[list[str | None]] = [["1", "Cây", "4,5", "5,5"], ["2", "Rác", "3,5", "4,0"]]
    found = table(["TT", "Nội dung", "Chung / 2025", "Chung / 2026"], *rows, title="ĐIỂM GIAO NĂM 2026")
    assert [column.role for column in found.columns[2:]] == ["result:2025", "target:2026"]


def test_an_agency_beside_the_one_that_is_named_lead_does_not_lead() -> None:
    header = ["TT", "Nội dung", "Trách nhiệm / Chính", "Trách nhiệm / Gửi tài liệu"]
    found = table(header, ["1", "Cây", "Sở Xây dựng", "Sở Y tế"], ["2", "Rác", "Sở Tư pháp", "Sở Nội vụ"])
    assert [column.role for column in found.columns] == ["key", "name", "lead_agency", None]


def _tall(text: str) -> str:
    return f'<td rowspan="2">{text}</td>'


def test_what_stands_left_of_the_key_groups_the_rows_and_may_name_the_total() -> None:
    rows = [
        f"<tr>{_tall('1. Tham gia')}{_tall('5,12')}<td>1.1</td><td>Hiểu biết</td><td>Sở Y tế</td></tr>",
        "<tr><td>1.2</td><td>Cơ hội</td><td>Sở Nội vụ</td></tr>",
        f"<tr>{_tall('2. Công khai')}{_tall('5,31')}<td>2.1</td><td>Hộ nghèo</td><td>Sở Y tế</td></tr>",
        "<tr><td>2.2</td><td>Ngân sách</td><td>Sở Tài chính</td></tr>",
        '<tr><td>Cộng 2 trục</td><td>10,43</td><td colspan="3"></td></tr>',
    ]
    head = "<tr><th>Trục</th><th>Điểm</th><th>Mã</th><th>Tên thành phần</th><th>Cơ quan chủ trì</th></tr>"
    text = "# KẾ HOẠCH\n\n<table>\n" + "\n".join([head, *rows]) + "\n</table>\n"
    (found,) = parse_bytes(text.encode(), "a.md").tables
    assert [row.group for row in found.rows] == [
        ["1. Tham gia"],
        ["1. Tham gia"],
        ["2. Công khai"],
        ["2. Công khai"],
        [],
    ]
    assert (found.rows[-1].kind, found.rows[-1].name, found.rows[-1].cells[1].text) == ("total", "Cộng 2 trục", "10,43")


def test_codes_are_the_key_wherever_they_stand_and_whatever_heads_them() -> None:
    rows: list[list[str | None]] = [
        ["Sở Y tế", "I.1", "Khám bệnh", "30/6/2030"],
        ["Sở Y tế", "I.1.a", "Khám lưu động", "30/6/2030"],
        [None, "I.1.b", "Tiêm chủng", "31/12/2030"],
        ["Sở Nội vụ", "I.2", "Xếp lương", "31/3/2030"],
    ]
    found = table(["Đơn vị", "Số riêng", "Nhiệm vụ", "Hạn"], *rows)
    assert [column.role for column in found.columns] == ["lead_agency", "key", "name", "deadline"]
    assert [row.parent for row in found.rows] == [None, "t1.r1", "t1.r1", None]
    assert found.rows[2].group == ["Khám bệnh"]


def test_the_name_of_a_row_is_what_tells_rows_apart() -> None:
    rows: list[list[str | None]] = [
        [str(place), district, points, "Chi phí thời gian"]
        for place, (district, points) in enumerate([("Nà Sọc", "82,1"), ("Pác Nặm", "80,4"), ("Mường Ải", "77,0")], 1)
    ]
    found = table(["Hạng", "Địa phương", "Điểm", "Chỉ số yếu nhất"], *rows)
    assert [row.name for row in found.rows] == ["Nà Sọc", "Pác Nặm", "Mường Ải"]
    assert all(row.group == [] for row in found.rows)


def test_a_text_that_spans_the_row_is_a_heading_where_the_key_is_not_the_first_column() -> None:
    head = "<tr><th>Chủ trì</th><th>Theo dõi</th><th>Số hiệu</th><th>Nhiệm vụ</th><th>Kinh phí</th></tr>"
    rows = [
        '<tr><td colspan="5"><b>I. NƯỚC SẠCH</b></td></tr>',
        f"<tr>{_tall('Sở Y tế')}{_tall('Vi Thị Sa')}<td>I.1</td><td>Xét nghiệm</td><td>700</td></tr>",
        "<tr><td>I.2</td><td>Khử khuẩn</td><td>90</td></tr>",
        '<tr><td colspan="5"><b>II. THOÁT NƯỚC</b></td></tr>',
        "<tr><td>Sở Xây dựng</td><td>Lò Văn Pao</td><td>II.1</td><td>Nạo cống</td><td>450</td></tr>",
    ]
    text = "# KẾ HOẠCH\n\n<table>\n" + "\n".join([head, *rows]) + "\n</table>\n"
    (found,) = parse_bytes(text.encode(), "a.md").tables
    assert [(row.kind, row.key) for row in found.rows] == [
        ("group", "I"),
        ("row", "I.1"),
        ("row", "I.2"),
        ("group", "II"),
        ("row", "II.1"),
    ]
    assert [row.group for row in found.rows if row.kind == "row"] == [["NƯỚC SẠCH"], ["NƯỚC SẠCH"], ["THOÁT NƯỚC"]]


def test_words_in_bold_alone_in_a_row_head_the_rows_below() -> None:
    rows = [
        "| Việc phải làm | Xong trước | Đơn vị làm chính | Đơn vị cùng làm |",
        "|---|---|---|---|",
        "| **Nguồn nước** | | | |",
        "| Rào hồ | 30/6 | Sở Y tế | Sở Nội vụ |",
        "| Vớt rác | 31/7 | Sở Xây dựng | |",
        "| **Tuyên truyền** | | | |",
        "| Dán áp phích | 15/5 | Sở Y tế | |",
    ]
    (found,) = parse_bytes(("# KẾ HOẠCH\n\n" + "\n".join(rows) + "\n").encode(), "a.md").tables
    assert [row.kind for row in found.rows] == ["group", "row", "row", "group", "row"]
    assert [row.group for row in found.rows if row.kind == "row"] == [["Nguồn nước"], ["Nguồn nước"], ["Tuyên truyền"]]
    assert [row.cells[3].source for row in found.rows] == ["blank", "own", "blank", "blank", "blank"]


def test_numerals_inside_keys_of_letters() -> None:
    found = table(
        ["Mục", "Tiêu chí", "Điểm tự chấm"],
        ["A", "CÁC SỞ", "9,5"],
        ["A.I", "Điều hành", "4"],
        ["A.I.1", "Kế hoạch năm", "2"],
        ["A.II", "Thủ tục", "5,5"],
        ["A.II.1", "Niêm yết", "3"],
    )
    assert found.columns[0].role == "key"
    parents = {row.key: row.parent for row in found.rows}
    assert parents == {"A": None, "A.I": "t1.r1", "A.I.1": "t1.r2", "A.II": "t1.r1", "A.II.1": "t1.r4"}


def test_codes_beside_a_count_are_the_key_and_the_count_tells_what_stands_under_what() -> None:
    rows: list[list[str | None]] = [
        ["A", "", "**CHỈ SỐ**", "9", ""],
        ["I", "1", "Thể chế", "4", ""],
        ["1", "1.1", "Ban hành quy định", "4", "Sở Tư pháp"],
        ["II", "2", "Thủ tục", "5", ""],
        ["2", "2.1", "Niêm yết", "3", "Sở Y tế"],
        ["3", "2.2", "Giải quyết", "2", "Sở Nội vụ"],
    ]
    found = table(["TT", "Mã", "Tiêu chí", "Điểm tối đa", "Đầu mối"], *rows)
    assert [column.role for column in found.columns[:3]] == ["ordinal", "key", "name"]
    assert [(row.key, row.ordinal) for row in found.rows] == [
        ("A", ""),
        ("1", "I"),
        ("1.1", "1"),
        ("2", "II"),
        ("2.1", "2"),
        ("2.2", "3"),
    ]
    assert found.rows[5].group == ["**CHỈ SỐ**", "Thủ tục"]


def test_a_second_count_is_no_key() -> None:
    rows: list[list[str | None]] = [["1", "11", "Cây"], ["2", "12", "Rác"], ["3", "13", "Nước"]]
    found = table(["TT", "Mã số", "Nội dung"], *rows)
    assert [row.key for row in found.rows] == ["1", "2", "3"]


def test_a_word_of_one_syllable_is_read_with_its_diacritics() -> None:
    rows: list[list[str | None]] = [["Cây", "4,5", "5,5"], ["Rác", "3,5", "4,0"], ["Nước", "2,5", "3,0"]]
    found = table(["Chỉ số", "Năm 2023", "Mức 2025"], *rows, title="Điểm và mức phải đạt của năm 2025")
    assert [column.role for column in found.columns] == ["name", "result:2023", "target:2025"]
    assert table(["MUC", "Chỉ số", "Điểm"], ["1", "Cây", "4,5"], ["2", "Rác", "3,5"]).columns[0].role == "key"


def test_days_on_which_something_was_done_are_no_deadlines() -> None:
    rows: list[list[str | None]] = [["1", "Cây", "13/8/2024"], ["2", "Rác", "15/8/2024"]]
    assert table(["TT", "Nội dung", "Ngày kiểm tra"], *rows).columns[2].role is None
    assert table(["TT", "Nội dung", "Ngày phải có"], *rows).columns[2].role == "deadline"


def test_a_count_that_stands_right_of_the_names_is_the_key_and_takes_numerals_beside_headings() -> None:
    found = table(
        ["Nơi chịu trách nhiệm", "Đầu việc", "Số", "Hạn chót"],
        ["I", "Nhân lực", "", ""],
        ["Sở Y tế", "Luân phiên bác sĩ", "1", "30/6/2031"],
        ["", "Thi tay nghề", "2", "31/7/2031"],
        ["Sở Nội vụ", "Bổ sung biên chế", "3", "31/8/2031"],
        ["II", "Cơ sở", "", ""],
        ["Sở Y tế", "Mua máy đo", "4", "30/9/2031"],
        ["", "Sửa nhà trạm", "5", "31/12/2031"],
    )
    assert [column.role for column in found.columns] == ["lead_agency", "name", "key", "deadline"]
    assert [row.key for row in found.rows if row.kind == "group"] == ["I", "II"]
    assert [row.group for row in found.rows if row.kind == "row"] == [["Nhân lực"]] * 3 + [["Cơ sở"]] * 2
    assert found.rows[-1].cells[0].text == "Sở Y tế"


def test_numbers_that_are_no_count_are_no_key() -> None:
    rows: list[list[str | None]] = [[name, number] for name, number in zip("abcde", "12346", strict=True)]
    assert table(["Việc", "Số"], *rows).columns[1].role is None


@pytest.mark.parametrize("marks", [("a) ", "b) "), ("2a. ", "2b. ")])
def test_lettered_items_without_a_key_stand_under_the_numbered_row_above(marks: tuple[str, str]) -> None:
    found = table(
        ["TT", "Nội dung", "Cơ quan chủ trì", "Thời hạn"],
        ["1", "Xây trạm xử lý", "Sở Xây dựng", "30/9/2031"],
        ["2", "Di dời các hộ", "Sở Công Thương", ""],
        ["", f"{marks[0]}Đợt một", "", "31/8/2031"],
        ["", f"{marks[1]}Đợt hai", "Sở Y tế", "31/8/2032"],
        ["3", "Quan trắc", "Sở Tư pháp", "30/6/2031"],
    )
    assert [row.parent for row in found.rows] == [None, None, "t1.r2", "t1.r2", None]
    assert found.rows[1].cells[3].source == "blank"
    assert (found.rows[2].cells[2].text, found.rows[2].cells[2].source) == ("Sở Công Thương", "parent")
    assert found.rows[2].group == ["Di dời các hộ"]


def test_a_numbered_row_with_empty_cells_beside_its_like_is_no_heading() -> None:
    found = table(
        ["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm"],
        ["1", "Nhân lực", "10", ""],
        ["1.1", "Có bác sĩ", "", ""],
        ["1.2", "Có y sĩ", "4", "Kiêm nhiệm: 2"],
        ["2", "Thiết bị", "", ""],
        ["2.1", "Máy siêu âm", "6", "Hỏng: 0"],
    )
    assert [row.kind for row in found.rows] == ["row", "row", "row", "group", "row"]

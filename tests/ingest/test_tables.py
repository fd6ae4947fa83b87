"""Tables: roles, kinds of rows, numbering and groups, from any reader's blocks."""

from __future__ import annotations

import pytest

from ingest.anchors import Anchors
from ingest.blocks import RawCell, RawRow, TableBlock, TextBlock
from ingest.columns import cell_kind, header_role
from ingest.model import Fragment, Table
from ingest.numbering import Mark, parse_marks
from ingest.tables import assemble_table, heading_parts


def table(header: list[str], *rows: list[str | None], heading: str = "") -> Table:
    """A table of texts; None is a missing cell, "" an empty one."""
    raw = [
        RawRow([RawCell() if text is None else RawCell(text, "text" if text else "empty") for text in row], n, n)
        for n, row in enumerate(rows, 1)
    ]
    above = [TextBlock(line, [Fragment(line, 1, 1)]) for line in heading.split("\n") if line]
    return assemble_table(TableBlock(header, raw, 1, len(rows), above), "t1", Anchors())


@pytest.mark.parametrize(
    ("header", "kind", "role"),
    [
        ("TT", None, "key"),
        ("Đơn vị chủ trì tham mưu, theo dõi", "agency", "lead_agency"),
        ("Cơ quan phối hợp", "agency", "coordinating_agency"),
        ("Kết quả năm 2023", "number", "result:2023"),
        ("KẾT QUẢ", "text", "output"),
        ("Kết quả", "number", "result"),
        ("Mục tiêu năm 2024 (%)", "number", "target:2024"),
        ("Phấn đấu chỉ tiêu về thứ hạng qua các năm / 2025", "number", "rank_target:2025"),
        ("Chỉ số hài lòng tối đa", "number", "max_score"),
        ("Thời gian thực hiện", "deadline", "deadline"),
        ("Yêu cầu/Kết quả/Sản phẩm", "text", "output"),
        ("Điểm số / Điểm đạt năm 2025", "number", "result:2025"),
        ("Điểm đạt được", "number", "result"),
        ("Ước thực hiện năm 2025", "number", "result:2025"),
        ("Thực hiện / 2025", "number", "result:2025"),
        ("Kế hoạch / 2026", "number", "target:2026"),
        ("Kế hoạch năm 2026", "number", "target:2026"),
        ("Phấn đấu", "number", "target"),
        ("Hạn cuối", "deadline", "deadline"),
        ("Mốc hoàn thành", "deadline", "deadline"),
        ("Lộ trình", "deadline", "deadline"),
        ("Lộ trình", "number", None),
        ("Người phụ trách", "text", "lead_agency"),
        ("Hạng mục", "text", None),
        ("KH 2028", "number", "target:2028"),
        ("TH 2027", "number", "result:2027"),
        ("So sánh KH 2028/Ước TH 2027 (%)", "number", None),
        ("Đơn vị cùng làm", "agency", "coordinating_agency"),
        ("Đơn vị giúp sức", "agency", "coordinating_agency"),
        ("Đơn vị chủ công", "agency", "lead_agency"),
        ("Các cơ quan, đơn vị liên quan", None, None),
        ("Mốc xong", "deadline", "deadline"),
        ("Mốc xong", "number", None),
        ("Phải xong", "text", "deadline"),
        ("Mốc 2025", "number", "target:2025"),
        ("Mốc", "number", None),
        ("Giao năm 2026", "number", "target:2026"),
        ("Điểm của tỉnh / Giao năm 2026", "number", "target:2026"),
        ("Mức giao 2024", "number", "target:2024"),
        ("So mức giao (%)", "number", None),
        ("Phấn đấu năm 2027", "number", "target:2027"),
        ("Đạt năm 2025", "number", "result:2025"),
        ("Đất", "number", None),
        ("Đã đạt 2025", "number", "result:2025"),
        ("Làm được 2024", "number", "result:2024"),
        ("Hiện trạng 2021", "number", "result:2021"),
        ("Thực hiện 2024", "number", "result:2024"),
        ("Bằng chứng hoàn thành", "text", "output"),
        ("Dự kiến kết quả", "text", "output"),
        ("Minh chứng", "text", "output"),
        ("Nơi chịu trách nhiệm", "agency", "lead_agency"),
        ("Đầu mối", "agency", "lead_agency"),
        ("Bên nhận việc", "agency", "lead_agency"),
        ("Bên giúp sức", "agency", "coordinating_agency"),
        ("Bên giúp sức", "text", None),
        ("Bên công bố", "agency", None),
        ("Điểm hướng tới 2027", "number", "target:2027"),
        ("Chấm năm 2026", "number", "result:2026"),
        ("Phải có trong tay", "text", "output"),
        ("Đầu mối", "number", None),
        ("Thang điểm", "number", "max_score"),
        ("Cơ quan thực hiện / Chủ trì", "agency", "lead_agency"),
        ("Cơ quan thực hiện / Phối hợp", "agency", "coordinating_agency"),
        ("Thứ hạng năm 2025", "number", None),
        ("Thứ hạng năm 2025", "text", None),
        ("Thứ hạng / Mục tiêu năm 2026", "number", "rank_target:2026"),
        ("Chỉ tiêu về thứ hạng / 2026", "number", "rank_target:2026"),
        ("Ghi chú", "text", None),
        ("Kinh phí (triệu đồng)", "number", None),
    ],
)
def test_roles_by_header(header: str, kind: str | None, role: str | None) -> None:
    assert header_role(header, kind) == role  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1.5", "number"),
        (">92.00", "number"),
        ("2,3956", "number"),
        ("85%", "number"),
        ("7.1.2", "code"),
        ("IV", "code"),
        ("-", "bullet"),
        ("", "empty"),
        ("Tháng 6/2024", "deadline"),
        ("Thường xuyên", "deadline"),
        ("Sở Nội vụ", "agency"),
        ("30/6/2024", "deadline"),
        ("T6/2024", "deadline"),
        ("Q.III/2024", "deadline"),
        ("T1", "code"),
        ("UBND cấp huyện", "agency"),
        ("Báo cáo kết quả", "text"),
        ("Báo Hà Nội mới", "agency"),
    ],
)
def test_kinds_of_cells(text: str, kind: str) -> None:
    assert cell_kind(text) == kind


def test_a_table_has_one_name_column() -> None:
    both = table(
        ["TT", "Chỉ số Nội dung", "Nội dung thành phần", "Chủ trì", "Nhiệm vụ/Giải pháp"],
        ["1", "Tham gia", "Tri thức", "Sở Nội vụ", "Làm"],
        [None, None, "Cơ hội", "Sở Y tế", "Làm thêm"],
    )
    assert [column.role for column in both.columns] == ["key", None, "name", "lead_agency", "task"]
    assert both.rows[1].key == "1"
    assert both.rows[1].group == ["Tham gia"]
    assert [cell.source for cell in both.rows[1].cells] == ["merged", "merged", "own", "own", "own"]
    single = table(["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Làm", "Sở Nội vụ"])
    assert [column.role for column in single.columns] == ["key", "name", "lead_agency"]


def test_unknown_headers_are_read_by_their_cells() -> None:
    found = table(
        ["STT", "Nội dung", "Nơi làm", "Khi nào", "Ghi chú"],
        ["1", "Làm", "Sở Nội vụ", "Tháng 6/2024", "x"],
        ["2", "Rà soát", "Sở Y tế", "Quý I/2024", "y"],
    )
    assert [column.role for column in found.columns] == ["key", "name", "lead_agency", "deadline", None]


def test_letters_numerals_and_numbers_nest() -> None:
    found = table(
        ["TT", "Nhiệm vụ", "Chủ trì", "Tiến độ"],
        ["I", "THỂ CHẾ", "", ""],
        ["1.", "Một", "Sở A", "Tháng 1"],
        ["B", "HÀI LÒNG", "", ""],
        ["I", "Chính sách", "", ""],
        ["2.", "Hai", "Sở B", "Tháng 2"],
        ["", "Ba", "Sở C", "Tháng 3"],
        ["II", "Dịch vụ", "", ""],
        ["", "Bốn", "", ""],
    )
    assert [row.group for row in found.rows] == [
        [],
        ["THỂ CHẾ"],
        [],
        ["HÀI LÒNG"],
        ["HÀI LÒNG", "Chính sách"],
        ["HÀI LÒNG", "Chính sách"],
        ["HÀI LÒNG"],
        ["HÀI LÒNG", "Dịch vụ"],
    ]
    assert [row.kind for row in found.rows] == ["group", "row", "group", "group", "row", "row", "group", "row"]
    assert [cell.source for cell in found.rows[7].cells] == ["blank", "own", "blank", "blank"]


def test_bullets_stand_under_the_number_above() -> None:
    found = table(
        ["STT", "Chỉ số nội dung", "Điểm tối đa", "Đơn vị chủ trì"],
        ["", "CHỈ SỐ CHUNG:", "80", ""],
        ["1.", "Tham gia", "10", ""],
        ["-", "Tri thức", "2.5", "Sở A"],
        ["-", "Cơ hội", "2.5", None],
    )
    assert [row.kind for row in found.rows] == ["total", "row", "row", "row"]
    assert [row.key for row in found.rows] == ["", "1", "", ""]
    assert found.rows[3].parent == found.rows[1].id
    assert found.rows[3].cells[3].origin == found.rows[2].id


@pytest.mark.parametrize(
    ("name", "kind"), [("Tổng cộng", "total"), ("Công khai kết quả", "row"), ("Tổng số hộ nghèo", "row")]
)
def test_totals(name: str, kind: str) -> None:
    found = table(["STT", "Lĩnh vực", "Điểm tối đa"], ["1", "Một", "5"], ["", name, "10"])
    assert found.rows[1].kind == kind


def test_a_second_pair_is_joined_in_order() -> None:
    found = table(
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp"],
        ["1.", "Làm", "Sở A", "Sở B"],
        [None, None, "Sở B", "Sở A"],
        ["2.", "Rà soát", "Sở C", "Sở D"],
    )
    assert len(found.rows) == 2
    assert [cell.text for cell in found.rows[0].cells[2:]] == ["Sở A; Sở B", "Sở B; Sở A"]


def test_letters_and_numerals_of_one_sign() -> None:
    marks = parse_marks(["A", "I", "V", "B", "C", "D", "I", "X"])
    assert [mark.style for mark in marks] == [
        "letter",
        "roman",
        "roman",
        "letter",
        "letter",
        "letter",
        "roman",
        "roman",
    ]
    assert parse_marks(["G", "H", "I"])[2] == Mark("letter", (9,))


@pytest.mark.parametrize(
    ("heading", "appendix", "caption"),
    [
        ("PHỤ LỤC 2\nCÁC CHỈ TIÊU\n(Kèm theo Kế hoạch số 1/KH-UBND)", "Phụ lục 2", "CÁC CHỈ TIÊU"),
        ("Phụ lục II: Danh mục", "Phụ lục II", "Danh mục"),
        ("PHỤ LỤC\nDANH MỤC NHIỆM VỤ", "Phụ lục", "DANH MỤC NHIỆM VỤ"),
        ("BIỂU GIAO NHIỆM VỤ", None, "BIỂU GIAO NHIỆM VỤ"),
    ],
)
def test_headings(heading: str, appendix: str | None, caption: str) -> None:
    blocks = [TextBlock(line, []) for line in heading.split("\n")]
    assert heading_parts(blocks) == (appendix, caption)


def test_a_merge_that_the_form_states_goes_over_what_stands_between() -> None:
    cells = [
        [RawCell("6", "text"), RawCell("Dịch vụ", "text"), RawCell("Y tế", "text")],
        [RawCell(), RawCell("Hạ tầng", "text"), RawCell("Điện", "text")],
        [RawCell(), RawCell("Dịch vụ", "missing"), RawCell("An ninh", "text")],
    ]
    block = TableBlock(["TT", "Chỉ số nội dung", "Nội dung thành phần"], [RawRow(row, 1, 1) for row in cells], 1, 1)
    found = assemble_table(block, "t1", Anchors())
    assert [row.group for row in found.rows] == [["Dịch vụ"], ["Dịch vụ", "Hạ tầng"], ["Dịch vụ"]]
    assert found.rows[2].cells[1].origin == found.rows[0].id


def test_evidence_is_the_output_only_where_no_column_says_output() -> None:
    alone = table(["TT", "Việc", "Minh chứng"], ["1", "Làm", "Biên bản"])
    beside = table(["TT", "Việc", "Sản phẩm", "Minh chứng"], ["1", "Làm", "Báo cáo", "Biên bản"])
    assert [column.role for column in alone.columns] == ["key", "name", "output"]
    assert [column.role for column in beside.columns] == ["key", "name", "output", None]


@pytest.mark.parametrize(
    "header",
    ["Phân công / Cơ quan tham gia", "Cơ quan thực hiện / Cùng thực hiện", "Cơ quan cùng tham gia", "Tham gia"],
)
def test_who_takes_part_coordinates(header: str) -> None:
    assert header_role(header, "agency") == "coordinating_agency"
    assert header_role("Số đơn vị tham gia", "number") is None


@pytest.mark.parametrize(
    ("heading", "upper", "role"),
    [
        ("Bảng 1. So sánh hai năm", "", "result"),
        ("", "Mức độ hài lòng (%) / ", "result"),
        ("KẾT QUẢ THỰC HIỆN KẾ HOẠCH", "", "result"),
        ("MỤC TIÊU CẢI THIỆN", "", "target"),
        ("", "Kế hoạch giao / ", "target"),
        ("", "Kinh phí (triệu đồng) / ", None),
        ("", "Thứ hạng / ", None),
        ("", "Chỉ tiêu về thứ hạng / ", "rank_target"),
    ],
)
def test_columns_headed_by_years(heading: str, upper: str, role: str | None) -> None:
    header = ["Chỉ tiêu", f"{upper}2027", f"{upper}Năm 2028"]
    found = table(header, ["Tỷ lệ đúng hạn", "84,0", "87,0"], ["Tỷ lệ hài lòng", "80", "81"], heading=heading)
    roles = [column.role for column in found.columns[1:]]
    assert roles == ([f"{role}:2027", f"{role}:2028"] if role else [None, None])


def test_numerals_and_letters_with_numbers_nest() -> None:
    keys = ["I", "I.1", "I.1.1", "I.2", "II", "II.1", "V", "V.1", "VI", "VI.2", "VI.2.1", "A.1"]
    found = table(["Mã", "Tiêu chí", "Điểm chuẩn"], *(list[str | None]((key, f"Tên {key}", "1,5")) for key in keys))
    above = {row.id: row.key for row in found.rows}
    assert [above.get(row.parent or "") for row in found.rows] == [
        *(None, "I", "I.1", "I", None, "II", None, "V", None, "VI", "VI.2", None)
    ]
    assert found.rows[10].group == ["Tên VI", "Tên VI.2"]
    assert cell_kind("VI.2.1") == "code"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tổng 14 xã", "total"),
        ("PAPI tổng hợp", "total"),
        ("Điểm tổng hợp PCI", "total"),
        ("TOÀN TỈNH", "total"),
        ("Báo cáo tổng hợp", "row"),
        ("Quy định chung", "row"),
        ("GIẢI PHÁP CHUNG", "row"),
        ("Tổng kết 5 năm", "row"),
    ],
)
def test_totals_in_other_words(name: str, kind: str) -> None:
    found = table(["STT", "Lĩnh vực", "Điểm tối đa"], ["1", "Một", "5"], ["", name, "10"])
    assert found.rows[1].kind == kind


def test_amounts_name_no_row() -> None:
    communes = table(
        ["Xã", "Số tiêu chí đạt", "Đích đạt chuẩn"],
        ["La Dạ", "13/19", "Quý III/2026"],
        ["Phan Sơn", "15/19", "Năm 2028"],
    )
    assert [column.role for column in communes.columns] == ["name", None, "deadline"]
    tasks = table(
        ["TT", "Việc phải làm", "Chỉ tiêu cần đạt"],
        ["1", "Trao bò giống", "1.150 con"],
        ["2", "Xóa nhà tạm", "742 căn"],
    )
    assert [column.role for column in tasks.columns] == ["key", "name", None]


def test_a_column_that_counts_tasks_holds_none() -> None:
    found = table(["TT", "Cơ quan", "Số nhiệm vụ được giao"], ["1", "Sở Y tế", "77"], ["2", "Sở Xây dựng", "142"])
    assert found.columns[2].role is None


def test_who_follows_a_row_up_does_not_lead_it_and_merges_like_who_leads() -> None:
    found = table(
        ["Mã số", "Tên chỉ tiêu", "Đơn vị chịu trách nhiệm", "Chỉ tiêu 2027", "Cơ quan theo dõi"],
        ["1", "XÃ HỘI", "", "", ""],
        ["1.1", "Trẻ nhà trẻ ra lớp", "UBND các xã, phường", "36,5", "Sở Giáo dục và Đào tạo"],
        ["1.2", "Trẻ mẫu giáo ra lớp", "", "99,0", ""],
        ["1.3", "Giường bệnh", "Sở Y tế", "28,6", "Sở Tài chính"],
    )
    assert [column.role for column in found.columns] == ["key", "name", "lead_agency", "target:2027", None]
    assert [cell.text for cell in found.rows[2].cells[2::2]] == ["UBND các xã, phường", "Sở Giáo dục và Đào tạo"]
    alone = table(["Mã số", "Tên chỉ tiêu", "Cơ quan theo dõi"], ["1.1", "Giường bệnh", "Sở Y tế"])
    assert alone.columns[2].role == "lead_agency"


def test_a_first_row_of_a_name_alone_stands_over_those_below() -> None:
    header = ["Việc cần làm", "Người phụ trách", "Hạn"]
    rows: list[list[str | None]] = [
        ["I. Quý I", "", ""],
        ["Rà soát hộ nghèo", "Trưởng bản", "T3/2027"],
        ["Tiếp theo", "", ""],
        ["Sửa mương", "Trưởng phòng Kinh tế", "30/5"],
    ]
    found = table(header, *rows)
    assert [(row.kind, row.key, row.group) for row in found.rows] == [
        ("group", "I", []),
        ("row", "", ["Quý I"]),
        ("group", "", ["Quý I"]),
        ("row", "", ["Quý I", "Tiếp theo"]),
    ]
    assert [cell.source for cell in found.rows[2].cells] == ["own", "blank", "blank"]
    assert [row.kind for row in table(header, *rows[1:]).rows] == ["row", "row", "row"]


def test_years_after_the_one_that_was_reached_are_aimed_at() -> None:
    header = ["Chỉ số đánh giá", "Hiện trạng 2027", "2028", "2030", "Cấp trình", "Cơ quan báo cáo"]
    found = table(
        header,
        ["Cà phê tái canh", "3.100", "3.600", "4.800", "HĐND tỉnh", "Sở Y tế"],
        ["Điểm thu gom rác", "21", "35", "77", "UBND tỉnh", "Sở Nội vụ"],
    )
    roles = [column.role for column in found.columns]
    assert roles == ["name", "result:2027", "target:2028", "target:2030", None, "lead_agency"]

"""Numbers that a line end parts from their words, headings below notes, headers that one space parts, classes."""

from __future__ import annotations

import pytest

from ingest.loader import parse_bytes
from ingest.model import PlanDocument, Table


def read(text: str, name: str = "a.txt") -> PlanDocument:
    return parse_bytes(text.encode(), name)


def column(table: Table, header: str) -> list[tuple[str, str]]:
    at = next(at for at, one in enumerate(table.columns) if one.header == header)
    return [(row.cells[at].text, row.cells[at].source) for row in table.rows]


@pytest.mark.parametrize("before", ["chi tiết tại Phụ lục", "nêu ở Phụ lục số", "trong biểu số"])
def test_a_numeral_after_a_word_that_asks_for_one_is_no_heading(before: str) -> None:
    text = f"""KẾ HOẠCH

IV. KINH PHÍ

Tổng dự toán kinh phí năm 2027 của các cơ quan là 31.250 triệu đồng, {before}
II. Cơ quan sử dụng kinh phí quyết toán trước ngày 31/01/2028.

V. KIỂM TRA

Việc kiểm tra theo kế hoạch riêng, gồm danh mục
1. Sở Y tế và 2. Sở Xây dựng.
"""
    marks = [(section.marker, section.text) for section in read(text).sections if section.heading]
    assert marks == [("IV", "KINH PHÍ"), ("V", "KIỂM TRA")]


REPORT = """\
II. KẾT QUẢ

Tỷ lệ hài lòng đạt 83,2% nhưng có người phải đi lại nhiều lần, đề nghị nâng trọng{s}

số lên 15%1. Điểm bị trừ do nộp chậm là 1,15 điểm, ngoài ra còn mất điểm do các{s}

tiêu chí điều tra xã hội học trong năm 2025 chưa đạt.{s}

{rule}
1 Hiện nay trọng số này là 5%.

3. PAPI

Bảng 1. Xếp hạng

  Hạng Cơ quan                      Điểm     Xếp loại
 1    Thanh tra tỉnh               93,42     Tốt
 2    Sở Nội vụ                    92,80{s}
 3    Sở Công Thương               87,47     Khá
 4    Sở Y tế                      81,05{s}

 Không tính các cơ quan ngành dọc.

Nguyên nhân khách quan: toàn bộ cấp huyện kết thúc hoạt động.{s}

                                      3

III. ĐỀ XUẤT

Đề nghị cho chủ trương tăng biên chế công chức địa chính.{s}
""".format(s=" ", rule=" " * 43)


def test_headings_below_footnotes_and_notes_below_tables_stand_alone() -> None:
    document = read(REPORT)
    headings = [section.text for section in document.sections if section.heading]
    assert headings == ["KẾT QUẢ", "PAPI", "ĐỀ XUẤT"]
    assert [note.text for note in document.footnotes] == ["Hiện nay trọng số này là 5%."]
    texts = [section.text for section in document.sections]
    assert "Không tính các cơ quan ngành dọc." in texts
    assert any("15%. Điểm" in text for text in texts)
    assert "3" not in texts


def test_ranks_and_names_under_a_header_that_one_space_parts() -> None:
    (table,) = read(REPORT).tables
    assert [one.header for one in table.columns] == ["Hạng", "Cơ quan", "Điểm", "Xếp loại"]
    assert [row.name for row in table.rows] == ["Thanh tra tỉnh", "Sở Nội vụ", "Sở Công Thương", "Sở Y tế"]


def test_a_class_that_stands_once_holds_for_the_ranks_below_it() -> None:
    (table,) = read(REPORT).tables
    assert column(table, "Xếp loại") == [("Tốt", "own"), ("Tốt", "merged"), ("Khá", "own"), ("Khá", "merged")]
    (unranked,) = read(REPORT.replace("81,05", "98,05")).tables
    assert column(unranked, "Xếp loại")[1] == ("", "blank")


def markdown(*rows: str, title: str = "", note: str = "") -> Table:
    lines = ["# KẾ HOẠCH", "", "Như sau.", "", title, "", rows[0], "|" + "---|" * (rows[0].count("|") - 1), *rows[1:]]
    (table,) = read("\n".join([*lines, "", note, ""]), "a.md").tables
    return table


def test_years_before_the_first_that_is_aimed_at_were_reached() -> None:
    table = markdown(
        "| TT | Yếu tố | 2024 (*) | 2025 | Mục tiêu 2026 |",
        "| 1 | Trả đúng hẹn | 81,02 | 80,35 | 85 |",
        title="**Mục tiêu tỷ lệ hài lòng**",
    )
    assert [one.role for one in table.columns[2:]] == ["result:2024", "result:2025", "target:2026"]


def test_who_is_looked_into_names_the_rows_of_a_calendar() -> None:
    table = markdown(
        "| TT | Đơn vị được kiểm tra | Tháng | Nội dung trọng tâm | Trưởng đoàn |",
        "| 1 | Sở Xây dựng | 3 | Cấp phép xây dựng | Chánh Thanh tra |",
        "| 2 | Xã Đồng Hỷ | 4 | Đất đai | nt |",
        "| 3 | Xã Phổ Yên | 8 | Đất đai | nt |",
    )
    assert [row.name for row in table.rows] == ["Sở Xây dựng", "Xã Đồng Hỷ", "Xã Phổ Yên"]


@pytest.mark.parametrize(
    "spared", ["của tiêu chí không phải tiêu chí mẹ", "(trừ tiêu chí mẹ)", "không áp dụng với tiêu chí cha"]
)
def test_a_note_leaves_rows_out_that_stand_over_others(spared: str) -> None:
    table = markdown(
        "| Mã | Tiêu chí | Chủ trì | Phối hợp |",
        "| 1 | **CHỈ ĐẠO** |  |  |",
        "| 1.1 | Lập kế hoạch | Sở Nội vụ | Sở Y tế |",
        "| 1.2 | Kiểm tra |  |  |",
        "| 1.2.1 | Số đơn vị được kiểm tra | Thanh tra tỉnh | Sở Tư pháp |",
        "| 1.2.2 | Khắc phục tồn tại | Sở Xây dựng |  |",
        note=f"Ghi chú: ô để trống ở cột Phối hợp {spared} là ô gộp, thực hiện theo ô có chữ gần nhất phía trên.",
    )
    assert column(table, "Phối hợp")[1:] == [
        ("Sở Y tế", "own"),
        ("", "blank"),
        ("Sở Tư pháp", "own"),
        ("Sở Tư pháp", "merged"),
    ]


def test_a_note_on_cells_without_a_line_above_says_nothing_of_empty_ones() -> None:
    text = """KẾ HOẠCH

┌────┬──────────────┬─────────────┬───────────┐
│ TT │ Việc         │ Chủ trì     │ Kết quả   │
├────┼──────────────┼─────────────┼───────────┤
│ 1  │ Giao chỉ tiêu│ Sở Nội vụ   │ Quyết định│
├────┼──────────────┼             ┼───────────┤
│ 2  │ Khen thưởng  │             │           │
└────┴──────────────┴─────────────┴───────────┘

Ghi chú: ô không kẻ ngang phía trên là ô gộp với ô liền trên, nếu bị ngắt sang trang thì phần sau để trống.
"""
    (table,) = read(text).tables
    assert column(table, "Chủ trì")[1] == ("Sở Nội vụ", "merged")
    assert column(table, "Kết quả")[1] == ("", "blank")

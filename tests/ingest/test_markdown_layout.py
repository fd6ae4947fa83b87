"""Files converted from other formats: letterheads and signatures in tables, spans, groups, notes and captions."""

from __future__ import annotations

from ingest.loader import parse_bytes
from ingest.model import PlanDocument, Table

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc"


def parse(*lines: str) -> PlanDocument:
    return parse_bytes("\n".join(lines).encode(), "van-ban.md")


def html(*rows: str) -> str:
    """A table of rows of cells parted by "|"; "2>" or "v2>" before a text spans columns or rows."""
    return "\n".join(["<table>", *(f"<tr>{''.join(map(_cell, row.split('|')))}</tr>" for row in rows), "</table>"])


def _cell(text: str) -> str:
    span, found, rest = text.partition(">")
    if not found or not span.lstrip("v").isdigit():
        return f"<td>{text}</td>"
    return f'<td {"row" if span[0] == "v" else "col"}span="{span.lstrip("v")}">{rest}</td>'


def kinds(table: Table) -> list[tuple[str, str, str]]:
    return [(row.kind, row.key, row.name) for row in table.rows]


TASKS = html("TT|Nhiệm vụ|Chủ trì", "1|Việc một|Sở Y tế", "2|Việc hai|Sở Nội vụ")


def test_a_letterhead_in_a_table_is_the_head_of_the_document() -> None:
    letterhead = html(f"ỦY BAN NHÂN DÂN<br>TỈNH LÀO CAI<br>-----|{MOTTO}", "Số: 5/KH-UBND|ngày 09 tháng 4 năm 2027")
    document = parse(letterhead, "KẾ HOẠCH", "", "Trồng cây năm 2027", "", "I. MỤC TIÊU", "", TASKS)
    meta = document.meta
    assert (meta.number, meta.issue_date, meta.kind) == ("5/KH-UBND", "2027-04-09", "Kế hoạch")
    assert (meta.issuer, meta.title) == ("Ủy ban nhân dân tỉnh Lào Cai", "Trồng cây năm 2027")
    assert meta.evidence["issuer"].text == "ỦY BAN NHÂN DÂN TỈNH LÀO CAI"
    assert [table.columns[1].header for table in document.tables] == ["Nhiệm vụ"]
    assert not any("CỘNG HÒA" in section.text for section in document.sections)


def test_a_letterhead_of_pipes_is_no_table() -> None:
    head = ["| SỞ Y TẾ TỈNH LÀO CAI | " + MOTTO + " |", "|:-:|:-:|", "| Số: 8/BC-SYT | ngày 1 tháng 2 năm 2027 |"]
    document = parse(*head, "", "BÁO CÁO", "", "Tiêm chủng năm 2027")
    assert (document.meta.number, document.meta.issue_date) == ("8/BC-SYT", "2027-02-01")
    assert document.tables == []


def test_a_signature_beside_the_recipients_is_read_line_by_line() -> None:
    end = html("Nơi nhận:<br>- Các sở;<br>- Lưu: VT.|TM. ỦY BAN NHÂN DÂN<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<br>Lê Thị Ba")
    document = parse("KẾ HOẠCH", "", "Trồng cây", "", end)
    assert (document.meta.signer, document.meta.signer_position) == ("Lê Thị Ba", "Phó chủ tịch")
    texts = [section.text for section in document.sections]
    assert texts[-6:] == ["Các sở;", "Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Ba"]


def test_a_header_ends_where_its_row_spans_end() -> None:
    text = html(
        "v2>STT|v2>Chỉ tiêu|2>Kế hoạch|v2>Cơ quan theo dõi",
        "Năm 2030|Năm 2031",
        "A|4>Y tế",
        "1|Số trạm|10|12|v2>Sở Y tế",
        "2|Số giường|20|25",
    )
    (table,) = parse(text).tables
    assert [column.header for column in table.columns] == [
        "STT", "Chỉ tiêu", "Kế hoạch / Năm 2030", "Kế hoạch / Năm 2031", "Cơ quan theo dõi",
    ]  # fmt: skip
    assert [column.role for column in table.columns] == ["key", "name", "target:2030", "target:2031", "lead_agency"]
    assert kinds(table) == [("group", "A", "Y tế"), ("row", "1", "Số trạm"), ("row", "2", "Số giường")]
    assert [row.group for row in table.rows] == [[], ["Y tế"], ["Y tế"]]
    assert table.rows[2].cells[4].source == "merged"


def test_a_heading_over_the_whole_width_is_a_group_with_the_mark_it_begins_with() -> None:
    rows = ["4>Việc chung", "1|Việc một|Sở Y tế|3", "4>I. Dữ liệu", "2|Việc hai|Sở Y tế|4", "3>Tổng cộng|7"]
    document = parse(html("TT|Nhiệm vụ|Chủ trì|Kinh phí", *rows))
    (table,) = document.tables
    assert [entry[:2] for entry in kinds(table)] == [
        ("group", ""), ("row", "1"), ("group", "I"), ("row", "2"), ("total", ""),
    ]  # fmt: skip
    assert [row.group for row in table.rows] == [[], ["Việc chung"], [], ["Dữ liệu"], []]
    assert table.rows[2].cells[1].text == "I. Dữ liệu"
    assert table.rows[4].parent is None
    assert document.repairs == []


def test_numbered_headings_of_pipe_tables_are_groups_and_span_nothing() -> None:
    head = ["| TT | Nhiệm vụ | Chủ trì | Thời hạn |", "|:-:|:--|--|-:|", "| | **I. Nước** | | |"]
    rows = ["| 1 | Việc một | Sở Y tế | Năm 2027 |", "| | **II. Rác** | | |", "| 2 | Việc hai | Sở Y tế | Năm 2027 |"]
    (table,) = parse(*head, *rows).tables
    assert kinds(table) == [("group", "I", "Nước"), ("row", "1", "Việc một"), ("group", "II", "Rác"),
                            ("row", "2", "Việc hai")]  # fmt: skip
    assert {cell.source for row in table.rows for cell in row.cells} == {"own", "blank"}


def test_an_empty_cell_is_blank_where_the_form_states_its_merges() -> None:
    rows = ["1|Việc một|v3>Sở Y tế|Sở Nội vụ", "2|Việc hai|", "3|Việc ba|Công an tỉnh"]
    (table,) = parse(html("TT|Nhiệm vụ|Chủ trì|Phối hợp", *rows)).tables
    assert [row.cells[2].source for row in table.rows] == ["own", "merged", "merged"]
    assert [row.cells[3].source for row in table.rows] == ["own", "blank", "own"]


def test_a_total_may_name_what_it_sums_up() -> None:
    rows = ["| 1 | Nước | 3,5 | Sở Y tế |", "| 2 | Rác | 4,5 | Sở Y tế |", "| | **Tổng điểm chỉ số ABC** | 8,0 | |"]
    (table,) = parse("| TT | Tiêu chí | Điểm năm 2027 | Chủ trì |", "|---|---|---|---|", *rows).tables
    assert table.rows[-1].kind == "total"
    assert [cell.text for cell in table.rows[-1].cells] == ["", "Tổng điểm chỉ số ABC", "8,0", ""]


def test_a_note_in_the_last_row_is_text_below_the_table() -> None:
    rows = ["1|Việc một|Sở Y tế", "2|Việc hai|Sở Nội vụ", "||", "3>Ghi chú: việc 2 làm từ năm 2028."]
    document = parse("PHỤ LỤC 3", "", html("TT|Nhiệm vụ|Chủ trì", *rows))
    assert len(document.tables[0].rows) == 2
    assert [section.text for section in document.sections] == ["PHỤ LỤC 3", "Ghi chú: việc 2 làm từ năm 2028."]


def test_the_first_row_over_the_whole_width_names_the_table() -> None:
    (table,) = parse(html("3>BIỂU GIAO VIỆC", "TT|Nhiệm vụ|Chủ trì", "1|Việc một|Sở Y tế", "2|Việc|Sở Y tế")).tables
    assert (table.caption, [column.header for column in table.columns]) == (
        "BIỂU GIAO VIỆC", ["TT", "Nhiệm vụ", "Chủ trì"],
    )  # fmt: skip
    assert len(table.rows) == 2


def test_what_stands_between_an_appendix_line_and_its_table_is_the_caption() -> None:
    note = "(Kèm theo Quyết định số      /QĐ-UBND ngày      tháng 3 năm 2027 của UBND tỉnh Lào Cai)"
    document = parse("PHỤ LỤC 01", "", "GIAO VIỆC TRỒNG CÂY NĂM 2027 VÀ DỰ KIẾN NĂM 2028", "", note, "", TASKS, "",
                     "Phụ lục II", "", "Việc của các xã", "", TASKS)  # fmt: skip
    assert [(table.appendix, table.caption) for table in document.tables] == [
        ("Phụ lục 01", "GIAO VIỆC TRỒNG CÂY NĂM 2027 VÀ DỰ KIẾN NĂM 2028"), ("Phụ lục II", "Việc của các xã"),
    ]  # fmt: skip
    meta = document.meta
    assert meta.title == "Giao việc trồng cây năm 2027 và dự kiến năm 2028"
    assert (meta.kind, meta.issuer, meta.period, meta.status) == ("Quyết định", "UBND tỉnh Lào Cai", "2027", "draft")


def test_the_unit_above_a_table_is_no_part_of_its_caption() -> None:
    (table,) = parse("**Bảng 2. Giao việc**", "", "Đơn vị tính: %", "", TASKS).tables
    assert table.caption == "Bảng 2. Giao việc"


def test_a_note_that_names_no_place_tells_no_issuer() -> None:
    document = parse("PHỤ LỤC", "", "GIAO VIỆC", "", "(Kèm theo Kế hoạch số 12/KH-UBND của UBND tỉnh)", "", TASKS)
    assert (document.meta.number, document.meta.issuer) == ("12/KH-UBND", None)


def test_a_second_table_belongs_to_the_appendix_that_is_open() -> None:
    document = parse("PHỤ LỤC 1", "", "GIAO VIỆC", "", TASKS, "", "Các xã làm những việc sau:", "", TASKS, "",
                     "**Bảng 3. Việc khác**", "", TASKS)  # fmt: skip
    assert [(table.appendix, table.caption) for table in document.tables] == [
        ("Phụ lục 1", "GIAO VIỆC"), ("Phụ lục 1", "GIAO VIỆC"), ("Phụ lục 1", "Bảng 3. Việc khác"),
    ]  # fmt: skip


def test_a_title_in_capitals_outside_an_appendix_stays_the_title() -> None:
    document = parse("KẾ HOẠCH", "", "TRỒNG CÂY CỦA TỈNH NĂM 2027", "", TASKS)
    assert document.meta.title == "Trồng cây của tỉnh năm 2027"


def test_lines_of_a_site_are_left_out() -> None:
    document = parse(
        "Trang chủ » Văn bản", "", "KẾ HOẠCH", "", "Chia sẻ dữ liệu", "", TASKS, "", "In trang | Gửi email"
    )
    assert [section.text for section in document.sections] == ["KẾ HOẠCH", "Chia sẻ dữ liệu"]
    assert [repair.rule for repair in document.repairs] == ["site-line", "site-line"]


def test_bold_lines_of_a_signature_are_no_headings() -> None:
    document = parse("# KẾ HOẠCH", "", "## I. MỤC TIÊU", "", "Làm tốt.", "", "**TM. ỦY BAN NHÂN DÂN**", "**CHỦ TỊCH**",
                     "", "**Lê Văn Tư**")  # fmt: skip
    assert [section.text for section in document.sections if section.heading] == ["KẾ HOẠCH", "MỤC TIÊU"]
    assert document.meta.signer == "Lê Văn Tư"


RATES = html("Yếu tố|Tỷ lệ", "Tiếp cận|86,1", "Thủ tục|84,7")


def captions(*lines: str) -> list[str]:
    return [table.caption for table in parse("KẾ HOẠCH", "", *lines).tables]


def test_a_table_without_a_title_is_called_by_what_announces_it() -> None:
    assert captions("I. KẾT QUẢ", "", "Kết quả theo từng yếu tố cụ thể như sau:", "", RATES) == [
        "Kết quả theo từng yếu tố"
    ]
    assert captions("Năm qua có tiến bộ. Kết quả từng yếu tố:", "", RATES) == ["Kết quả từng yếu tố"]
    assert captions("## 2. Mức độ hài lòng", "", RATES) == ["Mức độ hài lòng"]
    assert captions("Năm qua tỉnh có nhiều tiến bộ.", "", RATES) == [""]
    assert captions(f"Kết quả {'rất ' * 40}tốt như sau:", "", RATES) == [""]
    assert captions("PHỤ LỤC 1", "", "**MỨC ĐỘ HÀI LÒNG**", "", RATES, "", "Số liệu như sau:", "", RATES) == [
        *("MỨC ĐỘ HÀI LÒNG", "MỨC ĐỘ HÀI LÒNG")
    ]


def test_a_sentence_about_a_table_is_no_part_of_its_caption() -> None:
    found = captions("Biểu 2 tổng hợp số liệu của 14 xã, phường.", "", "Biểu 2. Kết quả giải ngân", "", RATES)
    assert found == ["Biểu 2. Kết quả giải ngân"]


def test_emphasised_lines_of_an_appendix_are_its_number_its_title_and_its_note() -> None:
    head = ["**PHỤ LỤC 01**", "**BẢNG PHÂN CÔNG**", "*(Kèm theo Kế hoạch số 1/KH-UBND)*"]
    document = parse("KẾ HOẠCH", "", *head, "", TASKS)
    assert [(table.appendix, table.caption) for table in document.tables] == [("Phụ lục 01", "BẢNG PHÂN CÔNG")]
    assert [section.text for section in document.sections[1:3]] == ["PHỤ LỤC 01", "BẢNG PHÂN CÔNG"]


def test_a_last_row_without_a_key_is_under_no_key() -> None:
    rows = [f"| {n} | Chỉ số {n} | 7,{n}0 | Sở Y tế |" for n in range(1, 6)]
    lines = ["| TT | Chỉ số | Điểm năm 2027 | Đơn vị theo dõi |", "|---|---|---|---|", *rows]
    (found,) = parse("KẾ HOẠCH", "", *lines, "|  | Bình quân | 7,30 | Sở Nội vụ |").tables
    assert (found.rows[-1].key, found.rows[-1].cells[0].source) == ("", "blank")


def test_a_signature_above_an_appendix_is_no_part_of_its_caption() -> None:
    end = ["**KT. CHỦ TỊCH**", "**PHÓ CHỦ TỊCH**", "", "(đã ký)", "", "**Vũ Thị Thu Hằng**", "", "---", ""]
    document = parse("QUYẾT ĐỊNH", "", *end, "## Phụ lục số 01. Bộ tiêu chí xếp loại", "", RATES)
    assert document.tables[0].caption == "Bộ tiêu chí xếp loại"
    assert document.meta.signer == "Vũ Thị Thu Hằng"

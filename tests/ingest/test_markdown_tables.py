"""What is printed in the Markdown forms is what the reader gives back."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ingest.blocks import FootnoteBlock, RawRow, TableBlock, TextBlock
from ingest.loader import parse_bytes
from ingest.readers.markdown import read
from tests.ingest.markdown_printers import SCORE_HEADER, TASK_HEADER, Printed, pipe_table, score_table, tab_table

# Shrinking a failing table takes minutes and shows little: a printed table of eight rows is short enough to read.
_QUICK = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def tables(text: str) -> list[TableBlock]:
    return [block for block in read(text).blocks if isinstance(block, TableBlock)]


def texts(row: RawRow) -> list[str]:
    return [cell.text for cell in row.cells]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>|[|*#\\]", "", text)).strip()


def assert_findable(table: TableBlock, text: str) -> None:
    lines = text.split("\n")
    for row in table.rows:
        for cell in row.cells:
            assert bool(cell.fragments) == bool(cell.text)
            for fragment in cell.fragments:
                assert plain(fragment.text) in plain("\n".join(lines[fragment.line - 1 : fragment.line_end]))


@_QUICK
@given(pipe_table())
def test_pipe_tables_come_back_whole(printed: Printed) -> None:
    (table,) = tables(printed.text)
    assert table.header == TASK_HEADER
    assert [texts(row) for row in table.rows] == printed.rows
    assert {cell.state for row in table.rows for cell in row.cells} <= {"text", "empty"}
    assert [block.text for block in table.heading] == ["PHỤ LỤC"]
    assert_findable(table, printed.text)


@_QUICK
@given(score_table())
def test_totals_without_a_key_span_nothing(printed: Printed) -> None:
    (table,) = tables(printed.text)
    assert table.header == SCORE_HEADER
    assert [texts(row) for row in table.rows] == printed.rows
    assert {cell.state for row in table.rows for cell in row.cells} <= {"text", "empty"}
    assert_findable(table, printed.text)


@_QUICK
@given(tab_table())
def test_tab_tables_come_back_in_their_columns(printed: Printed) -> None:
    (table,) = tables(printed.text)
    assert [texts(row) for row in table.rows] == printed.rows
    assert [[cell.state == "missing" for cell in row.cells] for row in table.rows] == printed.missing
    assert table.header[4] == "Chỉ tiêu về thứ hạng qua các năm / 2021"
    assert table.header[9] == "Nhiệm vụ/Giải pháp"
    assert_findable(table, printed.text)


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(st.text(alphabet="|-\t*#<>sup/li \n12aÂ.:", max_size=120))
def test_odd_input_never_fails(text: str) -> None:
    read(text)


def test_a_group_inside_a_group_ends_where_rows_stand_in_their_columns_again() -> None:
    ranks = "9\t8\t7\t6\t5"
    text = "\n".join([
        "TT\tChỉ số\tNội dung thành phần\tChủ trì\tThứ hạng\t\t\t\t\tNhiệm vụ",
        "\t\t\t\t2021\t2022\t2023\t2024\t2025\t",
        f"1\tNhóm ngoài\tThành phần một\tSở Y tế\t{ranks}\tLàm việc một",
        f"\t\tThành phần hai\tSở Nội vụ\t{ranks}\tLàm việc hai",
        f"\tNhóm trong\tThành phần ba\tSở Xây dựng\t{ranks}\tLàm việc ba",
        f"Thành phần bốn\t\tSở Tài chính\t{ranks}\tLàm việc bốn\t",
        f"\t\tThành phần năm\tCông an TP\t{ranks}\tLàm việc năm",
    ])  # fmt: skip
    (table,) = tables(text)
    group = [(row.cells[1].state, row.cells[1].text) for row in table.rows]
    assert group == [
        ("text", "Nhóm ngoài"), ("missing", ""), ("text", "Nhóm trong"), ("missing", ""), ("missing", "Nhóm ngoài"),
    ]  # fmt: skip
    assert table.rows[4].cells[1].fragments[0].line == 3


def test_remarks_and_sub_items_without_a_key_span_nothing() -> None:
    head = ["| TT | Tiêu chí | Điểm | Chủ trì |", "|---|---|---|---|"]
    rows = ["| 1 | Tiêu chí một | 25.00 | Sở Y tế |", "| 2 | Tiêu chí hai | 19.35 | |"]
    for extra in ("| | - Phần của tiêu chí hai | 1.00 | |", "| | Ghi chú: điểm do Bộ Nội vụ chấm | | |"):
        (table,) = tables("\n".join([*head, *rows, extra]))
        assert {cell.state for row in table.rows for cell in row.cells} == {"text", "empty"}


def test_a_row_whose_key_is_empty_but_that_is_whole_begins_a_page() -> None:
    head = ["| TT | Nhiệm vụ | Thời hạn | Chủ trì |", "|---|---|---|---|"]
    rows = [f"| | Nhiệm vụ thứ {n} | Năm 2026 | Sở Y tế |" for n in range(1, 5)]
    (table,) = tables("\n".join([*head, *rows[:2], "", *head, *rows[2:]]))
    assert len(table.rows) == 4


def test_a_key_of_an_unknown_style_is_left_where_it_stands() -> None:
    text = "\n".join([
        "| STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |", "|---|---|---|---|---|",
        "| NV.1 | Làm việc một | Sở Y tế | Sở Nội vụ | Năm 2026 |",
        "| NV.2 | Làm việc hai | Sở Y tế | | Năm 2026 |",
        "| NV.2a | Làm việc ba | | | Năm 2026 |",
    ])  # fmt: skip
    (table,) = tables(text)
    assert [texts(row)[:2] for row in table.rows] == [
        ["NV.1", "Làm việc một"], ["NV.2", "Làm việc hai"], ["NV.2a", "Làm việc ba"],
    ]  # fmt: skip
    assert table.rows[1].cells[3].state == "empty"


def test_tables_with_prose_between_them_are_two() -> None:
    table = "| TT | Tên | Chủ trì |\n|---|---|---|\n| 1 | Việc | Sở Y tế |\n| 2 | Việc | Sở Y tế |\n"
    assert len(tables(f"{table}\n**Phụ lục 2**\n\n{table}")) == 2
    assert len(tables(f"{table}\n7\n\n{table}")) == 1
    for line in ("*(Tiếp theo Biểu 1)*", "Phụ lục 2 (tiếp)", "(tiếp theo trang trước)"):
        assert len(tables(f"{table}\n{line}\n\n{table}")) == 1
    assert len(tables(f"{table}\nTiếp theo các việc năm trước, các sở làm như sau:\n\n{table}")) == 2


def test_html_tables_keep_their_spans() -> None:
    text = "\n".join([
        "<table>", "<tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th></tr>",
        '<tr><td>1</td><td>Làm việc một</td><td rowspan="2">Sở Y tế</td></tr>',
        "<tr><td>2</td><td>Làm<br>việc hai</td></tr>", "<tr><td>3</td><td>Làm việc ba</td><td></td></tr>", "</table>",
    ])  # fmt: skip
    (table,) = tables(text)
    assert [texts(row)[1] for row in table.rows] == ["Làm việc một", "Làm việc hai", "Làm việc ba"]
    assert [row.cells[2].state for row in table.rows] == ["text", "missing", "empty"]
    assert_findable(table, text)


def test_a_row_that_numbers_the_columns_is_no_row() -> None:
    (table,) = tables("| TT | Tên | Chủ trì |\n|---|---|---|\n| (1) | (2) | (3) |\n| 1 | Việc | Sở Y tế |\n")
    assert [texts(row) for row in table.rows] == [["1", "Việc", "Sở Y tế"]]


def test_raised_digits_after_units_are_exponents() -> None:
    (table,) = tables("| TT | Tên | Kết quả |\n|---|---|---|\n| 1 | Việc<sup>2</sup> | 50 m<sup>2</sup> sàn |\n")
    cells = table.rows[0].cells
    assert (cells[1].text, cells[1].notes) == ("Việc", ["2"])
    assert (cells[2].text, cells[2].notes) == ("50 m² sàn", [])


def test_an_agency_after_the_scope_of_another_is_an_item_of_its_own() -> None:
    lead = "Sở Y tế (lĩnh vực y tế<br>công lập)<br>Sở Giáo dục và<br>Đào tạo"
    (table,) = tables(f"| TT | Tên | Chủ trì |\n|---|---|---|\n| 1 | Việc | {lead} |\n| 2 | Việc | Sở Y tế |\n")
    assert table.rows[0].cells[2].text == "Sở Y tế (lĩnh vực y tế công lập)\nSở Giáo dục và Đào tạo"


def test_footnotes_between_pages_follow_the_table() -> None:
    head = "| TT | Tên | Chủ trì |\n|---|---|---|\n"
    text = f"{head}| 1 | Việc <sup>1</sup> | Sở Y tế |\n\n<sup>1</sup> Chú thích.\n\n{head}| 2 | Việc | Sở Y tế |\n"
    blocks = read(text).blocks
    assert [type(block) for block in blocks] == [TableBlock, FootnoteBlock]
    assert isinstance(blocks[1], FootnoteBlock)
    assert (blocks[1].mark, blocks[1].text) == ("1", "Chú thích.")
    assert not any(isinstance(block, TextBlock) for block in blocks)


def test_subtotals_in_bold_span_nothing_and_group_what_is_below() -> None:
    document = parse_bytes(
        """| TT | Việc | Cơ quan chủ trì | Hạn | Kinh phí (triệu đồng) |
|---|---|---|---|---|
| | **Nhóm 1: Sinh kế** | | | 36.000 |
| 1 | Cho vay vốn | Sở Tài chính | Quý II | 31.000 |
| 2 | Tập huấn trồng cà phê | Sở Công Thương | Quý III | 5.000 |
| | **Nhóm 2: Nhà ở** | | | 44.000 |
| 3 | Xóa nhà tạm | Sở Xây dựng | 30/4 | 44.000 |
""".encode(),
        "ke-hoach.md",
    )
    rows = document.tables[0].rows
    assert [row.name for row in rows][3] == "Nhóm 2: Nhà ở"
    assert [cell.source for cell in rows[3].cells] == ["blank", "own", "blank", "blank", "own"]
    assert [row.group for row in rows[1:3]] == [["Nhóm 1: Sinh kế"]] * 2
    assert rows[4].group == ["Nhóm 2: Nhà ở"]


def test_a_second_header_line_fills_only_what_spans_above_it() -> None:
    (table,) = tables(
        "| TT | Việc | Trách nhiệm |  | Thời hạn |\n|---|---|---|---|---|\n|  |  | Chủ trì | Phối hợp |  |\n"
        "| **I** | **CƠ CHẾ** |  |  |  |\n| 1 | Ban hành quy chế | Sở Y tế | Sở Tài chính | Tháng 3/2028 |"
    )
    assert table.header == ["TT", "Việc", "Trách nhiệm / Chủ trì", "Trách nhiệm / Phối hợp", "Thời hạn"]
    assert [texts(row)[:2] for row in table.rows] == [["I", "CƠ CHẾ"], ["1", "Ban hành quy chế"]]

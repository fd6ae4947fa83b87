"""Empty cells of tables that state no merges: what they inherit with a note that says so, and without one."""

from __future__ import annotations

import pytest

from ingest.loader import parse_bytes
from ingest.model import Table

ROWS = [
    "| TT | Nội dung | Cơ quan chủ trì | Nguồn | Kết quả năm 2024 |",
    "|---|---|---|---|---|",
    "| 1 | **Đất đai** |  |  |  |",
    "| 1.1 | Cấp giấy chứng nhận | Sở Xây dựng | Ngân sách tỉnh | 5 |",
    "| 1.1.1 | Đo đạc | Sở Tư pháp | Xã hội hóa | 6 |",
    "| 1.1.2 | Nộp hồ sơ |  |  | 9 |",
    "| 1.2 | Đấu giá |  | Vốn vay |  |",
    "| 2 | **Môi trường** |  |  |  |",
    "| 2.1 | Thu rác | Sở Y tế | Ngân sách xã | 8 |",
]
LEAD, SOURCE, RESULT = 2, 3, 4


def read(*, above: str = "", below: str = "") -> Table:
    text = "\n".join(["# KẾ HOẠCH", "", above, "", *ROWS, "", below, ""])
    (table,) = parse_bytes(text.encode(), "a.md").tables
    return table


def cell(table: Table, key: str, column: int) -> tuple[str, str]:
    row = next(row for row in table.rows if row.key == key)
    return row.cells[column].text, row.cells[column].source


@pytest.mark.parametrize(
    "note",
    [
        "*Ghi chú: Ô để trống ở cột “Cơ quan chủ trì” là ô gộp, hiểu như dòng liền trên trong cùng mục.*",
        "Ghi chú: các ô trống ở cột Cơ quan chủ trì được hiểu như ô trên.",
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_note_says_that_an_empty_cell_repeats_the_row_above(note: str, place: str) -> None:
    table = read(**{place: note})
    assert cell(table, "1.1.2", LEAD) == ("Sở Tư pháp", "merged")
    assert cell(table, "1.2", LEAD) == ("Sở Tư pháp", "merged")
    assert cell(table, "2", LEAD) == ("", "blank")
    assert cell(table, "1.1.2", SOURCE) == ("", "blank")


def test_a_note_that_names_no_column_holds_for_all_but_numbers() -> None:
    table = read(below="Ghi chú: ô để trống hiểu như dòng trên.")
    assert cell(table, "1.2", LEAD) == ("Sở Tư pháp", "merged")
    assert cell(table, "1.1.2", SOURCE) == ("Xã hội hóa", "merged")
    assert cell(table, "1.2", RESULT) == ("", "blank")


@pytest.mark.parametrize("note", ["", "Ghi chú: ô để trống ở cột Cơ quan chủ trì là việc chưa giao."])
def test_without_such_a_note_the_numbering_decides(note: str) -> None:
    table = read(below=note)
    assert cell(table, "1.1.2", LEAD) == ("Sở Xây dựng", "parent")
    assert cell(table, "1.1.2", SOURCE) == ("", "blank")


MARKED = """\
| TT | Nhiệm vụ | Đơn vị | Cùng làm | Hạn xong | Năm 2026 |
|---|---|---|---|---|---|
| 1 | Tổng lượt khách | nghìn lượt | Sở Y tế | 30/6 | 19.850 |
| 2 | Khách nội địa | nt | nt | nt | nt |
| 3 | Khách quốc tế | nt |  | như trên | 1.120 |
"""


@pytest.mark.parametrize(
    ("note", "unit"),
    [
        ("", ("nghìn lượt", "merged")),
        ('Ghi chú: "nt" là như dòng trên.', ("nghìn lượt", "merged")),
        ("(nt: không tính.)", ("nt", "own")),
    ],
)
def test_a_mark_repeats_the_row_above_unless_a_note_explains_it_otherwise(note: str, unit: tuple[str, str]) -> None:
    (table,) = parse_bytes(f"# KẾ HOẠCH\n\nNhư sau.\n\n{MARKED}\n{note}\n".encode(), "a.md").tables
    assert cell(table, "2", 2) == unit
    assert cell(table, "3", 2) == unit
    assert cell(table, "3", 4) == ("30/6", "merged") or unit[0] == "nt"
    assert cell(table, "2", 5) == ("nt", "own")


def test_where_a_mark_repeats_the_row_above_an_empty_cell_is_empty() -> None:
    (table,) = parse_bytes(f"# KẾ HOẠCH\n\nNhư sau.\n\n{MARKED}\n".encode(), "a.md").tables
    assert cell(table, "2", 3) == ("Sở Y tế", "merged")
    assert cell(table, "3", 3) == ("", "blank")


@pytest.mark.parametrize("quotes", ['""', "“”", "''"])
def test_a_note_that_quotes_a_header_holds_for_that_column(quotes: str) -> None:
    table = read(below=f"Ghi chú: Ô {quotes[0]}Cơ quan chủ trì{quotes[1]} để trống là theo dòng trên.")
    assert cell(table, "1.2", LEAD) == ("Sở Tư pháp", "merged")
    assert cell(table, "1.1.2", SOURCE) == ("", "blank")


@pytest.mark.parametrize(
    "note",
    [
        'ô "Cơ quan chủ trì" bỏ trống là cùng đơn vị với dòng trên; nt: như trên.',
        "Ô chủ trì để trống thì do cơ quan ghi ở nhiệm vụ liền trước chủ trì.",
        "Dòng không ghi cơ quan chủ trì thì hiểu là như nội dung ngay trên.",
        "Cơ quan chủ trì của các việc liền nhau chỉ ghi một lần ở dòng đầu.",
        "Cột 3 bỏ trắng: lấy theo dòng kề trên.",
        "Chủ trì để trống tức là cùng cơ quan chủ trì với dòng đứng trên.",
        "Các ô không điền tại cột Chủ trì: giống ô phía trên.",
        "Ô trống là cùng cơ quan chủ trì với dòng trên.",
    ],
)
def test_a_note_tells_its_column_in_many_words(note: str) -> None:
    table = read(below=f"Ghi chú: {note}")
    assert cell(table, "1.2", LEAD) == ("Sở Tư pháp", "merged")
    assert cell(table, "1.1.2", SOURCE) == ("", "blank")


@pytest.mark.parametrize(
    "note",
    ["Ô để trống không có nghĩa là theo dòng trên.", "Ô trống là đơn vị trên địa bàn chưa gửi số liệu."],
)
def test_a_note_that_denies_it_or_speaks_of_another_above_repeats_nothing(note: str) -> None:
    assert cell(read(below=f"Ghi chú: {note}"), "1.1.2", SOURCE) == ("", "blank")


@pytest.mark.parametrize(
    ("note", "repeated"),
    [
        ('Ghi chú: dấu "#" là như dòng trên.', "30/6"),
        ('Ghi chú: "nt" là như dòng trên, "#" là chưa ấn định.', "#"),
        ("Ghi chú: dấu thăng: theo việc liền trên.", "30/6"),
    ],
)
def test_a_mark_of_its_own_repeats_where_a_note_says_so(note: str, repeated: str) -> None:
    rows = MARKED.replace("| nt |  | như trên |", "| nt |  | # |").replace(
        "| nt | nt | nt | nt |", "| nt | nt | 30/6 | 8 |"
    )
    (table,) = parse_bytes(f"# KẾ HOẠCH\n\nNhư sau.\n\n{rows}\n{note}\n".encode(), "a.md").tables
    assert cell(table, "3", 4)[0] == repeated


@pytest.mark.parametrize(
    "note",
    [
        "Ghi chú: ô cơ quan chủ trì để trống thì theo ô liền trên; riêng nội dung số 1.2 do Sở Tài chính chủ trì.",
        "Ghi chú: ô để trống hiểu như dòng trên. Nội dung 1.2 chưa phân công cơ quan chủ trì.",
    ],
)
def test_a_row_that_a_note_sets_apart_repeats_nothing(note: str) -> None:
    table = read(below=note)
    assert cell(table, "1.1.2", LEAD) == ("Sở Tư pháp", "merged")
    assert cell(table, "1.2", LEAD) == ("", "blank")


def test_a_note_below_one_table_says_nothing_of_the_next() -> None:
    first = ["| TT | Việc | Đơn vị chủ trì |", "|---|---|---|", "| 1 | Thu rác | Sở Y tế |", "| 2 | Rào hồ | |"]
    text = "\n".join(["# KẾ HOẠCH", "", *first, "", "Ghi chú: ô để trống hiểu như dòng trên.", "", *ROWS, ""])
    table = parse_bytes(text.encode(), "a.md").tables[1]
    assert cell(table, "1.1.2", SOURCE) == ("", "blank")

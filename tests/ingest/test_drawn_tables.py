"""Tables drawn with lines in a text: merged cells, section rows, headers of several lines, page ends, stray strokes."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.loader import LoadError, parse_bytes
from ingest.model import PlanDocument, Table
from ingest.readers import markdown, pdf_text, pick
from ingest.textnorm import squash

HEADER = ["TT", "Nhiệm vụ", "Thời hạn", "Chủ trì", "Sản phẩm"]
WIDTHS = [6, 26, 14, 20, 18]
ROWS = [
    ["1", "Công bố bộ thủ tục hành chính nội bộ của tỉnh", "15/3/2027", "Văn phòng UBND tỉnh", "Quyết định công bố"],
    ["2", "Cắt giảm thời gian giải quyết thủ tục đất đai", "Quý II", "", "Phương án cắt giảm"],
    ["3", "Mở điểm nhận hồ sơ lưu động", "30/6/2027", "Sở Nội vụ", "Lịch trực của các điểm"],
    ["4", "Khảo sát sự hài lòng", "", "Sở Y tế", "Báo cáo kết quả khảo sát của tỉnh"],
    ["5", "Xếp loại các xã, phường", "Hằng quý", "", "Bảng xếp loại"],
]
STYLES = {"light": "│─┌┬┐├┼┤└┴┘", "double": "║═╔╦╗╠╬╣╚╩╝", "heavy": "┃━┏┳┓┣╋┫┗┻┛", "ascii": "|-+++++++++"}
INTRO = ["ỦY BAN NHÂN DÂN TỈNH", "", "KẾ HOẠCH", "Cải cách hành chính năm 2027", ""]
TITLE = ["BIỂU 1. NHIỆM VỤ NĂM 2027", ""]
NOTE = ["", "Ghi chú: các cơ quan báo cáo trước ngày 20 hằng tháng.", ""]


def rule(style: str, kind: int, merged: tuple[int, ...] = ()) -> str:
    """The top (0), an inner (1) or the bottom (2) rule; none over the merged columns."""
    upright, level = STYLES[style][0], STYLES[style][1]
    left, cross, right = (STYLES[style][2 + 3 * kind + at] for at in range(3))
    line = upright if 0 in merged else left
    for at, width in enumerate(WIDTHS):
        line += (" " if at in merged else level) * width
        line += right if at == len(WIDTHS) - 1 else cross
    return line


def cells(style: str, row: list[str]) -> list[str]:
    upright = STYLES[style][0]
    texts = [textwrap.wrap(text, width - 2) for text, width in zip(row, WIDTHS, strict=True)]
    lines = []
    for level in range(max(1, *map(len, texts))):
        parts = [(text[level] if level < len(text) else "") for text in texts]
        inner = upright.join(f" {part}".ljust(width) for part, width in zip(parts, WIDTHS, strict=True))
        lines.append(f"{upright}{inner}{upright}")
    return lines


def banner(style: str, text: str) -> str:
    upright = STYLES[style][0]
    return f"{upright}{f' {text}'.ljust(sum(WIDTHS) + len(WIDTHS) - 1)}{upright}"


def draw(style: str = "light", merged: Mapping[int, tuple[int, ...]] | None = None) -> list[str]:
    lines = [rule(style, 0), *cells(style, HEADER)]
    for at, row in enumerate(ROWS):
        lines += [rule(style, 1, (merged or {}).get(at, ())), *cells(style, row)]
    return [*lines, rule(style, 2)]


def parse(lines: list[str]) -> PlanDocument:
    return parse_bytes("\n".join([*INTRO, *lines, *NOTE]).encode(), "x.txt")


def table(lines: list[str]) -> Table:
    found = parse(lines).tables
    assert len(found) == 1
    return found[0]


def texts(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


@pytest.mark.parametrize("style", STYLES)
def test_cells_stand_between_borders_and_quotes_in_the_file(style: str) -> None:
    lines = [*INTRO, *TITLE, *draw(style)]
    found = table(lines[len(INTRO) :])
    assert texts(found) == ROWS
    assert [column.role for column in found.columns] == ["key", "name", "deadline", "lead_agency", "output"]
    assert found.caption == TITLE[0]
    for row in found.rows:
        for piece in (piece for cell in row.cells for piece in cell.fragments):
            assert row.line <= piece.line <= row.line_end
            assert piece.text in lines[piece.line - 1]


@pytest.mark.parametrize("style", STYLES)
def test_a_gap_in_a_rule_merges_the_cell_and_a_blank_cell_stays_blank(style: str) -> None:
    rows = table(draw(style, {1: (3,)})).rows
    assert [(row.cells[3].text, row.cells[3].source) for row in rows[:3]] == [
        ("Văn phòng UBND tỉnh", "own"),
        ("Văn phòng UBND tỉnh", "merged"),
        ("Sở Nội vụ", "own"),
    ]
    assert rows[1].cells[3].origin == rows[0].id
    assert (rows[3].cells[2].text, rows[3].cells[2].source) == ("", "blank")
    assert table(draw(style)).rows[1].cells[3].source == "blank"


def test_a_text_in_the_middle_of_a_merged_cell_belongs_to_all_its_rows() -> None:
    lines = [line.replace("Sở Y tế", "       ") for line in draw(merged={4: (3,)})]
    at = lines.index(rule("light", 1, (3,)))
    gap = lines[at].index(" " * 20)
    lines[at] = lines[at][:gap] + " Sở Y tế".ljust(20) + lines[at][gap + 20 :]
    assert [row.cells[3].text for row in table(lines).rows[2:]] == ["Sở Nội vụ", "Sở Y tế", "Sở Y tế"]


def test_a_note_on_blank_cells_holds_where_no_merge_is_drawn() -> None:
    note = ["Ô chủ trì để trống: do cơ quan ở dòng liền trên chủ trì."]
    assert table([*draw(), *note]).rows[1].cells[3].text == "Văn phòng UBND tỉnh"


def test_a_text_over_the_whole_width_heads_the_rows_below() -> None:
    lines = draw()
    lines[3:3] = [banner("light", "A. CẢI CÁCH THỦ TỤC"), rule("light", 1)]
    at = next(at for at, line in enumerate(lines) if line.startswith("│ 3"))
    lines[at:at] = [banner("light", "B. VIỆC KHÁC"), rule("light", 1)]
    rows = table(lines).rows
    assert [(row.kind, row.key, row.name) for row in rows if row.kind == "group"] == [
        ("group", "A", "CẢI CÁCH THỦ TỤC"),
        ("group", "B", "VIỆC KHÁC"),
    ]
    assert [row.group for row in rows if row.kind == "row"][1:3] == [["CẢI CÁCH THỦ TỤC"], ["VIỆC KHÁC"]]


def test_a_header_whose_texts_span_columns() -> None:
    found = table(
        [
            "+----+--------------+-------------------+------------+",
            "| TT | Chỉ số       |      Kết quả      | Cơ quan    |",
            "|    |              +---------+---------+ chủ trì    |",
            "|    |              | 2024    | 2025    |            |",
            "+====+==============+=========+=========+============+",
            "| 1  | SIPAS        | 84,06   | 85,00   | Sở Nội vụ  |",
            "+----+--------------+---------+---------+------------+",
            "| 2  | Tỷ lệ hồ sơ  | 97,10   | 97,90   | Sở Tư pháp |",
            "|    | trực tuyến   |         |         |            |",
            "+----+--------------+---------+---------+------------+",
        ]
    )
    assert [column.header for column in found.columns] == [
        *("TT", "Chỉ số", "Kết quả / 2024", "Kết quả / 2025", "Cơ quan chủ trì"),
    ]
    assert [column.role for column in found.columns][2:] == ["result:2024", "result:2025", "lead_agency"]
    assert texts(found)[1] == ["2", "Tỷ lệ hồ sơ trực tuyến", "97,10", "97,90", "Sở Tư pháp"]


MERGED = {1: (3,), 4: (3,)}


def _pages(cut: int, *, closed: bool, repeated: bool, number: str) -> list[str]:
    """The table on two pages, the second from line `cut` on."""
    lines = draw(merged=MERGED)
    head = [rule("light", 0), *cells("light", HEADER), rule("light", 1)] if repeated else []
    foot = [rule("light", 2)] if closed else []
    open_again = [rule("light", 0)] if closed and not repeated else []
    return [*lines[:cut], *foot, "", number, "", *head, *open_again, *lines[cut:]]


@pytest.mark.parametrize("number", ["- 6 -", "6", "\fTrang 6/9", "(tiếp theo)"])
@pytest.mark.parametrize("repeated", [True, False])
@pytest.mark.parametrize("closed", [True, False])
def test_a_page_end_between_the_lines_of_a_row(number: str, *, repeated: bool, closed: bool) -> None:
    lines = draw(merged=MERGED)
    whole = table(lines)
    inside = next(at for at, line in enumerate(lines) if line.startswith("│ 3")) + 1
    assert texts(table(_pages(inside, closed=closed, repeated=repeated, number=number))) == texts(whole)


def test_a_page_end_inside_a_merged_cell_is_said() -> None:
    cut = next(at for at, line in enumerate(draw()) if line.startswith("│ 2"))
    for closed in (True, False):
        second = table(_pages(cut, closed=closed, repeated=closed, number="- 6 -")).rows[1]
        assert (second.cells[3].text, second.cells[3].source) == ("Văn phòng UBND tỉnh", "continued")


def test_tables_with_titles_of_their_own_stay_apart() -> None:
    document = parse([*draw(), "", "PHỤ LỤC II", "VIỆC KHÁC", *draw()])
    assert [(len(found.rows), found.appendix) for found in document.tables] == [(5, None), (5, "Phụ lục II")]


def test_drawn_letterheads_are_read_side_by_side() -> None:
    head = [
        "┌─────────────────────┬─────────────────────────────┐",
        "│ ỦY BAN NHÂN DÂN     │ CỘNG HÒA XÃ HỘI CHỦ NGHĨA   │",
        "│ TỈNH SƠN LA         │ VIỆT NAM                    │",
        "├─────────────────────┼─────────────────────────────┤",
        "│ Số: 287/KH-UBND     │ Sơn La, ngày 18/12/2026     │",
        "└─────────────────────┴─────────────────────────────┘",
    ]
    document = parse_bytes("\n".join([*head, *INTRO[2:], *draw(), *NOTE]).encode(), "x.txt")
    assert (document.meta.number, document.meta.issuer) == ("287/KH-UBND", "Ủy ban nhân dân tỉnh Sơn La")
    assert len(document.tables) == 1


def test_a_grid_without_rules_has_its_header_above_the_first_key() -> None:
    lines = ["║ TT ║ Việc      ║ Chủ trì    ║", "║    ║ phải làm  ║            ║"]
    lines += ["║ 1  ║ Công bố   ║ Sở Tư pháp ║", "║ 2  ║ Số hóa    ║ Sở Nội vụ  ║"]
    found = table(lines)
    assert [column.header for column in found.columns] == ["TT", "Việc phải làm", "Chủ trì"]
    assert texts(found) == [["1", "Công bố", "Sở Tư pháp"], ["2", "Số hóa", "Sở Nội vụ"]]


@pytest.mark.parametrize("style", ["framed", "box", "mixed", "plain"])
def test_rows_without_rules_begin_with_their_keys(style: str) -> None:
    lines = [
        "│ TT │ Nhiệm vụ         │ Chủ trì     │",
        "├────┼──────────────────┼─────────────┤",
        "│ 1  │ Công bố thủ tục  │ Sở Tư pháp  │",
        "│    │ hành chính       │             │",
        "│ 2  │ Số hóa hồ sơ     │ Sở Nội vụ   │",
        "│ 3  │ Thư xin lỗi      │ Văn phòng   │",
        "│    │                  │ UBND tỉnh   │",
    ]
    if style != "framed":
        lines = [line[1:-1] for line in lines]
    if style in ("mixed", "plain"):
        lines = [line.replace("─", "-").replace("┼", "+") for line in lines]
    found = table([line.replace("│", "|") for line in lines] if style == "plain" else lines)
    assert texts(found) == [
        ["1", "Công bố thủ tục hành chính", "Sở Tư pháp"],
        ["2", "Số hóa hồ sơ", "Sở Nội vụ"],
        ["3", "Thư xin lỗi", "Văn phòng UBND tỉnh"],
    ]


def test_letters_that_push_a_border_aside_do_no_harm() -> None:
    lines = draw()
    lines = [line.replace("Sở Nội vụ ", "Sở Nội vụ    ").replace("Quý II ", "Quý II") for line in lines]
    assert texts(table(lines)) == ROWS


def test_frames_and_strokes_are_no_text() -> None:
    document = parse(
        [
            "┌──────────────────────────────────────┐",
            "│ Lưu ý: hồ sơ nộp trước ngày 20/1/2027 │",
            "└──────────────────────────────────────┘",
            "",
            "├────┼────┤",
            "Đoạn văn sau khung kẻ.",
            "═════════",
            "+------+",
            "| Khẩn |",
            "+------+",
        ]
    )
    said = " ".join(section.text for section in document.sections)
    assert "Lưu ý: hồ sơ nộp trước ngày 20/1/2027" in said
    assert not document.tables
    assert not set(said) & set("│┌─├═+|")


def test_drawn_tables_do_not_tell_the_form_of_a_text() -> None:
    assert pick("\n".join([*INTRO, *draw("ascii")])) is pdf_text
    assert pick("\n".join(["# KẾ HOẠCH", "", "## I. MỤC TIÊU", "**Một** việc.", *draw("light")])) is markdown


@pytest.mark.parametrize("fence", ["```", ""])
@pytest.mark.parametrize("style", ["light", "ascii"])
def test_drawn_tables_in_markdown(style: str, fence: str) -> None:
    pipes = ["| STT | Tên | Số |", "|---|---|---|", "| 1 | Một | 2 |", "| 2 | Hai | 3 |"]
    head = ["# KẾ HOẠCH", "", "## I. MỤC TIÊU", "", "**Một** việc.", "", "**Bảng 1. Nhiệm vụ**", ""]
    text = "\n".join([*head, fence, *draw(style), fence, "", "## II. KHÁC", "", *pipes, "", "Hết bảng."])
    assert pick(text) is markdown
    document = parse_bytes(text.encode(), "x.md")
    assert [len(found.rows) for found in document.tables] == [5, 2]
    assert document.tables[0].caption == "**Bảng 1. Nhiệm vụ**".strip("*")
    assert texts(document.tables[0]) == ROWS
    said = " ".join(section.text for section in document.sections)
    assert not set(said) & set("│┌─├`+|")


CHARS = st.sampled_from("│─┌┬┐├┼┤└┴┘║═╬┃━|-+= \f1aĐ")
DRAWN = st.one_of(st.text(CHARS, max_size=30), st.sampled_from([*draw(), *draw("ascii"), *draw("double")]))


@given(st.lists(DRAWN, max_size=30))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_drawing(lines: list[str]) -> None:
    try:
        document = parse_bytes("\n".join(lines).encode(), "x.txt")
    except LoadError:
        return
    for found in document.tables:
        for row in found.rows:
            assert len(row.cells) == len(found.columns)
            pieces = [piece for cell in row.cells if cell.source == "own" for piece in cell.fragments]
            assert all(bare(piece.text) in bare(lines[piece.line - 1]) for piece in pieces)


def bare(text: str) -> str:
    """The text without the strokes of a torn table, which is read by its spaces."""
    return squash(re.sub(r"[\u2500-\u257f|]", " ", text))


@pytest.mark.parametrize("seed", range(5))
def test_damaged_drawings(seed: int) -> None:
    chance = random.Random(seed)
    for style in STYLES:
        lines = draw(style, {1: (3,)})
        for _ in range(12):
            at = chance.randrange(len(lines))
            place = chance.randrange(max(1, len(lines[at])))
            lines[at] = lines[at][:place] + chance.choice(["", "│", "x", "─", " ", "|"]) + lines[at][place + 1 :]
        parse(lines)

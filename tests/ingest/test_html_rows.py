"""Tables printed as a stream of cells come back as they were, whatever their rows, keys and numbers are."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.blocks import RawCell, RawRow, TableBlock
from ingest.readers import html_text, markdown
from tests.ingest.html_form import HEAD, print_table, shape, text_cell

CORPUS = Path(__file__).parents[2] / "corpus"
AGENCIES = [
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Văn phòng UBND Thành phố",
    "Công an Thành phố",
    "UBND cấp huyện, cấp xã",
    "Thanh tra TP",
    "Cục Thuế Thành phố",
    "Các sở, ban, ngành",
    "Sở Y tế (lĩnh vực y tế công lập)",
]
NAMES = [
    "Thực hiện Kế hoạch CCHC",
    "Công khai, minh bạch",
    "Tỷ lệ hồ sơ trực tuyến toàn trình",
    "Báo cáo định kỳ",
    "Hằng năm rà soát thủ tục hành chính nội bộ",
    "Ban hành văn bản triển khai",
    "Cơ hội tham gia",
    "Mức độ hài lòng của người dân đối với việc cung ứng dịch vụ hành chính công trên địa bàn Thành phố năm qua",
]
DEADLINES = ["Tháng 6/2024", "Thường xuyên", "Quý IV/2024", "Hằng năm", "Sau khi ban hành", "Trước bầu cử", "Năm 2024"]
OUTPUTS = ["Báo cáo", "Quyết định của UBND Thành phố", "Hội nghị, văn bản", "Kế hoạch/công văn triển khai"]
NUMBERS = ["1", "2", "3", "0.5", "1.5", "10", "2.25", "100", "0", "12.0", "2,3956", ">92.00", "4.99", "7.1", "1.1"]
SCORES = ["STT", "Lĩnh vực", "Điểm tối đa", "Kết quả năm 2023", "Mục tiêu năm 2024", "Đơn vị chủ trì"]
TASKS = ["TT", "Nhiệm vụ", "Tiến độ hoàn thành", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả/sản phẩm"]


def tables(text: str) -> list[TableBlock]:
    return [block for block in html_text.read(text).blocks if isinstance(block, TableBlock)]


@pytest.fixture(scope="module")
def issued() -> list[TableBlock]:
    return tables((CORPUS / "164-kh-ubnd-2024.txt").read_text(encoding="utf-8"))


def spans(rows: list[RawRow]) -> list[list[RawRow]]:
    """Rows that a merged cell holds together."""
    groups: list[list[RawRow]] = []
    for row in rows:
        if groups and any(cell.state == "missing" for cell in row.cells):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def shuffled(table: TableBlock, chance: random.Random) -> list[RawRow]:
    """The table with its spans in another order and its keys, agencies and numbers exchanged."""
    groups = spans(table.rows)
    chance.shuffle(groups)
    rows = [RawRow([RawCell(c.text, c.state) for c in row.cells], 0, 0) for group in groups for row in group]
    columns = [0, *range(2, len(table.header))]
    for column in columns:
        own = [row.cells[column] for row in rows if row.cells[column].state == "text"]
        texts = [cell.text for cell in own]
        chance.shuffle(texts)
        for cell, text in zip(own, texts, strict=True):
            cell.text = text
    return rows


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("seed", range(6))
def test_shuffled_tables_of_the_corpus_come_back(issued: list[TableBlock], number: int, seed: int) -> None:
    table = issued[number]
    rows = shuffled(table, random.Random(seed))
    again = tables(HEAD + print_table(table.header, rows))[0]
    assert shape(again) == shape_of(table.header, rows)


@pytest.mark.parametrize("seed", range(6))
def test_shuffled_tasks_come_back(issued: list[TableBlock], seed: int) -> None:
    table = issued[0]
    rows = shuffled(table, random.Random(seed))
    again = tables(HEAD + print_table(table.header, rows))[0]
    assert shape(again) == shape_of(table.header, rows)


@pytest.mark.parametrize("file", ["179-kh-ubnd-2021.txt", "phu-luc-1-ke-hoach-2026.txt"])
@pytest.mark.parametrize("seed", range(3))
def test_tables_of_other_forms_come_back(file: str, seed: int) -> None:
    """Merged keys, groups, agencies and tasks at once; tasks without numbers."""
    table = next(b for b in markdown.read((CORPUS / file).read_text("utf-8")).blocks if isinstance(b, TableBlock))
    rows = shuffled(table, random.Random(seed))
    again = tables(HEAD + print_table(table.header, rows))[0]
    assert shape(again) == [[(s, "" if s == "missing" else t) for s, t in row] for row in shape_of(table.header, rows)]


def shape_of(header: list[str], rows: list[RawRow]) -> list[list[tuple[str, str]]]:
    return shape(TableBlock(header, rows, 0, 0))


@st.composite
def score_rows(draw: st.DrawFn) -> list[RawRow]:
    rows: list[RawRow] = []
    for top in range(1, draw(st.integers(1, 4)) + 1):
        keys = [str(top)] + [f"{top}.{n}" for n in range(1, draw(st.integers(1, 4)) + 1)]
        if draw(st.booleans()):
            keys += [f"{keys[-1]}.{n}" for n in range(1, draw(st.integers(1, 3)) + 1)]
        for position, key in enumerate(keys):
            agency = (
                draw(st.sampled_from(["", "", *AGENCIES])) if position == 0 else draw(st.sampled_from([*AGENCIES, ""]))
            )
            merged = position > 1 and draw(st.booleans())
            name = draw(st.sampled_from(NAMES))
            cells = [text_cell(key), text_cell(name.upper() if position == 0 else name)]
            cells += [text_cell(draw(st.sampled_from(NUMBERS))) for _ in range(3)]
            cells.append(RawCell() if merged else text_cell(agency))
            rows.append(RawRow(cells, 0, 0))
    return rows


@given(score_rows())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_scores_and_codes_are_told_apart(rows: list[RawRow]) -> None:
    again = tables(HEAD + print_table(SCORES, rows))[0]
    assert shape(again) == shape_of(SCORES, rows)


@st.composite
def task_rows(draw: st.DrawFn) -> list[RawRow]:
    rows: list[RawRow] = []
    number = 0
    for roman in ["I", "II", "III"][: draw(st.integers(1, 3))]:
        rows.append(RawRow([text_cell(roman), text_cell("CẢI CÁCH THỂ CHẾ"), *(text_cell("") for _ in range(4))], 0, 0))
        for _ in range(draw(st.integers(2, 6))):
            number += 1
            lead, other = draw(st.sampled_from(AGENCIES)), draw(st.sampled_from(AGENCIES))
            cells = [f"{number}.", draw(st.sampled_from(NAMES)), draw(st.sampled_from(DEADLINES)), lead, other]
            rows.append(RawRow([text_cell(text) for text in [*cells, draw(st.sampled_from(OUTPUTS))]], 0, 0))
    return rows


@given(task_rows())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_task_tables_come_back(rows: list[RawRow]) -> None:
    again = tables(HEAD + print_table(TASKS, rows))[0]
    assert shape(again) == shape_of(TASKS, rows)


def test_second_pair_of_a_row_is_a_row_without_key_and_name() -> None:
    full = [["1.", NAMES[0], "Tháng 6/2024", AGENCIES[0], AGENCIES[1], "Báo cáo"] for _ in range(4)]
    rows = [RawRow([text_cell(text) for text in texts], 0, 0) for texts in full]
    pair = [RawCell(), RawCell(), RawCell(), text_cell(AGENCIES[1]), text_cell(AGENCIES[0]), RawCell()]
    rows.insert(2, RawRow(pair, 0, 0))
    again = tables(HEAD + print_table(TASKS, rows))[0]
    assert shape(again) == shape_of(TASKS, rows)

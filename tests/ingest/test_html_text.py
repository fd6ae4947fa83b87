"""The text of a law site's page: what is read, what is left out, and that nothing breaks the reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.assemble import assemble
from ingest.blocks import RawDocument, TableBlock, TextBlock
from ingest.readers import html_text, markdown, pdf_text, pick
from tests.ingest.html_form import HEAD
from tests.ingest.table_text import table_text

CORPUS = Path(__file__).parents[2] / "corpus"
GOLDEN = Path(__file__).parent / "golden"
ISSUED = "164-kh-ubnd-2024.txt"


@pytest.fixture(scope="module")
def raw() -> RawDocument:
    return html_text.read((CORPUS / ISSUED).read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_tables_of_the_issued_plan(raw: RawDocument, number: int) -> None:
    table = assemble(raw, ISSUED).tables[number - 1]
    golden = GOLDEN / f"164-phu-luc-{number}.txt"
    assert table_text(table) == golden.read_text(encoding="utf-8")


def test_counts_of_the_issued_plan(raw: RawDocument) -> None:
    tables = assemble(raw, ISSUED).tables
    rows = [row for row in tables[0].rows if row.kind == "row"]
    assert [row.key for row in rows if row.key] == [str(number) for number in range(1, 74)]
    assert sum(not row.key for row in rows) == 1
    assert [len(table.rows) for table in tables[1:]] == [101, 12, 37]


def test_boilerplate_is_left_out(raw: RawDocument) -> None:
    texts = " ".join(block.text for block in raw.blocks if isinstance(block, TextBlock))
    for foreign in ("THƯ VIỆN PHÁP LUẬT", "Đang tải", "Mã số thuế", "Click", "Tiếng Anh", "Đăng xuất", "bôi vàng"):
        assert foreign not in texts
    assert "Trần Sỹ Thanh" in texts


def test_properties_without_placeholders(raw: RawDocument) -> None:
    assert {name: piece.text for name, piece in raw.properties.items()} == {
        "number": "164/KH-UBND",
        "kind": "Kế hoạch",
        "issuer": "Thành phố Hà Nội",
        "signer": "Trần Sỹ Thanh",
        "issue_date": "30/05/2024",
    }


@pytest.mark.parametrize(
    ("file", "form"),
    [
        (ISSUED, html_text),
        ("164-kh-ubnd-2024-du-thao.txt", pdf_text),
        ("179-kh-ubnd-2021.txt", markdown),
        ("bao-cao-cchc-2023.txt", pdf_text),
        ("phu-luc-1-ke-hoach-2026.txt", markdown),
    ],
)
def test_each_file_finds_its_reader(file: str, form: object) -> None:
    assert pick((CORPUS / file).read_text(encoding="utf-8")) is form


def test_a_header_of_years_divides_its_column() -> None:
    header = ["TT", "Nội dung", "Chủ trì", "Phấn đấu chỉ tiêu về thứ hạng", "Nhiệm vụ", "2021", "2022"]
    rows = [
        ["1", "Công khai, minh bạch", "Sở Nội vụ", "30", "20", "Rà soát"],
        ["2", "Y tế", "Sở Y tế", "9", "8", "Mua"],
    ]
    cells = [*header, *(text for row in rows for text in row)]
    table = _only_table(HEAD + "PHỤ LỤC 1\n" + "".join(f"{text}\n|\n" for text in cells))
    assert table.header[3:5] == ["Phấn đấu chỉ tiêu về thứ hạng / 2021", "Phấn đấu chỉ tiêu về thứ hạng / 2022"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == rows


def test_a_repeated_header_is_no_row() -> None:
    header = ["TT", "Nhiệm vụ", "Cơ quan chủ trì"]
    row = ["1.", "Rà soát thủ tục", "Sở Tư pháp"]
    text = HEAD + "PHỤ LỤC 1\n" + "".join(f"{word}\n|\n" for word in [*header, *row, *header, "2.", *row[1:]])
    assert [block.cells[0].text for block in _only_table(text).rows] == ["1.", "2."]


def _only_table(text: str) -> TableBlock:
    tables = [block for block in html_text.read(text).blocks if isinstance(block, TableBlock)]
    assert len(tables) == 1
    return tables[0]


LINES = st.sampled_from(
    [
        "|",
        "|",
        "|",
        "",
        "TT",
        "STT",
        "1.",
        "1.1",
        "I",
        "-",
        "Sở Nội vụ",
        "Nhiệm vụ",
        "Cơ quan chủ trì",
        "PHỤ LỤC 1",
        "0.5",
        "KẾ HOẠCH",
        "Số hiệu:",
        "- Bộ Nội vụ;",
        "Nơi nhận:",
        "Điểm tối đa",
        "2021",
        "2022",
        "Click vào phần bôi vàng",
        "x" * 90,
    ]
)


@given(st.lists(LINES, max_size=60))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_order_of_lines_is_read(lines: list[str]) -> None:
    document = assemble(html_text.read("\n".join(lines)), "x.txt")
    for table in document.tables:
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        assert len({row.anchor for row in table.rows}) == len(table.rows)


@given(st.text())
@settings(deadline=None)
def test_any_text_is_read(text: str) -> None:
    assert 0 <= html_text.matches(text) <= 1
    assemble(html_text.read(text), "x.txt")

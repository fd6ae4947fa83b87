"""Tables that no corpus has: the draft's cells shuffled, printed again in the form of a PDF's text, read back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from ingest.blocks import RawCell, TableBlock
from ingest.readers import pdf_text
from ingest.textnorm import squash
from tests.ingest.pdf_printer import HEADER_SCORES, HEADER_TASKS, Cell, PdfPrinter
from tests.ingest.pdf_samples import DRAFT, read_sample

Rows = list[list[Cell]]
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


@pytest.fixture(scope="module")
def tables(corpus: Path) -> list[TableBlock]:
    return [block for block in read_sample(corpus / DRAFT).blocks if isinstance(block, TableBlock)]


def _value(cell: RawCell) -> Cell:
    return None if cell.state == "missing" else cell.text


def _tasks(table: TableBlock, random: Random) -> Rows:
    rows = [[_value(cell) for cell in row.cells] for row in table.rows]
    whole = [row for row in rows if row[2] and row[3] and row[4] and "; " not in f"{row[3]}{row[4]}"]
    headings = [row for row in rows if row[2] == "" and row[0]]
    columns = [[row[column] for row in whole] for column in range(1, 6)]
    for column in columns:
        random.shuffle(column)
    shuffled: Rows = []
    for number, cells in enumerate(zip(*columns, strict=True)):
        if number % 12 == 0:
            shuffled.append([_ROMAN[number // 12], random.choice(headings)[1], "", "", "", ""])
        shuffled.append([f"{number + 1}.", *cells])
    return shuffled


def _scores(table: TableBlock, random: Random) -> Rows:
    rows = [[_value(cell) for cell in row.cells] for row in table.rows]
    agencies = [row[5] for row in rows if row[5]]
    names = [row[1] for row in rows[1:]]
    figures = [row[2:5] for row in rows[1:]]
    random.shuffle(names)
    random.shuffle(figures)
    shuffled: Rows = [["", "Tổng cộng", "100", "91.43", ">92.00", ""]]
    chapter = item = 0
    for name, numbers in zip(names, figures, strict=True):
        if item == 0 or random.random() < 0.12:
            chapter, item = chapter + 1, 1
            shuffled.append([str(chapter), (name or "").upper(), *numbers, ""])
            continue
        above = shuffled[-1][5]
        draw = random.random()
        agency = None if draw < 0.5 and above != "" else "" if draw < 0.6 else random.choice(agencies)
        shuffled.append([f"{chapter}.{item}", name, *numbers, agency])
        item += 1
    return shuffled


def _read_back(text: str, rows: Sequence[Sequence[Cell]]) -> float:
    """Share of cells that came back with their text and their state."""
    (table,) = [block for block in pdf_text.read(text).blocks if isinstance(block, TableBlock)]
    assert len(table.rows) == len(rows)
    pairs = [pair for read, row in zip(table.rows, rows, strict=True) for pair in zip(read.cells, row, strict=True)]
    right = sum(squash(cell.text) == squash(want or "") and _state(want) == cell.state for cell, want in pairs)
    return right / len(pairs)


def _state(cell: Cell) -> str:
    return "missing" if cell is None else "text" if cell else "empty"


@pytest.mark.parametrize("seed", range(3))
def test_scores_come_back(tables: list[TableBlock], seed: int) -> None:
    random = Random(seed)
    rows = _scores(tables[1], random)
    widths = [5, random.choice([50, 56, 60]), 5, 5, 5, random.choice([14, 17, 20])]
    printer = PdfPrinter(HEADER_SCORES, widths, True, random, blanks=random.choice([0.0, 0.3, 1.0]))
    assert _read_back(f"KẾ HOẠCH \n\nPhụ lục 2 \nCÁC CHỈ TIÊU \n\n{printer.print(rows)}", rows) == 1.0


@pytest.mark.parametrize("seed", [0, 1, 2, 45, 58])
def test_tasks_come_back(tables: list[TableBlock], seed: int) -> None:
    random = Random(seed)
    rows = _tasks(tables[0], random)
    narrow = [random.choice([12, 13, 15]) for _ in range(2)]
    widths = [4, random.choice([44, 48, 52]), random.choice([10, 12]), *narrow, random.choice([22, 24, 28])]
    printer = PdfPrinter(HEADER_TASKS, widths, False, random, blanks=random.choice([0.0, 0.3, 1.0]))
    assert _read_back(f"KẾ HOẠCH \n\nPhụ lục 1 \nCÁC NHIỆM VỤ \n\n{printer.print(rows)}", rows) >= 0.985


def test_a_cut_merge_is_told_by_the_repeated_header_or_the_space_that_begins_a_page() -> None:
    names = ["Chuẩn hóa quy trình nội bộ", "Công khai thủ tục", "Trả kết quả đúng hạn", "Rà soát văn bản"]
    rows: Rows = [
        [f"1.{n}", name, "2", "1.5", "1.75", "Sở Tư pháp" if n == 1 else None] for n, name in enumerate(names, 1)
    ]
    rows = [["1", "CẢI CÁCH THỂ CHẾ", "8", "6", "7", ""], *rows]
    whole = PdfPrinter(HEADER_SCORES, [5, 60, 5, 5, 5, 20], True, Random(0)).print(rows)
    header = " " + HEADER_SCORES.rstrip() + " \n"
    for before in (header, " "):
        cut = whole.replace("1.3 Trả", f"{before}1.3 Trả")
        (table,) = [block for block in pdf_text.read(cut).blocks if isinstance(block, TableBlock)]
        assert [row.after_page for row in table.rows] == [False, False, False, True, False]
        assert [_value(row.cells[5]) for row in table.rows] == ["", "Sở Tư pháp", None, None, None]

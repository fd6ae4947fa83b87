"""Titles over the rows of a table that name agencies: who leads the work below them."""

from __future__ import annotations

import pytest

from ingest.loader import parse_bytes
from ingest.model import Table

HEAD = "| TT | Phần việc | Cơ quan phối hợp | Hạn nộp |"


def read(titles: list[str], head: str = HEAD) -> Table:
    width = head.count("|") - 1
    lines = [head, "|---" * width + "|"]
    for at, title in enumerate(titles, 1):
        lines.append(f"| {'I' * at} | {title} |" + " |" * (width - 2))
        rows = [f"| {number} | Việc thứ {number} | Sở Tư pháp | 30/{number}/2030 |" for number in (2 * at - 1, 2 * at)]
        lines.extend(rows)
    text = "\n".join(["# KẾ HOẠCH", "", "Như sau.", "", *lines, ""])
    (table,) = parse_bytes(text.encode(), "a.md").tables
    return table


def leads(table: Table) -> list[tuple[str, str]]:
    at = next((at for at, column in enumerate(table.columns) if column.role == "lead_agency"), None)
    return [] if at is None else [(row.cells[at].text, row.cells[at].source) for row in table.rows if row.kind == "row"]


def test_agencies_over_rows_of_work_lead_it() -> None:
    table = read(["SỞ XÂY DỰNG", "UBND CÁC XÃ, PHƯỜNG", "VĂN PHÒNG ĐIỀU PHỐI", "CÔNG AN TỈNH"])
    names = ["Sở Xây dựng", "UBND các xã, phường", "Văn phòng điều phối", "Công an tỉnh"]
    assert leads(table) == [(name, "merged") for name in names for _ in range(2)]
    own = table.rows[1].cells[-1]
    assert own.origin == table.rows[0].id
    assert [piece.text for piece in own.fragments] == ["SỞ XÂY DỰNG"]
    assert {len(row.cells) for row in table.rows} == {len(table.columns)}


@pytest.mark.parametrize(
    ("titles", "head"),
    [
        (["CẢI CÁCH THỂ CHẾ", "SỞ XÂY DỰNG"], HEAD),
        (["TỔ CHỨC BỘ MÁY", "CHẾ ĐỘ CÔNG VỤ"], HEAD),
        (["SỞ XÂY DỰNG", "SỞ Y TẾ"], "| TT | Chỉ tiêu | Nguồn số liệu | Ghi chú |"),
    ],
)
def test_other_titles_and_other_tables_name_no_lead(titles: list[str], head: str) -> None:
    assert all(name not in dict(leads(read(titles, head))) for name in ("Sở Xây dựng", "Sở Y tế"))


def test_a_column_that_tells_who_leads_stays_the_only_one() -> None:
    table = read(["SỞ XÂY DỰNG", "SỞ Y TẾ"], "| TT | Phần việc | Cơ quan chủ trì | Hạn nộp |")
    assert leads(table) == [("Sở Tư pháp", "own")] * 4

"""Cells that name several agencies with their roles: each role has a column of its own beside the whole."""

from __future__ import annotations

import pytest

from ingest.loader import parse_bytes
from ingest.model import Table

LEAD, JOIN = "lead_agency", "coordinating_agency"


def read(cells: list[str], header: str = "Phân công") -> Table:
    rows = [f"| {at} | Việc thứ {at} | {cell} | 30/{at}/2030 |" for at, cell in enumerate(cells, 1)]
    lines = ["# KẾ HOẠCH", "", "Như sau.", "", f"| TT | Nhiệm vụ | {header} | Hạn |", "|---|---|---|---|", *rows, ""]
    (table,) = parse_bytes("\n".join(lines).encode(), "a.md").tables
    return table


def told(table: Table, row: int) -> dict[str, str]:
    """What a row says of agencies by role, else by the header that its column was given."""
    columns = zip(table.columns, table.rows[row].cells, strict=True)
    return {c.role or c.header: cell.text for c, cell in columns if c.read_from is not None and cell.text}


@pytest.mark.parametrize(
    ("cells", "first", "second"),
    [
        (
            ["Chủ trì: Sở Tài chính; Phối hợp: Sở Xây dựng, UBND cấp xã; Thẩm định: Sở Tư pháp", "Chủ trì: Sở Y tế"],
            {LEAD: "Sở Tài chính", JOIN: "Sở Xây dựng, UBND cấp xã", "Đơn vị thẩm định": "Sở Tư pháp"},
            {LEAD: "Sở Y tế"},
        ),
        (
            [
                "Sở Y tế (chủ trì), Sở Tài chính, Công an tỉnh (phối hợp)",
                "Sở Nội vụ (chủ trì), Bộ Y tế (giám sát)",
            ],
            {LEAD: "Sở Y tế", JOIN: "Sở Tài chính, Công an tỉnh"},
            {LEAD: "Sở Nội vụ", "Đơn vị giám sát": "Bộ Y tế"},
        ),
        (
            ["Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, UBND cấp xã", "Công an tỉnh chủ trì; các sở phối hợp"],
            {LEAD: "Sở Nội vụ", JOIN: "Sở Tài chính, UBND cấp xã"},
            {LEAD: "Công an tỉnh", JOIN: "các sở"},
        ),
        (
            ["CT: Sở Y tế; PH: Sở Tài chính", "nt"],
            {LEAD: "Sở Y tế", JOIN: "Sở Tài chính"},
            {LEAD: "Sở Y tế", JOIN: "Sở Tài chính"},
        ),
        (
            [
                "Soạn thảo: Sở Tư pháp; Nghiệm thu: Sở Nội vụ",
                "- Đầu mối: Sở Y tế. - Phối hợp: UBND xã, Công an xã",
            ],
            {LEAD: "Sở Tư pháp", "Đơn vị nghiệm thu": "Sở Nội vụ"},
            {LEAD: "Sở Y tế", JOIN: "UBND xã, Công an xã"},
        ),
    ],
)
def test_agencies_have_the_role_of_their_label(cells: list[str], first: dict[str, str], second: dict[str, str]) -> None:
    table = read([*cells, "Chủ trì: Thanh tra tỉnh", cells[0]])
    assert told(table, 0) == first
    assert told(table, 1) == second
    assert table.columns[2].role is None
    assert table.rows[0].cells[2].text == cells[0]
    assert all(cell.fragments == table.rows[0].cells[2].fragments for cell in table.rows[0].cells[4:] if cell.text)


@pytest.mark.parametrize(
    ("cells", "header"),
    [
        (["Sở Y tế (chính sách khám chữa bệnh)", "Sở Nội vụ (theo dõi, hướng dẫn)", "Sở Tư pháp"], "Cơ quan chủ trì"),
        (["Sơ kết: T6/2030; tổng kết: T11/2030", "Sơ kết: T6/2031", "Tổng kết: T11/2031"], "Mốc"),
        (["Các Sở: Nội vụ, Tư pháp", "UBND các xã: Vĩnh Gia, Vĩnh Tế", "Sở Y tế"], "Cơ quan chủ trì"),
        (["Xây dựng: 12 trường; Hỗ trợ: 40 lớp", "Thực hiện: 5 đợt", "Hỗ trợ: 20 hộ"], "Khối lượng"),
    ],
)
def test_other_brackets_and_colons_tell_no_roles(cells: list[str], header: str) -> None:
    assert all(column.read_from is None for column in read(cells, header).columns)

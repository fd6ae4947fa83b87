"""How a column writes its numbers: thousands or decimals."""

from __future__ import annotations

import pytest

from ingest.number_columns import number_style, number_styles


@pytest.mark.parametrize(
    ("header", "role", "texts", "style"),
    [
        ("Hồ sơ tiếp nhận", None, ["4.812", "38.640"], "thousands"),
        ("Kết quả năm 2023", "result:2023", ["2.395", "1.780"], "auto"),
        ("Chỉ tiêu năm 2030 (người)", "target:2030", ["1.780", "2.395"], "thousands"),
        ("BHXH tự nguyện (người) / Chỉ tiêu năm 2030", "target:2030", ["1.780"], "thousands"),
        ("Vốn (triệu đồng/năm) / Năm 2030", "result:2030", ["1.780"], "thousands"),
        ("Dân số (người) / Tỷ lệ (%)", "result:2030", ["1.780"], "auto"),
        ("Kết quả năm 2030 (điểm)", "result:2030", ["1.780"], "auto"),
        ("Chỉ tiêu năm 2030", "target:2030", ["1.780", "420"], "thousands"),
        ("Điểm tối đa", "max_score", ["2.395", "100"], "auto"),
        ("Mục tiêu", "target", ["1.780", "56,4"], "thousands"),
        ("Mục tiêu (người)", "target", ["1.780", "2.5"], "auto"),
    ],
)
def test_styles(header: str, role: str | None, texts: list[str], style: str) -> None:
    assert number_style(header, role, texts) == style


def test_results_and_targets_of_one_table_are_written_alike() -> None:
    headers, roles = ["TH 2027", "KH 2028", "Điểm tối đa"], ["result:2027", "target:2028", "max_score"]
    texts = [["271.500", "66,4"], ["280.000", "68"], ["2.395", "10"]]
    assert number_styles(headers, roles, texts) == ["thousands", "thousands", "auto"]
    assert number_styles(headers[1:], roles[1:], texts[1:]) == ["auto", "auto"]


def test_dots_group_thousands_in_rows_that_are_measured_in_things() -> None:
    headers, roles = ["Nội dung", "Đơn vị", "2031"], ["name", None, "target:2031"]
    counted = [["Sản lượng", "Bến cá", "Tỷ lệ"], ["tấn", "bến", "%"], ["7.100", "5", "100"]]
    assert number_styles(headers, roles, counted)[2] == "thousands"
    scored = [["Chỉ số A", "Chỉ số B"], ["điểm", "điểm"], ["7.125", "6.250"]]
    assert number_styles(headers, roles, scored)[2] == "auto"

"""Abbreviations as texts explain them."""

from __future__ import annotations

import pytest

from assistant.glossary import definitions_in, initials


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kiểm soát thủ tục hành chính (TTHC) năm nay", [("TTHC", "thủ tục hành chính")]),
        ("người dùng (sau đây gọi tắt là ND) ở xã", [("ND", "người dùng")]),
        ("Ghi chú: Ban QLDA là Ban Quản lý dự án.", [("Ban QLDA", "Ban Quản lý dự án")]),
        ("(TH: thực hiện; KH: kế hoạch)", [("TH", "thực hiện"), ("KH", "kế hoạch")]),
        ("Ghi chú: MT là mức mục tiêu. Ô để trống thì lấy theo dòng trên.", [("MT", "mức mục tiêu")]),
        ("Chữ viết tắt: GRDP là tổng sản phẩm trên địa bàn.", [("GRDP", "tổng sản phẩm trên địa bàn")]),
        ("PAPI: năm 2024 đạt 42,06 điểm; VP: các phòng", []),
        ("Một câu không có gì (xem bảng).", []),
        ("", []),
    ],
)
def test_explained_in_brackets(text: str, found: list[tuple[str, str]]) -> None:
    assert [pair[:2] for pair in definitions_in(text)] == found


def test_initials() -> None:
    assert initials(["thu", "tuc", "", "hanh", "chinh"]) == "tthc"

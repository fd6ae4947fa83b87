"""Repairs of damaged text, and that good text stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import RawCell, RawDocument, RawRow, TableBlock, TextBlock
from ingest.model import Fragment
from ingest.repair import repair_document
from ingest.repairs.syllables import is_syllable


def repaired(*texts: str) -> list[str]:
    raw = RawDocument("pdf-text", [TextBlock(text, [Fragment(text, 1, 1)]) for text in texts])
    return [block.text for block in repair_document(raw).blocks if isinstance(block, TextBlock)]


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("I. M\ufffdC Đ\ufffdCH, YÊU C\ufffdU", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("CẢI CÁCH THỦ T\ufffdC HÀNH CH\ufffdNH", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
        ("CẢI CÁCH THỦ T C HÀNH CHNH", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
        ("CẢI CÁCH CÔNG V, CÔNG CHỨC", "CẢI CÁCH CÔNG VỤ, CÔNG CHỨC"),
        ("CẢI CÁCH TÀI CH NH CÔNG", "CẢI CÁCH TÀI CHÍNH CÔNG"),
        ("cải cách hành chnh", "cải cách hành chính"),
        ("trong đóxác định Chỉ số", "trong đó xác định Chỉ số"),
        ("BanChỉ đạo CCHC", "Ban Chỉ đạo CCHC"),
        ("năm 2023và Nghị quyết", "năm 2023 và Nghị quyết"),
        ("đến nay,Thành phố đã", "đến nay, Thành phố đã"),
        ("Quyết định QPPL.Các văn bản", "Quyết định QPPL. Các văn bản"),
        ("công tác CCHC.UBND Thành phố, CCHC và UBND", "công tác CCHC. UBND Thành phố, CCHC và UBND"),
        ("Kế hoạch số 281/KH- UBND", "Kế hoạch số 281/KH-UBND"),
        ("Số: 179 /KH-UBND", "Số: 179/KH-UBND"),
        ("Nghị định 60/2021/NĐ- CP", "Nghị định 60/2021/NĐ-CP"),
        ("-Chỉ đạo các đơn vị", "- Chỉ đạo các đơn vị"),
    ],
)
def test_one_reading_is_restored(damaged: str, whole: str) -> None:
    assert repaired(damaged) == [whole]


@pytest.mark.parametrize(
    "good",
    [
        "Chỉ số PAINDEX, PARINDEX theo Nghị quyết số 76NQ-CP của HDNĐ",
        "Báo cáo số Báo cáo số 08/BC-ĐGS",
        "CHƯƠNG V VỀ TỔ CHỨC THỰC HIỆN; Phần V; Phụ lục V về nhiệm vụ",
        "Sở TC, Sở NV, BAN TC và TTHC tại UBND TP.HCM; KT. CHỦ TỊCH",
        "https://dichvucong.hanoi.gov.vn, facebook, youtube, VNeID, iHanoi, 24h, 500kV, 5km",
        "(zalo, facebook..) lúc 8:30 ngày 06/7/2023, đạt 83.57%, 7.1.2 và 01-CTr/TU",
        "H\ufffd",
        "kinh tế - xã hội giai đoạn 2021 - 2025",
        "UBND xã/phường; GCN-QSDĐ; đvhc; ISO 9001:2015",
    ],
)
def test_what_has_no_single_reading_stays(good: str) -> None:
    assert repaired(good) == [good]


def test_the_document_itself_settles_a_reading() -> None:
    assert repaired("quy ho\ufffdch rừng tràm", "quy hoạch rừng tràm") == ["quy hoạch rừng tràm"] * 2
    assert repaired("vùng đệmtràm chim", "tràm chim", "vùng đệm") == ["vùng đệm tràm chim", "tràm chim", "vùng đệm"]


def test_cells_headers_and_headings_are_repaired_and_recorded() -> None:
    table = TableBlock(
        ["TT", "Nhi\ufffdm vụ"],
        [RawRow([RawCell("1", "text"), RawCell("Cải cách hành chnh", "text", [Fragment("x\nhành chnh", 7, 8)])], 7, 8)],
        5,
        8,
        [TextBlock("PH\ufffd LỤC 1", [Fragment("PH\ufffd LỤC 1", 4, 4)])],
    )
    fixed = repair_document(RawDocument("pdf-text", [table]))
    block = fixed.blocks[0]
    assert isinstance(block, TableBlock)
    assert block.header == ["TT", "Nhiệm vụ"]
    assert block.heading[0].text == "PHỤ LỤC 1"
    assert block.rows[0].cells[1].text == "Cải cách hành chính"
    assert block.rows[0].cells[1].fragments[0].text == "x\nhành chnh"
    assert {(repair.rule, repair.line, repair.before, repair.after) for repair in fixed.repairs} == {
        ("replacement-character", 5, "Nhi\ufffdm", "Nhiệm"),
        ("replacement-character", 4, "PH\ufffd", "PHỤ"),
        ("lost-letter", 8, "chnh", "chính"),
    }
    assert table.header[1] == "Nhi\ufffdm vụ"


@pytest.mark.parametrize("word", ["chính", "quyền", "gì", "giữa", "nghiệp", "quốc", "Ủy", "hòa", "khuya", "ở"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["chnh", "tc", "v", "youtube", "đóxác", "cat", "ngi", "kả", "nhiềulà", ""])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


PIECES = ["THỦ", "T C", "CHNH", "CH\ufffdNH", "đóxác", "2023và", "nay,Thành", "-Chỉ", "V", "281/KH- UBND", "(a)b", "."]
GLUED = st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join)


@settings(max_examples=120, derandomize=True, deadline=None)
@given(st.lists(st.one_of(GLUED, st.text(max_size=30)), max_size=4))
def test_repairing_twice_changes_nothing(texts: list[str]) -> None:
    raw = RawDocument("pdf-text", [TextBlock(text, [Fragment(text, 1, 1)]) for text in texts])
    once = repair_document(raw)
    assert repair_document(once) == once

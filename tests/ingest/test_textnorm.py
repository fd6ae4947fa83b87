"""The text helpers that all rooms share."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.textnorm import fold, join_codes, join_lines, nfc, normal_tone, slugify, squash


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Kế hoạch số 281/KH-", "UBND ngày 01/11/2023"], "Kế hoạch số 281/KH-UBND ngày 01/11/2023"),
        (["Nghị định số 60/2021/NĐ-", "CP của Chính phủ"], "Nghị định số 60/2021/NĐ-CP của Chính phủ"),
        (["08/2020/NQ-", "HĐND"], "08/2020/NQ-HĐND"),
        (["  Sở Nội  vụ ", "", "chủ trì"], "Sở Nội vụ chủ trì"),
        (["Chỉ số -", "PAPI"], "Chỉ số - PAPI"),
        (["quản lý nhà nước -", "Sở Nội vụ"], "quản lý nhà nước - Sở Nội vụ"),
        ([], ""),
    ],
)
def test_wrapped_lines_are_joined(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("hoà", "hòa"),
        ("Uỷ ban", "Ủy ban"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("HOÀ", "HÒA"),
        ("quý", "quý"),
        ("hoàn toàn", "hoàn toàn"),
        ("huỳnh", "huỳnh"),
        ("hòa", "hòa"),
        ("hoặc, ngoặc", "hoặc, ngoặc"),
        ("Quỹ", "Quỹ"),
        ("xoá, tuỳ", "xóa, tùy"),
    ],
)
def test_tone_marks_have_one_place(text: str, normal: str) -> None:
    assert normal_tone(text) == normal


def test_folding_drops_case_and_diacritics() -> None:
    assert fold("Đẩy mạnh CẢI CÁCH") == "day manh cai cach"
    assert fold(unicodedata.normalize("NFD", "Sở Nội vụ")) == "so noi vu"


def test_codes_are_joined_for_search() -> None:
    assert join_codes("Quyết định số 1001/QĐ- BNV") == "Quyết định số 1001/QĐ-BNV"
    assert join_codes("12/KH - UBND") == "12/KH-UBND"
    assert join_codes("Chỉ số CCHC - PAR INDEX") == "Chỉ số CCHC - PAR INDEX"


def test_slugs() -> None:
    assert slugify("164/KH-UBND (dự thảo)") == "164-kh-ubnd-du-thao"
    assert slugify("7.1.2.") == "7.1.2"
    assert slugify("-") == ""


@given(st.text())
def test_helpers_take_any_text(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert squash(squash(text)) == squash(text)
    assert normal_tone(normal_tone(text)) == normal_tone(text)
    assert "  " not in join_lines(text.split("\n"))
    assert slugify(slugify(text)) == slugify(text)

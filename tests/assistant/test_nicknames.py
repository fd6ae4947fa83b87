"""Agencies that a question calls by what they look after."""

from __future__ import annotations

import pytest

from assistant.nicknames import Nicknames

KNOWN = ["Bảo hiểm xã hội huyện Bình Sơn", "Bảo hiểm xã hội tỉnh", "Sở Xây dựng", "Sở Nội vụ"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bên lo xây cất nhà cửa phải làm gì?", "Sở Xây dựng phải làm gì?"),
        ("Việc này sở coi cán bộ với biên chế chủ trì à?", "Việc này Sở Nội vụ chủ trì à?"),
        ("Ngành xây dựng được giao mấy việc?", "Sở Xây dựng được giao mấy việc?"),
        ("Bên giữ sổ hưu trí, ốm đau thì sao?", "Bảo hiểm xã hội tỉnh thì sao?"),
        ("Bên lo đường sá thì sao?", "Sở Xây dựng thì sao?"),
        ("Mấy ông trông sổ sách cán bộ được giao gì?", "Sở Nội vụ được giao gì?"),
        ("Bên trả lương hưu phải làm gì?", "Bảo hiểm xã hội tỉnh phải làm gì?"),
    ],
)
def test_an_agency_is_known_by_what_it_looks_after(typed: str, meant: str) -> None:
    assert Nicknames(KNOWN).spell_out(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Bên lo xây dựng là bên nào?",
        "Sở nào lo nhà ở?",
        "Bên lo trường học phải làm gì?",
        "Cơ quan phụ trách nhà ở là ai?",
    ],
)
def test_a_question_for_an_agency_and_a_field_of_none_stay_as_they_are(typed: str) -> None:
    assert Nicknames(KNOWN).spell_out(typed) == typed


def test_a_field_is_looked_after_by_the_agency_that_the_year_knows() -> None:
    of_years = {2024: ["Sở Giao thông vận tải", "Sở Nội vụ"], 2026: ["Sở Xây dựng"]}
    known = ["Sở Giao thông vận tải", "Sở Nội vụ", "Sở Xây dựng"]
    nicknames = Nicknames(known, lambda years: [name for year in years for name in of_years.get(year, [])])
    assert nicknames.spell_out("Năm 2024 bên lo xe cộ làm gì?") == "Năm 2024 Sở Giao thông vận tải làm gì?"
    assert nicknames.spell_out("Năm 2026 bên lo xe cộ làm gì?") == "Năm 2026 Sở Xây dựng làm gì?"
    assert nicknames.spell_out("Năm 2030 bên lo xe cộ làm gì?") == "Năm 2030 Sở Giao thông vận tải làm gì?"

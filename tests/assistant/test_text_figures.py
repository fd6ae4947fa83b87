"""The figures that a sentence states, and the words that say what each is the figure of."""

from __future__ import annotations

import pytest

from assistant.text_figures import figures_in


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Cấp huyện ban hành 1.789 quy trình.", [("1.789", "1789", "number")]),
        ("Tỷ lệ đạt 81,4%, tăng 13,2 điểm.", [("81,4%", "81.4", "percent"), ("13,2", "13.2", "number")]),
        ("SIPAS xếp thứ 21/63; PAPI hạng 15.", [("21/63", "21", "rank"), ("15", "15", "rank")]),
        ("Ngày 02/4/2024 công bố kết quả năm 2023.", [("Ngày 02/4/2024", "738978", "date")]),
        ("Theo Quyết định số 640/QĐ-UBND, dịch vụ mức độ 4 (1) và (2).", []),
        ("", []),
    ],
)
def test_what_measures_is_a_figure(sentence: str, figures: list[tuple[str, str, str]]) -> None:
    found = figures_in(sentence)
    assert [(f.text, f"{f.value:f}".removesuffix(".0"), f.kind) for f in found] == figures


def test_each_figure_has_the_words_of_its_own_clause() -> None:
    first, second, third = figures_in("Đã kiểm tra 14 đơn vị, gồm 05 sở và 09 huyện.")
    assert "kiểm" in first.label
    assert "sở" in second.label
    assert "huyện" in third.label
    assert "huyện" not in second.label | first.label
    assert "sở" not in third.label


def test_a_bare_clause_takes_its_words_from_what_is_before_it() -> None:
    ranks = [f for f in figures_in("PAR INDEX đạt 75,3 điểm, xếp thứ 43/63; SIPAS đạt 80%, xếp thứ 45/63.") if f.whole]
    assert "index" in ranks[0].lead
    assert "sipas" in ranks[1].lead
    assert "index" not in ranks[1].lead


def test_what_a_part_is_of_and_what_only_changed() -> None:
    done, rise = figures_in("Lắp đặt 96/120 tủ; hồ sơ tăng 47 bộ.")
    assert done.whole == 120
    assert rise.is_change
    assert not done.is_change

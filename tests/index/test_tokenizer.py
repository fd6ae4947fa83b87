from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokenizer import has_marks, syllables, tokenize
from ingest.textnorm import fold


@pytest.mark.parametrize(
    "text",
    ["Sở nào chủ trì tiêu chí 7.1.2?", "Uỷ ban nhân dân", "Nghị quyết số 20/NQ-HĐND ngày 06/7/2023", "ĐƯỜNG SẮT"],
)
def test_a_query_without_diacritics_has_the_same_tokens(text: str) -> None:
    assert tokenize(fold(text)) == tokenize(text)


@pytest.mark.parametrize("code", ["7.1.2", "164/KH-UBND", "20/NQ-HĐND", "01-CTr/TU", "5/2024", "60/2021/NĐ-CP"])
def test_a_code_is_one_token(code: str) -> None:
    assert syllables(f"theo {code}, sửa đổi") == ["theo", fold(code), "sua", "doi"]


def test_a_code_is_also_found_by_its_number_and_letters() -> None:
    assert {"164", "kh", "ubnd"} <= set(tokenize("164/KH-UBND"))
    assert "2024" in tokenize("tháng 5/2024")
    assert "7" not in tokenize("7.1.2")


def test_leading_zeros_and_the_decimal_comma_do_not_matter() -> None:
    assert syllables("tháng 02 đạt 2,3956") == syllables("tháng 2 đạt 2.3956")


def test_bigrams_and_folding_can_be_switched_off() -> None:
    assert tokenize("Sở Nội vụ") == ["so", "noi", "vu", "so noi", "noi vu"]
    assert tokenize("Sở Nội vụ", bigrams=False) == ["so", "noi", "vu"]
    assert tokenize("Sở Hoà Nội", folded=False, bigrams=False) == ["sở", "hòa", "nội"]


def test_has_marks() -> None:
    assert has_marks("rác")
    assert has_marks("đo")
    assert not has_marks("SO NAO 7.1")


@given(st.text(max_size=200))
def test_any_text_gives_tokens_without_spaces_at_their_ends(text: str) -> None:
    for folded in (True, False):
        assert all(token and token == token.strip() for token in tokenize(text, folded=folded))

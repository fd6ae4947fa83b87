"""Restoring diacritics and mending slips."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.phrases import tokenize
from assistant.spelling import Speller

_TEXTS = [
    "cơ quan chủ trì nhiệm vụ số hóa sổ đăng ký tàu cá",
    "cơ quan phối hợp nhiệm vụ lắp cáp quang tới các xã đảo",
    "đơn vị chủ trì tiêu chí giải quyết hồ sơ trực tuyến",
    "tỷ lệ hồ sơ trả đúng hạn của cơ quan chủ trì",
]


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(_TEXTS)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("co quan chu tri nhiem vu", "cơ quan chủ trì nhiệm vụ"),
        ("Co quan phoi hop", "Cơ quan phối hợp"),
        ("ty le ho so tra dung han", "tỷ lệ hồ sơ trả đúng hạn"),
        ("cơ quan chủ tri tiêu chí", "cơ quan chủ trì tiêu chí"),
        ("co quan chu tri 1.2 58/KH-UBND?", "cơ quan chủ trì 1.2 58/KH-UBND?"),
        ("SNV chu tri", "SNV chủ trì"),
    ],
)
def test_diacritics_come_back_and_codes_stay(speller: Speller, typed: str, read: str) -> None:
    correction = speller.correct(typed)
    assert correction.text == read
    assert bool(correction.changes) == (typed != read)


def test_what_is_written_well_is_left_alone(speller: Speller) -> None:
    for text in _TEXTS:
        assert speller.correct(text).text == text


def test_the_neighbours_decide_between_two_spellings(speller: Speller) -> None:
    assert speller.correct("dang ky tau ca").text == "đăng ký tàu cá"


def test_it_knows_the_words_it_learned(speller: Speller) -> None:
    assert speller.knows("trì")
    assert not speller.knows("trí")
    assert "cáp" in set(speller.words())


@pytest.mark.parametrize("text", ["", "   ", "😀", "…?!"])
def test_nothing_to_correct(speller: Speller, text: str) -> None:
    assert speller.correct(text).text == text


def test_without_texts_nothing_changes() -> None:
    assert Speller([]).correct("co quan chu tri").text == "co quan chu tri"


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(text=st.text(max_size=60))
def test_any_text_keeps_its_numbers(speller: Speller, text: str) -> None:
    read = speller.correct(text).text
    before, after = tokenize(text), tokenize(read)
    assert [t.text for t in before if t.text[0].isdigit()] == [t.text for t in after if t.text[0].isdigit()]


_MEANT = "cơ quan chủ trì nhiệm vụ số hóa sổ đăng ký tàu cá"


@pytest.mark.parametrize(
    "typed",
    [
        "cơ quan chủ trì nhieemj vụ số hóa sổ ddawng ký tàu cá",
        "cow quan chủ trì nhiệm vuj số hoas sổ đăng kys tàu cá",
        "cơ quan củ trì nhiệm vụ số hóa sổ đăg ký tàu cá",
        "cơ quan chủ trì nhimệ vụ số hóa sổ đăng ký tàuu cá",
        "cơ qan chủ trì nhiệm vụ số hóa sổ đnăg ký tàu cá",
        "co quan chủ tri nhiệm vu so hóa sổ đăng ky tau cá",
        "co quan chu tri nhime vu so hoa so dang ky tau ca",
    ],
)
def test_a_slip_is_read_as_what_was_meant(speller: Speller, typed: str) -> None:
    assert speller.correct(typed).text == _MEANT


@pytest.mark.parametrize(
    "typed",
    [
        "phí trông giữ xe đạp chở cáp quang",
        "Đỗ Văn Bảo chủ trì nhiệm vụ",
        "app VNeID và robot ở các xã đảo",
        "kho thóc của xã đảo thuê ai trông",
    ],
)
def test_words_that_the_texts_do_not_have_are_no_slips(speller: Speller, typed: str) -> None:
    assert speller.correct(typed).text == typed


def test_an_abbreviation_of_the_texts_is_no_slip() -> None:
    speller = Speller([*_TEXTS, "khi số hóa sổ đăng ký tàu cá", "bộ KPI của cơ quan"])
    assert speller.correct("kpi so hoa la gi").text == "kpi số hóa la gi"


def test_a_syllable_that_makes_no_word_there_is_read_as_the_one_that_does() -> None:
    speller = Speller([*_TEXTS * 3, "bà Lê ở phố Lê trả lời"])
    assert speller.correct("đạt tỷ lê bao nhiêu").text == "đạt tỷ lệ bao nhiêu"
    assert speller.correct("bà Lê chủ trì").text == "bà Lê chủ trì"

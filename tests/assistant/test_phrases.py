"""Tokens and phrases of questions."""

from __future__ import annotations

import pytest

from assistant.phrases import Match, PhraseMatcher, is_marked, longest, tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Tiêu chí 7.1.2?", ["Tiêu", "chí", "7.1.2"]),
        ("Kế hoạch 164/KH-UBND, năm 2030.", ["Kế", "hoạch", "164/KH-UBND", "năm", "2030"]),
        ("Chương trình 01-CTr/TU", ["Chương", "trình", "01-CTr/TU"]),
        ("Sở TT&TT đạt 62,5%", ["Sở", "TT&TT", "đạt", "62,5%"]),
        ("Nghị định 60/2021/NĐ-CP", ["Nghị", "định", "60/2021/NĐ-CP"]),
        ("😀 … !", []),
        ("", []),
    ],
)
def test_codes_and_numbers_are_single_tokens(text: str, tokens: list[str]) -> None:
    found = tokenize(text)
    assert [token.text for token in found] == tokens
    assert all(text[token.start : token.end] == token.text for token in found)


def test_tokens_know_their_folded_form_and_the_usual_place_of_the_tone() -> None:
    (token,) = tokenize("Hoà")
    assert (token.lower, token.folded, token.marked) == ("hòa", "hoa", True)


@pytest.mark.parametrize(
    ("text", "marked"),
    [("Ai chủ trì tiêu chí này?", True), ("ai chu tri tieu chi nay", False), ("164 2.1", False), ("PAPI là gì", True)],
)
def test_a_text_is_typed_with_diacritics_or_without(text: str, marked: bool) -> None:
    assert is_marked(tokenize(text)) is marked


@pytest.fixture
def matcher() -> PhraseMatcher:
    matcher = PhraseMatcher(["thanh", "trí"])
    matcher.add("role", "lead", ["chủ trì", "đơn vị chủ trì"])
    matcher.add("unit", "task", ["nhiệm vụ"])
    matcher.add("word", "rank", ["hạng"])
    return matcher


def _found(matcher: PhraseMatcher, text: str) -> list[tuple[str, int, int]]:
    return [(m.value, m.start, m.end) for m in longest(matcher.find(tokenize(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ai chủ trì nhiệm vụ này", [("lead", 1, 3), ("task", 3, 5)]),
        ("ai chu tri nhiem vu nay", [("lead", 1, 3), ("task", 3, 5)]),
        ("ĐƠN VỊ CHỦ TRÌ là ai", [("lead", 0, 4)]),
        ("chủ trí", []),
        ("chủ tri", [("lead", 0, 2)]),
        ("chủ", []),
        ("", []),
    ],
)
def test_phrases_with_and_without_diacritics(
    matcher: PhraseMatcher, text: str, found: list[tuple[str, int, int]]
) -> None:
    assert _found(matcher, text) == found


def test_a_single_word_must_be_written_as_it_is_where_diacritics_are_typed(matcher: PhraseMatcher) -> None:
    matcher.learn(["hang"])
    assert _found(matcher, "cảng hang đá") == []
    assert _found(matcher, "xep hang") == [("rank", 1, 2)]


def test_a_word_that_is_learned_is_not_taken_for_a_slip(matcher: PhraseMatcher) -> None:
    assert _found(matcher, "chủ trị") == [("lead", 0, 2)]
    matcher.learn(["trị"])
    assert _found(matcher, "chủ trị") == []


def test_the_longest_match_wins_and_kinds_restrict() -> None:
    matches = [Match("a", "x", 0, 2), Match("b", "y", 1, 4), Match("a", "z", 4, 5)]
    assert [m.value for m in longest(matches)] == ["y", "z"]
    assert [m.value for m in longest(matches, ("a",))] == ["x", "z"]


def test_a_phrase_cut_off_at_the_end_is_no_longer_one() -> None:
    matcher = PhraseMatcher()
    matcher.add("unit", "plan", ["kế hoạch"])
    matcher.add("unit", "plan of the year", ["kế hoạch năm"])
    assert matcher.find(tokenize("theo kế hoạch")) == [Match("unit", "plan", 1, 3)]
    assert [len(match) for match in matcher.find(tokenize("kế hoạch năm nay"))] == [3, 2]

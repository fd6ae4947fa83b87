"""The definitions of right, cited, direct and abstained, case by case."""

from __future__ import annotations

import pytest

from eval.gold import Need
from eval.score import Haystack, judge, same_document
from tests.eval.fakes import answer, gold, refusal, unanswerable


@pytest.mark.parametrize(
    ("text", "needle", "found"),
    [
        ("Sở **Nội vụ** chủ trì", "sở nội vụ", True),
        ("Sở Nội  vụ", "SỞ NỘI\nVỤ", True),
        ("Tháng 11/2024", "tháng 11 / 2024", True),
        ("chữ “an ninh”", '"an ninh"', True),
        ("nâng cao – mở rộng", "nâng cao - mở rộng", True),
        ("a\u0302 b", "â b", True),
        ("đạt 83.57 điểm", "83.57", True),
        ("đạt 83.57 điểm", "83", False),
        ("đạt 83.57 điểm", "57", False),
        ("đạt 83.", "83", True),
        ("năm 2024", "24", False),
        ("1.203 trường hợp", "203", False),
        ("35, 36", "35", True),
        ("xếp 3/63", "3", True),
        ("100%", "100%", True),
        ("100%", "100", True),
        ("Sở Y tế", "Sở Nội vụ", False),
        ("a<br>b", "br", True),
        ("", "x", False),
    ],
)
def test_has(text: str, needle: str, found: bool) -> None:
    assert Haystack(text).has(needle) is found


@pytest.mark.parametrize(
    ("label", "wanted", "same"),
    [
        ("164/KH-UBND", "164/kh-ubnd", True),
        ("164/KH-UBND (dự thảo)", "164/KH-UBND", True),
        ("164/KH-UBND", "164/KH-UBND (dự thảo)", False),
        ("164/KH-UBND (dự thảo)", "164/KH-UBND (dự thảo)", True),
        ("1164/KH-UBND", "164/KH-UBND", False),
        ("", "164/KH-UBND", False),
    ],
)
def test_same_document(label: str, wanted: str, same: bool) -> None:
    assert same_document(label, wanted) is same


def test_right_and_cited() -> None:
    verdict = judge(gold(), answer())
    assert verdict.right_and_cited
    assert verdict.direct
    assert not verdict.confident_wrong


def test_every_group_must_be_hit() -> None:
    assert not judge(gold(must=[["Sở Nội vụ"], ["Sở Y tế"]]), answer()).right


def test_a_forbidden_string_makes_it_wrong() -> None:
    assert not judge(gold(must_not=["Sở Y tế"]), answer("Sở Nội vụ, Sở Y tế [1]")).right


def test_the_table_counts_as_answer_but_not_as_direct() -> None:
    given = answer("Xem bảng.", table={"columns": ["Đơn vị"], "rows": [["Sở Nội vụ"]], "citations": [[1]]})
    verdict = judge(gold(), given)
    assert verdict.right
    assert not verdict.direct
    assert judge(gold(type="list"), given).direct


def test_a_fact_behind_three_hundred_characters_is_not_direct() -> None:
    verdict = judge(gold(), answer("chữ " * 80 + "Sở Nội vụ [1]"))
    assert verdict.right
    assert not verdict.direct


def test_citation_marks_are_no_numbers_of_the_answer() -> None:
    assert not judge(gold(type="numeric", must=[["12"]]), answer("Không rõ [12]")).right
    assert not judge(gold(type="numeric", must=[["3"]]), answer("Không rõ [1, 3]")).right


def test_an_abstention_is_never_right_on_an_answerable_question_nor_wrong_with_confidence() -> None:
    verdict = judge(gold(), answer(abstained=True))
    assert not verdict.right
    assert not verdict.confident_wrong


@pytest.mark.parametrize(("given", "right"), [(refusal(), True), (answer(), False), ({}, False)])
def test_unanswerable(given: dict[str, object], right: bool) -> None:
    verdict = judge(unanswerable(), given)
    assert verdict.right is verdict.direct is right
    assert verdict.confident_wrong is not right
    assert verdict.cited


def test_a_crash_is_wrong_with_confidence() -> None:
    assert judge(gold(), {}).confident_wrong


@pytest.mark.parametrize(
    ("document", "quote", "cited"),
    [
        ("9/KH", "… Hạ tầng  số …", True),
        ("9/KH (dự thảo)", "Hạ tầng số", True),
        ("8/KH", "Hạ tầng số", False),
        ("9/KH", "Hạ tầng", False),
    ],
)
def test_cited(document: str, quote: str, cited: bool) -> None:
    citations = [{"document": "x", "quote": "x"}, {"document": document, "quote": quote}]
    assert judge(gold(), answer(citations=citations)).cited is cited


def test_every_need_must_be_met() -> None:
    second = Need(doc=["7/KH"], quote=["Nước sạch"])
    question = gold(cite=[*gold().cite, second])
    assert not judge(question, answer()).cited
    both = [*answer()["citations"], {"document": "7/KH", "quote": "Nước sạch"}]
    assert judge(question, answer(citations=both)).cited

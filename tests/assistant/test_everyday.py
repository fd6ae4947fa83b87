"""Questions in everyday words, which share few words with the plans."""

from __future__ import annotations

import pytest

from assistant.everyday import EverydayTerms
from assistant.phrases import PhraseMatcher
from tests.assistant.conftest import Ask
from tests.assistant.contract import cited, first_line

PLAN = "58/KH-UBND"


@pytest.fixture(scope="module")
def terms() -> EverydayTerms:
    concepts = PhraseMatcher()
    groups = [["rác thải", "rác rến", "hốt rác"], ["giấy chứng nhận", "sổ đỏ"]]
    for group in [*groups, ["giao thông", "xe cộ"], ["ùn tắc giao thông", "kẹt xe"]]:
        concepts.add("concept", group[0], group)
    heads = {"rác thải": "rác thải", "ùn tắc giao thông": "ùn tắc giao thông"}
    texts = ["thu gom rác thải", "cấp giấy chứng nhận", "giao thông nội đô", "sổ hộ khẩu"]
    return EverydayTerms(texts, concepts, ["chuyện", "thì", "cắt cử", "ai", "trông"], heads, ["cho", "hết", "của"])


@pytest.mark.parametrize(
    ("question", "fact", "row"),
    [
        ("Chuyện coi anh em công chức ăn nói ra sao, khảo sát hài lòng 2030 sở nào trông?", "Sở Nội vụ", "2"),
        ("Lời kêu ca của bà con, khảo sát hài lòng 2030 cắt cử bên nào trông?", "Thanh tra tỉnh", "3"),
        ("Tiêu tiền vốn nhà nước rót xuống thì bộ chấm điểm cải cách 2029 cho ăn mấy điểm?", "4.00", "3.1"),
    ],
)
def test_a_row_is_found_by_what_the_question_means(ask: Ask, question: str, fact: str, row: str) -> None:
    answer = ask(question)
    assert fact in first_line(answer)
    assert (PLAN, row) in cited(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Chuyện sân bay, máy bay của tỉnh cắt cử bên nào trông coi?",
        "Chó thả rông ngoài ngõ thì bộ chấm điểm cải cách 2030 cho mấy điểm?",
        "Tiền điện nhà tui tháng này sao mà nhảy lên dữ vậy, lên mấy phần trăm?",
    ],
)
def test_what_no_plan_speaks_of_is_declined_in_everyday_words_too(ask: Ask, question: str) -> None:
    assert ask(question).abstained


def test_idle_words_of_a_question_are_not_asked_of_the_plans(terms: EverydayTerms) -> None:
    query = terms.query("Chuyện hốt rác rến thì cắt cử ai trông?")
    assert query.words == {"hốt", "rác", "rến"}
    assert terms.coverage(query, [(terms.text("thu gom rác thải"), 1.0)]) > 0.7


def test_a_syllable_of_a_phrase_says_little_alone_and_nothing_under_other_marks(terms: EverydayTerms) -> None:
    query = terms.query("sổ đỏ")
    assert terms.coverage(query, [(terms.text("cấp giấy chứng nhận"), 1.0)]) > 0.7
    assert terms.coverage(query, [(terms.text("mức độ so với năm trước"), 1.0)]) == 0.0
    assert 0 < terms.coverage(query, [(terms.text("sổ hộ khẩu"), 1.0)]) < 0.3


def test_a_matter_covers_a_little_of_what_is_a_kind_of_it(terms: EverydayTerms) -> None:
    query = terms.query("kẹt xe")
    assert 0.4 < terms.coverage(query, [(terms.text("giao thông nội đô"), 1.0)]) < 0.6


@pytest.mark.parametrize(("said", "means"), [("hốt cho hết rác", True), ("hốt hết, rác", False), ("hốt mớ rác", False)])
def test_a_phrase_goes_on_over_fillers_but_over_no_comma(terms: EverydayTerms, said: str, means: bool) -> None:
    assert ("rác thải" in terms.query(said).concepts) is means


def test_a_word_that_nobody_knows_counts_less_than_a_word_of_the_documents(terms: EverydayTerms) -> None:
    many = EverydayTerms(["thu gom rác thải"] * 50, PhraseMatcher(), [], {})
    weights = {term.word: term.weight for term in many.query("lanh").terms}
    assert weights["lanh"] < many.weight("lanh")

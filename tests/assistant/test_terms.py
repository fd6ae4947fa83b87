"""Content terms and how much of a question a text covers."""

from __future__ import annotations

import pytest

from assistant.phrases import PhraseMatcher
from assistant.terms import Terms

_TEXTS = ["thu gom rác biển", "số hóa sổ đăng ký tàu cá", "thu phí neo đậu bằng thẻ", "xây dựng bộ câu hỏi"]


@pytest.fixture(scope="module")
def terms() -> Terms:
    concepts = PhraseMatcher()
    concepts.add("concept", "rác", ["rác", "chất thải"])
    return Terms(_TEXTS, concepts)


def _coverage(terms: Terms, question: str, text: str) -> float:
    return terms.coverage(terms.query(question), [(terms.text(text), 1.0)])


def test_rare_words_weigh_more(terms: Terms) -> None:
    assert terms.weight("rac") > terms.weight("thu")
    assert terms.weight("chua-thay") > terms.weight("rac")


def test_coverage_goes_from_none_to_all(terms: Terms) -> None:
    assert _coverage(terms, "số hóa tàu cá", "số hóa sổ đăng ký tàu cá") == pytest.approx(1.0)
    assert _coverage(terms, "so hoa tau ca", "số hóa sổ đăng ký tàu cá") == pytest.approx(1.0)
    assert _coverage(terms, "số hóa tàu cá", "thu phí neo đậu") == 0.0
    assert 0 < _coverage(terms, "số hóa hồ sơ", "số hóa sổ đăng ký tàu cá") < 1


def test_another_word_for_the_same_thing_counts_a_little_less(terms: Terms) -> None:
    same = _coverage(terms, "rác", "thu gom rác biển")
    other = _coverage(terms, "chất thải", "thu gom rác biển")
    assert 0.5 < other < same


def test_a_syllable_without_its_neighbours_is_weak(terms: Terms) -> None:
    assert _coverage(terms, "đăng ký", "đăng tin và ký tên") < _coverage(terms, "đăng ký", "sổ đăng ký")


def test_a_weaker_field_counts_less(terms: Terms) -> None:
    query = terms.query("tàu cá")
    text = terms.text("tàu cá")
    assert terms.coverage(query, [(text, 0.5)]) == pytest.approx(0.5)
    assert terms.coverage(query, [(text, 0.5), (text, 1.0)]) == pytest.approx(1.0)


def test_the_best_of_several_texts_adds_to_what_the_fields_say(terms: Terms) -> None:
    query = terms.query("số hóa tàu cá")
    fields = [(terms.text("số hóa"), 1.0)]
    others = [terms.text("thu phí"), terms.text("cá"), terms.text("tàu cá")]
    each = [terms.coverage(query, [*fields, (other, 0.8)]) for other in others]
    assert terms.best_coverage(query, fields, others, 0.8) == max(each) > terms.coverage(query, fields)
    assert terms.best_coverage(query, fields, others[:1], 0.8) == terms.coverage(query, fields)


def test_shares(terms: Terms) -> None:
    query = terms.query("thu gom rác")
    assert terms.share_of(terms.text("thu gom rác"), query) == pytest.approx(1.0)
    assert terms.share_of(terms.text("thu gom rác biển"), query) < 1
    assert terms.pair_share(query, terms.text("thu gom rác biển")) == 1
    assert terms.pair_share(query, terms.text("rác gom thu")) == 0


@pytest.mark.parametrize("text", ["", "…", "😀"])
def test_a_question_without_words(terms: Terms, text: str) -> None:
    query = terms.query(text)
    assert not query
    assert terms.coverage(query, [(terms.text("rác"), 1.0)]) == 0
    assert terms.pair_share(query, terms.text("rác")) == 0
    assert terms.share_of(terms.text(""), query) == 0

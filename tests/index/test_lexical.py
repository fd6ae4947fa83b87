from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.lexical import LexicalIndex, LexicalOptions
from index.synonyms import Synonym, Synonyms

TEXTS = ["Thu gom rác thải sinh hoạt", "Cung cấp nước sạch theo 164/KH-UBND", "Sở Nội vụ chủ trì tiêu chí 7.1.2"]


@pytest.mark.parametrize("query", ["sở nội vụ", "SO NOI VU", "7.1.2", "tiêu chí 7.1.2 ai làm"])
def test_the_text_that_has_the_words_is_best(query: str) -> None:
    assert int(LexicalIndex.build(TEXTS).scores(query).argmax()) == 2


def test_a_text_that_shares_nothing_has_score_zero() -> None:
    scores = LexicalIndex.build(TEXTS).scores("rác")
    assert scores[0] > 0
    assert not scores[1:].any()


@pytest.mark.parametrize("query", ["", "zzz", "???", "🙂"])
def test_a_query_without_known_words_finds_nothing(query: str) -> None:
    assert not LexicalIndex.build(TEXTS).scores(query).any()


@pytest.mark.parametrize("texts", [[], [""], ["", "?"]])
def test_an_index_without_words_finds_nothing(texts: list[str], tmp_path: Path) -> None:
    index = LexicalIndex.build(texts)
    index.save(tmp_path / "lexical")
    assert LexicalIndex.load(tmp_path / "lexical").scores("rác").shape == (len(texts),)


def test_a_saved_index_gives_the_same_scores(tmp_path: Path) -> None:
    index = LexicalIndex.build(TEXTS)
    index.save(tmp_path / "lexical")
    np.testing.assert_array_equal(LexicalIndex.load(tmp_path / "lexical").scores("nước 164"), index.scores("nước 164"))


def test_everyday_words_find_the_words_of_documents_with_a_lower_weight() -> None:
    query = "ai lo nước máy"
    with_synonyms = LexicalIndex.build(TEXTS).scores(query)
    without = LexicalIndex.build(TEXTS, LexicalOptions(synonyms=False)).scores(query)
    assert with_synonyms[1] > without[1] > 0
    assert with_synonyms[1] < LexicalIndex.build(TEXTS).scores("ai lo nước sạch")[1]


def test_everyday_words_stand_for_the_first_of_their_group(tmp_path: Path) -> None:
    (tmp_path / "synonyms.yaml").write_text("- {say: [rác], means: [chất thải]}\n", "utf-8")
    (tmp_path / "everyday.yaml").write_text("- [thu gom rác thải, hốt rác, dọn rác]\n", "utf-8")
    synonyms = Synonyms.load(tmp_path / "synonyms.yaml", tmp_path / "everyday.yaml")
    assert {"thu gom", "gom rac", "rac thai", "chat thai"} <= set(synonyms.expand("ai hốt rác"))
    assert synonyms.expand("rác") == synonyms.expand("thu gom rác") == ["chat", "thai", "chat thai"]


@pytest.mark.parametrize("content", ["- [một mình]", "- rác", "- [rác, 5]", "- [rác"])
def test_a_wrong_file_of_phrases_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "everyday.yaml").write_text(content, "utf-8")
    with pytest.raises(ValueError, match=r"everyday\.yaml"):
        Synonyms.load(everyday=tmp_path / "everyday.yaml")


def test_coverage_weighs_the_words_of_a_query_by_their_rarity() -> None:
    index = LexicalIndex.build(TEXTS)
    assert index.coverage("cung cấp nước sạch", 1) == 1
    assert index.coverage("cung cấp nước sạch", 2) == 0
    assert 0 < index.coverage("nước uống ở đâu", 1) < 0.5
    assert index.coverage("???", 0) == LexicalIndex.build([]).coverage("nước", 0) == 0


def test_a_phrase_is_compared_with_its_diacritics_when_the_query_has_any() -> None:
    synonyms = Synonyms([Synonym(say=["rác"], means=["chất thải"])])
    assert "chat thai" in synonyms.expand("đổ rác")
    assert "chat thai" in synonyms.expand("do rac")
    assert not synonyms.expand("rắc rối ở đâu")
    assert not synonyms.expand("rách")


def test_a_wrong_synonym_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.yaml"
    path.write_text("- {sai: [a]}", "utf-8")
    with pytest.raises(ValueError, match=r"synonyms\.yaml"):
        Synonyms.load(path)

"""The evaluation over the real assistant: answering, retrieving, generating, table fidelity, parts taken away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.ablations import FlatText, Workshop
from eval.cli import main
from eval.gold import read_gold
from eval.outcomes import read_outcomes
from eval.plain_search import search_over, text_nodes
from eval.product import Product, open_product, raw_texts
from index.embedder import Embedder
from index.settings import Settings, load_settings

QUESTION = "Sở nào chủ trì tiêu chí 7.1.2?"


@pytest.fixture(scope="module")
def product(corpus_index: Path) -> Iterator[Product]:
    opened = open_product(corpus_index)
    yield opened
    opened.index.close()


def test_it_answers_and_retrieves(product: Product) -> None:
    answer = product.ask(QUESTION, [])
    assert "Sở Thông tin và Truyền thông" in answer["answer"]
    found = product.retrieve(QUESTION, [])
    assert len(found) == 10
    assert any("7.1.2" in text.text for text in found)
    assert set(product.retrievers()) == {"lexical", "dense", "fused"}
    assert product.fingerprint()["id"] == product.index.build_id
    assert not any("url" in name or "key" in name for name in product.fingerprint()["settings"])


def test_every_cell_of_the_build_has_a_question(corpus_index: Path, tmp_path: Path) -> None:
    out = tmp_path / "cells.jsonl"
    assert main(["generate", "--index", str(corpus_index), "--out", str(out)]) == 0
    assert len(read_gold(out)) > 3000


def test_table_fidelity_of_the_build(corpus_index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tables", "--index", str(corpus_index), "--goal", "0.98"]) == 0
    assert "all tables" in capsys.readouterr().out


def test_a_run_over_the_real_assistant(corpus_index: Path, tmp_path: Path) -> None:
    gold = tmp_path / "one.jsonl"
    gold.write_text(
        '{"id": "x", "question": "' + QUESTION + '", "type": "lookup", "style": "plain", "answerable": true, '
        '"must": [["Sở Thông tin và Truyền thông"]], "cite": [{"doc": ["164/KH-UBND"], "quote": ["7.1.2"]}]}\n',
        encoding="utf-8",
    )
    arguments = [str(gold), "--name", "one", "--runs", str(tmp_path), "--index", str(corpus_index)]
    assert main(arguments) == 0
    (outcome,) = read_outcomes(tmp_path / "one" / "verdicts.jsonl")
    assert outcome.right_and_cited


def test_without_table_structure_there_are_only_texts(corpus_index: Path) -> None:
    system = dict(Workshop(corpus_index, Settings.model_validate({})).only("without table structure"))
    (flat,) = system.values()
    assert isinstance(flat, Product)
    assert isinstance(flat.index, FlatText)
    assert flat.index.tables() == []
    assert any(text.text.startswith("7.1.2") for text in flat.retrieve("7.1.2", []))
    assert flat.ask(QUESTION, [])["answer"]


def test_any_texts_can_be_searched() -> None:
    embedder = Embedder(load_settings().embedding_model)
    searcher = search_over(text_nodes({"a": "thuế đất", "b": "nước sạch"}), embedder, 0.1)
    assert [hit.id for hit in searcher.search("nuoc sach", 1)] == ["b"]


def test_raw_texts_are_those_of_the_catalogue(corpus: Path) -> None:
    texts = {text.document: text.text for text in raw_texts(corpus)}
    assert "164/KH-UBND" in texts
    assert all(texts.values())


def test_an_absent_index_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--index", str(tmp_path / "none")]) == 1
    assert "troly index" in capsys.readouterr().err

"""Sets in BEIR layout: reading them, and measuring rankings over all judged queries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.beir import cross_check, measure, rank_all, read_beir
from eval.errors import EvaluationError
from ingest.textnorm import fold


def write_set(folder: Path, qrels: str = "qrels.tsv") -> Path:
    corpus = [{"_id": "d1", "title": "Thuế", "text": "Nộp thuế"}, {"_id": "d2", "title": "", "text": "Đất đai"}]
    queries = [{"_id": "q1", "text": "thuế"}, {"_id": "q2", "text": "đất"}, {"_id": "q3", "text": "thừa"}]
    for name, rows in (("corpus", corpus), ("queries", queries)):
        (folder / f"{name}.jsonl").write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    path = folder / qrels
    path.parent.mkdir(exist_ok=True)
    path.write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\nq2\td1\t0\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("qrels", ["qrels.tsv", "qrels/test.tsv"])
def test_reading_and_measuring(tmp_path: Path, qrels: str) -> None:
    given = read_beir(write_set(tmp_path, qrels))
    assert given.corpus == {"d1": "Thuế\nNộp thuế", "d2": "Đất đai"}
    assert given.qrels == {"q1": {"d1": 1}, "q2": {"d2": 1}}
    asked: list[str] = []

    def ranker(query: str) -> list[str]:
        asked.append(query)
        return ["d1", "d2"]

    rankings = rank_all(given, ranker, fold)
    assert asked == ["thue", "dat"]
    found = measure(given, rankings)
    assert found["P@1"].value == 0.5
    assert found["MRR@10"].value == 0.75
    assert found["R@10"].value == 1.0
    theirs = cross_check(given, rankings)
    if theirs is not None:
        assert theirs == pytest.approx({name: figure.value for name, figure in found.items()})


def test_a_query_without_ranking_has_found_nothing(tmp_path: Path) -> None:
    assert measure(read_beir(write_set(tmp_path)), {"q1": ["d1"]})["R@10"].value == 0.5


def test_an_absent_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"corpus\.jsonl, queries\.jsonl, qrels\.tsv or"):
        read_beir(tmp_path)

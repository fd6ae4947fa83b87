from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.response_synthesizers import ResponseMode, get_response_synthesizer
from llama_index.core.schema import Document, NodeRelationship, TextNode

import index.vectors
from index.embedder import Embedder
from index.lexical import LexicalIndex, LexicalOptions
from index.nodes import PlanNodeParser
from index.search import HybridRetriever, NodeList, Searcher, open_search, write_search
from index.types import SearchScope
from index.vectors import VectorIndex, write_vectors
from ingest.model import dump_document

from .samples import plan

ROOT = Path(__file__).parents[2]
PLANS = [plan(), plan("13/KH-UBND", "13-kh-ubnd")]


@pytest.fixture(scope="module")
def searcher(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    nodes = [node for document in PLANS for node in PlanNodeParser().parse(document)]
    embedder = Embedder(str(model))
    texts = [node.text for node in nodes]
    folder = tmp_path_factory.mktemp("vectors") / "chroma"
    write_vectors(folder, "test", nodes, embedder.encode(texts), None)
    vectors = VectorIndex.open(folder, "test")
    yield Searcher(
        NodeList.of(nodes), LexicalIndex.build(texts, LexicalOptions(synonyms=False)), vectors, embedder, 0.2
    )
    vectors.close()


@pytest.mark.parametrize("weight", [0.0, 0.2])
@pytest.mark.parametrize("query", ["nước sạch", "nuoc sach"])
def test_the_row_that_is_asked_for_comes_first(searcher: Searcher, weight: float, query: str) -> None:
    hits = replace(searcher, dense_weight=weight).search(query, 4)
    assert [hit.id for hit in hits[:2]] == ["12-kh-ubnd/t1.r4", "13-kh-ubnd/t1.r4"]
    assert all(0 <= part <= 1 for hit in hits for part in (hit.score, hit.lexical, hit.dense))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_lexical_search_alone_gives_no_node_that_shares_no_word(searcher: Searcher) -> None:
    hits = replace(searcher, dense_weight=0.0).search("trưởng thôn", 10)
    assert {hit.id for hit in hits} == {"12-kh-ubnd/t1.r5", "13-kh-ubnd/t1.r5"}


@pytest.mark.parametrize("query", ["", "   ", "???", "🙂🙂"])
def test_a_query_without_words_finds_nothing(searcher: Searcher, query: str) -> None:
    assert searcher.search(query, 5) == []


@pytest.mark.parametrize("weight", [0.0, 0.2, 1.0])
@pytest.mark.parametrize(
    ("scope", "prefixes"),
    [
        (SearchScope(documents=("13/KH-UBND",)), ("13-kh-ubnd/",)),
        (SearchScope(kinds=("section", "footnote")), ("12-kh-ubnd/s", "13-kh-ubnd/s", "12-kh-ubnd/f", "13-kh-ubnd/f")),
        (SearchScope(tables=("12-kh-ubnd/t1",), kinds=("row",)), ("12-kh-ubnd/t1",)),
        (SearchScope(nodes=("13-kh-ubnd/t1.r2", "12-kh-ubnd/s2")), ("13-kh-ubnd/t1.r2", "12-kh-ubnd/s2")),
        (SearchScope(nodes=("13-kh-ubnd/t1.r2",), documents=("12/KH-UBND",)), ()),
        (SearchScope(documents=("unknown",)), ()),
    ],
)
def test_nothing_comes_from_outside_the_scope(
    searcher: Searcher, weight: float, scope: SearchScope, prefixes: tuple[str, ...]
) -> None:
    hits = replace(searcher, dense_weight=weight).search("rác thải của người dân theo báo cáo", 20, scope)
    # The vectors of the tiny model are random, so all of them may point away from the query.
    assert bool(hits) == bool(prefixes) or weight == 1.0
    assert all(hit.id.startswith(prefixes) for hit in hits)


def test_the_order_is_the_same_each_time(searcher: Searcher) -> None:
    first = searcher.search("sở xây dựng kiểm tra", 10)
    assert all(searcher.search("sở xây dựng kiểm tra", 10) == first for _ in range(5))


def test_meaning_counts_as_far_as_words_fail(searcher: Searcher) -> None:
    known = searcher.search("cung cấp nước sạch", 1)[0]
    unknown = searcher.search("cung cấp xyzzy qwerty", 1)[0]
    assert known.score == pytest.approx(known.lexical)
    share = (unknown.lexical - unknown.score) / (unknown.lexical - unknown.dense)
    assert 0 < share < searcher.dense_weight


def test_another_process_finds_the_same(model: Path, tmp_path: Path) -> None:
    words = ["rác", "thải", "nước", "sạch", "trưởng", "thôn", "bầu", "cử", "sinh", "hoạt", "hộ", "nghèo"]
    rng = random.Random(5)
    texts = [" ".join(rng.choices(words, k=6)) for _ in range(1500)]
    metadata = {"document": "", "kind": "section", "table": "", "key": ""}
    nodes = [TextNode(id_=f"n{at}", text=text, metadata=metadata) for at, text in enumerate(texts)]
    write_vectors(tmp_path / "chroma", "test", nodes, Embedder(str(model)).encode(texts), None)
    write_search(tmp_path / "lexical", nodes)
    asked = [" ".join(rng.choices(words, k=3)) for _ in range(20)]
    code = (
        "import json, sys\nfrom tests.index.test_search import ranked\n"
        "print(json.dumps(ranked(sys.argv[1], sys.argv[2], sys.argv[3:])))"
    )
    command = [sys.executable, "-c", code, str(tmp_path), str(model), *asked]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True, timeout=120)
    assert json.loads(run.stdout) == ranked(str(tmp_path), str(model), asked)


def ranked(folder: str, model: str, queries: Sequence[str]) -> list[list[list[object]]]:
    """Ids and scores of the dense hits of an index that is opened for it."""
    vectors = VectorIndex.open(Path(folder) / "chroma", "test")
    searcher = open_search(Path(folder) / "lexical", vectors, Embedder(model), 1.0)
    found = [[[hit.id, hit.score] for hit in searcher.search(query, 100)] for query in queries]
    vectors.close()
    return found


def test_a_large_build_asks_chroma_for_the_nearest(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    query, scope = "thu gom rác thải", SearchScope(kinds=("row",))
    exact = searcher.search(query, 8, scope)
    monkeypatch.setattr(index.vectors, "EXACT_LIMIT", 0)
    near = searcher.search(query, 8, scope)
    assert [hit.id for hit in near] == [hit.id for hit in exact]
    assert [hit.dense for hit in near] == pytest.approx([hit.dense for hit in exact], abs=1e-5)


def test_it_answers_inside_a_llama_index_query_engine(searcher: Searcher) -> None:
    llm = MockLLM()
    engine = RetrieverQueryEngine.from_args(
        HybridRetriever(searcher, k=3, scope=SearchScope(kinds=("row",))),
        llm=llm,
        response_synthesizer=get_response_synthesizer(llm=llm, response_mode=ResponseMode.COMPACT),
    )
    response = engine.query("thu gom rác thải sinh hoạt")
    assert len(response.source_nodes) == 3
    best = response.source_nodes[0]
    assert best.node.node_id == "12-kh-ubnd/t1.r2"
    assert "Thu gom rác thải sinh hoạt" in str(response)
    source = best.node.relationships[NodeRelationship.SOURCE]
    assert not isinstance(source, list)
    assert source.node_id == "12-kh-ubnd"


def test_nodes_carry_the_context_that_makes_them_findable() -> None:
    nodes = {node.node_id: node for node in PlanNodeParser().parse(plan())}
    row = nodes["12-kh-ubnd/t1.r2"]
    assert row.text.splitlines() == [
        "Phụ lục 1 > Nhiệm vụ năm 2025",
        "I. Chỉ đạo",
        "1 Thu gom rác thải sinh hoạt",
        "Tiến độ: Tháng 9/2025",
        "Cơ quan chủ trì: Sở Xây dựng",
        "Kết quả năm 2023: 1,5",
    ]
    assert row.metadata == {"document": "12/KH-UBND", "kind": "row", "table": "12-kh-ubnd/t1", "key": "1"}
    assert nodes["12-kh-ubnd/s2"].text.startswith("I. MỤC ĐÍCH\n- Nâng cao")
    assert "Nâng cao mức độ hài lòng" in nodes["12-kh-ubnd/fn1"].text


def test_the_node_parser_works_in_a_pipeline() -> None:
    [other, *parts] = PlanNodeParser()(
        [Document(text="as it is"), Document(text="", metadata={"plan": dump_document(plan()).decode()})]
    )
    assert other.get_content() == "as it is"
    assert [part.node_id for part in parts] == [node.node_id for node in PlanNodeParser().parse(plan())]


def test_a_server_address_must_be_one() -> None:
    with pytest.raises(ValueError, match="CHROMA_URL"):
        VectorIndex.open(Path("nowhere"), "test", "chroma:8000")

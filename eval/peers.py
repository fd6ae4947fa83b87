"""What a user would build instead: LlamaIndex over the same documents, as it comes out of its box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from eval.errors import EvaluationError
from eval.evidence import DEPTH, Text, gains, query_of, ranking
from eval.gold import GoldQuestion
from eval.metrics.proportion import Figure, proportion
from eval.retrieval import Retriever
from eval.score import Haystack

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

CHUNK_TOKENS, OVERLAP_TOKENS = 512, 50
FIGURES = ("hit@1", "hit@5", "hit@10", "both@5", "both@10")


@dataclass(frozen=True, slots=True)
class Bound:
    """What a retriever allows any reader on top of it.

    `both@k`: the first k texts hold all evidence and, for each group of `must`, one of its alternatives, so that
    an answer could be written from them. Values that must be computed (a count, a difference) need not stand in
    any text; this holds for every retriever alike.
    """

    name: str
    figures: dict[str, Figure]
    characters: float
    """Mean length of the first `DEPTH` texts together."""


def bound(questions: Sequence[GoldQuestion], name: str, retriever: Retriever) -> Bound:
    """Measures one retriever on the answerable questions."""
    asked = [q for q in questions if q.cite]
    hits: dict[str, list[bool]] = {figure: [] for figure in FIGURES}
    length = 0
    for question in asked:
        texts = list(retriever(query_of(question.question, question.history)))[:DEPTH]
        length += sum(len(text.text) for text in texts)
        found = ranking(gains(question, texts), len(question.cite))
        for figure, value in (("hit@1", found.hit_1), ("hit@5", found.hit_5), ("hit@10", found.hit_10)):
            hits[figure].append(value)
        for figure, depth, value in (("both@5", 5, found.hit_5), ("both@10", 10, found.hit_10)):
            words = Haystack(" ".join(text.text for text in texts[:depth]))
            hits[figure].append(value and not words.missing(question.must))
    return Bound(name, {figure: proportion(hits[figure]) for figure in FIGURES}, length / max(1, len(asked)))


def peers(documents: Iterable[Text], embedder: BaseEmbedding) -> dict[str, Retriever]:
    """BM25, vectors and their fusion over chunks of the documents' raw texts.

    Raises:
        EvaluationError: LlamaIndex's BM25 retriever is not installed.
    """
    from llama_index.core import Document, VectorStoreIndex  # noqa: PLC0415 - seconds of imports
    from llama_index.core.llms import MockLLM  # noqa: PLC0415
    from llama_index.core.node_parser import SentenceSplitter  # noqa: PLC0415
    from llama_index.core.retrievers import QueryFusionRetriever  # noqa: PLC0415
    from llama_index.core.retrievers.fusion_retriever import FUSION_MODES  # noqa: PLC0415

    splitter = SentenceSplitter(chunk_size=CHUNK_TOKENS, chunk_overlap=OVERLAP_TOKENS)
    raw = [Document(text=text.text, metadata={"document": text.document}) for text in documents]
    nodes = splitter.get_nodes_from_documents(raw)
    words = _bm25().from_defaults(nodes=nodes, similarity_top_k=DEPTH)
    vectors = VectorStoreIndex(nodes, embed_model=embedder).as_retriever(similarity_top_k=DEPTH)
    # One query asks for no rewriting by a model, but the class wants to be given one.
    fused = QueryFusionRetriever(
        [words, vectors],
        llm=MockLLM(),
        mode=FUSION_MODES.RECIPROCAL_RANK,
        similarity_top_k=DEPTH,
        num_queries=1,
        use_async=False,
    )
    built = {"LlamaIndex BM25": words, "LlamaIndex vectors": vectors, "LlamaIndex fusion": fused}
    return {name: _texts(retriever) for name, retriever in built.items()}


def _bm25() -> Any:
    try:
        return import_module("llama_index.retrievers.bm25").BM25Retriever
    except ImportError as error:
        raise EvaluationError(
            "The peers need LlamaIndex's BM25 retriever: install the extra with `pip install -e '.[peers]'`."
        ) from error


def _texts(retriever: Any) -> Retriever:
    def retrieve(query: str) -> list[Text]:
        return [Text(found.node.metadata["document"], found.node.get_content()) for found in retriever.retrieve(query)]

    return retrieve

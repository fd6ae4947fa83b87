"""Hybrid search over the nodes of a build: BM25 and vectors, fused on normalised scores."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.embedder import Embedder
from index.lexical import FULL, LexicalIndex, LexicalOptions
from index.types import Hit, NodeKind, SearchScope
from index.vectors import VectorIndex

_CANDIDATES = 100
_EVERYWHERE = SearchScope()


@dataclass(frozen=True, slots=True)
class NodeEntry:
    """What a search may be restricted by."""

    id: str
    document: str
    kind: NodeKind
    table: str


class NodeList:
    """The nodes of a build in their fixed order: the positions of the lexical index."""

    def __init__(self, entries: Sequence[NodeEntry]) -> None:
        self.entries = list(entries)
        self.positions = {entry.id: position for position, entry in enumerate(self.entries)}
        self._documents = np.array([entry.document for entry in self.entries], dtype=object)
        self._kinds = np.array([entry.kind for entry in self.entries], dtype=object)
        self._tables = np.array([entry.table for entry in self.entries], dtype=object)

    @classmethod
    def of(cls, nodes: Sequence[TextNode]) -> NodeList:
        """The list of the nodes that a node parser gave."""
        return cls(
            [NodeEntry(n.node_id, n.metadata["document"], n.metadata["kind"], n.metadata["table"]) for n in nodes]
        )

    @classmethod
    def load(cls, path: Path) -> NodeList:
        """The inverse of `save`."""
        return cls([NodeEntry(*values) for values in json.loads(path.read_text("utf-8"))])

    def save(self, path: Path) -> None:
        """Writes the list as JSON."""
        rows = [[entry.id, entry.document, entry.kind, entry.table] for entry in self.entries]
        path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")

    def mask(self, scope: SearchScope) -> npt.NDArray[np.bool_]:
        """Which positions a search may return."""
        allowed = np.ones(len(self.entries), dtype=bool)
        for column, wanted in (
            (self._documents, scope.documents),
            (self._kinds, scope.kinds),
            (self._tables, scope.tables),
        ):
            if wanted:
                allowed &= np.isin(column, wanted)
        if scope.nodes:
            named = np.zeros(len(self.entries), dtype=bool)
            named[[self.positions[node] for node in scope.nodes if node in self.positions]] = True
            allowed &= named
        return allowed


@dataclass(frozen=True)
class Searcher:
    """The parts of a build that search needs."""

    nodes: NodeList
    lexical: LexicalIndex
    vectors: VectorIndex
    embedder: Embedder
    dense_weight: float

    def search(self, query: str, k: int, scope: SearchScope = _EVERYWHERE) -> list[Hit]:
        """The best nodes, best first; nodes of equal score in the order of the build; none that shares nothing.

        Score = (1 - w) * BM25 / (best BM25 of the query) + w * max(0, cosine), both parts within the scope.
        """
        lexical = self._lexical(query, scope) if self.dense_weight < 1 else {}
        dense = self._dense(query, max(_CANDIDATES, k), scope) if self.dense_weight > 0 else {}
        hits = [self._hit(position, lexical, dense) for position in lexical.keys() | dense.keys()]
        hits = [hit for hit in hits if hit.score > 0]
        hits.sort(key=lambda hit: (-hit.score, self.nodes.positions[hit.id]))
        return hits[:k]

    def _hit(self, position: int, lexical: dict[int, float], dense: dict[int, float]) -> Hit:
        entry = self.nodes.entries[position]
        words, meaning = lexical.get(position, 0.0), dense.get(position, 0.0)
        score = (1 - self.dense_weight) * words + self.dense_weight * meaning
        return Hit(entry.id, entry.kind, score, words, meaning)

    def _lexical(self, query: str, scope: SearchScope) -> dict[int, float]:
        scores = np.where(self.nodes.mask(scope), self.lexical.scores(query), 0)
        best = scores.max(initial=0)
        if best <= 0:
            return {}
        return {int(position): float(scores[position] / best) for position in np.flatnonzero(scores > 0)}

    def _dense(self, query: str, count: int, scope: SearchScope) -> dict[int, float]:
        found = self.vectors.nearest(self.embedder.encode_query(query), count, scope)
        return {self.nodes.positions[node]: min(1.0, max(0.0, cosine)) for node, cosine in found.items()}


class HybridRetriever(BaseRetriever):
    """`Searcher` as a LlamaIndex retriever; with a dense weight of 0 or 1 it is the lexical or the dense one alone."""

    def __init__(self, searcher: Searcher, k: int = 10, scope: SearchScope = _EVERYWHERE) -> None:
        super().__init__()
        self._searcher = searcher
        self._k = k
        self._scope = scope

    def hits(self, query: str) -> list[Hit]:
        """The ranking alone, without reading the nodes."""
        return self._searcher.search(query, self._k, self._scope)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self.hits(query_bundle.query_str)
        nodes = self._searcher.vectors.nodes([hit.id for hit in hits])
        return [NodeWithScore(node=nodes[hit.id], score=hit.score) for hit in hits]


def write_search(folder: Path, nodes: Sequence[TextNode], options: LexicalOptions = FULL) -> None:
    """Writes the lexical part of a build: the list of nodes and their BM25 index."""
    LexicalIndex.build([node.text for node in nodes], options).save(folder)
    NodeList.of(nodes).save(folder / "nodes.json")


def open_search(folder: Path, vectors: VectorIndex, embedder: Embedder, dense_weight: float) -> Searcher:
    """Opens what `write_search` wrote, beside the vectors of the same build."""
    return Searcher(NodeList.load(folder / "nodes.json"), LexicalIndex.load(folder), vectors, embedder, dense_weight)

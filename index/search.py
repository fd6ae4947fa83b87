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

Parts = npt.NDArray[np.float64]

_CANDIDATES = 100
"""How many nearest nodes count in a build that is too large for exact cosines."""
_EVERYWHERE = SearchScope()


@dataclass(frozen=True, slots=True)
class NodeEntry:
    """What a search may be restricted by."""

    id: str
    document: str
    kind: NodeKind
    table: str


class NodeList:
    """The nodes of a build in their fixed order: the positions of the lexical index and of the scores."""

    def __init__(self, entries: Sequence[NodeEntry]) -> None:
        self.entries = list(entries)
        self.ids = [entry.id for entry in self.entries]
        self.positions = {node: position for position, node in enumerate(self.ids)}
        self._documents = _Column([entry.document for entry in self.entries])
        self._kinds = _Column([entry.kind for entry in self.entries])
        self._tables = _Column([entry.table for entry in self.entries])

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

    def mask(self, scope: SearchScope) -> npt.NDArray[np.bool_] | None:
        """Which positions a search may return; None when it may return all."""
        allowed = None
        for column, wanted in (
            (self._documents, scope.documents),
            (self._kinds, scope.kinds),
            (self._tables, scope.tables),
        ):
            if wanted:
                here = column.among(wanted)
                allowed = here if allowed is None else allowed & here
        if scope.nodes:
            named = np.zeros(len(self.entries), dtype=bool)
            named[[self.positions[node] for node in scope.nodes if node in self.positions]] = True
            allowed = named if allowed is None else allowed & named
        return allowed


class _Column:
    """One field of all nodes, as numbers, which are compared much faster than words."""

    def __init__(self, values: Sequence[str]) -> None:
        self._numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
        self._column = np.array([self._numbers[value] for value in values], dtype=np.intp)

    def among(self, wanted: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Where the field is one of the values."""
        named = np.zeros(len(self._numbers), dtype=bool)
        named[[self._numbers[value] for value in wanted if value in self._numbers]] = True
        found: npt.NDArray[np.bool_] = named[self._column]
        return found


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

        Score = (1 - v) * BM25 / (best BM25 of the query) + v * max(0, cosine), both parts within the scope. Meaning
        counts as far as words fail: v = w (1 - c) / (1 - w c), where w is the dense weight and c the share of the
        query's words (by idf) that the best text by BM25 holds. So v is 0 and 1 where w is, and else between 0 and w.
        """
        allowed = self.nodes.mask(scope)
        lexical = self._lexical(query, allowed) if self.dense_weight < 1 else self._nothing()
        weight = self._weight(query, lexical)
        dense = self._dense(query, max(_CANDIDATES, k), scope, allowed) if weight > 0 else self._nothing()
        scores = (1 - weight) * lexical + weight * dense
        entries, best = self.nodes.entries, _best(scores, k)
        parts = (part[best].tolist() for part in (scores, lexical, dense))
        return [Hit(entries[at].id, entries[at].kind, *values) for at, *values in zip(best, *parts, strict=True)]

    def _weight(self, query: str, lexical: Parts) -> float:
        if not 0 < self.dense_weight < 1 or not lexical.any():
            return self.dense_weight
        covered = self.lexical.coverage(query, int(lexical.argmax()))
        return self.dense_weight * (1 - covered) / (1 - self.dense_weight * covered)

    def _nothing(self) -> Parts:
        return np.zeros(len(self.nodes.entries))

    def _lexical(self, query: str, allowed: npt.NDArray[np.bool_] | None) -> Parts:
        scores = _within(self.lexical.scores(query).astype(np.float64), allowed)
        best = scores.max(initial=0)
        return scores / best if best > 0 else scores

    def _dense(self, query: str, count: int, scope: SearchScope, allowed: npt.NDArray[np.bool_] | None) -> Parts:
        vector = self.embedder.encode_query(query)
        cosines = self.vectors.cosines(vector, self.nodes.ids)
        if cosines is None:
            cosines = self._nothing()
            for node, cosine in self.vectors.nearest(vector, count, scope).items():
                cosines[self.nodes.positions[node]] = cosine
        return np.clip(_within(cosines, allowed), 0, 1)


def _within(scores: Parts, allowed: npt.NDArray[np.bool_] | None) -> Parts:
    return scores if allowed is None else np.where(allowed, scores, 0)


def _best(scores: Parts, count: int) -> npt.NDArray[np.intp]:
    """Positions of the highest scores above 0, the highest first, equal ones in their order."""
    found = np.flatnonzero(scores > 0)
    if count < len(found):
        found = found[scores[found] >= np.partition(scores[found], -count)[-count]] if count > 0 else found[:0]
    order = np.argsort(-scores[found], kind="stable")[:count]
    best: npt.NDArray[np.intp] = found[order]
    return best


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

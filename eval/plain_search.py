"""Our own hybrid search over any texts, as a build would search them: for external sets and for ablations."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from llama_index.core.schema import TextNode

from index.lexical import LexicalIndex, LexicalOptions
from index.search import NodeList, Searcher
from index.vectors import VectorIndex, write_vectors

if TYPE_CHECKING:
    from index.embedder import Embedder

NAME = "evaluation"
AS_BUILT = LexicalOptions()


def text_nodes(texts: Mapping[str, str]) -> list[TextNode]:
    """Nodes of plain texts by their ids; their words are searched as they are."""
    metadata = {"document": "", "kind": "section", "table": "", "key": ""}
    return [
        TextNode(id_=name, text=text, metadata=dict(metadata), excluded_embed_metadata_keys=list(metadata))
        for name, text in texts.items()
    ]


def search_over(
    nodes: Sequence[TextNode], embedder: Embedder, dense_weight: float, options: LexicalOptions = AS_BUILT
) -> Searcher:
    """A searcher over the nodes, held in memory and a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="troly-eval-") as folder:
        vectors = embedder.encode([node.text for node in nodes])
        write_vectors(Path(folder) / "chroma", NAME, nodes, vectors, None)
        opened = VectorIndex.open(Path(folder) / "chroma", NAME)
    lexical = LexicalIndex.build([node.text for node in nodes], options)
    return Searcher(NodeList.of(nodes), lexical, opened, embedder, dense_weight)


@dataclass(frozen=True, slots=True)
class Ways:
    """One set of texts searched by words alone, by meaning alone, and by both as the settings weigh them."""

    fused: Searcher

    def all(self) -> dict[str, Searcher]:
        """The three ways by name."""
        return {
            "lexical": replace(self.fused, dense_weight=0.0),
            "dense": replace(self.fused, dense_weight=1.0),
            "fused": self.fused,
        }

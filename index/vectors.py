"""The vectors of a build in Chroma: written once, then opened from a copy of the process's own or from a server."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt
from llama_index.core.schema import BaseNode, TextNode

from index.static_model import Vectors
from index.types import SearchScope

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from llama_index.vector_stores.chroma import ChromaVectorStore

_ADD_LIMIT = 5000
_GET_LIMIT = 5000
_EQUAL = 1e-6
_DECIMALS = 6
EXACT_LIMIT = 20_000
"""Up to so many nodes every one is compared: 20 MB and some 3 ms with the vectors of the shipped model."""
# Denser than by default, which found 96 % of the nearest hundred.
_GRAPH: Any = {"hnsw": {"space": "cosine", "max_neighbors": 32, "ef_construction": 400, "ef_search": 400}}


class VectorIndex:
    """Nearest nodes of a vector, in one Chroma collection."""

    def __init__(self, client: Client, name: str) -> None:
        from llama_index.vector_stores.chroma import ChromaVectorStore  # noqa: PLC0415 - chromadb takes a second

        # Without None here, chromadb would attach an embedding model of its own and download it.
        self._collection = client.get_collection(name, embedding_function=None)
        self.store: ChromaVectorStore = ChromaVectorStore(chroma_collection=self._collection)
        self.size: int = self._collection.count()
        self._matrix: Vectors | None = None
        self.close: Callable[[], object] = client.close
        """Gives up the connection, and the copy of the folder; what is left open at the end of the process goes too."""

    @classmethod
    def open(cls, folder: Path, name: str, chroma_url: str | None = None) -> VectorIndex:
        """Opens the collection of a build on the server, or in a copy of its folder that goes when the object goes."""
        if chroma_url:
            return cls(_server(chroma_url), name)
        # Chroma writes to its folder even when it is only queried, and a build is never changed.
        copy = Path(tempfile.mkdtemp(prefix="troly-chroma-"))
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        client = _local(copy)
        index = cls(client, name)
        index.close = weakref.finalize(index, _discard, client, copy)
        return index

    def cosines(self, vector: Vectors, ids: Sequence[str]) -> npt.NDArray[np.float64] | None:
        """Cosine similarity of each node to a vector, for the ids of all nodes in the caller's order.

        None when there are more than `EXACT_LIMIT`: then only `nearest` is quick enough. The order is that of the
        first call. The graph that Chroma searches is grown anew in each process, not twice alike; these are exact.
        """
        if self.size > EXACT_LIMIT:
            return None
        if self._matrix is None:
            self._matrix = self._all(ids)
        # What is left of the order in which a processor adds must not part equal texts.
        products: npt.NDArray[np.float32] = self._matrix @ vector
        return np.round(products, _DECIMALS).astype(np.float64)

    def _all(self, ids: Sequence[str]) -> Vectors:
        if not ids:
            return np.zeros((0, 1), dtype=np.float32)
        found: dict[str, Any] = {}
        for start in range(0, len(ids), _GET_LIMIT):
            part = self._collection.get(ids=list(ids[start : start + _GET_LIMIT]), include=["embeddings"])
            vectors = part["embeddings"]
            found.update(zip(part["ids"], vectors if vectors is not None else [], strict=True))
        return np.array([found[node] for node in ids], dtype=np.float32)

    def nearest(self, vector: Vectors, count: int, scope: SearchScope) -> dict[str, float]:
        """Cosine similarity of at most `count` nearest nodes, best first."""
        count = min(count, self.size)
        if not count or not vector.any():
            return {}
        found = self._collection.query(
            query_embeddings=vector[np.newaxis].tolist(),
            n_results=count,
            ids=list(scope.nodes) or None,
            where=_where(scope),
            include=["distances"],
        )
        distances = (found["distances"] or [[]])[0]
        nearest = {node: 1.0 - float(distance) for node, distance in zip(found["ids"][0], distances, strict=True)}
        return _without_last_tie(nearest) if count <= len(nearest) < self.size else nearest

    def nodes(self, ids: Sequence[str]) -> dict[str, BaseNode]:
        """LlamaIndex nodes by their ids."""
        return {node.node_id: node for node in self.store.get_nodes(list(ids))} if ids else {}


def _without_last_tie(nearest: dict[str, float]) -> dict[str, float]:
    """Drops the last of a cut list and its equals: which of several equal texts were let in is chance."""
    last = min(nearest.values())
    kept = {node: cosine for node, cosine in nearest.items() if cosine - last > _EQUAL}
    return kept or nearest


def write_vectors(folder: Path, name: str, nodes: Sequence[TextNode], vectors: Vectors, chroma_url: str | None) -> None:
    """Stores the nodes with their vectors, in a new folder and, when a server is set, also there."""
    folder.mkdir(parents=True)
    local = _local(folder)
    _write(local, name, nodes, vectors)
    local.close()
    if chroma_url:
        client = _server(chroma_url)
        drop_collections(client, [name])
        _write(client, name, nodes, vectors)


def server_has(chroma_url: str, name: str) -> bool:
    """Whether the server holds the collection of a build."""
    return any(collection.name == name for collection in _server(chroma_url).list_collections())


def drop_from_server(chroma_url: str, names: Iterable[str]) -> None:
    """Removes the collections of builds that are gone."""
    drop_collections(_server(chroma_url), names)


def drop_collections(client: Client, names: Iterable[str]) -> None:
    """Removes the collections that exist."""
    present = {collection.name for collection in client.list_collections()}
    for name in present.intersection(names):
        client.delete_collection(name)


def _write(client: Client, name: str, nodes: Sequence[TextNode], vectors: Vectors) -> None:
    from llama_index.vector_stores.chroma import ChromaVectorStore  # noqa: PLC0415

    collection = client.create_collection(name, configuration=_GRAPH, embedding_function=None)
    store = ChromaVectorStore(chroma_collection=collection)
    for start in range(0, len(nodes), _ADD_LIMIT):
        batch: list[BaseNode] = [
            node.model_copy(update={"embedding": vector.tolist()})
            for node, vector in zip(nodes[start : start + _ADD_LIMIT], vectors[start : start + _ADD_LIMIT], strict=True)
        ]
        store.add(batch)


def _discard(client: Client, copy: Path) -> None:
    client.close()
    shutil.rmtree(copy, ignore_errors=True)


def _local(folder: Path) -> Client:
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    return cast("Client", chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False)))


def _server(url: str) -> Client:
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"CHROMA_URL must look like http://127.0.0.1:8001, not {url!r}.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    settings = Settings(anonymized_telemetry=False)
    return cast("Client", chromadb.HttpClient(parts.hostname, port, ssl=parts.scheme == "https", settings=settings))


def _where(scope: SearchScope) -> Any:
    fields = {"document": scope.documents, "kind": scope.kinds, "table": scope.tables}
    conditions = [{name: {"$in": list(values)}} for name, values in fields.items() if values]
    return {"$and": conditions} if len(conditions) > 1 else (conditions[0] if conditions else None)

"""Sentence embeddings behind LlamaIndex's interface; nothing is ever fetched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding
from pydantic import PrivateAttr

from index.fingerprint import digest, digest_tree
from index.static_model import StaticModel, Vectors

_BATCH = 64
_FAMILY = "sentence-transformers/"


class ModelMissingError(Exception):
    """The embedding model that the settings name is not on this machine."""


class _Backend(Protocol):
    def queries(self, texts: Sequence[str]) -> Vectors: ...

    def documents(self, texts: Sequence[str]) -> Vectors: ...


class Embedder(BaseEmbedding):
    """Any SentenceTransformer by folder or by the name of a cached model. Vectors have length 1, or 0 for no words."""

    _folder: Path = PrivateAttr()
    _fingerprint: str = PrivateAttr()

    def __init__(self, model: str, **values: Any) -> None:
        """Raises `ModelMissingError` when the model is not on disk; loads it at first use."""
        super().__init__(model_name=model, embed_batch_size=_BATCH, **values)
        self._folder, self._fingerprint = find_model(model)

    @property
    def fingerprint(self) -> str:
        """Hash of the model, the same wherever it lies."""
        return self._fingerprint

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be searched, one row each."""
        return _normalised(self._backend.documents(list(texts)))

    def encode_query(self, query: str) -> Vectors:
        """Vector of one query."""
        vector: Vectors = _normalised(self._backend.queries([query]))[0]
        return vector

    @cached_property
    def _backend(self) -> _Backend:
        static = StaticModel.load(self._folder)
        return _Static(static) if static is not None else _Transformer(self._folder)

    def _get_query_embedding(self, query: str) -> list[float]:
        return [float(value) for value in self.encode_query(query)]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [[float(value) for value in row] for row in self.encode(texts)]


class _Static:
    def __init__(self, model: StaticModel) -> None:
        self._model = model

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._model.encode(texts)

    documents = queries


class _Transformer:
    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds and 440 MB

        self._model = SentenceTransformer(str(folder), local_files_only=True)

    def queries(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(self._model.encode_query(list(texts), show_progress_bar=False), dtype=np.float32)

    def documents(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(
            self._model.encode_document(list(texts), batch_size=_BATCH, show_progress_bar=False), dtype=np.float32
        )


def find_model(model: str) -> tuple[Path, str]:
    """Folder and fingerprint of a model named by its folder or by its name in the local cache of models."""
    folder = Path(model)
    if folder.is_dir():
        # How a model was trained and how it is described change nothing in its vectors.
        return folder, digest_tree(folder, skip=["training_record.json", "README.md"])
    from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415 - slow to import, rarely needed

    names = [model] if "/" in model else [model, _FAMILY + model]
    for name in names:
        for file in ("modules.json", "config.json"):
            found = try_to_load_from_cache(name, file) if name.count("/") <= 1 else None
            if isinstance(found, str):
                snapshot = Path(found).parent
                return snapshot, digest(name, snapshot.name)
    raise ModelMissingError(
        f"The embedding model {model!r} is neither a folder nor in the local cache of models. Nothing is downloaded: "
        "fetch it beforehand, or set EMBEDDING_MODEL to a folder, or unset it to use the model that is shipped."
    )


def _normalised(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    result: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return result

"""A SentenceTransformer that is one StaticEmbedding, run without torch, whose import alone takes seconds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class StaticModel:
    """The mean of the vectors of a text's tokens; a text without tokens has the zero vector."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file  # noqa: PLC0415 - only when a model is used
        from tokenizers import Tokenizer  # noqa: PLC0415

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._weights = load_file(folder / "model.safetensors")["embedding.weight"].astype(np.float32)

    @classmethod
    def load(cls, folder: Path) -> StaticModel | None:
        """The model of a SentenceTransformer folder, or None when it is of another kind."""
        module = _single_module(folder)
        return cls(folder / module) if module is not None else None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row for each text, not normalised: the same as `SentenceTransformer.encode` gives."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        ids = [encoding.ids for encoding in encodings]
        result = np.zeros((len(ids), self._weights.shape[1]), dtype=np.float32)
        ends = list(accumulate(map(len, ids)))
        rows = self._weights[[token for tokens in ids for token in tokens]] if any(ids) else result
        for position, (tokens, end) in enumerate(zip(ids, ends, strict=True)):
            if tokens:
                result[position] = rows[end - len(tokens) : end].mean(axis=0)
        return result


def _single_module(folder: Path) -> str | None:
    """Sub-folder of the model's only module when that is a StaticEmbedding with plain weights."""
    listing = folder / "modules.json"
    if not listing.is_file():
        return None
    modules = json.loads(listing.read_text("utf-8"))
    # Vectors are compared by their angle, so a module that normalises them changes nothing.
    kinds = [module for module in modules if not module["type"].endswith(".Normalize")]
    if len(kinds) != 1 or not kinds[0]["type"].endswith(".StaticEmbedding"):
        return None
    place = folder / kinds[0]["path"]
    plain = (place / "model.safetensors").is_file() and _has_plain_weights(place / "model.safetensors")
    return str(kinds[0]["path"]) if plain else None


def _has_plain_weights(path: Path) -> bool:
    from safetensors import safe_open  # noqa: PLC0415

    with safe_open(path, framework="numpy") as tensors:
        return list(tensors.keys()) == ["embedding.weight"]

"""Trains the default embedding model: a static SentenceTransformer of a few MB, from the corpus and our own phrases.

Contrastive learning with in-batch negatives (InfoNCE, both ways) over mean token vectors. The vectors start random and
weighted by rarity, so that words that training does not move still match themselves.
"""

from __future__ import annotations

import logging
import math
import random
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import torch
from pydantic import BaseModel
from torch.nn import EmbeddingBag
from torch.nn.functional import cross_entropy, normalize

from index.build import corpus_files
from index.fingerprint import file_sha256
from index.nodes import PlanNodeParser
from index.pairs import Pair, document_pairs, epoch, load_phrases
from index.phrases import SHIPPED_EVERYDAY, SHIPPED_PAIRS
from index.settings import SHIPPED_MODEL
from index.validation import SHIPPED_VALIDATION, Validation, validate
from index.vocabulary import SYLLABLES, make_tokenizer
from ingest.catalogue import load_catalogue
from ingest.loader import parse_file

RECORD = "training_record.json"

_DIMENSIONS = 256
_EPOCHS = 24
_BATCH = 256
_RATE = 0.01
_TEMPERATURE = 0.05
_PACKAGES = ("torch", "sentence-transformers", "tokenizers", "numpy")

_log = logging.getLogger(__name__)


class TrainingRecord(BaseModel):
    """How a model came to be; the same data, seed and versions give the same model."""

    data: dict[str, str]
    """SHA-256 of each file of the corpus and of our own phrases, syllables and validation questions."""
    seed: int
    versions: dict[str, str]
    dimensions: int
    vocabulary: int
    epochs: int
    pairs_per_epoch: int
    losses: list[float]
    """Mean loss of each epoch."""
    validation: Validation


def train_embedding(corpus_dir: Path, out_dir: Path = SHIPPED_MODEL, seed: int = 1) -> TrainingRecord:
    """Trains on the documents of a corpus folder and writes model and record to `out_dir`, which must be empty or ours.

    Raises `FileExistsError` when `out_dir` holds something else, and `LoadError` when a document can't be read.
    """
    _make_room(out_dir)
    entries = load_catalogue(corpus_dir).entries
    files = corpus_files(corpus_dir)
    documents = [parse_file(path, entries.get(path.name)) for path in files]
    nodes = [node for document in documents for node in PlanNodeParser().parse(document)]
    texts = [node.text for node in nodes]
    phrases = load_phrases()
    tokenizer = make_tokenizer([*texts, *(phrase for line in phrases for phrase in line)])
    trainer = _Trainer(tokenizer, texts, phrases, seed)
    losses = trainer.run(document_pairs(documents))
    _save(out_dir, tokenizer, trainer.weights())
    data = [*files, SHIPPED_PAIRS, SHIPPED_EVERYDAY, SYLLABLES, SHIPPED_VALIDATION]
    record = TrainingRecord(
        data={path.name: file_sha256(path.read_bytes()) for path in data},
        seed=seed,
        versions={name: version(name) for name in _PACKAGES},
        dimensions=_DIMENSIONS,
        vocabulary=tokenizer.get_vocab_size(),
        epochs=_EPOCHS,
        pairs_per_epoch=trainer.seen // _EPOCHS,
        losses=losses,
        validation=validate(nodes, out_dir),
    )
    (out_dir / RECORD).write_text(record.model_dump_json(indent=1) + "\n", "utf-8")
    return record


class _Trainer:
    def __init__(self, tokenizer: Any, texts: Sequence[str], phrases: Sequence[list[str]], seed: int) -> None:
        # More threads would add in another order each time, and the model would not come out the same.
        torch.set_num_threads(1)
        torch.manual_seed(seed)
        self._rng = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self._tokenizer = tokenizer
        self._texts = texts
        self._phrases = phrases
        self._bag = EmbeddingBag.from_pretrained(self._start(), freeze=False, mode="mean")
        self._optimizer = torch.optim.Adam(self._bag.parameters(), lr=_RATE)
        self.seen = 0

    def run(self, pairs: Sequence[Pair]) -> list[float]:
        """Mean loss of each epoch."""
        losses = []
        for number in range(_EPOCHS):
            drawn = epoch(pairs, self._texts, self._phrases, self._rng)
            self.seen += len(drawn)
            batches = [drawn[start : start + _BATCH] for start in range(0, len(drawn), _BATCH)]
            steps = [self._step(batch) for batch in batches if len(batch) > 1]
            losses.append(round(sum(steps) / max(1, len(steps)), 4))
            _log.info("epoch %d of %d: loss %.3f", number + 1, _EPOCHS, losses[-1])
        return losses

    def weights(self) -> np.ndarray[Any, Any]:
        """Vectors of all tokens, of half precision."""
        return self._bag.weight.detach().numpy().astype(np.float16)

    def _start(self) -> torch.Tensor:
        lines = [*self._texts, *(phrase for line in self._phrases for phrase in line)]
        found = Counter(token for ids in self._ids(lines) for token in set(ids))
        size = self._tokenizer.get_vocab_size()
        rarity = torch.tensor([math.log(1 + len(lines) / (1 + found[token])) for token in range(size)])
        weights = torch.randn(size, _DIMENSIONS) / math.sqrt(_DIMENSIONS) * rarity[:, None]
        weights[0] = 0
        return weights

    def _step(self, batch: Sequence[Pair]) -> float:
        left = self._encode([pair.left for pair in batch])
        right = self._encode([pair.right for pair in batch])
        scores = (left @ right.T / _TEMPERATURE).masked_fill(_not_wrong(batch), -1e4)
        target = torch.arange(len(batch))
        loss = (cross_entropy(scores, target) + cross_entropy(scores.T, target)) / 2
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._optimizer.step()
        return float(loss.detach())

    def _encode(self, texts: Sequence[str]) -> torch.Tensor:
        ids = self._ids(texts)
        offsets = list(accumulate((len(tokens) for tokens in ids[:-1]), initial=0))
        flat = [token for tokens in ids for token in tokens]
        vectors: torch.Tensor = normalize(self._bag(torch.tensor(flat), torch.tensor(offsets)), dim=1)
        return vectors

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [encoding.ids for encoding in encodings]


def _not_wrong(batch: Sequence[Pair]) -> torch.Tensor:
    """Where another pair's right side would be a right answer too: of the same meaning or the same words."""
    words = {text: number for number, text in enumerate(dict.fromkeys(pair.right for pair in batch))}
    right = torch.tensor([words[pair.right] for pair in batch])
    meaning = torch.tensor([-1 - n if pair.meaning is None else pair.meaning for n, pair in enumerate(batch)])
    alike = (right[:, None] == right) | (meaning[:, None] == meaning)
    return alike & ~torch.eye(len(batch), dtype=torch.bool)


def _make_room(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()) and not (folder / RECORD).is_file():
        raise FileExistsError(f"{folder} holds something that is no model of ours; name another folder.")
    folder.mkdir(parents=True, exist_ok=True)


def _save(folder: Path, tokenizer: Any, weights: np.ndarray[Any, Any]) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding  # noqa: PLC0415

    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)], device="cpu")
    model.save(str(folder), create_model_card=False)
    for path in folder.iterdir():
        path.chmod(0o644)

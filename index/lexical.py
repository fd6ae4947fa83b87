"""BM25 over folded syllables and their bigrams, saved with a build."""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.synonyms import Synonyms
from index.tokenizer import tokenize

Scores = npt.NDArray[np.float32]

K1 = 1.2
B = 0.6
EXPANSION_WEIGHT = 0.3


@dataclass(frozen=True)
class LexicalOptions:
    """What can be switched off to measure what it is worth. The first two hold for index and query alike."""

    folded: bool = True
    bigrams: bool = True
    synonyms: bool = True


FULL = LexicalOptions()


class LexicalIndex:
    """BM25 scores of a fixed list of texts; a text is known by its position in the list."""

    def __init__(self, bm25: Any, size: int, options: LexicalOptions, synonyms: Synonyms | None) -> None:
        self._bm25 = bm25
        self._options = options
        self._synonyms = synonyms
        self.size = size

    @classmethod
    def build(cls, texts: Sequence[str], options: LexicalOptions = FULL) -> LexicalIndex:
        """Indexes the texts; an empty list gives an index that finds nothing."""
        bm25 = _bm25s().BM25(k1=K1, b=B)
        corpus = [tokenize(text, folded=options.folded, bigrams=options.bigrams) for text in texts]
        if any(corpus):
            bm25.index(corpus, show_progress=False)
        else:
            bm25 = None
        return cls(bm25, len(texts), options, _synonyms(options))

    @classmethod
    def load(cls, folder: Path, options: LexicalOptions = FULL) -> LexicalIndex:
        """Opens a saved index; `options` must be those it was built with, but for `synonyms`."""
        size = int((folder / "size").read_text())
        bm25 = _bm25s().BM25.load(folder, show_progress=False) if (folder / "params.index.json").exists() else None
        return cls(bm25, size, options, _synonyms(options))

    def save(self, folder: Path) -> None:
        """Writes the index to a folder, which is made."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "size").write_text(str(self.size))
        if self._bm25 is not None:
            self._bm25.save(folder, show_progress=False)

    def scores(self, query: str) -> Scores:
        """BM25 score of each text, from 0; expanded words count `EXPANSION_WEIGHT`."""
        tokens = tokenize(query, folded=self._options.folded, bigrams=self._options.bigrams)
        scores = self._score(tokens)
        if self._synonyms is not None:
            more = self._synonyms.expand(query)
            if more:
                scores += np.float32(EXPANSION_WEIGHT) * self._score(more)
        return scores

    def coverage(self, query: str, position: int) -> float:
        """Share of the query's words, weighted by their rarity (idf), that a text holds itself; 0 for no words."""
        held = total = 0.0
        for token in dict.fromkeys(tokenize(query, folded=self._options.folded, bigrams=False)):
            texts = self._texts_with(token)
            rarity = math.log(1 + (self.size - len(texts) + 0.5) / (len(texts) + 0.5))
            total += rarity
            held += rarity if position in texts else 0.0
        return held / total if total else 0.0

    def _texts_with(self, token: str) -> npt.NDArray[np.int32]:
        number = self._bm25.vocab_dict.get(token) if self._bm25 is not None else None
        if number is None:
            return np.zeros(0, dtype=np.int32)
        start, end = self._bm25.scores["indptr"][number : number + 2]
        return np.asarray(self._bm25.scores["indices"][start:end])

    def _score(self, tokens: list[str]) -> Scores:
        ids = self._bm25.get_tokens_ids(tokens) if self._bm25 is not None else []
        if not ids:
            return np.zeros(self.size, dtype=np.float32)
        return np.asarray(self._bm25.get_scores_from_ids(ids), dtype=np.float32)


def _bm25s() -> Any:
    import bm25s  # noqa: PLC0415 - 0.2 s that only searching programs should pay

    # It sets its own logger to DEBUG and reports each index it builds.
    logging.getLogger("bm25s").setLevel(logging.WARNING)
    return bm25s


def _synonyms(options: LexicalOptions) -> Synonyms | None:
    return Synonyms.load() if options.synonyms and options.folded else None

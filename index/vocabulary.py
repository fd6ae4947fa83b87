"""The tokenizer of the default embedding model: folded syllables, frequent compounds, and letters for the rest."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from ingest.textnorm import fold
from ingest.yaml_files import load_yaml

SYLLABLES = Path(__file__).parent / "data" / "syllables.yaml"

_SPACE = "▁"
_WORD = re.compile(r"[a-z0-9]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_COMPOUND_COUNT = 3
_COMPOUND_PMI = 3.0
_COMPOUND_LIMIT = 4000
# Log-probabilities of the unigram model. A compound beats its two syllables, a syllable beats its letters, and among
# compounds that overlap the closer pair wins.
_SYLLABLE_SCORE = -10.0
_COMPOUND_SCORE = -17.0
_LETTER_SCORE = -30.0


def make_tokenizer(texts: Sequence[str]) -> Tokenizer:
    """A tokenizer for the words of the texts and for any Vietnamese syllable, without diacritics."""
    words = [_WORD.findall(fold(text)) for text in texts]
    counts = Counter(word for line in words for word in line)
    syllables = sorted(counts.keys() | possible_syllables())
    vocabulary = [("[UNK]", -100.0)]
    vocabulary += [(letter, _LETTER_SCORE) for letter in _LETTERS]
    vocabulary += [(_SPACE, _LETTER_SCORE)]
    vocabulary += [(_SPACE + syllable, _SYLLABLE_SCORE) for syllable in syllables]
    vocabulary += _compounds(counts, words)
    return _tokenizer(vocabulary)


def possible_syllables() -> set[str]:
    """All folded syllables that the language could have."""
    parts = load_yaml(SYLLABLES.read_text("utf-8"))
    return {onset + rime for onset in parts["onsets"] for rime in parts["rimes"]}


def _compounds(counts: Counter[str], words: Iterable[list[str]]) -> list[tuple[str, float]]:
    pairs = Counter(pair for line in words for pair in pairwise(line))
    total = sum(counts.values())
    found = []
    for (left, right), count in pairs.items():
        bound = math.log(count * total / (counts[left] * counts[right]))
        if count >= _COMPOUND_COUNT and bound > _COMPOUND_PMI and left.isalpha() and right.isalpha():
            found.append((-count * bound, f"{_SPACE}{left}{_SPACE}{right}", bound))
    return [(text, _COMPOUND_SCORE - 1 / (1 + bound)) for _, text, bound in sorted(found)[:_COMPOUND_LIMIT]]


def _tokenizer(vocabulary: list[tuple[str, float]]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFD(),
            normalizers.Lowercase(),
            normalizers.StripAccents(),
            normalizers.Replace("đ", "d"),
            normalizers.Replace(Regex("[^a-z0-9]+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_SPACE, prepend_scheme="always", split=False)
    return tokenizer

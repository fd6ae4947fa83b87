"""What the default embedding model learns from: pairs of texts that belong together."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.phrases import SHIPPED_EVERYDAY, SHIPPED_PAIRS, load_groups
from index.rows import passages, records
from index.types import Record
from ingest.model import NAMING_ROLES, PlanDocument

_ROUNDS = 2
"""How often each line of phrases is drawn from in one epoch."""
_SHORTEST_CELLS = 20
_SHORTEST_CLOZE = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together. Pairs of one `meaning` (a line of phrases) are no wrong answers to each other."""

    left: str
    right: str
    meaning: int | None = None


def load_phrases() -> list[list[str]]:
    """Lines of phrases of one meaning, the documents' own last; raises `ValueError` that names a line that is none."""
    everyday = [[*said, own] for own, *said in load_groups(SHIPPED_EVERYDAY)]
    return load_groups(SHIPPED_PAIRS) + everyday


def document_pairs(documents: Iterable[PlanDocument]) -> list[Pair]:
    """Pairs that the documents state: a row's name and its heading, its name and its cells, a heading and its text."""
    found = []
    for document in documents:
        for record in records(document):
            found += [Pair(record.name, other) for other in _around(record)]
        found += [Pair(passage.path[-1], passage.text) for passage in passages(document) if passage.path]
    return [pair for pair in found if pair.left.strip() and pair.right.strip()]


def epoch(pairs: Sequence[Pair], texts: Sequence[str], phrases: Sequence[list[str]], rng: random.Random) -> list[Pair]:
    """The pairs of one epoch in random order: those of the documents, pieces cut out of texts, and phrases."""
    found = [Pair(_thinned(pair.left, rng, 0.3) if rng.random() < 0.5 else pair.left, pair.right) for pair in pairs]
    found += (pair for text in texts for pair in _cloze(text, rng))
    for _ in range(_ROUNDS):
        for meaning, line in enumerate(phrases):
            left, right = rng.sample(line, 2)
            found.append(Pair(_thinned(left, rng, 0.15), right, meaning))
            # The last phrase of a line is the documents' own.
            found.append(Pair(rng.choice(line[:-1]), line[-1], meaning))
    rng.shuffle(found)
    return found


def _around(record: Record) -> Iterator[str]:
    yield from record.group[-1:]
    cells = " ".join(cell.text for cell in record.cells if cell.role not in NAMING_ROLES and cell.text)
    if len(cells) > _SHORTEST_CELLS:
        yield cells


def _cloze(text: str, rng: random.Random) -> Iterator[Pair]:
    """A piece of a text and the text, mostly without the piece (the inverse cloze task)."""
    words = text.split()
    if len(words) < _SHORTEST_CLOZE:
        return
    length = rng.randint(4, max(5, min(14, len(words) // 2)))
    start = rng.randint(0, len(words) - length)
    rest = words[:start] + words[start + length :] if rng.random() < 0.8 else words
    yield Pair(" ".join(words[start : start + length]), " ".join(rest))


def _thinned(text: str, rng: random.Random, share: float) -> str:
    kept = [word for word in text.split() if rng.random() > share]
    return " ".join(kept) or text

"""Whatever a file holds, it becomes a document or a `LoadError`: one bad file never stops an index."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ingest.loader import LoadError, parse_bytes

CORPUS = Path(__file__).parents[2] / "corpus"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
LINES = st.one_of(
    st.sampled_from(
        ["|", "| TT | Nhiệm vụ |", "|---|---|", "TT Nhiệm vụ Cơ quan chủ trì", "TT", "1.", "7.1.2", "- a", ""]
    ),
    st.text(max_size=40),
)


def parse(text: str) -> None:
    try:
        parse_bytes(text.encode("utf-8", "replace"), "x.txt")
    except LoadError:
        return


@example(["TT Nhiệm vụ Cơ quan chủ trì", "1.", "TT", "TT Nhiệm vụ Cơ quan chủ trì"])
@given(st.lists(LINES, max_size=40))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_lines(lines: list[str]) -> None:
    parse("\n".join(lines))


@pytest.mark.parametrize("seed", range(10))
def test_pieces_of_real_files_in_any_order(seed: int) -> None:
    chance = random.Random(seed)
    pieces: list[str] = []
    for _ in range(6):
        lines = chance.choice(TEXTS).split("\n")
        start = chance.randrange(len(lines))
        pieces.extend(lines[start : start + chance.randrange(5, 80)])
    parse("\n".join(pieces))

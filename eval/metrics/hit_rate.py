"""Hit@k of one ranking: everything that is needed stands among the first k.

    hit@k = 1 when the first k results hold all needed pieces of evidence, else 0

With one needed piece this is success@k (and recall@k). With several it asks for all of them, because an
answer that compares two plans cannot be written from one. Source: the usual definition, made strict.
"""

from __future__ import annotations

from collections.abc import Sequence


def hit(gains: Sequence[float], needed: int, k: int) -> bool:
    """`gains[i]`: pieces that the result at rank i (from 0) is the first to bring."""
    return needed > 0 and sum(gains[:k]) >= needed

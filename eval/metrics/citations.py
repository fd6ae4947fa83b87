"""Citation precision and recall of one answer against the evidence that the gold asks for.

    precision = citations that meet some entry of `cite` / all citations of the answer
    recall    = entries of `cite` that some citation meets / all entries

Source: the definitions of T. Gao et al., "Enabling Large Language Models to Generate Text with
Citations" (ALCE), EMNLP 2023, with the gold's quotes in place of an entailment model. The gold asks for
the least evidence and the assistant cites every row that it lists, so precision is a lower bound.
"""

from __future__ import annotations

from collections.abc import Sequence, Set


def citation_precision(met: Sequence[Set[int]]) -> float:
    """`met[i]`: entries that citation i meets. 0 when the answer cites nothing."""
    return sum(bool(entries) for entries in met) / len(met) if met else 0.0


def citation_recall(met: Sequence[Set[int]], entries: int) -> float:
    """Share of the `entries` that some citation meets; 1 when nothing has to be cited."""
    found: set[int] = set().union(*met)
    return len(found) / entries if entries else 1.0

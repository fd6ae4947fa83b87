"""Anchors of a document's page: readable, and unique within the document."""

from __future__ import annotations


class Anchors:
    """Hands out anchors of one document, adding a number to those that are taken."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unique(self, wanted: str) -> str:
        """`wanted`, or `wanted-2`, `wanted-3` … when it is taken."""
        anchor, count = wanted, 1
        while anchor in self._taken:
            count += 1
            anchor = f"{wanted}-{count}"
        self._taken.add(anchor)
        return anchor

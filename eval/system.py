"""The assistant as the evaluation sees it: something that answers, and a retriever that can be asked alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from eval.evidence import Text


class System(Protocol):
    """What a run needs. Any assistant can be measured that offers it."""

    def ask(self, question: str, history: Sequence[str]) -> dict[str, Any]:
        """The Answer object as JSON."""
        ...

    def retrieve(self, question: str, history: Sequence[str]) -> list[Text]:
        """The first `eval.evidence.DEPTH` results of the retriever alone."""
        ...

    def fingerprint(self) -> dict[str, Any]:
        """What identifies the build and its settings, ready for JSON."""
        ...

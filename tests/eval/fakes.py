"""Questions, answers and a system that needs no index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from eval.evidence import Text
from eval.gold import GoldQuestion, Need
from eval.tables import Fidelity


def gold(id_: str = "q1", **fields: Any) -> GoldQuestion:
    """An answerable lookup, unless `fields` say otherwise."""
    given: dict[str, Any] = {
        "question": "Ai chủ trì tiêu chí 7.1?",
        "type": "lookup",
        "style": "plain",
        "answerable": True,
        "must": [["Sở Nội vụ", "SNV"]],
        "cite": [Need(doc=["9/KH"], quote=["Hạ tầng số"])],
    }
    return GoldQuestion(id=id_, **{**given, **fields})


def unanswerable(id_: str = "u1", **fields: Any) -> GoldQuestion:
    """A question that must be abstained on."""
    return gold(id_, **{"type": "unanswerable", "answerable": False, "must": [], "cite": [], **fields})


def answer(text: str = "Sở Nội vụ chủ trì [1].", quote: str = "7.1 … Hạ tầng số", **fields: Any) -> dict[str, Any]:
    """An Answer object with one citation."""
    return {
        "answer": text,
        "abstained": False,
        "citations": [{"n": 1, "document": "9/KH", "label": "dòng 7.1", "quote": quote}],
        "confidence": 0.9,
        "elapsed_ms": 2.0,
        **fields,
    }


def refusal() -> dict[str, Any]:
    """An abstention."""
    return answer("Không tìm thấy.", abstained=True, reason="not_found", citations=[], confidence=0.0)


class FakeSystem:
    """Answers by a function of the question's words; retrieves always the same two texts."""

    def __init__(self, reply: Callable[[str], dict[str, Any]]) -> None:
        self._reply = reply
        self.histories: list[list[str]] = []

    def ask(self, question: str, history: Sequence[str]) -> dict[str, Any]:
        self.histories.append(list(history))
        return self._reply(question)

    def retrieve(self, question: str, history: Sequence[str]) -> list[Text]:
        return [Text("9/KH", "Chuyện khác"), Text("9/KH", "7.1 Hạ tầng số")]

    def table_fidelity(self) -> list[Fidelity]:
        return []

    def fingerprint(self) -> dict[str, Any]:
        return {"id": "fake"}

"""Questions whose words no document has: they are declined, not answered from what is near."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    "question",
    [
        "VPXQK chủ trì mấy nhiệm vụ trong Kế hoạch 58/KH-UBND?",
        "Kinh phí thực hiện Kế hoạch 58/KH-UBND là bao nhiêu?",
        "Số điện thoại của Sở Nội vụ là bao nhiêu?",
    ],
)
def test_what_no_document_says_is_declined(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.abstained, answer.answer
    assert not answer.citations

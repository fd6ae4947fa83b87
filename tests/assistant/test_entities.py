"""Questions that ask for rows by what they are: "quận nào", "mấy phường"."""

from __future__ import annotations

import pytest

from assistant.entities import asked_entities
from assistant.phrases import tokenize

WORDS = {"Quận, phường": ["quận", "phường"]}


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Quận nào đạt chỉ tiêu?", "quận"),
        ("quan nao dat chi tieu", "quận"),
        ("Có mấy phường đạt chỉ tiêu?", "phường"),
        ("Cơ quan nào được giao chủ trì?", None),
        ("Bao nhiêu cơ quan tham gia?", None),
    ],
)
def test_the_kind_of_row_that_is_asked_for(question: str, word: str | None) -> None:
    found = asked_entities(tokenize(question), WORDS)
    assert (found and found.word) == word

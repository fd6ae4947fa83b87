"""Nothing that a person may type or paste makes the assistant fail."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.engine import Engine
from assistant.phrases import tokenize
from tests.assistant.contract import check_citations
from tests.assistant.questions import ALL

_WORDS = [
    "ai", "chủ trì", "phối hợp", "tiêu chí", "nhiệm vụ", "1.2", "2.2.4", "11.1.1", "9.99", "0", "7", "-1", "58",
    "Kế hoạch", "kh", "58/KH-UBND", "năm 2030", "2029-2030", "quý III", "quý 9", "tháng 13", "trước tháng 9",
    "thường xuyên", "dự thảo", "phụ lục 2", "phụ lục", "chú thích", "chú thích 0", "SIPAS", "PAPI", "cao nhất",
    "chênh lệch", "tổng điểm", "so sánh", "bao nhiêu", "liệt kê", "viết tắt", "gọi tắt", "“", "”", "còn", "thì sao",
    "đúng không", "Sở Nội vụ", "sở", "SNV", "UBND", "[1]", "**", "…", "?", "%", "2,5", "/", "Mục II", "III", "I",
]  # fmt: skip
_PHRASES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join).filter(tokenize)
_SLIPS = st.builds(
    lambda text, at, insert: text[: at % (len(text) + 1)] + insert + text[at % (len(text) + 1) :],
    st.sampled_from([question for question in ALL if len(question) < 200]),
    st.integers(0, 200),
    st.text(max_size=4),
)
_QUESTIONS = st.one_of(_PHRASES, _SLIPS, st.text(max_size=80))
_STEADY = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@_STEADY
@given(question=_QUESTIONS, history=st.lists(_PHRASES, max_size=2))
def test_asking_never_fails(engine: Engine, question: str, history: list[str]) -> None:
    answer = engine.ask(question, history)
    assert answer.answer
    assert answer.question == question
    check_citations(answer)


@_STEADY
@given(question=_QUESTIONS.filter(tokenize), history=st.lists(_PHRASES, max_size=2))
def test_explaining_never_fails(engine: Engine, question: str, history: list[str]) -> None:
    assert isinstance(engine.explain(question, history).as_dict(), dict)

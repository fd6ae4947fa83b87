"""Of several values in a sentence the one that the question's words stand nearest to."""

from __future__ import annotations

import pytest

from assistant.answers.prose import late_clauses
from assistant.question import Asked, Question
from assistant.values import asked_spans

_RATES = (
    "Đã kích hoạt tài khoản định danh cho công chức, viên chức, đạt 99,9%; tiếp nhận 257 phản ánh, tỷ lệ xử lý "
    "hoàn thành 100%."
)
_RISE = "Chỉ số đạt 83,5% (tăng 3,4%) so với năm trước."
_TWO_DATES = (
    "Ban hành Quyết định số 89/QĐ-UBND ngày 13/4/2030 về việc phê duyệt Đề án quản lý tài sản công và Kế hoạch số "
    "55/KH-UBND ngày 31/5/2030 triển khai thực hiện Đề án."
)
_DISTRICTS = "Thí điểm trung tâm nông nghiệp tại các huyện: Mê Linh, Thanh Trì; xây đề án di tích (huyện Mỹ Đức)."


def _values(question: Question, sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in asked_spans(question, sentence, [])]


@pytest.mark.parametrize(
    ("question", "sentence", "values"),
    [
        ("Tỷ lệ kích hoạt tài khoản của công chức là bao nhiêu phần trăm?", _RATES, ["99,9%"]),
        ("Tỷ lệ xử lý phản ánh là bao nhiêu phần trăm?", _RATES, ["100%"]),
        ("Chỉ số đạt bao nhiêu phần trăm?", _RISE, ["83,5%"]),
        ("Chỉ số tăng bao nhiêu phần trăm?", _RISE, ["3,4%"]),
        ("Những huyện nào thí điểm trung tâm nông nghiệp?", _DISTRICTS, ["huyện: Mê Linh, Thanh Trì"]),
        ("Đề án di tích ở huyện nào?", _DISTRICTS, ["huyện Mỹ Đức"]),
        ("Quyết định nào phê duyệt Đề án quản lý tài sản công?", _TWO_DATES, ["89/QĐ-UBND"]),
    ],
)
def test_the_nearest_value_is_meant(question: str, sentence: str, values: list[str]) -> None:
    assert _values(Question(question), sentence) == values


def test_of_two_dates_the_one_of_the_document_that_is_named() -> None:
    asked = [Asked("deadline")]
    assert _values(Question("Kế hoạch triển khai thực hiện Đề án ban hành ngày nào?", asked=asked), _TWO_DATES) == [
        "ngày 31/5/2030"
    ]


def test_the_agency_of_the_clause_that_is_asked_about() -> None:
    sentence = "Giao Sở Tư pháp kiểm tra 22 quyết định của tỉnh; Sở Nội vụ rà soát 90 văn bản của huyện."
    question = Question("Ai kiểm tra 22 quyết định của tỉnh?", asks_agency=True)
    assert _values(question, sentence) == ["Sở Tư pháp"]


def test_a_short_late_clause_is_told_with_what_stands_before_it() -> None:
    sentence = (
        f"{'Tỉnh đã làm nhiều việc để dân hài lòng hơn, ' * 5}không thu phí khi nộp trên mạng, đến hết 31/12/2030."
    )
    start = sentence.index("31/12")
    assert late_clauses(sentence, [(start, start + 10)]) == (
        "… không thu phí khi nộp trên mạng, đến hết **31/12/2030** …"
    )


def test_a_late_clause_closes_the_bracket_that_it_opens() -> None:
    sentence = f"{'Tỉnh đã làm nhiều việc để dân hài lòng hơn, ' * 5}báo cáo kết quả khắc phục về tỉnh (qua Sở Nội vụ)."
    start = sentence.index("Sở")
    assert late_clauses(sentence, [(start, start + 9)]) == "… báo cáo kết quả khắc phục về tỉnh (qua **Sở Nội vụ**) …"

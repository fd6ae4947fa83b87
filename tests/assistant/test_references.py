"""What a question points at by number, over the invented plans."""

from __future__ import annotations

import pytest

from assistant.engine import Engine
from assistant.periods import covers
from assistant.question import ItemRef
from ingest.model import DocumentMeta

PLAN, DRAFT, RANKS = "58/KH-UBND", "58/KH-UBND (dự thảo)", "31/KH-UBND"


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("Ai ký Kế hoạch 58?", [PLAN]),
        ("ai ky ke hoach so 58", [PLAN]),
        ("Kế hoạch số 58/KH-UBND nói gì?", [PLAN]),
        ("KH 58 và KH 12 khác gì nhau?", [PLAN, "12/KH-UBND"]),
        ("Dự thảo Kế hoạch 58 nói gì?", [DRAFT]),
        ("Kế hoạch năm 2031 có gì?", ["KH-2031"]),
        ("Kế hoạch giai đoạn 2026-2030 có gì?", [RANKS]),
        ("Báo cáo CCHC năm 2029 nói gì?", ["BC-2029"]),
        ("Tiêu chí 1.2 do ai chủ trì?", []),
    ],
)
def test_documents(engine: Engine, question: str, documents: list[str]) -> None:
    assert engine.explain(question).documents == documents


def test_documents_that_are_not_here(engine: Engine) -> None:
    assert engine.explain("Kế hoạch năm 2025 có gì?").missing_documents == ["Kế hoạch năm 2025"]
    assert engine.explain("Quyết định 999/QĐ-UBND nói gì?").document_numbers == ["999/QĐ-UBND"]


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Tiêu chí 2.2.1 do ai chủ trì?", ["2.2.1"]),
        ("2.2.1 và 2.2.2 cái nào cao hơn?", ["2.2.1", "2.2.2"]),
        ("TC số 9.9 là gì?", ["9.9"]),
        ("Đạt 2.2 điểm", []),
        ("Nhiệm vụ 5 khi nào xong?", []),
        ("Năm 2030 có gì?", []),
    ],
)
def test_codes_are_told_from_amounts(engine: Engine, question: str, codes: list[str]) -> None:
    assert engine.explain(question).codes == codes


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Nhiệm vụ 5 khi nào xong?", [ItemRef("task", "5")]),
        ("nhiem vu so 05", [ItemRef("task", "5")]),
        ("NV 5", [ItemRef("task", "5")]),
        ("Mục II có gì?", [ItemRef("section", "II")]),
        ("muc ii", [ItemRef("section", "II")]),
        ("Có 5 nhiệm vụ", []),
    ],
)
def test_items(engine: Engine, question: str, items: list[ItemRef]) -> None:
    assert engine.explain(question).items == items


def test_footnotes_and_years(engine: Engine) -> None:
    question = engine.explain("Chú thích số 02 của Kế hoạch 58 năm 2030 nói gì?")
    assert question.footnote == "2"
    assert question.years == [2030]


@pytest.mark.parametrize(
    ("question", "years"),
    [("năm nay", [2030]), ("nam ngoai", [2029]), ("năm sau", [2031]), ("năm 2028 và 2029", [2028, 2029])],
)
def test_years_are_read_against_the_clock(engine: Engine, question: str, years: list[int]) -> None:
    assert engine.explain(question).years == years


@pytest.mark.parametrize(
    ("period", "year", "inside"),
    [
        ("2030", 2030, True),
        ("2030", 2031, False),
        ("2026-2030", 2028, True),
        ("2026-2030", 2025, False),
        (None, 2030, False),
    ],
)
def test_periods(period: str | None, year: int, inside: bool) -> None:
    document = DocumentMeta(file="a.md", label="a", slug="a", title="a", period=period)
    assert covers(document, year) is inside


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Bản tổng kết cải cách 2029 khoe gì?", "BC-2029"),
        ("Tờ kế hoạch dài hơi cho PAPI tới 2030 giao ai trông chuyện rác?", "31/KH-UBND"),
    ],
)
def test_a_document_is_named_by_what_people_call_its_kind(engine: Engine, question: str, label: str) -> None:
    assert engine.explain(question).documents == [label]


def test_an_index_in_words_says_what_a_task_is_about(engine: Engine) -> None:
    assert engine.explain("Nhiệm vụ đo lường sự hài lòng do ai chủ trì?").subject == "đo lường sự hài lòng"
    assert not engine.explain("Nhiệm vụ về SIPAS do ai chủ trì?").subject

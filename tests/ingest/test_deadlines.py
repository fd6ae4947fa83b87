"""Deadlines of cells and questions in their normal form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.deadlines import find_deadlines, parse_deadline
from ingest.values import Deadline


@pytest.mark.parametrize(
    ("cell", "kind", "start", "end"),
    [
        ("Tháng 2/2024", "month", "2024-02-01", "2024-02-29"),
        ("Tháng 11 năm 2024", "month", "2024-11-01", "2024-11-30"),
        ("12/2024", "month", "2024-12-01", "2024-12-31"),
        ("Tháng 5 - 6/2024", "range", "2024-05-01", "2024-06-30"),
        ("Tháng 9/2025 - tháng 3/2026", "range", "2025-09-01", "2026-03-31"),
        ("Trước ngày 30/7/2026", "range", None, "2026-07-30"),
        ("Chậm nhất ngày 15 tháng 9 năm 2024", "range", None, "2024-09-15"),
        ("Trước tháng 9", "range", None, "2024-08-31"),
        ("31/12/2024", "date", "2024-12-31", "2024-12-31"),
        ("Quý II/2024", "quarter", "2024-04-01", "2024-06-30"),
        ("Quý 4/2024", "quarter", "2024-10-01", "2024-12-31"),
        ("Q3/2024", "quarter", "2024-07-01", "2024-09-30"),
        ("trong quý 3", "quarter", "2024-07-01", "2024-09-30"),
        ("Quý I, II/2025", "range", "2025-01-01", "2025-06-30"),
        ("Trong năm 2026", "year", "2026-01-01", "2026-12-31"),
        ("6 tháng đầu năm", "range", "2024-01-01", "2024-06-30"),
        ("cuối năm", "range", "2024-10-01", "2024-12-31"),
        ("Giai đoạn 2021 - 2025", "range", "2021-01-01", "2025-12-31"),
        ("Thường xuyên", "recurring", None, None),
        ("Hằng quý", "recurring", None, None),
        ("Hàng tháng báo cáo UBND", "recurring", None, None),
        ("Sau 20 ngày kể từ khi kế hoạch được ban hành", "conditional", None, None),
        ("Sau khi ban hành", "conditional", None, None),
        ("Trước bầu cử", "conditional", None, None),
        ("Khi có văn bản dự thảo", "conditional", None, None),
        ("Theo quy định", "conditional", None, None),
        ("ngày 30/2/2024", "other", None, None),
        ("T6/2024", "month", "2024-06-01", "2024-06-30"),
        ("Trước T9", "range", None, "2024-08-31"),
        ("Q.II/2024", "quarter", "2024-04-01", "2024-06-30"),
        ("31/8", "date", "2024-08-31", "2024-08-31"),
        ("30-6", "date", "2024-06-30", "2024-06-30"),
        ("31/13", "other", None, None),
        ("Sáu tháng một lần", "recurring", None, None),
        ("Hằng tháng, trước ngày 05/6/2024", "recurring", None, "2024-06-05"),
        ("03/63", "other", None, None),
    ],
)
def test_cells(cell: str, kind: str, start: str | None, end: str | None) -> None:
    found = parse_deadline(cell, 2024)
    assert found is not None
    assert (found.kind, found.start, found.end) == (kind, start, end)


def test_an_empty_cell_has_no_deadline() -> None:
    assert parse_deadline(" - ") is None


def test_without_a_year_only_the_kind_is_known() -> None:
    assert parse_deadline("Tháng 9") == Deadline("month")
    assert parse_deadline("Quý II") == Deadline("quarter")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("việc nào phải xong trước tháng 9 năm nay?", (None, "2026-08-31")),
        ("6 tháng cuối năm ngoái làm gì", ("2025-07-01", "2025-12-31")),
        ("viec nao den han quy ii nam sau", ("2027-04-01", "2027-06-30")),
        ("nhiem vu thang 9", ("2026-09-01", "2026-09-30")),
        ("tháng năm có gì", ("2026-05-01", "2026-05-31")),
    ],
)
def test_questions(question: str, expected: tuple[str | None, str | None]) -> None:
    (found,) = find_deadlines(question, 2026)
    assert (found.deadline.start, found.deadline.end) == expected


@pytest.mark.parametrize("question", ["tiêu chí 7.1.2 và 5.6", "xếp thứ 15/63", "Kế hoạch 164/KH-UBND"])
def test_codes_and_ranks_are_no_dates(question: str) -> None:
    assert find_deadlines(question, 2026) == []


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.text(alphabet="tháng quýnămtrước/0123456789 -IVngày.,", max_size=30))
def test_any_text_is_read_without_failing(text: str) -> None:
    found = parse_deadline(text, 2024)
    if found is not None and found.start and found.end:
        assert found.start <= found.end
    find_deadlines(text, 2026, 2024)

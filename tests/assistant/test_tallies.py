"""Which agency leads, or helps with, most tasks."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask
from tests.assistant.contract import check_citations, cited, first_line

PLAN, OLDER = "58/KH-UBND", "12/KH-UBND"


@pytest.mark.parametrize(
    ("question", "agency", "rows"),
    [
        ("Cơ quan nào chủ trì nhiều nhiệm vụ nhất trong Kế hoạch 58?", "Sở Nội vụ", [(PLAN, r) for r in "189"]),
        ("co quan nao chu tri nhieu nhiem vu nhat trong ke hoach 58", "Sở Nội vụ", [(PLAN, r) for r in "189"]),
        ("Cơ quan nào chủ trì nhiều nhiệm vụ nhất?", "Sở Nội vụ", [(PLAN, r) for r in "189"]),
        (
            "Cơ quan nào phối hợp nhiều nhiệm vụ nhất trong Kế hoạch 58?",
            "Sở Khoa học và Công nghệ",
            [(PLAN, r) for r in "59"],
        ),
        (
            "Cơ quan nào chủ trì nhiều nhiệm vụ nhất của Kế hoạch 12?",
            "Sở Nông nghiệp và Môi trường",
            [(OLDER, r) for r in "23"],
        ),
    ],
)
def test_the_agency_with_most_tasks(ask: Ask, question: str, agency: str, rows: list[tuple[str, str]]) -> None:
    answer = ask(question)
    check_citations(answer)
    assert f"**{agency}** nhiều nhất: {len(rows)} nhiệm vụ" in first_line(answer)
    assert cited(answer)[: len(rows)] == rows


def test_the_agency_with_fewest_tasks(ask: Ask) -> None:
    answer = ask("Sở nào chủ trì ít nhiệm vụ nhất của Kế hoạch 12?")
    check_citations(answer)
    assert "**Sở Công Thương** ít nhất: 1 nhiệm vụ" in first_line(answer)
    assert cited(answer)[0] == (OLDER, "1")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Sở Nội vụ hay Sở Du lịch chủ trì nhiều nhiệm vụ hơn?", "**Sở Nội vụ**"),
        ("Sở Du lịch hay SNV chủ trì nhiều nhiệm vụ hơn trong Kế hoạch 58?", "**Sở Nội vụ**"),
        (
            "Sở Nội vụ và Sở Du lịch, đơn vị nào chủ trì ít nhiệm vụ hơn trong Kế hoạch 58?",
            "**Sở Du lịch**",
        ),
    ],
)
def test_two_agencies_against_each_other(ask: Ask, question: str, verdict: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert first_line(answer).startswith(verdict)
    assert "- Sở Nội vụ: **3** nhiệm vụ" in answer.answer
    assert "- Sở Du lịch: **1** nhiệm vụ" in answer.answer
    assert sorted(cited(answer)) == [(PLAN, row) for row in "1289"]


def test_two_agencies_with_as_many_tasks(ask: Ask) -> None:
    answer = ask("Sở Du lịch và Văn phòng UBND tỉnh, cơ quan nào chủ trì nhiều nhiệm vụ hơn trong Kế hoạch 58?")
    check_citations(answer)
    assert "bằng nhau" in first_line(answer).lower()
    assert cited(answer) == [(PLAN, "2"), (PLAN, "3")]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "Cơ quan nào chủ trì nhiều nhiệm vụ nhất trong mục Hạ tầng và dữ liệu của Kế hoạch 58?",
            "**Sở Nội vụ** nhiều nhất: 2",
        ),
        (
            "Sở nào chủ trì nhiều nhiệm vụ phải xong trong quý II/2030 nhất?",
            "**Sở Nội vụ, Sở Khoa học và Công nghệ** nhiều nhất: 1",
        ),
        ("Cơ quan nào được giao nhiều nhiệm vụ nhất trong Kế hoạch 58?", "**Sở Nội vụ** nhiều nhất: 3"),
        ("Đơn vị nào phối hợp nhiều nhất trong Kế hoạch 58?", "**Sở Khoa học và Công nghệ** nhiều nhất: 2"),
        ("Mục nào của Phụ lục 1 Kế hoạch 58 có nhiều nhiệm vụ nhất?", "**HẠ TẦNG VÀ DỮ LIỆU** nhiều nhất: 5"),
    ],
)
def test_a_tally_of_a_part_of_the_rows(ask: Ask, question: str, first: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert f"{first} nhiệm vụ" in first_line(answer)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Có bao nhiêu cơ quan chủ trì nhiệm vụ trong mục Công tác chỉ đạo của Kế hoạch 58?", "**3 cơ quan**"),
        ("Có bao nhiêu sở chủ trì nhiệm vụ trong Kế hoạch 58?", "**4 sở**"),
    ],
)
def test_agencies_are_counted_in_a_part_and_by_kind(ask: Ask, question: str, count: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert count in first_line(answer)


def test_rows_are_tallied_in_the_plan_on_the_matter(ask: Ask) -> None:
    answer = ask("Cơ quan nào chủ trì nhiều tiêu chí chuyển đổi số nhất?")
    check_citations(answer)
    assert "90/KH-UBND" in first_line(answer)

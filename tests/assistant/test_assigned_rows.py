"""Which rows an agency has, in tables of tasks and of criteria alike, and who has the rows of a field."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line, listed

ASSIGNED = Path(__file__).parent / "assigned"
PLAN = "22/KH-UBND"


@pytest.fixture(scope="module")
def ask_assigned(ask_over: AskOver) -> Ask:
    """Asks a question of one plan with a table of tasks and a table of criteria."""
    return ask_over(ASSIGNED)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Sở Xây dựng chủ trì những việc gì trong phụ lục PAPI?", ["2.2"]),
        ("Sở Giáo dục và Đào tạo chủ trì nhiệm vụ nào trong Kế hoạch 22?", ["3.2"]),
        ("Sở Công Thương chủ trì những việc gì trong Kế hoạch 22?", ["5"]),
        ("Thanh tra tỉnh chủ trì tham mưu, theo dõi những tiêu chí nào của PAPI?", ["1.2"]),
        ("Sở Nông nghiệp và Môi trường tham gia, dù chủ trì hay phối hợp, những nhiệm vụ nào?", ["3", "4"]),
        ("Sở Công Thương có tên ở những nhiệm vụ nào, tính cả việc phối hợp?", ["4", "5"]),
        ("Sở Công Thương tham gia hoặc chịu trách nhiệm những nhiệm vụ nào?", ["4", "5"]),
        ("so cong thuong chu tri hoac phoi hop nhung nhiem vu nao", ["4", "5"]),
        ("Sở Công Thương phải làm những việc gì?", ["5"]),
        ("Cơ quan thuộc ngành tòa án chủ trì nhiệm vụ nào?", ["2"]),
        ("Tỉnh đoàn phối hợp những nhiệm vụ nào?", ["4"]),
        ("Những nhiệm vụ nào phải xong trước 31/10/2030?", ["1", "2", "3"]),
        ("Việc nào có hạn trước ngày 15/10/2030?", ["2"]),
        ("Nhiệm vụ nào có hạn trong tháng 11/2030?", ["5"]),
        ("Sở Nông nghiệp và Môi trường một mình chủ trì những tiêu chí nào trong Phụ lục 2?", ["2.1"]),
        ("Nhiệm vụ nào do Sở Công Thương chủ trì mà Công an tỉnh phối hợp?", ["5"]),
        ("Nhiệm vụ nào vừa có Sở Công Thương vừa có Tỉnh đoàn Thạch Lam phối hợp?", ["4"]),
    ],
)
def test_rows_of_an_agency_or_a_deadline(ask_assigned: Ask, question: str, rows: list[str]) -> None:
    answer = ask_assigned(question)
    check_citations(answer)
    assert listed(answer) == [(PLAN, row) for row in rows]
    assert f"**{len(rows)} " in first_line(answer)


def test_an_agency_of_a_kind_is_told_by_its_own_name(ask_assigned: Ask) -> None:
    assert "**Tòa án nhân dân cấp huyện**" in ask_assigned("Tòa án chủ trì nhiệm vụ nào trong Kế hoạch 22?").answer


def test_an_agency_without_rows_has_none(ask_assigned: Ask) -> None:
    answer = ask_assigned("Sở Tài chính chủ trì những việc gì trong Kế hoạch 22?")
    assert answer.abstained
    assert answer.reason == "not_found"


@pytest.mark.parametrize(
    ("question", "fact", "agencies"),
    [
        (
            "Mục 1 Phụ lục 2 của Kế hoạch 22 do cơ quan nào chủ trì?",
            "Bảng **để trống** ô cơ quan chủ trì của mục 1 “Kiểm soát tham nhũng”",
            ["Sở Nội vụ**: 1.1. Công bằng", "Thanh tra tỉnh**: 1.2. Quyết tâm"],
        ),
        (
            "Ở lĩnh vực quản trị môi trường của bảng điểm PAPI, những cơ quan nào được phân công chủ trì các tiêu chí?",
            "**2 cơ quan** chủ trì các nội dung thuộc mục 2 “Quản trị môi trường”",
            [
                "Sở Nông nghiệp và Môi trường**: 2.1. Chất lượng không khí; 2.2.",
                "Sở Xây dựng**: 2.2. Chất lượng nước (nước máy)",
            ],
        ),
        (
            "Phần Quản trị môi trường trong Phụ lục 1 do những cơ quan nào phối hợp?",
            "**4 cơ quan** phối hợp các nhiệm vụ thuộc mục II “Quản trị môi trường”",
            ["Công an tỉnh**: 5. Dời lò vôi", "Tỉnh đoàn Thạch Lam**: 4. Đo bụi"],
        ),
        (
            "Những cơ quan nào chủ trì các tiêu chí của lĩnh vực cung ứng dịch vụ công?",
            "chính mục này do **Sở Y tế** chủ trì",
            ["Sở Y tế**: 3.1. Y tế công lập", "Sở Giáo dục và Đào tạo**: 3.2. Trường lớp"],
        ),
    ],
)
def test_who_has_the_rows_of_a_field(ask_assigned: Ask, question: str, fact: str, agencies: list[str]) -> None:
    answer = ask_assigned(question)
    check_citations(answer)
    assert fact in first_line(answer)
    assert all(f"- **{agency}" in answer.answer for agency in agencies)


def test_a_heading_with_an_agency_of_its_own_is_told_by_it(ask_assigned: Ask) -> None:
    answer = ask_assigned("Ai chủ trì cung ứng dịch vụ công?")
    assert first_line(answer).startswith("**Sở Y tế** chủ trì")


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Mục Kiểm soát tham nhũng của Kế hoạch 22 đặt ra các nhiệm vụ gì?", ["1", "2"]),
        ("Các việc có thời hạn tháng 8/2030 là gì?", ["3"]),
        ("Nhiệm vụ nào ghi kết quả là phiếu đo bụi?", ["4"]),
    ],
)
def test_rows_by_a_heading_or_by_what_a_cell_says(ask_assigned: Ask, question: str, rows: list[str]) -> None:
    assert [row for _, row in listed(ask_assigned(question))] == rows


@pytest.mark.parametrize(
    ("question", "leader"),
    [
        ("Tiêu chí về chất lượng không khí do ai chủ trì?", "**Sở Nông nghiệp và Môi trường**"),
        ("Tiêu chí về tuyển dụng do cơ quan nào theo dõi?", "**Sở Nội vụ**"),
    ],
)
def test_a_criterion_is_found_by_its_matter(ask_assigned: Ask, question: str, leader: str) -> None:
    assert leader in first_line(ask_assigned(question))


@pytest.mark.parametrize("question", ["Tiêu chí về đo bụi do ai chủ trì?", "Tiêu chí nào về vụ án nhận hối lộ?"])
def test_a_task_is_no_criterion_of_the_same_matter(ask_assigned: Ask, question: str) -> None:
    assert "Chất lượng" not in first_line(ask_assigned(question))


def test_a_column_that_the_table_lacks_is_told_beside_the_one_that_it_has(ask_assigned: Ask) -> None:
    answer = ask_assigned("Tiêu chí 1.2 do ai chủ trì, phối hợp với ai?")
    assert "**Thanh tra tỉnh**" in first_line(answer)
    assert "Bảng không có cột cơ quan phối hợp." in answer.answer


def test_the_whole_above_the_parts_of_an_agency_is_told_apart(ask_assigned: Ask) -> None:
    answer = ask_assigned("Sở Y tế chủ trì bao nhiêu nội dung thành phần PAPI?")
    assert "**1 " in first_line(answer)
    assert listed(answer) == [(PLAN, "3.1")]


def test_who_leads_is_told_of_tasks_in_which_an_agency_takes_part(ask_assigned: Ask) -> None:
    answer = ask_assigned("Công an tỉnh phối hợp việc nào và với cơ quan nào?")
    assert listed(answer) == [(PLAN, "2"), (PLAN, "5")]
    assert "cơ quan chủ trì: **Sở Công Thương**" in answer.answer


def test_the_agencies_beside_one_that_is_named_are_told_from_the_task(ask_assigned: Ask) -> None:
    answer = ask_assigned("Kể tên các đơn vị phối hợp với Sở Nông nghiệp và Môi trường đo bụi tại các mỏ đá")
    assert "**Sở Công Thương; Tỉnh đoàn Thạch Lam**" in first_line(answer)


@pytest.mark.parametrize(
    ("question", "first", "told"),
    [
        (
            "Cơ quan nào chủ trì từ 2 tiêu chí trở lên trong Phụ lục 2?",
            "Có **2 cơ quan** chủ trì từ 2 tiêu chí trở lên",
            ["Sở Nông nghiệp và Môi trường: **2**", "Sở Y tế: **2**"],
        ),
        (
            "Sở Công Thương chủ trì 2 nhiệm vụ trong Phụ lục 1 phải không?",
            "**Không đúng.** Có **1 nhiệm vụ**",
            ["Dời lò vôi"],
        ),
        ("Phụ lục 1 của Kế hoạch 22 có 5 nhiệm vụ đúng không?", "**Đúng.** Có **5 nhiệm vụ**", ["Trồng cây"]),
        (
            "Phần nào trong Phụ lục 1 nhiều nhiệm vụ nhất?",
            "**Quản trị môi trường** nhiều nhất: 3 nhiệm vụ",
            ["Kiểm soát tham nhũng: **2**", "Chênh **1** nhiệm vụ"],
        ),
        (
            "Sở Công Thương chủ trì nhiều nhiệm vụ hơn Thanh tra tỉnh trong Phụ lục 1 đúng không?",
            "**Không đúng.** **Bằng nhau**",
            ["Sở Công Thương: **1**", "Thanh tra tỉnh: **1**"],
        ),
    ],
)
def test_rows_are_counted_by_agency_and_by_part(ask_assigned: Ask, question: str, first: str, told: list[str]) -> None:
    answer = ask_assigned(question)
    check_citations(answer)
    assert first_line(answer).startswith(first)
    assert [words for words in told if words not in answer.answer] == []


def test_a_second_half_picks_of_the_rows_of_the_first(ask_assigned: Ask) -> None:
    answer = ask_assigned("Phần Quản trị môi trường của Phụ lục 1 có mấy nhiệm vụ, nhiệm vụ nào xong sớm nhất?")
    check_citations(answer)
    assert first_line(answer).startswith("Có **3 nhiệm vụ**")
    assert "có hạn sớm nhất" in answer.answer
    assert "Trồng cây ven suối cạn" in answer.answer.split("có hạn sớm nhất")[1]

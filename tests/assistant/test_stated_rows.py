"""Facts that the words of a row state, and which of several tables a question of one row means."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver

STATED = Path(__file__).parent / "stated_rows"


@pytest.fixture(scope="module")
def ask_stated(ask_over: AskOver) -> Ask:
    """Asks a question of two plans on one index, whose tables have different columns; indexed once."""
    return ask_over(STATED, shipped=True)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Rà soát luồng tàu theo Quyết định số mấy và Kế hoạch số mấy?", ["**412/QĐ-BXD**", "**9/KH-SXD**"]),
        ("Cấp nước ngọt cho tàu phải triển khai Chương trình số mấy của Tỉnh ủy?", ["**06-CTr/TU**"]),
    ],
)
def test_the_number_of_a_paper_is_told_from_the_words_of_the_row(
    ask_stated: Ask, question: str, told: list[str]
) -> None:
    answer = ask_stated(question)
    assert all(number in answer.answer for number in told)
    assert not answer.abstained


def test_the_years_that_a_project_is_laid_out_for_are_no_deadline(ask_stated: Ask) -> None:
    answer = ask_stated("Đề án kho lạnh tính đến năm nào, tầm nhìn năm nào?").answer
    assert "**2035**" in answer
    assert "**2045**" in answer
    assert "**Tháng 10/2030**" in ask_stated("Đề án kho lạnh hạn khi nào?").answer


@pytest.mark.parametrize(
    "question",
    ["Phao tiêu phải kiểm tra mấy đợt mỗi năm?", "Tần suất kiểm tra phao tiêu tối thiểu ra sao?"],
)
def test_how_often_is_told_where_the_table_has_no_deadlines(ask_stated: Ask, question: str) -> None:
    assert "2" in ask_stated(question).answer.partition("đợt/năm")[0][-4:]


def test_a_count_in_the_words_of_a_row_is_told_beside_the_agency_that_is_asked_for(ask_stated: Ask) -> None:
    answer = ask_stated("Đèn báo và phao tiêu do sở nào chủ trì và phải thay bao nhiêu phao?").answer
    assert "**140**" in answer
    assert "**Sở Xây dựng**" in answer


def test_a_share_in_the_words_of_a_row_is_told_beside_its_deadline(ask_stated: Ask) -> None:
    answer = ask_stated("Nạo vét bao nhiêu phần trăm bãi bồi, hạn chót khi nào?").answer
    assert "**35%**" in answer
    assert "**Tháng 8/2030**" in answer


def test_a_target_asked_beside_the_result_of_a_year_is_of_its_own_year(ask_stated: Ask) -> None:
    answer = ask_stated("Kho bãi được mấy điểm năm 2029 và phấn đấu bao nhiêu?").answer
    assert "**5,35**" in answer
    assert "**6,05**" in answer


@pytest.mark.parametrize(
    "question",
    [
        "Niêm yết giá bốc xếp hằng năm do đâu chủ trì, Sở Tài chính giữ vai trò gì?",
        "Sở Tài chính đóng vai trò gì trong việc niêm yết giá bốc xếp?",
    ],
)
def test_which_part_an_agency_plays_is_told_by_the_row_of_the_matter(ask_stated: Ask, question: str) -> None:
    answer = ask_stated(question).answer
    assert "chủ trì: **Cảng vụ Vân Hải**" in answer
    assert "phối hợp: **Sở Tài chính**" in answer


def test_a_number_is_of_the_table_that_has_the_column_asked_for(ask_stated: Ask) -> None:
    assert "**7,45**" in ask_stated("Điểm PBC nội dung thứ 3 năm 2029?").answer
    assert "**31**" in ask_stated("Nội dung thứ 3 của PBC phải đứng thứ mấy năm 2029?").answer


def test_who_follows_up_a_criterion_is_told_by_the_column_for_it(ask_stated: Ask) -> None:
    assert "**Sở Xây dựng**" in ask_stated("Ai theo dõi tiêu chí an toàn luồng lạch?").answer


def test_a_criterion_called_by_its_name_has_no_coordinators_of_a_task(ask_stated: Ask) -> None:
    assert ask_stated("Ai phối hợp với Sở Công Thương trong tiêu chí kho bãi?").abstained


def test_agencies_that_a_row_counts_in_words_are_not_those_that_lead_it(ask_stated: Ask) -> None:
    assert "**03**" in ask_stated("Diễn tập cứu hộ ở mấy cơ quan và mấy bến?").answer


def test_who_does_not_lead_is_said_of_an_agency_that_the_row_does_not_name(ask_stated: Ask) -> None:
    assert ask_stated("Nạo vét bãi bồi có phải do Sở Tài chính đầu mối không?").answer.startswith("**Không đúng.**")


def test_a_count_and_a_deadline_of_a_numbered_task_are_told_together(ask_stated: Ask) -> None:
    answer = ask_stated("Nhiệm vụ 5 diễn tập ở mấy bến, mốc hoàn thành khi nào?").answer
    assert "**05**" in answer
    assert "**Tháng 11/2030**" in answer


def test_the_year_that_a_row_is_measured_against_is_told_from_its_name(ask_stated: Ask) -> None:
    assert "**2026**" in ask_stated("Tỷ lệ bãi bồi còn lại so với năm nào?").answer

"""The same task in the plans of two years, and in a draft and what was issued."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask
from tests.assistant.contract import check_citations, cited, first_line

PLAN, EARLIER, LATER, DRAFT = "58/KH-UBND", "12/KH-UBND", "KH-2031", "58/KH-UBND (dự thảo)"


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("Lắp cáp quang tới các xã đảo: năm 2030 giao cơ quan nào, sang năm 2031 giao lại cho ai?", "lead"),
        ("Năm 2030 ai chủ trì lắp cáp quang tới các xã đảo, đến kế hoạch 2031 thì chuyển cho ai?", "lead"),
        ("Lắp cáp quang tới các xã đảo, hạn hoàn thành năm 2030 và năm 2031?", "deadline"),
    ],
)
def test_the_same_task_in_the_plans_of_two_years(ask: Ask, question: str, facts: str) -> None:
    answer = ask(question)
    check_citations(answer)
    said = {"lead": ("Sở Khoa học và Công nghệ", "Sở Tài chính"), "deadline": ("Quý II/2030", "Quý I/2031")}
    assert all(f"**{fact}**" in answer.answer for fact in said[facts])
    assert sorted(cited(answer)) == [(PLAN, "4"), (LATER, "")]


def test_only_tables_with_every_column_asked_for_are_compared(ask: Ask) -> None:
    answer = ask("Số hóa sổ đăng ký tàu cá trong Kế hoạch 12 và Kế hoạch 58 giao ai chủ trì, hạn lúc nào?")
    check_citations(answer)
    assert "**Quý IV/2029**" in answer.answer
    assert "**Tháng 11/2030**" in answer.answer
    assert answer.answer.startswith("**Có khác nhau** về tiến độ hoàn thành; cơ quan chủ trì **giống nhau**:")


def test_a_draft_and_what_was_issued_in_a_clause_each(ask: Ask) -> None:
    answer = ask("Tiêu chí 1.2: dự thảo đặt mục tiêu bao nhiêu, bản ban hành đặt bao nhiêu?")
    check_citations(answer)
    assert {document for document, _ in cited(answer)} == {PLAN, DRAFT}


@pytest.mark.parametrize(
    ("question", "value", "row"),
    [
        ("Trong 3 lĩnh vực PAR INDEX của Kế hoạch 58, lĩnh vực nào được giao tăng ít nhất?", "chênh 0.5 ", "3"),
        (
            "Ba lĩnh vực PAR INDEX của KH 58, lĩnh vực nào có mức tăng lớn nhất so với kết quả 2029?",
            "**1.1 điểm**",
            "2",
        ),
        (
            "Lĩnh vực nào của Kế hoạch 58 có mục tiêu 2030 tăng ít nhất so với kết quả 2029, tăng mấy điểm?",
            "**0.5 điểm**",
            "3",
        ),
        ("Lĩnh vực nào ở Kế hoạch 58 năm 2029 thấp nhất so với điểm tối đa?", "chênh 2.9 ", "2"),
        ("Tiêu chí PAR INDEX nào năm 2029 chỉ được 4 trên 5 điểm mà chưa đạt tối đa?", "chênh 1 ", "1.2"),
    ],
)
def test_the_rows_that_compete_and_what_they_are_compared_by(ask: Ask, question: str, value: str, row: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert value in answer.answer
    assert cited(answer)[0] == (PLAN, row)


def test_rows_below_what_they_have_on_the_whole(ask: Ask) -> None:
    answer = ask("Trong 3 nội dung SIPAS của Kế hoạch 58, nội dung nào năm 2029 thấp hơn mức hài lòng chung 76,92?")
    check_citations(answer)
    assert cited(answer) == [(PLAN, "3")]


def test_an_abbreviation_stands_for_the_whole_name_of_a_row(ask: Ask) -> None:
    answer = ask("Điểm năm 2029 của lĩnh vực TTHC và lĩnh vực tài chính công, bên nào cao hơn?")
    check_citations(answer)
    assert cited(answer) == [(PLAN, "2"), (PLAN, "3")]
    assert "Chênh **5.1**" in answer.answer


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Đối thoại với doanh nghiệp: điểm 2029 và mục tiêu 2030 là bao nhiêu?", ["4.00", "4.50"]),
        ("Điểm năm 2029 của đối thoại với doanh nghiệp là bao nhiêu trên điểm tối đa bao nhiêu?", ["5.00", "4.00"]),
        ("Tiêu chí 1.2 năm 2029 đạt bao nhiêu và 2030 đặt bao nhiêu điểm trên tối đa 5?", ["4.00", "4.50"]),
    ],
)
def test_points_of_a_year_beside_another_column(ask: Ask, question: str, values: list[str]) -> None:
    answer = ask(question)
    check_citations(answer)
    assert all(f"**{value}**" in answer.answer for value in values)
    assert cited(answer) == [(PLAN, "1.2")]


def test_only_the_rows_that_are_named_are_held_against_the_maximum(ask: Ask) -> None:
    answer = ask("Giữa ban hành kế hoạch đúng hạn và mức độ hoàn thành kế hoạch, mục tiêu 2030 cái nào đạt tối đa?")
    check_citations(answer)
    assert cited(answer) == [(PLAN, "1.1.1")]


def test_the_change_of_one_column_between_two_years_is_told_once(ask: Ask) -> None:
    answer = ask("Tiếp cận dịch vụ: mục tiêu 2030 tăng bao nhiêu so với kết quả 2029?")
    check_citations(answer)
    assert "**3.8**" in answer.answer
    assert cited(answer) == [(PLAN, "1")]


@pytest.mark.parametrize(
    "question",
    [
        "Điểm PAR INDEX năm 2030 phấn đấu trong dự thảo và bản ban hành Kế hoạch 58 có giống nhau không?",
        "Mục tiêu điểm PAR INDEX ở bản dự thảo so với bản ban hành Kế hoạch 58 thế nào?",
    ],
)
def test_the_figure_of_an_index_in_two_texts_is_no_row_that_is_called_like_it(ask: Ask, question: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert answer.answer.startswith("**Không thay đổi**, hai văn bản")
    assert "91,5" in answer.answer
    assert {citation.document for citation in answer.citations} == {PLAN, DRAFT}
    assert not any(citation.locator.row for citation in answer.citations)


def test_how_an_index_changed_is_told_of_no_row(ask: Ask) -> None:
    assert ask("Chỉ số PAR INDEX năm 2029 tăng hay giảm so với năm 2028?").abstained


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Sở Nông nghiệp và Môi trường chủ trì bao nhiêu nhiệm vụ ở Kế hoạch 58 và ở Kế hoạch 12?", "**1**"),
        ("Sở Nông nghiệp và Môi trường chủ trì nhiều việc hơn vào năm 2029 hay năm 2030?", "nhiều hơn 1**"),
        ("Nhiệm vụ của Sở Nông nghiệp và Môi trường năm 2029 khác gì năm 2030?", "**3 nhiệm vụ**"),
    ],
)
def test_tasks_of_two_plans(ask: Ask, question: str, verdict: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert verdict in answer.answer
    assert sorted(cited(answer)) == [(EARLIER, "2"), (EARLIER, "3"), (PLAN, "5")]


def test_which_plan_came_first_and_by_how_much(ask: Ask) -> None:
    answer = ask("Kế hoạch 12 ban hành trước hay sau Kế hoạch 58, cách nhau bao lâu?")
    check_citations(answer)
    assert answer.answer.startswith("**Kế hoạch 12/KH-UBND** ban hành trước Kế hoạch 58/KH-UBND **")
    assert " ngày**" in answer.answer.split("\n")[0]


@pytest.mark.parametrize(
    "question",
    [
        "Xây dựng nhà ở cho ngư dân trong Kế hoạch 12 và Kế hoạch 58 giao ai chủ trì?",
        "Rà soát thủ tục nội bộ của trường học năm 2030 và năm 2031 khác nhau thế nào?",
    ],
)
def test_rows_of_different_matters_are_not_compared(ask: Ask, question: str) -> None:
    assert ask(question).abstained


def test_what_rises_most_in_a_column_that_is_named(ask: Ask) -> None:
    answer = ask("Tiêu chí nào nâng mức mục tiêu nhiều nhất so với kết quả?")
    check_citations(answer)
    assert answer.answer.startswith("Tăng nhiều nhất (mục tiêu so với kết quả)")


def test_a_result_is_held_against_the_highest_score_that_is_named(ask: Ask) -> None:
    answer = ask("Chênh lệch giữa điểm tối đa và kết quả năm 2029 của tiêu chí 1.2 Kế hoạch 58?")
    check_citations(answer)
    assert first_line(answer).startswith("Chênh **1** giữa điểm tối đa (5.00)")

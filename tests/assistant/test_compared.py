"""One matter in two documents or at two places of one, and documents that are called by a bare number."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

COMPARED = Path(__file__).parent / "compared"


@pytest.fixture(scope="module")
def ask_compared(ask_over: AskOver) -> Ask:
    """Asks a question of a report and two plans; they are indexed once, with the model that is shipped."""
    return ask_over(COMPARED, shipped=True)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Quyết định 2761 ban hành ngày nào?", "**Ngày 09/5/2029**"),
        ("QĐ số 2761 về việc gì?", "giá thuê xe lu"),
        ("thong tu 12 ban hanh ngay nao", "**ngày 11/11/2028**"),
    ],
)
def test_a_document_that_is_called_by_kind_and_bare_number(ask_compared: Ask, question: str, fact: str) -> None:
    answer = ask_compared(question)
    check_citations(answer)
    assert fact in answer.answer


def test_no_other_document_is_meant_by_a_bare_number(ask_compared: Ask) -> None:
    assert ask_compared("Quyết định 276 ban hành ngày nào?").abstained


@pytest.mark.parametrize(
    ("question", "verdict", "days"),
    [
        (
            "Kế hoạch 318/KH-UBND được báo cáo ghi ngày ở hai chỗ có khớp nhau không?",
            "**Không khớp**",
            ["04/3/2029", "14/3/2029"],
        ),
        ("Kế hoạch 318 đề ngày nào, sao chỗ này chỗ kia không khớp?", "**Không khớp**", ["04/3/2029", "14/3/2029"]),
        ("Ngày của Quyết định 2761 ghi ở các chỗ có thống nhất không, ngày nào?", "**Khớp nhau**", ["09/5/2029"]),
    ],
)
def test_whether_a_document_is_dated_alike_wherever_it_is_named(
    ask_compared: Ask, question: str, verdict: str, days: list[str]
) -> None:
    answer = ask_compared(question)
    check_citations(answer)
    assert verdict in first_line(answer)
    assert all(day in answer.answer for day in days)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Ai ký Kế hoạch 17 và ai ký Kế hoạch 9, có phải cùng một người không?", "**Khác nhau**."),
        ("Kế hoạch 17 và Báo cáo 45 có cùng người ký không?", "**Giống nhau**."),
        ("Giữ trật tự trên đường thôn: cơ quan chủ trì ở Kế hoạch 9 và Kế hoạch 17 có khác nhau không?", "giống nhau"),
    ],
)
def test_whether_two_documents_agree(ask_compared: Ask, question: str, verdict: str) -> None:
    answer = ask_compared(question)
    check_citations(answer)
    assert verdict in first_line(answer)


def test_the_kind_of_paper_that_is_due_first_is_no_number_of_a_document(ask_compared: Ask) -> None:
    answer = ask_compared("Đề án đèn đường và đề án bãi đỗ xe, đề án nào phải hoàn thành trước?")
    check_citations(answer)
    assert "**phải xong trước**: **Tháng 5/2030**" in first_line(answer)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        (
            "Báo cáo 45 ghi tỷ lệ đường thôn có đèn là bao nhiêu, còn Kế hoạch 17 đặt mục tiêu tỷ lệ này từ bao nhiêu?",
            ["61,5%", "80%"],
        ),
        ("Quyết định 2761 về việc gì, còn Thông tư 12 do bộ nào ban hành?", ["giá thuê xe lu", "Bộ Xây dựng"]),
    ],
)
def test_two_questions_that_each_say_where_to_look(ask_compared: Ask, question: str, facts: list[str]) -> None:
    answer = ask_compared(question)
    check_citations(answer)
    assert all(fact in answer.answer for fact in facts)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (
            "Số khu phố được giao tự quản giai đoạn 2027-2028 so với số dự kiến của năm 2029, bên nào nhiều hơn?",
            ["26", "15"],
        ),
        (
            "Số thủ tục mới được công bố với số thủ tục cũ được cắt bớt, bên nào nhiều hơn, mỗi bên bao nhiêu?",
            ["64", "71"],
        ),
    ],
)
def test_counts_are_compared_with_counts_and_wholes_with_wholes(
    ask_compared: Ask, question: str, values: list[str]
) -> None:
    answer = ask_compared(question)
    check_citations(answer)
    assert all(f"**{value}**" in answer.answer or f"{value} " in first_line(answer) for value in values)
    assert "%" not in first_line(answer)


@pytest.mark.parametrize(
    "question",
    [
        "SIPAS năm 2029 của thành phố nhảy từ hạng nào lên hạng nào so với 2028?",
        "SIPAS năm 2029 tăng bao nhiêu phần trăm và mấy bậc so với năm trước đó?",
        "sipas nam 2029 tang may bac so voi nam 2028",
    ],
)
def test_how_many_places_an_index_moved(ask_compared: Ask, question: str) -> None:
    answer = ask_compared(question)
    check_citations(answer)
    assert first_line(answer).startswith("**Tăng 5 bậc**")
    assert all(fact in answer.answer for fact in ("12/34", "17/34", "2,1%"))


@pytest.mark.parametrize(
    "question",
    [
        "Đoàn kiểm tra đã đi thực tế tại bao nhiêu phường, bao nhiêu xã, bao nhiêu tổ dân phố, nơi nào nhiều nhất?",
        "Đoàn kiểm tra đã đi thực tế tại mấy phường, mấy xã, loại nào nhiều hơn?",
    ],
)
def test_several_amounts_of_one_sentence_of_which_the_most_is_asked(ask_compared: Ask, question: str) -> None:
    answer = ask_compared(question)
    check_citations(answer)
    assert "04 phường" in answer.answer.replace("*", "")
    assert "11 xã" in answer.answer.replace("*", "")


def test_two_amounts_of_one_sentence_and_how_far_apart_they_are(ask_compared: Ask) -> None:
    answer = ask_compared("Đoàn kiểm tra đã đi thực tế tại mấy phường, đoàn kiểm tra đi mấy xã, bên nào nhiều hơn mấy?")
    check_citations(answer)
    assert "**7**" in first_line(answer)
    assert answer.answer.count("tổ dân phố") == 1


@pytest.mark.parametrize(
    ("turns", "fact"),
    [
        (["Báo cáo năm 2029: đã trải nhựa được mấy đoạn đường?", "đạt tỷ lệ bao nhiêu phần trăm?"], "đạt **70%**"),
        (["Năm 2029 dự kiến giao tự quản bao nhiêu khu phố ở ven núi?"], "ven núi **06**"),
    ],
)
def test_a_figure_is_of_what_is_named_or_was_asked_before(ask_compared: Ask, turns: list[str], fact: str) -> None:
    assert fact in first_line(ask_compared(turns[-1], turns[:-1]))


def test_a_figure_of_another_thing_is_not_told(ask_compared: Ask) -> None:
    assert ask_compared("Báo cáo năm 2029 ghi dân số thành phố bao nhiêu người?").abstained

"""What two numbers of each row come to, by how much the first is ahead, and which rows have no number."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver

TABLES = Path(__file__).parent / "two_columns"


@pytest.fixture(scope="module")
def ask_two(ask_over: AskOver) -> Ask:
    """Asks a question of a plan with criteria, works by year and communes; indexed once."""
    return ask_over(TABLES, shipped=True)


def assert_tells(answer: str, told: list[str], untold: list[str]) -> None:
    assert all(words in answer for words in told)
    assert not any(words in answer for words in untold)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Tiêu chí nào trong Bảng 1 phấn đấu tăng nhiều điểm nhất so với năm 2029?", ["A.2", "**0,9 điểm**"], ["A.1"]),
        ("muc tieu 2030 cua tieu chi nao cao hon diem 2029 nhieu nhat?", ["A.2", "**0,9 điểm**"], ["A.1"]),
        ("Công trình nào có vốn năm 2032 giảm mạnh nhất so với năm 2031?", ["Khe Ráy", "**11.500 "], ["Gò Mít"]),
        ("Công trình nào có vốn tăng ít nhất từ năm 2030 đến năm 2031?", ["Bãi Sậy", "**1.100 "], ["Khe Ráy"]),
        ("Xã nào chênh lệch nhiều nhất giữa tỷ lệ nước sạch 2029 và chỉ tiêu 2030?", ["Bãi Sậy", "12,3"], ["Gò Mít"]),
    ],
)
def test_the_row_whose_two_numbers_are_farthest_apart(
    ask_two: Ask, question: str, told: list[str], untold: list[str]
) -> None:
    assert_tells(ask_two(question).answer, told, untold)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Có mấy tiêu chí có điểm phấn đấu năm 2030 bằng điểm tối đa?", ["**2 tiêu chí**", "A.1", "A.3"], ["A.2"]),
        ("Những xã nào có chỉ tiêu 2030 thấp hơn tỷ lệ nước sạch 2029?", ["**1 xã**", "Suối Lim"], ["Khe Ráy"]),
        ("Xã nào có tỷ lệ nước sạch 2029 và chỉ tiêu 2030 bằng nhau?", ["**1 xã**", "Khe Ráy"], ["Suối Lim"]),
        ("Những tiêu chí nào chưa có điểm năm 2030?", ["**1 tiêu chí**", "A.4"], ["A.5"]),
        ("Bao nhiêu công trình không được bố trí vốn năm 2032?", ["**2 công trình**", "Bãi Sậy", "Chài"], ["Gò Mít"]),
    ],
)
def test_rows_are_chosen_by_two_numbers_or_by_none(
    ask_two: Ask, question: str, told: list[str], untold: list[str]
) -> None:
    assert_tells(ask_two(question).answer, told, untold)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Năm 2031, công trình nào được phân bổ nhiều tiền nhất và hơn công trình đứng thứ hai bao nhiêu?",
            ["**Đập Suối Lim**", "**Hồ Khe Ráy**", "**2.300 triệu đồng**"],
        ),
        ("Xã nào dẫn đầu về bồn được cấp, hơn xã đứng thứ hai bao nhiêu?", ["**Bãi Sậy**", "**Gò Mít**", "**65**"]),
        (
            "Công trình nào ít tiền nhất năm 2030, kém công trình liền sau bao nhiêu?",
            ["**Giếng làng Chài**", "**Tuyến ống Gò Mít**", "**2.470 triệu đồng**"],
        ),
    ],
)
def test_how_far_the_first_is_ahead_of_the_next(ask_two: Ask, question: str, told: list[str]) -> None:
    answer = ask_two(question)
    assert all(words in answer.answer for words in told)
    assert len(answer.citations) >= 2


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Những tiêu chí nào có điểm năm 2030 giảm so với năm 2029?", ["**1 tiêu chí**", "A.5", "giảm 0,05"], ["A.3"]),
        ("Công trình nào có vốn năm 2031 giữ nguyên so với năm 2030?", ["**1 công trình**", "Chài"], ["Gò Mít"]),
        ("Tổng vốn 2029 của các dự án thuộc nhóm Đường ven hồ là bao nhiêu?", ["**160** tỷ đồng"], ["Suối Lim"]),
        ("Có mấy dự án giải ngân dưới 95% vốn?", ["**2 ", "Khe Ráy", "Suối Lim"], ["Gò Mít"]),
        ("Những dự án đường nào bị đánh giá không đạt?", ["**2 ", "Khe Ráy", "Suối Lim"], ["Gò Mít"]),
    ],
)
def test_rows_that_rose_or_fell_their_sums_and_their_rates(
    ask_two: Ask, question: str, told: list[str], untold: list[str]
) -> None:
    assert_tells(ask_two(question).answer, told, untold)


def test_a_year_between_those_of_the_columns_is_not_in_the_table(ask_two: Ask) -> None:
    assert ask_two("Mục tiêu năm 2033 về rác được thu gom là bao nhiêu phần trăm?").abstained
    assert "**75**" in ask_two("Mục tiêu năm 2032 về rác được thu gom là bao nhiêu phần trăm?").answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Tỷ lệ nước thất thoát của thôn Bến Sú năm 2032 là bao nhiêu?", "**18**"),
        ("ty le ho dung nuoc hop ve sinh cua thon Hang Doi nam 2031 la bao nhieu", "**66**"),
    ],
)
def test_of_rows_with_one_name_the_one_under_the_heading_that_is_said(ask_two: Ask, question: str, told: str) -> None:
    answer = ask_two(question)
    assert told in answer.answer
    assert len(answer.citations) == 1


def test_a_part_of_an_index_is_not_told_for_the_whole(ask_two: Ask) -> None:
    assert ask_two("Năm 2030 tỉnh phấn đấu chỉ số PAPI đạt bao nhiêu điểm?").abstained
    assert "**5,35**" in ask_two("Năm 2030 tỉnh phấn đấu nội dung P2 của PAPI đạt bao nhiêu điểm?").answer


def test_a_number_after_a_word_of_two_syllables_points_at_no_row(ask_two: Ask) -> None:
    assert "**31/5/2030**" in ask_two("Bao giờ phải xử lý dứt điểm 04 vụ tranh chấp nguồn nước?").answer


@pytest.mark.parametrize(
    "question",
    [
        "Những công trình nào không có kinh phí năm 2033?",
        "Những xã nào chưa có đường bê tông?",
        "Tiêu chí nào có số cuộc họp cao hơn số biên bản nhiều nhất?",
    ],
)
def test_a_column_that_no_table_has_is_not_guessed(ask_two: Ask, question: str) -> None:
    assert ask_two(question).abstained


def test_points_of_the_year_that_tasks_are_due_in_are_aimed_at(ask_two: Ask) -> None:
    assert "mục tiêu năm 2030" in ask_two("Điểm năm 2030 của tiêu chí A.2 là bao nhiêu?").answer.lower()


def test_a_header_of_nothing_but_brackets_breaks_no_question(ask_two: Ask) -> None:
    assert "Gò Mít" in ask_two("Xã nào có bồn được cấp từ 120 đến 150?").answer

"""Rankings beyond the first place: second, top three, both ends, under a heading, and ranks."""

from __future__ import annotations

import pytest

from assistant.answer import Answer
from tests.assistant.conftest import Ask
from tests.assistant.contract import check_citations, cited, first_line


def _named(answer: Answer) -> list[str]:
    """Names of the rows in the text, in order."""
    return [line.split("**")[1] for line in answer.answer.split("\n")[1:] if line.startswith("- **")]


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        ("Nội dung nào của SIPAS có kết quả cao thứ hai?", "Thái độ của công chức", "79.40"),
        ("noi dung nao cua SIPAS co ket qua cao thu hai", "Thái độ của công chức", "79.40"),
        ("Nội dung nào của SIPAS có mục tiêu thấp thứ 2?", "Thái độ của công chức", "84.00"),
        ("Nội dung nào của SIPAS có kết quả cao thứ ba?", "Xử lý phản ánh, kiến nghị", "70.15"),
        ("Nội dung nào của PAPI có thứ hạng năm 2028 cao thứ hai?", "Đóng góp tự nguyện", "26"),
    ],
)
def test_a_later_place(ask: Ask, question: str, name: str, value: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert _named(answer) == [name]
    assert value in answer.answer
    assert "thứ" in first_line(answer)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Top 2 nội dung của SIPAS có mục tiêu cao nhất?", ["Tiếp cận dịch vụ", "Thái độ của công chức"]),
        ("2 nội dung của SIPAS có kết quả cao nhất?", ["Tiếp cận dịch vụ", "Thái độ của công chức"]),
        (
            "Top 3 tiêu chí thành phần của DTI có kết quả thấp nhất",
            ["11.2.2 Sao lưu dữ liệu", "11.1.2 Trạm phát trên đảo", "11.2.1 Kho lưu trữ hồ sơ"],
        ),
        ("Hai nội dung của SIPAS có kết quả thấp nhất?", ["Xử lý phản ánh, kiến nghị", "Thái độ của công chức"]),
        (
            "Hai tiêu chí thành phần nào của PAR INDEX còn cách điểm tối đa xa nhất?",
            ["2.2.4 Thanh toán trực tuyến", "1.1.2 Mức độ hoàn thành kế hoạch"],
        ),
        (
            "Top 2 nội dung PAPI có chỉ tiêu thứ hạng năm 2030 tốt nhất",
            ["Thu gom rác biển", "Đóng góp tự nguyện"],
        ),
    ],
)
def test_the_first_few(ask: Ask, question: str, names: list[str]) -> None:
    answer = ask(question)
    check_citations(answer)
    assert _named(answer) == names


def test_rows_that_share_the_last_place_are_all_told(ask: Ask) -> None:
    answer = ask("Top 3 tiêu chí thành phần của PAR INDEX có điểm tối đa cao nhất")
    assert [name.split()[0] for name in _named(answer)] == ["2.2.1", "2.2.2", "1.1.2", "2.2.4"]


@pytest.mark.parametrize(
    ("question", "gap", "values"),
    [
        ("Mục tiêu cao nhất và thấp nhất của SIPAS chênh nhau bao nhiêu?", "2.5", ["85.00", "82.50"]),
        (
            "Chênh giữa nội dung cao nhất và thấp nhất của SIPAS về mục tiêu là bao nhiêu?",
            "2.5",
            ["85.00", "82.50"],
        ),
        (
            "Kết quả SIPAS năm 2029 chênh giữa cao nhất và thấp nhất là bao nhiêu?",
            "11.05",
            ["81.20", "70.15"],
        ),
    ],
)
def test_both_ends(ask: Ask, question: str, gap: str, values: list[str]) -> None:
    answer = ask(question)
    check_citations(answer)
    assert f"Chênh **{gap}**" in first_line(answer)
    assert _named(answer) == ["Tiếp cận dịch vụ", "Xử lý phản ánh, kiến nghị"]
    assert all(value in line for value, line in zip(values, answer.answer.split("\n")[1:], strict=True))


@pytest.mark.parametrize(
    ("question", "document", "row"),
    [
        ("Trong lĩnh vực Hạ tầng số, tiêu chí nào có kết quả thấp nhất?", "90/KH-UBND", "11.2"),
        ("Tiêu chí nào của lĩnh vực Chỉ đạo điều hành có điểm tối đa lớn nhất?", "58/KH-UBND", "1.2"),
        (
            "Trong lĩnh vực Thủ tục hành chính, tiêu chí thành phần nào có kết quả cao nhất?",
            "58/KH-UBND",
            "2.2.2",
        ),
        ("trong linh vuc ha tang so tieu chi nao co ket qua cao nhat", "90/KH-UBND", "11.1"),
    ],
)
def test_under_a_named_heading(ask: Ask, question: str, document: str, row: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert [name.split()[0] for name in _named(answer)] == [row]
    assert (answer.citations[0].document, answer.citations[0].locator.row) == (document, row)
    assert all((c.locator.row or "").startswith(f"{row.partition('.')[0]}.") for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "name", "rank"),
    [
        ("Nội dung nào của PAPI có chỉ tiêu thứ hạng năm 2030 cao nhất?", "Thu gom rác biển", "12"),
        ("Nội dung nào của PAPI có chỉ tiêu thứ hạng năm 2030 tốt nhất?", "Thu gom rác biển", "12"),
        ("Nội dung nào của PAPI có chỉ tiêu thứ hạng năm 2030 thấp nhất?", "Trạm y tế xã", "30"),
        ("noi dung nao cua PAPI co chi tieu thu hang nam 2026 kem nhat", "Trạm y tế xã", "51"),
    ],
)
def test_the_best_rank_is_the_smallest_number(ask: Ask, question: str, name: str, rank: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert _named(answer) == [name]
    assert answer.answer.split("\n")[1].endswith(f": {rank} [1]")
    assert "(số " in first_line(answer)


def test_only_rows_of_the_agency_that_is_named(ask: Ask) -> None:
    answer = ask("Tiêu chí nào ở Phụ lục 2 Kế hoạch 58 do Sở Tài chính chủ trì chưa đạt điểm tối đa?")
    check_citations(answer)
    assert {key for _, key in cited(answer)} == {"2.2.4", "3.1"}


@pytest.mark.parametrize(
    ("question", "names", "gap"),
    [
        (
            "Tiêu chí thành phần nào của PAR INDEX có khoảng cách giữa kết quả và điểm tối đa lớn nhất?",
            ["2.2.4 Thanh toán trực tuyến"],
            "chênh **1.3 điểm**",
        ),
        (
            "Chênh lệch giữa điểm tối đa và mục tiêu năm 2030 lớn nhất ở tiêu chí thành phần nào của PAR INDEX?",
            ["2.2.2 Tỷ lệ hồ sơ trả đúng hạn"],
            "mục tiêu năm 2030: 2.50",
        ),
        (
            "Nội dung nào của SIPAS có mức chênh lệch giữa mục tiêu và kết quả lớn nhất?",
            ["Xử lý phản ánh, kiến nghị"],
            "12.35",
        ),
    ],
)
def test_the_row_whose_columns_are_farthest_apart(ask: Ask, question: str, names: list[str], gap: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert _named(answer) == names
    assert gap in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Tiêu chí nào của PAR INDEX có mục tiêu năm 2030 thấp hơn kết quả năm 2029?",
        "Những tiêu chí nào của PAR INDEX đặt mục tiêu 2030 kém hơn kết quả đạt được năm 2029?",
        "Mấy tiêu chí của PAR INDEX có kết quả 2029 cao hơn mục tiêu 2030?",
    ],
)
def test_rows_of_which_one_column_is_below_another(ask: Ask, question: str) -> None:
    answer = ask(question)
    ways = ("mục tiêu năm 2030 thấp hơn kết quả năm 2029", "kết quả năm 2029 cao hơn mục tiêu năm 2030")
    assert any(f"**1 tiêu chí** có {way}" in first_line(answer) for way in ways)
    assert _named(answer) == ["2.2.2 Tỷ lệ hồ sơ trả đúng hạn"]


def test_the_other_column_may_be_the_lower(ask: Ask) -> None:
    answer = ask("Nội dung nào của SIPAS có kết quả 2029 thấp hơn mục tiêu 2030?")
    assert "**3 nội dung** có kết quả năm 2029 thấp hơn mục tiêu năm 2030" in first_line(answer)


def test_no_row_is_below_where_none_is(ask: Ask) -> None:
    answer = ask("Nội dung nào của SIPAS có mục tiêu 2030 thấp hơn kết quả 2029?")
    assert answer.abstained
    assert "Không có nội dung nào có mục tiêu năm 2030 thấp hơn kết quả năm 2029" in answer.answer


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Tiêu chí thành phần nào của PAR INDEX năm 2029 mất từ 0,7 điểm trở lên?", ["1.1.2", "2.2.4"]),
        ("Tiêu chí thành phần nào của PAR INDEX bị trừ trên 0,7 điểm?", ["1.1.2", "2.2.4"]),
        ("Tiêu chí thành phần nào của PAR INDEX có kết quả năm 2029 từ 2 đến 2,5 điểm?", ["2.2.1", "1.1"]),
        ("Tiêu chí nào của PAR INDEX có mục tiêu năm 2030 bằng điểm tối đa?", ["1.1.1"]),
    ],
)
def test_amounts_below_the_maximum_and_between_two(ask: Ask, question: str, names: list[str]) -> None:
    answer = ask(question)
    check_citations(answer)
    assert [name.split()[0] for name in _named(answer)] == names


@pytest.mark.parametrize(
    "question",
    [
        "Trong lĩnh vực Cải cách tư pháp, tiêu chí nào có kết quả năm 2029 thấp nhất?",
        "Tiêu chí nào của PAR INDEX thuộc nhóm Xúc tiến thương mại còn cách điểm tối đa xa nhất?",
        "Tổng điểm tối đa các tiêu chí thành phần của lĩnh vực Cải cách tư pháp là bao nhiêu?",
        "Lĩnh vực Cải cách tư pháp có tiêu chí nào đạt điểm tối đa?",
    ],
)
def test_rows_of_a_group_that_no_table_has_are_not_those_of_the_whole(ask: Ask, question: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert answer.abstained
    assert "Không tìm thấy nhóm “" in answer.answer


def test_rows_of_a_group_that_a_table_has(ask: Ask) -> None:
    answer = ask("Trong lĩnh vực Thủ tục hành chính, tiêu chí thành phần nào có kết quả năm 2029 thấp nhất?")
    assert _named(answer) == ["2.2.4 Thanh toán trực tuyến"]

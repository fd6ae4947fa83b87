"""Lookups: the cells of rows named by code, by number or by what they are about."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask
from tests.assistant.contract import cited, first_line

PLAN, OTHER_FORM, RANKS = "58/KH-UBND", "90/KH-UBND", "31/KH-UBND"


@pytest.mark.parametrize(
    ("question", "fact", "row"),
    [
        ("Cơ quan nào chủ trì tiêu chí 1.2?", "Ban Quản lý Khu kinh tế", (PLAN, "1.2")),
        ("co quan nao chu tri tieu chi 1.2", "Ban Quản lý Khu kinh tế", (PLAN, "1.2")),
        ("tiêu chí 2.2.2 do ai chủ trì?", "Thanh tra tỉnh", (PLAN, "2.2.2")),
        ("tieu chi 2.2.2 do ai chu tri", "Thanh tra tỉnh", (PLAN, "2.2.2")),
        ("Điểm tối đa của tiêu chí 2.2.1 là bao nhiêu?", "3.00", (PLAN, "2.2.1")),
        ("diem toi da cua 2.2.1 la bao nhieu", "3.00", (PLAN, "2.2.1")),
        ("Mục tiêu năm 2030 của tiêu chí 2.1 là bao nhiêu?", "3.60", (PLAN, "2.1")),
        ("Tiêu chí 2.2.2 năm 2029 đạt mấy điểm?", "2.90", (PLAN, "2.2.2")),
        ("Kết quả năm 2027 của tiêu chí 11.2?", "6.00", (OTHER_FORM, "11.2")),
        ("Nhiệm vụ 5 khi nào xong?", "Tháng 11/2030", (PLAN, "5")),
        ("nhiem vu 5 khi nao xong", "Tháng 11/2030", (PLAN, "5")),
        ("NV 4 hạn chót khi nào?", "Quý II/2030", (PLAN, "4")),
        ("Nhiệm vụ số 08 do ai chủ trì?", "Sở Nội vụ", (PLAN, "8")),
        ("Nhiệm vụ 9 ai phối hợp?", "Sở Khoa học và Công nghệ", (PLAN, "9")),
        ("Sản phẩm của nhiệm vụ 9 là gì?", "05 lớp bồi dưỡng", (PLAN, "9")),
        ("Nhiệm vụ 3 của Kế hoạch 12 khi nào xong?", "Tháng 6/2029", ("12/KH-UBND", "3")),
    ],
)
def test_by_code_or_number(ask: Ask, question: str, fact: str, row: tuple[str, str]) -> None:
    answer = ask(question)
    assert f"**{fact}**" in first_line(answer)
    assert cited(answer) == [row]
    assert answer.confidence >= 0.9


@pytest.mark.parametrize(
    ("question", "fact", "document"),
    [
        ("Ai chủ trì nội dung Đóng góp tự nguyện?", "Sở Tài chính", RANKS),
        ("Ai lo việc khảo sát du khách?", "Sở Du lịch", PLAN),
        ("so hoa so dang ky tau ca khi nao xong", "Tháng 11/2030", PLAN),
        ("Cơ quan nào chủ trì rà soát giá thuê đất tại khu kinh tế?", "Ban Quản lý Khu kinh tế", PLAN),
        ("Chỉ tiêu thứ hạng năm 2028 của nội dung Trạm y tế xã là bao nhiêu?", "42", RANKS),
        ("Thu gom rác biển năm 2027 phấn đấu xếp thứ mấy?", "25", RANKS),
        ("Ai chủ trì cắm mốc ranh giới rừng ngập mặn?", "Sở Nông nghiệp và Môi trường", "12/KH-UBND"),
        ("Nạo vét luồng vào cảng cá khi nào xong?", "Sau khi được cấp kinh phí", "KH-2031"),
        ("Sở nào chủ trì “Giải ngân vốn đầu tư công”?", "Sở Tài chính", PLAN),
    ],
)
def test_by_description(ask: Ask, question: str, fact: str, document: str) -> None:
    answer = ask(question)
    assert f"**{fact}**" in first_line(answer)
    assert answer.citations[0].document == document


def test_several_agencies_of_one_cell_are_all_named(ask: Ask) -> None:
    answer = ask("Ai phối hợp nhiệm vụ 2?")
    assert "**Sở Nội vụ**" in answer.answer
    assert "**Sở Công Thương**" in answer.answer
    assert cited(answer) == [(PLAN, "2")]


def test_a_bare_code_shows_the_whole_row(ask: Ask) -> None:
    answer = ask("1.2")
    for value in ("5.00", "4.00", "4.50", "Ban Quản lý Khu kinh tế"):
        assert f"**{value}**" in answer.answer
    assert answer.citations[0].label == "Phụ lục 2, dòng 1.2"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Tiêu chí 1.2 do Ban Quản lý Khu kinh tế chủ trì phải không?", "Đúng"),
        ("1.2 BQL KKT chủ trì đúng không?", "Đúng"),
        ("2.2.1 sở KHCN chủ trì đúng không?", "Đúng"),
        ("Tiêu chí 1.2 do Sở Nội vụ chủ trì phải không?", "Không đúng"),
        ("tieu chi 1.2 do SNV chu tri phai khong", "Không đúng"),
        ("Nhiệm vụ 8 do Sở Y tế chủ trì đúng không?", "Không đúng"),
        ("Nhiệm vụ 5 phải xong trong tháng 11/2030 đúng không?", "Đúng"),
        ("Nhiệm vụ 5 phải xong trong tháng 10/2030 đúng không?", "Không đúng"),
    ],
)
def test_yes_or_no_comes_first_and_then_the_fact(ask: Ask, question: str, verdict: str) -> None:
    answer = ask(question)
    assert answer.answer.startswith(f"**{verdict}.**")
    assert len(answer.citations) == 1


@pytest.mark.parametrize(
    ("question", "agency", "source", "row", "said"),
    [
        (
            "Ai chủ trì tiêu chí 1.1.2?", "Sở Công Thương", "parent", "1.1",
            "theo tiêu chí cha 1.1; bảng không ghi riêng cho 1.1.2",
        ),
        ("Ai chủ trì tiêu chí 11.2.2?", "Công an tỉnh", "merged", "11.2", "theo ô gộp của 11.2"),
        (
            "Ai chủ trì tiêu chí 11.1.1?", "Sở Xây dựng", "parent", "11.1",
            "theo tiêu chí cha 11.1; bảng không ghi riêng cho 11.1.1",
        ),
    ],
)  # fmt: skip
def test_a_cell_that_is_not_its_rows_own_is_told(
    ask: Ask, question: str, agency: str, source: str, row: str, said: str
) -> None:
    answer = ask(question)
    assert f"**{agency}**" in first_line(answer)
    assert said in answer.answer
    (citation,) = answer.citations
    (origin,) = citation.origins
    assert (origin.source, origin.row) == (source, row)
    assert origin.line is not None
    assert agency in citation.quote
    if source != "merged":
        assert answer.confidence <= 0.7


def test_an_empty_cell_beside_a_lead_agency_of_its_row_is_empty(ask: Ask) -> None:
    answer = ask("Ai phối hợp nhiệm vụ 6?")
    assert "để trống" in first_line(answer)
    assert not answer.abstained


def test_an_own_cell_has_no_origin(ask: Ask) -> None:
    answer = ask("Ai chủ trì tiêu chí 11.1?")
    assert answer.citations[0].origins == []
    assert "theo" not in answer.answer


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Mục tiêu năm 2030 của tiêu chí 2.2.4 là bao nhiêu?", (PLAN, "2.2.4")),
        ("Cơ quan nào chủ trì tiêu chí 2?", (PLAN, "2")),
        ("Cơ quan nào chủ trì tiêu chí 12?", (OTHER_FORM, "12")),
        ("Ai chủ trì tiêu chí 11?", (OTHER_FORM, "11")),
    ],
)
def test_a_blank_cell_is_an_answer(ask: Ask, question: str, row: tuple[str, str]) -> None:
    answer = ask(question)
    assert not answer.abstained
    assert "**để trống**" in first_line(answer)
    assert cited(answer)[0] == row


@pytest.mark.parametrize(
    ("question", "code", "near"),
    [
        ("Cơ quan nào chủ trì tiêu chí 2.9?", "2.9", ["2.1", "2.2"]),
        ("Cơ quan nào chủ trì tiêu chí 11.1.7?", "11.1.7", ["11.1.1", "11.1.2"]),
        ("Ai chủ trì tiêu chí 1.2 của Kế hoạch 90?", "1.2", ["11", "12"]),
        ("tieu chi 8.4 ai chu tri", "8.4", ["1", "2", "3"]),
    ],
)
def test_a_code_that_does_not_exist_names_its_neighbours(ask: Ask, question: str, code: str, near: list[str]) -> None:
    answer = ask(question)
    assert answer.abstained
    assert answer.reason == "no_such_code"
    assert code in answer.answer
    assert ", ".join(near) in answer.answer
    assert answer.suggestions


def test_a_code_in_a_gap_of_the_numbering_is_not_guessed(ask: Ask) -> None:
    answer = ask("Ai chủ trì tiêu chí 2.2.3?")
    assert answer.abstained
    assert answer.reason in {"no_such_code", "missing_part"}
    assert "2.2.2" in answer.answer
    assert "2.2.4" in answer.answer


def test_a_task_in_a_gap_of_the_numbering_is_a_missing_part(ask: Ask) -> None:
    answer = ask("Nhiệm vụ 7 khi nào xong?")
    assert answer.abstained
    assert answer.reason == "missing_part"
    assert "6" in answer.answer
    assert "8" in answer.answer


def test_a_task_beyond_the_last_one(ask: Ask) -> None:
    answer = ask("Nhiệm vụ 25 do ai chủ trì?")
    assert answer.abstained
    assert answer.reason == "no_such_code"
    assert "từ 1 đến 9" in answer.answer


def test_a_column_that_the_table_does_not_have(ask: Ask) -> None:
    answer = ask("Ai phối hợp tiêu chí 1.2 của Kế hoạch 58?")
    assert answer.abstained
    assert answer.reason == "not_found"
    assert "Đơn vị chủ trì tham mưu, theo dõi" in answer.answer


def test_a_row_that_contradicts_itself_carries_a_note(ask: Ask) -> None:
    answer = ask("Mục tiêu năm 2030 của tiêu chí 2.2.2 là bao nhiêu?")
    assert "**2.50**" in first_line(answer)
    assert any("2.90" in note for note in answer.notes)


def test_the_row_of_the_latest_issued_plan_comes_first_and_others_are_told(ask: Ask) -> None:
    answer = ask("Sở nào chủ trì lắp cáp quang tới các xã đảo?")
    assert "**Sở Khoa học và Công nghệ**" in first_line(answer)
    assert answer.citations[0].document == PLAN
    others = answer.answer.split("\n", 1)[1]
    assert "Sở Công Thương" in others
    assert "Sở Tài chính" in others
    assert "dự thảo" in others


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("Điểm tiếp cận dịch vụ của SIPAS năm 2029 và mục tiêu năm 2030?", ["81.20", "85.00"]),
        ("Đối thoại với doanh nghiệp được mấy điểm trên mấy điểm?", ["4.00", "5.00"]),
        ("Lĩnh vực thủ tục hành chính năm 2029 là bao nhiêu so với tối đa?", ["9.10", "12.00"]),
        ("Mục tiêu hạng 2026, 2028 và 2030 của trạm y tế xã?", ["51", "42", "30"]),
    ],
)
def test_two_columns_asked_at_once_are_both_told(ask: Ask, question: str, facts: list[str]) -> None:
    answer = ask(question).answer
    assert all(f"**{fact}**" in answer for fact in facts)


def test_the_row_of_a_plan_of_another_year_is_told_only_where_no_year_is_named(ask: Ask) -> None:
    named = ask("Năm 2031 cơ quan nào chủ trì việc lắp cáp quang tới các xã đảo?")
    assert "Sở Tài chính" in named.answer
    assert {c.document for c in named.citations} == {"KH-2031"}
    assert len({c.document for c in ask("Cơ quan nào chủ trì việc lắp cáp quang tới các xã đảo?").citations}) > 1


def test_an_outcome_asked_for_as_a_thing_is_no_score(ask: Ask) -> None:
    assert "**Hội nghị đối thoại**" in first_line(ask("Đối thoại thì kết quả là gì?"))


def test_the_basis_of_a_task_is_no_agency(ask: Ask) -> None:
    assert "chủ trì" not in first_line(ask("Rà soát giá thuê đất tại khu kinh tế dựa trên cơ sở nào?"))


def test_how_many_an_agency_has_to_build_is_told_by_the_sentence_of_its_task(ask: Ask) -> None:
    answer = ask("Sở Y tế phải tham mưu xây mới trạm y tế tại bao nhiêu xã đảo?")
    assert "**6** xã đảo" in first_line(answer)
    assert cited(answer) == [(RANKS, "2")]


def test_the_number_of_a_quoted_row_is_no_amount(ask: Ask) -> None:
    answer = ask("“Tỷ lệ hồ sơ trả đúng hạn” đứng ở số mấy trong bảng của PAR INDEX?")
    assert "**2.2.2**" in first_line(answer)

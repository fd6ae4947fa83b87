"""Lists, counts and filters over rows: complete, counted, with a citation for each row."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask
from tests.assistant.contract import first_line, listed

PLAN = "58/KH-UBND"


@pytest.mark.parametrize(
    ("question", "document", "wanted"),
    [
        ("Sở Nội vụ chủ trì những nhiệm vụ nào?", PLAN, ["1", "8", "9"]),
        ("SNV chủ trì bao nhiêu nhiệm vụ?", PLAN, ["1", "8", "9"]),
        ("so noi vu chu tri nhung nhiem vu nao", PLAN, ["1", "8", "9"]),
        ("Sở Nội vụ chủ trì bao nhiêu nhiệm vụ trong Kế hoạch 58?", PLAN, ["1", "8", "9"]),
        ("Năm nay Sở Nội vụ chủ trì nhiệm vụ nào?", PLAN, ["1", "8", "9"]),
        ("Sở Nội vụ phối hợp những nhiệm vụ nào trong Kế hoạch 58?", PLAN, ["2"]),
        ("Sở KH&CN phối hợp những nhiệm vụ nào trong Kế hoạch 58?", PLAN, ["5", "9"]),
        ("Sở Nông nghiệp và Môi trường chủ trì những nhiệm vụ nào của Kế hoạch 12?", "12/KH-UBND", ["2", "3"]),
        ("Những nhiệm vụ nào phải xong trong tháng 11/2030?", PLAN, ["5", "9"]),
        ("Nhiệm vụ nào trong Kế hoạch 58 phải xong trong quý III?", PLAN, ["2", "6", "8"]),
        ("Nhiệm vụ nào của Kế hoạch 58 xong trước tháng 9?", PLAN, ["1", "4", "6"]),
        ("Sở Nội vụ chủ trì việc gì phải xong trong tháng 11?", PLAN, ["9"]),
        ("Những nhiệm vụ nào của Kế hoạch 58 có tiến độ thường xuyên?", PLAN, ["3"]),
        ("Mục II của Phụ lục 1 Kế hoạch 58 có bao nhiêu nhiệm vụ?", PLAN, ["4", "5", "6", "8", "9"]),
        ("Có bao nhiêu nhiệm vụ về hạ tầng và dữ liệu?", PLAN, ["4", "5", "6", "8", "9"]),
        ("Liệt kê các nhiệm vụ của Kế hoạch 12", "12/KH-UBND", ["1", "2", "3"]),
        ("Kế hoạch 58 có bao nhiêu nhiệm vụ?", PLAN, ["1", "2", "3", "4", "5", "6", "8", "9"]),
        ("Tiêu chí 2.2 gồm những tiêu chí thành phần nào?", PLAN, ["2.2.1", "2.2.2", "2.2.4"]),
        ("2.2 được đánh giá qua những tiêu chí thành phần nào?", PLAN, ["2.2.1", "2.2.2", "2.2.4"]),
        ("Mục giải quyết hồ sơ trực tuyến (2.2) có các tiêu chí thành phần gì?", PLAN, ["2.2.1", "2.2.2", "2.2.4"]),
        ("2.2 duoc cham qua nhung tieu chi con nao", PLAN, ["2.2.1", "2.2.2", "2.2.4"]),
        ("Sở Nội vụ giữ vai trò phối hợp trong bao nhiêu nhiệm vụ của Kế hoạch 58?", PLAN, ["2"]),
        ("Sở Công Thương được giao theo dõi những tiêu chí nào?", PLAN, ["1.1"]),
        ("Thanh tra tỉnh được phân công theo dõi tiêu chí nào của PAR INDEX?", PLAN, ["2.2.2"]),
        ("Chỉ số SIPAS có bao nhiêu nội dung?", PLAN, ["1", "2", "3"]),
        ("Chỉ số PAR INDEX có bao nhiêu lĩnh vực?", PLAN, ["1", "2", "3"]),
        ("Sở Công Thương chủ trì những tiêu chí nào?", PLAN, ["1.1"]),
        ("Nội dung nào của SIPAS đặt mục tiêu năm 2030 là 84?", PLAN, ["2"]),
        ("Phụ lục 1 của Kế hoạch 58 có bao nhiêu nhiệm vụ cả hai mục?", PLAN, ["1", "2", "3", "4", "5", "6", "8", "9"]),
        ("Công an tỉnh chủ trì bao nhiêu tiêu chí của DTI?", "90/KH-UBND", ["11.2", "11.2.1", "11.2.2"]),
    ],
)
def test_rows_are_complete_counted_and_cited(ask: Ask, question: str, document: str, wanted: list[str]) -> None:
    answer = ask(question)
    assert listed(answer) == [(document, key) for key in wanted]
    assert f"**{len(wanted)} " in first_line(answer)


def test_a_long_list_is_a_table_with_a_citation_per_row(ask: Ask) -> None:
    table = ask("Kế hoạch 58 có bao nhiêu nhiệm vụ?").table
    assert table is not None
    assert [row[0] for row in table.rows] == ["1", "2", "3", "4", "5", "6", "8", "9"]
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert [len(marks) for marks in table.citations] == [1] * 8


def test_rows_that_only_follow_their_parent_are_listed_apart(ask: Ask) -> None:
    answer = ask("Sở Xây dựng chủ trì những tiêu chí nào trong Kế hoạch 90?")
    assert "**1 tiêu chí**" in first_line(answer)
    assert listed(answer) == [("90/KH-UBND", "11.1")]
    apart = answer.answer.partition("tiêu chí cha")[2]
    assert "11.1.1" in apart
    assert "11.1.2" in apart
    assert "11.1.1" not in answer.answer.partition("Ngoài ra")[0]


def test_two_tables_of_one_plan(ask: Ask) -> None:
    answer = ask("Thanh tra tỉnh chủ trì những tiêu chí nào?")
    assert listed(answer) == [(PLAN, "2.2.2"), (PLAN, "3")]
    assert [c.locator.appendix for c in answer.citations] == ["Phụ lục 2", "Phụ lục 3"]


def test_recurring_tasks_of_all_plans(ask: Ask) -> None:
    answer = ask("Những nhiệm vụ nào có tiến độ thường xuyên?")
    assert {c.document for c in answer.citations} >= {PLAN}
    assert "Đăng tin về cải cách trên Cổng thông tin điện tử" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Sở Ngoại vụ chủ trì những nhiệm vụ nào?",
        "Sở Du lịch chủ trì việc gì phải xong trong tháng 11 của Kế hoạch 58?",
        "Nhiệm vụ nào của Kế hoạch 58 phải xong trong tháng 2?",
    ],
)
def test_an_empty_list_is_said_to_be_empty(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.abstained
    assert answer.reason == "not_found"
    assert answer.table is None


def test_appendices_of_a_plan(ask: Ask) -> None:
    answer = ask("Kế hoạch 58 có mấy phụ lục?")
    assert "**3 phụ lục**" in first_line(answer)
    for caption in ("NÂNG CAO CHỈ SỐ PAR INDEX", "BẢNG ĐIỂM", "HÀI LÒNG CỦA NGƯỜI DÂN"):
        assert caption in answer.answer


@pytest.mark.parametrize(
    ("question", "count", "picked", "rows"),
    [
        (
            "Sở Nội vụ chủ trì bao nhiêu nhiệm vụ trong Kế hoạch 58, nhiệm vụ nào hạn trong tháng 11?",
            "3",
            "1",
            ["1", "8", "9"],
        ),
        ("Kế hoạch 58 giao Sở Nội vụ chủ trì mấy việc, trong đó việc nào muộn nhất?", "3", "1", ["1", "8", "9"]),
        (
            "Sở Nội vụ chủ trì bao nhiêu nhiệm vụ và phối hợp bao nhiêu nhiệm vụ trong Kế hoạch 58?",
            "3",
            "1",
            ["1", "2", "8", "9"],
        ),
    ],
)
def test_all_rows_are_told_and_those_that_the_second_half_picks(
    ask: Ask, question: str, count: str, picked: str, rows: list[str]
) -> None:
    answer = ask(question)
    counts = [line for line in answer.answer.split("\n") if line.startswith("Có **")]
    assert [line.split("**")[1].split()[0] for line in counts] == [count, picked]
    assert sorted(c.locator.row or "" for c in answer.citations if c.locator.appendix == "Phụ lục 1") == rows


def test_none_of_the_rows_is_picked(ask: Ask) -> None:
    answer = ask("Sở Nội vụ chủ trì bao nhiêu nhiệm vụ trong Kế hoạch 58, nhiệm vụ nào hạn trong tháng 2?")
    assert not answer.abstained
    assert first_line(answer).startswith("Có **3 nhiệm vụ**")
    assert "Không tìm thấy" in answer.answer


@pytest.mark.parametrize(
    ("question", "document", "wanted"),
    [
        ("Nhiệm vụ nào của Kế hoạch 58 có sản phẩm là Báo cáo kết quả kiểm tra?", PLAN, ["8"]),
        ("Năm 2029 nhiệm vụ nào có kết quả là Đề án số hóa?", "12/KH-UBND", ["2"]),
        ("Năm 2030 có những nhiệm vụ nào liên quan đến tàu cá?", PLAN, ["5"]),
        ("Các nhiệm vụ về tàu cá năm 2029", "12/KH-UBND", ["2"]),
        ("Có bao nhiêu nhiệm vụ về xã đảo năm 2030?", PLAN, ["4"]),
        ("Thanh tra tỉnh được phân công việc gì trong Phụ lục 1 Kế hoạch 58?", PLAN, ["8"]),
    ],
)
def test_rows_by_their_output_or_matter(ask: Ask, question: str, document: str, wanted: list[str]) -> None:
    answer = ask(question)
    assert listed(answer) == [(document, key) for key in wanted]
    assert f"**{len(wanted)} nhiệm vụ**" in first_line(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Nhiệm vụ nào của Kế hoạch 58 nói về rừng ngập mặn?",
        "Nhiệm vụ nào năm 2030 về ranh giới rừng?",
        "Năm 2030 có bao nhiêu nhiệm vụ về nhà máy điện?",
    ],
)
def test_a_matter_of_no_task_of_the_plan_is_not_told_from_another_year(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.abstained
    assert "Kế hoạch 58/KH-UBND" in answer.answer


def test_words_scattered_over_a_row_are_no_matter_of_it(ask: Ask) -> None:
    answer = ask("Nhiệm vụ nào của Kế hoạch 58 về dữ liệu kỹ thuật số?")
    assert (PLAN, "9") not in listed(answer)


def test_agencies_that_lead_together_stand_in_one_row(ask: Ask) -> None:
    answer = ask("Nhiệm vụ nào cả Sở Nội vụ và Sở Công Thương cùng phối hợp trong Kế hoạch 58?")
    assert listed(answer) == [(PLAN, "2")]


def test_a_matter_of_no_task_does_not_list_the_whole_plan(ask: Ask) -> None:
    answer = ask("Những nhiệm vụ về xuất khẩu trong Kế hoạch 58")
    assert answer.abstained


def test_parts_of_a_criterion_below_the_maximum_are_counted(ask: Ask) -> None:
    answer = ask("Có bao nhiêu tiêu chí thành phần thuộc tiêu chí 2.2 chưa đạt điểm tối đa năm 2029?")
    assert "**3 " in first_line(answer)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Từ nhiệm vụ 1 đến nhiệm vụ 8 của Kế hoạch 58, Sở Nội vụ chủ trì mấy nhiệm vụ?", ["1", "8"]),
        ("Trong NV 4-8 của KH 58, Sở Nội vụ chủ trì mấy nv?", ["8"]),
        ("Kế hoạch 58: ds nv hạn Q3/2030 của SNV", ["8"]),
        ("Nhiệm vụ nào trong KH 58 có sản phẩm là Báo cáo kết quả, hạn Q3/2030?", ["8"]),
        ("Những nv trong KH 58 có sp là Bộ câu hỏi khảo sát và hạn T9/2030?", ["2"]),
        ("Ds nv SNV chủ trì ở mục HTVDL của KH 58", ["8", "9"]),
        ("Sở Nội vụ làm gì để nâng điểm hạ tầng và dữ liệu trong KH 58?", ["8", "9"]),
    ],
)
def test_rows_are_chosen_by_several_conditions_in_shorthand(ask: Ask, question: str, wanted: list[str]) -> None:
    assert listed(ask(question)) == [(PLAN, key) for key in wanted]


def test_a_refusal_names_the_appendix_and_the_column_that_it_lacks(ask: Ask) -> None:
    answer = ask("Sở Nội vụ phối hợp những nhiệm vụ nào của phụ lục 2 Kế hoạch 58?")
    assert answer.abstained
    assert "Phụ lục 2" in answer.answer
    assert "không có cột cơ quan phối hợp" in answer.answer


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Tiêu chí nào về đối thoại?", [(PLAN, "1.2")]),
        ("tieu chi nao lien quan den giai ngan", [(PLAN, "3.1")]),
        ("Nhiệm vụ nào liên quan đến tàu cá?", [(PLAN, "5"), ("12/KH-UBND", "2")]),
    ],
)
def test_rows_of_a_kind_are_told_by_their_matter_from_all_plans(
    ask: Ask, question: str, wanted: list[tuple[str, str]]
) -> None:
    assert listed(ask(question)) == wanted


def test_finer_criteria_of_the_matter_are_told_apart(ask: Ask) -> None:
    answer = ask("Những tiêu chí nào nói về hồ sơ?")
    assert listed(answer) == [(PLAN, "2.2")]
    assert "2.2.2. Tỷ lệ hồ sơ trả đúng hạn" in answer.answer.partition("tiêu chí thành phần")[2]


@pytest.mark.parametrize("question", ["Tiêu chí nào về tàu cá?", "Có tiêu chí nào về rừng ngập mặn không?"])
def test_a_matter_of_tasks_alone_is_that_of_no_criterion(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.abstained
    assert "tiêu chí nào về" in answer.answer


def test_a_criterion_without_parts_has_none(ask: Ask) -> None:
    answer = ask("Tiêu chí 1.2 có những tiêu chí thành phần nào?")
    assert answer.abstained
    assert "không chia tiêu chí 1.2 “Đối thoại với doanh nghiệp” thành tiêu chí thành phần" in answer.answer


def test_what_an_agency_leads_and_takes_part_in_is_told_apart(ask: Ask) -> None:
    answer = ask("Sở Nội vụ chủ trì nhiệm vụ nào và phối hợp nhiệm vụ nào trong Kế hoạch 58?")
    led, beside, joined = answer.answer.split("\n\n")
    assert led.startswith("Có **3 nhiệm vụ** do **Sở Nội vụ** chủ trì")
    assert beside.startswith("Ngoài ra có **1 tiêu chí** (Phụ lục 3) do **Sở Nội vụ** chủ trì")
    assert joined.startswith("Có **1 nhiệm vụ** do **Sở Nội vụ** phối hợp")
    assert "Xây dựng bộ câu hỏi khảo sát du khách" in joined
    assert [(c.document, c.locator.row) for c in answer.citations] == [(PLAN, key) for key in ("1", "8", "9", "2", "2")]


def test_what_an_agency_leads_in_tables_of_other_kinds_is_told_too(ask: Ask) -> None:
    tasks = ask("Sở Nội vụ chủ trì những nhiệm vụ nào trong Kế hoạch 58?")
    assert "**3 nhiệm vụ**" in first_line(tasks)
    beside = tasks.answer.partition("Ngoài ra có **1 tiêu chí** (Phụ lục 3)")[2]
    assert "2. Thái độ của công chức" in beside
    every = ask("Sở Nội vụ chủ trì những việc gì trong Kế hoạch 58?")
    assert "**4 nội dung**" in first_line(every)
    assert "**3 nhiệm vụ** (Phụ lục 1) và **1 tiêu chí** (Phụ lục 3)" in first_line(every)
    assert listed(every) == [(PLAN, key) for key in ("1", "8", "9", "2")]


@pytest.mark.parametrize(
    "question",
    [
        "Sở Nội vụ chủ trì bao nhiêu nhiệm vụ và phối hợp bao nhiêu nhiệm vụ của Kế hoạch 58?",
        "Sở Nội vụ chủ trì và phối hợp tất cả bao nhiêu nhiệm vụ trong Kế hoạch 58?",
        "so noi vu lam dau moi may nhiem vu va phoi hop may nhiem vu trong ke hoach 58",
    ],
)
def test_both_roles_are_counted_apart(ask: Ask, question: str) -> None:
    answer = ask(question).answer
    assert "**3 nhiệm vụ** do **Sở Nội vụ** chủ trì" in answer
    assert "**1 nhiệm vụ** do **Sở Nội vụ** phối hợp" in answer
    assert "Tổng cộng **4** dòng" in answer or "tất cả" not in question


def test_a_role_that_an_agency_has_nowhere_is_said(ask: Ask) -> None:
    answer = ask("Kho bạc Nhà nước chủ trì nhiệm vụ nào và phối hợp nhiệm vụ nào trong Kế hoạch 58?").answer
    assert "Có **" not in answer
    answer = ask("Văn phòng UBND tỉnh chủ trì nhiệm vụ nào và phối hợp nhiệm vụ nào trong Kế hoạch 58?").answer
    assert answer.startswith("Có **1 nhiệm vụ**")
    assert "Không có dòng nào do **Văn phòng UBND tỉnh** phối hợp trong Kế hoạch 58/KH-UBND." in answer


def test_what_a_report_says_is_no_task(ask: Ask) -> None:
    answer = ask("Nhiệm vụ nào liên quan đến hội nghị tập huấn?")
    assert answer.abstained
    assert "Không tìm thấy nhiệm vụ nào về “hội nghị tập huấn”" in answer.answer


def test_an_output_that_no_task_has_is_refused(ask: Ask) -> None:
    answer = ask("Nhiệm vụ nào có sản phẩm là quyết định của UBND tỉnh?")
    assert answer.abstained
    assert "Không tìm thấy nhiệm vụ nào có sản phẩm “quyết định của UBND tỉnh”" in answer.answer


def test_a_task_found_by_its_output_tells_its_heading_where_that_is_asked(ask: Ask) -> None:
    answer = ask("“Cơ sở dữ liệu tàu cá” là kết quả của nhiệm vụ nào trong Kế hoạch 58, thuộc mục nào?")
    assert listed(answer) == [(PLAN, "5")]
    assert "thuộc: **HẠ TẦNG VÀ DỮ LIỆU**" in answer.answer


def test_a_total_is_told_with_the_index_that_it_sums_up(ask: Ask) -> None:
    answer = ask("Chỉ số DTI năm 2027 đạt bao nhiêu?")
    assert "“Tổng cộng” – DTI" in answer.answer


def test_tasks_are_found_by_the_kind_of_their_output(ask: Ask) -> None:
    answer = ask("Nhiệm vụ nào có sản phẩm là báo cáo?")
    assert not answer.abstained
    assert "Kiểm tra việc chấp hành giờ làm việc" in answer.answer


def test_what_is_counted_is_the_word_beside_how_many(ask: Ask) -> None:
    answer = ask("Nhóm hạ tầng và dữ liệu của Kế hoạch 58 gồm mấy nhiệm vụ?")
    assert listed(answer) == [(PLAN, key) for key in ("4", "5", "6", "8", "9")]

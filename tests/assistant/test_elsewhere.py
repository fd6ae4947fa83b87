"""An assistant over papers of another invented province, with money, places, thousands and two upper headers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, cited, first_line, listed

ELSEWHERE = Path(__file__).parent / "elsewhere"
PLAN, DRAFT = "64/KH-UBND", "64/KH-UBND (dự thảo)"
DECISION, CRITERIA = "212/QĐ-UBND", "171/KH-UBND"
HEAD, DONE = "Thông tin văn bản", "II. KẾT QUẢ ĐÃ ĐẠT ĐƯỢC"
TOTAL = ""
"""The row of totals has no number."""


@pytest.fixture(scope="session")
def ask_elsewhere(ask_over: AskOver) -> Ask:
    """Asks a question of the other province's papers; they are indexed once, with the model that is shipped."""
    return ask_over(ELSEWHERE, shipped=True)


@pytest.mark.parametrize(
    ("question", "value", "document", "row"),
    [
        ("Xây dựng vườn ươm giống chè bản địa hết bao nhiêu tiền?", "1.850", PLAN, "2"),
        ("bao nhieu tien de xay dung vuon uom giong che ban dia", "1.850", PLAN, "2"),
        ("Lễ hội trà tốn bao nhiêu tiền?", "1.200", PLAN, "5"),
        ("Kinh phí xây dựng nhãn hiệu tập thể Chè Vân Lĩnh", "380", PLAN, "4"),
        ("Đưa chè lên sàn thương mại điện tử cần bao nhiêu kinh phí?", "270", PLAN, "6"),
        ("Kinh phí của nhiệm vụ xây dựng vườn ươm trong dự thảo là bao nhiêu?", "1.500", DRAFT, "2"),
        ("Số bác sĩ trên một vạn dân kế hoạch năm 2030 là bao nhiêu?", "11,2", DECISION, "1"),
        ("Kế hoạch năm 2031 của số giường bệnh trên một vạn dân là bao nhiêu?", "31,5", DECISION, "2"),
        ("số giường bệnh trên một vạn dân ke hoach nam 2030 bao nhieu", "30", DECISION, "2"),
        ("Kế hoạch năm 2030 của số trạm y tế có máy siêu âm là bao nhiêu trạm?", "9", DECISION, "4"),
        ("Tỷ lệ trẻ tiêm chủng đầy đủ thực hiện năm 2029 là bao nhiêu?", "93,6", DECISION, "3"),
        ("Đơn vị tính của số giường bệnh trên một vạn dân là gì?", "Giường", DECISION, "2"),
        ("Chỉ tiêu BHXH năm 2030 của phường Cầu Đá là bao nhiêu?", "1.780", DECISION, "4"),
        ("BHXH thực hiện năm 2029 của xã Suối Mây là bao nhiêu người?", "1.240", DECISION, "5"),
        ("Xã Suối Mây xếp thứ mấy?", "3/12", DECISION, "5"),
        ("Phường Vân Sơn đứng thứ mấy về bao phủ BHYT?", "4/12", DECISION, "3"),
        ("Lễ hội trà mùa xuân có mấy cơ quan phối hợp?", "2 cơ quan", PLAN, "5"),
        ("Trả lời kiến nghị của doanh nghiệp đúng hạn do mấy cơ quan chủ trì?", "2 cơ quan", CRITERIA, "3"),
        ("Vườn ươm giống chè bản địa do mấy cơ quan chủ trì?", "1 cơ quan", PLAN, "2"),
        ("Tổng kinh phí thực hiện Kế hoạch 64 là bao nhiêu?", "6.740", PLAN, TOTAL),
        ("Tổng kinh phí của kế hoạch bảo tồn cây chè cổ thụ năm 2030 là bao nhiêu?", "6.740", PLAN, TOTAL),
        ("Tổng cộng chỉ tiêu BHXH năm 2030 của các xã, phường là bao nhiêu?", "21.640", DECISION, TOTAL),
    ],
)
def test_a_cell_is_asked_by_its_header_or_an_everyday_word(
    ask_elsewhere: Ask, question: str, value: str, document: str, row: str
) -> None:
    answer = ask_elsewhere(question)
    check_citations(answer)
    assert first_line(answer).startswith(f"**{value}**")
    assert cited(answer) == [(document, row)]


@pytest.mark.parametrize(
    ("question", "value", "source"),
    [
        ("Kế hoạch bảo tồn cây chè cổ thụ năm 2030 do ai ký?", "**Vi Văn Thành**", (PLAN, HEAD)),
        ("Kế hoạch chè cổ thụ năm 2030 ai ký?", "**Vi Văn Thành**", (PLAN, HEAD)),
        ("Quyết định giao chỉ tiêu bảo hiểm năm 2030 ai ký?", "**Hoàng Thị Lệ**", (DECISION, HEAD)),
        ("Kế hoạch nâng cao năng lực cạnh tranh năm 2030 ban hành ngày nào?", "**05/04/2030**", (CRITERIA, HEAD)),
        ("Bao nhiêu hội viên đã được tập huấn kỹ thuật chăm sóc chè?", "**240** hội viên", (PLAN, DONE)),
        ("Năm 2028 có bao nhiêu ha chè đạt tiêu chuẩn hữu cơ?", "**310** ha", (PLAN, DONE)),
        ("Sản lượng chè búp khô năm 2029 đạt bao nhiêu tấn?", "**162** tấn", (PLAN, DONE)),
    ],
)
def test_a_fact_of_a_document_or_its_text(
    ask_elsewhere: Ask, question: str, value: str, source: tuple[str, str]
) -> None:
    answer = ask_elsewhere(question)
    check_citations(answer)
    assert value in first_line(answer)
    assert cited(answer) == [source]


@pytest.mark.parametrize(
    ("question", "name", "value", "source"),
    [
        ("Nhiệm vụ nào có kinh phí cao nhất?", "Hỗ trợ hộ dân chăm sóc", "2.400", (PLAN, "3")),
        ("Nhiệm vụ nào có kinh phí thấp nhất?", "Đưa chè lên sàn thương mại điện tử", "270", (PLAN, "6")),
        ("Kinh phí của nhiệm vụ nào cao nhất trong nhóm Chế biến và tiêu thụ?", "Tổ chức lễ hội", "1.200", (PLAN, "5")),
        ("Xã nào có tỷ lệ bao phủ BHYT thấp nhất?", "Xã Hua Lá", "76,9", (DECISION, "9")),
        ("Xã nào có tỷ lệ bao phủ cao nhất?", "Xã Suối Mây", "94,6", (DECISION, "5")),
        ("Phường nào có tỷ lệ bao phủ BHYT cao nhất?", "Phường Trà Bắc", "96,8", (DECISION, "1")),
        ("Phường nào có tỷ lệ bao phủ thấp nhất?", "Phường Cầu Đá", "88,2", (DECISION, "4")),
        ("Địa phương nào có tỷ lệ bao phủ BHYT cao nhất?", "Phường Trà Bắc", "96,8", (DECISION, "1")),
        ("Xã nào có chỉ tiêu BHXH năm 2030 cao nhất?", "Xã Suối Mây", "1.390", (DECISION, "5")),
    ],
)
def test_the_highest_and_the_lowest(
    ask_elsewhere: Ask, question: str, name: str, value: str, source: tuple[str, str]
) -> None:
    answer = ask_elsewhere(question)
    check_citations(answer)
    first = answer.answer.split("\n")[1]
    assert first.startswith(f"- **{name}")
    assert f": {value} " in first
    assert cited(answer)[0] == source


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Những xã nào có tỷ lệ bao phủ BHYT dưới 80%?", ["7", "9", "11"]),
        ("Có bao nhiêu phường có tỷ lệ bao phủ BHYT trên 90%?", ["1", "2", "3"]),
        ("Có mấy phường có tỷ lệ bao phủ BHYT dưới 90%?", ["4"]),
        ("Xã nào có chỉ tiêu BHXH năm 2030 dưới 800 người?", ["7", "9"]),
        ("Phường nào có chỉ tiêu BHXH năm 2030 là 1.780 người?", ["4"]),
        ("Phường nào được giao chỉ tiêu BHXH 4.560 người?", ["1"]),
        ("Xã nào xếp thứ 8 trở xuống?", ["7", "8", "9", "11", "12"]),
        ("Địa phương nào xếp thứ 3?", ["5"]),
        ("Có bao nhiêu phường trong biểu số 1 của Quyết định 212?", ["1", "2", "3", "4"]),
        ("Quyết định 212 có bao nhiêu phường?", ["1", "2", "3", "4"]),
    ],
)
def test_places_are_counted_as_what_they_are(ask_elsewhere: Ask, question: str, rows: list[str]) -> None:
    answer = ask_elsewhere(question)
    check_citations(answer)
    assert first_line(answer).startswith(f"Có **{len(rows)} ")
    assert listed(answer) == [(DECISION, row) for row in rows]


@pytest.mark.parametrize("question", ["62.500 người là chỉ tiêu của đơn vị nào?", "Nơi nào có chỉ tiêu 62.500 người?"])
def test_an_amount_in_thousands_finds_its_row(ask_elsewhere: Ask, question: str) -> None:
    answer = ask_elsewhere(question)
    check_citations(answer)
    assert "“Phường Trà Bắc”" in first_line(answer)
    assert "**62.500**" in answer.answer
    assert cited(answer) == [(DECISION, "1")]


@pytest.mark.parametrize(
    "question",
    [
        "BHXH của phường Cầu Đá năm 2030 tăng bao nhiêu người so với năm 2029?",
        "Chênh lệch BHXH giữa chỉ tiêu năm 2030 và thực hiện năm 2029 của phường Cầu Đá",
    ],
)
def test_a_difference_of_thousands(ask_elsewhere: Ask, question: str) -> None:
    answer = ask_elsewhere(question)
    check_citations(answer)
    assert "(1.780) **cao hơn**" in first_line(answer)
    assert "(1.460), chênh **320**" in first_line(answer)
    assert cited(answer) == [(DECISION, "4")]


def test_two_places_are_compared_in_one_of_two_targets(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Chỉ tiêu BHXH năm 2030 của phường Trà Bắc và phường Trà Nam, nơi nào cao hơn?")
    check_citations(answer)
    assert "“Phường Trà Bắc” **cao hơn**: **4.560**" in first_line(answer)
    assert first_line(answer).endswith("(chênh **660**).")
    assert cited(answer) == [(DECISION, "1"), (DECISION, "2")]


@pytest.mark.parametrize(
    ("question", "document", "rows"),
    [
        ("Liệt kê các nhiệm vụ trong biểu số 1", PLAN, "123456"),
        ("Biểu số 1 của Kế hoạch 64 có bao nhiêu nhiệm vụ?", PLAN, "123456"),
        ("Danh sách nhiệm vụ trong biểu nhiệm vụ và kinh phí bảo tồn cây chè cổ thụ", PLAN, "123456"),
        ("Biểu số 2 có những chỉ tiêu nào?", DECISION, "1234"),
        ("Bảng một số chỉ tiêu y tế của tỉnh có những chỉ tiêu nào?", DECISION, "1234"),
        ("Nhóm I. Vùng nguyên liệu có những nhiệm vụ nào?", PLAN, "123"),
        ("Mục II của biểu số 1 Kế hoạch 64 có những nhiệm vụ nào?", PLAN, "456"),
        ("Nhóm Chế biến và tiêu thụ gồm những nhiệm vụ nào?", PLAN, "456"),
        ("Nhóm Tính minh bạch có những tiêu chí nào?", CRITERIA, "123"),
        ("Mục II trong bảng DDCI có mấy tiêu chí?", CRITERIA, "45"),
        ("Sở Nông nghiệp và Môi trường chủ trì những nhiệm vụ nào?", PLAN, "12"),
        ("Sở Khoa học và Công nghệ tỉnh chủ trì nhiệm vụ nào?", PLAN, "4"),
        ("Hội Nông dân chủ trì nhiệm vụ nào?", PLAN, "3"),
        ("Công an phối hợp nhiệm vụ nào?", PLAN, "5"),
        ("Công an tỉnh phối hợp tiêu chí nào?", CRITERIA, "5"),
        ("Thanh tra chủ trì tiêu chí nào?", CRITERIA, "5"),
        ("Sở Xây dựng tỉnh Vân Lĩnh chủ trì tiêu chí nào?", CRITERIA, "4"),
        ("Sở Tài chính chủ trì những tiêu chí nào?", CRITERIA, "23"),
        ("Liệt kê các nhiệm vụ phải xong trước tháng 5/2030", PLAN, "15"),
        ("Những tiêu chí nào chưa có điểm năm 2029?", CRITERIA, "25"),
        ("Có mấy tiêu chí chưa có điểm năm 2029?", CRITERIA, "25"),
    ],
)
def test_lists_look_into_the_right_table(ask_elsewhere: Ask, question: str, document: str, rows: str) -> None:
    answer = ask_elsewhere(question)
    check_citations(answer)
    assert first_line(answer).startswith(f"Có **{len(rows)} ")
    assert listed(answer) == [(document, row) for row in rows]


@pytest.mark.parametrize(
    ("question", "lead", "helpers", "source"),
    [
        ("Kiểm đếm và gắn biển cây chè cổ thụ", "Sở Nông nghiệp và Môi trường", "Ủy ban nhân dân các xã", (PLAN, "1")),
        ("Rút ngắn thời gian cấp phép xây dựng", "Sở Xây dựng", "Thanh tra tỉnh", (CRITERIA, "4")),
    ],
)
def test_who_leads_and_who_helps(
    ask_elsewhere: Ask, question: str, lead: str, helpers: str, source: tuple[str, str]
) -> None:
    answer = ask_elsewhere(f"{question} là việc của cơ quan nào, ai phối hợp?")
    check_citations(answer)
    assert answer.answer.split("\n")[1:] == [f"- Cơ quan chủ trì: **{lead}**", f"- Cơ quan phối hợp: **{helpers}**"]
    assert cited(answer) == [source]


@pytest.mark.parametrize(
    ("question", "count", "source"),
    [
        ("Có mấy tồn tại?", "4 tồn tại", (PLAN, "III. TỒN TẠI, HẠN CHẾ")),
        ("Kế hoạch bảo tồn cây chè cổ thụ nêu mấy tồn tại, hạn chế?", "4 tồn tại", (PLAN, "III. TỒN TẠI, HẠN CHẾ")),
        ("Có mấy nguyên nhân trong Kế hoạch DDCI?", "2 nguyên nhân", (CRITERIA, "II. NGUYÊN NHÂN")),
    ],
)
def test_the_items_of_a_heading_are_counted(
    ask_elsewhere: Ask, question: str, count: str, source: tuple[str, str]
) -> None:
    answer = ask_elsewhere(question)
    check_citations(answer)
    assert f"gồm **{count}**" in first_line(answer)
    assert cited(answer) == [source] * (int(count.split(maxsplit=1)[0]) + 1)


@pytest.mark.parametrize(
    "question",
    [
        "Dự thảo và bản ban hành của Kế hoạch 64 khác nhau thế nào?",
        "Kế hoạch 64 khác gì so với dự thảo?",
        "So với dự thảo, Kế hoạch 64 bổ sung nhiệm vụ nào?",
    ],
)
def test_the_added_task_is_told_as_only_in_the_issued_plan(ask_elsewhere: Ask, question: str) -> None:
    answer = ask_elsewhere(question)
    check_citations(answer)
    assert answer.answer.split("\n")[1] == f"- Chỉ có trong Kế hoạch {PLAN}: **Đưa chè lên sàn thương mại điện tử** [1]"
    assert f"Tháng 9/2030 (Kế hoạch {PLAN}) [2] ↔ Tháng 12/2030 (dự thảo" in answer.answer
    assert cited(answer)[:3] == [(PLAN, "6"), (PLAN, "2"), (DRAFT, "2")]


@pytest.mark.parametrize(
    ("question", "issued", "drafted"),
    [
        ("Kinh phí vườn ươm giống chè", "1.850", "1.500"),
        ("Thời hạn xây dựng vườn ươm giống chè bản địa", "Tháng 9/2030", "Tháng 12/2030"),
    ],
)
def test_a_cell_of_the_draft_beside_the_issued_one(
    ask_elsewhere: Ask, question: str, issued: str, drafted: str
) -> None:
    answer = ask_elsewhere(f"{question} trong dự thảo và bản ban hành khác nhau thế nào?")
    check_citations(answer)
    one, other = answer.answer.split("\n")[1:3]
    assert f"**{issued}** [1]" in one
    assert f"**{drafted}** [2]" in other
    assert cited(answer) == [(PLAN, "2"), (DRAFT, "2")]


@pytest.mark.parametrize(
    "question",
    [
        "Trong số hội viên được tập huấn có bao nhiêu người là nữ?",
        "Bao nhiêu hội viên là nữ?",
        "Ký thỏa thuận bao tiêu chè búp tươi với công ty nào?",
        "Có bao nhiêu camera được lắp tại các điểm du lịch vườn chè?",
        "Chỉ số PCI năm 2029 của tỉnh đạt bao nhiêu điểm?",
        "Chỉ số PAPI của tỉnh xếp thứ mấy?",
        "Nhiệm vụ xây dựng nhãn hiệu tập thể Chè Vân Lĩnh xếp thứ mấy?",
        "Tiêu chí rút ngắn thời gian cấp phép xây dựng đứng thứ mấy?",
        "Số bác sĩ trên một vạn dân xếp thứ mấy?",
        "Số điện thoại hỗ trợ hộ trồng chè của Hội Nông dân là gì?",
        "Hội Nông dân tỉnh niêm yết số điện thoại nào?",
        "Năm 2029 có bao nhiêu ha chè đạt tiêu chuẩn hữu cơ?",
        "Đến hết năm 2029 có bao nhiêu ha chè đạt tiêu chuẩn hữu cơ?",
        "Năm 2031 sản lượng chè búp khô đạt bao nhiêu tấn?",
        "Phường nào có tỷ lệ bao phủ BHYT dưới 80%?",
        "Sở Nội vụ chủ trì nhiệm vụ nào?",
    ],
)
def test_what_no_paper_states_is_refused(ask_elsewhere: Ask, question: str) -> None:
    answer = ask_elsewhere(question)
    check_citations(answer)
    assert answer.abstained
    assert answer.reason == "not_found"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Năm 2030 tỉnh phải có bao nhiêu trạm y tế có máy siêu âm?", "9"),
        ("Có bao nhiêu giường bệnh trên một vạn dân năm 2031?", "31,5"),
    ],
)
def test_a_row_that_is_called_a_number_of_things_tells_how_many_there_are(
    ask_elsewhere: Ask, question: str, value: str
) -> None:
    assert f"**{value}**" in first_line(ask_elsewhere(question))


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Tổng kinh phí các nhiệm vụ do Sở Nông nghiệp và Môi trường chủ trì là bao nhiêu?", "2.490"),
        ("Sở Nông nghiệp và Môi trường chủ trì tổng cộng bao nhiêu kinh phí trong Kế hoạch 64?", "2.490"),
    ],
)
def test_amounts_are_added_over_the_tasks_of_an_agency(ask_elsewhere: Ask, question: str, total: str) -> None:
    answer = ask_elsewhere(question)
    assert f"**{total}**" in answer.answer
    assert len(answer.citations) == 2

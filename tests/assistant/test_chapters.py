"""Parts of a document's outline, and its appendices, asked about as a whole."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask
from tests.assistant.contract import check_citations, first_line

PLAN, REPORT = "58/KH-UBND", "BC-2029"
_CAUSES = ["14 xã ven biển", "62% nhu cầu", "chưa quyết liệt trong chỉ đạo"]


@pytest.mark.parametrize(
    ("question", "document", "items"),
    [
        ("Mục I.1 của Kế hoạch 58 có những nội dung gì?", PLAN, ["91,5 điểm", "lên 80%"]),
        ("muc i.1 cua ke hoach 58 co nhung noi dung gi", PLAN, ["91,5 điểm", "lên 80%"]),
        ("Mục III.2 của Kế hoạch 58 nói gì?", PLAN, ["kiểm soát chi còn 02 ngày làm việc"]),
        ("Phần Yêu cầu của Kế hoạch 58 gồm những gì?", PLAN, ["chia sẻ dữ liệu (LGSP)"]),
        ("Mục III của báo cáo năm 2029 nói gì?", REPORT, ["bản đồ số về rừng ngập mặn"]),
        ("Mục I.1 của báo cáo năm 2029 nói gì?", REPORT, ["37 hội nghị tập huấn"]),
    ],
)
def test_what_a_part_says(ask: Ask, question: str, document: str, items: list[str]) -> None:
    answer = ask(question)
    check_citations(answer)
    listed = answer.answer.split("\n")[1:]
    assert len(listed) == len(items)
    assert all(item in line for item, line in zip(items, listed, strict=True))
    assert {c.document for c in answer.citations} == {document}


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Phần Nguyên nhân của hạn chế trong Kế hoạch 58 có mấy nội dung?", _CAUSES),
        ("Phần nguyên nhân của Kế hoạch 58 chia ra mấy nội dung?", _CAUSES),
        ("Mục III.1 của Kế hoạch 58 có mấy nội dung?", ["giá dịch vụ lưu trú", "đường dây nóng"]),
        ("Phần Hạn chế của Báo cáo năm 2029 nêu mấy nội dung?", ["nhà văn hóa", "nước thải tại cảng cá"]),
    ],
)
def test_the_items_of_a_part_are_counted(ask: Ask, question: str, items: list[str]) -> None:
    answer = ask(question)
    check_citations(answer)
    assert f"**{len(items)} nội dung**" in first_line(answer)
    assert all(item in answer.answer for item in items)
    assert len(answer.citations) == len(items) + 1


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Theo phần Nguyên nhân của hạn chế Kế hoạch 58, kinh phí năm 2029 đạt bao nhiêu phần trăm?", "62%"),
        ("Mục I.1 của Kế hoạch 58 đặt tỷ lệ hồ sơ trực tuyến toàn trình bao nhiêu phần trăm?", "80%"),
    ],
)
def test_one_value_of_a_part(ask: Ask, question: str, value: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert f"**{value}**" in first_line(answer)
    assert [c.document for c in answer.citations] == [PLAN]


@pytest.mark.parametrize(
    ("question", "caption", "rows"),
    [
        ("Phụ lục 1 của Kế hoạch 58 nói về gì?", "CÁC NHIỆM VỤ NÂNG CAO CHỈ SỐ PAR INDEX NĂM 2030", 8),
        ("Phụ lục 2 nói về gì?", "BẢNG ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH (PAR INDEX) NĂM 2030", 13),
        ("PL 2 của Kế hoạch 58 nói gì?", "BẢNG ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH (PAR INDEX) NĂM 2030", 13),
        ("phu luc 3 ke hoach 58 noi ve gi", "BẢNG CHỈ SỐ HÀI LÒNG CỦA NGƯỜI DÂN (SIPAS) NĂM 2030", 3),
    ],
)
def test_an_appendix_as_a_whole(ask: Ask, question: str, caption: str, rows: int) -> None:
    answer = ask(question)
    check_citations(answer)
    assert f"**{caption}** ({rows} dòng)" in answer.answer
    assert [c.document for c in answer.citations] == [PLAN]


@pytest.mark.parametrize(
    ("question", "absent", "present"),
    [
        ("Phụ lục 5 của Kế hoạch 58 nói về gì?", "Phụ lục 5", "Phụ lục 1, Phụ lục 2, Phụ lục 3"),
        ("phu luc 5 cua ke hoach 58 noi ve gi", "Phụ lục 5", "Phụ lục 1, Phụ lục 2, Phụ lục 3"),
        ("Phụ lục 9 nói về gì?", "Phụ lục 9", "Kế hoạch 58/KH-UBND có Phụ lục 1"),
    ],
)
def test_an_appendix_that_is_not_there(ask: Ask, question: str, absent: str, present: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert answer.abstained
    assert answer.reason == "not_found"
    assert f"Không có {absent}" in answer.answer
    assert present in answer.answer


@pytest.mark.parametrize(
    ("question", "appendix"),
    [
        ("Xem phụ lục nào để biết chỉ số hài lòng của người dân?", "Phụ lục 3"),
        ("Phụ lục nào ghi các nhiệm vụ nâng cao chỉ số PAR INDEX?", "Phụ lục 1"),
    ],
)
def test_which_appendix(ask: Ask, question: str, appendix: str) -> None:
    answer = ask(question)
    check_citations(answer)
    assert answer.answer.startswith(f"**{appendix}** (Kế hoạch 58/KH-UBND)")

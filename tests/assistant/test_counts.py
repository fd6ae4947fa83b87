"""How many items, headings, agencies, footnotes and rows a plan has where the question looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.engine import Engine
from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

OUTLINED = Path(__file__).parent / "outlined"


@pytest.fixture(scope="module")
def ask_outlined(ask_over: AskOver) -> Ask:
    """Asks a question of a plan with a deep outline; it is indexed once, with the model that is shipped."""
    return ask_over(OUTLINED, shipped=True)


@pytest.mark.parametrize(
    ("question", "count", "items"),
    [
        ("Kế hoạch 95 quy các hạn chế về mấy nguyên nhân?", "3 nguyên nhân", ["tập huấn", "Đường truyền", "Kinh phí"]),
        ("Kế hoạch 95 chia nhiệm vụ theo bao nhiêu nhóm chỉ số?", "3 nhóm", ["Minh bạch", "Thái độ phục vụ"]),
        ("Phần công tác chỉ đạo, điều hành của Kế hoạch 95 gồm mấy mục?", "3 mục", ["Về tuyên truyền"]),
        ("Công tác chỉ đạo, điều hành trong Kế hoạch 95 trình bày theo mấy mục?", "3 mục", ["Về kiểm tra"]),
        (
            "Để cải thiện nhóm “Tiếp cận dịch vụ”, Kế hoạch 95 đưa ra mấy giải pháp (gạch đầu dòng)?",
            "3 giải pháp",
            ["bưu tá", "chợ phiên"],
        ),
        ("KH 95 nêu bao nhiêu giải pháp cho nhóm “Minh bạch” ở mục III.1?", "2 giải pháp", ["nhà rông", "thu chi"]),
    ],
)
def test_items_under_a_heading(ask_outlined: Ask, question: str, count: str, items: list[str]) -> None:
    answer = ask_outlined(question)
    check_citations(answer)
    assert f"**{count}" in first_line(answer)
    assert all(item in answer.answer for item in items)


@pytest.mark.parametrize(
    ("question", "counts", "names"),
    [
        (
            "Mục V.2 của Kế hoạch 95 gọi tên bao nhiêu Sở và bao nhiêu đơn vị khác?",
            ["3 Sở", "2 đơn vị khác"],
            ["Tài chính; Xây dựng; Giáo dục và Đào tạo", "Thanh tra tỉnh"],
        ),
        (
            "Mục 2 phần tổ chức thực hiện Kế hoạch 95 nêu tên mấy Sở, ngoài các Sở còn đơn vị nào?",
            ["3 Sở"],
            ["Công an tỉnh"],
        ),
        (
            "Khi tuyên truyền về hộ chiếu sức khỏe, Sở Nội vụ phối hợp với mấy cơ quan được nêu đích danh?",
            ["3 cơ quan"],
            ["Sở Y tế", "Công an tỉnh", "Văn phòng UBND tỉnh"],
        ),
    ],
)
def test_agencies_called_by_name(ask_outlined: Ask, question: str, counts: list[str], names: list[str]) -> None:
    answer = ask_outlined(question)
    check_citations(answer)
    assert all(f"**{count}" in first_line(answer) for count in counts)
    assert all(name in answer.answer for name in names)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Bao nhiêu chú thích của Kế hoạch 95 dẫn Chương trình số 11-CTr/TU?", ["**2 chú thích** dẫn 11-CTr/TU"]),
        ("Kế hoạch 95 có bao nhiêu chú thích?", ["**3 chú thích**: 1"]),
        (
            "Chú thích về các đơn vị làm chậm trong Kế hoạch 95 nêu mấy phường và mấy xã?",
            ["**2 phường**: phường Hang Cọp; phường Suối Bạc", "**1 xã**"],
        ),
    ],
)
def test_footnotes_that_cite_and_list(ask_outlined: Ask, question: str, said: list[str]) -> None:
    answer = ask_outlined(question)
    check_citations(answer)
    assert all(words in answer.answer for words in said)


def test_no_footnote_cites_a_document_that_none_names(ask_outlined: Ask) -> None:
    answer = ask_outlined("Mấy chú thích của Kế hoạch 95 dẫn Chương trình số 77-CTr/TU?")
    assert answer.abstained


def test_sources_that_a_sum_consists_of(ask_outlined: Ask) -> None:
    answer = ask_outlined("Kinh phí thực hiện Kế hoạch 95 gồm mấy nguồn?")
    check_citations(answer)
    assert first_line(answer).startswith("**3 nguồn**: ngân sách tỉnh 6 tỷ đồng")


def test_departments_and_others_of_the_heading_that_names_most(ask_outlined: Ask) -> None:
    answer = ask_outlined("Trong phần tổ chức thực hiện Kế hoạch 95, ngoài các Sở thì còn những đơn vị nào?")
    check_citations(answer)
    assert "- Đơn vị khác: Thanh tra tỉnh; Công an tỉnh" in answer.answer


def test_fields_that_a_decision_covers(ask_outlined: Ask) -> None:
    answer = ask_outlined("Quyết định số 318/QĐ-UBND phê duyệt quy trình nội bộ của mấy lĩnh vực thuộc Sở Xây dựng?")
    check_citations(answer)
    assert first_line(answer).startswith("**4 lĩnh vực**: Đò ngang; Chợ phiên; Mỏ đá; Nhà sàn")


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Phần B (SIPAS) trong PL1 KH 95 có tổng cộng bao nhiêu NV?", "2 nhiệm vụ"),
        ("Phần A (PAR INDEX) ở Phụ lục 1 Kế hoạch 95 có bao nhiêu nhiệm vụ?", "4 nhiệm vụ"),
        ("Mục cải cách công vụ, công chức của Kế hoạch 95 có mấy nhiệm vụ tiến độ “Trong năm 2030”?", "2 nhiệm vụ"),
        ("Tiêu chí 4.1 sắp xếp, kiện toàn các bản chia thành bao nhiêu tiêu chí thành phần?", "2 tiêu chí"),
    ],
)
def test_rows_of_a_part_of_a_table(ask_outlined: Ask, question: str, count: str) -> None:
    answer = ask_outlined(question)
    check_citations(answer)
    assert f"**{count}" in first_line(answer)


@pytest.mark.parametrize(
    ("question", "count", "parts"),
    [
        (
            "Phần A (PAR INDEX) ở PL1 Kế hoạch 95 có mấy nhóm, tổng cộng bao nhiêu nhiệm vụ?",
            "4 nhiệm vụ",
            ["**2 nhóm**", "CÔNG VỤ, CÔNG CHỨC (**3**)", "TÀI CHÍNH CÔNG (**1**)"],
        ),
        (
            "Phần Chỉ số cải cách hành chính (PAR INDEX) của PL1 KH 95 có mấy nhiệm vụ, mỗi mục I và II bao nhiêu?",
            "4 nhiệm vụ",
            ["(**3**)", "(**1**)"],
        ),
        (
            "Lĩnh vực tổ chức bộ máy ở Phụ lục 2 KH 95 có mấy tiêu chí và bao nhiêu tiêu chí thành phần?",
            "2 tiêu chí",
            ["**2 tiêu chí thành phần**"],
        ),
    ],
)
def test_the_parts_of_what_is_counted(ask_outlined: Ask, question: str, count: str, parts: list[str]) -> None:
    answer = ask_outlined(question)
    check_citations(answer)
    assert f"**{count}" in first_line(answer)
    assert all(part in answer.answer for part in parts)


def test_columns_of_a_table(ask_outlined: Ask) -> None:
    answer = ask_outlined("Bảng ở Phụ lục 1 Kế hoạch 95 có bao nhiêu cột?")
    check_citations(answer)
    assert "**6 cột**" in first_line(answer)
    assert "Cơ quan phối hợp" in first_line(answer)


def test_rows_under_a_quoted_name_that_reach_an_amount(ask: Ask) -> None:
    answer = ask(
        "Thuộc chỉ số “Cung ứng dịch vụ công”, KH 31 có mấy nội dung thành phần phấn đấu đạt hạng 12 năm 2030?"
    )
    check_citations(answer)
    assert "**1 nội dung thành phần**" in first_line(answer)
    assert "Thu gom rác biển" in answer.answer


def test_people_who_work_are_no_tasks_that_fall_due(ask: Ask) -> None:
    answer = ask("6 tháng đầu năm 2030 có bao nhiêu lao động của tỉnh sang Đức làm việc?")
    assert answer.abstained, answer.answer


def test_a_span_of_time_may_name_a_report_and_no_deadline(engine: Engine) -> None:
    assert engine.explain("Nêu các kiến nghị trong báo cáo 6 tháng đầu năm 2030.").deadline is None
    assert engine.explain("Nhiệm vụ nào phải xong trong 6 tháng đầu năm 2030?").deadline is not None

"""Which of the documents is the one on a matter, told by its title."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import check_citations, first_line

_LETTERHEAD = """**ỦY BAN NHÂN DÂN TỈNH HẢI VÂN**

Số: {number}

*Hải Vân, ngày 10 tháng 02 năm {issued}*

## {kind}
### {title}

Căn cứ Kế hoạch số 18/KH-UBND ngày 05/01/2029 của UBND tỉnh về trồng rừng ngập mặn giai đoạn 2029 - 2034;

## I. NHIỆM VỤ

- {task}
"""
_DOCUMENTS = (
    ("45/KH-UBND", 2030, "KẾ HOẠCH", "Nâng cao Chỉ số PAR INDEX năm 2030 của tỉnh Hải Vân", "Giữ các điểm đang cao."),
    ("77/KH-UBND", 2031, "KẾ HOẠCH", "Phát triển du lịch suối khoáng giai đoạn 2031 - 2035", "Mở ba tuyến đi bộ."),
    ("12/BC-UBND", 2031, "BÁO CÁO", "Kết quả nuôi trồng thủy sản năm 2030 của tỉnh Hải Vân", "Thả 300 lồng cá."),
)


@pytest.fixture(scope="module")
def ask_titles(ask_over: AskOver, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks two plans and a report that differ in their matter and years."""
    folder = tmp_path_factory.mktemp("which")
    for number, issued, kind, title, task in _DOCUMENTS:
        text = _LETTERHEAD.format(number=number, issued=issued, kind=kind, title=title, task=task)
        (folder / f"{number.split('/')[0]}-{issued}.md").write_text(text, encoding="utf-8")
    return ask_over(folder)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Kế hoạch nào nói về du lịch suối khoáng?", "**Kế hoạch 77/KH-UBND**"),
        ("Kế hoạch nào về PAR INDEX năm 2030?", "**Kế hoạch 45/KH-UBND**"),
        ("Văn bản nào báo cáo kết quả nuôi trồng thủy sản năm 2030?", "**Báo cáo 12/BC-UBND**"),
        ("Có kế hoạch nào về phát triển du lịch giai đoạn 2031-2035 không?", "**Có.** **Kế hoạch 77/KH-UBND**"),
    ],
)
def test_the_document_whose_title_says_the_matter(ask_titles: Ask, question: str, told: str) -> None:
    answer = ask_titles(question)
    check_citations(answer)
    assert first_line(answer).startswith(told)


def test_a_plan_that_is_only_cited_is_told_by_its_number(ask_titles: Ask) -> None:
    assert "18/KH-UBND" in first_line(ask_titles("Kế hoạch nào về trồng rừng ngập mặn giai đoạn 2029-2034?"))


def test_a_paper_of_another_kind_is_not_told(ask_titles: Ask) -> None:
    assert ask_titles("Nghị quyết nào về trồng rừng ngập mặn giai đoạn 2029-2034?").abstained

"""What no source speaks of is not answered from one that is merely like it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.engine import Engine
from index.build import build_index
from index.settings import Settings
from index.store import Index
from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    ("question", "unsaid"),
    [
        ("Cơ quan nào chủ trì xây dựng bộ câu hỏi thi nâng ngạch năm 2030?", "thi nâng ngạch"),
        ("Ai chủ trì việc lắp thang máy tới các xã đảo?", "thang máy"),
    ],
)
def test_a_matter_that_no_source_speaks_of_is_told_and_what_is_near(ask: Ask, question: str, unsaid: str) -> None:
    answer = ask(question)
    assert answer.reason == "not_found"
    assert unsaid in answer.answer
    assert "Gần nhất là" in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Cơ quan nào chủ trì khảo sát du khách năm 2030?", "Sở Du lịch"),
        ("Ai chịu trách nhiệm thực hiện việc lắp cáp quang trên địa bàn các xã đảo?", "Sở Khoa học và Công nghệ"),
        ("so hoa so dang ky tau ca do so nao lam", "Sở Nông nghiệp và Môi trường"),
        ("Hội nghị đối thoại với ngư dân được tổ chức theo hình thức nào, tháng mấy?", "Tháng 4/2030"),
    ],
)
def test_words_for_any_matter_need_not_be_said(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.abstained
    assert told in answer.answer


def test_a_year_of_which_no_source_is_is_told(ask: Ask) -> None:
    answer = ask("Tiêu chí nào của PAR INDEX có kết quả cao nhất năm 2019?")
    assert answer.abstained
    assert "năm 2019" in answer.answer


def test_a_plan_that_is_named_by_its_number_and_known_to_no_source_is_told(ask: Ask) -> None:
    answer = ask("Kế hoạch 841 giao cơ quan nào chủ trì khảo sát du khách?")
    assert answer.abstained
    assert "kế hoạch 841" in answer.answer.lower()


def test_a_year_in_the_name_of_a_document_asks_for_no_figures_of_that_year(ask: Ask) -> None:
    assert not ask("Báo cáo năm 2029 nói Chỉ số PAR INDEX đạt bao nhiêu điểm?").abstained


_PLAN = """**Phụ lục 1**
**Các nhiệm vụ cải cách hành chính năm 2031 của tỉnh Sơn Hải**

| TT | Nhiệm vụ | Tiến độ hoàn thành | Cơ quan chủ trì | Kết quả/Sản phẩm |
|---|---|---|---|---|
| 1 | Đẩy mạnh khám bệnh từ xa | Năm 2031 | Sở Y tế | Hướng dẫn ngư dân sử dụng khám bệnh từ xa: Tờ rơi, video ngắn |
| 2 | Nạo vét luồng vào cảng cá | Năm 2031 | Sở Xây dựng | Luồng sâu 4 m |
| 3 | Lập nhóm Zalo ấp, khu vực để báo tin | Năm 2031 | Sở Khoa học và Công nghệ | 525 nhóm Zalo hoạt động |
"""
_REPORT = """## **BÁO CÁO**

### **Kết quả công tác cải cách hành chính năm 2029 của tỉnh Sơn Hải**

## **I. KẾT QUẢ**

- Tỉnh đã định hướng, hướng dẫn ngư dân dùng khám bệnh từ xa bằng những buổi nói chuyện tại cảng.

- Tỉnh đã tổ chức 37 hội nghị tập huấn.
"""
_CATALOGUE = """documents:
  - {file: plan.md, label: KH-2031, title: Các nhiệm vụ cải cách hành chính năm 2031, period: "2031"}
  - {file: report.md, label: BC-2029, title: Kết quả cải cách hành chính năm 2029, period: "2029"}
"""


@pytest.fixture(scope="module")
def ask_two_years(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks a plan of one year and a report of another."""
    corpus, built = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("index")
    for name, text in {"plan.md": _PLAN, "report.md": _REPORT, "catalogue.yaml": _CATALOGUE}.items():
        (corpus / name).write_text(text, "utf-8")
    assert build_index(corpus, built, settings).build is not None
    index = Index.open(built, settings)
    yield Engine(index, settings).ask
    index.close()


def test_what_is_asked_of_a_year_is_looked_for_in_its_own_plan_where_a_likelier_source_is_of_another_year(
    ask_two_years: Ask,
) -> None:
    answer = ask_two_years("Năm 2031 tỉnh định hướng dẫn ngư dân dùng khám bệnh từ xa bằng những cách nào?")
    assert "Tờ rơi, video ngắn" in answer.answer
    assert [citation.document for citation in answer.citations] == ["KH-2031"]


def test_who_does_something_is_not_told_by_a_figure_alone(ask_two_years: Ask) -> None:
    assert "Sở Khoa học và Công nghệ" in ask_two_years("Ai lo mấy nhóm Zalo ở ấp?").answer


def test_a_row_that_is_named_and_not_chosen_is_a_matter_that_is_spoken_of(ask: Ask) -> None:
    question = "Giải ngân vốn đầu tư hay tỷ lệ hồ sơ trả đúng hạn, tiêu chí nào mục tiêu thấp hơn kết quả?"
    answer = ask(question)
    assert "2.2.2" in answer.answer
    assert not answer.abstained


@pytest.mark.parametrize(
    ("question", "unsaid"),
    [
        ("Tiêu chí nào của DDCI có kết quả năm 2029 cao nhất?", "Chỉ số DDCI"),
        ("Nhiệm vụ 4 về trồng cây phi lao chắn cát do cơ quan nào chủ trì?", "phi lao"),
        ("“27 trạm thu phí tự động” là sản phẩm của nhiệm vụ nào?", "27 trạm"),
        ("Bộ câu hỏi khảo sát 415 du khách do cơ quan nào chủ trì xây dựng?", "415"),
        ("Kết quả năm 2027 của tiêu chí 1.1 là bao nhiêu?", "năm 2027"),
    ],
)
def test_what_a_question_names_and_no_source_speaks_of_is_told(ask: Ask, question: str, unsaid: str) -> None:
    answer = ask(question)
    assert answer.abstained
    assert unsaid in answer.answer


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("Sở Y tế phải lắp cáp quang tới các xã đảo trước quý nào năm 2030?", "Sở Khoa học và Công nghệ"),
        ("Sở Công Thương rà soát giá thuê đất tại khu kinh tế thì hạn là bao giờ?", "Ban Quản lý Khu kinh tế"),
    ],
)
def test_a_row_of_another_agency_than_the_one_named_is_told_as_such(ask: Ask, question: str, own: str) -> None:
    answer = ask(question)
    assert answer.abstained
    assert answer.answer.startswith("Không phải cơ quan được nêu")
    assert own in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Sở KH&CN phải lắp cáp quang tới các xã đảo trước quý nào năm 2030?", "Quý II/2030"),
        ("Tiêu chí nào của PAR INDEX có kết quả năm 2029 là 2.25?", "1.1"),
        ("“14 xã có cáp quang” là sản phẩm của nhiệm vụ nào?", "Lắp cáp quang"),
    ],
)
def test_what_sources_name_in_other_words_is_answered(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.abstained
    assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Theo Kế hoạch 58: kinh phí lắp cáp quang tới các xã đảo là bao nhiêu?",
        "Bao nhiêu nhiệm vụ của Kế hoạch 58 đã hoàn thành?",
    ],
)
def test_what_a_plan_cannot_tell_is_refused_wherever_it_stands_in_the_question(ask: Ask, question: str) -> None:
    assert ask(question).abstained

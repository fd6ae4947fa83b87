"""Running text that tells meanings, causes, conditions, measures and duties, beside a table that only has figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.glossary import definitions_in
from tests.assistant.conftest import Ask, AskOver
from tests.assistant.contract import first_line

TOLD = Path(__file__).parent / "told"


@pytest.fixture(scope="module")
def ask_told(ask_over: AskOver) -> Ask:
    """Asks a question of a short plan in running text; it is indexed once, with the model that is shipped."""
    return ask_over(TOLD, shipped=True)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("RBV là gì?", "người trực ngày đêm"),
        ("Thế nào là Tổ giữ rừng?", "từ 06 đến 09 người"),
        ('"3 có mặt" được hiểu là gì?', "cùng đi tuần"),
        ('"4 sẵn sàng" gồm những thứ gì?', "**nước uống, dây thừng, còi báo, túi thuốc**"),
    ],
)
def test_a_list_of_terms_says_what_they_mean(ask_told: Ask, question: str, words: str) -> None:
    assert words in ask_told(question).answer


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Vì sao cây giống cấp cho dân không đạt mức giao?", "vườn ươm bị ngập"),
        ("Nguyên nhân tỷ lệ mật ong bán qua mạng thấp là gì?", "sóng điện thoại yếu"),
    ],
)
def test_a_cause_in_the_text_counts_more_than_a_row_without_one(ask_told: Ask, question: str, words: str) -> None:
    assert words in ask_told(question).answer


def test_a_row_of_figures_tells_no_measures(ask_told: Ask) -> None:
    answer = ask_told("Để hạ chi phí tuần rừng, kế hoạch đề ra những biện pháp gì?").answer
    assert "thiết bị bay" in answer
    assert "8,0" not in answer


def test_a_condition_is_told_where_no_date_is_meant(ask_told: Ask) -> None:
    assert "**khi hộ nhận khoán bỏ trống quá 12 tháng" in ask_told("Đất rừng bị thu hồi khi nào?").answer


def test_duties_stand_in_paragraphs_that_begin_with_the_agency(ask_told: Ask) -> None:
    assert "đo lại ranh giới rừng" in ask_told("Chi cục Kiểm lâm có trách nhiệm gì trong kế hoạch?").answer


def test_where_money_comes_from_is_told_only_by_a_text_that_names_a_source(ask_told: Ask) -> None:
    assert "quỹ bảo vệ rừng" in ask_told("Kinh phí thực hiện kế hoạch lấy từ nguồn nào?").answer


def test_the_title_is_no_answer(ask_told: Ask) -> None:
    answer = ask_told("Mục đích của kế hoạch giữ rừng và nuôi ong mật là gì?").answer
    assert "nghề phụ" in answer


def test_a_long_form_may_have_brackets_in_it() -> None:
    text = "Sửa đổi Bộ Chỉ số đo năng lực của các sở, địa phương (UBND xã, phường) trong tỉnh (DXCI) năm nay"
    [(short, long, _)] = definitions_in(text)
    assert short == "DXCI"
    assert long.startswith("Bộ Chỉ số đo năng lực")


def test_what_must_be_done_is_told_by_the_text_that_lays_it_down(ask_told: Ask) -> None:
    answer = ask_told("Hồ sơ giao rừng chậm thì phải xin lỗi như thế nào?").answer
    assert "Chủ tịch UBND xã ký" in answer.split("\n")[0]


def test_what_a_lapse_leads_to_is_no_list_of_rows(ask_told: Ask) -> None:
    assert "0,5" in ask_told("Xã chậm báo cáo thì bị trừ điểm thi đua ra sao?").answer
    assert "trâu bò" in ask_told("Vì sao một số xã bị trừ điểm về tuần rừng?").answer


def test_the_doer_of_a_deed_is_told_by_the_sentence_that_has_the_deed(ask_told: Ask) -> None:
    assert "HNO" in ask_told("Kết quả chấm mật ong năm 2029 do tổ chức nào công bố và vào ngày nào?").answer


def test_a_turn_that_only_names_money_is_about_the_answer_before(ask_told: Ask) -> None:
    follow = ask_told("Kinh phí?", ["Mục Mật ong bán qua mạng có mục tiêu bao nhiêu?"])
    assert follow.abstained or "quỹ bảo vệ rừng" in follow.answer


def test_when_something_is_not_done_is_told_by_a_condition(ask_told: Ask) -> None:
    assert "để mất rừng quá 02 héc-ta" in ask_told("Khi nào quỹ không chi tiền tuần rừng?").answer


def test_who_does_something_is_not_told_by_a_text_that_names_nobody(ask_told: Ask) -> None:
    assert ask_told("Việc thống kê chất lượng đội ngũ đi tuần rừng ở cấp xã giao ai?").abstained


@pytest.mark.parametrize(
    "question",
    [
        "Ban chỉ đạo giữ rừng họp bao lâu một lần?",
        "Mỗi năm Ban chỉ đạo giữ rừng họp mấy phiên?",
        "Tần suất họp của Ban chỉ đạo giữ rừng?",
    ],
)
def test_how_often_is_told_by_the_sentence_that_says_it(ask_told: Ask, question: str) -> None:
    assert "**mỗi quý một phiên**" in first_line(ask_told(question))


@pytest.mark.parametrize(
    "question",
    [
        "HBC nhắc trong kế hoạch 63 là gì?",
        "Cái gọi là HBC nghe lạ quá, nó là gì vậy?",
        "HBC đi cùng với TTLN nghĩa là gì?",
    ],
)
def test_an_abbreviation_is_explained_beside_where_it_was_met(ask_told: Ask, question: str) -> None:
    assert "**Hệ thống Đèn báo cháy sớm**" in first_line(ask_told(question))


def test_what_is_asked_of_an_abbreviation_beside_its_meaning_is_not_its_long_form(ask_told: Ask) -> None:
    assert "viết tắt" not in ask_told("HBC làm việc từ tháng nào?").answer


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Các việc, giải pháp trong kế hoạch phải đáp ứng yêu cầu gì?", "hợp với sức dân"),
        ("Kế hoạch yêu cầu các việc, giải pháp đề ra phải như thế nào?", "hợp với sức dân"),
        ("Sổ gác rừng phải có chữ ký của ai?", "trưởng thôn"),
    ],
)
def test_what_something_must_be_is_told_by_the_sentence_that_says_must(
    ask_told: Ask, question: str, words: str
) -> None:
    assert words in first_line(ask_told(question))


def test_a_cause_answers_for_the_failing_that_it_speaks_of(ask_told: Ask) -> None:
    assert "đặt xa" in first_line(ask_told("Vì sao số vụ chặt cây ở ven suối còn nhiều?"))
    assert ask_told("Vì sao việc cấp đèn cho người gác còn muộn?").abstained


def test_what_a_task_consists_of_is_told_by_its_outcome(ask_told: Ask) -> None:
    assert "chia đàn" in ask_told("Kế hoạch yêu cầu mở lớp dạy nuôi ong gồm những nội dung gì?").answer


def test_what_a_body_is_requested_to_do_is_all_that_stands_below_the_request(ask_told: Ask) -> None:
    answer = ask_told("Kế hoạch đề nghị Hội Nông dân tỉnh những gì?").answer
    assert "chăn thả" in answer
    assert "mẫu sổ" in answer


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        (
            "Kinh phí thực hiện kế hoạch lấy từ nguồn nào và Đội tuần tra liên ngành làm việc từ tháng nào?",
            ("quỹ bảo vệ rừng", "3/2030"),
        ),
        ("Sở Công Thương dán tem cho cái gì và Chi cục Kiểm lâm cấp gì cho người đi tuần?", ("từng chai", "áo và đèn")),
    ],
)
def test_two_things_asked_at_once_are_told_from_two_places(
    ask_told: Ask, question: str, facts: tuple[str, ...]
) -> None:
    answer = ask_told(question)
    assert all(fact in answer.answer for fact in facts), answer.answer
    assert len(answer.citations) > 1


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Trong số phương tiện bị kiểm lâm thu giữ có bao nhiêu xe trâu?", "**05**"),
        ("Trong số người gác rừng bị kỷ luật có mấy người bị cảnh cáo?", "**04**"),
    ],
)
def test_a_footnote_tells_what_its_sentence_leaves_open(ask_told: Ask, question: str, value: str) -> None:
    assert value in first_line(ask_told(question))


def test_who_holds_an_office_is_told_by_a_text_that_says_who_holds_that_one(ask_told: Ask) -> None:
    assert "Chánh Văn phòng" in first_line(ask_told("Ai làm Tổ trưởng Tổ xét khen thưởng?"))
    assert ask_told("Ai là Chủ tịch Tổ xét khen thưởng?").abstained


def test_a_request_in_a_paragraph_of_its_own_is_told(ask_told: Ask) -> None:
    answer = ask_told("Kế hoạch 63 đề nghị Mặt trận Tổ quốc tỉnh làm gì?")
    assert "chia tiền quỹ" in first_line(answer)


def test_the_members_of_a_number_of_things_are_told_by_the_text_that_lists_them(ask_told: Ask) -> None:
    assert "bản đồ khe suối" in first_line(ask_told("Bốn việc chậm tiến độ là những việc gì?"))


def test_how_many_are_missing_is_told_by_a_text_that_says_so(ask_told: Ask) -> None:
    assert "**21**" in first_line(ask_told("Cấp xã còn thiếu bao nhiêu kiểm lâm địa bàn?"))


def test_measures_are_told_from_the_row_and_from_the_text(ask_told: Ask) -> None:
    answer = ask_told("Kế hoạch nêu những giải pháp gì để giữ nước suối rừng?").answer
    assert "giữ nước suối rừng" in answer
    assert "trồng dẻ" in answer

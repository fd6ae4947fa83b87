"""Small words that change what is asked: suppositions, ranks, amounts, and turns that narrow a list."""

from __future__ import annotations

import pytest

from assistant.engine import Engine
from assistant.question import Asked, Question
from assistant.values import asked_spans
from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Nhiệm vụ 5 của Kế hoạch 58 do Sở Nông nghiệp và Môi trường chủ trì, hạn tháng 11/2030 đúng không?", True),
        ("Nhiệm vụ 5 của Kế hoạch 58 do Sở Nông nghiệp và Môi trường chủ trì, hạn tháng 10/2030 đúng không?", False),
        ("Nhiệm vụ 5 của Kế hoạch 58 do Sở Nội vụ chủ trì, hạn tháng 11/2030 đúng không?", False),
        ("Kết quả năm 2029 của tiêu chí 2.1 trên 3 phải không?", True),
        ("Kết quả năm 2029 của tiêu chí 2.1 dưới 3 phải không?", False),
    ],
)
def test_everything_supposed_must_hold(ask: Ask, text: str, holds: bool) -> None:
    assert ask(text).answer.startswith("**Đúng.**" if holds else "**Không đúng.**")


def test_an_amount_on_which_something_depends_is_not_compared_with_the_row(ask: Ask) -> None:
    told = ask("Đơn vị bị 0 điểm ở tiêu chí 2.1 thì có được xếp loại tốt không?").answer
    assert "Không đúng" not in told
    assert "Đúng" not in told


@pytest.mark.parametrize(
    "text",
    [
        "Kinh phí số hóa sổ đăng ký tàu cá là bao nhiêu?",
        "Số điện thoại của Sở Du lịch là gì?",
        "Ai là chuyên viên phụ trách nhiệm vụ 4?",
    ],
)
def test_what_plans_do_not_keep_is_not_answered_from_other_cells(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.abstained
    assert answer.reason == "not_found"


def test_what_a_cell_says_of_money_is_told(ask: Ask) -> None:
    assert "Sau khi được cấp kinh phí" in ask("Nạo vét luồng vào cảng cá khi nào xong?").answer


@pytest.mark.parametrize(
    ("question", "sentence", "value"),
    [
        ("Năm 2028 tỉnh xếp thứ mấy?", "Xếp thứ 12/34, tăng 9 bậc (năm 2028 xếp thứ 21/34).", "thứ 21/34"),
        ("Tỷ lệ hồ sơ trực tuyến là bao nhiêu?", "Có 578 hồ sơ (đạt tỷ lệ 94%).", "94%"),
        ("Bao nhiêu xe bị thanh lý?", "Điều chuyển 02 xe; thanh lý 76 xe.", "76"),
    ],
)
def test_the_value_in_the_clause_that_is_asked_about(question: str, sentence: str, value: str) -> None:
    spans = asked_spans(Question(text=question, asked=[Asked("score")] if "Tỷ lệ" in question else []), sentence, [])
    assert [sentence[start:end].strip() for start, end in spans] == [value]


def test_a_short_list_question_narrows_the_list_before(engine: Engine) -> None:
    question = engine.explain("nhiệm vụ nào của Sở Nội vụ?", ["Kế hoạch 58 có bao nhiêu nhiệm vụ?"])
    assert question.documents == ["58/KH-UBND"]
    assert [mention.agency.name for mention in question.agencies] == ["Sở Nội vụ"]


def test_a_bare_number_names_an_item_of_the_kind_before(engine: Engine) -> None:
    question = engine.explain("còn 5?", ["Nhiệm vụ 4 ai chủ trì?"])
    assert [(item.unit, item.number) for item in question.items] == [("task", "5")]
    assert question.roles() == ["lead_agency"]


def test_another_year_of_the_column_asked_before(engine: Engine) -> None:
    question = engine.explain("còn năm 2029?", ["Mục tiêu năm 2030 của tiêu chí 2.1?"])
    assert question.codes == ["2.1"]
    assert {asked.year for asked in question.asked} <= {None, 2029}


def test_a_function_word_is_read_as_typed(engine: Engine) -> None:
    assert not engine.explain("có bao nhiêu tiêu chí do Sở Tài chính theo dõi?").anaphora

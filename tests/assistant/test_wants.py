"""The kinds of value that a question asks for, and where they stand."""

from __future__ import annotations

import pytest

from assistant.cell_values import cells_may_hold
from assistant.question import Asked, Question
from assistant.values import asked_spans, may_hold_value, share_satisfied
from assistant.wants import asks_value, wants
from index.types import RecordCell
from ingest.numbers import parse_number

_MONEY = "Giải ngân 578 tỷ đồng, đạt 94% kế hoạch."
_TRAINING = "Tổ chức 37 hội nghị cho 2.415 lượt cán bộ."
_RANKED = "Năm 2029 đạt 86,42 điểm, xếp thứ 19/34 tỉnh."
_DOCUMENTS = "Theo Quyết định số 640/QĐ-UBND và Nghị quyết số 12/NQ-HĐND."
_PLACES = "Dẫn đầu là huyện Hải Vân, tiếp theo là xã Cồn Cỏ."


def _cell(header: str, text: str, role: str | None = None) -> RecordCell:
    return RecordCell(0, header, role, None, text, "own", None, [], number=parse_number(text))


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Đạt bao nhiêu phần trăm kế hoạch?", ["percent"]),
        ("Được bao nhiêu tỷ đồng, bằng mấy phần trăm kế hoạch?", ["counted", "percent"]),
        ("Tổ chức bao nhiêu hội nghị?", ["counted"]),
        ("Thanh lý bao nhiêu chiếc ô tô?", ["counted"]),
        ("Tỉnh xếp thứ mấy?", ["rank"]),
        ("PAR INDEX đạt bao nhiêu điểm?", ["amount"]),
        ("Nghị quyết số mấy?", ["document"]),
        ("Văn bản nào quy định?", ["document"]),
        ("Huyện nào dẫn đầu?", ["place"]),
        ("Kiểm tra mấy đợt mỗi năm?", ["frequency"]),
        ("Tổ họp bao lâu một lần?", ["frequency"]),
        ("Thế nào là tốt?", []),
    ],
)
def test_kinds(question: str, kinds: list[str]) -> None:
    assert [want.kind for want in wants(Question(question))] == kinds


@pytest.mark.parametrize(
    ("question", "sentence", "values"),
    [
        ("Đạt bao nhiêu phần trăm kế hoạch?", _MONEY, ["94%"]),
        ("Được bao nhiêu tỷ đồng, bằng mấy phần trăm kế hoạch?", _MONEY, ["578", "94%"]),
        ("Tổ chức bao nhiêu hội nghị?", _TRAINING, ["37"]),
        ("Tập huấn bao nhiêu lượt cán bộ?", _TRAINING, ["2.415"]),
        ("Tỉnh xếp thứ mấy?", _RANKED, ["thứ 19/34"]),
        ("PAR INDEX đạt bao nhiêu điểm?", _RANKED, ["86,42"]),
        ("Nghị quyết số mấy?", _DOCUMENTS, ["12/NQ-HĐND"]),
        ("Quyết định nào phê duyệt?", _DOCUMENTS, ["640/QĐ-UBND"]),
        ("Văn bản nào quy định?", _DOCUMENTS, ["640/QĐ-UBND", "12/NQ-HĐND"]),
        ("Huyện nào dẫn đầu?", _PLACES, ["huyện Hải Vân"]),
    ],
)
def test_the_values_that_are_asked_for(question: str, sentence: str, values: list[str]) -> None:
    asked = Question(question)
    assert [sentence[start:end] for start, end in asked_spans(asked, sentence, [])] == values
    assert share_satisfied(asked, sentence, []) == 1


def test_a_deadline_is_the_date_until_which() -> None:
    question = Question("Khi nào xong?", asked=[Asked("deadline")])
    sentence = "Bắt đầu từ tháng 3/2030, hoàn thành trước ngày 30/11/2030."
    assert [sentence[start:end] for start, end in asked_spans(question, sentence, [])] == ["ngày 30/11/2030"]


def test_an_agency_is_a_value_too() -> None:
    question = Question("Ai chủ trì?", asks_agency=True)
    sentence = "Giao Sở Du lịch thực hiện, báo cáo UBND tỉnh."
    assert [sentence[start:end] for start, end in asked_spans(question, sentence, [])] == ["Sở Du lịch"]


@pytest.mark.parametrize(
    ("question", "sentence", "share"),
    [
        ("Thông tư nào quy định?", _DOCUMENTS, 0),
        ("Được bao nhiêu tỷ đồng, bằng mấy phần trăm kế hoạch?", "Giải ngân 578 tỷ đồng.", 0.5),
        ("Đạt bao nhiêu phần trăm kế hoạch?", _TRAINING, 0),
        ("Tỉnh xếp thứ mấy?", _MONEY, 0),
        ("Huyện nào dẫn đầu?", _MONEY, 0),
    ],
)
def test_a_sentence_without_the_value(question: str, sentence: str, share: float) -> None:
    assert share_satisfied(Question(question), sentence, []) == share


@pytest.mark.parametrize(
    ("question", "sentence", "may"),
    [
        ("Tỉnh xếp thứ mấy?", _RANKED, True),
        ("Tỉnh xếp thứ mấy?", _TRAINING, False),
        ("Tổ chức bao nhiêu buổi?", _TRAINING, True),
        ("Tổ chức bao nhiêu buổi?", "Tổ chức trong năm 2029.", False),
        ("Huyện nào dẫn đầu?", _TRAINING, False),
    ],
)
def test_a_sentence_that_may_hold_the_value(question: str, sentence: str, may: bool) -> None:
    assert asks_value(Question(question))
    assert may_hold_value(Question(question), sentence) is may


@pytest.mark.parametrize(
    ("question", "cell", "may"),
    [
        ("Đạt bao nhiêu phần trăm?", _cell("Tỷ lệ (%)", "62"), True),
        ("Đạt bao nhiêu phần trăm?", _cell("Kết quả", "Đạt 62%"), True),
        ("Đạt bao nhiêu phần trăm?", _cell("Điểm tối đa", "100", "max_score"), True),
        ("Đạt bao nhiêu phần trăm?", _cell("Điểm tối đa", "3.00", "max_score"), False),
        ("Mở bao nhiêu lớp bồi dưỡng?", _cell("Sản phẩm", "05 lớp bồi dưỡng"), True),
        ("Mở bao nhiêu lớp bồi dưỡng?", _cell("Sản phẩm", "Bản đồ ranh giới"), False),
        ("Tăng bao nhiêu bậc?", _cell("Năm 2030", "20"), True),
        ("Ai chủ trì?", _cell("Sản phẩm", "Bản đồ ranh giới"), True),
    ],
)
def test_cells_that_may_hold_the_value(question: str, cell: RecordCell, may: bool) -> None:
    assert cells_may_hold(Question(question), [cell]) is may


def test_a_reason_is_no_rate() -> None:
    assert wants(Question(text="Vì sao tỷ lệ nộp trực tuyến ở vùng cao còn thấp?", why=True)) == []

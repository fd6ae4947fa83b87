"""Which rows a question means that names them by number, by a span of numbers or by their whole names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from assistant.answer import Answer
from assistant.counting import numbers_of
from assistant.engine import Engine
from assistant.question import Question
from assistant.values import asked_spans
from tests.assistant.conftest import Ask

_ON_ZALO = "Tiếp nhận qua Zalo 257 phản ánh kiến nghị (PAKN), trong đó 139/257 PAKN về thủ tục; 118 PAKN về rác."


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "Kế hoạch 58: nhiệm vụ 4 đến 6 do ai chủ trì?",
            ["**Sở Khoa học và Công nghệ**", "**Sở Nông nghiệp và Môi trường**", "**Ban Quản lý Khu kinh tế**"],
            ["Sở Du lịch"],
        ),
        (
            "Kế hoạch 58: nhiệm vụ 2 Sở Nội vụ chủ trì lĩnh vực nào và phối hợp lĩnh vực nào?",
            ["Cơ quan chủ trì: **Sở Du lịch**", "Sở Nội vụ"],
            ["giờ làm việc"],
        ),
        ("Kế hoạch 58 mục II gồm những việc gì?", ["**5 nhiệm vụ**", "cáp quang"], ["ngư dân"]),
        ("Tiêu chí ban hành kế hoạch đúng hạn năm 2029 được mấy điểm?", ["**1.00**"], ["6.25"]),
        (
            "Kế hoạch 58: nhiệm vụ 8 sở nào chủ trì và phải có báo cáo gì?",
            ["**Sở Nội vụ**", "**Báo cáo kết quả kiểm tra**"],
            [],
        ),
        ("Cộng điểm tối đa của thủ tục hành chính và tài chính công được bao nhiêu?", ["**17"], ["cao hơn"]),
    ],
)
def test_the_rows_that_are_named_are_told_and_no_others(
    ask: Ask, question: str, told: list[str], untold: list[str]
) -> None:
    answer = ask(question)
    assert not answer.abstained
    assert all(text in answer.answer for text in told)
    assert not any(text in answer.answer for text in untold)


@pytest.mark.parametrize("turn", ["Còn quý III?", "Thế quý III/2030?"])
def test_a_turn_that_only_names_another_time_asks_the_same_of_it(
    follow: Callable[[Sequence[str]], Answer], turn: str
) -> None:
    answer = follow(["Kế hoạch 58: Sở Nội vụ chủ trì những nhiệm vụ nào trong tháng 11?", turn]).answer
    assert "**1 nhiệm vụ**" in answer
    assert "giờ làm việc" in answer


def test_a_shortcoming_on_a_matter_is_told_where_the_report_is_named_first(ask: Ask) -> None:
    answer = ask("Báo cáo năm 2029: những hạn chế về nhà văn hóa là gì?").answer
    assert "9 xã" in answer
    assert "cảng cá" not in answer


def test_a_time_that_only_dates_an_amount_is_no_deadline(engine: Engine) -> None:
    assert engine.explain("Đến thời điểm báo cáo đã cắt giảm bao nhiêu TTHC?").roles() == []
    assert engine.explain("Số hóa sổ đăng ký tàu cá đến thời điểm nào xong?").roles() == ["deadline"]


def test_at_least_how_many_asks_for_an_amount(engine: Engine) -> None:
    assert engine.explain("Mỗi năm chỉ số phải tăng ít nhất mấy bậc?").operation != "gain_min"
    assert engine.explain("Nội dung nào tăng ít nhất?").operation == "gain_min"


def test_words_explained_by_an_abbreviation_count_as_it_does() -> None:
    assert [m.group() for m in numbers_of(_ON_ZALO, "PAKN qua Zalo")] == ["257", "139/257", "118"]


def test_what_a_reduction_leaves_is_told() -> None:
    sentence = "Thành phố đã giảm từ 06 xuống còn 04 đơn vị."
    spans = asked_spans(Question("Các ban quản lý giảm còn mấy đơn vị?"), sentence, [])
    assert [sentence[start:end] for start, end in spans] == ["04"]

"""How people ask for a column or for an operation from day to day."""

from __future__ import annotations

import pytest

from assistant.engine import Engine
from assistant.phrases import tokenize
from assistant.turns import Turns, without_plurals

MATTER = "rà soát văn bản"


@pytest.mark.parametrize(
    ("question", "role"),
    [
        (f"Chuyện {MATTER} trút cho bên nào gánh?", "lead_agency"),
        (f"Chỗ nào phải đứng ra lo chuyện {MATTER}?", "lead_agency"),
        (f"Chuyện {MATTER} là việc của cấp nào?", "lead_agency"),
        (f"Chuyện {MATTER} thì ai phụ một tay?", "coordinating_agency"),
        (f"Chuyện {MATTER} làm chung với ai?", "coordinating_agency"),
        (f"Chuyện {MATTER} trễ nhất khi nào phải xong?", "deadline"),
        (f"Chuyện {MATTER} bao lâu làm một bận?", "deadline"),
        (f"Chuyện {MATTER} làm xong thì nộp cái gì?", "output"),
        (f"Chuyện {MATTER} rốt cuộc phải đẻ ra giấy tờ gì?", "output"),
        (f"Chuyện {MATTER} ráng lên mấy điểm?", "target"),
        (f"Chuyện {MATTER} mong leo lên hạng mấy?", "rank_target"),
        (f"Chuyện {MATTER} hết cỡ được mấy điểm?", "max_score"),
        (f"Chuyện {MATTER} ăn được mấy điểm?", "result"),
    ],
)
def test_a_column_is_asked_for_in_everyday_turns(engine: Engine, question: str, role: str) -> None:
    asked = engine.explain(question)
    assert asked.roles() == [role]
    assert asked.operation == "lookup"
    assert asked.subject == MATTER.replace(" văn bản", "")


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("Mục nào của SIPAS bết bát nhất năm 2029?", "min"),
        ("Mục nào của SIPAS được dân khen nhất năm 2029?", "max"),
        ("Lĩnh vực nào của PAR INDEX bị hụt điểm nặng nhất năm 2029?", "gap_max"),
        ("Việc nào phải xong trước tiên?", "earliest"),
        ("Việc nào về đích sau chót?", "latest"),
    ],
)
def test_an_operation_is_asked_for_in_everyday_turns(engine: Engine, question: str, operation: str) -> None:
    assert engine.explain(question).operation == operation


def test_a_number_of_something_else_than_points_is_no_target(engine: Engine) -> None:
    assert "target" not in engine.explain("Cổng thông tin phải lên mấy bậc từ 2029 đến 2030?").roles()


def test_the_longest_words_of_a_turn_count_and_no_turn_goes_over_a_comma() -> None:
    words = {"who": ["ai", "bên nào"], "do": ["lo", "lo liệu"], "stop": ["thì"]}
    turns = Turns(words, {"roles.lead_agency": ["giao? {who} {do} $"], "roles.deadline": ["{do} xong"]})
    found = [(m.value, m.start, m.end) for m in turns.find(tokenize("giao bên nào lo liệu, xong"))]
    assert found == [("lead_agency", 0, 5)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Dạy mấy ông trưởng thôn thì ai lo?", "Dạy các ông trưởng thôn thì ai lo?"),
        ("Mấy xưởng gây bẩn là việc của cấp nào?", "Các xưởng gây bẩn là việc của cấp nào?"),
        ("Có mấy nhiệm vụ và ai chủ trì?", "Có mấy nhiệm vụ và ai chủ trì?"),
        ("Sở Y tế chủ trì mấy việc?", "Sở Y tế chủ trì mấy việc?"),
        ("Tháng mấy thì ai nộp?", "Tháng mấy thì ai nộp?"),
    ],
)
def test_a_few_people_are_not_a_number_that_is_asked_for(typed: str, meant: str) -> None:
    assert without_plurals(typed) == meant

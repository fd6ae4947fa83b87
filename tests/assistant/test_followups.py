"""Questions that lean on the ones before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from assistant.answer import Answer
from assistant.engine import Engine
from assistant.other_levels import with_levels_before
from tests.assistant.conftest import Ask
from tests.assistant.contract import cited, first_line, listed

Follow = Callable[[Sequence[str]], Answer]


@pytest.mark.parametrize(
    ("turns", "fact", "row"),
    [
        (["Ai chủ trì tiêu chí 1.2?", "còn 2.2.1?"], "Sở Khoa học và Công nghệ", "2.2.1"),
        (["Ai chủ trì tiêu chí 1.2?", "còn 1.1.2 thì sao?"], "Sở Công Thương", "1.1.2"),
        (["ai chu tri tieu chi 1.2", "con 2.2.2"], "Thanh tra tỉnh", "2.2.2"),
        (["Nhiệm vụ 5 khi nào xong?", "ai phối hợp?"], "Sở Khoa học và Công nghệ", "5"),
        (["Nhiệm vụ 5 khi nào xong?", "sản phẩm là gì?"], "Cơ sở dữ liệu tàu cá", "5"),
        (["Mục tiêu năm 2030 của tiêu chí 2.1 là bao nhiêu?", "thế kết quả năm 2029?"], "3.10", "2.1"),
        (["Trạm y tế xã năm 2028 phấn đấu xếp thứ mấy?", "thế năm 2026?"], "51", "2"),
        (["Trạm y tế xã năm 2028 phấn đấu xếp thứ mấy?", "so với năm 2026 cải thiện mấy bậc?"], "9", "2"),
        (["Ai chủ trì tiêu chí 1.2?", "còn 2.2.1?", "điểm tối đa?"], "3.00", "2.2.1"),
    ],
)
def test_what_is_left_out_comes_from_before(follow: Follow, turns: list[str], fact: str, row: str) -> None:
    answer = follow(turns)
    assert f"**{fact}**" in first_line(answer)
    assert [key for _, key in cited(answer)] == [row]


@pytest.mark.parametrize(
    ("turns", "fact"),
    [
        (["Ai ký Kế hoạch 58?", "ban hành ngày nào?"], "15/03/2030"),
        (["Ai ký Kế hoạch 58?", "còn Kế hoạch 31?"], "Lương Thu Trà"),
    ],
)
def test_documents(follow: Follow, turns: list[str], fact: str) -> None:
    assert f"**{fact}**" in first_line(follow(turns))


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("Trạm y tế xã từ năm 2026 đến 2030 phấn đấu cải thiện bao nhiêu bậc?", ["Chênh **21**"]),
        (
            "Nội dung thành phần nào của Kế hoạch 31 tăng hạng nhiều nhất và ít nhất từ 2026 đến 2030?",
            ["Trạm y tế xã** – chênh 21", "Đóng góp tự nguyện** – chênh 15"],
        ),
        ("Kế hoạch 58 và bản dự thảo khác nhau thế nào về số và ngày?", ["58/KH-UBND", "15/03/2030", "để trống"]),
        ("Phụ lục 1 Kế hoạch 58 có bao nhiêu nhiệm vụ được đánh số thứ tự?", ["Có **8 nhiệm vụ**"]),
    ],
)
def test_what_two_years_two_ends_or_two_versions_come_to(ask: Ask, question: str, facts: list[str]) -> None:
    answer = ask(question).answer
    assert [fact for fact in facts if fact not in answer] == []


def test_a_level_alone_is_asked_in_the_place_of_the_one_before() -> None:
    asked = "Cấp huyện ban hành bao nhiêu quy trình?"
    assert with_levels_before([asked, "vậy cấp xã thì bao nhiêu?"])[1] == "cấp xã ban hành bao nhiêu quy trình?"
    for other in ("cấp xã có mấy nhà văn hóa?", "còn cấp huyện?"):
        assert with_levels_before([asked, other])[1] == other


def test_another_agency(follow: Follow) -> None:
    answer = follow(["Sở Nội vụ chủ trì những nhiệm vụ nào?", "còn Sở Du lịch?"])
    assert listed(answer) == [("58/KH-UBND", "2")]


def test_a_question_that_stands_alone_forgets_what_was_before(engine: Engine) -> None:
    question = "Cơ quan nào chủ trì tiêu chí 1.2 của Kế hoạch 58?"
    alone = engine.ask(question)
    after = engine.ask(question, ["Nhiệm vụ 3 của Kế hoạch 12 khi nào xong?", "Ai ký Kế hoạch 31?"])
    assert after.answer == alone.answer
    assert after.citations == alone.citations


def test_the_history_is_seen_in_the_explanation(engine: Engine) -> None:
    question = engine.explain("còn 2.2.1?", ["Điểm tối đa của tiêu chí 1.2 là bao nhiêu?"])
    assert question.codes == ["2.2.1"]
    assert question.roles() == ["max_score"]


@pytest.mark.parametrize("history", [[""], ["   ", "\x00"], ["<b>"], ["Ai chủ trì tiêu chí 1.2?"] * 50])
def test_any_history_is_borne(engine: Engine, history: list[str]) -> None:
    answer = engine.ask("Ai chủ trì tiêu chí 2.2.1?", history)
    assert "**Sở Khoa học và Công nghệ**" in answer.answer


@pytest.mark.parametrize(
    ("turns", "agency", "rows"),
    [
        (["Sở nào chủ trì tiêu chí 3.1?", "đơn vị đó còn chủ trì tiêu chí nào nữa?"], "Sở Tài chính", ["2.2.4", "3.1"]),
        (
            ["Ai chủ trì nhiệm vụ 1?", "hạn khi nào?", "sở đó chủ trì những nhiệm vụ nào trong Kế hoạch 58?"],
            "Sở Nội vụ",
            ["1", "8", "9"],
        ),
    ],
)
def test_that_agency_is_the_one_just_answered(follow: Follow, turns: list[str], agency: str, rows: list[str]) -> None:
    answer = follow(turns)
    assert f"**{agency}** chủ trì" in first_line(answer)
    assert set(rows) <= {key for _, key in cited(answer)}


def test_some_of_the_rows_listed_before(follow: Follow) -> None:
    turns = ["Những nhiệm vụ nào của Kế hoạch 58 hạn tháng 11/2030?", "Cái nào không do Sở Nội vụ chủ trì?"]
    assert [key for _, key in cited(follow(turns))] == ["5"]


@pytest.mark.parametrize(
    ("turns", "fact"),
    [
        (["Ai chủ trì tiêu chí 1.2?", "Mục tiêu năm 2030 cao hơn kết quả năm 2029 mấy điểm?"], "**0.5**"),
        (["Năm 2029 tỉnh tổ chức bao nhiêu hội nghị tập huấn?", "cho bao nhiêu lượt cán bộ?"], "**2.415**"),
    ],
)
def test_a_question_with_words_of_its_own_about_the_matter_before(follow: Follow, turns: list[str], fact: str) -> None:
    assert fact in follow(turns).answer


@pytest.mark.parametrize(
    ("turns", "fact", "rows"),
    [
        (
            ["Sở Nội vụ chủ trì những nhiệm vụ nào trong Kế hoạch 58?", "cái thứ hai hạn khi nào?"],
            "Quý III/2030",
            ["8"],
        ),
        (["Sở Nội vụ chủ trì những nhiệm vụ nào trong Kế hoạch 58?", "việc cuối cùng ai phối hợp?"], "Khoa học", ["9"]),
        (
            ["Sở Nội vụ chủ trì những nhiệm vụ nào trong Kế hoạch 58?", "Trong đó việc nào hạn sớm nhất?"],
            "4/2030",
            ["1"],
        ),
        (["Sở Tài chính theo dõi những tiêu chí nào?", "Tiêu chí nào kết quả thấp nhất?"], "0.70", ["2.2.4"]),
    ],
)
def test_rows_are_picked_from_those_just_listed(follow: Follow, turns: list[str], fact: str, rows: list[str]) -> None:
    answer = follow(turns)
    assert fact in answer.answer
    assert [key for _, key in cited(answer)][: len(rows)] == rows


@pytest.mark.parametrize(
    ("first", "second"),
    [("cao nhất", "Thấp nhất?"), ("cao nhất", "Còn thấp nhất thì sao?"), ("thấp nhất", "Cao nhất?")],
)
def test_the_other_end_of_the_same_ranking(follow: Follow, first: str, second: str) -> None:
    asked = "Tiêu chí nào của PAR INDEX có kết quả năm 2029 {}?"
    end = "thấp nhất" if first == "cao nhất" else "cao nhất"
    assert follow([asked.format(first), second]).answer == follow([asked.format(end)]).answer


@pytest.mark.parametrize(
    ("turns", "fact", "row"),
    [
        (["Kết quả năm 2029 của tiêu chí 1.2 là bao nhiêu?", "Năm 2030 thì sao?"], "4.50", "1.2"),
        (["Trạm y tế xã năm 2028 phấn đấu xếp thứ mấy?", "2026?"], "51", "2"),
        (["Kết quả năm 2029 của tiêu chí 1.2?", "mục tiêu?", "còn 2.1?"], "3.60", "2.1"),
        (["Mục tiêu năm 2030 của tiêu chí 2.1?", "so với năm trước?"], "0.5", "2.1"),
    ],
)
def test_the_year_that_is_meant(follow: Follow, turns: list[str], fact: str, row: str) -> None:
    answer = follow(turns)
    assert f"**{fact}**" in first_line(answer)
    assert [key for _, key in cited(answer)] == [row]


@pytest.mark.parametrize(
    ("turns", "fact", "row"),
    [
        (
            ["Ai lo việc số hóa sổ đăng ký tàu cá?", "bao giờ làm xong và phải phối hợp với ai?"],
            "11/2030",
            "5",
        ),
        (["Ai chủ trì lắp cáp quang tới các xã đảo?", "sản phẩm?"], "14 xã có cáp quang", "4"),
    ],
)
def test_the_row_just_answered_is_meant(follow: Follow, turns: list[str], fact: str, row: str) -> None:
    answer = follow(turns)
    assert fact in answer.answer
    assert [key for _, key in cited(answer)] == [row]


def test_the_text_just_answered_is_meant_before_other_sources(follow: Follow) -> None:
    answer = follow(["Tỉnh đã tổ chức bao nhiêu hội nghị tập huấn?", "Kế hoạch 77 ban hành để xử lý gì?", "ngày nào?"])
    assert "20/6/2029" in answer.answer


@pytest.mark.parametrize("why", ["Vì sao thấp thế?", "lý do là gì?"])
def test_a_table_gives_no_reason_for_the_row_just_answered(follow: Follow, why: str) -> None:
    answer = follow(["Tiêu chí 2.2.4 năm 2029 đạt mấy điểm?", why])
    assert answer.reason == "not_found"
    assert "không nêu lý do" in answer.answer


def test_a_count_after_the_signer_is_of_that_document(follow: Follow) -> None:
    assert "**8 nhiệm vụ**" in follow(["Ai ký Kế hoạch 58?", "Kế hoạch này có bao nhiêu nhiệm vụ?"]).answer


def test_the_two_matters_before_are_told_together(follow: Follow) -> None:
    answer = follow(["Nhiệm vụ 2 của Kế hoạch 12 ai chủ trì?", "còn nhiệm vụ 3?", "hai việc đó hạn khi nào?"])
    assert {key for _, key in cited(answer)} == {"2", "3"}
    assert "Quý IV/2029" in answer.answer
    assert "Tháng 6/2029" in answer.answer


def test_both_of_one_matter_are_that_matter(follow: Follow) -> None:
    answer = follow(["Nhiệm vụ 2 của Kế hoạch 12 ai chủ trì?", "cả hai hạn khi nào?"])
    assert {key for _, key in cited(answer)} <= {"2"}


def test_the_same_task_of_another_plan(follow: Follow) -> None:
    answer = follow(
        ["Kế hoạch 12 ai chủ trì lắp cáp quang tới các xã đảo?", "Nhiệm vụ tương tự trong kế hoạch 2031 giao ai?"]
    )
    assert "**Sở Tài chính**" in first_line(answer)


def test_how_many_in_all_counts_what_was_listed(follow: Follow) -> None:
    answer = follow(["Sở Nông nghiệp và Môi trường chủ trì việc gì trong Kế hoạch 12?", "Bao nhiêu việc cả thảy?"])
    assert "**2 nhiệm vụ**" in first_line(answer)


def test_another_agency_is_asked_for_in_the_same_role(follow: Follow) -> None:
    answer = follow(["Sở Tài chính phối hợp việc gì trong Kế hoạch 12?", "còn Sở Nông nghiệp và Môi trường?"])
    assert answer.abstained
    assert "phối hợp" in answer.answer

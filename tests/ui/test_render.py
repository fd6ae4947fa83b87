"""What the chat shows of an answer: marks that lead to cards, used cells marked, nothing of a text live."""

from __future__ import annotations

import pytest

from assistant.answer import Answer
from tests.ui.fakes import HOSTILE, FakeEngine, FakeLibrary, row_citation
from ui import words
from ui.render import ShownAnswer, plain_answer, show_answer
from ui.sources import said_sentences


def _show(question: str) -> ShownAnswer:
    return show_answer(FakeEngine().ask(question), FakeLibrary(), "1")


def test_a_mark_leads_to_its_card_and_to_the_document() -> None:
    shown = _show("Sở nào chủ trì tiêu chí 7.1.2?")
    assert 'href="/documents/164-kh-ubnd#phu-luc-2-7.1.2"' in shown.message
    assert 'class="tl-mark nguon-1-1"' in shown.message
    assert 'id="nguon-1-1"' in shown.sources


def test_a_row_is_shown_with_the_used_cell_marked_and_where_it_comes_from() -> None:
    sources = _show("7.1.2").sources
    used = sources[sources.index('class="tl-used"') :]
    assert (
        used.index("Đơn vị chủ trì") < used.index("Sở Thông tin và Truyền thông") < used.index("ô gộp, theo dòng 7.1")
    )
    assert sources.count('class="tl-used"') == 1


def test_a_paragraph_is_shown_whole_with_the_said_sentence_marked() -> None:
    sources = _show("công khai").sources
    assert "<mark>Tăng cường công khai, minh bạch.</mark>" in sources
    assert "Giảm chi phí." in sources


def test_the_table_of_an_answer_has_its_marks_row_by_row() -> None:
    message = _show("Liệt kê").message
    assert message.count("<tr>") == 3
    assert message.index("Hạ tầng mạng") < message.index("nguon-1-1", message.index("Hạ tầng mạng"))


def test_a_table_names_the_header_in_each_cell_for_narrow_screens() -> None:
    assert '<span class="tl-label">Tiêu chí</span>Hạ tầng mạng' in _show("Liệt kê").message


def test_the_note_of_a_row_stands_on_its_card_unless_the_answer_says_it() -> None:
    answer = FakeEngine().ask("Liệt kê")
    note = "Tên trùng với tiêu chí 7.1."
    assert f"<b>Lưu ý</b><ul><li>{note}</li>" in show_answer(answer, FakeLibrary(), "1").sources
    shown = show_answer(answer.model_copy(update={"notes": [note]}), FakeLibrary(), "1")
    assert f"<b>Lưu ý</b><ul><li>{note}</li>" in shown.message
    assert f"<li>{note}</li>" not in shown.sources


def test_an_abstention_looks_like_none_of_the_answers() -> None:
    message = _show("Giá vàng?").message
    assert "tl-abstained" in message
    assert "Không tìm thấy trong các văn bản" in message
    assert "tl-copy" not in message


def test_low_confidence_is_said_in_words() -> None:
    assert "Nên đối chiếu với nguồn" in _show("công khai").message
    assert "Nên đối chiếu với nguồn" not in _show("7.1.2").message


@pytest.mark.parametrize(
    "text", [HOSTILE, "![x](http://x/y.png)", "[a](javascript:alert(1))", "a <img src=x onerror=y>"]
)
def test_nothing_of_a_text_is_live(text: str) -> None:
    answer = Answer(id="a", question=text, answer=f"{text} [1]", notes=[text], citations=[row_citation()])
    shown = show_answer(answer, FakeLibrary(), "1")
    for html in (shown.message, shown.sources):
        for live in ("<script", "<img", 'href="javascript', "onerror=y>"):
            assert live not in html.replace("onerror=y&gt;", "")


def test_the_message_has_no_empty_line_that_would_end_its_html() -> None:
    answer = Answer(id="a", question="q", answer="một\n\nhai\n\n- ba\n- bốn", notes=["n"])
    assert "\n\n" not in show_answer(answer, FakeLibrary(), "1").message


def test_a_mark_without_a_source_stays_text() -> None:
    assert "[7]" in show_answer(Answer(id="a", question="q", answer="theo [7]"), FakeLibrary(), "1").message


def test_a_source_that_the_build_lacks_shows_its_quote() -> None:
    citation = row_citation().model_copy(update={"node": "gone"})
    shown = show_answer(Answer(id="a", question="q", answer="x [1]", citations=[citation]), FakeLibrary(), "1")
    assert "7.1.2 … Ứng dụng nền tảng số" in shown.sources


def test_the_metadata_source_shows_the_facts_of_the_document() -> None:
    citation = row_citation().model_copy(update={"node": "164-kh-ubnd#thong-tin"})
    shown = show_answer(Answer(id="a", question="q", answer="x [1]", citations=[citation]), FakeLibrary(), "1")
    assert "Nguyễn Văn A" in shown.sources


def test_plain_text_carries_the_sources() -> None:
    text = plain_answer(FakeEngine().ask("7.1.2"))
    assert text.endswith("Nguồn:\n[1] Phụ lục 2, dòng 7.1.2, 164/KH-UBND")
    assert "**" not in text
    assert "- TT: 7.1.1 | Tiêu chí: Hạ tầng mạng [1]" in plain_answer(FakeEngine().ask("liệt kê"))


def test_sentences_that_the_answer_says_are_marked() -> None:
    assert said_sentences("Một câu. Hai câu.", "Hai câu. Ba câu.") == [("Một câu.", False), ("Hai câu.", True)]
    assert said_sentences("Một câu. Hai câu.", "Một câu. Hai câu.") == [("Một câu.", True), ("Hai câu.", True)]


@pytest.mark.parametrize(
    ("marker", "shown"),
    [("I", "I."), ("1", "1."), ("a", "a)"), ("đ", "đ)"), ("-", "-"), ("", ""), ("Điều 5", "Điều 5.")],
)
def test_markers_have_their_sign(marker: str, shown: str) -> None:
    assert words.marker(marker) == shown


def test_dates_are_written_as_officials_do() -> None:
    assert words.day("2024-05-30") == "30/05/2024"
    assert words.day("2024") == "2024"
    assert words.day(None) == ""

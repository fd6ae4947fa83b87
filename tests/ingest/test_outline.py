"""The outline: what stands under which heading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.anchors import Anchors
from ingest.blocks import TextBlock
from ingest.model import Fragment, Section
from ingest.outline import build_outline


def outline(*texts: str, levels: dict[str, int] | None = None) -> list[Section]:
    blocks = [
        TextBlock(text, [Fragment(text, line, line)], (levels or {}).get(text)) for line, text in enumerate(texts, 1)
    ]
    return build_outline(blocks, Anchors())


def paths(sections: list[Section]) -> dict[str, list[str]]:
    return {section.text: section.path for section in sections}


def test_plan_headings() -> None:
    found = outline(
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "- Duy trì các chỉ số.",
        "+ Giữ hạng.",
        "2. Yêu cầu",
        "a) Khả thi",
        "Phải rõ.",
        "II. TỔ CHỨC",
        "1. Sở Nội vụ",
        "Chủ trì thực hiện.",
    )
    assert paths(found) == {
        "MỤC ĐÍCH": [],
        "Mục đích": ["I. MỤC ĐÍCH"],
        "Duy trì các chỉ số.": ["I. MỤC ĐÍCH", "1. Mục đích"],
        "Giữ hạng.": ["I. MỤC ĐÍCH", "1. Mục đích", "- Duy trì các chỉ số."],
        "Yêu cầu": ["I. MỤC ĐÍCH"],
        "Khả thi": ["I. MỤC ĐÍCH", "2. Yêu cầu"],
        "Phải rõ.": ["I. MỤC ĐÍCH", "2. Yêu cầu", "a) Khả thi"],
        "TỔ CHỨC": [],
        "Sở Nội vụ": ["II. TỔ CHỨC"],
        "Chủ trì thực hiện.": ["II. TỔ CHỨC", "1. Sở Nội vụ"],
    }
    assert [section.anchor for section in found if section.heading][:3] == ["muc-i", "muc-i-1", "muc-i-2"]


def test_law_headings() -> None:
    found = outline(
        "Phần I. QUY ĐỊNH",
        "Chương II",
        "Mục 1. Thẩm quyền",
        "Điều 5. Trách nhiệm",
        "1. Sở Nội vụ chủ trì.",
        "a) Rà soát;",
        "Điều 6. Hiệu lực",
    )
    markers = {section.text: section.marker for section in found}
    assert markers["Trách nhiệm"] == "Điều 5"
    assert found[4].path[-1] == "Điều 5. Trách nhiệm"
    assert found[5].path[-1] == "1. Sở Nội vụ chủ trì."
    assert found[6].path == found[3].path


def test_numbers_that_are_no_marks() -> None:
    found = outline("I. KẾT QUẢ", "1. Đã ban hành 12 văn bản.", "2023 là năm bản lề.", "12 đơn vị tham gia.")
    assert [section.marker for section in found] == ["I", "1", "", ""]


def test_letters_and_numerals_are_told_apart() -> None:
    found = outline("A. PHẦN A", "I. MỘT", "II. HAI", "B. PHẦN B", "I. MỘT NỮA", "C. PHẦN C", "I. CUỐI")
    assert paths(found)["MỘT NỮA"] == ["B. PHẦN B"]
    assert paths(found)["CUỐI"] == ["C. PHẦN C"]


def test_decimals_nest_by_their_parts() -> None:
    found = outline("1. Một", "1.1. Một một", "1.1.1. Ba", "1.2. Một hai", "2. Hai")
    assert paths(found)["Ba"] == ["1. Một", "1.1. Một một"]
    assert paths(found)["Một hai"] == ["1. Một"]
    assert paths(found)["Hai"] == []


def test_the_end_of_a_document_belongs_to_no_heading() -> None:
    found = outline(
        "III. TỔ CHỨC",
        "1. Sở Nội vụ",
        "- Báo cáo.",
        "Trên đây là Kế hoạch của Thành phố.",
        "Nơi nhận:",
        "- Bộ Nội vụ;",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Văn A",
    )
    assert paths(found)["Trên đây là Kế hoạch của Thành phố."] == []
    assert paths(found)["Bộ Nội vụ;"] == ["Nơi nhận:"]
    assert paths(found)["Nguyễn Văn A"] == []


def test_motto_and_lines_are_left_out() -> None:
    assert outline("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "-----") == []


def test_levels_of_the_form_make_headings() -> None:
    found = outline("I. NỘI DUNG", "Biện pháp chung", "Làm ngay.", levels={"Biện pháp chung": 3})
    assert found[1].heading
    assert found[2].path == ["I. NỘI DUNG", "Biện pháp chung"]


@given(
    st.lists(
        st.sampled_from(["I. A", "A. B", "1. c", "1.2. d", "a) e", "- f", "+ g", "(1) h", "Điều 3. i", "k", "C. l"])
    )
)
def test_any_order_of_marks_is_an_outline(texts: list[str]) -> None:
    found = outline(*texts)
    position = {section.id: number for number, section in enumerate(found)}
    assert len(found) == len(texts)
    assert all(position[section.parent] < position[section.id] for section in found if section.parent)
    assert len({section.anchor for section in found}) == len(found)
